"""Charts rendered: one Altair definition gives the page's SVG and the document's PNG.

The renderer takes seconds to start and works outside of Python, so a document's charts are
rendered by another thread while the text around them is written.
"""

from __future__ import annotations

import json
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from struct import unpack
from typing import Any

import vl_convert

_SCALE = 2.5  # of the chart's own pixels; 640 of them over 174 mm make 234 dpi
_registered: set[Path] = set()
_PAINTER = ThreadPoolExecutor(1, thread_name_prefix="charts")


@dataclass(frozen=True)
class Picture:
    """A PNG, waited for when it is first asked for; `width` and `height` are in pixels."""

    drawing: Future[bytes]

    @property
    def png(self) -> bytes:
        """The bytes."""
        return self.drawing.result()

    @property
    def width(self) -> int:
        return int(unpack(">I", self.png[16:20])[0])

    @property
    def height(self) -> int:
        return int(unpack(">I", self.png[20:24])[0])

    def stream(self) -> BytesIO:
        """The bytes as a file."""
        return BytesIO(self.png)


def svg(chart: Any, font: Path | None = None) -> str:
    """The chart as SVG, for a page. `font` is the file of the face the chart names."""
    _register(font)
    return str(vl_convert.vegalite_to_svg(_spec(chart)))


def png(chart: Any, font: Path | None = None) -> Picture:
    """The chart as PNG, for a document."""
    _register(font)
    return _png(_spec(chart))


@lru_cache(maxsize=32)
def _png(spec: str) -> Picture:
    return Picture(_PAINTER.submit(_painted, spec))


def _painted(spec: str) -> bytes:
    return bytes(vl_convert.vegalite_to_png(spec, scale=_SCALE))


def _spec(chart: Any) -> str:
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False, sort_keys=True)


def _register(font: Path | None) -> None:
    if font is not None and font.parent not in _registered:
        vl_convert.register_font_directory(str(font.parent.resolve()))
        _registered.add(font.parent)
