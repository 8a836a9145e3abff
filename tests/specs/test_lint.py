"""Rules without the specs every rule needs are named."""

from __future__ import annotations

from pathlib import Path

from oversight.specs.feature import read_feature
from oversight.specs.lint import lint, tags_by_rule
from tests.specs.tables import CHINESE, ENGLISH, project


def test_tags_count_for_the_rule_the_background_names(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, zh=CHINESE)
    features = [read_feature(path) for path in sorted(home.rglob("*.feature"))]
    assert tags_by_rule(features) == {
        "x.shop/refused": {"must-fire", "must-not-fire", "cannot-tell"}
    }
    assert lint({"x.shop/refused"}, features) == []


def test_a_tag_without_its_outcome_does_not_count(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH.replace("@must-not-fire", "@must-not-fire @cannot-tell"))
    [path] = home.rglob("*.feature")
    said = lint({"x.shop/refused", "x.shop/other"}, [read_feature(path)])
    fix = "Add one: every rule needs @must-fire, @must-not-fire, @cannot-tell."
    assert [str(problem) for problem in said] == [
        "features/x.shop/other.feature: No scenario of the rule 'x.shop/other' is tagged "
        f"@must-fire and expects 'flagged'. {fix}",
        "features/x.shop/other.feature: No scenario of the rule 'x.shop/other' is tagged "
        f"@must-not-fire. {fix}",
        "features/x.shop/other.feature: No scenario of the rule 'x.shop/other' is tagged "
        f"@cannot-tell and expects 'cannot_tell'. {fix}",
        "features/x.shop/refused.feature: No scenario of the rule 'x.shop/refused' is tagged "
        f"@cannot-tell and expects 'cannot_tell'. {fix}",
    ]
