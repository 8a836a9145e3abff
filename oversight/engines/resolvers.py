"""The built-ins that pyDatalog lacks, as predicates it can resolve.

Each takes its arguments bound and yields at most one row; none where the value does not
exist (a norm with none in force, a division by zero), so that the literal fails, as in SQL.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

from pyDatalog import pyEngine

from oversight.clock.calendar import Calendar
from oversight.datalog.arithmetic import DATE_PARTS, arithmetic, moved
from oversight.datalog.context import Context


def install_resolvers(context: Context, calendar: Calendar) -> None:
    """Give pyDatalog the built-ins of this context; replaces those of an earlier one."""
    zone = ZoneInfo(context.timezone)

    def civil(moment: date | datetime) -> date:
        return moment.astimezone(zone).date() if isinstance(moment, datetime) else moment

    def days(start: date, end: date) -> int:
        return (civil(end) - civil(start)).days

    def hours(start: datetime, end: datetime) -> float:
        return (end - start) / timedelta(microseconds=1) / 3_600_000_000.0

    def workdays(start: date, end: date) -> int:
        return calendar.workdays(civil(start), civil(end))

    def workday_after(day: date, count: int) -> date | None:
        return moved(calendar, civil(day), count)

    def norm(name: str, day: date) -> Any:
        return context.norm(name, civil(day))

    _resolve("civil", civil, 1)
    _resolve("date", civil, 1)
    for name, part in DATE_PARTS.items():
        _resolve(name, lambda moment, part=part: part(civil(moment)), 1)
    _resolve("days", days, 2)
    _resolve("hours", hours, 2)
    _resolve("workdays", workdays, 2)
    _resolve("workday_after", workday_after, 2)
    _resolve("norm", norm, 2)
    _resolve("float", float, 1)
    for name, op in (("add", "+"), ("sub", "-"), ("mul", "*"), ("div", "/")):
        _resolve(name, partial(arithmetic, op), 2)


def never(predicate: str, arity: int) -> str:
    """A clause by which a predicate exists and holds for nothing.

    pyDatalog takes a predicate without facts or clauses for a slip and refuses to run.
    """
    pyEngine.Python_resolvers[f"fn_never/{arity}"] = lambda *terms: iter(())
    variables = ", ".join(f"V{i}" for i in range(arity))
    return f"{predicate}({variables}) <= fn_never({variables})"


def _resolve(name: str, function: Callable[..., Any], arguments: int) -> None:
    """Register `fn_name(A, .., Result)` with pyDatalog."""

    def resolver(*terms: Any) -> Iterator[tuple[Any, ...]]:
        values = [term.id for term in terms[:arguments]]
        result = function(*values)
        if result is not None:
            yield (*values, result)

    pyEngine.Python_resolvers[f"fn_{name}/{arguments + 1}"] = resolver
