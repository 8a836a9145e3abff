"""What is true of the proceedings of penalty cases: filing, hearing, review, double fines.

One rule looks beyond one case, at the fines on one party. What it needs of each block is kept, and
judged when all blocks are in.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from oversight.city.block import NOTHING, PROCEDURES, Act, Block, Codes, outcome
from oversight.city.people import KINDS
from oversight.city.tables import DIGITS, PREFIX
from oversight.city.text import numbered
from oversight.city.truth.clock import Extension, in_working_days, reckon
from oversight.city.truth.count import (
    CHINA,
    Dates,
    Marks,
    Moments,
    absent,
    civil_date,
    filled,
    workdays,
)
from oversight.city.truth.verdict import Money, Verdict
from oversight.city.truth.view import View, moments

PACK = "cn.penalty/"
NEW_LAW = np.datetime64("2021-07-15", "D")
LEAD_LAW = np.datetime64("2019-04-01", "D")
SUMMARY, ORDINARY = (PROCEDURES.index(name) for name in ("summary", "ordinary"))
PERSON = KINDS.index("person")
LARGE_FEN = (1_000_000, 10_000_000)
"""Sums that give a person, and an organisation, a right to a hearing."""
FINE, CONFISCATION, STOP = (outcome(n) for n in ("fine", "confiscation", "order_to_stop"))
WEIGHTY = [outcome("complex"), outcome("major")]
YEARS = 2
BACK = 7


class Review:
    """The penalty cases of a block, judged one by one."""

    def __init__(self, block: Block, party_kind: Codes, today: np.datetime64) -> None:
        self.block, self.today = block, today
        self.view = View(block, today)
        self.kind = np.where(block.party < 0, NOTHING, party_kind[block.party])
        self.penalty = block.act("penalty")
        self.decided = self.view.day("penalty")
        assert self.penalty.outcome is not None and self.penalty.amount is not None
        self.what, self.amount = self.penalty.outcome, self.penalty.amount
        self.longer = self.view.has("penalty") & (block.procedure != SUMMARY)
        weight = block.act("filed").outcome
        assert weight is not None
        filed = self.view.has("filed")
        self.weighty = filed & np.isin(weight, WEIGHTY)
        self.weighed = filed & (weight >= 0)

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule that is law today; two came with the new law."""
        yield from (self._lead(), self._untold(), self._unreviewed(), self._undiscussed())
        yield from (self._heavier(), self._limitation())
        if self.today >= NEW_LAW:
            yield from (self._unfiled(), self._short_notice())

    def _lead(self) -> Verdict:
        view = self.view
        lead = view.day("lead")
        clock = reckon(
            lead,
            view.full(15),
            in_working_days(len(view)),
            [*view.days("filed"), *view.days("not_filed")],
            self.today,
            extension=Extension(view.day("extend_filing"), view.full(15)),
            in_force=lead >= LEAD_LAW,
        )
        return Verdict(
            PACK + "filing-undecided",
            view.has("lead"),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"the lead is older than the limit": ~clock.there},
        )

    def _unfiled(self) -> Verdict:
        """A filing on a later day than the decision is none."""
        filed = self.view.day("filed") <= self.decided
        ordinary = self.block.procedure == ORDINARY
        return Verdict(
            PACK + "not-filed",
            self.longer & (self.decided >= NEW_LAW),
            ordinary & ~filed,
            {"Decided": self.decided},
            {"the procedure is not recorded": ~ordinary & ~filed},
        )

    def _untold(self) -> Verdict:
        told = self.view.has("hearing_right_notice")
        money = np.isin(self.what, [FINE, CONFISCATION])
        sum_taken = np.where(money, self.amount, 0)
        large = sum_taken >= LARGE_FEN[1]
        for_person = sum_taken >= LARGE_FEN[0]
        entitled = (self.what == STOP) | large | (for_person & (self.kind == PERSON))
        return Verdict(
            PACK + "hearing-right-untold",
            self.longer,
            entitled & ~told,
            {"Decided": self.decided},
            {
                "the kind of penalty is not recorded": (self.what < 0) & ~told,
                "the amount is not recorded": money & (self.amount < 0) & ~told,
                "the party's kind is not recorded": for_person & (self.kind < 0) & ~told,
            },
        )

    def _short_notice(self) -> Verdict:
        view = self.view
        heard, notified = view.day("hearing"), view.day("hearing_notice")
        back = np.busday_offset(filled(heard), -BACK, roll="forward", busdaycal=CHINA)
        law = heard >= NEW_LAW
        none = absent(notified)
        return Verdict(
            PACK + "hearing-notice-late",
            view.has("hearing"),
            law & (notified > back),
            {"Due": back, "Notified": notified},
            {
                "no notice of the hearing is recorded": none,
                "held before the limit was in working days": ~law & ~none,
            },
        )

    def _unreviewed(self) -> Verdict:
        reviewed = self.view.has("legal_review")
        needed = self.weighty | self.view.has("hearing")
        return Verdict(
            PACK + "legal-review-missing",
            self.longer,
            needed & ~reviewed,
            {"Decided": self.decided},
            {"the weight of the case is not recorded": ~self.weighed & ~reviewed},
        )

    def _undiscussed(self) -> Verdict:
        discussed = self.view.day("collective") <= self.decided
        return Verdict(
            PACK + "not-discussed",
            self.longer,
            self.weighty & ~discussed,
            {"Decided": self.decided},
            {"the weight of the case is not recorded": ~self.weighed & ~discussed},
        )

    def _heavier(self) -> Verdict:
        view = self.view
        announced = self.block.act("prior_notice").amount
        assert announced is not None
        announced = np.where(view.has("prior_notice"), announced, NOTHING)
        known = self.amount >= 0
        return Verdict(
            PACK + "heavier-after-defence",
            view.has("penalty") & (self.what == FINE) & view.has("defence"),
            known & (announced >= 0) & (self.amount > announced),
            {"Intended": Money(announced), "Fine": Money(self.amount)},
            {
                "the intended fine is not recorded": announced < 0,
                "the fine's amount is not recorded": ~known & (announced >= 0),
            },
        )

    def _limitation(self) -> Verdict:
        """No act that a city of 2021 tells of ended under the law with its five years."""
        view = self.view
        found = view.day("discovered")
        due = years_later(view.day("act_end"), YEARS)
        return Verdict(
            PACK + "limitation-passed",
            view.has("penalty") & view.has("act_end"),
            found > due,
            {"Due": due, "Discovered": found},
            {"the discovery is not recorded": absent(found)},
        )


