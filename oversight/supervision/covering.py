"""Which declared emergency covers which item, on a day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.supervision.registers import EmergencyRow
from oversight.supervision.scope import load_tree
from oversight.supervision.tree import NO_TREE, OrgTree


@dataclass(frozen=True)
class Emergency:
    """A declared event.

    `rule` is a rule, a pack, or None for all; `place` an organisation and all below it, or
    None for everywhere; `pace` the most working days a stage may take; in force from `since`
    to `until`, both included (None: until ended).
    """

    title: str
    pace: int
    why: str
    since: date
    rule: str | None = None
    place: str | None = None
    until: date | None = None
    declared_by: str = ""
    id: str = ""
    ended_by: str | None = None

    def in_force(self, day: date) -> bool:
        """Whether it is on, that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def covers(self, rule: str, org: str | None, tree: OrgTree) -> bool:
        """Whether an item of that rule and organisation is covered."""
        of_rule = self.rule is None or rule == self.rule or rule.startswith(f"{self.rule}/")
        return of_rule and tree.within(org, self.place)


@dataclass(frozen=True)
class Covering:
    """The emergencies that are on, and the tree that their places are in."""

    emergencies: tuple[Emergency, ...] = ()
    tree: OrgTree = field(default=NO_TREE)

    def of(self, rule: str, org: str | None) -> Emergency | None:
        """The one with the shortest pace that covers an item; the older of two alike."""
        found = [each for each in self.emergencies if each.covers(rule, org, self.tree)]
        return min(found, key=lambda each: (each.pace, each.id), default=None)


def covering(session: Session, day: date) -> Covering:
    """The emergencies that are on, that day."""
    rows = session.scalars(select(EmergencyRow).order_by(EmergencyRow.id))
    found = tuple(each for each in map(emergency_of, rows) if each.in_force(day))
    return Covering(found, load_tree(session))


def emergency_of(row: EmergencyRow) -> Emergency:
    """The event of a row."""
    return Emergency(
        title=row.title,
        pace=row.pace,
        why=row.why,
        since=row.since,
        rule=row.rule,
        place=row.place,
        until=row.until,
        declared_by=row.declared_by,
        id=row.id,
        ended_by=row.ended_by,
    )
