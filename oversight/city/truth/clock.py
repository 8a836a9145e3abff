"""Legal limits for the truth: when they end, over all cases at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from oversight.city.truth.count import (
    Dates,
    Marks,
    Numbers,
    absent,
    days,
    rolled,
    workday_after,
    workdays,
)

NAT = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Pause:
    """A span of each case that may not count: (start, end], `NaT` while open; `counts` where
    the law knows its kind and it is recorded for this clock or for all."""

    start: Dates
    end: Dates
    counts: Marks


@dataclass(frozen=True)
class Extension:
    """An extension of each case: its day (`NaT` for none) and the units it adds if in time."""

    day: Dates
    units: Numbers


@dataclass(frozen=True)
class Limit:
    """A limit of each case as it stands. `there`: the case has this clock at all.

    `until` is the day it ended, or today. `left` holds, for each pause, the units left when it
    began.
    """

    there: Marks
    start: Dates
    due: Dates
    ended: Dates
    until: Dates
    used: Numbers
    limit: Numbers
    extended: Numbers
    left: tuple[Numbers, ...]

    @property
    def passed(self) -> Marks:
        """The limit was exceeded: its end, or today, lies after the due day."""
        return self.there & (self.until > self.due)


@dataclass(frozen=True)
class Units:
    """Working days where `by_workday`, else calendar days; those roll off rest days."""

    by_workday: Marks

    def of(self, rows: Numbers) -> Units:
        """The units of some of the cases."""
        return Units(self.by_workday[rows])

    def between(self, start: Dates, end: Dates) -> Numbers:
        if self.by_workday.all():
            return workdays(start, end)
        if not self.by_workday.any():
            return days(start, end)
        return np.where(self.by_workday, workdays(start, end), days(start, end))

    def after(self, start: Dates, n: Numbers) -> Dates:
        plain = start + np.where(absent(start), 0, n)
        if not self.by_workday.any():
            return plain
        return np.where(self.by_workday, workday_after(start, n), plain)

    def rolled(self, day: Dates) -> Dates:
        return day if self.by_workday.all() else np.where(self.by_workday, day, rolled(day))


def in_working_days(n: int) -> Units:
    """Working days for all of n cases."""
    return Units(np.ones(n, dtype=bool))


def in_calendar_days(n: int) -> Units:
    """Calendar days for all of n cases."""
    return Units(np.zeros(n, dtype=bool))


def first_on_or_after(start: Dates, *ends: Dates) -> Dates:
    """The earliest of the days that does not lie before the start."""
    found = np.full(start.shape, NAT)
    for end in ends:
        found = np.fmin(found, np.where(end >= start, end, NAT))
    return found


def reckon(  # noqa: PLR0913
    start: Dates,
    n: Numbers,
    units: Units,
    stops: Sequence[Dates],
    today: np.datetime64,
    *,
    pauses: Sequence[Pause] = (),
    extension: Extension | None = None,
    in_force: Marks | None = None,
) -> Limit:
    """The limit of `n` units from `start`; a case without start, or with n < 0, has none.

    A pause that begins before the due day, as it then stands, moves it on by the units in
    (start, end] that no earlier pause took. An extension counts if it is dated on or before
    the due day as it stands without it.
    """
    there = ~absent(start) & (n >= 0)
    if in_force is not None:
        there &= in_force
    n = np.where(there, n, 0)
    ended = first_on_or_after(start, *stops)
    until = np.where(absent(ended), today, ended)
    spans = _spans(pauses, start, until)

    raw = _run(start, n, units, spans)
    extended = np.zeros(len(n), dtype=np.int64)
    if extension is not None:
        extended = np.where(extension.day <= units.rolled(raw), extension.units, 0)
        more = np.flatnonzero(extended)
        some = [(begin[more], end[more]) for begin, end in spans]
        raw[more] = _run(start[more], (n + extended)[more], units.of(more), some)
    made = extension.day if extension is not None else np.full(start.shape, NAT)
    return Limit(
        there,
        start,
        units.rolled(raw),
        ended,
        until,
        _used(start, until, units, spans),
        n + extended,
        extended,
        tuple(
            n
            + np.where(made <= pause.start, extended, 0)
            - _used(start, np.fmax(pause.start, start), units, spans)
            for pause in pauses
        ),
    )


def _spans(pauses: Sequence[Pause], start: Dates, until: Dates) -> list[tuple[Dates, Dates]]:
    """The pauses that count, cut to (start, until], the earlier first, without overlap.

    An open one runs to `until`. `NaT` where a case has none.
    """
    cut = []
    for pause in pauses:
        begin = np.fmax(pause.start, start)
        end = np.fmin(np.where(absent(pause.end), until, pause.end), until)
        none = ~pause.counts | absent(pause.start) | absent(start) | ~(end > begin)
        cut.append((np.where(none, NAT, begin), np.where(none, NAT, end)))
    if len(cut) < 2:
        return cut
    (begin1, end1), (begin2, end2) = cut
    swap = begin2 < begin1
    first = np.where(swap, begin2, begin1), np.where(swap, end2, end1)
    second = np.where(swap, begin1, begin2), np.where(swap, end1, end2)
    begin = np.where(first[1] > second[0], first[1], second[0])
    empty = ~(second[1] > begin)
    return [first, (np.where(empty, NAT, begin), np.where(empty, NAT, second[1]))]


def _run(start: Dates, n: Numbers, units: Units, spans: Sequence[tuple[Dates, Dates]]) -> Dates:
    """Where the n-th unit ends when the spans are left out, not rolled."""
    due = units.after(start, n)
    longer = n.copy()
    for begin, end in spans:
        moved = np.flatnonzero(begin < due)
        some = units.of(moved)
        longer[moved] += some.between(begin[moved], end[moved])
        due[moved] = some.after(start[moved], longer[moved])
    return due


def _used(start: Dates, day: Dates, units: Units, spans: Sequence[tuple[Dates, Dates]]) -> Numbers:
    """Units in (start, day] outside the spans."""
    used = units.between(start, day)
    for begin, end in spans:
        inside = np.flatnonzero(begin < day)
        cut = np.fmin(end[inside], day[inside])
        used[inside] -= units.of(inside).between(begin[inside], cut)
    return used
