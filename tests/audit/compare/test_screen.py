"""Screening: planted slow organisations are named, merely unlucky small ones are not.

Beside it the league table, which names the unlucky small ones instead.
"""

from functools import lru_cache

import numpy as np
import pytest

from oversight.audit.compare.dispersion import Model, Reason
from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.screen import Judged, Question, Screening, Seen, Verdict, screen

SEEDS = range(50)
BASE = {"on time": 0.92, "returned": 0.12}
ASKED = (Question("on time", better="high"), Question("returned", better="low"))
Named = set[tuple[str, str]]


def _world(seed: int, tau: float = 0.0, slow_ones: int = 5) -> tuple[list[Seen], Named]:
    """107 organisations: 40 small, 50 of some size, 17 large; some slow on each indicator.

    Counts are binomial. The slow ones, none of them small, are 25 points worse; all others have
    the one rate, or with `tau` rates that differ by so much.
    """
    chance = np.random.default_rng(seed)
    seen, slow = [], set()
    for question in ASKED:
        base, sign = BASE[question.indicator], -1 if question.better == "high" else 1
        sizes = np.concatenate(
            [chance.integers(*ends) for ends in ((5, 40, 40), (60, 400, 50), (400, 4000, 17))]
        )
        rates = np.full(107, base)
        if tau:
            size = base * (1 - base) / tau**2 - 1
            rates = chance.beta(base * size, (1 - base) * size, 107)
        planted = chance.choice(np.arange(40, 107), slow_ones, replace=False)
        rates[planted] = base + sign * 0.25
        slow |= {(f"O{i}", question.indicator) for i in planted}
        counts = chance.binomial(sizes, rates)
        seen += [
            Seen(f"O{i}", question.indicator, int(counts[i]), int(sizes[i])) for i in range(107)
        ]
    return seen, slow


def _who(judged: tuple[Judged, ...]) -> Named:
    return {(each.org, each.indicator) for each in judged}


@lru_cache
def _screened(seed: int) -> tuple[Screening, Named]:
    seen, slow = _world(seed)
    return screen(f"world {seed}", ASKED, seen), slow


def _wrong(named: Named, slow: Named) -> float:
    return len(named - slow) / max(1, len(named))


def test_of_those_named_at_most_one_in_twenty_is_named_wrongly() -> None:
    """The mean false discovery rate over 50 seeds, at 5 %."""
    assert (
        np.mean([_wrong(_who(found.named), slow) for found, slow in map(_screened, SEEDS)]) <= 0.05
    )


def test_every_planted_one_is_found() -> None:
    missed = [len(slow - _who(found.named)) for found, slow in map(_screened, SEEDS)]
    # 500 are planted; with 60 cases and bad luck one may look like the rest.
    assert sum(missed) <= 2


def test_small_ones_are_never_named_for_bad_luck() -> None:
    """Of the 40 x 2 x 50 small ones, none of them slow, hardly any is named."""
    small = {f"O{i}" for i in range(40)}
    named = [each for found, _ in map(_screened, SEEDS) for each in found.named]
    assert sum(each.org in small for each in named) <= 4


def test_the_league_table_names_the_small_and_unlucky_instead() -> None:
    """The five lowest rates of each indicator, as many as are slow: one in thirteen is wrong."""
    shares = []
    for seed in SEEDS:
        seen, slow = _world(seed)
        bottom: Named = set()
        for question in ASKED:
            own = [each for each in seen if each.indicator == question.indicator]
            own.sort(key=lambda each: each.count / each.of, reverse=question.better == "low")
            bottom |= {(each.org, each.indicator) for each in own[:5]}
        shares.append(_wrong(bottom, slow))
    assert np.mean(shares) > 0.05


def test_one_in_five_slow_ones_do_not_hide_behind_each_other() -> None:
    """Fifteen of the 67 that are compared, on each indicator, over ten seeds."""
    found, wrong = [], []
    for seed in range(10):
        seen, slow = _world(seed, slow_ones=15)
        named = _who(screen("w", ASKED, seen).named)
        found.append(len(named & slow) / len(slow))
        wrong.append(_wrong(named, slow))
    assert np.mean(found) >= 0.97
    assert np.mean(wrong) <= 0.05


