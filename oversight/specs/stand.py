"""Where scenario after scenario is judged: a database that stays open, and plans that are kept.

To open a database, give it a calendar and plan a rule costs more than to judge the few records
of a scenario. A stand does these once. What a scenario puts into it is undone when it ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

import duckdb
from sqlglot import exp

from oversight.clock.calendar import Calendar
from oversight.clock.macros import install
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.optimiser.optimise import optimise
from oversight.datalog.plan import Plan
from oversight.datalog.planning import plan_of
from oversight.datalog.syntax import Call
from oversight.datalog.walk import clause_parts
from oversight.engines.answers import with_owner
from oversight.engines.base import Engine, RuleRows, Task
from oversight.engines.reference import answered
from oversight.engines.run import EVENTS_AT_ONCE, Run
from oversight.records.asof import end_of, show_until
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.records.schema import arrow_schema
from oversight.records.views import LAKE, created, name, run

_END = "oversight_end"
"""The variable that holds the first instant after the scenario's day."""


class Stand:
    """A database for scenarios of one calendar and time zone.

    `engines` are those that judge: each gives what the engine of its name gives.
    """

    def __init__(self, calendar: Calendar, timezone: str) -> None:
        self.con = duckdb.connect()
        self.con.execute("SET threads = 1")
        self._lay_tables()
        install(self.con, calendar, timezone)
        self.timezone = timezone
        self.engines: Mapping[str, Engine] = {
            engine.name: engine for engine in (_Reference(self.con), _Duckdb(self.con))
        }

    def _lay_tables(self) -> None:
        """The twelve tables, empty, and the views of what was known on the scenario's day."""
        self.con.execute(f'CREATE SCHEMA "{LAKE}"')
        for table in TABLES:
            self.con.register("held", arrow_schema(table).empty_table())
            self.con.execute(f'CREATE TABLE "{LAKE}"."{table}" AS SELECT * FROM held')
            self.con.unregister("held")
            whole = exp.select("*").from_(name(table, LAKE))
            run(self.con, created(name(table), whole))
        self.con.execute(f"SET VARIABLE {_END} = TIMESTAMPTZ '9999-01-01'")
        show_until(self.con, f"getvariable('{_END}')")

    @contextmanager
    def holding(self, records: MemoryRecords, as_of: date) -> Iterator[Mapping[str, Engine]]:
        """The engines over the records as known on the day; afterwards all is as before."""
        self.con.execute("BEGIN")
        try:
            end = end_of(as_of, self.timezone).isoformat()
            self.con.execute(f"SET VARIABLE {_END} = CAST($1 AS TIMESTAMPTZ)", [end])
            for table, rows in records.tables.items():
                if rows.num_rows:
                    self.con.register("held", rows)
                    self.con.execute(f'INSERT INTO "{LAKE}"."{table}" SELECT * FROM held')
                    self.con.unregister("held")
            yield self.engines
        finally:
            self.con.execute("ROLLBACK")


class _Reference:
    """The reference engine on a stand."""

    name = "reference"

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        return answered(self.con, task)


class _Duckdb:
    """The default engine on a stand."""

    name = "duckdb"

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self._rule: CheckedProgram | None = None
        self._plans: dict[date | None, Plan] = {}

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        return Run(self.con, self._plan(task), task, EVENTS_AT_ONCE).answers()

    def _plan(self, task: Task) -> Plan:
        """The plan of the one rule; kept while scenarios speak of that rule."""
        (rule,) = task.programs
        if self._rule is not rule.program:
            self._rule = rule.program
            self._plans.clear()
        day = task.as_of if _tells_day(rule.program) else None
        if day not in self._plans:
            self._plans[day] = with_owner(
                optimise(plan_of([(rule.rule, rule.program, rule.context)]))
            )
        return self._plans[day]


@dataclass
class Foreseen:
    """An engine that has answered already."""

    name: str
    rows: RuleRows

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        yield task.programs[0].rule, self.rows


def _tells_day(program: CheckedProgram) -> bool:
    """Whether a rule asks what day it is: its plan is then one day's."""
    return any(
        isinstance(part, Call) and part.name in ("today", "now")
        for predicate in program.predicates
        for checked in predicate.clauses
        for part in clause_parts(checked.clause)
    )


_STANDS: dict[tuple[str, str], Stand] = {}
_MOST = 4
"""So many stay open: a scenario may have a calendar of its own."""


def stand_for(calendar: Calendar, timezone: str) -> Stand:
    """The process's stand for the calendar and zone."""
    key = (calendar.version, timezone)
    if key not in _STANDS:
        if len(_STANDS) == _MOST:
            _STANDS.pop(next(iter(_STANDS))).con.close()
        _STANDS[key] = Stand(calendar, timezone)
    return _STANDS[key]
