"""Planted on penalty cases: unpaid fines, additional fines, cash collected on the spot."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import NEVER, NOTHING, Act, Block, outcome
from oversight.city.penalties import NEW_LAW as NEW_LAW_DAY
from oversight.city.penalties import SUMMARY, YUAN, Plan
from oversight.city.plants.penalty_ground import LAST_OF_OLD_LAW, NEW_LAW, Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.proceedings import ON_SPOT
from oversight.city.world import World

plant = Register("cn.penalty")

SOME = 0.0006
"""The share of the penalty cases that each of these gets."""


# --- the kind of a summary penalty --------------------------------------------------------


@plant("summary-over-cap", "silent", share=SOME, lead=0)
def punished_on_the_spot_in_some_way(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.punished[rows] = NOTHING


# --- unpaid fines -------------------------------------------------------------------------


def do_not_pay(block: Block, rows: Rows, rng: Rng) -> None:
    """No payment is recorded."""
    block.act("payment").ts[rows] = NEVER


@plant("fine-unpursued", "fault", share=0.001, strike=do_not_pay)
def fine_unpaid_and_forgotten(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("fine-unpursued", "fault", share=SOME, strike=do_not_pay)
def small_fine_unpaid_and_forgotten(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)


@plant("fine-unpursued", "near", share=SOME)
def fine_unpaid_and_pursued(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.chased[rows] = True


@plant("fine-unpursued", "silent", share=SOME)
def fine_unpaid_and_never_served(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.serve[rows] = NOTHING


# --- additional fines ---------------------------------------------------------------------


def _charge(block: Block, place: int) -> Act:
    """The first or the second additional fine of each case."""
    return [act for act in block.acts if act.name == "add_fine"][place]


def charge_the_fine(block: Block, rows: Rows, rng: Rng) -> None:
    """As much again as the fine."""
    amount, fine = _charge(block, 0).amount, block.act("penalty").amount
    assert amount is not None and fine is not None
    amount[rows] = fine[rows]


def charge_more_than_the_fine(block: Block, rows: Rows, rng: Rng) -> None:
    """More than the fine, by a fen or by much."""
    charge_the_fine(block, rows, rng)
    amount = _charge(block, 0).amount
    assert amount is not None
    amount[rows] += rng.choice(np.array([1, 50_000]), len(rows))


def charge_an_unknown_sum(block: Block, rows: Rows, rng: Rng) -> None:
    """The additional fine bears no amount."""
    amount = _charge(block, 0).amount
    assert amount is not None
    amount[rows] = NOTHING


def _chase(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.chased[rows] = True


@plant("additional-fine-over-fine", "fault", share=SOME, strike=charge_more_than_the_fine)
def charged_more_than_the_fine(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)


@plant("additional-fine-over-fine", "near", share=SOME, strike=charge_the_fine)
def charged_as_much_as_the_fine(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)


@plant("additional-fine-over-fine", "silent", share=SOME, strike=charge_an_unknown_sum)
def charged_an_unknown_sum(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)


def charge_for_the_review(block: Block, rows: Rows, rng: Rng) -> None:
    """One to ten of the days on which review or suit was pending are charged."""
    qty = _charge(block, 1).qty
    assert qty is not None
    qty[rows] += rng.integers(1, 11, len(rows))


def charge_for_unknown_days(block: Block, rows: Rows, rng: Rng) -> None:
    """For how many days is not recorded."""
    qty = _charge(block, 1).qty
    assert qty is not None
    qty[rows] = NOTHING


def _contest(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.lasts[rows] = rng.integers(20, 30, len(rows))
    plan.proceedings.contested[rows] = True
    plan.proceedings.suit[rows] = rng.random(len(rows)) < 0.5


@plant(
    "additional-fine-during-review",
    "fault",
    share=SOME,
    since=NEW_LAW,
    strike=charge_for_the_review,
)
def charged_for_the_time_of_review(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _contest(world, plan, rows, rng)


@plant("additional-fine-during-review", "near", share=SOME, since=NEW_LAW)
def charged_without_the_time_of_review(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _contest(world, plan, rows, rng)


@plant(
    "additional-fine-during-review",
    "silent",
    share=SOME,
    since=NEW_LAW,
    strike=charge_for_unknown_days,
)
def charged_for_unknown_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _contest(world, plan, rows, rng)


# --- cash ---------------------------------------------------------------------------------


def collect_an_unknown_sum(block: Block, rows: Rows, rng: Rng) -> None:
    """How much was collected is not recorded."""
    amount = block.act("collected_on_spot").amount
    assert amount is not None
    amount[rows] = NOTHING


def _collect(
    world: World, plan: Plan, rows: Rows, rng: Rng, more: int = 0, procedure: int = SUMMARY
) -> None:
    """Collect on the spot what may be, and so many fen more."""
    settle(world, plan, rows, rng, procedure)
    plan.proceedings.collected[rows] = True
    new = plan.day[rows] >= NEW_LAW_DAY
    plan.amount[rows] = np.where(new, ON_SPOT[1], ON_SPOT[0]) * YUAN + more


@plant("collected-on-spot", "fault", share=0.001, lead=0)
def too_much_collected_on_the_spot(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng, more=1)


@plant("collected-on-spot", "fault", share=SOME)
def collected_on_the_spot_in_ordinary_procedure(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    _collect(world, plan, rows, rng, procedure=1)
    plan.proceedings.how[rows[::2]] = outcome("hard_to_enforce")


@plant("collected-on-spot", "near", share=SOME, lead=0)
def as_much_collected_as_may_be(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)


@plant("collected-on-spot", "near", share=SOME)
def collected_in_a_remote_place(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng, more=5000, procedure=1)
    plan.proceedings.how[rows] = outcome("remote")


@plant("collected-on-spot", "silent", share=SOME, lead=0, strike=collect_an_unknown_sum)
def unknown_sum_collected(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)


@plant("cash-kept", "fault", share=SOME, since=NEW_LAW, lead=40)
def cash_handed_in_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)
    plan.proceedings.handed[rows] = rng.integers(3, 9, len(rows))


@plant("cash-kept", "fault", share=SOME, since=NEW_LAW, lead=40)
def cash_never_handed_in(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)
    plan.proceedings.handed[rows] = NOTHING


@plant("cash-kept", "near", share=SOME, since=NEW_LAW, lead=40)
def cash_handed_in_on_the_second_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)
    plan.proceedings.handed[rows] = 2
    plan.proceedings.afloat[rows[::2]] = 3


@plant("cash-kept", "silent", share=SOME, since=date(2021, 3, 1), until=LAST_OF_OLD_LAW)
def cash_collected_under_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _collect(world, plan, rows, rng)
