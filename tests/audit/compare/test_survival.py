"""Survival curves against scipy, statsmodels and what they are without open cases."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, ecdf
from statsmodels.duration.survfunc import SurvfuncRight

from oversight.audit.compare.survival import (
    Curve,
    Quantile,
    RestrictedMean,
    Said,
    Step,
    curve,
    quantile,
    restricted_mean,
)

_cases = st.lists(st.tuples(st.integers(1, 40), st.booleans()), min_size=2, max_size=80)


@pytest.mark.filterwarnings("ignore:The confidence interval is undefined")
@given(_cases, st.sampled_from((0.9, 0.95)))
@settings(max_examples=60, deadline=None)
def test_as_scipy_and_statsmodels_have_it(cases: list[tuple[int, bool]], level: float) -> None:
    lasted = [float(time) for time, _ in cases]
    ended = [end for _, end in cases]
    found = curve(lasted, ended, level)
    if not any(ended):
        assert found == Curve(len(cases), 0, max(lasted), level, ())
        return
    other = SurvfuncRight(lasted, [int(end) for end in ended])
    steps = found.steps
    assert [step.time for step in steps] == list(other.surv_times)
    assert [step.at_risk for step in steps] == list(other.n_risk)
    assert [step.ended for step in steps] == list(other.n_events)
    assert [step.surviving for step in steps] == pytest.approx(list(other.surv_prob), abs=1e-12)
    for step, error in zip(steps, other.surv_prob_se, strict=True):
        assert step.error == pytest.approx(0.0 if np.isnan(error) else error, rel=1e-9, abs=1e-12)
    known = CensoredData.right_censored(lasted, [not end for end in ended])
    sf = ecdf(known).sf
    limits = sf.confidence_interval(level, method="log-log")
    for step in steps:
        if step.low is None or step.high is None:
            assert step.surviving == 0.0
            continue
        low, high = limits.low.evaluate(step.time), limits.high.evaluate(step.time)
        assert (step.low, step.high) == pytest.approx((float(low), float(high)), rel=1e-8)


@given(st.lists(st.integers(1, 50), min_size=2, max_size=60), st.integers(2, 60))
@settings(max_examples=60, deadline=None)
def test_without_open_cases_it_is_plain_arithmetic(lasted: list[int], until: int) -> None:
    """The mean of durations cut at `until`, and its standard error with n and not n - 1."""
    found = curve([float(each) for each in lasted], [True] * len(lasted))
    cut = np.minimum(lasted, until)
    mean = restricted_mean(found, until)
    assert mean.mean == pytest.approx(float(cut.mean()), rel=1e-9)
    assert mean.error == pytest.approx(float(cut.std() / np.sqrt(len(cut))), rel=1e-9, abs=1e-9)
    half = quantile(found)
    assert half.time == sorted(lasted)[(len(lasted) + 1) // 2 - 1]
    for time in range(52):
        assert found.surviving(time) == pytest.approx(float(np.mean(np.array(lasted) > time)))


@given(_cases, st.floats(0.05, 0.95))
@settings(max_examples=60, deadline=None)
def test_the_interval_of_a_quantile_is_where_the_curve_s_holds_it(
    cases: list[tuple[int, bool]], share: float
) -> None:
    found = curve([float(time) for time, _ in cases], [end for _, end in cases])
    at = quantile(found, share)
    for step in found.steps:
        if step.low is not None and step.high is not None and step.low <= 1 - share <= step.high:
            assert at.low is not None
            assert at.low <= step.time
            assert at.high is None or at.high >= step.time
    if at.time is not None:
        assert at.low is None or at.low <= at.time
        assert at.high is None or at.high >= at.time


def test_a_median_of_the_textbook() -> None:
    """Remission under 6-MP (Freireich 1963): median 23, S(10) = 0.7529 with error 0.0963."""
    ended = [6, 6, 6, 7, 10, 13, 16, 22, 23]
    still = [6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35]
    found = curve([*map(float, ended), *map(float, still)], [True] * 9 + [False] * 12)
    assert quantile(found) == Quantile(0.5, Said.STATED, 23.0, 13.0, None)
    ten = next(step for step in found.steps if step.time == 10)
    assert (ten.at_risk, ten.ended) == (15, 1)
    assert (round(ten.surviving, 4), round(ten.error, 4)) == (0.7529, 0.0963)


def test_the_mean_of_the_closed_praises_who_leaves_the_hard_ones_open() -> None:
    closed = [5.0] * 60
    still = [90.0] * 40
    found = curve(closed + still, [True] * 60 + [False] * 40)
    assert np.mean(closed) == 5.0
    assert restricted_mean(found, 90).mean == pytest.approx(39.0)
    assert quantile(found, 0.75) == Quantile(0.75, Said.NOT_REACHED, None, None, None)


def test_too_little_to_say() -> None:
    none = curve([], [])
    assert none == Curve(0, 0, None, 0.95, ())
    assert quantile(none) == Quantile(0.5, Said.NO_CASES, None, None, None)
    assert restricted_mean(none, 5) == RestrictedMean(5, Said.NO_CASES)
    assert none.surviving(1) is None
    short = curve([1.0, 2.0], [True, False])
    assert restricted_mean(short, 5) == RestrictedMean(5, Said.TOO_SHORT)
    assert short.surviving(3) is None
    one = curve([5.0], [True])
    assert one.steps == (Step(5.0, 1, 1, 0.0, 0.0, None, None),)
    assert quantile(one) == Quantile(0.5, Said.STATED, 5.0, None, None)
    assert (one.surviving(4.9), one.surviving(5), one.surviving(99)) == (1.0, 0.0, 0.0)
    assert restricted_mean(one, 9) == RestrictedMean(9, Said.STATED, 5.0, 0.0, 5.0, 5.0)


def test_what_is_no_duration() -> None:
    with pytest.raises(ValueError, match="one duration and one end"):
        curve([1.0], [])
    for wrong in (-1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError, match="a duration is a number"):
            curve([wrong], [True])
    with pytest.raises(ValueError, match="a share lies between"):
        quantile(curve([1.0], [True]), 1.0)
    with pytest.raises(ValueError, match="after the start"):
        restricted_mean(curve([1.0], [True]), 0)
