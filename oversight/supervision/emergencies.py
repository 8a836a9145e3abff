"""Emergencies: declared events that shorten the clocks of the items they cover, for a time.

An emergency covers a rule, a pack or everything, at a place and below or everywhere, and sets
the most working days any stage may take. Covered clocks are shortened, never lengthened; when
it ends they are reckoned anew from when the stage began, as if it had not been.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.covering import Emergency, covering, emergency_of
from oversight.supervision.item import SupervisionItem
from oversight.supervision.pacing import Paced, pace_items, preview_pacing
from oversight.supervision.refusals import Hint, refusal
from oversight.supervision.registers import EmergencyRow
from oversight.supervision.scope import load_tree
from oversight.supervision.stages import Days
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import EVALUATION

FIRST = 100
"""How many items a preview lists."""


def declare_emergency(
    store: Store, emergency: Emergency, *, by: Actor, at: Moment, days: Days
) -> tuple[Emergency, Paced]:
    """Declare an event, and shorten the clocks of the open items it covers, in one transaction.

    Refused, with every reason: one without a title or a reason, a pace below one, an end before
    its beginning, and a person who is no inspector at the place or above it.
    """
    with store.writing() as session:
        return _declared(session, emergency, by, at, days)


@dataclass(frozen=True)
class Shortened:
    """An item whose clock an event would shorten, and the day it would then be due."""

    item: SupervisionItem
    due: date | None


def preview_emergency(
    store: Store, emergency: Emergency, *, by: Actor, at: Moment, days: Days
) -> tuple[Paced, Sequence[Shortened]]:
    """What `declare_emergency` would do now, without doing it: how many, and the first ones.

    Those that are due soonest come first, at most `FIRST` of them. Nothing is written, and
    nobody waits for it.
    """
    with store.reading() as session:
        if problems := _wrong(emergency, by, load_tree(session)):
            raise Refused(problems)
        made = replace(emergency, id=_next_name(session, emergency), declared_by=by.name)
        covers = covering(session, day_of(at))
        if made.in_force(day_of(at)):
            covers = replace(covers, emergencies=(*covers.emergencies, made))
        would, first = preview_pacing(session, covers, made.id, FIRST, day=day_of(at), days=days)
        return would, [Shortened(item, due) for item, due in first]


def _declared(
    session: Session, emergency: Emergency, by: Actor, at: Moment, days: Days
) -> tuple[Emergency, Paced]:
    if problems := _wrong(emergency, by, load_tree(session)):
        raise Refused(problems)
    name = _next_name(session, emergency)
    made = replace(emergency, id=name, declared_by=by.name)
    session.add(
        EmergencyRow(
            id=name,
            title=made.title.strip(),
            rule=made.rule,
            place=made.place,
            pace=made.pace,
            since=made.since,
            until=made.until,
            declared_by=by.name,
            why=made.why.strip(),
            ended_by=None,
            ended_why=None,
        )
    )
    session.flush()
    return made, _apply(session, by.name, at, days, made.why)


def _next_name(session: Session, emergency: Emergency) -> str:
    year = emergency.since.year
    like = EmergencyRow.id.startswith(f"E{year}-")
    count = session.scalar(select(func.count()).select_from(EmergencyRow).where(like)) or 0
    return f"E{year}-{count + 1:02d}"


def end_emergency(
    store: Store, name: str, *, by: Actor, at: Moment, days: Days, why: str = ""
) -> tuple[Emergency, Paced]:
    """End an event from that day on, and restore the clocks it shortened, in one transaction.

    Refused where there is none of that name on that the person may see, and where the person
    is no inspector at its place or above it.
    """
    with store.writing() as session:
        tree, day = load_tree(session), day_of(at)
        row = session.get(EmergencyRow, name.strip())
        over = (
            row is None or row.ended_by is not None or (row.until is not None and row.until < day)
        )
        if row is None or over or not tree.sees(by, row.place):
            raise Refused(refusal("no_emergency", f"emergency {name}", given=name))
        if problems := _out_of_reach(row.place, f"emergency {name}", by, tree):
            raise Refused(problems)
        row.until, row.ended_by, row.ended_why = day - timedelta(days=1), by.name, why.strip()
        session.flush()
        return emergency_of(row), _apply(session, by.name, at, days, why)


def apply_emergencies(store: Store, *, at: Moment, days: Days) -> Paced:
    """Bring the items in line with what is on that day: events begin and end by themselves.

    Nothing changes where every item stands as it should.
    """
    with store.writing() as session:
        return _apply(session, EVALUATION, at, days, "")


def list_emergencies(store: Store, *, actor: Actor, day: date | None = None) -> Sequence[Emergency]:
    """The events at places in a person's reach, or that reach such a place; newest first.

    With `day`, only those that are on then.
    """
    with store.reading() as session:
        tree = load_tree(session)
        rows = session.scalars(select(EmergencyRow).order_by(EmergencyRow.id.desc()))
        return [
            each
            for each in map(emergency_of, rows)
            if (day is None or each.in_force(day)) and _seen(each, actor, tree)
        ]


def _seen(emergency: Emergency, actor: Actor, tree: OrgTree) -> bool:
    """Whoever stands under an event is told of it as well as whoever is above its place."""
    places = {grant.place for grant in actor.grants}
    below = any(place is not None and tree.within(place, emergency.place) for place in places)
    return below or tree.sees(actor, emergency.place)


def _apply(session: Session, by: str, at: Moment, days: Days, why: str) -> Paced:
    return pace_items(session, covering(session, day_of(at)), by=by, at=at, days=days, why=why)


def _wrong(emergency: Emergency, by: Actor, tree: OrgTree) -> list[Problem]:
    where = f"emergency {emergency.title or '-'}"
    problems = [
        refusal("untold", where, what=what, what_zh=zh)
        for what, zh in (("title", "名称"), ("why", "理由"))
        if not getattr(emergency, what).strip()
    ]
    if emergency.place is not None and tree.paths and emergency.place not in tree.paths:
        hint = Hint(emergency.place, tuple(tree.paths))
        problems.append(refusal("no_org", where, given=emergency.place, hint=hint))
    if emergency.pace < 1:
        problems.append(refusal("pace_is_none", where, pace=emergency.pace))
    if emergency.until is not None and emergency.until < emergency.since:
        said = {"since": emergency.since, "until": emergency.until}
        problems.append(refusal("ends_before", where, **said))
    return problems + _out_of_reach(emergency.place, where, by, tree)


def _out_of_reach(place: str | None, where: str, by: Actor, tree: OrgTree) -> list[Problem]:
    if "inspector" in tree.standing(by, place).over:
        return []
    return [refusal("not_inspector_there", where, who=by.name, place=place or "*")]
