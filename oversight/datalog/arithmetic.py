"""What + - * / come to in Python, within the bounds that all engines keep.

A value beyond the bounds does not exist, and its condition fails, as with a division by zero:
whole numbers of more than 63 bits, decimals of more than 15 digits before the point, days
outside the years 1 to 9999, days moved by a million days. Decimals have four places; a product
is rounded half away from zero.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal, localcontext
from typing import Any

from oversight.clock.calendar import Calendar

DIGITS_OF_DECIMAL = 15
"""Before the point."""
DIGITS_OF_DAYS = 6
"""Of the number of days by which a date can be moved."""
_PLACES = Decimal("0.0001")
_DIGITS = 60


def arithmetic(op: str, left: Any, right: Any) -> Any:
    """The value of `left op right`; `None` where there is none.

    >>> arithmetic("*", Decimal("0.0005"), Decimal("0.5"))
    Decimal('0.0003')
    >>> arithmetic("+", date(9999, 12, 30), 1) is None
    True
    """
    if op == "/":
        return float(left) / float(right) if float(right) else None
    if isinstance(left, date) or isinstance(right, date):
        return _of_days(op, left, right)
    if isinstance(left, float) or isinstance(right, float):
        return _computed(op, float(left), float(right))
    if not (isinstance(left, Decimal) or isinstance(right, Decimal)):
        return within(_computed(op, left, right))
    with localcontext() as context:
        context.prec = _DIGITS
        sides = [within(Decimal(side)) for side in (left, right)]
        if None in sides:
            return None
        found = _computed(op, *sides)
        return within(found.quantize(_PLACES, ROUND_HALF_UP))


DATE_PARTS: Mapping[str, Callable[[date], int]] = {
    "year": lambda day: day.year,
    "month": lambda day: day.month,
    "day": lambda day: day.day,
    "day_of_week": date.isoweekday,
}
"""What the built-ins of a date give; Monday is 1."""


def moved(calendar: Calendar, day: date, count: int) -> date | None:
    """The working day so many after a day; `None` where that is out of bounds."""
    if abs(count) >= 10**DIGITS_OF_DAYS:
        return None
    try:
        found = calendar.workday_after(day, count)
    except OverflowError:
        return None
    return found if date.min < found < date.max else None


def within(value: Any) -> Any:
    """A number or a day, if it is within the bounds."""
    match value:
        case int():
            return value if -(2**63) <= value < 2**63 else None
        case Decimal():
            return value if abs(value) < 10**DIGITS_OF_DECIMAL else None
        case date():
            return value if date.min < value < date.max else None
    return value


def fits(value: int | Decimal) -> bool:
    """Whether a number that is written down is within the bounds, and has four places at most.

    >>> fits(Decimal("0.0005")), fits(Decimal("0.00005"))
    (True, False)
    """
    number = Decimal(value)
    places = number.as_tuple().exponent
    return within(number) is not None and isinstance(places, int) and places >= -4


def _computed(op: str, left: Any, right: Any) -> Any:
    return left * right if op == "*" else left + right if op == "+" else left - right


def _of_days(op: str, left: Any, right: Any) -> Any:
    if isinstance(left, date) and isinstance(right, date):
        return (left - right).days
    day, count = (left, right) if isinstance(left, date) else (right, left)
    if abs(count) >= 10**DIGITS_OF_DAYS:
        return None
    try:
        days = timedelta(days=int(count))
        return within(day - days if op == "-" else day + days)
    except OverflowError:
        return None
