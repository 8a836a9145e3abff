"""The words of a clock: its units, how it rolls, and the moments it deals in."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

Unit = Literal["wd", "cd", "month", "year", "hour"]
"""Working day, calendar day, month, year, hour."""

Rolls = Literal["forward", "contested", "none"]
"""Whether a due date on a rest day moves on. `contested`: it does, but the law is disputed, so
the date before rolling is kept beside it and deserves a look."""

UNITS: tuple[Unit, ...] = ("wd", "cd", "month", "year", "hour")
ROLLS: tuple[Rolls, ...] = ("forward", "contested", "none")

Moment = date | datetime
"""A date for clocks in days, months and years; an aware datetime for clocks in hours."""

Pause = tuple[Moment, Moment]
"""(start, end]: the start day counts as used, the end day is removed."""

_NAMES: dict[Unit, str] = {
    "wd": "working day",
    "cd": "calendar day",
    "month": "month",
    "year": "year",
    "hour": "hour",
}


def amount(n: int, unit: Unit) -> str:
    """A number of units in words.

    >>> amount(1, "wd"), amount(20, "cd")
    ('1 working day', '20 calendar days')
    """
    return f"{n} {_NAMES[unit]}{'' if n == 1 else 's'}"
