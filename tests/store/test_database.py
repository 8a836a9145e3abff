"""The store: what it says of a database it cannot use, and two hands on one item."""

from __future__ import annotations

import shutil
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier

import pytest
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store import engine
from oversight.store.database import Store, open_store
from oversight.store.revisions import newest
from oversight.supervision.actor import Actor
from oversight.supervision.identity import item_id
from oversight.supervision.service import act, get_item
from oversight.supervision.tables import ItemRow
from oversight.supervision.trail import verify_trail
from oversight.supervision.views import read_trail
from tests.supervision.support import (
    DAYS,
    SEES_ALL,
    command,
    new_store,
    only_id,
    other_processes,
    raise_and_assign,
    raised,
    row,
    rows_of,
    walk,
)


def refused(url: str, **how: object) -> Problem:
    with pytest.raises(Refused) as caught:
        open_store(url, **how)  # type: ignore[arg-type]
    (problem,) = caught.value.problems
    return problem


def test_a_store_that_is_not_there_is_not_made_by_asking(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/oversight.db"
    assert refused(url) == Problem(
        url,
        "There is no supervision store here yet.",
        "Raise items from findings first: `oversight items raise FINDINGS.parquet`.",
    )
    assert not list(tmp_path.iterdir())


def test_an_empty_database_holds_no_store_yet(tmp_path: Path) -> None:
    (tmp_path / "oversight.db").touch()
    url = f"sqlite:///{tmp_path}/oversight.db"
    assert refused(url).said == "There is no supervision store here yet."
    assert open_store(url, create=True).shown == url


def test_a_url_that_is_none_is_refused() -> None:
    assert refused("oversight.db") == Problem(
        "store.url",
        "'oversight.db' is not the URL of a database.",
        "Write it like sqlite:///oversight.db or postgresql+psycopg://host/name.",
    )


def test_a_database_without_a_driver_is_refused_without_its_password() -> None:
    problem = refused("nosuch://li:secret@host/name")
    assert problem == Problem(
        "nosuch://li:***@host/name",
        "There is no driver for 'nosuch' databases: Can't load plugin: sqlalchemy.dialects:nosuch.",
        "Install the driver, or use sqlite:///oversight.db.",
    )


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/no/oversight.db"
    assert refused(url, create=True) == Problem(
        url,
        f"The store cannot be opened: there is no folder '{tmp_path}/no'.",
        "Make the folder, or name another file in store.url.",
    )


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}"
    assert refused(url, create=True) == Problem(
        url,
        f"The store cannot be opened: '{tmp_path}' is a folder.",
        "Name a file in store.url.",
    )


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "oversight.db"
    file.write_text("rule,subject\n" * 100)
    url = f"sqlite:///{file}"
    assert refused(url, create=True) == Problem(
        url,
        f"The store cannot be opened: '{file}' is not a database.",
        "Name another file in store.url; nothing was changed.",
    )
    assert file.read_text() == "rule,subject\n" * 100


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "oversight.db"
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE wages (person TEXT)")
    connection.close()
    before = file.read_bytes()
    url = f"sqlite:///{file}"
    assert refused(url, create=True) == Problem(
        url,
        "This database holds something else (tables wages) and no supervision store.",
        "Name an empty or new database in store.url; nothing was changed.",
    )
    assert file.read_bytes() == before


