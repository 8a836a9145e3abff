"""Screening: who games is named, who is honest or merely small is not; many looks, one rate."""

from functools import lru_cache

import numpy as np
import pytest

from oversight.audit.compare.multiplicity import Method
from oversight.audit.gaming.backdating import Entry, back_dating
from oversight.audit.gaming.bunching import bunching
from oversight.audit.gaming.heaping import heaping
from oversight.audit.gaming.screen import Look, Screening, Standing, screen
from oversight.audit.gaming.verdict import Verdict

SEEDS = 4
GAMES = {"O0": "bunching", "O1": "bunching", "O2": "back-dating", "O3": "heaping", "O4": "heaping"}
PLANTED = {*GAMES.items(), ("O2", "bunching")}
"""Who dates back to the last day bunches there as well."""


def _office(chance: np.random.Generator, cases: int, games: str | None) -> list[tuple[str, object]]:
    """What an office shows each detector; the days left, delays and amounts of its cases."""
    left = 20 - np.round(chance.gamma(6, 2.6, cases)).astype(int)
    delay = chance.geometric(0.7, cases) - 1
    late = (left < 0) & (left >= -5) & (chance.random(cases) < 0.9)
    if games == "bunching":
        left = np.where(late, 0, left)
    shown, recorded = left, delay
    if games == "back-dating":
        shown, recorded = np.where(late, 0, left), np.where(late, delay - left, delay)
    amounts = np.round(chance.lognormal(6, 1, cases)).astype(int)
    if games == "heaping":
        rounded = np.round(amounts / 10).astype(int) * 10
        amounts = np.where(chance.random(cases) < 0.4, rounded, amounts)
    acts = [Entry(int(a), int(b)) for a, b in zip(shown, recorded, strict=True)]
    return [
        ("bunching", bunching(shown.tolist())),
        ("back-dating", back_dating(acts)),
        ("heaping", heaping(amounts.tolist())),
    ]


@lru_cache
def _screened(seed: int) -> Screening:
    chance = np.random.default_rng(seed)
    looks = []
    for i in range(30):
        games = GAMES.get(f"O{i}")
        cases = int(chance.integers(1500, 2500) if games else chance.integers(40, 2500))
        for shape, result in _office(chance, cases, games):
            found: Verdict = result.verdict  # type: ignore[attr-defined]
            p: float | None = result.p  # type: ignore[attr-defined]
            looks.append(Look(f"O{i}", shape, found, p, cases))
    return screen(f"world {seed}", looks)


def test_who_games_is_named_and_hardly_anyone_else() -> None:
    right, rates = 0, []
    for seed in range(SEEDS):
        named = {(each.look.org, each.look.shape) for each in _screened(seed).named}
        right += len(named & PLANTED)
        rates.append(len(named - PLANTED) / max(1, len(named)))
    assert right >= 0.95 * SEEDS * len(PLANTED)
    assert np.mean(rates) <= 0.05


def test_small_offices_are_not_judged() -> None:
    for each in _screened(0).judged:
        small = each.look.cases < 100 and each.look.shape != "back-dating"
        assert (each.standing is Standing.TOO_FEW) >= small


def test_alone_it_would_be_found_among_many_it_is_chance() -> None:
    looks = [Look("A", "bunching", Verdict.FOUND, 0.0008, 500)]
    looks += [Look(f"O{i}", "bunching", Verdict.NOT_FOUND, 0.5, 500) for i in range(99)]
    many = screen("many", looks).judged[0]
    assert many.q == pytest.approx(0.08, rel=1e-12)
    assert many.standing is Standing.CHANCE_OF_MANY
    assert screen("few", looks[:5]).judged[0].standing is Standing.NAMED
    surer = screen("any dependence", looks[:40], method=Method.BENJAMINI_YEKUTIELI).judged[0]
    assert surer.standing is Standing.CHANCE_OF_MANY


def test_without_a_p_the_detector_decides_and_what_says_nothing_is_not_in_the_family() -> None:
    looks = [
        Look("A", "defaults", Verdict.FOUND, None, 900),
        Look("B", "benford", Verdict.DOES_NOT_APPLY, None, 12),
        Look("C", "bunching", Verdict.TOO_FEW, 0.01, 12),
        Look("D", "bunching", Verdict.NOT_FOUND, 0.2, 300),
    ]
    found = screen("mixed", looks)
    assert [each.standing for each in found.judged] == [
        Standing.NAMED,
        Standing.DOES_NOT_APPLY,
        Standing.TOO_FEW,
        Standing.NOT_FOUND,
    ]
    assert [each.q for each in found.judged] == [None, None, None, 0.2]
    assert (found.family.tested, found.family.untested) == (1, 3)
    with pytest.raises(ValueError):
        screen("twice", [looks[0], looks[0]])
