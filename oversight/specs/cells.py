"""The cells of a spec's record tables as typed values, by the schema of the records."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from zoneinfo import ZoneInfo

from oversight.problem import Problem, Refused, suggest
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, KEYS, Column
from oversight.specs.table import Row, SpecTable, Spot

Value = str | int | float | Decimal | bool | date | datetime | list[str] | None
Record = dict[str, Value]

_WORDS_OF_TRUTH = {"true": True, "yes": True, "是": True, "false": False, "no": False, "否": False}


def read_day(text: str) -> date:
    """A day as YYYY-MM-DD; `ValueError` for anything else, also for days that do not exist.

    >>> read_day("2021-03-29")
    datetime.date(2021, 3, 29)
    """
    if len(text) != len("2021-03-29"):
        raise ValueError(text)
    return date.fromisoformat(text)


def read_instant(text: str, zone: ZoneInfo) -> datetime:
    """A day, or a day and a time, in the zone; an offset that is written counts.

    >>> read_instant("2021-03-29 09:30", ZoneInfo("Asia/Shanghai")).isoformat()
    '2021-03-29T09:30:00+08:00'
    """
    day, _, time = text.replace("T", " ").partition(" ")
    read_day(day)
    moment = datetime.fromisoformat(f"{day}T{time.strip() or '00:00'}")
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def read_records(
    name: str,
    table: SpecTable | None,
    *,
    spot: Spot,
    zone: ZoneInfo,
    before: list[Record],
    events: list[Record],
) -> list[Record]:
    """The records that a table of cells describes.

    Blank cells are missing values. A key that is left out becomes `<table>-<n>`, and an event's
    `seq` its place among the case's events. `before` holds the same table's earlier records of
    the scenario, `events` the earlier events. Raises `Refused` with every fault of the table.
    """
    if name not in TABLES:
        raise Refused(Problem(str(spot), f"There is no table '{name}'.", suggest(name, TABLES)))
    if table is None:
        raise Refused(
            Problem(
                str(spot),
                f"No records of '{name}' are given.",
                "Put a table under the step, its columns first.",
            )
        )
    columns = COLUMNS[name]
    problems = _header_problems(name, table, columns)
    records: list[Record] = []
    for row in table.rows:
        record: Record = {}
        for column, cell in zip(table.columns, row.cells, strict=True):
            if column in columns and cell:
                try:
                    record[column] = _value(cell, columns[column], zone)
                except (ValueError, InvalidOperation):
                    record[column] = None
                    problems.append(_cell_problem(row, columns[column], cell))
        problems += _completed(name, record, row, columns, len(before) + len(records))
        records.append(record)
    if problems:
        raise Refused(problems)
    if name == "event":
        _number(records, events)
    return records


def _header_problems(name: str, table: SpecTable, columns: Mapping[str, Column]) -> list[Problem]:
    where = str(table.header.spot)
    problems = [
        Problem(where, f"Table '{name}' has no column '{column}'.", suggest(column, columns))
        for column in table.columns
        if column not in columns
    ]
    problems += [
        Problem(where, f"Column '{column}' stands {times} times.", "Leave one of them out.")
        for column, times in Counter(table.columns).items()
        if times > 1
    ]
    return problems


def _completed(
    name: str, record: Record, row: Row, columns: Mapping[str, Column], made: int
) -> list[Problem]:
    """Fill in the key; name every other value that the table needs and the row lacks."""
    record.setdefault(KEYS[name], f"{name}-{made + 1}")
    filled = {KEYS[name], "seq"}
    return [
        Problem(
            str(row.spot),
            f"A record of '{name}' needs a value of '{column.name}' ({column.title}).",
            f"Add the column '{column.name}'.",
        )
        for column in columns.values()
        if column.required and column.name not in filled and column.name not in record
    ]


def _number(records: list[Record], events: list[Record]) -> None:
    """Give each event without `seq` the next place among the events of its case."""
    last: dict[Value, int] = {}
    for record in [*events, *records]:
        case = str(record["case"])
        seq = record.setdefault("seq", last.get(case, 0) + 1)
        assert isinstance(seq, int)
        last[case] = max(last.get(case, 0), seq)


def _value(cell: str, column: Column, zone: ZoneInfo) -> Value:
    if column.kind is datetime:
        return read_instant(cell, zone)
    value = _READERS[column.kind](cell)
    if column.choices and value not in column.choices:
        raise ValueError(cell)
    if isinstance(value, (int, float, Decimal)) and (
        (column.lowest is not None and value < column.lowest)
        or (column.highest is not None and value > column.highest)
    ):
        raise ValueError(cell)
    return value


def _truth(cell: str) -> bool:
    try:
        return _WORDS_OF_TRUTH[cell.lower()]
    except KeyError:
        raise ValueError(cell) from None


_READERS: Mapping[type, Callable[[str], Value]] = {
    str: str,
    int: int,
    float: float,
    Decimal: Decimal,
    bool: _truth,
    date: read_day,
    list: str.split,
}

_KINDS: Mapping[type, tuple[str, str]] = {
    str: ("a text", "Write a text."),
    int: ("a whole number", "Write it as 20."),
    float: ("a number", "Write it as 0.9."),
    Decimal: ("an exact number", "Write it as 35.50."),
    bool: ("yes or no", "Write 'yes' or 'no'."),
    date: ("a day", "Write it as 2021-03-29."),
    datetime: ("a day or an instant", "Write it as 2021-03-29 or 2021-03-29 09:30."),
    list: ("a list", "Write the values with spaces between."),
}


_STORED = 10**9
"""Bounds beyond this are those of the storage, and nothing to tell an author."""


def _cell_problem(row: Row, column: Column, cell: str) -> Problem:
    where = f"{row.spot}, column {column.name}"
    if column.choices:
        return Problem(
            where, f"'{cell}' is none of the values allowed.", suggest(cell, column.choices)
        )
    what, fix = _KINDS[column.kind]
    if column.lowest is not None:
        what += f" from {column.lowest:g}"
    if column.highest is not None and column.highest < _STORED:
        what += f" up to {column.highest:g}"
    return Problem(where, f"'{cell}' is not {what}.", fix)
