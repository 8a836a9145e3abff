"""Turn a join whose rows nobody looks at into the condition that there is one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import Classes, equality, map_blocks
from oversight.datalog.plan import (
    ROW,
    Block,
    Body,
    Condition,
    Exists,
    Plan,
    Ref,
    aliases,
    head_refs,
    quoted,
)


def find_existence(plan: Plan) -> Plan:
    """Sources that the head does not read become `Exists`, with the conditions on them.

    As a block means a set, how many rows there were does not matter. Sources that conditions
    tie together stay together.
    """
    return map_blocks(plan, existence_in)


def existence_in(block: Block) -> Block:
    """The block with the sources that its head reads, and `Exists` for the others."""
    read = {alias for alias, _ in head_refs(block)}
    own = [s.alias for s in block.body.sources]
    # The row of a case stays: what is asked of the case is read from it.
    rows = {s.alias for s in block.body.sources if s.relation == ROW}
    kept = [a for a in own if a in read or a in rows] or own[:1]
    spare = [a for a in own if a not in kept]
    if not spare:
        return block
    implied = _implied(block.body.where, set(kept))
    groups = [
        group
        for group in _groups(spare, block.body.where)
        if not _joins(group, (*block.body.where, *implied), set(kept))
    ]
    if not groups:
        return block
    kept += [a for a in spare if not any(a in group for group in groups)]
    where: list[Condition] = list(implied)
    for condition in block.body.where:
        if not any(aliases(condition) & group for group in groups):
            where.append(condition)
    for group in groups:
        inner = Body(
            tuple(s for s in block.body.sources if s.alias in group),
            tuple(c for c in block.body.where if aliases(c) & group),
        )
        where.append(Exists((inner,)))
    sources = tuple(s for s in block.body.sources if s.alias in kept)
    return replace(block, body=Body(sources, tuple(where)))


def _joins(group: set[str], where: Iterable[Condition], kept: set[str]) -> bool:
    """Whether sources that stay are joined by way of the group alone.

    Then it is no mere condition: without it every pair of their rows would have to be tried.
    """
    where = tuple(where)
    together = Classes({})
    for condition in where:
        tied = sorted(aliases(condition) & kept)
        if isinstance(condition, exp.EQ) and aliases(condition) <= kept:
            for other in tied[1:]:
                together.join((tied[0], ""), (other, ""))
    touched = {a for c in where if aliases(c) & group for a in aliases(c) & kept}
    return len({together.root((alias, "")) for alias in touched}) > 1


def _implied(where: tuple[Condition, ...], kept: set[str]) -> list[Condition]:
    """Equalities of kept columns that only hold by way of a column that goes.

    Without them, what was a join by a key would become every pair, tried one by one.
    """
    classes = Classes.of(where)
    still = Classes.of(c for c in where if aliases(c) <= kept)
    found: list[Condition] = []
    first: dict[Ref, Ref] = {}
    for column in dict.fromkeys(r for c in where if (pair := equality(c)) for r in pair):
        if column[0] not in kept:
            continue
        other = first.setdefault(classes.root(column), column)
        if not still.same(column, other):
            still.join(column, other)
            found.append(
                exp.EQ(this=quoted(other[1], other[0]), expression=quoted(column[1], column[0]))
            )
    return found


def _groups(spare: list[str], where: tuple[Condition, ...]) -> list[set[str]]:
    groups = [{alias} for alias in spare]
    for condition in where:
        touched = aliases(condition)
        tied = [g for g in groups if g & touched]
        if len(tied) > 1:
            groups = [g for g in groups if g not in tied] + [set().union(*tied)]
    return groups
