"""Which revision a store's tables are of, and the way from there to the newest.

The revisions are the files of `migrations/versions`, in the order of their numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, column, inspect, select, table, text

from oversight.problem import Problem, Refused

MIGRATIONS = Path(__file__).parent / "migrations"

UNSTAMPED = "0000"
"""A store made before there were migrations: the tables of revision 0001, without its number."""

STORE, STAMP = "supervision_store", "alembic_version"


@cache
def revisions() -> tuple[str, ...]:
    """The numbers of all revisions, oldest first.

    >>> revisions()[0]
    '0001'
    """
    return tuple(sorted(file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py")))


def newest() -> str:
    """The revision whose tables this program reads and writes."""
    return revisions()[-1]


def revision_of(connection: Connection, shown: str) -> str | None:
    """The revision of the tables in a database; None where it has no tables.

    Refused: a database that holds something else, and a store newer than this program.
    """
    tables = set(inspect(connection).get_table_names())
    if not tables - {STAMP}:
        return None
    if STORE not in tables:
        raise Refused(_foreign(shown, tables))
    if STAMP not in tables:
        version = connection.scalar(select(column("schema_version")).select_from(table(STORE)))
        if version != 1:
            raise Refused(_newer(shown, str(version)))
        return UNSTAMPED
    found = connection.scalar(select(column("version_num")).select_from(table(STAMP)))
    if found not in revisions():
        raise Refused(_newer(shown, str(found)))
    return str(found)


def refuse_older(found: str, shown: str) -> None:
    """Refused where the tables are not of the newest revision."""
    if found == newest():
        return
    said = "from before revisions were counted" if found == UNSTAMPED else f"of revision {found}"
    raise Refused(
        Problem(
            shown,
            f"The store has tables {said}; this program works with revision {newest()}.",
            "Bring it up to date with `oversight store upgrade`; nothing was changed.",
        )
    )


def hold_schema(connection: Connection) -> None:
    """Let nobody else make or change tables until the transaction ends."""
    # SQLite's writers are alone from BEGIN IMMEDIATE on.
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x6F766572})
        # Moving a million rows may take longer than any question of a person's.
        connection.execute(text("SET LOCAL statement_timeout = 0"))


def migrate(connection: Connection, found: str | None) -> None:
    """Bring the tables from revision `found` to the newest, within the caller's transaction."""
    # Loaded when needed: few commands make or change tables, and alembic takes its time.
    from oversight.store import migrating  # noqa: PLC0415

    if found == UNSTAMPED:
        migrating.adopt(connection)
    migrating.to_newest(connection)


def _foreign(shown: str, tables: Iterable[str]) -> Problem:
    return Problem(
        shown,
        "This database holds something else (tables "
        f"{', '.join(sorted(tables)[:5])}) and no supervision store.",
        "Name an empty or new database in store.url; nothing was changed.",
    )


def _newer(shown: str, found: str) -> Problem:
    return Problem(
        shown,
        f"The store has tables of revision {found}, which this program does not know; "
        f"it knows revisions up to {newest()}.",
        "Open it with the newer program that made it; nothing was changed.",
    )
