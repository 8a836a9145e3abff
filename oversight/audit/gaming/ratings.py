"""Ratings: were they given by people, and by all kinds of people?

Stars say little by themselves. Three things are asked first: how many were given at all, rather
than entered as a default when nobody answered; whether they come in bursts that no row of
visitors makes; and whether those called back say the same as those who rated by themselves.

Only those content or angry rate unasked, so that honest ratings are J-shaped: many fives, some
ones, few in between. Such a mean says nothing of all visitors, and is no fault of the office.

Sources: Hu, Zhang and Pavlou, Communications of the ACM 52 (2009) 144 (J-shape); Newcombe,
Statistics in Medicine 17 (1998) 873 (interval of a difference); Fisher's exact test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from scipy.stats import binom, binomtest, fisher_exact
from statsmodels.stats.proportion import confint_proportions_2indep

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.gaming.verdict import ALARM, Verdict

FEWEST = 50
"""Ratings, of each kind that is compared; with fewer nothing is said."""
MOSTLY = 0.5
"""A default share over this says that the stars are not those of visitors."""
MINUTES = 60


@dataclass(frozen=True)
class Defaults:
    """How many ratings were entered as a default because nobody answered.

    `share` of `cases`, with its exact 95 % `interval`; None without cases. `p`: the chance of so
    many if half were; there is no honest share to test against, so half is where stars stop
    being those of visitors.
    """

    verdict: Verdict
    cases: int
    defaults: int
    share: float | None
    interval: tuple[float, float] | None
    p: float | None


def default_share(defaults: int, cases: int, *, level: float = ALARM) -> Defaults:
    """Whether most ratings are defaults; found where the share is over half, p at most `level`.

    >>> found = default_share(1638682, 445832 + 34635 + 1638682 + 210 + 935)
    >>> found.verdict, f"{found.share:.1%}"
    (<Verdict.FOUND: 'found'>, '77.3%')
    """
    if not 0 <= defaults <= cases:
        raise ValueError(f"{defaults} of {cases} is not a proportion")
    if cases < FEWEST:
        share = defaults / cases if cases else None
        return Defaults(Verdict.TOO_FEW, cases, defaults, share, None, None)
    p = float(binomtest(defaults, cases, MOSTLY, alternative="greater").pvalue)
    verdict = Verdict.FOUND if p <= level else Verdict.NOT_FOUND
    share, interval = defaults / cases, clopper_pearson(defaults, cases)
    return Defaults(verdict, cases, defaults, share, interval, p)


class Shape(StrEnum):
    """How the stars are spread."""

    ONLY_FIVES = "only_fives"
    """At least 99 of 100 are fives."""
    J = "j"
    """Fives the most, and more ones than twos: the content and the angry."""
    RISING = "rising"
    """Fives the most, and no more ones than twos."""
    OTHER = "other"
    """Fives are not the most."""
    TOO_FEW = "too_few"
    """Too few ratings to speak of a shape."""


@dataclass(frozen=True)
class Spread:
    """How stars 1 to 5 are spread: `stars` in that order, their sum, and the shape.

    `p`: of more ones than twos if both were as likely; None without either or with too few. A
    shape is no alarm: it says whether a mean can stand for the visitors.
    """

    shape: Shape
    cases: int
    stars: tuple[int, int, int, int, int]
    p: float | None


def shape(stars: tuple[int, int, int, int, int], *, level: float = 0.05) -> Spread:
    """The shape of the ratings that people gave (without defaults).

    >>> spread = shape((40, 12, 15, 60, 600))
    >>> str(spread.shape), round(spread.p, 5)
    ('j', 6e-05)
    >>> str(shape((1, 0, 0, 2, 997)).shape)
    'only_fives'
    """
    if len(stars) != 5 or any(count < 0 for count in stars):
        raise ValueError("there are five counts, of one star to five")
    cases = sum(stars)
    if cases < FEWEST:
        return Spread(Shape.TOO_FEW, cases, stars, None)
    ones, twos = stars[0], stars[1]
    p = None
    if ones + twos:
        p = float(binomtest(ones, ones + twos, 0.5, alternative="greater").pvalue)
    if stars[4] >= 0.99 * cases:
        found = Shape.ONLY_FIVES
    elif stars[4] < max(stars):
        found = Shape.OTHER
    else:
        found = Shape.J if p is not None and p <= level else Shape.RISING
    return Spread(found, cases, stars, p)


@dataclass(frozen=True)
class Burst:
    """A minute with more ratings than its hour explains: its number, the ratings in it, in its
    hour, and the chance of so many in any minute looked at."""

    minute: int
    ratings: int
    in_the_hour: int
    p: float


@dataclass(frozen=True)
class Bursts:
    """Whether ratings come in bursts.

    `cases`: ratings; `busiest`: the most within one minute; `p`: the smallest, already allowing
    for all minutes looked at; `bursts`: those at the level, largest first; `in_bursts`: the
    ratings in them.
    """

    verdict: Verdict
    cases: int
    busiest: int
    p: float | None
    bursts: tuple[Burst, ...]

    @property
    def in_bursts(self) -> int:
        """How many ratings lie in bursts."""
        return sum(burst.ratings for burst in self.bursts)


def bursts(minutes: Sequence[int], *, level: float = ALARM) -> Bursts:
    """Whether some minute holds more ratings than visitors make.

    `minutes` is the minute of each rating, counted from any common start that is the beginning
    of an hour. Given the ratings of an hour, each minute of it is as likely for each: P(Bin(n,
    1/60) >= k), times all minutes of all hours with ratings (Bonferroni). Busy hours are thereby
    no bursts. Leave stamps of nightly exchanges out.

    >>> spread = [7 * i for i in range(120)]
    >>> bursts(spread).verdict
    <Verdict.NOT_FOUND: 'not_found'>
    >>> found = bursts(spread + [500] * 12)
    >>> found.verdict, found.bursts[0].minute, found.bursts[0].ratings, found.in_bursts
    (<Verdict.FOUND: 'found'>, 500, 12, 12)
    """
    cases = len(minutes)
    counted = Counter(minutes)
    busiest = max(counted.values(), default=0)
    if cases < FEWEST:
        return Bursts(Verdict.TOO_FEW, cases, busiest, None, ())
    hours = Counter(minute // MINUTES for minute in minutes)
    looked_at = MINUTES * len(hours)
    ofs = [hours[minute // MINUTES] for minute in counted]
    tails = binom.sf(np.array(list(counted.values())) - 1, ofs, 1 / MINUTES)
    judged = [
        Burst(minute, ratings, of, min(1.0, looked_at * float(tail)))
        for (minute, ratings), of, tail in zip(counted.items(), ofs, tails, strict=True)
    ]
    found = [burst for burst in judged if burst.p <= level]
    return Bursts(
        Verdict.FOUND if found else Verdict.NOT_FOUND,
        cases,
        busiest,
        min(burst.p for burst in judged),
        tuple(sorted(found, key=lambda burst: (-burst.ratings, burst.minute))),
    )


@dataclass(frozen=True)
class Gap:
    """Whether those who rated by themselves are more content than those called back.

    `active`, `called`: the share content (0..1) of each; `gap`: active less called, with its 95 %
    `interval`; `p`: the chance of so large a gap in that direction; `cases` of each kind.
    """

    verdict: Verdict
    cases: tuple[int, int]
    active: float | None
    called: float | None
    gap: float | None
    interval: tuple[float, float] | None
    p: float | None


def against_call_back(
    active: Mapping[bool, int], called: Mapping[bool, int], *, level: float = ALARM
) -> Gap:
    """Whether active ratings flatter: `active` and `called` count content (True) and not (False).

    Found where the gap is above 0 with p at most `level`. A gap shows that the two groups are not
    alike; whether by pressing visitors or because the content rate sooner, only the cases tell.

    >>> found = against_call_back({True: 980, False: 20}, {True: 160, False: 40})
    >>> found.verdict, f"{found.gap:+.1%} ({found.interval[0]:+.1%} to {found.interval[1]:+.1%})"
    (<Verdict.FOUND: 'found'>, '+18.0% (+12.9% to +24.1%)')
    """
    counts = [[kind.get(True, 0), kind.get(False, 0)] for kind in (active, called)]
    if any(count < 0 for row in counts for count in row):
        raise ValueError("counts are at least 0")
    of = sum(counts[0]), sum(counts[1])
    shares = [row[0] / n if n else None for row, n in zip(counts, of, strict=True)]
    first, second = shares
    if min(of) < FEWEST or first is None or second is None:
        return Gap(Verdict.TOO_FEW, of, first, second, None, None, None)
    p = float(fisher_exact(counts, alternative="greater").pvalue)
    low, high = confint_proportions_2indep(
        counts[0][0], of[0], counts[1][0], of[1], method="newcomb", compare="diff"
    )
    return Gap(
        Verdict.FOUND if p <= level else Verdict.NOT_FOUND,
        of,
        first,
        second,
        first - second,
        (float(low), float(high)),
        p,
    )
