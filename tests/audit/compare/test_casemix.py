"""Case mix against a regression of the cases one by one, and where it makes all the difference."""

import numpy as np
import pytest
from scipy.special import expit
from statsmodels.discrete.discrete_model import Logit

from oversight.audit.compare import poisson
from oversight.audit.compare.casemix import CaseMix, Standardised, standardise
from oversight.audit.compare.logistic import Fit


def _world(seed: int, many: int = 4000) -> tuple[list[str], list[bool], dict[str, list[str]]]:
    """Late or not by item and channel; organisation A gets the hard items, and none is slow."""
    chance = np.random.default_rng(seed)
    orgs = chance.choice(["A", "B", "C"], many)
    hard = chance.random(many) < np.where(orgs == "A", 0.8, 0.2)
    online = chance.random(many) < 0.5
    season = chance.choice(["Q1", "Q2", "Q3"], many)
    late = chance.random(many) < expit(-2.5 + 1.6 * hard - 0.5 * online + 0.3 * (season == "Q2"))
    kinds = {
        "item": ["hard" if each else "easy" for each in hard],
        "channel": ["online" if each else "counter" for each in online],
        "season": season.tolist(),
    }
    return orgs.tolist(), late.tolist(), kinds


def test_as_a_regression_of_the_cases_one_by_one() -> None:
    orgs, late, kinds = _world(1)
    found = standardise(orgs, late, kinds)
    item = np.array(kinds["item"]) == "hard"
    channel = np.array(kinds["channel"]) == "online"
    season = [np.array(kinds["season"]) == name for name in ("Q2", "Q3")]
    design = np.column_stack([np.ones(len(orgs)), item, channel, *season]).astype(float)
    fitted = Logit(np.array(late, float), design).fit(disp=0, tol=1e-14)
    p = expit(design @ fitted.params)
    who = np.array(orgs)
    for row in found.rows:
        own = who == row.org
        assert (row.cases, row.observed) == (own.sum(), np.array(late)[own].sum())
        assert row.expected == pytest.approx(float(p[own].sum()), rel=1e-9)
        assert row.variance == pytest.approx(float((p[own] * (1 - p[own])).sum()), rel=1e-9)
        ends = poisson.exact(row.observed)
        assert (row.ratio, row.low, row.high) == pytest.approx(
            tuple(value / row.expected for value in (row.observed, *ends))
        )
        assert row.z == pytest.approx((row.observed - row.expected) / row.variance**0.5)
    assert (found.covariates, found.fit, found.separated) == (
        ("item", "channel", "season"),
        Fit.LIKELIHOOD,
        (),
    )


def test_who_gets_the_hard_items_is_late_more_often_and_no_worse() -> None:
    orgs, late, kinds = _world(2)
    crude = standardise(orgs, late, {})
    mixed = standardise(orgs, late, kinds)
    assert [row.org for row in mixed.rows] == ["A", "B", "C"]
    assert crude.rows[0].low is not None
    assert crude.rows[0].low > 1.2
    for row in mixed.rows:
        assert row.low is not None
        assert row.high is not None
        assert row.low < 1 < row.high
    for found in (crude, mixed):
        assert sum(row.expected for row in found.rows) == pytest.approx(sum(late), rel=1e-9)


def test_an_item_that_was_never_late_is_named_and_nothing_runs_away() -> None:
    orgs, late, kinds = _world(3, 600)
    never = ["never" if i % 5 == 0 else item for i, item in enumerate(kinds["item"])]
    late = [was and item != "never" for was, item in zip(late, never, strict=True)]
    found = standardise(orgs, late, kinds | {"item": never})
    assert (found.fit, found.separated) == (Fit.PENALISED, (("item", "never"),))
    assert sum(row.expected for row in found.rows) == pytest.approx(sum(late), rel=1e-9)
    plain = standardise(orgs, late, {"item": never, "channel": kinds["channel"]})
    assert [row.expected for row in plain.rows] == pytest.approx(
        [row.expected for row in found.rows], rel=0.05
    )


def test_limits_by_byar() -> None:
    orgs, late, kinds = _world(4, 500)
    found = standardise(orgs, late, kinds, limits="byar", level=0.9)
    for row in found.rows:
        low, high = poisson.byar(row.observed, 0.9)
        assert (row.low, row.high) == pytest.approx((low / row.expected, high / row.expected))


def test_by_hand_without_covariates() -> None:
    found = standardise(["A", "A", "B", "B"], [True, False, False, False], {})
    assert found == CaseMix(
        (),
        Fit.LIKELIHOOD,
        (),
        (
            Standardised("A", 2, 1, pytest.approx(0.5), pytest.approx(0.375), *_around(1, 0.5)),
            Standardised("B", 2, 0, pytest.approx(0.5), pytest.approx(0.375), *_around(0, 0.5)),
        ),
    )


def _around(observed: int, expected: float) -> tuple[object, ...]:
    ends = poisson.exact(observed)
    return tuple(pytest.approx(value / expected) for value in (observed, *ends))


def test_nothing_happened_and_a_value_that_is_missing() -> None:
    found = standardise(["A", "B"], [False, False], {"item": ["x", None]})  # type: ignore[list-item]
    assert found == CaseMix(
        ("item",),
        Fit.CONSTANT,
        (),
        tuple(Standardised(org, 1, 0, 0.0, 0.0, None, None, None) for org in "AB"),
    )
    assert found.rows[0].z is None


def test_unlike_lengths() -> None:
    for orgs, late, kinds in (([], [], {}), (["A"], [], {}), (["A"], [True], {"item": []})):
        with pytest.raises(ValueError, match="for each case"):
            standardise(orgs, late, kinds)  # type: ignore[arg-type]
