"""An audit walked from its plan to its follow-up; every cell of who may do what in which state."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import text

from oversight.audit.finding import Evidence, Finding, Said
from oversight.engagement import service
from oversight.engagement.model import Audit, Plan
from oversight.engagement.printing import concluded
from oversight.engagement.service import Given
from oversight.engagement.workflow import COMMANDS, State
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant

LEAD = Actor("lead", (Grant("auditor", None),))
REVIEWER = Actor("reviewer", (Grant("auditor", None),))
AUDITOR = Actor("auditor", (Grant("auditor", None),))
BODY = Actor("body", (Grant("handler", "O1"),))
STRANGER = Actor("stranger", (Grant("handler", "O2"), Grant("auditor", "O2")))
PEOPLE = (LEAD, REVIEWER, AUDITOR, BODY, STRANGER)
DAY = date(2021, 10, 8)
UNTIL = "2021-10-18"
PLAN = Plan(
    Said(zh="审计", en="An audit"),
    "service",
    "2021",
    date(2021, 9, 30),
    "lead",
    "reviewer",
    ("O1",),
)
BASIS = dict.fromkeys(("run", "lake", "rulebook", "calendar", "programme", "definitions"), "x")


def said(words: str) -> dict[str, Any]:
    return Said(en=words).model_dump()


def finding(**other: Any) -> dict[str, Any]:
    parts: dict[str, Any] = {
        name: Said(en=name)
        for name in ("title", "criteria", "condition", "cause", "effect", "recommendation")
    }
    evidence = Evidence(kind="item", reference="A1", shows=Said(en="it was late"))
    whole = {
        **parts,
        "org": "O1",
        "due": date(2022, 3, 31),
        "evidence": (evidence,),
        "sufficient": True,
        "appropriate": True,
        **other,
    }
    return Finding(**whole).model_dump(mode="json")


def do(
    store: Store,
    audit: str,
    command: str,
    data: dict[str, Any],
    by: Actor = LEAD,
    on: date = DAY,
    why: str = "",
) -> Audit:
    return service.act(store, audit, command, data, Given(by, on, why))


def planned(store: Store) -> str:
    return service.plan(store, PLAN, Given(LEAD, DAY)).id


WALK: list[tuple[str, dict[str, Any], Actor, str]] = [
    ("freeze", BASIS, LEAD, ""),
    ("find", finding(), AUDITOR, ""),
    ("send", {"by": UNTIL}, LEAD, ""),
    ("comment", {"finding": 1, "said": said("not so")}, BODY, ""),
    ("answer", {"finding": 1, "said": said("it is")}, AUDITOR, ""),
    ("review", {}, REVIEWER, ""),
    ("issue", {}, LEAD, ""),
]
REACHED = {State.PLANNED: 0, State.FROZEN: 1, State.EXECUTED: 2, State.SENT: 5}
REACHED |= {State.REVIEWED: 6, State.ISSUED: 7}


def at(store: Store, state: State) -> str:
    """A new audit walked to a state, with one finding from there on where findings are."""
    audit = planned(store)
    for command, data, by, why in WALK[: REACHED[state]]:
        do(store, audit, command, data, by, why=why)
    return audit


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


GIVEN: dict[str, dict[str, Any]] = {
    "freeze": BASIS,
    "find": finding(),
    "revise": {"finding": 1, "written": finding()},
    "withdraw": {"finding": 1},
    "evidence": {
        "finding": 1,
        "evidence": Evidence(kind="record", reference="r", shows=Said()).model_dump(),
    },
    "send": {"by": UNTIL},
    "comment": {"finding": 1, "said": said("a")},
    "silent": {"finding": 1},
    "answer": {"finding": 1, "said": said("a")},
    "review": {},
    "return": {},
    "issue": {},
    "correct": {"finding": 1, "what": said("a")},
    "follow": {"finding": 1, "progress": "implemented"},
}
MAY = {
    "auditor": {"lead", "auditor"},
    "lead": {"lead"},
    "reviewer": {"reviewer"},
    "body": {"body"},
}


@pytest.mark.parametrize("state", State)
def test_who_may_do_what_in_which_state(any_store: Store, state: State) -> None:
    """Every command by everybody: done or refused as the table of commands says."""
    audit = at(any_store, state)
    for command, rule in COMMANDS.items():
        if command in ("plan", "silent"):  # a new audit; and only after the day for comments
            continue
        for person in PEOPLE:
            may = person.name in MAY[rule.who]
            if rule.who == "auditor" and person is REVIEWER:
                may = command not in ("find", "revise", "evidence")
            expected = state in rule.start and may
            with any_store.writing() as session:
                before = service._found(session, audit)
            problems = service.against(
                before, command, {**GIVEN[command], "why": "so"}, person, DAY, _tree(any_store)
            )
            assert (problems == []) is expected, (state, command, person.name, problems)


def _tree(store: Store) -> Any:
    with store.reading() as session:
        return service.load_tree(session)


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
    bad = Plan(Said(), "", "2021", PLAN.as_of, "", "reviewer", ("O1",))
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
