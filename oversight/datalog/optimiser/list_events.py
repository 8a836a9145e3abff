"""Read the events of one act that a head shows from a list in the row, instead of joining them."""

from __future__ import annotations

from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import case_places
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
    Exists,
    Gather,
    Plan,
    Ref,
    Source,
    as_ref,
    head_refs,
    quoted,
    refs,
    substitute_block,
)

LISTED = ("event", "officer")
"""The relations whose rows are many; a case has few of any one act."""


def list_events(plan: Plan) -> Plan:
    """Events (or their officers) of named acts, joined to the row, become a list in the row.

    The row is gathered in one pass over the events, and the list with it; the join would read
    the events once more.
    """
    lister = _Lister(plan)
    derived = tuple(replace(d, blocks=tuple(map(lister.block, d.blocks))) for d in plan.derived)
    return replace(plan, derived=derived, row=tuple(lister.columns.gathers))


class _Lister:
    def __init__(self, plan: Plan) -> None:
        self.columns = Columns(list(plan.row))
        self.places = case_places(plan)

    def block(self, block: Block) -> Block:
        row = row_of(block.body)
        if row is None:
            return block
        for source in block.body.sources:
            if source.relation in LISTED and source.members is None:
                block = self._listed(block, source, row)
        return block

    def _listed(self, block: Block, source: Source, row: Source) -> Block:
        key = (row.alias, CASE)
        case = (source.alias, CASE)
        own, rest = split(block.body.where, source.alias)
        if not any(is_key_equality(c, case, key) for c in rest):
            return block
        if not any(_names_act(c, source.alias) for c in own):
            return block
        rest = [c for c in rest if not is_key_equality(c, case, key)]
        read = {r for c in rest for r in refs(c)} | set(head_refs(block))
        used = {name for alias, name in read if alias == source.alias} - {CASE}
        if not used or (source.alias, CASE) in read:
            return block
        value, shown = listed(used)
        picks = tuple(bare(c, source.alias) for c in own if not isinstance(c, Exists))
        members = self.columns.list(Gather(source.relation, "list", value, picks), row)

        def new(column: Ref) -> exp.Expr | None:
            if column[0] != source.alias:
                return None
            return shown(quoted(MEMBER, source.alias), column[1])

        others = [s for s in block.body.sources if s not in (row, source)]
        changed = substitute_block(replace(block, body=Body((), tuple(rest))), new)
        here = replace(source, members=members)
        return replace(changed, body=Body((row, here, *others), changed.body.where))


def _names_act(condition: exp.Expr, alias: str) -> bool:
    """Whether a condition picks one act, or some of a list."""
    if isinstance(condition, exp.EQ):
        return as_ref(condition.this) == (alias, "act") and isinstance(
            condition.expression, exp.Literal
        )
    return isinstance(condition, exp.In) and as_ref(condition.this) == (alias, "act")
