"""The public logs audited as a user would, from the plan to the report; wrong inputs are told."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from oversight.auditing import measured_of
from oversight.engagement.service import get_audit
from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.lake import Lake
from oversight.records.memory import MemoryRecords
from oversight.store.database import open_store
from tests.packs.xes import needed
from tests.worlds import at

from .line import Typed

WRITTEN = Path(__file__).parent / "written"


def walked(typed: Typed, home: Path, programme: str, period: str, findings: list[Path]) -> str:
    """The audit issued, and the text of its report in both languages."""

    def do(*words: object) -> None:
        typed.done("-C", home, "audits", *words)

    lead, at = ("--by", "Li Wei", "--at"), "2021-10-08"
    people = ("--lead", "Li Wei", "--reviewer", "Zhang Min")
    run = Project.open(home).latest_run().manifest.as_of
    what = ("--programme", programme, "--period", period, "--as-of", run)
    do("plan", *what, *people, *lead, at)
    audit = "2021-001"
    do("freeze", audit, *lead, at)
    for file in findings:
        do("find", audit, file, *lead, at)
    do("send", audit, "--until", "2021-10-18", *lead, at)
    for number in range(1, len(findings) + 1):
        do("comment", audit, number, "--text", "Agreed.", "--by", "Rossi", "--at", "2021-10-11")
    for number in range(1, len(findings) + 1):
        do("answer", audit, number, "--text", "Noted.", *lead, "2021-10-12")
    do("review", audit, "--by", "Zhang Min", "--at", "2021-10-13")
    do("issue", audit, *lead, "2021-10-14")
    out = home / "report.pdf"
    report = ("report", "audit", "--audit", audit, "--language", "both", "--out", out)
    typed.done("-C", home, *report)
    text = read(out)
    assert "This is a draft" not in text
    return text


def read(file: Path) -> str:
    """The text of a PDF, its lines joined."""
    pages = PdfReader(BytesIO(file.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_three_municipalities_permits(
    request: pytest.FixtureRequest, typed: Typed, tmp_path: Path
) -> None:
    for number in (1, 2, 3):
        needed(f"BPIC15_{number}.xes.gz")
    lake: Lake = request.getfixturevalue("dutch_permits")
    home = tmp_path / "permits"
    lay_out(home, packs=["nl.wabo"], timezone="Europe/Amsterdam", calendar="NL")
    (home / "lake").symlink_to(lake.path)
    typed.done("-C", home, "evaluate", "--as-of", "2015-08-31")
    findings = sorted(WRITTEN.glob("permits-*.yaml"))
    text = walked(typed, home, "wabo-permits", "2010-Q4/2014", findings)
    for words in (
        "Permits take three times as long in one municipality as in another",
        "The organisations differ by more than chance",
        "BPIC15_3三成环节晚于自定期限完成",
        "各单位之间的差异超出偶然",
        "half have ended within",
    ):
        assert words in text, words


def test_road_fines_by_year(request: pytest.FixtureRequest, typed: Typed, tmp_path: Path) -> None:
    needed("road_fines.xes.gz")
    lake: Lake = request.getfixturevalue("road_fines")
    home = tmp_path / "fines"
    lay_out(home, packs=["it.road-fines"], timezone="Europe/Rome", calendar="IT")
    (home / "lake").symlink_to(lake.path)
    typed.done("-C", home, "evaluate", "--as-of", "2013-06-18")
    findings = sorted(WRITTEN.glob("fines-*.yaml"))
    text = walked(typed, home, "road-fines-by-year", "2000/2012", findings)
    for words in (
        "Nearly half of the fines are sent after more than 90 days",
        "已缴清仍加处罚款43件、移送征收3件",
        "2002 (high)",
        "2004 (high)",
    ):
        assert words in text, words


def test_what_is_typed_wrongly_is_told(typed: Typed, small: Path) -> None:
    typed.done("-C", small, "evaluate", "--as-of", "2021-12-31")
    people = ("--lead", "Li", "--reviewer", "Zhang", "--by", "Li")
    over = ("--period", "2021")
    code, _, err = typed("-C", small, "audits", "plan", "--programme", "genral", *over, *people)
    assert (code, err) == (
        2,
        "--programme: There is no programme 'genral'. Did you mean 'general'?\n",
    )
    typed.done("-C", small, "audits", "plan", "--programme", "general", *over, *people)
    (audit,) = (line.split()[0] for line in typed.done("-C", small, "audits", "list").splitlines())
    typed.done("-C", small, "audits", "freeze", audit, "--by", "Li")
    (small / "f.yaml").write_text("title: {en: Late}\norg: O1\ncause: {fr: x}\nduedate: 1\n")
    code, _, err = typed("-C", small, "audits", "find", audit, small / "f.yaml", "--by", "Li")
    assert code == 2
    assert "f.yaml:1:1: The setting 'condition' is missing." in err
    assert "f.yaml:1:1: The setting 'criteria' is missing." in err
    assert "f.yaml:3:9: There is no setting 'fr' here." in err
    assert "f.yaml:4:1: There is no setting 'duedate' here. Did you mean 'due'?" in err
    kind = ("--kind", "rumour", "--file", small / "none.pdf")
    code, _, err = typed("-C", small, "audits", "evidence", audit, 1, *kind, "--by", "Li")
    assert code == 2
    assert "none.pdf: There is no such file." in err
    assert "evidence: Evidence is no 'rumour'." in err
    drafts = small / "drafts"
    said = typed.done("-C", small, "audits", "draft", audit, "--out", drafts)
    assert said == "The figures propose no finding.\n"
    code, _, err = typed("-C", small, "report", "audit", "--audit", audit, "--period", "2021")
    assert (code, err) == (2, "--period: An audit has one of its own. Leave --period out.\n")


FINDING = """\
title: {zh: 一件逾期, en: One was late}
org: O1
criteria: {en: "行政许可法, article 42"}
condition: {en: One of two was decided nine working days late}
cause: {en: Nobody stood in}
effect: {en: The applicant waited}
recommendation: {en: Name who stands in}
due: 2022-03-31
evidence:
- {kind: record, reference: event A3, shows: {en: the decision}}
- {kind: indicator, reference: on-time O1 2021, shows: {en: the rate}}
sufficient: true
appropriate: true
"""
ME = ("--by", "Li")


@pytest.fixture
def frozen(typed: Typed, small: Path) -> Path:
    """The small project with an audit of 2021, frozen on 8 January 2022."""
    typed.done("-C", small, "evaluate", "--as-of", "2021-12-31")
    people = ("--lead", "Li", "--reviewer", "Zhang", "--title", "Licences", *ME)
    plan = ("plan", "--programme", "general", "--period", "2021", "--org", "O1", *people)
    typed.done("-C", small, "audits", *plan, "--at", "2022-01-07")
    typed.done("-C", small, "audits", "freeze", "2022-001", *ME, "--at", "2022-01-08")
    return small


def test_an_audit_is_shown_with_all_that_came_of_it(typed: Typed, frozen: Path) -> None:
    def do(*words: object) -> str:
        return typed.done("-C", frozen, "audits", *words)

    (frozen / "one.yaml").write_text(FINDING, encoding="utf-8")
    day = (*ME, "--at", "2022-01-10")
    do("find", "2022-001", frozen / "one.yaml", *day)
    (frozen / "minutes.txt").write_text("They knew.")
    minutes = ("--file", frozen / "minutes.txt", "--shows", "they knew in March")
    do("evidence", "2022-001", 1, *minutes, *day)
    assert do("take", "2022-001", 1, "--out", frozen / "taken.yaml") == (
        f"Written to {frozen}/taken.yaml.\n"
    )
    taken = (frozen / "taken.yaml").read_text().replace("Nobody stood in", "Nobody stands in")
    (frozen / "taken.yaml").write_text(taken)
    do("revise", "2022-001", 1, frozen / "taken.yaml", *day)
    out = frozen / "draft.pdf"
    report = ("report", "audit", "--audit", "2022-001", "--language", "both", "--out", out)
    typed.done("-C", frozen, *report)
    text = read(out)
    assert "This is a draft: the audit is not issued yet" in text
    assert "本稿为征求意见稿：审计尚未复核出具" in text
    assert "Recommendation Name who stands in" in text
    do("send", "2022-001", "--until", "2022-01-20", *day)
    do("silent", "2022-001", 1, *ME, "--at", "2022-01-21")
    do("review", "2022-001", "--by", "Zhang", "--at", "2022-01-22")
    do("issue", "2022-001", *ME, "--at", "2022-01-23")
    do("follow", "2022-001", 1, "partly", "--why", "from May", *ME, "--at", "2022-03-01")
    shown = do("show", "2022-001").splitlines()
    assert shown[0] == "2022-001  issued  2021  Licences  1 finding"
    assert shown[1] == "  in charge Li, reviewer Zhang"
    assert re.fullmatch(
        r"  rests on run \w{12}, records 1-\w{10}, rules \w{12}, calendar \w{12}, programme \w{12}",
        shown[2],
    )
    assert shown[3:] == [
        "  comments until 2022-01-20",
        "",
        "1  One was late  [O1]",
        "  criteria        行政许可法, article 42",
        "  condition       One of two was decided nine working days late",
        "  cause           Nobody stands in",
        "  effect          The applicant waited",
        "  recommendation  Name who stands in",
        "  due             2022-03-31",
        "  evidence        record event A3: the decision",
        "  evidence        indicator on-time O1 2021: the rate",
        "  evidence        document minutes.txt sha256 1dc095b404ce…: they knew in March",
        "  comment         (no comment given in time)",
        "  follow-up       2022-03-01 partly implemented from May",
    ]
    assert do("due", "--at", "2022-03-30") == "No recommendation is due.\n"
    assert do("due", "--at", "2022-04-01").split() == [
        *("2022-001", "1", "2022-03-31", "1", "day", "late", "partly", "implemented", "O1"),
        *("Name", "who", "stands", "in"),
    ]
    trail = [line.split()[:3] for line in do("trail", "2022-001").splitlines()]
    assert trail == [
        [str(number), day, who]
        for number, (day, who) in enumerate(
            [
                ("2022-01-07", "Li"),
                ("2022-01-08", "Li"),
                *3 * [("2022-01-10", "Li")],
                ("2022-01-10", "Li"),
                ("2022-01-21", "Li"),
                ("2022-01-22", "Zhang"),
                ("2022-01-23", "Li"),
                ("2022-03-01", "Li"),
            ],
            1,
        )
    ]
    assert do("verify") == "The history of 1 audit is whole.\n"


def test_what_a_finding_names_must_be_there(typed: Typed, frozen: Path) -> None:
    wrong = FINDING.replace("org: O1", "org: O9").replace("event A3", "event A9")
    wrong = wrong.replace("on-time O1", "on-tme O1")
    item = "- {kind: item, reference: 9f86d081, shows: {en: x}}\nsufficient"
    (frozen / "one.yaml").write_text(wrong.replace("sufficient", item), encoding="utf-8")
    find = ("audits", "find", "2022-001", frozen / "one.yaml", *ME)
    code, _, err = typed("-C", frozen, *find)
    assert (code, err.splitlines()) == (
        2,
        [
            "organisation: There is no organisation 'O9' in the records. None is known here.",
            "evidence: The frozen records have no event 'A9'. Write the table and the id, such as "
            "'event E17', or the id of a case.",
            "evidence: There is no indicator 'on-tme'. Did you mean 'on-time'?",
            "item 9f86d081: There is no item '9f86d081'. `oversight items list` shows the items "
            "there are.",
        ],
    )
    plan = ("plan", "--programme", "general", "--period", "2021", "--org", "O8", *ME)
    code, _, err = typed("-C", frozen, "audits", *plan, "--lead", "Li", "--reviewer", "Zhang")
    said = "organisation: There is no organisation 'O8' in the records. None is known here.\n"
    assert (code, err) == (2, said)


def test_records_taken_in_later_change_nothing_that_is_frozen(typed: Typed, frozen: Path) -> None:
    def rates() -> list[tuple[str | None, int, int]]:
        project = Project.open(frozen)
        measured, _ = measured_of(project, plan)
        return [(row.org, row.numerator, row.denominator) for row in measured[0].computed.rows]

    project = Project.open(frozen)
    store = open_store(project.store_url, folder=frozen)
    plan = get_audit(store, "2022-001").plan
    store.close()
    before = rates()
    assert before == [("O1", 1, 2)]
    late = [{"case": "Z", "domain": "approval", "org": "O1"}]
    acts = [("Z1", "stamped", 8), ("Z2", "accepted", 9)]
    events = [
        {"event": event, "case": "Z", "act": act, "ts": at(f"2021-03-01T{hour:02}:00"), "seq": seq}
        for seq, (event, act, hour) in enumerate(acts, 1)
    ]
    more = MemoryRecords.from_rows({"case": late, "event": events})
    Lake(frozen / "lake").append({name: more.tables[name] for name in ("case", "event")})
    assert rates() == before
    for rule in (frozen / "rules").rglob("*.rule"):
        rule.write_text(rule.read_text() + "\n")
    code, _, err = typed("-C", frozen, "audits", "draft", "2022-001", "--out", frozen / "drafts")
    assert (code, err) == (
        2,
        "rules: The rules are no longer those of the run as of 2021-12-31. Bring them back, or run "
        "'oversight evaluate --as-of 2021-12-31' again.\n",
    )
    typed.done("-C", frozen, "evaluate", "--as-of", "2021-12-31")
    code, _, err = typed("-C", frozen, "audits", "draft", "2022-001", "--out", frozen / "drafts")
    assert (code, err) == (
        2,
        "audit 2022-001: What the audit rests on is no longer what was frozen. Bring the run, the "
        "rules and the programme back, or plan the audit anew.\n",
    )
    assert not (frozen / "drafts").exists()


def test_nothing_is_drafted_before_it_is_frozen_or_over_what_is_there(
    typed: Typed, frozen: Path
) -> None:
    people = ("--lead", "Li", "--reviewer", "Zhang", *ME, "--at", "2022-01-09")
    plan = ("plan", "--programme", "general", "--period", "2021", *people)
    typed.done("-C", frozen, "audits", *plan)
    code, _, err = typed("-C", frozen, "audits", "draft", "2022-002", "--out", frozen / "drafts")
    assert (code, err) == (
        2,
        "audit 2022-002: It is not frozen yet, so that its figures could still change. Freeze it "
        "first: `oversight audits freeze`.\n",
    )
    (frozen / "one.yaml").write_text(FINDING, encoding="utf-8")
    typed.done("-C", frozen, "audits", "find", "2022-001", frozen / "one.yaml", *ME)
    code, _, err = typed(
        "-C", frozen, "audits", "take", "2022-001", 1, "--out", frozen / "one.yaml"
    )
    said = f"{frozen}/one.yaml: The file is there already. Move it away, or name another.\n"
    assert (code, err) == (2, said)
    inside = frozen / "one.yaml" / "x.yaml"
    code, _, err = typed("-C", frozen, "audits", "take", "2022-001", 1, "--out", inside)
    assert code == 2 and err.startswith(f"{inside}: It cannot be written: ")
