"""The numpy clock of the truth, held against a walk from day to day."""

from __future__ import annotations

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.city.truth.clock import Extension, Pause, Units, reckon
from oversight.city.truth.count import rolled, workday_after, workdays
from oversight.city.workdays import Workdays, number
from tests.city import walk

SIMULATOR = Workdays()
TODAY = date(2021, 12, 31)
days = st.dates(date(2021, 1, 1), TODAY)
lengths = st.integers(0, 40)


def array(day: date | None) -> np.ndarray:
    return np.array([day], dtype="datetime64[D]")


@settings(max_examples=100, deadline=None)
@given(
    start=days,
    n=st.integers(1, 60),
    unit=st.sampled_from(["wd", "cd"]),
    lasts=st.none() | st.integers(0, 120),
    pauses=st.lists(st.tuples(st.integers(0, 60), st.none() | lengths), max_size=2),
    extended=st.none() | st.integers(0, 80),
    more=st.integers(1, 30),
)
def test_limits_end_where_a_walk_ends(
    start: date,
    n: int,
    unit: str,
    lasts: int | None,
    pauses: list[tuple[int, int | None]],
    extended: int | None,
    more: int,
) -> None:
    def later(days: int) -> date:
        return start + timedelta(days=days)

    end = None if lasts is None else later(lasts)
    until = end or max(TODAY, start)
    spans = [(later(a), None if b is None else later(a + b)) for a, b in pauses]
    spans = [(a, b) for a, b in spans if a <= until]
    made = None if extended is None else later(extended)
    walked = walk.Clock(
        start,
        n,
        unit,
        [end] if end else [],
        TODAY,
        pauses=sorted(spans, key=lambda span: span[0]),
        extended=made,
        more=more,
    )
    limit = reckon(
        array(start),
        np.array([n]),
        Units(np.array([unit == "wd"])),
        [array(end)],
        np.datetime64(TODAY, "D"),
        pauses=[Pause(array(a), array(b), np.array([True])) for a, b in spans],
        extension=Extension(array(made), np.array([more])),
    )
    assert (
        limit.due[0].item(),
        limit.until[0].item(),
        int(limit.extended[0]),
        int(limit.used[0]),
        [int(left[0]) for left in limit.left],
    ) == (
        walked.due,
        walked.until,
        walked.added,
        walked.used(walked.until),
        [
            n + (walked.added if made is not None and made <= a else 0) - walked.used(a)
            for a, _ in spans
        ],
    )


@settings(max_examples=100, deadline=None)
@given(a=days, b=days, n=st.integers(1, 60))
def test_both_ways_of_counting_agree_with_the_calendar(a: date, b: date, n: int) -> None:
    one, two = np.array([number(a)]), np.array([number(b)])
    between, after = walk.wd(a, b), number(_walk(a, n))
    assert int(workdays(array(a), array(b))[0]) == between
    assert int(SIMULATOR.between(one, two)[0]) == between
    assert number(workday_after(array(a), n)[0].item()) == after
    assert int(SIMULATOR.after(one, n)[0]) == after
    assert number(rolled(array(a))[0].item()) == number(walk.roll(a))
    assert int(SIMULATOR.on_or_after(one)[0]) == number(walk.roll(a))


@settings(max_examples=100, deadline=None)
@given(day=days, n=st.integers(1, 40))
def test_counting_back(day: date, n: int) -> None:
    one = np.array([number(day)])
    assert int(SIMULATOR.after(one, -n)[0]) == number(_walk(day, -n))
    ago = int(SIMULATOR.ago(one, n)[0])
    assert int(SIMULATOR.between(np.array([ago]), one)[0]) == n
    assert SIMULATOR.is_working(np.array([ago]))[0]


def _walk(day: date, n: int) -> date:
    step = timedelta(days=1 if n > 0 else -1)
    while n:
        day += step
        if walk.works(day):
            n -= 1 if n > 0 else -1
    return day


def test_known_days() -> None:
    year = np.arange(number(date(2021, 1, 1)), number(date(2022, 1, 1)))
    assert int(SIMULATOR.is_working(year).sum()) == 250
    year = np.arange(number(date(2022, 1, 1)), number(date(2023, 1, 1)))
    assert int(SIMULATOR.is_working(year).sum()) == 249
    assert workday_after(array(date(2021, 3, 1)), 20)[0].item() == date(2021, 3, 29)
    assert rolled(array(date(2021, 4, 5)))[0].item() == date(2021, 4, 6)
