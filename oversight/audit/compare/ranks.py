"""Ranks with what is known of them: an interval for each, and the chance of being among the worst.

A rank looks exact and hardly ever is: most of a league table could as well stand in another
order. Drawn many times from what is known of each rate, the ranks show how far they can be told
apart.

Sources: Goldstein and Spiegelhalter, Journal of the Royal Statistical Society A 159 (1996) 385;
Laird and Louis, Journal of Educational Statistics 14 (1989) 29 (ranks from posteriors).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from oversight.audit.compare.priors import Priors, open_priors
from oversight.audit.compare.shrinkage import Fitted, Shrunk, fit

_AT_ONCE = 2_000_000
"""Numbers drawn at a time, so that memory does not grow with the organisations."""


@dataclass(frozen=True)
class Ranked:
    """An organisation's place among all, 1 the best, as far as it can be told.

    `rate` is the crude one, None without cases; `shrunk` the posterior over all priors.
    `expected` is the mean rank, `low` and `high` the interval of ranks; `worst` is the chance of
    being among the `k` worst, 0..1.
    """

    org: str
    count: int
    of: int
    rate: float | None
    shrunk: Shrunk
    expected: float
    low: int
    high: int
    worst: float


@dataclass(frozen=True)
class Ranking:
    """The organisations in the order they were given, and what the ranks rest on.

    `error` is the largest Monte-Carlo standard error of a `worst`, 1 / (2 sqrt(draws)). Without
    any cases there is nothing to rank, and `rows` is empty.
    """

    fitted: Fitted
    k: int
    level: float
    draws: int
    seed: int
    rows: tuple[Ranked, ...]

    @property
    def error(self) -> float:
        """The largest Monte-Carlo standard error of a chance."""
        return float(0.5 / np.sqrt(self.draws))


@dataclass(frozen=True)
class Drawing:
    """How ranks are drawn: number of draws, seed, level of the intervals, size of the worst."""

    k: int = 10
    level: float = 0.95
    draws: int = 10_000
    seed: int = 1


def ranks(
    orgs: Sequence[str],
    counts: Sequence[int],
    ofs: Sequence[int],
    *,
    better: Literal["high", "low"],
    drawing: Drawing | None = None,
) -> Ranking:
    """The ranks of `orgs` by `counts` of `ofs`, `better` saying which end is the good one.

    Each draw takes one of the priors that the data leave open, a rate for every organisation from
    its posterior, and ranks them; so what is not known of the spread is in the intervals, too.
    `fitted` shows the likeliest prior and its check by moments. The same seed gives the same
    ranks (PCG64). Raises `ValueError` for lists of unlike length or counts outside 0..n.

    >>> found = ranks(["A", "B", "C", "D"], [95, 90, 60, 3], [100, 100, 100, 4], better="high",
    ...               drawing=Drawing(k=1, draws=4000))
    >>> [(row.org, row.low, row.high, row.worst > 0.5) for row in found.rows]
    [('A', 1, 2, False), ('B', 1, 3, False), ('C', 3, 4, True), ('D', 1, 4, False)]
    """
    how = drawing or Drawing()
    if not len(orgs) == len(counts) == len(ofs):
        raise ValueError("there must be a count and a number of cases for each organisation")
    fitted = fit(counts, ofs)
    priors = open_priors(counts, ofs)
    if priors is None:
        return Ranking(fitted, how.k, how.level, how.draws, how.seed, ())
    tally = _tally(counts, ofs, priors, how, better)
    reached = np.cumsum(tally, axis=1)
    tail = (1 - how.level) / 2
    rows = []
    for i, org in enumerate(orgs):
        low = int(np.searchsorted(reached[i], tail * how.draws)) + 1
        high = int(np.searchsorted(reached[i], (1 - tail) * how.draws)) + 1
        expected = float((tally[i] * np.arange(1, len(orgs) + 1)).sum() / how.draws)
        worst = float(tally[i, max(0, len(orgs) - how.k) :].sum() / how.draws)
        rate = counts[i] / ofs[i] if ofs[i] else None
        known = priors.shrunk(counts[i], ofs[i], how.level)
        rows.append(Ranked(org, counts[i], ofs[i], rate, known, expected, low, high, worst))
    return Ranking(fitted, how.k, how.level, how.draws, how.seed, tuple(rows))


def _tally(
    counts: Sequence[int],
    ofs: Sequence[int],
    priors: Priors,
    how: Drawing,
    better: Literal["high", "low"],
) -> NDArray[np.int64]:
    """How often organisation i had rank j + 1, an array of organisations by ranks."""
    generator = np.random.Generator(np.random.PCG64(how.seed))
    x, n = np.asarray(counts, dtype=np.float64), np.asarray(ofs, dtype=np.float64)
    many = len(x)
    tally = np.zeros((many, many), dtype=np.int64)
    each = np.arange(many)
    left = how.draws
    while left:
        now = min(left, max(1, _AT_ONCE // many))
        mean, size = (each[:, None] for each in priors.drawn(generator, now))
        rates = generator.beta(mean * size + x, (1 - mean) * size + n - x)
        order = np.argsort(-rates if better == "high" else rates, axis=1, kind="stable")
        # Column j of `order` holds who is at rank j + 1 in each draw.
        for j in each:
            tally[:, j] += np.bincount(order[:, j], minlength=many)
        left -= now
    return tally
