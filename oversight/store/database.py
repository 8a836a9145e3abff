"""The store: a database opened by URL, and its transactions.

Readers see one snapshot. Writers take the store's one row first and keep it to the end:
on SQLite by BEGIN IMMEDIATE, on PostgreSQL by SELECT FOR UPDATE. What goes wrong with the
database is said as a `Refused`; nothing is then changed.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Table, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as NoConnectionError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from oversight.problem import Problem, Refused
from oversight.store import engine
from oversight.store.base import StoreRow
from oversight.store.bulk import AT_ONCE, add_rows
from oversight.store.engine import file_of, located, make_engine
from oversight.store.revisions import hold_schema, migrate, refuse_older, revision_of
from oversight.store.trouble import BUSY, CHANGED, NO_CONNECTION, trouble, unopened
from oversight.store.turn import Turn

__all__ = ["AT_ONCE", "NoStoreYet", "Store", "connected", "missing", "open_store"]


WAITING = 4
"""How many writers of one process wait in a server's database at once."""


@dataclass(frozen=True)
class Store:
    """An open store. `shown` is its URL as it may be printed, without a password."""

    engine: Engine
    shown: str
    _turn: Turn = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # A server hands its lock on at once to whoever waits there; SQLite lets them knock.
        places = 1 if self.engine.dialect.name == "sqlite" else WAITING
        object.__setattr__(self, "_turn", Turn(places))

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot to read from."""
        with self._said(), Session(self._reader) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction to write in, alone: all of it is kept, or nothing."""
        with (
            self._said(),
            self._alone(),
            Session(self._writer) as session,
            session.begin(),
        ):
            # Whoever holds this row writes alone, also where BEGIN does not see to it. What
            # is read afterwards is as the writer before left it.
            session.scalars(select(StoreRow).with_for_update()).one()
            yield session

    @contextmanager
    def noting(self) -> Iterator[Session]:
        """One transaction for what stands by itself and is no part of the trail.

        On PostgreSQL it waits for nobody but who changes the same rows: people sign in while
        items are being raised.
        """
        with self._said(), Session(self._writer) as session, session.begin():
            yield session

    @contextmanager
    def upgrading(self) -> Iterator[Connection]:
        """One transaction to make or change tables in, alone."""
        upgrader = self._writer.execution_options(oversight_upgrades=True)
        with self._said(), upgrader.connect() as connection:
            try:
                with connection.begin():
                    hold_schema(connection)
                    yield connection
                    if connection.dialect.name == "sqlite":
                        torn = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                        assert not torn, f"a migration left rows alone: {torn[:3]}"
            finally:
                if connection.dialect.name == "sqlite":
                    cursor = connection.connection.cursor()
                    cursor.execute("PRAGMA foreign_keys = ON")
                    cursor.close()

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @staticmethod
    def write_rows(
        session: Session, statement: Executable, rows: Iterable[Mapping[str, Any]]
    ) -> None:
        """Carry out a statement for each row, many at a time."""
        left = iter(rows)
        while some := list(islice(left, AT_ONCE)):
            session.connection().execute(statement, some)

    @staticmethod
    def add_rows(session: Session, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows that all have the same columns, however many, the fastest way there is."""
        session.flush()
        add_rows(session.connection(), table, rows)

    @cached_property
    def _reader(self) -> Engine:
        if self.engine.dialect.name == "sqlite":
            return self.engine
        return self.engine.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    @cached_property
    def _writer(self) -> Engine:
        return self.engine.execution_options(oversight_writes=True)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One thread of this process after the other."""
        if not self._turn.take(engine.WAIT_SECONDS):
            raise Refused(Problem(self.shown, *BUSY))
        try:
            yield
        finally:
            self._turn.give_up()

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except StaleDataError as error:
            raise Refused(replace(CHANGED, where=self.shown)) from error
        except NoConnectionError as error:
            raise Refused(replace(NO_CONNECTION, where=self.shown)) from error
        except DBAPIError as error:
            problem = trouble(self.shown, error)
            if problem is None:
                raise
            raise Refused(problem) from error


class NoStoreYet(Refused):
    """Nothing has been raised yet: there is no store where one is looked for."""


def open_store(url: str, *, folder: Path | None = None, create: bool = False) -> Store:
    """The store at `url`; a relative SQLite file is looked for in `folder`.

    With `create`, its tables are made where the database is empty. Refused: a URL that is
    none, a database that cannot be opened, one that holds something else or tables of
    another revision, and, without `create`, one that is not there yet.
    """
    with connected(url, folder, create=create) as (store, found):
        if found is None:
            if not create:
                raise NoStoreYet(missing(store.shown))
            _make_tables(store)
        else:
            refuse_older(found, store.shown)
        return store


@contextmanager
def connected(
    url: str, folder: Path | None, *, create: bool = False
) -> Iterator[tuple[Store, str | None]]:
    """A database and the revision of its tables; closed again where anything is refused."""
    parsed = located(url, folder)
    file = file_of(parsed)
    shown = parsed.render_as_string(hide_password=True)
    if file is not None and not file.exists() and not create:
        raise NoStoreYet(missing(shown))
    store = Store(make_engine(parsed), shown)
    try:
        with store.engine.connect() as connection:
            found = revision_of(connection, shown)
        yield store, found
    except DBAPIError as error:
        store.close()
        raise Refused(unopened(shown, file, error)) from error
    except BaseException:
        store.close()
        raise


def _make_tables(store: Store) -> None:
    """Make the tables, unless another process just did."""
    if store.engine.dialect.name == "sqlite":
        # Readers then never wait for a writer. It stays with the file, and cannot be set
        # within a transaction.
        raw = store.engine.raw_connection()
        # Whoever holds the lock has just done the same.
        with suppress(sqlite3.OperationalError):
            raw.cursor().execute("PRAGMA journal_mode = WAL")
        raw.close()
    with store.upgrading() as connection:
        if revision_of(connection, store.shown) is None:
            migrate(connection, None)


def missing(shown: str) -> Problem:
    """That there is no store at a place."""
    return Problem(
        shown,
        "There is no supervision store here yet.",
        "Raise items from findings first: `oversight items raise FINDINGS.parquet`.",
    )
