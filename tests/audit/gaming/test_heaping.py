"""Heaping: estimated figures are found, measured ones are not, tens that are not free are left."""

import numpy as np
import pytest

from oversight.audit.gaming.heaping import Heaping, Reason, heaping
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most


def _measured(seed: int, many: int = 300) -> list[int]:
    return np.round(np.random.default_rng(seed).lognormal(5, 1, many)).astype(int).tolist()


def _estimated(seed: int, share: float) -> list[int]:
    chance = np.random.default_rng(seed + 1000)
    return [5 * round(v / 5) if chance.random() < share else v for v in _measured(seed)]


def test_estimates_are_found() -> None:
    found = [heaping(_estimated(seed, 0.4)) for seed in range(40)]
    assert sum(each.verdict is Verdict.FOUND for each in found) >= 39
    assert {digit for each in found for digit in each.named} <= {0, 5}


def test_measurements_raise_no_more_alarms_than_stated() -> None:
    for level in (0.05, 0.2):
        p = [heaping(_measured(seed)).p for seed in range(300)]
        assert sum(each is not None and each <= level for each in p) <= most(300, level)


def test_the_figures_are_those_of_the_formula() -> None:
    values = [100 + 3 * i for i in range(100)] + [-500] * 50
    found = heaping(values)
    assert [digit.seen for digit in found.digits] == [60, 10, 10, 10, 10, 10, 10, 10, 10, 10]
    assert found.digits[0].residual == pytest.approx(45 / np.sqrt(15 * 0.9), rel=1e-12)
    assert found.named == (0,)
    assert found.whipple == pytest.approx(100 * 70 / 30, rel=1e-12)
    assert found.verdict is Verdict.FOUND


def test_of_very_many_figures_a_trace_is_no_heap() -> None:
    # 10.5 % end in 7: beyond any chance among 200 000, and nothing to look into.
    values = [*range(200_000), *(10 * i + 7 for i in range(1000))]
    found = heaping(values)
    assert found.p is not None and found.p < 0.001
    assert (found.verdict, found.named) == (Verdict.NOT_FOUND, ())


def test_what_last_digits_cannot_tell_is_said() -> None:
    assert heaping([7] * 99) == Heaping(Verdict.TOO_FEW, 99)
    assert heaping([10 + i % 15 for i in range(200)]) == Heaping(
        Verdict.DOES_NOT_APPLY, 200, reason=Reason.NARROW
    )
    halves = [100.5 * i for i in range(150)]
    assert heaping(halves).reason is Reason.NOT_WHOLE
    assert heaping([*range(150), float("nan")]).reason is Reason.NOT_WHOLE
    with pytest.raises(ValueError):
        heaping([], level=0)