def test_where_rates_differ_the_large_are_not_accused_of_it() -> None:
    """True rates that differ by three points: chance alone would name the large by the dozen."""
    exact = tuple(Question(each.indicator, better=each.better, model=Model.EXACT) for each in ASKED)
    allowed, naive = [], []
    for seed in range(10):
        seen, slow = _world(seed, tau=0.03)
        allowed.append(_wrong(_who(screen("w", ASKED, seen).named), slow))
        naive.append(_wrong(_who(screen("w", exact, seen).named), slow))
    assert np.mean(allowed) <= 0.1
    assert np.mean(naive) > 0.3


def test_every_verdict_and_why() -> None:
    seen = [Seen(f"like {i}", "on time", 180, 200) for i in range(60)] + [
        Seen("slow", "on time", 130, 200),
        Seen("unlucky", "on time", 170, 200),
        Seen("quick", "on time", 190, 200),
        Seen("small", "on time", 2, 10),
        Seen("empty", "on time", 0, 0),
    ]
    found = screen("2021 Q2", [Question("on time", better="high", model=Model.EXACT)], seen)
    shown = {each.org: (each.standing, each.verdict) for each in found.judged}
    assert {org: told for org, told in shown.items() if not org.startswith("like ")} == {
        "slow": (Standing.FAR_BELOW, Verdict.NAMED),
        "unlucky": (Standing.BELOW, Verdict.CHANCE_OF_MANY),
        "quick": (Standing.ABOVE, Verdict.BETTER),
        "small": (Standing.TOO_FEW, Verdict.TOO_FEW),
        "empty": (Standing.TOO_FEW, Verdict.TOO_FEW),
    }
    likes = {told for org, told in shown.items() if org.startswith("like ")}
    assert likes == {(Standing.WITHIN, Verdict.WITHIN)}
    empty = Judged("empty", "on time", 0, 0, None, Standing.TOO_FEW, None, None, Verdict.TOO_FEW)
    assert found.judged[-1] == empty
    assert empty.rate is None
    assert [each.org for each in found.named] == ["slow"]
    assert (found.family.name, found.family.tested, found.family.untested) == ("2021 Q2", 63, 2)
    centre = found.centres["on time"]
    assert (centre.spread.reason, centre.left_out) == (Reason.STATED, (60,))
    assert centre.theta == pytest.approx((60 * 180 + 170 + 190) / (62 * 200))


def test_the_direction_is_the_question_s() -> None:
    shown = [Seen("many", "returned", 60, 100)] + [
        Seen(f"O{i}", "returned", 10, 100) for i in range(5)
    ]
    (worse,) = screen("f", [Question("returned", better="low")], shown).named
    assert (worse.org, worse.standing, worse.rate) == ("many", Standing.FAR_ABOVE, 0.6)
    assert screen("f", [Question("returned", better="high")], shown).named == ()


def test_a_target_is_compared_with() -> None:
    shown = [Seen(f"O{i}", "on time", 80, 100) for i in range(15)]
    missed = screen("f", [Question("on time", better="high", target=0.95)], shown)
    assert [(each.org, each.theta) for each in missed.named] == [(f"O{i}", 0.95) for i in range(15)]
    assert screen("f", [Question("on time", better="high")], shown).named == ()


def test_names_and_order_decide_nothing() -> None:
    seen, _ = _world(3)
    turned = [Seen(f"X{each.org}", each.indicator, each.count, each.of) for each in reversed(seen)]
    one, two = screen("w", ASKED, seen), screen("w", ASKED, turned)
    for left, right in zip(one.judged, reversed(two.judged), strict=True):
        told = (right.org, right.verdict, right.standing)
        assert (f"X{left.org}", left.verdict, left.standing) == told
        assert (left.q or 0.0) == pytest.approx(right.q or 0.0, rel=1e-6)


def test_nothing_seen() -> None:
    found = screen("f", ASKED, [])
    assert (found.judged, found.centres, found.family.tested) == ((), {}, 0)


@pytest.mark.parametrize(
    ("asked", "seen", "said"),
    [
        (ASKED, [Seen("A", "speed", 1, 2)], r"no question asks \['speed'\]"),
        (ASKED, [Seen("A", "on time", 1, 2)] * 2, "is seen twice"),
        (ASKED[:1] * 2, [], "is asked twice"),
    ],
)
def test_what_cannot_be_screened(asked: tuple[Question, ...], seen: list[Seen], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        screen("f", asked, seen)
