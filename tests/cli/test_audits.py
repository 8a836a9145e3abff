"""The public logs audited as a user would, from the plan to the report; wrong inputs are told."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.lake import Lake
from tests.packs.xes import needed

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
        do("answer", audit, number, "--text", "Noted.", *lead, "2021-10-12")
    do("review", audit, "--by", "Zhang Min", "--at", "2021-10-13")
    do("issue", audit, *lead, "2021-10-14")
    out = home / "report.pdf"
    report = ("report", "audit", "--audit", audit, "--language", "both", "--out", out)
    typed.done("-C", home, *report)
    pages = PdfReader(BytesIO(out.read_bytes())).pages
    return " ".join(" ".join(page.extract_text().split()) for page in pages)


def test_three_municipalities_permits(typed: Typed, tmp_path: Path) -> None:
    logs = [needed(f"BPIC15_{number}.xes.gz") for number in (1, 2, 3)]
    home = tmp_path / "permits"
    lay_out(home, packs=["nl.wabo"], timezone="Europe/Amsterdam", calendar="NL")
    typed.done("-C", home, "intake", *logs)
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
    assert "--kind: Evidence is no 'rumour'." in err
    drafts = small / "drafts"
    said = typed.done("-C", small, "audits", "draft", audit, "--out", drafts)
    assert said == f"0 findings are proposed in {drafts}; complete them, then `audits find`.\n"
    code, _, err = typed("-C", small, "report", "audit", "--audit", audit, "--period", "2021")
    assert (code, err) == (2, "--period: An audit has one of its own. Leave --period out.\n")
