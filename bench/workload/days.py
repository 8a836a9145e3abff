"""The working days by civil day, as the rivals without a calendar of their own are given them."""

from __future__ import annotations

from datetime import date, timedelta

from oversight.clock.calendar import Calendar

FIRST = date(2019, 1, 1)
_HELD = 2_000


def civil_days(calendar: Calendar) -> tuple[list[date], list[int]]:
    """Each day from `FIRST` on, and how many working days had passed by its end."""
    days = [FIRST + timedelta(days=i) for i in range(_HELD)]
    return days, [calendar.ordinal(day) for day in days]
