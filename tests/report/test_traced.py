"""Every printed number has a source, and the source as printed gives that number again."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from oversight.report.material import Material
from oversight.report.traced import (
    TOTAL,
    Derived,
    Ledger,
    Number,
    Query,
    Row,
    check,
    shown,
    value_of,
)
from tests.report.conftest import Read

_EDITIONS = ["daily_zh", "daily_en", "audit_zh", "audit_en"]


@pytest.fixture
def edition(request: pytest.FixtureRequest) -> Read:
    read = request.getfixturevalue(request.param)
    assert isinstance(read, Read)
    return read


def _queries_as_printed(read: Read) -> dict[int, str]:
    """The queries of the appendix, taken from the text of the pages."""
    lines: list[str] = []
    for page in read.pages:
        lines += page.split("\n")[4:]  # the first four are the running head and foot
    text = "\n".join(lines)
    entries = re.split(r"\n\[(\d+)\] ", text)
    found = {}
    for mark, entry in zip(entries[1::2], entries[2::2], strict=True):
        start = re.search(r"\n(SELECT|WITH) ", entry)
        if start:
            sql = re.split(r"\n(?:Behind it: |涉及：)", entry[start.start() :])[0]
            found[int(mark)] = sql.replace("\n", " ")
    return found


@pytest.mark.parametrize("edition", _EDITIONS, indirect=True)
def test_printed_queries_give_the_printed_numbers(
    edition: Read, city: Material, tmp_path: Path
) -> None:
    """From the paper alone: the queries in the PDF's text, over the tables as files."""
    city.save_tables(tmp_path)
    con = duckdb.connect(config={"file_search_path": str(tmp_path)})

    def rows(sql: str) -> list[Row]:
        answer = con.execute(sql)
        names = [column[0] for column in answer.description or ()]
        return [dict(zip(names, row, strict=True)) for row in answer.fetchall()]

    printed = _queries_as_printed(edition)
    answers = {mark: rows(sql) for mark, sql in printed.items()}
    (ledger,) = edition.issued.ledgers
    for one in ledger.printed:
        source = one.number.source
        query = source.query if isinstance(source, Derived) else source
        mark = ledger.mark(query)
        again = value_of(source, one.number.column, one.number.key, lambda _, m=mark: answers[m])
        assert shown(again, one.pattern) == one.text, (printed[mark], one)
    assert set(printed) == {m for m, source in ledger.sources if isinstance(source, Query)}


@pytest.mark.parametrize("edition", _EDITIONS, indirect=True)
def test_every_mark_in_the_text_has_its_number(edition: Read) -> None:
    (ledger,) = edition.issued.ledgers
    known = {(one.text, ledger.mark(one.number.source)) for one in ledger.printed}
    body = edition.text.split("\n[1] ")[0]  # up to the first entry of the appendix
    # "per 100" heads a column of rates: a word, not a figure.
    marked = re.findall(r"(?<![每\d,.])(\d[\d,.]*(?: %)?)\[(\d+)\]", body)
    assert len(marked) > 15
    assert {(text, int(mark)) for text, mark in marked} - known == set()


@pytest.mark.parametrize("edition", _EDITIONS, indirect=True)
def test_marks_are_links_into_the_appendix(edition: Read) -> None:
    (ledger,) = edition.issued.ledgers
    pages = list(edition.pdf.pages)
    numbers = {page.indirect_reference.idnum: n for n, page in enumerate(pages)}  # type: ignore[union-attr]
    notes = [note.get_object() for page in pages for note in page.get("/Annots") or ()]
    # A line of the table of contents is a link over the whole width, to a heading.
    links = [note["/Dest"] for note in notes if note["/Rect"][2] - note["/Rect"][0] < 300]
    first = next(n for n, text in enumerate(edition.pages) if "\n[1] " in text)
    assert all(numbers[link[0].idnum] >= first for link in links)
    # Each entry stands at a place of its own, and each is linked to.
    assert len({(link[0].idnum, link[3]) for link in links}) == len(ledger.sources)


@pytest.mark.parametrize("edition", _EDITIONS, indirect=True)
def test_check_finds_nothing_wrong(edition: Read, city: Material) -> None:
    (ledger,) = edition.issued.ledgers
    assert len(ledger.printed) > 700
    assert check(ledger, city.ask) == []


def test_check_names_what_changed() -> None:
    rows: list[Row] = [{"org": "a", "n": 3}, {"org": None, "n": 4}]
    ledger = Ledger(lambda sql: rows)
    query = Query("SELECT", "things")
    shown_texts = [
        ledger.show(ledger.number(query, key={"org": "a"})),
        ledger.show(ledger.number(query, key={"org": None})),
        ledger.show(ledger.number(query, key={"org": "b"})),
        ledger.show(ledger.number(query, key=TOTAL)),
    ]
    assert shown_texts == ["3", "4", "0", "7"]
    changed = [{**rows[0], "n": 5}, rows[1]]
    assert check(ledger, lambda sql: changed) == [
        "[1] n {'org': 'a'}: 3 is now 5.",
        "[1] n TOTAL: 7 is now 9.",
    ]


def test_a_derived_number_refers_to_its_query() -> None:
    rows: list[Row] = [
        {"org": "a", "numerator": 90, "denominator": 100},
        {"org": "b", "numerator": 0, "denominator": 0},
    ]
    ledger = Ledger(lambda sql: rows)
    query = Query("SELECT", "things")
    rate = Derived("rate", query, (100.0,))
    interval = Derived("interval", query, (100.0, 0.95))
    assert ledger.show(ledger.number(rate, key={"org": "a"}), "{:.1f}") == "90.0"
    assert ledger.show(ledger.number(rate, key={"org": "b"}), "{:.1f}") == "–"
    assert ledger.show(ledger.number(interval, "low", {"org": "a"}), "{:.2f}") == "82.38"
    assert ledger.show(ledger.number(interval, "high", {"org": "a"}), "{:.2f}") == "95.10"
    assert ledger.sources == [(1, query), (2, rate), (3, interval)]


def test_a_false_number_is_caught(daily_en: Read, city: Material) -> None:
    (ledger,) = daily_en.issued.ledgers
    false = Ledger(city.ask)
    false.printed = [
        replace(one, text="999", number=Number(999, one.number.source, one.number.column))
        for one in ledger.printed[:1]
    ]
    assert len(check(false, city.ask)) == 1


def test_queries_cannot_reach_files(city: Material, tmp_path: Path) -> None:
    path = tmp_path / "other.parquet"
    pa.parquet.write_table(pa.table({"n": [1]}), path)
    with pytest.raises(duckdb.Error):
        city.ask(f"SELECT * FROM '{path}'")
