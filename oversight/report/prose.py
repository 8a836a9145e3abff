"""Paragraphs of which a report has thousands: each parsed and broken into lines only once."""

from __future__ import annotations

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph

_MARKUP = frozenset("<>&\n\t")
_ROOM = 1.0
"""So many points a line must leave free before it is taken for one that fits."""


class Prose(Paragraph):  # type: ignore[misc]  # reportlab has no types
    """A paragraph that keeps the lines it was broken into.

    A table asks each cell several times for the same width: to measure, to split over pages, to
    draw. Text without markup is not parsed either: its one piece is a copy of its style's.
    """

    plain: str | None = None
    """The text, where it has no markup."""

    def in_one_line(self, width: float) -> str | None:
        """The text where it is plain, of no indent and alignment, and no wider than `width`."""
        style: Any = self.style
        if self.plain is None or style.alignment or style.rightIndent or style.firstLineIndent:
            return None
        wide = stringWidth(self.plain, style.fontName, style.fontSize)
        return self.plain if wide + style.leftIndent + _ROOM <= width else None

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: N803
        """The size at a width; the lines are those of before where the width is."""
        if getattr(self, "_broken_at", None) != availWidth or "blPara" not in self.__dict__:
            super().wrap(availWidth, availHeight)
            self._broken_at = availWidth
            self._size = self.width, self.height
        return self._size


def prose(markup: str, style: ParagraphStyle) -> Prose:
    """A paragraph of markup in a style."""
    if not markup.strip() or not _MARKUP.isdisjoint(markup):
        return Prose(markup, style)
    piece: Any = getattr(style, "_piece", None)
    if piece is None:
        piece = style._piece = Paragraph("x", style).frags[0]
    text = markup.strip()
    made = Prose(text, style, frags=[piece.clone(text=text)])
    made.plain = text
    return made
