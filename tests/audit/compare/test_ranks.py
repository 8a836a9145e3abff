"""Ranks drawn, against the integral of what they are drawn from."""

import numpy as np
import pytest
from scipy.integrate import trapezoid
from scipy.stats import beta

from oversight.audit.compare.priors import open_priors
from oversight.audit.compare.ranks import Drawing, Ranking, ranks
from oversight.audit.compare.shrinkage import Check, Fitted

ORGS = ["A", "B", "C", "D", "E"]
COUNTS, OFS = [95, 180, 60, 3, 0], [100, 200, 80, 4, 0]


def _worst_by_integral() -> list[float]:
    """P(i is the lowest) = integral of f_i times the product of 1 - F_j, over all priors."""
    priors = open_priors(COUNTS, OFS)
    assert priors is not None
    rates = np.linspace(0, 1, 401)[1:-1]
    x, n = np.array(COUNTS)[:, None], np.array(OFS)[:, None]
    found = np.zeros(len(COUNTS))
    for mean, size, weight in zip(priors.mean, priors.size, priors.weight, strict=True):
        known = beta(mean * size + x, (1 - mean) * size + n - x)
        lower, density = known.sf(rates), known.pdf(rates)
        for i in range(len(found)):
            others = np.delete(lower, i, axis=0).prod(axis=0)
            found[i] += weight * trapezoid(density[i] * others, rates)
    return [float(each) for each in found]


def test_the_chance_of_being_the_worst() -> None:
    found = ranks(ORGS, COUNTS, OFS, better="high", drawing=Drawing(k=1, draws=40_000))
    expected = _worst_by_integral()
    assert [row.worst for row in found.rows] == pytest.approx(expected, abs=4 * found.error)
    assert sum(row.worst for row in found.rows) == pytest.approx(1.0)
    assert sum(row.expected for row in found.rows) == pytest.approx(15.0)


def test_the_seed_decides_and_nothing_else() -> None:
    one = ranks(ORGS, COUNTS, OFS, better="high")
    assert one == ranks(ORGS, COUNTS, OFS, better="high")
    other = ranks(ORGS, COUNTS, OFS, better="high", drawing=Drawing(seed=2))
    assert [row.worst for row in one.rows] == pytest.approx(
        [row.worst for row in other.rows], abs=5 * one.error
    )
    assert one.seed == 1
    assert other.seed == 2


def test_better_turns_the_ranks() -> None:
    high = ranks(ORGS, COUNTS, OFS, better="high")
    low = ranks(ORGS, COUNTS, OFS, better="low")
    for up, down in zip(high.rows, low.rows, strict=True):
        assert up.expected == pytest.approx(6 - down.expected, abs=0.1)
        assert up.shrunk == down.shrunk


def test_much_data_fixes_the_ranks_and_few_cases_leave_them_open() -> None:
    counts, ofs = [90_000, 80_000, 70_000, 4], [100_000, 100_000, 100_000, 5]
    found = ranks(["A", "B", "C", "D"], counts, ofs, better="high", drawing=Drawing(k=1))
    assert [(row.low, row.high) for row in found.rows] == [(1, 2), (2, 3), (3, 4), (1, 4)]


def test_of_organisations_all_alike_every_order_is_as_likely() -> None:
    orgs = [f"O{i}" for i in range(20)]
    found = ranks(orgs, [90] * 20, [100] * 20, better="high", drawing=Drawing(k=5))
    assert [(row.low, row.high) for row in found.rows] == [(1, 20)] * 20
    assert [row.worst for row in found.rows] == pytest.approx([0.25] * 20, abs=4 * found.error)


def test_nothing_to_rank() -> None:
    none = Fitted(None, None, Check.TOO_FEW)
    assert ranks(["A"], [0], [0], better="high") == Ranking(none, 10, 0.95, 10_000, 1, ())
    with pytest.raises(ValueError, match="for each organisation"):
        ranks(["A"], [1, 2], [2, 2], better="high")
