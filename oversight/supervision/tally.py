"""How many items there are of each organisation, rule, state and card, kept as they change.

A count over a million items takes longer than a page may; the sums of this table do not.
Whoever writes items keeps it, in the same transaction.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import cast

from sqlalchemy import Table, delete, func, insert, select, update
from sqlalchemy.orm import Session

from oversight.supervision.item import SupervisionItem
from oversight.supervision.tables import ItemRow, TallyRow

TALLY = cast(Table, TallyRow.__table__)
Key = tuple[str, str, str, str]


def count_anew(session: Session, rules: Collection[str]) -> None:
    """Count all items of these rules again, after many of them changed."""
    org = func.coalesce(ItemRow.org, "")
    counted = (
        select(org, ItemRow.rule, ItemRow.state, ItemRow.card, func.count())
        .where(ItemRow.rule.in_(rules))
        .group_by(org, ItemRow.rule, ItemRow.state, ItemRow.card)
    )
    session.execute(delete(TALLY).where(TALLY.c.rule.in_(rules)))
    session.execute(insert(TALLY).from_select(["org", "rule", "state", "card", "n"], counted))


def recount(session: Session, changes: Iterable[tuple[SupervisionItem, SupervisionItem]]) -> None:
    """Follow some items from what they were to what they are."""
    moved: Counter[Key] = Counter()
    for before, after in changes:
        moved[_key(before)] -= 1
        moved[_key(after)] += 1
    for key, by in sorted(moved.items()):
        if by:
            _add(session, key, by)


def _add(session: Session, key: Key, by: int) -> None:
    columns = (TALLY.c.org, TALLY.c.rule, TALLY.c.state, TALLY.c.card)
    here = [column == value for column, value in zip(columns, key, strict=True)]
    # One writer at a time: nobody inserts the same row between the two statements.
    there = session.scalar(select(TALLY.c.n).where(*here))
    if there is None:
        names = ("org", "rule", "state", "card")
        session.execute(insert(TALLY).values(**dict(zip(names, key, strict=True)), n=by))
    else:
        session.execute(update(TALLY).where(*here).values(n=there + by))


def _key(item: SupervisionItem) -> Key:
    return (item.org or "", item.rule, item.state.value, item.finding.card)
