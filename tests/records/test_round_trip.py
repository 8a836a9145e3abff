"""What is written to a file and taken in comes out of the lake as it was."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight.records.lake import Lake
from oversight.records.model import TABLES
from tests.records.support import arrow, rows_of, take, valid_rows, write

OF_CASES = ("event", "clock_stop", "rating")


@pytest.mark.parametrize("kind", ["csv", "xlsx", "parquet"])
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_in_equals_out(kind: str, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from(list(TABLES)))
    rows: list[dict[str, Any]] = data.draw(valid_rows(table))
    with tempfile.TemporaryDirectory() as place:
        lake = Lake(Path(place) / "lake")
        acts = {row["act"] for row in rows} if table == "event" else ()
        if table in OF_CASES:
            cases = [{"case": c, "domain": "grid"} for c in {row["case"] for row in rows}]
            lake.append({"case": arrow("case", cases)})
        path = write(kind, arrow(table, rows), Path(place) / f"{table}.{kind}")
        report = take(lake, path, acts=acts)
        assert [e.reason for e in report.examples] == []
        assert (report.rows_in, report.added) == (len(rows), len(rows))
        assert rows_of(lake, table) == arrow(table, rows).sort_by(table).to_pylist()
