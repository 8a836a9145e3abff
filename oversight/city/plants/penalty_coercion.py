"""Planted on penalty cases: seizure papers, emergencies, freezes, enforcement, publication."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import DAY, NOTHING, Block, outcome
from oversight.city.penalties import Plan
from oversight.city.plants.penalty_ground import NEW_LAW, Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.world import World

plant = Register("cn.penalty")

SOME = 0.0006
"""The share of the penalty cases that each of these gets."""
CHASED, LAPSED = 200, 250
"""Lead, in days, for what ends in court, and for what never gets there in time."""


# --- seizure ------------------------------------------------------------------------------


def _seize(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.seize[rows] = True


def _extend(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.extend_seize[rows], plan.holds[rows] = 25, rng.integers(35, 55, len(rows))


@plant("seizure-extension-unapproved", "fault", share=SOME)
def seizure_extended_without_approval(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)
    plan.measures.approved[rows] = NOTHING
    plan.measures.told[rows[::2]] = NOTHING


@plant("seizure-extension-unapproved", "fault", share=SOME)
def seizure_extension_approved_afterwards(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)
    plan.measures.approved[rows] = rng.integers(1, 6, len(rows))


@plant("seizure-extension-unapproved", "fault", share=SOME)
def nobody_told_of_the_longer_seizure(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)
    plan.measures.told[rows] = NOTHING


@plant("seizure-extension-unapproved", "near", share=SOME)
def told_of_the_longer_seizure_weeks_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)
    plan.measures.told[rows] = 20


@plant("seizure-extension-unapproved", "silent", share=SOME)
def case_and_seizure_both_extended(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _extend(world, plan, rows, rng)
    plan.extend_at[rows] = 20


def hand_over_before_midnight(block: Block, rows: Rows, rng: Rng) -> None:
    """The decision is handed over in the last second of the day of the seizure."""
    block.act("seize_doc").ts[rows] = (block.act("seize").ts[rows] // DAY + 1) * DAY - 1


@plant("seizure-without-document", "fault", share=SOME)
def seizure_decision_handed_over_later(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.measures.handed[rows] = rng.integers(1, 6, len(rows))


@plant("seizure-without-document", "fault", share=SOME)
def seizure_decision_never_handed_over(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.measures.handed[rows] = NOTHING


@plant("seizure-without-document", "near", share=SOME, strike=hand_over_before_midnight)
def seizure_decision_handed_over_that_night(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)


@plant("seizure-without-document", "silent", share=SOME)
def seized_while_the_party_was_absent(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _seize(world, plan, rows, rng)
    plan.measures.seized_how[rows] = outcome("party_absent")
    plan.measures.handed[rows] = NOTHING


# --- emergency and freeze -----------------------------------------------------------------


def keep_only_the_days(block: Block, rows: Rows, rng: Rng) -> None:
    """The emergency bears a date without a time, and is approved on the next morning."""
    urgent, approved = block.act("urgent_seize"), block.act("approved")
    urgent.ts[rows] = urgent.ts[rows] // DAY * DAY
    approved.ts[rows] = urgent.ts[rows] + DAY + rng.integers(8 * 3600, 11 * 3600, len(rows))


def deliver_before_the_freeze(block: Block, rows: Rows, rng: Rng) -> None:
    """The delivery bears a date before that of the freeze."""
    block.act("freeze_delivered").ts[rows] = block.act("freeze").ts[rows] - 2 * DAY


def _urgent(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.urgent[rows] = True


@plant("emergency-unreported", "fault", share=SOME)
def emergency_approved_after_the_24th_hour(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _urgent(world, plan, rows, rng)
    plan.measures.urgent_after[rows] = DAY + rng.integers(1, 5 * DAY, len(rows))


@plant("emergency-unreported", "fault", share=SOME)
def emergency_never_approved(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _urgent(world, plan, rows, rng)
    plan.measures.urgent_after[rows] = NOTHING


@plant("emergency-unreported", "near", share=SOME)
def emergency_approved_in_the_24th_hour(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _urgent(world, plan, rows, rng)
    plan.measures.urgent_after[rows] = DAY


@plant("emergency-unreported", "silent", share=SOME, strike=keep_only_the_days)
def emergency_without_a_time_of_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _urgent(world, plan, rows, rng)


def _freeze(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.frozen[rows] = True


@plant("freeze-undelivered", "fault", share=SOME)
def freeze_delivered_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _freeze(world, plan, rows, rng)
    plan.measures.delivered[rows] = 4 + np.minimum(rng.poisson(2.0, len(rows)), 15)


@plant("freeze-undelivered", "fault", share=SOME)
def freeze_never_delivered(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _freeze(world, plan, rows, rng)
    plan.measures.delivered[rows] = NOTHING


@plant("freeze-undelivered", "near", share=SOME)
def freeze_delivered_on_the_third_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _freeze(world, plan, rows, rng)
    plan.measures.delivered[rows] = 3


@plant("freeze-undelivered", "silent", share=SOME, strike=deliver_before_the_freeze)
def freeze_delivered_before_it_was_made(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _freeze(world, plan, rows, rng)


# --- enforcement --------------------------------------------------------------------------


def demand_after_the_court(block: Block, rows: Rows, rng: Rng) -> None:
    """The demand is dated some days after the court was asked."""
    later = rng.integers(1, 8, len(rows)) * DAY
    block.act("demand").ts[rows] = block.act("court_apply").ts[rows] + later


def demand_with_the_court(block: Block, rows: Rows, rng: Rng) -> None:
    """Demand and application bear the same time."""
    block.act("demand").ts[rows] = block.act("court_apply").ts[rows]


def demand_later_that_day(block: Block, rows: Rows, rng: Rng) -> None:
    """The demand is recorded after the application, on the same day."""
    applied = block.act("court_apply").ts[rows]
    block.act("demand").ts[rows] = (applied // DAY + 1) * DAY - 60


def court_after_four_months(block: Block, rows: Rows, rng: Rng) -> None:
    """The court is asked four months after the time for remedies."""
    block.act("court_apply").ts[rows] = block.act("remedy_end").ts[rows] + 123 * DAY


def _chase(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.chased[rows] = True
    plan.measures.applied[rows] = 14


@plant("enforced-without-demand", "fault", share=SOME, lead=CHASED)
def court_asked_without_a_demand(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demanded[rows] = plan.measures.demand_served[rows] = NOTHING
    plan.measures.enforced[rows[::2]] = 12


@plant("enforced-without-demand", "fault", share=SOME, lead=CHASED, strike=demand_after_the_court)
def court_asked_before_the_demand(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demand_served[rows] = NOTHING


@plant("enforced-without-demand", "near", share=SOME, lead=CHASED, strike=demand_later_that_day)
def demand_made_on_the_day_of_the_court(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demand_served[rows] = NOTHING


@plant("enforced-without-demand", "near", share=SOME, lead=CHASED)
def removed_at_once_without_a_demand(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demanded[rows] = plan.measures.demand_served[rows] = NOTHING
    plan.measures.applied[rows], plan.measures.enforced[rows] = NOTHING, 1
    plan.measures.enforced_how[rows] = outcome("immediate_removal")


@plant("enforced-without-demand", "silent", share=SOME, lead=CHASED, strike=demand_with_the_court)
def demand_at_the_time_of_the_court(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demand_served[rows] = NOTHING


@plant("court-before-demand-ran-out", "fault", share=SOME, lead=CHASED)
def court_asked_within_the_ten_days(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows] = rng.integers(1, 11, len(rows))


@plant("court-before-demand-ran-out", "near", share=SOME, lead=CHASED)
def court_asked_on_the_eleventh_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows] = 11


@plant("court-before-demand-ran-out", "silent", share=SOME, lead=CHASED)
def service_of_the_demand_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.demand_served[rows] = NOTHING


@plant("court-too-late", "fault", share=SOME, lead=LAPSED, strike=court_after_four_months)
def court_asked_after_four_months(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)


@plant("court-too-late", "fault", share=SOME, lead=LAPSED)
def neither_paid_nor_taken_to_court(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows] = NOTHING


@plant("court-too-late", "near", share=SOME, lead=LAPSED)
def paid_at_the_end_of_the_three_months(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows], plan.measures.paid[rows] = NOTHING, 88


@plant("court-too-late", "silent", share=SOME, lead=LAPSED)
def instalments_allowed_and_no_court(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows], plan.measures.instalments[rows] = NOTHING, True


@plant("court-too-late", "silent", share=SOME, lead=CHASED)
def end_of_the_remedies_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.remedy[rows] = NOTHING


def _demolish(world: World, plan: Plan, rows: Rows, rng: Rng, days: int) -> None:
    _chase(world, plan, rows, rng)
    plan.measures.applied[rows] = NOTHING
    plan.measures.demolished[rows] = days


@plant("demolished-too-early", "fault", share=SOME, lead=CHASED)
def demolished_before_the_remedies_ended(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _demolish(world, plan, rows, rng, -1)
    plan.measures.demolished[rows] = -rng.integers(1, 30, len(rows))


@plant("demolished-too-early", "near", share=SOME, lead=CHASED)
def demolished_the_day_after_the_remedies(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _demolish(world, plan, rows, rng, 1)


@plant("demolished-too-early", "near", share=SOME, lead=CHASED)
def demolished_early_with_consent(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _demolish(world, plan, rows, rng, -20)
    plan.measures.demolished_how[rows] = outcome("consent")
    plan.measures.demolished_how[rows[::2]] = outcome("danger")


@plant("demolished-too-early", "silent", share=SOME, lead=CHASED)
def demolished_on_the_last_day_for_remedies(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _demolish(world, plan, rows, rng, 0)


# --- publication --------------------------------------------------------------------------


@plant("not-published", "fault", share=0.003)
def published_after_the_seventh_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.published[rows] = 8 + np.minimum(rng.poisson(3.0, len(rows)), 15)


@plant("not-published", "fault", share=SOME)
def penalty_never_published(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.published[rows] = NOTHING


@plant("not-published", "near", share=SOME)
def penalty_published_on_the_seventh_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.published[rows] = 7


@plant("not-published", "silent", share=SOME)
def published_late_and_no_procedure(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.published[rows] = 12
    plan.recorded[rows] = NOTHING


def _annul(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.measures.annulled[rows] = 12


@plant("annulled-still-public", "fault", share=SOME, since=NEW_LAW)
def annulled_and_withdrawn_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _annul(world, plan, rows, rng)
    plan.measures.withdrawn[rows] = rng.integers(4, 12, len(rows))


@plant("annulled-still-public", "fault", share=SOME, since=NEW_LAW)
def annulled_and_still_public(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _annul(world, plan, rows, rng)
    plan.measures.withdrawn[rows] = NOTHING


@plant("annulled-still-public", "near", share=SOME, since=NEW_LAW)
def annulled_and_withdrawn_on_the_third_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _annul(world, plan, rows, rng)
    plan.measures.withdrawn[rows] = 3


@plant("annulled-still-public", "silent", share=SOME, until=date(2021, 4, 1))
def annulled_under_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _annul(world, plan, rows, rng)
    plan.measures.withdrawn[rows] = 8
