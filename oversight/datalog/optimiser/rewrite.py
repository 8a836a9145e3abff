"""What several passes need to take a plan apart and put it together again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from sqlglot import exp

from oversight.datalog.plan import (
    CASE,
    ROW,
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Fresh,
    Plan,
    Ref,
    Source,
    as_ref,
    inner_sources,
    quoted,
    refs,
    substitute_block,
)


def map_blocks(plan: Plan, change: Callable[[Block], Block]) -> Plan:
    """The plan with every block changed."""
    derived = (replace(d, blocks=tuple(map(change, d.blocks))) for d in plan.derived)
    return replace(plan, derived=tuple(derived))


def renamed_relations(derived: Derived, names: Mapping[str, str]) -> Derived:
    """The predicate reading other relations under the names given."""

    def body(old: Body) -> Body:
        sources = tuple(replace(s, relation=names.get(s.relation, s.relation)) for s in old.sources)
        where = (
            Exists(tuple(map(body, c.bodies)), c.negated) if isinstance(c, Exists) else c
            for c in old.where
        )
        return Body(sources, tuple(where))

    blocks = (replace(b, body=body(b.body)) for b in derived.blocks)
    together = tuple(names.get(name, name) for name in derived.recursive)
    return replace(derived, blocks=tuple(blocks), recursive=together)


def under_new_aliases(block: Block, fresh: Fresh) -> Block:
    """The block with aliases that nothing else has."""
    body, names = fresh.body(block.body)

    def new(column: Ref) -> exp.Expr | None:
        alias, name = column
        return quoted(name, names[alias]) if alias in names else None

    changed = substitute_block(replace(block, body=Body()), new)
    return replace(changed, body=body)


def highest_alias(plan: Plan) -> int:
    """The largest number in an alias, so that new ones can begin after it."""
    numbers = (int(s.alias[1:]) for s in plan_sources(plan))
    return max(numbers, default=0)


def plan_sources(plan: Plan) -> Iterator[Source]:
    for derived in plan.derived:
        for block in derived.blocks:
            yield from inner_sources(block.body)


def reachable(plan: Plan) -> Plan:
    """The plan without predicates that no outcome needs."""
    needed: set[str] = {name for by in plan.outcomes.values() for name in by.values()}
    for derived in reversed(plan.derived):
        if derived.name in needed or needed & set(derived.recursive):
            needed.add(derived.name)
            for block in derived.blocks:
                needed |= {s.relation for s in inner_sources(block.body)}
    return replace(plan, derived=tuple(d for d in plan.derived if d.name in needed))


def constants(derived: Derived) -> tuple[exp.Expr, ...] | None:
    """The values of a predicate of one column that is made of facts alone."""
    if derived.width != 1 or any(
        b.body.sources or b.body.where or b.measure for b in derived.blocks
    ):
        return None
    return tuple(b.head[0] for b in derived.blocks)


def equality(condition: Condition) -> tuple[Ref, Ref] | None:
    """The two columns that a condition equates, if it does just that."""
    if not isinstance(condition, exp.EQ):
        return None
    one, other = as_ref(condition.this), as_ref(condition.expression)
    return (one, other) if one and other else None


def constant_of(where: Iterable[Condition], column: Ref) -> exp.Literal | None:
    """The constant that a column must equal."""
    return next(
        (
            condition.expression
            for condition in where
            if isinstance(condition, exp.EQ)
            and isinstance(condition.expression, exp.Literal)
            and as_ref(condition.this) == column
        ),
        None,
    )


def without_presence(where: Iterable[Condition], also: Ref | None = None) -> tuple[Condition, ...]:
    """The conjunction without `x IS NOT NULL` where another condition says as much.

    A comparison holds of no missing value, nor do the aggregates take it up (`also`).
    """
    where = tuple(where)
    compared = {also} if also else set()
    for condition in where:
        if isinstance(condition, exp.EQ | exp.LT | exp.LTE | exp.GT | exp.GTE | exp.In):
            sides = (condition.this, condition.args.get("expression"))
            compared |= {found for side in sides if side is not None and (found := as_ref(side))}
    return tuple(dict.fromkeys(c for c in where if presence(c) not in compared or not presence(c)))


def presence(condition: Condition) -> Ref | None:
    """The column of which a condition says that it has a value."""
    if isinstance(condition, exp.Not):
        inner = condition.this
        if isinstance(inner, exp.Is) and isinstance(inner.expression, exp.Null):
            return as_ref(inner.this)
    return None


@dataclass
class Classes:
    """Columns that conditions hold equal: union-find."""

    parent: dict[Ref, Ref]

    @classmethod
    def of(cls, where: Iterable[Condition]) -> Classes:
        found = cls({})
        for condition in where:
            pair = equality(condition)
            if pair:
                found.join(*pair)
        return found

    def root(self, column: Ref) -> Ref:
        while (above := self.parent.get(column, column)) != column:
            column = above
        return column

    def join(self, one: Ref, other: Ref) -> None:
        self.parent[self.root(one)] = self.root(other)

    def same(self, one: Ref, other: Ref) -> bool:
        return self.root(one) == self.root(other)


def case_places(plan: Plan) -> Mapping[str, frozenset[str]]:
    """By relation, the columns that hold cases: of records, of the row, of predicates."""
    places = {name: frozenset({CASE}) for name in (*plan.case_relations, ROW)}
    for derived in plan.derived:
        held: frozenset[str] | None = None
        for block in derived.blocks:
            own = {s.alias: s.relation for s in block.body.sources if s.members is None}
            here = frozenset(
                column
                for column, value in zip(derived.columns, block.head, strict=False)
                if (found := as_ref(value))
                and found[1] in places.get(own.get(found[0], ""), frozenset())
            )
            held = here if held is None else held & here
        places[derived.name] = held or frozenset()
    return places


def speaks_only_of(condition: Condition, allowed: set[str]) -> bool:
    return not isinstance(condition, Exists) and {alias for alias, _ in refs(condition)} <= allowed


def flat(condition: Condition) -> Iterator[Condition]:
    """An `Exists` that asks nothing but conditions on the row is those conditions."""
    if (
        isinstance(condition, Exists)
        and not condition.negated
        and len(condition.bodies) == 1
        and not condition.bodies[0].sources
    ):
        yield from condition.bodies[0].where
    else:
        yield condition
