"""What was known on a day: later events unseen, later ends not yet."""

from __future__ import annotations

from datetime import date
from typing import Any

import duckdb
import pytest

from oversight.records.asof import register_as_of
from oversight.records.memory import MemoryRecords
from tests.records.support import some, utc

# In Shanghai the day ends at 16:00 UTC.
LAST, NEXT = utc("2021-03-01T15:59:59.999999"), utc("2021-03-01T16:00")
DAY = date(2021, 3, 1)


def seen(table: str, *rows: dict[str, Any], day: date = DAY) -> list[dict[str, Any]]:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'").fetchall()
    MemoryRecords.from_rows({table: rows}).register(con)
    register_as_of(con, day, "Asia/Shanghai")
    return [some(row) for row in con.sql(f'SELECT * FROM "{table}"').to_arrow_table().to_pylist()]


def test_cases() -> None:
    case = {"case": "A", "domain": "grid"}
    assert seen("case", {**case, "opened_at": LAST, "closed_at": LAST, "stated_due": NEXT}) == [
        {**case, "opened_at": LAST, "closed_at": LAST, "stated_due": NEXT}
    ]
    assert seen("case", {**case, "opened_at": LAST, "closed_at": NEXT}) == [
        {**case, "opened_at": LAST}
    ]
    assert seen("case", {**case, "opened_at": NEXT}) == []
    assert seen("case", case) == [case]


def test_events_by_when_they_happened_and_when_that_was_written_down() -> None:
    event = {"event": "1", "case": "A", "act": "filed", "seq": 1}
    assert seen("event", {**event, "ts": LAST, "recorded_at": NEXT}) == []
    assert seen("event", {**event, "ts": NEXT}) == []
    assert seen("event", {**event, "ts": LAST, "recorded_at": LAST, "due_at": NEXT}) == [
        {**event, "ts": LAST, "recorded_at": LAST, "due_at": NEXT}
    ]
    assert seen("event", {**event, "ts": LAST, "finished_at": NEXT}) == [{**event, "ts": LAST}]


def test_pauses_run_while_their_end_is_to_come() -> None:
    pause = {"clock_stop": "1", "case": "A", "start_at": LAST}
    assert seen("clock_stop", {**pause, "end_at": NEXT}) == [pause]
    assert seen("clock_stop", {**pause, "start_at": NEXT}) == []


@pytest.mark.parametrize(
    ("table", "row", "known"),
    [
        ("rating", {"rating": "1", "case": "A", "ts": LAST, "answered_at": NEXT}, "ts"),
        ("movement", {"movement": "1", "stage": "buy", "ts": LAST, "filed_at": NEXT}, "ts"),
        (
            "reading",
            {"reading": "1", "series": "water", "value": 1.0, "start_at": LAST, "end_at": NEXT},
            "start_at",
        ),
    ],
)
def test_the_other_dated_tables(table: str, row: dict[str, Any], known: str) -> None:
    later = {name: value for name, value in row.items() if value != NEXT}
    assert seen(table, row) == [later]
    assert seen(table, {**row, known: NEXT}) == []


def test_permits_stay_whole() -> None:
    permit = {"permit": "P", "valid_from": date(2022, 1, 1)}
    assert seen("permit", permit) == [permit]


def test_officers_follow_what_is_seen() -> None:
    con = duckdb.connect()
    event = {"case": "A", "act": "inspect", "seq": 1, "officers": ["P1", "P2"]}
    MemoryRecords.from_rows(
        {"event": [{**event, "event": "1", "ts": LAST}, {**event, "event": "2", "ts": NEXT}]}
    ).register(con)
    count = "SELECT event, officer FROM officer ORDER BY ALL"
    assert len(con.sql(count).fetchall()) == 4
    register_as_of(con, DAY, "Asia/Shanghai")
    assert con.sql(count).fetchall() == [("1", "P1"), ("1", "P2")]
    assert con.sql('SELECT count(*) FROM lake."event"').fetchall() == [(2,)]


def test_as_of_can_be_asked_again_of_one_connection() -> None:
    con = duckdb.connect()
    MemoryRecords.from_rows(
        {"case": [{"case": "A", "domain": "grid", "opened_at": NEXT}]}
    ).register(con)
    for day, count in ((DAY, 0), (date(2021, 3, 2), 1), (DAY, 0)):
        register_as_of(con, day, "Asia/Shanghai")
        assert con.sql('SELECT count(*) FROM "case"').fetchall() == [(count,)]
