"""Ranks under other choices: against all choices enumerated, and where the answer is known."""

from itertools import product

import numpy as np
import pytest

from oversight.audit.composite.index import Aggregation, Recipe, index
from oversight.audit.composite.normalise import Indicator, Way
from oversight.audit.composite.sensitivity import (
    Choice,
    Open,
    Part,
    Sensitivity,
    Standing,
    sensitivity,
)

ORGS = tuple(f"O{i}" for i in range(9))
ASKED = tuple(Indicator(name, "high") for name in "abcd")
RECIPE = Recipe(ASKED, (1, 1, 1, 1))
TABLE = np.random.default_rng(12).lognormal(0, 0.8, (9, 4))
WAYS = (Way.MIN_MAX, Way.RANK)


def _shift(recipe: Recipe) -> float:
    stated = [row.rank for row in index(ORGS, TABLE, RECIPE).rows]
    other = [row.rank for row in index(ORGS, TABLE, recipe).rows]
    return float(np.mean(np.abs(np.array(other) - stated)))


def test_with_fixed_weights_all_choices_can_be_enumerated() -> None:
    ways = (Way.MIN_MAX, Way.RANK)
    table = np.array(
        [[_shift(Recipe(ASKED, (1, 1, 1, 1), w, a)) for a in Aggregation] for w in ways]
    )
    variance = table.var()
    first = {
        Choice.WAY: table.mean(axis=1).var() / variance,
        Choice.AGGREGATION: table.mean(axis=0).var() / variance,
    }
    total = {
        Choice.WAY: table.var(axis=0).mean() / variance,
        Choice.AGGREGATION: table.var(axis=1).mean() / variance,
    }
    found = sensitivity(ORGS, TABLE, RECIPE, 3, Open(WAYS, sureness=None, draws=4096))
    assert found.shift == pytest.approx(table.mean(), abs=0.01)
    assert [part.choice for part in found.parts] == [Choice.WAY, Choice.AGGREGATION]
    for part in found.parts:
        assert part.first == pytest.approx(first[part.choice], abs=0.05)
        assert part.total == pytest.approx(total[part.choice], abs=0.05)
    for i, row in enumerate(found.rows):
        drawn = [
            index(ORGS, TABLE, Recipe(ASKED, (1, 1, 1, 1), w, a)).rows[i].rank
            for w, a in product(ways, Aggregation)
        ]
        assert row.mean == pytest.approx(np.mean(drawn), abs=0.02)
        assert (row.low, row.high) == (min(drawn), max(drawn))
        assert row.first_k == pytest.approx(np.mean([rank <= 3 for rank in drawn]), abs=0.02)


def test_drawn_weights_are_those_of_a_dirichlet_distribution() -> None:
    # One way, one mean: ranks under weights drawn by another generator.
    chance = np.random.default_rng(77)
    weights = chance.dirichlet(30 * np.array([0.4, 0.3, 0.2, 0.1]), 4000)
    recipe = Recipe(ASKED, (4, 3, 2, 1))
    drawn = np.array(
        [
            [row.rank for row in index(ORGS, TABLE, Recipe(ASKED, tuple(w))).rows]
            for w in weights[:800].tolist()
        ]
    )
    opened = Open((Way.MIN_MAX,), (Aggregation.LINEAR,), draws=4096)
    found = sensitivity(ORGS, TABLE, recipe, 3, opened)
    assert found.parts == (Part(Choice.WEIGHTS, 1.0, 1.0),)
    for i, row in enumerate(found.rows):
        assert row.mean == pytest.approx(drawn[:, i].mean(), abs=0.15)
        assert row.first_k == pytest.approx(np.mean(drawn[:, i] <= 3), abs=0.07)


