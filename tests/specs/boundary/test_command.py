"""`oversight specs boundary` as typed: nothing is written unasked, and what differs is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.specs.scene import rulebook_of
from tests.cli.line import Typed
from tests.specs.boundary.pack import SLOW_FEATURE, gate_pack


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Typed:
    return Typed(monkeypatch, capsys)


def test_what_came_with_the_engine_is_not_changed(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gate_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    code, out, err = typed("specs", "boundary", "nl.wabo/ended-after-planned", "--accept", "-q")
    assert (code, out) == (2, "")
    assert err.endswith(
        "The feature came with the engine; it is not this project's to change. "
        "Leave --accept out, or name rules of the project's own.\n"
    )


def test_accepted_once_then_told_where_the_rule_moves(
    typed: Typed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = gate_pack(tmp_path)
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "features" / "gate" / "slow.feature"

    shown = typed.done("specs", "boundary", "gate/slow")
    assert "| due-day-after        | 2021-06-01 | 2021-06-09 | 2021-06-10 |" in shown
    assert shown.endswith("slow.feature: not accepted yet; --accept writes them.\n\n")
    assert file.read_text() == SLOW_FEATURE

    assert typed.done("specs", "boundary", "gate/slow", "-q", "--accept") == (
        "features/gate/slow.feature: accepted.\n\n"
    )
    assert file.read_text().startswith(SLOW_FEATURE + "\n  # oversight specs boundary: begin\n")
    assert typed.done("specs", "boundary", "gate/slow", "-q") == ""

    clocks = rules / "gate" / "clocks.csv"
    clocks.write_text(clocks.read_text().replace("10,cd", "11,cd"))
    code, out, err = typed("specs", "boundary", "gate/slow", "-q")
    assert (code, err) == (2, "")
    assert out.split("\n") == [
        "features/gate/slow.feature: the tables accepted (-) are not those made now (+).",
        "Boundary days of the clock open:",
        "  - started-2021-04-30 | 2021-04-30 | 2021-05-10 | 2021-05-11 | flagged: Due 2021-05-10",
        "  + started-2021-04-30 | 2021-04-30 | 2021-05-11 | 2021-05-12 | flagged: Due 2021-05-11",
        "Accept them with --accept, or mend the rule.",
        "",
        "",
    ]
    rulebook_of.cache_clear()
    code, out, _ = typed("specs", "run", file, "-q")
    assert code == 1
    assert "1 of 2 scenarios hold; features: 1." in out
