"""Personal data: which columns hold it, how it is masked, and who looked at it and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select

from oversight.accounts.tables import LookRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor

PERSONAL: Mapping[str, frozenset[str]] = {
    "party": frozenset({"party", "name_hash"}),
    "case": frozenset({"party"}),
    "event": frozenset({"officers", "note_hash"}),
    "permit": frozenset({"party"}),
    "movement": frozenset({"from_party", "to_party"}),
    "reading": frozenset({"party"}),
    "place": frozenset({"place", "lon", "lat"}),
}
"""The columns of the records that tell of a person, though under a pseudonym."""

MAY_LOOK = frozenset({"inspector", "verifier", "auditor"})
"""The roles that may see them, for a purpose they state."""

MASK = "•••"


@dataclass(frozen=True)
class Look:
    """One look at personal data."""

    login: str
    at: str
    item: str
    what: str
    purpose: str


def masked(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """A record with what tells of a person hidden.

    >>> masked("party", {"party": "p-7f3a", "kind": "person"})
    {'party': '•••', 'kind': 'person'}
    """
    hidden = PERSONAL.get(table, frozenset())
    return {
        name: MASK if name in hidden and value is not None else value for name, value in row.items()
    }


def may_look(actor: Actor) -> bool:
    """Whether any of a person's roles lets them see personal data."""
    return any(grant.role in MAY_LOOK for grant in actor.grants)


def record_look(
    store: Store, actor: Actor, *, item: str, what: str, purpose: str, at: datetime
) -> None:
    """Write down a look before it is given. Refused: no role for it, or no purpose."""
    if not may_look(actor):
        raise Refused(
            Problem(
                f"item {item}",
                f"{actor.name} has no role that sees personal data.",
                "Ask an inspector, a verifier or an auditor.",
                (f"{actor.name}没有查看个人信息的角色。", "请联系督查员、核查人或审计员。"),
            )
        )
    if not purpose.strip():
        raise Refused(
            Problem(
                f"item {item}",
                "Personal data are shown for a purpose only, and none was stated.",
                "Say what they are needed for.",
                ("查看个人信息须说明目的。", "请填写目的。"),
            )
        )
    with store.writing() as session:
        session.add(
            LookRow(
                login=actor.name,
                at=at.astimezone(UTC).isoformat(),
                item=item,
                what=what,
                purpose=purpose.strip(),
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
