"""The records of many worlds as rows: as known on each world's day, with its clocks reckoned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.clock.reckon import reckon
from oversight.datalog.context import HOUR_CLOCK_COLUMNS
from oversight.records.asof import HIDDEN, SEEN, end_of
from oversight.specs.days import calendar_named
from oversight.specs.trial.relational import WORLD
from oversight.specs.trial.worlds import World

Row = dict[str, Any]
_CLOCKED = ("case", "event", "clock_stop", "item")


@dataclass(frozen=True)
class Setting:
    """What the worlds of one rule have in common."""

    calendar: str
    timezone: str

    def load_calendar(self) -> Calendar:
        return calendar_named(self.calendar)


def known(world: World, timezone: str) -> Mapping[str, list[Row]]:
    """The records as they were known on the world's day (see `oversight.records.asof`)."""
    end = end_of(world.today, timezone)
    return {
        table: [_hidden(table, row, end) for row in rows if _seen(table, row, end)]
        for table, rows in world.tables.items()
    }


def _seen(table: str, row: Mapping[str, Any], end: datetime) -> bool:
    return all(row.get(c) is None or row[c] < end for c in SEEN.get(table, ()))


def _hidden(table: str, row: Mapping[str, Any], end: datetime) -> Row:
    later = {c for c in HIDDEN.get(table, ()) if row.get(c) is not None and row[c] >= end}
    return {name: None if name in later else value for name, value in row.items()}


def rows_of(
    relation: str, tables: Sequence[Mapping[str, list[Row]]], clocks: Sequence[tuple[Any, Any]]
) -> Iterator[Row]:
    """The rows of one relation in all worlds, each with its world's number."""
    for number, world in enumerate(tables):
        match relation:
            case "officer":
                rows: Iterable[Row] = _officers(world.get("event", []))
            case "clock":
                rows = clocks[number][0]
            case "pause":
                rows = clocks[number][1]
            case _:
                rows = world.get(relation, [])
        for row in rows:
            yield {WORLD: number, **row}


def _officers(events: Iterable[Row]) -> Iterator[Row]:
    for event in events:
        for officer in event.get("officers") or ():
            yield {name: event[name] for name in ("event", "case", "act")} | {"officer": officer}


def reckoned(
    world: World,
    tables: Mapping[str, list[Row]],
    definitions: Sequence[ClockDefinition],
    setting: Setting,
) -> tuple[list[Row], list[Row]]:
    """The rows of `clock` and `pause` of one world, in the columns that SQL has."""
    filled = {table: [_Missing(row) for row in tables.get(table, ())] for table in _CLOCKED}
    made = reckon(filled, definitions, setting.load_calendar(), setting.timezone, world.today)
    return [_clock(row) for row in made.clock], [dict(row) for row in made.pause]


class _Missing(dict[str, Any]):
    """A record in which a column that was left out is missing."""

    def __missing__(self, column: str) -> None:
        return None


def _clock(row: Mapping[str, Any]) -> Row:
    if row["unit"] != "hour":
        return dict(row)
    return {
        (f"{name}_ts" if name in HOUR_CLOCK_COLUMNS else name): value for name, value in row.items()
    }
