"""Weights: whose choice an index is.

Stated weights are a policy, and are stated before the data are seen. Equal ones are a choice too.
Entropy weighs what tells organisations apart, whether or not it matters. The benefit of the doubt
gives each organisation the weights that flatter it most, so that who is last even so has nothing
to blame on them.

Sources: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 6; Shannon, Bell
System Technical Journal 27 (1948) 379 (entropy), Zeleny, Multiple Criteria Decision Making (1982)
(as weights); Melyn and Moesen, Public Economics Research Paper 17, Leuven (1991), Cherchye, Moesen,
Rogge and Van Puyenbroeck, Social Indicators Research 82 (2007) 111 (benefit of the doubt).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.special import xlogy

Floats = NDArray[np.float64]
_NEAR = 1e-9


def equal(many: int) -> Floats:
    """`many` equal weights.

    >>> equal(4).tolist()
    [0.25, 0.25, 0.25, 0.25]
    """
    if many < 1:
        raise ValueError("an index has an indicator")
    return np.full(many, 1 / many)


def stated(weights: Sequence[float]) -> Floats:
    """`weights` as shares of their sum. Raises `ValueError` for one below 0, or a sum of 0.

    >>> stated([30, 50, 20]).tolist()
    [0.3, 0.5, 0.2]
    """
    given = np.asarray(weights, dtype=np.float64)
    if not len(given) or not np.all(np.isfinite(given)) or np.any(given < 0) or not given.any():
        raise ValueError("weights are at least 0, and not all 0")
    return np.asarray(given / given.sum())


def entropy(bounded: Floats) -> Floats:
    """Weights by how unevenly each column of `bounded` (0..1, higher better) is spread.

    With p the shares of a column, e = -sum p log p / log n, weight 1 - e over the sum of those.
    A column of equal values weighs nothing; where all are, weights are equal.

    >>> entropy(np.array([[1.0, 0.6], [0.0, 0.5], [0.0, 0.4]])).round(3).tolist()
    [0.988, 0.012]
    """
    if bounded.ndim != 2 or len(bounded) < 2 or np.any(bounded < 0):
        raise ValueError("entropy needs two organisations or more, and values of at least 0")
    totals = bounded.sum(axis=0)
    shares = np.divide(
        bounded, totals, out=np.full_like(bounded, 1 / len(bounded)), where=totals > 0
    )
    told = np.maximum(0.0, 1 + xlogy(shares, shares).sum(axis=0) / np.log(len(bounded)))
    told = np.where(told < _NEAR, 0.0, told)
    return np.asarray(told / told.sum()) if told.any() else equal(bounded.shape[1])


@dataclass(frozen=True)
class Flattered:
    """An organisation at its best: its score, 0..1, 1 if no other does better by its weights; and
    the share of each indicator in that score, which sum to 1 (0 all where the score is 0)."""

    score: float
    shares: tuple[float, ...]


def benefit_of_the_doubt(bounded: Floats, least: float = 0.0) -> tuple[Flattered, ...]:
    """Each organisation under the weights that flatter it most.

    max sum w v with sum w v' <= 1 for every organisation v', w >= 0; each indicator making up at
    least the share `least` of the organisation's own score, so that none is weighed away.
    `bounded` has a row for each organisation, 0..1 or any other scale from 0 up, higher better.
    Raises `ValueError` for values below 0, or a `least` that all indicators together exceed.

    >>> table = np.array([[1.0, 0.2], [0.2, 1.0], [0.6, 0.3]])
    >>> [round(each.score, 3) for each in benefit_of_the_doubt(table)]
    [1.0, 1.0, 0.75]
    >>> [round(each.score, 3) for each in benefit_of_the_doubt(table, least=0.4)]
    [0.472, 0.472, 0.652]
    """
    if bounded.ndim != 2 or not np.all(np.isfinite(bounded)) or np.any(bounded < 0):
        raise ValueError("the benefit of the doubt needs values of at least 0")
    many = bounded.shape[1]
    if not 0 <= least * many <= 1:
        raise ValueError("the least shares of all indicators sum to at most 1")
    found = []
    for own in bounded:
        above, limits = bounded, np.ones(len(bounded))
        if least:
            # least x (own score) <= own part of each indicator.
            parts = least * np.tile(own, (many, 1)) - np.diag(own)
            above, limits = np.vstack([bounded, parts]), np.append(limits, np.zeros(many))
        solved = linprog(-own, A_ub=above, b_ub=limits, method="highs")
        # Where no one has anything of an indicator its weight is free, and worth nothing.
        weights = np.zeros(many) if solved.x is None else solved.x
        parts_of = own * weights
        score = float(parts_of.sum())
        shares = parts_of / score if score > _NEAR else np.zeros(many)
        found.append(Flattered(min(1.0, score), tuple(float(share) for share in shares)))
    return tuple(found)
