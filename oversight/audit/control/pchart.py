"""A rate over time: the p chart, and Laney's p' chart for periods of very many cases.

With thousands of cases a month the limits of chance lie so near that every month is outside. The
p' chart takes from the data how much more the months differ than by chance, and widens (or
narrows) the limits by it.

Sources: Montgomery, Introduction to Statistical Quality Control (2013), 7.2; Laney, Quality
Engineering 14 (2002) 531.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from math import sqrt

from oversight.audit.control.signals import SIGMAS, Signal, beyond, on_a_side, trending

FEWEST = 12
"""With fewer periods in the baseline the limits are provisional."""
_PER_RANGE = 1.128
"""Mean range of two normal values, in standard deviations, as printed."""


class Kind(StrEnum):
    """Where the limits come from."""

    P = "p"
    """Chance alone."""
    LANEY = "p_prime"
    """Chance, times how much more the periods differ."""


@dataclass(frozen=True)
class Period:
    """`count` among `of` cases; the rate with its limits, all 0..1, None without cases."""

    count: int
    of: int
    rate: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class PChart:
    """The periods in order, the centre, and the signals.

    `centre` is the rate of the baseline's periods together, None where they have no cases; then
    there are no limits and no signals. `sigma_z`: the spread of the standardised rates from
    period to period, 1 by chance alone; None on a p chart, and where no two periods differ: the
    limits are then those of chance. `provisional`: the baseline has fewer than twelve periods
    with cases.
    """

    kind: Kind
    centre: float | None
    sigma_z: float | None
    provisional: bool
    periods: tuple[Period, ...]
    signals: tuple[Signal, ...]


def p_chart(
    counts: Sequence[int],
    ofs: Sequence[int],
    *,
    kind: Kind = Kind.LANEY,
    baseline: int | None = None,
) -> PChart:
    """The chart of `counts` among `ofs`, a pair a period; `baseline` periods set the limits.

    Limits: centre +- 3 sqrt(centre (1 - centre) / n), times sigma_z = mean moving range of z over
    1.128 on a p' chart, kept within 0..1. The baseline is all periods where it is None. Signals:
    beyond the limits, eight on a side, six trending. Raises `ValueError` for counts outside 0..n
    or a baseline of none.

    >>> months = p_chart([45, 44, 46, 43, 45, 30], [50] * 6, kind=Kind.P, baseline=5)
    >>> round(months.centre, 3), round(months.periods[5].low, 3), months.signals[0].points
    (0.892, 0.76, (5,))
    """
    if len(counts) != len(ofs) or any(
        not 0 <= count <= of for count, of in zip(counts, ofs, strict=True)
    ):
        raise ValueError("each count lies between 0 and its number of cases")
    if baseline is not None and baseline < 1:
        raise ValueError("a baseline has at least one period")
    first = len(counts) if baseline is None else min(baseline, len(counts))
    whole = sum(ofs[:first])
    if not whole:
        bare = (Period(x, n, x / n if n else None, None, None) for x, n in _pairs(counts, ofs))
        return PChart(kind, None, None, True, tuple(bare), ())
    centre = sum(counts[:first]) / whole
    sigma_z = _spread(counts[:first], ofs[:first], centre) if kind is Kind.LANEY else None
    periods = tuple(
        _period(x, n, centre, 1.0 if sigma_z is None else sigma_z) for x, n in _pairs(counts, ofs)
    )
    rates = [each.rate for each in periods]
    signals = (
        *beyond(rates, [each.low for each in periods], [each.high for each in periods]),
        *on_a_side(rates, centre),
        *trending(rates),
    )
    provisional = sum(of > 0 for of in ofs[:first]) < FEWEST
    return PChart(kind, centre, sigma_z, provisional, periods, signals)


def _pairs(counts: Sequence[int], ofs: Sequence[int]) -> list[tuple[int, int]]:
    return list(zip(counts, ofs, strict=True))


def _period(count: int, of: int, centre: float, wider: float) -> Period:
    if not of:
        return Period(count, of, None, None, None)
    off = SIGMAS * wider * sqrt(centre * (1 - centre) / of)
    return Period(count, of, count / of, max(0.0, centre - off), min(1.0, centre + off))


def _spread(counts: Sequence[int], ofs: Sequence[int], centre: float) -> float | None:
    """sigma_z; None where no two periods have cases, or nothing differs from one to the next."""
    if not 0 < centre < 1:
        return None
    z = [(x / n - centre) / sqrt(centre * (1 - centre) / n) for x, n in _pairs(counts, ofs) if n]
    ranges = [abs(b - a) for a, b in pairwise(z)]
    return sum(ranges) / len(ranges) / _PER_RANGE if any(ranges) else None
