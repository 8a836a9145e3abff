"""The built-ins of the language: what each takes and gives. Their meaning is the engines'.

A place that takes `DATE` also takes an instant, of which the civil date in the project's time
zone is meant. `norm` is listed for its shape only: its result has the type of the named norm.
"""

from __future__ import annotations

from dataclasses import dataclass

from oversight.datalog.checked import Type


@dataclass(frozen=True)
class Builtin:
    """A built-in: the types of its arguments, of its named arguments, and of its result."""

    name: str
    args: tuple[Type, ...]
    result: Type | None
    """`None` for `norm`: the type is that of the norm."""
    example: str
    named: tuple[tuple[str, Type], ...] = ()
    bare: bool = False
    """Written without parentheses: `today`, `now`."""


BUILTINS: dict[str, Builtin] = {
    builtin.name: builtin
    for builtin in (
        Builtin("today", (), Type.DATE, "today", bare=True),
        Builtin("now", (), Type.INSTANT, "now", bare=True),
        Builtin("date", (Type.DATE,), Type.DATE, "date(T)"),
        Builtin("year", (Type.DATE,), Type.INT, "year(T)"),
        Builtin("month", (Type.DATE,), Type.INT, "month(T)"),
        Builtin("day", (Type.DATE,), Type.INT, "day(T)"),
        Builtin("day_of_week", (Type.DATE,), Type.INT, "day_of_week(T)"),
        Builtin("workday_after", (Type.DATE, Type.INT), Type.DATE, "workday_after(D, 5)"),
        Builtin("workdays", (Type.DATE, Type.DATE), Type.INT, "workdays(From, To)"),
        Builtin("days", (Type.DATE, Type.DATE), Type.INT, "days(From, To)"),
        Builtin("hours", (Type.INSTANT, Type.INSTANT), Type.FLOAT, "hours(From, To)"),
        Builtin("norm", (Type.TEXT,), None, 'norm("name", on=D)', named=(("on", Type.DATE),)),
    )
}

AGGREGATES = ("len_", "sum_", "min_", "max_", "mean_")
