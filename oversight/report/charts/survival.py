"""How long cases last: for each organisation the share that has not ended yet.

Source: Kaplan and Meier, Journal of the American Statistical Association 53 (1958) 457.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from oversight.report.charts.dress import dressed, over
from oversight.report.style import LINE, hexed

# Okabe and Ito's colours, apart for the colour-blind; the dashes tell them apart in grey.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#5F6B76", "#1B2733")
_DASHES = ([1, 0], [6, 3], [2, 2], [8, 3, 2, 3], [10, 2], [4, 4], [1, 3], [12, 4])
MOST = len(COLOURS)
"""At most so many organisations in one chart."""


@dataclass(frozen=True)
class Line:
    """An organisation's curve: (time, share not yet ended 0..1), from (0, 1) on."""

    title: str
    points: Sequence[tuple[float, float]]


def survival(lines: Sequence[Line], *, x: str, y: str, until: float, family: str) -> Any:
    """The curves up to `until`, with their names in a legend in the order given."""
    titles = [line.title for line in lines]
    rows = [
        {"title": line.title, "time": time, "share": 100 * share}
        for line in lines
        for time, share in line.points
        if time <= until
    ]
    steps = (
        over(rows)
        .mark_line(interpolate="step-after", strokeWidth=1.6, clip=True)
        .encode(
            x=alt.X(
                "time:Q",
                title=x,
                scale=alt.Scale(domain=[0, until], nice=False),
                axis=alt.Axis(grid=False, tickCount=8),
            ),
            y=alt.Y(
                "share:Q",
                title=f"{y} (%)",
                scale=alt.Scale(domain=[0, 100]),
                axis=alt.Axis(tickCount=5),
            ),
            color=alt.Color(
                "title:N",
                title=None,
                sort=titles,
                scale=alt.Scale(domain=titles, range=list(COLOURS[: len(titles)])),
                legend=alt.Legend(orient="top", symbolStrokeWidth=2, symbolSize=240, columns=4),
            ),
            strokeDash=alt.StrokeDash(
                "title:N",
                title=None,
                sort=titles,
                scale=alt.Scale(domain=titles, range=[list(one) for one in _DASHES[: len(titles)]]),
            ),
        )
    )
    half = over([{"half": 50}]).mark_rule(color=hexed(LINE), strokeWidth=1).encode(y="half:Q")
    return dressed(alt.layer(half, steps).properties(height=230), family)
