"""The store: a database opened by URL, and its transactions.

Readers see one snapshot. Writers take the store's one row first and keep it to the end:
on SQLite by BEGIN IMMEDIATE, on PostgreSQL by SELECT FOR UPDATE. What goes wrong with the
database is said as a `Refused`; nothing is then changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Executable,
    create_engine,
    event,
    insert,
    inspect,
    make_url,
    select,
)
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError, OperationalError
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from oversight.problem import Problem, Refused
from oversight.store.base import NO_HASH, SCHEMA, Base, StoreRow

AT_ONCE = 5_000
"""Rows written or asked for in one statement: memory stays small however many there are."""

WAIT_SECONDS = 30
"""How long a writer waits for another one."""


@dataclass(frozen=True)
class Store:
    """An open store. `shown` is its URL as it may be printed, without a password."""

    engine: Engine
    shown: str

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One snapshot to read from."""
        with self._said(), Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction to write in, alone: all of it is kept, or nothing."""
        with self._said(), Session(self._writer()) as session, session.begin():
            # Whoever holds this row writes alone, also where BEGIN does not see to it.
            session.scalars(select(StoreRow).with_for_update()).one()
            yield session

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

    def make_tables(self) -> None:
        """Make the tables, unless another process just did."""
        with self._said(), self._writer().begin() as connection:
            if not inspect(connection).has_table(StoreRow.__tablename__):
                Base.metadata.create_all(connection)
                head = {"id": 1, "schema_version": SCHEMA, "seq": 0, "hash": NO_HASH}
                connection.execute(insert(StoreRow).values(head))

    def _writer(self) -> Engine:
        return self.engine.execution_options(oversight_writes=True)

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except StaleDataError as error:
            raise Refused(
                Problem(
                    self.shown,
                    "Someone else changed the item at the same moment; your change was not made.",
                    "Look at the item again before you decide.",
                )
            ) from error
        except OperationalError as error:
            raise Refused(self._trouble(str(error.orig))) from error

    def _trouble(self, said: str) -> Problem:
        if "locked" in said:
            return Problem(
                self.shown,
                f"Another process has been writing to the store for {WAIT_SECONDS} seconds.",
                "Try again when it has finished; nothing was changed.",
            )
        if "readonly" in said:
            return Problem(
                self.shown,
                "The store can be read but not written.",
                "Give yourself the right to write the file and the folder it lies in.",
            )
        return Problem(
            self.shown,
            f"The database answered: {said}.",
            "Mend the database and try again; nothing was changed.",
        )


class NoStoreYet(Refused):
    """Nothing has been raised yet: there is no store where one is looked for."""


def open_store(url: str, *, folder: Path | None = None, create: bool = False) -> Store:
    """The store at `url`; a relative SQLite file is looked for in `folder`.

    With `create`, its tables are made where the database is empty. Refused: a URL that is
    none, a database that cannot be opened, one that holds something else or tables of
    another version, and, without `create`, one that is not there yet.
    """
    parsed = _located(_parsed(url), folder)
    shown = parsed.render_as_string(hide_password=True)
    missing = Problem(
        shown,
        "There is no supervision store here yet.",
        "Raise items from findings first: `oversight items raise FINDINGS.parquet`.",
    )
    file = _file(parsed)
    if file is not None and not file.exists() and not create:
        raise NoStoreYet(missing)
    try:
        engine = create_engine(parsed, **_options(parsed))
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise Refused(
            Problem(
                shown,
                f"There is no driver for '{parsed.drivername}' databases: {error}.",
                "Install the driver, or use sqlite:///oversight.db.",
            )
        ) from error
    if parsed.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    store = Store(engine, shown)
    try:
        ready = _ready(store, create=create)
    except DBAPIError as error:
        store.close()
        raise Refused(_unopened(shown, file, str(error.orig))) from error
    except BaseException:
        store.close()
        raise
    if not ready:
        store.close()
        raise NoStoreYet(missing)
    return store


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except ArgumentError as error:
        raise Refused(
            Problem(
                "store.url",
                f"'{url}' is not the URL of a database.",
                "Write it like sqlite:///oversight.db or postgresql+psycopg://host/name.",
            )
        ) from error


def _located(url: URL, folder: Path | None) -> URL:
    file = _file(url)
    if file is None or folder is None or file.is_absolute():
        return url
    return url.set(database=str(folder / file))


def _file(url: URL) -> Path | None:
    """The file of an SQLite URL; None in memory, for a file: URI and for other databases."""
    name = url.database or ":memory:"
    if url.get_backend_name() != "sqlite" or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def _options(url: URL) -> dict[str, object]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": WAIT_SECONDS}}
    return {}


def _on_connect(connection: object, _record: object) -> None:
    # sqlite3 would begin transactions by its own lights; `_on_begin` says when and which.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys = ON")
    # FULL keeps a committed step through a power cut as well as through a kill.
    cursor.execute("PRAGMA synchronous = FULL")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    # A writer that reads first and locks later would fail on what it read meanwhile.
    writes = connection.get_execution_options().get("oversight_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _ready(store: Store, *, create: bool) -> bool:
    """Whether the store's tables are there, made now if need be; refused if not ours."""
    if _ours(store):
        return True
    if not create:
        return False
    if store.engine.dialect.name == "sqlite":
        # Readers then never wait for a writer. It stays with the file, and cannot be set
        # within a transaction.
        raw = store.engine.raw_connection()
        raw.cursor().execute("PRAGMA journal_mode = WAL")
        raw.close()
    store.make_tables()
    return True


def _ours(store: Store) -> bool:
    """Whether the tables are there; refused where others are, or ours of another version."""
    with store.engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if StoreRow.__tablename__ in tables:
            version = connection.scalar(select(StoreRow.schema_version))
        elif tables:
            raise Refused(
                Problem(
                    store.shown,
                    "This database holds something else (tables "
                    f"{', '.join(sorted(tables)[:5])}) and no supervision store.",
                    "Name an empty or new database in store.url; nothing was changed.",
                )
            )
        else:
            return False
    if version != SCHEMA:
        raise Refused(
            Problem(
                store.shown,
                f"The store has tables of version {version}; this program knows version {SCHEMA}.",
                "Open it with the program that made it; nothing was changed.",
            )
        )
    return True


def _unopened(shown: str, file: Path | None, said: str) -> Problem:
    if file is not None and not file.parent.is_dir():
        return Problem(
            shown,
            f"The store cannot be opened: there is no folder '{file.parent}'.",
            "Make the folder, or name another file in store.url.",
        )
    if file is not None and file.is_dir():
        return Problem(
            shown,
            f"The store cannot be opened: '{file}' is a folder.",
            "Name a file in store.url.",
        )
    if "not a database" in said:
        return Problem(
            shown,
            f"The store cannot be opened: '{file}' is not a database.",
            "Name another file in store.url; nothing was changed.",
        )
    return Problem(
        shown,
        f"The store cannot be opened: {said}.",
        "Check store.url and that the database can be reached.",
    )
