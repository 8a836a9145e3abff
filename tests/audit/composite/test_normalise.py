"""Each way of bringing indicators to one scale, by its formula and by its laws."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import zscore

from oversight.audit.composite.normalise import Indicator, Way, flat, normalise

TABLE = np.array([[0.9, 12.0, 5.0], [0.8, 10.0, 5.0], [0.7, 20.0, 5.0], [0.8, 14.0, 5.0]])
ASKED = (
    Indicator("on time", "high", 0.8),
    Indicator("days", "low", 10),
    Indicator("same", "high", 5),
)


def test_each_way_by_its_formula() -> None:
    z = normalise(TABLE, ASKED, Way.Z)
    assert z[:, 0] == pytest.approx(zscore(TABLE[:, 0], ddof=1), rel=1e-12)
    assert z[:, 1] == pytest.approx(-zscore(TABLE[:, 1], ddof=1), rel=1e-12)
    assert normalise(TABLE, ASKED, Way.MIN_MAX) == pytest.approx(
        np.array([[1, 0.8, 0.5], [0.5, 1, 0.5], [0, 0, 0.5], [0.5, 0.6, 0.5]]), rel=1e-12
    )
    assert normalise(TABLE, ASKED, Way.RANK) == pytest.approx(
        np.array([[1, 2 / 3, 0.5], [0.5, 1, 0.5], [0, 0, 0.5], [0.5, 1 / 3, 0.5]]), rel=1e-12
    )
    assert normalise(TABLE, ASKED, Way.TARGET) == pytest.approx(
        np.array([[0.125, -0.2, 0], [0, 0, 0], [-0.125, -1, 0], [0, -0.4, 0]]), abs=1e-12
    )
    assert z[:, 2].tolist() == [0, 0, 0, 0]
    assert flat(TABLE) == (2,)


def test_one_alone_is_in_the_middle() -> None:
    one = TABLE[:1]
    assert normalise(one, ASKED, Way.Z).tolist() == [[0, 0, 0]]
    assert normalise(one, ASKED, Way.MIN_MAX).tolist() == [[0.5, 0.5, 0.5]]
    assert normalise(one, ASKED, Way.RANK).tolist() == [[0.5, 0.5, 0.5]]


values = st.lists(st.integers(-1000, 1000), min_size=2, max_size=9)


@settings(max_examples=40, deadline=None)
@given(values, st.integers(1, 50), st.integers(-500, 500))
def test_no_unit_matters_and_order_is_kept(column: list[int], factor: int, shift: int) -> None:
    asked = [Indicator("x", "high")]
    table = np.array(column, dtype=float)[:, None]
    for way in (Way.Z, Way.MIN_MAX, Way.RANK):
        scaled = normalise(table, asked, way)[:, 0]
        other = normalise(table * factor + shift, asked, way)[:, 0]
        assert other == pytest.approx(scaled, abs=1e-9)
        turned = normalise(-table, [Indicator("x", "low")], way)[:, 0]
        assert turned == pytest.approx(scaled, abs=1e-9)
        order = np.argsort(table[:, 0], kind="stable")
        assert np.all(np.diff(scaled[order]) >= 0)


@pytest.mark.parametrize(
    ("table", "asked", "way"),
    [
        (np.array([[1.0, np.nan, 1.0]]), ASKED, Way.Z),
        (TABLE[:, :2], ASKED, Way.Z),
        (TABLE[:0], ASKED, Way.Z),
        (TABLE, (*ASKED[:2], Indicator("same", "high")), Way.TARGET),
        (TABLE, (*ASKED[:2], Indicator("same", "high", 0.0)), Way.TARGET),
    ],
)
def test_what_does_not_fit_is_a_mistake(
    table: np.ndarray, asked: tuple[Indicator, ...], way: Way
) -> None:
    with pytest.raises(ValueError):
        normalise(table, asked, way)
