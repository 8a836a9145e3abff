"""The typography of a report: page, colours and paragraph styles, in one place.

Red and yellow are the vermilion and amber that remain apart for most colour-blind readers,
and never stand without the word.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import paragraph

from oversight.audit.words import Language

# reportlab keeps Japanese marks from beginning a line; Chinese ones it does not know.
paragraph.ALL_CANNOT_START += "，；：！？、"

PAGE = A4
MARGIN = 18 * mm
TOP = 24 * mm
BOTTOM = 20 * mm
WIDTH = PAGE[0] - 2 * MARGIN

INK = HexColor("#1B2733")
MUTED = HexColor("#5F6B76")
FAINT = HexColor("#9AA5AF")
LINE = HexColor("#CBD3DA")
WASH = HexColor("#F4F6F8")
ACCENT = HexColor("#1F4E79")
RED = HexColor("#B8301F")
YELLOW = HexColor("#A86F00")
CARDS = {"red": RED, "yellow": YELLOW}


def hexed(color: Color) -> str:
    """A colour as `#rrggbb`, as charts and markup take it."""
    return "#" + str(color.hexval())[2:]


@dataclass(frozen=True)
class Styles:
    """The paragraph styles of one face and language."""

    font: str
    language: Language
    made: dict[str, ParagraphStyle] = field(default_factory=dict, compare=False)

    def get(self, name: str) -> ParagraphStyle:
        """The style named; one of `_STYLES`."""
        if name not in self.made:
            size, leading, before, after, colour = _STYLES[name]
            self.made[name] = ParagraphStyle(
                name,
                fontName=self.font,
                fontSize=size,
                leading=leading,
                spaceBefore=before,
                spaceAfter=after,
                textColor=colour,
                bulletFontName=self.font,
                # Chinese breaks between any two characters, code and English at spaces only.
                wordWrap="CJK" if self.language == "zh" and name not in _AT_SPACES else None,
                alignment=TA_RIGHT if name == "head-right" else 0,
                keepWithNext=name in _HEADINGS,
                splitLongWords=1,
            )
        return self.made[name]

    def indented(self, name: str, depth: int) -> ParagraphStyle:
        """The style named, set in by `depth` steps."""
        if depth == 0:
            return self.get(name)
        key = f"{name}-{depth}"
        if key not in self.made:
            self.made[key] = ParagraphStyle(key, parent=self.get(name), leftIndent=10 * depth)
        return self.made[key]


_HEADINGS = {"section", "subsection"}
_AT_SPACES = {"code"}
_STYLES: dict[str, tuple[float, float, float, float, Color]] = {
    # name: size, leading, space before, space after, colour
    "title": (24, 30, 0, 2, INK),
    "subtitle": (11, 16, 0, 10, MUTED),
    "lead": (12.5, 19.5, 0, 6, INK),
    "section": (15, 20, 16, 5, ACCENT),
    "subsection": (11.5, 16, 10, 3, INK),
    "body": (9.5, 14.5, 0, 4, INK),
    "note": (8, 12, 0, 6, MUTED),
    "caption": (8, 12, 2, 8, MUTED),
    "cell": (8.5, 11.5, 0, 0, INK),
    "cell-muted": (8.5, 11.5, 0, 0, MUTED),
    "head": (7.8, 10, 0, 0, MUTED),
    "head-right": (7.8, 10, 0, 0, MUTED),
    "figure": (21, 25, 0, 0, INK),
    "figure-label": (8, 11, 0, 0, MUTED),
    "source": (8.5, 12, 6, 1, INK),
    "code": (7, 9.6, 0, 1, MUTED),
}
