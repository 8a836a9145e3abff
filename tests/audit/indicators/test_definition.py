"""What is wrong with an indicator is told all at once, each at its place, with its fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.rulebook.rulebook import Rulebook

from .support import HEAD, RATE, book, written


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("definition"))


def told(folder: Path, rulebook: Rulebook, text: str) -> list[tuple[str, str, str]]:
    """Where, what and how to mend, the file's name left out."""
    with pytest.raises(Refused) as refused:
        written(folder, rulebook, text)
    return [
        (problem.where.rpartition("in-time.indicator:")[2], problem.said, problem.fix)
        for problem in refused.value.problems
    ]


def test_a_sound_one_is_read_whole(tmp_path: Path, rulebook: Rulebook) -> None:
    found = written(tmp_path, rulebook, HEAD + RATE)
    assert (found.id, found.pack, found.kind, found.front.per) == (
        "t.small/in-time",
        "t.small",
        "rate",
        100,
    )
    assert found.norms == {}
    assert found.front.reasons == {"still running": "尚在办理"}


def test_the_norms_it_asks_for_are_kept(tmp_path: Path, rulebook: Rulebook) -> None:
    text = HEAD + RATE.replace("(Ended <= Due)", '(workdays(Due, Ended) <= norm("few", on=Due))')
    assert list(written(tmp_path, rulebook, text).norms) == ["few"]


def test_settings_and_clauses_are_told_of_together(tmp_path: Path, rulebook: Rulebook) -> None:
    text = (HEAD + RATE).replace("t.small/in-time", "t.small/intime")
    text = text.replace("subject: case", "subject: cases").replace("kind: rate", "kind: ratio")
    text = text.replace('clock="decide", ended=On', 'clock="decides", ended=On')
    assert told(tmp_path, rulebook, text) == [
        ("13:43", "There is no clock 'decides'.", "Did you mean 'decide'?"),
        (
            "2:1",
            "The indicator is called 't.small/intime', and its file stands for 't.small/in-time'.",
            "Write indicator: t.small/in-time, or move the file to t.small/intime.indicator.",
        ),
        ("9:1", "There is no table 'cases'.", "Did you mean 'case'?"),
        (
            "4:1",
            "A ratio has no unit.",
            "Add unit: with its words, as in unit: {zh: 工作日, en: working days}.",
        ),
    ]


def test_heads_that_are_missing_or_misshapen(tmp_path: Path, rulebook: Rulebook) -> None:
    body = """---
denominator(C) <= case(case=C)
excluded(C, N) <= event(case=C, seq=N)
"""
    assert told(tmp_path, rulebook, HEAD + body) == [
        ("12:1", "'denominator' has 1 value; a rate needs 2.", "Write denominator(C, On)."),
        (
            "12:1",
            "The indicator has no numerator.",
            "Add a clause numerator(C) <= and its conditions.",
        ),
        (
            "13:1",
            "The second value of 'excluded' is a whole number, and must be a text.",
            'Write excluded(C, "reason").',
        ),
    ]


def test_a_day_and_a_weight_must_be_what_they_are_for(tmp_path: Path, rulebook: Rulebook) -> None:
    head = HEAD.replace("kind: rate", "kind: ratio\nunit: {zh: 元, en: yuan}")
    body = """---
denominator(C, D, T) <= event(case=C, act=D, ts=T)
numerator(C, T) <= event(case=C, ts=T)
"""
    assert told(tmp_path, rulebook, head + body) == [
        (
            "13:1",
            "The second value of 'denominator' is a text, and must be a day or an instant.",
            "Write denominator(C, On, Weight).",
        ),
        (
            "13:1",
            "The third value of 'denominator' is a date with a time of day, and must be a number.",
            "Write denominator(C, On, Weight).",
        ),
        (
            "14:1",
            "The second value of 'numerator' is a date with a time of day, and must be a number.",
            "Write numerator(C, Weight).",
        ),
    ]


def test_a_reason_has_its_chinese_and_a_wording_its_reason(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    text = HEAD + RATE.replace('"still running": 尚在办理', '"runs": 在办')
    assert told(tmp_path, rulebook, text) == [
        (
            "11:1",
            'The reason "still running" has no Chinese wording.',
            'Add it under reasons: as "still running": and its wording.',
        ),
        ("11:11", 'No clause of excluded gives the reason "runs".', "Known: still running."),
    ]


def test_a_file_without_settings(tmp_path: Path, rulebook: Rulebook) -> None:
    assert told(tmp_path, rulebook, "numerator(C) <= case(case=C)\n") == [
        (
            "1:1",
            "The indicator has no front matter.",
            "Begin the file with a line '---', the settings (indicator, title, ...), and another"
            " line '---'; the clauses follow.",
        )
    ]


OF_RULE = (
    HEAD.replace("subject: case\n", "subject: case\nrule: t.small/paid\n")
    + """\
---
denominator(C, On) <= examines(C) & clock(case=C, clock="decide", start=On)
numerator(C) <= examines(C) & ~flags(C, _, _)
"""
)


def test_it_may_rest_on_a_rule(tmp_path: Path, rulebook: Rulebook) -> None:
    found = written(tmp_path, rulebook, OF_RULE)
    names = {predicate.name for predicate in found.program.predicates}
    assert names >= {"examines", "flags", "denominator", "numerator"}


def test_the_rule_must_be_one_of_the_pack(tmp_path: Path, rulebook: Rulebook) -> None:
    text = OF_RULE.replace("rule: t.small/paid", "rule: t.small/pay")
    assert told(tmp_path, rulebook, text) == [
        ("10:1", "The pack 't.small' has no rule 't.small/pay'.", "Did you mean 't.small/paid'?")
    ]
