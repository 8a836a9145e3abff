"""Over-dispersion against its formulae by hand, and against worlds whose spread is known."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.integrate import quad
from scipy.stats import norm
from scipy.stats.mstats import winsorize

from oversight.audit.compare.dispersion import (
    Dispersion,
    Model,
    Reason,
    between,
    consistency,
    dispersion,
    winsorised,
    z_scores,
)

_worlds = st.lists(
    st.integers(20, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=10,
    max_size=40,
)


@given(_worlds, st.floats(0.05, 0.95))
@settings(max_examples=60, deadline=None)
def test_the_formulae_by_hand(world: list[tuple[int, int]], theta: float) -> None:
    """DOMAIN 8.2: z, winsorised at 10 %, phi, and tau^2 by moments."""
    counts, ofs = [x for x, _ in world], [n for _, n in world]
    z = sorted((x / n - theta) / (theta * (1 - theta) / n) ** 0.5 for x, n in world)
    drawn_in = len(z) // 10
    z[:drawn_in] = [z[drawn_in]] * drawn_in
    z[len(z) - drawn_in :] = [z[len(z) - drawn_in - 1]] * drawn_in
    printed = sum(each**2 for each in z) / len(z)
    found = dispersion(counts, ofs, theta)
    assert found.phi == pytest.approx(printed / consistency(drawn_in / len(z)), rel=1e-9)
    w = [n / (theta * (1 - theta)) for n in ofs]
    scale = sum(w) - sum(each**2 for each in w) / sum(w)
    by_moments = max(0.0, (len(z) * printed - (len(z) - 1)) / scale)
    assert found.printed == pytest.approx((printed, by_moments), rel=1e-9)
    excess = len(z) * (found.phi or 0.0) - (len(z) - 1)
    if found.tau2:
        apart = sorted(
            (x / n - theta) / (1 / v + found.tau2) ** 0.5
            for (x, n), v in zip(world, w, strict=True)
        )
        left = np.mean(winsorised(np.array(apart)) ** 2) / consistency(drawn_in / len(z))
        assert left == pytest.approx(1 - 1 / len(z), rel=1e-6)
    assert (found.model is Model.EXACT) == (excess <= 0) == (found.tau2 == 0)


@given(st.lists(st.integers(0, 200), min_size=10, max_size=40))
@settings(max_examples=40, deadline=None)
def test_of_one_size_tau_is_that_of_the_source(counts: list[int]) -> None:
    ofs = [200] * len(counts)
    found = dispersion(counts, ofs, 0.7)
    assert found.tau2 == pytest.approx(between(found.phi or 0.0, 0.7, ofs), rel=1e-6, abs=1e-12)


def test_the_source_s_own_phi_with_nothing_drawn_in() -> None:
    counts, ofs = [90, 80, 95, 99, 70, 88, 91, 93, 85, 97], [100] * 10
    found = dispersion(counts, ofs, 0.9, share=0.0)
    square = float(np.mean(z_scores(counts, ofs, 0.9) ** 2))
    assert found.phi == pytest.approx(square)
    assert found.printed == pytest.approx((square, between(square, 0.9, ofs)))


@given(st.floats(0.001, 0.49))
@settings(max_examples=30, deadline=None)
def test_consistency_is_the_mean_square_of_a_winsorised_normal(share: float) -> None:
    c = float(norm.isf(share))
    inside, _ = quad(lambda z: z * z * norm.pdf(z), -c, c, epsabs=1e-13)
    assert consistency(share) == pytest.approx(inside + 2 * share * c * c, rel=1e-8)


@given(_worlds, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_the_order_does_not_matter(world: list[tuple[int, int]], chance: object) -> None:
    mixed = sorted(world)
    one = dispersion([x for x, _ in world], [n for _, n in world], 0.6)
    two = dispersion([x for x, _ in mixed], [n for _, n in mixed], 0.6)
    assert (one.model, one.reason) == (two.model, two.reason)
    assert (one.phi, one.tau2) == pytest.approx((two.phi, two.tau2), rel=1e-9)


def _drawn(
    seed: int, *, tau: float = 0.0, cluster: int = 1, many: int = 1500
) -> tuple[list[int], list[int]]:
    """Organisations of 40 to 4000 cases around 0.8, which differ by tau or come in clusters."""
    chance = np.random.default_rng(seed)
    groups = np.exp(chance.uniform(np.log(40), np.log(4000), many)).astype(int) // cluster + 1
    rates = np.full(many, 0.8)
    if tau:
        size = 0.8 * 0.2 / tau**2 - 1
        rates = chance.beta(0.8 * size, 0.2 * size, many)
    counts = chance.binomial(groups, rates) * cluster
    return counts.tolist(), (groups * cluster).tolist()


def test_chance_alone_has_phi_one_and_what_the_source_prints_is_less() -> None:
    """In the mean of 30 worlds of 107; the standard error is 0.03."""
    found = [dispersion(*_drawn(seed, many=107), 0.8, model=Model.EXACT) for seed in range(30)]
    assert np.mean([each.phi for each in found]) == pytest.approx(1.0, abs=0.09)
    assert np.mean([each.printed[0] for each in found if each.printed]) == pytest.approx(
        0.69, abs=0.06
    )


def test_a_planted_spread_is_found_and_called_different_rates() -> None:
    """The source's tau is too small: the large have the largest z-scores, which it draws in."""
    found = dispersion(*_drawn(2, tau=0.03), 0.8)
    assert (found.model, found.reason) == (Model.ADDITIVE, Reason.DIFFERENT_RATES)
    assert found.tau2**0.5 == pytest.approx(0.03, rel=0.06)
    assert found.printed is not None
    assert found.printed[1] ** 0.5 < 0.024


