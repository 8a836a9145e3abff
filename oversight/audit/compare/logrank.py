"""Do two or more groups take differently long? The log-rank test, open cases counted.

At every time at which cases end, those that end are compared with those that would if the groups
were alike: as many of each as it has of all that are still going.

Sources: Mantel, Cancer Chemotherapy Reports 50 (1966) 163; Peto and Peto, Journal of the Royal
Statistical Society A 135 (1972) 185; Klein and Moeschberger, Survival Analysis (2003), 7.3.
"""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import chdtrc

Floats = NDArray[np.float64]

_NOTHING = 1e-10


@dataclass(frozen=True)
class Group:
    """How many of a group ended, and how many would have, were all groups alike.

    `observed` over `expected` above 1: it ends sooner than the others.
    """

    group: str
    cases: int
    observed: int
    expected: float


@dataclass(frozen=True)
class LogRank:
    """The groups in the order of their names, and the test of their all being alike.

    `statistic` follows chi-square with `freedom` degrees of freedom if they are; it and `p` are
    None where there is nothing to compare: fewer than two groups at risk together while cases
    end.
    """

    groups: tuple[Group, ...]
    statistic: float | None
    freedom: int
    p: float | None


def log_rank(
    durations: Sequence[float],
    ended: Sequence[bool],
    groups: Sequence[str],
    strata: Sequence[Hashable] | None = None,
) -> LogRank:
    """The log-rank test of `groups`; within `strata` (a kind of item, say) where they are given.

    Raises `ValueError` for lists of unlike length.

    >>> found = log_rank([1, 2, 3, 4, 5, 6], [True] * 6, ["A", "A", "B", "A", "B", "B"])
    >>> [(g.group, g.observed, round(g.expected, 4)) for g in found.groups]
    [('A', 3, 1.4833), ('B', 3, 4.5167)]
    >>> round(found.statistic, 4), round(found.p, 4)
    (2.5567, 0.1098)
    """
    lasted, closed = np.asarray(durations, dtype=np.float64), np.asarray(ended, dtype=np.bool_)
    if not len(lasted) == len(closed) == len(groups):
        raise ValueError("there must be one duration, one end and one group for each case")
    if strata is not None and len(strata) != len(groups):
        raise ValueError("there must be one stratum for each case")
    names = sorted(set(groups))
    place = {name: i for i, name in enumerate(names)}
    member = np.array([place[group] for group in groups], dtype=np.int64)
    expected, variance = np.zeros(len(names)), np.zeros((len(names), len(names)))
    for chosen in _strata(strata, len(groups)):
        more, wider = _one(lasted[chosen], closed[chosen], member[chosen], len(names))
        expected, variance = expected + more, variance + wider
    observed = np.bincount(member[closed], minlength=len(names))
    cases = np.bincount(member, minlength=len(names))
    shown = tuple(
        Group(name, int(cases[i]), int(observed[i]), float(expected[i]))
        for i, name in enumerate(names)
    )
    values, vectors = np.linalg.eigh(variance)
    # The variance is of whole cases, so what rounding leaves of nothing is far below this.
    kept = values > _NOTHING * max(1.0, float(np.trace(variance)))
    freedom = int(kept.sum())
    if not freedom:
        return LogRank(shown, None, 0, None)
    apart = (observed - expected) @ vectors[:, kept]
    statistic = float((apart**2 / values[kept]).sum())
    return LogRank(shown, statistic, freedom, float(chdtrc(freedom, statistic)))


def _strata(strata: Sequence[Hashable] | None, many: int) -> list[NDArray[np.int64]]:
    if strata is None:
        return [np.arange(many)]
    members: dict[Hashable, list[int]] = {}
    for i, stratum in enumerate(strata):
        members.setdefault(stratum, []).append(i)
    return [np.asarray(each, dtype=np.int64) for each in members.values()]


def _one(
    lasted: Floats, closed: NDArray[np.bool_], member: NDArray[np.int64], many: int
) -> tuple[Floats, Floats]:
    """Expected ends of each group, and the covariance of observed less expected."""
    times, d = np.unique(lasted[closed], return_counts=True)
    at_risk = np.empty((many, len(times)))
    for group in range(many):
        own = np.sort(lasted[member == group])
        at_risk[group] = len(own) - np.searchsorted(own, times, side="left")
    n = at_risk.sum(axis=0)
    share = at_risk / n
    # Where one case is left, its end is no news: the hypergeometric variance is 0.
    weight = d * (n - d) / np.maximum(n - 1, 1)
    variance = np.diag((weight * share).sum(axis=1)) - (weight * share) @ share.T
    return (d * share).sum(axis=1), variance
