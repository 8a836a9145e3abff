"""The common rate: pooled, but not by those far outside."""

import numpy as np
import pytest

from oversight.audit.compare.allowance import standing
from oversight.audit.compare.centre import Centre, common, stated
from oversight.audit.compare.dispersion import Dispersion, Model, Reason
from oversight.audit.compare.funnel import Standing


def test_without_outliers_it_is_the_rate_of_all_together() -> None:
    counts, ofs = [45, 92, 179, 451], [50, 100, 200, 500]
    assert common(counts, ofs) == Centre(767 / 850, Dispersion(Model.EXACT, Reason.TOO_FEW, 4), ())


def test_planted_slow_ones_do_not_make_the_large_good_ones_look_better() -> None:
    chance = np.random.default_rng(3)
    ofs = [200] * 40 + [8000] * 4 + [2000] * 6
    rates = [0.9] * 44 + [0.6] * 6
    counts = [int(chance.binomial(n, p)) for n, p in zip(ofs, rates, strict=True)]
    centre = common(counts, ofs, model=Model.EXACT)
    assert centre.theta == pytest.approx(0.9, abs=0.004)
    assert centre.left_out == tuple(range(44, 50))
    large = [standing(counts[i], ofs[i], centre.theta, 20, centre.spread) for i in range(40, 44)]
    assert large == [Standing.WITHIN] * 4
    pooled = sum(counts) / sum(ofs)
    naive = [standing(counts[i], ofs[i], pooled, 20, centre.spread) for i in range(40, 44)]
    assert naive == [Standing.FAR_ABOVE] * 4


def test_one_in_five_far_outside_do_not_hide_behind_each_other() -> None:
    """Their spread would make the funnel so wide that none of them were outside."""
    chance = np.random.default_rng(12)
    ofs = [400] * 80
    rates = [0.9] * 62 + [0.7] * 18
    counts = [int(chance.binomial(400, p)) for p in rates]
    centre = common(counts, ofs)
    assert set(range(62, 80)) <= set(centre.left_out)
    assert centre.theta == pytest.approx(0.9, abs=0.005)
    assert centre.spread.tau2 < 0.01**2


def test_where_too_few_are_left_the_spread_of_all_stays() -> None:
    """Ten counties whose rates differ, two of them far off: eight tell no spread of their own."""
    rates = [0.86, 0.87, 0.88, 0.89, 0.90, 0.91, 0.92, 0.93, 0.30, 0.35]
    centre = common([round(20_000 * p) for p in rates], [20_000] * 10)
    assert centre.left_out == (8, 9)
    assert (centre.spread.model, centre.spread.organisations) == (Model.ADDITIVE, 10)
    assert centre.theta == pytest.approx(0.895, abs=1e-6)


def test_rates_at_the_end_leave_a_centre_inside() -> None:
    """Where most have a whole 100 %, the centre must not be 100 % and accuse all others."""
    counts, ofs = [20] * 30 + [19] * 12 + [390], [20] * 42 + [400]
    centre = common(counts, ofs)
    assert centre.theta == pytest.approx(sum(counts) / sum(ofs))
    assert centre.left_out == ()


def test_all_or_none() -> None:
    whole = common([20, 30], [20, 30])
    assert whole == Centre(1.0, Dispersion(Model.EXACT, Reason.AT_THE_END, 2), ())


def test_a_huge_one_does_not_decide_where_rates_differ() -> None:
    chance = np.random.default_rng(9)
    rates = chance.beta(0.9 * 224, 0.1 * 224, 60)
    ofs = [1000] * 60 + [200_000]
    counts = [int(chance.binomial(1000, p)) for p in rates] + [int(200_000 * 0.93)]
    centre = common(counts, ofs)
    assert centre.spread.model is Model.ADDITIVE
    assert centre.theta == pytest.approx(0.9, abs=0.01)


def test_a_target_stays_what_it_is() -> None:
    counts, ofs = [180, 90], [200, 100]
    target = Centre(0.95, Dispersion(Model.EXACT, Reason.TOO_FEW, 2))
    assert stated(0.95, counts, ofs) == target


def test_what_all_miss_of_a_target_is_no_spread_between_them() -> None:
    centre = stated(0.95, [160, 158, 163, 161, 159] * 3, [200] * 15)
    assert (centre.theta, centre.spread.model, centre.spread.reason) == (
        0.95,
        Model.EXACT,
        Reason.NO_EXCESS,
    )
    assert standing(160, 200, 0.95, 20, centre.spread) == Standing.FAR_BELOW


def test_huge_ones_all_apart_still_have_a_centre() -> None:
    """Three that agree in nothing: the one in the middle, by cases, is the centre."""
    counts, ofs = [100_000, 500_000, 900_000], [1_000_000] * 3
    centre = common(counts, ofs, model=Model.EXACT)
    assert (round(centre.theta, 6), centre.left_out) == (0.5, (0, 2))


def test_nobody() -> None:
    with pytest.raises(ValueError, match="no organisation"):
        common([], [])
