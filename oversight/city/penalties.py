"""The plan of a penalty case: what will happen on it, before it is told.

Summary cases end on the spot, with a warning or a small fine. Ordinary ones are filed, looked
into by two certified officers, announced, reviewed and decided in ninety days; some preserve
evidence for up to seven working days or seize goods for up to thirty days. Left alone, every
case keeps the law of its day: that of 1996 until 14 July 2021, the new one from the 15th.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np

from oversight.city.arrivals import off_hours
from oversight.city.block import NEVER, NOTHING, Codes, Flags, Officers, channel, kind, outcome
from oversight.city.measures import DEVICE, Measures
from oversight.city.measures import draw as draw_measures
from oversight.city.people import CERTIFIED
from oversight.city.proceedings import LARGE, ON_SPOT, PLAIN, Proceedings
from oversight.city.proceedings import draw as draw_proceedings
from oversight.city.workdays import Days, number
from oversight.city.world import World, some_officers

NEW_LAW = number(date(2021, 7, 15))
SUMMARY, ORDINARY = range(2)
PENALTY, NO_PENALTY, TRANSFERRED, WITHDRAWN, OPEN = range(5)
NO_HEARING, SILENT, WAIVED, REQUESTED = range(4)
RELEASE, CONFISCATE, DISPOSE, HELD = range(4)
YUAN = 100
"""Amounts are in fen."""

SMALL_FINES = (
    np.array([[20, 30, 50, 50], [100, 300, 500, 1000]]) * YUAN,
    np.array([[50, 100, 150, 200], [300, 1000, 2000, 3000]]) * YUAN,
)
"""What is imposed on the spot, under the old and the new law, on persons and organisations."""


ANY_FINE = (1000 * YUAN, 9000 * YUAN)
"""The fines for a breach whose entry has no benchmark."""
HABIT = (0, 1)
"""Organisations that fine one amount most of the time, as if by a quota."""
SAME_FINE = 2000 * YUAN


@dataclass(slots=True)
class Plan:
    """One array a field, one place a case. `lasts` and `holds` are in calendar days, the other
    offsets in working days; -1 for never, or nothing.

    `procedure` is how the case is handled, `recorded` what its records say of that. `notice`:
    so many working days before the decision; `asked`: when a hearing was asked for or waived,
    after the notice. `legal`: the legal review, before the decision; `test_at`: when testing of
    seized goods begins, after the seizure.
    """

    day: Days
    evening: Flags
    item: Codes
    org: Codes
    party: Codes
    kind: Codes
    channel: Codes
    procedure: Codes
    recorded: Codes
    outcome: Codes
    punished: Codes
    amount: Codes
    lasts: Codes
    decided_on: Days
    extend_at: Codes
    inspect: Codes
    again: Codes
    inquire: Codes
    notice: Codes
    hearing: Codes
    asked: Codes
    legal: Codes
    preserve: Flags
    disposal: Codes
    seize: Flags
    holds: Codes
    freed: Codes
    freed_on: Days
    extend_seize: Codes
    test_at: Codes
    tested: Codes
    test_kind: Codes
    serve: Codes
    pay: Codes
    inspectors: Officers
    second_visit: Officers
    inquirers: Officers
    others: Officers
    measures: Measures
    proceedings: Proceedings

    def __len__(self) -> int:
        return len(self.day)


def draw(rng: np.random.Generator, world: World, day: Days, org: Codes) -> Plan:
    """The plan of each penalty case that begins on `day` at `org`."""
    n = len(day)
    procedure = (rng.random(n) < 0.46).astype(np.int64)
    summary = procedure == SUMMARY
    party = rng.integers(0, world.parties.known, n)
    evening = off_hours(rng, world.workdays.is_working(day), 0.10) & summary
    start = np.where(summary, day, world.workdays.on_or_after(day))
    lasts = _lasts(rng, start)
    pair = some_officers(rng, org, CERTIFIED, 1.0)
    fined = np.where(rng.random(n) < 0.7, outcome("fine"), outcome("warning"))
    heavy = rng.choice(
        np.array([outcome(k) for k in ("fine", "confiscation", "suspension", "order_to_stop")]),
        n,
        p=(0.82, 0.1, 0.04, 0.04),
    )
    plan = Plan(
        day=start,
        evening=evening,
        item=world.catalogue.draw(rng, day, licence=False),
        org=org,
        party=party,
        kind=world.parties.kind[party],
        channel=_channels(rng, summary),
        procedure=procedure,
        recorded=procedure.copy(),
        outcome=np.where(summary, PENALTY, rng.choice(4, n, p=(0.86, 0.05, 0.04, 0.05))),
        punished=np.where(summary, fined, heavy),
        amount=np.full(n, NOTHING),
        lasts=lasts,
        decided_on=np.full(n, NEVER),
        extend_at=np.full(n, NOTHING),
        inspect=rng.integers(0, 3, n),
        again=np.where(rng.random(n) < 0.15, rng.integers(1, 4, n), NOTHING),
        inquire=rng.integers(0, 5, n),
        notice=rng.integers(3, 9, n),
        hearing=rng.choice(4, n, p=(0.75, 0.15, 0.06, 0.04)),
        asked=rng.integers(0, 3, n),
        legal=np.where(rng.random(n) < 0.45, rng.integers(0, 3, n), NOTHING),
        preserve=rng.random(n) < 0.11,
        disposal=np.minimum(rng.poisson(3.5, n), 7),
        seize=rng.random(n) < 0.12,
        holds=rng.integers(4, 31, n),
        freed=rng.choice(3, n, p=(0.55, 0.3, 0.15)),
        freed_on=np.full(n, NEVER),
        extend_seize=np.full(n, NOTHING),
        test_at=np.full(n, NOTHING),
        tested=rng.integers(3, 25, n),
        test_kind=rng.choice(
            np.array([kind(k) for k in ("testing", "inspection", "appraisal")]),
            n,
            p=(0.7, 0.2, 0.1),
        ),
        serve=np.minimum(rng.poisson(2.0, n), 7),
        pay=rng.integers(0, 15, n),
        inspectors=pair,
        second_visit=some_officers(rng, org, CERTIFIED, 1.0),
        inquirers=some_officers(rng, org, CERTIFIED, 1.0),
        others=some_officers(rng, org, CERTIFIED),
        measures=draw_measures(rng, n),
        proceedings=draw_proceedings(rng, n),
    )
    _price(rng, world, plan)
    _weigh(rng, plan)
    _hear(rng, plan)
    _collect(plan)
    _extend(rng, plan)
    _hold(rng, plan)
    return plan


def _channels(rng: np.random.Generator, summary: Flags) -> Codes:
    """How cases come in; what a device recorded is never dealt with on the spot."""
    drawn = rng.choice(np.array([3, 4, 5, 6, 7]), len(summary), p=(0.5, 0.22, 0.13, 0.07, 0.08))
    return np.where(summary & (drawn == DEVICE), channel("patrol"), drawn)


def _lasts(rng: np.random.Generator, start: Days) -> Codes:
    """Days from filing to decision: up to ninety under the new law, more before it."""
    n = len(start)
    new = 15 + np.floor(rng.beta(1.8, 2.2, n) * 72).astype(np.int64)
    new = np.where(rng.random(n) < 0.12, rng.integers(84, 91, n), new)
    old = 15 + np.floor(rng.gamma(2.4, 24.0, n)).astype(np.int64)
    return np.where(start >= NEW_LAW, new, np.minimum(old, 260))


def small_fine(rng: np.random.Generator, kinds: Codes, day: Days) -> Codes:
    """A fine that may be imposed on the spot that day, in fen."""
    which = rng.integers(0, 4, len(day))
    row = np.maximum(kinds, 0)
    return np.where(day >= NEW_LAW, SMALL_FINES[1][row, which], SMALL_FINES[0][row, which])


def ordinary_fine(rng: np.random.Generator, world: World, item: Codes, org: Codes) -> Codes:
    """A fine within the benchmark of the entry, in fen; at two organisations mostly the same."""
    low, high = world.catalogue.fine_min[item], world.catalogue.fine_max[item]
    low, high = np.where(low < 0, ANY_FINE[0], low), np.where(high < 0, ANY_FINE[1], high)
    fine = np.round((low + rng.random(len(item)) * (high - low)) / 10_000) * 10_000
    habit = np.isin(org, HABIT) & (rng.random(len(item)) < 0.8)
    return np.where(habit, SAME_FINE, fine).astype(np.int64)


def _price(rng: np.random.Generator, world: World, plan: Plan) -> None:
    amount = np.where(
        plan.procedure == SUMMARY,
        small_fine(rng, plan.kind, plan.day),
        ordinary_fine(rng, world, plan.item, plan.org),
    )
    money = np.isin(plan.punished, [outcome("fine"), outcome("confiscation")])
    plan.amount = np.where(money, amount, NOTHING)


def _weigh(rng: np.random.Generator, plan: Plan) -> None:
    """Tell who may be punished heavily of the right to a hearing; review what is weighty."""
    n = len(plan)
    large = plan.amount >= np.array(LARGE)[np.maximum(plan.kind, 0)] * YUAN
    entitled = large | (plan.punished == outcome("order_to_stop"))
    plan.hearing = np.where(entitled & (plan.hearing == NO_HEARING), SILENT, plan.hearing)
    weighty = (plan.proceedings.weight != PLAIN) | (plan.hearing == REQUESTED)
    plan.legal = np.where(weighty & (plan.legal < 0), rng.integers(0, 3, n), plan.legal)


def _collect(plan: Plan) -> None:
    """Collect on the spot in summary cases only; a small fine without a reason."""
    p = plan.proceedings
    p.collected &= plan.procedure == SUMMARY
    small = plan.amount <= np.where(plan.day >= NEW_LAW, ON_SPOT[1], ON_SPOT[0]) * YUAN
    p.how = np.where(small, NOTHING, p.how)


def _hear(rng: np.random.Generator, plan: Plan) -> None:
    """Give those who may ask for a hearing the time for it, unless they waive it."""
    n = len(plan)
    plan.notice = np.where(plan.hearing == SILENT, rng.integers(6, 13, n), plan.notice)
    plan.notice = np.where(plan.hearing == WAIVED, rng.integers(3, 9, n), plan.notice)
    plan.notice = np.where(plan.hearing == REQUESTED, rng.integers(14, 19, n), plan.notice)
    plan.asked = np.where(plan.hearing == REQUESTED, rng.integers(1, 3, n), plan.asked)
    plan.lasts = np.where(plan.hearing == REQUESTED, np.maximum(plan.lasts, 60), plan.lasts)
    plan.lasts = np.where(plan.hearing == SILENT, np.maximum(plan.lasts, 40), plan.lasts)


def _extend(rng: np.random.Generator, plan: Plan) -> None:
    """Some hard cases are extended by thirty days while the ninety still run."""
    n = len(plan)
    chosen = (plan.day >= NEW_LAW) & (rng.random(n) < 0.05)
    plan.extend_at = np.where(chosen, rng.integers(60, 89, n), NOTHING)
    plan.lasts = np.where(chosen, rng.integers(92, 120, n), plan.lasts)


def _hold(rng: np.random.Generator, plan: Plan) -> None:
    """Some seizures are extended in time, some wait for a test."""
    n = len(plan)
    extended = rng.random(n) < 0.15
    plan.extend_seize = np.where(extended, rng.integers(20, 29, n), NOTHING)
    plan.holds = np.where(extended, rng.integers(31, 61, n), plan.holds)
    tested = rng.random(n) < 0.2
    plan.test_at = np.where(tested, rng.integers(1, 4, n), NOTHING)
    plan.holds = np.where(tested, np.maximum(plan.holds, 12), plan.holds)
