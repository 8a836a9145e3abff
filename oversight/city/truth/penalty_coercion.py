"""What is true of compulsory measures and of publication: ten rules of cn.penalty."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from oversight.city.block import NEVER, PROCEDURES, Act, Block, outcome
from oversight.city.text import looked_up
from oversight.city.truth.clock import Limit, in_working_days, reckon
from oversight.city.truth.count import (
    Dates,
    Marks,
    Moments,
    Numbers,
    absent,
    civil_date,
    days,
    rolled,
    workday_after,
    workdays,
)
from oversight.city.truth.verdict import Figures, Verdict
from oversight.city.truth.view import View, moments

PACK = "cn.penalty/"
NEW_LAW = np.datetime64("2021-07-15", "D")
DAY = np.timedelta64(1, "D")
HOUR = 3600.0


class Coercion:
    """The compulsory measures and the publications of a block of penalty cases, judged."""

    def __init__(self, block: Block, today: np.datetime64) -> None:
        self.block, self.today = block, today
        self.view = View(block, today)

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule that is law today; one came with the new law."""
        yield from (self._extension(), self._document(), self._emergency(), self._freeze())
        yield from (self._demand(), self._court_early(), self._court_late(), self._demolished())
        yield self._published()
        if self.today >= NEW_LAW:
            yield self._annulled()

    def _rows(self, *marks: Marks) -> tuple[Marks, Numbers]:
        """Whether any of the rows stands, and how many do."""
        return np.any(marks, axis=0), np.sum(marks, axis=0)

    def _extension(self) -> Verdict:
        view = self.view
        extended, approved = view.day("extend_seize"), view.day("extend_approved")
        unapproved = absent(approved) | (approved > extended)
        untold = ~view.has("extend_notified")
        flagged, rows = self._rows(unapproved, untold)
        several = view.has("extend") & view.has("extend_approved")
        told = view.has("extend") & view.has("extend_notified")
        return Verdict(
            PACK + "seizure-extension-unapproved",
            view.has("extend_seize"),
            flagged,
            {
                "Extended": extended,
                "Lacking": looked_up(["approval", "notice"], np.where(unapproved, 0, 1)),
            },
            {"the limit of the case was extended too": several | told},
            rows=rows,
        )

    def _document(self) -> Verdict:
        view = self.view
        seized, handed = view.day("seize"), view.day("seize_doc")
        away = view.block.act("seize").outcome
        assert away is not None
        not_there = away == outcome("party_absent")
        lacking = ~(handed == seized)
        return Verdict(
            PACK + "seizure-without-document",
            view.has("seize"),
            lacking & ~not_there,
            {"Seized": seized},
            {"the party was absent": not_there & lacking},
        )

    def _emergency(self) -> Verdict:
        view = self.view
        urgent, approved = view.first("urgent_seize"), view.first("approved")
        end = (self.today + DAY).astype("datetime64[s]")
        late = (approved < urgent) | absent(approved)
        until = np.where(late, end, approved)
        due = urgent + np.timedelta64(24, "h")
        gap = days(civil_date(urgent), civil_date(approved))
        unsure = (_midnight(urgent) | _midnight(approved)) & ~absent(approved) & (gap == 1)
        at_once = ~absent(approved) & (civil_date(approved) <= civil_date(urgent))
        hours = (until - due).astype("timedelta64[s]").astype(np.int64) / HOUR
        return Verdict(
            PACK + "emergency-unreported",
            view.has("urgent_seize"),
            (until > due) & ~at_once & ~unsure,
            {"Due": _local(due), "Late": Figures(hours)},
            {"only the day is recorded, not the hour": unsure},
        )

    def _freeze(self) -> Verdict:
        view = self.view
        frozen, delivered = view.day("freeze"), view.day("freeze_delivered")
        clock = self._working(frozen, 3, "freeze_delivered")
        misdated = delivered < frozen
        return Verdict(
            PACK + "freeze-undelivered",
            view.has("freeze"),
            clock.passed & ~misdated,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"the delivery is dated before the freeze": misdated},
        )

    def _working(self, start: Dates, n: int, end: str, since: np.datetime64 | None = None) -> Limit:
        view = self.view
        units = in_working_days(len(view))
        force = None if since is None else start >= since
        return reckon(start, view.full(n), units, view.days(end), self.today, in_force=force)

    def _demand(self) -> Verdict:
        view = self.view
        demanded = np.fmin(view.first("demand"), view.first("demand_served"))
        court, enforced = view.first("court_apply"), self._forced()
        marks, moment = [], []
        for first in (court, enforced):
            late = absent(demanded) | (civil_date(demanded) > civil_date(first))
            marks.append(~absent(first) & late)
            moment.append(first)
        flagged, rows = self._rows(*marks)
        of_court = marks[0]
        same = (court == demanded) | (enforced == demanded)
        return Verdict(
            PACK + "enforced-without-demand",
            ~absent(court) | ~absent(enforced),
            flagged,
            {
                "Act": looked_up(["court_apply", "enforce"], np.where(of_court, 0, 1)),
                "Day": civil_date(np.where(of_court, *moment)),
            },
            {"demand and enforcement bear the same time": same},
            rows=rows,
        )

    def _forced(self) -> Moments:
        """When it was enforced, other than by removing something at once."""
        found = np.full(len(self.view), np.datetime64("NaT", "s"))
        for act in self.view.acts("enforce"):
            found = np.fmin(found, _unless(act, "immediate_removal"))
        return found

    def _court_early(self) -> Verdict:
        view = self.view
        served, applied = view.day("demand_served"), view.day("court_apply")
        due = workday_after(served, 10)
        return Verdict(
            PACK + "court-before-demand-ran-out",
            view.has("court_apply") & view.has("demand", "demand_served"),
            applied <= due,
            {"Due": due, "Applied": applied},
            {"the service of the demand is not recorded": absent(served)},
        )

    def _court_late(self) -> Verdict:
        view = self.view
        ends, applied, paid = view.day("remedy_end"), view.day("court_apply"), view.day("paid")
        due = rolled(_three_months(ends))
        until = np.where(applied >= ends, applied, self.today)
        instalments = view.has("instalment")
        return Verdict(
            PACK + "court-too-late",
            view.has("remedy_end", "court_apply"),
            (until > due) & ~(paid <= due) & ~instalments,
            {"Due": due, "Late": days(due, until)},
            {
                "payment by instalments was allowed": instalments,
                "the end of the remedy period is not recorded": absent(ends) & ~instalments,
            },
        )

    def _demolished(self) -> Verdict:
        view = self.view
        ends = view.day("remedy_end")
        torn = np.full(len(view), np.datetime64("NaT", "s"))
        for act in view.acts("demolish"):
            torn = np.fmin(torn, _unless(act, "consent", "danger"))
        day = civil_date(torn)
        return Verdict(
            PACK + "demolished-too-early",
            ~absent(torn),
            day < ends,
            {"Demolished": day, "Ends": ends},
            {
                "demolished on the day on which the remedies ended": day == ends,
                "the end of the remedy period is not recorded": absent(ends),
            },
        )

    def _published(self) -> Verdict:
        view = self.view
        ordinary = self.block.procedure == PROCEDURES.index("ordinary")
        missing = self.block.procedure < 0
        clock = self._working(view.day("penalty"), 7, "published")
        return Verdict(
            PACK + "not-published",
            view.has("penalty") & (ordinary | missing),
            clock.passed & ordinary,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"the procedure is not recorded": missing},
        )

    def _annulled(self) -> Verdict:
        view = self.view
        annulled, withdrawn = view.day("annulled"), view.day("unpublished")
        clock = self._working(annulled, 3, "unpublished", NEW_LAW)
        return Verdict(
            PACK + "annulled-still-public",
            view.has("annulled") & view.has("published") & ~(withdrawn < annulled),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"annulled before the limit was law": ~clock.there},
        )


