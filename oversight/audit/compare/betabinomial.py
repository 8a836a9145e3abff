"""Counts when the true rates themselves differ: the beta-binomial distribution, exactly.

The rates of organisations follow a beta distribution with mean `theta` and variance
`theta (1 - theta) rho`; given its rate, an organisation's count is binomial. At `rho` 0 it is the
binomial distribution itself. Source: Skellam, Journal of the Royal Statistical Society B 10
(1948) 257; Johnson, Kemp and Kotz, Univariate Discrete Distributions (2005).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincinv

EXACT_TO = 200_000
"""Beyond so many cases a beta distribution of the same mean and variance stands in for the sums:
its tails are within two percent of theirs, and the time does not grow with the cases."""


def probabilities(of: int, theta: float, rho: float) -> NDArray[np.float64]:
    """The probability of each count 0..`of`, an array of `of` + 1 numbers that sum to 1.

    `rho`, 0 <= rho < 1, is the correlation of two cases of one organisation. Reckoned by the
    ratio of neighbours, p(k+1)/p(k) = (n-k)(theta + k g) / ((k+1)(1 - theta + (n-k-1) g)) with
    g = rho / (1 - rho), which keeps its accuracy where the gamma functions of very large
    arguments would cancel. Raises `ValueError` outside 0 < theta < 1 or 0 <= rho < 1.

    >>> [round(float(p), 4) for p in probabilities(2, 0.5, 0.0)]
    [0.25, 0.5, 0.25]
    >>> [round(float(p), 4) for p in probabilities(2, 0.5, 1 / 3)]
    [0.3333, 0.3333, 0.3333]
    """
    if of < 0 or not 0 < theta < 1 or not 0 <= rho < 1:
        raise ValueError(f"no distribution for n={of}, theta={theta}, rho={rho}")
    spread = rho / (1 - rho)
    k = np.arange(of, dtype=np.float64)
    steps = (
        np.log(of - k)
        + np.log(theta + k * spread)
        - np.log(k + 1)
        - np.log1p(-theta + (of - k - 1) * spread)
    )
    logs = np.concatenate(([0.0], np.cumsum(steps)))
    weights = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum(), dtype=np.float64)


def tails(count: int, of: int, theta: float, rho: float) -> tuple[float, float]:
    """P(R <= count) and P(R >= count).

    >>> [round(p, 4) for p in tails(1, 2, 0.5, 1 / 3)]
    [0.6667, 0.6667]
    """
    if not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a proportion")
    if of > EXACT_TO:
        a, b = _matched(of, theta, rho)
        at_most = float(betainc(a, b, min(1.0, (count + 0.5) / of)))
        at_least = float(betainc(b, a, min(1.0, 1 - (count - 0.5) / of)))
        return at_most, at_least
    p = probabilities(of, theta, rho)
    return min(1.0, float(p[: count + 1].sum())), min(1.0, float(p[count:].sum()))


def quantile(of: int, theta: float, rho: float, probability: float) -> float:
    """The rate under which an organisation of `of` cases stays with `probability`.

    Interpolated between counts as `oversight.audit.compare.funnel.limit` does, which it equals
    at `rho` 0: r = min{r: P(R <= r) >= p}; alpha = (P(R <= r) - p) / P(R = r);
    y = (r - alpha) / n, kept within 0..1.

    >>> round(quantile(100, 0.9, 0.0, 0.025), 4), round(quantile(100, 0.9, 0.01, 0.025), 4)
    (0.8323, 0.8014)
    """
    if of < 1 or not 0 < probability < 1:
        raise ValueError(f"no limit for n={of}, p={probability}")
    if of > EXACT_TO:
        return float(betaincinv(*_matched(of, theta, rho), probability))
    p = probabilities(of, theta, rho)
    below = np.cumsum(p)
    count = min(of, int(np.searchsorted(below, probability)))
    alpha = (float(below[count]) - probability) / float(p[count])
    return min(1.0, max(0.0, (count - alpha) / of))


def _matched(of: int, theta: float, rho: float) -> tuple[float, float]:
    """The beta distribution with the mean and the variance of the rate of `of` cases."""
    if not 0 < theta < 1 or not 0 <= rho < 1:
        raise ValueError(f"no distribution for n={of}, theta={theta}, rho={rho}")
    share = (1 + (of - 1) * rho) / of
    return theta * (1 / share - 1), (1 - theta) * (1 / share - 1)
