"""EWMA against pandas, its check values and its formula."""

from math import sqrt

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.control.ewma import Averaged, Ewma, ewma
from oversight.audit.control.signals import Rule, Side, Signal

MONTGOMERY = (
    *(9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34),
    *(9.03, 11.47, 10.51, 9.40, 10.08, 9.37, 10.62, 10.31, 8.52, 10.84),
    *(10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52),
)
"""Table 9.1: twenty values about 10, then ten about 11."""

_values = st.lists(st.floats(-100, 100), min_size=1, max_size=40)


def test_check_values() -> None:
    """DOMAIN 8.2: half-widths at weight 0.2 and width 3, in standard deviations."""
    points = ewma([0.0] * 200, 0.0, 1.0).points
    widths = [round(points[t - 1].high, 4) for t in (1, 5, 10, 200)]
    assert widths == [0.6, 0.9448, 0.9942, 1.0]
    assert [point.low for point in points] == [-point.high for point in points]


@given(_values, st.floats(0.05, 1.0), st.floats(0.1, 10))
@settings(max_examples=60, deadline=None)
def test_as_pandas_and_the_closed_formula(values: list[float], weight: float, sigma: float) -> None:
    found = ewma(values, 1.0, sigma, weight=weight)
    other = pd.Series([1.0, *values]).ewm(alpha=weight, adjust=False).mean()[1:]
    assert [point.average for point in found.points] == pytest.approx(list(other), abs=1e-9)
    for t, point in enumerate(found.points, start=1):
        off = 3 * sigma * sqrt(weight / (2 - weight) * (1 - (1 - weight) ** (2 * t)))
        assert (point.low, point.high) == pytest.approx((1 - off, 1 + off), rel=1e-9, abs=1e-9)
    steady = ewma(values, 1.0, [sigma] * len(values), weight=weight)
    assert steady == found


def test_the_textbook_values() -> None:
    """Montgomery's values with his weight 0.1 and width 2.7, against limits of 10.62 at the end."""
    found = ewma(MONTGOMERY, 10.0, 1.0, weight=0.1, width=2.7)
    first = [point.average for point in found.points[:3]]
    assert first == pytest.approx([9.945, 9.7495, 9.70355], abs=1e-9)
    assert found.signals == tuple(Signal(Rule.EWMA, Side.HIGH, (t,)) for t in (28, 29))
    last = [round(point.average, 4) for point in found.points[-2:]]
    assert (last, round(found.points[-1].high, 2)) == ([10.6468, 10.6341], 10.62)


def test_a_period_of_few_cases_has_wider_limits() -> None:
    found = ewma([0.9, 0.9], 0.9, [0.1, 0.01])
    assert found.points[1].high == pytest.approx(0.9 + 3 * sqrt(0.04 * 0.0001 + 0.64 * 0.04 * 0.01))


def test_a_missing_value_leaves_the_average_where_it_is() -> None:
    found = ewma([5.0, None], 0.0, 1.0)
    first = Averaged(5.0, 1.0, pytest.approx(-0.6), pytest.approx(0.6))
    assert found == Ewma(
        0.0,
        0.2,
        3.0,
        (first, Averaged(None, 1.0, pytest.approx(-0.6), pytest.approx(0.6))),
        (Signal(Rule.EWMA, Side.HIGH, (0,)),),
    )
    assert ewma([], 0.0, 1.0) == Ewma(0.0, 0.2, 3.0, (), ())


def test_what_is_no_chart() -> None:
    with pytest.raises(ValueError, match="no average with weight"):
        ewma([1.0], 0.0, 1.0, weight=0.0)
    with pytest.raises(ValueError, match="positive standard deviation"):
        ewma([1.0], 0.0, 0.0)
    with pytest.raises(ValueError, match="positive standard deviation"):
        ewma([1.0], 0.0, [1.0, 1.0])
    with pytest.raises(ValueError, match="a number or None"):
        ewma([float("nan")], 0.0, 1.0)
