"""Which edition and which programme a name means."""

from pathlib import Path

import pytest

from oversight.problem import Problem, Refused
from oversight.report.library import find_edition, find_programme
from tests.report.conftest import HOME

_OWN = """\
edition: daily
kind: daily
title: {zh: 我的日报, en: My brief}
sections: [brief, sources]
"""
_PROGRAMME = """\
programme: own
title: {zh: a, en: b}
suits: ["it.*"]
indicators:
  - {indicator: a, title: {zh: a, en: b}, measure: flagged, rules: ["*"], better: low}
"""


def _refused(name: str, kind: str, folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as refused:
        find_edition(name, kind, [folder])
    return refused.value.problems


def test_the_own_edition_comes_first(tmp_path: Path) -> None:
    (tmp_path / "daily.yaml").write_text(_OWN, encoding="utf-8")
    folders = [tmp_path, HOME / "reports"]
    assert find_edition("daily", "daily", folders).title.en == "My brief"
    assert find_edition("audit", "audit", folders).kind == "audit"


def test_no_such_edition() -> None:
    assert _refused("dayly", "daily", HOME / "reports") == (
        Problem("--edition", "There is no edition 'dayly'.", "Did you mean 'daily'?"),
    )


def test_an_edition_of_another_kind() -> None:
    assert _refused("audit", "daily", HOME / "reports") == (
        Problem(
            "--edition",
            "The edition 'audit' is of the kind audit, not daily.",
            "Name an edition of the kind daily, or use 'oversight report audit'.",
        ),
    )


@pytest.mark.parametrize(
    ("sections", "said"),
    [
        ("[brief, method, sources]", "The section 'method' cannot stand in a daily edition."),
        ("[brief, brief, sources]", "A section stands twice under 'sections'."),
        (
            "[sources, brief]",
            "The last section must be 'sources': every printed number refers to it.",
        ),
    ],
)
def test_sections_that_do_not_fit(sections: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "daily.yaml"
    path.write_text(_OWN.replace("[brief, sources]", sections), encoding="utf-8")
    assert _refused("daily", "daily", tmp_path) == (
        Problem(f"{path}:1:1", said, "Change the value."),
    )


def test_the_programme_that_suits(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(_PROGRAMME, encoding="utf-8")
    folders = [tmp_path, HOME / "audits"]

    def chosen(*rules: str) -> str:
        return find_programme(None, folders, rules).programme

    assert chosen("it.road-fines/a", "cn.licensing/b") == "own"
    assert chosen("cn.licensing/b") == "licensing-quarter"
    assert chosen("nl.wabo/c") == "wabo-permits"
    assert chosen("own.pack/c") == "general"
    assert find_programme("general", folders, ["it.road-fines/a"]).programme == "general"


def test_no_programme_at_all(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        find_programme(None, [tmp_path], [])
    assert refused.value.problems == (
        Problem(
            "--programme",
            "No audit programme suits the rules of this run.",
            "Name one, or write one under audits/.",
        ),
    )
