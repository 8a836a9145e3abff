"""Which organisation a finding about a record goes to, for every kind of record."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import duckdb
import pytest

from oversight.records.asof import register_as_of
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.records.owner import owner_query

T = datetime(2021, 3, 1, tzinfo=UTC)
ROWS: dict[str, list[dict[str, Any]]] = {
    "org": [{"org": "O1", "name": "One"}],
    "item": [{"item": "I1", "name": "Licence", "org": "O1"}, {"item": "I2", "name": "None's"}],
    "party": [{"party": "P1"}],
    "place": [{"place": "L1"}],
    "case": [
        {"case": "C1", "domain": "approval", "org": "O1"},
        {"case": "C2", "domain": "approval"},
    ],
    "event": [
        {"event": "E1", "case": "C1", "act": "accepted", "ts": T, "seq": 1, "org": "O2"},
        {"event": "E2", "case": "C1", "act": "accepted", "ts": T, "seq": 2},
        {"event": "E3", "case": "C2", "act": "accepted", "ts": T, "seq": 1},
        {"event": "E4", "case": "gone", "act": "accepted", "ts": T, "seq": 1, "org": "O3"},
    ],
    "clock_stop": [
        {"clock_stop": "S1", "case": "C1", "start_at": T},
        {"clock_stop": "S2", "case": "gone", "start_at": T},
    ],
    "rating": [{"rating": "R1", "case": "C1", "ts": T}],
    "permit": [{"permit": "M1", "case": "C1"}, {"permit": "M2"}],
    "movement": [{"movement": "V1", "stage": "made", "ts": T}],
    "reading": [{"reading": "G1", "series": "s", "start_at": T, "value": 1.0}],
    "metric": [{"metric": "K1", "org": "O1", "period": "2021"}],
}
OWNERS: dict[str, list[tuple[str, str | None]]] = {
    "org": [("O1", "O1")],
    "item": [("I1", "O1"), ("I2", None)],
    "party": [("P1", None)],
    "place": [("L1", None)],
    "case": [("C1", "O1"), ("C2", None)],
    "event": [("E1", "O2"), ("E2", "O1"), ("E3", None), ("E4", "O3")],
    "clock_stop": [("S1", "O1"), ("S2", None)],
    "rating": [("R1", "O1")],
    "permit": [("M1", "O1"), ("M2", None)],
    "movement": [("V1", None)],
    "reading": [("G1", None)],
    "metric": [("K1", "O1")],
}


@pytest.fixture(scope="module")
def con() -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    MemoryRecords.from_rows(ROWS).register(con)
    register_as_of(con, date(2021, 12, 31), "UTC")
    return con


@pytest.mark.parametrize("table", TABLES)
def test_each_record_has_its_organisation(con: duckdb.DuckDBPyConnection, table: str) -> None:
    found = con.sql(f"SELECT subject, org FROM ({owner_query(table)}) ORDER BY 1").fetchall()
    assert found == OWNERS[table]
