"""Calendars: the lists of the State Council, the overlay, and what happens outside the range."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oversight.clock.calendar import Calendar, load_calendar
from oversight.problem import Problem, Refused

DAYS = st.dates(date(1950, 1, 1), date(2100, 12, 31))
NAMES = st.sampled_from(["CN", "IT", "NL", "NONE"])


def year(number: int) -> list[date]:
    first = date(number, 1, 1)
    return [first + timedelta(days=n) for n in range((date(number + 1, 1, 1) - first).days)]


def on(number: int, days: str) -> list[date]:
    """Days written as in the notices: month/day."""
    return [date(number, *map(int, day.split("/"))) for day in days.split()]


# Domain notes 9.1 rule 7, typed from 国办发明电〔2020〕27号 and 〔2021〕11号.
REST_2021 = on(
    2021,
    "1/1 2/11 2/12 2/15 2/16 2/17 4/5 5/3 5/4 5/5 6/14 9/20 9/21 10/1 10/4 10/5 10/6 10/7",
)
WORK_2021 = on(2021, "2/7 2/20 4/25 5/8 9/18 9/26 10/9")
REST_2022 = on(
    2022,
    "1/3 1/31 2/1 2/2 2/3 2/4 4/4 4/5 5/2 5/3 5/4 6/3 9/12 10/3 10/4 10/5 10/6 10/7",
)
WORK_2022 = on(2022, "1/29 1/30 4/2 4/24 5/7 10/8 10/9")


@pytest.mark.parametrize(
    ("number", "rest", "work", "total"),
    [(2021, REST_2021, WORK_2021, 250), (2022, REST_2022, WORK_2022, 249)],
)
def test_the_official_years(number: int, rest: list[date], work: list[date], total: int) -> None:
    cn = load_calendar("CN")
    days = year(number)
    assert [day for day in days if day.weekday() < 5 and cn.is_rest(day)] == rest
    assert [day for day in days if day.weekday() >= 5 and cn.is_workday(day)] == work
    assert sum(cn.is_workday(day) for day in days) == total
    assert cn.workdays(date(number - 1, 12, 31), date(number, 12, 31)) == total


def test_china_is_the_package_day_by_day() -> None:
    cn = load_calendar("cn")
    assert (cn.first, cn.last) == (date(2004, 1, 1), date(2026, 12, 31))
    span = [cn.first + timedelta(days=n) for n in range((cn.last - cn.first).days + 1)]
    assert [d for d in span if cn.is_workday(d) != chinese_calendar.is_workday(d)] == []


def test_italy_and_the_netherlands_rest_on_their_own_holidays() -> None:
    italy, dutch = load_calendar("IT"), load_calendar("NL")
    assert [d for d in year(2021) if d.weekday() < 5 and italy.is_rest(d)] == on(
        2021, "1/1 1/6 4/5 6/2 11/1 12/8"
    )
    assert [d for d in year(2021) if d.weekday() < 5 and dutch.is_rest(d)] == on(
        2021, "1/1 4/2 4/5 4/27 5/13 5/24"
    )
    assert (italy.first, italy.last) == (date(1990, 1, 1), date(2050, 12, 31))


def test_beyond_the_published_years_monday_to_friday_stand_in() -> None:
    cn = load_calendar("CN")
    assert [cn.published(d) for d in on(2026, "12/31")] == [True]
    assert [cn.published(d) for d in (date(2003, 12, 31), date(2027, 1, 1))] == [False, False]
    assert cn.is_workday(date(2027, 1, 1))
    assert cn.is_rest(date(2027, 1, 2))
    assert cn.workday_after(date(2026, 12, 31), 5) == date(2027, 1, 7)
    assert cn.workday_after(date(2004, 1, 2), -2) == date(2003, 12, 30)
    assert cn.workdays(date(2026, 12, 28), date(2027, 1, 7)) == 8
    assert cn.is_workday(date.min)
    assert cn.workdays(date.min, date.max) > 2_000_000


def test_make_up_days_are_worked_and_no_rest() -> None:
    cn = load_calendar("CN")
    assert cn.roll(date(2021, 9, 18)) == date(2021, 9, 18)
    assert cn.roll(date(2021, 9, 19)) == date(2021, 9, 22)
    assert cn.workday_after(date(2021, 9, 17), 1) == date(2021, 9, 18)
    assert cn.workday_after(date(2021, 9, 22), -1) == date(2021, 9, 18)


@given(NAMES, DAYS, st.integers(-300, 300))
def test_the_nth_workday_lies_n_workdays_away(name: str, day: date, n: int) -> None:
    calendar = load_calendar(name)
    found = calendar.workday_after(day, n)
    if n > 0:
        assert calendar.workdays(day, found) == n
        assert calendar.is_workday(found)
    elif n < 0:
        assert calendar.workdays(found - timedelta(days=1), day - timedelta(days=1)) == -n
        assert calendar.is_workday(found)
    else:
        assert found == day


@given(NAMES, DAYS, DAYS, DAYS)
def test_workdays_add_up(name: str, a: date, b: date, c: date) -> None:
    calendar = load_calendar(name)
    assert calendar.workdays(a, b) + calendar.workdays(b, c) == calendar.workdays(a, c)


@given(NAMES, DAYS, st.integers(0, 60))
def test_workdays_are_the_worked_days_counted_one_by_one(name: str, day: date, n: int) -> None:
    calendar = load_calendar(name)
    after = [day + timedelta(days=k) for k in range(1, n + 1)]
    assert calendar.workdays(day, day + timedelta(days=n)) == sum(map(calendar.is_workday, after))


@given(NAMES, DAYS)
def test_rolling_finds_the_first_worked_day(name: str, day: date) -> None:
    calendar = load_calendar(name)
    later = (day + timedelta(days=k) for k in range(40))
    assert calendar.roll(day) == next(d for d in later if calendar.is_workday(d))


def overlaid(tmp_path: Path, text: str) -> Calendar:
    path = tmp_path / "days.csv"
    path.write_text(text, encoding="utf-8-sig")
    return load_calendar("CN", path)


def test_an_overlay_closes_and_opens_days(tmp_path: Path) -> None:
    plain = load_calendar("CN")
    local = overlaid(
        tmp_path,
        "day,kind,note\n2021-07-26,rest,台风停工\n2021-07-31,work,补班\n\n2030-10-01,holiday,\n",
    )
    assert local.is_rest(date(2021, 7, 26))
    assert local.is_workday(date(2021, 7, 31))
    assert local.workday_after(date(2021, 7, 25), 1) == date(2021, 7, 27)
    assert local.workdays(date(2021, 7, 23), date(2021, 7, 31)) == 5
    assert local.workday_after(date(2030, 9, 30), 1) == date(2030, 10, 2)
    assert local.workdays(date(2030, 9, 1), date(2031, 9, 1)) == (
        plain.workdays(date(2030, 9, 1), date(2031, 9, 1)) - 1
    )
    assert (local.first, local.last) == (plain.first, plain.last)
    assert not local.published(date(2030, 10, 1))
    assert local.version != plain.version
    assert overlaid(tmp_path, "day,kind,note\n").version == plain.version


def test_every_bad_row_of_an_overlay_is_said_at_once(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text(
        "day,kind,note\n2021-02-30,rest,\n2021-07-26,rests,x\n2021-07-26,work,\nsoon,shut,\n"
    )
    with pytest.raises(Refused) as refused:
        load_calendar("CM", path)
    assert refused.value.problems == (
        Problem("calendar", "There is no calendar 'CM'.", "Known: CN, IT, NL, NONE."),
        Problem(
            f"{path} row 2, column day",
            "'2021-02-30' is not a date.",
            "Write the day as YYYY-MM-DD, such as 2021-07-26.",
        ),
        Problem(
            f"{path} row 3, column kind",
            "There is no kind of day 'rests'.",
            "Did you mean 'rest'?",
        ),
        Problem(
            f"{path} row 4, column day",
            "The day 2021-07-26 already stands in row 3.",
            "Keep one row for each day.",
        ),
        Problem(
            f"{path} row 5, column day",
            "'soon' is not a date.",
            "Write the day as YYYY-MM-DD, such as 2021-07-26.",
        ),
        Problem(
            f"{path} row 5, column kind",
            "There is no kind of day 'shut'.",
            "Known: holiday, rest, work.",
        ),
    )


def test_an_overlay_that_is_no_overlay_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "days.csv"
    path.write_text("date,kind\n")
    missing = tmp_path / "none.csv"
    latin = tmp_path / "latin.csv"
    latin.write_bytes("day,kind,note\n2021-07-26,rest,caf\xe9\n".encode("latin-1"))
    said: list[Problem] = []
    for file in (path, missing, latin):
        with pytest.raises(Refused) as refused:
            load_calendar("CN", file)
        said += refused.value.problems
    assert said == [
        Problem(
            f"{path} row 1",
            "The columns are date, kind.",
            "A calendar overlay has the columns day, kind, note, in this order.",
        ),
        Problem(
            str(missing),
            "The calendar overlay cannot be read: No such file or directory.",
            "Check the path and its permissions.",
        ),
        Problem(
            f"{latin} row 2",
            "The calendar overlay is not UTF-8 text (byte 34).",
            "Save it as CSV in UTF-8.",
        ),
    ]
