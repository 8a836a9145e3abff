"""Run rules against a reading of each window by brute force."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.control.signals import Rule, Side, Signal, beyond, on_a_side, trending

_values = st.lists(st.none() | st.integers(-3, 3), max_size=40)


@given(_values, st.integers(2, 8))
@settings(max_examples=150, deadline=None)
def test_eight_on_a_side_is_every_window_of_eight(values: list[int | None], length: int) -> None:
    known = [(i, value) for i, value in enumerate(values) if value is not None]
    for side, sign in ((Side.HIGH, 1), (Side.LOW, -1)):
        inside = set()
        for at in range(len(known) - length + 1):
            window = known[at : at + length]
            if all(sign * value > 0 for _, value in window):
                inside |= {i for i, _ in window}
        found = [each for each in on_a_side(values, 0.0, length) if each.side is side]
        assert {i for each in found for i in each.points} == inside
        assert all(len(each.points) >= length for each in found)


@given(_values, st.integers(2, 6))
@settings(max_examples=150, deadline=None)
def test_six_trending_is_every_window_of_six(values: list[int | None], length: int) -> None:
    known = [(i, value) for i, value in enumerate(values) if value is not None]
    for side, sign in ((Side.HIGH, 1), (Side.LOW, -1)):
        inside = set()
        for at in range(len(known) - length + 1):
            window = known[at : at + length]
            if all(sign * (b - a) > 0 for (_, a), (_, b) in pairwise(window)):
                inside |= {i for i, _ in window}
        found = [each for each in trending(values, length) if each.side is side]
        assert {i for each in found for i in each.points} == inside


@given(_values)
@settings(max_examples=50, deadline=None)
def test_turned_upside_down_the_sides_change(values: list[int | None]) -> None:
    turned = [None if value is None else -value for value in values]
    other = {Side.HIGH: Side.LOW, Side.LOW: Side.HIGH}
    for rule in (lambda v: on_a_side(v, 0.0, 3), lambda v: trending(v, 3)):
        expected = [Signal(s.rule, other[s.side], s.points) for s in rule(values)]
        assert list(rule(turned)) == expected


def test_one_long_run_is_one_signal() -> None:
    assert on_a_side([1.0] * 11 + [0.0] + [-1.0] * 8, 0.0) == (
        Signal(Rule.ON_A_SIDE, Side.HIGH, tuple(range(11))),
        Signal(Rule.ON_A_SIDE, Side.LOW, tuple(range(12, 20))),
    )
    assert on_a_side([1.0] * 7, 0.0) == ()
    assert trending([1.0, 2, 3, 4, 5, 6, 7, 6]) == (
        Signal(Rule.TRENDING, Side.HIGH, tuple(range(7))),
    )
    assert trending([1.0, 2, 3, 4, 5, 5, 6]) == ()


def test_a_missing_point_is_passed_over() -> None:
    assert on_a_side([1, 1, None, 1], 0.0, 3) == (Signal(Rule.ON_A_SIDE, Side.HIGH, (0, 1, 3)),)
    assert trending([3, None, 2, 1], 3) == (Signal(Rule.TRENDING, Side.LOW, (0, 2, 3)),)
    assert beyond([None, 9.0], [0.0, None], [1.0, None]) == ()


def test_on_a_limit_is_not_beyond_it() -> None:
    found = beyond([1.0, 1.1, 0.0, -0.1], [0.0] * 4, [1.0] * 4)
    assert found == (Signal(Rule.BEYOND, Side.HIGH, (1,)), Signal(Rule.BEYOND, Side.LOW, (3,)))


def test_limits_for_each_value() -> None:
    with pytest.raises(ValueError, match="shorter than"):
        beyond([1.0, 2.0], [0.0], [1.0, 1.0])
