"""Migrations: they make the tables that the models describe, and bring old stores along."""

from __future__ import annotations

import pkgutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect, text
from sqlalchemy.exc import DBAPIError

import oversight
from oversight.problem import Problem, Refused
from oversight.store.base import Base
from oversight.store.database import NoStoreYet, Store, open_store
from oversight.store.engine import located, make_engine
from oversight.store.revisions import newest, revisions
from oversight.store.upgrade import Upgraded, store_info, upgrade_store
from oversight.supervision.actor import Actor
from oversight.supervision.service import get_item
from oversight.supervision.trail import TrailReport, entries_of, verify_trail

from .old import ITEMS, STEPS, old_store

PARTS = ("supervision", "accounts", "webhooks", "engagement")
"""The parts of the engine that have tables in the store."""


@contextmanager
def by_hand(url: str) -> Iterator[Connection]:
    engine = make_engine(located(url, None))
    with engine.begin() as connection:
        yield connection
    engine.dispose()


def refused(url: str) -> Problem:
    with pytest.raises(Refused) as caught:
        open_store(url)
    (problem,) = caught.value.problems
    return problem


def shown(url: str) -> str:
    return located(url, None).render_as_string(hide_password=True)


def test_the_migrations_make_the_tables_that_the_models_describe(any_store: Store) -> None:
    for part in pkgutil.iter_modules(oversight.__path__):
        if part.name in PARTS:
            folder = [str(Path(oversight.__path__[0]) / part.name)]
            for module in pkgutil.iter_modules(folder, f"oversight.{part.name}."):
                import_module(module.name)
    with any_store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []


def test_revisions_are_numbered_in_the_order_they_follow_each_other() -> None:
    numbers = [int(revision) for revision in revisions()]
    assert numbers == list(range(1, len(numbers) + 1))
    for before, revision in zip((None, *revisions()), revisions(), strict=False):
        (file,) = (Path(oversight.__path__[0]) / "store/migrations/versions").glob(f"{revision}*")
        assert f'down_revision = "{before}"' in file.read_text() or before is None


def test_a_store_of_an_older_revision_is_refused_and_told_how_to_come_along(
    empty_url: str,
) -> None:
    old_store(empty_url)
    assert refused(empty_url) == Problem(
        shown(empty_url),
        f"The store has tables of revision 0001; this program works with revision {newest()}.",
        "Bring it up to date with `oversight store upgrade`; nothing was changed.",
    )


def test_an_old_store_is_brought_along_with_all_it_holds(empty_url: str) -> None:
    entries, head = old_store(empty_url)
    upgraded = upgrade_store(empty_url)
    assert (upgraded.before, upgraded.after) == ("0001", newest())
    store = open_store(empty_url)
    with store.reading() as session:
        assert list(entries_of(session)) == entries
    assert verify_trail(store) == TrailReport(head.seq, None)
    stands = {item["id"]: item for item in ITEMS}
    raised_on = {"AAAAAAAAAA": date(2021, 10, 8), "BBBBBBBBBB": date(2021, 10, 8)}
    raised_on["CCCCCCCCCC"] = date(2021, 9, 30)
    for name, was in stands.items():
        found = get_item(store, name, actor=Actor.local("Li Wei"))
        assert (str(found.state), found.org, found.returns, found.outcome, found.version) == (
            was["state"],
            was["org"],
            was["returns"],
            was["outcome"],
            was["version"],
        )
        assert (str(found.since), found.raised_on) == (was["since"], raised_on[name])
        assert (found.extension.used, found.contest.appealed, found.sleep.on) == (False,) * 3
        assert (found.proven, found.disposition, found.parts) == (False, None, ())
    with store.reading() as session:
        tally = session.execute(text("SELECT * FROM supervision_tally ORDER BY org, state")).all()
    rule = ITEMS[0]["rule"]
    assert [tuple(row) for row in tally] == [
        ("", rule, "closed", "yellow", 1),
        ("O-12", rule, "raised", "red", 1),
        ("O-12", rule, "submitted", "red", 1),
    ]
    store.close()


