"""Taking back one's own last step: within ten minutes, and before anybody acted on it.

Nothing is erased: the trail gets an entry of its own, and the item stands as it stood.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Date, func, select
from sqlalchemy.orm import Session, aliased

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Command, Moment, Undo
from oversight.supervision.identity import person
from oversight.supervision.item import Draft, Part, SupervisionItem, written
from oversight.supervision.refusals import Named, refusal
from oversight.supervision.tables import BeforeRow, ItemRow, TrailRow, item_of, item_values
from oversight.supervision.workflow import NOT_UNDONE, State

WITHIN = timedelta(minutes=10)
"""How long a step can be taken back."""

DATES = frozenset(
    column.key for column in ItemRow.__table__.columns if isinstance(column.type, Date)
)


def remember(session: Session, command: Command, before: SupervisionItem, seq: int) -> None:
    """Keep how the item stood before a step, in its transaction. `seq` is the trail's entry."""
    if command.name in NOT_UNDONE or not isinstance(command.at, datetime):
        return
    at = command.at.astimezone(UTC).isoformat()
    stood = json.dumps(
        {
            "item": item_values(before),
            "parts": [[part.org, part.state, part.since, part.due] for part in before.parts],
        },
        default=str,
        ensure_ascii=False,
    )
    session.merge(BeforeRow(item=before.id, seq=seq, who=command.by.name, at=at, stood=stood))


def undone(session: Session, command: Undo, now: SupervisionItem) -> tuple[SupervisionItem, Draft]:
    """The item as it stood before the person's last step, and the trail entry of going back.

    Refused where the last step was another person's, or longer than ten minutes ago, or
    somebody has done anything with the item since.
    """
    row = session.get(BeforeRow, now.id)
    last = session.scalar(select(func.max(TrailRow.seq)).where(TrailRow.item == now.id))
    mine = row is not None and person(row.who) == person(command.by.name)
    if row is None or not mine or row.seq != last or not _lately(row.at, command.at):
        who = command.by.name
        raise Refused(refusal("own_last_step", now.where, who=who, command=Named.one("undo")))
    step = session.get_one(TrailRow, row.seq)
    stood = json.loads(row.stood)
    parts = tuple(
        Part(org, State(state), _day(since), _day(due)) for org, state, since, due in stood["parts"]
    )
    values = {**_read(stood["item"]), "version": now.version}
    before = item_of(values, now.handlers, parts)
    session.delete(row)
    return before, Draft(
        item=now.id,
        at=written(command.at),
        who=command.by.name.strip(),
        command=command.name,
        start=now.state,
        end=before.state,
        why=command.words.strip(),
        details={"undone": step.command, "entry": str(step.seq)},
        run=now.finding.run,
    )


@dataclass(frozen=True)
class Undoable:
    """A step that can still be taken back: the item, what it says, the command, until when."""

    item: str
    rule: str
    facts: str
    message: str
    command: str
    until: datetime


def undoable(store: Store, actor: Actor, at: datetime, limit: int = 50) -> list[Undoable]:
    """The steps a person can take back now, newest first."""
    since = (at - WITHIN).astimezone(UTC).isoformat()
    later = aliased(TrailRow)
    since_then = select(later.seq).where(later.item == BeforeRow.item, later.seq > BeforeRow.seq)
    query = (
        select(BeforeRow, TrailRow.command, ItemRow.rule, ItemRow.facts, ItemRow.message)
        .join(TrailRow, TrailRow.seq == BeforeRow.seq)
        .join(ItemRow, ItemRow.id == BeforeRow.item)
        .where(BeforeRow.who == actor.name, BeforeRow.at >= since, ~since_then.exists())
        .order_by(BeforeRow.seq.desc())
        .limit(limit)
    )
    with store.reading() as session:
        return [
            Undoable(row.item, rule, facts, said, command, datetime.fromisoformat(row.at) + WITHIN)
            for row, command, rule, facts, said in session.execute(query)
        ]


def _lately(then: str, now: Moment) -> bool:
    if not isinstance(now, datetime):
        return False
    return timedelta(0) <= now - datetime.fromisoformat(then) <= WITHIN


def _read(values: dict[str, Any]) -> dict[str, Any]:
    return {name: _day(value) if name in DATES else value for name, value in values.items()}


def _day(text: str | None) -> Any:
    return None if text is None else date.fromisoformat(text)
