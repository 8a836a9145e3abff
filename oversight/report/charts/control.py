"""A rate over time with its control limits: a p' chart.

Source: Laney, Quality Engineering 14 (2002) 531.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from oversight.report.charts.dress import dressed, over
from oversight.report.style import ACCENT, MUTED, RED, WASH, hexed


@dataclass(frozen=True)
class Part:
    """A period's rate with its limits, all 0..1 and None without cases; `beyond` them or not."""

    title: str
    rate: float | None
    low: float | None
    high: float | None
    beyond: bool


def control(parts: Sequence[Part], centre: float, *, per: int, y: str, family: str) -> Any:
    """The chart: a band of limits, the centre, the line of rates, squares beyond the limits."""
    rows = [
        {
            "part": part.title,
            "rate": per * part.rate,
            "low": per * part.low,
            "high": per * part.high,
            "beyond": part.beyond,
        }
        for part in parts
        if part.rate is not None and part.low is not None and part.high is not None
    ]
    order = [part.title for part in parts]
    angle = 0 if len(order) <= 16 else -90
    x = alt.X("part:O", sort=order, title=None, axis=alt.Axis(labelAngle=angle, ticks=False))
    at = alt.Axis(tickCount=5, title=y)
    base = over(rows).encode(x=x)
    band = base.mark_errorbar(color="#D5DDE5", thickness=9).encode(
        y=alt.Y("low:Q", axis=at, scale=alt.Scale(zero=False, nice=True)), y2="high:Q"
    )
    middle = (
        over([{"centre": per * centre}])
        .mark_rule(color=hexed(ACCENT), strokeWidth=1, strokeDash=[5, 3])
        .encode(y="centre:Q")
    )
    line = base.mark_line(color=hexed(MUTED), strokeWidth=1.4).encode(y="rate:Q")
    points = base.mark_point(filled=True, opacity=1, stroke=hexed(WASH), strokeWidth=0.6).encode(
        y="rate:Q",
        size=alt.condition("datum.beyond", alt.value(80), alt.value(38)),
        shape=alt.condition("datum.beyond", alt.value("square"), alt.value("circle")),
        color=alt.condition("datum.beyond", alt.value(hexed(RED)), alt.value(hexed(ACCENT))),
    )
    return dressed(alt.layer(band, middle, line, points).properties(height=190), family)
