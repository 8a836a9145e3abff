"""The documents: what they say, that they are whole, and that they come out the same."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from oversight.audit.period import Period
from oversight.problem import Problem, Refused
from oversight.report.fonts import Face, find_face
from oversight.report.issue import issue
from oversight.report.library import find_edition, find_programme
from oversight.report.material import Material
from tests.report.conftest import HOME, Read, written
from tests.report.made import AS_OF, RULES, material, orgs


def _counts(city: Material) -> dict[str, dict[str, int]]:
    """Per organisation, counted without the report's own queries."""
    found = {str(row["org"]): dict.fromkeys(_COLUMNS, 0) for row in orgs()}
    for row in city.summary.to_pylist():
        found[row["org"]]["examined"] += row["examined"]
        found[row["org"]]["cannot_tell"] += row["cannot_tell"]
    for row in city.findings.to_pylist():
        found[row["org"]][row["card"]] += 1
    for row in city.items.to_pylist():
        still_open = row["state"] not in ("closed", "dismissed")
        found[row["org"]]["new"] += row["raised_on"] == AS_OF
        found[row["org"]]["open"] += still_open
        found[row["org"]]["overdue"] += still_open and row["due"] < AS_OF
    return found


_COLUMNS = ("examined", "red", "yellow", "cannot_tell", "new", "open", "overdue")


def test_every_organisation_has_its_row(daily_zh: Read, city: Material) -> None:
    names = {str(row["org"]): str(row["name"]) for row in orgs()}
    text = "\n".join(line for page in daily_zh.pages for line in page.split("\n")[4:])
    counts = _counts(city)
    assert len(counts) == 107
    for org, row in counts.items():
        printed = "\n".join([names[org], *(f"{row[column]:,}" for column in _COLUMNS)])
        assert f"{printed}\n" in text
    totals = [f"{sum(row[column] for row in counts.values()):,}" for column in _COLUMNS]
    assert "\n".join(["合计", *totals]) in text


def test_the_sentence_of_the_day(daily_zh: Read, daily_en: Read, city: Material) -> None:
    counts = _counts(city)
    new = [
        sum(i["raised_on"] == AS_OF and i["card"] == card for i in city.items.to_pylist())
        for card in ("red", "yellow")
    ]
    still_open, overdue = (sum(row[c] for row in counts.values()) for c in ("open", "overdue"))
    assert (
        f"2021年9月30日新增红牌事项{new[0]}[1]件、黄牌事项{new[1]}[1]件；"
        f"未办结事项{still_open}[2]件，其中逾期{overdue}[3]件。"
    ) in daily_zh.text.replace("\n", "")
    assert (
        f"Items raised on 30 September 2021: {new[0]}[1] red, {new[1]}[1] yellow; "
        f"open in all: {still_open}[2], of which overdue: {overdue}[3]."
    ) in daily_en.text.replace("\n", " ")


def test_messages_are_in_the_language(daily_zh: Read, daily_en: Read) -> None:
    assert re.search(r"应于2021-\d\d-\d\d前作出决定，已超\d个工作日", daily_zh.text)
    english = daily_en.text.replace("\n", " ")
    assert re.search(r"A decision was due by 2021-\d\d-\d\d; it is \d working days late", english)
    # A rule without wording in this language keeps the run's own message.
    assert "受理与决定之间没有审查记录" in english


def test_the_rest_of_the_red_flags_is_stated(daily_en: Read, city: Material) -> None:
    for rule, card in RULES.items():
        n = sum(row["rule"] == rule for row in city.findings.to_pylist())
        if card.card == "red":
            assert f"{card.title.en}: {n}[10]" in daily_en.text
            assert f"{n - 5}[10] more are not listed." in daily_en.text


@pytest.mark.parametrize("edition", ["daily_zh", "daily_en", "audit_zh", "audit_en"])
def test_fonts_are_embedded(edition: str, request: pytest.FixtureRequest) -> None:
    reader = request.getfixturevalue(edition).pdf
    fonts = [
        font.get_object()
        for page in reader.pages
        for font in page["/Resources"]["/Font"].get_object().values()
    ]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font["/FontDescriptor"].get_object(), font["/BaseFont"]


