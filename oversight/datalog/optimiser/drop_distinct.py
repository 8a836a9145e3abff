"""Leave out DISTINCT where there provably are no equal rows."""

from __future__ import annotations

from dataclasses import replace

from oversight.datalog.optimiser.rewrite import map_blocks
from oversight.datalog.plan import CASE, ROW, Block, Plan, as_ref


def drop_distinct(plan: Plan) -> Plan:
    """A block that reads the row of a case alone and keeps the case has no two equal rows."""
    return map_blocks(plan, _dropped)


def _dropped(block: Block) -> Block:
    if len(block.body.sources) != 1 or block.body.sources[0].relation != ROW:
        return block
    key = (block.body.sources[0].alias, CASE)
    if any(as_ref(value) == key for value in block.head):
        return replace(block, distinct=False)
    return block
