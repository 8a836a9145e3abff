"""What is true of the penalty cases: the nine rules of cn.penalty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from oversight.city.block import (
    NEVER,
    NOBODY,
    NOTHING,
    OUTCOMES,
    PROCEDURES,
    Act,
    Block,
    Codes,
    kind,
    outcome,
)
from oversight.city.people import PER_ORG, Certificates
from oversight.city.text import looked_up
from oversight.city.truth.clock import (
    Extension,
    Limit,
    Units,
    in_calendar_days,
    in_working_days,
    reckon,
)
from oversight.city.truth.count import Dates, Marks, Numbers, absent, civil_date, days, workdays
from oversight.city.truth.verdict import Money, Verdict
from oversight.city.truth.view import View, moments, named

PACK = "cn.penalty/"
NEW_LAW = np.datetime64("2021-07-15", "D")
OLD_HEARING_LAW = np.datetime64("2018-01-01", "D")
"""The first day from which the old limit for asking for a hearing is on file."""
SEIZURE_LAW = np.datetime64("2012-01-01", "D")
TESTS = frozenset({"testing", "inspection", "quarantine", "appraisal"})
OFFICERS = 2
CAPS = {"old": (50, 1000), "new": (200, 3000)}
"""In yuan, on a person and on an organisation."""


class Register:
    """Who was certified when: spans of each officer, in a padded table."""

    def __init__(self, certificates: Certificates) -> None:
        officer = certificates.officer
        count = np.bincount(officer, minlength=(officer.max() // PER_ORG + 1) * PER_ORG)
        self.start = np.full((len(count), count.max()), np.datetime64("NaT", "D"))
        self.end = self.start.copy()
        order = np.argsort(officer, kind="stable")
        place = np.arange(len(officer)) - np.repeat(np.cumsum(count) - count, count)
        self.start[officer[order], place] = certificates.valid_from[order].astype("datetime64[D]")
        endless = certificates.valid_to == NEVER
        end = np.where(endless, 10**6, certificates.valid_to).astype("datetime64[D]")
        self.end[officer[order], place] = end[order]

    def valid(self, officer: Codes, day: Dates) -> Marks:
        """Whether the officer of each case held a certificate on its day."""
        known = np.where(officer < 0, 0, officer)
        held = (self.start[known] <= day[:, None]) & (day[:, None] <= self.end[known])
        return (officer >= 0) & held.any(axis=1)


class Penalties:
    """The penalty cases of a block, judged."""

    def __init__(
        self, block: Block, register: Register, party_kind: Codes, today: np.datetime64
    ) -> None:
        self.block, self.register, self.today = block, register, today
        self.kind = np.where(block.party < 0, NOTHING, party_kind[block.party])
        self.view = View(block, today)
        self.decided = self.view.day("penalty")

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule that is law today; three came with the new law."""
        yield from (self._officers_few(), self._over_cap(), self._no_notice())
        yield from (self._hearing_cut(), self._reviewed_after(), self._seized())
        if self.today >= NEW_LAW:
            yield from (self._decision_overdue(), self._preserved(), self._not_served())

    # --- limits ---

    def _limit(
        self, start: Dates, n: int, units: Units, ends: tuple[str, ...], since: np.datetime64
    ) -> Limit:
        view = self.view
        stops = [day for name in ends for day in view.days(name)]
        return reckon(start, view.full(n), units, stops, self.today, in_force=start >= since)

    def _extension(self, name: str) -> Extension:
        return Extension(self.view.day(name), self.view.full(30))

    def _decision_overdue(self) -> Verdict:
        view = self.view
        filed = view.day("filed")
        ends = ("penalty", "no_penalty", "transferred", "withdrawn")
        clock = reckon(
            filed,
            view.full(90),
            in_calendar_days(len(view)),
            [day for name in ends for day in view.days(name)],
            self.today,
            extension=self._extension("extend"),
            in_force=filed >= NEW_LAW,
        )
        return Verdict(
            PACK + "decision-overdue",
            view.has("filed"),
            clock.passed,
            {"Due": clock.due, "Late": days(clock.due, clock.until)},
            {"filed before the 90-day limit was law": ~clock.there},
        )

    def _preserved(self) -> Verdict:
        start = self.view.day("preserve")
        clock = self._limit(start, 7, self._working(), ("disposal",), NEW_LAW)
        return Verdict(
            PACK + "preserved-too-long",
            self.view.has("preserve"),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"preserved before the limit was in working days": ~clock.there},
        )

    def _not_served(self) -> Verdict:
        clock = self._limit(self.decided, 7, self._working(), ("served",), NEW_LAW)
        return Verdict(
            PACK + "not-served",
            self.view.has("penalty"),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"decided before the limit was in working days": ~clock.there},
        )

    def _seized(self) -> Verdict:
        view, block = self.view, self.block
        seized = view.day("seize")
        clock = reckon(
            seized,
            view.full(30),
            in_calendar_days(len(view)),
            [day for name in ("release", "confiscate", "dispose") for day in view.days(name)],
            self.today,
            pauses=view.pauses("seize", TESTS),
            extension=self._extension("extend_seize"),
            in_force=seized >= SEIZURE_LAW,
        )
        endless = np.zeros(len(view), dtype=bool)
        for stop in block.stops:
            endless |= (stop.start != NEVER) & (stop.end == NEVER) & (stop.kind == kind("testing"))
        reason = "a testing period has no end date though the seizure ended"
        return Verdict(
            PACK + "seized-too-long",
            view.has("seize"),
            clock.passed,
            {"Due": clock.due, "Late": days(clock.due, clock.until)},
            {reason: endless & clock.there & ~absent(clock.ended)},
        )

    def _working(self) -> Units:
        return in_working_days(len(self.view))

    # --- officers ---

    def _certified(self, act: Act) -> tuple[Marks, Numbers, Dates]:
        """Whether the act names anybody, how many of them were certified, and its day."""
        officers = act.officers
        assert officers is not None
        day = civil_date(moments(act.ts))
        there = act.ts != NEVER
        number = np.zeros(len(self.view), dtype=np.int64)
        for place in range(3):
            one = officers[:, place]
            new = one != NOBODY
            for earlier in range(place):
                new &= one != officers[:, earlier]
            number += new & there & self.register.valid(one.astype(np.int64), day)
        return there & named(officers), number, day

    def _officers_few(self) -> Verdict:
        """Visits in the order in which their rows stand: by act, then by day."""
        view = self.view
        acts = [act for name in ("inquire", "inspect", "scene") for act in view.acts(name)]
        nobody = np.zeros(len(view), dtype=bool)
        few, number, day = [], [], []
        for act in acts:
            who, certified, on = self._certified(act)
            nobody |= (act.ts != NEVER) & ~who
            few.append(who & (certified < OFFICERS))
            number.append(certified)
            day.append(on)
        first = np.stack(few, axis=1).argmax(axis=1)
        case = np.arange(len(view))
        return Verdict(
            PACK + "officers-few",
            view.has("inspect", "inquire", "scene"),
            np.any(few, axis=0),
            {
                "Act": looked_up([act.name for act in acts], first),
                "Day": np.stack(day, axis=1)[case, first],
                "Certified": np.stack(number, axis=1)[case, first],
            },
            {"the records name no officer": nobody},
            rows=np.sum(few, axis=0),
        )

    # --- on the spot ---

    def _over_cap(self) -> Verdict:
        block, act = self.block, self.block.act("penalty")
        assert act.outcome is not None and act.amount is not None
        fined = act.outcome == outcome("fine")
        other = ~fined & (act.outcome >= 0) & (act.outcome != outcome("warning"))
        row = np.where(self.kind < 0, 0, self.kind)
        cap = np.where(
            self.decided >= NEW_LAW, np.array(CAPS["new"])[row], np.array(CAPS["old"])[row]
        )
        cap = np.where(self.kind < 0, 0, cap) * 100
        known = self.kind >= 0
        return Verdict(
            PACK + "summary-over-cap",
            self.view.has("penalty") & (block.procedure == PROCEDURES.index("summary")),
            (fined & known & (act.amount > cap)) | other,
            {
                "Kind": looked_up(OUTCOMES, act.outcome),
                "Fine": Money(np.where(act.amount < 0, 0, act.amount)),
                "Cap": Money(cap),
            },
            {
                "the party's kind is not recorded": fined & ~known & (act.amount >= 0),
                "the fine's amount is not recorded": fined & (act.amount < 0),
                "the kind of penalty is not recorded": act.outcome < 0,
            },
        )

    # --- notice, hearing, review ---

    def _no_notice(self) -> Verdict:
        ordinary = self.block.procedure == PROCEDURES.index("ordinary")
        missing = self.block.procedure < 0
        return Verdict(
            PACK + "no-prior-notice",
            self.view.has("penalty") & (ordinary | missing),
            ordinary & ~self.view.has("prior_notice"),
            {"Decided": self.decided},
            {"the procedure is not recorded": missing},
        )

    def _hearing_cut(self) -> Verdict:
        view = self.view
        told = view.day("hearing_right_notice")
        new = told >= NEW_LAW
        clock = reckon(
            told,
            np.where(new, 5, 3),
            Units(new),
            view.days("hearing_request"),
            self.today,
            in_force=told >= OLD_HEARING_LAW,
        )
        return Verdict(
            PACK + "hearing-cut-short",
            view.has("hearing_right_notice") & view.has("penalty"),
            clock.there
            & ~view.has("hearing_waived", "hearing_request")
            & (self.decided <= clock.due),
            {"Due": clock.due, "Decided": self.decided},
            {"no limit for the request was in force": ~clock.there},
        )

    def _reviewed_after(self) -> Verdict:
        view = self.view
        reviewed = view.day("legal_review")
        return Verdict(
            PACK + "review-after-decision",
            view.has("legal_review") & view.has("penalty"),
            reviewed > self.decided,
            {"Decided": self.decided, "Reviewed": reviewed},
            {
                "review and decision bear the same time": view.first("legal_review")
                == view.first("penalty")
            },
        )
