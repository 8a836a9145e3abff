"""How far the ranks of an index are the work of its makers.

Other weights, another scale, another mean would have been as good. All of them are drawn at once,
many times, and each organisation's rank is looked at over the draws: where it lies, how often among
the first k, and which choice moves the ranks. Where the choices, not the figures, decide whether an
organisation is among the first k, it is marked so, and should not be named for it.

Sources: Saisana, Saltelli and Tarantola, Journal of the Royal Statistical Society A 168 (2005) 307;
OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 8; Saltelli and others,
Computer Physics Communications 181 (2010) 259 (the estimators of the Sobol indices).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaincinv
from scipy.stats import qmc, sobol_indices

from oversight.audit.composite.index import Aggregation, Recipe, aggregate, complete, index, ranks
from oversight.audit.composite.normalise import BOUNDED, Way, normalise
from oversight.audit.composite.weights import stated

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

HELD = 0.7
"""How often an organisation must stand on the same side of the k-th rank for the rank to be its
own."""
_STILL = 1e-12
_EDGE = 1e-9


class Choice(StrEnum):
    """A choice that was open."""

    WEIGHTS = "weights"
    WAY = "way"
    AGGREGATION = "aggregation"
    INDICATOR = "indicator"
    """Which indicator is left out, if any."""


@dataclass(frozen=True)
class Open:
    """Which choices were open, and how they are drawn.

    `ways` and `aggregations` are drawn with even chances. Weights are drawn from a Dirichlet
    distribution around the stated ones: `sureness` is how sure those are, its total: at 30, a
    weight of 0.3 has a standard deviation of 0.08; None leaves weights as stated. With
    `leave_out` one indicator is left out, or none, each with the same chance: a rank that one
    indicator carries alone shows. `draws` is rounded up to a power of two. `level` is that of the
    rank intervals.
    """

    ways: tuple[Way, ...] = (Way.MIN_MAX, Way.RANK)
    aggregations: tuple[Aggregation, ...] = (Aggregation.LINEAR, Aggregation.GEOMETRIC)
    sureness: float | None = 30.0
    leave_out: bool = False
    draws: int = 1024
    level: float = 0.95
    seed: int = 1

    def __post_init__(self) -> None:
        """Refuses choices that do not go together."""
        if not self.ways or not self.aggregations or self.draws < 64 or not 0 < self.level < 1:
            raise ValueError("there is a way, an aggregation, 64 draws or more, a level in (0, 1)")
        if self.sureness is not None and self.sureness < 1:
            raise ValueError("sureness is at least 1")
        if Aggregation.GEOMETRIC in self.aggregations and not BOUNDED.issuperset(self.ways):
            raise ValueError("a geometric mean needs values within 0..1: min_max or rank")

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Those that have more than one answer."""
        found = []
        if self.sureness is not None:
            found.append(Choice.WEIGHTS)
        if len(self.ways) > 1:
            found.append(Choice.WAY)
        if len(self.aggregations) > 1:
            found.append(Choice.AGGREGATION)
        if self.leave_out:
            found.append(Choice.INDICATOR)
        return tuple(found)


class Standing(StrEnum):
    """Where an organisation stands to the first k, over all draws."""

    AMONG = "among"
    """Among the first k by the recipe, and in 70 % of draws or more."""
    NOT_AMONG = "not_among"
    """Not among them by the recipe, nor in over 30 % of draws."""
    CHOICES_DECIDE = "choices_decide"
    """It depends on the choices: P(rank in first k) is too far from what the recipe says."""


@dataclass(frozen=True)
class Range:
    """The rank of an organisation by the recipe, and over all draws.

    `rank`: by the recipe; `mean`, `low`, `high`: over the draws, the two last at the level;
    `first_k`: the share of draws in which it is among the first k.
    """

    org: str
    rank: int
    mean: float
    low: int
    high: int
    first_k: float
    standing: Standing


@dataclass(frozen=True)
class Part:
    """How much of the variance of the mean rank shift a choice makes: `first` alone, `total`
    together with the others it acts with. Estimates, so that a small one may be below 0."""

    choice: Choice
    first: float
    total: float


@dataclass(frozen=True)
class Sensitivity:
    """How far the ranks depend on the choices.

    `k`: the first k asked about. `shift`: over how many ranks an organisation moves from the
    recipe's in the mean of organisations and draws. `parts`: which choice does it; empty where
    none was open or nothing moves. `draws` used; `left_out`: organisations with gaps.
    """

    k: int
    shift: float
    rows: tuple[Range, ...]
    parts: tuple[Part, ...]
    draws: int
    left_out: tuple[str, ...]


