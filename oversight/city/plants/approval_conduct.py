"""Planted on approvals: fees, materials, renewals, the queue for a quota, the catalogue."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.approvals import CORRECTION, OPEN, REFUSED, Plan, pace
from oversight.city.block import DAY, NEVER, NOTHING, Block, Codes, Flags, outcome
from oversight.city.catalogue import CANCELLED_ON, LISTED
from oversight.city.plants.approval_ground import Rng, Rows, items_of, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.licensing")

AFTER = date(2021, 7, 5)
BEFORE = date(2021, 6, 11)


def put(world: World, plan: Plan, rows: Rows, rng: Rng, items: Flags) -> None:
    """Plain cases under one of the entries."""
    settle(world, plan, rows, rng)
    plan.item[rows] = rng.choice(np.flatnonzero(items), len(rows))
    plan.limit[rows], plan.by_workday[rows] = pace(world, plan.item[rows])


def _plain(world: World) -> Flags:
    """Plain entries for which there is no basis for a fee."""
    found = np.zeros(len(world.catalogue.entries), dtype=bool)
    found[items_of(world.catalogue, "plain")] = True
    return np.asarray(found & (world.catalogue.fee < 0))


# --- fees and materials -------------------------------------------------------------------


def charge(block: Block, rows: Rows, rng: Rng) -> None:
    """A fee where none may be charged."""
    amount = block.act("fee").amount
    assert amount is not None
    amount[rows] = rng.choice(np.array([1, 5_000, 20_050]), len(rows))


def forget_the_amount(block: Block, rows: Rows, rng: Rng) -> None:
    """A fee without an amount."""
    amount = block.act("fee").amount
    assert amount is not None
    amount[rows] = NOTHING


def _demand(block: Block, rows: Rows, what: int) -> None:
    named = block.act("material_demanded").outcome
    assert named is not None
    named[rows] = what


def demand_a_guaranty(block: Block, rows: Rows, rng: Rng) -> None:
    """Something that is on nobody's list."""
    _demand(block, rows, outcome("银行保函"))


def demand_proof_of_premises(block: Block, rows: Rows, rng: Rng) -> None:
    """What was on the lists until the end of June."""
    _demand(block, rows, outcome(LISTED[2]))


def demand_something(block: Block, rows: Rows, rng: Rng) -> None:
    """What was demanded is not recorded."""
    _demand(block, rows, NOTHING)


