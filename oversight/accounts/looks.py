"""Looks at personal data: who may, for which purpose, and what is written down of them.

The table only grows, as the trail does: the database refuses to change or delete a look.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select

from oversight.accounts.given import one_line
from oversight.accounts.tables import LookRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor

MAY_LOOK = frozenset({"inspector", "verifier", "auditor"})
"""The roles that, held over an item, let a person see what its records tell of people."""


@dataclass(frozen=True)
class Look:
    """One look at personal data."""

    login: str
    at: str
    item: str
    what: str
    purpose: str


def may_look(roles: Collection[str]) -> bool:
    """Whether any of these roles, held over the item, lets a person see personal data.

    >>> may_look({"handler"}), may_look({"handler", "auditor"})
    (False, True)
    """
    return not MAY_LOOK.isdisjoint(roles)


def record_look(
    store: Store,
    actor: Actor,
    *,
    roles: Collection[str],
    item: str,
    what: str,
    purpose: str,
    at: datetime,
) -> None:
    """Write down a look before it is given.

    `roles` are those the person holds over the item, not elsewhere; `what` names the records
    and columns. Refused: no role for it, or no purpose.
    """
    if not may_look(roles):
        raise Refused(
            Problem(
                f"item {item}",
                f"{actor.name} holds no role over this item that sees personal data.",
                "Ask an inspector, a verifier or an auditor.",
                (f"{actor.name}在本件上没有查看个人信息的角色。", "请联系督查员、核查人或审计员。"),
            )
        )
    purpose = one_line(purpose)
    if not purpose:
        raise Refused(
            Problem(
                f"item {item}",
                "Personal data are shown for a purpose only, and none was stated.",
                "Say what they are needed for.",
                ("查看个人信息须说明目的。", "请填写目的。"),
            )
        )
    with store.noting() as session:
        session.add(
            LookRow(
                login=actor.name,
                at=at.astimezone(UTC).isoformat(),
                item=item,
                what=one_line(what),
                purpose=purpose,
            )
        )


def read_looks(
    store: Store, *, login: str | None = None, item: str | None = None, limit: int = 200
) -> Sequence[Look]:
    """The newest looks, of a person or at an item where one is named."""
    query = select(LookRow).order_by(LookRow.id.desc()).limit(limit)
    if login is not None:
        query = query.where(LookRow.login == login)
    if item is not None:
        query = query.where(LookRow.item == item)
    with store.reading() as session:
        rows = session.scalars(query)
        return [Look(row.login, row.at, row.item, row.what, row.purpose) for row in rows]
