"""The workbook of an edition: the numbers of its PDF, from the same ledger, as a spreadsheet.

Sheets: the numbers, each with its source and the query of the rows behind it; the rows of
each source; the definitions; the sources; the manifest. The same edition gives the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter  # type: ignore[import-untyped]

from oversight.report.composer import Composer
from oversight.report.opening import behind
from oversight.report.sections.sources import manifest_rows
from oversight.report.traced import Derived, Printed, Query, _Total

_FORMATS = {
    "{:,}": "#,##0",
    "{:.1f}": "0.0",
    "{:.2f}": "0.00",
    "{:.3f}": "0.000",
    "{:,.0f}": "#,##0",
    "{:,.1f}": "#,##0.0",
    "{:.1f} %": '0.0" %"',
}
_CELL = 32_000
"""A cell holds 32,767 characters; a longer query is cut and stands whole in the PDF."""
_SAFE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


@dataclass(frozen=True)
class _Book:
    book: Any
    head: Any
    text: Any

    def sheet(self, name: str, head: Sequence[str], widths: Sequence[int]) -> Any:
        """A sheet with its head frozen and a filter to come over it."""
        sheet = self.book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, (words, width) in enumerate(zip(head, widths, strict=True)):
            sheet.write_string(0, at, _clean(words), self.head)
            sheet.set_column(at, at, width)
        return sheet

    def number(self, pattern: str) -> Any:
        """The format that prints a number as the PDF does."""
        return self.book.add_format({"num_format": _FORMATS[pattern], "valign": "top"})


def workbook(c: Composer, *others: Composer) -> bytes:
    """The bytes of an .xlsx file with every number that `c` has printed, in its language.

    For each of the other languages the numbers, definitions, sources and manifest follow; the
    rows of a source, which are the same, stand there once.
    """
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    made = c.material.manifest
    book.set_properties(
        {
            "title": c.edition.title.in_(c.language),
            "author": c.material.name,
            "subject": f"run {made.run}",
            # The day that is told of, not the clock's: the same edition gives the same bytes.
            "created": datetime(made.as_of.year, made.as_of.month, made.as_of.day),
        }
    )
    with_head = book.add_format(
        {"bold": True, "bottom": 1, "bg_color": "#F4F6F8", "text_wrap": True, "valign": "top"}
    )
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    kept = _Book(book, with_head, wrapped)
    _numbers(kept, c)
    for mark, source in c.ledger.sources:
        if isinstance(source, Query):
            _rows(kept, c, mark, source)
    for one in (c, *others):
        if one is not c:
            _numbers(kept, one)
        _definitions(kept, one)
        _sources(kept, one)
        _manifest(kept, one)
    book.close()
    return stream.getvalue()


def _numbers(kept: _Book, c: Composer) -> None:
    keys = ("no", "mark", "counts", "column", "key", "value", "printed", "rows")
    head = [c.say(f"w_{key}") for key in keys]
    sheet = kept.sheet(c.say("w_numbers"), head, [7, 7, 48, 14, 34, 14, 12, 60])
    formats = {pattern: kept.number(pattern) for pattern in _FORMATS}
    for at, one in enumerate(c.ledger.printed, 1):
        source = one.number.source
        sheet.write_number(at, 0, at)
        sheet.write_number(at, 1, c.ledger.mark(source))
        sheet.write_string(at, 2, _clean(said_of(c, source)), kept.text)
        sheet.write_string(at, 3, one.number.column)
        sheet.write_string(at, 4, _clean(_key(c, one)))
        if one.number.value is not None:
            sheet.write_number(at, 5, one.number.value, formats[one.pattern])
        sheet.write_string(at, 6, one.text)
        sheet.write_string(at, 7, _clean(opened(one)))
    sheet.autofilter(0, 0, len(c.ledger.printed), len(head) - 1)


def opened(one: Printed) -> str:
    """The query of the rows behind a printed number; of a derived one, of its numerator."""
    source = one.number.source
    query = source.query if isinstance(source, Derived) else source
    column = "numerator" if isinstance(source, Derived) else one.number.column
    found = behind(query.sql, column, one.number.key)
    return query.sql if found is None else found.sql


def said_of(c: Composer, source: Query | Derived) -> str:
    """What a source counts, in words; of a derived figure, how it is made."""
    if isinstance(source, Query):
        return source.counts
    return c.say(f"fn_{source.function}", n=str(c.ledger.mark(source.query)))


def _key(c: Composer, one: Printed) -> str:
    key = one.number.key
    if isinstance(key, _Total):
        return c.say("total")
    return ", ".join(f"{name} = {'–' if value is None else value}" for name, value in key.items())


def _rows(kept: _Book, c: Composer, mark: int, source: Query) -> None:
    rows = c.ledger.rows(source)
    head = list(rows[0]) if rows else ["n"]
    sheet = kept.sheet(f"[{mark}]".strip("[]"), head, [24, *[14] * (len(head) - 1)])
    whole = kept.number("{:,}")
    for at, row in enumerate(rows, 1):
        for column, value in enumerate(row.values()):
            if isinstance(value, int | float) and not isinstance(value, bool):
                sheet.write_number(at, column, value, whole)
            elif value is not None:
                sheet.write_string(at, column, _clean(str(value)))
    sheet.autofilter(0, 0, max(len(rows), 1), len(head) - 1)


def _definitions(kept: _Book, c: Composer) -> None:
    head = [c.say("w_word"), c.say("w_meaning"), c.say("w_key")]
    sheet = kept.sheet(c.say("w_definitions"), head, [48, 90, 34])
    said = [
        (card.title.in_(c.language), card.basis.in_(c.language) if card.basis else "", rule)
        for rule, card in sorted(c.material.rules.items())
    ]
    for name, card in sorted(c.material.indicators.items()):
        words = (card.numerator, card.denominator, card.source)
        said.append((name, " / ".join(one.in_(c.language) for one in words), name))
    for key in ("rules_note", "organisations_note", "items_note"):
        said.append((c.say(key, day=c.day(c.material.manifest.as_of)), "", ""))
    for at, line in enumerate(said, 1):
        for column, text in enumerate(line):
            sheet.write_string(at, column, _clean(text), kept.text)


def _sources(kept: _Book, c: Composer) -> None:
    head = [c.say(f"w_{key}") for key in ("mark", "counts", "query", "ids")]
    sheet = kept.sheet(c.say("w_sources"), head, [7, 48, 110, 60])
    for at, (mark, source) in enumerate(c.ledger.sources, 1):
        query = source if isinstance(source, Query) else None
        sheet.write_number(at, 0, mark)
        sheet.write_string(at, 1, _clean(said_of(c, source)), kept.text)
        sheet.write_string(at, 2, _clean(query.sql if query else ""), kept.text)
        sheet.write_string(at, 3, _clean(query.ids if query else ""), kept.text)


def _manifest(kept: _Book, c: Composer) -> None:
    sheet = kept.sheet(c.say("w_manifest"), [c.say("manifest"), ""], [24, 90])
    for at, (words, value) in enumerate(manifest_rows(c), 1):
        sheet.write_string(at, 0, _clean(words))
        sheet.write_string(at, 1, _clean(value), kept.text)


def _clean(text: str) -> str:
    return _SAFE.sub("", text)[:_CELL]
