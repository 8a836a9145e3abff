"""Reminders: what time alone brings about, told once, however often it is asked.

Snoozes that ended, answers that are due or overdue, observation windows that ended. What time
changes in items is done here too, in transactions of their own: ownership rules and emergencies
that begin or end on a day.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from oversight.store.database import AT_ONCE, Store
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.emergencies import apply_emergencies
from oversight.supervision.item import Draft, Sleep, written
from oversight.supervision.notices import tell_one
from oversight.supervision.rerouting import Routed, route_items
from oversight.supervision.stages import Days
from oversight.supervision.tables import ItemRow, NoticeRow, PartRow, TrailRow, item_of
from oversight.supervision.trail import append
from oversight.supervision.workflow import AT_WORK, EVALUATION, OPEN, State

WAITS_FOR_ORG = (State.ASSIGNED, *AT_WORK)
"""Where it is for the handling organisation to go on."""


@dataclass(frozen=True)
class Reminded:
    """What was done: snoozes ended, notices of answers due soon and overdue and of observation
    windows that ended, and what the day changed in routing and pace."""

    woken: int = 0
    soon: int = 0
    overdue: int = 0
    observed: int = 0
    routed: Routed = field(default_factory=Routed)
    paced: int = 0


def remind(store: Store, *, at: Moment, days: Days) -> Reminded:
    """Tell whom it concerns what the day has brought; the same day again tells nothing new.

    - A snooze that ended: the item is awake (`remind` in the trail), and whoever snoozed it
      is told.
    - An answer due today or on the next working day, and one that is overdue: the organisation
      is told, once a stage each; the clock of one that waits for an answer stands still.
    - An observation window that ended: whoever closed the item is told, once a window.
    """
    day = day_of(at)
    routed = route_items(store, at=at, days=days)
    paced = apply_emergencies(store, at=at, days=days)
    with store.writing() as session:
        woken = _wake(session, at)
        soon = _tell_due(session, "due_soon", at, (day, days.workday_after(day, 1)))
        overdue = _tell_due(session, "overdue", at, (date.min, day))
        observed = _tell_observed(session, at)
    changed = paced.shortened + paced.restored
    return Reminded(woken, soon, overdue, observed, routed, changed)


def _wake(session: Session, at: Moment) -> int:
    """Snoozes that ended: `snoozed_until` is the day on which the item is awake again."""
    query = select(ItemRow).where(
        ItemRow.state.in_(OPEN), ItemRow.snoozed_until.is_not(None), _by(day_of(at))
    )
    drafts = []
    for rows in _batches(session, query):
        snoozed_by = _last_by(session, [row.id for row in rows], ("snooze",))
        for row in rows:
            item = item_of(row.values())
            until = str(item.sleep.until)
            row.take(replace(item, sleep=Sleep()))
            drafts.append(
                Draft(
                    item=item.id,
                    at=written(at),
                    who=EVALUATION,
                    command="remind",
                    start=item.state,
                    end=item.state,
                    why="",
                    details={"until": until},
                    run=item.finding.run,
                )
            )
            said = {"what": "snooze", "until": until}
            who = snoozed_by.get(item.id)
            tell_one(session, item=item.id, who=who, kind="reminder", at=written(at), said=said)
        session.flush()
    append(session, drafts)
    return len(drafts)


def _by(day: date) -> ColumnElement[bool]:
    return ItemRow.snoozed_until <= day


def _tell_due(session: Session, kind: str, at: Moment, within: tuple[date, date]) -> int:
    """Tell organisations of answers due from the one day up to and with, or before, the other."""
    since, until = within
    late = kind == "overdue"
    n = 0
    leading = select(ItemRow.id, ItemRow.org, ItemRow.state, ItemRow.since, ItemRow.due).where(
        ItemRow.state.in_(WAITS_FOR_ORG),
        ItemRow.org.is_not(None),
        ItemRow.asked_on.is_(None),
        ItemRow.due < until if late else ItemRow.due.between(since, until),
    )
    assisting = (
        select(PartRow.item, PartRow.org, PartRow.state, PartRow.since, PartRow.due)
        .join(ItemRow, ItemRow.id == PartRow.item)
        .where(
            ItemRow.state.in_(WAITS_FOR_ORG),
            PartRow.due < until if late else PartRow.due.between(since, until),
        )
    )
    for query in (leading, assisting):
        waiting = session.execute(query).all()
        known = _told(session, kind, (row[0] for row in waiting), ("state", "since"))
        for item, org, state, begun, due in waiting:
            if (item, org, state, str(begun)) in known:
                continue
            said = {"state": state, "since": str(begun), "due": str(due)}
            tell_one(session, item=item, org=org, kind=kind, at=written(at), said=said)
            n += 1
        session.flush()
    return n


def _tell_observed(session: Session, at: Moment) -> int:
    query = select(ItemRow).where(
        ItemRow.state == State.CLOSED, ItemRow.observe_by.is_not(None), _window(day_of(at))
    )
    n = 0
    for rows in _batches(session, query):
        ids = [row.id for row in rows]
        closers = _last_by(session, ids, ("close", "observe", "conclude"))
        known = _told(session, "observe", ids, ("until",))
        for row in rows:
            who, until = closers.get(row.id), str(row.observe_by)
            if who is None or (row.id, None, until) in known:
                continue
            said = {"until": until}
            tell_one(session, item=row.id, who=who, kind="observe", at=written(at), said=said)
            n += 1
        session.flush()
    return n


def _window(day: date) -> ColumnElement[bool]:
    return ItemRow.observe_by <= day


def _told(
    session: Session, kind: str, items: Iterable[str], names: tuple[str, ...]
) -> set[tuple[str | None, ...]]:
    """What was told of these items already: item, organisation, and what was said by name."""
    ids = sorted(set(items))
    found: set[tuple[str | None, ...]] = set()
    for start in range(0, len(ids), AT_ONCE):
        some = ids[start : start + AT_ONCE]
        query = select(NoticeRow.item, NoticeRow.org, NoticeRow.said)
        for item, org, text in session.execute(
            query.where(NoticeRow.kind == kind, NoticeRow.item.in_(some))
        ):
            said = json.loads(text)
            found.add((item, org, *(said.get(name) for name in names)))
    return found


def _last_by(session: Session, items: list[str], commands: tuple[str, ...]) -> dict[str, str]:
    """Who gave the last of these commands on each item."""
    last = (
        select(func.max(TrailRow.seq))
        .where(TrailRow.item.in_(items), TrailRow.command.in_(commands))
        .group_by(TrailRow.item)
    )
    query = select(TrailRow.item, TrailRow.who).where(TrailRow.seq.in_(last.scalar_subquery()))
    return dict(session.execute(query).tuples().all())


def _batches(session: Session, query: Select[ItemRow]) -> Iterator[list[ItemRow]]:
    """The rows of a query, by id, some at a time."""
    last = ""
    while rows := list(
        session.scalars(query.where(ItemRow.id > last).order_by(ItemRow.id).limit(AT_ONCE))
    ):
        last = rows[-1].id
        yield rows
