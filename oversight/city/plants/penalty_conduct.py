"""Planted on penalty cases: gaps in the record, fines, visits, crimes, evidence of devices."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import DAY, NEVER, NOTHING, Block, channel, outcome
from oversight.city.measures import DEVICE
from oversight.city.penalties import SUMMARY, TRANSFERRED, Plan
from oversight.city.people import KINDS
from oversight.city.plants.penalty_ground import NEW_LAW, Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.penalty")

SOME = 0.0006
"""The share of the penalty cases that each of these gets."""
LONG_AGO = date(2021, 4, 20)
"""Who is visited by then is punished before the new law."""


def _wipe(block: Block, rows: Rows, *names: str) -> None:
    for act in block.acts:
        if act.name in names:
            act.ts[rows] = NEVER


# --- the record ---------------------------------------------------------------------------


def lose_the_filing(block: Block, rows: Rows, rng: Rng) -> None:
    """The filing is not recorded."""
    _wipe(block, rows, "filed")


def lose_the_inquiry(block: Block, rows: Rows, rng: Rng) -> None:
    """Neither inspection nor questioning is recorded."""
    _wipe(block, rows, "inspect", "inquire")


def lose_the_inspection(block: Block, rows: Rows, rng: Rng) -> None:
    """The questioning alone is recorded."""
    _wipe(block, rows, "inspect")


def lose_the_number(block: Block, rows: Rows, rng: Rng) -> None:
    """The decision has no number."""
    numbered = block.act("penalty").numbered
    assert numbered is not None
    numbered[rows] = False


@plant("record-incomplete", "fault", share=SOME, strike=lose_the_filing)
def filing_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("record-incomplete", "fault", share=SOME, strike=lose_the_inquiry)
def inquiry_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.notice[rows[::2]] = NOTHING


@plant("record-incomplete", "fault", share=SOME, strike=lose_the_number)
def penalty_without_a_number(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("record-incomplete", "fault", share=SOME, strike=lose_the_number)
def summary_penalty_without_a_number(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)


@plant("record-incomplete", "near", share=SOME, strike=lose_the_inspection)
def questioned_and_not_inspected(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("record-incomplete", "silent", share=SOME, strike=lose_the_filing)
def no_filing_and_no_procedure(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.recorded[rows] = NOTHING


# --- the fine -----------------------------------------------------------------------------


def _judge(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    """Plain cases of breaches for whose fines there is a benchmark."""
    with_benchmark = np.flatnonzero(world.catalogue.fine_min >= 0)
    plan.item[rows] = rng.choice(with_benchmark, len(rows))
    settle(world, plan, rows, rng)


@plant("fine-outside-benchmark", "fault", share=0.0015)
def fined_above_the_benchmark(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _judge(world, plan, rows, rng)
    more = rng.choice(np.array([1, 50_000, 1_000_000]), len(rows))
    plan.amount[rows] = world.catalogue.fine_max[plan.item[rows]] + more


@plant("fine-outside-benchmark", "fault", share=SOME)
def fined_below_the_benchmark(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _judge(world, plan, rows, rng)
    plan.amount[rows] = world.catalogue.fine_min[plan.item[rows]] - 1


@plant("fine-outside-benchmark", "near", share=SOME)
def fined_at_the_edge_of_the_benchmark(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _judge(world, plan, rows, rng)
    plan.amount[rows] = world.catalogue.fine_max[plan.item[rows]]
    plan.amount[rows[::2]] = world.catalogue.fine_min[plan.item[rows[::2]]]


@plant("fine-outside-benchmark", "silent", share=SOME)
def ordinary_fine_without_an_amount(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _judge(world, plan, rows, rng)
    plan.amount[rows] = NOTHING


# --- inspections --------------------------------------------------------------------------


def keep_only_the_inspection(block: Block, rows: Rows, rng: Rng) -> None:
    """Nothing but the inspection is recorded."""
    _wipe(block, rows, *(act.name for act in block.acts if act.name != "inspect"))


def _inspect(world: World, plan: Plan, rows: Rows, rng: Rng, found: int) -> None:
    settle(world, plan, rows, rng)
    plan.inspect[rows] = 0
    plan.measures.found[rows] = found


@plant("violation-not-followed", "fault", share=SOME, strike=keep_only_the_inspection)
def violation_found_and_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _inspect(world, plan, rows, rng, outcome("violation"))


@plant("violation-not-followed", "near", share=SOME, strike=keep_only_the_inspection)
def nothing_found_and_left(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _inspect(world, plan, rows, rng, outcome("no_violation"))


@plant(
    "violation-not-followed",
    "near",
    share=SOME,
    lead=5,
    recent=18,
    strike=keep_only_the_inspection,
)
def violation_found_days_ago(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _inspect(world, plan, rows, rng, outcome("violation"))


@plant("violation-not-followed", "silent", share=SOME, strike=keep_only_the_inspection)
def inspected_with_no_result(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _inspect(world, plan, rows, rng, NOTHING)


def _visit(world: World, plan: Plan, rows: Rows, rng: Rng, size: int) -> Rows:
    """Give each group of `size` cases one firm, one organisation and the first one's day; gives
    the place of each case in its group. What is left over joins the group before it."""
    group = np.arange(len(rows)) // size
    group = np.minimum(group, max(0, len(rows) // size - 1))
    firms = np.flatnonzero(world.parties.kind[: world.parties.known] == KINDS.index("organisation"))
    lead = rows[group * size]
    plan.party[rows] = rng.choice(firms, len(rows), replace=False)[group]
    plan.kind[rows] = KINDS.index("organisation")
    plan.org[rows], plan.day[rows] = plan.org[lead], plan.day[lead]
    settle(world, plan, rows, rng)
    plan.inspect[rows] = 0
    place: Rows = np.arange(len(rows)) - group * size
    return place


@plant("inspected-repeatedly", "fault", share=SOME)
def three_inspections_on_one_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _visit(world, plan, rows, rng, 3)


@plant("inspected-repeatedly", "near", share=SOME)
def third_inspection_after_ninety_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    place = _visit(world, plan, rows, rng, 3)
    later = world.workdays.on_or_after(plan.day[rows] + 90)
    plan.day[rows] = np.where(place == 2, later, plan.day[rows])
    plan.channel[rows[place > 2]] = channel("random_plan")


@plant("inspected-repeatedly", "near", share=SOME)
def three_inspections_by_plan(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _visit(world, plan, rows, rng, 3)
    plan.channel[rows] = channel("random_plan")
    plan.channel[rows[::2]] = channel("referral")


@plant("inspected-repeatedly", "silent", share=SOME)
def inspected_for_no_stated_cause(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _visit(world, plan, rows, rng, 3)
    plan.channel[rows] = NOTHING


@plant("inspected-repeatedly", "silent", share=SOME)
def inspected_a_party_of_unknown_kind(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    known, unknown = world.parties.known, world.parties.unknown
    plan.party[rows] = known + rng.integers(0, unknown, len(rows))
    plan.kind[rows] = NOTHING


# --- crimes and devices -------------------------------------------------------------------


def _suspect(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    """Plain cases of breaches that may be a crime, for an amount that makes them one."""
    criminal = np.flatnonzero(world.catalogue.crime >= 0)
    plan.item[rows] = rng.choice(criminal, len(rows))
    settle(world, plan, rows, rng)
    plan.measures.involved[rows] = world.catalogue.crime[plan.item[rows]]


@plant("crime-not-transferred", "fault", share=SOME)
def punished_for_what_may_be_a_crime(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _suspect(world, plan, rows, rng)
    plan.measures.involved[rows] *= rng.integers(1, 4, len(rows))


@plant("crime-not-transferred", "near", share=SOME)
def a_fen_short_of_a_crime(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _suspect(world, plan, rows, rng)
    plan.measures.involved[rows] -= 1


@plant("crime-not-transferred", "near", share=SOME)
def handed_over_as_a_crime(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _suspect(world, plan, rows, rng)
    plan.outcome[rows] = TRANSFERRED


@plant("crime-not-transferred", "silent", share=SOME)
def amount_involved_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _suspect(world, plan, rows, rng)
    plan.measures.involved[rows] = NOTHING


def review_the_device_later(block: Block, rows: Rows, rng: Rng) -> None:
    """The evidence is reviewed days after the decision."""
    block.act("device_review").ts[rows] = block.act("penalty").ts[rows] + 3 * DAY


def review_the_device_with_the_decision(block: Block, rows: Rows, rng: Rng) -> None:
    """Review and decision bear the same time."""
    block.act("device_review").ts[rows] = block.act("penalty").ts[rows]


def _record(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.channel[rows] = DEVICE


@plant("device-evidence-unreviewed", "fault", share=SOME, since=NEW_LAW)
def device_never_reviewed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _record(world, plan, rows, rng)
    plan.measures.reviewed[rows] = NOTHING
    plan.measures.reviewed[rows[::2]] = 1
    plan.measures.reviewed_how[rows[::2]] = outcome("failed")


@plant(
    "device-evidence-unreviewed",
    "fault",
    share=SOME,
    since=NEW_LAW,
    strike=review_the_device_later,
)
def device_reviewed_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _record(world, plan, rows, rng)


@plant("device-evidence-unreviewed", "near", share=SOME, since=NEW_LAW)
def device_reviewed_on_the_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _record(world, plan, rows, rng)
    plan.measures.reviewed[rows] = 0


@plant("device-evidence-unreviewed", "near", share=SOME, until=LONG_AGO)
def device_not_reviewed_under_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _record(world, plan, rows, rng)
    plan.measures.reviewed[rows] = NOTHING


@plant(
    "device-evidence-unreviewed",
    "silent",
    share=SOME,
    since=NEW_LAW,
    strike=review_the_device_with_the_decision,
)
def device_reviewed_at_the_time_of_the_decision(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    _record(world, plan, rows, rng)
