"""What the tests of the pages of audits share: auditors, and an audit walked to a state."""

from __future__ import annotations

from typing import Any

from oversight.accounts.people import create_account
from oversight.audit.finding import Said
from oversight.engagement import service
from oversight.engagement.model import Audit, Plan
from oversight.engagement.service import Given
from oversight.engagement.workflow import State
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from tests.engagement.walk import BASIS, RECORD, finding, said

from .support import NOW, PASSWORD

TODAY = NOW.date()
UNTIL = "2022-01-20"
AUDIT = "/audits/2022-001"
ONE = f"{AUDIT}/findings/1"
AUDITORS = {"wang": "Wang Jun", "chen": "Chen Jing", "xu": "Xu Lan"}
"""Who is in charge, who reviews, and a third who writes."""
LEAD, REVIEWER, WRITER = (Actor(login, (Grant("auditor", None),)) for login in AUDITORS)
BODY = Actor("zhao", (Grant("handler", "O1"),))
FAR = Actor("wu", (Grant("handler", "O9"),))
TITLE = Said(zh="办理期限审计", en="Audit <of> limits")
NEAR = finding(
    org="O1",
    title=Said(zh="逾期<一>件", en="One <late> case"),
    evidence=(RECORD,),
    cause=Said(en="why <so>"),
)
AWAY = finding(org="O9", title=Said(en="Far away"))
WALK: list[tuple[str, dict[str, Any], Actor]] = [
    ("freeze", BASIS, LEAD),
    ("find", NEAR, WRITER),
    ("find", AWAY, WRITER),
    ("send", {"by": UNTIL}, LEAD),
    ("comment", {"finding": 1, "said": said("not <so>")}, BODY),
    ("comment", {"finding": 2, "said": said("far indeed")}, FAR),
    ("answer", {"finding": 1, "said": said("it is")}, WRITER),
    ("answer", {"finding": 2, "said": said("thanks")}, WRITER),
    ("review", {}, REVIEWER),
    ("issue", {}, LEAD),
]
REACHED = {State.PLANNED: 0, State.FROZEN: 1, State.EXECUTED: 3, State.SENT: 4}
REACHED |= {State.REVIEWED: 9, State.ISSUED: 10}


def with_auditors(store: Store) -> Store:
    """The world's store with three auditors, and a handler of the county O9."""
    people = {login: (name, Grant("auditor", None)) for login, name in AUDITORS.items()}
    for login, (name, grant) in {**people, "wu": ("Wu Bin", Grant("handler", "O9"))}.items():
        create_account(store, login, name, PASSWORD, grants=(grant,), language="en", at=NOW)
    return store


def do(
    store: Store, audit: str, command: str, data: dict[str, Any], by: Actor = LEAD, why: str = ""
) -> None:
    """Carry a command out."""
    service.act(store, audit, command, data, Given(by, TODAY, why))


def audit_at(store: Store, state: State) -> str:
    """A new audit of the counties O1 and O9 walked to a state, with a finding of each."""
    plan = Plan(TITLE, "general", "2021", TODAY, "wang", "chen", ("O1", "O9"))
    audit = service.plan(store, plan, Given(LEAD, TODAY)).id
    for command, data, by in WALK[: REACHED[state]]:
        do(store, audit, command, data, by)
    return audit


def the(store: Store, audit: str = "2022-001") -> Audit:
    """The audit as it stands."""
    return service.get_audit(store, audit)


WRITTEN = {
    "org": "O1",
    "title_zh": "一件逾期",
    "title_en": "One was <late>",
    "criteria_en": "行政许可法, article 42",
    "condition_en": "One of two was decided nine working days late",
    "kind_0": "record",
    "reference_0": "event A3",
    "shows_en_0": "the decision",
    "kind_1": "indicator",
    "reference_1": "on-time O1 2021",
    "shows_en_1": "the rate",
}
WHOLE = {
    **WRITTEN,
    "cause_en": "Nobody stood in",
    "effect_en": "The applicant waited",
    "recommendation_en": "Name who stands in",
    "due": "2022-03-31",
    "sufficient": "1",
    "appropriate": "1",
}

NO_MORE = {
    name: text
    for name, text in WHOLE.items()
    if not name.startswith(("kind", "reference", "shows"))
}
"""The same without further evidence: what the finding has stays."""
