"""Rates against the number of cases, with the limits of chance: a funnel plot.

Source: Spiegelhalter, Statistics in Medicine 24 (2005) 1185.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from oversight.audit.compare.allowance import limit
from oversight.audit.compare.centre import Centre
from oversight.audit.compare.funnel import OUTER, WARNING, Standing
from oversight.report.charts.dress import dressed, over
from oversight.report.style import ACCENT, FAINT, INK, MUTED, RED, hexed


@dataclass(frozen=True)
class Point:
    """An organisation in a funnel: its cases, its rate 0..1, and where it stands."""

    title: str
    of: int
    rate: float
    standing: Standing

    @property
    def far(self) -> bool:
        """Whether it lies beyond the outer limits."""
        return self.standing in (Standing.FAR_BELOW, Standing.FAR_ABOVE)


@dataclass(frozen=True)
class Funnel:
    """What a funnel is drawn from.

    `centre` is the rate compared against with the spread that the limits allow for, and
    `theta_title` its name; rates are drawn per `per`. `better` (high or low) is the good end.
    `x`, `y` and `standings` are words. `own` is the place among the points of the one that the
    funnel is of: it alone is named, and ringed; None where all are equal.
    """

    points: Sequence[Point]
    centre: Centre
    theta_title: str
    per: int
    better: str
    x: str
    y: str
    standings: dict[Standing, str]
    own: int | None = None

    @property
    def theta(self) -> float:
        """The rate compared against, 0..1."""
        return self.centre.theta


def funnel(plot: Funnel, *, family: str) -> Any:
    """The chart. Organisations beyond the outer limits are named, or the one that it is of.

    Those on the worse side are red, those on the better side blue; shapes tell them apart
    without colour.
    """
    rates = [plot.per * point.rate for point in plot.points] + [plot.per * plot.theta]
    # The limits at the middle number of cases are within sight, also where all points lie close.
    middle = sorted(point.of for point in plot.points)[len(plot.points) // 2]
    rates += [plot.per * limit(middle, plot.theta, p, plot.centre.spread) for p in WARNING]
    x = alt.X("of:Q", title=plot.x, axis=alt.Axis(format=",d", grid=False, tickCount=6))
    y = alt.Y(
        "rate:Q",
        title=plot.y,
        scale=alt.Scale(domain=_span(rates, plot.per), nice=False),
        axis=alt.Axis(tickCount=6),
    )
    most = max((point.of for point in plot.points), default=1)
    layers = [
        _limits(plot, most, x, y),
        *_dots(plot, most, x, y),
        *_centre(plot, x, y),
    ]
    return dressed(alt.layer(*layers).properties(height=270), family)


def _limits(plot: Funnel, most: int, x: Any, y: Any) -> Any:
    lines = [
        {
            "of": of,
            "rate": plot.per * limit(of, plot.theta, p, plot.centre.spread),
            "line": name,
            "side": str(p),
        }
        for name, pair in (("inner", WARNING), ("outer", OUTER))
        for p in pair
        for of in _grid(most)
    ]
    dashes = alt.Scale(domain=["inner", "outer"], range=[[4, 3], [1, 0]])
    return (
        over(lines)
        .mark_line(clip=True, color=hexed(MUTED), strokeWidth=1)
        .encode(
            x=x,
            y=y,
            detail="side:N",
            strokeDash=alt.StrokeDash("line:N", scale=dashes, legend=None),
        )
    )


def _centre(plot: Funnel, x: Any, y: Any) -> list[Any]:
    middle = {"rate": plot.per * plot.theta, "of": 0, "text": plot.theta_title}
    centre = over([middle]).encode(y=y)
    place = {"align": "left", "baseline": "bottom", "dx": 3, "dy": -3, "fontSize": 10}
    # The white stroke under the words keeps them legible among the points.
    halo = centre.mark_text(color="white", stroke="white", strokeWidth=4, **place)
    words = centre.mark_text(color=hexed(ACCENT), **place)
    return [
        centre.mark_rule(color=hexed(ACCENT), strokeWidth=1.2),
        halo.encode(x=x, text="text:N"),
        words.encode(x=x, text="text:N"),
    ]


def _dots(plot: Funnel, most: int, x: Any, y: Any) -> list[Any]:
    rows = [
        {
            "of": point.of,
            "rate": plot.per * point.rate,
            "title": point.title,
            "standing": plot.standings[point.standing],
            "named": point.far if plot.own is None else at == plot.own,
            "right": point.of > 0.75 * most,
        }
        for at, point in enumerate(plot.points)
    ]
    used = [one for one in Standing if one in {point.standing for point in plot.points}]
    titles = [plot.standings[one] for one in used]
    colours = alt.Scale(domain=titles, range=[_colour(one, plot.better) for one in used])
    shapes = alt.Scale(domain=titles, range=[_SHAPES[one] for one in used])
    legend = alt.Legend(orient="top", symbolSize=60)
    dots = (
        over(rows)
        .mark_point(filled=True, size=52, opacity=0.9)
        .encode(
            x=x,
            y=y,
            color=alt.Color("standing:N", title=None, sort=titles, scale=colours, legend=legend),
            shape=alt.Shape("standing:N", title=None, sort=titles, scale=shapes, legend=legend),
        )
    )
    # A name stands left of a point near the right edge, where it would otherwise be cut.
    names = [
        over([row for row in rows if row["named"] and row["right"] == right])
        .mark_text(align=align, dx=dx, dy=1, fontSize=10, color=hexed(INK))
        .encode(x=x, y=y, text="title:N")
        for right, align, dx in ((False, "left", 7), (True, "right", -7))
    ]
    if plot.own is None:
        return [dots, *names]
    ring = over([rows[plot.own]]).mark_point(size=190, color=hexed(INK), strokeWidth=1.4)
    return [dots, ring.encode(x=x, y=y), *names]


_SHAPES = {
    Standing.FAR_BELOW: "triangle-down",
    Standing.BELOW: "triangle-down",
    Standing.WITHIN: "circle",
    Standing.ABOVE: "triangle-up",
    Standing.FAR_ABOVE: "triangle-up",
    Standing.TOO_FEW: "cross",
}


def _colour(standing: Standing, better: str) -> str:
    worse = (
        (Standing.FAR_BELOW, Standing.BELOW)
        if better == "high"
        else (Standing.FAR_ABOVE, Standing.ABOVE)
    )
    if standing == Standing.WITHIN:
        return hexed(FAINT)
    if standing == worse[0]:
        return hexed(RED)
    if standing == worse[1]:
        return "#D98A7E"
    return hexed(ACCENT) if standing in (Standing.FAR_BELOW, Standing.FAR_ABOVE) else "#7FA3C4"


def _grid(most: int, steps: int = 110) -> list[int]:
    """Numbers of cases to draw limits at: closer together where the funnel is steep."""
    found = {max(1, round(most * 1.04 * (step / steps) ** 2)) for step in range(1, steps + 1)}
    return sorted(found)


def _span(rates: Sequence[float], per: int) -> tuple[float, float]:
    """The part of the scale to show: the points with room around them, hardly beyond 0..per."""
    low, high = min(rates), max(rates)
    room = max((high - low) * 0.15, per * 0.01)
    return max(0.0, low - room), min(1.02 * per, high + room)
