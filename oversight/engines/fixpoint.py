"""Predicates that read themselves: derived round by round until nothing new is found.

Semi-naive evaluation (Bancilhon and Ramakrishnan 1986): a round looks only at what the round
before it found, joined with all that is known. As no value of a head is computed, there are
finitely many rows, and it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import duckdb
from sqlglot import exp

DIALECT = "duckdb"


def derive_component(
    con: duckdb.DuckDBPyConnection,
    queries: Mapping[str, Sequence[exp.Query]],
    types: Mapping[str, Sequence[str]],
    tables: Mapping[str, str],
) -> None:
    """Make the tables of predicates that are recursive together.

    `queries` has one query a clause, in which each predicate stands under its name in `tables`;
    `types` has the SQL types of its columns c1..cn.
    """
    members = {table: name for name, table in tables.items()}
    for name, table in tables.items():
        columns = ", ".join(f"c{i} {kind}" for i, kind in enumerate(types[name], start=1))
        for prefix in ("", "new_", "last_"):
            con.execute(f"CREATE OR REPLACE TEMP TABLE {prefix}{table} ({columns})")
    _round(con, tables, {n: [q for q in qs if not _reads(q, members)] for n, qs in queries.items()})
    steps = {
        name: [step for query in clauses for step in _steps(query, members)]
        for name, clauses in queries.items()
    }
    while _advance(con, tables):
        _round(con, tables, steps)


def _round(
    con: duckdb.DuckDBPyConnection,
    tables: Mapping[str, str],
    steps: Mapping[str, Sequence[exp.Query]],
) -> None:
    """What each predicate has beyond what is known of it, into its table of news."""
    for name, table in tables.items():
        for step in steps[name]:
            con.execute(
                f"INSERT INTO new_{table} SELECT * FROM ({step.sql(DIALECT)}) "
                f"EXCEPT (SELECT * FROM {table} UNION ALL SELECT * FROM new_{table})"
            )


def _advance(con: duckdb.DuckDBPyConnection, tables: Mapping[str, str]) -> bool:
    """Take the news up into what is known; whether there were any."""
    found = False
    for table in tables.values():
        con.execute(f"CREATE OR REPLACE TEMP TABLE last_{table} AS SELECT * FROM new_{table}")
        con.execute(f"INSERT INTO {table} SELECT * FROM new_{table}")
        con.execute(f"DELETE FROM new_{table}")
        found |= bool(con.execute(f"SELECT count(*) FROM last_{table}").fetchall()[0][0])
    return found


def _reads(query: exp.Query, members: Mapping[str, str]) -> list[exp.Table]:
    return [table for table in query.find_all(exp.Table) if table.name in members]


def _steps(query: exp.Query, members: Mapping[str, str]) -> Iterator[exp.Query]:
    """The query once for each place where it reads a member: there it reads the last news."""
    for place in range(len(_reads(query, members))):
        step = query.copy()
        table = _reads(step, members)[place]
        table.set("this", exp.to_identifier(f"last_{table.name}"))
        yield step
