"""Over-dispersion: how much more organisations differ than chance alone would have them differ.

Large organisations lie outside a funnel of chance nearly all, because the mix of cases, the place
and the counting differ a little everywhere. A funnel that ignores it accuses the large.

Sources: Spiegelhalter, Handling over-dispersion of performance indicators, Quality and Safety in
Health Care 14 (2005) 347 (z-scores, winsorising, phi, tau^2); Spiegelhalter, Statistics in
Medicine 24 (2005) 1185 (the funnel with both).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, floor, pi, sqrt

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq, minimize_scalar
from scipy.special import ndtri

Floats = NDArray[np.float64]

SHARE = 0.1
"""The share of z-scores drawn in at either end, as in the source."""
FEWEST = 10
"""With fewer organisations no spread is estimated."""
_TELLING = 2.0
"""Log-likelihood by which the data must favour the multiplicative model to have it: a ratio of
e^2 : 1, a difference of 4 in AIC (Burnham and Anderson, Model Selection (2002), 2.6)."""
_TAIL_FREEDOM = 4.0
_LARGEST_RHO = 0.999


class Model(StrEnum):
    """What a funnel allows for besides chance."""

    EXACT = "exact"
    """Nothing: the limits are those of chance."""
    MULTIPLICATIVE = "multiplicative"
    """Limits sqrt(phi) times as wide, whatever the size: cases come in clusters."""
    ADDITIVE = "additive"
    """True rates differ by a standard deviation tau, which no size averages away."""


class Reason(StrEnum):
    """Why a model was chosen."""

    TOO_FEW = "too_few"
    """Too few organisations to estimate a spread."""
    AT_THE_END = "at_the_end"
    """The rate compared against is 0 or 1, where chance leaves no spread."""
    NO_EXCESS = "no_excess"
    """The organisations differ no more than by chance."""
    DIFFERENT_RATES = "different_rates"
    """They differ more; the excess grows with size, or the data do not say otherwise."""
    SAME_AT_EVERY_SIZE = "same_at_every_size"
    """They differ more, and the data clearly say: by the same factor at every size."""
    STATED = "stated"
    """The one who asked chose the model."""


@dataclass(frozen=True)
class Dispersion:
    """The spread of organisations around a common rate, and what a funnel makes of it.

    `phi`: mean square of the z-scores, winsorised and made consistent, 1 under chance alone; None
    where it was not estimated. `tau2`: variance between the true rates, in squares of rates; 0
    where none is found. `printed`: phi and tau^2 as the source prints them, without consistency
    and by moments; None with phi. `favour`: log-likelihood of the additive over the
    multiplicative model; None where they were not compared. `organisations`: how many were used.
    """

    model: Model
    reason: Reason
    organisations: int
    phi: float | None = None
    tau2: float = 0.0
    printed: tuple[float, float] | None = None
    favour: float | None = None

    @property
    def widening(self) -> float:
        """The factor of multiplicative limits, sqrt(phi), at least 1."""
        return 1.0 if self.phi is None else sqrt(max(1.0, self.phi))

    def rho(self, theta: float) -> float:
        """The spread between true rates as a correlation of cases, tau^2 / (theta (1 - theta))."""
        if not 0 < theta < 1:
            return 0.0
        return min(_LARGEST_RHO, self.tau2 / (theta * (1 - theta)))


def z_scores(counts: Sequence[int], ofs: Sequence[int], theta: float) -> Floats:
    """(y - theta) / s with s = sqrt(theta (1 - theta) / n), one for each organisation.

    >>> [round(float(z), 3) for z in z_scores([95, 80], [100, 100], 0.9)]
    [1.667, -3.333]
    """
    counted, of = _arrays(counts, ofs)
    if not 0 < theta < 1:
        raise ValueError(f"no z-scores around {theta}")
    scores: Floats = (counted / of - theta) / np.sqrt(theta * (1 - theta) / of)
    return scores


def winsorised(z: Floats, share: float = SHARE) -> Floats:
    """The lowest and the highest floor(`share` I) of I scores drawn in to the next one.

    >>> winsorised(np.array([-9.0, -1, 0, 1, 9]), share=0.2).tolist()
    [-1.0, -1.0, 0.0, 1.0, 1.0]
    """
    # As scipy's winsorize has it, whose module takes half a second to read for every command.
    many = floor(share * len(z))
    if not many:
        return np.asarray(z, dtype=np.float64)
    ordered = np.sort(z)
    return np.asarray(np.clip(z, ordered[many], ordered[-many - 1]), dtype=np.float64)


def consistency(share: float) -> float:
    """Mean square of a standard normal whose tails beyond `share` at either end are drawn in.

    Winsorising makes phi too small, by a third at 10 %: the source leaves it so, and then names
    too many. Divided by this, phi is 1 under chance alone and phi where all z-scores spread
    sqrt(phi) times as much; the outliers that winsorising is there for stay drawn in.
    (1 - 2q) - 2 c f(c) + 2 q c^2, c the upper q point of the normal distribution, f its density.

    >>> round(consistency(0.1), 4), consistency(0.0)
    (0.6787, 1.0)
    """
    if not 0 <= share < 0.5:
        raise ValueError(f"a share lies between 0 and 0.5, not at {share}")
    if share == 0:
        return 1.0
    c = -float(ndtri(share))
    density = exp(-c * c / 2) / sqrt(2 * pi)
    return (1 - 2 * share) - 2 * c * density + 2 * share * c * c


def between(phi: float, theta: float, ofs: Sequence[int]) -> float:
    """tau^2 by moments: (I phi - (I - 1)) / (sum w - sum w^2 / sum w), w = 1/s^2; at least 0.

    As the source has it. Where rates truly differ the large have the largest z-scores, and to
    draw those in makes tau too small; `dispersion` therefore draws in what is left of them.

    >>> round(between(3.0, 0.9, [100, 200, 400, 800]), 6)
    0.000868
    """
    w = np.asarray(ofs, dtype=np.float64) / (theta * (1 - theta))
    scale = float(w.sum() - (w**2).sum() / w.sum())
    if scale <= 0:
        return 0.0
    return max(0.0, (len(w) * phi - (len(w) - 1)) / scale)


def dispersion(
    counts: Sequence[int],
    ofs: Sequence[int],
    theta: float,
    *,
    model: Model | None = None,
    share: float = SHARE,
) -> Dispersion:
    """How `counts` of `ofs` spread around `theta`, and the model a funnel should use.

    Chosen so: chance alone where the mean square is no larger than chance makes it
    (I phi <= I - 1); else additive, which the source recommends for organisations; else, only
    where the data clearly say that the excess is the same at every size, multiplicative. What
    they say is the likelihood of both models with a heavy-tailed error (Student, 4 degrees of
    freedom), so that a planted outlier does not decide. `model` overrides the choice.

    tau^2 is that at which the winsorised mean square of (y - theta) / sqrt(s^2 + tau^2) is what
    chance makes it (Paule and Mandel, Journal of Research of the National Bureau of Standards 87
    (1982) 377); of organisations of one size it is that of the source.

    >>> found = dispersion([90, 181, 452, 899] * 3, [100, 200, 500, 1000] * 3, 0.9)
    >>> found.model, found.reason
    (<Model.EXACT: 'exact'>, <Reason.NO_EXCESS: 'no_excess'>)
    """
    counted, of = _arrays(counts, ofs)
    many = len(of)
    if not 0 < theta < 1:
        return Dispersion(Model.EXACT, Reason.AT_THE_END, many)
    if many < FEWEST:
        return Dispersion(Model.EXACT, Reason.TOO_FEW, many)
    z = z_scores(counts, ofs, theta)
    square = float(np.mean(winsorised(z, share) ** 2))
    phi = square / consistency(floor(share * many) / many)
    printed = square, between(square, theta, ofs)
    tau2 = _between(counted / of - theta, theta * (1 - theta) / of, share)
    favour: float | None = None
    if model is not None:
        chosen, reason = model, Reason.STATED
    elif many * phi <= many - 1:
        chosen, reason = Model.EXACT, Reason.NO_EXCESS
    else:
        favour = _favour(z, of / (theta * (1 - theta)), theta)
        same = favour < -_TELLING
        chosen = Model.MULTIPLICATIVE if same else Model.ADDITIVE
        reason = Reason.SAME_AT_EVERY_SIZE if same else Reason.DIFFERENT_RATES
    return Dispersion(chosen, reason, many, phi, tau2, printed, favour)


def _between(apart: Floats, chance: Floats, share: float) -> float:
    """The tau^2 at which the winsorised mean square of (y - theta) / sqrt(s^2 + tau^2) is 1."""
    many = len(apart)
    factor = consistency(floor(share * many) / many)

    def missing(tau2: float) -> float:
        scores = apart / np.sqrt(chance + tau2)
        return float(np.mean(winsorised(scores, share) ** 2)) / factor - (many - 1) / many

    if missing(0.0) <= 0:
        return 0.0
    most = 2.0 * float(np.max(apart**2)) / factor
    return float(brentq(missing, 0.0, most, xtol=1e-14))


def _favour(z: Floats, w: Floats, theta: float) -> float:
    """The best log-likelihood with squared scales 1 + tau^2 w, less the best with 1 + excess.

    Student's density without its constant, which both have in common.
    """

    def fitted(shape: Floats, most: float) -> float:
        def loss(log_excess: float) -> float:
            v = 1.0 + np.exp(log_excess) * shape
            kernel = np.log1p(z**2 / (_TAIL_FREEDOM * v)) * (_TAIL_FREEDOM + 1) / 2
            return float((kernel + np.log(v) / 2).sum())

        found = minimize_scalar(loss, bounds=(np.log(most) - 25, np.log(most)), method="bounded")
        return -float(found.fun)

    most = max(1.0, float(np.max(z**2)))
    return fitted(w, theta * (1 - theta)) - fitted(np.ones_like(z), most)


def _arrays(counts: Sequence[int], ofs: Sequence[int]) -> tuple[Floats, Floats]:
    counted = np.asarray(counts, dtype=np.float64)
    of = np.asarray(ofs, dtype=np.float64)
    if counted.shape != of.shape or counted.ndim != 1:
        raise ValueError("there must be a number of cases for each count")
    if np.any(of < 1) or np.any(counted < 0) or np.any(counted > of):
        raise ValueError("each count lies between 0 and its number of cases, which is positive")
    return counted, of
