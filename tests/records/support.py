"""What the tests of records share: places, strategies for records, writers of files."""

from __future__ import annotations

import csv
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter
import yaml
from hypothesis import strategies as st

from oversight.records.acts import ACTS
from oversight.records.feed import plan
from oversight.records.feed import take as take_all
from oversight.records.fill import Mapping
from oversight.records.find import find_mapping
from oversight.records.intake import IntakeReport, intake
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
from oversight.records.schema import COLUMNS, Column, arrow_schema

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT.parent / "shared" / "data"
needs_data = pytest.mark.skipif(
    not DATA.is_dir(), reason=f"The public logs are not there: {DATA} is missing."
)

LETTERS = st.characters(
    codec="utf-8", categories=["L", "N", "P", "S", "Zs"], include_characters="\n\t"
)
TEXT = st.text(LETTERS, min_size=1, max_size=12)
NAME = TEXT.filter(lambda text: text.strip(" \t\r\n\u00a0\u3000") != "")
INSTANT = st.datetimes(datetime(1, 1, 2), datetime(9999, 12, 30), timezones=st.just(UTC))
QUANTITY = st.decimals(
    Decimal("-99999999999999.9999"), Decimal("99999999999999.9999"), places=4, allow_nan=False
)
KINDS: dict[type, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: st.integers(-(2**63), 2**63 - 1),
    float: st.floats(allow_nan=False, allow_infinity=False),
    Decimal: QUANTITY,
    bool: st.booleans(),
    date: st.dates(),
    datetime: INSTANT,
    list: st.lists(NAME, min_size=1, max_size=3),
}


def valid_value(column: Column) -> st.SearchStrategy[Any]:
    """Values that the column's model accepts."""
    if column.choices:
        return st.sampled_from(column.choices)
    if column.kind is int and column.lowest is not None:
        assert column.highest is not None
        return st.integers(int(column.lowest), int(column.highest))
    if column.kind is float and column.lowest is not None:
        return st.floats(column.lowest, column.highest, allow_nan=False, allow_infinity=False)
    return NAME if column.not_blank else KINDS[column.kind]


def valid_rows(table: str) -> st.SearchStrategy[list[dict[str, Any]]]:
    """A few records of a table that its model accepts, each with another key."""
    row = st.fixed_dictionaries(
        {
            name: valid_value(c) if c.required or c.default else st.none() | valid_value(c)
            for name, c in COLUMNS[table].items()
        }
    ).map(lambda values: _in_order(table, values))
    key = table
    return st.lists(row, min_size=1, max_size=4, unique_by=lambda values: values[key])


def _in_order(table: str, values: dict[str, Any]) -> dict[str, Any]:
    for first, second in (("valid_from", "valid_to"), ("start_at", "end_at")):
        pair = values.get(first), values.get(second)
        if None not in pair and pair[1] < pair[0]:
            values = {**values, first: pair[1], second: pair[0]}
    return values


def arrow(table: str, rows: list[dict[str, Any]]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=arrow_schema(table))


def written(value: Any) -> str:
    """A value as a CSV file holds it."""
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case datetime() | date():
            return value.isoformat()
        case list():
            return json.dumps(value, ensure_ascii=False)
        case float():
            return repr(value)
    return str(value)


def write(kind: str, rows: pa.Table, path: Path) -> Path:
    """Write records to a file of the kind, as somebody's export would."""
    if kind == "parquet":
        pq.write_table(rows, path)
    elif kind == "csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            out = csv.writer(file)
            out.writerow(rows.column_names)
            out.writerows([written(value) for value in row.values()] for row in rows.to_pylist())
    else:
        book = xlsxwriter.Workbook(path)
        sheet = book.add_worksheet()
        cells = [rows.column_names, *([written(v) for v in r.values()] for r in rows.to_pylist())]
        for y, row in enumerate(cells):
            for x, cell in enumerate(row):
                if cell:
                    sheet.write_string(y, x, cell)
        book.close()
    return path


def take(
    lake: Lake, file: Path, mapping: Mapping | Path | None = None, **options: Any
) -> IntakeReport:
    """Take a file in with the base vocabulary, in UTC unless said otherwise."""
    if isinstance(mapping, Path):
        mapping = read_mapping(mapping)
    if mapping is None:
        mapping = find_mapping(file, [])
    options = {"timezone": "UTC", "acts": ACTS, **options}
    return intake(lake, file, mapping, **options)


def rows_of(lake: Lake, table: str, version: str | None = None) -> list[dict[str, Any]]:
    """The records of a table, in the order of their keys."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'").fetchall()
        lake.snapshot(version).register(con)
        return con.sql(f'SELECT * FROM "{table}"').to_arrow_table().sort_by(table).to_pylist()


def some(row: dict[str, Any]) -> dict[str, Any]:
    """A record without its missing values."""
    return {name: value for name, value in row.items() if value is not None}


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def taken(pack: str, lake: Lake, *files: str) -> list[tuple[int, int, int]]:
    """(cases, events, quarantined) of each public log, read with its pack's mappings."""
    folder = ROOT / "rules" / pack
    told = yaml.safe_load((folder / "pack.yaml").read_text(encoding="utf-8"))
    feeds = plan([DATA / name for name in files], sorted(folder.glob("mapping*.yaml")))
    reports = take_all(lake, feeds, timezone=told["timezone"], acts={*ACTS, *told["acts"]})
    return [(r.cases, r.events, r.quarantined) for r in reports]
