"""Weekly, special, scorecard and circular: what they say, and that each number opens to rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from oversight.audit.period import Period
from oversight.problem import Problem, Refused
from oversight.report.fonts import Face
from oversight.report.issue import Issued, issue
from oversight.report.material import Material
from oversight.report.narrow import narrowed
from oversight.report.opening import behind
from oversight.report.traced import TOTAL, Derived, Key, Query, check
from tests.report.kinds import KINDS, issued_of, material_of, programme_of


@dataclass(frozen=True)
class Made:
    issued: Issued
    material: Material
    text: str


@pytest.fixture(scope="module")
def made(city: Material, face: Face) -> Callable[[str], Made]:
    kept: dict[str, Made] = {}

    def one(kind: str) -> Made:
        if kind not in kept:
            issued = issued_of(city, kind, ["en"], face)
            pages = PdfReader(BytesIO(issued.pdf)).pages
            text = "\n".join(page.extract_text() for page in pages)
            kept[kind] = Made(issued, material_of(city, kind), text)
        return kept[kind]

    return one


@pytest.mark.parametrize("kind", KINDS)
def test_every_number_opens_to_rows_it_counts_or_sums(
    made: Callable[[str], Made], kind: str
) -> None:
    one = made(kind)
    (ledger,) = one.issued.ledgers
    assert check(ledger, one.material.ask) == []
    wrong, opened = [], set()

    def opens(sql: str, column: str, key: Key, value: object) -> None:
        if (sql, column, repr(key)) in opened:
            return
        opened.add((sql, column, repr(key)))
        found = behind(sql, column, key)
        if found is None or found.amount(one.material.ask(found.sql)) != value:
            wrong.append((sql, column, key, value, found))

    for printed in ledger.printed:
        number = printed.number
        if isinstance(number.source, Derived):
            query = number.source.query
            named = ("now", "before") if "before" in query.sql else ("numerator", "denominator")
            key: Key = (
                TOTAL if number.source.function in ("standings", "chance", "common") else number.key
            )
            for column in named:
                opens(query.sql, column, key, ledger.number(query, column, key).value)
        else:
            opens(number.source.sql, number.column, number.key, number.value)
    assert wrong == []
    assert len(opened) > 50


@pytest.mark.parametrize("kind", KINDS)
def test_the_chinese_edition_prints_the_same_numbers_of_the_same_rows(
    made: Callable[[str], Made], city: Material, face: Face, kind: str
) -> None:
    chinese = issued_of(city, kind, ["zh"], face)
    assert _numbers(chinese) == _numbers(made(kind).issued)


def _numbers(issued: Issued) -> Counter[tuple[str, str, str, object]]:
    """The numbers printed: what they are asked by, which cell they are, and their values."""
    (ledger,) = issued.ledgers
    return Counter(
        (_asked(one.number.source), one.number.column, repr(one.number.key), one.number.value)
        for one in ledger.printed
    )


def _asked(source: Query | Derived) -> str:
    """The question without the words that say what it counts, which are of the language."""
    if isinstance(source, Derived):
        return f"{source.function} {source.constants} {source.query.sql}"
    return source.sql


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_pages_print_is_in_the_ledger(made: Callable[[str], Made], kind: str) -> None:
    one = made(kind)
    (ledger,) = one.issued.ledgers
    body = one.text[: one.text.rindex("Appendix: where each number comes from")]
    marked = {
        (number, int(mark))
        for number, mark in re.findall(r"(\d[\d,.]*(?: %)?)\s?\[(\d+)\]", body)
        if not number.endswith(".")
    }
    known = {(one.text, ledger.mark(one.number.source)) for one in ledger.printed}
    assert marked - known == set()
    assert marked


@pytest.mark.parametrize("kind", KINDS)
def test_the_workbook_holds_the_same_numbers(made: Callable[[str], Made], kind: str) -> None:
    one = made(kind)
    book = load_workbook(BytesIO(one.issued.workbook))
    (ledger,) = one.issued.ledgers
    sheet = book["Numbers"]
    assert sheet.freeze_panes == "A2"
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert [(row[1], row[6]) for row in rows] == [
        (ledger.mark(p.number.source), p.text) for p in ledger.printed
    ]
    # A spreadsheet keeps sixteen digits of a fraction.
    for row, printed in zip(rows, ledger.printed, strict=True):
        assert row[5] == pytest.approx(printed.number.value, rel=1e-14)
    tail = ["Definitions", "Sources", "Manifest"]
    assert book.sheetnames[-3:] == tail
    sources = list(book["Sources"].iter_rows(min_row=2, values_only=True))
    assert [row[0] for row in sources] == [mark for mark, _ in ledger.sources]


def test_the_workbook_has_the_same_bytes_again(made: Callable[[str], Made], face: Face) -> None:
    one = made("scorecard")
    said = {"period": Period.parse("2021-09"), "programme": programme_of(one.material)}
    edition = one.issued.composers[0].edition
    again = issue(narrowed(one.material, org="C03"), edition, ["en"], face, **said)
    assert again.ledgers[0].printed[0].text == one.issued.ledgers[0].printed[0].text
    assert one.issued.workbook == issue(one.material, edition, ["en"], face, **said).workbook


def test_the_week_is_told_beside_the_week_before(
    made: Callable[[str], Made], city: Material
) -> None:
    raised = [row["raised_on"] for row in city.items.to_pylist()]
    now = sum(date(2021, 9, 24) <= day <= date(2021, 9, 30) for day in raised)
    before = sum(date(2021, 9, 17) <= day <= date(2021, 9, 23) for day in raised)
    text = made("weekly").text.replace("\n", " ")
    assert f"From 24 September 2021 to 30 September 2021, {now}[1] items were raised" in text
    assert f"that is {now - before}[3] more than in the span of the same length before" in text


def test_the_contents_name_the_pages_of_the_outline(made: Callable[[str], Made]) -> None:
    reader = PdfReader(BytesIO(made("circular").issued.pdf))
    first = reader.pages[0].extract_text()
    for entry in reader.outline:
        page = reader.get_destination_page_number(entry)
        assert page is not None
        assert re.search(re.escape(entry["/Title"]) + r"\s+" + str(page + 1) + r"\b", first)


def test_a_scorecard_is_of_its_subtree(made: Callable[[str], Made]) -> None:
    one = made("scorecard")
    assert {row["org"][:3] for row in one.material.summary.to_pylist()} == {"C03"}
    assert "organisation C03 and those below it" in one.text.replace("\n", " ")
    assert "Chongchuan" not in one.text


def test_narrowing_to_what_is_not_there(city: Material) -> None:
    with pytest.raises(Refused) as refused:
        narrowed(city, org="C0X", rules=["cn.penalty/*"])
    first, second = refused.value.problems
    assert first.said == "There is no organisation 'C0X' in the records."
    assert second == Problem("--rules", "No rule of this run is named 'cn.penalty/*'.", second.fix)
