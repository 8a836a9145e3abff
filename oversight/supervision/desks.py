"""What waits for handlers and for verifiers, each with what they need to see of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import Session

from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.scope import load_tree, places_of
from oversight.supervision.tables import FileRow, ItemRow, PartRow, TrailRow
from oversight.supervision.workflow import AT_WORK, State

MOST = 200
"""How many a desk shows, soonest due first."""


@dataclass(frozen=True)
class HandlersItem:
    """An item, or the part of an assisting organisation in it, that waits for a handler.

    `why` is what was said when it was last returned.
    """

    id: str
    message: str
    facts: str
    rule: str
    subject: str
    card: str
    org: str
    state: str
    due: date | None
    assisting: bool
    why: str
    asked_on: date | None


@dataclass(frozen=True)
class VerifiersItem:
    """An item that waits to be verified: as it was found, what was done, and how it is now.

    `raised` is the message with which it was raised, `did` what was said when it was
    submitted, by whom and when; `gone` whether the latest evaluation, as of `as_of`, no
    longer finds it.
    """

    id: str
    rule: str
    subject: str
    card: str
    org: str | None
    due: date | None
    message: str
    facts: str
    raised: str
    raised_on: date
    did: str
    by: str
    at: str
    gone: bool
    as_of: date
    files: int
    returns: int


def handlers_desk(store: Store, *, actor: Actor) -> list[HandlersItem]:
    """What waits for the organisations for which a person is a handler, soonest due first."""
    states = (State.ASSIGNED, *AT_WORK, State.SUBMITTED)
    with store.reading() as session:
        places = places_of(actor, load_tree(session), frozenset({"handler"}))
        lead = select(ItemRow).where(ItemRow.state.in_(states))
        part = (
            select(ItemRow, PartRow)
            .join(PartRow, PartRow.item == ItemRow.id)
            .where(ItemRow.state.in_((State.ASSIGNED, *AT_WORK)), PartRow.state != State.SUBMITTED)
        )
        if places is not None:
            lead = lead.where(ItemRow.org.in_(places))
            part = part.where(PartRow.org.in_(places))
        items = list(session.scalars(lead.order_by(ItemRow.due, ItemRow.id).limit(MOST)))
        parts = session.execute(part.order_by(PartRow.due, ItemRow.id).limit(MOST)).tuples().all()
        whys = _last_words(session, [row.id for row in items], "return")
    rows = [
        _handlers(item, item.org or "", item.state, item.due, whys.get(item.id, ""))
        for item in items
    ]
    rows += [
        _handlers(item, mine.org, mine.state, mine.due, "", assisting=True) for item, mine in parts
    ]
    return sorted(rows, key=lambda row: (row.due or date.max, row.id))[:MOST]


def verifiers_desk(store: Store, *, actor: Actor) -> list[VerifiersItem]:
    """What was submitted to the places for which a person verifies, soonest due first."""
    with store.reading() as session:
        places = places_of(actor, load_tree(session), frozenset({"verifier"}))
        query = select(ItemRow).where(ItemRow.state == State.SUBMITTED)
        if places is not None:
            query = query.where(ItemRow.org.in_(places))
        items = list(session.scalars(query.order_by(ItemRow.due, ItemRow.id).limit(MOST)))
        ids = [row.id for row in items]
        done = {row.item: row for row in _last_entries(session, ids, "submit")}
        begun = {row.item: row for row in _last_entries(session, ids, "raise", "recur")}
        count = select(FileRow.item, func.count()).where(FileRow.item.in_(ids))
        files = dict(session.execute(count.group_by(FileRow.item)).tuples().all())
        return [
            VerifiersItem(
                id=item.id,
                rule=item.rule,
                subject=item.subject,
                card=item.card,
                org=item.org,
                due=item.due,
                message=item.message,
                facts=item.facts,
                raised=begun[item.id].why if item.id in begun else item.message,
                raised_on=item.raised_on,
                did=done[item.id].why if item.id in done else "",
                by=done[item.id].who if item.id in done else "",
                at=done[item.id].at if item.id in done else "",
                gone=item.vanished,
                as_of=item.as_of,
                files=files.get(item.id, 0),
                returns=item.returns,
            )
            for item in items
        ]


def _handlers(
    item: ItemRow, org: str, state: str, due: date | None, why: str, *, assisting: bool = False
) -> HandlersItem:
    return HandlersItem(
        id=item.id,
        message=item.message,
        facts=item.facts,
        rule=item.rule,
        subject=item.subject,
        card=item.card,
        org=org,
        state=state,
        due=due,
        assisting=assisting,
        why=why if state == State.RETURNED else "",
        asked_on=item.asked_on,
    )


def _last_words(session: Session, items: list[str], command: str) -> dict[str, str]:
    return {row.item: row.why for row in _last_entries(session, items, command)}


def _last_entries(session: Session, items: list[str], *commands: str) -> list[TrailRow]:
    """The newest entry of these commands of each item."""
    newest = (
        select(func.max(TrailRow.seq))
        .where(and_(TrailRow.item.in_(items), or_(*(TrailRow.command == c for c in commands))))
        .group_by(TrailRow.item)
    )
    return list(session.scalars(select(TrailRow).where(TrailRow.seq.in_(newest))))
