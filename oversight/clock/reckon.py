"""The relations `clock` and `pause` in plain Python: the meaning that SQL must reproduce.

For every case and every clock whose limit is known, where the limit began, when it ends, what
paused and extended it and how much of it was used by its end or by today.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from oversight.clock.calendar import DAY, Calendar
from oversight.clock.counting import (
    HOUR,
    civil,
    days,
    is_provisional,
    local_midnight,
    merged,
    months,
    removed,
    roll,
    spread,
    target,
)
from oversight.clock.definition import LONGEST, ClockDefinition, levels
from oversight.clock.units import Moment, Pause, Unit

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Reckoned:
    """Rows of the relations `clock` and `pause`, ordered by case and clock.

    Dates are `date`; the dates of an hour clock are instants in UTC.
    """

    clock: list[dict[str, Any]]
    pause: list[dict[str, Any]]


@dataclass(frozen=True)
class World:
    """What all cases share: calendar, time zone, and the day on which we look."""

    calendar: Calendar
    timezone: str
    today: date

    @property
    def now(self) -> datetime:
        """The end of today."""
        return local_midnight(self.today + DAY, self.timezone)

    def moment(self, instant: datetime, unit: Unit) -> Moment:
        """The instant itself for an hour clock, its civil date for any other."""
        return instant if unit == "hour" else civil(instant, self.timezone)

    def present(self, unit: Unit) -> Moment:
        return self.now if unit == "hour" else self.today


@dataclass(frozen=True)
class Running:
    """One clock of one case, before its end is computed. `begun` is the instant of the start."""

    definition: ClockDefinition
    case: Record
    begun: datetime
    start: Moment
    limit: int
    unit: Unit
    deemed: bool

    @property
    def backward(self) -> bool:
        return self.definition.source == "fixed" and self.limit < 0


@dataclass(frozen=True)
class Stop:
    """A pause of one clock. `end` is None while it is open; `until` is where it is cut."""

    record: Record
    start: Moment
    end: Moment | None
    until: Moment
    counted: bool


def reckon(
    tables: Mapping[str, Sequence[Record]],
    definitions: Iterable[ClockDefinition],
    calendar: Calendar,
    timezone: str,
    as_of: date,
) -> Reckoned:
    """The clocks of all cases as they stand at the end of `as_of`.

    `tables` holds `case`, `event`, `clock_stop` and `item` as rows (aware datetimes, dates,
    Decimals), without anything that happened after `as_of`.
    """
    world = World(calendar, timezone, as_of)
    ordered = levels(definitions)
    events = _by_case(tables.get("event", ()))
    stops = _by_case(tables.get("clock_stop", ()))
    items = _by(tables.get("item", ()), "item")
    result = Reckoned([], [])
    for case in sorted(tables.get("case", ()), key=lambda row: str(row["case"])):
        key = case["case"]
        file = CaseFile(world, case, events[key], stops[key], items[case.get("item")])
        for level in ordered:
            file.run(level)
        for clock in sorted(file.clocks):
            result.clock.append(file.clocks[clock])
            result.pause.extend(file.pauses[clock])
    return result


class CaseFile:
    """One case with its events, pauses and catalogue rows; its clocks as they get computed."""

    def __init__(
        self,
        world: World,
        case: Record,
        events: Sequence[Record],
        stops: Sequence[Record],
        items: Sequence[Record],
    ) -> None:
        self.world, self.case, self.stops, self.items = world, case, stops, items
        self.events = sorted(events, key=_file_order)
        self.clocks: dict[str, dict[str, Any]] = {}
        self.pauses: dict[str, list[dict[str, Any]]] = {}
        self.begun: dict[str, datetime] = {}

    def run(self, definitions: Iterable[ClockDefinition]) -> None:
        """Compute the clocks of one level; of rows with one name, the first to start governs."""
        running: dict[str, Running] = {}
        for definition in definitions:
            clock = self._start(definition)
            if clock is None:
                continue
            rival = running.get(definition.clock)
            if rival is None or clock.begun < rival.begun:
                running[definition.clock] = clock
        for name, clock in running.items():
            self.clocks[name], self.pauses[name] = self._row(clock)
            self.begun[name] = clock.begun

    def _start(self, definition: ClockDefinition) -> Running | None:
        if definition.domain not in (None, self.case.get("domain")):
            return None
        own = [e["ts"] for e in self.events if e["act"] in definition.start_events]
        begun: datetime | None = own[0] if own else None
        parent = self.clocks.get(definition.deemed_from or "")
        deemed = parent is not None and parent["until"] > parent["due"]
        if deemed:
            begun = self.begun[cast(str, definition.deemed_from)]
        if begun is None:
            return None
        day = civil(begun, self.world.timezone)
        found = self._limit(definition, day)
        if found is None or not definition.in_force(day):
            return None
        limit, unit = found
        start = self.world.moment(begun, unit)
        return Running(definition, self.case, begun, start, limit, unit, deemed)

    def _limit(self, definition: ClockDefinition, day: date) -> tuple[int, Unit] | None:
        if definition.n is not None and definition.unit is not None:
            return definition.n, definition.unit
        if definition.source == "case.stated_due":
            stated = self.case.get("stated_due")
            return stated and (days(day, civil(stated, self.world.timezone)), "cd")
        item = self._item(day)
        which = definition.source.removeprefix("item.")
        n, unit = (item.get(f"{which}_n"), item.get(f"{which}_unit")) if item else (None, None)
        if n is None or unit not in LONGEST or not 0 <= n <= LONGEST[unit]:
            return None
        return n, unit

    def _item(self, day: date) -> Record | None:
        """The catalogue row of the case's version; where the case names none, that of the day."""
        version = self.case.get("item_version")
        if version is not None:
            return next((i for i in self.items if i.get("version") == version), None)
        valid = [
            item
            for item in self.items
            if (item.get("valid_from") or date.min) <= day <= (item.get("valid_to") or date.max)
        ]
        return max(
            valid,
            key=lambda item: (item.get("valid_from") or date.min, str(item.get("version"))),
            default=None,
        )

    def _row(self, clock: Running) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        world, definition, start, unit = self.world, clock.definition, clock.start, clock.unit
        ended = self._ended(clock)
        until = ended or world.present(unit)
        stops = [] if clock.backward else list(self._stops(clock, until))
        union = merged(((stop.start, stop.until) for stop in stops if stop.counted), start)
        ends, extended, since = self._ends(clock, union)
        used = _used(clock, until, union, world.calendar)
        row = {
            "case": clock.case["case"],
            "clock": definition.clock,
            "start": start,
            **ends,
            "ended": ended,
            "until": until,
            "used": used,
            "paused": _paused(clock, until, union, world.calendar),
            "limit": clock.limit + extended,
            "unit": unit,
            "extended": extended,
            "deemed": clock.deemed,
            "basis": definition.basis or None,
        }
        pauses = []
        for stop in stops:
            then = max(stop.start, start)
            limit = clock.limit + (extended if since is not None and since <= stop.start else 0)
            cut = min(stop.until, until)
            pauses.append(
                {
                    "case": clock.case["case"],
                    "clock": definition.clock,
                    "kind": stop.record.get("kind"),
                    "start": civil(stop.record["start_at"], world.timezone),
                    "end": None if stop.end is None else _day(stop.end, world.timezone),
                    "left": limit - _used(clock, then, union, world.calendar),
                    "days": removed((then, cut), unit, world.calendar)
                    if stop.counted and cut > then
                    else 0,
                    "counted": stop.counted,
                }
            )
        return row, pauses

    def _ended(self, clock: Running) -> Moment | None:
        for event in self.events:
            moment = self.world.moment(event["ts"], clock.unit)
            if event["act"] in clock.definition.stop_events and (
                clock.backward or moment >= clock.start
            ):
                return moment
        return None

    def _stops(self, clock: Running, until: Moment) -> Iterable[Stop]:
        definition, present = clock.definition, self.world.present(clock.unit)
        for record in self.stops:
            named = record.get("clock")
            if named not in (None, definition.clock) or not (named or definition.pause_kinds):
                continue
            start = self.world.moment(record["start_at"], clock.unit)
            end_at = record.get("end_at")
            end = None if end_at is None else self.world.moment(end_at, clock.unit)
            if end is not None and end > present:
                end = None
            if start <= until and (end is None or end >= clock.start):
                counted = definition.stops_for(record.get("kind"))
                yield Stop(record, start, end, end or present, counted)

    def _ends(
        self, clock: Running, union: Sequence[Pause]
    ) -> tuple[dict[str, Any], int, Moment | None]:
        """The due moments, the units an extension added, and the moment it was made."""
        unit, start, calendar = clock.unit, clock.start, self.world.calendar
        definition, rolls = clock.definition, clock.definition.rolls
        if definition.source == "case.stated_due":
            stated = civil(clock.case["stated_due"], self.world.timezone)
            ends = {"due": stated, "raw_due": stated, "base_due": stated, "provisional": False}
            return ends, 0, None
        base = roll(target(start, clock.limit, unit, calendar), unit, rolls, calendar)
        raw = spread(start, clock.limit, unit, calendar=calendar, pauses=union)
        added, since = self._extension(clock)
        if since is not None and since > roll(raw, unit, rolls, calendar):
            added, since = 0, None
        if added:
            raw = spread(start, clock.limit + added, unit, calendar=calendar, pauses=union)
        due = roll(raw, unit, rolls, calendar)
        provisional = is_provisional(start, raw, due, unit, rolls, calendar)
        ends = {"due": due, "raw_due": raw, "base_due": base, "provisional": provisional}
        return ends, added, since

    def _extension(self, clock: Running) -> tuple[int, Moment | None]:
        """What the first extension of the case would add, and when it was made."""
        definition = clock.definition
        if definition.extension_act is None or clock.backward:
            return 0, None
        for event in self.events:
            if event["act"] == definition.extension_act:
                asked = event.get("qty")
                added = definition.extension if asked is None else int(asked)
                moment = self.world.moment(event["ts"], clock.unit)
                return max(0, min(added, definition.extension)), moment
        return 0, None


