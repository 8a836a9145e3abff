"""Time to an end, with those that have not ended yet counted for as long as they have lasted.

The mean of the closed cases praises who leaves the hard ones open. Here an open case counts as
lasting at least so long: at each time, of those that have come so far, what share ends?

Sources: Kaplan and Meier, Journal of the American Statistical Association 53 (1958) 457;
Greenwood, Reports on Public Health 33 (1926) 1; Brookmeyer and Crowley, Biometrics 38 (1982) 29
(median); Klein and Moeschberger, Survival Analysis (2003), 4.3 to 4.5 (log-log interval,
restricted mean).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri

Floats = NDArray[np.float64]

_ROUNDING = 1e-12


class Said(StrEnum):
    """Whether a number can be stated."""

    STATED = "stated"
    NOT_REACHED = "not_reached"
    """Fewer than that share have ended in the time that was watched."""
    TOO_SHORT = "too_short"
    """Nobody was watched for so long."""
    NO_CASES = "no_cases"
    """There is nothing to reckon from."""


@dataclass(frozen=True)
class Step:
    """A time at which cases ended.

    `time` in the unit of the durations; `at_risk` still going just before, `ended` then;
    `surviving` the share that lasts longer, `error` its standard error by Greenwood, `low` and
    `high` its log-log interval: 0..1. The interval is None where the share is 0.
    """

    time: float
    at_risk: int
    ended: int
    surviving: float
    error: float
    low: float | None
    high: float | None


@dataclass(frozen=True)
class Curve:
    """A survival curve: its steps, and how many of the `cases` ended or are still open.

    `longest` is the longest duration watched, ended or not; None without cases.
    """

    cases: int
    ended: int
    longest: float | None
    level: float
    steps: tuple[Step, ...]

    def surviving(self, time: float) -> float | None:
        """The share that lasts longer than `time`; None beyond what was watched."""
        if self.longest is None or (time > self.longest and not self._all_ended):
            return None
        at = _position(self.steps, time)
        return 1.0 if at is None else self.steps[at].surviving

    @property
    def _all_ended(self) -> bool:
        return bool(self.steps) and self.steps[-1].surviving == 0.0


@dataclass(frozen=True)
class Quantile:
    """The time by which `share` of the cases have ended, with its interval.

    `time` is None unless `said` is stated; an end of the interval is None where the curve does
    not show it: a `high` of None reads as "or longer".
    """

    share: float
    said: Said
    time: float | None
    low: float | None
    high: float | None


@dataclass(frozen=True)
class RestrictedMean:
    """The mean duration, each case counted for `until` at most; numbers in the durations' unit.

    `low` and `high` are the normal interval, `error` the standard error.
    """

    until: float
    said: Said
    mean: float | None = None
    error: float | None = None
    low: float | None = None
    high: float | None = None


def curve(durations: Sequence[float], ended: Sequence[bool], level: float = 0.95) -> Curve:
    """The Kaplan-Meier curve of `durations`; `ended` is False for cases that are still open.

    S(t) = product over t_i <= t of (1 - d_i / n_i); Greenwood: S^2 sum d / (n (n - d)); interval:
    S^exp(+-z se / (S log S)) with the variance of log(-log S). A case that is open at the moment
    another ends was still going then. Raises `ValueError` for lists of unlike length, or a
    duration that is negative or not a number.

    >>> found = curve([3, 5, 5, 8, 10], [True, True, False, True, False])
    >>> [(s.time, s.at_risk, s.ended, round(s.surviving, 4)) for s in found.steps]
    [(3.0, 5, 1, 0.8), (5.0, 4, 1, 0.6), (8.0, 2, 1, 0.3)]
    """
    lasted, closed = _checked(durations, ended)
    if not 0 < level < 1:
        raise ValueError(f"a level lies between 0 and 1, not at {level}")
    if not len(lasted):
        return Curve(0, 0, None, level, ())
    times, d, n = _table(lasted, closed)
    with np.errstate(divide="ignore"):
        logs = np.cumsum(np.log1p(-d / n))
        hazards = np.cumsum(d / (n * (n - d)))
    z = -float(ndtri((1 - level) / 2))
    steps = []
    for time, at_risk, many, log_s, v in zip(times, n, d, logs, hazards, strict=True):
        counted = float(time), int(at_risk), int(many)
        if at_risk == many:
            steps.append(Step(*counted, 0.0, 0.0, None, None))
            continue
        s, error = float(np.exp(log_s)), float(np.exp(log_s) * np.sqrt(v))
        off = z * np.sqrt(v) / abs(log_s)
        ends = float(np.exp(log_s * np.exp(off))), float(np.exp(log_s * np.exp(-off)))
        steps.append(Step(*counted, s, error, *ends))
    return Curve(len(lasted), int(closed.sum()), float(lasted.max()), level, tuple(steps))


def quantile(of: Curve, share: float = 0.5) -> Quantile:
    """The time by which `share` of the cases have ended: the median at 0.5.

    The first time at which no more than 1 - `share` last longer; its interval holds the times at
    which the log-log interval of the curve holds 1 - `share` (Brookmeyer and Crowley).

    >>> found = quantile(curve([3, 5, 5, 8, 10], [True, True, False, True, False]))
    >>> found.time, found.low, found.high
    (8.0, 3.0, None)
    """
    if not 0 < share < 1:
        raise ValueError(f"a share lies between 0 and 1, not at {share}")
    if not of.cases:
        return Quantile(share, Said.NO_CASES, None, None, None)
    left = 1 - share + _ROUNDING
    time = next((s.time for s in of.steps if s.surviving <= left), None)
    low = next((s.time for s in of.steps if s.low is not None and s.low <= left), None)
    high = next((s.time for s in of.steps if s.high is not None and s.high <= left), None)
    said = Said.NOT_REACHED if time is None else Said.STATED
    return Quantile(share, said, time, low, high)


def restricted_mean(of: Curve, until: float) -> RestrictedMean:
    """The area under the curve up to `until`: how long a case takes, `until` at most.

    Variance: sum of (area from t_i to `until`)^2 d_i / (n_i (n_i - d_i)). To compare
    organisations, take one `until` for all. Not stated where nobody was watched for so long.

    >>> found = restricted_mean(curve([3, 5, 5, 8, 10], [True, True, False, True, False]), 8)
    >>> round(found.mean, 4), round(found.error, 4)
    (6.4, 0.9209)
    """
    if until <= 0:
        raise ValueError("a mean is restricted to a time after the start")
    if of.longest is None:
        return RestrictedMean(until, Said.NO_CASES)
    if of.surviving(until) is None:
        return RestrictedMean(until, Said.TOO_SHORT)
    steps = [step for step in of.steps if step.time < until]
    times = np.array([0.0, *(step.time for step in steps), until])
    heights = np.array([1.0, *(step.surviving for step in steps)])
    areas = heights * np.diff(times)
    beyond = np.cumsum(areas[::-1])[::-1][1:]
    variance = 0.0
    for step, area in zip(steps, beyond, strict=True):
        if step.at_risk > step.ended:
            variance += area**2 * step.ended / (step.at_risk * (step.at_risk - step.ended))
    mean, error = float(areas.sum()), float(np.sqrt(variance))
    z = -float(ndtri((1 - of.level) / 2))
    return RestrictedMean(
        until, Said.STATED, mean, error, max(0.0, mean - z * error), min(until, mean + z * error)
    )


def _checked(durations: Sequence[float], ended: Sequence[bool]) -> tuple[Floats, NDArray[np.bool_]]:
    lasted, closed = np.asarray(durations, dtype=np.float64), np.asarray(ended, dtype=np.bool_)
    if lasted.shape != closed.shape or lasted.ndim != 1:
        raise ValueError("there must be one duration and one end for each case")
    if not np.all(np.isfinite(lasted)) or np.any(lasted < 0):
        raise ValueError("a duration is a number, and not negative")
    return lasted, closed


def _table(lasted: Floats, closed: NDArray[np.bool_]) -> tuple[Floats, Floats, Floats]:
    """The times at which cases ended, how many did, and how many had come so far."""
    times, d = np.unique(lasted[closed], return_counts=True)
    n = len(lasted) - np.searchsorted(np.sort(lasted), times, side="left")
    return times, d.astype(np.float64), n.astype(np.float64)


def _position(steps: Sequence[Step], time: float) -> int | None:
    at = int(np.searchsorted([step.time for step in steps], time, side="right")) - 1
    return at if at >= 0 else None
