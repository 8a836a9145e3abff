"""Pauses and withdrawals by the days left: do they come when the case asks, or when time runs out?

A clock that is stopped for a test, an opinion or missing papers is stopped when that is found to
be needed, which has little to do with the days left. Where the share of running cases that are
paused (withdrawn, sent back) jumps in the last two working days, the pause saves the deadline.

The share at each day is of the cases still running then, so that few cases reaching the last days
does not look like few pauses. A trend over the days is allowed for; only the jump is an alarm.

Source: a logistic regression with a trend and a step, the step tested by the likelihood ratio
(McCullagh and Nelder, Generalized Linear Models (1989), 4.4); Fisher's exact test where no pause
came before the last days, so that there is no trend to fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np
from numpy.typing import NDArray
from scipy.special import xlogy
from scipy.stats import chi2, fisher_exact

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.compare.logistic import logistic
from oversight.audit.gaming.verdict import ALARM, Verdict

Floats = NDArray[np.float64]

FEWEST = 50
"""Cases running in the last days, and as many days of cases before, to compare at all."""
FEWEST_ACTS = 5
"""Pauses (withdrawals) in all; with fewer there is no shape."""
LARGE = 2.0
"""How many times the odds must jump to be an alarm."""


@dataclass(frozen=True)
class Ran:
    """A case's time on the clock: it ran from `first` working days left to `last`, both in it,
    and then was paused (withdrawn), `acted`, or otherwise left; `first >= last`."""

    first: int
    last: int
    acted: bool


@dataclass(frozen=True)
class Left:
    """A day of the figure: `remaining` working days left, the cases running then, and those of
    them that were paused (withdrawn) on that day."""

    remaining: int
    running: int
    acts: int

    @property
    def share(self) -> float | None:
        """Acts over running cases; None where no case was running."""
        return self.acts / self.running if self.running else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """The exact 95 % interval of the share; None where no case was running."""
        return clopper_pearson(self.acts, self.running) if self.running else None


@dataclass(frozen=True)
class Jump:
    """Whether acts jump in the last days.

    `cases`: days of cases counted, each case once a day; `acts` among them. `last_share`,
    `earlier_share`: acts over running cases in the last days and before. `odds`: how many times
    the odds of an act jump, over the trend; None with too few, or where none came before. `p`:
    the chance of so large a jump if there is none. `days`: the figure to draw, most days first.
    """

    verdict: Verdict
    cases: int
    acts: int
    last_share: float | None
    earlier_share: float | None
    odds: float | None
    p: float | None
    days: tuple[Left, ...]


def by_remaining(cases: Iterable[Ran], most: int = 15) -> tuple[Left, ...]:
    """How many cases were running, and how many were paused, at each of `most` .. 0 days left.

    Raises `ValueError` for a case that begins with fewer days left than it ends with.

    >>> for day in by_remaining([Ran(2, 0, False), Ran(2, 1, True)], most=2):
    ...     print(day.remaining, day.running, day.acts)
    2 2 0
    1 2 1
    0 1 0
    """
    running, acts = np.zeros(most + 1, dtype=np.int64), np.zeros(most + 1, dtype=np.int64)
    for case in cases:
        if case.first < case.last:
            raise ValueError("a case ends with no more days left than it begins with")
        low, high = max(case.last, 0), min(case.first, most)
        if low <= high:
            running[low : high + 1] += 1
        if case.acted and 0 <= case.last <= most:
            acts[case.last] += 1
    return tuple(Left(day, int(running[day]), int(acts[day])) for day in range(most, -1, -1))


def jump(days: Sequence[Left], last: int = 1, *, level: float = ALARM) -> Jump:
    """Whether the share of acts jumps where at most `last` working days are left.

    Found where the odds jump at least twofold and p is at most `level`. Raises `ValueError` for
    more acts than running cases, or days that do not lie on both sides.

    >>> flat = [Left(day, 400, 8) for day in range(15, 1, -1)]
    >>> found = jump([*flat, Left(1, 300, 30), Left(0, 200, 40)])
    >>> found.verdict, round(found.odds, 1), found.p < 1e-9
    (<Verdict.FOUND: 'found'>, 7.6, True)
    >>> jump([*flat, Left(1, 300, 6), Left(0, 200, 4)]).verdict
    <Verdict.NOT_FOUND: 'not_found'>
    """
    if any(not 0 <= day.acts <= day.running for day in days):
        raise ValueError("no more acts than running cases")
    if not any(day.remaining <= last for day in days) or all(day.remaining <= last for day in days):
        raise ValueError("there are days before the last ones, and last ones")
    ordered = tuple(sorted(days, key=lambda day: -day.remaining))
    late = [day for day in ordered if day.remaining <= last]
    early = [day for day in ordered if day.remaining > last]
    running = sum(day.running for day in late), sum(day.running for day in early)
    acts = sum(day.acts for day in late), sum(day.acts for day in early)
    shares = [a / r if r else None for a, r in zip(acts, running, strict=True)]
    odds: float | None = None
    p: float | None = None
    verdict = Verdict.TOO_FEW
    if min(running) >= FEWEST and sum(acts) >= FEWEST_ACTS:
        odds, p = _tested(ordered, last) if acts[1] else (None, _exact(acts, running))
        large = acts[1] == 0 or (odds is not None and odds >= LARGE)
        verdict = Verdict.FOUND if large and p <= level else Verdict.NOT_FOUND
    return Jump(verdict, sum(running), sum(acts), shares[0], shares[1], odds, p, ordered)


def _exact(acts: tuple[int, int], running: tuple[int, int]) -> float:
    table = [[acts[0], running[0] - acts[0]], [acts[1], running[1] - acts[1]]]
    return float(fisher_exact(table, alternative="greater").pvalue)


def _tested(days: Sequence[Left], last: int) -> tuple[float, float]:
    """The odds ratio of the step over the trend, and the one-sided p of its likelihood ratio."""
    counted = [day for day in days if day.running]
    acts = np.array([day.acts for day in counted], dtype=np.float64)
    running = np.array([day.running for day in counted], dtype=np.float64)
    left = np.array([day.remaining for day in counted], dtype=np.float64)
    late = left <= last
    trend = np.column_stack([np.ones(len(left)), left - left.mean()])
    step = np.column_stack([trend, late.astype(np.float64)])
    without = logistic(trend, acts, running).probabilities
    fitted = logistic(step, acts, running).probabilities
    likelier = 2 * (_likelihood(acts, running, fitted) - _likelihood(acts, running, without))
    # What the step adds to the log odds is what the trend through the earlier days leaves over.
    logit = np.log(fitted / (1 - fitted))
    beta = np.linalg.lstsq(step, logit, rcond=None)[0]
    half = float(chi2.sf(max(0.0, likelier), 1)) / 2
    return exp(min(float(beta[2]), log(1e9))), half if beta[2] > 0 else 1 - half


def _likelihood(acts: Floats, running: Floats, p: Floats) -> float:
    return float((xlogy(acts, p) + xlogy(running - acts, 1 - p)).sum())
