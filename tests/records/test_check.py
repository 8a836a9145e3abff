"""The vectorised checks accept exactly what the pydantic models accept."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from oversight.records.check import check_rows
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, Column
from tests.records.support import INSTANT, KINDS, arrow, valid_value

ODD: dict[type, list[Any]] = {
    str: ["", " ", "\u3000\u00a0\t\r\n", "x", "city", "fee"],
    int: [-(2**63), -1, 0, 1, 5, 6, 2**63 - 1],
    float: [math.nan, math.inf, -math.inf, -180.0, 180.5, -90.5, 90.0, -0.5, 0.0],
    Decimal: [Decimal("-99999999999999.9999"), Decimal("0.0001")],
    bool: [True, False],
    date: [date.min, date.max],
    datetime: [datetime(2020, 1, 1, tzinfo=UTC), datetime(2019, 12, 31, tzinfo=UTC)],
    list: [[], [" "], ["a", "\u3000"], ["a", None], ["a"]],
}


def any_value(column: Column) -> st.SearchStrategy[Any]:
    """Values of the column's type, of which many are not allowed."""
    kind = INSTANT if column.kind is datetime else KINDS[column.kind]
    return st.none() | valid_value(column) | st.sampled_from(ODD[column.kind]) | kind


def accepts(table: str, row: dict[str, Any]) -> bool:
    """What pydantic says; a missing value is one that was not given."""
    try:
        TABLES[table].model_validate({k: v for k, v in row.items() if v is not None})
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("table", TABLES)
@settings(max_examples=20, deadline=None)
@given(data=st.data())
def test_same_as_the_model(table: str, data: st.DataObject) -> None:
    row = st.fixed_dictionaries({name: any_value(c) for name, c in COLUMNS[table].items()})
    nearly = st.fixed_dictionaries({name: valid_value(c) for name, c in COLUMNS[table].items()})
    spoilt = st.tuples(nearly, row, st.sampled_from(list(COLUMNS[table]))).map(
        lambda drawn: {**drawn[0], drawn[2]: drawn[1][drawn[2]]}
    )
    rows = data.draw(st.lists(nearly | spoilt | row, min_size=1, max_size=8))
    said = check_rows(table, arrow(table, rows)).to_pylist()
    assert [reason is None for reason in said] == [accepts(table, row) for row in rows]


def test_every_failing_check_is_said() -> None:
    rows = pa.table(
        {
            "rating": ["r1", None, "r3"],
            "case": ["c", " ", "c"],
            "ts": pa.array([datetime(2021, 3, 1, tzinfo=UTC)] * 3),
            "stars": [6, 0, 5],
            "mode": ["ask", None, "active"],
        }
    )
    assert check_rows("rating", rows).to_pylist() == [
        "mode is 'ask', which is none of active, default, callback. "
        "stars is 6, above the highest allowed, 5.",
        "The record has no rating. case is blank. stars is 0, below the lowest allowed, 1.",
        None,
    ]


def test_spans_run_forward() -> None:
    rows = arrow(
        "clock_stop",
        [
            {
                "clock_stop": "p",
                "case": "c",
                "start_at": datetime(2021, 3, 2, tzinfo=UTC),
                "end_at": datetime(2021, 3, 1, tzinfo=UTC),
            }
        ],
    )
    assert check_rows("clock_stop", rows).to_pylist() == ["end_at lies before start_at."]


def test_lists_hold_no_blanks() -> None:
    event = {"event": "e", "case": "c", "act": "filed", "seq": 1}
    at = {"ts": datetime(2021, 3, 1, tzinfo=UTC)}
    rows = arrow(
        "event", [{**event, **at, "officers": []}, {**event, **at, "officers": ["P1", " "]}]
    )
    assert check_rows("event", rows).to_pylist() == [
        "officers is an empty list.",
        "officers has a blank in its list.",
    ]
