"""The default engine: programs compiled to SQL and run by DuckDB over the lake."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.clock.sql import create_clock_tables, install
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.compile import compile_program
from oversight.datalog.context import Context
from oversight.datalog.optimiser.drop_absent import drop_absent
from oversight.datalog.optimiser.optimise import PASSES, Pass, optimise
from oversight.datalog.optimiser.subjects_only import subjects_only
from oversight.datalog.plan import Plan
from oversight.datalog.planning import plan_of
from oversight.engines.answers import on_row, with_owner
from oversight.engines.base import OUTCOMES, RuleRows, Task
from oversight.engines.held import held_values
from oversight.engines.run import EVENTS_AT_ONCE, Run
from oversight.records.asof import register_as_of

DIALECT = "duckdb"
HELD_ROWS = 2_000_000
"""So many records of a table are kept in memory for a run; more are read from the lake."""


class DuckdbEngine:
    """Runs a task's programs in one in-memory database that reads the lake's files.

    The programs of all rules become one plan. What hangs on one case each is walked: a range
    of cases after another, so that memory stays the same however large the lake is.
    """

    name = "duckdb"

    def __init__(self, passes: Sequence[Pass] = PASSES, events: int = EVENTS_AT_ONCE) -> None:
        self.passes = passes
        self.events = events

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        with session(task, clocks=False, hold=False) as opened:
            plan = self._optimised(self._held(opened.con, task, _plan(task)))
            yield from Run(opened.con, plan, task, self.events).answers()

    def count(self, task: Task) -> Iterator[tuple[str, pa.Table]]:
        """By rule: org, examined, flagged, cannot_tell; a rule may come several times.

        Cheaper than `run`: where a rule hangs on the row alone, no fact of any finding is
        worked out.
        """
        with session(task, clocks=False, hold=False) as opened:
            plan = self._held(opened.con, task, _plan(task))
            lean = self._optimised(subjects_only(plan))
            whole = {r.rule for r in task.programs if not on_row(lean, r)}
            if whole:
                # A head says by which columns records are joined; without it the joins of
                # what is left would be conditions, tried record by record.
                lean = self._optimised(subjects_only(plan, whole))
            yield from Run(opened.con, lean, task, self.events).counts()

    def _held(self, con: duckdb.DuckDBPyConnection, task: Task, plan: Plan) -> Plan:
        """The plan that knows which texts the records hold, if a pass makes use of it."""
        if drop_absent not in self.passes:
            return plan
        return replace(plan, held=held_values(con, plan, task.clocks))

    def _optimised(self, plan: Plan) -> Plan:
        return with_owner(optimise(plan, self.passes))


def _plan(task: Task) -> Plan:
    return plan_of((p.rule, p.program, p.context) for p in task.programs)


@contextmanager
def session(task: Task, *, clocks: bool = True, hold: bool = True) -> Iterator[Session]:
    """A connection with the records as of the task's day, the calendar and the clocks.

    Reckoning the clocks of all cases takes its time; what reads none can go without. `hold`
    keeps small tables in memory, for work that reads them often.
    """
    con = duckdb.connect()
    try:
        con.execute("SET TimeZone = 'UTC'")
        task.records.register(con)
        register_as_of(con, task.as_of, task.timezone)
        if hold:
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
            exp.to_identifier(predicate.name, quoted=True),
            as_=predicate.query,
            recursive=any(one.recursive for one in program.predicates),
        )
    return outcomes.sql(dialect=DIALECT, pretty=True)
