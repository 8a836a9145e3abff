"""The table of contents: a line a section, with its page, linked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.platypus import Flowable, KeepTogether, Spacer

from oversight.report.composer import Composer
from oversight.report.style import ACCENT, INK, LINE, WIDTH

_LINE = 15.0


class _Entries(Flowable):  # type: ignore[misc]  # reportlab has no types
    """The lines. Their pages are not known yet: they are forms, drawn at the document's end."""

    def __init__(self, titles: Sequence[str], font: str) -> None:
        super().__init__()
        self._titles = titles
        self._font = font

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        return WIDTH, _LINE * len(self._titles)

    def draw(self) -> None:
        document: Any = self.canv._doctemplate
        first = len(document.headings)  # the headings of the parts before this one
        for at, title in enumerate(self._titles):
            y = _LINE * (len(self._titles) - at) - 11
            self.canv.setFont(self._font, 9.5)
            self.canv.setFillColor(INK)
            self.canv.drawString(0, y, title)
            end = self.canv.stringWidth(title, self._font, 9.5)
            self.canv.setStrokeColor(LINE)
            self.canv.setLineWidth(0.5)
            self.canv.setDash(1, 2)
            self.canv.line(min(end + 6, WIDTH - 30), y + 2, WIDTH - 24, y + 2)
            self.canv.setDash()
            number = first + at
            self.canv.saveState()
            self.canv.translate(0, y)
            self.canv.doForm(f"contents-{number}")
            self.canv.restoreState()
            document.awaited.append(number)
            self.canv.linkRect("", f"section-{number + 1}", (0, y - 3, WIDTH, y + 10), relative=1)
        self.canv.setFillColor(ACCENT)


def contents(c: Composer, sections: Sequence[Flowable]) -> list[Flowable]:
    """The contents of the sections, under a heading that is no entry itself."""
    titles = [c.face.printable(title) for title in _titles(sections)]
    if not titles:
        return []
    heading = c.paragraph(c.say("contents"), "subsection")
    return [KeepTogether([heading, _Entries(titles, c.face.name), Spacer(1, 14)])]


def _titles(flowables: Sequence[Any]) -> Iterator[str]:
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from _titles(flowable._content)
        title = getattr(flowable, "_bookmark", None)
        if title is not None:
            yield str(title)
