"""Findings and summary, whole, from both engines; which rules run; what names a run."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from oversight.clock.calendar import load_calendar
from oversight.evaluation import (
    ENGINES,
    EXAMINED,
    FINDINGS,
    SUMMARY,
    Evaluation,
    Manifest,
    civil,
    evaluate,
    plain,
    render,
)
from oversight.problem import Refused
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook

from .worlds import AS_OF, ZONE, evaluated, records, small_rulebook

LATE, PAID = "t.small/late", "t.small/paid"
ROME = ZoneInfo("Europe/Rome")


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return small_rulebook(tmp_path_factory.mktemp("rules"))


@pytest.fixture(scope="module", params=sorted(ENGINES))
def evaluation(request: pytest.FixtureRequest, rulebook: Rulebook) -> Evaluation:
    return evaluated(rulebook, engine=request.param)


def finding(run: str, rule: str, subject: str, org: str | None, **more: Any) -> dict[str, Any]:
    late = rule == LATE
    return {
        "rule": rule,
        "version": "1",
        "outcome": "cannot_tell",
        "kind": "timeout" if late else "abnormal",
        "card": "red" if late else "yellow",
        "subject_kind": "case",
        "subject": subject,
        "org": org,
        "due": None,
        "facts": '{"reason": "no limit"}',
        "message": "no limit",
        "as_of": AS_OF,
        "run": run,
    } | more


def test_findings_say_everything(evaluation: Evaluation) -> None:
    run = evaluation.manifest.run
    noon = "2021-05-02T12:00:00+08:00"
    assert evaluation.findings.schema == FINDINGS
    assert evaluation.findings.to_pylist() == [
        finding(
            run,
            LATE,
            "A",
            "O1",
            outcome="flagged",
            due=date(2021, 3, 29),
            facts='{"Due": "2021-03-29", "Late": 9}',
            message="Due by 2021-03-29; 9 days late",
        ),
        finding(run, LATE, "C", "O2"),
        finding(run, LATE, "D", None),
        # Flagged through two rows: the smallest speaks, and says that there is one more.
        finding(
            run,
            PAID,
            "P",
            "O1",
            outcome="flagged",
            facts=json.dumps({"Amount": 10.5, "At": noon, "more": 1}),
            message=f"Paid 10.5 at {noon}",
        ),
    ]


def test_the_summary_counts_by_rule_and_organisation(evaluation: Evaluation) -> None:
    assert evaluation.summary.schema == SUMMARY
    assert [tuple(row.values()) for row in evaluation.summary.to_pylist()] == [
        (LATE, "O1", 2, 1, 0),
        (LATE, "O2", 1, 0, 1),
        (LATE, None, 1, 0, 1),
        (PAID, "O1", 1, 1, 0),
    ]


def test_everything_examined_is_named(evaluation: Evaluation) -> None:
    assert evaluation.examined.schema == EXAMINED
    assert [tuple(row.values()) for row in evaluation.examined.to_pylist()] == [
        (LATE, "A", "O1"),
        (LATE, "B", "O1"),
        (LATE, "C", "O2"),
        (LATE, "D", None),
        (PAID, "P", "O1"),
    ]
    assert evaluation.rules == (LATE, PAID)


def test_chinese_messages_and_reasons(rulebook: Rulebook) -> None:
    findings = evaluated(rulebook, language="zh").findings
    assert findings["message"].to_pylist() == [
        "应于2021-03-29前决定，超9日",
        "未载明期限",
        "未载明期限",
        "缴款10.5",
    ]
    # What the facts say does not hang on the language.
    assert json.loads(findings["facts"][1].as_py()) == {"reason": "no limit"}


@pytest.mark.parametrize(
    ("day", "running"),
    [
        (date(2004, 6, 30), ()),
        (date(2004, 7, 1), (LATE, PAID)),
        (date(2021, 12, 31), (LATE, PAID)),
        (date(2022, 1, 1), (LATE,)),
    ],
)
def test_rules_run_while_in_force(rulebook: Rulebook, day: date, running: tuple[str, ...]) -> None:
    done: list[str] = []
    evaluation = evaluated(rulebook, as_of=day, on_rule=done.append)
    assert evaluation.rules == running
    assert tuple(done) == running
    if not running:
        assert evaluation.findings.equals(FINDINGS.empty_table())
        assert evaluation.summary.equals(SUMMARY.empty_table())


def test_what_is_known_on_the_day_counts(rulebook: Rulebook) -> None:
    """On the due day nothing is late; five working days must pass before a case is flagged."""
    for day, flagged in ((date(2021, 3, 29), []), (date(2021, 4, 7), ["A", "B"])):
        rows = evaluated(rulebook, as_of=day, rules=[LATE], records=_undecided()).findings
        assert [r["subject"] for r in rows.to_pylist() if r["outcome"] == "flagged"] == flagged


def _undecided() -> MemoryRecords:
    """The same records, in which nothing was ever granted."""
    tables = {name: table.to_pylist() for name, table in records().tables.items()}
    tables["event"] = [row for row in tables["event"] if row["act"] != "granted"]
    return MemoryRecords.from_rows(tables)


def test_rules_asked_for_by_name(rulebook: Rulebook) -> None:
    whole = evaluated(rulebook)
    part = evaluated(rulebook, rules=[PAID, PAID])
    assert part.rules == (PAID,)
    assert part.findings["subject"].to_pylist() == ["P"]
    assert part.manifest == replace(whole.manifest, rules=(PAID,))
    assert part.manifest.run != whole.manifest.run


def test_equal_manifests_give_equal_tables(rulebook: Rulebook) -> None:
    one, other = evaluated(rulebook), evaluated(rulebook)
    assert one.manifest == other.manifest
    assert one.findings.equals(other.findings)
    assert one.summary.equals(other.summary)


def test_whatever_decides_an_answer_names_the_run() -> None:
    manifest = Manifest(AS_OF, "7-ab", "cd", "ef", ZONE, "duckdb", "en")
    assert json.loads(manifest.text()) == {
        "as_of": "2021-12-31",
        "lake": "7-ab",
        "rulebook": "cd",
        "calendar": "ef",
        "timezone": ZONE,
        "engine": "duckdb",
        "language": "en",
    }
    changes: list[dict[str, Any]] = [
        {"as_of": date(2022, 1, 1)},
        {"lake": "8-ab"},
        {"rulebook": "x"},
        {"calendar": "x"},
        {"timezone": "UTC"},
        {"engine": "reference"},
        {"language": "zh"},
        {"rules": (LATE,)},
    ]
    runs = {manifest.run, *(replace(manifest, **change).run for change in changes)}
    assert len(runs) == len(changes) + 1


def test_an_unknown_engine_or_rule(rulebook: Rulebook) -> None:
    with pytest.raises(Refused) as engine:
        evaluated(rulebook, engine="duckbd")
    assert str(engine.value) == "--engine: There is no engine 'duckbd'. Did you mean 'duckdb'?"
    with pytest.raises(Refused) as rules:
        evaluated(rulebook, rules=["t.small/lat", PAID, "nothing"])
    assert [str(problem) for problem in rules.value.problems] == [
        "--rule: There is no rule 't.small/lat'. Did you mean 't.small/late'?",
        f"--rule: There is no rule 'nothing'. Known: {LATE}, {PAID}.",
    ]


def test_a_fact_in_json() -> None:
    moment = datetime(2021, 3, 28, 1, 30, tzinfo=UTC)
    values = [None, "x", True, 3, 2.5, date(2021, 3, 1), moment, Decimal("7.00"), Decimal("7.25")]
    assert [plain(value, ROME) for value in values] == [
        None,
        "x",
        True,
        3,
        2.5,
        "2021-03-01",
        "2021-03-28T03:30:00+02:00",
        7,
        7.25,
    ]
    assert civil(datetime(2021, 3, 1, 23, 30, tzinfo=UTC), ROME) == date(2021, 3, 2)
    assert (civil(date(2021, 3, 1), ROME), civil("2021-03-01", ROME)) == (date(2021, 3, 1), None)


def test_a_message_keeps_what_it_cannot_fill() -> None:
    assert render("{A} of {B}, {Due}; {}", {"A": 1, "Due": None}) == "1 of {B}, None; {}"


def test_a_pack_of_the_library_on_a_few_fines() -> None:
    def event(case: str, act: str, day: str, seq: int) -> dict[str, Any]:
        moment = datetime.fromisoformat(day).replace(tzinfo=ROME)
        return {"event": f"{case}{seq}", "case": case, "act": act, "ts": moment, "seq": seq}

    held = MemoryRecords.from_rows(
        {
            "case": [{"case": c, "domain": "penalty", "org": "police"} for c in "ABCD"],
            "event": [
                event("A", "created", "2012-01-01", 1),
                event("A", "sent", "2012-03-31", 2),  # the ninetieth day
                event("B", "created", "2012-01-01", 1),
                event("B", "sent", "2012-04-01", 2),
                event("C", "sent", "2012-04-01", 1),
                event("D", "created", "2012-01-01", 1),
            ],
        }
    )
    evaluation = evaluate(
        load_rulebook(["it.road-fines"], [library_folder()]),
        held,
        calendar=load_calendar("IT"),
        timezone="Europe/Rome",
        as_of=date(2013, 6, 18),
        rules=["it.road-fines/send-within-90"],
    )
    shown = ("outcome", "subject", "due", "facts", "message")
    assert [tuple(row[name] for name in shown) for row in evaluation.findings.to_pylist()] == [
        (
            "flagged",
            "B",
            date(2012, 3, 31),
            '{"Created": "2012-01-01", "Sent": "2012-04-01", "Days": 91, "Due": "2012-03-31"}',
            "Created on 2012-01-01, to be sent by 2012-03-31, sent on 2012-04-01: 91 days",
        ),
        (
            "cannot_tell",
            "C",
            None,
            '{"reason": "no creation of the fine is recorded"}',
            "no creation of the fine is recorded",
        ),
    ]
    assert [tuple(row.values()) for row in evaluation.summary.to_pylist()] == [
        ("it.road-fines/send-within-90", "police", 3, 1, 1)
    ]
