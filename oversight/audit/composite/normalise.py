"""Indicators brought to one scale, higher always better.

Source: OECD and JRC, Handbook on Constructing Composite Indicators (2008), step 5.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.stats import rankdata

Floats = NDArray[np.float64]


class Way(StrEnum):
    """How an indicator is brought to the common scale."""

    Z = "z"
    """Standard deviations from the mean; outliers weigh more."""
    MIN_MAX = "min_max"
    """0 for the worst, 1 for the best; the two decide what the rest is worth."""
    RANK = "rank"
    """0 for the worst, 1 for the best, equal steps in between; distances do not count."""
    TARGET = "target"
    """How far above (below) its target, as a share of it; others do not matter."""


BOUNDED = frozenset({Way.MIN_MAX, Way.RANK})
"""The ways whose values lie within 0..1, as geometric means need."""


@dataclass(frozen=True)
class Indicator:
    """An indicator of an index: its name, which end is better, and its target where it has one."""

    name: str
    better: Literal["high", "low"]
    target: float | None = None


def normalise(values: Floats, indicators: Sequence[Indicator], way: Way) -> Floats:
    """The table `values`, one row an organisation and one column an indicator, on one scale.

    An indicator that is the same for all says nothing: 0 by `Z`, one half by `MIN_MAX` and `RANK`.
    Ties share their mean rank. Raises `ValueError` for a table that does not fit or has gaps, and
    for `TARGET` where an indicator has none or 0.

    >>> table = np.array([[0.9, 12.0], [0.8, 10.0], [0.7, 20.0]])
    >>> asked = [Indicator("on time", "high", target=0.8), Indicator("days", "low", target=10)]
    >>> normalise(table, asked, Way.MIN_MAX).round(3).tolist()
    [[1.0, 0.8], [0.5, 1.0], [0.0, 0.0]]
    >>> normalise(table, asked, Way.TARGET).round(3).tolist()
    [[0.125, -0.2], [0.0, 0.0], [-0.125, -1.0]]
    """
    if values.ndim != 2 or values.shape[1] != len(indicators) or not len(values):
        raise ValueError("a table has a row for each organisation, a column for each indicator")
    if not np.all(np.isfinite(values)):
        raise ValueError("an index has no gaps: leave out the organisation or the indicator")
    signs = np.array([1.0 if each.better == "high" else -1.0 for each in indicators])
    if way is Way.TARGET:
        targets = np.array([each.target or np.nan for each in indicators], dtype=np.float64)
        if np.any(np.isnan(targets)):
            raise ValueError("each indicator needs a target other than 0")
        return np.asarray(signs * (values - targets) / np.abs(targets) + 0.0)
    turned = signs * values
    if way is Way.RANK:
        ranks = rankdata(turned, axis=0)
        return (ranks - 1) / (len(values) - 1) if len(values) > 1 else np.full_like(turned, 0.5)
    if way is Way.Z:
        spread = turned.std(axis=0, ddof=1) if len(values) > 1 else np.zeros(turned.shape[1])
        return _over(turned - turned.mean(axis=0), spread, 0.0)
    return _over(turned - turned.min(axis=0), np.ptp(turned, axis=0), 0.5)


def flat(values: Floats) -> tuple[int, ...]:
    """The positions of indicators that are the same for all organisations, and so say nothing."""
    return tuple(int(at) for at in np.flatnonzero(~_varies(values)))


def _varies(values: Floats) -> NDArray[np.bool_]:
    return np.asarray(np.ptp(values, axis=0) > 0)


def _over(values: Floats, spread: Floats, otherwise: float) -> Floats:
    """Columns over their spread; `otherwise` where a column does not vary."""
    divided = np.full_like(values, otherwise)
    np.divide(values, spread, out=divided, where=_varies(values))
    return divided
