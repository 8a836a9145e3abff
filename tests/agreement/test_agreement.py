"""Random programs mean the same to pyDatalog, to plain SQL and to every part of the optimiser.

A few of them: `python -m tests.agreement --programs 2000` tries as many as one likes.
"""

from __future__ import annotations

import pytest

from oversight.datalog.optimiser.optimise import PASSES
from tests.agreement.run import compared


@pytest.mark.parametrize("seed", range(14))
def test_before_and_after_all_passes(seed: int) -> None:
    assert compared(seed, (0, len(PASSES)), programs=4).differences == ()


@pytest.mark.parametrize("seed", range(100, 102))
def test_after_each_pass(seed: int) -> None:
    assert compared(seed, range(len(PASSES) + 1), programs=4).differences == ()
