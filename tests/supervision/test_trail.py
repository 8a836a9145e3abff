"""The trail in the store: it only grows, and whatever a hand does to it is found."""

from __future__ import annotations

import random
import shutil
import sqlite3
from pathlib import Path

import pytest

from oversight.store.database import Store, open_store
from oversight.supervision.chain import Break
from oversight.supervision.trail import TrailReport, verify_trail

from .support import TO_CLOSE, new_store, raised, row, rows_of, walk

FIELDS = ("item", "at", "who", "command", "from_state", "to_state", "why", "details", "run")
ENTRIES = 5 + 2 * len(TO_CLOSE)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store of five items, two of them closed."""
    folder = tmp_path_factory.mktemp("whole")
    store = new_store(folder)
    raised(store, *[row(f"C{n}") for n in range(5)])
    for (name,) in rows_of(store, "SELECT id FROM supervision_item ORDER BY id LIMIT 2"):
        walk(store, name, *TO_CLOSE)
    assert verify_trail(store) == TrailReport(ENTRIES, None)
    with store.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    store.close()
    return folder / "oversight.db"


def tampered(whole: Path, folder: Path, *statements: str) -> Break | None:
    """What verifying says of a copy on which these statements were run by hand."""
    file = folder / "oversight.db"
    shutil.copy(whole, file)
    with sqlite3.connect(file) as connection:
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER supervision_trail_no_{verb}")
        for statement in statements:
            connection.execute(statement)
    connection.close()
    store = open_store(f"sqlite:///{file}")
    try:
        return verify_trail(store).broken
    finally:
        store.close()


def change(pick: random.Random) -> tuple[int, str, list[str]]:
    seq, name = pick.randint(1, ENTRIES), pick.choice(FIELDS)
    return seq, "changed", [f"UPDATE supervision_trail SET {name} = 'x' WHERE seq = {seq}"]


def remove(pick: random.Random) -> tuple[int, str, list[str]]:
    seq = pick.randint(1, ENTRIES)
    return seq, "removed", [f"DELETE FROM supervision_trail WHERE seq = {seq}"]


def reorder(pick: random.Random) -> tuple[int, str, list[str]]:
    low, high = sorted(pick.sample(range(1, ENTRIES + 1), 2))
    move = "UPDATE supervision_trail SET seq = {} WHERE seq = {}".format
    return low, "reordered", [move(-1, low), move(low, high), move(high, -1)]


@pytest.mark.parametrize("seed", range(6))
def test_whatever_a_hand_does_is_found_and_named(whole: Path, tmp_path: Path, seed: int) -> None:
    pick = random.Random(seed)
    for _ in range(20):
        seq, what, statements = pick.choice((change, remove, reorder))(pick)
        broken = tampered(whole, tmp_path, *statements)
        assert broken is not None, statements
        assert (broken.seq, broken.what) == (seq, what), statements


def test_an_item_moved_without_an_entry_is_found(whole: Path, tmp_path: Path) -> None:
    (found,) = (
        sqlite3.connect(whole)
        .execute(f"SELECT item FROM supervision_trail WHERE seq = {ENTRIES}")
        .fetchone()
    )
    moved = f"UPDATE supervision_item SET state = 'raised' WHERE id = '{found}'"
    gone = f"DELETE FROM supervision_item WHERE id = '{found}'"
    said = f"Item {found} was left closed by entry {ENTRIES}, but"
    assert tampered(whole, tmp_path, moved) == Break(
        ENTRIES, "strayed", f"{said} it stands as raised."
    )
    assert tampered(whole, tmp_path, gone) == Break(
        ENTRIES, "strayed", f"{said} it is no longer there."
    )


def test_an_item_put_in_by_hand_is_found(whole: Path, tmp_path: Path) -> None:
    names = [
        found[1] for found in sqlite3.connect(whole).execute("PRAGMA table_info(supervision_item)")
    ]
    rest = ", ".join(name for name in names if name not in ("id", "subject"))
    added = (
        f"INSERT INTO supervision_item (id, subject, {rest}) "
        f"SELECT 'ZZZZZZZZZZ', 'C9', {rest} FROM supervision_item LIMIT 1"
    )
    assert tampered(whole, tmp_path, added) == Break(
        0, "strayed", "Item ZZZZZZZZZZ has no entry in the trail."
    )


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE supervision_trail SET who = 'x' WHERE seq = 1",
        "DELETE FROM supervision_trail WHERE seq = 1",
    ],
)
def test_the_database_itself_refuses_an_accident(
    whole: Path, tmp_path: Path, statement: str
) -> None:
    file = tmp_path / "oversight.db"
    shutil.copy(whole, file)
    with pytest.raises(sqlite3.IntegrityError, match="the trail only grows"):
        sqlite3.connect(file).execute(statement)


def test_an_empty_trail_is_whole(tmp_path: Path) -> None:
    store: Store = new_store(tmp_path)
    assert verify_trail(store) == TrailReport(0, None)
