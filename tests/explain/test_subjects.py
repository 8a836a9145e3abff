"""Subjects of every kind are explained alike from memory, from a lake and over all records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from oversight.clock.calendar import load_calendar
from oversight.explain import Explanation, Setting, explain
from oversight.records.lake import Lake
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import load_rulebook
from tests.worlds import AS_OF, CASES, EVENTS, ZONE, at, small_pack

HEAD = """\
---
rule: t.small/{name}
title: {{zh: 规则, en: Rule}}
kind: gap
card: yellow
basis: [{{law: law, article: 1}}]
in_force: 2004-07-01
subject: {subject}
message: {{zh: 有, en: Found}}
---
"""
CLAUSES = {
    "event": """\
examines(E) <= event(event=E, act="payment")
flags(E, Org) <= event(event=E, case=C, amount=A) & (A > 15) & case(case=C, org=Org)
""",
    "permit": """\
examines(P) <= permit(permit=P, category="shop")
flags(P, Until) <= permit(permit=P, valid_to=Until) & (Until < today) & ~renewed(P)
renewed(P) <= permit(permit=P, party=O) & permit(permit=Q, party=O) & (P != Q)
""",
    "org": """\
(late[O] == len_(C)) <= (
    case(case=C, org=O) & clock(case=C, clock="decide", due=D, until=T) & (T > D)
)
examines(O) <= org(org=O)
flags(O, Late) <= (Late == late[O]) & (Late >= 1)
cannot_tell(O, "no limit") <= ~case(case=_, org=O)
""",
    "party": """\
examines(O) <= party(party=O)
flags(O, N) <= (N == held[O]) & (N > 1)
(held[O] == len_(P)) <= permit(permit=P, party=O)
""",
    "clock_stop": """\
examines(S) <= clock_stop(clock_stop=S)
flags(S, Start) <= (
    clock_stop(clock_stop=S, case=C, start_at=Start)
    & event(case=C, act="granted", ts=T)
    & (Start > T)
)
""",
}
TABLES: Mapping[str, list[dict[str, Any]]] = {
    "case": CASES,
    "event": EVENTS,
    "org": [{"org": name, "name": name} for name in ("O1", "O2", "O3")],
    "party": [{"party": name} for name in ("X", "Y")],
    "permit": [
        {"permit": "P1", "party": "X", "category": "shop", "valid_to": date(2021, 1, 1)},
        {"permit": "P2", "party": "X", "category": "shop", "valid_to": date(2021, 6, 1)},
        {"permit": "P3", "party": "Y", "category": "shop", "valid_to": date(2021, 6, 1)},
        {"permit": "P4", "party": "Y", "category": "bar", "qty": Decimal(3)},
    ],
    "clock_stop": [
        {"clock_stop": "S1", "case": "A", "kind": "hearing", "start_at": at("2021-05-01T08:00")},
        {"clock_stop": "S2", "case": "B", "kind": "hearing", "start_at": at("2021-03-05T08:00")},
    ],
}
EXPECTED = {
    ("event", "P1"): ("flagged", {"Org": "O1"}, "P"),
    ("event", "P2"): ("complies", {}, "P"),
    ("event", "A1"): ("not_examined", {}, "A"),
    ("permit", "P1"): ("complies", {}, None),
    ("permit", "P3"): ("complies", {}, None),
    ("permit", "P4"): ("not_examined", {}, None),
    ("org", "O1"): ("flagged", {"Late": 1}, None),
    ("org", "O2"): ("complies", {}, None),
    ("org", "O3"): ("cannot_tell", {"reason": "no limit"}, None),
    ("party", "X"): ("flagged", {"N": 2}, None),
    ("party", "Y"): ("flagged", {"N": 2}, None),
    ("clock_stop", "S1"): ("flagged", {"Start": "2021-05-01T08:00:00+08:00"}, "A"),
    ("clock_stop", "S2"): ("complies", {}, "B"),
}


@pytest.fixture(scope="module")
def memory(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    folder = small_pack(tmp_path_factory.mktemp("rules"))
    for subject, clauses in CLAUSES.items():
        head = HEAD.format(name=f"of-{subject.replace('_', '-')}", subject=subject)
        if subject == "org":
            head = head.replace("message:", 'reasons: {"no limit": 无}\nmessage:')
        file = folder / "t.small" / f"of-{subject.replace('_', '-')}.rule"
        file.write_text(head + clauses, encoding="utf-8")
    rulebook = load_rulebook(["t.small"], [folder])
    records = MemoryRecords.from_rows(TABLES)
    return Setting(rulebook, records, load_calendar("CN"), ZONE, AS_OF)


@pytest.fixture(scope="module")
def lake(memory: Setting, tmp_path_factory: pytest.TempPathFactory) -> Setting:
    held = Lake(Path(tmp_path_factory.mktemp("lake")) / "lake")
    assert isinstance(memory.records, MemoryRecords)
    held.append({table: memory.records.tables[table] for table in TABLES})
    return replace(memory, records=held.snapshot())


def asked(setting: Setting, subject_kind: str, subject: str) -> Explanation:
    return explain(setting, f"t.small/of-{subject_kind.replace('_', '-')}", subject)


def bare(explanation: Explanation) -> dict[str, Any]:
    """The proof without how it was read."""
    return {name: part for name, part in explanation.plain().items() if name != "reading"}


@pytest.mark.parametrize(("kind", "subject"), EXPECTED)
def test_subjects_of_every_kind(memory: Setting, lake: Setting, kind: str, subject: str) -> None:
    explanation = asked(memory, kind, subject)
    said = (explanation.outcome, dict(explanation.facts), explanation.case)
    assert said == EXPECTED[(kind, subject)]
    assert bare(asked(lake, kind, subject)) == bare(explanation)


@pytest.mark.parametrize(("kind", "subject"), [("org", "O1"), ("org", "O3"), ("permit", "P1")])
def test_what_needs_more_than_one_case_is_derived_over_all(
    memory: Setting,
    lake: Setting,
    kind: str,
    subject: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    meant = asked(memory, kind, subject)
    monkeypatch.setattr("oversight.explain.reading.WIDE_SCANS", 1)
    explanation = asked(lake, kind, subject)
    assert explanation.reading == ()
    assert bare(explanation) == bare(meant)
