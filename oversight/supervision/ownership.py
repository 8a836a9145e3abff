"""Ownership: which organisation gets the items of what, and what becomes of them when it changes.

An ownership rule names what it is about (an entry of the catalogue of powers, a rule or a
whole pack, a territory) and the organisation that handles it. The most specific one wins: the
entry of the catalogue weighs most, then the rule above the pack, then the smaller territory.
Two that would weigh the same for the same finding are refused when they are set, so there is
never a tie to break.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.item import Finding, written
from oversight.supervision.refusals import Hint, refusal
from oversight.supervision.registers import OwnerRow
from oversight.supervision.scope import load_tree
from oversight.supervision.tree import OrgTree

ITEM_FACTS = ("Item", "item")
"""The facts of a finding that name its entry in the catalogue of powers."""

Weight = tuple[int, int, int]


@dataclass(frozen=True)
class Owner:
    """One ownership rule: `org` handles what the rest of it names; "" names nothing.

    `rule` is a rule or a pack, `item` an entry of the catalogue of powers, `territory` a place
    of the tree and all below it. In force from `since` to `until` (None: until ended), both
    included. `set_by` is who set it.
    """

    org: str
    rule: str = ""
    item: str = ""
    territory: str = ""
    since: date = date.min
    until: date | None = None
    set_by: str = ""
    id: int = 0

    def in_force(self, day: date) -> bool:
        """Whether it holds on that day."""
        return self.since <= day and (self.until is None or day <= self.until)

    def matches(self, rule: str, finding: Finding, tree: OrgTree) -> bool:
        """Whether it is about that finding of that rule."""
        return (
            (not self.rule or rule == self.rule or rule.startswith(f"{self.rule}/"))
            and (not self.item or self.item == item_of_finding(finding))
            and (not self.territory or tree.within(finding.org, self.territory))
        )

    def weight(self, tree: OrgTree) -> Weight:
        """How specific it is: the entry of the catalogue, the rule, the depth of the territory.

        >>> tree = OrgTree({"city": "/city/", "county": "/city/county/"})
        >>> Owner("O-1", rule="cn.licensing/decision-overdue").weight(tree)
        (0, 2, 0)
        >>> Owner("O-1", rule="cn.licensing", territory="county").weight(tree)
        (0, 1, 2)
        """
        named = (1 if "/" not in self.rule else 2) if self.rule else 0
        depth = len(tree.path(self.territory).strip("/").split("/")) if self.territory else 0
        return (1 if self.item else 0, named, depth)

    def ties_with(self, other: Owner) -> bool:
        """Whether both are about the same at the same time: nothing tells which one wins."""
        same = (self.rule, self.item, self.territory) == (other.rule, other.item, other.territory)
        return same and self.overlaps(other)

    def overlaps(self, other: Owner) -> bool:
        """Whether there is a day on which both are in force."""
        begins, ends = max(self.since, other.since), [self.until, other.until]
        return all(end is None or begins <= end for end in ends)

    @property
    def about(self) -> str:
        """What it is about, as one text."""
        return " ".join(filter(None, (self.item, self.rule, self.territory))) or "*"


def item_of_finding(finding: Finding) -> str | None:
    """The entry of the catalogue that a finding names among its facts, where it does."""
    try:
        facts = json.loads(finding.facts)
    except ValueError:
        return None
    if not isinstance(facts, dict):
        return None
    return next((str(facts[name]) for name in ITEM_FACTS if facts.get(name)), None)


def owner_among(owners: Iterable[Owner], rule: str, finding: Finding, tree: OrgTree) -> str | None:
    """Who gets an item by these rules: the most specific; else whom the finding names."""
    found = [each for each in owners if each.matches(rule, finding, tree)]
    if not found:
        return finding.org
    return max(found, key=lambda each: (each.weight(tree), each.id)).org


def owner_of(store: Store, day: date) -> Callable[[str, Finding], str | None]:
    """Who gets the items raised on a day, as `raising.About.owner_of` asks for it."""
    with store.reading() as session:
        tree = load_tree(session)
        owners = [each for each in load_owners(session) if each.in_force(day)]
    if not owners:
        return lambda _rule, finding: finding.org
    return lambda rule, finding: owner_among(owners, rule, finding, tree)


def load_owners(session: Session) -> list[Owner]:
    """All ownership rules, also those that are over or have not begun, as they were set."""
    return [_owner(row) for row in session.scalars(select(OwnerRow).order_by(OwnerRow.id))]


def list_owners(store: Store, *, actor: Actor, day: date | None = None) -> Sequence[Owner]:
    """The ownership rules a person may see (of an organisation or territory in reach).

    With `day`, only those in force then.
    """
    with store.reading() as session:
        tree = load_tree(session)
        return [
            each
            for each in load_owners(session)
            if (day is None or each.in_force(day))
            and (tree.sees(actor, each.org) or tree.sees(actor, each.territory or None))
        ]


def add_owners(
    session: Session, owners: Sequence[Owner], *, by: Actor, at: Moment, where: Sequence[str] = ()
) -> None:
    """Write ownership rules, in the caller's transaction. Refused as by `check_owners`."""
    check_owners(session, owners, by=by, where=where)
    session.add_all(
        OwnerRow(
            rule=owner.rule,
            item=owner.item,
            territory=owner.territory,
            org=owner.org,
            since=owner.since,
            until=owner.until,
            set_by=by.name,
            set_at=written(at),
            ended_by=None,
            routed=False,
        )
        for owner in owners
    )
    session.flush()


