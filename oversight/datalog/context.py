"""What a program is evaluated in: the day, the zone, the norms and the clocks' units."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from oversight.clock.counting import local_midnight
from oversight.datalog.syntax import Atom, Const, Scalar

HOUR_CLOCK_COLUMNS = frozenset({"start", "due", "raw_due", "base_due", "ended", "until"})
"""Columns of `clock` that hold instants, not dates, for a clock counted in hours."""


@dataclass(frozen=True)
class DatedValue:
    """A norm's value from `start` to `end`, both included; `None` is without bound."""

    value: Scalar
    start: date | None = None
    end: date | None = None

    def in_force(self, day: date) -> bool:
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True)
class Context:
    """`today` is `as_of`; `now` is the end of that day in the project's zone."""

    as_of: date
    timezone: str
    norms: Mapping[str, tuple[DatedValue, ...]]
    clock_units: Mapping[str, str]

    @property
    def now(self) -> datetime:
        """The first instant after `as_of`, in UTC.

        >>> Context(date(2021, 3, 1), "Asia/Shanghai", {}, {}).now.isoformat()
        '2021-03-01T16:00:00+00:00'
        """
        return local_midnight(self.as_of + timedelta(days=1), self.timezone)

    def norm(self, name: str, day: date) -> Scalar:
        """The value in force that day, or `None` where there is none."""
        return next((v.value for v in self.norms[name] if v.in_force(day)), None)

    def counts_hours(self, atom: Atom) -> bool:
        """Whether the atom reads a clock that is counted in hours."""
        if atom.relation != "clock":
            return False
        clock = dict(atom.named).get("clock")
        return (
            isinstance(clock, Const)
            and isinstance(clock.value, str)
            and self.clock_units.get(clock.value) == "hour"
        )
