"""Small worlds for the tests of clocks: rows for Python, the same rows as DuckDB tables."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import duckdb
import pyarrow as pa

from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.clock.reckon import Reckoned, reckon
from oversight.clock.sql import create_clock_tables, install

INSTANT = pa.timestamp("us", tz="UTC")
COLUMNS: dict[str, dict[str, pa.DataType]] = {
    "case": {
        "case": pa.string(),
        "domain": pa.string(),
        "item": pa.string(),
        "item_version": pa.string(),
        "stated_due": INSTANT,
    },
    "event": {
        "event": pa.string(),
        "case": pa.string(),
        "act": pa.string(),
        "ts": INSTANT,
        "seq": pa.int64(),
        "qty": pa.decimal128(18, 4),
    },
    "clock_stop": {
        "clock_stop": pa.string(),
        "case": pa.string(),
        "clock": pa.string(),
        "kind": pa.string(),
        "start_at": INSTANT,
        "end_at": INSTANT,
    },
    "item": {
        "item": pa.string(),
        "version": pa.string(),
        "statute_n": pa.int64(),
        "statute_unit": pa.string(),
        "promise_n": pa.int64(),
        "promise_unit": pa.string(),
        "valid_from": pa.date32(),
        "valid_to": pa.date32(),
    },
}
HOUR_COLUMNS = ("start", "due", "raw_due", "base_due", "ended", "until")
Tables = Mapping[str, Sequence[Mapping[str, Any]]]


def at(text: str) -> datetime:
    """An instant from its ISO text in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def definition(clock: str = "k", **changes: Any) -> ClockDefinition:
    """A clock of five working days from act `start` to act `stop`, with some things changed."""
    plain: dict[str, Any] = {
        "clock": clock,
        "domain": None,
        "start_events": ("start",),
        "stop_events": ("stop",),
        "source": "fixed",
        "n": 5,
        "unit": "wd",
        "extension": 0,
        "extension_act": None,
        "pause_kinds": (),
        "rolls": "none",
        "deemed_from": None,
        "basis": "",
        "valid_from": None,
        "valid_to": None,
        "confidence": "certain",
    }
    return ClockDefinition(**{**plain, **changes})


def events(case: str, *done: tuple[str, str] | tuple[str, str, int]) -> list[dict[str, Any]]:
    """Events of a case from (act, ISO instant in UTC) or (act, instant, quantity)."""
    return [
        {
            "event": f"{case}-{number}",
            "case": case,
            "act": one[0],
            "ts": at(one[1]),
            "seq": number,
            "qty": Decimal(one[2]) if len(one) == 3 else None,
        }
        for number, one in enumerate(done, start=1)
    ]


def stop(
    case: str, start: str, end: str | None, kind: str | None = "testing", clock: str | None = None
) -> dict[str, Any]:
    """A pause of a case."""
    return {
        "clock_stop": f"{case}-{start}",
        "case": case,
        "clock": clock,
        "kind": kind,
        "start_at": at(start),
        "end_at": at(end) if end else None,
    }


def register(con: duckdb.DuckDBPyConnection, tables: Tables) -> None:
    """The rows as tables named as the lake's."""
    for name, columns in COLUMNS.items():
        rows = [{column: row.get(column) for column in columns} for row in tables.get(name, ())]
        con.register("rows_of", pa.Table.from_pylist(rows, schema=pa.schema(list(columns.items()))))
        con.execute(f'CREATE OR REPLACE TABLE "{name}" AS SELECT * FROM rows_of')
        con.unregister("rows_of")


def read(con: duckdb.DuckDBPyConnection) -> Reckoned:
    """The tables `clock` and `pause` as the rows that `reckon` gives."""
    clock = con.sql('SELECT * FROM "clock" ORDER BY "case", clock').to_arrow_table().to_pylist()
    for row in clock:
        for column in HOUR_COLUMNS:
            instant = row.pop(f"{column}_ts")
            if row["unit"] == "hour":
                assert row[column] is None
                row[column] = instant
            else:
                assert instant is None
    return Reckoned(clock, con.sql('SELECT * FROM "pause"').to_arrow_table().to_pylist())


def in_sql(
    con: duckdb.DuckDBPyConnection,
    tables: Tables,
    definitions: Iterable[ClockDefinition],
    as_of: date,
) -> Reckoned:
    """What DuckDB makes of the rows; `con` must be installed."""
    register(con, tables)
    create_clock_tables(con, definitions, as_of)
    return read(con)


def both(
    tables: Tables,
    definitions: Sequence[ClockDefinition],
    calendar: Calendar,
    timezone: str,
    as_of: date,
) -> Reckoned:
    """The one answer of Python and SQL; an assertion error where they differ."""
    told = reckon(tables, definitions, calendar, timezone, as_of)
    with duckdb.connect() as con:
        install(con, calendar, timezone)
        agree(told, in_sql(con, tables, definitions, as_of))
    return told


def agree(told: Reckoned, found: Reckoned) -> None:
    """Whole rows are the same, whatever their order."""
    assert _ordered(found.clock) == _ordered(told.clock)
    assert _ordered(found.pause) == _ordered(told.pause)


def _ordered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(({key: row[key] for key in sorted(row)} for row in rows), key=str)
