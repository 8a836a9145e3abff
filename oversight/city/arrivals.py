"""When cases arrive: by day of the year, by weekday, by hour."""

from __future__ import annotations

from datetime import date

import numpy as np
from numpy.typing import NDArray

from oversight.city.block import DAY, Flags, Seconds
from oversight.city.workdays import Days, Workdays, number

OPENING = date(2021, 1, 4)
"""The first day of the records."""

WEEKDAY = (1.18, 1.08, 1.0, 0.98, 0.84, 0.55, 0.5)
"""How busy a working day is, Monday first; a make-up Saturday or Sunday is quiet."""

MORNING, AFTERNOON, EVENING = (9 * 3600, 11 * 3600 + 2400), (13 * 3600 + 1800, 17 * 3600), 18 * 3600
LATEST = 23 * 3600
TURN = 2400
"""The longest time, in seconds, between two acts done one right after the other."""


def arrival_days(
    rng: np.random.Generator, workdays: Workdays, cases: int, last: date, *, at_rest: float
) -> Days:
    """The day each case arrives, in order. `at_rest`: how busy a rest day is."""
    days = np.arange(number(OPENING), number(last) + 1, dtype=np.int64)
    weight = np.array(WEEKDAY)[(days + 3) % 7]
    weight = np.where(workdays.is_working(days), weight, at_rest)
    season = 1.0 + 0.12 * np.sin((days - days[0]) / 365.0 * 2 * np.pi - 1.0)
    festival = number(date(2021, 2, 12))
    season *= np.where(np.abs(days - festival) < 9, 0.6, 1.0)
    share = weight * season
    return np.sort(rng.choice(days, cases, p=share / share.sum()))


def office_time(rng: np.random.Generator, count: int) -> Seconds:
    """Seconds of the day within office hours; the morning is a little busier."""
    u = rng.random(count)
    morning = u < 0.55
    within = np.where(morning, u / 0.55, (u - 0.55) / 0.45)
    start = np.where(morning, MORNING[0], AFTERNOON[0])
    length = np.where(morning, MORNING[1] - MORNING[0], AFTERNOON[1] - AFTERNOON[0])
    return start + (within * length).astype(np.int64)


def evening_time(rng: np.random.Generator, count: int) -> Seconds:
    """Seconds of the day after office hours."""
    return rng.integers(EVENING, LATEST, count)


def stamp(rng: np.random.Generator, day: Days, after: Seconds | None = None) -> Seconds:
    """A time on each day, in office hours, and later than `after` where that is the same day."""
    ts = day * DAY + office_time(rng, len(day))
    if after is None:
        return ts
    return np.where(
        ts > after, ts, np.maximum(after, day * DAY) + rng.integers(300, TURN, len(day))
    )


def off_hours(rng: np.random.Generator, working: Flags, share: float) -> NDArray[np.bool_]:
    """Which cases arrive outside office hours: all on rest days, a share of the others."""
    return ~working | (rng.random(len(working)) < share)
