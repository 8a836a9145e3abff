"""Derive what several rules define alike only once."""

from __future__ import annotations

import re
from dataclasses import replace

from sqlglot import exp

from oversight.datalog.optimiser.rewrite import renamed_relations
from oversight.datalog.plan import Block, Body, Condition, Derived, Exists, Plan


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
    """What the predicate says, with aliases numbered in the order in which they come."""
    numbers: dict[str, str] = {}

    def number(found: re.Match[str]) -> str:
        alias = found.group()
        return alias if alias[0] in "\"'" else numbers.setdefault(alias, f"t{len(numbers) + 1}")

    return _ALIAS.sub(number, " UNION ".join(map(_block, derived.blocks)))


_ALIAS = re.compile(r"""'(?:[^']|'')*'|"(?:[^"]|"")*"|\bt\d+\b""")
"""An alias; or a text or a name in quotes, in which there is none."""


def _block(block: Block) -> str:
    parts = [_body(block.body), *(h.sql("duckdb") for h in block.head), str(block.distinct)]
    if block.measure is not None:
        measure = block.measure
        parts += [measure.function, measure.type, measure.value.sql("duckdb"), "EACH"]
        parts += [each.sql("duckdb") for each in measure.each]
    return " | ".join(parts)


def _body(body: Body) -> str:
    sources = (
        f"{s.alias} {exp.Literal.string(s.relation).sql('duckdb')}"
        f" {s.members.sql('duckdb') if s.members else ''}"
        for s in body.sources
    )
    return f"FROM {', '.join(sources)} WHERE {' AND '.join(map(_condition, body.where))}"


def _condition(condition: Condition) -> str:
    if not isinstance(condition, Exists):
        return condition.sql("duckdb")
    bodies = " OR ".join(f"({_body(body)})" for body in condition.bodies)
    return f"{'NOT ' if condition.negated else ''}EXISTS {bodies}"
