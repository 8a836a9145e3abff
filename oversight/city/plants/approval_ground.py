"""A plain approval that keeps every rule: the ground on which faults are planted."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from oversight.city.approvals import DIRECT, GRANTED, PausePlan, Plan, pace
from oversight.city.block import NEVER, NOTHING, Codes, kind
from oversight.city.catalogue import Catalogue
from oversight.city.dealings import settle as settle_dealings
from oversight.city.people import DECIDERS, DESK, REVIEWERS
from oversight.city.process import settle as settle_process
from oversight.city.workdays import Workdays
from oversight.city.world import World, some_officers

Rows = NDArray[np.int64]
Rng = np.random.Generator


@cache
def items_of(catalogue: Catalogue, which: str) -> Codes:
    """The entries of a class, by number; only those with one version.

    plain: at least 15 working days by law and 8 promised, fewer than the law gives; equal: 20 of
    both; calendar: both in calendar days; p5, p10, p20: so many working days promised of 20 (p5:
    of 10); unlimited: promised, not by law; unpromised: by law, not promised; bare: neither.
    """
    c = catalogue
    single = np.array([e.valid_to is None and e.version == "1" for e in c.entries])
    wd = c.statute_wd & c.promise_wd & ~c.instant & c.licence & single
    licence = c.licence & single & ~c.instant
    classes = {
        "plain": wd & (c.statute >= 15) & (c.promise >= 8) & (c.promise < c.statute),
        "equal": wd & (c.statute == 20) & (c.promise == 20),
        "calendar": licence & (c.statute > 0) & (c.promise > 0) & ~c.statute_wd & ~c.promise_wd,
        "p5": wd & (c.statute == 10) & (c.promise == 5),
        "p10": wd & (c.statute == 20) & (c.promise == 10),
        "p20": wd & (c.promise == 20),
        "unlimited": licence & (c.statute < 0) & (c.promise >= 0),
        "unpromised": licence & (c.statute >= 0) & (c.promise < 0),
        "bare": licence & (c.statute < 0) & (c.promise < 0),
    }
    return np.flatnonzero(classes[which])


def settle(
    world: World, plan: Plan, rows: Rows, rng: Rng, which: str = "plain"
) -> tuple[Codes, Codes]:
    """Make the cases plain ones on an item of the class; gives its two limits, law first.

    Received on a working day, accepted within two, decided in good time, not paused or extended.
    """
    n = len(rows)
    items = items_of(world.catalogue, which)
    plan.item[rows] = items[rng.integers(0, len(items), n)]
    plan.day[rows] = np.minimum(world.workdays.on_or_after(plan.day[rows]), world.today)
    plan.evening[rows] = False
    plan.channel[rows] = 0
    plan.path[rows] = DIRECT
    plan.answer[rows] = rng.integers(0, 3, n)
    plan.resubmit[rows] = rng.integers(1, 6, n)
    plan.reaccept[rows] = rng.integers(0, 3, n)
    plan.accepts[rows] = True
    plan.from_receipt[rows] = False
    plan.limit[rows], plan.by_workday[rows] = pace(world, plan.item[rows])
    plan.outcome[rows] = GRANTED
    plan.used[rows] = rng.integers(2, np.maximum(plan.limit[rows] - 3, 3))
    plan.decided_on[rows] = NEVER
    plan.extend_at[rows], plan.extend_by[rows] = NOTHING, NOTHING
    plan.first.there[rows], plan.second.there[rows] = False, False
    plan.overlaps[rows] = False
    plan.review[rows] = rng.random(n)
    plan.reviewed[rows] = True
    plan.deliver[rows] = rng.integers(0, 6, n)
    plan.publish[rows] = rng.integers(0, 6, n)
    plan.numbered[rows] = True
    plan.desk[rows] = some_officers(rng, plan.org[rows], DESK)
    plan.reviewer[rows] = some_officers(rng, plan.org[rows], REVIEWERS, 0.4)
    plan.decider[rows] = some_officers(rng, plan.org[rows], DECIDERS)
    settle_process(plan.process, rows)
    settle_dealings(plan.dealings, rows)
    return world.catalogue.statute[plan.item[rows]], world.catalogue.promise[plan.item[rows]]


def pause(
    pauses: PausePlan,
    rows: Rows,
    *,
    at: Codes | int,
    length: Codes | int,
    named: str | None,
    counted: bool = True,
    clock: int = NOTHING,
) -> None:
    """Plan a pause of one kind on the cases; `counted`: its days are left out when deciding."""
    pauses.there[rows] = True
    pauses.at[rows] = at
    pauses.length[rows] = length
    pauses.kind[rows] = NOTHING if named is None else kind(named)
    pauses.clock[rows] = clock
    pauses.counted[rows] = counted


def accept_so_that(world: World, plan: Plan, rows: Rows, used: Codes) -> None:
    """Accept the cases on the day that leaves exactly so many working days used by today."""
    today = np.full(len(rows), world.today)
    plan.day[rows] = world.workdays.ago(today, used)
    plan.answer[rows] = 0


def accepted_on(workdays: Workdays, plan: Plan, rows: Rows) -> Codes:
    """The day of acceptance of plain cases."""
    return workdays.after(plan.day[rows], plan.answer[rows])
