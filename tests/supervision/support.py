"""What the tests of supervision share: findings, a store, and an item walked to a state."""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from datetime import date, timedelta
from multiprocessing.context import ForkServerContext
from multiprocessing.synchronize import Event
from pathlib import Path
from typing import Any

import pyarrow as pa

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision import commands as c
from oversight.supervision.actor import Actor
from oversight.supervision.item import Finding, SupervisionItem
from oversight.supervision.raising import About, Raised, raise_items
from oversight.supervision.service import act
from oversight.supervision.workflow import State
from tests.store.fresh import fresh_store

RULE = "cn.licensing/decision-overdue"
DAY = date(2021, 10, 8)
NEXT = date(2021, 10, 11)
HANDLER, VERIFIER, INSPECTOR = map(Actor.local, ("Zhao Min", "Sun Li", "Li Wei"))
SEES_ALL = Actor.local("Qian Hua")


class EveryDay:
    """A calendar on which every day is worked: due dates show by themselves."""

    @staticmethod
    def workday_after(day: date, n: int) -> date:
        return day + timedelta(days=n)

    @staticmethod
    def workdays(start: date, end: date) -> int:
        return (end - start).days


DAYS = EveryDay()


def row(subject: str = "C1", **changes: Any) -> dict[str, Any]:
    """One row of a findings table."""
    return {
        "rule": RULE,
        "version": "1",
        "outcome": "flagged",
        "kind": "timeout",
        "card": "red",
        "subject_kind": "case",
        "subject": subject,
        "org": "O-12",
        "due": date(2021, 3, 29),
        "facts": '{"Due": "2021-03-29", "Late": 5}',
        "message": "A decision was due by 2021-03-29; it is 5 working days late",
        "as_of": DAY,
        "run": "run-1",
    } | changes


SCHEMA = pa.schema(
    [
        *[(name, pa.string()) for name in row() if name not in ("due", "as_of")],
        ("due", pa.date32()),
        ("as_of", pa.date32()),
    ]
)


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=SCHEMA)


def new_store(folder: Path) -> Store:
    return fresh_store(folder)


def raised(store: Store, *rows: dict[str, Any], at: date = DAY, **about: Any) -> Raised:
    more = About(**about)
    return raise_items(store, table(*rows), by="evaluation", at=at, days=DAYS, about=more)


def item(**changes: Any) -> SupervisionItem:
    """A raised item, outside any store."""
    finding = Finding("1", "timeout", "red", "O-12", date(2021, 3, 29), "{}", "Late.", DAY, "run-1")
    values = {"since": DAY, "raised_on": DAY, "org": "O-12"} | changes
    return SupervisionItem("AB12CD34EF", RULE, "case", "C1", finding, **values)


def command(name: str, item_id: str = "AB12CD34EF", at: date = DAY, **changes: Any) -> c.Command:
    """A complete command of that name, by a person who may give it."""
    why = {"why": "No notice served."}
    made: dict[str, dict[str, Any]] = {
        "assign": {"by": INSPECTOR},
        "dismiss": {"by": INSPECTOR, "disposition": "rule_wrong", **why},
        "sign": {"by": HANDLER, "org": "O-12"},
        "begin": {"by": HANDLER},
        "submit": {"by": HANDLER, "did": "Decided and told."},
        "ask_extension": {"by": HANDLER, "until": at + timedelta(7), **why},
        "grant_extension": {"by": INSPECTOR},
        "refuse_extension": {"by": INSPECTOR, **why},
        "dispute": {"by": HANDLER, "ground": "law_allows", **why},
        "uphold": {"by": INSPECTOR, **why},
        "overrule": {"by": INSPECTOR, **why},
        "appeal": {"by": HANDLER, **why},
        "verify": {"by": VERIFIER, "basis": "proof"},
        "return": {"by": VERIFIER, **why},
        "assess": {"by": INSPECTOR, "disposition": "confirmed"},
        "close": {"by": INSPECTOR},
        "observe": {"by": INSPECTOR, "outcome": "effective"},
        "refer": {"by": INSPECTOR, "to_person": "Zhou Yi", "to_org": "O-1", **why},
        "conclude": {"by": INSPECTOR, **why},
        "snooze": {"by": INSPECTOR, "until": at + timedelta(3), **why},
        "wake": {"by": INSPECTOR},
        "ask": {"by": HANDLER, "text": "Which file is meant?"},
        "answer": {"by": INSPECTOR, "text": "File 7."},
        "comment": {"by": INSPECTOR, "text": "Seen."},
        "attach": {"by": HANDLER, "file": "decision.txt", "content": b"The decision."},
        "undo": {"by": INSPECTOR},
    }
    return c.BY_NAME[name](**{"item": item_id, "at": at} | made[name] | changes)


TO_CLOSE = ("assign", "sign", "attach", "submit", "verify", "assess", "close")
TO_DISPUTE = ("assign", "sign", "dispute")

PATHS: dict[State, Sequence[str]] = {
    State.RAISED: (),
    State.ASSIGNED: ("assign",),
    State.SIGNED: ("assign", "sign"),
    State.HANDLING: ("assign", "sign", "begin"),
    State.EXTENDED: ("assign", "sign", "ask_extension", "grant_extension"),
    State.SUBMITTED: TO_CLOSE[:4],
    State.RETURNED: (*TO_CLOSE[:4], "return"),
    State.DISPUTED: TO_DISPUTE,
    State.ESCALATED: ("assign", "sign", "attach", *["submit", "return"] * 3),
    State.VERIFIED: TO_CLOSE[:5],
    State.ASSESSED: TO_CLOSE[:6],
    State.CLOSED: TO_CLOSE,
    State.DISMISSED: ("dismiss",),
    State.REFERRED: (*TO_CLOSE, "refer"),
}
"""How an item gets into each state."""


def walk(store: Store, item_id: str, *names: str, at: date = DAY) -> SupervisionItem:
    """Give these commands, one after the other."""
    for name in names:
        stands = act(store, command(name, item_id, at), days=DAYS)
    return stands


def only_id(store: Store) -> str:
    """The id of the only item of a store."""
    with store.reading() as session:
        return str(session.connection().exec_driver_sql("SELECT id FROM supervision_item").scalar())


def rows_of(store: Store, what: str) -> list[tuple[Any, ...]]:
    """What a query in SQL answers."""
    with store.reading() as session:
        return [tuple(found) for found in session.connection().exec_driver_sql(what)]


def other_processes() -> ForkServerContext:
    """Processes that start at once, since they are forked from one that has all loaded."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__])
    return context


def raise_many(folder: Path, count: int, begun: Event) -> None:
    """What a process does that is to be killed in the midst of it."""
    store = new_store(folder)
    rows = [row(f"C{number}") for number in range(count)]
    begun.set()
    raised(store, *rows)


def raise_and_assign(folder: Path, name: str, by: str) -> str:
    """Raise what others raise too, and assign an item as it was when raised."""
    store = new_store(folder)
    raised(store, *[row(f"C{number}") for number in range(200)])
    try:
        act(store, command("assign", name, by=Actor.local(by), seen=1), days=DAYS)
    except Refused as refusal:
        return refusal.problems[0].said
    return "won"
