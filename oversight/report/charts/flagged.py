"""How much each rule flagged, as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from oversight.report.charts.dress import dressed, over, wrapped
from oversight.report.style import ACCENT, CARDS, hexed


@dataclass(frozen=True)
class Bar:
    """A rule's bar: its title, its card (as printed and as known), and how many."""

    title: str
    card: str
    card_title: str
    count: int


def flagged_by_rule(bars: Sequence[Bar], *, axis: str, family: str) -> Any:
    """Horizontal bars, longest first, coloured by card, the count at the end of each."""
    values = [
        {
            "title": wrapped(bar.title, 52, lines=2),
            "card": bar.card_title,
            "count": bar.count,
            "label": f"{bar.count:,}",
        }
        for bar in bars
    ]
    cards = {bar.card_title: hexed(CARDS.get(bar.card, ACCENT)) for bar in bars}
    shape = alt.Y(
        "title:N",
        sort=[str(value["title"]) for value in values],
        axis=alt.Axis(
            title=None,
            ticks=False,
            domain=False,
            labelLimit=330,
            labelPadding=8,
            labelExpr="split(datum.label, '\\n')",
            labelLineHeight=13,
        ),
    )
    step = 34 if any("\n" in str(value["title"]) for value in values) else 26
    top = max((bar.count for bar in bars), default=1)
    base = over(values).encode(
        x=alt.X(
            "count:Q",
            title=axis,
            axis=alt.Axis(format=",d", tickMinStep=1, grid=True, tickCount=5),
            scale=alt.Scale(domain=[0, top * 1.09], nice=False),
        ),
        y=shape,
    )
    marks = base.mark_bar(height={"band": 0.62}).encode(
        color=alt.Color(
            "card:N",
            title=None,
            sort=list(cards),
            scale=alt.Scale(domain=list(cards), range=list(cards.values())),
            legend=alt.Legend(orient="top", symbolType="square"),
        )
    )
    counts = base.mark_text(align="left", dx=4, fontSize=11).encode(text="label:N")
    return dressed(alt.layer(marks, counts).properties(height=alt.Step(step)), family)
