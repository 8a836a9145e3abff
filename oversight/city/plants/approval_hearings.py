"""Planted on approvals: hearings told of, held and chaired as they should be, and not."""

from __future__ import annotations

from functools import cache

import numpy as np

from oversight.city.approvals import Plan
from oversight.city.block import DAY, NEVER, NOBODY, Block, Codes
from oversight.city.plants.approval_ground import Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.workdays import Workdays
from oversight.city.world import World

plant = Register("cn.licensing")

MORNING = 10 * 3600
"""The time of day at which what is moved takes place."""
SPAN = 15
"""Working days from acceptance to the decision of the cases that have a hearing."""


@cache
def workdays() -> Workdays:
    """The calendar, for what happens to the records afterwards."""
    return Workdays()


def _heard(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    """Plain cases with a hearing on the day before the decision."""
    settle(world, plan, rows, rng, "equal")
    plan.used[rows] = SPAN
    plan.dealings.hearing[rows] = True


def _wipe(block: Block, rows: Rows, *names: str) -> None:
    for name in names:
        block.act(name).ts[rows] = NEVER


def _day(block: Block, rows: Rows, name: str) -> Codes:
    found: Codes = block.act(name).ts[rows] // DAY
    return found


def _hold(block: Block, rows: Rows, after: Codes) -> None:
    """Hold the hearing so many working days after the request, on eight days' notice."""
    on = workdays().after(_day(block, rows, "hearing_request"), after)
    for name in ("hearing", "hearing_chair"):
        block.act(name).ts[rows] = on * DAY + MORNING
    block.act("hearing_notice").ts[rows] = workdays().after(on, -8) * DAY + MORNING


def _notify(block: Block, rows: Rows, before: Codes) -> None:
    on = workdays().after(_day(block, rows, "hearing"), -before)
    block.act("hearing_notice").ts[rows] = on * DAY + MORNING - 3600


def notify_too_late(block: Block, rows: Rows, rng: Rng) -> None:
    """Notice one to six working days before the hearing."""
    _notify(block, rows, rng.integers(1, 7, len(rows)))


def notify_on_the_last_day(block: Block, rows: Rows, rng: Rng) -> None:
    """Notice on the seventh working day before the hearing."""
    _notify(block, rows, np.full(len(rows), 7))


def lose_the_notice(block: Block, rows: Rows, rng: Rng) -> None:
    """The notice is not recorded."""
    _wipe(block, rows, "hearing_notice")


def hold_too_late(block: Block, rows: Rows, rng: Rng) -> None:
    """Held on the 21st working day or later."""
    _hold(block, rows, 21 + rng.integers(0, 8, len(rows)))


def hold_on_the_last_day(block: Block, rows: Rows, rng: Rng) -> None:
    """Held on the twentieth working day."""
    _hold(block, rows, np.full(len(rows), 20))


def do_not_hold(block: Block, rows: Rows, rng: Rng) -> None:
    """Asked for, and never held."""
    _wipe(block, rows, "hearing_notice", "hearing", "hearing_chair")


def lose_the_right(block: Block, rows: Rows, rng: Rng) -> None:
    """It is not recorded that the applicant was told of the right."""
    _wipe(block, rows, "hearing_right_notice")


def ask_out_of_time(block: Block, rows: Rows, rng: Rng) -> None:
    """Asked for on the working day after the five days, and rightly not held."""
    do_not_hold(block, rows, rng)
    last = workdays().on_or_after(_day(block, rows, "hearing_right_notice") + 5)
    block.act("hearing_request").ts[rows] = workdays().after(last, 1) * DAY + MORNING


def let_the_reviewer_chair(block: Block, rows: Rows, rng: Rng) -> None:
    """One of those who reviewed is in the chair, beside another officer."""
    chair, review = block.act("hearing_chair").officers, block.act("review").officers
    assert chair is not None and review is not None
    chair[rows, 1] = review[rows, 0]


def forget_the_chair(block: Block, rows: Rows, rng: Rng) -> None:
    """Nobody is named as the chair; on some, nobody as the reviewer."""
    review = block.act("review")
    chair = block.act("hearing_chair")
    assert chair.officers is not None and review.officers is not None
    review.officers = review.officers.copy()
    chair.officers[rows[::2]] = NOBODY
    review.officers[rows[1::2]] = NOBODY


@plant("hearing-notice-late", "fault", strike=notify_too_late)
def heard_at_short_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-notice-late", "near", strike=notify_on_the_last_day)
def heard_on_seven_days_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-notice-late", "silent", strike=lose_the_notice)
def heard_without_a_notice_on_record(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-not-held", "fault", strike=hold_too_late)
def heard_after_the_twentieth_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-not-held", "fault", strike=do_not_hold)
def decided_without_the_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-not-held", "near", strike=hold_on_the_last_day)
def heard_on_the_twentieth_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-not-held", "near", strike=ask_out_of_time)
def hearing_asked_for_out_of_time(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("hearing-not-held", "silent", strike=lose_the_right)
def right_to_a_hearing_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("chaired-by-reviewer", "fault", strike=let_the_reviewer_chair)
def hearing_chaired_by_a_reviewer(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("chaired-by-reviewer", "near")
def hearing_attended_by_the_reviewer(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)


@plant("chaired-by-reviewer", "silent", strike=forget_the_chair)
def chair_of_the_hearing_not_named(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _heard(world, plan, rows, rng)
