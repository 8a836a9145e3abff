"""All worlds in one query give what each gives alone."""

from pathlib import Path

import pytest

from oversight.clock.calendar import load_calendar
from oversight.evaluation import evaluate, rule_program
from oversight.problem import Refused
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import library_folder
from oversight.specs.comparison import found
from oversight.specs.coverage.report import coverage
from oversight.specs.trial.bench import Answer
from oversight.specs.trial.book import open_book
from oversight.specs.trial.ground import Setting
from oversight.specs.trial.relational import for_many
from oversight.specs.trial.worlds import World
from tests.specs.packs import CLAUSES, small_pack

# One rule for each thing that differs: clocks that are deemed, officers, norms, gathering.
RULES = {
    "cn.licensing": {"deemed-acceptance-ignored", "one-officer", "time-order"},
    "cn.penalty": {"summary-over-cap"},
    "it.road-fines": {"penalty-though-paid"},
    "nl.wabo": {"event-finished-late", "open-past-deadline"},
}


def alone(book_rulebook, world: World, setting: Setting):
    """The examined, the flagged and the doubtful of one world, from the engine itself."""
    evaluation = evaluate(
        book_rulebook,
        MemoryRecords.from_rows(world.tables),
        calendar=load_calendar(setting.calendar),
        timezone=setting.timezone,
        as_of=world.today,
        rules=[world.rule],
    )
    findings = found(evaluation.findings)
    return (
        set(evaluation.examined["subject"].to_pylist()),
        {one.subject: one.facts.get("more", 0) for one in findings if one.outcome == "flagged"},
        {one.subject: one.facts["reason"] for one in findings if one.outcome == "cannot_tell"},
    )


def plainly(answer: Answer):
    flagged = {subject: more for subject, (_, more) in answer.flagged.items()}
    return set(answer.examined), flagged, dict(answer.doubtful)


@pytest.mark.parametrize("pack", RULES)
def test_all_worlds_at_once_answer_as_each_alone(pack: str) -> None:
    book = open_book([library_folder()], pack)
    for tried in book.tried:
        if tried.rule.id.partition("/")[2] not in RULES[pack]:
            continue
        program = rule_program(
            book.rulebook, tried.rule, tried.setting.timezone, tried.worlds[0].today
        ).program
        with tried.trial() as trial:
            answers = trial.answers(for_many(program), tried.context, tried.clocks)
        assert [plainly(answer) for answer in answers] == [
            alone(book.rulebook, world, tried.setting) for world in tried.worlds
        ]


def test_a_world_keeps_what_its_scenario_gives(tmp_path: Path) -> None:
    book = open_book([small_pack(tmp_path)], "small")
    (tried,) = book.tried
    first = tried.worlds[0]
    assert (first.scenario, str(first.today), first.findings, first.examined) == (
        "Four days",
        "2021-03-10",
        True,
        False,
    )
    assert first.tables["case"] == [
        {"case": "C1", "domain": "approval", "org": "A"},
        {"case": "C2", "domain": "penalty", "org": "A"},
    ]


def test_a_recursive_rule_is_refused_in_words(tmp_path: Path) -> None:
    clauses = CLAUSES.replace("    ~decided(C)\n", "    ~decided(C)\n    & linked(C, C)\n") + (
        "linked(A, B) <= case(case=A, parent_case=B)\n"
        "linked(A, B) <= linked(A, M) & case(case=M, parent_case=B)\n"
    )
    book = open_book([small_pack(tmp_path, clauses=clauses)], "small")
    with pytest.raises(Refused) as refused:
        coverage(book)
    (problem,) = refused.value.problems
    assert problem.said == (
        "'linked' is defined by itself, and recursive rules are not measured, mutated or watched"
        " yet."
    )
