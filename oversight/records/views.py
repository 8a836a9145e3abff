"""The names under which a DuckDB connection sees records.

Schema `lake` holds the twelve tables as they are. The plain names (`"case"`, `"event"`, ...)
are views over it, which `asof.py` replaces by what was known on a day. Rules and indicators
only ever read the plain names.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, DUCKDB

DIALECT = "duckdb"
LAKE = "lake"
OFFICER = "officer"
"""The view (event, case, act, officer): one row per officer that an event names."""

Source = Any
"""An Arrow table, or a query that yields a table's columns."""


def name(table: str, schema: str | None = None) -> exp.Table:
    """A table's name, always quoted: `case` is a word of SQL."""
    return exp.table_(table, db=schema, quoted=True)


def column(name: str) -> exp.Column:
    return exp.column(name, quoted=True)


def typed_nulls(table: str) -> exp.Select:
    """A query with the table's columns and no rows."""
    kinds = COLUMNS[table].values()
    return exp.select(
        *(
            exp.alias_(exp.cast(exp.null(), DUCKDB[c.kind], dialect=DIALECT), c.name, quoted=True)
            for c in kinds
        )
    ).where(exp.false())


def run(con: duckdb.DuckDBPyConnection, sql: exp.Expr | str) -> list[tuple[Any, ...]]:
    """Execute a statement to its end; its rows. DuckDB lets nothing else begin before that."""
    return con.execute(sql if isinstance(sql, str) else sql.sql(DIALECT)).fetchall()


def number(con: duckdb.DuckDBPyConnection, sql: str) -> int:
    """The one number that a query gives."""
    return int(run(con, sql)[0][0])


def created(view: exp.Table, query: exp.Query) -> str:
    """The statement that makes a view of a query, in place of what bore its name."""
    return exp.Create(this=view, kind="VIEW", replace=True, expression=query).sql(DIALECT)


def install_views(con: duckdb.DuckDBPyConnection, sources: Mapping[str, Source]) -> None:
    """Make the views of all twelve tables; one without a source is empty.

    A source is an Arrow table, or a query that yields the table's columns.
    """
    made = [f'CREATE SCHEMA IF NOT EXISTS "{LAKE}"']
    for table in TABLES:
        source = sources.get(table)
        if source is None:
            source = typed_nulls(table)
        if isinstance(source, pa.Table):
            con.register(_held(table), source)
            made.append(_over_held(table))
        else:
            made.append(created(name(table, LAKE), source))
        made.append(_plain(table))
    run(con, ";\n".join([*made, officers()]))


# The same text for every connection, of which a suite of specs opens thousands.
@lru_cache(maxsize=64)
def _over_held(table: str) -> str:
    return created(name(table, LAKE), exp.select("*").from_(name(_held(table))))


@lru_cache(maxsize=64)
def _plain(table: str) -> str:
    return created(name(table), exp.select("*").from_(name(table, LAKE)))


def _held(table: str) -> str:
    return f"held_{table}"


@lru_cache(maxsize=1)
def officers() -> str:
    """The statement that makes the view of officers over whatever `event` then shows."""
    named = exp.select(
        *(column(c) for c in ("event", "case", "act")),
        exp.alias_(exp.Explode(this=column("officers")), OFFICER, quoted=True),
    ).from_(name("event"))
    known = exp.Not(this=exp.Is(this=column(OFFICER), expression=exp.null()))
    return created(name(OFFICER), exp.select("*").from_(named.subquery("named")).where(known))
