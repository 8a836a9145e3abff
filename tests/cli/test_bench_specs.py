"""What `oversight specs coverage` and `mutate` print, and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from oversight.cli.app import app
from oversight.problem import Refused
from tests.specs.packs import small_pack


def run(home: Path, *args: str) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, ["-C", str(home), *args])
    if isinstance(result.exception, Refused):
        return 2, [str(problem) for problem in result.exception.problems]
    return result.exit_code, result.output.splitlines()


def test_coverage_on_the_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, lines = run(Path(), "specs", "coverage", "small/waits")
    assert code == 1
    assert lines[0] == " 90.9 %  small/waits  10 of 11"
    assert lines[5:7] == [
        '  ✗   16 cannot_tell(C, "no organisation") <= case(case=C, org=None) & ~decided(C)',
        " " * 71 + "^ in no scenario is this the first condition to fail",
    ]
    assert lines[-1] == (
        "82.4 % of clauses, conditions and dated values are decided by a scenario; "
        "the threshold is 100 %."
    )
    assert run(Path(), "specs", "coverage", "small", "--min", "80")[0] == 0


def test_mutants_and_their_score(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, lines = run(Path(), "specs", "mutate", "small", "--min", "95", "--jobs", "1")
    assert code == 1
    start = lines.index("rules/small/terms.rule:2: no scenario notices (drop a clause):")
    assert lines[start + 1 : start + 9] == [
        '    - decided(C) <= event(case=C, act="refused")',
        "    + ",
        "    A scenario would notice:",
        "      As in the scenario 'Three days, or granted', but act of C2's granted is refused.",
        "      the records of event",
        "      | case | act | ts | event |",
        "      | C2 | refused | 2021-01-08 | event-3 |",
        "      Of C2 the rule says: nothing. The mutant: flagged, Received 2021-01-07, Days 62.",
    ]
    assert lines[-1].endswith("mutants are noticed by a scenario; the threshold is 95 %.")
    assert run(Path(), "specs", "mutate", "small", "--min", "50", "--jobs", "1")[0] == 0


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("smal", "smal: There is no pack 'smal'. Did you mean 'small'?"),
        ("small/wait", "small/wait: There is no rule 'small/wait'. Did you mean 'small/waits'?"),
    ],
)
def test_what_is_not_there(tmp_path: Path, name: str, said: str) -> None:
    small_pack(tmp_path)
    assert run(tmp_path, "specs", "coverage", name) == (2, [said])
    assert run(tmp_path, "specs", "mutate", name) == (2, [said])


def test_only_packs_of_one_s_own_are_watched(tmp_path: Path) -> None:
    code, lines = run(tmp_path, "specs", "watch", "nl.wabo")
    assert code == 2 and "No pack of this project's own is asked for" in lines[0]
