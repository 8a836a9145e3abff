"""Beta-binomial counts against scipy's own distribution."""

from math import ceil, floor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import betabinom, binom

from oversight.audit.compare import funnel
from oversight.audit.compare.betabinomial import EXACT_TO, probabilities, quantile, tails

_cases = st.integers(1, 800)
_rates = st.floats(0.01, 0.99)
_spreads = st.floats(1e-4, 0.9)


@given(_cases, _rates, _spreads)
@settings(max_examples=60, deadline=None)
def test_as_scipy_has_it(of: int, theta: float, rho: float) -> None:
    size = 1 / rho - 1
    expected = betabinom.pmf(np.arange(of + 1), of, theta * size, (1 - theta) * size)
    assert probabilities(of, theta, rho) == pytest.approx(expected, rel=1e-8, abs=1e-300)


@given(_cases, _rates)
@settings(max_examples=40, deadline=None)
def test_without_spread_it_is_binomial(of: int, theta: float) -> None:
    expected = binom.pmf(np.arange(of + 1), of, theta)
    assert probabilities(of, theta, 0.0) == pytest.approx(expected, rel=1e-9, abs=1e-300)
    assert probabilities(of, theta, 1e-14) == pytest.approx(expected, rel=1e-6, abs=1e-300)


@given(_cases, _rates, _spreads, st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_tails_and_quantiles_hang_together(of: int, theta: float, rho: float, share: float) -> None:
    count = round(share * of)
    size = 1 / rho - 1
    at_most, at_least = tails(count, of, theta, rho)
    spread = betabinom(of, theta * size, (1 - theta) * size)
    assert at_most == pytest.approx(float(spread.cdf(count)), rel=1e-7)
    assert at_least == pytest.approx(float(spread.pmf(np.arange(count, of + 1)).sum()), rel=1e-7)
    ends = [quantile(of, theta, rho, p) for p in (0.001, 0.025, 0.5, 0.975, 0.999)]
    assert ends == sorted(ends)
    for p, end in zip((0.025, 0.975), (ends[1], ends[3]), strict=True):
        below, above = max(0, floor(end * of) - 1), min(of, ceil(end * of) + 1)
        assert spread.cdf(below) <= p + 1e-9 or below == 0
        assert spread.cdf(above) >= p - 1e-9


@given(_cases, _rates, st.sampled_from((0.001, 0.025, 0.975, 0.999)))
@settings(max_examples=60, deadline=None)
def test_without_spread_the_limits_are_the_funnels(of: int, theta: float, p: float) -> None:
    assert quantile(of, theta, 0.0, p) == pytest.approx(funnel.limit(of, theta, p), abs=1e-9)


@pytest.mark.parametrize(("theta", "tau"), [(0.9, 0.002), (0.97, 0.01), (0.5, 0.05)])
def test_of_very_many_cases_a_beta_distribution_says_the_same(theta: float, tau: float) -> None:
    """At the number from which it stands in, in the part that decides a standing."""
    of, rho = EXACT_TO + 1, tau**2 / (theta * (1 - theta))
    exact = probabilities(of, theta, rho).cumsum()
    for end in (0.001, 0.025, 0.975, 0.999):
        count = int(np.searchsorted(exact, end))
        at_most, at_least = tails(count, of, theta, rho)
        smaller = (at_most, exact[count]) if end < 0.5 else (at_least, 1 - exact[count - 1])
        assert smaller[0] == pytest.approx(float(smaller[1]), rel=0.02)
        assert quantile(of, theta, rho, end) == pytest.approx(count / of, abs=0.02 * tau)
    with pytest.raises(ValueError, match="no distribution for"):
        tails(5, of, theta, 1.0)


@pytest.mark.parametrize(("of", "theta", "rho"), [(-1, 0.5, 0.1), (5, 0.0, 0.1), (5, 0.5, 1.0)])
def test_no_distribution(of: int, theta: float, rho: float) -> None:
    with pytest.raises(ValueError, match="no distribution for"):
        probabilities(of, theta, rho)


def test_no_count_and_no_limit() -> None:
    with pytest.raises(ValueError, match="6 of 5 is not a proportion"):
        tails(6, 5, 0.5, 0.1)
    with pytest.raises(ValueError, match="no limit for n=0"):
        quantile(0, 0.5, 0.1, 0.5)
