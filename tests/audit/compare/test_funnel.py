"""Funnel limits against the published check values and scipy's own distribution."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from oversight.audit.compare.funnel import Standing, limit, standing


@pytest.mark.parametrize(
    ("of", "values"),
    [
        (50, (0.7399, 0.8003, 0.9661, 0.9961)),
        (100, (0.7916, 0.8323, 0.9496, 0.9758)),
        (500, (0.8553, 0.8720, 0.9246, 0.9380)),
    ],
)
def test_check_values(of: int, values: tuple[float, ...]) -> None:
    """DOMAIN 8.2, at the common rate 0.9."""
    found = tuple(round(limit(of, 0.9, p), 4) for p in (0.001, 0.025, 0.975, 0.999))
    assert found == values


_cases = st.integers(1, 3000)
_rates = st.floats(0.001, 0.999)


@given(_cases, _rates, st.sampled_from((0.001, 0.025, 0.975, 0.999)))
@settings(max_examples=100, deadline=None)
def test_the_formula_over_scipy(of: int, theta: float, p: float) -> None:
    r = int(binom.ppf(p, of, theta))
    expected = (r - (binom.cdf(r, of, theta) - p) / binom.pmf(r, of, theta)) / of
    assert limit(of, theta, p) == pytest.approx(min(1.0, max(0.0, expected)), abs=1e-9)


@given(_cases, _rates, st.floats(0, 1))
@settings(max_examples=100, deadline=None)
def test_standings_are_the_exact_tails(of: int, theta: float, share: float) -> None:
    count = round(share * of)
    low, high = binom.cdf(count, of, theta), binom.sf(count - 1, of, theta)
    expected = Standing.WITHIN
    if low < 0.025:
        expected = Standing.FAR_BELOW if low < 0.001 else Standing.BELOW
    elif high < 0.025:
        expected = Standing.FAR_ABOVE if high < 0.001 else Standing.ABOVE
    assert standing(count, of, theta, minimum=1) == expected


@given(_cases, _rates)
@settings(max_examples=50, deadline=None)
def test_chance_alone_puts_few_outside(of: int, theta: float) -> None:
    """At most 0.2 % of like organisations lie beyond the outer limits, however small."""
    far = (Standing.FAR_BELOW, Standing.FAR_ABOVE)
    outside = [n for n in range(of + 1) if standing(n, of, theta, minimum=1) in far]
    assert sum(binom.pmf(n, of, theta) for n in outside) <= 0.002 + 1e-12


def test_at_the_ends() -> None:
    assert limit(30, 1.0, 0.001) == 1.0
    assert standing(30, 30, 1.0, minimum=20) == Standing.WITHIN
    assert standing(29, 30, 1.0, minimum=20) == Standing.FAR_BELOW
    assert standing(1, 30, 0.0, minimum=20) == Standing.FAR_ABOVE
    assert standing(0, 0, 0.5, minimum=0) == Standing.TOO_FEW
    assert standing(19, 19, 0.5, minimum=20) == Standing.TOO_FEW


@pytest.mark.parametrize(("of", "theta", "p"), [(0, 0.5, 0.5), (5, 1.2, 0.5), (5, 0.5, 1.0)])
def test_no_limit(of: int, theta: float, p: float) -> None:
    with pytest.raises(ValueError, match="no limit for"):
        limit(of, theta, p)
