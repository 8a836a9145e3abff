"""Try a short list of facts one by one, where each then names its own aggregate."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import equality, highest_alias, reachable
from oversight.datalog.optimiser.rewrite import under_new_aliases as renewed
from oversight.datalog.plan import (
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
    substitute_block,
    substitute_body,
)

MANY = 32
"""A list of more facts is better joined."""

Fact = tuple[exp.Expr, ...]


def unroll_facts(plan: Plan) -> Plan:
    """A clause over facts (`precedes(A, B)`) becomes a clause for each of them.

    Only where the fact says which group of an aggregate is meant (`first[C, A]`): the aggregate
    of one named group hangs on the case alone, and the row of the case can hold it.
    """
    unroll = _Unroll(plan)
    return reachable(replace(plan, derived=tuple(unroll.all())))


class _Unroll:
    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.fresh = Fresh(highest_alias(plan))
        self.facts = {d.name: facts for d in plan.derived if (facts := _facts(d)) is not None}
        self.grouped = {d.name: d for d in plan.derived if _is_grouped(d)}
        self.single: dict[str, Derived] = {}
        """The aggregates of one group each, by their new names."""

    def all(self) -> Iterator[Derived]:
        for derived in self.plan.derived:
            before = len(self.single)
            if derived.recursive:
                yield derived
                continue
            blocks = tuple(one for block in derived.blocks for one in self._blocks(block))
            yield from list(self.single.values())[before:]
            # A clause whose facts all contradict it has no rows; it stays as it was.
            yield replace(derived, blocks=blocks or derived.blocks)

    def _blocks(self, block: Block) -> Iterator[Block]:
        source = None if block.measure else self._unrolled(block.body)
        if source is None:
            yield replace(block, body=self._named(self._conditions(block.body)))
            return
        rest = Body(tuple(s for s in block.body.sources if s != source), block.body.where)
        for fact in self.facts[source.relation]:
            known = _known(source, fact)
            changed = substitute_block(replace(block, body=rest), known.get)
            body = _settled(changed.body)
            if body is not None:
                yield from self._blocks(renewed(replace(changed, body=body), self.fresh))

    def _bodies(self, body: Body) -> Iterator[Body]:
        source = self._unrolled(body)
        if source is None:
            yield self._named(self._conditions(body))
            return
        rest = Body(tuple(s for s in body.sources if s != source), body.where)
        for fact in self.facts[source.relation]:
            settled = _settled(substitute_body(rest, _known(source, fact).get))
            if settled is not None:
                yield from self._bodies(self.fresh.body(settled)[0])

    def _conditions(self, body: Body) -> Body:
        where = (
            Exists(tuple(one for b in c.bodies for one in self._bodies(b)), c.negated)
            if isinstance(c, Exists)
            else c
            for c in body.where
        )
        return Body(body.sources, tuple(where))

    def _unrolled(self, body: Body) -> Source | None:
        """A source of facts that name groups of aggregates, here or further within."""
        if not self.grouped:
            return None
        keys = {
            (s.alias, column)
            for s in inner_sources(body)
            if s.relation in self.grouped
            for column in self.grouped[s.relation].columns[:-1]
        }
        pairs = [pair for c in _deep(body) if (pair := equality(c))]
        for source in body.sources:
            if source.relation in self.facts and any(
                (one[0] == source.alias and other in keys)
                or (other[0] == source.alias and one in keys)
                for one, other in pairs
            ):
                return source
        return None

    def _named(self, body: Body) -> Body:
        """The body reading the aggregate of one group where it names the group."""
        for source in body.sources:
            derived = self.grouped.get(source.relation) or self.single.get(source.relation)
            if derived is None or len(derived.blocks[0].head) < 2:
                continue
            for place, column in enumerate(derived.columns[:-1]):
                name = _constant(body, (source.alias, column))
                if name is not None:
                    return self._named(self._of_group(body, source, derived, place, name))
        return body

    def _of_group(
        self, body: Body, source: Source, derived: Derived, place: int, name: exp.Literal
    ) -> Body:
        key = f"{derived.name}[{place + 1}={name.sql('duckdb')}]"
        if key not in self.single:
            self.single[key] = _single(derived, place, name, key, self.fresh)
        columns = derived.columns
        moved: dict[Ref, exp.Expr] = {
            (source.alias, old): quoted(new, source.alias)
            for old, new in zip(columns[place + 1 :], columns[place:], strict=False)
        }
        rest = tuple(c for c in body.where if not _is(c, (source.alias, columns[place])))
        moved[source.alias, columns[place]] = name
        changed = substitute_body(Body(body.sources, rest), moved.get)
        sources = (replace(s, relation=key) if s == source else s for s in changed.sources)
        return Body(tuple(sources), changed.where)


def _facts(derived: Derived) -> list[Fact] | None:
    """The facts that a predicate of nothing else consists of."""
    if len(derived.blocks) > MANY:
        return None
    facts = []
    for block in derived.blocks:
        if block.body.sources or block.body.where or block.measure:
            return None
        if not all(isinstance(value, exp.Literal) for value in block.head):
            return None
        facts.append(block.head)
    return facts


def _is_grouped(derived: Derived) -> bool:
    """Whether it is an aggregate by the case and something else."""
    if derived.recursive or len(derived.blocks) != 1:
        return False
    (block,) = derived.blocks
    return block.measure is not None and len(block.head) > 1


def _single(derived: Derived, place: int, name: exp.Literal, key: str, fresh: Fresh) -> Derived:
    block = renewed(derived.blocks[0], fresh)
    named = exp.EQ(this=block.head[place].copy(), expression=name.copy())
    head = (*block.head[:place], *block.head[place + 1 :])
    types = (*derived.types[:place], *derived.types[place + 1 :])
    body = Body(block.body.sources, (named, *block.body.where))
    return Derived(key, derived.width - 1, (replace(block, body=body, head=head),), types=types)


def _known(source: Source, fact: Fact) -> Mapping[Ref, exp.Expr]:
    return {(source.alias, f"c{i}"): value for i, value in enumerate(fact, start=1)}


def _settled(body: Body) -> Body | None:
    """The body without comparisons of two constants; `None` where one of them is false."""
    where: list[Condition] = []
    for condition in body.where:
        if isinstance(condition, Exists):
            bodies = tuple(b for one in condition.bodies if (b := _settled(one)) is not None)
            if bodies:
                where.append(Exists(bodies, condition.negated))
            elif not condition.negated:
                return None
        elif isinstance(condition, exp.EQ) and isinstance(condition.this, exp.Literal):
            other = condition.expression
            if not isinstance(other, exp.Literal):
                where.append(exp.EQ(this=other, expression=condition.this))
            elif other != condition.this:
                return None
        else:
            where.append(condition)
    return Body(body.sources, tuple(where))


def _constant(body: Body, column: Ref) -> exp.Literal | None:
    return next(
        (c.expression for c in body.where if isinstance(c, exp.EQ) and _is(c, column)), None
    )


def _is(condition: Condition, column: Ref) -> bool:
    """Whether a condition says that the column is some text."""
    return (
        isinstance(condition, exp.EQ)
        and as_ref(condition.this) == column
        and isinstance(condition.expression, exp.Literal)
        and condition.expression.is_string
    )


def _deep(body: Body) -> Iterator[Condition]:
    for condition in body.where:
        if isinstance(condition, Exists):
            for inner in condition.bodies:
                yield from _deep(inner)
        else:
            yield condition
