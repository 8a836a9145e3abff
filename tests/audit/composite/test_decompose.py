"""The parts of a change of rank: they sum to it, and are the mean over all orders."""

from itertools import permutations

import numpy as np
import pytest

from oversight.audit.composite.decompose import Period, decompose
from oversight.audit.composite.index import Aggregation, Recipe, index
from oversight.audit.composite.normalise import Indicator, Way

ORGS = "ABCDEFG"
ASKED = tuple(Indicator(name, "high") for name in "xyz")
CHANCE = np.random.default_rng(21)
OLD, NEW = CHANCE.uniform(0, 1, (7, 3)), CHANCE.uniform(0, 1, (7, 3))


def _rank(columns: set[str], weights: tuple[float, ...]) -> np.ndarray:
    """The ranks with the columns named taken from the new period."""
    chosen = np.array([name in columns for name in "xyz"])
    table = np.where(chosen, NEW, OLD)
    rows = index(ORGS, table, Recipe(ASKED, weights, Way.RANK, Aggregation.GEOMETRIC)).rows
    return np.array([row.rank for row in rows])


def test_parts_are_the_mean_over_all_orders() -> None:
    then, now = (1.0, 2.0, 1.0), (3.0, 1.0, 1.0)
    recipes = [Recipe(ASKED, each, Way.RANK, Aggregation.GEOMETRIC) for each in (then, now)]
    found = decompose(ORGS, Period(OLD, recipes[0]), Period(NEW, recipes[1]))
    expected = {name: np.zeros(7) for name in ("x", "y", "z", "weights")}
    orders = list(permutations(expected))
    for order in orders:
        taken: set[str] = set()
        before = _rank(taken, then)
        for name in order:
            taken = taken | {name}
            after = _rank(taken, now if "weights" in taken else then)
            expected[name] += (after - before) / len(orders)
            before = after
    for i, row in enumerate(found):
        assert [part.name for part in row.parts] == ["x", "y", "z"]
        assert row.weights is not None
        for part in (*row.parts, row.weights):
            assert part.rank == pytest.approx(expected[part.name][i], abs=1e-9)
        assert sum(part.rank for part in (*row.parts, row.weights)) == pytest.approx(
            row.after - row.before, abs=1e-9
        )


def test_unchanged_weights_have_no_part() -> None:
    recipe = Recipe(ASKED, (1, 1, 1))
    found = decompose(ORGS, Period(OLD, recipe), Period(NEW, Recipe(ASKED, (2, 2, 2))))
    assert {row.weights for row in found} == {None}
    then, now = index(ORGS, OLD, recipe), index(ORGS, NEW, recipe)
    for row, a, b in zip(found, then.rows, now.rows, strict=True):
        assert (row.before, row.after) == (a.rank, b.rank)
        assert sum(part.score for part in row.parts) == pytest.approx(b.score - a.score, abs=1e-9)


def test_an_indicator_that_did_not_change_has_no_part() -> None:
    table = OLD.copy()
    table[:, 1] = NEW[:, 1]
    recipe = Recipe(ASKED, (1, 1, 1))
    for row in decompose(ORGS, Period(OLD, recipe), Period(table, recipe)):
        assert (row.parts[0].rank, row.parts[2].rank) == (0, 0)
        assert row.parts[1].rank == row.after - row.before


def test_gaps_of_either_period_are_left_out_of_both() -> None:
    old, new = OLD.copy(), NEW.copy()
    old[1, 0], new[4, 2] = np.nan, np.nan
    recipe = Recipe(ASKED, (1, 1, 1))
    found = decompose(ORGS, Period(old, recipe), Period(new, recipe))
    assert [row.org for row in found] == list("ACDFG")
    assert decompose("A", Period(old[1:2], recipe), Period(new[1:2], recipe)) == ()


def test_recipes_of_different_kinds_are_a_mistake() -> None:
    one = Period(OLD, Recipe(ASKED, (1, 1, 1)))
    for other in (
        Recipe(ASKED, (1, 1, 1), Way.RANK),
        Recipe(tuple(Indicator(name, "low") for name in "xyz"), (1, 1, 1)),
    ):
        with pytest.raises(ValueError):
            decompose(ORGS, one, Period(NEW, other))
    many = tuple(Indicator(str(i), "high") for i in range(13))
    wide = Period(np.ones((2, 13)), Recipe(many, (1,) * 13))
    with pytest.raises(ValueError):
        decompose("AB", wide, wide)
