"""A new rule checks, its spec holds, and a name that cannot be is refused."""

from pathlib import Path

import pytest

from oversight.layout import lay_out
from oversight.problem import Refused
from oversight.rulebook.rulebook import load_rulebook
from oversight.rulebook.scaffold import Wanted, add_pack, scaffold
from oversight.specs.coverage.report import coverage, percent
from oversight.specs.feature import read_feature
from oversight.specs.lint import lint
from oversight.specs.mutation.mutant import share
from oversight.specs.mutation.run import run, scores
from oversight.specs.trial.book import open_book


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_new_rule_is_whole(tmp_path: Path, language: str) -> None:
    wanted = Wanted("my.desk/slow-reply", 'Slow "reply": no', "答复慢", language)
    written = scaffold(tmp_path, wanted)
    assert [str(path.relative_to(tmp_path)) for path in written] == [
        "rules/my.desk/pack.yaml",
        "rules/my.desk/norms.yaml",
        "rules/my.desk/slow-reply.rule",
        "rules/my.desk/slow-reply.md",
        "features/my.desk/slow-reply.feature",
    ]
    rulebook = load_rulebook(["my.desk"], [tmp_path / "rules"])
    assert rulebook.rules["my.desk/slow-reply"].title.en == 'Slow "reply": no'
    assert lint(["my.desk/slow-reply"], [read_feature(written[-1])]) == []
    book = open_book([tmp_path / "rules"], "my.desk")
    (tried,) = book.tried
    # The scenarios try every condition of it, and notice every mistake.
    assert percent(coverage(book)) == 100.0
    assert share(scores(run(book))) == 100.0
    assert len(tried.worlds) == 3


def test_a_second_rule_of_a_pack_keeps_what_is_there(tmp_path: Path) -> None:
    scaffold(tmp_path, Wanted("my.desk/one", "One", "一"))
    before = (tmp_path / "rules/my.desk/pack.yaml").read_text()
    scaffold(tmp_path, Wanted("my.desk/two", "Two", "二"))
    assert (tmp_path / "rules/my.desk/pack.yaml").read_text() == before
    rulebook = load_rulebook(["my.desk"], [tmp_path / "rules"])
    assert sorted(rulebook.rules) == ["my.desk/one", "my.desk/two"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("my.desk", "PACK/NAME: '' is no name of a rule."),
        ("my.desk/Slow", "PACK/NAME: 'Slow' is no name of a rule."),
        ("my.desk/terms", "PACK/NAME: terms.rule holds a pack's shared terms."),
        ("../x/y", "PACK/NAME: '..' is no name of a pack."),
        ("cn.licensing/mine", "PACK/NAME: The pack 'cn.licensing' came with the engine."),
    ],
)
def test_what_cannot_be_made(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        scaffold(tmp_path, Wanted(name, "T", "题"))
    assert said in str(refused.value)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_stays(tmp_path: Path) -> None:
    scaffold(tmp_path, Wanted("my.desk/one", "One", "一"))
    with pytest.raises(Refused) as refused:
        scaffold(tmp_path, Wanted("my.desk/one", "One", "一"))
    assert [p.said for p in refused.value.problems] == ["This file is there already."] * 2


def test_the_pack_is_added_to_the_settings_once(tmp_path: Path) -> None:
    config = lay_out(tmp_path / "p", packs=["nl.wabo"], timezone="Europe/Amsterdam", calendar="NL")
    assert [add_pack(config, "my.desk"), add_pack(config, "my.desk")] == [True, False]
    assert 'packs = ["nl.wabo", "my.desk"]' in config.read_text()