def _used(clock: Running, until: Moment, union: Sequence[Pause], calendar: Calendar) -> int:
    """Complete units from the start to `until` net of pauses; negative before the start."""
    start, unit = clock.start, clock.unit
    before = [(s, min(e, until)) for s, e in union if s < until]
    if unit == "hour":
        span = cast(datetime, until) - cast(datetime, start)
        net = span - sum((e - s for s, e in before), start=0 * HOUR)
        return int(net / HOUR) if net < 0 * HOUR else net // HOUR
    if unit == "wd":
        if until < start:
            return calendar.workdays(start - DAY, until - DAY)
        return calendar.workdays(start, until) - sum(calendar.workdays(s, e) for s, e in before)
    net_until = until - sum((days(s, e) for s, e in before), start=0) * DAY
    if unit == "cd":
        return days(start, net_until)
    complete = months(start, net_until)
    return complete if unit == "month" else int(complete / 12)


def _paused(clock: Running, until: Moment, union: Sequence[Pause], calendar: Calendar) -> int:
    """Units that pauses removed up to `until`: complete hours, else days of the right kind."""
    before = [(s, min(e, until)) for s, e in union if s < until]
    if clock.unit == "hour":
        return sum((e - s for s, e in before), start=0 * HOUR) // HOUR
    return sum(removed(pause, clock.unit, calendar) for pause in before)


def _day(moment: Moment, timezone: str) -> date:
    return civil(moment, timezone) if isinstance(moment, datetime) else moment


def _file_order(event: Record) -> tuple[datetime, bool, int, str]:
    seq = event.get("seq")
    return event["ts"], seq is None, seq or 0, str(event.get("event"))


def _by(rows: Iterable[Record], column: str) -> defaultdict[Any, list[Record]]:
    groups: defaultdict[Any, list[Record]] = defaultdict(list)
    for row in rows:
        groups[row.get(column)].append(row)
    return groups


def _by_case(rows: Iterable[Record]) -> defaultdict[Any, list[Record]]:
    return _by(rows, "case")
