"""The process told: from its plan to the acts that the records of an approval hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.approvals import DECLINED, GRANTED, REFUSED, Plan
from oversight.city.arrivals import stamp
from oversight.city.block import NEVER, NOTHING, PROCEDURES, Act, Codes, Flags, Seconds
from oversight.city.people import REVIEWERS
from oversight.city.workdays import Days, Workdays
from oversight.city.world import some_officers


@dataclass
class Told:
    """What the approval's own story has told so far; `going`, `extends` and `ruled` are whether
    it was accepted, extended and decided at all."""

    answered: Seconds
    accepted: Seconds
    extended: Seconds
    reviewed: Seconds
    decided: Seconds
    decided_on: Days
    going: Flags
    extends: Flags
    ruled: Flags


def acts(rng: np.random.Generator, workdays: Workdays, plan: Plan, told: Told) -> list[Act]:
    """The further acts; of those that a case may have twice, the second one, which is planted."""
    p, n = plan.process, len(plan)
    going, ruled = told.going, told.ruled
    granted, refused = ruled & (plan.outcome == GRANTED), ruled & (plan.outcome == REFUSED)
    declined = plan.path == DECLINED
    answered = np.where(going, told.accepted, told.answered) + rng.integers(0, 600, n)
    first = going & (p.prelim >= 0)
    begun = told.accepted + rng.integers(60, 3600, n)
    accepted_on = told.accepted // 86_400
    ended = stamp(rng, workdays.after(accepted_on, np.maximum(p.prelim, 0)), begun)
    informed = stamp(rng, workdays.after(told.decided_on, np.maximum(p.told, 0)), told.decided)
    inspectors = some_officers(rng, plan.org, REVIEWERS, second=1.0)
    checked = _if(going & plan.reviewed & p.checked, told.reviewed - rng.integers(60, 1800, n))
    return [
        Act("receipt_issued", _if(going | declined, answered), plan.desk),
        _second("correction_notice", n, plan),
        Act("extend_approved", _if(told.extends, told.extended - 60), plan.decider),
        Act("extend_notified", _if(told.extends, told.extended + rng.integers(60, 7200, n))),
        _second("extend", n, plan, qty=np.full(n, NOTHING)),
        Act("prelim_start", _if(first, begun), plan.reviewer),
        Act("prelim_end", _if(first, ended), plan.reviewer),
        Act("site_check", checked, inspectors),
        Act("site_check", np.full(n, NEVER), inspectors.copy()),
        Act("reason_given", _if(refused, told.decided)),
        Act("remedy_notice", _if(refused, told.decided)),
        Act("informed", _if(granted & (p.told >= 0), informed), plan.desk),
    ]


def procedure(plan: Plan) -> Codes:
    """The procedure of each case: `joint`, or none."""
    joint: Codes = np.where(plan.process.joint, PROCEDURES.index("joint"), NOTHING)
    return joint


def parents(plan: Plan) -> Codes:
    """The place of the case above each: what is handled jointly has the next case under it."""
    above = np.full(len(plan), NOTHING)
    rows = np.flatnonzero(plan.process.joint[:-1])
    above[rows + 1] = rows
    return above


def _if(there: Flags, ts: Seconds) -> Seconds:
    return np.where(there, ts, NEVER)


def _second(name: str, n: int, plan: Plan, qty: Codes | None = None) -> Act:
    return Act(name, np.full(n, NEVER), plan.desk, qty=qty)