@pytest.mark.parametrize("edition", ["daily_zh", "audit_zh"])
def test_nothing_is_boxed(edition: str, request: pytest.FixtureRequest, face: Face) -> None:
    text = request.getfixturevalue(edition).text
    assert "〓" not in text
    assert face.printable(text) == text


def test_pages_are_numbered_to_the_last(audit_en: Read) -> None:
    total = len(audit_en.pages)
    assert [f"Page {n} of {total}" in page for n, page in enumerate(audit_en.pages, 1)] == [
        True
    ] * total
    assert all("Run 5f2a9c71e0b3" in page for page in audit_en.pages)
    assert all("As of 30 September 2021" in page for page in audit_en.pages)


def test_the_outline_and_the_metadata(daily_en: Read) -> None:
    reader = daily_en.pdf
    assert [entry["/Title"] for entry in reader.outline] == [
        "Flagged, by rule",
        "By organisation",
        "By rule",
        "Red flags and why",
        "Appendix: where each number comes from",
    ]
    assert reader.metadata is not None
    assert reader.metadata.title == "Daily supervision brief 2021-09-30"
    assert reader.metadata.subject == "run 5f2a9c71e0b3"
    assert reader.trailer["/Root"]["/Lang"] == "en"


def test_both_languages_in_one_document(city: Material, face: Face, daily_zh: Read) -> None:
    both = written(city, face, "daily", "zh", "en")
    half = len(daily_zh.pages)
    assert "效能监督日报" in both.pages[0]
    assert "Daily supervision brief" in both.pages[half]
    assert f"第 1 页，共 {len(both.pages)} 页" in both.pages[0]
    assert [len(ledger.printed) for ledger in both.issued.ledgers] == [
        len(daily_zh.issued.ledgers[0].printed)
    ] * 2
    book = load_workbook(BytesIO(both.issued.workbook))
    last = ["口径", "出处", "清单", "Numbers", "Definitions", "Sources", "Manifest"]
    assert (book.sheetnames[0], book.sheetnames[-7:]) == ("数字", last)
    one, other = (
        list(book[name].iter_rows(min_row=2, values_only=True)) for name in ("Numbers", "数字")
    )
    # Marks and values are the same; the words are not.
    assert [(row[1], row[5], row[6]) for row in one] == [(row[1], row[5], row[6]) for row in other]


def test_the_same_material_gives_the_same_bytes(daily_en: Read, audit_zh: Read, face: Face) -> None:
    again = material()
    shuffled = replace(
        again,
        findings=again.findings.take(list(range(again.findings.num_rows))[::-1]),
        summary=again.summary.take(list(range(again.summary.num_rows))[::-1]),
        orgs=again.orgs.take(list(range(again.orgs.num_rows))[::-1]),
    )
    assert written(shuffled, face, "daily", "en").issued.pdf == daily_en.issued.pdf
    assert written(again, face, "audit", "zh").issued.pdf == audit_zh.issued.pdf


def test_the_audit_answers_with_its_denominators(audit_en: Read, city: Material) -> None:
    first, last = date(2021, 7, 1), date(2021, 9, 30)
    in_time = ended = overdue = 0
    for row in city.clock.to_pylist():
        if row["ended"] and first <= row["ended"] <= last:
            ended += 1
            in_time += row["ended"] <= row["due"]
        elif row["ended"] is None and row["due"] < last:
            overdue += 1
    rate = f"{100 * in_time / (ended + overdue):.1f} %"
    assert (
        f"Licence decisions made in time: {rate}[2] ({in_time:,}[1] of {ended + overdue:,}[1], "
        f"which counts the still open and overdue: {overdue}[1])."
    ) in audit_en.text.replace("\n", " ")


def test_the_planted_outlier_is_named(audit_en: Read) -> None:
    assert "Rudong District" in audit_en.text
    text = audit_en.text.replace("\n", " ")
    assert re.search(r"Rudong District Approval Bureau .{0,60} below outer", text)
    assert "beyond the outer limit on the worse side: 1[3]" in text


