"""Leave out what asks for a value that no record has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import case_places, flat, reachable
from oversight.datalog.plan import (
    CASE,
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Plan,
    Source,
    as_ref,
    inner_sources,
    quoted,
)
from oversight.datalog.rows import one_of

DOUBT = "cannot_tell"
"""The outcome that a rule can do without."""


def drop_absent(plan: Plan) -> Plan:
    """Clauses that need what no record holds are left out, with all that only they need.

    `plan.held` tells which values of a column there are at all: an act of enforcement in a lake
    of approvals is nowhere, nor is a clock that it would start. A clause that asks for it has
    no rows; one that asks for its absence asks nothing. The rest of a large rulebook then
    costs nothing on records that it is not about.
    """
    if not plan.held:
        return plan
    absent = _Absent(plan)
    kept = [d for d in map(absent.derived, plan.derived) if d is not None]
    outcomes = {
        rule: {o: name for o, name in by.items() if o != DOUBT or name not in absent.empty}
        for rule, by in plan.outcomes.items()
    }
    return reachable(replace(plan, derived=tuple(kept), outcomes=outcomes))


class _Absent:
    def __init__(self, plan: Plan) -> None:
        self.held = plan.held
        self.required = {
            name for by in plan.outcomes.values() for o, name in by.items() if o != DOUBT
        }
        self.empty: set[str] = set()
        self.places = case_places(plan)
        self.derived_names = {d.name for d in plan.derived}

    def derived(self, derived: Derived) -> Derived | None:
        """The predicate with the clauses that can have rows; `None` where none can."""
        blocks = [replace(b, body=body) for b in derived.blocks if (body := self._body(b.body))]
        if blocks:
            return replace(derived, blocks=tuple(blocks))
        self.empty.add(derived.name)
        if derived.recursive or derived.name in self.required:
            return replace(derived, blocks=(self._never(derived),))
        return None

    def _never(self, derived: Derived) -> Block:
        """A block of the predicate's columns that has no rows.

        It stays on a source of its subject, so that a rule about cases is still one about cases.
        """
        first = derived.blocks[0]
        nothing = [exp.cast(exp.null(), kind, dialect="duckdb") for kind in derived.types]
        subject = as_ref(first.head[0]) if first.head else None
        if subject is None or derived.recursive:
            return Block(Body((), (exp.false(),)), tuple(nothing))
        alias, column = subject
        relation = CASE
        if "c1" in self.places[derived.name]:
            column = CASE
        else:
            relation = next(s.relation for s in first.body.sources if s.alias == alias)
            if relation in self.derived_names:
                return Block(Body((), (exp.false(),)), tuple(nothing))
        body = Body((Source(alias, relation),), (exp.false(),))
        return Block(body, (quoted(column, alias), *nothing[1:]))

    def _body(self, body: Body) -> Body | None:
        """The body, its conditions without those that always hold; `None` if it has no row."""
        if any(s.relation in self.empty for s in body.sources if s.members is None):
            return None
        where: list[Condition] = []
        for condition in body.where:
            if not isinstance(condition, Exists):
                narrowed = self._narrowed(condition, body)
                if narrowed is None:
                    return None
                where.append(narrowed)
                continue
            bodies = tuple(b for one in condition.bodies if (b := self._body(one)) is not None)
            if bodies:
                where.extend(flat(Exists(bodies, condition.negated)))
            elif not condition.negated:
                return None
        return Body(body.sources, tuple(where))

    def _narrowed(self, condition: exp.Expr, body: Body) -> exp.Expr | None:
        """The condition asking only for what there is; `None` where that is nothing.

        Two lists that differ in acts that nobody did then are one list.
        """
        wanted = _wanted(condition)
        column = as_ref(condition.this) if wanted else None
        if wanted is None or column is None:
            return condition
        relation = next((s.relation for s in body.sources if s.alias == column[0]), None)
        held = self.held.get((relation or "", column[1]))
        if held is None or held.issuperset(wanted):
            return condition
        left = [value for value in wanted if value in held]
        return one_of(condition.this, left) if left else None


def _wanted(condition: exp.Expr) -> list[str] | None:
    """The texts of which a column must be one, if that is what a condition says."""
    if isinstance(condition, exp.EQ):
        values = [condition.expression]
    elif isinstance(condition, exp.In) and condition.expressions:
        values = condition.expressions
    else:
        return None
    return [v.name for v in values] if all(_is_text(v) for v in values) else None


def _is_text(value: exp.Expr) -> bool:
    return isinstance(value, exp.Literal) and value.is_string


def asked_columns(plan: Plan) -> Iterator[tuple[str, str]]:
    """The columns (relation, column) that the plan compares with texts."""
    for derived in plan.derived:
        for block in derived.blocks:
            relations = {s.alias: s.relation for s in inner_sources(block.body)}
            for alias, column in _compared(block.body.where):
                if alias in relations:
                    yield relations[alias], column


def _compared(where: Iterable[Condition]) -> Iterator[tuple[str, str]]:
    for condition in where:
        if isinstance(condition, Exists):
            for body in condition.bodies:
                yield from _compared(body.where)
        elif _wanted(condition) and (column := as_ref(condition.this)):
            yield column
