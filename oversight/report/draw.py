"""Charts rendered: one Altair definition gives the page's SVG and the document's vectors.

The document's are the same SVG, read into drawing operations of reportlab by svglib: their
text is set in the document's own embedded font, so it can be searched and selected. The
renderer takes seconds to start and works outside of Python, so a document's charts are
rendered by another thread while the text around them is written.
"""

from __future__ import annotations

import json
import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any

import vl_convert

from oversight.report.fonts import Face

_registered: set[Path] = set()
_PAINTER = ThreadPoolExecutor(1, thread_name_prefix="charts")
_FAMILY = re.compile(r'font-family="[^"]*"')
_WEIGHT = re.compile(r' font-weight="[^"]*"')


@dataclass(frozen=True)
class Picture:
    """A drawing, waited for when it is first asked for; `width` and `height` are in points."""

    awaited: Future[Any]

    @property
    def drawing(self) -> Any:
        """The drawing, of `reportlab.graphics`."""
        return self.awaited.result()

    @property
    def width(self) -> float:
        return float(self.drawing.width)

    @property
    def height(self) -> float:
        return float(self.drawing.height)


def svg(chart: Any, font: Path | None = None) -> str:
    """The chart as SVG, for a page. `font` is the file of the face the chart names."""
    _register(font)
    return str(vl_convert.vegalite_to_svg(_spec(chart)))


def vector(chart: Any, face: Face) -> Picture:
    """The chart as drawing operations, for a document set in `face`."""
    _register(face.path)
    return _vector(_spec(chart), face.name)


@lru_cache(maxsize=32)
def _vector(spec: str, font: str) -> Picture:
    return Picture(_PAINTER.submit(_read, spec, font))


def _read(spec: str, font: str) -> Any:
    # Takes a third of a second, and a document without charts does not need it.
    from svglib.svglib import svg2rlg  # noqa: PLC0415

    text = str(vl_convert.vegalite_to_svg(spec))
    # The face has one weight; a bold one would be sought among the fonts of the machine.
    text = _WEIGHT.sub("", _FAMILY.sub(f'font-family="{font}"', text))
    return svg2rlg(BytesIO(text.encode()))


def _spec(chart: Any) -> str:
    return json.dumps(chart.to_dict(validate=False), ensure_ascii=False, sort_keys=True)


def _register(font: Path | None) -> None:
    if font is not None and font.parent not in _registered:
        vl_convert.register_font_directory(str(font.parent.resolve()))
        _registered.add(font.parent)
