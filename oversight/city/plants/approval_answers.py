"""Planted on approvals: the answer within five working days of receipt."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import CORRECTION, SILENT, Plan
from oversight.city.block import DAY, NEVER, Block
from oversight.city.plants.approval_ground import Rng, Rows, accept_so_that, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")


def lose_receipt(block: Block, rows: Rows, rng: Rng) -> None:
    """The receipt was never written down."""
    block.act("received").ts[rows] = NEVER


def date_acceptance_back(block: Block, rows: Rows, rng: Rng) -> None:
    """A notice seven working days late, while acceptance stands on the day of receipt."""
    notice = block.act("correction_notice")
    notice.ts[rows] = block.act("received").ts[rows] + 11 * DAY


@plant("correction-late", "fault", share=0.003)
def correction_notice_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION
    plan.answer[rows] = rng.integers(6, 13, len(rows))


@plant("correction-late", "fault")
def correction_notice_late_and_abandoned(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION
    plan.answer[rows] = rng.integers(6, 9, len(rows))
    plan.accepts[rows] = False


@plant("correction-late", "near")
def correction_notice_on_the_fifth_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION
    plan.answer[rows] = 5


@plant("correction-late", "silent", strike=lose_receipt)
def correction_without_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION
    plan.answer[rows] = rng.integers(1, 8, len(rows))


@plant("deemed-acceptance-ignored", "fault")
def accepted_anew_after_a_late_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    plan.path[rows] = CORRECTION
    plan.answer[rows] = 6
    plan.resubmit[rows] = rng.integers(8, 20, len(rows))


@plant("deemed-acceptance-ignored", "silent", strike=lose_receipt)
def accepted_after_a_notice_without_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION


@plant("deemed-acceptance-ignored", "near", strike=date_acceptance_back)
def late_notice_but_accepted_from_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    plan.answer[rows] = 0
    plan.used[rows] = rng.integers(16, 20, len(rows))


@plant("not-answered", "fault", share=0.003, lead=12)
def never_answered(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = SILENT
    plan.accepts[rows] = False


@plant("not-answered", "fault", lead=0, recent=60)
def unanswered_since_six_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    accept_so_that(world, plan, rows, np.full(len(rows), 6))
    plan.path[rows] = SILENT
    plan.accepts[rows] = False


@plant("not-answered", "near", lead=0, recent=60)
def unanswered_since_five_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    accept_so_that(world, plan, rows, np.full(len(rows), 5))
    plan.path[rows] = SILENT
    plan.accepts[rows] = False


@plant("not-answered", "silent", strike=lose_receipt)
def accepted_without_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
