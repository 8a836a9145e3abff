"""Bunching at the due day: more cases decided on the last day than the days around it explain.

Slack is the working days from decision to due day: 0 on the last day, below 0 late. A polynomial
through the other days says how many cases the last ones would have without a deadline; what is
above is the excess. Bunching alone is not wrong: it says that the deadline, not the case, decides
when a case is finished, and that slack days lie idle. It is a reason to look at what happened on
the last days: pauses, withdrawals, back-dating.

The late side of an honest office is lower as well, since deadlines work; therefore two things are
asked at once, an excess over the curve and a step from the last day to the day after it.

Sources: Chetty, Friedman, Olsen and Pistaferri, Quarterly Journal of Economics 126 (2011) 749 (the
counterfactual); Kleven, Annual Review of Economics 8 (2016) 435 (excess mass, round numbers);
McCrary, Journal of Econometrics 142 (2008) 698 (the step; on whole days its estimate is the plain
comparison of the two days); Berger, Technometrics 24 (1982) 295 (both at once).
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import binomtest
from scipy.stats import t as student

from oversight.audit.gaming.verdict import ALARM, Verdict

Floats = NDArray[np.float64]

FEWEST = 100
"""Cases in the window; with fewer no curve is drawn."""
FEWEST_AT_THE_STEP = 10
"""Cases on the last day and the day after together; with fewer the step is not tested."""
FREEDOM = 5
"""Days in the window beyond what the polynomial takes."""
LARGE = 1.0
"""Excess mass, in days' worth of cases, from which it is an alarm."""


@dataclass(frozen=True)
class Window:
    """Which days are looked at and how.

    `low`, `high`: the slacks of the window, both in it. `excluded`: the days around the due day
    that the curve does not see. `degree` of the polynomial: on simulated offices of five kinds 5
    raised no more false alarms than stated, and found more than 4. `donut`: further days that it
    does not see, because something else shapes them: the day after a holiday, a meeting day.
    """

    low: int = -10
    high: int = 15
    excluded: tuple[int, int] = (-1, 1)
    degree: int = 5
    donut: Collection[int] = ()


@dataclass(frozen=True)
class Day:
    """A day of the figure: its slack, the cases decided, and those the curve expects.

    `seen_by_curve`: whether the curve was drawn through it.
    """

    slack: int
    cases: int
    expected: float
    seen_by_curve: bool


@dataclass(frozen=True)
class Bunching:
    """What was found at the due day.

    `cases`: those in the window. `excess` (B): cases above the curve on the excluded days; None
    where no curve was drawn. `mass` (b): B over the mean of the curve there, in days' worth of
    cases. `p_mass`: the chance of so large an excess by chance alone. `on_the_day`, `day_after`:
    cases of slack 0 and -1; `p_step`: the chance of so uneven a split if both days were alike,
    None with too few. `p`: that of both at once, the larger one. `days`: the figure to draw.
    """

    verdict: Verdict
    cases: int
    excess: float | None
    mass: float | None
    p_mass: float | None
    on_the_day: int
    day_after: int
    p_step: float | None
    days: tuple[Day, ...]

    @property
    def p(self) -> float | None:
        """The larger of both p-values; None where either is missing."""
        if self.p_mass is None or self.p_step is None:
            return None
        return max(self.p_mass, self.p_step)


def bunching(
    slacks: Sequence[int], window: Window | None = None, *, level: float = ALARM
) -> Bunching:
    """Whether the cases of `slacks` (working days left at decision) heap at the due day.

    The curve is a polynomial by least squares, weighted once by the counts it expects, since
    counts spread with their mean. The excess is a linear function of the counts, so that its
    variance is reckoned, not drawn; counts that spread more than chance widen it. Found where
    b > 1 and both p-values are at most `level`.

    Raises `ValueError` for a window that leaves the curve too few days, or a level outside (0, 1).

    >>> honest = [s for s in range(-10, 16) for _ in range(40 + s)]
    >>> found = bunching(honest + [0] * 90)
    >>> found.verdict, round(found.excess), round(found.mass, 2), found.on_the_day, found.day_after
    (<Verdict.FOUND: 'found'>, 90, 2.25, 130, 39)
    >>> bunching(honest).verdict
    <Verdict.NOT_FOUND: 'not_found'>
    """
    window = Window() if window is None else window
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    days = np.arange(window.low, window.high + 1)
    near = (days >= window.excluded[0]) & (days <= window.excluded[1])
    through = ~near & ~np.isin(days, list(window.donut))
    if np.count_nonzero(through) < window.degree + 1 + FREEDOM or not np.any(near):
        raise ValueError("the window leaves too few days to draw the curve through")
    slack = np.asarray(slacks, dtype=np.int64)
    counts = np.array([np.count_nonzero(slack == day) for day in days], dtype=np.float64)
    last, after = int(np.count_nonzero(slack == 0)), int(np.count_nonzero(slack == -1))
    p_step = None
    if last + after >= FEWEST_AT_THE_STEP:
        p_step = float(binomtest(last, last + after, 0.5, alternative="greater").pvalue)
    cases = int(counts.sum())
    if cases < FEWEST:
        return Bunching(Verdict.TOO_FEW, cases, None, None, None, last, after, p_step, ())
    expected, excess, deviation = _excess(days, counts, near, (through, window.degree))
    usual = float(expected[near].mean())
    p_mass = float(
        student.sf(excess / deviation, int(np.count_nonzero(through)) - window.degree - 1)
    )
    mass = excess / usual
    found = mass > LARGE and p_mass <= level and p_step is not None and p_step <= level
    return Bunching(
        Verdict.FOUND if found else Verdict.NOT_FOUND,
        cases,
        excess,
        mass,
        p_mass,
        last,
        after,
        p_step,
        tuple(
            Day(int(day), int(count), float(curve), bool(seen))
            for day, count, curve, seen in zip(days, counts, expected, through, strict=True)
        ),
    )


def _excess(
    days: NDArray[np.int64],
    counts: Floats,
    near: NDArray[np.bool_],
    curve: tuple[NDArray[np.bool_], int],
) -> tuple[Floats, float, float]:
    """The curve on all days, the excess on those `near`, and its standard deviation.

    Var(B) = phi (sum of the curve near + a' diag(curve) a), a the weights with which the other
    counts enter the curve there; phi = max(1, mean square of the residuals in units of chance).
    """
    through, degree = curve
    span = (days - days.mean()) / (np.ptp(days) / 2)
    design = np.vander(span, degree + 1, increasing=True)
    used, seen = design[through], counts[through]
    weights = np.ones(len(seen))
    for _ in range(2):
        root = np.sqrt(weights)[:, None]
        solving = np.linalg.pinv(used * root) * root.T
        expected = np.maximum(design @ (solving @ seen), 0.5)
        weights = 1 / expected[through]
    entering = design[near].sum(axis=0) @ solving
    excess = float((counts[near] - expected[near]).sum())
    spread = float(((seen - expected[through]) ** 2 / expected[through]).sum())
    phi = max(1.0, spread / (len(seen) - degree - 1))
    variance = expected[near].sum() + (entering**2 * expected[through]).sum()
    return expected, excess, float(np.sqrt(phi * variance))
