"""`oversight trail`: what it shows, and what it says of a trail that was touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from oversight.supervision.checkpoint import read_file
from oversight.supervision.keys import read_public

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
        for table in ("supervision_trail", "audit_entry"):
            for verb in ("update", "delete"):
                connection.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
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
        "There is no checkpoint yet: a trail rewritten from end to end would not show. "
        "Sign it with `oversight trail checkpoint`.\n"
    )


def test_a_trail_is_signed_and_checked(desk: Desk) -> None:
    keys, file = desk.folder / "keys", desk.folder / "checkpoints.jsonl"
    made = desk.done("trail", "key")
    name = next(iter(read_public(keys)))
    assert made == (
        f"Key {name} was made: {keys / 'trail.key'} is for who signs, best kept off the store's "
        f"machine; {keys / 'trail.pub'} is for whoever checks.\n"
    )
    assert desk.done("trail", "checkpoint") == (
        "Checkpoint 1: signed, the trail up to entry 4, 2 items; "
        f"kept in the store and in {file}.\n"
    )
    assert desk.done("trail", "checkpoint") == (
        "Nothing was written since the last checkpoint; nothing was signed.\n"
    )
    desk.walk("submit")
    assert desk.done("trail", "verify") == (
        "The trail is whole: 5 entries, each as it was written.\n"
        "Signed checkpoints that hold: 1, up to entry 4; entries not signed yet: 1.\n"
    )
    file.unlink()
    assert desk.done("trail", "verify").endswith(
        f"{file} lacks 1 of the checkpoints; the next one brings them.\n"
    )


def test_a_cut_trail_is_named_by_its_checkpoint(desk: Desk) -> None:
    desk.done("trail", "key")
    desk.done("trail", "checkpoint")
    by_hand(desk, "DELETE FROM supervision_trail WHERE seq = 4")
    by_hand(
        desk,
        "UPDATE supervision_store SET seq = 3, hash = "
        "(SELECT hash FROM supervision_trail WHERE seq = 3)",
    )
    by_hand(desk, f"UPDATE supervision_item SET state = 'assigned' WHERE id = '{ITEM}'")
    code, out, err = desk.run("trail", "verify")
    day = read_file(desk.folder / "checkpoints.jsonl")[0].at
    assert (code, out, err) == (
        1,
        "The trail is broken at entry 4 (removed).\n"
        "Entry 4 was removed: the trail ends at 3, but checkpoint 1, "
        f"signed on {day}, holds 4 entries.\n",
        "",
    )


def test_a_key_is_made_once_and_needed_to_sign(desk: Desk) -> None:
    private = desk.folder / "keys/trail.key"
    assert desk.refused("trail", "checkpoint") == (
        f"{private}: There is no key to sign with. Make one with `oversight trail key`.\n"
    )
    desk.done("trail", "key")
    kept = private.read_bytes()
    assert desk.refused("trail", "key") == (
        f"{private}: There is a key already. Keep using it. To change keys, move trail.key away "
        "and give trail.pub another name ending in .pub, so that what it signed can still be "
        "checked.\n"
    )
    assert private.read_bytes() == kept


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


@pytest.mark.parametrize("name", ["show", "verify", "key", "checkpoint"])
def test_every_command_helps_with_an_example(desk: Desk, name: str) -> None:
    out = desk.done("trail", name, "--help")
    assert f"Example: oversight -C fines trail {name}" in " ".join(out.split())


def test_the_histories_of_audits_are_signed_and_verified_too(desk: Desk) -> None:
    people = ("--lead", "Li Wei", "--reviewer", "Sun Li", "--by", "Li Wei", "--at", "2021-10-08")
    desk.done("audits", "plan", "--programme", "general", "--period", "2021", *people)
    desk.done("trail", "key")
    assert desk.done("trail", "checkpoint").endswith("Audits signed with it: 1.\n")
    assert desk.done("trail", "verify").startswith("The trail is whole: 4 entries")
    by_hand(desk, "UPDATE audit_entry SET who = 'Wu' WHERE seq = 1")
    code, out, err = desk.run("trail", "verify")
    assert (code, out.splitlines()[2:], err) == (
        1,
        [
            "Entries of audits signed: 1; not signed yet: 0.",
            "The history of audit 2021-001 is broken at entry 1 (changed).",
            "Entry 1 (item 2021-001, plan) was changed: its hash is not of what it now says.",
        ],
        "",
    )
    assert desk.refused("trail", "checkpoint") == (
        "audit 2021-001: Its history is broken, so nothing is signed. "
        "Entry 1 (item 2021-001, plan) was changed: its hash is not of what it now says.\n"
    )
