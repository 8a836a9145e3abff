"""A proof for each outcome: the author's words, one row of values, clocks and records."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from oversight.clock.calendar import load_calendar
from oversight.datalog.syntax import Span
from oversight.explain import Explanation, Setting, explain, source_text
from oversight.problem import Refused
from oversight.rulebook.rulebook import load_rulebook

from .worlds import AS_OF, ZONE, evaluated, records, small_pack

CLOCK = {
    "case": "A",
    "clock": "decide",
    "start": "2021-03-01",
    "due": "2021-03-29",
    "raw_due": "2021-03-29",
    "base_due": "2021-03-29",
    "ended": "2021-04-12",
    "until": "2021-04-12",
    "used": 29,
    "paused": 0,
    "limit": 20,
    "unit": "wd",
    "extended": 0,
    "provisional": False,
    "deemed": False,
    "basis": "law 42",
}
EVENT_RULE = """\
---
rule: t.small/stamp
catalogue: T03
title: {zh: 盖章, en: Stamp}
kind: gap
card: yellow
basis: [{law: 行政许可法, article: 42}]
in_force: 2004-07-01
subject: event
message: {zh: 无人, en: Nobody}
---
examines(E) <= event(event=E, act="stamped")
flags(E) <= ~officer(event=E)
"""


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Setting:
    folder = small_pack(tmp_path_factory.mktemp("rules"))
    (folder / "t.small" / "stamp.rule").write_text(EVENT_RULE, encoding="utf-8")
    rulebook = load_rulebook(["t.small"], [folder])
    return Setting(rulebook, records(), load_calendar("CN"), ZONE, AS_OF)


def shown(explanation: Explanation) -> list[tuple[Any, ...]]:
    """What was tried: predicate, line and outcome, and each condition with its values."""
    return [
        (
            tried.predicate,
            Path(tried.where).name,
            tried.holds,
            [(c.text, c.holds, dict(c.values)) for c in tried.conditions],
        )
        for tried in explanation.tried
    ]


def late(subject: str, until: str, days: int, *, holds: bool) -> list[tuple[Any, ...]]:
    due = "2021-03-29"
    return [
        (
            "flags",
            "late.rule:18:1",
            holds,
            [
                ("the rule examines it", True, {"C": subject}),
                (
                    'clock(case=C, clock="decide", due=Due, until=T)',
                    True,
                    {"C": subject, "Due": due, "T": until},
                ),
                ("Late == workdays(Due, T)", True, {"Due": due, "Late": days, "T": until}),
                ('Late > norm("few", on=Due)', holds, {"Due": due, "Late": days}),
            ],
        )
    ]


def test_why_it_is_flagged(setting: Setting) -> None:
    explanation = explain(setting, "t.small/late", "A")
    assert explanation.rule is setting.rulebook.rules["t.small/late"]
    assert (explanation.subject, explanation.as_of) == ("A", AS_OF)
    assert explanation.outcome == "flagged"
    assert explanation.message == "Due by 2021-03-29; 9 days late"
    assert explanation.facts == {"Due": "2021-03-29", "Late": 9}
    assert shown(explanation) == late("A", "2021-04-12", 9, holds=True)
    assert explanation.clocks == [CLOCK]
    assert explanation.records == {
        "case": [{"case": "A", "domain": "approval", "org": "O1"}],
        "event": [
            {
                "event": "A1",
                "case": "A",
                "act": "stamped",
                "ts": "2021-03-01T08:00:00+08:00",
                "seq": 1,
                "officers": "K, L",
            },
            {
                "event": "A2",
                "case": "A",
                "act": "accepted",
                "ts": "2021-03-01T09:00:00+08:00",
                "seq": 2,
            },
            {
                "event": "A3",
                "case": "A",
                "act": "granted",
                "ts": "2021-04-12T16:30:00+08:00",
                "seq": 3,
            },
        ],
        "clock_stop": [],
    }


def test_why_it_is_not_flagged(setting: Setting) -> None:
    explanation = explain(setting, "t.small/late", "B")
    assert (explanation.outcome, explanation.message, explanation.facts) == ("complies", "", {})
    assert shown(explanation) == late("B", "2021-03-29", 0, holds=False)


def test_why_it_cannot_be_told(setting: Setting) -> None:
    explanation = explain(setting, "t.small/late", "C")
    assert explanation.outcome == "cannot_tell"
    assert (explanation.message, explanation.facts) == ("no limit", {"reason": "no limit"})
    assert shown(explanation) == [
        (
            "cannot_tell",
            "late.rule:17:1",
            True,
            [
                ("the rule examines it", True, {"C": "C"}),
                ('~clock(case=C, clock="decide")', True, {"C": "C"}),
            ],
        )
    ]
    assert explanation.clocks == []


def test_why_it_is_not_examined(setting: Setting) -> None:
    explanation = explain(setting, "t.small/late", "P")
    assert explanation.outcome == "not_examined"
    assert shown(explanation) == [
        ("examines", "late.rule:16:1", False, [("approval(C)", False, {"C": "P"})])
    ]
    (tried,) = explanation.tried
    assert tried.conditions[0].defined == ('approval(C) <= case(case=C, domain="approval")',)


def test_the_proof_is_of_the_row_that_the_finding_states(setting: Setting) -> None:
    """P1 comes before P2, but the smaller amount is the finding's."""
    explanation = explain(setting, "t.small/paid", "P")
    values = {"Amount": 10.5, "At": "2021-05-02T12:00:00+08:00"}
    assert explanation.facts == {**values, "more": 1}
    assert shown(explanation) == [
        (
            "flags",
            "paid.rule:16:1",
            True,
            [
                ("the rule examines it", True, {"C": "P"}),
                (
                    'event(case=C, event=E, act="payment", amount=Amount, ts=At)',
                    True,
                    {"C": "P", "E": "P2", **values},
                ),
                ("~small(E)", True, {"E": "P2"}),
            ],
        )
    ]