def _unless(act: Act, *outcomes: str) -> Moments:
    """When the act was done with another outcome than these."""
    assert act.outcome is not None
    excused = np.isin(act.outcome, [outcome(name) for name in outcomes])
    return moments(np.where(excused, NEVER, act.ts))


def _midnight(ts: Moments) -> Marks:
    """A moment at midnight to the second, as a date without a time is read."""
    midnight: NDArray[np.bool_] = ts == civil_date(ts).astype("datetime64[s]")
    return midnight


def _three_months(day: Dates) -> Dates:
    """The same day of the third month after, or the last of that month."""
    there = np.where(absent(day), np.datetime64("2021-01-01", "D"), day)
    month = there.astype("datetime64[M]")
    within = (there - month.astype("datetime64[D]")).astype(np.int64)
    later = month + np.timedelta64(3, "M")
    last = (later + np.timedelta64(1, "M")).astype("datetime64[D]") - DAY
    found = np.minimum(later.astype("datetime64[D]") + within, last)
    return np.where(absent(day), np.datetime64("NaT", "D"), found)


def _local(ts: Moments) -> pa.Array:
    """Moments as they stand in facts, with the offset of China."""
    words = pc.strftime(pa.array(ts.astype("datetime64[s]")), format="%Y-%m-%dT%H:%M:%S")
    return pc.binary_join_element_wise(words, "+08:00", "")
