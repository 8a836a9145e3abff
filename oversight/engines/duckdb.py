"""The default engine: programs compiled to SQL and run by DuckDB over the lake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from hashlib import sha256

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.clock.sql import create_clock_tables, install
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.compile import compile_program
from oversight.datalog.context import Context
from oversight.engines.base import OUTCOMES, RuleProgram, RuleRows, Task
from oversight.records.asof import register_as_of
from oversight.records.owner import owner_query

DIALECT = "duckdb"
HELD_ROWS = 2_000_000
"""So many records of a table are kept in memory for a run; more are read from the lake."""


class DuckdbEngine:
    """Runs a task's programs in one in-memory database that reads the lake's files."""

    name = "duckdb"

    def run(self, task: Task) -> Mapping[str, RuleRows]:
        reads_clocks = any(
            {"clock", "pause"} & set(program.program.relations) for program in task.programs
        )
        with session(task, clocks=reads_clocks) as open_session:
            answers = {}
            for program in task.programs:
                answers[program.rule] = open_session.rows(program)
                task.on_rule(program.rule)
            return answers


@contextmanager
def session(task: Task, *, clocks: bool = True) -> Iterator[Session]:
    """A connection with the records as of the task's day, the calendar and the clocks.

    Reckoning the clocks of all cases takes its time; what reads none can go without.
    """
    con = duckdb.connect()
    try:
        con.execute("SET TimeZone = 'UTC'")
        task.records.register(con)
        register_as_of(con, task.as_of, task.timezone)
        _hold_small_tables(con)
        install(con, task.calendar, task.timezone)
        if clocks:
            create_clock_tables(con, task.clocks, task.as_of)
        yield Session(con)
    finally:
        con.close()


def _hold_small_tables(con: duckdb.DuckDBPyConnection) -> None:
    """Keep the cases and events as of the day in memory where they are few.

    Every term of every rule scans them; reading the lake's files each time is most of the work
    on a small lake. A temporary table stands before the view of the same name.
    """
    for table in ("case", "event"):
        rows = con.sql(f'SELECT count(*) AS n FROM lake."{table}"').to_arrow_table()["n"][0].as_py()
        if rows <= HELD_ROWS:
            con.execute(f'CREATE TEMP TABLE "{table}" AS SELECT * FROM main."{table}"')


class Session:
    """Derived predicates as tables of one connection; equal queries are run once.

    A predicate's table is named by the hash of its query, in which the predicates it reads
    already stand under such names: two rules that define or share the same predicate under
    the same norms thus share one table.
    """

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self._made: set[str] = set()

    def derive(self, program: CheckedProgram, context: Context) -> Mapping[str, str]:
        """Make a table for each derived predicate; the tables' names by predicate."""
        tables: dict[str, str] = {}
        for predicate in compile_program(program, context):
            query = rename_tables(predicate.query, tables)
            sql = query.sql(dialect=DIALECT)
            table = f"derived_{sha256(sql.encode()).hexdigest()[:20]}"
            if table not in self._made:
                columns = ", ".join(predicate.columns)
                self.con.execute(f"CREATE TEMP TABLE {table} AS SELECT {columns} FROM ({sql})")
                self._made.add(table)
            tables[predicate.name] = table
        return tables

    def owner(self, subject: str) -> str:
        """The table (subject, org) for one kind of subject."""
        table = f"owner_{subject}"
        if table not in self._made:
            self.con.execute(f"CREATE TEMP TABLE {table} AS {owner_query(subject)}")
            self._made.add(table)
        return table

    def rows(self, rule: RuleProgram) -> RuleRows:
        tables = self.derive(rule.program, rule.context)
        owner = self.owner(rule.subject)
        examined, flags, cannot_tell = (tables.get(outcome) for outcome in OUTCOMES)
        width = len(rule.facts)
        facts = "".join(f", f.c{i + 2} AS fact{i}" for i in range(width))
        order = ", ".join(f"c{i + 2}" for i in range(width)) or "c1"
        flagged = self._table(
            f"SELECT f.c1 AS subject, o.org{facts}, f.more "
            "FROM (SELECT *, row_number() OVER (PARTITION BY c1 "
            f"ORDER BY {order}) AS place, count(*) OVER (PARTITION BY c1) - 1 AS more FROM {flags}"
            f") AS f LEFT JOIN {owner} AS o ON o.subject = f.c1 WHERE f.place = 1 ORDER BY 1"
        )
        doubtful = (
            f"SELECT c1, c2 FROM {cannot_tell} AS d "
            f"WHERE NOT EXISTS (SELECT 1 FROM {flags} AS f WHERE f.c1 = d.c1)"
            if cannot_tell
            else "SELECT '' AS c1, '' AS c2 WHERE false"
        )
        names = ["subject", "org", *rule.facts, "more"]
        return RuleRows(
            examined=self._table(
                f"SELECT e.c1 AS subject, o.org FROM {examined} AS e "
                f"LEFT JOIN {owner} AS o ON o.subject = e.c1 ORDER BY 1"
            ),
            flagged=flagged.rename_columns(names),
            cannot_tell=self._table(
                f"SELECT d.c1 AS subject, any_value(o.org) AS org, min(d.c2) AS reason "
                f"FROM ({doubtful}) AS d LEFT JOIN {owner} AS o ON o.subject = d.c1 "
                "GROUP BY d.c1 ORDER BY 1"
            ),
        )

    def _table(self, sql: str) -> pa.Table:
        return self.con.sql(sql).to_arrow_table()


def rename_tables(query: exp.Query, names: Mapping[str, str]) -> exp.Query:
    """The query with the tables of derived predicates under the names given."""
    renamed = query.copy()
    for table in renamed.find_all(exp.Table):
        if table.name in names:
            table.set("this", exp.to_identifier(names[table.name]))
    return renamed


def program_sql(program: CheckedProgram, context: Context) -> str:
    """The whole program as one readable statement, a common table expression a predicate.

    The rows of the last SELECT are (outcome, subject).
    """
    predicates = compile_program(program, context)
    outcomes: exp.Query | None = None
    for predicate in predicates:
        if predicate.name not in OUTCOMES:
            continue
        one = exp.select(
            exp.alias_(exp.Literal.string(predicate.name), "outcome"),
            exp.alias_(exp.column("c1"), "subject"),
        ).from_(exp.to_table(predicate.name, quoted=True))
        outcomes = one if outcomes is None else exp.union(outcomes, one, distinct=False)
    assert outcomes is not None
    for predicate in predicates:
        outcomes = outcomes.with_(
            exp.to_identifier(predicate.name, quoted=True), as_=predicate.query
        )
    return outcomes.sql(dialect=DIALECT, pretty=True)
