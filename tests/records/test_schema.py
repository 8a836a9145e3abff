"""What Arrow and DuckDB see follows from the models."""

from __future__ import annotations

import csv

import pyarrow as pa
import pytest

from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, IDENTITY, KEYS, arrow_schema, conform, duckdb_columns
from tests.records.support import ROOT


def test_the_twelve_tables() -> None:
    assert list(TABLES) == [
        "org",
        "item",
        "party",
        "place",
        "case",
        "event",
        "clock_stop",
        "rating",
        "permit",
        "movement",
        "reading",
        "metric",
    ]
    assert all(COLUMNS[table][KEYS[table]].required for table in TABLES)


def test_types_of_an_event() -> None:
    instant, amount = pa.timestamp("us", "UTC"), pa.decimal128(18, 4)
    schema = arrow_schema("event")
    assert {field.name: field.type for field in schema if field.type != pa.string()} == {
        "ts": instant,
        "recorded_at": instant,
        "seq": pa.int64(),
        "officers": pa.list_(pa.string()),
        "amount": amount,
        "qty": amount,
        "due_at": instant,
        "finished_at": instant,
    }
    assert duckdb_columns("event")["officers"] == "VARCHAR[]"
    assert [c.name for c in COLUMNS["event"].values() if c.required] == [
        "event",
        "case",
        "act",
        "ts",
        "seq",
    ]


def test_what_must_be_held() -> None:
    held = {t: [c.name for c in COLUMNS[t].values() if c.refers and c.refers.held] for t in TABLES}
    assert {t: names for t, names in held.items() if names} == {
        "event": ["case"],
        "clock_stop": ["case"],
        "rating": ["case"],
    }


def test_identity() -> None:
    assert {t: key for t, key in IDENTITY.items() if key != (t,)} == {
        "item": ("item", "version"),
        "metric": ("metric", "org", "period", "version"),
    }


def test_conform_fills_what_is_left_out() -> None:
    made = conform("item", pa.table({"name": ["n"], "item": ["I"]}))
    assert made.schema == arrow_schema("item")
    assert made.column("version").to_pylist() == ["1"]
    assert made.column("org").to_pylist() == [None]


def test_a_column_of_another_type_is_told_of_also_where_a_value_may_be_left_out() -> None:
    rows = pa.table({"item": ["I"], "name": ["n"], "version": [[1]], "valid_from": [[2]]})
    with pytest.raises(Refused) as refused:
        conform("item", rows)
    said = [problem.said.partition(":")[0] for problem in refused.value.problems]
    assert said == [
        "Column 'version' holds list<item",
        "Column 'valid_from' holds list<item",
    ]


@pytest.mark.parametrize("column", ["start_event", "stop_event"])
def test_the_vocabulary_has_every_act_of_the_clocks(column: str) -> None:
    path = ROOT.parent / "shared" / "domain" / "clocks.csv"
    if not path.is_file():
        pytest.skip(f"The domain notes are not there: {path} is missing.")
    with path.open(encoding="utf-8") as file:
        named = {act for row in csv.DictReader(file) for act in row[column].split("|")}
    assert named <= set(ACTS)
