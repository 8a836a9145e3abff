"""What the expressions of a rule come to, computed in Python for one row of values.

The meaning is that of the engines: one tower of numbers (int < decimal < float), `/` gives a
fraction, an instant beside a date counts by its civil date, and what has no value (a norm that
is not in force, a division by zero) is `None`, which makes its condition fail.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, cast
from zoneinfo import ZoneInfo

from oversight.clock.calendar import Calendar
from oversight.datalog.arithmetic import DATE_PARTS, arithmetic, moved
from oversight.datalog.checked import Type
from oversight.datalog.context import Context
from oversight.datalog.syntax import Arith, Call, Const, Expr, Var
from oversight.datalog.walk import parts

Row = Mapping[str, Any]
Env = dict[str, Any]
"""The values that variables have taken."""


class Values:
    """Computes expressions within one context: the day, the zone, the norms, the calendar."""

    def __init__(self, context: Context, calendar: Calendar) -> None:
        self.context = context
        self.calendar = calendar
        self.zone = ZoneInfo(context.timezone)

    def value(self, node: Expr, env: Mapping[str, Any]) -> Any:
        """The value, `None` where there is none. Every variable must be in `env`."""
        match node:
            case Var(name=name):
                return env[name]
            case Const(value=value):
                return value
            case Arith():
                left, right = self.value(node.left, env), self.value(node.right, env)
                return None if left is None or right is None else arithmetic(node.op, left, right)
            case Call():
                return self._call(node, env)
        raise AssertionError("the checker leaves neither `_` nor a lookup here")

    def compare(self, op: str, left: Any, right: Any) -> bool:
        """Whether the comparison holds; never with a value that is missing."""
        if left is None or right is None:
            return False
        one, other = self.alike(left, right)
        match op:
            case "==":
                return bool(one == other)
            case "!=":
                return bool(one != other)
            case "<":
                return bool(one < other)
            case "<=":
                return bool(one <= other)
            case ">":
                return bool(one > other)
            case _:
                return bool(one >= other)

    def alike(self, left: Any, right: Any) -> tuple[Any, Any]:
        """Two values as one kind: numbers of one tower, dates where one is a date."""
        if isinstance(left, date) and isinstance(right, date):
            if isinstance(left, datetime) is not isinstance(right, datetime):
                return self.civil(left), self.civil(right)
        elif isinstance(left, float) is not isinstance(right, float):
            return float(left), float(right)
        return left, right

    def civil(self, moment: date) -> date:
        """A date as it is; an instant as its civil date in the project's zone."""
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).date()
        return moment

    def _call(self, node: Call, env: Mapping[str, Any]) -> Any:
        if node.name == "today":
            return self.context.as_of
        if node.name == "now":
            return self.context.now
        arguments = [self.value(argument, env) for argument in node.args]
        arguments += [self.value(argument, env) for _, argument in node.named]
        if None in arguments:
            return None
        if node.name == "hours":
            start, end = arguments
            return (end - start) / timedelta(microseconds=1) / 3_600_000_000.0
        if node.name == "norm":
            return self.context.norm(arguments[0], self.civil(arguments[1]))
        first, *rest = (self.civil(a) if isinstance(a, date) else a for a in arguments)
        return self._counted(node.name, first, *rest)

    def _counted(self, name: str, day: date, other: Any = None) -> Any:
        if name in DATE_PARTS:
            return DATE_PARTS[name](day)
        match name:
            case "date":
                return day
            case "days":
                return (other - day).days
            case "workdays":
                return self.calendar.workdays(day, other)
            case "workday_after":
                return moved(self.calendar, day, other)
        raise AssertionError(f"there is no built-in {name}")

    def norms_in(self, nodes: tuple[Expr, ...], env: Mapping[str, Any]) -> list[tuple[str, date]]:
        """The norms that expressions ask for, each with the day it is asked on."""
        found = []
        for node in nodes:
            for part in parts(node):
                if not isinstance(part, Call) or part.name != "norm":
                    continue
                name, day = part.args[0], dict(part.named)["on"]
                names = {v.name for v in parts(day) if isinstance(v, Var)}
                if isinstance(name, Const) and names <= env.keys():
                    on = self.value(day, env)
                    if on is not None:
                        found.append((cast(str, name.value), self.civil(on)))
        return list(dict.fromkeys(found))


def typed(value: Any, kind: Type) -> Any:
    """A value in the type its column has; clauses of one predicate may differ in theirs."""
    if value is None:
        return None
    if kind is Type.FLOAT and not isinstance(value, float):
        return float(value)
    if kind is Type.DECIMAL and isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value


def gathered(function: str, values: list[Any]) -> Any:
    """What an aggregate makes of the values of one group, of which there is at least one."""
    match function:
        case "len_":
            return len(values)
        case "min_":
            return min(values)
        case "max_":
            return max(values)
        case "sum_":
            return sum(values[1:], start=values[0])
    return float(sum(values[1:], start=values[0])) / len(values)
