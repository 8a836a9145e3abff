"""Planted on approvals: who did it, whether it was published, in which order it was recorded."""

from __future__ import annotations

import numpy as np

from oversight.city.approvals import Plan
from oversight.city.block import DAY, NEVER, NOBODY, Block
from oversight.city.people import DESK, PER_ORG
from oversight.city.plants.approval_ground import Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World, some_officers

plant = Register("cn.licensing")


def forget_officers(block: Block, rows: Rows, rng: Rng) -> None:
    """On one of the three acts, in turn, nobody is named."""
    for place, name in enumerate(("accepted", "review", "granted")):
        act = block.act(name)
        assert act.officers is not None
        act.officers = act.officers.copy()
        act.officers[rows[place::3]] = NOBODY


def review_after_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Reviewed hours or days after the decision it should have prepared."""
    later = rng.integers(1, 5 * 24, len(rows)) * 3600
    block.act("review").ts[rows] = block.act("granted").ts[rows] + later


def review_61_seconds_after_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """One second more than clocks of two systems may differ."""
    block.act("review").ts[rows] = block.act("granted").ts[rows] + 61


def review_within_skew_of_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """As far apart as clocks of two systems may differ."""
    apart = rng.integers(30, 61, len(rows))
    apart[0] = 60
    block.act("review").ts[rows] = block.act("granted").ts[rows] + apart


def receive_after_acceptance(block: Block, rows: Rows, rng: Rng) -> None:
    """Received, by the record, one to twenty days after acceptance."""
    later = rng.integers(1, 21, len(rows)) * DAY
    block.act("received").ts[rows] = block.act("accepted").ts[rows] + later


def accept_after_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Accepted, by the record, a day or more after the decision: its limit never ends."""
    later = rng.integers(1, 4, len(rows)) * DAY
    block.act("accepted").ts[rows] = block.act("granted").ts[rows] + later


def accept_an_hour_after_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Accepted after the decision, but on the same day: by dates alone all is well."""
    decided = block.act("granted").ts[rows]
    block.act("accepted").ts[rows] = decided + np.minimum(3600, DAY - 1 - decided % DAY)


def publish_before_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Published, by the record, days before there was anything to publish."""
    earlier = rng.integers(1, 4, len(rows)) * DAY
    block.act("published").ts[rows] = block.act("granted").ts[rows] - earlier


def deliver_before_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Handed over, by the record, two hours before it was decided."""
    block.act("delivered").ts[rows] = block.act("granted").ts[rows] - 7200


def lose_acceptance(block: Block, rows: Rows, rng: Rng) -> None:
    """The acceptance was never written down."""
    block.act("accepted").ts[rows] = NEVER


@plant("one-officer", "fault", share=0.006)
def one_officer_for_all(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.decider[rows] = plan.desk[rows]
    reviewer = plan.reviewer[rows]
    reviewer[:, 1] = np.where(rng.random(len(rows)) < 0.5, reviewer[:, 0], NOBODY)
    reviewer[:, 0] = plan.desk[rows, 0]
    plan.reviewer[rows] = reviewer


@plant("one-officer", "fault")
def two_officers_for_all(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    both = some_officers(rng, plan.org[rows], DESK, second=1.0)
    for officers in (plan.desk, plan.reviewer, plan.decider):
        officers[rows] = both


@plant("one-officer", "near")
def one_officer_for_two_of_three(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.decider[rows] = plan.desk[rows]
    plan.reviewer[rows, 0] = plan.org[rows] * PER_ORG + DESK[1]


@plant("one-officer", "silent", strike=forget_officers)
def nobody_named(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("decision-unpublished", "fault", share=0.006)
def published_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.publish[rows] = 8 + np.minimum(rng.poisson(3.0, len(rows)), 20)


@plant("decision-unpublished", "fault")
def never_published(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.publish[rows] = -1


@plant("decision-unpublished", "fault")
def neither_numbered_nor_published(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.publish[rows], plan.numbered[rows] = -1, False


@plant("decision-unpublished", "near")
def published_on_the_seventh_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.publish[rows] = 7


@plant("decision-unpublished", "silent", share=0.002)
def decision_without_a_number(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.numbered[rows] = False


@plant("time-order", "fault", strike=review_after_decision)
def reviewed_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=review_61_seconds_after_decision)
def reviewed_just_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "near", strike=review_within_skew_of_decision)
def reviewed_within_the_skew(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=receive_after_acceptance)
def received_after_acceptance(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=accept_after_decision)
def accepted_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=accept_an_hour_after_decision)
def accepted_later_on_the_day_of_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=publish_before_decision)
def published_before_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "fault", strike=deliver_before_decision)
def delivered_before_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("time-order", "silent", strike=lose_acceptance)
def decided_without_acceptance(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
