"""The priors that the data leave open: how far the spread of true rates can be known at all.

Ten counties do not tell well how much counties differ. Held at its likeliest value, the spread is
taken for known, and the intervals of shrunken rates come out too narrow, to nothing at all where
the likeliest spread is none. So all spreads that the counts allow are kept, each with its weight.

Sources: Gelman and others, Bayesian Data Analysis (2013), 5.3 (the posterior of a beta-binomial
model on a grid); Gelman, Bayesian Analysis 1 (2006) 515 (even chances for a standard deviation).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.special import betainc, betaln, expit

from oversight.audit.compare.shrinkage import Shrunk

Floats = NDArray[np.float64]

_LEAST, _MOST, _SEARCHED = 1e-3, 0.95, 120
"""The deviations among which the likelihood is looked for, and how many."""
_MEANS, _SPREADS = 11, 25
"""The points of the grid."""
_DEEP, _LIGHT = 10.0, 1e-4
"""Logarithm by which, and share to which, a point may weigh less than the heaviest."""


@dataclass(frozen=True, eq=False)
class Priors:
    """Priors beta(mean * size, (1 - mean) * size) and their weights, which sum to 1; one array
    each, of the same length."""

    mean: Floats
    size: Floats
    weight: Floats

    def drawn(self, generator: np.random.Generator, many: int) -> tuple[Floats, Floats]:
        """The means and sizes of `many` priors, drawn by their weights."""
        chosen = generator.choice(len(self.weight), size=many, p=self.weight)
        return self.mean[chosen], self.size[chosen]

    def shrunk(self, count: int, of: int, level: float = 0.95) -> Shrunk:
        """The posterior of an organisation with `count` of `of` cases, over all the priors."""
        if not 0 <= count <= of or not 0 < level < 1:
            raise ValueError(f"no posterior for {count} of {of} at {level}")
        a, b = self.mean * self.size + count, (1 - self.mean) * self.size + of - count

        def quantile(probability: float) -> float:
            def missing(rate: float) -> float:
                return float((self.weight * betainc(a, b, rate)).sum()) - probability

            return float(brentq(missing, 0.0, 1.0, xtol=1e-9))

        tail = (1 - level) / 2
        rate = float((self.weight * a / (a + b)).sum())
        own = float((self.weight * of / (of + self.size)).sum())
        return Shrunk(rate, quantile(tail), quantile(1 - tail), own)


def open_priors(counts: Sequence[int], ofs: Sequence[int]) -> Priors | None:
    """The priors that `counts` of `ofs` leave open; None without cases.

    On a grid of the mean and of sqrt(rho), rho = 1 / (size + 1), which is the standard deviation
    of true rates in units of sqrt(mean (1 - mean)): all means and all such deviations are as
    likely beforehand. The grid is laid where the likelihood is. Raises `ValueError` for counts
    outside 0..n.

    >>> known = open_priors([90, 160, 95, 70, 188, 140], [100, 200, 100, 100, 200, 150])
    >>> wide, narrow = known.shrunk(70, 100), known.shrunk(700, 1000)
    >>> round(wide.rate, 2), narrow.weight > wide.weight
    (0.72, True)
    """
    x, n = np.asarray(counts, dtype=np.float64), np.asarray(ofs, dtype=np.float64)
    if x.shape != n.shape or np.any(x < 0) or np.any(x > n):
        raise ValueError("each count lies between 0 and its number of cases")
    x, n = x[n > 0], n[n > 0]
    if not len(n):
        return None
    searched = np.geomspace(_LEAST, _MOST, _SEARCHED)
    heights = np.array([_likelihood(x, n, np.array([_middle(x, n, d)]), d)[0] for d in searched])
    inside = np.flatnonzero(heights > heights.max() - _DEEP)
    ends = max(0, int(inside[0]) - 1), min(_SEARCHED - 1, int(inside[-1]) + 1)
    deviations = np.linspace(searched[ends[0]], searched[ends[1]], _SPREADS)
    means, sizes, logs = [], [], []
    for deviation in deviations:
        middle = _middle(x, n, deviation)
        worth = float((n / (1 + (n - 1) * deviation**2)).sum())
        off = 4.5 / np.sqrt(worth * middle * (1 - middle))
        mean = expit(np.log(middle / (1 - middle)) + np.linspace(-off, off, _MEANS))
        mean = np.clip(mean, 1e-9, 1 - 1e-9)
        means.append(mean)
        sizes.append(np.full(_MEANS, 1 / deviation**2 - 1))
        logs.append(_likelihood(x, n, mean, deviation) + np.log(mean * (1 - mean) * off))
    log = np.concatenate(logs)
    weight = np.exp(log - log.max())
    kept = weight > _LIGHT
    return Priors(
        np.concatenate(means)[kept],
        np.concatenate(sizes)[kept],
        weight[kept] / weight[kept].sum(),
    )


def _middle(x: Floats, n: Floats, deviation: float) -> float:
    """About where the mean is likeliest, given the spread; never 0 or 1."""
    w = n / (1 + (n - 1) * deviation**2)
    mean, worth = float((w * x / n).sum() / w.sum()), float(w.sum())
    return (mean * worth + 0.5) / (worth + 1)


def _likelihood(x: Floats, n: Floats, mean: Floats, deviation: float) -> Floats:
    size = 1 / deviation**2 - 1
    a, b = (mean * size)[:, None], ((1 - mean) * size)[:, None]
    return np.asarray((betaln(a + x, b + n - x) - betaln(a, b)).sum(axis=1), dtype=np.float64)
