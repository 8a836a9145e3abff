"""The log-rank test against statsmodels and scipy."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import CensoredData, logrank
from statsmodels.duration.survfunc import survdiff

from oversight.audit.compare.logrank import Group, LogRank, log_rank


def _comparable(cases: list[tuple[int, bool, str]]) -> bool:
    """Every group has one end at least while the others are at risk."""
    last = {group: max((t for t, _, g in cases if g == group), default=0) for group in "ABC"}
    first = {
        group: min((t for t, e, g in cases if g == group and e), default=99) for group in "ABC"
    }
    return all(first[a] <= last[b] for a in "ABC" for b in "ABC")


_cases = st.lists(
    st.tuples(st.integers(1, 30), st.booleans(), st.sampled_from("ABC")), min_size=12, max_size=80
).filter(_comparable)


@given(_cases)
@settings(max_examples=60, deadline=None)
def test_as_statsmodels_has_it(cases: list[tuple[int, bool, str]]) -> None:
    lasted, ended, groups = (list(column) for column in zip(*cases, strict=True))
    found = log_rank(lasted, ended, groups)
    chi, p = survdiff(np.array(lasted, float), np.array(ended, int), np.array(groups))
    assert (found.statistic, found.p) == pytest.approx((float(chi), float(p)), rel=1e-7)
    assert found.freedom == 2
    assert sum(group.observed for group in found.groups) == sum(ended)
    assert sum(group.expected for group in found.groups) == pytest.approx(sum(ended))


@given(_cases)
@settings(max_examples=40, deadline=None)
def test_two_groups_as_scipy_has_it(cases: list[tuple[int, bool, str]]) -> None:
    two = [case for case in cases if case[2] != "C"]
    lasted, ended, groups = (list(column) for column in zip(*two, strict=True))
    sides = [
        CensoredData.right_censored(
            [t for t, _, g in two if g == side], [not e for _, e, g in two if g == side]
        )
        for side in "AB"
    ]
    expected = logrank(*sides)
    found = log_rank(lasted, ended, groups)
    assert found.p == pytest.approx(float(expected.pvalue), rel=1e-7)
    assert found.statistic == pytest.approx(float(expected.statistic) ** 2, rel=1e-7)


def test_strata_as_statsmodels_has_them() -> None:
    chance = np.random.default_rng(4)
    lasted = chance.integers(1, 60, 300).astype(float)
    ended, groups = chance.random(300) < 0.7, chance.choice(list("AB"), 300)
    items = chance.choice(["easy", "hard"], 300)
    found = log_rank(lasted.tolist(), ended.tolist(), groups.tolist(), items.tolist())
    chi, p = survdiff(lasted, ended.astype(int), groups, strata=items)
    assert (found.statistic, found.p) == pytest.approx((float(chi), float(p)), rel=1e-9)


def test_who_gets_the_hard_items_is_slower_but_not_within_an_item() -> None:
    """All hard cases take 20 to 29 days and all easy ones 1 to 10, whoever has them."""
    lasted = [20 + i % 10 for i in range(90)] + [1 + i % 10 for i in range(10)]
    lasted += [20 + i % 10 for i in range(10)] + [1 + i % 10 for i in range(90)]
    items = ["hard"] * 90 + ["easy"] * 10 + ["hard"] * 10 + ["easy"] * 90
    groups, ended = ["A"] * 100 + ["B"] * 100, [True] * 200
    together = log_rank(lasted, ended, groups)
    within = log_rank(lasted, ended, groups, items)
    assert together.p is not None
    assert together.p < 1e-12
    assert (within.statistic, within.p) == (
        pytest.approx(0.0, abs=1e-9),
        pytest.approx(1.0, abs=1e-4),
    )


def test_nothing_to_compare() -> None:
    assert log_rank([], [], []) == LogRank((), None, 0, None)
    alone = log_rank([1, 2], [True, True], ["A", "A"])
    assert alone == LogRank((Group("A", 2, 2, 2.0),), None, 0, None)
    still = log_rank([1, 2], [False, False], ["A", "B"])
    assert still == LogRank((Group("A", 1, 0, 0.0), Group("B", 1, 0, 0.0)), None, 0, None)
    apart = log_rank([1, 1, 5, 5], [False, False, True, True], ["A", "A", "B", "B"])
    assert apart == LogRank((Group("A", 2, 0, 0.0), Group("B", 2, 2, 2.0)), None, 0, None)


def test_unlike_lengths() -> None:
    with pytest.raises(ValueError, match="one group for each case"):
        log_rank([1], [True], [])
    with pytest.raises(ValueError, match="one stratum for each case"):
        log_rank([1], [True], ["A"], [])
