"""The XmR chart against its formulae."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.control.signals import Rule, Side, Signal
from oversight.audit.control.xmr import XmR, xmr

_values = st.lists(st.integers(-1000, 1000), min_size=2, max_size=40)


@given(_values)
@settings(max_examples=80, deadline=None)
def test_the_formulae_by_hand(values: list[int]) -> None:
    """DOMAIN 8.2: X +- 2.66 mean moving range; ranges to 3.268 times it."""
    found = xmr(values)
    steps = np.abs(np.diff(values))
    assert found.centre == pytest.approx(float(np.mean(values)))
    assert list(found.ranges[1:]) == pytest.approx(steps.tolist())
    if not steps.any():
        assert (found.low, found.high, found.signals) == (None, None, ())
        return
    step = float(steps.mean())
    assert (found.low, found.high) == pytest.approx(
        (np.mean(values) - 2.66 * step, np.mean(values) + 2.66 * step)
    )
    assert (found.range_mean, found.range_high) == pytest.approx((step, 3.268 * step))
    out = {i for i, value in enumerate(values) if abs(value - np.mean(values)) > 2.66 * step}
    assert {s.points[0] for s in found.signals if s.rule is Rule.BEYOND} == out


@given(_values, st.integers(1, 9), st.integers(-50, 50))
@settings(max_examples=50, deadline=None)
def test_another_unit_changes_no_signal(values: list[int], scale: int, shift: int) -> None:
    """Powers of two and whole shifts, which rounding leaves alone."""
    other = xmr([2.0**scale * value + shift * 2.0**scale for value in values])
    assert {(s.rule, s.side) for s in other.signals} == {
        (s.rule, s.side) for s in xmr(values).signals
    }


def test_a_baseline_holds_the_limits_against_what_comes_after() -> None:
    days = [39.0, 41, 41, 41, 43, 44, 41, 42, 40, 41, 44, 40]
    found = xmr([*days, 60.0], baseline=12)
    assert found == XmR(
        (*days, 60.0),
        (None, 2.0, 0.0, 0.0, 2.0, 1.0, 3.0, 1.0, 2.0, 1.0, 3.0, 4.0, 20.0),
        pytest.approx(497 / 12),
        pytest.approx(497 / 12 - 2.66 * 19 / 11),
        pytest.approx(497 / 12 + 2.66 * 19 / 11),
        pytest.approx(19 / 11),
        pytest.approx(3.268 * 19 / 11),
        False,
        (Signal(Rule.BEYOND, Side.HIGH, (12,)), Signal(Rule.RANGE, Side.HIGH, (12,))),
    )


def test_a_missing_value_is_passed_over() -> None:
    found = xmr([1.0, None, 4.0, 2.0])
    assert found.ranges == (None, None, 3.0, 2.0)
    assert found.centre == pytest.approx(7 / 3)


def test_too_little_to_say() -> None:
    assert xmr([]) == XmR((), (), None, None, None, None, None, True, ())
    one = xmr([5.0])
    assert one == XmR((5.0,), (None,), 5.0, None, None, None, None, True, ())
    alike = xmr([0.1] * 20)
    assert (alike.low, alike.signals, alike.provisional) == (None, (), False)


def test_what_is_no_value() -> None:
    with pytest.raises(ValueError, match="a number or None"):
        xmr([float("nan")])
    with pytest.raises(ValueError, match="at least one value"):
        xmr([1.0], baseline=0)
