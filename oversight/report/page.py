"""The document: A4 pages with running head and foot, bookmarks, and nothing of the clock.

Laid out once: what hangs on the last page, "page n of m" and the pages of the contents, are
forms that the pages name and that are drawn when all is laid out. The same story gives the
same bytes; the file holds no time of writing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
)

from oversight.report.style import BOTTOM, LINE, MARGIN, MUTED, PAGE, TOP, WIDTH

# Streams as they are: written as letters they take a second more and a quarter more room.
rl_config.useA85 = 0


@dataclass(frozen=True)
class Part:
    """One language's part: its story, and what its head and foot say.

    `page` gives the words for page n of m.
    """

    name: str
    story: Sequence[Flowable]
    head_left: str
    head_right: str
    foot_left: str
    page: Callable[[int, int], str]


@dataclass(frozen=True)
class About:
    """The document's metadata, and the font it is set in."""

    title: str
    author: str
    subject: str
    language: str
    font: str


def build(parts: Callable[[], Sequence[Part]], about: About) -> bytes:
    """The PDF of the parts; `parts` is called once."""
    return _Document(parts(), about).write()


class _Document(BaseDocTemplate):  # type: ignore[misc]  # reportlab has no types
    def __init__(self, parts: Sequence[Part], about: About) -> None:
        self._stream = BytesIO()
        super().__init__(
            self._stream,
            pagesize=PAGE,
            title=about.title,
            author=about.author,
            subject=about.subject,
            creator="oversight",
            producer="oversight",
            lang=about.language,
            initialFontName=about.font,
            invariant=1,
        )
        self._parts = parts
        self._font = about.font
        self._feet: list[tuple[int, Part]] = []
        self._bookmarks = 0
        self.headings: list[int] = []
        self.awaited: list[int] = []
        self.addPageTemplates([self._template(part) for part in parts])

    def write(self) -> bytes:
        """The bytes of the document."""
        story: list[Flowable] = []
        for at, part in enumerate(self._parts):
            if at:
                story += [NextPageTemplate(part.name), PageBreak()]
            story += part.story
        self.build(story)
        return self._stream.getvalue()

    def _endBuild(self) -> None:  # noqa: N802 - reportlab's name
        """Draws what had to wait for the last page, before the file is written."""
        total = self.page
        for page, part in self._feet:
            words = part.page(page, total)
            self._form(f"foot-{page}", words, PAGE[0] - MARGIN, BOTTOM - 18, 7.5)
        for heading in self.awaited:
            words = str(self.headings[heading])
            self._form(f"contents-{heading}", words, WIDTH, 0, 9.5)
        super()._endBuild()

    def _form(self, name: str, words: str, right: float, y: float, size: float) -> None:
        self.canv.beginForm(name, 0, -5, *PAGE)
        self.canv.setFont(self._font, size)
        self.canv.setFillColor(MUTED)
        self.canv.drawRightString(right, y, words)
        self.canv.endForm()

    def afterFlowable(self, flowable: Any) -> None:  # noqa: N802 - reportlab's name
        """Makes an outline entry of each section's heading."""
        title = getattr(flowable, "_bookmark", None)
        if title is not None:
            self._bookmarks += 1
            key = f"section-{self._bookmarks}"
            self.canv.bookmarkPage(key)
            self.canv.addOutlineEntry(title, key, 0)
            self.headings.append(self.page)

    def _template(self, part: Part) -> PageTemplate:
        frame = Frame(
            *(MARGIN, BOTTOM, WIDTH, PAGE[1] - TOP - BOTTOM),
            *(0, 0, 0, 0),
            id=part.name,
        )

        def draw(canvas: Canvas, document: _Document) -> None:
            document.dress(canvas, part)

        return PageTemplate(id=part.name, frames=[frame], onPage=draw)

    def dress(self, canvas: Canvas, part: Part) -> None:
        """Head and foot of one page."""
        canvas.saveState()
        canvas.setFont(self._font, 7.5)
        canvas.setFillColor(MUTED)
        canvas.setStrokeColor(LINE)
        canvas.setLineWidth(0.5)
        right = PAGE[0] - MARGIN
        head, foot = PAGE[1] - TOP + 14, BOTTOM - 18
        canvas.drawString(MARGIN, head, part.head_left)
        canvas.drawRightString(right, head, part.head_right)
        canvas.line(MARGIN, head - 5, right, head - 5)
        canvas.line(MARGIN, foot + 11, right, foot + 11)
        canvas.drawString(MARGIN, foot, part.foot_left)
        canvas.doForm(f"foot-{canvas.getPageNumber()}")
        self._feet.append((canvas.getPageNumber(), part))
        canvas.restoreState()
