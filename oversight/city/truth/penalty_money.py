"""What is true of the money of a penalty: unpaid fines, additional fines, cash on the spot."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from oversight.city.block import NEVER, PROCEDURES, Block, outcome
from oversight.city.truth.clock import in_working_days, reckon
from oversight.city.truth.count import (
    Dates,
    Marks,
    Numbers,
    absent,
    civil_date,
    days,
    rolled,
    workdays,
)
from oversight.city.truth.verdict import Money, Verdict
from oversight.city.truth.view import View, moments

PACK = "cn.penalty/"
NEW_LAW = np.datetime64("2021-07-15", "D")
NAT = np.datetime64("NaT", "D")
ORDINARY = PROCEDURES.index("ordinary")
FINE, HARD, REMOTE = (outcome(name) for name in ("fine", "hard_to_enforce", "remote"))
TIME_TO_PAY = 15
CAPS = (2_000, 10_000)
"""What may be collected on the spot without a reason, in fen, under the old law and the new."""
ANSWERS = (
    "paid",
    "payment",
    "collected",
    "collected_on_spot",
    "instalment",
    "add_fine",
    "demand",
    "demand_served",
    "court_apply",
    "enforce",
    "annulled",
)


class Dues:
    """The penalty cases of a block, judged."""

    def __init__(self, block: Block, today: np.datetime64) -> None:
        self.block, self.today = block, today
        self.view = View(block, today)
        penalty = block.act("penalty")
        assert penalty.outcome is not None and penalty.amount is not None
        self.fined = self.view.has("penalty") & (penalty.outcome == FINE)
        self.fine = np.where(self.fined, penalty.amount, -1)
        served = self.view.day("served")
        self.due = rolled(served + np.timedelta64(TIME_TO_PAY, "D"))

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule that is law today; two came with the new law."""
        yield from (self._unpursued(), self._above(), self._collected())
        if self.today >= NEW_LAW:
            yield from (self._during(), self._cash())

    def _unpursued(self) -> Verdict:
        answered = self.view.has(*ANSWERS)
        today = np.full(len(self.view), self.today)
        return Verdict(
            PACK + "fine-unpursued",
            self.fined,
            ~answered & (self.due < today),
            {"Due": self.due, "Late": days(self.due, today)},
            {"the service of the decision is not recorded": ~answered & absent(self.due)},
        )

    def _charged(self, column: str) -> tuple[Numbers, Marks]:
        """The sum of a column of the additional fines, and where one of them lacks it."""
        total, lacking = self.view.full(0), np.zeros(len(self.view), dtype=bool)
        for act in self.view.acts("add_fine"):
            values = getattr(act, column)
            there = act.ts != NEVER
            total += np.where(there & (values >= 0), values, 0)
            lacking |= there & (values < 0)
        return total, lacking

    def _above(self) -> Verdict:
        added, lacking = self._charged("amount")
        unknown = self.fine < 0
        return Verdict(
            PACK + "additional-fine-over-fine",
            self.view.has("add_fine"),
            ~unknown & (added > self.fine),
            {"Added": Money(added), "Fine": Money(self.fine)},
            {
                "the fine's amount is not recorded": unknown,
                "the additional fine's amount is not recorded": lacking & ~unknown,
            },
        )

    def _during(self) -> Verdict:
        """Review and suit, each from the day it was asked for to the day it was over."""
        view = self.view
        last = np.full(len(view), NAT)
        for act in view.acts("add_fine"):
            last = np.fmax(last, civil_date(moments(act.ts)))
        pending, old = view.full(0), np.zeros(len(view), dtype=bool)
        for begin, ends in (
            ("review_applied", ("review_rejected", "review_served")),
            ("sued", ("suit_ended",)),
        ):
            begun, over = view.day(begin), last
            for end in ends:
                over = np.fmin(over, view.day(end))
            old |= begun < NEW_LAW
            pending += _overlap(np.where(begun >= NEW_LAW, begun, NAT), over, self.due)
        charged, lacking = self._charged("qty")
        lawful = days(self.due, last) - pending
        unserved = absent(self.due)
        return Verdict(
            PACK + "additional-fine-during-review",
            view.has("add_fine") & view.has("review_applied", "sued"),
            (pending > 0) & ~unserved & (charged > lawful),
            {"Billed": charged, "Lawful": lawful, "Pending": pending},
            {
                "the days charged are not recorded": lacking & ~unserved & ~old,
                "the service of the decision is not recorded": unserved & ~old,
                "review or suit began before the law spoke of it": old,
            },
        )

    def _collected(self) -> Verdict:
        view = self.view
        act = self.block.act("collected_on_spot")
        assert act.amount is not None and act.outcome is not None
        ordinary = self.block.procedure == ORDINARY
        excused = (act.outcome == REMOTE) | ((act.outcome == HARD) & ~ordinary)
        new = view.day("collected_on_spot") >= NEW_LAW
        cap = np.where(ordinary, 0, np.where(new, CAPS[1], CAPS[0]))
        return Verdict(
            PACK + "collected-on-spot",
            view.has("collected_on_spot"),
            ~excused & (act.amount > cap),
            {"Collected": Money(act.amount), "Cap": Money(cap)},
            {"the amount collected is not recorded": ~excused & (act.amount < 0)},
        )

    def _cash(self) -> Verdict:
        view = self.view
        landed = view.day("landed")
        start = np.where(absent(landed), view.day("collected_on_spot"), landed)
        clock = reckon(
            start,
            view.full(2),
            in_working_days(len(view)),
            view.days("handed_in"),
            self.today,
            in_force=start >= NEW_LAW,
        )
        return Verdict(
            PACK + "cash-kept",
            view.has("collected_on_spot"),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"collected before the limit was in working days": ~clock.there},
        )


def _overlap(begun: Dates, over: Dates, due: Dates) -> Numbers:
    """The days after `due` from `begun` to `over`, both of them counted; 0 where there are none."""
    first = np.maximum(begun, due + np.timedelta64(1, "D"))
    found = days(first, over) + 1
    return np.where(absent(first) | absent(over) | (found < 0), 0, found)
