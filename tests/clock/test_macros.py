"""The macros answer as their namesakes in Python, on any day, in any order of nesting."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

import duckdb
import pyarrow as pa
import pytest

from oversight.clock.calendar import Calendar, load_calendar
from oversight.clock.counting import add_months, add_years, civil, hours, local_midnight, months
from oversight.clock.sql import install

NUMBERS = (-400, -30, -1, 0, 1, 20, 400)


@pytest.fixture
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def ask(con: duckdb.DuckDBPyConnection, query: str, **columns: list[Any]) -> list[tuple[Any, ...]]:
    """The rows of a query over a table `t` with these columns."""
    con.register("t", pa.table(columns))
    found = con.sql(query).to_arrow_table()
    con.unregister("t")
    return list(zip(*(column.to_pylist() for column in found.columns), strict=True))


def overlaid(tmp_path: Path) -> Calendar:
    """China with days far outside its span, and a closure of four months."""
    days = [date(1995, 1, 2), date(2032, 5, 1)]
    days += [date(2020, 1, 23) + timedelta(days=n) for n in range(120)]
    rows = [f"{day},{'work' if day.year == 2032 else 'rest'},\n" for day in days]
    path = tmp_path / "days.csv"
    path.write_text("day,kind,note\n" + "".join(rows))
    return load_calendar("CN", path)


@pytest.mark.parametrize("name", ["CN", "IT", "NL", "NONE", "overlay"])
def test_days_are_python_s_days(con: duckdb.DuckDBPyConnection, name: str, tmp_path: Path) -> None:
    calendar = overlaid(tmp_path) if name == "overlay" else load_calendar(name)
    install(con, calendar, "UTC")
    days = [date(1985, 1, 1) + timedelta(days=n) for n in range(0, 26_000, 3)]
    days += [date(9, 2, 1), date(1582, 10, 15), date(9990, 1, 1)]
    days += [day + timedelta(days=n) for day in (calendar.low, calendar.high) for n in range(-9, 9)]
    pairs = [(day, n) for day in days for n in NUMBERS]
    middle = date(2021, 3, 5)
    found = ask(
        con,
        "SELECT d, n, workday_after(d, n), workdays(DATE '2021-03-05', d), rolled(d), "
        "is_workday(d), published(d) FROM t",
        d=[day for day, _ in pairs],
        n=[n for _, n in pairs],
    )
    assert found == [
        (
            day,
            n,
            calendar.workday_after(day, n),
            calendar.workdays(middle, day),
            calendar.roll(day),
            calendar.is_workday(day),
            calendar.published(day),
        )
        for day, n in pairs
    ]


def test_months_are_python_s_months(con: duckdb.DuckDBPyConnection) -> None:
    install(con, load_calendar("CN"), "UTC")
    days = [date(2019, 12, 25) + timedelta(days=n) for n in range(450)]
    pairs = [(a, b) for a in days[::7] for b in days[::5]]
    assert ask(
        con,
        "SELECT months(a, b), days(a, b), add_months(a, months(a, b)), add_years(a, 1) FROM t",
        a=[a for a, _ in pairs],
        b=[b for _, b in pairs],
    ) == [
        (months(a, b), (b - a).days, add_months(a, months(a, b)), add_years(a, 1)) for a, b in pairs
    ]


@pytest.mark.parametrize(
    "zone",
    [
        "Asia/Shanghai",
        "Europe/Rome",
        "Europe/Amsterdam",
        "America/Sao_Paulo",
        "America/Havana",
        "Asia/Kathmandu",
        "UTC",
    ],
)
def test_civil_dates_are_python_s(con: duckdb.DuckDBPyConnection, zone: str) -> None:
    install(con, load_calendar("CN"), zone)
    first = datetime(1975, 1, 1, 0, 30, tzinfo=UTC)
    instants = [first + timedelta(hours=7 * n) for n in range(90_000)]
    days = sorted({instant.date() for instant in instants})
    found = ask(con, "SELECT civil(ts) FROM t", ts=instants)
    assert found == [(civil(instant, zone),) for instant in instants]
    begun = ask(con, "SELECT local_midnight(d) FROM t", d=days)
    assert begun == [(local_midnight(day, zone),) for day in days]


def test_hours_and_missing_values(con: duckdb.DuckDBPyConnection) -> None:
    install(con, load_calendar("CN"), "UTC")
    start = datetime(2021, 3, 27, 12, tzinfo=UTC)
    end = datetime(2021, 3, 28, 10, 30, tzinfo=UTC)
    assert ask(con, "SELECT hours(a, b), hours(b, a) FROM t", a=[start], b=[end]) == [
        (hours(start, end), hours(end, start))
    ]
    assert con.sql(
        "SELECT workdays(NULL::DATE, DATE '2021-03-01'), workday_after(NULL::DATE, 3), "
        "workday_after(DATE '2021-03-01', NULL), rolled(NULL::DATE), civil(NULL::TIMESTAMPTZ), "
        "months(DATE '2021-03-01', NULL::DATE)"
    ).fetchall() == [(None,) * 6]


def test_installing_again_replaces_calendar_and_zone(con: duckdb.DuckDBPyConnection) -> None:
    query = (
        "SELECT workday_after(DATE '2021-09-30', 1), civil(TIMESTAMPTZ '2021-01-01 23:30:00+00')"
    )
    install(con, load_calendar("CN"), "UTC")
    assert con.sql(query).fetchall() == [(date(2021, 10, 8), date(2021, 1, 1))]
    install(con, load_calendar("NONE"), "Europe/Rome")
    assert con.sql(query).fetchall() == [(date(2021, 10, 1), date(2021, 1, 2))]


def test_nested_calls_are_planned_quickly(con: duckdb.DuckDBPyConnection) -> None:
    """Macros repeat their arguments; the plan of a nested call must not explode."""
    install(con, load_calendar("CN"), "UTC")
    began = process_time()
    assert con.sql(
        "SELECT workdays(d, workday_after(rolled(workday_after(d, 20)), 5)) "
        "FROM (VALUES (DATE '2021-03-01')) t(d)"
    ).fetchall() == [(25,)]
    assert process_time() - began < 5
