"""The index: scores by the formula, ranks with ties, gaps left out."""

import numpy as np
import pytest

from oversight.audit.composite.index import Aggregation, Index, Recipe, index, ranks
from oversight.audit.composite.normalise import Indicator, Way

ASKED = (Indicator("on time", "high"), Indicator("days", "low"), Indicator("content", "high"))
TABLE = np.random.default_rng(4).uniform(0.2, 0.9, (8, 3))


def test_scores_by_the_formula() -> None:
    scaled = (TABLE - TABLE.min(axis=0)) / np.ptp(TABLE, axis=0)
    scaled[:, 1] = 1 - scaled[:, 1]
    linear = index("ABCDEFGH", TABLE, Recipe(ASKED, (2, 1, 1)))
    expected = 0.5 * scaled[:, 0] + 0.25 * scaled[:, 1] + 0.25 * scaled[:, 2]
    assert [row.score for row in linear.rows] == pytest.approx(expected, rel=1e-12)
    assert [sum(row.parts) for row in linear.rows] == pytest.approx(expected, rel=1e-12)
    geometric = index(
        "ABCDEFGH", TABLE, Recipe(ASKED, (2, 1, 1), aggregation=Aggregation.GEOMETRIC)
    )
    raised = 0.01 + 0.99 * scaled
    expected = raised[:, 0] ** 0.5 * raised[:, 1] ** 0.25 * raised[:, 2] ** 0.25
    assert [row.score for row in geometric.rows] == pytest.approx(expected, rel=1e-12)
    assert [np.exp(sum(row.parts)) for row in geometric.rows] == pytest.approx(expected, rel=1e-12)


def test_a_geometric_mean_does_not_let_good_pay_for_bad() -> None:
    table = np.array([[1.0, 0.0, 0.5], [0.5, 0.5, 0.5], [0.0, 1.0, 0.5]])
    asked = tuple(Indicator(name, "high") for name in "abc")
    linear = index("XYZ", table, Recipe(asked, (1, 1, 1)))
    geometric = index("XYZ", table, Recipe(asked, (1, 1, 1), aggregation=Aggregation.GEOMETRIC))
    assert [row.rank for row in linear.rows] == [1, 1, 1]
    assert [row.rank for row in geometric.rows] == [2, 1, 2]
    assert linear.flat == ("c",)


def test_ties_share_the_better_rank_whatever_the_rounding() -> None:
    assert ranks(np.array([0.1 + 0.2, 0.3, 0.9])).tolist() == [2, 2, 1]
    assert ranks(np.array([[1.0, 2.0], [2.0, 1.0]])).tolist() == [[2, 1], [1, 2]]


def test_gaps_are_left_out_not_filled() -> None:
    table = TABLE.copy()
    table[2, 1] = np.nan
    found = index("ABCDEFGH", table, Recipe(ASKED, (1, 1, 1)))
    assert found.left_out == ("C",)
    rest = index("ABDEFGH", np.delete(TABLE, 2, axis=0), Recipe(ASKED, (1, 1, 1)))
    assert found.rows == rest.rows
    nothing = Recipe(ASKED, (1, 1, 1))
    assert index("A", np.full((1, 3), np.nan), nothing) == Index(nothing, (), ("A",), ())


def test_names_and_units_do_not_matter() -> None:
    one = index("ABCDEFGH", TABLE, Recipe(ASKED, (3, 2, 1)))
    turned = index("HGFEDCBA", TABLE[::-1] * [100, 24, 5], Recipe(ASKED, (30, 20, 10)))
    assert {row.org: row.rank for row in one.rows} == {row.org: row.rank for row in turned.rows}


def test_choices_that_do_not_go_together_are_a_mistake() -> None:
    with pytest.raises(ValueError):
        Recipe(ASKED, (1, 1))
    for way in (Way.Z, Way.TARGET):
        with pytest.raises(ValueError):
            Recipe(ASKED, (1, 1, 1), way, Aggregation.GEOMETRIC)
    for orgs in ("AB", "ABCDEFGG"):
        with pytest.raises(ValueError):
            index(orgs, TABLE, Recipe(ASKED, (1, 1, 1)))
