"""Shrinkage against scipy's beta-binomial and beta distributions."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import minimize
from scipy.stats import beta, betabinom

from oversight.audit.compare.shrinkage import Check, Fitted, Prior, Shrunk, fit, shrunk


def _drawn(seed: int, many: int, size: float) -> tuple[list[int], list[int]]:
    chance = np.random.default_rng(seed)
    ofs = chance.integers(10, 500, many)
    counts = chance.binomial(ofs, chance.beta(0.85 * size, 0.15 * size, many))
    return counts.tolist(), ofs.tolist()


@pytest.mark.parametrize(("seed", "many", "size"), [(1, 107, 40.0), (2, 30, 10.0), (3, 300, 150.0)])
def test_the_likelihood_is_at_its_top(seed: int, many: int, size: float) -> None:
    """Against scipy's distribution, maximised by another method."""
    counts, ofs = _drawn(seed, many, size)
    found = fit(counts, ofs)

    def loss(at: np.ndarray) -> float:
        mean, m = 1 / (1 + np.exp(-at[0])), np.exp(at[1])
        return -float(betabinom.logpmf(counts, ofs, mean * m, (1 - mean) * m).sum())

    tight = {"xatol": 1e-9, "fatol": 1e-11, "maxiter": 2000}
    other = minimize(loss, np.array([1.7, 3.0]), method="Nelder-Mead", options=tight)
    assert found.prior is not None
    assert found.prior.size is not None
    here = np.array([np.log(found.prior.mean / (1 - found.prior.mean)), np.log(found.prior.size)])
    assert loss(here) == pytest.approx(float(other.fun), rel=1e-10)
    assert here == pytest.approx(other.x, abs=1e-4)
    assert found.check is Check.AGREE


def test_a_planted_spread_is_found() -> None:
    found = fit(*_drawn(5, 3000, 40.0))
    assert found.prior is not None
    assert found.moments is not None
    assert found.prior.mean == pytest.approx(0.85, abs=0.005)
    assert found.prior.size == pytest.approx(40, rel=0.08)
    assert found.moments.size == pytest.approx(40, rel=0.15)


def test_moments_by_hand() -> None:
    counts, ofs = [90, 160, 95, 70, 188, 140], [100, 200, 100, 100, 200, 150]
    n = sum(ofs)
    w, y = [of / n for of in ofs], [x / of for x, of in zip(counts, ofs, strict=True)]
    mean = sum(a * b for a, b in zip(w, y, strict=True))
    seen = sum(a * (b - mean) ** 2 for a, b in zip(w, y, strict=True)) / (mean * (1 - mean))
    chance = sum(a * (1 - a) / of for a, of in zip(w, ofs, strict=True))
    rho = (seen - chance) / (sum(a * (1 - a) for a in w) - chance)
    found = fit(counts, ofs).moments
    assert found == Prior(pytest.approx(mean, rel=1e-12), pytest.approx(1 / rho - 1, rel=1e-9))


def test_without_any_spread_all_have_the_one_rate() -> None:
    found = fit([18, 36, 90, 45] * 3, [20, 40, 100, 50] * 3)
    assert found == Fitted(Prior(0.9, None), Prior(pytest.approx(0.9), None), Check.AGREE)
    assert shrunk(1, 20, Prior(0.9, None)) == Shrunk(0.9, 0.9, 0.9, 0.0)
    assert Prior(0.9, None).deviation == 0.0


def test_one_far_outside_is_told_by_the_check() -> None:
    """A large organisation far outside: the moments see it, the likelihood hardly."""
    found = fit([180] * 40 + [1000], [200] * 40 + [4000])
    assert found.check is Check.DIFFER


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.05, 0.95), st.floats(0.5, 500))
@settings(max_examples=60, deadline=None)
def test_the_posterior(good: int, bad: int, mean: float, size: float) -> None:
    a, b = mean * size + good, (1 - mean) * size + bad
    found = shrunk(good, good + bad, Prior(mean, size))
    ends = beta.ppf([0.025, 0.975], a, b)
    assert (found.low, found.high) == pytest.approx(tuple(ends), rel=1e-8)
    assert found.rate == pytest.approx(float(beta.mean(a, b)), rel=1e-12)
    if good + bad:
        own = good / (good + bad)
        drawn = found.weight * own + (1 - found.weight) * mean
        assert found.rate == pytest.approx(drawn, rel=1e-9)


def test_too_little_to_fit() -> None:
    assert fit([], []) == Fitted(None, None, Check.TOO_FEW)
    assert fit([0], [0]) == Fitted(None, None, Check.TOO_FEW)
    two = fit([9, 1], [10, 10])
    assert two == Fitted(Prior(0.5, None), Prior(0.5, None), Check.TOO_FEW)
    whole = fit([10, 20, 30], [10, 20, 30])
    assert whole == Fitted(Prior(1.0, None), Prior(1.0, None), Check.AGREE)


def test_what_is_no_count() -> None:
    with pytest.raises(ValueError, match="lies between 0 and its number of cases"):
        fit([3], [2])
    with pytest.raises(ValueError, match="no posterior for 3 of 2"):
        shrunk(3, 2, Prior(0.5, 1.0))
