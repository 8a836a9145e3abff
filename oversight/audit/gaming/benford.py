"""Benford's law: first digits of amounts that grow by factors, against amounts that were set.

The law, P(d) = log10(1 + 1/d), holds for amounts that spread freely over several orders of
magnitude. It does not hold for amounts with a floor, a ceiling or a tariff, for durations under a
limit, or for numbers given out. It is applied only where it can hold: to at least 1000 amounts
whose middle 99 % span three orders of magnitude. (The span of all would be made by one slip.)

How far the digits are from it is judged by the mean absolute deviation, in Nigrini's bands, which
do not tighten with the number of cases as a test does. The p-value is stated beside it.

Sources: Benford, Proceedings of the American Philosophical Society 78 (1938) 551; Nigrini,
Benford's Law (2012), table 7.1 (bands).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log10

import numpy as np
from scipy.stats import chisquare

from oversight.audit.gaming.verdict import Verdict

FEWEST = 1000
"""Amounts; with fewer nothing is said."""
ORDERS = 3.0
"""Orders of magnitude that the middle 99 % of the amounts must span."""
LAW = tuple(log10(1 + 1 / digit) for digit in range(1, 10))
"""The share of each first digit, 1 to 9."""


class Band(StrEnum):
    """How near the digits are to the law, by their mean absolute deviation."""

    CLOSE = "close"
    """Under 0.006."""
    ACCEPTABLE = "acceptable"
    """0.006 to 0.012."""
    MARGINAL = "marginal"
    """0.012 to 0.015."""
    NONCONFORMING = "nonconforming"
    """Over 0.015."""


class Reason(StrEnum):
    """Why the law is not asked of these amounts."""

    TOO_FEW = "too_few"
    """Fewer than 1000 amounts over 0."""
    NARROW = "narrow"
    """They span less than three orders of magnitude."""


@dataclass(frozen=True)
class Digit:
    """A first digit: the share seen and the share of the law, and how many were seen."""

    digit: int
    seen: int
    share: float
    law: float


@dataclass(frozen=True)
class Benford:
    """Whether first digits follow the law.

    `cases`: amounts over 0; `set_aside`: those that are 0, below, or no number. `orders`: the
    span of the middle 99 %, in powers of ten; None with too few. `deviation`: the mean absolute
    deviation of the nine shares. `p`: the chance of digits so far off (chi-square, 8 degrees of
    freedom); with very many amounts it is small for any, so that the band decides. `digits`: the
    figure to draw. Where the law does not apply, `reason` says why and the rest is None.
    """

    verdict: Verdict
    cases: int
    set_aside: int
    orders: float | None
    deviation: float | None = None
    band: Band | None = None
    p: float | None = None
    digits: tuple[Digit, ...] = ()
    reason: Reason | None = None


def band(deviation: float) -> Band:
    """The band of a mean absolute deviation.

    >>> [str(band(mad)) for mad in (0.004, 0.006, 0.013, 0.02)]
    ['close', 'acceptable', 'marginal', 'nonconforming']
    """
    if deviation < 0.006:
        return Band.CLOSE
    if deviation < 0.012:
        return Band.ACCEPTABLE
    return Band.MARGINAL if deviation <= 0.015 else Band.NONCONFORMING


def benford(amounts: Sequence[float]) -> Benford:
    """How near the first digits of `amounts` are to the law; found where they do not conform.

    >>> found = benford([1.01 ** i for i in range(1389)])
    >>> found.verdict, str(found.band), round(found.orders, 1), f"{found.digits[0].share:.3f}"
    (<Verdict.NOT_FOUND: 'not_found'>, 'close', 5.9, '0.301')
    >>> short = benford([500 + i for i in range(1500)])
    >>> short.verdict, str(short.reason)
    (<Verdict.DOES_NOT_APPLY: 'does_not_apply'>, 'narrow')
    """
    given = np.asarray(amounts, dtype=np.float64)
    positive = given[np.isfinite(given) & (given > 0)]
    cases, aside = len(positive), len(given) - len(positive)
    if cases < FEWEST:
        return Benford(Verdict.DOES_NOT_APPLY, cases, aside, None, reason=Reason.TOO_FEW)
    low, high = np.quantile(positive, [0.005, 0.995])
    orders = float(np.log10(high / low))
    if orders < ORDERS:
        return Benford(Verdict.DOES_NOT_APPLY, cases, aside, orders, reason=Reason.NARROW)
    seen = np.bincount([_first(value) for value in positive.tolist()], minlength=10)[1:]
    shares = seen / cases
    deviation = float(np.abs(shares - np.array(LAW)).mean())
    conforms = band(deviation) is not Band.NONCONFORMING
    return Benford(
        Verdict.NOT_FOUND if conforms else Verdict.FOUND,
        cases,
        aside,
        orders,
        deviation,
        band(deviation),
        float(chisquare(seen, np.array(LAW) * cases).pvalue),
        tuple(
            Digit(digit, int(seen[digit - 1]), float(shares[digit - 1]), LAW[digit - 1])
            for digit in range(1, 10)
        ),
    )


def _first(value: float) -> int:
    """The first digit as the amount is written: logarithms would turn 1000 into 9.99e2."""
    return int(f"{value:.15e}"[0])
