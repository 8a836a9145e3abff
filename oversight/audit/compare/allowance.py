"""The funnel that allows for over-dispersion: limits, tails and standings.

Under `Model.EXACT` all are those of `oversight.audit.compare.funnel`. Multiplicative: the
distance from the centre is taken sqrt(phi) times as large for limits, as much smaller for tails.
Additive: rates differ by tau, so counts are beta-binomial; with many cases the limits come to
theta +- z sqrt(s^2 + tau^2) as the source has them, and with few they stay within 0..1.

Source: Spiegelhalter, Quality and Safety in Health Care 14 (2005) 347; Statistics in Medicine 24
(2005) 1185.
"""

from __future__ import annotations

from functools import lru_cache

from scipy.special import bdtr, bdtrc, betainc

from oversight.audit.compare import betabinomial, funnel
from oversight.audit.compare.dispersion import Dispersion, Model
from oversight.audit.compare.funnel import Standing, placed


@lru_cache(maxsize=8192)
def limit(of: int, theta: float, probability: float, spread: Dispersion) -> float:
    """The rate that `of` cases stay under with `probability`, allowing for `spread`; 0..1.

    >>> from oversight.audit.compare.dispersion import Reason
    >>> wide = Dispersion(Model.MULTIPLICATIVE, Reason.STATED, 20, phi=4.0)
    >>> round(limit(100, 0.9, 0.025, wide), 4)  # twice as far from 0.9 as 0.8323
    0.7646
    """
    if spread.model is Model.ADDITIVE and 0 < theta < 1:
        return betabinomial.quantile(of, theta, spread.rho(theta), probability)
    narrow = funnel.limit(of, theta, probability)
    if spread.model is Model.MULTIPLICATIVE:
        return min(1.0, max(0.0, theta + (narrow - theta) * spread.widening))
    return narrow


def tails(count: int, of: int, theta: float, spread: Dispersion) -> tuple[float, float]:
    """The chance that one like the others has so few or fewer, and so many or more.

    Under the multiplicative model the count is drawn in towards `of * theta` by sqrt(phi), and
    the binomial tail there, continued between whole counts by the incomplete beta function, is
    its chance.

    >>> from oversight.audit.compare.dispersion import Reason
    >>> chance = Dispersion(Model.EXACT, Reason.NO_EXCESS, 20)
    >>> [round(p, 4) for p in tails(83, 100, 0.9, chance)]
    [0.0206, 0.99]
    """
    if of < 1 or not 0 <= count <= of:
        raise ValueError(f"{count} of {of} is not a proportion")
    if spread.model is Model.ADDITIVE and 0 < theta < 1:
        return betabinomial.tails(count, of, theta, spread.rho(theta))
    if spread.model is Model.MULTIPLICATIVE and spread.widening > 1:
        drawn = of * theta + (count - of * theta) / spread.widening
        at_most = 1.0 if drawn >= of else float(betainc(of - drawn, drawn + 1, 1 - theta))
        at_least = 1.0 if drawn <= 0 else float(betainc(drawn, of - drawn + 1, theta))
        return at_most, at_least
    at_least = float(bdtrc(count - 1, of, theta)) if count else 1.0
    return float(bdtr(count, of, theta)), at_least


def standing(count: int, of: int, theta: float, minimum: int, spread: Dispersion) -> Standing:
    """Where `count` of `of` stands in the funnel around `theta` that allows for `spread`.

    >>> from oversight.audit.compare.dispersion import Reason
    >>> apart = Dispersion(Model.ADDITIVE, Reason.DIFFERENT_RATES, 20, phi=9.0, tau2=0.03**2)
    >>> chance = Dispersion(Model.EXACT, Reason.NO_EXCESS, 20)
    >>> standing(4300, 5000, 0.9, 20, chance), standing(4300, 5000, 0.9, 20, apart)
    (<Standing.FAR_BELOW: 'far_below'>, <Standing.WITHIN: 'within'>)
    """
    if of < max(minimum, 1):
        return Standing.TOO_FEW
    return placed(*tails(count, of, theta, spread))
