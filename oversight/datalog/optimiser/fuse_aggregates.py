"""Make all aggregates over one relation and case columns of one grouping: that of the row."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import equality, presence, without_presence
from oversight.datalog.optimiser.row import (
    Columns,
    Record,
    RowReader,
    bare,
    row_of,
    split,
)
from oversight.datalog.plan import (
    CASE,
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Gather,
    Measure,
    Plan,
    Source,
    aliases,
    as_ref,
    quoted,
    refs,
    substituted,
)
from oversight.datalog.rows import OFFICER


def fuse_aggregates(plan: Plan) -> Plan:
    """A function of the case alone (`first[C] == min_(T)`) becomes a column of the row.

    It must be taken over one relation under conditions on that relation alone; conditions on
    the row itself guard the column. Who reads the function reads the row.
    """
    return _Fusion(plan).plan()


class _Fusion:
    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.columns = Columns(list(plan.row))
        self.fused: dict[str, tuple[exp.Expr, str]] = {}
        self.reader = RowReader(plan, self._record, self.columns)

    def plan(self) -> Plan:
        derived = tuple(self._derived(d) for d in self._plan.derived)
        return replace(self._plan, derived=derived, row=tuple(self.columns.gathers))

    def _derived(self, derived: Derived) -> Derived:
        derived = self.reader.derived(derived)
        if len(derived.blocks) != 1 or derived.blocks[0].measure is None:
            return derived
        block = self._fused(derived.blocks[0])
        if block is None:
            return derived
        (row,) = block.body.sources
        self.fused[derived.name] = (block.head[1], row.alias)
        return replace(derived, blocks=(block,))

    def _record(self, source: Source, where: Iterable[Condition]) -> Record | None:
        if source.relation not in self.fused:
            return None
        value, alias = self.fused[source.relation]

        def on(row: Source) -> exp.Expr:
            return substituted(value, lambda r: quoted(r[1], row.alias) if r[0] == alias else None)

        return Record(
            there=lambda row: on(row).is_(exp.null()).not_(),
            column=lambda row, name: quoted(CASE, row.alias) if name == "c1" else on(row),
        )

    def _fused(self, block: Block) -> Block | None:
        """The block as a column of the row, if it is an aggregate that the row can hold."""
        measure = block.measure
        assert measure is not None
        joined = self.reader.joined(block)
        row = row_of(joined.body) if joined else None
        if joined is None or row is None or len(joined.body.sources) != 2:
            return None
        if len(joined.head) != 1 or as_ref(joined.head[0]) != (row.alias, CASE):
            return None
        (source,) = (s for s in joined.body.sources if s != row)
        if source.relation not in self._plan.case_relations:
            return None
        own, rest = split(joined.body.where, source.alias)
        guard = [c for c in rest if not _ties(c, source, row)]
        if any(isinstance(c, Exists) or aliases(c) - {row.alias} for c in guard):
            return None
        assert joined.measure is not None
        gather = self._gather(source, joined.measure, own)
        if gather is None:
            return None
        column: exp.Expr = quoted(self.columns.name(gather), row.alias)
        column = exp.cast(column, measure.type, dialect="duckdb")
        if guard:
            held = exp.and_(*(c for c in guard if not isinstance(c, Exists)))
            column = exp.case().when(held, column)
        there = column.copy().is_(exp.null()).not_()
        return Block(Body((row,), (there,)), (quoted(CASE, row.alias), column))

    def _gather(self, source: Source, measure: Measure, own: list[exp.Expr]) -> Gather | None:
        """The measure as an aggregate over the relation; `None` where that would not be the same.

        The language aggregates distinct (value, for_each) rows of values that are there.
        """
        if {alias for alias, _ in refs(measure.value)} - {source.alias}:
            return None
        if list(measure.value.find_all(exp.Nullif, exp.Case)):
            return None
        present = {p for c in own if (p := presence(c))}
        present |= {(source.alias, c) for r, c in self._plan.present if r == source.relation}
        if any(column not in present for column in refs(measure.value)):
            return None
        function = measure.function
        # The column named as its table is the table's key; an officer is named on many events.
        key = (source.alias, source.relation) if source.relation != OFFICER else None
        whole = key is not None and any(as_ref(e) == key for e in measure.each)
        if function in ("sum_", "mean_") and not whole:
            if measure.each:
                return None
            function = f"distinct_{function}"
        column = as_ref(measure.value)
        if function == "len_" and column is not None and column == key:
            function = "count"
        where = without_presence(own, also=column)
        return Gather(
            source.relation,
            function,
            bare(measure.value, source.alias),
            tuple(bare(c, source.alias) for c in where if not isinstance(c, Exists)),
        )


def _ties(condition: Condition, source: Source, row: Source) -> bool:
    pair = equality(condition)
    return (
        pair is not None
        and {alias for alias, _ in pair} == {source.alias, row.alias}
        and ((row.alias, CASE) in pair)
    )
