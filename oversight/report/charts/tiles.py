"""A tile grid map: one tile an organisation, a block a county, placed by the tree.

The shades run from light to dark in one hue, so that they print in grey and suit the
colour-blind; each tile carries its number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

import altair as alt

from oversight.report.charts.dress import WIDTH, dressed, over, wrapped
from oversight.report.style import INK, MUTED, hexed

SHADES = ("#EEF3F8", "#CBDBEA", "#9DBAD6", "#5E89B5", "#1F4E79")
_ABREAST, _ACROSS = 2, 5
_TILE, _HIGH, _GAP, _BLOCK_GAP = 60.0, 40.0, 3.0, 14.0


@dataclass(frozen=True)
class Tile:
    """An organisation's tile; `value` is None where there is too little to say."""

    title: str
    value: float | None
    printed: str
    head: bool = False
    """Whether it stands above the others of its block."""


def tile_map(blocks: Sequence[Sequence[Tile]], *, family: str) -> Any:
    """The chart of blocks, each a head and those below it; a block of one stands alone on top."""
    values = _placed(blocks)
    height = max(float(str(value["y2"])) for value in values)
    x: dict[str, Any] = {"scale": alt.Scale(domain=[0, WIDTH], nice=False), "axis": None}
    y: dict[str, Any] = {
        "scale": alt.Scale(domain=[0, height], reverse=True, nice=False),
        "axis": None,
    }
    base = over(values)
    rects = base.mark_rect(cornerRadius=2).encode(
        x=alt.X("x:Q", **x),
        x2="x2:Q",
        y=alt.Y("y:Q", **y),
        y2="y2:Q",
        fill=alt.Fill("fill:N", scale=None),
        stroke=alt.Stroke("stroke:N", scale=None),
        strokeWidth=alt.StrokeWidth("edge:Q", scale=None),
        strokeDash=alt.condition("datum.empty", alt.value([3, 2]), alt.value([1, 0])),
    )
    words = base.encode(x=alt.X("mid:Q", **x), color=alt.Color("ink:N", scale=None))
    names = words.mark_text(fontSize=8.5, lineBreak="\n", lineHeight=9.5, baseline="top").encode(
        y=alt.Y("top:Q", **y), text="title:N"
    )
    numbers = words.mark_text(fontSize=10, fontWeight="bold", baseline="bottom").encode(
        y=alt.Y("foot:Q", **y), text="printed:N"
    )
    return dressed(alt.layer(rects, names, numbers).properties(height=height), family)


def shade(value: float, values: Sequence[float]) -> int:
    """Which fifth of the values this one lies in, 0 to 4; equal values have equal shades.

    >>> [shade(value, [1, 2, 3, 4, 5]) for value in (1, 3, 5)], shade(7.0, [7.0, 7.0])
    ([0, 2, 4], 0)
    """
    below = sum(other < value for other in values)
    return min(len(SHADES) - 1, len(SHADES) * below // max(len(values), 1))


def _placed(blocks: Sequence[Sequence[Tile]]) -> list[dict[str, object]]:
    known = [tile.value for block in blocks for tile in block if tile.value is not None]
    width = _ACROSS * (_TILE + _GAP) + _BLOCK_GAP
    found: list[dict[str, object]] = []
    top = 0.0
    alone = [block for block in blocks if len(block) == 1]
    for at, block in enumerate(alone):
        row, column = divmod(at, _ABREAST * _ACROSS)
        found.append(_tile(block[0], column * (_TILE + _GAP), row * (_HIGH + _GAP), known))
    if alone:
        top = ceil(len(alone) / (_ABREAST * _ACROSS)) * (_HIGH + _GAP) + _BLOCK_GAP
    rest = [block for block in blocks if len(block) > 1]
    for at in range(0, len(rest), _ABREAST):
        abreast = rest[at : at + _ABREAST]
        for place, block in enumerate(abreast):
            for number, tile in enumerate(block):
                row, column = divmod(number, _ACROSS)
                left = place * width + column * (_TILE + _GAP)
                found.append(_tile(tile, left, top + row * (_HIGH + _GAP), known))
        rows = max(ceil(len(block) / _ACROSS) for block in abreast)
        top += rows * (_HIGH + _GAP) + _BLOCK_GAP
    return found


def _tile(tile: Tile, x: float, y: float, known: Sequence[float]) -> dict[str, object]:
    at = None if tile.value is None else shade(tile.value, known)
    return {
        "title": wrapped(tile.title, 12, lines=2),
        "printed": tile.printed,
        "x": x,
        "x2": x + _TILE,
        "mid": x + _TILE / 2,
        "y": y,
        "y2": y + _HIGH,
        "top": y + 4,
        "foot": y + _HIGH - 2,
        "empty": at is None,
        "fill": "#FFFFFF" if at is None else SHADES[at],
        "ink": "#FFFFFF" if at is not None and at >= 3 else hexed(INK),
        "stroke": hexed(INK) if tile.head else hexed(MUTED),
        "edge": 1.6 if tile.head else 0.4,
    }
