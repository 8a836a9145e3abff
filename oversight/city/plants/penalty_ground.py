"""A plain penalty case that keeps every rule: the ground on which faults are planted."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from oversight.city.block import NEVER, NOTHING, Codes, channel, outcome
from oversight.city.measures import settle as settle_measures
from oversight.city.penalties import (
    NO_HEARING,
    ORDINARY,
    PENALTY,
    RELEASE,
    YUAN,
    Plan,
    ordinary_fine,
    small_fine,
)
from oversight.city.people import CERTIFIED, PER_ORG
from oversight.city.proceedings import LARGE
from oversight.city.proceedings import settle as settle_proceedings
from oversight.city.workdays import Days
from oversight.city.world import World, some_officers

Rows = NDArray[np.int64]
Rng = np.random.Generator

NEW_LAW = date(2021, 7, 15)
LAST_OF_OLD_LAW = date(2021, 7, 14)


def settle(world: World, plan: Plan, rows: Rows, rng: Rng, procedure: int = ORDINARY) -> None:
    """Make the cases plain ones: a fine, no hearing, no seizure, decided after some weeks.

    Ordinary cases begin on a working day.
    """
    n = len(rows)
    if procedure == ORDINARY:
        plan.day[rows] = world.workdays.on_or_after(plan.day[rows])
        plan.evening[rows] = False
    plan.procedure[rows] = plan.recorded[rows] = procedure
    plan.outcome[rows] = PENALTY
    plan.punished[rows] = outcome("fine")
    fine = small_fine(rng, plan.kind[rows], plan.day[rows])
    if procedure == ORDINARY:
        fine = ordinary_fine(rng, world, plan.item[rows], plan.org[rows])
        # Not so large that it would give a right to a hearing, where the benchmark allows.
        large = np.array(LARGE)[np.maximum(plan.kind[rows], 0)] * YUAN
        least = np.maximum(large - 100 * YUAN, world.catalogue.fine_min[plan.item[rows]])
        fine = np.where(fine >= large, least, fine)
    plan.amount[rows] = fine
    plan.channel[rows] = channel("patrol")
    settle_measures(plan.measures, rows)
    settle_proceedings(plan.proceedings, rows)
    plan.lasts[rows] = rng.integers(25, 60, n)
    plan.decided_on[rows] = plan.freed_on[rows] = NEVER
    plan.extend_at[rows] = plan.extend_seize[rows] = plan.test_at[rows] = NOTHING
    plan.inspect[rows] = rng.integers(0, 3, n)
    plan.again[rows] = NOTHING
    plan.inquire[rows] = rng.integers(0, 4, n)
    plan.notice[rows] = rng.integers(3, 7, n)
    plan.asked[rows] = 0
    plan.hearing[rows] = NO_HEARING
    plan.legal[rows] = NOTHING
    plan.preserve[rows] = plan.seize[rows] = False
    plan.disposal[rows] = rng.integers(0, 6, n)
    plan.holds[rows], plan.freed[rows] = rng.integers(5, 25, n), RELEASE
    plan.tested[rows] = rng.integers(5, 15, n)
    plan.serve[rows] = rng.integers(0, 6, n)
    plan.pay[rows] = rng.integers(0, 15, n)
    for officers in (plan.inspectors, plan.second_visit, plan.inquirers):
        officers[rows] = some_officers(rng, plan.org[rows], CERTIFIED, 1.0)


def ninety_days(world: World, plan: Plan, rows: Rows, days: int = 90) -> Days:
    """The last day for the decision, rolled off rest days."""
    return world.workdays.on_or_after(plan.day[rows] + days)


def officer(plan: Plan, rows: Rows, place: int) -> Codes:
    """The officer at one place of each case's organisation."""
    return plan.org[rows] * PER_ORG + place