def years_later(day: Dates, years: int) -> Dates:
    """The same day so many years later; 28 February where that year has no 29th.

    >>> years_later(np.array(["2019-03-01", "2020-02-29"], dtype="datetime64[D]"), 2)
    array(['2021-03-01', '2022-02-28'], dtype='datetime64[D]')
    """
    month = day.astype("datetime64[M]")
    there = month + 12 * years
    last = (there + 1).astype("datetime64[D]") - np.timedelta64(1, "D")
    plain = there.astype("datetime64[D]") + (day - month.astype("datetime64[D]"))
    return np.where(plain > last, last, plain)


class Twice:
    """Fines for one act, over all cases. `case` is a case's own number throughout."""

    def __init__(self) -> None:
        self.rows: list[Codes] = []

    def add(self, block: Block) -> None:
        """Keep the fines of a block on acts whose last day is known."""
        view = View(block, np.datetime64("NaT", "D"))
        penalty = block.act("penalty")
        assert penalty.outcome is not None and block.place is not None
        decided: Moments = view.first("penalty")
        ended = civil_date(_last(view.acts("act_end"), len(view)))
        kept: Marks = view.has("penalty") & (penalty.outcome == FINE) & ~absent(ended)
        kept &= ~view.has("annulled") & (block.party >= 0)
        columns = (
            block.number + np.arange(len(block)),
            block.org,
            block.party,
            block.item,
            block.place,
            filled(ended).astype(np.int64),
            np.where(kept, decided, np.datetime64(0, "s")).astype(np.int64),
        )
        self.rows.append(np.stack([column[kept] for column in columns]).astype(np.int64))

    def verdict(self) -> tuple[Verdict, Codes, Codes]:
        """The verdict with the number and the organisation of each case."""
        empty = np.empty((7, 0), dtype=np.int64)
        case, org, party, item, place, day, ts = np.concatenate([empty, *self.rows], axis=1)
        order = np.lexsort((case, ts, day, place, item, party))
        first = np.ones(len(case), dtype=bool)
        same = [one[order][1:] == one[order][:-1] for one in (party, item, place, day)]
        first[1:] = ~np.all(same, axis=0)
        start = np.maximum.accumulate(np.where(first, np.arange(len(case)), 0))
        of = np.empty(len(case), dtype=np.int64)
        of[order] = case[order][start] if len(case) else case
        placed = place >= 0
        return (
            Verdict(
                PACK + "fined-twice",
                np.ones(len(case), dtype=bool),
                placed & (of != case),
                {
                    "First": numbered(PREFIX["penalty"], of, DIGITS),
                    "Day": day.astype("datetime64[D]"),
                },
                {"the place of the act is not recorded": ~placed & _others(party, item, day)},
            ),
            case,
            org,
        )


def _others(party: Codes, item: Codes, day: Codes) -> Marks:
    """Whether there is another fine of the same party, entry and day."""
    if not len(party):
        return np.zeros(0, dtype=bool)
    _, place, count = np.unique(
        np.stack([party, item, day]), axis=1, return_inverse=True, return_counts=True
    )
    found: Marks = count[place.ravel()] > 1
    return found


def _last(acts: list[Act], n: int) -> Moments:
    """The moment of the last of the acts."""
    found = np.full(n, np.datetime64("NaT", "s"))
    for act in acts:
        found = np.fmax(found, moments(act.ts))
    return found
