"""Too perfect: so few late cases that, given how the others fare, chance hardly makes them.

A rate of 100 % may be excellent work, easy cases, or a register in which nothing late is entered.
The figures cannot tell which; they can tell that it is not luck. So this names where to learn or
to look, and is asked only of organisations with enough cases for perfection to mean something.

Two chances are reckoned. The exact one takes all organisations to have one true rate: given all
late cases together, how often would so few of them fall to this one (Fisher's exact test)? But
true rates differ, and the better of honest ones look too good by that measure. So the chance is
asked as well under every spread of true rates that the others' counts leave open, each with its
weight: a single likeliest spread, often none at all, would accuse too many.

Sources: Fisher, Journal of the Royal Statistical Society 98 (1935) 39; Gelman and others, Bayesian
Data Analysis (2013), 5.3 and 6.3 (the predictive chance over a grid of priors).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.special import betainc, betaln, gammaln
from scipy.stats import hypergeom

from oversight.audit.compare.priors import Priors, open_priors
from oversight.audit.gaming.verdict import Verdict

FEWEST = 200
"""Cases of the organisation; with fewer, none late is no feat."""
FEWEST_OTHERS = 3
"""Others with cases; with fewer there is no spread to speak of."""
ALARM = 1e-4
"""The level of an alarm."""
_SUMMED = 1000
"""Beyond so many bad cases a beta distribution of the same mean and variance stands in."""


@dataclass(frozen=True)
class Rate:
    """An organisation with its late (or otherwise bad) cases among all."""

    org: str
    bad: int
    of: int


@dataclass(frozen=True)
class Perfect:
    """Whether an organisation has too few bad cases to be chance.

    `others`: the share of bad cases of all others together, None without cases of theirs; with
    `expected`, how many bad cases that means here. `p_exact`: the chance of so few with one true
    rate for all. `p_spread`: the same with true rates that differ as the others' do; None with
    fewer than three others. `p`: the larger of them. `cases`: those of the organisation.
    """

    org: str
    verdict: Verdict
    cases: int
    bad: int
    others: float | None
    expected: float | None
    p_exact: float | None
    p_spread: float | None

    @property
    def p(self) -> float | None:
        """The larger of the chances reckoned; None where none was."""
        reckoned = [p for p in (self.p_exact, self.p_spread) if p is not None]
        return max(reckoned, default=None)


def too_perfect(rates: Sequence[Rate], *, level: float = ALARM) -> tuple[Perfect, ...]:
    """Each organisation held against all others, in the order given.

    Found where p is at most `level`. Raises `ValueError` for counts outside 0..n.

    >>> others = [Rate(f"O{i}", bad, 400) for i, bad in enumerate(
    ...     [42, 37, 40, 45, 36, 41, 38, 44, 39, 43])]
    >>> found = too_perfect([Rate("spotless", 0, 400), Rate("small", 0, 30), *others])
    >>> [(each.org, str(each.verdict)) for each in found[:3]]
    [('spotless', 'found'), ('small', 'too_few'), ('O0', 'not_found')]
    >>> round(found[0].expected, 1), found[0].p_exact < 1e-10 < found[0].p < 1e-4
    (40.2, True)
    """
    if any(not 0 <= rate.bad <= rate.of for rate in rates):
        raise ValueError("each count lies between 0 and its number of cases")
    return tuple(_one(rate, [*rates[:i], *rates[i + 1 :]], level) for i, rate in enumerate(rates))


def _one(rate: Rate, others: Sequence[Rate], level: float) -> Perfect:
    others = [other for other in others if other.of]
    bad, of = sum(other.bad for other in others), sum(other.of for other in others)
    if not of:
        return Perfect(rate.org, Verdict.DOES_NOT_APPLY, rate.of, rate.bad, None, None, None, None)
    share = bad / of
    expected = share * rate.of
    if rate.of < FEWEST:
        return Perfect(rate.org, Verdict.TOO_FEW, rate.of, rate.bad, share, expected, None, None)
    exact = float(hypergeom.cdf(rate.bad, of + rate.of, bad + rate.bad, rate.of))
    spread: float | None = None
    if len(others) >= FEWEST_OTHERS:
        priors = open_priors([other.bad for other in others], [other.of for other in others])
        spread = None if priors is None else predicted(rate.bad, rate.of, priors)
    perfect = Perfect(
        rate.org, Verdict.NOT_FOUND, rate.of, rate.bad, share, expected, exact, spread
    )
    if perfect.p is None or perfect.p > level:
        return perfect
    return Perfect(rate.org, Verdict.FOUND, rate.of, rate.bad, share, expected, exact, spread)


def predicted(bad: int, of: int, priors: Priors) -> float:
    """The chance of at most `bad` of `of` cases, over all `priors` by their weights.

    Beta-binomial under each: the sum over k <= bad of C(n, k) B(a + k, b + n - k) / B(a, b).

    >>> flat = Priors(np.array([0.5]), np.array([2.0]), np.array([1.0]))
    >>> round(predicted(3, 9, flat), 12)
    0.4
    """
    mean, size = priors.mean, priors.size
    if bad > _SUMMED:
        rho = 1 / (size + 1)
        matched = of / (1 + (of - 1) * rho) - 1
        chance = betainc(mean * matched, (1 - mean) * matched, min(1.0, (bad + 0.5) / of))
        return float((priors.weight * chance).sum())
    k = np.arange(bad + 1, dtype=np.float64)[:, None]
    ways = gammaln(of + 1) - gammaln(k + 1) - gammaln(of - k + 1)
    a, b = mean * size, (1 - mean) * size
    chance = np.exp(ways + betaln(a + k, b + of - k) - betaln(a, b)).sum(axis=0)
    return min(1.0, float((priors.weight * chance).sum()))
