"""The index: one score and one rank for each organisation, from several indicators.

A linear mean lets a good indicator pay for a bad one, point for point; a geometric mean does so
less and less, the worse the bad one is.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 7.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

from oversight.audit.composite.normalise import BOUNDED, Indicator, Way, flat, normalise
from oversight.audit.composite.weights import stated

Floats = NDArray[np.float64]

FLOOR = 0.01
"""Where the worst of an indicator is put for a geometric mean: at 0 it would decide all alone."""
_DIGITS = 12
"""Scores alike to so many digits are one rank: the rest is rounding."""


class Aggregation(StrEnum):
    """How the indicators become one score."""

    LINEAR = "linear"
    """Weighted sum."""
    GEOMETRIC = "geometric"
    """Weighted product, of values put on 0.01 to 1."""


@dataclass(frozen=True)
class Recipe:
    """All choices behind an index: the indicators, their weights (any scale), and both ways."""

    indicators: tuple[Indicator, ...]
    weights: tuple[float, ...]
    way: Way = Way.MIN_MAX
    aggregation: Aggregation = Aggregation.LINEAR

    def __post_init__(self) -> None:
        """Refuses choices that do not go together."""
        if len(self.indicators) != len(self.weights):
            raise ValueError("each indicator has a weight")
        stated(self.weights)
        if self.aggregation is Aggregation.GEOMETRIC and self.way not in BOUNDED:
            raise ValueError("a geometric mean needs values within 0..1: min_max or rank")


@dataclass(frozen=True)
class Placed:
    """An organisation in an index: score, rank (1 the best, ties share the better), and what each
    indicator gives to the score: weight times value; of a geometric mean, to its logarithm."""

    org: str
    score: float
    rank: int
    parts: tuple[float, ...]


@dataclass(frozen=True)
class Index:
    """An index, in the order given. `left_out`: organisations with gaps; `flat`: indicators that
    are the same for all, and so do not tell them apart."""

    recipe: Recipe
    rows: tuple[Placed, ...]
    left_out: tuple[str, ...]
    flat: tuple[str, ...]


def index(orgs: Sequence[str], values: Floats, recipe: Recipe) -> Index:
    """The index of `orgs` by `recipe`; `values` has a row for each, NaN where a value is missing.

    An organisation with a gap is left out, not filled in. Raises `ValueError` where table and
    names do not fit together.

    >>> recipe = Recipe((Indicator("on time", "high"), Indicator("days", "low")), (3, 1))
    >>> found = index("ABCD", np.array([[.9, 12], [.8, 10], [.7, 20], [.8, np.nan]]), recipe)
    >>> [(row.org, round(row.score, 3), row.rank) for row in found.rows], found.left_out
    ([('A', 0.95, 1), ('B', 0.625, 2), ('C', 0.0, 3)], ('D',))
    """
    kept, table = complete(orgs, values)
    left_out = tuple(org for org in orgs if org not in set(kept))
    if not kept:
        return Index(recipe, (), left_out, ())
    weights = stated(recipe.weights)
    scaled = normalise(table, recipe.indicators, recipe.way)
    if recipe.aggregation is Aggregation.GEOMETRIC:
        parts = np.log(FLOOR + (1 - FLOOR) * scaled) * weights
    else:
        parts = scaled * weights
    scores = aggregate(scaled, weights, recipe.aggregation)
    placed = ranks(scores)
    rows = tuple(
        Placed(org, float(scores[i]), int(placed[i]), tuple(float(part) for part in parts[i]))
        for i, org in enumerate(kept)
    )
    return Index(recipe, rows, left_out, tuple(recipe.indicators[at].name for at in flat(table)))


def aggregate(scaled: Floats, weights: Floats, aggregation: Aggregation) -> Floats:
    """The scores of normalised values: sum w v, or prod (0.01 + 0.99 v)^w.

    >>> table = np.array([[1.0, 0.0], [0.5, 0.5]])
    >>> aggregate(table, np.array([0.5, 0.5]), Aggregation.GEOMETRIC).round(3).tolist()
    [0.1, 0.505]
    """
    if aggregation is Aggregation.GEOMETRIC:
        return np.asarray(np.exp(np.log(FLOOR + (1 - FLOOR) * scaled) @ weights))
    return np.asarray(scaled @ weights)


def ranks(scores: Floats) -> NDArray[np.int64]:
    """Ranks of `scores` along the last axis, 1 the highest; ties share the better rank.

    >>> ranks(np.array([0.3, 0.9, 0.3])).tolist()
    [2, 1, 2]
    """
    return np.asarray(rankdata(-np.round(scores, _DIGITS), method="min", axis=-1), dtype=np.int64)


def complete(orgs: Sequence[str], values: Floats) -> tuple[tuple[str, ...], Floats]:
    """The organisations without gaps, and their rows.

    Raises `ValueError` where there is not a row for each, or two have one name.
    """
    table = np.asarray(values, dtype=np.float64)
    if table.ndim != 2 or len(table) != len(orgs) or len(set(orgs)) < len(orgs):
        raise ValueError("each organisation has a name of its own and a row")
    whole = np.all(np.isfinite(table), axis=1)
    kept = tuple(org for org, each in zip(orgs, whole.tolist(), strict=True) if each)
    return kept, table[whole]
