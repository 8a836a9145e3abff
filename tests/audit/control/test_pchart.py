"""p and p' charts against their formulae, and over months that differ more than by chance."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.audit.control.pchart import Kind, PChart, Period, p_chart
from oversight.audit.control.signals import Rule, Side, Signal

_months = st.lists(
    st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=2,
    max_size=30,
)


@given(_months, st.sampled_from(Kind))
@settings(max_examples=80, deadline=None)
def test_the_formulae_by_hand(months: list[tuple[int, int]], kind: Kind) -> None:
    """DOMAIN 8.2: centre +- 3 sqrt(p (1 - p) / n); p': times the mean range of z over 1.128."""
    x, n = np.array(months, float).T
    centre = x.sum() / n.sum()
    sigma = np.sqrt(centre * (1 - centre) / n)
    found = p_chart([a for a, _ in months], [b for _, b in months], kind=kind)
    assert found.centre == pytest.approx(centre)
    wider = 1.0
    if kind is Kind.LANEY and found.sigma_z is not None:
        wider = float(np.abs(np.diff((x / n - centre) / sigma)).mean() / 1.128)
        assert found.sigma_z == pytest.approx(wider, rel=1e-9)
    lows, highs = (
        np.maximum(0, centre - 3 * wider * sigma),
        np.minimum(1, centre + 3 * wider * sigma),
    )
    assert [each.low for each in found.periods] == pytest.approx(list(lows), abs=1e-12)
    assert [each.high for each in found.periods] == pytest.approx(list(highs), abs=1e-12)


def test_a_bad_month_is_a_signal() -> None:
    found = p_chart([90, 91, 88, 90, 70, 92], [100] * 6, kind=Kind.P, baseline=4)
    off = 3 * sqrt(0.8975 * 0.1025 / 100)
    limits = (pytest.approx(0.8975 - off), pytest.approx(0.8975 + off))
    assert found == PChart(
        Kind.P,
        pytest.approx(0.8975),
        None,
        True,
        tuple(Period(x, 100, x / 100, *limits) for x in (90, 91, 88, 90, 70, 92)),
        (Signal(Rule.BEYOND, Side.LOW, (4,)),),
    )


def test_with_many_cases_chance_alone_calls_nearly_every_month_and_laney_does_not() -> None:
    """50,000 cases a month whose true rate wanders by one point: nothing special in any."""
    chance = np.random.default_rng(6)
    rates = chance.normal(0.9, 0.01, 36)
    counts = chance.binomial(50_000, rates).tolist()
    plain = p_chart(counts, [50_000] * 36, kind=Kind.P)
    laney = p_chart(counts, [50_000] * 36)
    called = [len([s for s in chart.signals if s.rule is Rule.BEYOND]) for chart in (plain, laney)]
    assert called[0] >= 20
    assert called[1] == 0
    assert laney.sigma_z == pytest.approx(0.01 / sqrt(0.09 / 50_000), rel=0.25)


def test_by_chance_alone_laney_comes_to_the_plain_chart() -> None:
    chance = np.random.default_rng(7)
    found = p_chart(chance.binomial(200, 0.8, 2000).tolist(), [200] * 2000)
    assert found.sigma_z == pytest.approx(1.0, abs=0.06)


def test_a_lasting_shift_is_a_run() -> None:
    before, after = (
        (90, 92, 88, 91, 89, 90, 92, 88, 90, 91, 89, 90),
        (85, 86, 84, 85, 86, 84, 86, 85),
    )
    found = p_chart([*before, *after], [100] * 20, kind=Kind.P, baseline=12)
    assert found.signals == (Signal(Rule.ON_A_SIDE, Side.LOW, tuple(range(12, 20))),)
    assert not found.provisional


def test_months_without_cases_and_no_cases_at_all() -> None:
    found = p_chart([9, 0, 8], [10, 0, 10])
    assert found.periods[1] == Period(0, 0, None, None, None)
    none = p_chart([0, 0, 5], [0, 0, 9], baseline=2)
    bare = (Period(0, 0, None, None, None),) * 2 + (Period(5, 9, 5 / 9, None, None),)
    assert none == PChart(Kind.LANEY, None, None, True, bare, ())
    assert p_chart([], []) == PChart(Kind.LANEY, None, None, True, (), ())


def test_months_all_alike_have_the_limits_of_chance() -> None:
    alike = p_chart([90, 180, 90], [100, 200, 100])
    assert alike.sigma_z is None
    assert alike.periods == p_chart([90, 180, 90], [100, 200, 100], kind=Kind.P).periods
    whole = p_chart([10, 10], [10, 10])
    assert whole.periods == (Period(10, 10, 1.0, 1.0, 1.0),) * 2
    assert whole.signals == ()


def test_what_is_no_chart() -> None:
    with pytest.raises(ValueError, match="lies between 0 and its number of cases"):
        p_chart([2], [1])
    with pytest.raises(ValueError, match="at least one period"):
        p_chart([1], [1], baseline=0)
