"""Mark what can be evaluated for one range of cases after another."""

from __future__ import annotations

from dataclasses import replace

from oversight.datalog.optimiser.part_cases import Walk
from oversight.datalog.plan import Plan


def walk_cases(plan: Plan) -> Plan:
    """Mark the predicates whose rows for a case hang on the records of that case alone.

    They need no more memory than one range of cases takes.
    """
    walk = Walk(plan).take_all()
    return replace(plan, derived=tuple(walk.done), walked=frozenset(walk.walked))