def check_owners(
    session: Session, owners: Sequence[Owner], *, by: Actor, where: Sequence[str] = ()
) -> None:
    """Whether the person may set these rules.

    Refused, with every reason: one of no organisation, one that ends before it begins, one
    that ties with another, and a person who is no inspector over what it is about.
    """
    tree = load_tree(session)
    known = load_owners(session)
    problems: list[Problem] = []
    for place, owner in enumerate(owners):
        spot = where[place] if where else f"ownership of {owner.about}"
        problems += _wrong(owner, spot, by, tree)
        twin = next((each for each in known if owner.ties_with(each)), None)
        if twin is not None:
            until = str(twin.until or "")
            values = {"about": owner.about, "org": twin.org, "since": twin.since, "until": until}
            problems.append(refusal("owner_ties", spot, **values))
        known.append(owner)
    if problems:
        raise Refused(problems)


def end_owner(session: Session, number: int, *, by: Actor, at: Moment) -> Owner:
    """End an ownership rule, in the caller's transaction: from that day on it no longer holds.

    Refused as by `check_ending`.
    """
    row = check_ending(session, number, by=by, at=at)
    row.until = day_of(at) - timedelta(days=1)
    row.ended_by = by.name
    session.flush()
    return _owner(row)


def check_ending(session: Session, number: int, *, by: Actor, at: Moment) -> OwnerRow:
    """The rule of that number. Refused: none that is in force and that the person may set."""
    row = session.get(OwnerRow, number)
    tree = load_tree(session)
    day = day_of(at)
    spot = f"ownership {number}"
    gone = row is None or (row.until is not None and row.until < day)
    if row is None or gone or not tree.sees(by, row.territory or row.org):
        raise Refused(refusal("no_owner", spot, given=number))
    if problems := _out_of_reach(_owner(row), spot, by, tree):
        raise Refused(problems)
    return row


def routed_before(session: Session) -> list[Owner]:
    """The ownership rules by which open items stand where they stand."""
    query = select(OwnerRow).where(OwnerRow.routed).order_by(OwnerRow.id)
    return [_owner(row) for row in session.scalars(query)]


def mark_routed(session: Session, day: date) -> None:
    """Note that open items are now routed by what is in force on `day`."""
    now = [each.id for each in load_owners(session) if each.in_force(day)]
    marks = update(OwnerRow).values(routed=OwnerRow.id.in_(now))
    session.execute(marks.execution_options(synchronize_session=False))


def _owner(row: OwnerRow) -> Owner:
    return Owner(
        row.org, row.rule, row.item, row.territory, row.since, row.until, row.set_by, row.id
    )


def _wrong(owner: Owner, where: str, by: Actor, tree: OrgTree) -> list[Problem]:
    problems = []
    if not owner.org.strip():
        problems.append(refusal("owner_nobody", where))
    problems += [
        refusal("no_org", where, given=org, hint=Hint(org, tuple(tree.paths)))
        for org in (owner.org, owner.territory)
        if org and tree.paths and org not in tree.paths
    ]
    if owner.until is not None and owner.until < owner.since:
        values = {"since": owner.since, "until": owner.until}
        problems.append(refusal("ends_before", where, **values))
    return problems + _out_of_reach(owner, where, by, tree)


def _out_of_reach(owner: Owner, where: str, by: Actor, tree: OrgTree) -> list[Problem]:
    """What is set for a place asks for an inspector there, and at the organisation that gets it."""
    asked = dict.fromkeys((owner.territory or None, owner.org))
    return [
        refusal("not_inspector_there", where, who=by.name, place=place or "*")
        for place in asked
        if "inspector" not in tree.standing(by, place).over
    ]
