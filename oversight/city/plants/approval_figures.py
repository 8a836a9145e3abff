"""Planted on approvals: late entries, what is done on the spot, and what figures show.

The last two rules are about organisations: their cases are moved to one organisation, so that its
figures show what no single case does.
"""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import OPEN, WITHDRAWN, Plan
from oversight.city.block import DAY, NEVER, Act, Block, Codes
from oversight.city.catalogue import SHORTENED
from oversight.city.plants.approval_conduct import BEFORE, put
from oversight.city.plants.approval_ground import Rng, Rows, settle
from oversight.city.plants.approval_hearings import workdays
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")

TOGETHER = 14
"""At least so many cases of one organisation show a habit."""
HABIT = 0.006
"""The share of the approvals that a habit of organisations gets."""
OF_ORGANISATIONS = ("decided-at-one-moment", "withdrawn-on-the-last-days")
"""The plants that show of an organisation what no single case does."""


# --- entries ------------------------------------------------------------------------------


def _enter(block: Block, name: str, rows: Rows, after: Codes) -> None:
    """Enter the act so many working days after its day."""
    act = block.act(name)
    on = act.ts[rows] // DAY
    _late(act)[rows] = (workdays().after(on, after) - on) * DAY


def _late(act: Act) -> Codes:
    if act.late is None:
        act.late = np.zeros(len(act.ts), dtype=np.int64)
    return act.late


def enter_late(block: Block, rows: Rows, rng: Rng) -> None:
    """The review is entered four working days later, or more."""
    _enter(block, "review", rows, 4 + rng.integers(0, 10, len(rows)))


def enter_on_the_third_day(block: Block, rows: Rows, rng: Rng) -> None:
    """The review is entered on the third working day."""
    _enter(block, "review", rows, np.full(len(rows), 3))


def enter_after_the_limit(block: Block, rows: Rows, rng: Rng) -> None:
    """The decision is dated on the last day of the limit, and entered on the next."""
    _enter(block, "granted", rows, np.full(len(rows), 1))


def lose_the_entry(block: Block, rows: Rows, rng: Rng) -> None:
    """When the review was entered is not recorded."""
    _late(block.act("review"))[rows] = NEVER


@plant("entry-back-dated", "fault", strike=enter_late)
def entered_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("entry-back-dated", "fault", strike=enter_after_the_limit)
def decision_entered_after_the_limit(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "equal")
    plan.used[rows] = 20


@plant("entry-back-dated", "near", strike=enter_on_the_third_day)
def entered_on_the_third_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("entry-back-dated", "silent", strike=lose_the_entry)
def entry_without_a_time(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


# --- on the spot --------------------------------------------------------------------------


def finish_the_next_morning(block: Block, rows: Rows, rng: Rng) -> None:
    """Accepted at four in the afternoon, decided at half past nine on the next working day."""
    on = block.act("accepted").ts[rows] // DAY * DAY
    next_day = block.act("granted").ts[rows] // DAY * DAY
    block.act("received").ts[rows] = on + 55_800
    block.act("accepted").ts[rows] = on + 57_600
    block.act("review").ts[rows] = next_day + 33_600
    block.act("granted").ts[rows] = next_day + 34_200


def lose_the_version(block: Block, rows: Rows, rng: Rng) -> None:
    """In which version the item applied is not recorded."""
    if block.unversioned is None:
        block.unversioned = np.zeros(len(block), dtype=bool)
    block.unversioned[rows] = True


def _on_the_spot(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    catalogue = world.catalogue
    put(world, plan, rows, rng, catalogue.instant & ~catalogue.differs)
    plan.answer[rows] = 0
    plan.publish[rows], plan.deliver[rows] = 2, 2


@plant("not-on-the-spot", "fault")
def done_two_days_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _on_the_spot(world, plan, rows, rng)
    plan.used[rows] = 2


@plant("not-on-the-spot", "fault", lead=12)
def never_done(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _on_the_spot(world, plan, rows, rng)
    plan.outcome[rows] = OPEN


@plant("not-on-the-spot", "near", strike=finish_the_next_morning)
def done_the_next_morning(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _on_the_spot(world, plan, rows, rng)
    plan.used[rows] = 1


@plant("not-on-the-spot", "silent", until=BEFORE, strike=lose_the_version)
def accepted_under_an_unknown_version(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    c = world.catalogue
    first = np.array([e.valid_from < SHORTENED for e in c.entries])
    put(world, plan, rows, rng, c.differs & first)
    plan.used[rows] = 3


# --- habits of organisations --------------------------------------------------------------


def _gather(plan: Plan, rows: Rows) -> None:
    """Move the cases to one organisation, or in a large city to several, on one day each."""
    for group in np.array_split(rows, max(1, len(rows) // TOGETHER)):
        plan.org[group] = plan.org[group[0]]
        plan.day[group] = plan.day[group[0]]


def decide_at_one_moment(block: Block, rows: Rows, rng: Rng) -> None:
    """All of them decided at half past four."""
    decided = block.act("granted").ts
    decided[rows] = decided[rows] // DAY * DAY + 59_400


@plant("decided-in-bulk", "fault", share=HABIT, strike=decide_at_one_moment)
def decided_at_one_moment(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _gather(plan, rows)
    settle(world, plan, rows, rng)
    plan.answer[rows] = 0
    plan.used[rows] = 3
    plan.publish[rows], plan.deliver[rows] = 2, 2


@plant("withdrawn-at-deadline", "fault", share=HABIT)
def withdrawn_on_the_last_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _gather(plan, rows)
    settle(world, plan, rows, rng, "equal")
    plan.used[rows] = rng.integers(19, 21, len(rows))
    plan.outcome[rows] = WITHDRAWN
