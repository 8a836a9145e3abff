"""Benford: free amounts conform, invented ones do not, and where it cannot hold it is not asked."""

import numpy as np
import pytest

from oversight.audit.gaming.benford import LAW, Band, Benford, Reason, benford
from oversight.audit.gaming.verdict import Verdict


def _free(seed: int, many: int = 1500) -> list[float]:
    return np.random.default_rng(seed).lognormal(8, 2, many).tolist()


def _invented(seed: int) -> list[float]:
    """Two in five are made up: every first digit as likely."""
    chance = np.random.default_rng(seed)
    made_up = chance.integers(1, 10, 600) * 10.0 ** chance.integers(1, 6, 600)
    return [*_free(seed, 900), *(made_up * chance.uniform(1, 1.1, 600)).tolist()]


def test_the_law_is_the_printed_one() -> None:
    printed = (0.3010, 0.1761, 0.1249, 0.0969, 0.0792, 0.0669, 0.0580, 0.0512, 0.0458)
    assert pytest.approx(printed, abs=5e-5) == LAW


def test_free_amounts_raise_hardly_an_alarm() -> None:
    found = [benford(_free(seed)) for seed in range(100)]
    assert sum(each.verdict is Verdict.FOUND for each in found) <= 2
    assert {each.verdict for each in found} <= {Verdict.FOUND, Verdict.NOT_FOUND}


def test_invented_amounts_are_found() -> None:
    found = [benford(_invented(seed)) for seed in range(30)]
    assert sum(each.verdict is Verdict.FOUND for each in found) >= 29
    assert {each.band for each in found if each.verdict is Verdict.FOUND} == {Band.NONCONFORMING}


def test_it_is_not_asked_where_it_cannot_hold() -> None:
    few = benford([*range(1, 1000), 0, -4, float("nan")])
    assert few == Benford(Verdict.DOES_NOT_APPLY, 999, 3, None, reason=Reason.TOO_FEW)
    bounded = np.random.default_rng(1).uniform(50, 20_000, 3000).tolist()
    assert benford(bounded).reason is Reason.NARROW
    # One slip of the pen does not make a span.
    one_slip = benford([*bounded, 1e-6])
    assert (one_slip.verdict, one_slip.reason) == (Verdict.DOES_NOT_APPLY, Reason.NARROW)


def test_digits_are_read_as_written() -> None:
    amounts = [10.0**k for k in range(-2, 6)] * 200 + [0.3, 0.6, 0.7, 9.99] * 10
    found = benford(amounts)
    assert [digit.seen for digit in found.digits] == [1600, 0, 10, 0, 0, 10, 10, 0, 10]
    shares = np.array([1600, 0, 10, 0, 0, 10, 10, 0, 10]) / 1640
    assert found.deviation == pytest.approx(float(np.abs(shares - np.array(LAW)).mean()), rel=1e-12)
