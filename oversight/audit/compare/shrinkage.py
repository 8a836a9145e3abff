"""Shrinkage: an organisation's rate, drawn towards the others as far as its own cases are few.

The true rates follow a beta distribution that is fitted to all organisations; each then has its
posterior distribution (empirical Bayes). 2 late of 4 is no 50 %: with 9 in 10 everywhere else it
is most likely some 85 %.

Sources: Efron and Morris, Journal of the American Statistical Association 70 (1975) 311; Griffiths,
Biometrics 29 (1973) 637 (maximum likelihood); Kleinman, Journal of the American Statistical
Association 68 (1973) 46 (moments).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import betaincinv, betaln, psi, xlog1py, xlogy

Floats = NDArray[np.float64]

_LARGEST = 1e6
"""Beyond so large a size the rates differ by less than anything counted could show."""
_FACTOR = 2.0


@dataclass(frozen=True)
class Prior:
    """How true rates spread over organisations: beta(mean * size, (1 - mean) * size).

    `mean` is the common rate, 0..1. `size` tells, in cases, how much an organisation needs of its
    own to weigh as much as the others; None where the organisations show no spread, so that all
    have the one rate.
    """

    mean: float
    size: float | None

    @property
    def deviation(self) -> float:
        """The standard deviation of true rates."""
        if self.size is None:
            return 0.0
        return float(np.sqrt(self.mean * (1 - self.mean) / (self.size + 1)))


class Check(StrEnum):
    """What the moments say to the likelihood."""

    AGREE = "agree"
    """Both find no spread, or sizes within a factor of two."""
    DIFFER = "differ"
    """They do not: a few far outside, or a spread of two heaps, hides behind one beta."""
    TOO_FEW = "too_few"
    """Fewer than three organisations with cases: there is no spread to speak of."""


@dataclass(frozen=True)
class Fitted:
    """The prior by maximum likelihood, and by moments as a check; both None without cases."""

    prior: Prior | None
    moments: Prior | None
    check: Check


@dataclass(frozen=True)
class Shrunk:
    """A rate as far as it can be known: mean of the posterior and an interval; all 0..1.

    `weight` is the share that the organisation's own cases have in it, n / (n + size).
    """

    rate: float
    low: float
    high: float
    weight: float


def fit(counts: Sequence[int], ofs: Sequence[int]) -> Fitted:
    """The spread of true rates behind `counts` of `ofs`; organisations without cases say nothing.

    Maximises sum log B(a + x, b + n - x) / B(a, b) over the logit of the mean and the logarithm
    of the size. Raises `ValueError` for counts outside 0..n.

    >>> found = fit([90, 160, 95, 70, 188, 140], [100, 200, 100, 100, 200, 150])
    >>> round(found.prior.mean, 3), round(found.prior.size, 1), found.check
    (0.87, 17.5, <Check.AGREE: 'agree'>)
    """
    x, n = np.asarray(counts, dtype=np.float64), np.asarray(ofs, dtype=np.float64)
    if x.shape != n.shape or np.any(x < 0) or np.any(x > n):
        raise ValueError("each count lies between 0 and its number of cases")
    x, n = x[n > 0], n[n > 0]
    if not len(n):
        return Fitted(None, None, Check.TOO_FEW)
    pooled = float(x.sum() / n.sum())
    if len(n) < 3 or pooled in (0.0, 1.0):
        alone = Prior(pooled, None)
        return Fitted(alone, alone, Check.TOO_FEW if len(n) < 3 else Check.AGREE)
    moments = _moments(x, n)
    prior = _likeliest(x, n, moments)
    return Fitted(prior, moments, _agreement(prior, moments))


def shrunk(count: int, of: int, prior: Prior, level: float = 0.95) -> Shrunk:
    """The posterior of an organisation with `count` of `of` cases, which may be none.

    Mean (a + x) / (a + b + n) and the interval of equal tails, with the prior held fixed.

    >>> found = shrunk(2, 4, Prior(0.9, 36.0))
    >>> round(found.rate, 3), round(found.low, 3), round(found.high, 3), found.weight
    (0.86, 0.738, 0.948, 0.1)
    """
    if not 0 <= count <= of or not 0 < level < 1:
        raise ValueError(f"no posterior for {count} of {of} at {level}")
    if prior.size is None:
        return Shrunk(prior.mean, prior.mean, prior.mean, 0.0)
    a = prior.mean * prior.size + count
    b = (1 - prior.mean) * prior.size + of - count
    tail = (1 - level) / 2
    ends = float(betaincinv(a, b, tail)), float(betaincinv(a, b, 1 - tail))
    return Shrunk(a / (a + b), *ends, of / (of + prior.size))


def _likeliest(x: Floats, n: Floats, moments: Prior) -> Prior:
    pooled = float(x.sum() / n.sum())

    def loss(at: Floats) -> tuple[float, Floats]:
        mean, size = 1 / (1 + np.exp(-at[0])), np.exp(at[1])
        a, b = mean * size, (1 - mean) * size
        both = psi(size) - psi(size + n)
        by_a = float((psi(a + x) - psi(a) + both).sum())
        by_b = float((psi(b + n - x) - psi(b) + both).sum())
        slope = np.array([(by_a - by_b) * size * mean * (1 - mean), by_a * a + by_b * b])
        return -float((betaln(a + x, b + n - x) - betaln(a, b)).sum()), -slope

    start = np.array([_logit(moments.mean), log(moments.size or 1000.0)])
    bounds = [(_logit(pooled) - 10, _logit(pooled) + 10), (log(1e-3), log(_LARGEST))]
    exacting = {"ftol": 1e-15, "gtol": 1e-9, "maxiter": 1000}
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options=exacting)
    chance = float((xlogy(x, pooled) + xlog1py(n - x, -pooled)).sum())
    # No spread: the likelihood rises to that of one rate for all as the size grows without end.
    if found.x[1] > log(_LARGEST) - 1 or -float(found.fun) <= chance + 1e-9:
        return Prior(pooled, None)
    return Prior(1 / (1 + exp(-float(found.x[0]))), exp(float(found.x[1])))


def _moments(x: Floats, n: Floats) -> Prior:
    w = n / n.sum()
    y = x / n
    mean = float((w * y).sum())
    seen = float((w * (y - mean) ** 2).sum())
    by_chance = float((w * (1 - w) / n).sum())
    rho = (seen / (mean * (1 - mean)) - by_chance) / (float((w * (1 - w)).sum()) - by_chance)
    if rho <= 1 / _LARGEST:
        return Prior(mean, None)
    return Prior(mean, max(1 / min(rho, 0.999) - 1, 1e-3))


def _agreement(prior: Prior, moments: Prior) -> Check:
    if prior.size is None or moments.size is None:
        # One that finds no spread and one that finds hardly any say the same.
        spread = max(prior.deviation, moments.deviation)
        return Check.AGREE if spread <= 0.1 * prior.mean * (1 - prior.mean) else Check.DIFFER
    ratio = prior.size / moments.size
    return Check.AGREE if 1 / _FACTOR <= ratio <= _FACTOR else Check.DIFFER


def _logit(p: float) -> float:
    return log(p) - log(1 - p)
