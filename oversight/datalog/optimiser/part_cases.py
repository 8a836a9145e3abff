"""Part off, from predicates over many cases, what each single case gives to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from oversight.datalog.optimiser.rewrite import Classes, case_places, highest_alias
from oversight.datalog.plan import (
    ROW,
    Block,
    Body,
    Condition,
    Derived,
    Exists,
    Fresh,
    Measure,
    Plan,
    Ref,
    Source,
    aliases,
    as_ref,
    head_refs,
    quoted,
    refs,
    substitute,
    substitute_block,
)


def part_cases(plan: Plan) -> Plan:
    """Where a predicate brings cases together, what it takes from each is a predicate of its own.

    A count by organisation, two cases of one party: such a predicate cannot be evaluated for
    one range of cases after another, but what it takes from each case can. Only that is kept
    whole; and like all that hangs on one case it can then be read from the row.
    """
    return replace(plan, derived=tuple(Walk(plan).take_all().done))


class Walk:
    """Goes through a plan and tells what hangs on one case; parts off what does not."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self.names = {derived.name for derived in plan.derived}
        self.places = dict(case_places(plan))
        self.fresh = Fresh(highest_alias(plan))
        self.of_cases = {*plan.case_relations, ROW}
        self.done: list[Derived] = []
        self.walked: set[str] = set()
        self.after: set[str] = set()
        """Predicates that can only be evaluated once the walk is over."""

    def take_all(self) -> Walk:
        for derived in self._plan.derived:
            self.take(derived)
        return self

    def take(self, derived: Derived) -> None:
        if derived.recursive:
            self._keep(derived, after=self._reads_cases(derived))
            return
        if not self._reads_cases(derived):
            self._keep(derived, after=False)
            return
        if all(self._local(block) for block in derived.blocks):
            self.walked.add(derived.name)
            self.done.append(derived)
            return
        parts = _Parts(self, derived.name)
        blocks = tuple(parts.block(block) for block in derived.blocks)
        self._keep(replace(derived, blocks=blocks), after=True)

    def _keep(self, derived: Derived, after: bool) -> None:
        self.done.append(derived)
        if after:
            self.after.add(derived.name)

    def _reads_cases(self, derived: Derived) -> bool:
        changing = self.of_cases | self.walked | self.after
        return any(s.relation in changing for b in derived.blocks for s in _all_sources(b.body))

    def _local(self, block: Block) -> bool:
        """Whether the block's rows hang on one case each, also where it aggregates."""
        case = self.case_of(block.body)
        if case is None:
            return False
        if block.measure is None:
            return True
        classes = Classes.of(block.body.where)
        return any((one := as_ref(h)) is not None and classes.same(one, case) for h in block.head)

    def case_of(self, body: Body) -> Ref | None:
        """The column that holds the one case of all the body's records, if there is one."""
        return _one_case(body, (), self)

    def tied(self, source: Source) -> bool:
        """Whether a source's rows change from one range of cases to the next."""
        if source.members is not None:
            return False
        return source.relation in self.of_cases or source.relation in self.walked


def _one_case(body: Body, outer: tuple[Condition, ...], walk: Walk) -> Ref | None:
    """The case of a body, which must be that of the outer conditions where there are any."""
    where = (*outer, *body.where)
    classes = Classes.of(where)
    held: list[Ref] = []
    for source in body.sources:
        if source.relation in walk.after:
            return None
        if walk.tied(source):
            columns = [(source.alias, p) for p in walk.places.get(source.relation, ())]
            if not columns:
                return None
            held.append(columns[0])
    if not held or any(not classes.same(held[0], other) for other in held[1:]):
        return None
    for condition in body.where:
        if isinstance(condition, Exists):
            for inner in condition.bodies:
                if not _inside(inner, where, held[0], walk):
                    return None
    return held[0]


def _inside(body: Body, outer: tuple[Condition, ...], case: Ref, walk: Walk) -> bool:
    """Whether an inner body asks only after records of the outer case."""
    where = (*outer, *body.where)
    classes = Classes.of(where)
    for source in body.sources:
        if source.relation in walk.after:
            return False
        if walk.tied(source):
            columns = [(source.alias, p) for p in walk.places.get(source.relation, ())]
            if not any(classes.same(column, case) for column in columns):
                return False
    return all(
        _inside(inner, where, case, walk)
        for condition in body.where
        if isinstance(condition, Exists)
        for inner in condition.bodies
    )