def test_an_indicator_that_carries_a_rank_alone_shows() -> None:
    # Without the last one A is nobody; five draws are as likely: all four, or one of them out.
    table = TABLE.copy()
    table[0] = [table[:, 0].min(), table[:, 1].min(), table[:, 2].min(), 3 * table[:, 3].max()]
    weights = (1.0, 1.0, 1.0, 3.0)
    recipes = [Recipe(ASKED, weights)] + [
        Recipe(ASKED, tuple(0.0 if i == out else w for i, w in enumerate(weights)))
        for out in range(4)
    ]
    drawn = np.array([[row.rank for row in index(ORGS, table, each).rows] for each in recipes])
    opened = Open((Way.MIN_MAX,), (Aggregation.LINEAR,), sureness=None, leave_out=True, draws=4096)
    found = sensitivity(ORGS, table, recipes[0], 1, opened)
    assert found.parts == (Part(Choice.INDICATOR, 1.0, 1.0),)
    assert found.shift == pytest.approx(float(np.abs(drawn - drawn[0]).mean()), abs=0.02)
    for i, row in enumerate(found.rows):
        assert row.mean == pytest.approx(float(drawn[:, i].mean()), abs=0.02)
        assert row.first_k == pytest.approx(float(np.mean(drawn[:, i] == 1)), abs=0.01)
    assert (drawn[0, 0], drawn[4, 0]) == (1, 9)


def test_a_rank_that_the_weights_decide_is_marked() -> None:
    # A leads in everything, E trails in everything; B, C are good at opposite things.
    table = np.array([[1, 1.0], [0.9, 0.3], [0.31, 0.9], [0.2, 0.2], [0, 0]])
    recipe = Recipe(ASKED[:2], (1, 1))
    found = sensitivity("ABCDE", table, recipe, 2, Open(sureness=8))
    assert {row.org: row.standing for row in found.rows} == {
        "A": Standing.AMONG,
        "B": Standing.CHOICES_DECIDE,
        "C": Standing.CHOICES_DECIDE,
        "D": Standing.NOT_AMONG,
        "E": Standing.NOT_AMONG,
    }
    marked = [row for row in found.rows if row.standing is Standing.CHOICES_DECIDE]
    assert all(0.3 < row.first_k < 0.7 for row in marked)
    assert (found.rows[0].low, found.rows[0].high) == (1, 1)
    # Far apart in both, no choice moves anyone.
    ladder = np.arange(5.0)[::-1, None] * [1.0, 2.0]
    still = sensitivity("ABCDE", ladder, recipe, 2)
    assert (still.shift, still.parts) == (0.0, ())
    assert [row.standing for row in still.rows] == [Standing.AMONG] * 2 + [Standing.NOT_AMONG] * 3


def test_the_same_seed_says_the_same_and_nobody_is_nothing() -> None:
    one = sensitivity(ORGS, TABLE, RECIPE, 3, Open(draws=100, seed=5))
    assert one == sensitivity(ORGS, TABLE, RECIPE, 3, Open(draws=100, seed=5))
    assert one.draws == 128
    nobody = sensitivity("A", np.full((1, 4), np.nan), RECIPE, 1)
    assert nobody == Sensitivity(1, 0.0, (), (), 0, ("A",))


def test_a_weight_of_nothing_stays_nothing() -> None:
    table = np.column_stack([np.arange(9.0), np.random.default_rng(1).normal(size=9)])
    opened = Open((Way.Z,), (Aggregation.LINEAR,), sureness=5)
    found = sensitivity(ORGS, table, Recipe(ASKED[:2], (1, 0), Way.Z), 3, opened)
    assert [row.rank for row in found.rows] == list(range(9, 0, -1))
    assert (found.shift, found.parts) == (0.0, ())


def test_choices_that_cannot_be_drawn_are_a_mistake() -> None:
    with pytest.raises(ValueError):
        Open((Way.Z,))
    for wrong in (
        {"ways": ()},
        {"draws": 10},
        {"sureness": 0.0},
        {"level": 1.0},
    ):
        with pytest.raises(ValueError):
            Open(**wrong)  # type: ignore[arg-type]
    with pytest.raises(ValueError):
        sensitivity(ORGS, TABLE, RECIPE, 0)
