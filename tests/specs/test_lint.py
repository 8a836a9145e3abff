"""Rules without the specs every rule needs are named."""

from __future__ import annotations

from pathlib import Path

from oversight.specs.feature import read_feature
from oversight.specs.lint import lint, mistagged, tags_by_rule
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


def test_a_rule_that_never_doubts_needs_no_scenario_that_cannot_tell(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH)
    features = [read_feature(path) for path in home.rglob("*.feature")]
    assert lint({"x.shop/refused"}, features, sure={"x.shop/refused"}) == []


def test_tags_that_are_not_what_is_expected_are_named(tmp_path: Path) -> None:
    turned = ENGLISH.replace("@must-fire", "@turned").replace("@must-not-fire", "@must-fire")
    home = project(tmp_path, en=turned.replace("@turned", "@must-not-fire"))
    [path] = home.rglob("*.feature")
    said = mistagged([read_feature(path)])
    assert [(problem.said, problem.fix) for problem in said] == [
        (
            "The scenario is tagged @must-not-fire, but expects 'flagged'.",
            "Tag it @must-fire; both, where another of its subjects is not flagged.",
        ),
        (
            "The scenario is tagged @must-fire, but expects no 'flagged'.",
            "Take the tag away, or expect a finding that is 'flagged'.",
        ),
    ]
