"""Write the definition of a predicate in the place where it is read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.find_existence import existence_in
from oversight.datalog.optimiser.rewrite import (
    constants,
    flat,
    highest_alias,
    plan_sources,
    reachable,
    under_new_aliases,
)
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
    refs,
    substitute_block,
    substitute_body,
    substituted,
)

HEAVY = 8
"""A definition that reads more sources than this is better derived once than written out."""


def unfold_predicates(plan: Plan) -> Plan:
    """Predicates of one clause are written out; of several, where only their existence counts.

    A list of constants becomes `IN`. What is aggregated or recursive stays, and so does a
    predicate that joins several records and is read more than once: it is better derived once.
    """
    unfold = _Unfold(plan)
    derived = tuple(unfold.derived(d) for d in plan.derived)
    return reachable(replace(plan, derived=derived))


class _Unfold:
    def __init__(self, plan: Plan) -> None:
        self.done: dict[str, Derived] = {}
        self.fresh = Fresh(highest_alias(plan))
        self.reads = Counter(s.relation for s in plan_sources(plan))

    def derived(self, derived: Derived) -> Derived:
        changed = replace(derived, blocks=tuple(self._block(b) for b in derived.blocks))
        self.done[derived.name] = changed
        return changed

    def _block(self, block: Block) -> Block:
        body, new = self._listed(self._conditions(block.body))
        block = substitute_block(block, new.get, body)
        for source in block.body.sources:
            definition = self._definition(source)
            if definition is not None:
                block = self._written_out(block, source, definition)
        return existence_in(replace(block, body=self._conditions(block.body)))

    def _definition(self, source: Source) -> Block | None:
        """The one clause that defines the source, where it may stand in its place."""
        derived = self.done.get(source.relation)
        if derived is None or derived.recursive or len(derived.blocks) > 1:
            return None
        (block,) = derived.blocks
        light = len(block.body.sources) < 2 and _weight(derived) <= HEAVY
        once = self.reads[source.relation] < 2
        return block if block.measure is None and (light or once) else None

    def _written_out(self, block: Block, source: Source, definition: Block) -> Block:
        inner = under_new_aliases(definition, self.fresh)
        new = _by_column(source, inner)
        changed = substitute_block(block, new.get)
        sources: list[Source] = []
        for one in changed.body.sources:
            sources.extend(inner.body.sources if one == source else (one,))
        return replace(changed, body=Body(tuple(sources), (*inner.body.where, *changed.body.where)))

    def _conditions(self, body: Body) -> Body:
        where: list[Condition] = []
        for condition in body.where:
            if isinstance(condition, Exists):
                bodies = [b for one in condition.bodies for b in self._opened(one)]
                where.extend(flat(Exists(tuple(bodies), condition.negated)))
            else:
                where.append(condition)
        return Body(body.sources, tuple(where))

    def _opened(self, body: Body) -> list[Body]:
        """The body with predicates written out: one body for each way to have it."""
        bodies = [self._listed(self._conditions(body))[0]]
        for source in body.sources:
            derived = self.done.get(source.relation)
            if derived is None or derived.recursive or source not in bodies[0].sources:
                continue
            if not _opens(derived) or len(bodies) > 1 < len(derived.blocks):
                continue
            bodies = [
                self._in_place(one, source, definition)
                for one in bodies
                for definition in derived.blocks
            ]
        return bodies

    def _in_place(self, body: Body, source: Source, definition: Block) -> Body:
        inner = under_new_aliases(definition, self.fresh)
        changed = substitute_body(body, _by_column(source, inner).get)
        sources = (*(s for s in changed.sources if s != source), *inner.body.sources)
        return Body(sources, (*inner.body.where, *changed.where))

    def _listed(self, body: Body) -> tuple[Body, Mapping[Ref, exp.Expr]]:
        """The body with lists of constants as `IN`, and what stands for their columns now."""
        gone: dict[Ref, exp.Expr] = {}
        for source in body.sources:
            derived = self.done.get(source.relation)
            values = constants(derived) if derived else None
            if values is None:
                continue
            column = (source.alias, "c1")
            for condition in body.where:
                other = _equated(condition, column)
                if other is None:
                    continue
                listed = exp.In(this=other.copy(), expressions=[v.copy() for v in values])
                gone = {c: substituted(v, {column: other}.get) for c, v in gone.items()}
                gone[column] = other
                where = (listed if c is condition else c for c in body.where)
                sources = tuple(s for s in body.sources if s != source)
                body = substitute_body(Body(sources, tuple(where)), gone.get)
                break
        return body, gone


def _opens(derived: Derived) -> bool:
    """Whether to ask for the predicate's existence by asking its definition instead.

    Of several clauses only where all that is asked is whether the case is one of them.
    """
    if any(block.measure for block in derived.blocks) or _weight(derived) > HEAVY:
        return False
    if len(derived.blocks) > 1:
        return derived.width == 1
    return len(derived.blocks[0].body.sources) < 2


def _weight(derived: Derived) -> int:
    return sum(1 for block in derived.blocks for _ in inner_sources(block.body))


def _by_column(source: Source, definition: Block) -> Mapping[Ref, exp.Expr]:
    return {(source.alias, f"c{i}"): value for i, value in enumerate(definition.head, start=1)}


def _equated(condition: Condition, column: Ref) -> exp.Expr | None:
    """What a column must equal, where that does not hang on its own source."""
    if not isinstance(condition, exp.EQ):
        return None
    sides = (condition.this, condition.expression)
    for one, other in (sides, sides[::-1]):
        if as_ref(one) == column and column[0] not in {alias for alias, _ in refs(other)}:
            found: exp.Expr = other
            return found
    return None
