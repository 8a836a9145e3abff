"""Planted on approvals: the limit that the authority itself promises."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import OPEN, Plan
from oversight.city.block import CLOCKS
from oversight.city.plants.approval_ground import Rng, Rows, accept_so_that, pause, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")


def _open_near(world: World, plan: Plan, rows: Rows, rng: Rng, which: str, used: int) -> None:
    settle(world, plan, rows, rng, which)
    accept_so_that(world, plan, rows, np.full(len(rows), used))
    plan.outcome[rows] = OPEN


@plant("promise-near", "fault", lead=0, recent=60)
def one_of_five_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _open_near(world, plan, rows, rng, "p5", 4)


@plant("promise-near", "fault", lead=0, recent=60)
def two_of_twenty_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _open_near(world, plan, rows, rng, "p20", 18)


@plant("promise-near", "fault", lead=0, recent=60)
def due_today(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _open_near(world, plan, rows, rng, "p10", 10)


@plant("promise-near", "near", lead=0, recent=60)
def two_of_ten_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _open_near(world, plan, rows, rng, "p10", 8)


@plant("promise-near", "near", lead=0, recent=60)
def three_of_twenty_days_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _open_near(world, plan, rows, rng, "p20", 17)


@plant("promise-near", "silent", lead=0, recent=60)
def open_without_a_promise(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    which = "unpromised" if rng.random() < 0.5 else "bare"
    _open_near(world, plan, rows, rng, which, int(rng.integers(2, 18)))


@plant("promise-overdue", "fault", share=0.006)
def promise_missed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, promise = settle(world, plan, rows, rng)
    plan.used[rows] = rng.integers(promise + 1, statute + 1)


@plant("promise-overdue", "fault")
def paused_for_the_statute_only(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, promise = settle(world, plan, rows, rng)
    pause(
        plan.first,
        rows,
        at=2,
        length=promise,
        named="expert_review",
        clock=CLOCKS.index("decide"),
    )
    plan.used[rows] = rng.integers(4, promise)


@plant("promise-overdue", "fault")
def extended_after_the_promise_only(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    statute, promise = settle(world, plan, rows, rng)
    plan.extend_at[rows] = promise + 1
    plan.used[rows] = statute + rng.integers(1, 11, len(rows))


@plant("promise-overdue", "near")
def decided_on_the_promised_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _, promise = settle(world, plan, rows, rng)
    plan.used[rows] = promise


@plant("promise-overdue", "silent")
def decided_without_a_promise(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "unpromised" if rng.random() < 0.5 else "bare")
