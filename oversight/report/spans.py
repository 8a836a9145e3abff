"""The spans of time that an edition looks back on, the last of them its own.

>>> [span.text for span in spans(Period.parse("2021-03"), 3)]
['2021-01', '2021-02', '2021-03']
"""

from __future__ import annotations

from datetime import date, timedelta

from oversight.audit.period import Period


def before(period: Period) -> Period:
    """The span of the same length just before: months before months, days before days.

    >>> before(Period.parse("2021-Q1")).text
    '2020-10-01/2020-12-31'
    >>> before(days(date(2021, 9, 30), 7)).text
    '2021-09-17/2021-09-23'
    """
    months = months_of(period)
    last = period.first - timedelta(days=1)
    if months is None:
        return days(last, (period.last - period.first).days + 1)
    back = period.first.year * 12 + period.first.month - 1 - months
    first = date(back // 12, back % 12 + 1, 1)
    text = f"{first:%Y-%m}" if months == 1 else f"{first}/{last}"
    return Period(text, first, last)


def spans(period: Period, count: int) -> list[Period]:
    """`count` spans of the same length, the earliest first and `period` the last."""
    found = [period]
    while len(found) < count:
        found.insert(0, before(found[0]))
    return found


def days(last: date, count: int) -> Period:
    """The `count` days that end with `last`.

    >>> days(date(2021, 9, 30), 7).text
    '2021-09-24/2021-09-30'
    """
    first = last - timedelta(days=count - 1)
    return Period(f"{first}/{last}", first, last)


def months_of(period: Period) -> int | None:
    """How many whole months the period is; None where it is none.

    >>> months_of(Period.parse("2021-Q3")), months_of(days(date(2021, 9, 30), 7))
    (3, None)
    """
    after = period.last + timedelta(days=1)
    if period.first.day != 1 or after.day != 1:
        return None
    return (after.year - period.first.year) * 12 + after.month - period.first.month
