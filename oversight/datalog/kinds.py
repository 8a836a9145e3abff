"""Which values go together: fixed values and their types, comparing, joining, calculating."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from oversight.datalog.checked import Type
from oversight.datalog.syntax import Scalar

TOWER = (Type.INT, Type.DECIMAL, Type.FLOAT)
DAYS = (Type.DATE, Type.INSTANT)


def scalar_type(value: Scalar) -> Type | None:
    """The type of a fixed value; `None` for None."""
    for kind, type_ in (
        (bool, Type.BOOL),
        (int, Type.INT),
        (Decimal, Type.DECIMAL),
        (str, Type.TEXT),
        (datetime, Type.INSTANT),
        (date, Type.DATE),
    ):
        if isinstance(value, kind):
            return type_
    return None


def widest(types: Sequence[Type]) -> Type:
    """The widest of several numeric types."""
    return max(types, key=TOWER.index)


def comparable(one: Type, other: Type) -> bool:
    """Whether values of two types can be compared."""
    return one is other or (one.numeric and other.numeric) or (one in DAYS and other in DAYS)


def same_value(one: Type, other: Type) -> bool:
    """Whether one variable can hold values of both types: a date is no instant."""
    return one is other or (one.numeric and other.numeric)


def fix_constant(column: Type) -> str:
    if column is Type.TEXT:
        return 'Write it in quotation marks: "text".'
    if column in DAYS:
        return 'Put a fixed date into norms.yaml and use norm("name", on=D).'
    if column is Type.BOOL:
        return "Write True or False."
    return "Write the number without quotation marks."


def fix_comparison(left: Type, right: Type) -> str:
    if {left, right} & set(DAYS) and (left.numeric or right.numeric):
        return "Count first, as in (workdays(Due, T) > 5) or (days(Due, T) > 5)."
    if Type.TEXT in (left, right) and {left, right} & set(DAYS):
        return "Compare with a column that holds a date, or put the date into norms.yaml."
    if Type.TEXT in (left, right) and (left.numeric or right.numeric):
        return "Write a number without quotation marks and a text with them."
    return "Compare values of the same kind."


def fix_arithmetic(left: Type, right: Type, shown: Sequence[str]) -> str:
    if Type.INSTANT in (left, right):
        other = shown[1] if left is Type.INSTANT else shown[0]
        time = shown[0] if left is Type.INSTANT else shown[1]
        if {left, right} <= set(DAYS):
            return f"Write hours({shown[1]}, {shown[0]}) or days({shown[1]}, {shown[0]})."
        return f"Write date({time}) + {other} to count days from its date."
    if Type.DATE in (left, right):
        return "A date takes whole days: D + 5, D - 5; or the days between two dates: A - B."
    return "Calculate with numbers, or with a date and whole days."
