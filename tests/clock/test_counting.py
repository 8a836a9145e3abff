"""The counting rules and the traps of the domain notes, section 9, each with its whole answer."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.clock.calendar import load_calendar
from oversight.clock.counting import (
    Due,
    add_months,
    add_years,
    civil,
    days,
    due,
    hours,
    local_midnight,
    merged,
    months,
)
from oversight.clock.units import Pause, Unit

CN = load_calendar("CN")
NONE = load_calendar("NONE")


def d(text: str) -> date:
    """A day of 2021 as month/day, or any ISO date."""
    return date.fromisoformat(text if len(text) == 10 else f"2021-{text.replace('/', '-')}")


@pytest.mark.parametrize(
    ("start", "limit", "unit", "raw", "rolled"),
    [
        # working days: across Qingming, with a start on a rest day, on a make-up day
        ("03-01", 20, "wd", "03-29", "03-29"),
        ("04-02", 1, "wd", "04-06", "04-06"),
        ("04-04", 1, "wd", "04-06", "04-06"),
        ("09-18", 1, "wd", "09-22", "09-22"),
        ("09-17", 1, "wd", "09-18", "09-18"),
        ("09-18", 2, "wd", "09-23", "09-23"),
        ("09-30", 2, "wd", "10-09", "10-09"),
        ("03-05", 0, "wd", "03-05", "03-05"),
        ("03-06", 0, "wd", "03-06", "03-06"),
        # calendar days: rest day, holiday week, make-up Saturday, make-up Sunday
        ("01-05", 90, "cd", "04-05", "04-06"),
        ("09-03", 30, "cd", "10-03", "10-08"),
        ("09-03", 15, "cd", "09-18", "09-18"),
        ("09-11", 15, "cd", "09-26", "09-26"),
        ("03-05", 1, "cd", "03-06", "03-08"),
        # months and years: corresponding day, month end, leap day
        ("01-31", 1, "month", "02-28", "03-01"),
        ("02-28", 1, "month", "03-28", "03-29"),
        ("08-31", 6, "month", "2022-02-28", "2022-02-28"),
        ("2020-02-29", 1, "year", "2021-02-28", "2021-03-01"),
        ("2023-02-28", 1, "year", "2024-02-28", "2024-02-28"),
        # backward: the event day excluded, from a working day, a rest day, a make-up day
        ("03-19", -7, "wd", "03-10", "03-10"),
        ("03-20", -7, "wd", "03-11", "03-11"),
        ("09-18", -2, "wd", "09-16", "09-16"),
        ("09-22", -1, "wd", "09-18", "09-18"),
        ("03-08", -2, "cd", "03-06", "03-08"),
        ("03-31", -1, "month", "02-28", "03-01"),
    ],
)
def test_where_a_limit_ends(start: str, limit: int, unit: Unit, raw: str, rolled: str) -> None:
    found = due(d(start), limit, unit, calendar=CN)
    assert found == Due(d(raw), d(rolled), d(rolled), False)


def test_only_a_clock_that_rolls_is_rolled() -> None:
    kept = due(d("01-05"), 90, "cd", calendar=CN, rolls="none")
    assert kept == Due(d("04-05"), d("04-05"), d("04-05"), False)
    contested = due(d("01-05"), 90, "cd", calendar=CN, rolls="contested")
    assert contested == Due(d("04-05"), d("04-06"), d("04-06"), False)


def test_hours_run_over_a_holiday_and_never_roll() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    start = datetime(2021, 9, 30, 17, 0, tzinfo=shanghai)
    end = datetime(2021, 10, 1, 9, 0, tzinfo=UTC)
    found = due(start, 24, "hour", calendar=CN, timezone="Asia/Shanghai")
    assert found == Due(end, end, end, False)


def test_hours_are_elapsed_hours_where_the_clocks_change() -> None:
    rome = ZoneInfo("Europe/Rome")
    spring = datetime(2021, 3, 27, 12, tzinfo=rome)
    autumn = datetime(2021, 10, 30, 12, tzinfo=rome)
    assert hours(spring, datetime(2021, 3, 28, 12, tzinfo=rome)) == 23.0
    assert hours(autumn, datetime(2021, 10, 31, 12, tzinfo=rome)) == 25.0
    found = due(spring, 24, "hour", calendar=CN)
    assert found.raw == datetime(2021, 3, 28, 13, tzinfo=rome)


@pytest.mark.parametrize(
    ("pauses", "raw"),
    [
        # 20 working days from 1 June end on 30 June.
        ([], "06-30"),
        # (10, 18]: 11, 15, 16, 17, 18 June, five working days, 14 June being a holiday
        ([("06-10", "06-18")], "07-07"),
        # the start day of a pause counts as used: a pause of one day removes nothing
        ([("06-10", "06-10")], "06-30"),
        # overlapping, touching and enclosed pauses are removed once
        ([("06-10", "06-16"), ("06-15", "06-18"), ("06-11", "06-11")], "07-07"),
        ([("06-10", "06-16"), ("06-16", "06-18")], "07-07"),
        # only the part after the start counts
        ([("05-20", "06-02")], "07-01"),
        ([("05-20", "06-01")], "06-30"),
        # a pause that begins on the due day comes too late
        ([("06-30", "07-15")], "06-30"),
        # one that begins the day before moves it on by its own length
        ([("06-29", "07-15")], "07-16"),
        # a second pause counts only because the first moved the end
        ([("06-10", "06-18"), ("07-02", "07-05")], "07-08"),
        ([("07-02", "07-05")], "06-30"),
        # a pause of rest days removes no working day
        ([("06-11", "06-14")], "06-30"),
    ],
)
def test_pauses_of_working_days(pauses: list[tuple[str, str]], raw: str) -> None:
    spans: list[Pause] = [(d(start), d(end)) for start, end in pauses]
    found = due(d("06-01"), 20, "wd", calendar=CN, pauses=spans)
    assert found == Due(d(raw), d(raw), d("06-30"), False)


def test_pauses_of_calendar_days_months_and_hours() -> None:
    pause: list[Pause] = [(d("01-10"), d("01-15"))]
    assert due(d("01-05"), 90, "cd", calendar=CN, pauses=pause) == Due(
        d("04-10"), d("04-12"), d("04-06"), False
    )
    assert due(d("01-05"), 1, "month", calendar=CN, pauses=pause) == Due(
        d("02-10"), d("02-10"), d("02-05"), False
    )
    start = datetime(2021, 1, 5, 8, tzinfo=UTC)
    idle: list[Pause] = [(start + timedelta(hours=2), start + timedelta(hours=3, minutes=30))]
    assert due(start, 24, "hour", calendar=CN, pauses=idle) == Due(
        datetime(2021, 1, 6, 9, 30, tzinfo=UTC),
        datetime(2021, 1, 6, 9, 30, tzinfo=UTC),
        datetime(2021, 1, 6, 8, tzinfo=UTC),
        False,
    )


def test_an_extension_and_a_pause() -> None:
    pause: list[Pause] = [(d("06-10"), d("06-18"))]
    assert due(d("06-01"), 20, "wd", calendar=CN, pauses=pause, extend=10) == Due(
        d("07-21"), d("07-21"), d("06-30"), False
    )


def test_a_limit_that_counts_back_is_not_moved() -> None:
    pause: list[Pause] = [(d("03-01"), d("03-15"))]
    assert due(d("03-19"), -7, "wd", calendar=CN, pauses=pause, extend=5) == Due(
        d("03-10"), d("03-10"), d("03-10"), False
    )


@pytest.mark.parametrize(
    ("start", "limit", "unit", "rolls", "provisional"),
    [
        ("2026-12-30", 1, "wd", "none", False),
        ("2026-12-31", 1, "wd", "none", True),
        ("2026-12-31", 0, "wd", "none", False),
        ("2003-12-31", 1, "wd", "none", False),
        ("2003-12-30", 2, "wd", "none", True),
        ("2004-01-05", -1, "wd", "none", False),
        ("2004-01-05", -5, "wd", "none", True),
        ("2027-02-01", -1, "wd", "none", True),
        ("2026-12-30", 1, "cd", "forward", False),
        ("2026-12-30", 2, "cd", "forward", True),
        ("2026-12-30", 2, "cd", "none", False),
        ("2026-06-30", 1, "year", "contested", True),
        ("2026-06-30", 1, "year", "none", False),
    ],
)
def test_what_leans_on_an_unpublished_day_is_provisional(
    start: str, limit: int, unit: Unit, rolls: str, provisional: bool
) -> None:
    found = due(d(start), limit, unit, calendar=CN, rolls=rolls)  # type: ignore[arg-type]
    assert found.provisional is provisional


def test_months_and_years() -> None:
    assert [add_months(d("01-31"), n) for n in (-2, -1, 0, 1, 3, 13)] == [
        d("2020-11-30"),
        d("2020-12-31"),
        d("01-31"),
        d("02-28"),
        d("04-30"),
        d("2022-02-28"),
    ]
    assert add_years(d("2024-02-29"), 4) == d("2028-02-29")
    assert [months(d("01-31"), d(end)) for end in ("02-27", "02-28", "03-30", "03-31")] == [
        0,
        1,
        1,
        2,
    ]
    assert [months(d("03-31"), d(end)) for end in ("03-01", "02-28", "01-31")] == [0, -1, -2]


def test_civil_dates_and_midnights() -> None:
    assert civil(datetime(2021, 3, 28, 16, tzinfo=UTC), "Asia/Shanghai") == d("03-29")
    assert local_midnight(d("03-28"), "Europe/Rome") == datetime(2021, 3, 27, 23, tzinfo=UTC)
    assert local_midnight(d("03-29"), "Europe/Rome") == datetime(2021, 3, 28, 22, tzinfo=UTC)


def test_merging_pauses() -> None:
    spans = ["05 05", "03 06", "02 04", "08 09", "09 11", "01 02"]
    pauses: list[Pause] = [(d(f"03-{a}"), d(f"03-{b}")) for a, b in map(str.split, spans)]
    assert merged(pauses, d("03-02")) == [(d("03-02"), d("03-06")), (d("03-08"), d("03-11"))]


DAYS = st.dates(date(2020, 6, 1), date(2021, 12, 31))
SPANS = st.lists(st.tuples(DAYS, st.integers(0, 40)), max_size=4)


@settings(max_examples=100, deadline=None)
@given(DAYS, st.integers(1, 60), st.sampled_from(["wd", "cd"]), SPANS)
def test_the_end_is_the_day_on_which_the_last_unit_is_used(
    start: date, limit: int, unit: Unit, spans: list[tuple[date, int]]
) -> None:
    """Walk day by day, as one would on paper, and use a unit on each day that counts."""
    pauses = [(begin, begin + timedelta(days=length)) for begin, length in spans]
    day, used = start, 0
    while used < limit:
        day += timedelta(days=1)
        paused = any(begin < day <= end for begin, end in pauses)
        if not paused and (unit == "cd" or CN.is_workday(day)):
            used += 1
    assert due(start, limit, unit, calendar=CN, pauses=pauses, rolls="none").raw == day


@settings(max_examples=100, deadline=None)
@given(SPANS, DAYS)
def test_merged_pauses_are_apart_and_cover_the_same_days(
    spans: list[tuple[date, int]], start: date
) -> None:
    pauses: list[Pause] = [(begin, begin + timedelta(days=length)) for begin, length in spans]
    union = merged(pauses, start)
    assert all(first[1] < second[0] for first, second in pairwise(union))
    covered = [start + timedelta(days=n) for n in range(1, 650)]
    assert [x for x in covered if any(b < x <= e for b, e in union)] == [
        x for x in covered if any(b < x <= e for b, e in pauses)
    ]


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.integers(-60, 60))
def test_complete_months_invert_adding_months(day: date, n: int) -> None:
    reached = add_months(day, n)
    assert months(day, reached) == n
    assert days(day, reached) == (reached - day).days
    assert reached.day in (day.day, (add_months(reached.replace(day=1), 1) - timedelta(1)).day)


def test_the_steps_tell_what_happened() -> None:
    found = due(d("2026-12-21"), 12, "cd", calendar=CN)
    assert found.steps == (
        "Start: 2026-12-21 (Monday); the day itself does not count.",
        "Limit: 12 calendar days; the end is 2027-01-02 (Saturday).",
        "Rolled: 2027-01-02 (Saturday) is a rest day; the end moves to 2027-01-04 (Monday).",
        "Provisional: the calendar CN is published from 2004-01-01 to 2026-12-31; beyond it "
        "Monday to Friday stand in for the working days, so the date may change.",
    )
    assert due(d("03-01"), 1, "wd", calendar=NONE).steps[1] == (
        "Limit: 1 working day; the end is 2021-03-02 (Tuesday)."
    )
