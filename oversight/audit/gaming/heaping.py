"""Heaping: figures that end in 0 or 5 more often than measuring or counting makes them.

Of amounts and durations that spread over several tens, each last digit comes about equally often.
Where 0 and 5 stand out, figures were estimated or set, not measured. Figures that are round by
law or by tariff (fixed fines, fees) heap rightly: leave them out before asking.

Sources: United Nations, Demographic Yearbook, technical notes (Whipple's index); Pearson,
Philosophical Magazine 50 (1900) 157 (chi-square); Beber and Scacco, Political Analysis 20
(2012) 211 (last digits of numbers made up).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.stats import binomtest, chisquare

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.gaming.verdict import ALARM, Verdict

FEWEST = 100
"""Figures; with fewer nothing is said (ten of each digit)."""
TENS = 2
"""Tens that the middle half of the figures must spread over, so that last digits are free."""
STANDS_OUT = 3.0
"""Standardised residual from which a digit is named."""
LARGE = 0.12
"""Share from which it is named: of very many figures a tenth and a trace stands out too."""


class Reason(StrEnum):
    """Why last digits say nothing of these figures."""

    NARROW = "narrow"
    """They lie within a few tens, so that their last digits follow from their size."""
    NOT_WHOLE = "not_whole"
    """They are not whole numbers of the unit given."""


@dataclass(frozen=True)
class Digit:
    """A last digit: how often it was seen, how often expected, and the standardised residual."""

    digit: int
    seen: int
    expected: float
    residual: float


@dataclass(frozen=True)
class Heaping:
    """Whether last digits heap.

    `cases`: figures. `p`: the chance of digits so uneven (chi-square, 9 degrees of freedom).
    `round_share`: the share that ends in 0 or 5, 0.2 if nothing heaps, with its exact 95 %
    `interval` and `p_round`, the chance of so many. `whipple`: round_share in percent of 0.2; 100
    is none, 500 is all. `named`: digits that stand out above. `digits`: the figure to draw.
    None and empty where nothing is said; `reason` where the method does not apply.
    """

    verdict: Verdict
    cases: int
    p: float | None = None
    round_share: float | None = None
    interval: tuple[float, float] | None = None
    p_round: float | None = None
    whipple: float | None = None
    named: tuple[int, ...] = ()
    digits: tuple[Digit, ...] = ()
    reason: Reason | None = None


def heaping(values: Sequence[float], *, level: float = ALARM) -> Heaping:
    """Whether the last digits of `values`, whole numbers of their unit (yuan, minutes), heap.

    Found where the digits are uneven at `level` and some digit stands out above its share. Signs
    are set aside. Raises `ValueError` for a level outside (0, 1).

    >>> counted = [137 * i % 1000 for i in range(300)]
    >>> heaping(counted).verdict, round(heaping(counted).whipple)
    (<Verdict.NOT_FOUND: 'not_found'>, 100)
    >>> estimated = counted + [50 * (i % 20) for i in range(60)]
    >>> found = heaping(estimated)
    >>> found.verdict, found.named, f"{found.round_share:.1%}", round(found.whipple)
    (<Verdict.FOUND: 'found'>, (0,), '33.3%', 167)
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    figures = np.abs(np.asarray(values, dtype=np.float64))
    cases = len(figures)
    if cases < FEWEST:
        return Heaping(Verdict.TOO_FEW, cases)
    if not np.all(np.isfinite(figures)) or np.any(figures != np.round(figures)):
        return Heaping(Verdict.DOES_NOT_APPLY, cases, reason=Reason.NOT_WHOLE)
    low, high = np.quantile(figures, [0.25, 0.75])
    if high - low < 10 * TENS:
        return Heaping(Verdict.DOES_NOT_APPLY, cases, reason=Reason.NARROW)
    seen = np.bincount((figures % 10).astype(np.int64), minlength=10)
    expected = cases / 10
    residuals = (seen - expected) / np.sqrt(expected * 0.9)
    telling = (residuals > STANDS_OUT) & (seen >= LARGE * cases)
    p = float(chisquare(seen).pvalue)
    rounded = int(seen[0] + seen[5])
    named = tuple(int(digit) for digit in np.flatnonzero(telling))
    return Heaping(
        Verdict.FOUND if p <= level and named else Verdict.NOT_FOUND,
        cases,
        p,
        rounded / cases,
        clopper_pearson(rounded, cases),
        float(binomtest(rounded, cases, 0.2, alternative="greater").pvalue),
        100 * rounded / cases / 0.2,
        named,
        tuple(
            Digit(digit, int(seen[digit]), expected, float(residuals[digit])) for digit in range(10)
        ),
    )
