"""A replay as a workbook: summary, gained, lost, changed, the days, and what the words mean."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from oversight.problem import Problem, Refused
from oversight.replay.compare import KINDS, Count, Difference, Kind, Replay
from oversight.replay.labels import label

COUNTS = tuple(vars(Count()))
_ROWS = 1_048_575
"""What a sheet holds below its header."""


class Workbook:
    """Writes one replay; nothing is left behind where it cannot be written whole."""

    def __init__(self, replay: Replay, path: Path, language: str) -> None:
        self.replay = replay
        self.path = path
        self.language = language

    def write(self) -> None:
        """Write the file. `Refused` where the folder is not there or not to be written to."""
        import xlsxwriter  # type: ignore[import-untyped]  # noqa: PLC0415  few write one

        part = self.path.with_name(f".{self.path.name}.part")
        try:
            # A text that begins with '=' is a text of the records, and never a formula.
            book = xlsxwriter.Workbook(
                part, {"strings_to_formulas": False, "strings_to_urls": False}
            )
            day = self.replay.days[-1]
            book.set_properties({"created": datetime(day.year, day.month, day.day)})
            self._formats(book)
            self._summary(book)
            for kind in KINDS:
                self._items(book, kind)
            if len(self.replay.days) > 1:
                self._days(book)
            self._definitions(book)
            book.close()
            part.replace(self.path)
        except (OSError, xlsxwriter.exceptions.FileCreateError) as error:
            part.unlink(missing_ok=True)
            raise Refused(
                Problem(
                    "--out",
                    f"The workbook '{self.path}' cannot be written: {error}.",
                    "Name a file in a folder that exists and in which you may write.",
                )
            ) from None

    def _formats(self, book: Any) -> None:
        base = {"font_name": "Arial", "font_size": 10, "valign": "top"}
        self.head = book.add_format(
            base | {"bold": True, "bg_color": "#E7E6E6", "bottom": 1, "text_wrap": True}
        )
        self.title = book.add_format(base | {"bold": True, "font_size": 12})
        self.text = book.add_format(base)
        self.wrapped = book.add_format(base | {"text_wrap": True})
        self.number = book.add_format(base | {"num_format": "#,##0"})
        self.date = book.add_format(base | {"num_format": "yyyy-mm-dd", "align": "left"})
        self.total_text = book.add_format(base | {"bold": True, "top": 1})
        self.total = book.add_format(base | {"bold": True, "top": 1, "num_format": "#,##0"})

    def _sheet(self, book: Any, name: str, columns: Sequence[tuple[str, int]], top: int = 0) -> Any:
        """A sheet with its header frozen at the row `top`; columns are (label, width)."""
        sheet = book.add_worksheet(self._label(name))
        for place, (column, width) in enumerate(columns):
            sheet.set_column(place, place, width)
            sheet.write_string(top, place, self._label(column), self.head)
        sheet.freeze_panes(top + 1, 0)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(top)
        return sheet

    def _summary(self, book: Any) -> None:
        columns = [("org", 16), ("name", 36), *((name, 14) for name in COUNTS)]
        sheet = self._sheet(book, "summary", columns, top=3)
        sheet.write_string(0, 0, self._title(), self.title)
        sheet.write_string(1, 0, self._when(), self.text)
        sheet.freeze_panes(4, 2)
        row = 4
        for org, count in in_order(self.replay):
            name = self.replay.names.get(org or "", "") if org else self._label("no_org")
            sheet.write(row, 0, org or None, self.text)
            sheet.write_string(row, 1, name, self.text)
            for place, column in enumerate(COUNTS, start=2):
                sheet.write_number(row, place, getattr(count, column), self.number)
            row += 1
        if row > 4:
            sheet.autofilter(3, 0, row - 1, len(columns) - 1)
        sheet.write_string(row, 0, self._label("total"), self.total_text)
        sheet.write_blank(row, 1, None, self.total_text)
        for place, column in enumerate(COUNTS, start=2):
            sheet.write_number(row, place, getattr(self.replay.total, column), self.total)

    def _items(self, book: Any, kind: Kind) -> None:
        sides = {"gained": ("after",), "lost": ("before",), "changed": ("before", "after")}[kind]
        columns = [
            ("rule", 30), ("kind", 10), ("subject", 22), ("org", 16), ("name", 30),
            ("as_of", 13), ("days_seen", 9),
        ]  # fmt: skip
        for name, width in (("outcome", 13), ("facts", 44), ("message", 60)):
            columns += [(f"{name}_{side}", width) for side in sides]
        sheet = self._sheet(book, kind, columns)
        rows = self.replay.of(kind)[:_ROWS]
        for row, one in enumerate(rows, start=1):
            self._item(sheet, row, one, sides)
        if rows:
            sheet.autofilter(0, 0, len(rows), len(columns) - 1)
        sheet.freeze_panes(1, 3)

    def _item(self, sheet: Any, row: int, one: Difference, sides: Sequence[str]) -> None:
        name = self.replay.names.get(one.org or "", "")
        for place, text in enumerate(
            (one.rule, one.subject_kind, one.subject, one.org or "", name)
        ):
            sheet.write_string(row, place, text, self.text)
        sheet.write_datetime(row, 5, one.as_of, self.date)
        sheet.write_number(row, 6, one.days, self.number)
        place = 7
        for part in ("outcome", "facts", "message"):
            for side in sides:
                found = getattr(one, side)
                text = getattr(found, part) if found else ""
                sheet.write_string(
                    row, place, self._label(text) if part == "outcome" else text, self.wrapped
                )
                place += 1

    def _days(self, book: Any) -> None:
        columns = [("as_of", 13), *((name, 14) for name in COUNTS)]
        sheet = self._sheet(book, "days", columns)
        for row, (day, count) in enumerate(self.replay.by_day.items(), start=1):
            sheet.write_datetime(row, 0, day, self.date)
            for place, column in enumerate(COUNTS, start=1):
                sheet.write_number(row, place, getattr(count, column), self.number)

    def _definitions(self, book: Any) -> None:
        sheet = self._sheet(book, "definitions", [("term", 30), ("meaning", 100)])
        it = self.replay
        rows = [
            *((self._label(kind), self._label(f"means_{kind}")) for kind in KINDS),
            (self._label("flagged"), self._label("means_flagged")),
            (self._label("cannot_tell"), self._label("means_cannot_tell")),
            (self._label("days_seen"), self._label("means_days")),
            (self._label("draft"), it.draft.name),
            (self._label("against"), it.against.name),
            (self._label("rules"), ", ".join(sorted({*it.draft.rules, *it.against.rules}))),
            (self._label("days"), ", ".join(str(day) for day in it.days)),
            (self._label("lake"), it.lake),
            (self._label("rulebook_before"), it.against.rulebook.hash),
            (self._label("rulebook_after"), it.draft.rulebook.hash),
        ]
        for row, (term, meaning) in enumerate(rows, start=1):
            sheet.write_string(row, 0, term, self.text)
            sheet.write_string(row, 1, meaning[:32_000], self.wrapped)

    def _title(self) -> str:
        return self._label("title", draft=self.replay.draft.name, against=self.replay.against.name)

    def _when(self) -> str:
        return when(self.replay, self.language)

    def _label(self, name: str, /, **values: object) -> str:
        return label(name, self.language, **values)


def when(replay: Replay, language: str) -> str:
    """The day, or the days, of a replay in words."""
    days = replay.days
    if len(days) == 1:
        return label("days_one", language, first=days[0])
    return label("days_many", language, n=len(days), first=days[0], last=days[-1])


def in_order(replay: Replay) -> list[tuple[str | None, Count]]:
    """The organisations, those with the most differences first."""
    return sorted(
        replay.orgs.items(), key=lambda pair: (-pair[1].differs, pair[0] is None, pair[0] or "")
    )
