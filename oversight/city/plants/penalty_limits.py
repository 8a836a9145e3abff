"""Planted on penalty cases: the ninety days, preserved evidence, service, seizure."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import kind
from oversight.city.penalties import CONFISCATE, HELD, OPEN, SUMMARY, Plan
from oversight.city.plants.penalty_ground import (
    LAST_OF_OLD_LAW,
    NEW_LAW,
    Rng,
    Rows,
    ninety_days,
    settle,
)
from oversight.city.plants.sow import Register
from oversight.city.workdays import Days, number
from oversight.city.world import World

plant = Register("cn.penalty")

LONG = 130
"""Lead, in days, for what must go past ninety days."""


# --- ninety days -------------------------------------------------------------------------


@plant("decision-overdue", "fault", share=0.006, since=NEW_LAW, lead=LONG)
def decided_after_ninety_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    late = 1 + np.minimum(rng.poisson(4.0, len(rows)), 20)
    plan.decided_on[rows] = world.workdays.after(ninety_days(world, plan, rows), late)


@plant("decision-overdue", "fault", since=NEW_LAW, lead=LONG)
def open_past_ninety_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.outcome[rows] = OPEN


@plant("decision-overdue", "fault", since=NEW_LAW, lead=LONG)
def extended_after_ninety_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    due = ninety_days(world, plan, rows)
    plan.extend_at[rows] = world.workdays.after(due, 1) - plan.day[rows]
    plan.decided_on[rows] = world.workdays.after(due, 3)


@plant("decision-overdue", "near", since=NEW_LAW, lead=LONG)
def decided_on_the_last_of_ninety_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.decided_on[rows] = ninety_days(world, plan, rows)


@plant("decision-overdue", "near", since=NEW_LAW, lead=LONG)
def decided_on_the_day_it_rolled_to(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    filed = np.array([number(date(2021, 7, 19)), number(date(2021, 7, 26))])
    plan.day[rows] = filed[rng.integers(0, 2, len(rows))]
    plan.decided_on[rows] = ninety_days(world, plan, rows)


@plant("decision-overdue", "near", since=NEW_LAW, lead=LONG)
def decided_within_the_extension(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.extend_at[rows] = ninety_days(world, plan, rows) - plan.day[rows]
    plan.decided_on[rows] = ninety_days(world, plan, rows, 120)


@plant("decision-overdue", "silent", since=date(2021, 7, 1), until=LAST_OF_OLD_LAW)
def filed_on_the_last_day_of_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.day[rows] = number(LAST_OF_OLD_LAW)
    plan.lasts[rows] = rng.integers(95, 150, len(rows))


@plant("decision-overdue", "fault", since=NEW_LAW, lead=LONG)
def filed_on_the_first_day_of_the_new_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.day[rows] = number(NEW_LAW)
    plan.lasts[rows] = rng.integers(95, 125, len(rows))


# --- preserved evidence -------------------------------------------------------------------


def _preserve(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.preserve[rows] = True


@plant("preserved-too-long", "fault", share=0.004, since=NEW_LAW)
def preserved_for_weeks(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _preserve(world, plan, rows, rng)
    plan.disposal[rows] = 8 + np.minimum(rng.poisson(4.0, len(rows)), 20)


@plant("preserved-too-long", "fault", since=NEW_LAW)
def preserved_and_forgotten(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _preserve(world, plan, rows, rng)
    plan.disposal[rows] = -1


@plant("preserved-too-long", "near", since=NEW_LAW)
def preserved_for_seven_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _preserve(world, plan, rows, rng)
    plan.disposal[rows] = 7


@plant("preserved-too-long", "silent", since=date(2021, 7, 1), until=LAST_OF_OLD_LAW)
def preserved_on_the_last_day_of_the_old_law(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    _preserve(world, plan, rows, rng)
    plan.day[rows], plan.inspect[rows] = number(LAST_OF_OLD_LAW), 0
    plan.disposal[rows] = 9


# --- service -----------------------------------------------------------------------------


@plant("not-served", "fault", share=0.005, since=NEW_LAW)
def served_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.serve[rows] = 8 + np.minimum(rng.poisson(3.0, len(rows)), 15)


@plant("not-served", "fault", since=NEW_LAW)
def never_served(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.serve[rows] = -1


@plant("not-served", "fault", since=NEW_LAW)
def summary_served_weeks_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.serve[rows] = rng.integers(9, 15, len(rows))


@plant("not-served", "near", since=NEW_LAW)
def served_on_the_seventh_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.serve[rows] = 7


@plant("not-served", "silent", since=date(2021, 3, 1), until=date(2021, 5, 1))
def served_late_under_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.serve[rows] = rng.integers(8, 15, len(rows))


# --- seizure -----------------------------------------------------------------------------


def _seize(world: World, plan: Plan, rows: Rows, rng: Rng) -> tuple[Days, Days]:
    """Seize goods; gives the day of it and the last of thirty days, rolled."""
    settle(world, plan, rows, rng)
    plan.seize[rows] = True
    seized = world.workdays.after(plan.day[rows], plan.inspect[rows])
    return seized, world.workdays.on_or_after(seized + 30)


@plant("seized-too-long", "fault", share=0.004)
def seized_for_weeks_too_long(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, due = _seize(world, plan, rows, rng)
    late = 1 + np.minimum(rng.poisson(5.0, len(rows)), 25)
    plan.freed_on[rows] = world.workdays.after(due, late)
    plan.freed[rows] = CONFISCATE


@plant("seized-too-long", "fault")
def seized_and_never_released(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.freed[rows] = HELD


@plant("seized-too-long", "fault")
def seizure_extended_too_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    seized, due = _seize(world, plan, rows, rng)
    plan.extend_seize[rows] = world.workdays.after(due, 1) - seized
    plan.freed_on[rows] = world.workdays.after(due, 4)


@plant("seized-too-long", "fault")
def held_for_a_hearing_that_does_not_count(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, due = _seize(world, plan, rows, rng)
    plan.test_at[rows], plan.tested[rows] = 2, 20
    plan.test_kind[rows] = kind("hearing")
    plan.freed_on[rows] = world.workdays.after(due, 5)


@plant("seized-too-long", "near")
def released_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, due = _seize(world, plan, rows, rng)
    plan.freed_on[rows] = due


@plant("seized-too-long", "near")
def seizure_extended_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    seized, due = _seize(world, plan, rows, rng)
    plan.extend_seize[rows] = due - seized
    plan.freed_on[rows] = world.workdays.on_or_after(seized + 60)


@plant("seized-too-long", "near")
def held_for_a_long_test(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.test_at[rows], plan.tested[rows] = 2, rng.integers(25, 41, len(rows))
    plan.test_kind[rows] = kind("testing")
    plan.holds[rows] = 30


@plant("seized-too-long", "silent")
def released_while_the_test_has_no_end(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    seized, _ = _seize(world, plan, rows, rng)
    plan.test_at[rows], plan.tested[rows] = 2, -1
    plan.test_kind[rows] = kind("testing")
    plan.freed_on[rows] = world.workdays.on_or_after(seized + rng.integers(12, 70, len(rows)))
