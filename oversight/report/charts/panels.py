"""Small multiples: bars over the last spans, one panel a rule, all on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt

from oversight.report.charts.dress import coloured, data_of, over, wrapped
from oversight.report.style import ACCENT, INK, hexed

_PANEL, _COLUMNS = 192, 3


@dataclass(frozen=True)
class Panel:
    """One panel: its title, and (span, count) from the earliest to the last."""

    title: str
    counts: Sequence[tuple[str, int]]


def panels(drawn: Sequence[Panel], *, family: str) -> Any:
    """Three panels abreast; the last bar is dark, those before it pale, each with its count."""
    titles = [wrapped(panel.title, 32, lines=2) for panel in drawn]
    values = [
        {
            "panel": title,
            "span": span,
            "count": count,
            "label": f"{count:,}",
            "last": at == len(panel.counts) - 1,
        }
        for title, panel in zip(titles, drawn, strict=True)
        for at, (span, count) in enumerate(panel.counts)
    ]
    order = [span for span, _ in drawn[0].counts]
    top = max((count for panel in drawn for _, count in panel.counts), default=1) or 1
    base = over([]).encode(
        x=alt.X(
            "span:O",
            sort=order,
            title=None,
            axis=alt.Axis(labelAngle=-90, labelFontSize=8, ticks=False),
        ),
        y=alt.Y("count:Q", title=None, axis=None, scale=alt.Scale(domain=[0, top * 1.2])),
    )
    bars = base.mark_bar(width={"band": 0.7}).encode(
        color=alt.condition("datum.last", alt.value(hexed(ACCENT)), alt.value("#A9BED3"))
    )
    counts = base.mark_text(dy=-5, fontSize=8.5, color=hexed(INK)).encode(text="label:N")
    header = alt.Header(
        title=None,
        labelExpr="split(datum.label, '\\n')",
        labelFontSize=10,
        labelLineHeight=12,
        labelAnchor="start",
        labelColor=hexed(INK),
    )
    chart = alt.layer(bars, counts).properties(width=_PANEL, height=64)
    chart.data = alt.Undefined
    for layer in chart.layer:
        layer.data = alt.Undefined
    faceted = chart.facet(
        facet=alt.Facet("panel:N", sort=titles, header=header),
        columns=_COLUMNS,
        data=data_of(values),
        spacing=14,
    )
    return coloured(faceted, family)
