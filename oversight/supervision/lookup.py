"""Finding the item a person means: by its id, by the beginning of it, or nearly."""

from __future__ import annotations

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused, suggest
from oversight.supervision.actor import Actor
from oversight.supervision.identity import SHORTEST, as_typed, writable
from oversight.supervision.refusals import refusal
from oversight.supervision.scope import load_tree, visible
from oversight.supervision.tables import ItemRow
from oversight.supervision.tree import OrgTree

NO_HINT = "`oversight items list` shows the items there are."

NEAR = 1_000
"""How many ids are looked through for the one that was meant."""


def find_item(session: Session, typed: str, actor: Actor, tree: OrgTree | None = None) -> ItemRow:
    """The item whose id is `typed`, or the only one whose id begins so, that `actor` may see.

    Refused where there is none, naming the nearest id or, for the id of a subject, the items
    of that subject; and where more than one begins so. An item that the person may not see is
    answered as one that is not there. `tree` is handed in where many are looked for.
    """
    if not writable(typed):
        raise Refused(refusal("no_item", "item", given="?", hint=NO_HINT))
    name = as_typed(typed)
    seen = visible(actor, load_tree(session) if tree is None else tree)
    row = session.scalars(select(ItemRow).where(ItemRow.id == name, seen)).one_or_none()
    if row is not None:
        return row
    if len(name) >= SHORTEST and name.isalnum():
        begins = ItemRow.id.startswith(name)
        query = select(ItemRow).where(begins, seen).order_by(ItemRow.id).limit(6)
        rows = session.scalars(query).all()
        if len(rows) == 1:
            return rows[0]
        if rows:
            ids = ", ".join(found.id for found in rows)
            raise Refused(
                Problem(
                    f"item {typed}",
                    f"More than one item has an id that begins with '{name}'.",
                    f"Give more of it: {ids}{', ...' if len(rows) > 5 else ''}.",
                )
            )
    hint = _meant(session, typed, seen)
    raise Refused(refusal("no_item", f"item {typed}", given=typed, hint=hint))


def _meant(session: Session, typed: str, seen: ColumnElement[bool]) -> str:
    of_subject = session.execute(
        select(ItemRow.id, ItemRow.rule)
        .where(ItemRow.subject == typed.strip(), seen)
        .order_by(ItemRow.rule)
        .limit(5)
    ).all()
    if of_subject:
        items = ", ".join(f"{found} ({rule})" for found, rule in of_subject)
        return f"It is the id of a subject; its items: {items}."
    name = as_typed(typed)
    near = session.scalars(
        select(ItemRow.id)
        .where(or_(ItemRow.id.startswith(name[:2]), ItemRow.id.endswith(name[-2:])), seen)
        .order_by(ItemRow.id)
        .limit(NEAR)
    ).all()
    fix = suggest(name, near)
    return fix if fix.startswith("Did") else NO_HINT
