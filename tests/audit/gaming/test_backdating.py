"""Back-dating: planted is found, a slow or offline office is not."""

from itertools import permutations

import numpy as np
import pytest

from oversight.audit.gaming.backdating import BackDating, Drawing, Entry, back_dating
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most

FAST = Drawing(draws=1999)


def _office(seed: int, back: float, slow: float = 0.7) -> list[Entry]:
    """600 acts; delays of recording are geometric whatever the days left. Of acts up to three
    days late the share `back` is dated on the last day, and recorded when it was done."""
    chance = np.random.default_rng(seed)
    entries = []
    for left in 15 - np.round(chance.gamma(6, 2, 600)).astype(int):
        delay = int(chance.geometric(slow)) - 1
        if -3 <= left < 0 and chance.random() < back:
            entries.append(Entry(0, int(delay - left)))
        else:
            entries.append(Entry(int(left), delay))
    return entries


def test_dating_back_is_found() -> None:
    found = [back_dating(_office(seed, 0.8), FAST).verdict is Verdict.FOUND for seed in range(25)]
    assert sum(found) >= 24


@pytest.mark.parametrize("slow", [0.7, 0.2])
def test_slow_recording_raises_no_more_alarms_than_stated(slow: float) -> None:
    drawing = Drawing(draws=299)
    p = [back_dating(_office(seed, 0, slow), drawing, level=0.05).p for seed in range(80)]
    assert sum(each is not None and each <= 0.05 for each in p) <= most(80, 0.05)


def test_what_is_expected_and_the_chance_are_those_of_all_orders() -> None:
    # Six acts, all 720 ways to deal the delays out; then ten times the same, to be enough.
    left, delay = (0, 0, 1, 2, 4, 6), (3, 1, 0, 0, 2, 0)
    crossings = [
        sum(d > s for s, d in zip(left, order, strict=True)) for order in permutations(delay)
    ]
    found = back_dating([Entry(s, d) for s, d in zip(left, delay, strict=True)] * 10, FAST)
    assert found.expected == pytest.approx(10 * float(np.mean(crossings)), rel=1e-12)
    assert found.crossed == 20


def test_the_chance_is_that_of_dealing_delays_out_one_by_one() -> None:
    entries = _office(3, 0.1)
    left = np.array([each.left for each in entries if each.left >= 0])
    delay = np.array([each.delay for each in entries if each.left >= 0])
    chance = np.random.default_rng(9)
    crossed = int((delay > left).sum())
    one_by_one = [int((chance.permutation(delay) > left).sum()) >= crossed for _ in range(4000)]
    found = back_dating(entries, Drawing(draws=9999, seed=3))
    assert found.p == pytest.approx(float(np.mean(one_by_one)), abs=0.03)
    assert 0.01 < float(np.mean(one_by_one)) < 0.99


def test_what_is_found_can_be_opened() -> None:
    entries = [
        Entry(5, 0),
        Entry(0, 2),
        Entry(-3, 9),
        Entry(4, -1),
        Entry(1, 1),
        Entry(1, 2),
    ]
    found = back_dating(entries)
    assert (found.verdict, found.cases, found.crossed, found.which) == (
        Verdict.TOO_FEW,
        4,
        2,
        (1, 5),
    )
    assert (found.ahead, found.dated_late, found.expected, found.p) == (1, 1, None, None)
    assert [(row.left, row.acts, row.crossed, row.mean_delay) for row in found.rows] == [
        (0, 1, 1, 2.0),
        (1, 2, 1, 1.5),
        (5, 1, 0, 0.0),
    ]


def test_the_same_seed_says_the_same() -> None:
    entries = _office(1, 0.3)
    assert back_dating(entries, Drawing(999, seed=4)) == back_dating(entries, Drawing(999, seed=4))


def test_nothing_recorded_late_is_nothing_found() -> None:
    found = back_dating([Entry(left % 9, 0) for left in range(90)], FAST)
    assert (found.verdict, found.crossed, found.expected, found.p) == (
        Verdict.NOT_FOUND,
        0,
        0.0,
        1.0,
    )
    assert back_dating([]) == BackDating(Verdict.TOO_FEW, 0, 0, (), None, None, 0, 0, ())


def test_too_few_draws_are_a_mistake() -> None:
    with pytest.raises(ValueError):
        back_dating([], Drawing(draws=100))
