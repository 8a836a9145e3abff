"""The figures of an assessment as a table: a row an organisation, a column an indicator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from oversight.audit.assessment.scheme import Scheme, Weighed

Floats = NDArray[np.float64]


class Light(StrEnum):
    """Where a figure stands to its target: blue from it on, then on the way, yellow, red."""

    BLUE = "blue"
    ON_THE_WAY = "on_the_way"
    YELLOW = "yellow"
    RED = "red"
    NO_TARGET = "no_target"
    NO_FIGURE = "no_figure"


@dataclass(frozen=True)
class Gap:
    """A figure against the target path of its period; `share` of the target, 1 when it is met."""

    org: str
    indicator: str
    value: float | None
    target: float | None
    share: float | None
    light: Light


def tabled(scheme: Scheme, told: Mapping[tuple[str, str], float], orgs: Sequence[str]) -> Floats:
    """The table of figures, NaN where there is none; `told` by (organisation, indicator)."""
    return np.array(
        [[told.get((org, one.name), np.nan) for one in scheme.indicators] for org in orgs],
        dtype=np.float64,
    ).reshape(len(orgs), len(scheme.indicators))


def latest(
    rows: Iterable[Mapping[str, object]], source: str, period: str
) -> dict[tuple[str, str], float]:
    """The figures of a source and a period by (organisation, metric), as last reported.

    Of two reports of one day the higher version counts.
    """
    found: dict[tuple[str, str], tuple[tuple[str, str], float]] = {}
    for row in rows:
        if row["source"] != source or row["period"] != period or row["value"] is None:
            continue
        key = str(row["org"]), str(row["metric"])
        when = str(row["reported_at"] or ""), str(row["version"])
        if key not in found or when > found[key][0]:
            found[key] = when, float(str(row["value"]))
    return {key: value for key, (_, value) in found.items()}


def gaps(
    scheme: Scheme, told: Mapping[tuple[str, str], float], orgs: Sequence[str], period: str
) -> list[Gap]:
    """Each figure against the target of the period."""
    return [
        _gap(scheme, one, (org, told.get((org, one.name))), period)
        for org in orgs
        for one in scheme.indicators
    ]


def _gap(scheme: Scheme, one: Weighed, told: tuple[str, float | None], period: str) -> Gap:
    org, value = told
    target = one.targets.get(period)
    if value is None:
        return Gap(org, one.name, None, target, None, Light.NO_FIGURE)
    if target is None:
        return Gap(org, one.name, value, None, None, Light.NO_TARGET)
    share = _share(one, value, target)
    return Gap(org, one.name, value, target, share, _light(scheme, share))


def _share(one: Weighed, value: float, target: float) -> float:
    """How much of the target is reached: of one where less is better, target over value."""
    over, under = (value, target) if one.better == "high" else (target, value)
    return over / under if under else (1.0 if over >= under else 0.0)


def _light(scheme: Scheme, share: float) -> Light:
    if share >= 1:
        return Light.BLUE
    if share < scheme.red:
        return Light.RED
    return Light.YELLOW if share < scheme.yellow else Light.ON_THE_WAY
