"""A database by its URL: where it lies, and how connections to it behave."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from oversight.problem import Problem, Refused

WAIT_SECONDS = 30
"""How long a writer waits for another one, and anybody for a free connection."""

QUERY_SECONDS = 120
"""How long one statement may run on a server before it is given up."""

IDLE_SECONDS = 600
"""How long a transaction may do nothing on a server: a hung writer must not hold all others."""

CONNECTIONS = 20
"""The most connections one process holds to a server."""


def located(url: str, folder: Path | None) -> URL:
    """The URL read, a relative SQLite file taken from `folder`. Refused where it is none."""
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Refused(
            Problem(
                "store.url",
                f"'{url}' is not the URL of a database.",
                "Write it like sqlite:///oversight.db or postgresql+psycopg://host/name.",
            )
        ) from error
    file = file_of(parsed)
    if file is None or folder is None or file.is_absolute():
        return parsed
    return parsed.set(database=str(folder / file))


def file_of(url: URL) -> Path | None:
    """The file of an SQLite URL; None in memory, for a file: URI and for other databases."""
    name = url.database or ":memory:"
    if url.get_backend_name() != "sqlite" or name.startswith((":memory:", "file:")):
        return None
    return Path(name)


def make_engine(url: URL) -> Engine:
    """An engine for the database; nothing is connected yet. Refused without a driver."""
    try:
        engine = create_engine(url, **_options(url))
    except (ImportError, NoSuchModuleError) as error:
        extra = "pip install 'oversight[postgresql]'"
        ours = url.get_backend_name() == "postgresql"
        raise Refused(
            Problem(
                url.render_as_string(hide_password=True),
                f"There is no driver for '{url.drivername}' databases: {error}.",
                f"Install the driver{f' with {extra}' if ours else ''}, "
                "or use sqlite:///oversight.db.",
            )
        ) from error
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _on_connect)
        event.listen(engine, "begin", _on_begin)
    return engine


def _options(url: URL) -> dict[str, object]:
    if url.get_backend_name() == "sqlite":
        return {"connect_args": {"timeout": WAIT_SECONDS}, "pool_timeout": WAIT_SECONDS}
    if url.get_backend_name() != "postgresql":
        return {}
    bounds = {
        "lock_timeout": WAIT_SECONDS,
        "statement_timeout": QUERY_SECONDS,
        "idle_in_transaction_session_timeout": IDLE_SECONDS,
    }
    settings = " ".join(f"-c {name}={seconds}s" for name, seconds in bounds.items())
    return {
        "pool_size": CONNECTIONS // 2,
        "max_overflow": CONNECTIONS - CONNECTIONS // 2,
        "pool_timeout": WAIT_SECONDS,
        # A server that was restarted meanwhile is no reason to refuse anybody.
        "pool_pre_ping": True,
        "connect_args": {
            "connect_timeout": WAIT_SECONDS,
            "application_name": "oversight",
            "options": settings,
        },
    }


def _on_connect(connection: object, _record: object) -> None:
    # sqlite3 would begin transactions by its own lights; `_on_begin` says when and which.
    connection.isolation_level = None  # type: ignore[attr-defined]
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA foreign_keys = ON")
    # FULL keeps a committed step through a power cut as well as through a kill.
    cursor.execute("PRAGMA synchronous = FULL")
    # In KiB: the indexes of many new items, whose order is none, fit in.
    cursor.execute("PRAGMA cache_size = -65536")
    cursor.close()


def _on_begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if options.get("oversight_upgrades", False):
        # A table that is made anew under its old name would take along what refers to it.
        # Has no effect within a transaction; `Store.upgrading` switches it on again.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
    # A writer that reads first and locks later would fail on what it read meanwhile.
    writes = options.get("oversight_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
