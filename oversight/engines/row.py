"""The table of the row: one pass over the records of a range of cases, and its clocks."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pyarrow as pa
from sqlglot import exp, parse_one

from oversight.clock.layers import layers
from oversight.clock.plain import PlainClock, plain_clocks
from oversight.clock.sql import create_clock_tables, remember_today
from oversight.datalog.plan import CASE, Gather, Plan, TableName, quoted, row_column
from oversight.datalog.rows import gathered, one_of, row_query

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

    from oversight.clock.definition import ClockDefinition
    from oversight.engines.base import Task

DIALECT = "duckdb"
CLOCK = "clock"
ODD_SCHEMA = "odd"
"""Holds the records of the cases whose clocks are not plain."""

CLOCKS_READ: Mapping[str, frozenset[str]] = {
    "case": frozenset({"case", "domain", "item", "item_version", "stated_due"}),
    "event": frozenset({"event", "case", "act", "ts", "seq", "qty"}),
    "clock_stop": frozenset({"case", "clock", "kind", "start_at", "end_at"}),
}
"""What the reckoning of clocks reads of the records of a case."""

_CASE_EXTRAS = ("domain", "item", "item_version")
_STOP_EXTRAS = {
    "stops": "count(*)",
    "stop_kind": "any_value(kind)",
    "stop_clock": "any_value(clock)",
    "stop_from": "any_value(start_at)",
    "stop_to": "any_value(end_at)",
}


def clock_name(gather: Gather) -> str | None:
    """The clock that a column of the row shows, if it is just one clock's value."""
    if gather.relation != CLOCK or gather.function not in ("some", "value"):
        return None
    if len(gather.where) != 1:
        return None
    (condition,) = gather.where
    if isinstance(condition, exp.EQ) and condition.this.name == CLOCK:
        return str(condition.expression.name)
    return None


@dataclass
class Tests:
    """Conditions on a row (SQL over the alias r), and what is counted of them.

    What several rules test alike is tested, and counted, once.
    """

    _tests: dict[str, str] = field(default_factory=dict)
    _counts: dict[str, str] = field(default_factory=dict)

    def name(self, condition: str) -> str:
        """The name of the column that holds whether the condition is met."""
        return self._tests.setdefault(condition, f"t{len(self._tests)}")

    def count(self, condition: str) -> str:
        """The name of the count of rows that satisfy a condition on columns of tests."""
        return self._counts.setdefault(condition, f"n{len(self._counts)}")

    @property
    def columns(self) -> str:
        return ", ".join(f'{test} AS "{name}"' for test, name in self._tests.items())

    @property
    def counts(self) -> str:
        return ", ".join(
            f'count(*) FILTER (WHERE {condition}) AS "{name}"'
            for condition, name in self._counts.items()
        )

    @property
    def names(self) -> str:
        return ", ".join(f'"{name}"' for name in self._counts.values())

    @property
    def sums(self) -> str:
        return ", ".join(f'sum("{name}") AS "{name}"' for name in self._counts.values())


