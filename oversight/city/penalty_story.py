"""Penalty cases told: from the plan of a case to the acts and pauses that its records hold."""

from __future__ import annotations

import numpy as np

from oversight.city.arrivals import evening_time, office_time, stamp
from oversight.city.block import CLOCKS, DAY, NEVER, NOTHING, Act, Block, Flags, Seconds, Stop
from oversight.city.measures_story import tell as tell_measures
from oversight.city.penalties import (
    CONFISCATE,
    DISPOSE,
    NO_HEARING,
    NO_PENALTY,
    ORDINARY,
    PENALTY,
    RELEASE,
    REQUESTED,
    TRANSFERRED,
    WAIVED,
    WITHDRAWN,
    Plan,
)
from oversight.city.proceedings_story import tell as tell_proceedings
from oversight.city.workdays import Days, Workdays


def tell(rng: np.random.Generator, workdays: Workdays, plan: Plan, number: int) -> Block:
    """The records of each case, the first of which has that number."""
    n = len(plan)
    opened = plan.day * DAY + np.where(plan.evening, evening_time(rng, n), office_time(rng, n))
    summary, ordinary = _summary(rng, plan, opened), _ordinary(rng, workdays, plan, opened)
    on_spot = plan.procedure != ORDINARY
    acts = [Act("scene", _if(on_spot, opened), plan.inspectors)]
    for name, ts in ordinary.items():
        both = np.where(on_spot, summary.get(name, np.full(n, NEVER)), ts)
        acts.append(Act(name.rstrip("2"), both, _who(name, plan)))
    penalty = next(act for act in acts if act.name == "penalty")
    penalty.outcome, penalty.amount = plan.punished, plan.amount
    penalty.numbered = np.ones(n, dtype=bool)
    acts += tell_measures(rng, workdays, plan, acts, ~on_spot)
    acts += tell_proceedings(rng, workdays, plan, acts, ~on_spot)
    return Block(
        domain="penalty",
        number=number,
        item=plan.item,
        org=plan.org,
        party=plan.party,
        procedure=plan.recorded,
        channel=plan.channel,
        opened=opened.copy(),
        acts=acts,
        stops=[_test(rng, workdays, plan, ordinary)],
        place=np.where(plan.proceedings.placed, number + np.arange(n), NOTHING),
    )


def _if(there: Flags, ts: Seconds) -> Seconds:
    return np.where(there, ts, NEVER)


def _who(name: str, plan: Plan) -> np.ndarray[tuple[int, ...], np.dtype[np.int32]] | None:
    if name in ("served", "payment", "hearing_request", "hearing_waived"):
        return None
    named = {"inspect": plan.inspectors, "inspect2": plan.second_visit, "inquire": plan.inquirers}
    return named.get(name, plan.others)


def _summary(rng: np.random.Generator, plan: Plan, opened: Seconds) -> dict[str, Seconds]:
    """On the spot: the decision within the hour, handed over at once, the fine paid later."""
    n = len(plan)
    penalty = opened + rng.integers(300, 2400, n)
    served = np.where(
        plan.serve < 8,
        penalty + rng.integers(60, 600, n),
        (plan.day + plan.serve * 2) * DAY + office_time(rng, n),
    )
    served = _if(plan.serve >= 0, served)
    paid = (plan.day + 1 + plan.pay) * DAY + office_time(rng, n)
    return {
        "penalty": penalty,
        "served": served,
        "payment": _if((plan.amount > 0) & (plan.serve >= 0) & (plan.pay >= 0), paid),
    }


def decision_day(workdays: Workdays, plan: Plan, inquired: Days) -> Days:
    """The working day of the decision, with room for the notice after the inquiry."""
    decided = workdays.on_or_before(plan.day + plan.lasts)
    decided = np.maximum(decided, workdays.after(inquired, np.maximum(plan.notice, 1) + 2))
    return np.where(plan.decided_on == NEVER, decided, plan.decided_on)


