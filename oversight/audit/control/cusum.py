"""When did it begin? Cumulative sums of what lies beyond a small allowance.

Deviations from the target add up, less an allowance each time; by chance alone the sum returns
to 0 again and again, after a shift it climbs. Where the climb began is when the shift was.

Sources: Page, Biometrika 41 (1954) 100; Montgomery, Introduction to Statistical Quality Control
(2013), 9.1.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from oversight.audit.control.signals import Rule, Side, Signal


@dataclass(frozen=True)
class Summed:
    """A point of the chart: the sums upwards and downwards, both at least 0, in the unit of the
    values; `value` is None where it is missing, and the sums then stay."""

    value: float | None
    high: float
    low: float


@dataclass(frozen=True)
class Cusum:
    """The points in order, the `limit` of the sums in the unit of the values, and the signals.

    The points of a signal run from the first of the climb to the last beyond the limit: the
    first is the estimate of when the shift began.
    """

    target: float
    limit: float
    points: tuple[Summed, ...]
    signals: tuple[Signal, ...]


def cusum(
    values: Sequence[float | None],
    target: float,
    sigma: float,
    *,
    allowance: float = 0.5,
    limit: float = 5.0,
) -> Cusum:
    """The sums of `values` about `target`; `allowance` and `limit` in standard deviations.

    C+_t = max(0, C+_(t-1) + x_t - target - k), C-_t = max(0, C-_(t-1) + target - k - x_t); a
    signal for each climb that goes beyond h. An allowance of half the shift to be found is best.
    Raises `ValueError` for a sigma, limit that is not positive or an allowance that is negative.

    >>> steady, shifted = [0.2, -0.4, 0.1, -0.1], [1.6, 2.4, 1.9, 2.2, 2.1]
    >>> chart = cusum(steady + shifted, target=0.0, sigma=1.0)
    >>> [round(point.high, 1) for point in chart.points]
    [0.0, 0.0, 0.0, 0.0, 1.1, 3.0, 4.4, 6.1, 7.7]
    >>> [(signal.side.value, signal.points) for signal in chart.signals]
    [('high', (4, 5, 6, 7, 8))]
    """
    if not (isfinite(sigma) and sigma > 0 and limit > 0 and allowance >= 0):
        raise ValueError(f"no sums with sigma {sigma}, allowance {allowance}, limit {limit}")
    if not all(value is None or isfinite(value) for value in values):
        raise ValueError("a value is a number or None")
    k, h = allowance * sigma, limit * sigma
    high = low = 0.0
    points = []
    for value in values:
        if value is not None:
            high = max(0.0, high + value - target - k)
            low = max(0.0, low + target - k - value)
        points.append(Summed(value, high, low))
    signals = [
        *_climbs([point.high for point in points], h, Side.HIGH),
        *_climbs([point.low for point in points], h, Side.LOW),
    ]
    signals.sort(key=lambda signal: signal.points)
    return Cusum(target, h, tuple(points), tuple(signals))


def _climbs(sums: Sequence[float], h: float, side: Side) -> list[Signal]:
    found: list[Signal] = []
    climb: list[int] = []
    last = -1
    for i, height in enumerate([*sums, 0.0]):
        if height > 0:
            climb.append(i)
            last = i if height > h else last
            continue
        if climb and last >= climb[0]:
            found.append(Signal(Rule.CUSUM, side, tuple(each for each in climb if each <= last)))
        climb = []
    return found