def sensitivity(
    orgs: Sequence[str], values: Floats, recipe: Recipe, k: int, opened: Open | None = None
) -> Sensitivity:
    """The ranks of the index of `orgs` under all the choices that were open.

    R = mean over organisations of |rank by recipe - rank drawn|; the Sobol indices are those of
    R, all weights together as one choice. Draws are quasi-random (scrambled Sobol points), the
    same for the same seed. Raises `ValueError` for a k under 1, and as `index` does.

    >>> from oversight.audit.composite.normalise import Indicator
    >>> recipe = Recipe((Indicator("on time", "high"), Indicator("content", "high")), (1, 1))
    >>> table = np.array([[.95, .96], [.97, .65], [.66, .97], [.60, .60], [.64, .62]])
    >>> found = sensitivity("ABCDE", table, recipe, k=2)
    >>> for row in found.rows:
    ...     print(row.org, row.rank, row.low, row.high, row.standing)
    A 1 1 2 among
    B 3 1 3 choices_decide
    C 2 1 3 choices_decide
    D 5 5 5 not_among
    E 4 4 4 not_among
    """
    opened = Open() if opened is None else opened
    if k < 1:
        raise ValueError(f"the first {k} are none")
    kept, table = complete(orgs, values)
    reference = index(orgs, values, recipe)
    if not kept:
        return Sensitivity(k, 0.0, (), (), 0, reference.left_out)
    by_recipe = np.array([row.rank for row in reference.rows], dtype=np.int64)
    many = len(recipe.indicators)
    draws = 1 << max(6, (opened.draws - 1).bit_length())
    points = qmc.Sobol(2 * (many + 3), rng=np.random.default_rng(opened.seed)).random(draws)
    points = np.clip(points, _EDGE, 1 - _EDGE)
    one, other = points[:, : many + 3], points[:, many + 3 :]
    scaled = [normalise(table, recipe.indicators, way) for way in opened.ways]

    def drawn(at: Floats) -> Ints:
        return _ranks(at, scaled, stated(recipe.weights), opened)

    first = drawn(one)
    rows = tuple(
        _range(org, by_recipe[i], first[:, i], k, opened.level) for i, org in enumerate(kept)
    )
    shifts = np.abs(first - by_recipe).mean(axis=1)
    parts: tuple[Part, ...] = ()
    if shifts.std() > _STILL and len(opened.choices) == 1:
        parts = (Part(opened.choices[0], 1.0, 1.0),)
    elif shifts.std() > _STILL:

        def shifted(at: Floats) -> Floats:
            return np.asarray(np.abs(drawn(at) - by_recipe).mean(axis=1))

        mixed = np.array([shifted(_swapped(one, other, each)) for each in opened.choices])
        parts = _parts(shifts, shifted(other), mixed, opened.choices)
    return Sensitivity(k, float(shifts.mean()), rows, parts, draws, reference.left_out)


def _swapped(one: Floats, other: Floats, choice: Choice) -> Floats:
    """`one` with the columns of `choice` from `other`: a weight each, then one for each other."""
    last = one.shape[1]
    columns = {
        Choice.WEIGHTS: slice(0, last - 3),
        Choice.WAY: slice(last - 3, last - 2),
        Choice.AGGREGATION: slice(last - 2, last - 1),
        Choice.INDICATOR: slice(last - 1, last),
    }
    mixed = one.copy()
    mixed[:, columns[choice]] = other[:, columns[choice]]
    return mixed


def _ranks(at: Floats, scaled: list[Floats], weights: Floats, opened: Open) -> Ints:
    """The ranks of each draw, one row a draw, from points in the unit cube."""
    drawn = np.tile(weights, (len(at), 1))
    if opened.sureness is not None:
        held = weights > 0
        gammas = gammaincinv(opened.sureness * weights[held], at[:, :-3][:, held])
        drawn = np.zeros_like(drawn)
        drawn[:, held] = gammas / np.maximum(
            gammas.sum(axis=1, keepdims=True), np.finfo(float).tiny
        )
    if opened.leave_out and np.count_nonzero(weights) > 1:
        weighing = np.flatnonzero(weights)
        out = (at[:, -1] * (len(weighing) + 1)).astype(np.int64)
        some = np.flatnonzero(out < len(weighing))
        drawn[some, weighing[out[some]]] = 0.0
        drawn /= np.maximum(drawn.sum(axis=1, keepdims=True), np.finfo(float).tiny)
    way = (at[:, -3] * len(opened.ways)).astype(np.int64)
    mean = (at[:, -2] * len(opened.aggregations)).astype(np.int64)
    scores = np.empty((len(at), len(scaled[0])))
    for i, table in enumerate(scaled):
        for j, aggregation in enumerate(opened.aggregations):
            chosen = (way == i) & (mean == j)
            if chosen.any():
                scores[chosen] = aggregate(table, drawn[chosen].T, aggregation).T
    return ranks(scores)


def _range(org: str, rank: int, drawn: Ints, k: int, level: float) -> Range:
    tail = (1 - level) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail], method="inverted_cdf")
    first_k = float(np.mean(drawn <= k))
    among = int(rank) <= k
    if (first_k if among else 1 - first_k) < HELD:
        standing = Standing.CHOICES_DECIDE
    else:
        standing = Standing.AMONG if among else Standing.NOT_AMONG
    return Range(org, int(rank), float(drawn.mean()), int(low), int(high), first_k, standing)


def _parts(
    first: Floats, second: Floats, mixed: Floats, choices: tuple[Choice, ...]
) -> tuple[Part, ...]:
    found = sobol_indices(
        func={"f_A": first[None, :], "f_B": second[None, :], "f_AB": mixed[:, None, :]},
        n=len(first),
    )
    alone, together = np.ravel(found.first_order), np.ravel(found.total_order)
    return tuple(
        Part(choice, float(alone[i]), float(together[i])) for i, choice in enumerate(choices)
    )
