"""The optimiser: an ordered tuple of passes, each of which keeps what a plan means."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from oversight.datalog.optimiser.drop_absent import drop_absent
from oversight.datalog.optimiser.drop_distinct import drop_distinct
from oversight.datalog.optimiser.find_existence import find_existence
from oversight.datalog.optimiser.fuse_aggregates import fuse_aggregates
from oversight.datalog.optimiser.gather_existence import gather_existence
from oversight.datalog.optimiser.list_events import list_events
from oversight.datalog.optimiser.part_cases import part_cases
from oversight.datalog.optimiser.read_row import read_row
from oversight.datalog.optimiser.share_predicates import share_predicates
from oversight.datalog.optimiser.unfold_predicates import unfold_predicates
from oversight.datalog.optimiser.unroll_facts import unroll_facts
from oversight.datalog.optimiser.walk_cases import walk_cases
from oversight.datalog.plan import Plan

Pass = Callable[[Plan], Plan]

PASSES: tuple[Pass, ...] = (
    share_predicates,
    find_existence,
    unfold_predicates,
    unroll_facts,
    drop_absent,
    part_cases,
    read_row,
    fuse_aggregates,
    list_events,
    gather_existence,
    drop_distinct,
    walk_cases,
)


def optimise(plan: Plan, passes: Sequence[Pass] = PASSES) -> Plan:
    """The plan after the passes, in their order."""
    for one in passes:
        plan = one(plan)
    return plan
