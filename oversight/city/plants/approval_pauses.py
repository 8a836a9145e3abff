"""Planted on approvals: pauses of kinds the law does not know, and pauses begun late."""

from __future__ import annotations

from oversight.city.approvals import Plan
from oversight.city.plants.approval_ground import Rng, Rows, pause, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")


@plant("pause-unlawful", "fault", share=0.002)
def paused_for_a_kind_the_law_does_not_know(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, promise = settle(world, plan, rows, rng)
    named = ("other", "publicity", "internal_approval", "leader_absent")[int(rng.integers(4))]
    pause(plan.first, rows, at=1, length=3, named=named, counted=False)
    plan.used[rows] = rng.integers(5, promise + 1)


@plant("pause-unlawful", "fault", share=0.002)
def overdue_but_for_an_unlawful_pause(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng)
    pause(plan.first, rows, at=3, length=statute, named="internal_approval")
    plan.used[rows] = rng.integers(4, 8, len(rows))


@plant("pause-unlawful", "fault")
def two_unlawful_pauses(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=1, length=3, named="publicity", counted=False)
    pause(plan.second, rows, at=6, length=2, named="leader_absent", counted=False)
    plan.used[rows] = rng.integers(9, 16, len(rows))


@plant("pause-unlawful", "fault")
def one_unlawful_pause_and_one_without_a_kind(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=1, length=3, named=None, counted=False)
    pause(plan.second, rows, at=6, length=2, named="other", counted=False)
    plan.used[rows] = rng.integers(9, 16, len(rows))


@plant("pause-unlawful", "near")
def paused_for_a_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    named = ("hearing", "tender", "auction", "quarantine", "appraisal")[int(rng.integers(5))]
    pause(plan.first, rows, at=2, length=10, named=named)
    plan.used[rows] = rng.integers(4, 8, len(rows))


@plant("pause-unlawful", "silent")
def paused_without_a_kind(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=1, length=4, named=None, counted=False)
    plan.used[rows] = rng.integers(8, 16, len(rows))


@plant("pause-late", "fault", share=0.002)
def paused_with_two_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    at = statute - rng.integers(1, 3, len(rows))
    pause(plan.first, rows, at=at, length=rng.integers(3, 12, len(rows)), named="testing")
    plan.used[rows] = rng.integers(at + 1, statute + 1)


@plant("pause-late", "fault")
def paused_on_or_after_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    at = statute + rng.integers(0, 5, len(rows))
    pause(plan.first, rows, at=at, length=6, named="expert_review")
    plan.used[rows] = at + rng.integers(1, 4, len(rows))


@plant("pause-late", "fault")
def paused_late_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=statute - 2, length=4, named="testing")
    pause(plan.second, rows, at=statute - 1, length=3, named="appraisal")
    plan.used[rows] = statute


@plant("pause-late", "near")
def paused_with_three_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, _ = settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=statute - 3, length=7, named="inspection")
    plan.used[rows] = statute - 1


@plant("pause-late", "silent")
def paused_without_a_statute(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, promise = settle(world, plan, rows, rng, "unlimited")
    pause(plan.first, rows, at=promise - 1, length=5, named="expert_review")
    plan.used[rows] = promise
