"""Days counted one by one, and a limit walked through from day to day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, timezone
from functools import cache

import chinese_calendar

CHINA = timezone(timedelta(hours=8))
DAY = timedelta(days=1)


@cache
def works(day: date) -> bool:
    return bool(chinese_calendar.is_workday(day))


def civil(moment: datetime) -> date:
    return moment.astimezone(CHINA).date()


def span(a: date, b: date) -> list[date]:
    """The days in (a, b]."""
    return [a + n * DAY for n in range(1, (b - a).days + 1)]


def wd(a: date, b: date) -> int:
    return sum(map(works, span(a, b))) if a <= b else -sum(map(works, span(b, a)))


def roll(day: date) -> date:
    while not works(day):
        day += DAY
    return day


class Clock:
    """One limit, walked through day by day: a day counts unless it is at rest or paused."""

    def __init__(
        self,
        start: date,
        n: int,
        unit: str,
        ends: list[date],
        today: date,
        *,
        pauses: Sequence[tuple[date, date | None]] = (),
        extended: date | None = None,
        more: int = 0,
    ) -> None:
        self.unit, self.start = unit, start
        later = [end for end in ends if end >= start]
        self.ended = min(later) if later else None
        self.until = self.ended or today
        self.paused: set[date] = set()
        for begin, end in pauses:
            self.paused |= set(span(max(begin, start), min(end or self.until, self.until)))
        self.due, self.added = self._walk(n), 0
        if extended is not None and extended <= self.due:
            self.added = more
            self.due = self._walk(n + more)
        self.n = n

    def counts(self, day: date) -> bool:
        return day not in self.paused and (self.unit == "cd" or works(day))

    def used(self, day: date) -> int:
        return sum(map(self.counts, span(self.start, day)))

    def _walk(self, n: int) -> date:
        day = self.start
        while n > 0:
            day += DAY
            n -= self.counts(day)
        return roll(day) if self.unit == "cd" else day
