"""The open priors against the whole integral on a fine grid, and as often right as they say."""

import numpy as np
import pytest
from scipy.special import betaln
from scipy.stats import beta

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.compare.priors import Priors, open_priors
from oversight.audit.compare.shrinkage import Shrunk, fit, shrunk

Counted = tuple[list[int], list[int]]


def _drawn(seed: int, many: int, size: float, most: int = 400) -> tuple[Counted, list[float]]:
    chance = np.random.default_rng(seed)
    ofs = chance.integers(50, most, many)
    rates = chance.beta(0.9 * size, 0.1 * size, many)
    return (chance.binomial(ofs, rates).tolist(), ofs.tolist()), rates.tolist()


def _known(counts: list[int], ofs: list[int]) -> Priors:
    found = open_priors(counts, ofs)
    assert found is not None
    return found


def _whole(counts: list[int], ofs: list[int]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Means, sizes and weights on 300 x 300 points, even in the mean and in sqrt(rho)."""
    mean, deviation = np.meshgrid(np.linspace(0.3, 0.999, 300), np.linspace(0.001, 0.949, 300))
    size = 1 / deviation**2 - 1
    a, b = mean * size, (1 - mean) * size
    log = sum(betaln(a + x, b + n - x) - betaln(a, b) for x, n in zip(counts, ofs, strict=True))
    weight = np.exp(log - np.max(log))
    return mean.ravel(), size.ravel(), (weight / weight.sum()).ravel()


@pytest.mark.parametrize(("seed", "many", "size"), [(1, 10, 40.0), (2, 10, 400.0), (3, 4, 20.0)])
def test_as_the_whole_integral(seed: int, many: int, size: float) -> None:
    (counts, ofs), _ = _drawn(seed, many, size)
    known = _known(counts, ofs)
    mean, sizes, weight = _whole(counts, ofs)
    for x, n in zip(counts, ofs, strict=True):
        found = known.shrunk(x, n)
        a, b = mean * sizes + x, (1 - mean) * sizes + n - x
        assert found.rate == pytest.approx(float((weight * a / (a + b)).sum()), abs=5e-4)
        for end, p in ((found.low, 0.025), (found.high, 0.975)):
            below = float((weight * beta.cdf(end, a, b)).sum())
            assert below == pytest.approx(p, abs=0.003)


def test_the_interval_holds_the_truth_as_often_as_it_says_and_one_prior_s_does_not() -> None:
    """Ten counties that hardly differ: held fixed, the likeliest prior is too sure by far."""
    held, fixed, narrower = [], [], []
    for seed in range(16):
        (counts, ofs), rates = _drawn(seed, 10, 400.0)
        known, one = _known(counts, ofs), fit(counts, ofs).prior
        assert one is not None
        for x, n, rate in zip(counts, ofs, rates, strict=True):
            wide, sure, alone = known.shrunk(x, n), shrunk(x, n, one), clopper_pearson(x, n)
            held.append(wide.low <= rate <= wide.high)
            fixed.append(sure.low <= rate <= sure.high)
            narrower.append((wide.high - wide.low) / (alone[1] - alone[0]))
    assert np.mean(held) == pytest.approx(0.96, abs=0.04)
    assert np.mean(fixed) < 0.8
    assert np.mean(narrower) < 0.75


def test_many_organisations_leave_one_prior() -> None:
    (counts, ofs), _ = _drawn(5, 400, 40.0)
    known, one = _known(counts, ofs), fit(counts, ofs).prior
    assert one is not None
    for i in range(5):
        wide, sure = known.shrunk(counts[i], ofs[i]), shrunk(counts[i], ofs[i], one)
        assert (wide.rate, wide.low, wide.high) == pytest.approx(
            (sure.rate, sure.low, sure.high), abs=0.003
        )


def test_the_more_cases_the_more_they_weigh() -> None:
    known = _known([90, 160, 95, 70, 188, 140], [100, 200, 100, 100, 200, 150])
    found = [known.shrunk(n // 2, n) for n in (0, 2, 20, 200, 20_000)]
    assert [each.weight for each in found] == sorted(each.weight for each in found)
    assert [each.rate for each in found] == sorted((each.rate for each in found), reverse=True)
    assert found[0].weight == 0.0
    assert found[-1].rate == pytest.approx(0.5, abs=0.001)


def test_the_weights_sum_to_one_and_draws_follow_them() -> None:
    known = _known([90, 160, 95], [100, 200, 100])
    assert float(known.weight.sum()) == pytest.approx(1.0)
    mean, size = known.drawn(np.random.default_rng(1), 20_000)
    assert float(mean.mean()) == pytest.approx(float((known.weight * known.mean).sum()), abs=0.01)
    assert np.log(size).mean() == pytest.approx(
        float((known.weight * np.log(known.size)).sum()), abs=0.1
    )


def test_all_none_and_nobody() -> None:
    assert open_priors([], []) is None
    assert open_priors([0], [0]) is None
    whole = _known([100, 200, 50], [100, 200, 50]).shrunk(50, 50)
    assert isinstance(whole, Shrunk)
    assert whole.rate > 0.98
    assert whole.high > 0.999
    with pytest.raises(ValueError, match="lies between 0 and its number of cases"):
        open_priors([3], [2])
    with pytest.raises(ValueError, match="no posterior for 3 of 2"):
        _known([1], [2]).shrunk(3, 2)
