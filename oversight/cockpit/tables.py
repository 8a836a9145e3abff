"""What a page shows as tables, so that page, workbook and PDF are made of the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

import xlsxwriter  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, TableStyle
from reportlab.platypus import Table as Grid

from oversight.report.fonts import Face
from oversight.report.page import About, Part, build
from oversight.report.prose import prose
from oversight.report.style import LINE, MUTED, WIDTH, Styles

Cell = str | int | float | None


@dataclass(frozen=True)
class Told:
    """One cell: its value, how it reads, and where it leads (an address, or nowhere)."""

    value: Cell
    text: str
    to: str = ""


@dataclass(frozen=True)
class Table:
    """A table: its title, its columns' heads, its rows."""

    title: str
    head: Sequence[str]
    rows: Sequence[Sequence[Told]]
    numbers: frozenset[int] = field(default=frozenset())
    """The columns that hold numbers."""


@dataclass(frozen=True)
class Sheet:
    """All that a page tells: a title, what it rests on (words, value), and tables."""

    title: str
    about: Sequence[tuple[str, str]]
    tables: Sequence[Table]


def number(value: float | None, text: str = "", to: str = "") -> Told:
    """A number as it reads: with commas, unless told how.

    >>> number(1234).text, number(None).text, number(0.5, "50 %").value
    ('1,234', '–', 0.5)
    """
    return Told(value, text or ("–" if value is None else f"{value:,}"), to)


def words(text: str, to: str = "") -> Told:
    """A text."""
    return Told(text, text, to)


def workbook(sheet: Sheet) -> bytes:
    """The sheet as .xlsx: a sheet a table, and what they rest on first."""
    stream = BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False}) as book:
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        first = book.add_worksheet("0")
        first.write_string(0, 0, sheet.title, bold)
        for at, (name, value) in enumerate(sheet.about, 1):
            first.write_string(at, 0, name)
            first.write_string(at, 1, value)
        first.autofit()
        for number_, table in enumerate(sheet.tables, 1):
            page = book.add_worksheet(str(number_))
            page.write_string(0, 0, table.title, bold)
            for column, head in enumerate(table.head):
                page.write_string(1, column, head, bold)
            for line, row in enumerate(table.rows, 2):
                for column, cell in enumerate(row):
                    if isinstance(cell.value, int | float):
                        page.write_number(line, column, cell.value)
                        page.write_string(line, len(table.head) + column, cell.text)
                    elif cell.value is not None:
                        page.write_string(line, column, cell.text)
            page.freeze_panes(2, 1)
            page.autofit()
    return stream.getvalue()


def document(sheet: Sheet, face: Face, language: str, foot: str) -> bytes:
    """The sheet as PDF, in the house's type."""
    styles = Styles(face.name, "zh" if language == "zh" else "en")

    def text(words_: str, style: str) -> Flowable:
        escaped = words_.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        return prose(face.printable(escaped), styles.get(style))

    story: list[Flowable] = [text(sheet.title, "title")]
    story += [text(f"{name}: {value}", "note") for name, value in sheet.about]
    for table in sheet.tables:
        story.append(text(table.title, "subsection"))
        across = len(table.head)
        shares = [1.0 if at in table.numbers else 2.2 for at in range(across)]
        heads = [
            text(head, "head-right" if at in table.numbers else "head")
            for at, head in enumerate(table.head)
        ]
        body = [
            [
                cell.text if at in table.numbers else text(cell.text, "cell")
                for at, cell in enumerate(row)
            ]
            for row in table.rows
        ]
        commands = [
            ("FONT", (0, 0), (-1, -1), face.name, 8.5, 11.5),
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, MUTED),
            ("LINEBELOW", (0, 1), (-1, -1), 0.25, LINE),
            *(("ALIGN", (at, 1), (at, -1), "RIGHT") for at in sorted(table.numbers)),
        ]
        widths = [WIDTH * share / sum(shares) for share in shares]
        story.append(Grid([heads, *body], widths, repeatRows=1, style=TableStyle(commands)))
    part = Part(
        name="sheet",
        story=story,
        head_left=face.printable(sheet.title),
        head_right="",
        foot_left=face.printable(foot),
        page=lambda page, pages: f"{page} / {pages}",
    )
    about = About(sheet.title, "oversight", foot, "zh-CN" if language == "zh" else "en", face.name)
    return build(lambda: [part], about)
