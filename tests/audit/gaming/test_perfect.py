"""Too perfect: registers without late cases are found, luck, good work and small numbers not."""

import numpy as np
import pytest
from scipy.stats import betabinom, fisher_exact

from oversight.audit.compare.priors import open_priors
from oversight.audit.gaming.perfect import Perfect, Rate, predicted, too_perfect
from oversight.audit.gaming.verdict import Verdict
from tests.audit.gaming.support import most


def _world(seed: int, tau: float) -> list[Rate]:
    """20 organisations of 50 to 2000 cases, one in ten late, true rates spread by `tau`."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(50, 2000, 20)
    rates = np.full(20, 0.1)
    if tau:
        size = 0.1 * 0.9 / tau**2 - 1
        rates = chance.beta(0.1 * size, 0.9 * size, 20)
    return [
        Rate(f"O{i}", int(chance.binomial(of, rate)), int(of))
        for i, (of, rate) in enumerate(zip(sizes, rates, strict=True))
    ]


@pytest.mark.parametrize("tau", [0.0, 0.02, 0.04])
def test_honest_organisations_are_named_no_more_often_than_stated(tau: float) -> None:
    found = [each for seed in range(12) for each in too_perfect(_world(seed, tau))]
    p = [each.p for each in found if each.p is not None]
    assert sum(each <= 0.01 for each in p) <= most(len(p), 0.01)
    assert {each.verdict for each in found} == {Verdict.NOT_FOUND, Verdict.TOO_FEW}


def test_the_predicted_chance_is_that_of_the_distribution() -> None:
    priors = open_priors([40, 55, 38, 61], [400, 500, 420, 480])
    assert priors is not None
    a, b = priors.mean * priors.size, (1 - priors.mean) * priors.size
    exact = float((priors.weight * betabinom.cdf(9, 300, a, b)).sum())
    assert predicted(9, 300, priors) == pytest.approx(exact, rel=1e-9)
    # Beyond a thousand bad cases a beta distribution stands in.
    many = float((priors.weight * betabinom.cdf(1200, 12_000, a, b)).sum())
    assert predicted(1200, 12_000, priors) == pytest.approx(many, rel=2e-2)


def test_a_register_without_late_cases_is_named() -> None:
    for seed in range(6):
        world = [Rate("spotless", 0, 600), *_world(seed, 0.02)]
        named = [each.org for each in too_perfect(world) if each.verdict is Verdict.FOUND]
        assert named == ["spotless"]


def test_the_exact_chance_is_fishers() -> None:
    rates = [Rate("A", 2, 300), Rate("B", 20, 400), Rate("C", 25, 500)]
    found = too_perfect(rates)[0]
    exact = fisher_exact([[2, 298], [45, 855]], alternative="less").pvalue
    assert found.p_exact == pytest.approx(exact, rel=1e-9)
    assert found.p == found.p_exact
    assert (found.p_spread, found.others, found.expected) == (None, 0.05, 15.0)


def test_the_spread_of_the_others_weighs() -> None:
    found = too_perfect([Rate("good", 12, 500), *_world(5, 0.03)])[0]
    assert found.p_exact is not None and found.p_spread is not None
    assert found.p_exact < 1e-4 < found.p_spread
    assert found.verdict is Verdict.NOT_FOUND


def test_what_cannot_be_said() -> None:
    alone = too_perfect([Rate("A", 0, 900), Rate("none", 0, 0)])
    assert alone[0] == Perfect("A", Verdict.DOES_NOT_APPLY, 900, 0, None, None, None, None)
    assert alone[0].p is None
    assert alone[1].verdict is Verdict.TOO_FEW
    with pytest.raises(ValueError):
        too_perfect([Rate("A", 3, 2)])
