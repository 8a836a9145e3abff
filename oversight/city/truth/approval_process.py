"""What is true of the course of approvals: corrections, receipts, extensions, joint handling,
first-level reviews, delivery, pauses, refusals and checks on site."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from oversight.city.block import KINDS, NEVER, NOBODY, Officers, Stop
from oversight.city.catalogue import Catalogue
from oversight.city.text import looked_up
from oversight.city.truth.approvals import DECISIONS, LAWFUL, PACK, Approvals
from oversight.city.truth.clock import Limit, in_working_days, reckon
from oversight.city.truth.count import Dates, Marks, Numbers, absent, civil_date, workdays
from oversight.city.truth.verdict import Verdict
from oversight.city.truth.view import moments

FIRST_REVIEW, DELIVERY, CHECKERS = 20, 10, 2
EXTENSION, JOINT_EXTENSION = 10, 15
NONE = np.iinfo(np.int64).max
"""Stands for a row that is not there: larger than any row that is."""


def least(rows: list[Numbers]) -> tuple[Numbers, Numbers]:
    """The smallest of the rows of each case, and how many different ones there are."""
    every = np.sort(np.stack(rows, axis=1), axis=1)
    new = every != NONE
    new[:, 1:] &= every[:, 1:] != every[:, :-1]
    return every[:, 0], np.maximum(new.sum(axis=1), 1)


def different(officers: Officers) -> Numbers:
    """How many different officers are named."""
    every = np.sort(officers, axis=1)
    new = every != NOBODY
    new[:, 1:] &= every[:, 1:] != every[:, :-1]
    found: Numbers = new.sum(axis=1)
    return found


def days_of(numbers: Numbers) -> Dates:
    """Day numbers as days."""
    return numbers.astype("datetime64[D]")


class Process:
    """The course of the approvals of a block, judged."""

    def __init__(self, approvals: Approvals, catalogue: Catalogue) -> None:
        self.approvals, self.catalogue = approvals, catalogue
        self.view, self.block, self.today = approvals.view, approvals.block, approvals.today

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule."""
        yield from (self._corrections(), self._receipt(), self._unapproved(), self._excessive())
        yield from (self._joint(), self._first_review(), self._delivery(), self._unannounced())
        yield from (self._overrun(), self._refusal(), self._site_check())

    def _numbered(self, *names: str) -> Marks:
        """Cases with one of the acts that bears a document number."""
        found = np.zeros(len(self.view), dtype=bool)
        for name in names:
            for act in self.view.acts(name):
                if act.numbered is not None:
                    found |= (act.ts != NEVER) & act.numbered
        return found

    # --- corrections and receipts ---

    def _corrections(self) -> Verdict:
        one, two = (act.ts for act in self.view.acts("correction_notice"))
        both = (one != NEVER) & (two != NEVER)
        return Verdict(
            PACK + "corrections-repeated",
            self.view.has("correction_notice"),
            both & (one != two),
            {
                "Notices": self.view.full(2),
                "First": civil_date(moments(np.minimum(one, two))),
                "Last": civil_date(moments(np.maximum(one, two))),
            },
            {"the notices bear the same time": both & (one == two)},
        )

    def _receipt(self) -> Verdict:
        view = self.view
        none = ~view.has("receipt_issued")
        written = self._numbered("accepted", "not_accepted")
        return Verdict(
            PACK + "receipt-not-issued",
            view.has("accepted", "not_accepted") & ~self.catalogue.instant[self.block.item],
            none & ~written,
            {"Answered": civil_date(np.fmin(view.first("accepted"), view.first("not_accepted")))},
            {"the answer has a document number": none & written},
        )

    # --- extensions ---

    def _unapproved(self) -> Verdict:
        view = self.view
        extended, approved = view.day("extend"), view.day("extend_approved")
        unapproved, untold = absent(approved), ~view.has("extend_notified")
        papered, late = self._numbered("extend"), approved > extended
        lacks = late | (unapproved & ~papered)
        mute = untold & ~papered
        return Verdict(
            PACK + "extension-unapproved",
            view.has("extend"),
            lacks | mute,
            {
                "Extended": extended,
                "Lacking": looked_up(["approval", "notice"], np.where(lacks, 0, 1)),
            },
            {"the extension has a document number": unapproved | untold},
            rows=np.maximum(lacks.astype(np.int64) + mute, 1),
        )

    def _excessive(self) -> Verdict:
        one, two = self.view.acts("extend")
        assert one.qty is not None and two.qty is not None
        first, second = one.ts != NEVER, two.ts != NEVER
        by = [
            np.where(there, np.maximum(qty, 0), 0)
            for there, qty in ((first, one.qty), (second, two.qty))
        ]
        same = first & second & (one.ts == two.ts)
        times = first.astype(np.int64) + second - same
        total = by[0] + np.where(same & (by[0] == by[1]), 0, by[1])
        most = np.where(self.approvals.joint, JOINT_EXTENSION, EXTENSION)
        unknown = (first & (one.qty < 0)) | (second & (two.qty < 0))
        return Verdict(
            PACK + "extension-excessive",
            first | second,
            (times > 1) | (total > most),
            {"Times": times, "Days": total, "Most": most},
            {"the length of the extension is not recorded": unknown},
        )

    # --- limits ---

    def _joint(self) -> Verdict:
        clock, joint = self.approvals.decide_joint, self.approvals.joint
        above = np.zeros(len(self.view), dtype=bool)
        assert self.block.parent is not None
        above[self.block.parent[self.block.parent >= 0]] = True
        unsaid = above & (self.block.procedure < 0)
        return Verdict(
            PACK + "joint-decision-overdue",
            self.view.has("accepted") & (joint | unsaid),
            joint & clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"whether the case is handled jointly is not recorded": clock.passed},
        )

    def _working_days(self, start: Dates, n: int, *ends: str, pausing: str | None = None) -> Limit:
        view = self.view
        return reckon(
            start,
            view.full(n),
            in_working_days(len(view)),
            [day for name in ends for day in view.days(name)],
            self.today,
            pauses=view.pauses(pausing, LAWFUL) if pausing else (),
        )

    def _first_review(self) -> Verdict:
        view = self.view
        start = np.fmin(view.day("accepted"), view.day("prelim_start"))
        ends = ("prelim_end", *DECISIONS, "withdrawn", "terminated")
        clock = self._working_days(start, FIRST_REVIEW, *ends, pausing="prelim")
        endless = view.has(*DECISIONS) & ~view.has("prelim_end")
        return Verdict(
            PACK + "first-review-overdue",
            view.has("prelim_start", "prelim_end"),
            clock.passed & ~endless,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {
                "the end of the first-level review is not recorded": clock.passed,
                "the beginning of the first-level review is not recorded": ~clock.there,
            },
        )

    def _delivery(self) -> Verdict:
        view = self.view
        clock = self._working_days(view.day("granted"), DELIVERY, "delivered")
        told = view.day("informed") <= clock.due
        return Verdict(
            PACK + "licence-undelivered",
            view.has("granted"),
            clock.passed & ~told,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"the applicant was told to collect the licence": clock.passed & told},
        )

    # --- pauses ---

    def _begun(self, stop: Stop) -> Numbers:
        """The day number on which a pause began."""
        return np.where(stop.start == NEVER, 0, stop.start // 86_400)

    def _paused(self) -> Marks:
        found: Marks = np.any([stop.start != NEVER for stop in self.block.stops], axis=0)
        return found

    def _unannounced(self) -> Verdict:
        lawful = np.array([name in LAWFUL for name in KINDS] + [False])
        rows, nameless = [], np.zeros(len(self.view), dtype=bool)
        for stop in self.block.stops:
            assert stop.promised is not None
            there = stop.start != NEVER
            duty = there & (stop.kind >= 0) & lawful[stop.kind]
            nameless |= there & (stop.kind < 0)
            untold = np.zeros_like(duty) if stop.notified is None else ~stop.notified
            for code, lacks in enumerate((stop.promised < 0, untold)):
                rows.append(np.where(duty & lacks, self._begun(stop) * 2 + code, NONE))
        row, count = least(rows)
        return Verdict(
            PACK + "pause-unannounced",
            self._paused(),
            row != NONE,
            {
                "Start": days_of(row // 2),
                "Lacking": looked_up(["length", "notice"], np.where(row == NONE, 0, row % 2)),
            },
            {"a pause has no kind": nameless},
            rows=count,
        )

    def _overrun(self) -> Verdict:
        rows, unsaid = [], np.zeros(len(self.view), dtype=bool)
        for stop in self.block.stops:
            assert stop.promised is not None
            there = stop.start != NEVER
            unsaid |= there & (stop.promised < 0)
            begun, ended = civil_date(moments(stop.start)), civil_date(moments(stop.end))
            taken = workdays(begun, np.where(absent(ended), self.today, ended))
            key = (self._begun(stop) * 1000 + stop.promised) * 1000 + taken
            over = there & (stop.promised >= 0) & (taken > stop.promised)
            rows.append(np.where(over, key, NONE))
        row, count = least(rows)
        return Verdict(
            PACK + "pause-overrun",
            self._paused(),
            row != NONE,
            {
                "Start": days_of(row // 1_000_000),
                "Announced": row // 1000 % 1000,
                "Taken": row % 1000,
            },
            {"the announced length is not recorded": unsaid},
            rows=count,
        )

    # --- refusals and checks ---

    def _refusal(self) -> Verdict:
        view = self.view
        why, where = ~view.has("reason_given"), ~view.has("remedy_notice")
        refused = self.block.act("refused")
        assert refused.kept is not None
        return Verdict(
            PACK + "refusal-unreasoned",
            view.has("refused"),
            (why | where) & ~refused.kept,
            {
                "Refused": view.day("refused"),
                "Lacking": looked_up(["reasons", "remedies"], np.where(why, 0, 1)),
            },
            {"the decision is on file, its text is not": why | where},
            rows=np.maximum(why.astype(np.int64) + where, 1),
        )

    def _site_check(self) -> Verdict:
        rows, nobody = [], np.zeros(len(self.view), dtype=bool)
        for act in self.view.acts("site_check"):
            assert act.officers is not None
            there, many = act.ts != NEVER, different(act.officers)
            nobody |= there & (many == 0)
            few = there & (many > 0) & (many < CHECKERS)
            rows.append(np.where(few, np.where(there, act.ts // 86_400, 0) * 4 + many, NONE))
        row, count = least(rows)
        return Verdict(
            PACK + "site-check-alone",
            self.view.has("site_check"),
            row != NONE,
            {"Day": days_of(row // 4), "Officers": row % 4},
            {"the records name no officer": nobody},
            rows=count,
        )
