"""A store as the first revision left it, with rows: what upgrading has to bring along."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, text

from oversight.store.database import Store
from oversight.store.engine import located, make_engine
from oversight.store.migrating import to_revision
from oversight.supervision.chain import Entry, Head, chained
from oversight.supervision.item import Draft

RULE = "cn.licensing/decision-overdue"

ITEM: dict[str, Any] = {
    "rule": RULE,
    "subject_kind": "case",
    "org": "O-12",
    "since": "2021-10-08",
    "due": None,
    "author": None,
    "returns": 0,
    "recurrences": 0,
    "vanished": False,
    "outcome": None,
    "rule_version": "1",
    "kind": "timeout",
    "card": "red",
    "finding_org": "O-12",
    "finding_due": "2021-03-29",
    "facts": '{"Late": 5}',
    "message": "Late.",
    "as_of": "2021-10-08",
    "run": "run-1",
    "version": 1,
}

ITEMS = [
    ITEM | {"id": "AAAAAAAAAA", "subject": "C1", "state": "raised", "due": "2021-10-11"},
    ITEM
    | {"id": "BBBBBBBBBB", "subject": "C2", "state": "submitted", "since": "2021-10-12"}
    | {"returns": 1, "version": 4},
    ITEM
    | {"id": "CCCCCCCCCC", "subject": "C3", "state": "closed", "since": "2021-10-15"}
    | {"org": None, "outcome": "effective", "card": "yellow", "version": 7},
]
"""Three items: one just raised, one submitted again after it was returned, one closed."""

STEPS = [
    ("AAAAAAAAAA", "2021-10-08", "evaluation", "raise", None, "raised"),
    ("BBBBBBBBBB", "2021-10-08", "evaluation", "raise", None, "raised"),
    ("CCCCCCCCCC", "2021-09-30", "evaluation", "raise", None, "raised"),
    ("BBBBBBBBBB", "2021-10-09T09:30:00+08:00", "Li Wei", "assign", "raised", "assigned"),
    ("BBBBBBBBBB", "2021-10-10", "Zhao Min", "sign", "assigned", "signed"),
    ("BBBBBBBBBB", "2021-10-12", "Zhao Min", "submit", "signed", "submitted"),
    ("CCCCCCCCCC", "2021-10-15", "Li Wei", "close", "assessed", "closed"),
]


def old_store(url: str) -> tuple[list[Entry], Head]:
    """Make a store of revision 0001 with `ITEMS` and `STEPS`; its trail and the end of it."""
    drafts = [Draft(*step, "", {"card": "red"}, "run-1") for step in STEPS]
    entries, head = chained(drafts, Head())
    store = Store(make_engine(located(url, None)), url)
    with store.upgrading() as connection:
        to_revision(connection, "0001")
        for item in ITEMS:
            _insert(connection, "supervision_item", item)
        for entry in entries:
            values = dict(vars(entry))
            values |= {"from_state": values.pop("start"), "to_state": values.pop("end")}
            _insert(connection, "supervision_trail", values)
        end = "UPDATE supervision_store SET seq = :seq, hash = :hash"
        connection.execute(text(end), vars(head))
    store.close()
    return entries, head


def _insert(connection: Connection, table: str, values: dict[str, Any]) -> None:
    names = ", ".join(values)
    marks = ", ".join(f":{name}" for name in values)
    connection.execute(text(f"INSERT INTO {table} ({names}) VALUES ({marks})"), values)
