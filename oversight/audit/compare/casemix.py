"""Case mix: what would be expected of an organisation, given the kinds of case it gets?

A counter for hard items is slower than one for easy ones, and no worse. Each case has the
probability that cases of its kind (item, channel, season) have everywhere; summed over an
organisation's cases that is what would be expected of it, E; observed over expected, O/E, is
above 1 where more happens than its mix explains.

Sources: indirect standardisation, Breslow and Day, Statistical Methods in Cancer Research II
(1987), 2.3; Iezzoni, Risk Adjustment for Measuring Health Care Outcomes (2013).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from oversight.audit.compare import poisson
from oversight.audit.compare.logistic import Fit, logistic

Floats = NDArray[np.float64]
Limits = Literal["exact", "byar"]


@dataclass(frozen=True)
class Standardised:
    """An organisation against what its mix of cases leads to expect.

    `expected` and `variance` (sum of p (1 - p)) are of the number of events among its `cases`;
    `ratio` is O/E with its interval `low`..`high`, all three None where nothing was expected.
    `z` is (O - E) / sqrt(variance), None where the variance is 0.
    """

    org: str
    cases: int
    observed: int
    expected: float
    variance: float
    ratio: float | None
    low: float | None
    high: float | None

    @property
    def z(self) -> float | None:
        """How far observed lies from expected, in standard deviations."""
        return (self.observed - self.expected) / sqrt(self.variance) if self.variance else None


@dataclass(frozen=True)
class CaseMix:
    """All organisations, by name, and how the probabilities were found.

    `fit` tells whether by likelihood or, where kinds are separated, penalised; `separated` then
    names the (covariate, value) pairs of which all cases or none had it (none of them, where
    only values together separate). `covariates` is what was adjusted for. Expected and observed
    have the same sum.
    """

    covariates: tuple[str, ...]
    fit: Fit
    separated: tuple[tuple[str, str], ...]
    rows: tuple[Standardised, ...]


def standardise(
    orgs: Sequence[str],
    happened: Sequence[bool],
    kinds: Mapping[str, Sequence[str]],
    *,
    level: float = 0.95,
    limits: Limits = "exact",
) -> CaseMix:
    """Observed and expected of each organisation, one entry of each sequence a case.

    `happened` should be the rarer outcome (late, not in time): the limits of O/E are those of a
    Poisson count, which are too wide, never too narrow, where events are common. `kinds` maps a
    covariate to its value for each case, for instance item, channel and season; a missing value
    is a value of its own. The model has all covariates side by side and no organisation. Raises
    `ValueError` for sequences of unlike length, or none.

    >>> items = ["hard", "hard", "hard", "easy", "hard", "easy", "easy", "easy"]
    >>> mix = standardise(["A"] * 4 + ["B"] * 4, [1, 1, 0, 0, 1, 0, 0, 0], {"item": items})
    >>> [(row.org, row.observed, round(row.expected, 3)) for row in mix.rows]
    [('A', 2, 2.078), ('B', 1, 0.922)]
    >>> mix.fit, mix.separated
    (<Fit.PENALISED: 'penalised'>, (('item', 'easy'),))
    """
    if not orgs or any(len(column) != len(orgs) for column in (happened, *kinds.values())):
        raise ValueError("there must be an outcome and a value of each covariate for each case")
    names = [f"kind {name}" for name in kinds]
    frame = pd.DataFrame(dict(zip(names, kinds.values(), strict=True)), dtype="object").fillna("")
    frame["org"], frame["observed"], frame["cases"] = list(orgs), np.asarray(happened, int), 1
    # All cases of one kind have one probability: the model is fitted to kinds, not to cases.
    cells = frame.groupby(["org", *names], sort=True)[["observed", "cases"]].sum().reset_index()
    if names:
        patterns = cells.groupby(names, sort=True)[["observed", "cases"]].sum().reset_index()
    else:
        patterns = cells[["observed", "cases"]].sum().to_frame().T
    fitted = logistic(
        _design(patterns, names),
        patterns["observed"].to_numpy(dtype=np.float64),
        patterns["cases"].to_numpy(dtype=np.float64),
    )
    patterns["p"] = fitted.probabilities
    if names:
        cells = cells.merge(patterns[[*names, "p"]], on=names, validate="many_to_one")
    else:
        cells["p"] = fitted.probabilities[0]
    cells["expected"] = cells["cases"] * cells["p"]
    cells["variance"] = cells["expected"] * (1 - cells["p"])
    summed = cells.groupby("org", sort=True)[["cases", "observed", "expected", "variance"]].sum()
    rows = tuple(
        _standardised(str(row[0]), (int(row[1]), int(row[2])), (row[3], row[4]), level, limits)
        for row in summed.itertuples(name=None)
    )
    separated = _pure(patterns, names) if fitted.fit is Fit.PENALISED else ()
    return CaseMix(tuple(kinds), fitted.fit, separated, rows)


def _design(patterns: pd.DataFrame, names: list[str]) -> Floats:
    """Ones, and for each value of a covariate but its commonest a column of zeros and ones."""
    columns = [np.ones(len(patterns))]
    for name in names:
        counted = patterns.groupby(name, sort=True)["cases"].sum()
        columns.extend(
            (patterns[name] == value).to_numpy(dtype=np.float64)
            for value in counted.index
            if value != counted.idxmax()
        )
    return np.column_stack(columns)


def _pure(patterns: pd.DataFrame, names: list[str]) -> tuple[tuple[str, str], ...]:
    """The values of which all cases or none had it."""
    found: list[tuple[str, str]] = []
    for name in names:
        counted = patterns.groupby(name, sort=True)[["observed", "cases"]].sum()
        none, every = counted["observed"] == 0, counted["observed"] == counted["cases"]
        pure = counted.index[none | every]
        found += [(name.removeprefix("kind "), str(value)) for value in pure]
    return tuple(found)


def _standardised(
    org: str,
    counted: tuple[int, int],
    reckoned: tuple[float, float],
    level: float,
    limits: Limits,
) -> Standardised:
    cases, observed = counted
    expected, variance = float(reckoned[0]), float(reckoned[1])
    if expected <= 0:
        return Standardised(org, cases, observed, expected, variance, None, None, None)
    ends = poisson.exact(observed, level) if limits == "exact" else poisson.byar(observed, level)
    ratio, low, high = (value / expected for value in (observed, *ends))
    return Standardised(org, cases, observed, expected, variance, ratio, low, high)
