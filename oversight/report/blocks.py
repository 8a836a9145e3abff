"""The building blocks of a page: headings, tiles and tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias
from xml.sax.saxutils import unescape

from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import STATE_DEFAULTS
from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, Flowable, Paragraph, Spacer, Table, TableStyle

from oversight.report.composer import Composer
from oversight.report.draw import Picture
from oversight.report.prose import Prose
from oversight.report.style import FAINT, INK, LINE, MUTED, WASH, WIDTH

Cell: TypeAlias = str | Paragraph
_PAD = 3
_CHART = 480  # points that a chart over the full width is drawn in, its 640 pixels


@dataclass
class Rows:
    """The body of a table being built: rows, and the style commands that belong to them."""

    cells: list[list[Cell]] = field(default_factory=list)
    commands: list[tuple[Any, ...]] = field(default_factory=list)

    def add(self, *cells: Cell) -> int:
        """Appends a row; zeros are printed faint. Gives the row's index in the body."""
        at = len(self.cells)
        self.cells.append(list(cells))
        for column, cell in enumerate(cells):
            if cell in ("0", "–"):
                self.tint(at, column, FAINT)
        return at

    def tint(self, row: int, column: int, colour: Color) -> None:
        """Colours the text of a plain cell."""
        self.commands.append(("TEXTCOLOR", (column, row + 1), (column, row + 1), colour))

    def band(self, cell: Cell, columns: int) -> None:
        """Appends a row that heads the rows after it."""
        line = self.foot(cell, columns) + 1
        self.commands += [
            ("BACKGROUND", (0, line), (-1, line), WASH),
            ("NOSPLIT", (0, line), (-1, line + 1)),
        ]

    def foot(self, cell: Cell, columns: int) -> int:
        """Appends a row of one cell that spans the table; gives its index in the body."""
        at = len(self.cells)
        self.cells.append([cell, *[""] * (columns - 1)])
        self.commands.append(("SPAN", (0, at + 1), (-1, at + 1)))
        return at


def section(c: Composer, title: str, room: float = 120) -> list[Flowable]:
    """A section's heading, moved to the next page where little room is left under it."""
    heading = c.paragraph(title, "section")
    heading._bookmark = unescape(title)  # the document makes an outline entry of it
    return [CondPageBreak(room), heading]


def table(
    c: Composer,
    head: Sequence[str],
    rows: Rows,
    widths: Sequence[float],
    *,
    right: Sequence[int] = (),
    last_is_sum: bool = False,
) -> Table:
    """A table over the full width: its head repeats on every page, long names wrap.

    `widths` are shares of the width; `right` are the columns of numbers.
    """
    share = WIDTH / sum(widths)
    body, lines = _set(c, rows, [share * width - 2 * _PAD for width in widths])
    heads = [
        c.paragraph(cell, "head-right" if at in right else "head") for at, cell in enumerate(head)
    ]
    commands: list[tuple[Any, ...]] = [
        ("FONT", (0, 0), (-1, -1), c.face.name, 8.5, 11.5),
        ("TEXTCOLOR", (0, 0), (-1, -1), INK),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("VALIGN", (0, 1), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), _PAD),
        ("RIGHTPADDING", (0, 0), (-1, -1), _PAD),
        ("TOPPADDING", (0, 0), (-1, -1), 2.6),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, MUTED),
        ("LINEBELOW", (0, 1), (-1, -1), 0.25, LINE),
        *(("ALIGN", (at, 1), (at, -1), "RIGHT") for at in right),
        *lines,
        *rows.commands,
    ]
    if last_is_sum:
        commands += [
            ("LINEABOVE", (0, -1), (-1, -1), 0.8, MUTED),
            ("BACKGROUND", (0, -1), (-1, -1), WASH),
        ]
    return Table(
        [heads, *body],
        colWidths=[share * width for width in widths],
        repeatRows=1,
        style=TableStyle(commands),
        spaceBefore=4,
        spaceAfter=6,
    )


