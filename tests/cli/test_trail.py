"""`oversight trail`: what it shows, and what it says of a trail that was touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from .desk import ITEM, OTHER, Desk, raised_desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    desk = raised_desk(tmp_path, monkeypatch, capsys)
    desk.walk("assign", "sign")
    return desk


def by_hand(desk: Desk, statement: str) -> None:
    with sqlite3.connect(desk.folder / "oversight.db") as connection:
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER IF EXISTS supervision_trail_no_{verb}")
        connection.execute(statement)


def test_the_trail_of_an_item_and_of_all(desk: Desk) -> None:
    assert desk.done("trail", "show", ITEM) == (
        "1  2021-10-08  evaluation  raise   - → raised         card: red\n"
        "    A decision was due by 2021-03-29; it is 5 working days late\n"
        "3  2021-10-08  Li Wei      assign  raised → assigned  organisation: O-12\n"
        "4  2021-10-08  Zhao Min    sign    assigned → signed  organisation: O-12\n"
    )
    assert desk.done("trail", "show", "--limit", "3") == (
        f"2  {OTHER}  2021-10-08  evaluation  raise   - → raised         card: yellow\n"
        "    Not served.\n"
        f"3  {ITEM}  2021-10-08  Li Wei      assign  raised → assigned  organisation: O-12\n"
        f"4  {ITEM}  2021-10-08  Zhao Min    sign    assigned → signed  organisation: O-12\n"
    )


def test_a_whole_trail_is_said_to_be_whole(desk: Desk) -> None:
    assert desk.done("trail", "verify") == (
        "The trail is whole: 4 entries, each as it was written.\n"
    )


def test_a_changed_entry_is_named(desk: Desk) -> None:
    by_hand(desk, "UPDATE supervision_trail SET who = 'Wu' WHERE seq = 3")
    assert desk.run("trail", "verify") == (
        1,
        "The trail is broken at entry 3 (changed).\n"
        f"Entry 3 (item {ITEM}, assign) was changed: its hash is not of what it now says.\n",
        "",
    )


def test_a_removed_entry_is_named(desk: Desk) -> None:
    by_hand(desk, "DELETE FROM supervision_trail WHERE seq = 2")
    assert desk.run("trail", "verify") == (
        1,
        "The trail is broken at entry 2 (removed).\n"
        "Entry 2 was removed: entry 3 is the next that is there.\n",
        "",
    )


def test_an_unknown_item_has_no_trail(desk: Desk) -> None:
    assert desk.refused("trail", "show", "????") == (
        "item ????: There is no item '????'. `oversight items list` shows the items there are.\n"
    )


@pytest.mark.parametrize("name", ["show", "verify"])
def test_every_command_helps_with_an_example(desk: Desk, name: str) -> None:
    out = desk.done("trail", name, "--help")
    assert f"Example: oversight -C fines trail {name}" in " ".join(out.split())
