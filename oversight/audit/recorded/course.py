"""How each period of an indicator stands in its course: the figures behind a control chart.

A rate is held against a p' chart, anything else against an XmR chart, with the limits of all the
periods together (see `oversight.audit.control`). What is told is not whether a limit was passed
but how far away the period lies, so that rules set the limit.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import sqrt

from oversight.audit.control.pchart import p_chart
from oversight.audit.control.xmr import xmr
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value
from oversight.audit.recorded.figure import PLACES, SCREEN, Figure

SIGMAS = f"{SCREEN}sigmas"
"""How many standard deviations above (below: negative) the centre a period lies."""
RUN = f"{SCREEN}run"
"""The how-manieth in a row on this side of the centre it is; negative below, 0 on the centre."""

_ON = 1e-12
"""Nearer the centre than this, only the last bits of a division differ from it."""

Place = tuple[float | None, float]
"""A period's distance from the centre, and the standard deviation that it is measured in."""


def course(
    definition: Definition, told: Sequence[tuple[str, Sequence[Value]]], *, code: str | None = None
) -> list[Figure]:
    """Where each period of each organisation stands: `SIGMAS` and `RUN`, one row each.

    `told`: the periods in the order of time, each with its values. `den` is how many periods the
    limits rest on. A period without a figure has rows without a value.
    """
    by_org: dict[str, dict[str, Value]] = {}
    for period, values in told:
        for one in values:
            if one.who is not None:
                by_org.setdefault(one.who, {})[period] = one
    metric, periods, found = code or definition.id, [period for period, _ in told], []
    for org, own in sorted(by_org.items()):
        series = [own.get(period) for period in periods]
        places = _rates(series) if definition.kind == "rate" else _numbers(series)
        known = float(sum(distance is not None for distance, _ in places))
        sigmas, lengths = [_sigmas(*place) for place in places], runs([off for off, _ in places])
        for period, measures in zip(periods, zip(sigmas, lengths, strict=True), strict=True):
            for source, value in zip((SIGMAS, RUN), measures, strict=True):
                found.append(Figure(metric, org, period, source, value, den=known))
    return found


def runs(distances: Sequence[float | None]) -> list[int | None]:
    """The how-manieth each is in a row on its side of the centre; a missing one is passed over.

    >>> runs([0.1, 0.2, None, 0.3, 0.0, -0.1, -0.2])
    [1, 2, None, 3, 0, -1, -2]
    """
    found: list[int | None] = []
    last = 0
    for distance in distances:
        if distance is None:
            found.append(None)
            continue
        side = (distance > _ON) - (distance < -_ON)
        last = last + side if side and last * side > 0 else side
        found.append(last)
    return found


def _rates(series: Sequence[Value | None]) -> list[Place]:
    counts = [0 if one is None else one.counted for one in series]
    ofs = [0 if one is None else one.subjects for one in series]
    chart = p_chart(counts, ofs)
    if chart.centre is None:
        return [(None, 0.0)] * len(series)
    wider = 1.0 if chart.sigma_z is None else chart.sigma_z
    return [
        (None, 0.0)
        if one.rate is None
        else (
            one.rate - chart.centre,
            wider * sqrt(chart.centre * (1 - chart.centre) / one.of),
        )
        for one in chart.periods
    ]


def _numbers(series: Sequence[Value | None]) -> list[Place]:
    chart = xmr([None if one is None else one.figure for one in series])
    sigma = 0.0
    if chart.high is not None and chart.centre is not None:
        sigma = (chart.high - chart.centre) / 3
    return [
        (None if value is None or chart.centre is None else value - chart.centre, sigma)
        for value in chart.values
    ]


def _sigmas(distance: float | None, sigma: float) -> float | None:
    """The distance in standard deviations; where nothing varies, none is away from the centre."""
    if distance is None:
        return None
    return round(distance / sigma, PLACES) if sigma else 0.0
