"""Planted on approvals: corrections, receipts, extensions, joint handling, first-level reviews."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import CORRECTION, DECLINED, OPEN, Plan
from oversight.city.block import DAY, NEVER, NOTHING, Act, Block
from oversight.city.plants.approval_ground import Rng, Rows, pause, settle
from oversight.city.plants.sow import Register
from oversight.city.process import FIRST_REVIEW, JOINT
from oversight.city.world import World

plant = Register("cn.licensing")


def again(block: Block, name: str) -> Act:
    """The second act of a name."""
    return [act for act in block.acts if act.name == name][1]


# --- corrections ---


def correct_again(block: Block, rows: Rows, rng: Rng) -> None:
    """A second notice after the papers were handed in again."""
    later = rng.integers(600, 7200, len(rows))
    again(block, "correction_notice").ts[rows] = block.act("resubmitted").ts[rows] + later


def record_notice_twice(block: Block, rows: Rows, rng: Rng) -> None:
    """The notice stands twice in the records, at the same moment."""
    again(block, "correction_notice").ts[rows] = block.act("correction_notice").ts[rows]


@plant("corrections-repeated", "fault", strike=correct_again)
def corrected_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION


@plant("corrections-repeated", "silent", strike=record_notice_twice)
def notice_recorded_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION


@plant("corrections-repeated", "near")
def corrected_once(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION


# --- receipts ---


def lose_receipt(block: Block, rows: Rows, rng: Rng) -> None:
    """No receipt was ever written down."""
    block.act("receipt_issued").ts[rows] = NEVER


def number_the_answer(block: Block, rows: Rows, rng: Rng) -> None:
    """No receipt, but acceptance and denial bear the number of one."""
    lose_receipt(block, rows, rng)
    for name in ("accepted", "not_accepted"):
        numbered = block.act(name).numbered
        assert numbered is not None
        numbered[rows] = True


def give_receipt_later(block: Block, rows: Rows, rng: Rng) -> None:
    """The receipt is given days after acceptance."""
    block.act("receipt_issued").ts[rows] += 3 * DAY


@plant("receipt-not-issued", "fault", share=0.004, strike=lose_receipt)
def accepted_or_declined_without_a_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows[::3]] = DECLINED


@plant("receipt-not-issued", "silent", strike=number_the_answer)
def answer_numbered_without_a_receipt(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.path[rows[::3]] = DECLINED


@plant("receipt-not-issued", "near", strike=give_receipt_later)
def receipt_some_days_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


# --- extensions ---


def _extend(world: World, plan: Plan, rows: Rows, rng: Rng, by: int = 5) -> None:
    """A limit of twenty days extended in time, and kept."""
    statute, _ = settle(world, plan, rows, rng, "equal")
    plan.extend_at[rows], plan.extend_by[rows] = statute - 3, by
    plan.used[rows] = statute + rng.integers(0, 4, len(rows))


def lose_approval(block: Block, rows: Rows, rng: Rng) -> None:
    """Nobody approved the extension, or, every other time, told the applicant either."""
    block.act("extend_approved").ts[rows] = NEVER
    block.act("extend_notified").ts[rows[::2]] = NEVER


def lose_reasons(block: Block, rows: Rows, rng: Rng) -> None:
    """The applicant was not told why."""
    block.act("extend_notified").ts[rows] = NEVER


def approve_later(block: Block, rows: Rows, rng: Rng) -> None:
    """Approved on a later day; that the extension has a number does not help."""
    block.act("extend_approved").ts[rows] = block.act("extend").ts[rows] + 2 * DAY
    numbered = block.act("extend").numbered
    assert numbered is not None
    numbered[rows[::2]] = True


def number_the_extension(block: Block, rows: Rows, rng: Rng) -> None:
    """Approval and reasons are not recorded, but a document of the extension is."""
    numbered = block.act("extend").numbered
    assert numbered is not None
    numbered[rows] = True
    block.act("extend_approved").ts[rows[::2]] = NEVER
    block.act("extend_notified").ts[rows[1::2]] = NEVER


def approve_an_hour_later(block: Block, rows: Rows, rng: Rng) -> None:
    """Approved after the extension, on the same day."""
    at = block.act("extend").ts[rows]
    block.act("extend_approved").ts[rows] = at + np.minimum(3600, DAY - 1 - at % DAY)


@plant("extension-unapproved", "fault", strike=lose_approval)
def extended_without_approval(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


@plant("extension-unapproved", "fault", strike=lose_reasons)
def extended_without_reasons(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


@plant("extension-unapproved", "fault", strike=approve_later)
def extension_approved_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


@plant("extension-unapproved", "near", strike=approve_an_hour_later)
def extension_approved_on_the_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


@plant("extension-unapproved", "silent", strike=number_the_extension)
def extension_on_paper(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


def extend_again(block: Block, rows: Rows, rng: Rng) -> None:
    """Extended once more on the next day, every other time without a length."""
    second = again(block, "extend")
    assert second.qty is not None
    second.ts[rows] = block.act("extend").ts[rows] + DAY
    second.qty[rows[::2]] = 3


def record_extension_twice(block: Block, rows: Rows, rng: Rng) -> None:
    """One extension stands twice in the records, at the same moment."""
    first, second = block.act("extend"), again(block, "extend")
    assert first.qty is not None and second.qty is not None
    second.ts[rows], second.qty[rows] = first.ts[rows], first.qty[rows]


@plant("extension-excessive", "fault")
def extended_by_more_than_ten(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng, by=11)


@plant("extension-excessive", "fault", strike=extend_again)
def extended_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)


@plant("extension-excessive", "near", strike=record_extension_twice)
def extension_recorded_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng, by=10)


@plant("extension-excessive", "near")
def joint_handling_extended_by_fifteen(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng, by=15)
    plan.process.joint[rows] = True


@plant("extension-excessive", "silent")
def extended_by_an_unknown_length(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng, by=NOTHING)


# --- joint handling ---


def _jointly(world: World, plan: Plan, rows: Rows, rng: Rng, used: int) -> None:
    settle(world, plan, rows, rng)
    plan.process.joint[rows] = True
    plan.used[rows] = used


def tie_others_to_it(block: Block, rows: Rows, rng: Rng) -> None:
    """Other applications are tied to the cases, which do not say how they are handled."""
    others = np.setdiff1d(np.arange(len(block)), rows)
    assert block.parent is not None
    if len(others):
        block.parent[rng.choice(others, len(rows))] = rows


@plant("joint-decision-overdue", "fault", lead=140)
def joint_handling_past_its_limit(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT)
    plan.used[rows] += rng.integers(1, 12, len(rows))


@plant("joint-decision-overdue", "fault", lead=140)
def joint_handling_extended_too_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT + 4)
    plan.extend_at[rows], plan.extend_by[rows] = JOINT + 1, 15


@plant("joint-decision-overdue", "fault", lead=140)
def joint_handling_still_open(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT)
    plan.outcome[rows] = OPEN


@plant("joint-decision-overdue", "near", lead=140)
def joint_handling_on_its_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT)


@plant("joint-decision-overdue", "near", lead=170)
def joint_handling_paused_and_extended(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT + 15)
    pause(plan.first, rows, at=8, length=7, named="hearing")
    plan.extend_at[rows], plan.extend_by[rows] = JOINT, 15


@plant("joint-decision-overdue", "silent", lead=140, strike=tie_others_to_it)
def joint_handling_only_by_its_ties(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _jointly(world, plan, rows, rng, JOINT + 3)
    plan.process.joint[rows] = False


# --- first-level reviews ---


def _review_first(world: World, plan: Plan, rows: Rows, rng: Rng, takes: int) -> None:
    settle(world, plan, rows, rng)
    plan.process.prelim[rows] = takes
    plan.used[rows] = takes + 1


def lose_end_of_review(block: Block, rows: Rows, rng: Rng) -> None:
    """When the first-level review ended was never written down."""
    block.act("prelim_end").ts[rows] = NEVER


def lose_beginning_of_review(block: Block, rows: Rows, rng: Rng) -> None:
    """Neither acceptance nor the beginning of the review was written down."""
    block.act("prelim_start").ts[rows] = NEVER
    block.act("accepted").ts[rows] = NEVER


def accept_after_the_review(block: Block, rows: Rows, rng: Rng) -> None:
    """The acceptance on record is that of the upper authority, after the review."""
    block.act("accepted").ts[rows] = block.act("prelim_end").ts[rows] + 600


@plant("first-review-overdue", "fault")
def first_review_too_long(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW + 1)
    plan.process.prelim[rows] += rng.integers(0, 8, len(rows))
    plan.used[rows] = plan.process.prelim[rows] + 1


@plant("first-review-overdue", "fault", strike=lose_end_of_review)
def first_review_still_going_on(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW)
    plan.outcome[rows] = OPEN


@plant("first-review-overdue", "near")
def first_review_of_twenty_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW)


@plant("first-review-overdue", "near")
def first_review_with_a_pause(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW + 6)
    pause(plan.first, rows, at=4, length=6, named="appraisal")
    plan.used[rows] = FIRST_REVIEW


@plant("first-review-overdue", "near", strike=accept_after_the_review)
def accepted_above_after_the_first_review(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW)


@plant("first-review-overdue", "silent", strike=lose_end_of_review)
def end_of_the_first_review_unknown(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, FIRST_REVIEW + 4)


@plant("first-review-overdue", "silent", strike=lose_beginning_of_review)
def beginning_of_the_first_review_unknown(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review_first(world, plan, rows, rng, 10)
