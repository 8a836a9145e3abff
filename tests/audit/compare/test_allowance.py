"""The funnel with over-dispersion: against the plain funnel, the normal limits and simulation."""

from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binom, norm

from oversight.audit.compare import funnel
from oversight.audit.compare.allowance import limit, standing, tails
from oversight.audit.compare.dispersion import Dispersion, Model, Reason
from oversight.audit.compare.funnel import Standing

CHANCE = Dispersion(Model.EXACT, Reason.NO_EXCESS, 20, phi=0.9)
_cases = st.integers(1, 1500)
_rates = st.floats(0.02, 0.98)
_ends = st.sampled_from((0.001, 0.025, 0.975, 0.999))


def _wide(phi: float) -> Dispersion:
    return Dispersion(Model.MULTIPLICATIVE, Reason.STATED, 20, phi=phi)


def _apart(tau: float) -> Dispersion:
    return Dispersion(Model.ADDITIVE, Reason.DIFFERENT_RATES, 20, phi=4.0, tau2=tau**2)


@given(_cases, _rates, st.floats(0, 1), _ends)
@settings(max_examples=60, deadline=None)
def test_without_an_excess_it_is_the_funnel(of: int, theta: float, share: float, p: float) -> None:
    count = round(share * of)
    expected = float(binom.cdf(count, of, theta)), float(binom.sf(count - 1, of, theta))
    for spread in (CHANCE, _wide(1.0), _apart(0.0)):
        assert limit(of, theta, p, spread) == pytest.approx(funnel.limit(of, theta, p), abs=1e-9)
        assert tails(count, of, theta, spread) == pytest.approx(expected, rel=1e-8, abs=1e-14)
        assert standing(count, of, theta, 20, CHANCE) == funnel.standing(count, of, theta, 20)


@given(_cases, _rates, st.floats(1.01, 30), st.floats(0, 1))
@settings(max_examples=60, deadline=None)
def test_multiplicative_limits_and_tails(of: int, theta: float, phi: float, share: float) -> None:
    for p in (0.001, 0.025, 0.975, 0.999):
        expected = theta + sqrt(phi) * (funnel.limit(of, theta, p) - theta)
        assert limit(of, theta, p, _wide(phi)) == pytest.approx(min(1.0, max(0.0, expected)))
    # A tail is never smaller than without the allowance, on the side it lies on.
    count = round(share * of)
    side = 0 if count < of * theta else 1
    assert (
        tails(count, of, theta, _wide(phi))[side] >= tails(count, of, theta, CHANCE)[side] - 1e-12
    )


@pytest.mark.parametrize("p", [0.001, 0.025, 0.975, 0.999])
def test_additive_limits_come_to_those_of_the_source(p: float) -> None:
    """theta +- z sqrt(s^2 + tau^2), but for the skewness of rates near the ends."""
    for theta, tau, skewed in ((0.5, 0.01, 0.0), (0.5, 0.03, 0.05), (0.8, 0.01, 0.12)):
        of = 50_000
        normal = theta + float(norm.ppf(p)) * sqrt(theta * (1 - theta) / of + tau**2)
        assert limit(of, theta, p, _apart(tau)) == pytest.approx(normal, abs=(0.01 + skewed) * tau)


@given(_cases, _rates, _ends)
@settings(max_examples=60, deadline=None)
def test_more_spread_never_narrows(of: int, theta: float, p: float) -> None:
    ends = [limit(of, theta, p, _apart(tau)) for tau in (0.0, 0.01, 0.05)]
    assert sorted(ends, reverse=p < 0.5) == pytest.approx(ends, abs=1.5 / of)


def test_size_averages_away_chance_but_not_the_spread_between() -> None:
    narrow = [limit(of, 0.9, 0.025, CHANCE) for of in (100, 10_000, 1_000_000)]
    apart = [limit(of, 0.9, 0.025, _apart(0.02)) for of in (100, 10_000, 1_000_000)]
    assert [round(end, 3) for end in narrow] == [0.832, 0.894, 0.899]
    assert [round(end, 3) for end in apart] == [0.817, 0.857, 0.858]


def test_one_in_a_thousand_lies_beyond_each_outer_limit_when_rates_differ() -> None:
    """Counts drawn from rates that differ by tau; the exact funnel would accuse a third."""
    chance = np.random.default_rng(5)
    theta, tau, of, many = 0.9, 0.02, 2000, 4000
    size = theta * (1 - theta) / tau**2 - 1
    counts = chance.binomial(of, chance.beta(theta * size, (1 - theta) * size, many))
    known = {int(n): tails(int(n), of, theta, _apart(tau)) for n in np.unique(counts)}
    below = sum(known[int(n)][0] < 0.025 for n in counts) / many
    above = sum(known[int(n)][1] < 0.025 for n in counts) / many
    assert (below, above) == pytest.approx((0.025, 0.025), abs=0.0075)
    plain = sum(funnel.standing(int(n), of, theta, 20) in _FAR for n in counts) / many
    assert plain > 0.3


_FAR = (Standing.FAR_BELOW, Standing.FAR_ABOVE)


@given(st.integers(1, 300), _rates, st.sampled_from(Model))
@settings(max_examples=30, deadline=None)
def test_worse_is_never_less_unlikely(of: int, theta: float, model: Model) -> None:
    spread = Dispersion(model, Reason.STATED, 20, phi=3.0, tau2=0.0004)
    all_tails = [tails(count, of, theta, spread) for count in range(of + 1)]
    at_most, at_least = (list(side) for side in zip(*all_tails, strict=True))
    assert at_most == pytest.approx(sorted(at_most), abs=1e-12)
    assert at_least == pytest.approx(sorted(at_least, reverse=True), abs=1e-12)
    assert all(0 <= low <= 1 and 0 <= high <= 1 for low, high in all_tails)
    assert all(low + high >= 1 - 1e-9 for low, high in all_tails)


def test_at_the_ends() -> None:
    for spread in (CHANCE, _wide(4.0), _apart(0.02)):
        assert limit(30, 1.0, 0.001, spread) == 1.0
        assert tails(30, 30, 1.0, spread) == (1.0, 1.0)
    assert tails(0, 30, 0.3, _wide(4.0))[1] == pytest.approx(1.0, abs=0.02)
    assert standing(5, 19, 0.9, 20, _apart(0.02)) == Standing.TOO_FEW
    with pytest.raises(ValueError, match="6 of 5 is not a proportion"):
        tails(6, 5, 0.9, CHANCE)
