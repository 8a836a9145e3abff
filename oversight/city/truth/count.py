"""Counting days for the truth, with numpy's business days and a calendar of its own."""

from __future__ import annotations

from datetime import date, timedelta
from typing import cast

import chinese_calendar
import numpy as np
from numpy.typing import NDArray

Dates = NDArray[np.datetime64]
"""Days, `NaT` where there is none."""
Moments = NDArray[np.datetime64]
"""Civil seconds in China, `NaT` where there is none."""
Numbers = NDArray[np.int64]
Marks = NDArray[np.bool_]

FIRST = date(2016, 1, 1)
LAST = date(2023, 12, 31)
_DUMMY = np.datetime64("2020-01-06", "D")


def rest_days() -> list[date]:
    """Every day from 2016 to 2023 on which China rests, asked day by day."""
    every = (FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1))
    return [day for day in every if not chinese_calendar.is_workday(day)]


def calendar() -> np.busdaycalendar:
    """All seven days of the week are business days, except the days of rest."""
    return np.busdaycalendar(
        weekmask="1111111", holidays=np.array(rest_days(), dtype="datetime64[D]")
    )


CHINA = calendar()


def absent(days: Dates) -> Marks:
    """Where there is no day."""
    return cast(Marks, np.isnat(days))


def civil_date(moments: Moments) -> Dates:
    """The civil date of each moment."""
    return moments.astype("datetime64[D]")


def filled(days: Dates) -> Dates:
    """The days with some day in place of `NaT`, for functions that know no `NaT`."""
    return np.where(absent(days), _DUMMY, days)


def workday_after(days: Dates, n: Numbers | int) -> Dates:
    """The n-th working day after each day (n > 0).

    >>> workday_after(np.array(["2021-03-01"], dtype="datetime64[D]"), 20)
    array(['2021-03-29'], dtype='datetime64[D]')
    """
    count = np.broadcast_to(np.asarray(n), days.shape)
    found = np.busday_offset(filled(days), count, roll="backward", busdaycal=CHINA)
    return np.where(absent(days), np.datetime64("NaT", "D"), found)


def workdays(start: Dates, end: Dates) -> Numbers:
    """Working days in (start, end]; negative where `end` is earlier; 0 without both days.

    >>> a, b = np.array(["2021-09-30", "2021-10-09"], dtype="datetime64[D]").reshape(2, 1)
    >>> int(workdays(a, b)[0]), int(workdays(b, a)[0])
    (2, -2)
    """
    day = np.timedelta64(1, "D")
    a, b = filled(start), filled(end)
    low, high = np.minimum(a, b), np.maximum(a, b)
    counted = np.busday_count(low + day, high + day, busdaycal=CHINA)
    counted = np.where(b < a, -counted, counted)
    return np.where(absent(start) | absent(end), 0, counted)


def days(start: Dates, end: Dates) -> Numbers:
    """Calendar days in (start, end]; 0 without both days."""
    return np.where(absent(start) | absent(end), 0, (filled(end) - filled(start)).astype(np.int64))


def rolled(day: Dates) -> Dates:
    """The day, or the first working day after it where it is a day of rest."""
    found = np.busday_offset(filled(day), 0, roll="forward", busdaycal=CHINA)
    return np.where(absent(day), np.datetime64("NaT", "D"), found)