class RowTable:
    """Makes the row's table, its clocks by formula where a case is plain, else reckoned."""

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        task: Task,
        plan: Plan,
        table: TableName,
    ) -> None:
        self.con = con
        self.task = task
        self.table = table
        self.acts = plan.held.get(("event", "act"))
        """All acts that any record has, where that is known."""
        self.columns = {row_column(place): gather for place, gather in enumerate(plan.row)}
        self.of_clocks = {n: g for n, g in self.columns.items() if clock_name(g) is not None}
        wanted: dict[str, dict[str, str]] = {}
        for name, gather in self.of_clocks.items():
            column = "some" if gather.function == "some" else gather.value.name
            wanted.setdefault(clock_name(gather) or "", {})[column] = name
        self.wanted: Mapping[str, Mapping[str, str]] = wanted
        self._written: str | None = None
        self.clocks: list[PlainClock] = plain_clocks(task.clocks, wanted, self._catalogue(wanted))

    def make(self, name: str, spine: Sequence[str], optional: bool) -> None:
        """Make the table `name`; `spine` are the relations that can bring a case.

        A case that has no record in the first of these is `optional` where rules ask for one.
        """
        self.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {self._text(spine, optional)}")
        if self.clocks:
            self.con.execute(
                f"CREATE OR REPLACE TEMP TABLE odd_row AS SELECT * FROM {name} WHERE {self._odd}"
            )
            if self._any_odd():
                self.con.execute(f"DELETE FROM {name} WHERE {self._odd}")
                self.con.execute(f"INSERT INTO {name} {self._reckoned()}")

    def count(self, org: str, tests: Tests, spine: Sequence[str], optional: bool) -> pa.Table:
        """How many rows satisfy what is tested (over the alias r), by the column `org`.

        The table of the row is not made. Only the rows of cases whose clocks are not plain are
        held on to, and counted when their clocks are reckoned.
        """
        text = self._text(spine, optional)
        if not self.clocks:
            return self.con.sql(
                f'SELECT org, {tests.counts} FROM (SELECT r."{org}" AS org, {tests.columns} '
                f"FROM ({text}) AS r) GROUP BY org ORDER BY org"
            ).to_arrow_table()
        self.con.execute(
            f"CREATE OR REPLACE TEMP TABLE counted AS SELECT org, odd, {tests.counts}, "
            "list(row) FILTER (WHERE odd) AS rows FROM ("
            f'SELECT r."{org}" AS org, {self._odd} AS odd, {tests.columns}, '
            f"CASE WHEN {self._odd} THEN r END AS row FROM ({text}) AS r) GROUP BY org, odd"
        )
        self.con.execute(
            "CREATE OR REPLACE TEMP TABLE odd_row AS "
            "SELECT unnest(row) FROM (SELECT unnest(rows) AS row FROM counted WHERE odd)"
        )
        parts = f"SELECT org, {tests.names} FROM counted WHERE NOT odd"
        if self._any_odd():
            parts += (
                f" UNION ALL SELECT org, {tests.counts} FROM ("
                f'SELECT r."{org}" AS org, {tests.columns} FROM ({self._reckoned()}) AS r) '
                "GROUP BY org"
            )
        return self.con.sql(
            f"SELECT org, {tests.sums} FROM ({parts}) GROUP BY org ORDER BY org"
        ).to_arrow_table()

    @property
    def _odd(self) -> str:
        return " OR ".join(f"odd{clock.place}" for clock in self.clocks)

    def _text(self, spine: Sequence[str], optional: bool) -> str:
        """The row as SQL; with clocks, also which of them are odd."""
        remember_today(self.con, self.task.as_of)
        if self._written is None:
            self._written = self._query(spine, optional)
        return self._written

    def _query(self, spine: Sequence[str], optional: bool) -> str:
        plain = {n: g for n, g in self.columns.items() if n not in self.of_clocks}
        query = row_query(plain, spine, self.table, self._extras(), optional).sql(DIALECT)
        if not self.clocks:
            return query
        item = self.table("item").sql(DIALECT)
        wide = layers("base", item, self.clocks, self.wanted)
        odd = [f"odd{clock.place}" for clock in self.clocks]
        columns = ", ".join(['"case"', *(f'"{name}"' for name in self.columns), *odd])
        return f"WITH base AS ({query}) SELECT {columns} FROM ({wide})"

    def _catalogue(self, wanted: Collection[str]) -> Mapping[str, frozenset[str]]:
        """The units of the limits that the catalogue gives; mostly there is but one."""
        if not wanted:
            return {}
        item = self.table("item").sql(DIALECT)
        columns = {"item.statute": "statute_unit", "item.promise": "promise_unit"}
        return {
            source: frozenset(
                row[0]
                for row in self.con.execute(
                    f"SELECT DISTINCT {column} FROM {item} WHERE {column} IS NOT NULL"
                ).fetchall()
            )
            for source, column in columns.items()
        }

    def _extras(self) -> Mapping[str, Mapping[str, exp.Expr]]:
        """What the clocks need of each case beside the columns that rules ask for."""
        if not self.clocks:
            return {}
        extras: dict[str, dict[str, exp.Expr]] = {
            CASE: {name: quoted(name) for name in _CASE_EXTRAS},
            "event": {},
            "clock_stop": {n: parse_one(e, dialect=DIALECT) for n, e in _STOP_EXTRAS.items()},
        }
        for clock in self.clocks:
            for touch in clock.touches():
                function = "MIN" if touch.function == "first" else "MAX"
                ts: exp.Expr = exp.Anonymous(this=function, expressions=[quoted("ts")])
                acts = [act for act in touch.acts if self.acts is None or act in self.acts]
                if acts:
                    where = exp.Where(this=one_of(quoted("act"), acts))
                    ts = exp.Filter(this=ts, expression=where)
                else:
                    ts = exp.cast(exp.null(), "TIMESTAMPTZ", dialect=DIALECT)
                extras["event"][touch.name] = ts
        return extras

    def _any_odd(self) -> bool:
        return bool(self.con.execute("SELECT count(*) FROM odd_row").fetchall()[0][0])

    def _reckoned(self) -> str:
        """The rows of `odd_row` with their clocks reckoned one by one, as SQL."""
        needed = {clock.name for clock in self.clocks}
        definitions = [d for d in self.task.clocks if d.clock in needed]
        reckon_odd(self.con, self.task, self.table, definitions)
        clocks = exp.table_(CLOCK, db=ODD_SCHEMA, quoted=True)
        pivot = gathered(CLOCK, self.of_clocks, clocks).sql(DIALECT)
        places = {clock.name: clock.place for clock in self.clocks}
        replaced = []
        for column, gather in self.of_clocks.items():
            place = places[clock_name(gather) or ""]
            new = f'p."{column}"'
            if gather.function == "some":
                new = f"coalesce({new}, FALSE)"
            replaced.append(
                f'CASE WHEN o.odd{place} THEN {new} ELSE o."{column}" END AS "{column}"'
            )
        return (
            f"SELECT o.* REPLACE ({', '.join(replaced)}) "
            f'FROM odd_row AS o LEFT JOIN ({pivot}) AS p USING ("case")'
        )


def reckon_odd(
    con: duckdb.DuckDBPyConnection,
    task: Task,
    table: TableName,
    definitions: Sequence[ClockDefinition],
) -> None:
    """Make `clock` and `pause` in the schema `ODD_SCHEMA`, of the cases in `odd_row` alone."""
    con.execute(f"CREATE SCHEMA IF NOT EXISTS {ODD_SCHEMA}")
    acts = sorted({act for definition in definitions for act in definition.acts})
    of_acts = f" WHERE {one_of(quoted('act'), acts).sql(DIALECT)}" if acts else ""
    for relation, columns in CLOCKS_READ.items():
        source = table(relation).sql(DIALECT)
        listed = ", ".join(f'r."{column}"' for column in sorted(columns))
        where = of_acts if relation == "event" else ""
        con.execute(
            f'CREATE OR REPLACE TABLE {ODD_SCHEMA}."{relation}" AS '
            f'SELECT {listed} FROM {source} AS r SEMI JOIN odd_row USING ("case"){where}'
        )
    con.execute(f"SET search_path = '{ODD_SCHEMA},main'")
    try:
        create_clock_tables(con, definitions, task.as_of)
    finally:
        con.execute("SET search_path = 'main'")
