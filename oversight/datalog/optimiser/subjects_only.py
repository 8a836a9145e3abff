"""For counting: outcomes without their facts, so that only the subject of each is derived."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from oversight.datalog.plan import Block, Derived, Plan


def subjects_only(plan: Plan, whole: Collection[str] = ()) -> Plan:
    """The plan whose outcomes have one column; not one of the passes, as it changes the answer.

    What others read keeps its columns: an outcome that is read is answered by a copy. The rules
    in `whole` keep all of theirs.
    """
    read = {s.relation for d in plan.derived for b in d.blocks for s in b.body.sources}
    derived: list[Derived] = []
    outcomes: dict[str, dict[str, str]] = {rule: dict(by) for rule, by in plan.outcomes.items()}
    answering = {n for rule, by in plan.outcomes.items() if rule not in whole for n in by.values()}
    copies: dict[str, str] = {}
    for one in plan.derived:
        if one.name not in answering or one.width == 1:
            derived.append(one)
            continue
        if one.name in read:
            derived.append(one)
        copies[one.name] = f"{one.name}!" if one.name in read else one.name
        blocks = tuple(map(_subject, one.blocks))
        derived.append(Derived(copies[one.name], 1, blocks, types=one.types[:1]))
    for by in outcomes.values():
        for outcome, name in by.items():
            by[outcome] = copies.get(name, name)
    return replace(plan, derived=tuple(derived), outcomes=outcomes)


def _subject(block: Block) -> Block:
    """The block's subjects. An aggregate has a row for every group that any row is of."""
    return replace(block, head=block.head[:1], measure=None, distinct=True)
