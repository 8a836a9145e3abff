"""The common rate that organisations are compared with, not moved by those far outside it.

The rate of all together is pulled by the very outliers it should show: with a few slow
organisations in it, large good ones come to lie far above; and the spread they add hides them
behind each other. So the far outside are left out of the centre and the spread (never out of the
comparison), and who is far outside is judged anew around each centre.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from oversight.audit.compare.allowance import tails
from oversight.audit.compare.dispersion import FEWEST, Dispersion, Floats, Model, dispersion
from oversight.audit.compare.funnel import OUTER

_ROUNDS = 20
_STILL = 1e-9
_FIRST_SHARE = 0.25


@dataclass(frozen=True)
class Centre:
    """A common rate 0..1, the spread around it, and who was left out of it (by position)."""

    theta: float
    spread: Dispersion
    left_out: tuple[int, ...] = ()


def common(counts: Sequence[int], ofs: Sequence[int], *, model: Model | None = None) -> Centre:
    """The rate of all together without those beyond the outer limits (99.8 %) around it.

    Starts from the median rate, each organisation weighing its cases, and a spread from which a
    quarter at either end is drawn in, so that as many may lie far outside. Then leaves out who
    lies beyond the limits, takes rate and spread of the rest, and judges all anew, until nobody
    changes sides. Organisations weigh their cases; under additive over-dispersion
    1 / (s^2 + tau^2), as the source of `dispersion` has it, so that a huge one does not decide.
    Raises `ValueError` without organisations, and where one has no cases.

    >>> centre = common([45, 91, 178, 450, 300], [50, 100, 200, 500, 500])
    >>> round(centre.theta, 4), centre.left_out
    (0.8988, (4,))
    """
    if not len(counts):
        raise ValueError("no organisation, no common rate")
    counted, of = np.asarray(counts, dtype=np.float64), np.asarray(ofs, dtype=np.float64)
    theta = _median((counted + 0.5) / (of + 1), of)
    spread = dispersion(counts, ofs, theta, model=model, share=_FIRST_SHARE)
    outside: tuple[int, ...] = ()
    for _ in range(_ROUNDS):
        found = _outside(counted, of, theta, spread)
        inside = np.delete(np.arange(len(of)), found)
        if not len(inside):
            break
        moved = _mean(counted[inside], of[inside], theta, spread)
        settled = found == outside and abs(moved - theta) < _STILL
        theta, outside = moved, found
        # Where too few are left to tell a spread, the first one stays: it is not none.
        if len(inside) >= min(FEWEST, len(of)):
            rest = inside.tolist()
            left = [counts[i] for i in rest], [ofs[i] for i in rest]
            spread = dispersion(*left, theta, model=model)
        if settled:
            break
    return Centre(theta, spread, outside)


def stated(
    theta: float, counts: Sequence[int], ofs: Sequence[int], *, model: Model | None = None
) -> Centre:
    """A stated target as the centre, with the spread the organisations have among themselves.

    Around the target it would hold what they all miss of it, and then nobody misses it.

    >>> centre = stated(0.95, [160, 158, 163, 161, 159] * 3, [200] * 15)
    >>> centre.theta, centre.spread.model
    (0.95, <Model.EXACT: 'exact'>)
    """
    return Centre(theta, common(counts, ofs, model=model).spread)


def among(
    pairs: Iterable[tuple[int, int]],
    minimum: int,
    target: float | None = None,
    *,
    model: Model | None = None,
) -> Centre | None:
    """What those of `pairs` (count, of) with the minimum are compared with; None without any.

    The stated target where there is one, else their common rate.

    >>> among([(45, 50), (90, 100), (1, 5)], minimum=20).theta
    0.9
    """
    enough = [pair for pair in pairs if pair[1] >= max(1, minimum)]
    if not enough:
        return None
    return _among(tuple(enough), target, model)


@lru_cache(maxsize=256)
def _among(
    enough: tuple[tuple[int, int], ...], target: float | None, model: Model | None
) -> Centre:
    """Asked for each number of a report that hangs on it; the same pairs, the same centre."""
    counts, ofs = [count for count, _ in enough], [of for _, of in enough]
    if target is not None:
        return stated(target, counts, ofs, model=model)
    return common(counts, ofs, model=model)


def _outside(counted: Floats, of: Floats, theta: float, spread: Dispersion) -> tuple[int, ...]:
    """Who lies beyond the outer limits; nobody does within a standard deviation."""
    variance = theta * (1 - theta) / of
    if spread.model is Model.ADDITIVE:
        variance = variance + spread.tau2
    apart = np.flatnonzero((counted / of - theta) ** 2 > variance)
    return tuple(
        int(i) for i in apart if min(tails(int(counted[i]), int(of[i]), theta, spread)) < OUTER[0]
    )


def _mean(counted: Floats, of: Floats, theta: float, spread: Dispersion) -> float:
    if spread.model is not Model.ADDITIVE:
        return float(counted.sum() / of.sum())
    w = 1 / (theta * (1 - theta) / of + spread.tau2)
    return float((w * counted / of).sum() / w.sum())


def _median(rates: Floats, weights: Floats) -> float:
    order = np.argsort(rates, kind="stable")
    reached = np.cumsum(weights[order])
    return float(rates[order][int(np.searchsorted(reached, reached[-1] / 2))])