def _set(
    c: Composer, rows: Rows, widths: Sequence[float]
) -> tuple[list[list[Cell]], list[tuple[Any, ...]]]:
    """The cells with what fits in a line as plain text, and the colours and indents of those.

    A plain cell is set ten times as fast as a paragraph, and a report has thousands.
    """
    font, ink = c.styles.get("cell"), c.styles.get("cell").textColor
    body: list[list[Cell]] = []
    commands: list[tuple[Any, ...]] = []
    for at, row in enumerate(rows.cells, 1):
        found: list[Cell] = []
        for column, cell in enumerate(row):
            text = cell.in_one_line(widths[column]) if isinstance(cell, Prose) else None
            style: Any = getattr(cell, "style", None)
            if text is None or style.fontSize != font.fontSize:
                found.append(cell)
                continue
            found.append(text)
            place = (column, at), (column, at)
            if style.textColor != ink:
                commands.append(("TEXTCOLOR", *place, style.textColor))
            if style.leftIndent:
                commands.append(("LEFTPADDING", *place, _PAD + style.leftIndent))
        body.append(found)
    return body, commands


def tiles(c: Composer, figures: Sequence[tuple[str, str, Color]]) -> list[Flowable]:
    """The key figures side by side: (number with its mark, what it is, colour of the rule)."""
    across = min(len(figures), 6)
    commands: list[tuple[Any, ...]] = [
        # reportlab names Helvetica for any cell without a font, even one that holds paragraphs.
        ("FONT", (0, 0), (-1, -1), c.face.name),
        ("LEFTPADDING", (0, 0), (-1, -1), 7),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3),
        ("TOPPADDING", (0, 0), (-1, 0), 4),
        ("BOTTOMPADDING", (0, 0), (-1, 0), 0),
        ("TOPPADDING", (0, 1), (-1, 1), 0),
        ("BOTTOMPADDING", (0, 1), (-1, 1), 5),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("BACKGROUND", (0, 0), (-1, -1), WASH),
        *(
            ("LINEBEFORE", (at, 0), (at, -1), 2.2, colour)
            for at, (_, _, colour) in enumerate(figures)
        ),
    ]
    grid = Table(
        [
            [c.paragraph(number, "figure") for number, _, _ in figures],
            [c.paragraph(words, "figure-label") for _, words, _ in figures],
        ],
        colWidths=[WIDTH / across] * across,
        style=TableStyle(commands),
        spaceBefore=4,
        spaceAfter=8,
    )
    return [grid]


class _Pen(renderPDF._PDFRenderer):  # type: ignore[misc]  # reportlab has no types
    """Draws without naming the face that reportlab begins with: it would not be embedded."""

    def applyStateChanges(  # noqa: N802 - reportlab's name
        self,
        delta: dict[str, Any],
        newState: dict[str, Any],  # noqa: N803
    ) -> None:
        if delta.get("fontName") == STATE_DEFAULTS["fontName"]:
            delta = {key: value for key, value in delta.items() if not key.startswith("font")}
        super().applyStateChanges(delta, newState)


class _Drawn(Flowable):  # type: ignore[misc]  # reportlab has no types
    """A chart no wider than a width, waited for only when its size is asked for.

    One that is narrower than charts are has the scale of the others: its text is no larger.
    """

    def __init__(self, drawn: Picture, width: float) -> None:
        super().__init__()
        self._drawn, self._most = drawn, width

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width = self._most * min(1.0, self._drawn.width / _CHART)
        self.height = self.width * self._drawn.height / self._drawn.width
        return self.width, self.height

    def draw(self) -> None:
        share = self.width / self._drawn.width
        self.canv.saveState()
        self.canv.scale(share, share)
        _Pen().draw(self._drawn.drawing, self.canv, 0, 0)
        self.canv.restoreState()


def picture(drawn: Picture, width: float = WIDTH) -> list[Flowable]:
    """A chart over the full width."""
    return [_Drawn(drawn, width), Spacer(1, 4)]