def _fee(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    put(world, plan, rows, rng, _plain(world))
    plan.dealings.fee[rows] = True


def _asked(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.dealings.demand[rows] = True


@plant("fee-without-basis", "fault", strike=charge)
def fee_without_a_basis(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _fee(world, plan, rows, rng)


@plant("fee-without-basis", "near")
def fee_of_zero(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _fee(world, plan, rows, rng)


@plant("fee-without-basis", "silent", strike=forget_the_amount)
def fee_without_an_amount(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _fee(world, plan, rows, rng)


@plant("material-off-list", "fault", strike=demand_a_guaranty)
def guaranty_demanded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _asked(world, plan, rows, rng)


@plant("material-off-list", "fault", since=AFTER, strike=demand_proof_of_premises)
def material_demanded_that_was_dropped(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _asked(world, plan, rows, rng)


@plant("material-off-list", "near", until=BEFORE, strike=demand_proof_of_premises)
def material_demanded_before_it_was_dropped(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _asked(world, plan, rows, rng)


@plant("material-off-list", "silent", strike=demand_something)
def material_demanded_without_a_name(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _asked(world, plan, rows, rng)


@plant("material-off-list", "silent")
def material_demanded_without_a_list(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, "bare")
    plan.dealings.demand[rows] = True


# --- renewals -----------------------------------------------------------------------------


def _expire(block: Block, rows: Rows, on: Codes) -> None:
    """The cases renew licences of earlier years, which expire on these days."""
    assert block.expiry is not None and block.parent is not None
    block.expiry[rows] = on
    block.parent[rows] = NOTHING


def expire_before_the_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """The licence expires one to four days before the decision."""
    decided = block.act("granted").ts[rows] // DAY
    _expire(block, rows, decided - rng.integers(1, 5, len(rows)))


def expire_on_the_day_of_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """The licence expires on the day of the decision."""
    _expire(block, rows, block.act("granted").ts[rows] // DAY)


def expire_undecided(block: Block, rows: Rows, rng: Rng) -> None:
    """The licence expires, and nothing is decided."""
    _expire(block, rows, block.act("received").ts[rows] // DAY + 30)


def apply_too_late(block: Block, rows: Rows, rng: Rng) -> None:
    """Applied for on the 29th day before the licence expires."""
    _expire(block, rows, block.act("received").ts[rows] // DAY + 29)


def lose_the_licence(block: Block, rows: Rows, rng: Rng) -> None:
    """Which licence is to be renewed is not recorded."""
    _expire(block, rows, np.full(len(rows), NEVER))


def _renew(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    """Renewals whose papers took the applicant five weeks to correct."""
    settle(world, plan, rows, rng)
    plan.path[rows] = CORRECTION
    plan.resubmit[rows] = 25
    plan.dealings.renewal[rows] = True


@plant("renewal-undecided", "fault", strike=expire_before_the_decision)
def renewed_after_the_licence_expired(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _renew(world, plan, rows, rng)


@plant("renewal-undecided", "fault", share=0.0006, strike=expire_undecided)
def renewal_never_decided(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _renew(world, plan, rows, rng)
    plan.outcome[rows] = OPEN


@plant("renewal-undecided", "near", strike=expire_on_the_day_of_decision)
def renewed_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _renew(world, plan, rows, rng)


@plant("renewal-undecided", "near", strike=apply_too_late)
def renewal_applied_for_too_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _renew(world, plan, rows, rng)


@plant("renewal-undecided", "silent", strike=lose_the_licence)
def renewal_of_an_unknown_licence(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _renew(world, plan, rows, rng)


# --- the quota and the catalogue ----------------------------------------------------------


def _reviewed(block: Block, rows: Rows, came: int) -> None:
    result = block.act("review").outcome
    assert result is not None
    result[rows] = came


def pass_the_review(block: Block, rows: Rows, rng: Rng) -> None:
    """Found eligible, and refused all the same."""
    _reviewed(block, rows, outcome("passed"))


def leave_the_review_open(block: Block, rows: Rows, rng: Rng) -> None:
    """What the review came to is not recorded."""
    _reviewed(block, rows, NOTHING)


def lose_the_item(block: Block, rows: Rows, rng: Rng) -> None:
    """The case names no item."""
    block.item[rows] = NOTHING


def _queued(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    """Applications for a limited quota, refused."""
    put(world, plan, rows, rng, world.catalogue.quota >= 0)
    plan.answer[rows] = 0
    plan.used[rows] = 5
    plan.outcome[rows] = REFUSED


def _cancelled(world: World, plan: Plan, rows: Rows, rng: Rng, which: int) -> None:
    last = np.array(
        [e.valid_to == CANCELLED_ON[which] and e.share == 0 for e in world.catalogue.entries]
    )
    put(world, plan, rows, rng, last & world.catalogue.licence)


@plant("queue-jumped", "fault", strike=pass_the_review)
def overtaken_in_the_queue(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _queued(world, plan, rows, rng)


@plant("queue-jumped", "near")
def refused_as_not_eligible(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _queued(world, plan, rows, rng)


@plant("queue-jumped", "silent", strike=leave_the_review_open)
def refused_without_a_finding(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _queued(world, plan, rows, rng)


@plant("item-off-catalogue", "fault")
def accepted_for_a_cancelled_item(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _cancelled(world, plan, rows, rng, 0)


@plant("item-off-catalogue", "fault", since=AFTER)
def accepted_just_after_the_item_was_cancelled(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    _cancelled(world, plan, rows, rng, 1)


@plant("item-off-catalogue", "near", until=BEFORE)
def accepted_before_the_item_was_cancelled(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _cancelled(world, plan, rows, rng, 1)


@plant("item-off-catalogue", "silent", strike=lose_the_item)
def accepted_for_no_item(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
