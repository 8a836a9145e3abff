"""Logistic regression of counts that always has an answer, also where a group is all or nothing.

By maximum likelihood where that exists. It does not exist under separation: some mixture of the
groups holds only successes on one side and only failures on the other (an item that was never
late), and the likelihood rises without end. Whether that is so is decided beforehand, by a linear
program. Then Firth's penalised likelihood is used, which stays finite, with the intercept set
anew so that the fitted successes sum to those seen (FLIC).

Sources: Albert and Anderson, Biometrika 71 (1984) 1 (separation); Konis, Linear programming
algorithms for detecting separated data (thesis, Oxford 2007); Firth, Biometrika 80 (1993) 27;
Heinze and Schemper, Statistics in Medicine 21 (2002) 2409; Puhr and others, Statistics in
Medicine 36 (2017) 2302 (FLIC).
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray
from scipy.linalg.lapack import dpstrf
from scipy.optimize import brentq, linprog
from scipy.special import expit
from statsmodels.genmod.families import Binomial
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.tools.sm_exceptions import PerfectSeparationWarning

Floats = NDArray[np.float64]

_LARGEST_STEP = 5.0
_ROUNDS = 500


class Fit(StrEnum):
    """How the probabilities were found."""

    LIKELIHOOD = "likelihood"
    """Maximum likelihood."""
    PENALISED = "penalised"
    """Firth's penalised likelihood with the intercept set anew: the groups are separated."""
    CONSTANT = "constant"
    """All cases or none succeed: one probability for all."""


@dataclass(frozen=True)
class Logistic:
    """The fitted probability of each row, 0..1, and how it was found."""

    probabilities: Floats
    fit: Fit


def logistic(design: Floats, successes: Floats, cases: Floats) -> Logistic:
    """The probability of success in each row of `design`, whose first column is all ones.

    `successes` and `cases` count per row; columns that follow from others are set aside. Raises
    `ValueError` for arrays that do not fit together, or a row without cases.
    """
    _refuse(design, successes, cases)
    total = float(successes.sum() / cases.sum())
    if total in (0.0, 1.0):
        return Logistic(np.full(len(cases), total), Fit.CONSTANT)
    kept = _independent(design)
    x = design[:, kept]
    if separated(x, successes, cases):
        return Logistic(_firth(x, successes, cases), Fit.PENALISED)
    both = np.column_stack([successes, cases - successes])
    # With as many columns as rows the fit is perfect, rightly; there is no separation here.
    with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
        warnings.simplefilter("ignore", PerfectSeparationWarning)
        found = GLM(both, x, family=Binomial()).fit(tol=1e-13, maxiter=100)
    return Logistic(np.asarray(found.fittedvalues, dtype=np.float64), Fit.LIKELIHOOD)


def separated(design: Floats, successes: Floats, cases: Floats) -> bool:
    """Whether the likelihood rises without end, so that it has no maximum.

    It does where some b has x b >= 0 in each row with successes and x b <= 0 in each with
    failures, and is not 0 throughout. Found as the b within -1..1 of the largest sum of |x b|.

    >>> two = np.array([[1.0, 0.0], [1.0, 1.0]])
    >>> separated(two, np.array([3.0, 2.0]), np.array([5.0, 5.0]))
    False
    >>> separated(two, np.array([3.0, 5.0]), np.array([5.0, 5.0]))
    True
    """
    good, bad = successes > 0, successes < cases
    signed = np.where(good, 1.0, -1.0)[:, None] * design
    pure = good != bad
    mixed = good & bad
    found = linprog(
        -signed[pure].sum(axis=0),
        A_ub=-signed[pure] if pure.any() else None,
        b_ub=np.zeros(int(pure.sum())) if pure.any() else None,
        A_eq=design[mixed] if mixed.any() else None,
        b_eq=np.zeros(int(mixed.sum())) if mixed.any() else None,
        bounds=(-1, 1),
        method="highs",
    )
    return bool(found.fun < -1e-7)


def _firth(x: Floats, successes: Floats, cases: Floats) -> Floats:
    """Probabilities by Firth's likelihood, then with the intercept that keeps the sum."""
    b = np.zeros(x.shape[1])
    b[0] = np.log(successes.sum() + 0.5) - np.log((cases - successes).sum() + 0.5)
    now, information = _penalised(b, x, successes, cases)
    for _ in range(_ROUNDS):
        p = expit(x @ b)
        root = np.sqrt(cases * p * (1 - p))[:, None] * x
        leverage = (root @ np.linalg.inv(information) * root).sum(axis=1)
        slope = x.T @ (successes - cases * p + leverage * (0.5 - p))
        step = np.linalg.solve(information, slope)
        step *= min(1.0, _LARGEST_STEP / max(float(np.abs(step).max()), 1e-300))
        while True:
            then, information = _penalised(b + step, x, successes, cases)
            if then >= now - 1e-12 * abs(now):
                break
            step /= 2
        b, now = b + step, then
        if float(np.abs(step).max()) < 1e-10:
            break
    line = x @ b

    def missing(shift: float) -> float:
        return float((cases * expit(line + shift)).sum() - successes.sum())

    return np.asarray(expit(line + brentq(missing, -20, 20, xtol=1e-13)), dtype=np.float64)


def _penalised(b: Floats, x: Floats, successes: Floats, cases: Floats) -> tuple[float, Floats]:
    """log-likelihood + log |information| / 2, and the information."""
    line = x @ b
    p = expit(line)
    information = x.T @ ((cases * p * (1 - p))[:, None] * x)
    likelihood = float((successes * line - cases * np.logaddexp(0.0, line)).sum())
    return likelihood + 0.5 * float(np.linalg.slogdet(information)[1]), information


def _independent(design: Floats) -> list[int]:
    """The columns that do not follow from the others; the first always stays."""
    rest = design[:, 1:] - design[:, 1:].mean(axis=0)
    if not rest.shape[1]:
        return [0]
    squares = rest.T @ rest
    _, order, rank, _ = dpstrf(squares, tol=1e-9 * max(1.0, float(np.diag(squares).max())))
    # LAPACK counts from 1, as do the columns here, of which the first is set apart.
    return [0, *sorted(int(column) for column in order[:rank])]


def _refuse(design: Floats, successes: Floats, cases: Floats) -> None:
    if design.ndim != 2 or not len(design) == len(successes) == len(cases) > 0:
        raise ValueError("there must be successes and cases for each row")
    if np.any(design[:, 0] != 1):
        raise ValueError("the first column is all ones")
    if np.any(cases < 1) or np.any(successes < 0) or np.any(successes > cases):
        raise ValueError("the successes of a row lie between 0 and its cases, of which it has one")
