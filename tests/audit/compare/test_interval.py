"""Exact intervals against statsmodels."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.stats.proportion import proportion_confint

from oversight.audit.compare.interval import clopper_pearson


@given(st.integers(1, 5000), st.floats(0, 1), st.sampled_from((0.9, 0.95, 0.99)))
@settings(max_examples=100, deadline=None)
def test_as_statsmodels_has_it(of: int, share: float, level: float) -> None:
    count = round(share * of)
    expected = proportion_confint(count, of, alpha=1 - level, method="beta")
    assert clopper_pearson(count, of, level) == pytest.approx(expected, rel=1e-9, abs=1e-12)


@given(st.integers(1, 500), st.floats(0, 1))
@settings(max_examples=50, deadline=None)
def test_it_holds_the_rate_and_mirrors(of: int, share: float) -> None:
    count = round(share * of)
    low, high = clopper_pearson(count, of)
    assert low <= count / of <= high
    mirrored = clopper_pearson(of - count, of)
    assert (1 - high, 1 - low) == pytest.approx(mirrored, abs=1e-12)


@pytest.mark.parametrize(("count", "of", "level"), [(1, 0, 0.95), (3, 2, 0.95), (-1, 2, 0.95)])
def test_no_proportion(count: int, of: int, level: float) -> None:
    with pytest.raises(ValueError, match="is not a proportion"):
        clopper_pearson(count, of, level)


def test_no_level() -> None:
    with pytest.raises(ValueError, match="a level lies between 0 and 1"):
        clopper_pearson(1, 2, 1.0)
