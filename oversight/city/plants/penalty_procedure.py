"""Planted on penalty cases: who was there, how much on the spot, who was told and heard."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import DAY, NOBODY, NOTHING, Block, Officers, outcome
from oversight.city.penalties import REQUESTED, SILENT, SUMMARY, WAIVED, YUAN, Plan
from oversight.city.people import AUXILIARY, CERTIFIED, LAPSED, LATE_COMERS
from oversight.city.plants.penalty_ground import (
    LAST_OF_OLD_LAW,
    NEW_LAW,
    Rng,
    Rows,
    officer,
    settle,
)
from oversight.city.plants.sow import Register
from oversight.city.workdays import number
from oversight.city.world import World

plant = Register("cn.penalty")

ENTITLED = CERTIFIED[0] + 6
"""The first of the officers with one plain certificate; before it those with renewals."""


# --- officers ----------------------------------------------------------------------------


def _only(plan: Plan, officers: Officers, rows: Rows, *places: int) -> None:
    named = np.full((len(rows), 3), NOBODY, dtype=np.int32)
    for column, place in enumerate(places):
        named[:, column] = officer(plan, rows, place)
    officers[rows] = named


@plant("officers-few", "fault", share=0.006)
def one_officer_at_the_scene(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _only(plan, plan.inspectors, rows, ENTITLED + int(rng.integers(6)))


@plant("officers-few", "fault")
def second_officer_without_a_certificate(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inquirers, rows, ENTITLED, AUXILIARY[0] + 1)


@plant("officers-few", "fault")
def nobody_certified(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _only(plan, plan.inspectors, rows, AUXILIARY[0], AUXILIARY[0] + 2)


@plant("officers-few", "fault", since=date(2021, 7, 5))
def certificate_lapsed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inspectors, rows, ENTITLED + 1, LAPSED[0])


@plant("officers-few", "fault", until=date(2021, 6, 10))
def certificate_to_come(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inspectors, rows, ENTITLED + 2, LATE_COMERS[0])


@plant("officers-few", "fault")
def one_officer_named_twice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inspectors, rows, CERTIFIED[0] + 2, CERTIFIED[0] + 2)


@plant("officers-few", "fault")
def few_at_every_visit(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.again[rows] = 2
    _only(plan, plan.inspectors, rows, ENTITLED)
    _only(plan, plan.second_visit, rows, AUXILIARY[0], AUXILIARY[0] + 1)
    _only(plan, plan.inquirers, rows, ENTITLED + 1, AUXILIARY[0] + 2)


@plant("officers-few", "fault")
def few_at_one_visit_and_nobody_named_at_the_other(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inspectors, rows, ENTITLED)
    _only(plan, plan.inquirers, rows)


@plant("officers-few", "near")
def two_certified_of_three(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inspectors, rows, AUXILIARY[0], CERTIFIED[0], CERTIFIED[0] + 2)


@plant("officers-few", "near", since=date(2021, 6, 1), until=date(2021, 7, 5))
def certificate_on_its_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.day[rows] = number(date(2021, 6, 30))
    plan.amount[rows] = 20 * YUAN
    _only(plan, plan.inspectors, rows, LAPSED[0], LAPSED[0] + 1)


@plant("officers-few", "near", since=date(2021, 6, 25), until=date(2021, 7, 31))
def certificate_on_its_first_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.day[rows] = number(date(2021, 7, 1))
    plan.amount[rows] = 20 * YUAN
    _only(plan, plan.inspectors, rows, LATE_COMERS[0], LATE_COMERS[0] + 1)


@plant("officers-few", "silent")
def nobody_named_at_the_inquiry(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _only(plan, plan.inquirers, rows)


# --- on the spot ---------------------------------------------------------------------------


def _fine(plan: Plan, rows: Rows, person: int, organisation: int) -> None:
    """Fine each case by the kind of its party, in yuan."""
    plan.amount[rows] = np.where(plan.kind[rows] == 1, organisation, person) * YUAN


def _unknown_party(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    known, unknown = world.parties.known, world.parties.unknown
    plan.party[rows] = known + rng.integers(0, unknown, len(rows))
    plan.party[rows[::4]] = NOTHING
    plan.kind[rows] = NOTHING


@plant("summary-over-cap", "fault", share=0.004, since=NEW_LAW, lead=0)
def over_the_new_cap(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    more = rng.choice(np.array([50, 100, 300, 1800]), len(rows))
    plan.amount[rows] = (np.where(plan.kind[rows] == 1, 3000, 200) + more) * YUAN


@plant("summary-over-cap", "fault", until=LAST_OF_OLD_LAW, lead=0)
def over_the_old_cap(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _fine(plan, rows, 200, 3000)


@plant("summary-over-cap", "fault", since=date(2021, 7, 1), until=date(2021, 7, 31), lead=0)
def over_the_old_cap_by_a_fen(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.day[rows] = number(LAST_OF_OLD_LAW)
    _fine(plan, rows, 50, 1000)
    plan.amount[rows] += 1


@plant("summary-over-cap", "near", since=date(2021, 7, 1), until=date(2021, 7, 31), lead=0)
def at_the_new_cap_on_its_first_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.day[rows] = number(NEW_LAW)
    _fine(plan, rows, 200, 3000)


@plant("summary-over-cap", "near", since=date(2021, 7, 1), until=date(2021, 7, 31), lead=0)
def at_the_old_cap_on_its_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.day[rows] = number(LAST_OF_OLD_LAW)
    _fine(plan, rows, 50, 1000)


@plant("summary-over-cap", "fault", lead=0)
def more_than_a_fine_on_the_spot(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    kinds = np.array([outcome(k) for k in ("confiscation", "suspension", "order_to_stop")])
    plan.punished[rows] = rng.choice(kinds, len(rows))
    plan.amount[rows[::2]] = NOTHING


@plant("summary-over-cap", "fault", lead=0)
def more_than_a_fine_for_an_unknown_party(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _unknown_party(world, plan, rows, rng)
    plan.punished[rows] = outcome("suspension")


@plant("summary-over-cap", "near", lead=0)
def warned_whoever_it_was(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _unknown_party(world, plan, rows, rng)
    plan.punished[rows], plan.amount[rows] = outcome("warning"), NOTHING


@plant("summary-over-cap", "silent", lead=0)
def fined_a_party_of_unknown_kind(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    _unknown_party(world, plan, rows, rng)


@plant("summary-over-cap", "silent", lead=0)
def fined_without_an_amount(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng, SUMMARY)
    plan.amount[rows] = NOTHING


# --- notice, hearing, review ---------------------------------------------------------------


def review_later(block: Block, rows: Rows, rng: Rng) -> None:
    """Reviewed one to fourteen days after the decision."""
    later = rng.integers(1, 15, len(rows)) * DAY
    block.act("legal_review").ts[rows] = block.act("penalty").ts[rows] + later


def review_later_that_day(block: Block, rows: Rows, rng: Rng) -> None:
    """Reviewed minutes after the decision: the same day, which is not held against anyone."""
    block.act("legal_review").ts[rows] = block.act("penalty").ts[rows] + 600


def review_at_the_same_time(block: Block, rows: Rows, rng: Rng) -> None:
    """Review and decision bear one time, as where only the date was kept."""
    block.act("legal_review").ts[rows] = block.act("penalty").ts[rows]


def carry_over_from_2017(block: Block, rows: Rows, rng: Rng) -> None:
    """The case was opened and the party told in 2017, and it was decided only in 2021."""
    old = (number(date(2017, 10, 16)) + rng.integers(0, 5, len(rows))) * DAY
    opened = block.opened[rows]
    for name in ("filed", "inspect", "inquire", "prior_notice", "hearing_right_notice"):
        ts = block.act(name).ts
        ts[rows] = old + np.minimum(ts[rows] - opened, 60 * DAY) + opened % DAY
    block.opened[rows] = old + opened % DAY


@plant("no-prior-notice", "fault", share=0.006)
def penalty_without_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.notice[rows] = NOTHING


@plant("no-prior-notice", "near")
def notice_on_the_day_of_the_penalty(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.notice[rows] = 0


@plant("no-prior-notice", "silent")
def procedure_not_recorded(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.recorded[rows] = NOTHING
    plan.notice[rows[::2]] = NOTHING


def _hear(world: World, plan: Plan, rows: Rows, rng: Rng, hearing: int, notice: int) -> None:
    settle(world, plan, rows, rng)
    plan.hearing[rows], plan.notice[rows] = hearing, notice
    plan.lasts[rows] = rng.integers(45, 60, len(rows))


@plant("hearing-cut-short", "fault", share=0.004, since=NEW_LAW)
def decided_before_a_hearing_could_be_asked_for(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    _hear(world, plan, rows, rng, SILENT, 5)
    plan.notice[rows] = rng.integers(1, 6, len(rows))


@plant("hearing-cut-short", "fault", until=date(2021, 4, 30))
def decided_the_day_after_the_notice(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, SILENT, 1)


@plant("hearing-cut-short", "near", since=NEW_LAW)
def decided_on_the_sixth_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, SILENT, 6)


@plant("hearing-cut-short", "near", until=date(2021, 4, 30))
def decided_after_three_days_of_the_old_law(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, SILENT, 1)
    noticed = world.workdays.after(plan.day[rows], rng.integers(12, 40, len(rows)))
    due = world.workdays.on_or_after(noticed + 3)
    plan.decided_on[rows] = world.workdays.after(due, 1)
    plan.notice[rows] = world.workdays.between(noticed, plan.decided_on[rows])


@plant("hearing-cut-short", "near", since=NEW_LAW)
def hearing_waived_the_same_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, WAIVED, 1)


@plant("hearing-cut-short", "near", since=NEW_LAW)
def hearing_asked_for_and_decided_at_once(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, REQUESTED, 3)


@plant("hearing-cut-short", "silent", strike=carry_over_from_2017)
def told_in_2017(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng, SILENT, 8)


def _review(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.legal[rows] = 0


@plant("review-after-decision", "fault", share=0.005, strike=review_later)
def legal_review_after_the_penalty(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review(world, plan, rows, rng)


@plant("review-after-decision", "near", strike=review_later_that_day)
def legal_review_minutes_after_the_penalty(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review(world, plan, rows, rng)


@plant("review-after-decision", "silent", strike=review_at_the_same_time)
def legal_review_at_the_same_time(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _review(world, plan, rows, rng)
