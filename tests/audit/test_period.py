"""Periods: what is understood, and what is said of what is not."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.period import Period
from oversight.problem import Problem, Refused

_FIX = "Write a year, a quarter or a month, or the first and the last: 2021, 2021-Q3, 2010/2014."


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-Q1", date(2021, 1, 1), date(2021, 3, 31)),
        ("2021-Q4", date(2021, 10, 1), date(2021, 12, 31)),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29)),
        (" 2021-07 ", date(2021, 7, 1), date(2021, 7, 31)),
        ("2010/2014", date(2010, 1, 1), date(2014, 12, 31)),
        ("2020-Q4/2021-02", date(2020, 10, 1), date(2021, 2, 28)),
    ],
)
def test_period(text: str, first: date, last: date) -> None:
    assert Period.parse(text) == Period(text.strip(), first, last)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("last year", Problem("--period", "'last year' is not a period.", _FIX)),
        ("2021-7", Problem("--period", "'2021-7' is not a period.", _FIX)),
        ("２０２１", Problem("--period", "'２０２１' is not a period.", _FIX)),
        (
            "2021-Q5",
            Problem(
                "--period",
                "'2021-Q5' names quarter 5, but a year has the quarters 1 to 4.",
                "Write 2021-Q1 to 2021-Q4.",
            ),
        ),
        (
            "2021-13",
            Problem(
                "--period",
                "'2021-13' names month 13, but a year has the months 1 to 12.",
                "Write 2021-01 to 2021-12.",
            ),
        ),
        (
            "2014/2010",
            Problem("--period", "'2014/2010' ends before it begins.", "Write 2010/2014."),
        ),
        ("2010/", Problem("--period", "'' is not a period.", _FIX)),
        (
            "0000",
            Problem("--period", "'0000' names the year 0, which no calendar has.", _FIX),
        ),
    ],
)
def test_no_period(text: str, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        Period.parse(text)
    assert refused.value.problems == (problem,)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
@settings(max_examples=100, deadline=None)
def test_quarters_and_months_follow_one_another(day: date) -> None:
    quarter = Period.parse(f"{day.year}-Q{(day.month + 2) // 3}")
    month = Period.parse(f"{day.year}-{day.month:02}")
    assert quarter.first <= month.first <= day <= month.last <= quarter.last
    assert (month.last + timedelta(days=1)).day == 1


def test_the_horizon_is_what_was_known() -> None:
    period = Period.parse("2021-Q3")
    assert period.horizon(date(2021, 8, 15)) == date(2021, 8, 15)
    assert period.horizon(date(2022, 1, 1)) == date(2021, 9, 30)


def test_the_parts_cover_the_period_and_follow_one_another() -> None:
    period = Period.parse("2020-11/2021-04")
    assert [part.text for part in period.parts("year")] == ["2020", "2021"]
    assert [part.text for part in period.parts("quarter")] == ["2020-Q4", "2021-Q1", "2021-Q2"]
    months = period.parts("month")
    assert [part.text for part in months] == [
        *("2020-11", "2020-12", "2021-01", "2021-02", "2021-03", "2021-04")
    ]
    assert (months[0].first, months[-1].last) == (period.first, period.last)
