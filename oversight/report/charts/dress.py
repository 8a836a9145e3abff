"""What all charts share: width, face, colours, and how a long name breaks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

import altair as alt

from oversight.report.style import INK, LINE, MUTED, hexed

WIDTH = 640
"""The width of every chart in pixels, its axis and names included."""


def over(rows: Sequence[Mapping[str, object]]) -> Any:
    """A chart over plain rows, still to be given marks.

    The rows go in as text: Altair copies a chart at every step, and rows with it.
    """
    return alt.Chart(data_of(rows))


def data_of(rows: Sequence[Mapping[str, object]]) -> Any:
    """Plain rows as the data of a chart."""
    text = json.dumps([dict(row) for row in rows], ensure_ascii=False)
    return alt.InlineData(values=text, format=alt.JsonDataFormat(type="json"))


def wrapped(text: str, width: int, lines: int = 9) -> str:
    """`text` in lines of at most `width` columns, a Chinese character taking two.

    What does not fit in `lines` lines is left out, with an ellipsis in its place.

    >>> wrapped("one two three", 8)
    'one two\\nthree'
    >>> wrapped("行政许可决定超期", 8)
    '行政许可\\n决定超期'
    >>> wrapped("one two three four", 8, lines=1)
    'one two…'
    """
    broken: list[str] = []
    line = ""
    for word in _words(text):
        if line and _columns(line + word.rstrip()) > width:
            broken.append(line.rstrip())
            line = word.lstrip()
        else:
            line += word
    broken.append(line.rstrip())
    if len(broken) > lines:
        broken[lines - 1] += "…"
    return "\n".join(broken[:lines])


def _words(text: str) -> list[str]:
    """Pieces that may stand on a line of their own: words, or single wide characters."""
    pieces: list[str] = []
    for char in text:
        last = pieces[-1] if pieces else " "
        goes_on = _columns(char) == 1 and last[-1] != " " and _columns(last[-1]) == 1
        if pieces and (goes_on or char in "，。、；：）》” "):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def dressed(chart: Any, family: str) -> Any:
    """The chart at its width, in the report's face and colours."""
    fit = alt.AutoSizeParams(type="fit-x", contains="padding")
    return coloured(chart.properties(width=WIDTH, autosize=fit), family)


def coloured(chart: Any, family: str) -> Any:
    """The chart in the report's face and colours, as wide as it is."""
    text: Any = {"labelColor": hexed(INK), "titleColor": hexed(MUTED)}
    # In one step, since each step copies the chart.
    return chart.configure(
        font=family,
        padding=2,
        view=alt.ViewConfig(stroke=None),
        axis=alt.AxisConfig(
            gridColor=hexed(LINE),
            domainColor=hexed(LINE),
            tickColor=hexed(LINE),
            labelFontSize=11,
            titleFontSize=11,
            titleFontWeight="normal",
            **text,
        ),
        legend=alt.LegendConfig(labelFontSize=11, labelColor=hexed(INK), offset=10),
    )
