"""Taking an item before oneself: others see who has it, and until when.

A hold is a courtesy with a timeout, not a state: it has no entry in the trail, and an item
changed by its holder is no other item for having been held.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.lookup import find_item
from oversight.supervision.refusals import refusal
from oversight.supervision.tables import HoldRow

HOLD_FOR = timedelta(minutes=15)
"""How long an item stays taken without its holder doing anything."""


def take(store: Store, item: str, actor: Actor, at: datetime) -> datetime:
    """Take an item, or hold it longer; answers until when. Refused where another has it."""
    with store.writing() as session:
        row = find_item(session, item, actor)
        refuse_held(session, row.id, actor, at)
        until = (at + HOLD_FOR).astimezone(UTC)
        session.merge(HoldRow(item=row.id, who=actor.name, until=until.isoformat()))
        return until


def release(store: Store, item: str, actor: Actor) -> None:
    """Let an item go; nothing happens where one does not hold it."""
    with store.writing() as session:
        row = find_item(session, item, actor)
        mine = (HoldRow.item == row.id, HoldRow.who == actor.name)
        session.execute(delete(HoldRow).where(*mine))


def refuse_held(session: Session, item: str, actor: Actor, at: datetime) -> None:
    """Refused where another person has the item at that instant."""
    row = session.get(HoldRow, item)
    if row is None or row.who == actor.name:
        return
    until = datetime.fromisoformat(row.until)
    if until > at:
        shown = until.astimezone(at.tzinfo).strftime("%H:%M")
        raise Refused(refusal("held", f"item {item}", who=row.who, until=shown))


def holders(session: Session, items: Collection[str], at: datetime) -> dict[str, str]:
    """Who has which of these items at that instant."""
    now = at.astimezone(UTC).isoformat()
    query = select(HoldRow.item, HoldRow.who).where(HoldRow.item.in_(items), HoldRow.until > now)
    return dict(session.execute(query).tuples().all())


def held_items(who: str, at: datetime) -> Select[str]:
    """The items that a person has at that instant, as a query."""
    now = at.astimezone(UTC).isoformat()
    return select(HoldRow.item).where(HoldRow.who == who, HoldRow.until > now)
