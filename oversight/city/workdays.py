"""The working days of China, looked up for whole arrays of days at once.

The simulator keeps days as whole numbers (days since 1970-01-01) and looks them up in two
lists. The truth of the city (`oversight.city.truth`) counts on its own, with numpy's business
days, so that a mistake made here shows there.
"""

from __future__ import annotations

from datetime import date

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

Days = NDArray[np.int64]
"""Days since 1970-01-01, or a number of days."""

FIRST = date(2016, 1, 1)
LAST = date(2023, 12, 31)
EPOCH = date(1970, 1, 1)


def number(day: date) -> int:
    """The day as days since 1970-01-01.

    >>> number(date(2021, 1, 4))
    18631
    """
    return (day - EPOCH).days


class Workdays:
    """Counts and finds working days between 2016 and 2023, make-up days included.

    >>> days = Workdays()
    >>> int(days.after(np.array([number(date(2021, 3, 1))]), 20)[0]) == number(date(2021, 3, 29))
    True
    """

    def __init__(self) -> None:
        self.base = number(FIRST)
        length = number(LAST) - self.base + 1
        self.working = np.ones(length, dtype=bool)
        for rest in chinese_calendar.get_holidays(FIRST, LAST):
            self.working[number(rest) - self.base] = False
        self.ordinal: Days = np.cumsum(self.working, dtype=np.int64)
        self.days: Days = np.flatnonzero(self.working).astype(np.int64) + self.base

    def is_working(self, day: Days) -> NDArray[np.bool_]:
        """Whether each day is a working day."""
        return self.working[day - self.base]

    def between(self, start: Days, end: Days) -> Days:
        """Working days in (start, end]; negative where `end` is earlier."""
        return self.ordinal[end - self.base] - self.ordinal[start - self.base]

    def after(self, day: Days, n: Days | int) -> Days:
        """The n-th working day after each day; n < 0: before it; n = 0: the day itself."""
        count = np.broadcast_to(np.asarray(n, dtype=np.int64), day.shape)
        # Counting back from a rest day, the last working day before it is already the first.
        from_rest = (count < 0) & ~self.is_working(day)
        place = self.ordinal[day - self.base] + count - 1 + from_rest
        return np.where(count == 0, day, self.days[place])

    def on_or_after(self, day: Days) -> Days:
        """The day itself where it is a working day, else the next one."""
        return np.where(self.is_working(day), day, self.days[self.ordinal[day - self.base]])

    def on_or_before(self, day: Days) -> Days:
        """The day itself where it is a working day, else the last one before it."""
        return self.days[self.ordinal[day - self.base] - 1]

    def ago(self, day: Days, n: Days | int) -> Days:
        """The working day after which exactly n working days have passed by the end of `day`."""
        found: Days = self.days[self.ordinal[day - self.base] - 1 - n]
        return found
