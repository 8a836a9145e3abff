"""Where a period stands in its course says the same as the control charts do."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from oversight.audit.control.pchart import p_chart
from oversight.audit.control.signals import Rule, Side, Signal
from oversight.audit.control.xmr import xmr
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import load_definitions
from oversight.audit.indicators.values import Value
from oversight.audit.recorded.course import RUN, SIGMAS, course
from oversight.audit.recorded.figure import Figure
from oversight.rulebook.rulebook import library_folder, load_rulebook

RATE, DURATION = "cn.licensing/decided-in-time", "cn.licensing/time-to-decision"


@pytest.fixture(scope="module")
def known() -> dict[str, Definition]:
    packs = load_rulebook(["cn.licensing"], [library_folder()]).packs
    return load_definitions(packs, [library_folder().parent / "audits"], [RATE, DURATION])


def rate(who: str, count: int, of: int) -> Value:
    return Value(RATE, who, of, count, count, of, {}, count / of if of else None)


def median(who: str, days: float | None) -> Value:
    return Value(DURATION, who, 9, 9, 9, 9, {}, days)


def months(n: int) -> list[str]:
    return [f"2021-{at:02}" for at in range(1, n + 1)]


def found_by(signals: tuple[Signal, ...], rule: Rule, side: Side) -> list[int]:
    """The points at which a rule is first seen: of a run from the eighth on."""
    skip = 7 if rule is Rule.ON_A_SIDE else 0
    return sorted(
        at for one in signals if (one.rule, one.side) == (rule, side) for at in one.points[skip:]
    )


def measures(figures: list[Figure], source: str) -> list[float | None]:
    return [one.value for one in figures if one.source == source]


def agree(figures: list[Figure], signals: tuple[Signal, ...]) -> None:
    sigmas, run = measures(figures, SIGMAS), measures(figures, RUN)
    for rule, told, limit in ((Rule.BEYOND, sigmas, 3.0), (Rule.ON_A_SIDE, run, 7.5)):
        high = [at for at, value in enumerate(told) if value is not None and value > limit]
        low = [at for at, value in enumerate(told) if value is not None and value < -limit]
        assert high == found_by(signals, rule, Side.HIGH)
        assert low == found_by(signals, rule, Side.LOW)


@pytest.mark.parametrize("seed", range(40))
def test_rates_stand_as_on_the_p_prime_chart(known: dict[str, Definition], seed: int) -> None:
    rng = np.random.default_rng(seed)
    ofs = rng.integers(150, 400, 30) * (rng.random(30) > 0.1)
    true = np.where(np.arange(30) < 15, 0.7, 0.7 - 0.08 * (seed % 3))
    counts = rng.binomial(ofs, true)
    counts[7] = ofs[7] * (seed % 2)
    told = [
        (str(at), [rate("A", int(x), int(n))] if n else [])
        for at, (x, n) in enumerate(zip(counts, ofs, strict=True))
    ]
    agree(course(known[RATE], told), p_chart(counts.tolist(), ofs.tolist()).signals)


@pytest.mark.parametrize("seed", range(40))
def test_durations_stand_as_on_the_xmr_chart(known: dict[str, Definition], seed: int) -> None:
    rng = np.random.default_rng(seed)
    days = rng.normal(40, 3, 30) + np.where(np.arange(30) > 18, 4 * (seed % 3), 0)
    series = [None if rng.random() < 0.1 else float(day) for day in days]
    told = [(str(at), [median("A", day)]) for at, day in enumerate(series)]
    agree(course(known[DURATION], told), xmr(series).signals)


def test_a_worked_course(known: dict[str, Definition]) -> None:
    days = [39, 41, 41, 41, 43, 55, 41, 42, 40, 41, 44, 40]
    told = [(month, [median("A", day)]) for month, day in zip(months(12), days, strict=True)]
    figures = course(known[DURATION], told, code="days")
    assert figures[10:12] == [
        # 55 is 12.667 above the mean of 42.333; 2.66 times the mean range of 3.727 is 9.915.
        Figure("days", "A", "2021-06", SIGMAS, 3.8328, den=12.0),
        Figure("days", "A", "2021-06", RUN, 2, den=12.0),
    ]
    assert [one.value for one in figures if one.source == RUN] == [
        *(-1, -2, -3, -4, 1, 2, -1, -2, -3, -4, 1, -1)
    ]


def test_periods_without_a_figure_have_none(known: dict[str, Definition]) -> None:
    nobodys = replace(rate("", 1, 1), who=None)
    told = [("2021-01", [rate("A", 9, 10)]), ("2021-02", [rate("A", 0, 0), nobodys])]
    assert course(known[RATE], told) == [
        Figure(RATE, "A", "2021-01", SIGMAS, 0.0, den=1.0),
        Figure(RATE, "A", "2021-01", RUN, 0, den=1.0),
        Figure(RATE, "A", "2021-02", SIGMAS, None, den=1.0),
        Figure(RATE, "A", "2021-02", RUN, None, den=1.0),
    ]
    assert course(known[RATE], [("2021-01", [rate("A", 0, 0)])]) == [
        Figure(RATE, "A", "2021-01", source, None, den=0.0) for source in (SIGMAS, RUN)
    ]


def test_what_never_varies_is_never_away_from_its_centre(known: dict[str, Definition]) -> None:
    rates = [(month, [rate("A", 9, 30), rate("B", 5, 5)]) for month in months(12)]
    same = [(month, [median("A", 12.1)]) for month in months(12)]
    for figures in (course(known[RATE], rates), course(known[DURATION], same)):
        assert {one.value for one in figures} == {0}