def test_clusters_of_four_are_called_the_same_at_every_size() -> None:
    found = dispersion(*_drawn(3, cluster=4), 0.8)
    assert (found.model, found.reason) == (Model.MULTIPLICATIVE, Reason.SAME_AT_EVERY_SIZE)
    assert found.phi == pytest.approx(4.0, rel=0.12)
    assert found.widening == pytest.approx(2.0, rel=0.06)


def test_where_nothing_can_be_estimated() -> None:
    few = dispersion([90] * 9, [100] * 9, 0.9)
    assert few == Dispersion(Model.EXACT, Reason.TOO_FEW, 9)
    assert dispersion([100] * 12, [100] * 12, 1.0) == Dispersion(Model.EXACT, Reason.AT_THE_END, 12)
    assert few.widening == 1.0
    assert few.rho(0.9) == 0.0
    assert between(1.0, 0.5, [100]) == 0.0


def test_a_stated_model_is_kept() -> None:
    found = dispersion([90] * 12, [100] * 12, 0.9, model=Model.MULTIPLICATIVE)
    assert (found.model, found.reason, found.phi) == (
        Model.MULTIPLICATIVE,
        Reason.STATED,
        pytest.approx(0.0, abs=1e-20),
    )
    assert found.widening == 1.0


def test_what_is_no_count() -> None:
    with pytest.raises(ValueError, match="there must be a number of cases for each count"):
        dispersion([1], [1, 2], 0.5)
    with pytest.raises(ValueError, match="lies between 0 and its number of cases"):
        dispersion([3], [2], 0.5)
    with pytest.raises(ValueError, match=r"no z-scores around 1\.0"):
        z_scores([1], [2], 1.0)
    with pytest.raises(ValueError, match="a share lies between"):
        consistency(0.5)
    assert winsorised(np.array([3.0, 1.0, 2.0]), 0.1).tolist() == [3.0, 1.0, 2.0]


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-9, 9), max_size=40), st.sampled_from([0.0, 0.1, 0.2, 0.25]))
def test_scores_are_drawn_in_as_by_scipy(z: list[float], share: float) -> None:
    wanted = winsorize(np.array(z), limits=(share, share)) if z else np.array(z)
    assert winsorised(np.array(z), share).tolist() == wanted.tolist()