def test_a_store_of_another_version_is_left_alone(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    with sqlite3.connect(tmp_path / "oversight.db") as connection:
        connection.execute("DROP TABLE alembic_version")
        connection.execute("UPDATE supervision_store SET schema_version = 9")
    connection.close()
    url = f"sqlite:///{tmp_path}/oversight.db"
    assert refused(url) == Problem(
        url,
        "The store has tables of revision 9, which this program does not know; "
        f"it knows revisions up to {newest()}.",
        "Open it with the newer program that made it; nothing was changed.",
    )


def test_a_relative_file_lies_in_the_folder_given(tmp_path: Path) -> None:
    new_store(tmp_path).close()
    assert (tmp_path / "oversight.db").is_file()


def test_an_item_is_read_as_it_was_written(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    name = only_id(store)
    stands = walk(store, name, "assign", "sign", "submit", "return")
    assert get_item(store, name, actor=SEES_ALL) == stands
    assert get_item(store, name, actor=SEES_ALL).version == stands.version == 5


def test_a_refused_command_changes_nothing(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    before = rows_of(store, "SELECT * FROM supervision_item"), read_trail(store, actor=SEES_ALL)
    with pytest.raises(Refused):
        walk(store, only_id(store), "close")
    assert (
        rows_of(store, "SELECT * FROM supervision_item"),
        read_trail(store, actor=SEES_ALL),
    ) == before


def test_an_entry_that_cannot_be_written_takes_its_change_back(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    name = only_id(store)
    with pytest.raises(ZeroDivisionError), store.writing() as session:
        session.get_one(ItemRow, name).state = "closed"
        session.flush()
        raise ZeroDivisionError
    assert get_item(store, name, actor=SEES_ALL).state == "raised"


def test_a_stale_write_is_refused_in_a_sentence(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    name = only_id(store)

    def write_behind(session: Session) -> None:
        found = session.get_one(ItemRow, name)
        behind = "UPDATE supervision_item SET version = version + 1"
        session.connection().exec_driver_sql(behind)
        found.state = "closed"
        session.flush()

    with pytest.raises(Refused) as caught, store.writing() as session:
        write_behind(session)
    assert caught.value.problems == (
        Problem(
            store.shown,
            "Someone else changed the item at the same moment; your change was not made.",
            "Look at the item again before you decide.",
        ),
    )
    assert get_item(store, name, actor=SEES_ALL).state == "raised"


def test_a_store_that_is_busy_too_long_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    new_store(tmp_path).close()
    monkeypatch.setattr(engine, "WAIT_SECONDS", 0)
    store = open_store("sqlite:///oversight.db", folder=tmp_path)
    other = sqlite3.connect(tmp_path / "oversight.db")
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(Refused) as caught:
        raised(store, row())
    other.rollback()
    assert caught.value.problems == (
        Problem(
            store.shown,
            "Another process has been writing to the store for 30 seconds.",
            "Try again when it has finished; nothing was changed.",
        ),
    )


def sign_all_at_once(store: Store, name: str, people: int) -> list[str]:
    """What each of several people is told who sign the same item at the same moment."""
    barrier = Barrier(people)

    def sign(number: int) -> str:
        barrier.wait()
        try:
            act(store, command("sign", name, by=Actor.local(f"P{number}")), days=DAYS)
        except Refused as refusal:
            return str(refusal)
        return "signed"

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(sign, range(people)))


def test_of_many_who_sign_at_once_one_wins_and_the_others_are_told(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    name = only_id(store)
    walk(store, name, "assign")
    told = sign_all_at_once(store, name, 8)
    sentence = (
        f"item {name}: The item is signed; sign is possible only when it is assigned. "
        "Possible now: begin, submit, ask_extension, dispute."
    )
    assert sorted(told) == sorted(["signed", *[sentence] * 7])
    assert [entry.command for entry in read_trail(store, actor=SEES_ALL)] == [
        "raise",
        "assign",
        "sign",
    ]
    assert verify_trail(store).whole


def test_processes_neither_raise_doubles_nor_overwrite_each_other(tmp_path: Path) -> None:
    name = item_id(row()["rule"], "C7")
    with other_processes().Pool(4) as pool:
        work = [(tmp_path, name, f"P{number}") for number in range(8)]
        told = sorted(pool.starmap(raise_and_assign, work, chunksize=1))
    lost = "The item has changed since you looked at it: it is now assigned."
    assert told == [lost] * 7 + ["won"]
    store = open_store("sqlite:///oversight.db", folder=tmp_path)
    assert rows_of(store, "SELECT count(*) FROM supervision_item") == [(200,)]
    report = verify_trail(store)
    assert (report.entries, report.whole) == (201, True)


def test_a_store_on_a_read_only_disk_can_be_read(tmp_path: Path) -> None:
    store = new_store(tmp_path)
    raised(store, row())
    store.close()
    copy = tmp_path / "copy.db"
    shutil.copy(tmp_path / "oversight.db", copy)
    again = open_store(f"sqlite:///file:{copy}?mode=ro&uri=true")
    with pytest.raises(Refused) as caught:
        walk(again, only_id(again), "assign")
    assert caught.value.problems == (
        Problem(
            again.shown,
            "The store can be read but not written.",
            "Give yourself the right to write the file and the folder it lies in.",
        ),
    )
