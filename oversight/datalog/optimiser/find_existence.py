"""Turn a join whose rows nobody looks at into the condition that there is one."""

from __future__ import annotations

from dataclasses import replace

from oversight.datalog.optimiser.rewrite import map_blocks
from oversight.datalog.plan import (
    Block,
    Body,
    Condition,
    Exists,
    Plan,
    aliases,
    head_refs,
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
    kept = [a for a in own if a in read] or own[:1]
    spare = [a for a in own if a not in kept]
    if not spare:
        return block
    groups = _groups(spare, block.body.where)
    where: list[Condition] = []
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


def _groups(spare: list[str], where: tuple[Condition, ...]) -> list[set[str]]:
    groups = [{alias} for alias in spare]
    for condition in where:
        touched = aliases(condition)
        tied = [g for g in groups if g & touched]
        if len(tied) > 1:
            groups = [g for g in groups if g not in tied] + [set().union(*tied)]
    return groups