class _Parts:
    """Parts off, from the blocks of a predicate, what each case gives to them."""

    def __init__(self, walk: Walk, name: str) -> None:
        self.walk = walk
        self.name = name
        self.count = 0

    def block(self, block: Block) -> Block:
        measure = block.measure
        if self._is_parted(block.body):
            return block
        if measure is not None and self.walk.case_of(block.body) is not None:
            return self._measured(block, measure)
        return self._grouped(block)

    def _is_parted(self, body: Body) -> bool:
        """Whether the block reads nothing but what a pass before has parted off."""
        return all(s.relation in self.walk.walked for s in body.sources) and not body.where

    def _measured(self, block: Block, measure: Measure) -> Block:
        """An aggregate over many cases: each case gives the rows to be aggregated."""
        values = (*block.head, measure.value, *measure.each)
        source = self._part(Block(block.body, values))
        columns = [quoted(f"c{i}", source.alias) for i in range(1, len(values) + 1)]
        width = len(block.head)
        taken = replace(measure, value=columns[width], each=tuple(columns[width + 1 :]))
        return Block(Body((source,)), tuple(columns[:width]), taken)

    def _grouped(self, block: Block) -> Block:
        """A join of several cases: each gives the columns that the join looks at."""
        for group in self._groups(block.body):
            own = tuple(c for c in block.body.where if self._belongs(c, group, block.body))
            rest = tuple(c for c in block.body.where if c not in own)
            used = list(
                dict.fromkeys(
                    r
                    for r in (*head_refs(block), *(r for c in rest for r in refs(c)))
                    if r[0] in group
                )
            )
            sources = tuple(s for s in block.body.sources if s.alias in group)
            if not used or (
                not own and len(sources) == 1 and sources[0].relation in self.walk.walked
            ):
                continue
            part = self._part(Block(Body(sources, own), tuple(quoted(n, a) for a, n in used)))
            new = {r: quoted(f"c{i}", part.alias) for i, r in enumerate(used, start=1)}
            others = tuple(s for s in block.body.sources if s.alias not in group)
            changed = substitute_block(replace(block, body=Body()), new.get)
            where = tuple(substitute(c, new.get) for c in rest)
            block = replace(changed, body=Body((part, *others), where))
        return block

    def _part(self, block: Block) -> Source:
        self.count += 1
        while f"{self.name}/{self.count}" in self.walk.names:
            self.count += 1
        name = f"{self.name}/{self.count}"
        self.walk.names.add(name)
        self.walk.done.append(Derived(name, len(block.head), (block,)))
        self.walk.walked.add(name)
        return Source(self.walk.fresh.alias(), name)

    def _groups(self, body: Body) -> list[set[str]]:
        """The sources of each case, by their aliases."""
        classes = Classes.of(body.where)
        groups: dict[Ref, set[str]] = {}
        for source in body.sources:
            places = sorted(self.walk.places.get(source.relation, ()))
            if self.walk.tied(source) and places:
                groups.setdefault(classes.root((source.alias, places[0])), set()).add(source.alias)
        for source in body.sources:
            for group in groups.values():
                if source.members is not None and {a for a, _ in refs(source.members)} & group:
                    group.add(source.alias)
        return list(groups.values())

    def _belongs(self, condition: Condition, group: set[str], body: Body) -> bool:
        if not aliases(condition) <= group:
            return False
        if not isinstance(condition, Exists):
            return True
        sources = tuple(s for s in body.sources if s.alias in group)
        own = (c for c in body.where if not isinstance(c, Exists) and aliases(c) <= group)
        return self.walk.case_of(Body(sources, (*own, condition))) is not None


def _all_sources(body: Body) -> Iterator[Source]:
    yield from body.sources
    for condition in body.where:
        if isinstance(condition, Exists):
            for inner in condition.bodies:
                yield from _all_sources(inner)
