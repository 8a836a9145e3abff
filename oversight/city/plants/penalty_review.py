"""Planted on penalty cases: filing, hearing, legal review, discussion, defence, double fines."""

from __future__ import annotations

from datetime import date

import numpy as np

from oversight.city.block import DAY, NEVER, NOTHING, Act, Block, Codes, outcome
from oversight.city.penalties import REQUESTED, SILENT, YUAN, Plan
from oversight.city.plants.penalty_ground import NEW_LAW, Rng, Rows, settle
from oversight.city.plants.sow import Register
from oversight.city.proceedings import COMPLEX, LARGE, MAJOR, WITHIN
from oversight.city.workdays import number
from oversight.city.world import World

plant = Register("cn.penalty")

SOME = 0.0006
"""The share of the penalty cases that each of these gets."""
TWO_YEARS = 731
"""Days from a day of 2019 to the same day of 2021."""
OLD_LEAD = number(date(2019, 3, 1))


def _wipe(block: Block, rows: Rows, name: str) -> None:
    for act in block.acts:
        if act.name == name:
            act.ts[rows] = NEVER


def _last(block: Block, name: str) -> Act:
    return [act for act in block.acts if act.name == name][-1]


# --- the lead and the filing --------------------------------------------------------------


def lead_of_2019(block: Block, rows: Rows, rng: Rng) -> None:
    """The lead had lain about since before there was a limit."""
    _last(block, "lead").ts[rows] = OLD_LEAD * DAY + 36_000


@plant("filing-undecided", "fault", share=0.001)
def lead_filed_too_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.lead[rows] = WITHIN + rng.integers(1, 12, len(rows))


