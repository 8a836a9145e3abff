"""The bootstrap takes out the bias and covers the truth, where the truth is known."""

import numpy as np
import pytest

from oversight.audit.efficiency import bootstrap as module
from oversight.audit.efficiency.bootstrap import Drawing, Said, bootstrap
from oversight.audit.efficiency.dea import dea
from oversight.audit.efficiency.envelope import Floats, Orientation, Points, Returns, distances
from oversight.audit.efficiency.units import Unit


def _world(seed: int, many: int) -> tuple[list[Unit], Floats]:
    """One input, one output, constant returns: the true efficiency is exp(-u)."""
    chance = np.random.default_rng(seed)
    x = chance.uniform(1, 9, many)
    u = np.abs(chance.normal(0, 0.4, many))
    y = x * np.exp(-u)
    units = [Unit(str(i), (float(x[i]),), (float(y[i]),)) for i in range(many)]
    return units, np.exp(-u)


def _by_ratio(points: Points, reference: Points, *_: object) -> Floats:
    """The distance where it is a ratio, without a program: fast enough for many worlds."""
    best = float((reference.outputs / reference.inputs).max())
    return np.asarray(best / (points.outputs / points.inputs)[:, 0])


def test_the_ratio_is_the_distance() -> None:
    units, _ = _world(1, 12)
    points = Points(np.array([u.inputs for u in units]), np.array([u.outputs for u in units]))
    for orientation in Orientation:
        found = distances(points, points, Returns.CONSTANT, orientation)
        assert found == pytest.approx(_by_ratio(points, points), rel=1e-9)


def test_bias_is_taken_out_and_the_truth_is_covered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "distances", _by_ratio)
    before, after, covered = [], [], []
    for seed in range(80):
        units, truth = _world(seed, 25)
        rows = bootstrap(units, Returns.CONSTANT, drawing=Drawing(draws=200, seed=seed)).rows
        before.append(np.mean([row.efficiency for row in rows] - truth))
        after.append(np.mean([row.corrected for row in rows] - truth))
        covered.append(
            np.mean([row.low <= true <= row.high for row, true in zip(rows, truth, strict=True)])
        )
    # All rows of a world share one frontier, so a world is one trial: 0.95 +- 2.6 x 0.024.
    assert 0.88 <= np.mean(covered) <= 1
    assert np.mean(before) > 0.01
    assert abs(np.mean(after)) < 0.005


@pytest.mark.parametrize("orientation", Orientation)
def test_several_inputs_are_drawn_as_well(orientation: Orientation) -> None:
    chance = np.random.default_rng(5)
    x = chance.uniform(1, 9, (14, 2))
    y = x.prod(axis=1) ** 0.4 * np.exp(-np.abs(chance.normal(0, 0.3, 14)))
    units = [Unit(str(i), (x[i, 0], x[i, 1]), (y[i],)) for i in range(14)]
    drawing = Drawing(draws=100, seed=9)
    found = bootstrap(units, Returns.VARIABLE, orientation, drawing)
    assert found.said is Said.DRAWN
    reckoned = [row.bcc.efficiency for row in dea(units, orientation).rows]
    assert [row.efficiency for row in found.rows] == pytest.approx(reckoned, rel=1e-9)
    for row in found.rows:
        assert 0 < row.low <= row.corrected <= row.high <= row.efficiency <= 1
    again = bootstrap(units, Returns.VARIABLE, orientation, drawing)
    assert again == found


def test_too_few_are_said() -> None:
    units, _ = _world(2, 5)
    assert bootstrap(units, Returns.CONSTANT, drawing=Drawing(draws=100)).said is Said.FEW
    same = [Unit(str(i), (1.0 + i,), (2.0 + 2 * i,)) for i in range(9)]
    found = bootstrap(same, Returns.CONSTANT)
    assert (found.said, found.rows, found.bandwidth) == (Said.NOTHING, (), None)
    assert bootstrap([]).said is Said.NOTHING


def test_a_drawing_that_says_nothing_is_a_mistake() -> None:
    units, _ = _world(2, 8)
    for drawing in (Drawing(draws=20), Drawing(level=1.0)):
        with pytest.raises(ValueError):
            bootstrap(units, drawing=drawing)
