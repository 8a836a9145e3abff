"""Planted on approvals: the limit of the law, and its extension."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import OPEN, Plan
from oversight.city.plants.approval_ground import Rng, Rows, accepted_on, pause, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")


@plant("decision-overdue", "fault", share=0.005)
def statute_missed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng)
    plan.used[rows] = statute + 1 + np.minimum(rng.poisson(3.0, len(rows)), 20)


@plant("decision-overdue", "fault")
def open_past_the_statute(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.outcome[rows] = OPEN


@plant("decision-overdue", "fault")
def accepted_late_and_reckoned_from_acceptance(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    plan.answer[rows] = rng.integers(6, 10, len(rows))
    plan.used[rows] = statute - rng.integers(0, 6, len(rows))


@plant("decision-overdue", "fault")
def overlapping_pauses_counted_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=5, length=8, named="testing")
    pause(plan.second, rows, at=3, length=8, named="expert_review")
    plan.overlaps[rows] = True
    plan.used[rows] = statute + rng.integers(1, 6, len(rows))


@plant("decision-overdue", "fault")
def extension_of_fifteen_used_up(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    plan.extend_at[rows], plan.extend_by[rows] = statute - 2, 15
    plan.used[rows] = statute + rng.integers(11, 16, len(rows))


def _by_calendar(world: World, plan: Plan, rows: Rows, rng: Rng, late: bool) -> None:
    """Decide on the day the limit rolls to, or on the next working day."""
    statute, _ = settle(world, plan, rows, rng, "calendar")
    raw = accepted_on(world.workdays, plan, rows) + statute
    due = world.workdays.on_or_after(raw)
    plan.decided_on[rows] = world.workdays.after(due, 1 if late else 0)


@plant("decision-overdue", "fault")
def calendar_limit_missed_by_a_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _by_calendar(world, plan, rows, rng, late=True)


@plant("decision-overdue", "near")
def calendar_limit_met_on_the_rolled_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _by_calendar(world, plan, rows, rng, late=False)


@plant("decision-overdue", "near")
def decided_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    plan.used[rows] = statute


@plant("decision-overdue", "near")
def decided_on_the_last_day_after_overlapping_pauses(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=5, length=6, named="hearing")
    pause(plan.second, rows, at=2, length=rng.integers(2, 9, len(rows)), named="testing")
    plan.overlaps[rows] = True
    plan.used[rows] = statute


@plant("decision-overdue", "near", lead=60)
def still_paused(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=4, length=300, named="testing")


@plant("decision-overdue", "silent")
def decided_without_a_statute(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "unlimited" if rng.random() < 0.5 else "bare")


@plant("extension-after-due", "fault", share=0.002)
def extended_after_the_statute(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng)
    plan.extend_at[rows] = statute + rng.integers(1, 6, len(rows))
    plan.used[rows] = plan.extend_at[rows] + rng.integers(0, 8, len(rows))


@plant("extension-after-due", "fault")
def extended_too_late_and_still_open(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng)
    plan.extend_at[rows], plan.extend_by[rows] = statute + 1, 10
    plan.outcome[rows] = OPEN


@plant("extension-after-due", "near")
def extended_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    plan.extend_at[rows], plan.extend_by[rows] = statute, 10
    plan.used[rows] = statute + rng.integers(1, 11, len(rows))


@plant("extension-after-due", "near")
def extended_in_the_time_a_pause_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=5, length=12, named="expert_review")
    plan.extend_at[rows] = statute - rng.integers(0, 3, len(rows))
    plan.used[rows] = statute + rng.integers(1, 11, len(rows))


@plant("extension-after-due", "silent")
def extended_without_a_statute(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, promise = settle(world, plan, rows, rng, "unlimited")
    plan.extend_at[rows] = promise - 1
    plan.used[rows] = promise + 3
