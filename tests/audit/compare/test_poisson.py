"""Limits of counts against scipy and statsmodels."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chi2, poisson
from statsmodels.stats.rates import confint_poisson

from oversight.audit.compare.poisson import byar, exact

_counts = st.integers(0, 5000)
_levels = st.sampled_from((0.9, 0.95, 0.998))


@given(_counts, _levels)
@settings(max_examples=60, deadline=None)
def test_exact_limits(count: int, level: float) -> None:
    low, high = exact(count, level)
    other = confint_poisson(count, 1, method="exact-c", alpha=1 - level)
    assert (low, high) == pytest.approx((float(other[0]), float(other[1])), rel=1e-9)
    assert high == pytest.approx(float(chi2.isf((1 - level) / 2, 2 * count + 2) / 2), rel=1e-9)
    assert poisson.cdf(count, high) == pytest.approx((1 - level) / 2, rel=1e-6)
    if count:
        assert poisson.sf(count - 1, low) == pytest.approx((1 - level) / 2, rel=1e-6)


@given(st.integers(5, 5000))
@settings(max_examples=60, deadline=None)
def test_byar_is_near(count: int) -> None:
    assert byar(count) == pytest.approx(exact(count), rel=0.01)


def test_byar_of_few() -> None:
    """Breslow and Day (1987), table 2.11, leave it to the exact limits below five."""
    assert byar(0) == (0.0, pytest.approx(3.68, abs=0.05))
    assert byar(1) == (pytest.approx(0.0131, abs=0.0002), pytest.approx(5.5655, abs=0.02))


def test_no_limits() -> None:
    for limits in (exact, byar):
        with pytest.raises(ValueError, match="no limits for -1 events"):
            limits(-1)
        with pytest.raises(ValueError, match="no limits for 1 events"):
            limits(1, 1.0)
