"""Single values over time: the XmR chart (individuals and moving ranges) with run rules.

For what is no proportion: a median duration a month, a number of complaints. The limits come
from how much one month differs from the next, so that a shift does not widen them.

Source: Wheeler, Understanding Variation (2000); Shewhart (1931).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import isfinite

from oversight.audit.control.signals import Rule, Signal, beyond, on_a_side, trending

FEWEST = 12
"""With fewer values in the baseline the limits are provisional."""
_LIMITS, _RANGE_LIMIT = 2.66, 3.268
"""3 / 1.128 and 3.268, as the source prints them."""


@dataclass(frozen=True)
class XmR:
    """The values with their centre and limits, in their own unit; missing values are None.

    `ranges` are the steps from the last value that is known, None for the first; `range_mean`
    and `range_high` their mean and limit. All limits are None where the baseline has no two
    values that differ. `provisional`: it has fewer than twelve.
    """

    values: tuple[float | None, ...]
    ranges: tuple[float | None, ...]
    centre: float | None
    low: float | None
    high: float | None
    range_mean: float | None
    range_high: float | None
    provisional: bool
    signals: tuple[Signal, ...]


def xmr(values: Sequence[float | None], *, baseline: int | None = None) -> XmR:
    """The chart of `values`, of which the first `baseline` (None: all) set the limits.

    X +- 2.66 times the mean moving range; ranges up to 3.268 times it. Signals: beyond the
    limits, eight on a side, six trending, a range beyond its limit. Raises `ValueError` for a
    value that is not a number (say None for a missing one) or a baseline of none.

    >>> days = xmr([39, 41, 41, 41, 43, 55, 41, 42, 40, 41, 44, 40])
    >>> round(days.centre, 2), round(days.low, 2), round(days.high, 2), round(days.range_mean, 3)
    (42.33, 32.42, 52.25, 3.727)
    >>> [(signal.rule.value, signal.points) for signal in days.signals]
    [('beyond', (5,)), ('range', (6,))]
    """
    if any(value is not None and not isfinite(value) for value in values):
        raise ValueError("a value is a number or None")
    if baseline is not None and baseline < 1:
        raise ValueError("a baseline has at least one value")
    ranges = _ranges(values)
    first = len(values) if baseline is None else baseline
    known = [value for value in values[:first] if value is not None]
    steps = [step for step in ranges[:first] if step is not None]
    provisional = len(known) < FEWEST
    if not any(steps):
        centre = sum(known) / len(known) if known else None
        return XmR(tuple(values), ranges, centre, None, None, None, None, provisional, ())
    centre, step = sum(known) / len(known), sum(steps) / len(steps)
    low, high = centre - _LIMITS * step, centre + _LIMITS * step
    many = len(values)
    signals = (
        *beyond(values, [low] * many, [high] * many),
        *on_a_side(values, centre),
        *trending(values),
        *beyond(ranges, [None] * many, [_RANGE_LIMIT * step] * many, Rule.RANGE),
    )
    return XmR(
        tuple(values), ranges, centre, low, high, step, _RANGE_LIMIT * step, provisional, signals
    )


def _ranges(values: Sequence[float | None]) -> tuple[float | None, ...]:
    found: list[float | None] = []
    last: float | None = None
    for value in values:
        found.append(None if value is None or last is None else abs(value - last))
        last = last if value is None else value
    return tuple(found)
