"""Logistic regression against statsmodels, and Firth's against its likelihood by brute force."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.special import expit
from statsmodels.discrete.discrete_model import Logit

from oversight.audit.compare.logistic import Fit, Logistic, logistic, separated

Floats = NDArray[np.float64]


def _world(seed: int, columns: int = 4, rows: int = 24) -> tuple[Floats, Floats, Floats]:
    chance = np.random.default_rng(seed)
    design = np.column_stack([np.ones(rows), chance.integers(0, 2, (rows, columns - 1))])
    cases = chance.integers(5, 60, rows).astype(float)
    line = design @ np.array([-1.0, 0.8, -0.6, 0.4][:columns])
    return design, chance.binomial(cases.astype(int), expit(line)).astype(float), cases


def _case_by_case(design: Floats, successes: Floats, cases: Floats) -> tuple[Floats, Floats]:
    rows = [np.repeat(i, int(n)) for i, n in enumerate(cases)]
    happened = [np.arange(int(n)) < int(good) for good, n in zip(successes, cases, strict=True)]
    return design[np.concatenate(rows)], np.concatenate(happened).astype(float)


@pytest.mark.parametrize("seed", range(5))
def test_rows_of_counts_as_statsmodels_has_the_cases_one_by_one(seed: int) -> None:
    design, successes, cases = _world(seed)
    each, happened = _case_by_case(design, successes, cases)
    other = Logit(happened, each).fit(disp=0, tol=1e-14, method="newton", maxiter=100)
    found = logistic(design, successes, cases)
    assert found.fit is Fit.LIKELIHOOD
    assert found.probabilities == pytest.approx(expit(design @ other.params), rel=1e-9)
    assert float((cases * found.probabilities).sum()) == pytest.approx(float(successes.sum()))


def test_firth_of_two_groups_adds_a_half_to_each_cell() -> None:
    """Then the intercept is set anew, so that the sum is the one seen."""
    design = np.array([[1.0, 0.0], [1.0, 1.0]])
    successes, cases = np.array([7.0, 0.0]), np.array([20.0, 30.0])
    found = logistic(design, successes, cases)
    halved = (successes + 0.5) / (cases + 1)
    line = np.log(halved / (1 - halved))
    gap = np.log(found.probabilities / (1 - found.probabilities)) - line
    assert found.fit is Fit.PENALISED
    assert gap[0] == pytest.approx(gap[1], abs=1e-9)
    assert float((cases * found.probabilities).sum()) == pytest.approx(7.0, rel=1e-9)


@pytest.mark.parametrize("seed", range(4))
def test_firth_is_at_the_top_of_its_likelihood(seed: int) -> None:
    design, successes, cases = _world(seed)
    successes = np.where(design[:, 2] == 1, 0.0, successes)

    def loss(b: Floats) -> float:
        p = expit(design @ b)
        information = design.T @ ((cases * p * (1 - p))[:, None] * design)
        likelihood = successes @ (design @ b) - cases @ np.logaddexp(0, design @ b)
        return -float(likelihood + np.linalg.slogdet(information)[1] / 2)

    best = minimize(loss, np.zeros(4), method="BFGS", options={"gtol": 1e-9})
    found = logistic(design, successes, cases)
    line = np.log(found.probabilities / (1 - found.probabilities))
    shift = line - design @ best.x
    assert found.fit is Fit.PENALISED
    assert shift == pytest.approx(np.full(len(shift), shift[0]), abs=1e-4)
    assert float((cases * found.probabilities).sum()) == pytest.approx(float(successes.sum()))
    assert 0 < found.probabilities.min() < found.probabilities.max() < 1


def test_separation_by_one_value_by_values_together_and_none() -> None:
    one = np.array([[1.0, 0, 0], [1, 1, 0], [1, 0, 1], [1, 1, 1]])
    ten = np.full(4, 10.0)
    assert separated(one, np.array([3.0, 0, 4, 0]), ten)
    assert separated(one, np.array([10.0, 4, 6, 0]), ten)
    assert not separated(one, np.array([3.0, 0, 4, 5]), ten)
    assert not separated(one, np.array([3.0, 2, 4, 5]), ten)


def test_columns_that_follow_from_others_change_nothing() -> None:
    design, successes, cases = _world(7)
    twice = np.column_stack([design, design[:, 1], 1 - design[:, 2]])
    expected = logistic(design, successes, cases).probabilities
    assert logistic(twice, successes, cases).probabilities == pytest.approx(expected, rel=1e-9)


def test_all_or_none() -> None:
    design, cases = np.ones((3, 1)), np.array([4.0, 5.0, 6.0])
    for successes, p in ((cases, 1.0), (0 * cases, 0.0)):
        found = logistic(design, successes, cases)
        assert (found.fit, found.probabilities.tolist()) == (Fit.CONSTANT, [p] * 3)
    alone = logistic(design, np.array([1.0, 2.0, 3.0]), cases)
    assert isinstance(alone, Logistic)
    assert alone.probabilities == pytest.approx(np.full(3, 0.4), rel=1e-9)


def test_what_does_not_fit_together() -> None:
    two = np.ones(2)
    with pytest.raises(ValueError, match="for each row"):
        logistic(np.ones((3, 1)), two, two)
    with pytest.raises(ValueError, match="first column"):
        logistic(np.zeros((2, 1)), two, two)
    with pytest.raises(ValueError, match="lie between 0 and its cases"):
        logistic(np.ones((2, 1)), 2 * two, two)
