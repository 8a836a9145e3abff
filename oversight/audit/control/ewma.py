"""A slow drift: the exponentially weighted moving average and its limits.

Each point is the average of all so far, older ones weighing less; it finds a small lasting shift
that no single point shows.

Sources: Roberts, Technometrics 1 (1959) 239; Lucas and Saccucci, Technometrics 32 (1990) 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite, sqrt

from oversight.audit.control.signals import Rule, Signal, beyond


@dataclass(frozen=True)
class Averaged:
    """A point of the chart: the average so far and its limits, in the unit of the values.

    `value` is None where it is missing; the average then stays and so do its limits.
    """

    value: float | None
    average: float
    low: float
    high: float


@dataclass(frozen=True)
class Ewma:
    """The points in order around `centre`, and where the average left its limits."""

    centre: float
    weight: float
    width: float
    points: tuple[Averaged, ...]
    signals: tuple[Signal, ...]


def ewma(
    values: Sequence[float | None],
    centre: float,
    sigma: float | Sequence[float],
    *,
    weight: float = 0.2,
    width: float = 3.0,
) -> Ewma:
    """The chart of `values` around `centre`, whose standard deviation is `sigma`.

    z_t = weight x_t + (1 - weight) z_(t-1), z_0 the centre; limits centre +- width sd(z_t), where
    var(z_t) = weight^2 sigma_t^2 + (1 - weight)^2 var(z_(t-1)): with one sigma for all that is
    sigma^2 weight / (2 - weight) (1 - (1 - weight)^(2t)). A sigma for each point serves rates of
    periods with more and fewer cases. A signal for every point beyond the limits. Raises
    `ValueError` for a weight outside (0, 1], a width or sigma that is not positive, or as many
    sigmas as there are not values.

    >>> chart = ewma([0.0] * 10, centre=0.0, sigma=1.0)
    >>> [round(chart.points[t - 1].high, 4) for t in (1, 5, 10)]
    [0.6, 0.9448, 0.9942]
    """
    sigmas = [sigma] * len(values) if isinstance(sigma, (int, float)) else list(sigma)
    if not 0 < weight <= 1 or not width > 0:
        raise ValueError(f"no average with weight {weight} and width {width}")
    if len(sigmas) != len(values) or any(not (isfinite(each) and each > 0) for each in sigmas):
        raise ValueError("there must be a positive standard deviation for each value")
    if not all(value is None or isfinite(value) for value in values):
        raise ValueError("a value is a number or None")
    average, variance, points = centre, 0.0, []
    for value, spread in zip(values, sigmas, strict=True):
        if value is not None:
            average = weight * value + (1 - weight) * average
            variance = weight**2 * spread**2 + (1 - weight) ** 2 * variance
        off = width * sqrt(variance)
        points.append(Averaged(value, average, centre - off, centre + off))
    signals = beyond(
        [None if point.value is None else point.average for point in points],
        [point.low for point in points],
        [point.high for point in points],
        Rule.EWMA,
    )
    return Ewma(centre, weight, width, tuple(points), signals)
