"""Start days whose due day is of a kind: ordinary, month end, after a holiday, after a make-up day.

Which day is worked, and when a limit is due, is asked of `oversight.clock` alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from itertools import count

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.counting import Due
from oversight.specs.boundary.limits import Reckoning

KINDS = ("plain", "month-end", "holiday", "make-up")
"""The kinds of due days, in the order in which they are told."""
FAR = 900
"""So many days before and after the scenario's own start a day is looked for."""

Test = Callable[[date, Due, Reckoning, Calendar], bool]


def find_start(
    kind: str,
    reckoning: Reckoning,
    calendar: Calendar,
    near: date,
    first: date,
    fits: Callable[[date], bool] = lambda start: True,
) -> date | None:
    """The day nearest to `near` from which the limit is due on a day of the kind; a working day,
    unless the limit is a day itself.

    Days after `near` come first; none is before `first` or outside the published calendar, and
    each `fits`.
    """
    for start in _around(near):
        if start < first or not calendar.published(start):
            continue
        due = reckoning.of(start)
        if due is None or due.provisional:
            continue
        if calendar.is_rest(start) and due.rolled != start:
            continue
        if not calendar.published(_day(due) + DAY):
            continue
        if _TESTS[kind](start, due, reckoning, calendar) and fits(start):
            return start
    return None


def start_for(
    wanted: Callable[[date], bool], reckoning: Reckoning, days: Iterator[date]
) -> date | None:
    """The first of some start days whose due day is as wanted."""
    for start in days:
        due = reckoning.of(start)
        if due is not None and wanted(_day(due)):
            return start
    return None


def steps(start: date, step: int) -> Iterator[date]:
    """The days after (step 1) or before (step -1) a day, up to forty."""
    return (start + step * number * DAY for number in range(1, 41))


def has_make_up_days(calendar: Calendar) -> bool:
    """Whether the calendar ever has a Saturday or Sunday that is worked."""
    return any(day.weekday() > 4 for day in calendar.workday_list)


def _around(near: date) -> Iterator[date]:
    for number in count():
        if number > FAR:
            break
        yield near + number * DAY
    for number in range(1, FAR):
        yield near - number * DAY


def _day(due: Due) -> date:
    """The due day; an hour clock has no kinds of due days and never comes here."""
    return due.rolled


def _plain(start: date, due: Due, reckoning: Reckoning, calendar: Calendar) -> bool:
    day = _day(due)
    worked = all(calendar.is_workday(one) for one in (day - DAY, day, day + DAY))
    return worked and due.raw == due.rolled and 5 <= day.day <= 25 and 0 < day.weekday() < 4


def _month_end(start: date, due: Due, reckoning: Reckoning, calendar: Calendar) -> bool:
    day = _day(due)
    return (
        (day + DAY).day == 1
        and due.raw == due.rolled
        and calendar.is_workday(day)
        and calendar.is_workday(day + DAY)
    )


def _holiday(start: date, due: Due, reckoning: Reckoning, calendar: Calendar) -> bool:
    """Due after a public holiday that falls on a weekday; on one, where nothing rolls."""
    day = _day(due)
    if reckoning.unit != "wd" and not reckoning.rolls:
        return _is_holiday(day, calendar)
    if not calendar.is_workday(day + DAY):
        return False
    if reckoning.rolls:
        return _is_holiday(due.raw, calendar)
    before = day - DAY
    while calendar.is_rest(before):
        if _is_holiday(before, calendar):
            return True
        before -= DAY
    return False


def _make_up(start: date, due: Due, reckoning: Reckoning, calendar: Calendar) -> bool:
    """A count of working days across a worked Saturday or Sunday; for others, due on one."""
    day = _day(due)
    if reckoning.unit != "wd":
        return due.raw == due.rolled and _is_make_up(day, calendar)
    low, high = min(start, day), max(start, day)
    near = [high - number * DAY for number in range(1, 7)]
    crossed = [one for one in near if low < one < high]
    return (
        all(calendar.is_workday(one) for one in (day - DAY, day, day + DAY))
        and day.weekday() < 5
        and any(_is_make_up(one, calendar) for one in crossed)
    )


def _is_holiday(day: date, calendar: Calendar) -> bool:
    return day.weekday() < 5 and calendar.is_rest(day)


def _is_make_up(day: date, calendar: Calendar) -> bool:
    return day.weekday() > 4 and calendar.is_workday(day)


_TESTS: Mapping[str, Test] = {
    "plain": _plain,
    "month-end": _month_end,
    "holiday": _holiday,
    "make-up": _make_up,
}
