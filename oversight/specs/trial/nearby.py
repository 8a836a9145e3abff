"""Worlds near those of the scenarios: a day shifted, a record left out, an act exchanged."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

from oversight.records.schema import COLUMNS, KEYS
from oversight.specs.cells import Record, Value
from oversight.specs.trial.worlds import World

DAY = timedelta(days=1)
MOST = 1500
"""So many worlds are tried near the scenarios of one rule."""


@dataclass(frozen=True)
class Nearby:
    """A world that differs in one place: `change` says how, `table` and `row` show the record."""

    world: World
    change: str
    table: str = ""
    row: Mapping[str, Value] | None = None

    def sketch(self, zone: ZoneInfo) -> list[str]:
        """The change in words, and the changed record as a row of a spec's table."""
        lines = [f"As in the scenario '{self.world.scenario}', but {self.change}."]
        if self.row is not None:
            cells = {name: written(value, zone) for name, value in self.row.items()}
            cells = {name: cell for name, cell in cells.items() if cell and name != "seq"}
            lines += [
                f"the records of {self.table}",
                f"| {' | '.join(cells)} |",
                f"| {' | '.join(cells.values())} |",
            ]
        return lines


def nearby(worlds: Sequence[World], acts: Sequence[str], zone: ZoneInfo) -> list[Nearby]:
    """The worlds near the given ones, the nearest kinds of change first, at most `MOST`."""
    kinds = [list(_days(worlds, zone)), list(_left_out(worlds)), list(_cells(worlds, acts))]
    return [one for kind in kinds for one in kind][:MOST]


def written(value: Value, zone: ZoneInfo) -> str:
    """A value as a spec's table shows it."""
    match value:
        case None:
            return ""
        case datetime():
            local = value.astimezone(zone)
            day = local.date().isoformat()
            return day if not (local.hour or local.minute) else local.strftime("%Y-%m-%d %H:%M")
        case list():
            return " ".join(value)
        case bool():
            return "yes" if value else "no"
        case _:
            return str(value)


def _days(worlds: Sequence[World], zone: ZoneInfo) -> Iterator[Nearby]:
    for world in worlds:
        for step in (-1, 1):
            today = world.today + step * DAY
            yield Nearby(replace(world, today=today), f"today is {today}")
    for world in worlds:
        for table, place, row in _rows(world):
            for column, value in row.items():
                if not isinstance(value, date):
                    continue
                for step in (-1, 1):
                    moved = value + step * DAY
                    said = f"{column} of {_name(table, row)} is {written(moved, zone)}"
                    yield _with(world, table, place, {**row, column: moved}, said)


def _left_out(worlds: Sequence[World]) -> Iterator[Nearby]:
    for world in worlds:
        for table, place, row in _rows(world):
            rows = world.tables[table]
            tables = {**world.tables, table: [*rows[:place], *rows[place + 1 :]]}
            yield Nearby(replace(world, tables=tables), f"without {_name(table, row)}", table, row)


def _cells(worlds: Sequence[World], acts: Sequence[str]) -> Iterator[Nearby]:
    for world in worlds:
        for table, place, row in _rows(world):
            for column, value in row.items():
                for other in _others(table, column, value, acts):
                    said = f"{column} of {_name(table, row)} is {_or_blank(other)}"
                    yield _with(world, table, place, {**row, column: other}, said)


def _others(table: str, column: str, value: Value, acts: Sequence[str]) -> Iterator[Value]:
    """What else the cell could hold: another act, another word, a number beside it, nothing."""
    known = COLUMNS[table][column]
    if column == "act":
        yield from (act for act in acts if act != value)
    elif known.choices:
        yield from (choice for choice in known.choices[:6] if choice != value)
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, Decimal):
        yield from (value - 1, value + 1, value - Decimal("0.01"), value + Decimal("0.01"))
    elif isinstance(value, int | float):
        yield from (value - 1, value + 1)
    if not known.required and column not in (KEYS[table], "seq") and value is not None:
        yield None


def _rows(world: World) -> Iterator[tuple[str, int, Record]]:
    for table, rows in world.tables.items():
        for place, row in enumerate(rows):
            yield table, place, row


def _with(world: World, table: str, place: int, row: Record, said: str) -> Nearby:
    rows = world.tables[table]
    tables = {**world.tables, table: [*rows[:place], row, *rows[place + 1 :]]}
    return Nearby(replace(world, tables=tables), said, table, row)


def _name(table: str, row: Mapping[str, Value]) -> str:
    if table == "event":
        return f"{row.get('case')}'s {row.get('act')}"
    return f"{table} {row.get(KEYS[table])}"


def _or_blank(value: Value) -> str:
    return "blank" if value is None else str(value)