def test_upgraded_tables_are_those_of_a_new_store(empty_url: str) -> None:
    old_store(empty_url)
    upgrade_store(empty_url)
    store = open_store(empty_url)
    with store.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, Base.metadata) == []
        if connection.dialect.name == "sqlite":
            assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    store.close()


def test_a_store_from_before_the_migrations_is_adopted(empty_url: str) -> None:
    _, head = old_store(empty_url)
    with by_hand(empty_url) as connection:
        connection.execute(text("DROP TABLE alembic_version"))
        if connection.dialect.name == "postgresql":
            connection.execute(text("DROP FUNCTION supervision_trail_only_grows CASCADE"))
    assert refused(empty_url) == Problem(
        shown(empty_url),
        "The store has tables from before revisions were counted; "
        f"this program works with revision {newest()}.",
        "Bring it up to date with `oversight store upgrade`; nothing was changed.",
    )
    upgraded = upgrade_store(empty_url)
    assert (upgraded.before, upgraded.after) == ("0000", newest())
    assert upgrade_store(empty_url) == Upgraded(newest(), newest())
    store = open_store(empty_url)
    assert verify_trail(store) == TrailReport(head.seq, None)
    store.close()
    only_grows(empty_url)


def only_grows(url: str) -> None:
    """The database itself refuses a change of the trail."""
    statements = ["UPDATE supervision_trail SET who = 'x'", "DELETE FROM supervision_trail"]
    if url.startswith("postgresql"):
        statements.append("TRUNCATE supervision_trail CASCADE")
    for statement in statements:
        with (
            pytest.raises(DBAPIError, match="the trail only grows"),
            by_hand(url) as connection,
        ):
            connection.execute(text(statement))


def test_the_trail_of_a_store_only_grows(empty_url: str) -> None:
    old_store(empty_url)
    only_grows(empty_url)


def test_a_store_of_a_newer_program_is_left_alone(store_url: str) -> None:
    with by_hand(store_url) as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9000'"))
    said = Problem(
        shown(store_url),
        "The store has tables of revision 9000, which this program does not know; "
        f"it knows revisions up to {newest()}.",
        "Open it with the newer program that made it; nothing was changed.",
    )
    assert refused(store_url) == said
    with pytest.raises(Refused) as caught:
        upgrade_store(store_url)
    assert caught.value.problems == (said,)


def test_an_upgrade_that_fails_has_not_happened(
    empty_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_store(empty_url)
    with by_hand(empty_url) as connection:
        # A table that the next revision makes is there already.
        connection.execute(text("CREATE TABLE supervision_notice (x INTEGER)"))
        before = inspect(connection).get_table_names()
    with pytest.raises((Refused, DBAPIError)):
        upgrade_store(empty_url)
    with by_hand(empty_url) as connection:
        assert inspect(connection).get_table_names() == before
        rows = connection.execute(text("SELECT version_num FROM alembic_version")).all()
        assert [tuple(row) for row in rows] == [("0001",)]


def test_of_a_file_a_copy_is_kept_before_it_is_upgraded(tmp_path: Path) -> None:
    file = tmp_path / "oversight.db"
    url = f"sqlite:///{file}"
    for copy in ("oversight.db.0001.bak", "oversight.db.0001.2.bak"):
        _, head = old_store(url)
        assert upgrade_store(url) == Upgraded("0001", newest(), tmp_path / copy)
        found = store_info(f"sqlite:///{tmp_path / copy}")
        assert (found.revision, found.items, found.entries) == ("0001", 3, len(STEPS))
        assert found.hash == head.hash
        file.unlink()


def test_there_must_be_a_store_to_upgrade(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'oversight.db'}"
    for look in (upgrade_store, store_info):
        with pytest.raises(NoStoreYet):
            look(url)
        assert not list(tmp_path.iterdir())


def test_two_who_make_the_tables_at_once_make_them_once(empty_url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        stores = list(pool.map(lambda _: open_store(empty_url, create=True), range(4)))
    with stores[0].reading() as session:
        assert session.execute(text("SELECT count(*) FROM supervision_store")).scalar() == 1
    for store in stores:
        store.close()
