"""What is said when a server has troubles: sentences, each time, and nothing changed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import ProgrammingError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from oversight.problem import Problem, Refused
from oversight.store import engine
from oversight.store.base import StoreRow
from oversight.store.database import Store, open_store
from oversight.store.engine import located
from oversight.store.trouble import CHANGED, NO_CONNECTION
from oversight.supervision.tables import ItemRow
from tests.store.fresh import fresh_database
from tests.store.postgres import GUARDED, USER, Cluster

from ..supervision.support import only_id, raised, row


@pytest.fixture
def url(cluster: Cluster) -> Iterator[str]:
    name = fresh_database(cluster)
    yield cluster.url(name)
    cluster.drop(name)


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    opened = open_store(url)
    yield opened
    opened.close()


def told(caught: pytest.ExceptionInfo[Refused]) -> Problem:
    (problem,) = caught.value.problems
    return problem


def unopened(url: str) -> Problem:
    with pytest.raises(Refused) as caught:
        open_store(url, create=True)
    assert told(caught).where == located(url, None).render_as_string(hide_password=True)
    return told(caught)


def test_a_database_that_is_not_there_is_named_as_that(cluster: Cluster) -> None:
    problem = unopened(cluster.url("nosuch"))
    assert (problem.said, problem.fix) == (
        "There is no such database on the server.",
        "Make it first (`createdb NAME`), or name another one in store.url.",
    )


def test_a_user_whom_the_server_does_not_know(url: str) -> None:
    problem = unopened(url.replace(f"//{USER}@", "//nobody@"))
    assert (problem.said, problem.fix) == (
        "The server knows no such user.",
        "Name another user in store.url, or make that one (`createuser NAME`).",
    )


def test_a_wrong_password_is_not_repeated(cluster: Cluster, url: str) -> None:
    cluster.run(f"CREATE ROLE {GUARDED} LOGIN PASSWORD 'right'")
    try:
        problem = unopened(url.replace(f"//{USER}@", f"//{GUARDED}:wrong@"))
    finally:
        cluster.run(f"DROP ROLE {GUARDED}")
    assert "wrong" not in problem.where
    assert (problem.said, problem.fix) == (
        "The database does not accept the user or the password.",
        "Check both in store.url; a password may also stand in PGPASSWORD or in ~/.pgpass.",
    )


def test_where_no_server_answers(tmp_path: Path) -> None:
    for url in (
        f"postgresql+psycopg://u@/db?host={tmp_path}",
        "postgresql+psycopg://u@127.0.0.1:1/db",
    ):
        problem = unopened(url)
        assert (problem.said, problem.fix) == (
            "No database answers there.",
            "Start the server, or check its name and port in store.url.",
        )


def test_who_may_only_read_is_told_so(cluster: Cluster, url: str) -> None:
    cluster.run("CREATE ROLE reader LOGIN")
    owner = open_store(url)
    raised(owner, row())
    with owner.writing() as session:
        session.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
    store = open_store(url.replace(f"//{USER}@", "//reader@"))
    assert only_id(store) == only_id(owner)
    with pytest.raises(Refused) as caught:
        raised(store, row())
    store.close()
    assert told(caught) == Problem(
        store.shown,
        "The database does not let this user do that.",
        "Name in store.url the user who owns the store's tables; nothing was changed.",
    )
    with owner.writing() as session:
        session.execute(text("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM reader"))
    owner.close()
    cluster.run("DROP ROLE reader")


def test_a_writer_waits_only_so_long(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 1)
    other = open_store(url)
    with store.writing(), pytest.raises(Refused) as caught:
        raised(other, row())
    other.close()
    assert told(caught) == Problem(
        other.shown,
        "Another process has been writing to the store for 30 seconds.",
        "Try again when it has finished; nothing was changed.",
    )


def test_a_question_that_takes_too_long_is_given_up(
    url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "QUERY_SECONDS", 0.1)
    store = open_store(url)
    with pytest.raises(Refused) as caught, store.reading() as session:
        session.execute(text("SELECT pg_sleep(20)"))
    store.close()
    assert told(caught) == Problem(
        store.shown,
        "The database had not finished after 120 seconds and was told to stop.",
        "Ask for less at once, or try again when less is going on; nothing was changed.",
    )


def test_connections_that_are_all_in_use(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "CONNECTIONS", 2)
    monkeypatch.setattr(engine, "WAIT_SECONDS", 1)
    store = open_store(url)
    with pytest.raises(Refused) as caught, ExitStack() as stack:
        for _ in range(3):
            stack.enter_context(store.reading()).execute(text("SELECT 1"))
    store.close()
    assert told(caught) == Problem(
        store.shown,
        "All 20 connections to the store have been in use for 30 seconds.",
        "Try again in a moment; nothing was changed.",
    )


KILL = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{}'"


def test_a_connection_that_breaks_while_writing(cluster: Cluster, store: Store, url: str) -> None:
    with pytest.raises(Refused) as caught, store.writing() as session:
        cluster.run(KILL.format(located(url, None).database))
        session.execute(text("SELECT 1"))
    assert told(caught) == Problem(
        store.shown,
        "The connection to the database was lost.",
        "Try again when the database can be reached; what was not answered was not changed.",
    )


def test_a_server_that_came_back_is_used_again(cluster: Cluster, store: Store, url: str) -> None:
    raised(store, row())
    cluster.run(KILL.format(located(url, None).database))
    assert only_id(store)


def test_a_fault_of_ours_stays_one(store: Store) -> None:
    with pytest.raises(ProgrammingError), store.reading() as session:
        session.execute(text("SELECT nothing_such"))


def test_a_reader_sees_one_moment_and_writes_nothing(store: Store, url: str) -> None:
    other = open_store(url)
    with store.reading() as session:
        seen = session.scalars(select(StoreRow.seq)).one()
        raised(other, row())
        assert session.scalars(select(StoreRow.seq)).one() == seen == 0
    other.close()
    with pytest.raises(Refused) as caught, store.reading() as session:
        session.execute(text("DELETE FROM supervision_item"))
    assert told(caught).said == "The store can be read but not written."


def test_an_update_of_what_was_read_before_is_refused_without_any_lock(any_store: Store) -> None:
    """What went around the store's one row still cannot overwrite what it had not read."""
    raised(any_store, row())
    name = only_id(any_store)

    with Session(any_store.engine) as mine:
        item = mine.get_one(ItemRow, name)
        mine.expunge(item)
        mine.rollback()
        # Nobody holds a lock here: another one writes between reading and writing.
        with any_store.writing() as other:
            other.get_one(ItemRow, name).outcome = "effective"
        mine.add(item)
        item.state = "closed"
        with pytest.raises(StaleDataError):
            mine.commit()
    with any_store.reading() as session:
        item = session.get_one(ItemRow, name)
        assert (item.state, item.outcome, item.version) == ("raised", "effective", 2)


def test_who_cannot_write_is_told_so_in_chinese_too(
    store: Store, url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(engine, "WAIT_SECONDS", 1)
    other = open_store(url)
    with store.writing(), pytest.raises(Refused) as caught:
        raised(other, row())
    other.close()
    said = "另一进程写库已超过30秒。请待其结束后重试；数据未作改动。"
    assert told(caught).told("zh") == said
    assert [problem.zh is not None for problem in (CHANGED, NO_CONNECTION)] == [True, True]
