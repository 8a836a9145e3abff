"""Funnel limits: how far a rate may lie from the common one by chance alone.

Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185, the exact binomial limits with
interpolation between the two counts that enclose each probability.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from math import ceil

from scipy.special import bdtr, bdtrc, bdtrik

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

    Judged by the exact tails, P(R <= count) and P(R >= count) under 2.5 % and 0.1 %, which
    are what the limits stand for. The drawn limits interpolate between counts, and above the
    centre the count next to a limit lies outside it although its tail is larger: 26 of 26 at
    a common rate of 0.9 is no outlier. Below `minimum` cases no comparison is made.

    >>> standing(70, 100, 0.9, minimum=20)
    <Standing.FAR_BELOW: 'far_below'>
    >>> standing(3, 5, 0.9, minimum=20)
    <Standing.TOO_FEW: 'too_few'>
    >>> standing(26, 26, 0.9, minimum=20)
    <Standing.WITHIN: 'within'>
    """
    if of < max(minimum, 1):
        return Standing.TOO_FEW
    at_most = float(bdtr(count, of, theta))
    at_least = float(bdtrc(count - 1, of, theta)) if count else 1.0
    return placed(at_most, at_least)


def placed(at_most: float, at_least: float) -> Standing:
    """The standing by the two tails: the chance of so few or fewer, and of so many or more.

    >>> placed(0.01, 0.995), placed(0.9995, 0.0008)
    (<Standing.BELOW: 'below'>, <Standing.FAR_ABOVE: 'far_above'>)
    """
    for tail, far, near in (
        (at_most, Standing.FAR_BELOW, Standing.BELOW),
        (at_least, Standing.FAR_ABOVE, Standing.ABOVE),
    ):
        if tail < OUTER[0]:
            return far
        if tail < WARNING[0]:
            return near
    return Standing.WITHIN
