"""Working-day calendars: which days are worked, and until when that is officially known.

A working day is what the State Council notice (or the country's list of public holidays)
makes of it: a make-up Saturday is worked, an exchanged weekday is rest. Notices appear late
(2022's came out on 2021-10-25), so every calendar has a published range. Outside it Monday
to Friday stand in, and whoever asks learns through `published` that the answer is provisional.

Arithmetic is by *ordinal*: the number of working days from 0001-01-01 up to and including a
day. `workdays(a, b)` is then a difference, and `workday_after` a look-up, for any date at all.
Inside the span the ordinals are a list; outside it they follow from the day of the week. SQL
gets the same lists (see `oversight.clock.sql`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from chinese_calendar import constants
from holidays import country_holidays

from oversight.clock.overlay import read_overlay
from oversight.problem import Problem, Refused, suggest

DAY = timedelta(days=1)
Range = tuple[date, date]


def weekday_ordinal(day: date) -> int:
    """Mondays to Fridays from 0001-01-01 (a Monday) up to and including `day`.

    >>> weekday_ordinal(date(1, 1, 7)), weekday_ordinal(date(1, 1, 8))
    (5, 6)
    """
    weeks, weekday = divmod(day.toordinal() - 1, 7)
    return 5 * weeks + min(weekday + 1, 5)


def weekday_at(ordinal: int) -> date:
    """The inverse of `weekday_ordinal`: the Monday to Friday that bears this ordinal."""
    weeks, weekday = divmod(ordinal - 1, 5)
    return date.fromordinal(7 * weeks + weekday + 1)


@dataclass(frozen=True)
class Calendar:
    """Which days are worked. `first`..`last` is the published range, both included.

    `low`..`high` is the span whose days are listed one by one (the published range and any
    day of the overlay); `ordinals` holds one number for each of its days, `workday_list` its
    working days in order. `version` is a hash of all that decides an answer.

    >>> cn = load_calendar("CN")
    >>> cn.is_workday(date(2021, 9, 18)), cn.is_workday(date(2021, 9, 20))
    (True, False)
    >>> cn.workdays(date(2021, 3, 1), date(2021, 3, 29))
    20
    """

    name: str
    first: date
    last: date
    version: str
    low: date
    high: date
    ordinals: tuple[int, ...] = field(repr=False)
    workday_list: tuple[date, ...] = field(repr=False)

    @property
    def ordinal_before(self) -> int:
        """The ordinal of the eve of the span."""
        return weekday_ordinal(self.low - DAY) if self.low > date.min else 0

    @property
    def surplus(self) -> int:
        """Working days of the span less its Mondays to Fridays: the shift of all later days."""
        return self.ordinals[-1] - weekday_ordinal(self.high) if self.ordinals else 0

    def ordinal(self, day: date) -> int:
        """How many working days there are from 0001-01-01 up to and including `day`."""
        if day < self.low:
            return weekday_ordinal(day)
        if day > self.high:
            return weekday_ordinal(day) + self.surplus
        return self.ordinals[(day - self.low).days]

    def workday_at(self, ordinal: int) -> date:
        """The working day that bears this ordinal."""
        index = ordinal - self.ordinal_before - 1
        if index < 0:
            return weekday_at(ordinal)
        if index >= len(self.workday_list):
            return weekday_at(ordinal - self.surplus)
        return self.workday_list[index]

    def is_workday(self, day: date) -> bool:
        """Whether `day` is worked: a make-up Saturday is, an exchanged weekday is not."""
        before = self.ordinal(day - DAY) if day > date.min else 0
        return self.ordinal(day) > before

    def is_rest(self, day: date) -> bool:
        """Whether `day` is not worked."""
        return not self.is_workday(day)

    def published(self, day: date) -> bool:
        """Whether the official calendar of that day is known."""
        return self.first <= day <= self.last

    def workday_after(self, day: date, n: int) -> date:
        """The n-th working day after `day`; before it for n < 0; `day` itself for n = 0.

        >>> cn = load_calendar("CN")
        >>> cn.workday_after(date(2021, 3, 1), 20), cn.workday_after(date(2021, 10, 9), -1)
        (datetime.date(2021, 3, 29), datetime.date(2021, 10, 8))
        """
        if n == 0:
            return day
        if n > 0:
            return self.workday_at(self.ordinal(day) + n)
        return self.workday_at(self.ordinal(day - DAY) + 1 + n)

    def workdays(self, start: date, end: date) -> int:
        """Working days in (start, end]; negative, over (end, start], if `end` is earlier."""
        return self.ordinal(end) - self.ordinal(start)

    def roll(self, day: date) -> date:
        """`day` if it is worked, else the first working day after it (Civil Code 203).

        >>> load_calendar("CN").roll(date(2021, 4, 5))
        datetime.date(2021, 4, 6)
        """
        return day if self.is_workday(day) else self.workday_after(day, 1)


def load_calendar(name: str, overlay: Path | None = None) -> Calendar:
    """The calendar `name` (CN, NL, IT, or NONE: Monday to Friday), with the user's overlay.

    Raises `Refused` for an unknown name, and for every bad row of the overlay file at once.
    """
    problems: list[Problem] = []
    wanted = name.strip().upper()
    if wanted not in SOURCES:
        problems.append(
            Problem("calendar", f"There is no calendar '{name}'.", suggest(wanted, SOURCES))
        )
    changes: Mapping[date, bool] = {}
    if overlay is not None:
        try:
            changes = read_overlay(overlay)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    base = _base(wanted)
    return overlaid(base, changes) if changes else base


@lru_cache
def _base(name: str) -> Calendar:
    return SOURCES[name]()


def overlaid(base: Calendar, changes: Mapping[date, bool]) -> Calendar:
    """`base` with some days declared worked or rest. The published range stays as it is:
    one local rest day does not publish a year."""
    low, high = min(base.low, *changes), max(base.high, *changes)
    return _build(
        base.name,
        (base.first, base.last),
        (low, high),
        lambda day: changes.get(day, base.is_workday(day)),
    )


def _build(name: str, published: Range, span: Range, worked: Callable[[date], bool]) -> Calendar:
    (first, last), (low, high) = published, span
    count = weekday_ordinal(low - DAY)
    ordinals: list[int] = []
    workdays: list[date] = []
    for number in range(low.toordinal(), high.toordinal() + 1):
        day = date.fromordinal(number)
        if worked(day):
            count += 1
            workdays.append(day)
        ordinals.append(count)
    digest = hashlib.sha256(f"{name} {first} {last} {low} {high}".encode())
    digest.update("".join(f" {day.toordinal()}" for day in workdays).encode())
    return Calendar(
        name, first, last, digest.hexdigest()[:16], low, high, tuple(ordinals), tuple(workdays)
    )


def _china() -> Calendar:
    """The State Council's notices, as `chinesecalendar` holds them, make-up days included."""
    published = date(min(constants.holidays).year, 1, 1), date(max(constants.holidays).year, 12, 31)
    rest, make_up = set(constants.holidays), set(constants.workdays)
    return _build(
        "CN",
        published,
        published,
        lambda day: day in make_up or (day.weekday() < 5 and day not in rest),
    )


def _country(code: str) -> Calendar:
    """Monday to Friday less the public holidays of the country (`holidays`)."""
    published = first, last = date(1990, 1, 1), date(2050, 12, 31)
    rest = set(country_holidays(code, years=range(first.year, last.year + 1)))
    return _build(code, published, published, lambda day: day.weekday() < 5 and day not in rest)


def _weekdays() -> Calendar:
    """Monday to Friday and nothing else: always published, for it needs no publishing."""
    low = date(2000, 1, 1)
    digest = hashlib.sha256(b"NONE").hexdigest()[:16]
    return Calendar("NONE", date.min, date.max, digest, low, low - DAY, (), ())


SOURCES: Mapping[str, Callable[[], Calendar]] = MappingProxyType(
    {
        "CN": _china,
        "IT": lambda: _country("IT"),
        "NL": lambda: _country("NL"),
        "NONE": _weekdays,
    }
)
