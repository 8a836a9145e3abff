"""Read what a case has at most one of from the row of the case, instead of joining it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import constant_of
from oversight.datalog.optimiser.row import Columns, Record, RowReader
from oversight.datalog.plan import CASE, Condition, Gather, Plan, Source, quoted

CLOCK = "clock"


def read_row(plan: Plan) -> Plan:
    """All atoms on one case become one: the case record and its clocks are columns of the row.

    A case has one record in `case`, and one in `clock` for each clock that is named. Conditions
    on them, also that there is none, become conditions on the row.
    """
    columns = Columns(list(plan.row))

    def one_record(source: Source, where: Iterable[Condition]) -> Record | None:
        if source.relation == CASE:
            return _record(CASE, ())
        if source.relation == CLOCK:
            name = constant_of(where, (source.alias, CLOCK))
            if name is not None:
                return _record(CLOCK, (exp.EQ(this=quoted(CLOCK), expression=name.copy()),))
        return None

    def _record(relation: str, picks: tuple[exp.Expr, ...]) -> Record:
        def there(row: Source) -> exp.Expr:
            some = Gather(relation, "some", exp.true(), picks)
            return quoted(columns.name(some), row.alias)

        def column(row: Source, name: str) -> exp.Expr:
            if name == CASE:
                return quoted(CASE, row.alias)
            value = Gather(relation, "value", quoted(name), picks)
            return quoted(columns.name(value), row.alias)

        return Record(there, column, picks)

    reader = RowReader(plan, one_record, columns)
    derived = tuple(reader.derived(d) for d in plan.derived)
    return replace(plan, derived=derived, row=tuple(columns.gathers))
