"""Whether a case has such a record becomes a column of its row; so does having none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import (
    case_places,
    flat,
    map_blocks,
    reachable,
    without_presence,
)
from oversight.datalog.optimiser.row import (
    Columns,
    bare,
    is_key_equality,
    listed,
    row_of,
    split,
)
from oversight.datalog.plan import (
    CASE,
    MEMBER,
    Block,
    Body,
    Condition,
    Exists,
    Gather,
    Plan,
    Source,
    aliases,
    as_ref,
    quoted,
    refs,
    substituted,
)


def gather_existence(plan: Plan) -> Plan:
    """`Exists` over one relation of the row's case is read from the row, negated or not.

    Conditions on the relation alone make a column "is there any". Where they also compare with
    the row (a review between acceptance and decision), the column is the list of what they
    compare, and the row is asked whether one of the list satisfies them.
    """
    gatherer = _Gatherer(plan)
    changed = map_blocks(plan, gatherer.block)
    return reachable(replace(changed, row=tuple(gatherer.columns.gathers)))


class _Gatherer:
    def __init__(self, plan: Plan) -> None:
        self.columns = Columns(list(plan.row))
        self.relations = plan.case_relations
        self.places = case_places(plan)

    def block(self, block: Block) -> Block:
        row = row_of(block.body)
        if row is None:
            return block
        where = tuple(part for c in block.body.where for part in flat(self._condition(c, row)))
        return replace(block, body=Body(block.body.sources, without_presence(where)))

    def _condition(self, condition: Condition, row: Source) -> Condition:
        if not isinstance(condition, Exists):
            return condition
        bodies = []
        for body in map(nested, condition.bodies):
            where = tuple(part for c in body.where for part in flat(self._condition(c, row)))
            inner = Body(body.sources, where)
            bodies.append(self._gathered(inner, row) or inner)
        return Exists(tuple(bodies), condition.negated)

    def _gathered(self, body: Body, row: Source) -> Body | None:
        """The body as a condition on the row alone."""
        if len(body.sources) != 1 or body.sources[0].relation not in self.relations:
            return None
        (source,) = body.sources
        key = (row.alias, CASE)
        if not any(is_key_equality(c, (source.alias, CASE), key) for c in body.where):
            return None
        own, rest = split(body.where, source.alias)
        rest = [c for c in rest if not is_key_equality(c, (source.alias, CASE), key)]
        picks = tuple(bare(c, source.alias) for c in _plain(without_presence(own)))
        mixed: list[exp.Expr] = []
        outer: list[Condition] = []
        for condition in rest:
            if source.alias not in aliases(condition):
                outer.append(condition)
            elif isinstance(condition, Exists):
                return None
            else:
                mixed.append(condition)
        if mixed:
            found = self._listed(source, picks, mixed, row)
        else:
            some = Gather(source.relation, "some", exp.true(), picks)
            found = quoted(self.columns.name(some), row.alias)
        return Body((), (found, *outer))

    def _listed(
        self, source: Source, picks: tuple[exp.Expr, ...], mixed: list[exp.Expr], row: Source
    ) -> exp.Expr:
        """Whether one of the list of the source's records satisfies conditions with the row."""
        used = {name for c in mixed for alias, name in refs(c) if alias == source.alias}
        value, member = listed(used)
        members = self.columns.list(Gather(source.relation, "list", value, picks), row)
        found = _one_call(source, members, member, mixed)
        if found is not None:
            return found
        each = f"x_{source.alias}"
        holds = exp.and_(
            *(
                substituted(
                    c,
                    lambda r: member(exp.column(each), r[1]) if r[0] == source.alias else None,
                )
                for c in mixed
            )
        )
        fitting = exp.Anonymous(
            this="list_filter",
            expressions=[
                members,
                exp.Lambda(this=holds, expressions=[exp.to_identifier(each)]),
            ],
        )
        count = exp.Anonymous(this="len", expressions=[fitting])
        return exp.GT(this=count, expression=exp.Literal.number(0))


def nested(body: Body) -> Body:
    """The body with one source: that there are others with it is asked inside."""
    if len(body.sources) < 2:
        return body
    first, *others = body.sources
    aliases_left = {s.alias for s in others}
    inner = Body(tuple(others), tuple(c for c in body.where if aliases(c) & aliases_left))
    where = tuple(c for c in body.where if not aliases(c) & aliases_left)
    return Body((first,), (*where, Exists((inner,))))


def _one_call(
    source: Source,
    members: exp.Expr,
    member: Callable[[exp.Expr, str], exp.Expr],
    mixed: list[exp.Expr],
) -> exp.Expr | None:
    """Whether a list holds a value, or two lists share one: the database has words for these."""
    if len(mixed) != 1 or not isinstance(members, exp.Anonymous | exp.Column):
        return None
    (condition,) = mixed
    probe = exp.column(MEMBER)
    if member(probe, "") is not probe:
        return None

    def is_own(one: exp.Expr, other: exp.Expr) -> bool:
        column = as_ref(one)
        return (
            column is not None
            and column[0] == source.alias
            and source.alias not in {alias for alias, _ in refs(other)}
        )

    if isinstance(condition, exp.EQ):
        one, other = condition.this, condition.expression
        if is_own(other, one):
            one, other = other, one
        if is_own(one, other):
            return exp.Anonymous(this="list_contains", expressions=[members, other.copy()])
    elif isinstance(condition, exp.Anonymous) and condition.name == "list_contains":
        held, sought = condition.expressions
        if is_own(sought, held):
            return exp.Anonymous(this="list_has_any", expressions=[members, held.copy()])
    return None


def _plain(where: tuple[Condition, ...]) -> Iterator[exp.Expr]:
    return (c for c in where if not isinstance(c, Exists))
