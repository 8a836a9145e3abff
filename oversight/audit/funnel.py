"""Funnel limits: how far a rate may lie from the common one by chance alone.

Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185, the exact binomial limits with
interpolation between the two counts that enclose each probability.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import ceil

from scipy.special import bdtr, bdtrik

WARNING = (0.025, 0.975)
"""The inner limits: 95 % of like organisations lie between them."""
OUTER = (0.001, 0.999)
"""The outer limits: 99.8 % of like organisations lie between them."""


class Standing(StrEnum):
    """Where an organisation's rate lies against the funnel."""

    FAR_BELOW = "far_below"
    BELOW = "below"
    WITHIN = "within"
    ABOVE = "above"
    FAR_ABOVE = "far_above"
    TOO_FEW = "too_few"


@lru_cache(maxsize=65536)
def limit(of: int, theta: float, probability: float) -> float:
    """The rate that `of` cases at the true rate `theta` stay under with `probability`.

    r = min{r: P(R <= r) >= p}; alpha = (P(R <= r) - p) / P(R = r); y = (r - alpha) / n.
    The result is kept within 0..1, where the interpolation would leave it.

    >>> [round(limit(100, 0.9, p), 4) for p in (0.001, 0.025, 0.975, 0.999)]
    [0.7916, 0.8323, 0.9496, 0.9758]
    """
    if of <= 0 or not 0 <= theta <= 1 or not 0 < probability < 1:
        raise ValueError(f"no limit for n={of}, theta={theta}, p={probability}")
    if theta in (0.0, 1.0):
        return theta
    count = max(0, ceil(float(bdtrik(probability, of, theta))))
    # The inverse is found numerically, so the count may be one too many, never too few.
    if count and bdtr(count - 1, of, theta) >= probability:
        count -= 1
    at_most = float(bdtr(count, of, theta))
    exactly = at_most - (float(bdtr(count - 1, of, theta)) if count else 0.0)
    alpha = (at_most - probability) / exactly
    return min(1.0, max(0.0, (count - alpha) / of))


def standing(count: int, of: int, theta: float, minimum: int) -> Standing:
    """Where `count` of `of` stands in the funnel around `theta`.

    Below `minimum` cases no comparison is made.

    >>> standing(70, 100, 0.9, minimum=20)
    <Standing.FAR_BELOW: 'far_below'>
    >>> standing(3, 5, 0.9, minimum=20)
    <Standing.TOO_FEW: 'too_few'>
    """
    if of < max(minimum, 1):
        return Standing.TOO_FEW
    rate = count / of
    if rate < limit(of, theta, OUTER[0]):
        return Standing.FAR_BELOW
    if rate < limit(of, theta, WARNING[0]):
        return Standing.BELOW
    if rate > limit(of, theta, OUTER[1]):
        return Standing.FAR_ABOVE
    if rate > limit(of, theta, WARNING[1]):
        return Standing.ABOVE
    return Standing.WITHIN
