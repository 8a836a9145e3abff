"""The limits that a rule counts by: clocks, norms of days, dates the source states, switches."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.counting import Due, due
from oversight.clock.definition import ClockDefinition
from oversight.clock.units import Moment, Unit
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.syntax import Atom, Call, Const
from oversight.datalog.walk import clause_parts
from oversight.rulebook.norms import Norm
from oversight.rulebook.pack import Pack
from oversight.specs.trial.book import Tried

Kind = Literal["clock", "norm", "switch", "stated"]

UNITS: dict[str, Unit] = {"wd": "wd", "cd": "cd", "hour": "hour", "month": "month", "year": "year"}
_STATED = ("stated_due", "due_at")


@dataclass(frozen=True)
class Limit:
    """One limit of a rule.

    `changes`: the days from which another clock definition or value of the norm holds, none
    before the rule is in force, nor the day on which the law of its pack begins; `oldest` is
    that day, where the limit is as old.
    """

    kind: Kind
    name: str
    definitions: tuple[ClockDefinition, ...] = ()
    norm: Norm | None = None
    changes: tuple[date, ...] = ()
    oldest: date | None = None


def limits_of(tried: Tried, begins: date) -> list[Limit]:
    """Every limit the rule reads, clocks first; the law of its pack `begins` on that day."""
    rule, program = tried.rule, tried.rule.program

    def dated(of: Limit, days: set[date]) -> Limit:
        changes = tuple(sorted(day for day in days if day >= rule.in_force and day > begins))
        return replace(of, changes=changes, oldest=begins if begins in days else None)

    found = []
    for name in _clocks_read(program):
        rows = tuple(one for one in tried.clocks if one.clock == name)
        found.append(dated(Limit("clock", name, rows), _days(rows)))
    for name in _norms_asked(program):
        norm = rule.norms[name]
        starts = {value.start for value in norm.values} | {
            value.until + DAY for value in norm.values if value.until is not None
        }
        kind: Kind = "norm" if norm.unit in UNITS else "switch"
        found.append(dated(Limit(kind, name, (), norm), starts))
    found += [Limit("stated", column) for column in _stated_read(program)]
    return found


def beginning(packs: Iterable[Pack]) -> date:
    """The first day on which any clock or norm of the packs is law."""
    days = [one.valid_from for pack in packs for one in pack.clocks if one.valid_from]
    days += [v.start for pack in packs for norm in pack.norms.values() for v in norm.values]
    return min(days, default=date.min)


@dataclass(frozen=True)
class Reckoning:
    """From the moment a limit starts at: when it is due; `None` where no law sets it then."""

    of: Callable[[Moment], Due | None]
    unit: Unit
    rolls: bool = False
    length: int | None = None
    """How many units, where one case's catalogue says so."""


def clock_reckoning(
    rows: Sequence[ClockDefinition],
    given: tuple[int, Unit],
    calendar: Calendar,
    civil_day: Callable[[Moment], date],
) -> Reckoning:
    """When a clock is due by the definition in force on its start day, without pauses.

    `given` are limit and unit as they were reckoned once; they hold where the definition takes
    its limit from elsewhere (the catalogue).
    """

    def of(start: Moment) -> Due | None:
        row = next((one for one in rows if one.in_force(civil_day(start))), None)
        if row is None:
            return None
        limit, unit = given if row.n is None or row.unit is None else (row.n, row.unit)
        since = start if unit == "hour" else civil_day(start)
        return due(since, limit, unit, calendar=calendar, rolls=row.rolls)

    rolls = given[1] in ("cd", "month", "year") and any(row.rolls != "none" for row in rows)
    length = given[0] if any(row.n is None for row in rows) else None
    return Reckoning(of, given[1], rolls, length)


def norm_reckoning(
    norm: Norm, sign: int, calendar: Calendar, civil_day: Callable[[Moment], date]
) -> Reckoning:
    """When the days of a norm, counted on or (sign -1) back from a moment, are full."""
    unit = UNITS[norm.unit or ""]

    def of(start: Moment) -> Due | None:
        value = norm.value_on(civil_day(start))
        if not isinstance(value, int):
            return None
        since = start if unit == "hour" else civil_day(start)
        return due(since, sign * value, unit, calendar=calendar, rolls="none")

    return Reckoning(of, unit)


def before_due(clock: Reckoning, norm: Norm, calendar: Calendar) -> Reckoning:
    """The day that is a norm's days before a clock's due day."""
    unit = UNITS[norm.unit or ""]

    def of(start: Moment) -> Due | None:
        end = clock.of(start)
        if end is None or isinstance(end.rolled, datetime):
            return None
        value = norm.value_on(end.rolled)
        if not isinstance(value, int):
            return None
        return due(end.rolled, -value, unit, calendar=calendar, rolls="none")

    return Reckoning(of, unit)


def stated_reckoning(calendar: Calendar, civil_day: Callable[[Moment], date]) -> Reckoning:
    """A date the source states is its own due day."""
    return Reckoning(
        lambda start: due(civil_day(start), 0, "cd", calendar=calendar, rolls="none"), "cd"
    )


def _clocks_read(program: CheckedProgram) -> list[str]:
    names = []
    for atom in _atoms(program):
        if atom.relation in ("clock", "pause"):
            clock = dict(atom.named).get("clock")
            if isinstance(clock, Const) and isinstance(clock.value, str):
                names.append(clock.value)
    return list(dict.fromkeys(names))


def _stated_read(program: CheckedProgram) -> list[str]:
    named = [column for atom in _atoms(program) for column, _ in atom.named]
    return [column for column in _STATED if column in named]


def _norms_asked(program: CheckedProgram) -> list[str]:
    names = [
        str(part.args[0].value)
        for predicate in program.predicates
        for checked in predicate.clauses
        for part in clause_parts(checked.clause)
        if isinstance(part, Call) and part.name == "norm" and isinstance(part.args[0], Const)
    ]
    return list(dict.fromkeys(names))


def _atoms(program: CheckedProgram) -> list[Atom]:
    return [
        item
        for predicate in program.predicates
        for checked in predicate.clauses
        for item in checked.clause.body
        if isinstance(item, Atom)
    ]


def _days(rows: Sequence[ClockDefinition]) -> set[date]:
    starts = {row.valid_from for row in rows if row.valid_from is not None}
    return starts | {row.valid_to + DAY for row in rows if row.valid_to is not None}
