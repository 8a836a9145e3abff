"""The trail: the append-only history of every item, read, extended and verified.

`append` is called only inside the transaction that makes the change, so a change without
its entry, or an entry without its change, cannot be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from sqlalchemy import ColumnElement, Row, Table, func, or_, select
from sqlalchemy.orm import Session

from oversight.store.base import StoreRow
from oversight.store.database import AT_ONCE, Store
from oversight.supervision.chain import Break, Entry, Head, chained, first_break
from oversight.supervision.item import Draft
from oversight.supervision.tables import ItemRow, TrailRow, trail_values

TRAIL = cast(Table, TrailRow.__table__)

COLUMNS = (
    TrailRow.seq,
    TrailRow.item,
    TrailRow.at,
    TrailRow.who,
    TrailRow.command,
    TrailRow.from_state,
    TrailRow.to_state,
    TrailRow.why,
    TrailRow.details,
    TrailRow.run,
    TrailRow.previous,
    TrailRow.hash,
)


@dataclass(frozen=True)
class TrailReport:
    """What verifying found: how many entries were written, and the first break, if any."""

    entries: int
    broken: Break | None

    @property
    def whole(self) -> bool:
        """Whether every entry is as it was written, and every item as its entries say."""
        return self.broken is None


def append(session: Session, drafts: Iterable[Draft]) -> int:
    """Write entries at the end of the chain, within the caller's transaction.

    Answers the number of the last entry.
    """
    row = session.scalars(select(StoreRow).with_for_update()).one()
    entries, head = chained(drafts, Head(row.seq, row.hash))
    Store.add_rows(session, TRAIL, map(trail_values, entries))
    row.seq, row.hash = head.seq, head.hash
    return head.seq


def entries_of(session: Session, item: str | None = None) -> Iterator[Entry]:
    """The entries in their order: of one item, or all."""
    query = select(*COLUMNS).order_by(TrailRow.seq)
    # In batches: a trail of any length is read in constant memory.
    query = query.execution_options(yield_per=AT_ONCE)
    if item is not None:
        query = query.where(TrailRow.item == item)
    for row in session.execute(query):
        yield _entry(row)


def entries_of_many(session: Session, items: Sequence[str]) -> dict[str, list[Entry]]:
    """The entries of some items, by item, in their order."""
    found: dict[str, list[Entry]] = {}
    query = select(*COLUMNS).where(TrailRow.item.in_(items)).order_by(TrailRow.seq)
    for row in session.execute(query):
        found.setdefault(row.item, []).append(_entry(row))
    return found


def last_entries(session: Session, count: int | None, seen: ColumnElement[bool]) -> list[Entry]:
    """The newest entries of the items that `seen` admits, in their order; all without `count`."""
    query = select(*COLUMNS).where(TrailRow.item.in_(select(ItemRow.id).where(seen)))
    query = query.order_by(TrailRow.seq.desc()).limit(count)
    return [_entry(row) for row in session.execute(query)][::-1]


def verify_trail(store: Store) -> TrailReport:
    """Whether the trail is whole and the items are as it says; names the first break."""
    with store.reading() as session:
        row = session.scalars(select(StoreRow)).one()
        head = Head(row.seq, row.hash)
        broken = first_break(entries_of(session), head) or strayed(session)
        return TrailReport(head.seq, broken)


def _entry(row: Row[tuple[object, ...]] | Sequence[object]) -> Entry:
    return Entry(*row)


def strayed(session: Session) -> Break | None:
    """The first item that does not stand where its last entry left it.

    The state of an item is kept beside the trail for speed; a state changed by hand shows
    here, though the chain is whole.
    """
    last = (
        select(TrailRow.item, func.max(TrailRow.seq).label("seq")).group_by(TrailRow.item)
    ).subquery()
    query = (
        select(TrailRow.seq, TrailRow.item, TrailRow.to_state, ItemRow.state)
        .join(last, last.c.seq == TrailRow.seq)
        .outerjoin(ItemRow, ItemRow.id == TrailRow.item)
        .where(or_(ItemRow.id.is_(None), ItemRow.state != TrailRow.to_state))
        .order_by(TrailRow.seq)
    )
    found = session.execute(query).first()
    if found is not None:
        seq, item, said, stands = found
        what = f"it stands as {stands}" if stands is not None else "it is no longer there"
        return Break(seq, "strayed", f"Item {item} was left {said} by entry {seq}, but {what}.")
    orphan = session.scalar(
        select(func.min(ItemRow.id)).where(ItemRow.id.not_in(select(TrailRow.item)))
    )
    if orphan is not None:
        return Break(0, "strayed", f"Item {orphan} has no entry in the trail.")
    return None
