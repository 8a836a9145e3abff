"""Pacing: the clocks of open items in line with the emergencies that cover them.

A clock is shortened, never lengthened, and not to a day that has gone. What no longer covers
an item lets its clock go back to where it would stand: reckoned from when the stage began, with
the questions that stopped it meanwhile. An extension that was granted stands.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from oversight.store.database import AT_ONCE
from oversight.supervision.chain import Entry
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.covering import Covering, Emergency
from oversight.supervision.item import Draft, Part, SupervisionItem, written
from oversight.supervision.notices import tell_one
from oversight.supervision.service import whole_items, write_parts
from oversight.supervision.stages import Days, stage_clock, stage_due
from oversight.supervision.tables import ItemRow
from oversight.supervision.trail import append, entries_of_many
from oversight.supervision.workflow import OPEN, State

BEGINS_ANEW = ("assign", "reroute")
"""Steps after which the clock of a stage begins anew though the stage is the same."""


@dataclass(frozen=True)
class Paced:
    """How many items are now under another emergency, and how many under none any more."""

    shortened: int = 0
    restored: int = 0


@dataclass(frozen=True)
class Clock:
    """The clock of an item's stage: the day it began, and the questions that stopped it."""

    began: date
    paused: tuple[tuple[date, date], ...] = ()

    def due(self, state: State, days: Days) -> date | None:
        """The day it would end, were there no emergency."""
        due = stage_due(state, self.began, days)
        for asked, answered in self.paused:
            due = due and days.workday_after(due, days.workdays(asked, answered))
        return due


def clock_of(item: SupervisionItem, entries: Sequence[Entry]) -> Clock:
    """The clock of an item's stage, read from its trail."""
    undone = set()
    for entry in entries:
        if entry.command == "undo":
            undone |= {entry.seq, int(json.loads(entry.details).get("entry", entry.seq))}
    runs, began = stage_clock(item.state), item.since
    answered: date | None = None
    paused: list[tuple[date, date]] = []
    for entry in reversed(entries):
        if entry.seq in undone:
            continue
        if stage_clock(State(entry.end)) != runs:
            break
        began = date.fromisoformat(entry.at[:10])
        if entry.command == "answer":
            answered = began
        elif entry.command == "ask" and answered is not None:
            paused.append((began, answered))
            answered = None
        if entry.command in BEGINS_ANEW:
            break
    return Clock(began, tuple(reversed(paused)))


def paced(
    item: SupervisionItem, emergency: Emergency | None, clock: Clock, day: date, days: Days
) -> SupervisionItem:
    """An item under an emergency, or under none any more."""
    of_stage = stage_clock(item.state) is not None
    due = clock.due(item.state, days) if of_stage else item.due
    if emergency is None:
        parts = tuple(replace(part, due=_part_due(part, days)) for part in item.parts)
        return replace(item, emergency=None, pace=None, due=due, parts=parts)
    tighter = item.pace is None or emergency.pace < item.pace

    def shorter(now: date | None, own: date | None, began: date) -> date | None:
        if own is None or now is None:
            return now
        limit = days.workday_after(max(began, emergency.since), emergency.pace)
        # Nobody is late by what is declared today.
        return min(now if tighter else own, max(limit, day))

    parts = tuple(
        replace(part, due=shorter(part.due, _part_due(part, days), part.since))
        for part in item.parts
    )
    shown = shorter(item.due, due, clock.began) if of_stage else item.due
    return replace(item, emergency=emergency.id, pace=emergency.pace, due=shown, parts=parts)


def _part_due(part: Part, days: Days) -> date | None:
    return None if part.due is None else stage_due(part.state, part.since, days)


