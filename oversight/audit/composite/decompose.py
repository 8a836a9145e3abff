"""Why a rank changed: the part of each indicator, and of changed weights.

A rank changes because an organisation's figures did, because those of others did, or because the
weights did. Replacing one indicator by the new period's, for all organisations, moves the rank; how
much depends on which were replaced before, so that the mean over all orders is taken (Shapley's
value), and the parts sum to the change exactly.

Sources: Shapley in Kuhn and Tucker, Contributions to the Theory of Games II (1953), 307; Shorrocks,
Journal of Economic Inequality 11 (2013) 99 (for decompositions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import factorial

import numpy as np
from numpy.typing import NDArray

from oversight.audit.composite.index import Recipe, aggregate, complete, ranks
from oversight.audit.composite.normalise import normalise
from oversight.audit.composite.weights import stated

Floats = NDArray[np.float64]

MOST = 12
"""Indicators, beyond which the orders are too many to take all."""


@dataclass(frozen=True)
class Moved:
    """What an indicator did to a rank (below 0: up the table, towards 1) and to the score."""

    name: str
    rank: float
    score: float


@dataclass(frozen=True)
class Decomposed:
    """An organisation's change from one period to the next.

    `before`, `after`: its ranks among the organisations of both periods; `parts`: one for each
    indicator in order, then `weights` where those changed; they sum to `after - before`.
    """

    org: str
    before: int
    after: int
    parts: tuple[Moved, ...]
    weights: Moved | None


@dataclass(frozen=True)
class Period:
    """The figures of a period, one row for each organisation, and the recipe used then."""

    values: Floats
    recipe: Recipe


def decompose(orgs: Sequence[str], before: Period, after: Period) -> tuple[Decomposed, ...]:
    """The change of each organisation's rank, in parts; organisations with gaps in either period
    are left out of both.

    Raises `ValueError` for recipes that differ in more than their weights, or over 12 indicators.

    >>> from oversight.audit.composite.normalise import Indicator
    >>> recipe = Recipe((Indicator("on time", "high"), Indicator("content", "high")), (1, 1))
    >>> then = Period(np.array([[.9, .9], [.8, .8], [.7, .7]]), recipe)
    >>> now = Period(np.array([[.9, .7], [.8, .8], [.7, .9]]), recipe)
    >>> first = decompose("ABC", then, now)[0]
    >>> first.before, first.after, [(part.name, part.rank) for part in first.parts]
    (1, 1, [('on time', 0.0), ('content', 0.0)])
    >>> reweighed = Period(now.values, Recipe(recipe.indicators, (1, 3)))
    >>> last = decompose("ABC", then, reweighed)[2]
    >>> last.before, last.after, last.parts[1].rank, last.weights.rank
    (3, 1, -2.0, 0.0)
    """
    same = (before.recipe.indicators, before.recipe.way, before.recipe.aggregation)
    if same != (after.recipe.indicators, after.recipe.way, after.recipe.aggregation):
        raise ValueError("the two recipes may differ in their weights only")
    names = [indicator.name for indicator in before.recipe.indicators]
    if len(names) > MOST:
        raise ValueError(f"at most {MOST} indicators are decomposed")
    both = np.hstack([np.asarray(before.values), np.asarray(after.values)])
    kept, table = complete(orgs, both)
    if not kept:
        return ()
    old, new = table[:, : len(names)], table[:, len(names) :]
    weighed = stated(before.recipe.weights), stated(after.recipe.weights)
    reweighed = not np.allclose(*weighed, rtol=0, atol=1e-12)
    players = len(names) + int(reweighed)
    placed, scored = _all(old, new, weighed, before.recipe)
    by_rank, by_score = _shapley(placed, players), _shapley(scored, players)
    parts = [
        [
            Moved(name, float(by_rank[j, i]), float(by_score[j, i]))
            for j, name in enumerate([*names, "weights"][:players])
        ]
        for i in range(len(kept))
    ]
    return tuple(
        Decomposed(
            org,
            int(placed[0, i]),
            int(placed[(1 << players) - 1, i]),
            tuple(parts[i][: len(names)]),
            parts[i][-1] if reweighed else None,
        )
        for i, org in enumerate(kept)
    )


def _all(
    old: Floats, new: Floats, weighed: tuple[Floats, Floats], recipe: Recipe
) -> tuple[Floats, Floats]:
    """Ranks and scores with every set of indicators replaced: row number = set as bits, the
    weights being the bit after the last indicator."""
    # Each indicator is normalised by itself, so that a mixture takes whole columns of either.
    a = normalise(old, recipe.indicators, recipe.way)
    b = normalise(new, recipe.indicators, recipe.way)
    many = old.shape[1]
    sets = np.arange(1 << (many + 1))
    scores = np.array(
        [
            aggregate(
                np.where((chosen >> np.arange(many)) & 1, b, a),
                weighed[(chosen >> many) & 1],
                recipe.aggregation,
            )
            for chosen in sets.tolist()
        ]
    )
    return ranks(scores).astype(np.float64), scores


def _shapley(values: Floats, players: int) -> Floats:
    """The part of each player: the mean over all orders of what its coming changes."""
    sets = np.arange(1 << players)
    sizes = np.array([int(each).bit_count() for each in sets])
    worth = np.array(
        [
            factorial(size) * factorial(players - size - 1) / factorial(players)
            for size in range(players)
        ]
    )
    parts = []
    for player in range(players):
        without = sets[(sets >> player) & 1 == 0]
        gained = values[without | (1 << player)] - values[without]
        parts.append((worth[sizes[without]][:, None] * gained).sum(axis=0))
    return np.array(parts)
