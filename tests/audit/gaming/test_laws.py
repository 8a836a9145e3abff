"""Laws of all detectors: the order of cases and the names of organisations decide nothing."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.gaming.backdating import Drawing, Entry, back_dating
from oversight.audit.gaming.benford import benford
from oversight.audit.gaming.bunching import bunching
from oversight.audit.gaming.heaping import heaping
from oversight.audit.gaming.pauses import Left, jump
from oversight.audit.gaming.perfect import Rate, too_perfect
from oversight.audit.gaming.ratings import bursts, default_share

slacks = st.lists(st.integers(-10, 15), min_size=100, max_size=160)
acts = st.lists(st.tuples(st.integers(-3, 9), st.integers(-1, 6)), min_size=50, max_size=90)
counts = st.lists(st.integers(0, 300), min_size=4, max_size=12)


@settings(max_examples=25, deadline=None)
@given(slacks)
def test_order_decides_nothing(values: list[int]) -> None:
    for detector in (bunching, heaping, benford, bursts):
        assert detector(values) == detector(values[::-1])


@settings(max_examples=15, deadline=None)
@given(acts)
def test_nor_does_the_order_of_acts(values: list[tuple[int, int]]) -> None:
    drawing = Drawing(draws=1999)
    one = back_dating([Entry(*value) for value in values], drawing)
    other = back_dating([Entry(*value) for value in values[::-1]], drawing)
    assert (one.p, one.crossed, one.expected, one.rows) == (
        other.p,
        other.crossed,
        other.expected,
        other.rows,
    )
    assert one.p is None or 0 < one.p <= 1
    assert len(one.which) == one.crossed
    assert all(values[at][1] > values[at][0] >= 0 for at in one.which)


@settings(max_examples=8, deadline=None)
@given(counts)
def test_names_decide_nothing(bad: list[int]) -> None:
    rates = [Rate(f"O{i}", count, 300) for i, count in enumerate(bad)]
    one = {each.org: (each.verdict, each.p_exact) for each in too_perfect(rates)}
    other = {each.org: (each.verdict, each.p_exact) for each in too_perfect(rates[::-1])}
    assert one == other
    # Fewer bad cases never look less perfect.
    found = sorted(too_perfect(rates), key=lambda each: each.bad)
    exact = [each.p_exact for each in found if each.p_exact is not None]
    assert all(more >= less - 1e-12 for less, more in pairwise(exact))


@settings(max_examples=25, deadline=None)
@given(st.lists(st.integers(0, 40), min_size=11, max_size=11))
def test_a_jump_has_a_chance_whatever_the_counts(acts_by_day: list[int]) -> None:
    found = jump([Left(left, 40, count) for left, count in enumerate(acts_by_day)])
    assert found.p is None or 0 <= found.p <= 1
    assert found.odds is None or found.odds > 0
    assert [day.remaining for day in found.days] == list(range(10, -1, -1))


@settings(max_examples=40, deadline=None)
@given(st.integers(50, 400), st.data())
def test_more_defaults_are_never_less_of_an_alarm(cases: int, data: st.DataObject) -> None:
    fewer = data.draw(st.integers(0, cases - 1))
    one, other = default_share(fewer, cases), default_share(fewer + 1, cases)
    assert one.p is not None and other.p is not None
    assert other.p <= one.p
