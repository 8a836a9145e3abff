"""CUSUM against a textbook example and its own definition as a maximum."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.control.cusum import Cusum, Summed, cusum
from oversight.audit.control.signals import Rule, Side, Signal
from tests.audit.control.test_ewma import MONTGOMERY

_values = st.lists(st.floats(-20, 20), max_size=40)


def test_the_textbook_example() -> None:
    """Montgomery (2013), example 9.1: beyond 5 at the 29th value, a shift from the 23rd on."""
    found = cusum(MONTGOMERY, 10.0, 1.0)
    assert [round(point.high, 2) for point in found.points[-3:]] == [4.47, 5.28, 5.3]
    assert [round(point.low, 2) for point in found.points[:3]] == [0.05, 1.56, 1.77]
    assert found.signals == (Signal(Rule.CUSUM, Side.HIGH, tuple(range(22, 30))),)


@given(_values, st.floats(0.1, 5), st.floats(0, 2))
@settings(max_examples=80, deadline=None)
def test_the_sum_is_the_highest_climb_to_here(
    values: list[float], sigma: float, allowance: float
) -> None:
    """C+_t is the largest of 0 and all sums of x - target - k over the last points."""
    found = cusum(values, 1.0, sigma, allowance=allowance)
    for side, sign in ((Side.HIGH, 1), (Side.LOW, -1)):
        steps = sign * (np.array(values) - 1.0) - allowance * sigma
        sums = [getattr(point, side.value) for point in found.points]
        expected = [max(0.0, *np.cumsum(steps[t::-1])) for t in range(len(values))]
        assert sums == pytest.approx(expected, abs=1e-7)
        beyond = {t for t, height in enumerate(sums) if height > found.limit}
        shown = [each for each in found.signals if each.side is side]
        assert beyond <= {t for each in shown for t in each.points}
        for each in shown:
            assert each.points[-1] in beyond
            assert each.points[0] == 0 or sums[each.points[0] - 1] == 0


def test_two_climbs_are_two_signals_and_a_shift_down_is_low() -> None:
    found = cusum([4.0, 4, -20, -1, 30, -30], 0.0, 1.0)
    assert found.signals == (
        Signal(Rule.CUSUM, Side.HIGH, (0, 1)),
        Signal(Rule.CUSUM, Side.LOW, (2, 3)),
        Signal(Rule.CUSUM, Side.HIGH, (4,)),
        Signal(Rule.CUSUM, Side.LOW, (5,)),
    )


def test_a_missing_value_leaves_the_sums_where_they_are() -> None:
    found = cusum([2.0, None], 0.0, 2.0)
    assert found == Cusum(0.0, 10.0, (Summed(2.0, 1.0, 0.0), Summed(None, 1.0, 0.0)), ())
    assert cusum([], 0.0, 1.0) == Cusum(0.0, 5.0, (), ())


def test_by_chance_alone_it_hardly_ever_signals() -> None:
    """The average run at k 0.5 and h 5 is 465 values, counting both sides."""
    chance = np.random.default_rng(3)
    runs = []
    for _ in range(40):
        points = cusum(chance.normal(size=3000).tolist(), 0.0, 1.0).points
        beyond = (t for t, point in enumerate(points, start=1) if max(point.high, point.low) > 5)
        runs.append(next(beyond, 3000))
    assert np.mean(runs) == pytest.approx(465, rel=0.4)


def test_what_is_no_sum() -> None:
    with pytest.raises(ValueError, match="no sums with sigma 0"):
        cusum([1.0], 0.0, 0.0)
    with pytest.raises(ValueError, match="a number or None"):
        cusum([float("inf")], 0.0, 1.0)
