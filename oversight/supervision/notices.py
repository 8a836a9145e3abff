"""What people and organisations are told about items: written with the step that tells it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, or_, select, update
from sqlalchemy.orm import Session

from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import canonical
from oversight.supervision.commands import Command, Comment
from oversight.supervision.item import SupervisionItem, written
from oversight.supervision.scope import load_tree, places_of
from oversight.supervision.tables import NoticeRow

TELLS_ORG: tuple[str, ...] = (
    "assign",
    "return",
    "grant_extension",
    "refuse_extension",
    "uphold",
    "overrule",
    "answer",
    "dismiss",
)
"""The commands of which the handling organisation is told."""

WORKS = frozenset({"handler"})


@dataclass(frozen=True)
class Notice:
    """One thing told; `said` is JSON text, `seen_at` an instant in UTC or None."""

    id: int
    item: str | None
    who: str | None
    org: str | None
    kind: str
    at: str
    said: str
    seen_at: str | None


def tell(session: Session, command: Command, after: SupervisionItem) -> None:
    """Tell whom a command concerns, within its transaction."""
    said = {"by": command.by.name, "why": command.words, **command.details}
    at = written(command.at)
    if command.name in TELLS_ORG:
        for org in (after.org, *(part.org for part in after.parts)):
            tell_one(session, item=after.id, org=org, kind=command.name, at=at, said=said)
    if isinstance(command, Comment):
        for who in dict.fromkeys(command.mentions):
            tell_one(session, item=after.id, who=who, kind="mention", at=at, said=said)


def tell_one(
    session: Session,
    *,
    item: str | None,
    kind: str,
    at: str,
    said: dict[str, str],
    org: str | None = None,
    who: str | None = None,
) -> None:
    """Write one notice; nothing where there is nobody to tell."""
    if org is None and who is None:
        return
    text = canonical(said)
    session.add(NoticeRow(item=item, who=who, org=org, kind=kind, at=at, said=text, seen_at=None))


def read_notices(
    store: Store, actor: Actor, *, unseen: bool = False, limit: int = 100
) -> Sequence[Notice]:
    """What a person and the organisations they handle items for were told, newest first."""
    with store.reading() as session:
        query = select(NoticeRow).where(_mine(session, actor)).order_by(NoticeRow.id.desc())
        if unseen:
            query = query.where(NoticeRow.seen_at.is_(None))
        rows = session.scalars(query.limit(limit))
        return tuple(
            Notice(row.id, row.item, row.who, row.org, row.kind, row.at, row.said, row.seen_at)
            for row in rows
        )


def mark_seen(store: Store, actor: Actor, at: str, upto: int) -> None:
    """Note that a person has seen their notices up to the number `upto`."""
    with store.writing() as session:
        mine = [_mine(session, actor), NoticeRow.id <= upto, NoticeRow.seen_at.is_(None)]
        session.execute(
            update(NoticeRow)
            .where(*mine)
            .values(seen_at=at)
            .execution_options(synchronize_session=False)
        )


def _mine(session: Session, actor: Actor) -> ColumnElement[bool]:
    places = places_of(actor, load_tree(session), WORKS)
    of_orgs = NoticeRow.org.is_not(None) if places is None else NoticeRow.org.in_(places)
    return or_(NoticeRow.who == actor.name, of_orgs)
