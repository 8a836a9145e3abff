"""Planted on approvals: delivery, what is said about a pause, refusals, checks on site."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import REFUSED, Plan
from oversight.city.block import DAY, NEVER, NOBODY, Block
from oversight.city.plants.approval_ground import Rng, Rows, pause, settle
from oversight.city.plants.approval_process import again
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")

# --- delivery ---


@plant("licence-undelivered", "fault", share=0.004)
def delivered_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.deliver[rows] = 11 + np.minimum(rng.poisson(2.0, len(rows)), 15)


@plant("licence-undelivered", "fault", lead=130)
def never_delivered(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.deliver[rows] = -1
    plan.process.told[rows[::2]] = 11


@plant("licence-undelivered", "near")
def delivered_on_the_tenth_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.deliver[rows] = 10


@plant("licence-undelivered", "silent", lead=130)
def told_to_collect_and_not_come(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.deliver[rows] = -1
    plan.process.told[rows] = rng.integers(0, 11, len(rows))


# --- what is said about a pause ---


def _paused(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    named = ("hearing", "testing", "appraisal", "expert_review")[int(rng.integers(4))]
    pause(plan.first, rows, at=2, length=8, named=named)
    plan.used[rows] = rng.integers(4, 8, len(rows))


@plant("pause-unannounced", "fault", share=0.002)
def pause_without_a_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)
    plan.process.notice[rows] = False


@plant("pause-unannounced", "fault")
def pause_without_a_length(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)
    plan.process.length[rows] = False
    plan.process.notice[rows[::2]] = False


@plant("pause-unannounced", "near")
def pause_announced(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)


@plant("pause-unannounced", "near")
def unlawful_pause_without_a_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=1, length=3, named="other", counted=False)
    plan.used[rows] = rng.integers(8, 16, len(rows))
    plan.process.length[rows] = plan.process.notice[rows] = False


@plant("pause-unannounced", "silent")
def nameless_pause_without_a_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=1, length=3, named=None, counted=False)
    plan.used[rows] = rng.integers(8, 16, len(rows))
    plan.process.length[rows] = plan.process.notice[rows] = False


@plant("pause-overrun", "fault", share=0.002)
def pause_longer_than_announced(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)
    plan.process.short[rows] = rng.integers(1, 8, len(rows))


@plant("pause-overrun", "fault")
def open_pause_longer_than_announced(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    pause(plan.first, rows, at=4, length=300, named="testing")
    plan.process.short[rows] = 290


@plant("pause-overrun", "near")
def pause_as_long_as_announced(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)


@plant("pause-overrun", "silent")
def pause_of_no_announced_length(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _paused(world, plan, rows, rng)
    plan.process.length[rows] = False


# --- refusals ---


def _refused(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.outcome[rows] = REFUSED


def lose_why(block: Block, rows: Rows, rng: Rng) -> None:
    """No reasons, and every other time no remedies either."""
    block.act("reason_given").ts[rows] = NEVER
    block.act("remedy_notice").ts[rows[::2]] = NEVER


def lose_remedies(block: Block, rows: Rows, rng: Rng) -> None:
    """The applicant was not told of review and suit."""
    block.act("remedy_notice").ts[rows] = NEVER


@plant("refusal-unreasoned", "fault", strike=lose_why)
def refused_without_reasons(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _refused(world, plan, rows, rng)


@plant("refusal-unreasoned", "fault", strike=lose_remedies)
def refused_without_remedies(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _refused(world, plan, rows, rng)


@plant("refusal-unreasoned", "near")
def refused_with_reasons_and_remedies(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _refused(world, plan, rows, rng)


@plant("refusal-unreasoned", "silent", strike=lose_why)
def refused_by_a_document_on_file(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _refused(world, plan, rows, rng)
    plan.process.kept[rows] = True


# --- checks on site ---


def _checked(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.process.checked[rows] = True


def check_alone(block: Block, rows: Rows, rng: Rng) -> None:
    """One officer went alone."""
    officers = block.act("site_check").officers
    assert officers is not None
    officers[rows, 1] = NOBODY


def check_again_alone(block: Block, rows: Rows, rng: Rng) -> None:
    """A second check, a day later, by one officer."""
    second = again(block, "site_check")
    assert second.officers is not None
    second.ts[rows] = block.act("site_check").ts[rows] + DAY
    second.officers[rows, 1] = NOBODY


def check_twice_alone(block: Block, rows: Rows, rng: Rng) -> None:
    """Two checks by one officer each."""
    check_alone(block, rows, rng)
    check_again_alone(block, rows, rng)


def check_by_nobody(block: Block, rows: Rows, rng: Rng) -> None:
    """The record names nobody."""
    officers = block.act("site_check").officers
    assert officers is not None
    officers[rows] = NOBODY


@plant("site-check-alone", "fault", share=0.002, strike=check_alone)
def checked_by_one(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _checked(world, plan, rows, rng)


@plant("site-check-alone", "fault", strike=check_again_alone)
def second_check_by_one(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _checked(world, plan, rows, rng)


@plant("site-check-alone", "fault", strike=check_twice_alone)
def two_checks_by_one_each(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _checked(world, plan, rows, rng)


@plant("site-check-alone", "near")
def checked_by_two(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _checked(world, plan, rows, rng)


@plant("site-check-alone", "silent", strike=check_by_nobody)
def checked_by_nobody(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _checked(world, plan, rows, rng)
