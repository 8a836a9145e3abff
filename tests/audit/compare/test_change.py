"""Before and after: against regressions of statsmodels, and over many drawn worlds."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from statsmodels.genmod.families import Poisson
from statsmodels.genmod.generalized_linear_model import GLM
from statsmodels.stats.proportion import proportion_confint
from statsmodels.stats.weightstats import CompareMeans, DescrStatsW

from oversight.audit.compare.change import (
    Effect,
    Events,
    Judged,
    Pair,
    Placebo,
    Scale,
    Share,
    Verdict,
    judge,
    of_events,
    of_organisations,
    of_shares,
)

_shares = st.integers(20, 2000).flatmap(
    lambda n: st.builds(Share, count=st.integers(0, n), of=st.just(n))
)
_pairs = st.builds(Pair, before=_shares, after=_shares)
_events = st.builds(Events, count=st.integers(5, 3000), exposure=st.floats(1, 1e6))


@given(_pairs, _pairs)
@settings(max_examples=60, deadline=None)
def test_shares_by_hand_from_wilson_s_limits(treated: Pair[Share], control: Pair[Share]) -> None:
    found = of_shares(treated, control)
    below = above = 0.0
    d = 0.0
    for share, sign in (
        (treated.after, 1),
        (treated.before, -1),
        (control.after, -1),
        (control.before, 1),
    ):
        rate = share.count / share.of
        ends = proportion_confint(share.count, share.of, method="wilson")
        offs = sorted(sign * (float(end) - rate) for end in ends)
        d, below, above = d + sign * rate, below + offs[0] ** 2, above + offs[1] ** 2
    assert found.estimate == pytest.approx(d, abs=1e-12)
    assert (found.low, found.high) == pytest.approx(
        (d - below**0.5, d + above**0.5), rel=1e-7, abs=1e-9
    )


@given(_pairs, _pairs)
@settings(max_examples=40, deadline=None)
def test_changing_sides_turns_the_sign(treated: Pair[Share], control: Pair[Share]) -> None:
    one, two = of_shares(treated, control), of_shares(control, treated)
    assert (one.estimate, one.low, one.high) == pytest.approx(
        (-_known(two.estimate), -_known(two.high), -_known(two.low)), abs=1e-12
    )


def _known(value: float | None) -> float:
    assert value is not None
    return value


def test_the_interval_of_shares_holds_the_truth_at_least_as_often_as_it_says() -> None:
    """Rates near 1 and 40 cases a group: rather too often than too seldom."""
    chance = np.random.default_rng(8)
    rates, held = (0.95, 0.90, 0.93, 0.96), []
    truth = (rates[0] - rates[1]) - (rates[2] - rates[3])
    for _ in range(1500):
        a, b, c, d = (Share(int(chance.binomial(40, p)), 40) for p in rates)
        found = of_shares(Pair(b, a), Pair(d, c))
        held.append(_known(found.low) <= truth <= _known(found.high))
    assert np.mean(held) >= 0.945


@pytest.mark.filterwarnings("ignore:Perfect", "ignore:divide by zero", "ignore:invalid value")
@given(_events, _events, _events, _events)
@settings(max_examples=40, deadline=None)
def test_events_as_a_poisson_regression(a: Events, b: Events, c: Events, d: Events) -> None:
    found = of_events(Pair(a, b), Pair(c, d))
    design = np.array([[1, 1, 0, 0], [1, 1, 1, 1], [1, 0, 0, 0], [1, 0, 1, 0]], float)
    counts = np.array([each.count for each in (a, b, c, d)], float)
    exposure = np.array([each.exposure for each in (a, b, c, d)])
    fitted = GLM(counts, design, family=Poisson(), exposure=exposure).fit(tol=1e-14, maxiter=200)
    ends = fitted.conf_int(0.05)[3]
    assert (found.estimate, found.low, found.high) == pytest.approx(
        tuple(np.exp([fitted.params[3], *ends])), rel=1e-6
    )


def test_organisations_as_welch_has_them() -> None:
    chance = np.random.default_rng(2)

    def side(many: int, gain: float) -> list[Pair[Share]]:
        before = chance.integers(100, 160, many)
        after = before + chance.integers(0, 20, many) + int(gain)
        return [
            Pair(Share(int(x), 200), Share(int(y), 200)) for x, y in zip(before, after, strict=True)
        ]

    treated, control = side(8, 15), side(12, 0)
    changes = [
        [pair.after.count / 200 - pair.before.count / 200 for pair in each]
        for each in (treated, control)
    ]
    ends = CompareMeans(*(DescrStatsW(each) for each in changes)).tconfint_diff(usevar="unequal")
    found = of_organisations(treated, control)
    assert (found.low, found.high) == pytest.approx(tuple(ends), rel=1e-9)
    assert found.estimate == pytest.approx(float(np.mean(changes[0]) - np.mean(changes[1])))


def test_where_organisations_differ_their_own_interval_is_the_wide_one() -> None:
    """Cases taken as independent call a difference that is only one of organisations."""
    up, down = Pair(Share(800, 1000), Share(900, 1000)), Pair(Share(800, 1000), Share(750, 1000))
    still = [Pair(Share(800, 1000), Share(800 + k, 1000)) for k in (-4, 0, 4, 0)]
    treated = [up, up, down, up]
    together = of_shares(_sum(treated), _sum(still))
    apart = of_organisations(treated, still)
    assert (together.direction, apart.direction) == (1, 0)
    assert apart.estimate == pytest.approx(_known(together.estimate))


def _sum(pairs: list[Pair[Share]]) -> Pair[Share]:
    def added(shares: list[Share]) -> Share:
        return Share(sum(each.count for each in shares), sum(each.of for each in shares))

    return Pair(added([each.before for each in pairs]), added([each.after for each in pairs]))


def _effect(low: float, high: float) -> Effect:
    return Effect(Scale.DIFFERENCE, 0.95, 0.0, 0.0, (low + high) / 2, low, high)


@pytest.mark.parametrize(
    ("effect", "placebo", "check", "verdict"),
    [
        (_effect(0.02, 0.18), _effect(-0.06, 0.08), Placebo.PASSED, Verdict.ROSE),
        (_effect(-0.18, -0.02), _effect(-0.06, 0.08), Placebo.PASSED, Verdict.FELL),
        (_effect(0.02, 0.18), _effect(0.01, 0.15), Placebo.FAILED, Verdict.NOT_CREDIBLE),
        (_effect(0.02, 0.18), _effect(-0.3, 0.25), Placebo.TOO_WEAK, Verdict.ROSE),
        (_effect(-0.02, 0.18), _effect(0.01, 0.15), Placebo.FAILED, Verdict.NOT_SHOWN),
        (_effect(0.02, 0.18), None, Placebo.NOT_MADE, Verdict.ROSE),
        (_effect(0.02, 0.18), Effect(Scale.DIFFERENCE, 0.95), Placebo.NOT_MADE, Verdict.ROSE),
        (Effect(Scale.DIFFERENCE, 0.95), _effect(-1, 1), Placebo.NOT_MADE, Verdict.TOO_FEW),
    ],
)
def test_what_can_be_said(
    effect: Effect, placebo: Effect | None, check: Placebo, verdict: Verdict
) -> None:
    assert judge(effect, placebo) == Judged(effect, placebo, check, verdict)


def test_a_ratio_is_judged_on_its_logarithm() -> None:
    halved = Effect(Scale.RATIO, 0.95, 0.5, 1.0, 0.5, 0.4, 0.625)
    calm = Effect(Scale.RATIO, 0.95, 1.0, 1.0, 1.0, 0.8, 1.25)
    assert judge(halved, calm) == Judged(halved, calm, Placebo.PASSED, Verdict.FELL)
    loose = Effect(Scale.RATIO, 0.95, 1.0, 1.0, 1.0, 0.4, 2.5)
    assert judge(halved, loose).check is Placebo.TOO_WEAK


def test_too_little_to_say() -> None:
    few, many = Pair(Share(9, 10), Share(9, 10)), Pair(Share(90, 100), Share(90, 100))
    nothing = Effect(Scale.DIFFERENCE, 0.95)
    assert of_shares(few, many) == nothing
    assert (nothing.direction, nothing.width) == (None, None)
    rare = Pair(Events(4, 10.0), Events(90, 10.0))
    assert of_events(rare, Pair(Events(50, 10.0), Events(50, 10.0))) == Effect(Scale.RATIO, 0.95)
    assert of_organisations([many] * 2, [many] * 5) == nothing
    assert of_organisations([many] * 5, [many] * 2 + [few] * 5) == nothing
    assert of_organisations([many] * 5, [many] * 5) == nothing


def test_what_cannot_be_reckoned() -> None:
    good = Pair(Share(90, 100), Share(90, 100))
    with pytest.raises(ValueError, match="lies between 0 and its number"):
        of_shares(Pair(Share(9, 8), Share(1, 2)), good)
    events = Pair(Events(10, 1.0), Events(10, 1.0))
    with pytest.raises(ValueError, match="its exposure is above 0"):
        of_events(Pair(Events(10, 0.0), Events(10, 1.0)), events)
    for reckon in (lambda: of_shares(good, good, 1.0), lambda: of_organisations([], [], 0.0)):
        with pytest.raises(ValueError, match="a level lies between 0 and 1"):
            reckon()
    with pytest.raises(ValueError, match="as the effect is"):
        judge(Effect(Scale.RATIO, 0.95), Effect(Scale.DIFFERENCE, 0.95))
