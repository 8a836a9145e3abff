"""Re-routing: open items follow a change of ownership; both organisations are told."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.store.database import AT_ONCE, Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.item import Draft, SupervisionItem, written
from oversight.supervision.notices import tell_one
from oversight.supervision.ownership import (
    Owner,
    add_owners,
    check_ending,
    check_owners,
    end_owner,
    load_owners,
    mark_routed,
    owner_among,
    routed_before,
)
from oversight.supervision.scope import load_tree
from oversight.supervision.service import whole_items, write_parts
from oversight.supervision.stages import Days, stage_due
from oversight.supervision.tables import ItemRow
from oversight.supervision.tally import recount
from oversight.supervision.trail import append
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import EVALUATION, OPEN, State

UNSIGNED = (State.RAISED, State.ASSIGNED)
"""Where nobody has taken an item on yet, so that it can go elsewhere by itself."""

Step = tuple[SupervisionItem, SupervisionItem]


@dataclass(frozen=True)
class Routed:
    """What a change of ownership did: the items that moved, with where they were before, and
    those that a person has to decide on, with the organisation that now owns them."""

    moved: tuple[tuple[SupervisionItem, str | None], ...] = ()
    to_decide: tuple[tuple[SupervisionItem, str | None], ...] = ()


@dataclass(frozen=True)
class _Change:
    """A change of ownership: by which rules items stood, and by which they stand now."""

    before: list[Owner]
    after: list[Owner]
    tree: OrgTree
    by: str
    at: Moment
    days: Days

    def orgs(self, item: SupervisionItem) -> tuple[str | None, str | None]:
        """Who owned an item before, and who owns it now."""
        of = (item.rule, item.finding, self.tree)
        return owner_among(self.before, *of), owner_among(self.after, *of)


def set_owners(
    store: Store,
    owners: list[Owner],
    *,
    by: Actor,
    at: Moment,
    days: Days,
    where: tuple[str, ...] = (),
    trial: bool = False,
) -> Routed:
    """Set ownership rules and route the open items by them, in one transaction.

    With `trial`, only what it would do is answered. Refused: whatever `ownership.add_owners`
    refuses; nothing is then changed.
    """
    if trial:
        with store.reading() as session:
            check_owners(session, owners, by=by, where=where)
            held = load_owners(session)
            last = max((each.id for each in held), default=0)
            new = [
                replace(each, set_by=by.name, id=last + place)
                for place, each in enumerate(owners, start=1)
            ]
            return _tried(session, [*held, *new], by.name, at, days)
    with store.writing() as session:
        add_owners(session, owners, by=by, at=at, where=where)
        return _route(session, by.name, at, days)


def end_ownership(
    store: Store, number: int, *, by: Actor, at: Moment, days: Days, trial: bool = False
) -> Routed:
    """End an ownership rule and route the open items anew, in one transaction.

    With `trial`, only what it would do is answered.
    """
    if trial:
        with store.reading() as session:
            check_ending(session, number, by=by, at=at)
            left = [each for each in load_owners(session) if each.id != number]
            return _tried(session, left, by.name, at, days)
    with store.writing() as session:
        end_owner(session, number, by=by, at=at)
        return _route(session, by.name, at, days)


def route_items(store: Store, *, at: Moment, days: Days) -> Routed:
    """Route the open items by what is in force that day: rules begin and end by themselves.

    Nothing changes where nothing has begun or ended since the last time.
    """
    with store.reading() as session:
        if not _differ(session, day_of(at)):
            return Routed()
    with store.writing() as session:
        return _route(session, EVALUATION, at, days)


def _differ(session: Session, day: date) -> bool:
    now = [each for each in load_owners(session) if each.in_force(day)]
    return routed_before(session) != now


def _route(session: Session, by: str, at: Moment, days: Days) -> Routed:
    day = day_of(at)
    now = [each for each in load_owners(session) if each.in_force(day)]
    change = _Change(routed_before(session), now, load_tree(session), by, at, days)
    mark_routed(session, day)
    moved: list[Step] = []
    to_decide: list[tuple[SupervisionItem, str | None]] = []
    drafts: list[Draft] = []
    for found in _found(session, change):
        for row, item, owner, after in found:
            if after is None:
                to_decide.append((item, owner))
                continue
            row.take(after)
            if after.parts != item.parts:
                write_parts(session, after)
            moved.append((item, after))
            drafts.append(_draft(after, item.org, change))
            _tell(session, item, after, change)
        session.flush()
    append(session, drafts)
    recount(session, moved)
    return Routed(tuple((after, before.org) for before, after in moved), tuple(to_decide))


def _tried(session: Session, owners: list[Owner], by: str, at: Moment, days: Days) -> Routed:
    """What routing by these rules would do; nothing is written and nobody waits for it."""
    now = [each for each in owners if each.in_force(day_of(at))]
    change = _Change(routed_before(session), now, load_tree(session), by, at, days)
    moved, to_decide = [], []
    for found in _found(session, change):
        for _, item, owner, after in found:
            if after is None:
                to_decide.append((item, owner))
            else:
                moved.append((after, item.org))
    return Routed(tuple(moved), tuple(to_decide))


Found = tuple[ItemRow, SupervisionItem, str | None, SupervisionItem | None]
"""An item that a change concerns: who owns it now, and as it moves (None: a person decides)."""


def _found(session: Session, change: _Change) -> Iterator[list[Found]]:
    """The items that a change of ownership concerns, some at a time."""
    if change.before == change.after:
        return
    day = day_of(change.at)
    for rows in _touched(session, change):
        found: list[Found] = []
        for row, item in zip(rows, whole_items(session, rows), strict=True):
            was, owner = change.orgs(item)
            if owner in {was, item.org}:
                continue
            # What a person has sent elsewhere, or somebody has taken on, is not taken away.
            stays = item.state not in UNSIGNED or item.org != was or owner is None
            after = None if stays or owner is None else _moved(item, owner, day, change.days)
            found.append((row, item, owner, after))
        yield found


def _touched(session: Session, change: _Change) -> Iterator[list[ItemRow]]:
    """The open items of the rules that the changed ownership is about, some at a time."""
    about = _about(set(change.before) ^ set(change.after))
    names = sorted(rule for rule in session.scalars(select(ItemRow.rule).distinct()) if about(rule))
    last = ""
    while True:
        query = (
            select(ItemRow)
            .where(ItemRow.rule.in_(names), ItemRow.state.in_(OPEN), ItemRow.id > last)
            .order_by(ItemRow.id)
            .limit(AT_ONCE)
        )
        rows = list(session.scalars(query))
        if not rows:
            return
        last = rows[-1].id
        yield rows


def _about(changed: set[Owner]) -> Callable[[str], bool]:
    named = {owner.rule for owner in changed}
    return lambda rule: any(
        not name or rule == name or rule.startswith(f"{name}/") for name in named
    )


def _moved(item: SupervisionItem, owner: str, day: date, days: Days) -> SupervisionItem:
    """An item with its new owner; the clock of its stage begins anew."""
    since = max(day, item.since)
    return replace(
        item,
        org=owner,
        parts=tuple(part for part in item.parts if part.org != owner),
        since=since,
        due=stage_due(item.state, since, days, item.pace),
        # It no longer goes with what was sent to the organisation before.
        order=None,
    )


def _draft(after: SupervisionItem, was: str | None, change: _Change) -> Draft:
    return Draft(
        item=after.id,
        at=written(change.at),
        who=change.by,
        command="reroute",
        start=after.state,
        end=after.state,
        why="",
        details={"org": after.org or "", "was": was or ""},
        run=after.finding.run,
    )


def _tell(
    session: Session, before: SupervisionItem, after: SupervisionItem, change: _Change
) -> None:
    said = {"by": change.by, "org": after.org or "", "was": before.org or ""}
    for org in dict.fromkeys((before.org, after.org)):
        at = written(change.at)
        tell_one(session, item=after.id, org=org, kind="rerouted", at=at, said=said)
