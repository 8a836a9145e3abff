"""Bunching: what is planted is found, what is honest is not, and the excess is what was put in."""

import numpy as np
import pytest

from oversight.audit.gaming.bunching import Bunching, Window, bunching
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most

DUE = 20


def _honest(seed: int, cases: int) -> np.ndarray:
    """Slacks of cases that take as long as they take, 15.6 working days in the mean."""
    days = np.random.default_rng(seed).gamma(6, 2.6, cases)
    return DUE - np.round(days).astype(np.int64)


def _dated_back(seed: int, cases: int, share: float) -> np.ndarray:
    """The same, but a share of those up to five days late is finished on the last day."""
    slack = _honest(seed, cases)
    moved = np.random.default_rng(seed + 10_000).random(cases) < share
    return np.where((slack < 0) & (slack >= -5) & moved, 0, slack)


@pytest.mark.parametrize("cases", [300, 1000, 5000])
def test_honest_offices_raise_no_more_alarms_than_stated(cases: int) -> None:
    alarms = [
        bunching(_honest(seed, cases).tolist(), level=0.05).verdict is Verdict.FOUND
        for seed in range(100)
    ]
    assert sum(alarms) <= most(100, 0.05)


def test_what_is_planted_is_found() -> None:
    found = [
        bunching(_dated_back(seed, 1000, 0.8).tolist()).verdict is Verdict.FOUND
        for seed in range(40)
    ]
    assert sum(found) >= 38


def test_chance_alone_makes_p_uniform_or_larger() -> None:
    # Counts of a straight line: the curve can be right, and the p of the excess is exact enough.
    chance = np.random.default_rng(4)
    p = []
    for _ in range(300):
        counts = chance.poisson(60 + 2 * np.arange(-10, 16))
        p.append(bunching(np.repeat(np.arange(-10, 16), counts).tolist()).p_mass)
    assert all(each is not None for each in p)
    for level in (0.01, 0.05, 0.2):
        assert sum(each is not None and each <= level for each in p) <= most(300, level)
    assert sum(each is not None and each <= 0.5 for each in p) > 90


def _by_dummies(slacks: list[int], window: Window) -> float:
    """The excess as Chetty has it: a dummy for each excluded day, least squares, unweighted."""
    days = np.arange(window.low, window.high + 1)
    counts = np.array([slacks.count(int(day)) for day in days], dtype=float)
    near = (days >= window.excluded[0]) & (days <= window.excluded[1])
    design = np.hstack(
        [
            np.vander(days / 10, window.degree + 1, increasing=True),
            np.eye(len(days))[:, near],
        ]
    )
    return float(np.linalg.lstsq(design, counts, rcond=None)[0][-int(near.sum()) :].sum())


def test_the_excess_is_that_of_the_source_where_counts_lie_on_a_curve() -> None:
    counts = {day: 200 + 3 * day for day in range(-10, 16)}
    slacks = [day for day, count in counts.items() for _ in range(count)] + [0] * 500
    found = bunching(slacks)
    assert found.excess == pytest.approx(_by_dummies(slacks, Window()), rel=1e-9)
    assert found.excess == pytest.approx(500, rel=1e-9)
    assert found.mass == pytest.approx(500 / 200, rel=1e-9)
    assert (found.on_the_day, found.day_after, found.cases) == (700, 197, 200 * 26 + 3 * 65 + 500)
    assert [day.slack for day in found.days if not day.seen_by_curve] == [-1, 0, 1]


def test_a_meeting_day_is_not_held_against_the_last_day() -> None:
    counts = {day: 100 + (150 if day in (5, 10) else 0) for day in range(-10, 16)}
    slacks = [day for day, count in counts.items() for _ in range(count)] + [0] * 150
    seeing, blind = bunching(slacks), bunching(slacks, Window(donut=(5, 10)))
    assert blind.excess == pytest.approx(150, rel=1e-9)
    assert blind.verdict is Verdict.FOUND
    assert seeing.verdict is Verdict.NOT_FOUND
    assert [day.slack for day in blind.days if not day.seen_by_curve] == [-1, 0, 1, 5, 10]


def test_too_few_say_nothing() -> None:
    assert bunching([0] * 9 + [3] * 40) == Bunching(
        Verdict.TOO_FEW, 49, None, None, None, 9, 0, None, ()
    )
    # The step alone can be tested; with it missing there is no alarm and no p of both.
    no_step = bunching([day for day in range(3, 16) for _ in range(30)])
    assert (no_step.verdict, no_step.p_step, no_step.p) == (Verdict.NOT_FOUND, None, None)


@pytest.mark.parametrize(
    "window", [Window(low=-3, high=5), Window(excluded=(20, 22)), Window(degree=18)]
)
def test_a_window_without_a_curve_is_a_mistake(window: Window) -> None:
    with pytest.raises(ValueError):
        bunching([0], window)


def test_a_level_is_between_0_and_1() -> None:
    with pytest.raises(ValueError):
        bunching([0], level=1.0)
