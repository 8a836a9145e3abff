"""A scenario's calendar by its name: a country's, with the days that the scenario states.

The name alone says it all, so that it can be compared, kept and written down:
`CN with rest 2021-03-05, work 2021-03-06`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from oversight.clock.calendar import Calendar, load_calendar, overlaid

_WITH = " with "
_KINDS = {"work": True, "rest": False}


@lru_cache(maxsize=16)
def calendar_named(name: str) -> Calendar:
    """The calendar of that name. Raises `Refused` where there is no such calendar.

    >>> calendar_named("CN with rest 2021-03-05").workdays(date(2021, 3, 4), date(2021, 3, 8))
    1
    """
    base, days = _parts(name)
    return overlaid(load_calendar(base), days) if days else load_calendar(base)


def with_day(name: str, day: date, worked: bool) -> str:
    """The name of the calendar in which the day is worked, or is not.

    >>> with_day("CN with rest 2021-03-05", date(2021, 3, 1), True)
    'CN with work 2021-03-01, rest 2021-03-05'
    """
    base, days = _parts(name)
    return _name(base, {**days, day: worked})


def with_base(name: str, base: str) -> str:
    """The name of another calendar with the same days stated.

    >>> with_base("CN with rest 2021-03-05", "NONE")
    'NONE with rest 2021-03-05'
    """
    return _name(base, _parts(name)[1])


def _name(base: str, days: Mapping[date, bool]) -> str:
    stated = ", ".join(f"{'work' if days[day] else 'rest'} {day}" for day in sorted(days))
    return f"{base}{_WITH}{stated}" if stated else base


def _parts(name: str) -> tuple[str, dict[date, bool]]:
    base, _, stated = name.partition(_WITH)
    pairs = (one.split() for one in stated.split(",") if one.strip())
    try:
        return base, {date.fromisoformat(day): _KINDS[kind] for kind, day in pairs}
    except (ValueError, KeyError):
        return name, {}  # no such calendar, as whoever loads it says
