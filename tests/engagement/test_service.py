"""An audit walked from its plan to its follow-up, and what is refused on the way."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from oversight.audit.finding import Said
from oversight.engagement import service
from oversight.engagement.model import Audit, Plan
from oversight.engagement.printing import concluded
from oversight.engagement.service import Given
from oversight.engagement.workflow import State
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant

from .walk import (
    AUDITOR,
    BASIS,
    BODY,
    DAY,
    ITEM,
    LEAD,
    PLAN,
    RECORD,
    REVIEWER,
    UNTIL,
    WALK,
    at,
    do,
    finding,
    planned,
    said,
)


def test_an_audit_is_walked_to_the_end(any_store: Store) -> None:
    audit = at(any_store, State.ISSUED)
    do(any_store, audit, "correct", {"finding": 1, "what": said("12, not 13")}, why="a slip")
    do(any_store, audit, "follow", {"finding": 1, "progress": "partly"}, why="half is trained")
    assert service.waiting(any_store, date(2022, 3, 30)) == []
    ((late, one),) = service.waiting(any_store, date(2022, 3, 31))
    assert (late.id, one.number, one.progress) == (audit, 1, "partly")
    found = do(any_store, audit, "follow", {"finding": 1, "progress": "implemented"}, AUDITOR)
    assert service.waiting(any_store, date(2022, 3, 31)) == []
    assert (found.state, found.reviewed_by, found.issued_on) == (State.ISSUED, "reviewer", DAY)
    assert found.authors == {"auditor"}
    (printed,) = concluded(found)
    assert printed.comment == Said(en="not so")
    assert printed.draft is False
    assert printed.answer == Said(en="it is")
    assert [step.en for step in printed.followed] == [
        "2021-10-08 partly implemented half is trained",
        "2021-10-08 implemented",
    ]
    assert [fix.en for fix in printed.corrections] == [
        "Correction 1 (2021-10-08): 12, not 13 (a slip)"
    ]
    commands = [entry.command for entry in service.entries(any_store, audit)]
    assert commands == ["plan", *(one[0] for one in WALK), "correct", "follow", "follow"]
    assert service.verify(any_store) == []


def refused(call: Any) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as no:
        call()
    return no.value.problems


def test_what_is_not_complete_is_not_sent(any_store: Store) -> None:
    audit = planned(any_store)
    do(any_store, audit, "freeze", BASIS)
    do(any_store, audit, "find", finding(cause=Said(), due=None, sufficient=False))
    problems = refused(lambda: do(any_store, audit, "send", {"by": "2021-10-08"}))
    assert [(one.where, one.said) for one in problems] == [
        (
            f"audit {audit}, finding 1",
            "It still lacks: cause, day by which the recommendation is due, judgement that its "
            "evidence is sufficient.",
        ),
        (f"audit {audit}", "The day for comments, 2021-10-08, is not after 2021-10-08."),
    ]
    assert problems[0].told("zh").startswith("尚缺：原因、整改期限、对证据充分性的判断。")


def test_silence_counts_only_after_the_day_and_comments_are_answered(any_store: Store) -> None:
    audit = planned(any_store)
    do(any_store, audit, "freeze", BASIS)
    do(any_store, audit, "find", finding())
    do(any_store, audit, "find", finding())
    do(any_store, audit, "send", {"by": UNTIL})
    do(any_store, audit, "comment", {"finding": 1, "said": said("no")}, BODY)
    early = refused(lambda: do(any_store, audit, "silent", {"finding": 2}))
    assert early[0].said == "The organisations have until 2021-10-18 to comment."
    problems = refused(lambda: do(any_store, audit, "review", {}, REVIEWER))
    assert [(one.where, one.said) for one in problems] == [
        (f"audit {audit}, finding 1", "The comment on it is not answered."),
        (
            f"audit {audit}, finding 2",
            "The audited organisation has not commented on it yet.",
        ),
    ]
    after = date(2021, 10, 19)
    do(any_store, audit, "silent", {"finding": 2}, on=after)
    do(any_store, audit, "answer", {"finding": 1, "said": said("yes")}, on=after)
    assert do(any_store, audit, "review", {}, REVIEWER, on=after).state is State.REVIEWED


def test_what_is_returned_is_commented_on_again(any_store: Store) -> None:
    audit = at(any_store, State.SENT)
    back = do(any_store, audit, "return", {}, REVIEWER, why="finding 1 says too much")
    assert (back.state, back.returned) == (State.EXECUTED, "finding 1 says too much")
    do(any_store, audit, "revise", {"finding": 1, "written": finding()}, AUDITOR)
    again = do(any_store, audit, "send", {"by": UNTIL})
    assert [(one.comment, one.answer) for one in again.findings] == [(None, None)]


def test_nobody_reviews_what_they_lead_or_wrote(any_store: Store) -> None:
    own = Plan(PLAN.title, "service", "2021", PLAN.as_of, "lead", "lead")
    problems = refused(lambda: service.plan(any_store, own, Given(LEAD, DAY)))
    assert [one.said for one in problems] == ["lead would review an audit of their own."]


def test_plans_say_everything_that_is_wrong(any_store: Store) -> None:
    bad = Plan(Said(), "", "2021", PLAN.as_of, "", "reviewer", ("O-12",))
    problems = refused(lambda: service.plan(any_store, bad, Given(BODY, DAY)))
    assert [one.said for one in problems] == [
        "'plan' needs lead, and none is given.",
        "'plan' needs programme, and none is given.",
        "'plan' needs title, and none is given.",
        "'plan' is for an auditor of these organisations to give, and body is not one.",
    ]


def test_a_changed_history_shows(any_store: Store) -> None:
    audit = at(any_store, State.ISSUED)
    with any_store.noting() as session, pytest.raises(Exception, match="only grow"):
        session.execute(text("UPDATE audit_entry SET why = 'x'"))
    with any_store.noting() as session:
        session.execute(text("UPDATE audit SET state = 'planned'"))
    ((broken, why),) = service.verify(any_store)
    assert (broken, why.what) == (audit, "strayed")
    assert why.said == f"Audit {audit} stands as planned, but was left issued."


def test_an_audit_that_is_not_there(any_store: Store) -> None:
    audit = planned(any_store)
    (problem,) = refused(lambda: service.get_audit(any_store, audit + "1"))
    assert problem.said == f"There is no audit '{audit}1'."
    assert problem.fix == f"Did you mean '{audit}'?"


def test_nothing_is_dated_before_the_step_before_it(any_store: Store) -> None:
    audit = at(any_store, State.REVIEWED)
    (problem,) = refused(lambda: do(any_store, audit, "issue", {}, on=date(2021, 10, 7)))
    assert (problem.said, problem.fix) == (
        "Its last step was taken on 2021-10-08, and 2021-10-07 is before that.",
        "Give 2021-10-08 or a later day.",
    )
    assert problem.told("zh") == "上一步办于2021-10-08，不能早于该日。请给出该日或之后的日期。"
    assert service.get_audit(any_store, audit).state is State.REVIEWED


def test_evidence_is_not_lost_by_a_file_written_before(any_store: Store) -> None:
    audit = at(any_store, State.EXECUTED)
    data = {"finding": 1, "evidence": RECORD.model_dump()}
    (one,) = do(any_store, audit, "evidence", data).findings
    assert (one.finding.evidence, one.by) == ((ITEM, RECORD), ("auditor", "lead"))
    older = {"finding": 1, "written": finding()}
    (problem,) = refused(lambda: do(any_store, audit, "revise", older))
    assert problem.said == "The file leaves out evidence that it has: r."
    (one,) = do(any_store, audit, "revise", older, why="r is of another case").findings
    assert one.finding.evidence == (ITEM,)


def test_an_audit_is_handed_on_with_a_reason_and_never_to_review_ones_own(
    any_store: Store,
) -> None:
    audit = at(any_store, State.SENT)

    def hand(lead: str, reviewer: str, why: str = "on leave") -> Audit:
        return do(any_store, audit, "hand", {"lead": lead, "reviewer": reviewer}, why=why)

    assert [
        [one.said for one in refused(lambda names=names: hand(*names))]
        for names in (
            ("lead", "reviewer", ""),
            ("chen", "chen"),
            ("chen", "auditor"),
            ("chen", "lead"),
        )
    ] == [
        [
            "lead is in charge of it and reviewer reviews it already.",
            "'hand' needs why, and none is given.",
        ],
        ["chen would review an audit of their own."],
        ["auditor wrote in it or was in charge of it, and may not review it."],
        ["lead wrote in it or was in charge of it, and may not review it."],
    ]
    found = hand("chen", "reviewer")
    assert (found.plan.lead, found.authors) == ("chen", {"auditor", "lead"})
    (problem,) = refused(lambda: hand("chen", "lead"))
    assert problem.said == "lead wrote in it or was in charge of it, and may not review it."
    wang = Actor("wang", (Grant("auditor", None),))
    assert hand("chen", "wang").plan.reviewer == "wang"
    (problem, *_) = refused(lambda: do(any_store, audit, "review", {}, REVIEWER))
    assert problem.said == ("'review' is for the reviewer (wang) to give, and reviewer is not one.")
    assert do(any_store, audit, "review", {}, wang).reviewed_by == "wang"
    (problem,) = refused(lambda: hand("chen", "reviewer"))
    assert problem.said == "wang has reviewed it, and that stays so."


def test_what_is_not_issued_is_printed_as_a_draft(any_store: Store) -> None:
    found = service.get_audit(any_store, at(any_store, State.REVIEWED))
    assert [one.draft for one in concluded(found)] == [True]


def test_a_second_comment_is_answered_anew(any_store: Store) -> None:
    audit = at(any_store, State.SENT)
    again = {"finding": 1, "said": said("and the records are wrong")}
    (one,) = do(any_store, audit, "comment", again, BODY).findings
    assert (one.comment and one.comment.said, one.answer) == (Said(**again["said"]), None)
    (problem,) = refused(lambda: do(any_store, audit, "review", {}, REVIEWER))
    assert problem.said == "The comment on it is not answered."


def test_what_the_reviewer_writes_is_refused(any_store: Store) -> None:
    audit = at(any_store, State.SENT)
    data = {"finding": 1, "said": said("it is")}
    (problem,) = refused(lambda: do(any_store, audit, "answer", data, REVIEWER))
    assert problem.said == "reviewer is to review it, and may not write in it."


def test_what_is_given_without_its_words_is_told_in_both_languages(any_store: Store) -> None:
    audit = at(any_store, State.ISSUED)
    wrong = refused(lambda: do(any_store, audit, "correct", {"finding": 1, "what": said("")}))
    assert [one.said for one in wrong] == [
        "'correct' needs text, and none is given.",
        "'correct' needs why, and none is given.",
    ]
    assert [one.told("zh") for one in wrong] == ["缺少正文。请补上。", "缺少理由。请补上。"]
    unknown = {"finding": 1, "progress": "done"}
    (problem,) = refused(lambda: do(any_store, audit, "follow", unknown))
    assert problem.said == "A recommendation cannot be 'done'."
    (problem,) = refused(
        lambda: do(any_store, audit, "follow", {"finding": 2, "progress": "implemented"})
    )
    assert (problem.said, problem.fix) == ("It has no finding 2.", "Its findings are: 1.")


def test_what_has_moved_on_since_it_was_read_is_not_written_over(any_store: Store) -> None:
    audit = at(any_store, State.EXECUTED)
    data = {"finding": 1, "written": finding()}
    given = Given(AUDITOR, DAY, "", 2)
    problems = refused(lambda: service.act(any_store, audit, "revise", data, given))
    assert [one.said for one in problems] == ["It has moved on since you read it."]
    assert service.act(any_store, audit, "revise", data, Given(AUDITOR, DAY, "", 3)).seq == 4