def _ordinary(
    rng: np.random.Generator, workdays: Workdays, plan: Plan, filed: Seconds
) -> dict[str, Seconds]:
    """Filed, looked into, announced, reviewed, decided, served, paid."""
    after = workdays.after
    inspected_on = after(plan.day, plan.inspect)
    inspected = stamp(rng, inspected_on, filed)
    again_on = after(inspected_on, np.maximum(plan.again, 1))
    inquired_on = after(inspected_on, plan.inquire)
    inquired = stamp(rng, inquired_on, inspected)
    decided_on = decision_day(workdays, plan, inquired_on)

    noticed_on = after(decided_on, -np.maximum(plan.notice, 0))
    noticed = stamp(rng, noticed_on, inquired)
    told = noticed + 60
    asked = stamp(rng, after(noticed_on, plan.asked), told)
    reviewed = stamp(rng, after(decided_on, -np.maximum(plan.legal, 0)), asked)
    before = np.maximum(asked, _if(plan.legal >= 0, reviewed))
    decided = stamp(rng, decided_on, before)
    served = stamp(rng, after(decided_on, np.maximum(plan.serve, 0)), decided)
    paid = stamp(rng, served // DAY + np.maximum(plan.pay, 0), served)

    punished = plan.outcome == PENALTY
    heard = punished & (plan.hearing != NO_HEARING) & (plan.notice >= 0)
    seized, ends = _seizure(rng, workdays, plan, inspected_on, inspected)
    preserved = stamp(rng, inspected_on, inspected)
    disposed = stamp(rng, after(inspected_on, np.maximum(plan.disposal, 0)), preserved)
    there = np.ones(len(plan), dtype=bool)
    return {
        "filed": filed,
        "inspect": inspected,
        "inspect2": _if(plan.again >= 0, stamp(rng, again_on, inspected)),
        "preserve": _if(plan.preserve, preserved),
        "disposal": _if(plan.preserve & (plan.disposal >= 0), disposed),
        **seized,
        **{name: _if(plan.seize & (plan.freed == how), ends) for name, how in _FREEING},
        "inquire": _if(plan.inquire >= 0, inquired),
        "extend": _extended(rng, workdays, plan),
        "prior_notice": _if(punished & (plan.notice >= 0), noticed),
        "hearing_right_notice": _if(heard, told),
        "hearing_waived": _if(heard & (plan.hearing == WAIVED), asked),
        "hearing_request": _if(heard & (plan.hearing == REQUESTED), asked),
        "legal_review": _if(punished & (plan.legal >= 0), reviewed),
        **{name: _if(there & (plan.outcome == what), decided) for name, what in _ENDING},
        "served": _if(punished & (plan.serve >= 0), served),
        "payment": _if(punished & (plan.amount > 0) & (plan.serve >= 0), paid),
    }


_FREEING = (("release", RELEASE), ("confiscate", CONFISCATE), ("dispose", DISPOSE))
_ENDING = (
    ("penalty", PENALTY),
    ("no_penalty", NO_PENALTY),
    ("transferred", TRANSFERRED),
    ("withdrawn", WITHDRAWN),
)


def _extended(rng: np.random.Generator, workdays: Workdays, plan: Plan) -> Seconds:
    day = workdays.on_or_before(plan.day + np.maximum(plan.extend_at, 10))
    return _if(plan.extend_at >= 0, stamp(rng, day))


def _seizure(
    rng: np.random.Generator, workdays: Workdays, plan: Plan, on: Days, inspected: Seconds
) -> tuple[dict[str, Seconds], Seconds]:
    """The seizure and its extension, and when the goods were let go."""
    seized = stamp(rng, on, inspected)
    _, test_end = test_days(workdays, plan, on)
    tested = np.where(plan.test_at >= 0, test_end - workdays.after(on, plan.test_at), 0)
    end_on = np.maximum(workdays.on_or_before(on + plan.holds + tested), on)
    end_on = np.where(plan.test_at >= 0, np.maximum(end_on, test_end), end_on)
    end_on = np.where(plan.freed_on == NEVER, end_on, plan.freed_on)
    ends = stamp(rng, end_on, seized + 7200)
    extended_on = workdays.on_or_before(on + np.maximum(plan.extend_seize, 10))
    extended = stamp(rng, extended_on, seized)
    return {
        "seize": _if(plan.seize, seized),
        "extend_seize": _if(plan.seize & (plan.extend_seize >= 0), extended),
    }, ends


def test_days(workdays: Workdays, plan: Plan, seized_on: Days) -> tuple[Days, Days]:
    """The first and the last day of the test of the seized goods."""
    start = workdays.after(seized_on, np.maximum(plan.test_at, 0))
    return start, workdays.on_or_before(start + np.maximum(plan.tested, 3))


def _test(
    rng: np.random.Generator, workdays: Workdays, plan: Plan, acts: dict[str, Seconds]
) -> Stop:
    """The test of the seized goods, which does not count against the thirty days."""
    there = (acts["seize"] != NEVER) & (plan.test_at >= 0) & (plan.procedure == ORDINARY)
    seized_on = np.where(acts["seize"] == NEVER, plan.day, acts["seize"] // DAY)
    start_on, end_on = test_days(workdays, plan, seized_on)
    start = stamp(rng, start_on, np.maximum(acts["seize"], 0))
    end = stamp(rng, end_on, start)
    clock = np.where(rng.random(len(plan)) < 0.5, CLOCKS.index("seize"), NOTHING)
    return Stop(_if(there, start), _if(there & (plan.tested >= 0), end), plan.test_kind, clock)
