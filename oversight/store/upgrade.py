"""A store brought up to date, and what is to be known of one without opening it for work."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import Integer, Text, column, func, select, table

from oversight.problem import Problem, Refused
from oversight.store.database import NoStoreYet, Store, connected, missing
from oversight.store.engine import file_of
from oversight.store.revisions import STORE, UNSTAMPED, migrate, newest, revision_of


@dataclass(frozen=True)
class Upgraded:
    """What upgrading did: from which revision to which, and where the copy is, if one was kept."""

    before: str
    after: str
    copy: Path | None = None


@dataclass(frozen=True)
class StoreInfo:
    """A store from outside: its URL, the revision of its tables, and how much it holds.

    `size` is in bytes, None where the database is not a file; `hash` that of the trail's end.
    """

    shown: str
    backend: str
    revision: str
    items: int
    entries: int
    hash: str
    size: int | None

    @property
    def newest(self) -> bool:
        """Whether this program can work with it as it is."""
        return self.revision == newest()


def upgrade_store(url: str, *, folder: Path | None = None) -> Upgraded:
    """Bring a store to the newest revision; of an SQLite file a copy is kept beside it first.

    All of it is one transaction. Refused: no store there, something else, a newer store, a
    database that another process is writing to, and a copy that cannot be written.
    """
    with connected(url, folder) as (store, found):
        if found is None:
            raise NoStoreYet(missing(store.shown))
        try:
            return _upgraded(store)
        finally:
            store.close()


def store_info(url: str, *, folder: Path | None = None) -> StoreInfo:
    """What a store holds, of whatever revision this program knows."""
    with connected(url, folder) as (store, found):
        if found is None:
            raise NoStoreYet(missing(store.shown))
        file = file_of(store.engine.url)
        items = select(func.count()).select_from(table("supervision_item"))
        end = select(column("seq", Integer), column("hash", Text)).select_from(table(STORE))
        with store.engine.connect() as connection:
            seq, digest = connection.execute(end).one()
            held = connection.scalar(items) or 0
        store.close()
        return StoreInfo(
            store.shown,
            store.engine.dialect.name,
            found,
            held,
            seq,
            digest,
            None if file is None else file.stat().st_size,
        )


def _upgraded(store: Store) -> Upgraded:
    with store.upgrading() as connection:
        # Asked again: another process may have done it while this one waited.
        found = revision_of(connection, store.shown)
        assert found is not None
        if found == newest():
            return Upgraded(found, found)
        file = file_of(store.engine.url)
        # Whoever writes waits until this transaction ends, so the copy is the store as it is.
        copy = None if file is None else _copied(file, found, store.shown)
        migrate(connection, found)
        return Upgraded(found, newest(), copy)


def _copied(file: Path, revision: str, shown: str) -> Path:
    """A copy of the store's file beside it, under a name that no file has."""
    name = f"{file.name}.{'old' if revision == UNSTAMPED else revision}"
    names = (f"{name}.bak" if n == 1 else f"{name}.{n}.bak" for n in count(1))
    copy = next(path for path in map(file.with_name, names) if not path.exists())
    try:
        with closing(sqlite3.connect(file)) as there, closing(sqlite3.connect(copy)) as here:
            there.backup(here)
    except (sqlite3.Error, OSError) as error:
        copy.unlink(missing_ok=True)
        raise Refused(
            Problem(
                shown,
                f"No copy of the store can be kept as '{copy}': {error}.",
                "Make room there, or the right to write; nothing was changed.",
            )
        ) from error
    return copy
