"""The service: a command on an item, carried out in one transaction with its trail entry."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.store.database import Store
from oversight.supervision.commands import Command
from oversight.supervision.item import SupervisionItem
from oversight.supervision.lookup import find_item
from oversight.supervision.tables import TrailRow
from oversight.supervision.trail import append
from oversight.supervision.workflow import COMMANDS, WorkdayAfter

HANDLING = tuple(name for name, rule in COMMANDS.items() if rule.role == "handler")


def act(store: Store, command: Command, *, workday_after: WorkdayAfter) -> SupervisionItem:
    """Carry out `command` and answer the item as it then stands.

    `command.item` may be the beginning of an id. Refused: an unknown item, and whatever
    `SupervisionItem.obey` refuses; nothing is then changed.
    """
    with store.writing() as session:
        row = find_item(session, command.item)
        item = row.to_item(handlers_of(session, row.id))
        after, draft = item.obey(replace(command, item=row.id), workday_after)
        row.take(after)
        append(session, [draft])
        session.flush()
        return replace(after, version=row.version)


def get_item(store: Store, item: str) -> SupervisionItem:
    """The item whose id is, or begins with, `item`. Refused where there is none."""
    with store.reading() as session:
        row = find_item(session, item)
        return row.to_item(handlers_of(session, row.id))


def handlers_of(session: Session, item: str) -> tuple[str, ...]:
    """Whoever signed or submitted the item, ever, in order: the trail says it."""
    query = (
        select(TrailRow.who)
        .where(TrailRow.item == item, TrailRow.command.in_(HANDLING))
        .order_by(TrailRow.seq)
    )
    return tuple(dict.fromkeys(session.scalars(query)))
