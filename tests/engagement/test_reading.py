"""Who may read what of an audit: auditors of its scope, and the audited body what was sent."""

from __future__ import annotations

from datetime import date

import pytest

from oversight.engagement import service
from oversight.engagement.model import Audit, Plan
from oversight.engagement.reading import read_audit, read_audits
from oversight.engagement.service import Given
from oversight.engagement.workflow import State
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import ROLES, Actor, Grant
from oversight.supervision.orgs import sync_orgs
from tests.web.support import ORGS

from .walk import (
    AUDITOR,
    BASIS,
    BODY,
    DAY,
    LEAD,
    PLAN,
    REVIEWER,
    UNTIL,
    WALK,
    do,
    finding,
    planned,
    said,
)

COUNTY = Actor("county", (Grant("handler", "O1"),))
TOWN = Actor("town", (Grant("inspector", "O2"),))
FAR = Actor("far", (Grant("handler", "O9"),))
OF_COUNTY = Actor("own", (Grant("auditor", "O1"),))


@pytest.fixture
def tree(any_store: Store) -> Store:
    """A store with a city, a county O1 with its town O2, and another county O9."""
    sync_orgs(any_store, ORGS)
    return any_store


def over(store: Store, *orgs: str) -> str:
    """An audit of these, with a finding of each, not sent yet."""
    wanted = Plan(PLAN.title, "service", "2021", PLAN.as_of, "lead", "reviewer", orgs)
    audit = service.plan(store, wanted, Given(LEAD, DAY)).id
    do(store, audit, "freeze", BASIS)
    for org in orgs:
        do(store, audit, "find", finding(org=org), AUDITOR)
    return audit


def numbers(store: Store, audit: str, actor: Actor) -> list[int] | str:
    """The findings that somebody reads; what is said where there is no audit for them."""
    try:
        return [one.number for one in read_audit(store, audit, actor=actor).audit.written]
    except Refused as no:
        return str(no)


GONE = "AUDIT: There is no audit '2021-001'. None is known here."


def test_a_body_reads_its_own_findings_once_they_are_sent_and_as_long_as_they_are(
    tree: Store,
) -> None:
    audit = over(tree, "O1", "O2", "O9")
    for actor in (COUNTY, TOWN, FAR):
        assert numbers(tree, audit, actor) == GONE
        assert read_audits(tree, actor=actor) == []
    do(tree, audit, "send", {"by": UNTIL})
    read = [numbers(tree, audit, actor) for actor in (LEAD, COUNTY, TOWN, FAR)]
    assert read == [[1, 2, 3], [1, 2], [2], [3]]
    do(tree, audit, "return", {}, REVIEWER, why="finding 2 says too much")
    assert numbers(tree, audit, COUNTY) == GONE
    do(tree, audit, "withdraw", {"finding": 2}, why="wrong")
    do(tree, audit, "send", {"by": UNTIL})
    read = [numbers(tree, audit, actor) for actor in (LEAD, COUNTY, TOWN, FAR)]
    assert read == [[1, 2, 3], [1], GONE, [3]]


def test_auditors_read_the_audits_of_their_scope(tree: Store) -> None:
    own, wider, whole = over(tree, "O1", "O2"), over(tree, "O1", "O9"), over(tree)
    assert [one.audit.id for one in read_audits(tree, actor=OF_COUNTY)] == [own]
    assert [one.audit.id for one in read_audits(tree, actor=LEAD)] == [whole, wider, own]
    seen = read_audit(tree, own, actor=OF_COUNTY)
    assert (seen.whole, seen.audit) == (True, service.get_audit(tree, own))
    with pytest.raises(Refused) as no:
        read_audit(tree, wider, actor=OF_COUNTY)
    assert no.value.problems == (
        Problem("AUDIT", f"There is no audit '{wider}'.", f"Did you mean '{own}'?"),
    )


