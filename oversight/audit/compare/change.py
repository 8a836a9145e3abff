"""Before and after, with a control group: did a measure do it, or was it the year?

What changed where the measure was taken, less what changed over the same time where it was not
(difference in differences). It holds only if both would have gone the same way without the
measure; that cannot be seen, but a placebo can: the same reckoning over two periods before the
measure must find nothing.

Sources: Angrist and Pischke, Mostly Harmless Econometrics (2009), 5.2; Bertrand, Duflo and
Mullainathan, Quarterly Journal of Economics 119 (2004) 249 (organisations as units); Newcombe,
Statistics in Medicine 20 (2001) 2885, with Wilson, Journal of the American Statistical
Association 22 (1927) 209 (the interval of a difference of differences of proportions).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt
from typing import Generic, TypeVar

import numpy as np
from scipy.stats import norm, ttest_ind

FEWEST_CASES = 20
"""Below so many cases in one of the four groups nothing is said of proportions."""
FEWEST_EVENTS = 5
"""Below so many events in one of the four nothing is said of counts."""
FEWEST_ORGANISATIONS = 3
"""Below so many organisations on a side nothing is said of them."""


@dataclass(frozen=True)
class Share:
    """`count` among `of` cases."""

    count: int
    of: int


@dataclass(frozen=True)
class Events:
    """`count` events over an `exposure`: cases, days or inhabitants, above 0."""

    count: int
    exposure: float


T = TypeVar("T")


@dataclass(frozen=True)
class Pair(Generic[T]):
    """The same thing before and after."""

    before: T
    after: T


class Scale(StrEnum):
    """What an effect is measured in."""

    DIFFERENCE = "difference"
    """Of rates, -2..2; 0 is no effect."""
    RATIO = "ratio"
    """Of rates, above 0; 1 is no effect."""


@dataclass(frozen=True)
class Effect:
    """The change where the measure was taken against that where it was not.

    `treated` and `control` are the two changes, `estimate` the one less (or over) the other with
    its interval `low`..`high`; all five None where there is too little to say.
    """

    scale: Scale
    level: float
    treated: float | None = None
    control: float | None = None
    estimate: float | None = None
    low: float | None = None
    high: float | None = None

    @property
    def direction(self) -> int | None:
        """1 or -1 where the interval lies above or below no effect, 0 where it holds it."""
        if self.low is None or self.high is None:
            return None
        nothing = 0.0 if self.scale is Scale.DIFFERENCE else 1.0
        return int(self.low > nothing) - int(self.high < nothing)

    @property
    def width(self) -> float | None:
        """The width of the interval; of its logarithm for a ratio."""
        if self.low is None or self.high is None:
            return None
        if self.scale is Scale.DIFFERENCE:
            return self.high - self.low
        return log(self.high) - log(self.low)


class Placebo(StrEnum):
    """What the same reckoning before the measure shows."""

    PASSED = "passed"
    """Nothing, and it would have shown an effect as large as this."""
    FAILED = "failed"
    """A difference already: the two did not go the same way."""
    TOO_WEAK = "too_weak"
    """Nothing, but its interval is so wide that this effect would not have shown either."""
    NOT_MADE = "not_made"
    """There was none, or too little for one."""


class Verdict(StrEnum):
    """What can be said of the measure."""

    ROSE = "rose"
    FELL = "fell"
    NOT_SHOWN = "not_shown"
    """The interval holds no effect: none is shown, which does not show that there is none."""
    NOT_CREDIBLE = "not_credible"
    """There is a difference, but the placebo failed."""
    TOO_FEW = "too_few"


@dataclass(frozen=True)
class Judged:
    """An effect, its placebo, and what can be said."""

    effect: Effect
    placebo: Effect | None
    check: Placebo
    verdict: Verdict


def of_shares(treated: Pair[Share], control: Pair[Share], level: float = 0.95) -> Effect:
    """The effect on a proportion, as a difference of differences of rates.

    The interval recovers the variance of each rate from its own Wilson limits l..u:
    d -+ sqrt(sum of squares of (rate - l) or (u - rate), whichever is on that side), which holds
    its level with few cases and rates near 0 or 1. It takes cases as independent; where
    organisations change each in their own way, use `of_organisations`.

    >>> on_time = of_shares(Pair(Share(160, 200), Share(190, 200)),
    ...                     Pair(Share(300, 400), Share(320, 400)))
    >>> [round(x, 4) for x in (on_time.treated, on_time.control, on_time.estimate)]
    [0.15, 0.05, 0.1]
    >>> [round(x, 4) for x in (on_time.low, on_time.high)]
    [0.0144, 0.187]
    """
    four = (treated.after, treated.before, control.after, control.before)
    if any(not 0 <= each.count <= each.of for each in four):
        raise ValueError("each count lies between 0 and its number of cases")
    z = _z(level)
    if min(each.of for each in four) < FEWEST_CASES:
        return Effect(Scale.DIFFERENCE, level)
    rates = [each.count / each.of for each in four]
    below = above = 0.0
    for each, rate, sign in zip(four, rates, (1, -1, -1, 1), strict=True):
        low, high = _wilson(each, z)
        down, up = (rate - low, high - rate) if sign > 0 else (high - rate, rate - low)
        below, above = below + down**2, above + up**2
    changes = rates[0] - rates[1], rates[2] - rates[3]
    d = changes[0] - changes[1]
    return Effect(Scale.DIFFERENCE, level, *changes, d, d - sqrt(below), d + sqrt(above))


def of_events(treated: Pair[Events], control: Pair[Events], level: float = 0.95) -> Effect:
    """The effect on a count, as a ratio of the ratios of rates after to before.

    On the logarithm with variance sum 1 / count, as of a Poisson regression with the interaction
    of group and time.

    >>> complaints = of_events(Pair(Events(80, 1000), Events(40, 1000)),
    ...                        Pair(Events(100, 2000), Events(90, 2000)))
    >>> [round(x, 4) for x in (complaints.treated, complaints.control, complaints.estimate)]
    [0.5, 0.9, 0.5556]
    >>> [round(x, 4) for x in (complaints.low, complaints.high)]
    [0.3457, 0.8929]
    """
    four = (treated.after, treated.before, control.after, control.before)
    if any(each.count < 0 or not each.exposure > 0 for each in four):
        raise ValueError("a count is not negative, and its exposure is above 0")
    z = _z(level)
    if min(each.count for each in four) < FEWEST_EVENTS:
        return Effect(Scale.RATIO, level)
    rates = [each.count / each.exposure for each in four]
    changes = rates[0] / rates[1], rates[2] / rates[3]
    middle = log(changes[0] / changes[1])
    off = z * sqrt(sum(1 / each.count for each in four))
    return Effect(Scale.RATIO, level, *changes, exp(middle), exp(middle - off), exp(middle + off))


def of_organisations(
    treated: Sequence[Pair[Share]], control: Sequence[Pair[Share]], level: float = 0.95
) -> Effect:
    """The effect on a proportion, each organisation counting as one.

    The mean change of the treated less that of the others, with Welch's interval over the
    changes of the organisations: what organisations differ in beyond chance, and what they
    share over time, is in it. Those with too few cases before or after are left out.

    >>> def years(*pairs): return [Pair(Share(a, 100), Share(b, 100)) for a, b in pairs]
    >>> found = of_organisations(years((80, 92), (78, 88), (85, 96)),
    ...                          years((80, 82), (79, 80), (88, 87)))
    >>> [round(x, 4) for x in (found.estimate, found.low, found.high)]
    [0.1033, 0.0721, 0.1345]
    """
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    sides = [
        np.array(
            [
                pair.after.count / pair.after.of - pair.before.count / pair.before.of
                for pair in side
                if min(pair.before.of, pair.after.of) >= FEWEST_CASES
            ]
        )
        for side in (treated, control)
    ]
    # Without any spread on either side there is nothing to reckon an interval from.
    if min(len(side) for side in sides) < FEWEST_ORGANISATIONS or not any(np.ptp(s) for s in sides):
        return Effect(Scale.DIFFERENCE, level)
    changes = float(sides[0].mean()), float(sides[1].mean())
    ends = ttest_ind(*sides, equal_var=False).confidence_interval(level)
    d = changes[0] - changes[1]
    return Effect(Scale.DIFFERENCE, level, *changes, d, float(ends.low), float(ends.high))


def judge(effect: Effect, placebo: Effect | None = None) -> Judged:
    """What can be said of `effect`, given the same reckoning over two periods before.

    A placebo whose interval holds no effect passes only if half its width is less than the
    effect it should have been able to show.

    >>> effect = Effect(Scale.DIFFERENCE, 0.95, 0.15, 0.05, 0.1, 0.02, 0.18)
    >>> calm = Effect(Scale.DIFFERENCE, 0.95, 0.01, 0.0, 0.01, -0.06, 0.08)
    >>> drift = Effect(Scale.DIFFERENCE, 0.95, 0.09, 0.0, 0.09, 0.02, 0.16)
    >>> judge(effect, calm).verdict, judge(effect, drift).verdict
    (<Verdict.ROSE: 'rose'>, <Verdict.NOT_CREDIBLE: 'not_credible'>)
    """
    if placebo is not None and placebo.scale is not effect.scale:
        raise ValueError("a placebo is reckoned as the effect is")
    check = _check(effect, placebo)
    match effect.direction:
        case None:
            verdict = Verdict.TOO_FEW
        case 0:
            verdict = Verdict.NOT_SHOWN
        case _ if check is Placebo.FAILED:
            verdict = Verdict.NOT_CREDIBLE
        case 1:
            verdict = Verdict.ROSE
        case _:
            verdict = Verdict.FELL
    return Judged(effect, placebo, check, verdict)


def _check(effect: Effect, placebo: Effect | None) -> Placebo:
    if placebo is None or placebo.width is None or effect.estimate is None:
        return Placebo.NOT_MADE
    if placebo.direction:
        return Placebo.FAILED
    shown = effect.estimate if effect.scale is Scale.DIFFERENCE else log(effect.estimate)
    return Placebo.PASSED if placebo.width / 2 < abs(shown) else Placebo.TOO_WEAK


def _wilson(share: Share, z: float) -> tuple[float, float]:
    n, p = share.of, share.count / share.of
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    off = z / (1 + z * z / n) * sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return min(p, middle - off), max(p, middle + off)


def _z(level: float) -> float:
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    return float(norm.isf((1 - level) / 2))
