"""A scenario that fires, cut down to one case and moved to other days."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import cast
from zoneinfo import ZoneInfo

from oversight.clock.units import Moment
from oversight.specs.cells import Record, Value
from oversight.specs.trial.worlds import World

MOVING = ("case", "event", "clock_stop", "rating", "permit")
"""The tables of a case's own records; the catalogue and the people stay where they are."""


@dataclass(frozen=True)
class Place:
    """Where a day stands: a cell of a record, or (no table) the day of the evaluation."""

    table: str
    row: int
    column: str


AS_OF = Place("", 0, "today")


@dataclass(frozen=True)
class Template:
    """The records of one case of a scenario, by table, with the day they are judged on.

    `parents` are the cases it names as its own, whose records move and are copied with it.
    """

    world: World
    subject: str
    case: str
    zone: ZoneInfo
    parents: tuple[str, ...] = ()
    squeezed: bool = False
    """Whether something between anchor and mover was pushed by the mover."""

    def day(self, moment: Value) -> date:
        """The civil day of a moment, in the pack's zone."""
        if isinstance(moment, datetime):
            return moment.astimezone(self.zone).date()
        return cast(date, moment)

    def value(self, place: Place) -> Moment:
        """The moment at a place."""
        if place == AS_OF:
            return self.world.today
        return cast(date, self.world.tables[place.table][place.row][place.column])

    def places(self) -> Iterator[Place]:
        """Every cell that holds a day: events first, then what else is dated."""
        for table in ("event", *(name for name in MOVING if name != "event")):
            for number, row in enumerate(self.world.tables.get(table, ())):
                for column, value in row.items():
                    if isinstance(value, date) and self.own(table, row):
                        yield Place(table, number, column)

    def own(self, table: str, row: Mapping[str, Value]) -> bool:
        """Whether a record is of the case or of a parent of it."""
        return table in MOVING and row.get("case") in (self.case, *self.parents)

    @property
    def last(self) -> date:
        """The last day on which something is recorded."""
        return max((self.day(self.value(place)) for place in self.places()), default=date.min)

    def bare(self) -> bool:
        """Whether nothing pauses or extends."""
        acts = [str(row["act"]) for row in self.world.tables.get("event", ())]
        stops = self.world.tables.get("clock_stop", ())
        return not stops and not any(act.startswith("extend") for act in acts)

    def moved(
        self, anchor: Place, start: Moment, mover: Place | None, end: Moment | None
    ) -> Template:
        """The template with the anchor at `start` and the mover at `end`.

        What was before goes with the anchor, what was done with or after the mover goes with the
        mover (the other way round where the mover comes first), and what lay between stays there.
        """
        old, new = self.value(anchor), start
        shift = self.day(new) - self.day(old)
        at = None if mover in (None, AS_OF) else mover
        if at is None or end is None:
            tables = self._each(lambda value: self._by(value, shift), {anchor: new})
            return replace(self, world=replace(self.world, tables=tables))
        was = self.value(at)
        other = self.day(end) - self.day(was)
        pushed: list[Moment] = []

        def kept_between(value: Moment, outside: bool) -> Moment:
            if outside:
                pushed.append(value)
                return self._like(value, end)
            return self._by(value, shift)

        def follow(value: Moment) -> Moment:
            if self._first(was, old):
                if not self._first(was, value):
                    return self._by(value, other)
                early = self._first(self._by(value, shift), end) and self._first(value, old)
                return kept_between(value, early)
            if not self._first(value, was):
                return self._by(value, other)
            late = self._first(end, self._by(value, shift)) and self._first(old, value)
            return kept_between(value, late)

        tables = self._each(follow, {anchor: new, at: end})
        world = replace(self.world, tables=tables)
        return replace(self, world=world, squeezed=bool(pushed))

    def on(self, today: date) -> Template:
        """The template judged on another day."""
        return replace(self, world=replace(self.world, today=today))

    def at_day(self, place: Place, day: date) -> Moment:
        """A day, at the time of day that stands at a place."""
        value = self.value(place)
        if not isinstance(value, datetime):
            return day
        local = value.astimezone(self.zone)
        return datetime.combine(day, local.time().replace(second=0, microsecond=0), self.zone)

    def _first(self, one: Moment, other: Moment) -> bool:
        """Whether one moment is before another; days and instants are compared by day."""
        if isinstance(one, datetime) and isinstance(other, datetime):
            return one < other
        return self.day(one) < self.day(other)

    def _like(self, value: Moment, moment: Moment) -> Moment:
        """A moment as a day or an instant, as the value is."""
        if not isinstance(value, datetime):
            return self.day(moment)
        if isinstance(moment, datetime):
            return moment
        return datetime.combine(moment, time(), self.zone)

    def _by(self, value: Moment, shift: timedelta) -> Moment:
        """So many days on, at the same time of day on the wall."""
        if not isinstance(value, datetime):
            return value + shift
        local = value.astimezone(self.zone)
        return datetime.combine(local.date() + shift, local.time(), self.zone)

    def _each(
        self, follow: Callable[[Moment], Moment], fixed: Mapping[Place, Moment]
    ) -> dict[str, list[Record]]:
        tables: dict[str, list[Record]] = {}
        for table, rows in self.world.tables.items():
            tables[table] = []
            for number, row in enumerate(rows):
                if not self.own(table, row):
                    tables[table].append(dict(row))
                    continue
                tables[table].append(
                    {
                        column: fixed.get(Place(table, number, column)) or follow(value)
                        if isinstance(value, date)
                        else value
                        for column, value in row.items()
                    }
                )
        return tables


def templates(worlds: Sequence[World], subject_kind: str, zone: ZoneInfo) -> list[Template]:
    """The cases of the scenarios, each with its own records and what is nobody's.

    A subject is a case or an event; for any other there are none.
    """
    found = []
    for world in worlds:
        rows = [row for table in MOVING for row in world.tables.get(table, ())]
        for case in dict.fromkeys(str(row["case"]) for row in rows if row.get("case")):
            parents = tuple(
                str(row["parent_case"])
                for row in world.tables.get("case", ())
                if row["case"] == case and row.get("parent_case") not in (None, case)
            )
            cut = replace(world, tables=_cut(world.tables, (case, *parents)))
            if subject_kind == "case":
                found.append(Template(cut, case, case, zone, parents))
            elif subject_kind == "event":
                found += [
                    Template(cut, str(row["event"]), case, zone, parents)
                    for row in cut.tables.get("event", ())
                ]
    return found


def _cut(tables: Mapping[str, Sequence[Record]], cases: Collection[str]) -> dict[str, list[Record]]:
    cut = {
        table: [dict(row) for row in rows if row.get("case") is None or row["case"] in cases]
        for table, rows in tables.items()
    }
    if "event" in cut:
        cut["event"].sort(key=lambda row: cast(int, row["seq"]))
    return cut