def test_it_says_what_the_finding_says(setting: Setting) -> None:
    for row in evaluated(setting.rulebook).findings.to_pylist():
        explanation = explain(setting, row["rule"], row["subject"])
        assert explanation.outcome == row["outcome"]
        assert explanation.message == row["message"]
        assert explanation.facts == json.loads(row["facts"])


def test_a_day_before_the_end_sees_an_open_clock(setting: Setting) -> None:
    early = Setting(setting.rulebook, setting.records, setting.calendar, ZONE, date(2021, 4, 6))
    explanation = explain(early, "t.small/late", "A")
    assert explanation.outcome == "complies"
    used = {"until": "2021-04-06", "used": 25}
    assert explanation.clocks == [{k: v for k, v in CLOCK.items() if k != "ended"} | used]


def test_an_event_is_explained_with_its_case(setting: Setting) -> None:
    explanation = explain(setting, "t.small/stamp", "B1")
    assert (explanation.outcome, explanation.message) == ("flagged", "Nobody")
    assert explanation.records["case"] == [{"case": "B", "domain": "approval", "org": "O1"}]
    assert [row["event"] for row in explanation.records["event"]] == ["B1", "B2", "B3"]
    assert explain(setting, "t.small/stamp", "A1").outcome == "complies"


def test_the_project_s_language(setting: Setting) -> None:
    chinese = Setting(setting.rulebook, setting.records, setting.calendar, ZONE, AS_OF, "zh")
    assert explain(chinese, "t.small/late", "A").message == "应于2021-03-29前决定，超9日"
    assert explain(chinese, "t.small/late", "C").message == "未载明期限"


def test_no_such_rule_or_subject(setting: Setting) -> None:
    with pytest.raises(Refused) as rule:
        explain(setting, "t.small/latr", "A")
    assert str(rule.value) == (
        "RULE: There is no rule 't.small/latr'. Did you mean 't.small/late'?"
    )
    with pytest.raises(Refused) as subject:
        explain(setting, "t.small/stamp", "B4")
    assert str(subject.value) == (
        "SUBJECT: The lake holds no event 'B4' as of that day. Nearest: B1, B2, B3."
    )


def test_the_text_of_a_span(tmp_path: Path) -> None:
    file = tmp_path / "a.rule"
    file.write_text("flags(C) <= (\n    case(case=C)\n    & x(C)\n)\n")
    assert source_text(Span(str(file), 2, 5, 2, 17)) == "case(case=C)"
    assert source_text(Span(str(file), 1, 1, 4, 2)) == "flags(C) <= (case(case=C) & x(C))"
    assert source_text(Span(str(file), 9, 1, 9, 2)) == ""
    assert source_text(Span(str(tmp_path / "gone.rule"), 1, 1, 1, 2)) == ""
