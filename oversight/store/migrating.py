"""Migrations carried out by alembic, on a connection that the caller holds.

All of it happens in the caller's transaction: what fails half-way has not happened.
"""

from __future__ import annotations

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from oversight.store.revisions import MIGRATIONS, revisions


def to_newest(connection: Connection) -> None:
    """Carry out every revision that the database has not seen."""
    to_revision(connection, "head")


def to_revision(connection: Connection, revision: str) -> None:
    """Carry out the revisions up to this one."""
    command.upgrade(_config(connection), revision)


def adopt(connection: Connection) -> None:
    """Give a store made before there were migrations the number of the first revision.

    Its tables are those of that revision; on PostgreSQL the guards of the trail are not.
    """
    first = ScriptDirectory.from_config(_config(connection)).get_revision(revisions()[0])
    assert first is not None
    if connection.dialect.name == "postgresql":
        for statement in first.module.GUARDS["postgresql"]:
            connection.exec_driver_sql(statement)
    context = MigrationContext.configure(connection)
    context.stamp(ScriptDirectory.from_config(_config(connection)), revisions()[0])


def _config(connection: Connection) -> Config:
    config = Config()
    # A percent sign in a path is one, and no variable of a settings file.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config
