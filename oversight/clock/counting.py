"""Counting legal time: days, months, hours, due dates, pauses, extensions, roll rules.

The rules, with their sources (docs/clocks.md tells them at length):

- the day of the start does not count (Civil Code 201); hours run from the moment;
- a month or a year ends on the corresponding day, else on the last day of the month (202);
- a limit in calendar days, months or years that ends on a rest day ends on the first day after
  the rest (203), where the clock rolls; working days need not roll, hours never do;
- a pause removes the days after its first up to and including its last; overlapping pauses are
  removed once; a pause that begins after the due day moves nothing;
- a negative limit counts back from the start, the start excluded; it knows no pauses.
"""

from __future__ import annotations

import calendar as gregorian
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.steps import Teller
from oversight.clock.units import Moment, Pause, Rolls, Unit

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Due:
    """When a limit ends.

    `raw`: with pauses and extension, not rolled. `rolled`: what the clock's roll rule makes of
    it (equal to `raw` where it does not roll). `base`: rolled, but without pauses or extension.
    Dates; for hours, instants in UTC. `provisional`: a day outside the published calendar was
    counted, so the date may still change. `steps`: the computation in sentences.
    """

    raw: Moment
    rolled: Moment
    base: Moment
    provisional: bool
    steps: tuple[str, ...] = field(default=(), compare=False, repr=False)


def days(start: date, end: date) -> int:
    """Calendar days in (start, end]; negative if `end` is earlier.

    >>> days(date(2021, 1, 5), date(2021, 4, 5))
    90
    """
    return (end - start).days


def hours(start: datetime, end: datetime) -> float:
    """Elapsed hours between two instants, whatever the clocks on the wall did.

    >>> rome = ZoneInfo("Europe/Rome")
    >>> hours(datetime(2021, 3, 28, 0, tzinfo=rome), datetime(2021, 3, 29, 0, tzinfo=rome))
    23.0
    """
    return (end.astimezone(UTC) - start.astimezone(UTC)) / HOUR


