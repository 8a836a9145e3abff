"""What a person may see: conditions on the tables, so that no query goes around them."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute, Session

from oversight.store.among import among
from oversight.supervision.actor import Actor
from oversight.supervision.tables import ItemRow, OrgRow, PartRow
from oversight.supervision.tree import OrgTree


def load_tree(session: Session) -> OrgTree:
    """The tree of organisations as the store has it."""
    rows = session.execute(select(OrgRow.org, OrgRow.path))
    return OrgTree(dict(rows.tuples().all()))


def places_of(actor: Actor, tree: OrgTree, roles: frozenset[str] | None = None) -> set[str] | None:
    """The organisations a person's roles reach; None where they reach everything.

    `roles` asks only for what these roles reach.
    """
    places = {grant.place for grant in actor.grants if roles is None or grant.role in roles}
    if None in places:
        return None
    below = {org for org in tree.paths for place in places if tree.within(org, place)}
    return below | {place for place in places if place is not None}


def visible(
    actor: Actor, tree: OrgTree, roles: frozenset[str] | None = None
) -> ColumnElement[bool]:
    """The items a person may see: of the organisations in reach, leading or assisting."""
    places = places_of(actor, tree, roles)
    if places is None:
        return true()
    assisting = select(PartRow.item).where(PartRow.org.in_(places))
    return or_(ItemRow.org.in_(places), among(ItemRow.id, assisting))


def in_reach(
    column: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
    actor: Actor,
    tree: OrgTree,
) -> ColumnElement[bool]:
    """The rows whose organisation, in `column`, a person's roles reach."""
    places = places_of(actor, tree)
    return true() if places is None else column.in_(places)
