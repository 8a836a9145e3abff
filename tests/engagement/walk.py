"""An audit to be walked through its states, and the people who walk it."""

from __future__ import annotations

from datetime import date
from typing import Any

from oversight.audit.finding import Evidence, Finding, Said
from oversight.engagement import service
from oversight.engagement.model import Audit, Plan
from oversight.engagement.service import Given
from oversight.engagement.workflow import State
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant

LEAD = Actor("lead", (Grant("auditor", None),))
REVIEWER = Actor("reviewer", (Grant("auditor", None),))
AUDITOR = Actor("auditor", (Grant("auditor", None),))
BODY = Actor("body", (Grant("handler", "O-12"),))
DAY = date(2021, 10, 8)
UNTIL = "2021-10-18"
PLAN = Plan(
    Said(zh="审计", en="An audit"),
    "service",
    "2021",
    date(2021, 9, 30),
    "lead",
    "reviewer",
    ("O-12",),
)
BASIS = dict.fromkeys(("run", "lake", "rulebook", "calendar", "programme", "definitions"), "x")
ITEM = Evidence(kind="item", reference="A1", shows=Said(en="it was late"))
RECORD = Evidence(kind="record", reference="r", shows=Said())


def said(words: str) -> dict[str, Any]:
    """A text in English, as a command carries it."""
    return Said(en=words).model_dump()


def finding(**other: Any) -> dict[str, Any]:
    """A complete finding, as a command carries it."""
    parts: dict[str, Any] = {
        name: Said(en=name)
        for name in ("title", "criteria", "condition", "cause", "effect", "recommendation")
    }
    whole = {
        **parts,
        "org": "O-12",
        "due": date(2022, 3, 31),
        "evidence": (ITEM,),
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
    """Carry a command out."""
    return service.act(store, audit, command, data, Given(by, on, why))


def planned(store: Store) -> str:
    """The number of a new audit."""
    return service.plan(store, PLAN, Given(LEAD, DAY)).id


WALK: list[tuple[str, dict[str, Any], Actor]] = [
    ("freeze", BASIS, LEAD),
    ("find", finding(), AUDITOR),
    ("send", {"by": UNTIL}, LEAD),
    ("comment", {"finding": 1, "said": said("not so")}, BODY),
    ("answer", {"finding": 1, "said": said("it is")}, AUDITOR),
    ("review", {}, REVIEWER),
    ("issue", {}, LEAD),
]
REACHED = {State.PLANNED: 0, State.FROZEN: 1, State.EXECUTED: 2, State.SENT: 5}
REACHED |= {State.REVIEWED: 6, State.ISSUED: 7}


def at(store: Store, state: State) -> str:
    """A new audit walked to a state, with one finding from there on where findings are."""
    return walked(store, REACHED[state])


def walked(store: Store, steps: int) -> str:
    """A new audit walked so many steps."""
    audit = planned(store)
    for command, data, by in WALK[:steps]:
        do(store, audit, command, data, by)
    return audit