@plant("filing-undecided", "fault", share=SOME)
def lead_filed_after_the_longer_time(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.lead[rows] = 2 * WITHIN + rng.integers(1, 6, len(rows))
    plan.proceedings.longer[rows] = rng.integers(5, WITHIN + 1, len(rows))


@plant("filing-undecided", "fault", share=SOME)
def time_for_a_lead_extended_too_late(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.lead[rows], plan.proceedings.longer[rows] = WITHIN + 4, WITHIN + 1


@plant("filing-undecided", "near", share=SOME)
def lead_filed_on_the_last_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.lead[rows] = WITHIN
    plan.proceedings.lead[rows[::2]] = 2 * WITHIN
    plan.proceedings.longer[rows[::2]] = WITHIN


@plant("filing-undecided", "silent", share=SOME, strike=lead_of_2019)
def lead_older_than_the_limit(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.lead[rows] = 3


def never_file(block: Block, rows: Rows, rng: Rng) -> None:
    """No filing is recorded."""
    _wipe(block, rows, "filed")


def file_the_day_after(block: Block, rows: Rows, rng: Rng) -> None:
    """The filing bears the day after the decision."""
    block.act("filed").ts[rows] = block.act("penalty").ts[rows] + DAY


def file_later_that_day(block: Block, rows: Rows, rng: Rng) -> None:
    """The filing bears the day of the decision, minutes later."""
    block.act("filed").ts[rows] = block.act("penalty").ts[rows] + 300


@plant("not-filed", "fault", share=SOME, since=NEW_LAW, strike=never_file)
def decided_and_never_filed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("not-filed", "fault", share=SOME, since=NEW_LAW, strike=file_the_day_after)
def filed_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("not-filed", "near", share=SOME, since=NEW_LAW, strike=file_later_that_day)
def filed_on_the_day_of_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)


@plant("not-filed", "silent", share=SOME, since=NEW_LAW, strike=never_file)
def never_filed_and_no_procedure(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.recorded[rows] = NOTHING


# --- the hearing --------------------------------------------------------------------------


def _large(plan: Plan, rows: Rows, less: int = 0) -> None:
    plan.amount[rows] = np.array(LARGE)[np.maximum(plan.kind[rows], 0)] * YUAN - less


@plant("hearing-right-untold", "fault", share=0.001)
def stopped_without_the_right_to_a_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.punished[rows], plan.amount[rows] = outcome("order_to_stop"), NOTHING


@plant("hearing-right-untold", "fault", share=SOME)
def large_fine_without_the_right_to_a_hearing(
    world: World, plan: Plan, rows: Rows, rng: Rng
) -> None:
    settle(world, plan, rows, rng)
    _large(plan, rows)
    plan.punished[rows[::2]] = outcome("confiscation")


@plant("hearing-right-untold", "near", share=SOME)
def fine_just_short_of_large(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _large(plan, rows, less=1)


@plant("hearing-right-untold", "near", share=SOME)
def large_fine_and_the_right_told(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    _large(plan, rows)
    plan.hearing[rows], plan.notice[rows] = SILENT, 7
    plan.lasts[rows] = 50


@plant("hearing-right-untold", "silent", share=SOME)
def fined_much_whoever_it_was(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    known, unknown = world.parties.known, world.parties.unknown
    plan.party[rows] = known + rng.integers(0, unknown, len(rows))
    plan.kind[rows] = NOTHING
    plan.amount[rows] = LARGE[0] * YUAN


@plant("hearing-right-untold", "silent", share=SOME)
def punished_in_some_way(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.punished[rows], plan.amount[rows] = NOTHING, NOTHING
    plan.punished[rows[::2]] = outcome("confiscation")


def _hear(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.hearing[rows], plan.notice[rows], plan.asked[rows] = REQUESTED, 16, 1
    plan.lasts[rows], plan.legal[rows] = rng.integers(45, 60, len(rows)), 0


@plant("hearing-notice-late", "fault", share=0.001, since=NEW_LAW)
def little_notice_of_the_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng)
    plan.proceedings.notified[rows] = rng.integers(0, 7, len(rows))


@plant("hearing-notice-late", "near", share=SOME, since=NEW_LAW)
def seven_days_notice_of_the_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng)
    plan.proceedings.notified[rows] = 7


@plant("hearing-notice-late", "silent", share=SOME, since=NEW_LAW)
def no_notice_of_the_hearing(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng)
    plan.proceedings.notified[rows] = NOTHING


# --- review and discussion ----------------------------------------------------------------


@plant("legal-review-missing", "fault", share=0.001)
def weighty_case_without_legal_review(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.weight[rows] = rng.choice(np.array([COMPLEX, MAJOR]), len(rows))


@plant("legal-review-missing", "fault", share=SOME)
def heard_and_not_reviewed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _hear(world, plan, rows, rng)
    plan.legal[rows] = NOTHING


@plant("legal-review-missing", "near", share=SOME)
def weighty_case_reviewed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.weight[rows], plan.legal[rows] = COMPLEX, 1


@plant("legal-review-missing", "silent", share=SOME)
def case_of_unknown_weight(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.weight[rows] = NOTHING


def discuss_the_day_after(block: Block, rows: Rows, rng: Rng) -> None:
    """Discussed on the day after the decision."""
    block.act("collective").ts[rows] = block.act("penalty").ts[rows] + DAY


def discuss_later_that_day(block: Block, rows: Rows, rng: Rng) -> None:
    """Discussed minutes after the decision, on its day."""
    block.act("collective").ts[rows] = block.act("penalty").ts[rows] + 300


def _weighty(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.legal[rows] = 1
    plan.proceedings.weight[rows] = rng.choice(np.array([COMPLEX, MAJOR]), len(rows))


@plant("not-discussed", "fault", share=0.001)
def weighty_case_not_discussed(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _weighty(world, plan, rows, rng)
    plan.proceedings.discussed[rows] = NOTHING


@plant("not-discussed", "fault", share=SOME, strike=discuss_the_day_after)
def discussed_after_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _weighty(world, plan, rows, rng)


@plant("not-discussed", "near", share=SOME, strike=discuss_later_that_day)
def discussed_on_the_day_of_the_decision(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _weighty(world, plan, rows, rng)


@plant("not-discussed", "silent", share=SOME)
def reviewed_case_of_unknown_weight(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.weight[rows], plan.legal[rows] = NOTHING, 1


# --- the defence --------------------------------------------------------------------------


def announce_no_amount(block: Block, rows: Rows, rng: Rng) -> None:
    """The notice names no amount."""
    amount = block.act("prior_notice").amount
    assert amount is not None
    amount[rows] = NOTHING


def _defend(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.defended[rows] = True


@plant("heavier-after-defence", "fault", share=0.001)
def fined_more_for_a_defence(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _defend(world, plan, rows, rng)
    plan.proceedings.announced[rows] = -rng.choice(np.array([1, 10_000]), len(rows))


@plant("heavier-after-defence", "near", share=SOME)
def fined_as_announced_after_a_defence(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _defend(world, plan, rows, rng)


@plant("heavier-after-defence", "silent", share=SOME, strike=announce_no_amount)
def no_amount_announced(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _defend(world, plan, rows, rng)


# --- double fines and limitation ----------------------------------------------------------


def _as_another(block: Block, rows: Rows, rng: Rng) -> Codes:
    """Make the act of each case that of another, decided before; gives the other's place.

    -1 where no case of the block was decided before; such a case stays as it is.
    """
    penalty, ended, annulled = (block.act(name) for name in ("penalty", "act_end", "annulled"))
    assert penalty.outcome is not None and block.place is not None
    others = (ended.ts != NEVER) & (annulled.ts == NEVER) & (penalty.ts != NEVER)
    others &= (penalty.outcome == outcome("fine")) & (block.place >= 0) & (block.party >= 0)
    others[rows] = False
    donors = np.flatnonzero(others)
    donors = donors[np.argsort(penalty.ts[donors])]
    before = np.searchsorted(penalty.ts[donors], penalty.ts[rows])
    found = np.where(before > 0, rng.integers(0, np.maximum(before, 1)), NOTHING)
    chosen = donors[found[found >= 0]] if len(donors) else donors
    mine = rows[found >= 0]
    block.party[mine], block.item[mine] = block.party[chosen], block.item[chosen]
    ended.ts[mine] = ended.ts[chosen] // DAY * DAY + 43_200
    place = np.full(len(rows), NOTHING)
    place[found >= 0] = block.place[chosen]
    return place


def fine_another_again(block: Block, rows: Rows, rng: Rng) -> None:
    """The act had been fined in an earlier case."""
    place = _as_another(block, rows, rng)
    assert block.place is not None
    block.place[rows] = np.where(place >= 0, place, block.place[rows])


def fine_another_elsewhere(block: Block, rows: Rows, rng: Rng) -> None:
    """The same breach on the same day, but at another place."""
    _as_another(block, rows, rng)


def fine_another_somewhere(block: Block, rows: Rows, rng: Rng) -> None:
    """The same breach on the same day, at no recorded place."""
    _as_another(block, rows, rng)
    assert block.place is not None
    block.place[rows] = NOTHING


def _ended(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    settle(world, plan, rows, rng)
    plan.proceedings.ended[rows] = plan.proceedings.found[rows] = 0


@plant("fined-twice", "fault", share=0.001, since=date(2021, 5, 1), strike=fine_another_again)
def fined_again_for_one_act(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)


@plant("fined-twice", "near", share=SOME, since=date(2021, 5, 1), strike=fine_another_elsewhere)
def fined_elsewhere_on_one_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)


@plant("fined-twice", "silent", share=SOME, since=date(2021, 5, 1), strike=fine_another_somewhere)
def fined_somewhere_on_one_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)


@plant("limitation-passed", "fault", share=0.001)
def punished_after_two_years(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)
    plan.proceedings.ended[rows] = TWO_YEARS + rng.integers(1, 700, len(rows))
    plan.proceedings.ended[rows[::2]] = TWO_YEARS + 1


@plant("limitation-passed", "near", share=SOME)
def discovered_on_the_last_day_of_two_years(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)
    plan.proceedings.ended[rows] = TWO_YEARS


@plant("limitation-passed", "silent", share=SOME)
def discovered_on_an_unknown_day(world: World, plan: Plan, rows: Rows, rng: Rng) -> None:
    _ended(world, plan, rows, rng)
    plan.proceedings.ended[rows], plan.proceedings.found[rows] = 900, NOTHING
