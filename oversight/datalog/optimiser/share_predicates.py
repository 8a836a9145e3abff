"""Derive what several rules define alike only once."""

from __future__ import annotations

from dataclasses import replace

from oversight.datalog.optimiser.rewrite import renamed_relations, under_new_aliases
from oversight.datalog.plan import Derived, Fresh, Plan, Renderer


def share_predicates(plan: Plan) -> Plan:
    """Of predicates with the same text one stays, and all readers read it.

    Two rules that use a pack's terms each carry a copy of them; as their norms are written
    into the copies, those with the same text mean the same.
    """
    kept: dict[str, str] = {}
    names: dict[str, str] = {}
    derived = []
    for one in plan.derived:
        read = renamed_relations(one, names)
        text = _text(read)
        if text in kept and not one.recursive:
            names[one.name] = kept[text]
            continue
        kept[text] = one.name
        derived.append(read)
    outcomes = {
        rule: {outcome: names.get(name, name) for outcome, name in by_outcome.items()}
        for rule, by_outcome in plan.outcomes.items()
    }
    return replace(plan, derived=tuple(derived), outcomes=outcomes)


def _text(derived: Derived) -> str:
    """The predicate as SQL whose aliases are numbered from one."""
    render = Renderer()
    blocks = (under_new_aliases(block, Fresh()) for block in derived.blocks)
    return " UNION ".join(render.block(block).sql("duckdb") for block in blocks)