@pytest.mark.parametrize("role", [role for role in ROLES if role != "auditor"])
def test_no_other_role_reads_what_was_not_sent_to_it(tree: Store, role: str) -> None:
    audit = over(tree, "O1", "O9")
    everywhere = Actor("somebody", (Grant(role, None),))
    assert numbers(tree, audit, everywhere) == GONE
    do(tree, audit, "send", {"by": UNTIL})
    told = [1, 2] if role in ("handler", "inspector") else GONE
    assert numbers(tree, audit, everywhere) == told


def test_a_body_reads_of_the_course_what_it_was_told(tree: Store) -> None:
    audit = over(tree, "O1", "O9")
    do(tree, audit, "send", {"by": UNTIL})
    do(tree, audit, "comment", {"finding": 1, "said": said("no")}, COUNTY)
    do(tree, audit, "comment", {"finding": 2, "said": said("yes")}, FAR)
    do(tree, audit, "answer", {"finding": 1, "said": said("so it is")})
    do(tree, audit, "answer", {"finding": 2, "said": said("thanks")})
    do(tree, audit, "review", {}, REVIEWER)
    do(tree, audit, "issue", {})
    for number in (1, 2):
        what = {"finding": number, "what": said("12")}
        do(tree, audit, "correct", what, why="a slip")
    seen = read_audit(tree, audit, actor=COUNTY)
    told = [(one.seq, one.command) for one in seen.entries]
    assert told == [
        (5, "send"),
        (6, "comment"),
        (8, "answer"),
        (10, "review"),
        (11, "issue"),
        (12, "correct"),
    ]
    assert seen.audit.plan.orgs == ("O1",)
    assert [one.finding for one in seen.audit.corrections] == [1]
    assert [one.org for one in (each.finding for each in seen.audit.written)] == ["O1"]
    assert [one.seq for one in read_audit(tree, audit, actor=LEAD).entries] == list(range(1, 14))
    with pytest.raises(Refused) as no:
        seen.numbered(2)
    assert str(no.value) == f"audit {audit}: It has no finding 2. Its findings are: 1."


def test_everybody_is_offered_what_is_theirs(any_store: Store) -> None:
    audit, people = planned(any_store), (LEAD, AUDITOR, REVIEWER, BODY)
    offered: list[tuple[str, ...]] = []
    for command, data, by in [*WALK, ("", {}, LEAD)]:
        offered.append(tuple(_offered(any_store, audit, each) for each in people))
        if command:
            do(any_store, audit, command, data, by)
    assert offered == [
        ("hand freeze", "hand", "hand", ""),
        ("hand find", "hand find", "hand", ""),
        (
            "hand find send; revise withdraw evidence",
            "hand find; revise withdraw evidence",
            "hand; ",
            "",
        ),
        ("hand; silent", "hand; ", "hand review return; ", "; comment"),
        ("hand; answer", "hand; answer", "hand review return; ", "; comment"),
        ("hand; answer", "hand; answer", "hand review return; ", "; comment"),
        ("hand issue; ", "hand; ", "hand; ", "; "),
        ("hand; correct follow", "hand; follow", "hand; follow", "; "),
    ]


def _offered(store: Store, audit: str, actor: Actor) -> str:
    try:
        seen = read_audit(store, audit, actor=actor)
    except Refused:
        return ""
    said = [" ".join(seen.acts), *(" ".join(seen.acts_on(one)) for one in seen.audit.findings)]
    return "; ".join(said)


def test_the_states_in_which_a_body_reads(any_store: Store) -> None:
    audit = planned(any_store)
    read: list[tuple[State, bool]] = []
    for command, data, by in WALK:
        found: Audit = do(any_store, audit, command, data, by, date(2021, 10, 8))
        read.append((found.state, bool(read_audits(any_store, actor=BODY))))
    assert dict(read) == {
        State.FROZEN: False,
        State.EXECUTED: False,
        State.SENT: True,
        State.REVIEWED: True,
        State.ISSUED: True,
    }
