"""Stores to test with, with all tables and nothing in them: copied, for making them takes longer.

A store made by its migrations takes a tenth of a second, a copy of one next to nothing.
"""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

from oversight.store.database import Store, open_store
from tests.store.postgres import Cluster

FILE = "oversight.db"
TEMPLATE = "template_store"


def fresh_store(folder: Path) -> Store:
    """The store of a project folder, in its file, made if it is not there."""
    file = folder / FILE
    if not file.exists():
        with tempfile.NamedTemporaryFile(dir=folder) as copy:
            copy.write(_template())
            copy.flush()
            # Whole at once, for another process may be making the same.
            with suppress(FileExistsError):
                os.link(copy.name, file)
    return open_store(f"sqlite:///{FILE}", folder=folder)


def fresh_file(folder: Path) -> str:
    """The URL of a new SQLite store in a folder."""
    fresh_store(folder).close()
    return f"sqlite:///{folder / FILE}"


def fresh_database(cluster: Cluster) -> str:
    """The name of a new database of a cluster that holds a store."""
    if not cluster.templates:
        cluster.run(f"CREATE DATABASE {TEMPLATE}")
        open_store(cluster.url(TEMPLATE), create=True).close()
        cluster.templates.append(TEMPLATE)
    return cluster.new_database(TEMPLATE)


@cache
def _template() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        open_store(f"sqlite:///{FILE}", folder=Path(folder), create=True).close()
        return (Path(folder) / FILE).read_bytes()