def test_what_findings_cover_is_said(audit_en: Read, city: Material, face: Face) -> None:
    said = "flags of rules cover all records up to 30 September 2021, not the period alone."
    assert said in audit_en.text.replace("\n", " ")
    confined = replace(city, findings_period=Period.parse("2021-Q3"))
    short = find_edition("audit", "audit", [HOME / "reports"]).model_copy(
        update={"sections": ["scope", "sources"]}
    )
    programme = find_programme(None, [HOME / "audits"], city.rules)
    quarter = Period.parse("2021-Q3")
    issued = issue(confined, short, ["en"], face, period=quarter, programme=programme)
    text = PdfReader(BytesIO(issued.pdf)).pages[0].extract_text()
    assert "Indicators of clocks and flags of rules both cover 2021-Q3 alone." in text
    assert "figures are partial" not in text
    early = replace(city, manifest=replace(city.manifest, as_of=date(2021, 8, 1)))
    issued = issue(early, short, ["en"], face, period=quarter, programme=programme)
    text = PdfReader(BytesIO(issued.pdf)).pages[0].extract_text()
    assert "(1 July 2021 to 30 September 2021), as known at the end of 1 August 2021." in text
    assert "The period had not ended by then: its figures are partial." in text


def test_without_items_or_rules(face: Face) -> None:
    city = material(with_items=False)
    text = written(city, face, "daily", "en").text
    assert "As of 30 September 2021 no supervision item has been raised." in text
    assert "no item" in text
    empty = Material.of_tables(
        name="空", manifest=city.manifest, findings=None, summary=None, rules={}
    )
    text = written(empty, face, "daily", "en").text
    assert "No rule flagged anything." in text
    assert "The run has no rules." in text
    assert "There are no red flags." in text
    text = written(empty, face, "audit", "en", programme="general").text
    assert "Ended in time: nothing to count in this period." in text


def test_items_raised_later_do_not_count(city: Material, face: Face) -> None:
    before = replace(city, manifest=replace(city.manifest, as_of=date(2021, 9, 1)))
    text = written(before, face, "daily", "en").text
    assert "As of 1 September 2021 no supervision item has been raised." in text
    assert "Open items" not in text


def test_text_of_the_records_is_not_markup(face: Face) -> None:
    city = material()
    message = "late <b>& unclosed \U0001f6a8"
    findings = city.findings.to_pydict()
    findings["message"] = [message] * len(findings["message"])
    marked = Material.of_tables(
        name="A & <B>",
        manifest=city.manifest,
        findings=type(city.findings).from_pydict(findings, schema=city.findings.schema),
        summary=city.summary,
        rules=city.rules,
    )
    text = written(marked, face, "daily", "en").text
    assert "late <b>& unclosed 〓" in text.replace("\n", " ")
    assert "A & <B>" in text


def test_without_a_font_the_document_says_so(city: Material) -> None:
    fallback = find_face(places=[])
    read = written(city, fallback, "daily", "en")
    assert (
        "No embeddable TrueType font with Chinese was found: this document uses STSong-Light, "
        "which is not embedded, and its charts show codes for names."
    ) in read.text.replace("\n", " ")
    chinese = written(city, fallback, "daily", "zh")
    assert "未找到可嵌入的中文" in chinese.text
    assert "南通市行政审批局" in chinese.text


def test_a_period_after_the_day(city: Material, face: Face) -> None:
    with pytest.raises(Refused) as refused:
        issue(
            city,
            find_edition("audit", "audit", [HOME / "reports"]),
            ["en"],
            face,
            period=Period.parse("2022"),
            programme=find_programme(None, [HOME / "audits"], city.rules),
        )
    assert refused.value.problems == (
        Problem(
            "--period",
            "The period 2022 begins after the as-of date 2021-09-30.",
            "Name an earlier period, or a later as-of date.",
        ),
    )


def test_an_audit_needs_its_programme(city: Material, face: Face) -> None:
    edition = find_edition("audit", "audit", [HOME / "reports"])
    with pytest.raises(ValueError, match="needs a period and a programme"):
        issue(city, edition, ["en"], face)


def test_charts_are_vectors_whose_text_can_be_selected(daily_zh: Read) -> None:
    assert [list(page.images) for page in daily_zh.pdf.pages] == [[]] * len(daily_zh.pages)
    # The axis of the chart stands in the text of the page that it is drawn on.
    assert "标记件数" in daily_zh.pages[0]