def pace_items(
    session: Session, covers: Covering, *, by: str, at: Moment, days: Days, why: str
) -> Paced:
    """Bring all items in line with the emergencies that are on, in the caller's transaction."""
    drafts: list[Draft] = []
    told: dict[tuple[str, str], int] = {}
    shortened = restored = 0
    for rows in _out_of_line(session, covers):
        trails = entries_of_many(session, [row.id for row in rows])
        for row, item in zip(rows, whole_items(session, rows), strict=True):
            emergency = None if item.ended else covers.of(item.rule, item.org)
            clock = clock_of(item, trails.get(item.id, []))
            after = paced(item, emergency, clock, day_of(at), days)
            row.take(after)
            if after.parts != item.parts:
                write_parts(session, after)
            tighter = emergency is not None and (item.pace is None or emergency.pace < item.pace)
            shortened, restored = shortened + tighter, restored + (not tighter)
            drafts.append(_draft(item, after, by, at, why))
            if after.org is not None and not after.ended:
                key = (after.org, after.emergency or "")
                told[key] = told.get(key, 0) + 1
        session.flush()
    append(session, drafts)
    for (org, name), n in sorted(told.items()):
        said = {"by": by, "why": why, "emergency": name, "n": str(n)}
        tell_one(session, item=None, org=org, kind="emergency", at=written(at), said=said)
    return Paced(shortened, restored)


def preview_pacing(
    session: Session, covers: Covering, name: str, limit: int, *, day: date, days: Days
) -> tuple[Paced, list[tuple[SupervisionItem, date | None]]]:
    """What `pace_items` would do, and the first items that the emergency `name` would cover.

    Each with the day it would then be due; those due soonest first.
    """
    changes = _changes(session, covers)
    tighter = sum(each.tighter for each in changes)
    covered = [each for each in changes if each.emergency and each.emergency.id == name]
    covered.sort(key=lambda each: (each.due is None, each.due or day, each.id))
    ids = [each.id for each in covered[:limit]]
    rows = session.scalars(select(ItemRow).where(ItemRow.id.in_(ids))).all()
    items = {item.id: item for item in whole_items(session, rows)}
    trails = entries_of_many(session, ids)
    first = []
    for each in covered[:limit]:
        item = items[each.id]
        clock = clock_of(item, trails.get(item.id, []))
        first.append((item, paced(item, each.emergency, clock, day, days).due))
    return Paced(tighter, len(changes) - tighter), first


@dataclass(frozen=True)
class _Out:
    """An item out of line: when it is due, and the emergency that should cover it."""

    id: str
    due: date | None
    emergency: Emergency | None
    pace: int | None

    @property
    def tighter(self) -> bool:
        """Whether it comes under a shorter pace than it had."""
        emergency = self.emergency
        return emergency is not None and (self.pace is None or emergency.pace < self.pace)


def _changes(session: Session, covers: Covering) -> list[_Out]:
    """The items whose emergency is not the one that should cover them."""
    concerned: list[ColumnElement[bool]] = [ItemRow.emergency.is_not(None)]
    concerned += [
        ItemRow.state.in_(OPEN) if each.rule is None else ItemRow.rule.startswith(each.rule)
        for each in covers.emergencies
    ]
    query = select(
        ItemRow.id,
        ItemRow.rule,
        ItemRow.org,
        ItemRow.state,
        ItemRow.emergency,
        ItemRow.due,
        ItemRow.pace,
    )
    wrong = []
    for name, rule, org, state, now, due, pace in session.execute(query.where(or_(*concerned))):
        should = covers.of(rule, org) if state in OPEN else None
        if now != (should.id if should else None):
            wrong.append(_Out(name, due, should, pace))
    return wrong


def _out_of_line(session: Session, covers: Covering) -> Iterator[list[ItemRow]]:
    """The items whose emergency is not the one that should cover them, some at a time."""
    wrong = sorted(each.id for each in _changes(session, covers))
    for start in range(0, len(wrong), AT_ONCE):
        some = wrong[start : start + AT_ONCE]
        yield list(
            session.scalars(select(ItemRow).where(ItemRow.id.in_(some)).order_by(ItemRow.id))
        )


def _draft(before: SupervisionItem, after: SupervisionItem, by: str, at: Moment, why: str) -> Draft:
    shorter = after.pace is not None and (before.pace is None or after.pace < before.pace)
    said = {
        "emergency": after.emergency or before.emergency or "",
        "due": str(after.due or ""),
        "was": str(before.due or ""),
    }
    return Draft(
        item=after.id,
        at=written(at),
        who=by,
        command="shorten" if shorter else "restore",
        start=after.state,
        end=after.state,
        why=why.strip(),
        details={name: value for name, value in said.items() if value},
        run=after.finding.run,
    )
