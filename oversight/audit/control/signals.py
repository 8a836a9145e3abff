"""Signals of a control chart: which rule found what, at which points, on which side.

Sources: Shewhart, Economic Control of Quality of Manufactured Product (1931); Western Electric,
Statistical Quality Control Handbook (1956); Nelson, Journal of Quality Technology 16 (1984) 237;
Wheeler, Understanding Variation (2000).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

SIGMAS = 3.0
ON_A_SIDE = 8
TRENDING = 6


class Rule(StrEnum):
    """What was found."""

    BEYOND = "beyond"
    """A point beyond the limits."""
    ON_A_SIDE = "on_a_side"
    """Eight points or more in a row on one side of the centre."""
    TRENDING = "trending"
    """Six points or more in a row, each above (or each below) the one before."""
    RANGE = "range"
    """A step from one point to the next larger than its limit."""
    EWMA = "ewma"
    """The weighted average beyond its limits."""
    CUSUM = "cusum"
    """The cumulative sum beyond its limit; the points begin where the sum began to rise."""


class Side(StrEnum):
    """Where from the centre, or in which direction."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True)
class Signal:
    """A rule that found something, and the points (positions from 0) that show it."""

    rule: Rule
    side: Side
    points: tuple[int, ...]


def beyond(
    values: Sequence[float | None],
    lows: Sequence[float | None],
    highs: Sequence[float | None],
    rule: Rule = Rule.BEYOND,
) -> tuple[Signal, ...]:
    """A signal for each value outside its own limits; where any is None there is none.

    >>> beyond([1.0, 5.0], [0.0, 0.0], [3.0, 3.0])
    (Signal(rule=<Rule.BEYOND: 'beyond'>, side=<Side.HIGH: 'high'>, points=(1,)),)
    """
    found = []
    for i, (value, low, high) in enumerate(zip(values, lows, highs, strict=True)):
        if value is None:
            continue
        if high is not None and value > high:
            found.append(Signal(rule, Side.HIGH, (i,)))
        elif low is not None and value < low:
            found.append(Signal(rule, Side.LOW, (i,)))
    return tuple(found)


def on_a_side(
    values: Sequence[float | None], centre: float, length: int = ON_A_SIDE
) -> tuple[Signal, ...]:
    """A signal for each longest run of `length` points or more on one side of `centre`.

    A point on the centre itself ends a run; a missing one is passed over.

    >>> [(s.side, s.points) for s in on_a_side([1, 2, 1, 0, 1], 0.5, length=3)]
    [(<Side.HIGH: 'high'>, (0, 1, 2))]
    """
    sides = [
        (i, None if value == centre else Side.HIGH if value > centre else Side.LOW)
        for i, value in enumerate(values)
        if value is not None
    ]
    return _runs(sides, length, Rule.ON_A_SIDE)


def trending(values: Sequence[float | None], length: int = TRENDING) -> tuple[Signal, ...]:
    """A signal for each longest run of `length` points or more that rises (or falls) throughout.

    Two equal points end a run; a missing one is passed over.

    >>> [(s.side, s.points) for s in trending([3, 1, 2, 3, 3], length=3)]
    [(<Side.HIGH: 'high'>, (1, 2, 3))]
    """
    known = [(i, value) for i, value in enumerate(values) if value is not None]
    steps = [
        (i, None if value == before else Side.HIGH if value > before else Side.LOW)
        for (_, before), (i, value) in pairwise(known)
    ]
    place = {i: at for at, (i, _) in enumerate(known)}
    return tuple(
        Signal(run.rule, run.side, (known[place[run.points[0]] - 1][0], *run.points))
        for run in _runs(steps, length - 1, Rule.TRENDING)
    )


def _runs(sides: Sequence[tuple[int, Side | None]], length: int, rule: Rule) -> tuple[Signal, ...]:
    found: list[Signal] = []
    points: list[int] = []
    current: Side | None = None
    for i, side in [*sides, (-1, None)]:
        if side is current and side is not None:
            points.append(i)
            continue
        if current is not None and len(points) >= length:
            found.append(Signal(rule, current, tuple(points)))
        current, points = side, [i]
    return tuple(found)
