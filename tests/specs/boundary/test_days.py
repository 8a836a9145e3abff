"""Start days by the kind of due day they lead to."""

from __future__ import annotations

from datetime import date

import pytest

from oversight.clock.calendar import load_calendar
from oversight.clock.counting import due
from oversight.clock.units import Rolls, Unit
from oversight.specs.boundary.days import find_start
from oversight.specs.boundary.limits import Reckoning

CN = load_calendar("CN")


def reckoning(n: int, unit: Unit, rolls: Rolls = "none") -> Reckoning:
    return Reckoning(lambda s: due(s, n, unit, calendar=CN, rolls=rolls), unit, rolls != "none")


@pytest.mark.parametrize(
    ("kind", "n", "unit", "rolls", "start", "reached"),
    [
        ("plain", 5, "wd", "none", date(2021, 3, 2), date(2021, 3, 9)),
        ("month-end", 5, "wd", "none", date(2021, 3, 24), date(2021, 3, 31)),
        ("holiday", 5, "wd", "none", date(2021, 3, 29), date(2021, 4, 6)),
        ("make-up", 5, "wd", "none", date(2021, 4, 20), date(2021, 4, 26)),
        ("holiday", 30, "cd", "forward", date(2021, 9, 1), date(2021, 10, 8)),
        ("make-up", 30, "cd", "forward", date(2021, 3, 26), date(2021, 4, 25)),
        ("holiday", 30, "cd", "none", date(2021, 9, 1), date(2021, 10, 1)),
        ("month-end", -7, "wd", "none", date(2021, 4, 12), date(2021, 3, 31)),
    ],
)
def test_the_nearest_start(
    kind: str, n: int, unit: Unit, rolls: Rolls, start: date, reached: date
) -> None:
    of = reckoning(n, unit, rolls)
    found = find_start(kind, of, CN, date(2021, 3, 1), date(2020, 1, 1))
    assert found == start
    assert due(start, n, unit, calendar=CN, rolls=rolls).rolled == reached


def test_no_start_where_no_calendar_is_published() -> None:
    assert find_start("plain", reckoning(5, "wd"), CN, date(2100, 1, 4), date(2100, 1, 1)) is None
