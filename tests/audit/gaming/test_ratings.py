"""Ratings: defaults, shape, bursts and call-backs, planted and honest."""

import numpy as np
import pytest
from scipy.stats import binom

from oversight.audit.gaming.ratings import (
    Bursts,
    Defaults,
    Gap,
    Shape,
    Spread,
    against_call_back,
    bursts,
    default_share,
    shape,
)
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most


def test_defaults() -> None:
    assert default_share(20, 100).verdict is Verdict.NOT_FOUND
    assert default_share(90, 100).verdict is Verdict.FOUND
    assert default_share(90, 100).p == pytest.approx(float(binom.sf(89, 100, 0.5)), rel=1e-9)
    assert default_share(30, 40) == Defaults(Verdict.TOO_FEW, 40, 30, 0.75, None, None)
    assert default_share(0, 0).share is None
    with pytest.raises(ValueError):
        default_share(3, 2)


@pytest.mark.parametrize(
    ("stars", "expected"),
    [
        ((60, 10, 20, 80, 500), Shape.J),
        ((5, 10, 20, 80, 500), Shape.RISING),
        ((0, 0, 3, 3, 700), Shape.ONLY_FIVES),
        ((90, 80, 300, 120, 90), Shape.OTHER),
        ((1, 1, 1, 1, 40), Shape.TOO_FEW),
        ((0, 0, 30, 30, 60), Shape.RISING),
    ],
)
def test_shapes(stars: tuple[int, int, int, int, int], expected: Shape) -> None:
    assert shape(stars).shape is expected


def test_a_shape_states_its_cases() -> None:
    assert shape((3, 1, 0, 20, 60)) == Spread(Shape.RISING, 84, (3, 1, 0, 20, 60), 0.3125)
    with pytest.raises(ValueError):
        shape((1, 2, 3, 4, -5))


def _visitors(seed: int) -> list[int]:
    """Ten days of eight hours; mornings three times as busy as afternoons."""
    chance = np.random.default_rng(seed)
    found: list[int] = []
    for day in range(10):
        for hour in range(9, 17):
            many = chance.poisson(15 if hour < 12 else 5)
            found += (day * 1440 + hour * 60 + chance.integers(0, 60, many)).tolist()
    return found


def test_bursts_are_found_and_busy_mornings_are_not() -> None:
    honest = [bursts(_visitors(seed), level=0.05).verdict is Verdict.FOUND for seed in range(100)]
    assert sum(honest) <= most(100, 0.05)
    planted = [bursts(_visitors(seed) + [3 * 1440 + 15 * 60 + 7] * 12) for seed in range(15)]
    assert [each.verdict for each in planted] == [Verdict.FOUND] * 15
    assert {each.bursts[0].minute for each in planted} == {3 * 1440 + 15 * 60 + 7}


def test_few_ratings_are_no_burst() -> None:
    assert bursts([5] * 40) == Bursts(Verdict.TOO_FEW, 40, 40, None, ())
    assert bursts([]).busiest == 0


def test_the_called_back_against_the_active() -> None:
    chance = np.random.default_rng(2)
    alarms = 0
    for _ in range(200):
        active, called = int(chance.binomial(400, 0.9)), int(chance.binomial(120, 0.9))
        found = against_call_back(
            {True: active, False: 400 - active}, {True: called, False: 120 - called}, level=0.05
        )
        alarms += found.verdict is Verdict.FOUND
    assert alarms <= most(200, 0.05)
    planted = against_call_back({True: 392, False: 8}, {True: 96, False: 24})
    assert planted.verdict is Verdict.FOUND
    assert (planted.cases, planted.active, planted.called) == ((400, 120), 0.98, 0.8)
    # Those called back more content than the active: no flattery.
    assert against_call_back({True: 300, False: 100}, {True: 118, False: 2}).verdict is (
        Verdict.NOT_FOUND
    )


def test_too_few_called_back() -> None:
    assert against_call_back({True: 300}, {True: 10, False: 10}) == Gap(
        Verdict.TOO_FEW, (300, 20), 1.0, 0.5, None, None, None
    )
    assert against_call_back({}, {}).active is None
    with pytest.raises(ValueError):
        against_call_back({True: -1}, {})