def add_months(day: date, n: int) -> date:
    """The corresponding day n months on, else the last day of that month (Civil Code 202).

    >>> add_months(date(2021, 1, 31), 1), add_months(date(2024, 2, 29), 12)
    (datetime.date(2021, 2, 28), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + n, 12)
    last = gregorian.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def add_years(day: date, n: int) -> date:
    """The corresponding day n years on; 29 February gives 28 February in a common year."""
    return add_months(day, 12 * n)


def months(start: date, end: date) -> int:
    """Complete months from `start` to `end`; negative if `end` is earlier.

    >>> months(date(2021, 1, 31), date(2021, 2, 28)), months(date(2021, 3, 15), date(2021, 2, 16))
    (1, 0)
    """
    n = (end.year - start.year) * 12 + end.month - start.month
    if n > 0 and add_months(start, n) > end:
        return n - 1
    if n < 0 and add_months(start, n) < end:
        return n + 1
    return n


def civil(instant: datetime, timezone: str) -> date:
    """The date on the wall calendar of `timezone` at that instant.

    >>> civil(datetime(2021, 3, 28, 23, tzinfo=UTC), "Asia/Shanghai")
    datetime.date(2021, 3, 29)
    """
    return instant.astimezone(ZoneInfo(timezone)).date()


def local_midnight(day: date, timezone: str) -> datetime:
    """The instant, in UTC, at which `day` begins in `timezone`."""
    return datetime.combine(day, time(), ZoneInfo(timezone)).astimezone(UTC)


def merged(pauses: Iterable[Pause], start: Moment) -> list[Pause]:
    """The pauses after `start`, in order, with no moment in two of them."""
    union: list[Pause] = []
    for begin, end in sorted((max(s, start), e) for s, e in pauses if e > max(s, start)):
        if union and begin <= union[-1][1]:
            union[-1] = (union[-1][0], max(union[-1][1], end))
        else:
            union.append((begin, end))
    return union


def target(start: Moment, limit: int, unit: Unit, calendar: Calendar) -> Moment:
    """Where `limit` units from `start` end, with nothing paused and nothing rolled."""
    if unit == "hour":
        return cast(datetime, start).astimezone(UTC) + limit * HOUR
    if unit == "wd":
        return calendar.workday_after(start, limit)
    if unit == "cd":
        return start + limit * DAY
    return add_months(start, limit) if unit == "month" else add_years(start, limit)


def shifted(due: Moment, pause: Pause, unit: Unit, calendar: Calendar) -> Moment:
    """`due` moved on by what `pause` removes."""
    if unit == "wd":
        return calendar.workday_after(due, calendar.workdays(*pause))
    return due + (pause[1] - pause[0])


def removed(pause: Pause, unit: Unit, calendar: Calendar) -> int:
    """What `pause` removes: working days, complete hours, or (for cd, month, year) days."""
    if unit == "hour":
        return (pause[1] - pause[0]) // HOUR
    return calendar.workdays(*pause) if unit == "wd" else days(*pause)


def spread(
    start: Moment, limit: int, unit: Unit, *, calendar: Calendar, pauses: Sequence[Pause]
) -> Moment:
    """The due moment with pauses, not rolled: each pause that begins before the due moment as
    it then stands moves it on. `pauses` must be `merged`."""
    due = target(start, limit, unit, calendar)
    if limit < 0:
        return due
    for pause in pauses:
        if pause[0] < due:
            due = shifted(due, pause, unit, calendar)
    return due


def roll(due: Moment, unit: Unit, rolls: Rolls, calendar: Calendar) -> Moment:
    """`due` moved off a rest day, where the unit and the clock roll at all."""
    if rolls == "none" or unit in ("hour", "wd"):
        return due
    return calendar.roll(due)


def is_provisional(
    start: Moment, raw: Moment, rolled: Moment, unit: Unit, rolls: Rolls, calendar: Calendar
) -> bool:
    """Whether reaching this due day meant counting or judging a day of no published calendar.

    Calendar days that do not roll, and hours, ask no calendar and are never provisional.
    """
    if unit == "hour" or (unit != "wd" and rolls == "none"):
        return False
    if unit == "wd" and raw == start:
        return False
    first, last = (raw, rolled) if unit != "wd" else (start + DAY, raw)
    if unit == "wd" and raw < start:
        first, last = raw, start - DAY
    return not (calendar.published(first) and calendar.published(last))


def due(  # noqa: PLR0913
    start: Moment,
    limit: int,
    unit: Unit,
    *,
    calendar: Calendar,
    rolls: Rolls = "forward",
    pauses: Iterable[Pause] = (),
    extend: int = 0,
    timezone: str = "UTC",
) -> Due:
    """When a limit of `limit` units from `start` ends.

    `start` and the pauses are dates; for hours, aware datetimes. `extend` adds units to a
    limit that runs forward; pauses and extensions do not touch one that counts back.
    `timezone` only words the steps of an hour clock.

    >>> from oversight.clock.calendar import load_calendar
    >>> cn = load_calendar("CN")
    >>> due(date(2021, 3, 1), 20, "wd", calendar=cn).rolled
    datetime.date(2021, 3, 29)
    >>> ninety = due(date(2021, 1, 5), 90, "cd", calendar=cn)
    >>> ninety.raw, ninety.rolled
    (datetime.date(2021, 4, 5), datetime.date(2021, 4, 6))
    """
    extend = extend if limit >= 0 else 0
    union = merged(pauses, start) if limit >= 0 else []
    base = roll(target(start, limit, unit, calendar), unit, rolls, calendar)
    tell = Teller(unit, calendar, timezone)
    reached = target(start, limit + extend, unit, calendar)
    steps = [tell.start(start), tell.limit(limit, extend, reached)]
    for pause in union:
        if pause[0] < reached:
            reached = shifted(reached, pause, unit, calendar)
            steps.append(tell.pause(pause, removed(pause, unit, calendar), reached))
        else:
            steps.append(tell.idle(pause))
    raw, rolled = reached, roll(reached, unit, rolls, calendar)
    provisional = is_provisional(start, raw, rolled, unit, rolls, calendar)
    if rolls != "none" and unit in ("cd", "month", "year"):
        steps.append(tell.rolled(raw, rolled))
    if provisional:
        steps.append(tell.provisional())
    return Due(raw, rolled, base, provisional, tuple(steps))
