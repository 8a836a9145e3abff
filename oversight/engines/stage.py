"""The tables of one range of cases, or of all: records, clocks, the row, derived predicates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from sqlglot import exp

from oversight.clock.sql import create_clock_tables
from oversight.datalog.plan import (
    CASE,
    ROW,
    Block,
    Body,
    Derived,
    Exists,
    Gather,
    Plan,
    Renderer,
    Source,
    as_ref,
    head_refs,
    inner_sources,
    refs,
    row_column,
)
from oversight.datalog.rows import folded, row_query
from oversight.engines.fixpoint import derive_component
from oversight.engines.row import CLOCKS_READ, ODD_SCHEMA, RowTable, clock_name, reckon_odd
from oversight.records.schema import COLUMNS

if TYPE_CHECKING:
    import duckdb

    from oversight.clock.definition import ClockDefinition
    from oversight.engines.base import Span, Task

DIALECT = "duckdb"
SCHEMA = "span"
"""Holds the tables of one range of cases, under the names of the relations."""

RECKONED = frozenset({"clock", "pause"})
OFFICER = "officer"
OF_A_CASE = frozenset(t for t, columns in COLUMNS.items() if CASE in columns and t != "permit")
"""The tables whose records belong to a case each; a permit may outlive its case."""


class Needs:
    """What predicates read of the records: relations, their columns, and how often."""

    def __init__(self, plan: Plan, derived: Sequence[Derived], owners: Iterable[str]) -> None:
        self.columns: dict[str, set[str]] = {}
        self.readers: dict[str, int] = {}
        self.clocks: set[str] | None = set()
        self.row = False
        self.recorded = all(_recorded(plan, block) for one in derived for block in one.blocks)
        """Whether rows matter only of cases that have a record in `case`."""
        self.reckoned = False
        """Whether the relation `clock` is read as such, not by way of the row."""
        self.paused = False
        """Whether the relation `pause` is read."""
        for one in derived:
            for block in one.blocks:
                self._block(block)
        if self.row:
            for gather in plan.row:
                self._gather(gather)
            for relation in {"event" if folded(g) else g.relation for g in plan.row}:
                self._read(relation)
        for relation in owners:
            self.columns.setdefault(relation, set()).update({relation, CASE, "org"})
        if OFFICER in self.columns:
            self._read("event")
            self.columns.setdefault("event", set()).update({"event", "case", "act", "officers"})
        if RECKONED & self.columns.keys():
            for relation, columns in CLOCKS_READ.items():
                self.columns.setdefault(relation, set()).update(columns)
                self.readers[relation] = self.readers.get(relation, 0) + 2 * (
                    self.reckoned or self.paused
                )
        self.relations = {r for r in self.columns if r in OF_A_CASE}
        """The tables of records that are read a range of cases at a time."""

    def _read(self, relation: str) -> None:
        self.readers[relation] = self.readers.get(relation, 0) + 1

    def _block(self, block: Block) -> None:
        sources = {s.alias: s.relation for s in inner_sources(block.body) if s.members is None}
        self.row |= ROW in sources.values()
        self.reckoned |= "clock" in sources.values()
        self.paused |= "pause" in sources.values()
        for relation in sources.values():
            self._read(relation)
            self.columns.setdefault(relation, set())
        for alias, column in (*refs(block.body), *head_refs(block)):
            if alias in sources:
                self.columns[sources[alias]].add(column)
        for body in _bodies(block.body):
            for source in body.sources:
                if source.relation in RECKONED:
                    self._clock(body, source)

    def _gather(self, gather: Gather) -> None:
        if folded(gather):
            columns = self.columns.setdefault("event", set())
            columns |= {CASE, "officers"}
            for expression in gather.where:
                columns |= {column for _, column in refs(expression)}
            return
        columns = self.columns.setdefault(gather.relation, set())
        columns |= {CASE, "ts"} if gather.relation == "event" else {CASE}
        for expression in (gather.value, *gather.where):
            columns |= {column for _, column in refs(expression)}
        if gather.relation in RECKONED:
            self._named(gather.where, "")
            self.paused |= gather.relation == "pause"
            self.reckoned |= gather.relation == "clock" and clock_name(gather) is None

    def _clock(self, body: Body, source: Source) -> None:
        self._named(body.where, source.alias)

    def _named(self, where: Iterable[object], alias: str) -> None:
        """Note which clock is read; without a name, all are."""
        for condition in where:
            if (
                isinstance(condition, exp.EQ)
                and isinstance(condition.this, exp.Column)
                and (condition.this.table, condition.this.name) == (alias, "clock")
                and isinstance(condition.expression, exp.Literal)
            ):
                if self.clocks is not None:
                    self.clocks.add(condition.expression.name)
                return
        self.clocks = None


def _recorded(plan: Plan, block: Block) -> bool:
    """Whether a block takes no row of a case without a record in `case`."""
    rows = [s.alias for s in inner_sources(block.body) if s.relation == ROW]
    there = {
        row_column(i)
        for i, g in enumerate(plan.row)
        if (g.relation, g.function, g.where) == (CASE, "some", ())
    }
    asked = {as_ref(c) for c in block.body.where if isinstance(c, exp.Column)}
    return all(any((alias, name) in asked for name in there) for alias in rows)


def _bodies(body: Body) -> Iterator[Body]:
    yield body
    for condition in body.where:
        if isinstance(condition, Exists):
            for inner in condition.bodies:
                yield from _bodies(inner)


class Stage:
    """Makes the tables that a part of a plan reads, for one range of cases or for all.

    `table` names them for the SQL of the plan. Tables of derived predicates that others have
    made (before the walk, or gathered up during it) are given in `ready`.
    """

    def __init__(
        self,
        con: duckdb.DuckDBPyConnection,
        plan: Plan,
        task: Task,
        needs: Needs,
        ready: Mapping[str, str],
    ) -> None:
        self.con = con
        self.plan = plan
        self.task = task
        self.needs = needs
        self.names: dict[str, str] = dict(ready)
        self.render = Renderer(self.table)
        self._local: set[str] = set()
        self._written: dict[str, str] = {}

    def table(self, relation: str) -> exp.Table:
        """The table that stands for a relation in this stage."""
        if relation in self.names:
            return exp.table_(self.names[relation])
        if relation in self._local:
            return exp.table_(relation, db=SCHEMA, quoted=True)
        return exp.table_(relation, db="main", quoted=True)

    @cached_property
    def row_table(self) -> RowTable:
        """What makes the table of the row, or counts over it."""
        return RowTable(self.con, self.task, self.plan, self.table)

    def open(self, span: Span | None, row: bool = True) -> None:
        """Make the records, the clocks and the row of a range of cases; of all for `None`.

        Without `row` that table is left out.
        """
        if span is not None:
            self.con.execute(f"CREATE SCHEMA IF NOT EXISTS {SCHEMA}")
            for relation in sorted(self.needs.relations):
                self._records(relation, span)
        if self.needs.reckoned:
            self._clocks(span)
        elif self.needs.paused:
            self._pauses(span)
        if OFFICER in self.needs.columns and span is not None:
            self._officers()
        if self.needs.row and row:
            name = self.names.setdefault(ROW, f"made_{len(self.names)}")
            if self.needs.reckoned:
                columns = {row_column(i): g for i, g in enumerate(self.plan.row)}
                query = row_query(columns, self.spine(), self.table).sql(DIALECT)
                self.con.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS {query}")
            else:
                self.row_table.make(name, self.spine(), self.needs.recorded)

    def derive(self, derived: Derived) -> None:
        """Make the table of a derived predicate; for the next range, anew."""
        if not derived.recursive:
            if derived.name not in self._written:
                query = self.render.derived(derived).sql(DIALECT)
                name = self.names.setdefault(derived.name, f"made_{len(self.names)}")
                self._written[derived.name] = f"CREATE OR REPLACE TEMP TABLE {name} AS {query}"
            self.con.execute(self._written[derived.name])
        elif derived.name == derived.recursive[0]:
            self._fixpoint(derived.recursive)

    def _fixpoint(self, together: tuple[str, ...]) -> None:
        members = [d for name in together if (d := self.plan.get(name))]
        for member in members:
            self.names.setdefault(member.name, f"made_{len(self.names)}")
        derive_component(
            self.con,
            {d.name: [self.render.block(b) for b in d.blocks] for d in members},
            {d.name: d.types for d in members},
            {d.name: self.names[d.name] for d in members},
        )

    def _records(self, relation: str, span: Span) -> None:
        """The records of the range: a table where several read it, else a view."""
        columns = ", ".join(
            f'"{c}"' for c in COLUMNS[relation] if c in self.needs.columns[relation] or c == CASE
        )
        low, high = span
        bounds = [
            f'"case" {sign} {exp.Literal.string(value).sql(DIALECT)}'
            for sign, value in ((">=", low), ("<", high))
            if value is not None
        ]
        where = f" WHERE {' AND '.join(bounds)}" if bounds else ""
        kind = "TABLE" if self.needs.readers.get(relation, 0) > 1 else "VIEW"
        self.con.execute(
            f'CREATE OR REPLACE {kind} {SCHEMA}."{relation}" AS '
            f'SELECT {columns} FROM main."{relation}"{where}'
        )
        self._local.add(relation)

    def _clocks(self, span: Span | None) -> None:
        definitions = self._definitions()
        if span is not None:
            self.con.execute(f"SET search_path = '{SCHEMA},main'")
            self._local |= RECKONED
        try:
            create_clock_tables(self.con, definitions, self.task.as_of)
        finally:
            self.con.execute("SET search_path = 'main'")

    def _definitions(self) -> list[ClockDefinition]:
        """The clocks that are read, and those that they are deemed from."""
        named = self.needs.clocks
        if named is None:
            return list(self.task.clocks)
        wanted = set(named)
        for _ in self.task.clocks:
            wanted |= {
                d.deemed_from for d in self.task.clocks if d.clock in wanted and d.deemed_from
            }
        return [d for d in self.task.clocks if d.clock in wanted]

    def _pauses(self, span: Span | None) -> None:
        """The pauses, reckoned of the cases that were ever stopped."""
        stops = self.table("clock_stop").sql(DIALECT)
        self.con.execute(
            f'CREATE OR REPLACE TEMP TABLE odd_row AS SELECT DISTINCT "case" FROM {stops}'
        )
        definitions = self._definitions()
        reckon_odd(self.con, self.task, self.table, definitions)
        schema = "main" if span is None else SCHEMA
        self.con.execute(
            f'CREATE OR REPLACE TABLE {schema}."pause" AS SELECT * FROM {ODD_SCHEMA}."pause"'
        )
        if span is not None:
            self._local.add("pause")

    def _officers(self) -> None:
        self.con.execute(
            f'CREATE OR REPLACE VIEW {SCHEMA}."{OFFICER}" AS '
            f'SELECT * FROM (SELECT event, "case", act, unnest(officers) AS officer '
            f'FROM {SCHEMA}."event") WHERE officer IS NOT NULL'
        )
        self._local.add(OFFICER)

    def spine(self) -> list[str]:
        """The relations that can bring a case to the row; `case` first, where it is read."""
        read = {r for r in self.needs.columns if r in self.plan.case_relations}
        if read & RECKONED:
            read.add(CASE)
        if OFFICER in read:
            read.add("event")
        gathered = {"event" if folded(g) else g.relation for g in self.plan.row}
        if not self.needs.reckoned:
            gathered = gathered - RECKONED
        brought = sorted(r for r in read if r in COLUMNS or r in gathered)
        return [CASE] * (CASE in brought) + [r for r in brought if r != CASE]
