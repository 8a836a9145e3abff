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
from oversight.store.database import Store, open_store
from oversight.supervision import commands as c
from oversight.supervision.item import Finding, SupervisionItem
from oversight.supervision.raising import Raised, raise_items
from oversight.supervision.service import act
from oversight.supervision.workflow import State

RULE = "cn.licensing/decision-overdue"
DAY = date(2021, 10, 8)
NEXT = date(2021, 10, 11)
HANDLER, VERIFIER, INSPECTOR = "Zhao Min", "Sun Li", "Li Wei"


def workday_after(day: date, n: int) -> date:
    """A calendar on which every day is worked: due dates show by themselves."""
    return day + timedelta(days=n)


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
    return open_store("sqlite:///oversight.db", folder=folder, create=True)


def raised(store: Store, *rows: dict[str, Any], at: date = DAY, **more: Any) -> Raised:
    return raise_items(
        store, table(*rows), by="evaluation", at=at, workday_after=workday_after, **more
    )


def item(**changes: Any) -> SupervisionItem:
    """A raised item, outside any store."""
    finding = Finding("1", "timeout", "red", "O-12", date(2021, 3, 29), "{}", "Late.", DAY, "run-1")
    values = {"since": DAY, "org": "O-12"} | changes
    return SupervisionItem("AB12CD34EF", RULE, "case", "C1", finding, **values)


def command(name: str, item_id: str = "AB12CD34EF", at: date = DAY, **changes: Any) -> c.Command:
    """A complete command of that name, by a person who may give it."""
    made: dict[str, tuple[type[c.Command], dict[str, Any]]] = {
        "assign": (c.Assign, {"by": INSPECTOR}),
        "sign": (c.Sign, {"by": HANDLER, "org": "O-12"}),
        "submit": (c.Submit, {"by": HANDLER, "did": "Decided and told."}),
        "verify": (c.Verify, {"by": VERIFIER}),
        "return": (c.Return, {"by": VERIFIER, "reason": "No notice served."}),
        "assess": (c.Assess, {"by": INSPECTOR, "outcome": "effective"}),
        "close": (c.Close, {"by": INSPECTOR}),
    }
    kind, values = made[name]
    return kind(**{"item": item_id, "at": at} | values | changes)


TO_CLOSE = ("assign", "sign", "submit", "verify", "assess", "close")

PATHS: dict[State, Sequence[str]] = {
    State.RAISED: (),
    State.ASSIGNED: ("assign",),
    State.SIGNED: ("assign", "sign"),
    State.SUBMITTED: ("assign", "sign", "submit"),
    State.RETURNED: ("assign", "sign", "submit", "return"),
    State.ESCALATED: ("assign", "sign", *["submit", "return"] * 3),
    State.VERIFIED: TO_CLOSE[:4],
    State.ASSESSED: TO_CLOSE[:5],
    State.CLOSED: TO_CLOSE,
}
"""How an item gets into each state."""


def walk(store: Store, item_id: str, *names: str, at: date = DAY) -> SupervisionItem:
    """Give these commands, one after the other."""
    for name in names:
        stands = act(store, command(name, item_id, at), workday_after=workday_after)
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
        act(store, command("assign", name, by=by, seen=1), workday_after=workday_after)
    except Refused as refusal:
        return refusal.problems[0].said
    return "won"
