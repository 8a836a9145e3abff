"""Pauses by the days left: saving the deadline is found, a trend and small numbers are not."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from scipy.stats import chi2, fisher_exact

from oversight.audit.gaming.pauses import Left, Ran, by_remaining, jump
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most


def _office(seed: int, saving: float, cases: int = 400) -> tuple[Left, ...]:
    """Cases under a limit of 15 working days: each day one in twelve is decided, one in fifty
    paused; with `saving`, that share of those in the last two days is paused besides."""
    chance = np.random.default_rng(seed)
    ran = []
    for _ in range(cases):
        for left in range(15, -1, -1):
            roll = chance.random()
            if roll < 0.02 or (left <= 1 and chance.random() < saving):
                ran.append(Ran(15, left, acted=True))
                break
            if roll < 0.02 + 1 / 12 or left == 0:
                ran.append(Ran(15, left, acted=False))
                break
    return by_remaining(ran)


def test_saving_the_deadline_is_found() -> None:
    found = [jump(_office(seed, 0.15)).verdict is Verdict.FOUND for seed in range(25)]
    assert sum(found) >= 24


def test_honest_pauses_raise_no_more_alarms_than_stated() -> None:
    alarms = []
    for seed in range(60):
        p = jump(_office(seed, 0.0)).p
        alarms.append(p is not None and p <= 0.05)
    assert sum(alarms) <= most(60, 0.05)


def test_a_trend_is_not_a_jump() -> None:
    # The odds rise by a fifth each day, all the way: many pauses at the end, but no step.
    days = [
        Left(left, 3000, round(3000 * float(expit(-5 + 0.18 * (15 - left)))))
        for left in range(15, -1, -1)
    ]
    found = jump(days)
    assert found.last_share is not None and found.earlier_share is not None
    assert found.last_share > 2 * found.earlier_share
    assert found.verdict is Verdict.NOT_FOUND
    assert found.odds == pytest.approx(1, abs=0.02)


def test_the_step_by_another_way() -> None:
    days = _office(3, 0.1)
    acts = np.array([day.acts for day in days], dtype=float)
    running = np.array([day.running for day in days], dtype=float)
    left = np.array([day.remaining for day in days], dtype=float)

    def fitted(design: np.ndarray) -> tuple[float, np.ndarray]:
        def loss(beta: np.ndarray) -> float:
            at = design @ beta
            return float((running * np.logaddexp(0, at) - acts * at).sum())

        found = minimize(loss, np.zeros(design.shape[1]), method="BFGS", options={"gtol": 1e-9})
        return float(found.fun), found.x

    trend = np.column_stack([np.ones(16), left / 10])
    worse, _ = fitted(trend)
    better, beta = fitted(np.column_stack([trend, left <= 1]))
    found = jump(days)
    assert found.odds == pytest.approx(float(np.exp(beta[2])), rel=1e-4)
    assert found.p == pytest.approx(float(chi2.sf(2 * (worse - better), 1)) / 2, rel=1e-4)


def test_with_none_before_the_test_is_exact() -> None:
    days = [Left(left, 100, 0) for left in range(10, 1, -1)] + [Left(1, 40, 6), Left(0, 30, 7)]
    found = jump(days)
    exact = fisher_exact([[13, 57], [0, 900]], alternative="greater").pvalue
    assert found.p == pytest.approx(exact, rel=1e-12)
    assert (found.verdict, found.odds, found.earlier_share) == (Verdict.FOUND, None, 0)


def test_none_in_the_last_days_is_no_jump() -> None:
    found = jump(
        [Left(left, 100, 3) for left in range(10, 1, -1)] + [Left(1, 90, 0), Left(0, 80, 0)]
    )
    assert found.verdict is Verdict.NOT_FOUND
    assert found.p is not None and found.p > 0.5


def test_too_few_say_nothing() -> None:
    few = [Left(5, 100, 2), Left(1, 30, 9)]
    assert jump(few).verdict is Verdict.TOO_FEW
    assert (jump(few).odds, jump(few).p, jump(few).last_share) == (None, None, 0.3)
    rare = [Left(5, 1000, 1), Left(1, 300, 2)]
    assert jump(rare).verdict is Verdict.TOO_FEW
    assert Left(3, 0, 0).share is None and Left(3, 0, 0).interval is None


def test_days_are_counted_within_the_window() -> None:
    days = by_remaining(
        [Ran(30, 2, True), Ran(3, -4, True), Ran(1, 1, False), Ran(-1, -2, True)], 4
    )
    assert days == (
        Left(4, 1, 0),
        Left(3, 2, 0),
        Left(2, 2, 1),
        Left(1, 2, 0),
        Left(0, 1, 0),
    )
    with pytest.raises(ValueError):
        by_remaining([Ran(1, 2, False)])


@pytest.mark.parametrize("days", [[Left(5, 1, 2), Left(0, 1, 0)], [Left(5, 9, 0)], [Left(0, 9, 0)]])
def test_days_that_cannot_be_are_a_mistake(days: list[Left]) -> None:
    with pytest.raises(ValueError):
        jump(days)
