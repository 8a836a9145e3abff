"""Weights by their formulas; the benefit of the doubt by another program and by efficiency."""

import numpy as np
import pytest
from scipy.stats import entropy as shannon

from oversight.audit.composite.weights import (
    Flattered,
    benefit_of_the_doubt,
    entropy,
    equal,
    stated,
)
from oversight.audit.efficiency.dea import dea
from oversight.audit.efficiency.envelope import Orientation
from oversight.audit.efficiency.units import Unit


def test_entropy_is_shannons() -> None:
    table = np.random.default_rng(3).uniform(0, 1, (12, 4))
    told = 1 - shannon(table, axis=0, base=12)
    assert entropy(table) == pytest.approx(told / told.sum(), rel=1e-9)


def test_what_tells_nothing_apart_weighs_nothing() -> None:
    table = np.array([[0.2, 0.5, 0.0], [0.9, 0.5, 0.0], [0.4, 0.5, 0.0]])
    assert entropy(table).tolist() == [1, 0, 0]
    assert entropy(np.full((3, 2), 0.4)).tolist() == [0.5, 0.5]


def test_stated_weights_are_shares() -> None:
    assert stated([2, 0, 6]).tolist() == [0.25, 0, 0.75]
    for wrong in ([], [0, 0], [1, -1], [1, float("nan")]):
        with pytest.raises(ValueError):
            stated(wrong)
    with pytest.raises(ValueError):
        equal(0)


def test_the_benefit_of_the_doubt_is_efficiency_with_one_input_for_all() -> None:
    # Cherchye and others (2007): an input-oriented DEA in which every unit has the same input.
    table = np.random.default_rng(8).uniform(0.1, 1, (14, 3))
    units = [Unit(str(i), (1.0,), tuple(row)) for i, row in enumerate(table.tolist())]
    by_efficiency = [row.ccr.efficiency for row in dea(units, Orientation.INPUT).rows]
    found = benefit_of_the_doubt(table)
    assert [each.score for each in found] == pytest.approx(by_efficiency, rel=1e-9)
    assert [sum(each.shares) for each in found] == pytest.approx([1] * 14, rel=1e-9)


def test_least_shares_are_kept_and_only_lower_scores() -> None:
    table = np.random.default_rng(9).uniform(0.1, 1, (14, 3))
    free, held = benefit_of_the_doubt(table), benefit_of_the_doubt(table, least=0.2)
    for one, other in zip(free, held, strict=True):
        assert other.score <= one.score + 1e-9
        assert min(other.shares) >= 0.2 - 1e-9
    # With nothing left to choose every part is a third of its score.
    fixed = benefit_of_the_doubt(table, least=1 / 3)
    assert [share for each in fixed for share in each.shares] == pytest.approx([1 / 3] * 42)


def test_nobody_above_gets_no_doubt() -> None:
    found = benefit_of_the_doubt(np.array([[0.0, 0.0], [1.0, 0.5], [0.5, 0.25]]))
    assert found[0] == Flattered(0.0, (0.0, 0.0))
    assert [each.score for each in found] == pytest.approx([0, 1, 0.5], abs=1e-9)
    for table, least in ((np.array([[-0.1, 1.0]]), 0.0), (np.array([[0.1, 1.0]]), 0.6)):
        with pytest.raises(ValueError):
            benefit_of_the_doubt(table, least)
