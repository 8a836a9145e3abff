"""Reading without the model: the queue, straight from the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
from sqlalchemy import ColumnElement, func, or_, select

from oversight.problem import Problem, Refused, suggest
from oversight.store.database import Store
from oversight.supervision.chain import Entry
from oversight.supervision.tables import ItemRow, TrailRow
from oversight.supervision.trail import entries_of, last_entries
from oversight.supervision.workflow import State

CARDS = ("yellow", "red")
ITEMS = pa.schema(
    [(name, pa.string()) for name in ("id", "rule", "subject", "org", "state", "card")]
    + [("due", pa.date32()), ("raised_on", pa.date32())]
)


@dataclass(frozen=True)
class QueueLine:
    """One item of the queue; `due` is when its next step is due."""

    id: str
    state: str
    card: str
    due: date | None
    rule: str
    subject: str
    org: str | None
    vanished: bool
    recurrences: int


@dataclass(frozen=True)
class Queue:
    """The first items of a filter, by their clocks, and how many it matches in all."""

    lines: tuple[QueueLine, ...]
    matching: int


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which items are asked for; `rule` is a rule or a whole pack."""

    state: str | None = None
    org: str | None = None
    rule: str | None = None
    card: str | None = None

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filter as SQL. Refused: a state or a card that there is not."""
        problems = [
            Problem(f"--{name}", f"There is no {name} '{value}'.", suggest(value, known))
            for name, value, known in (
                ("state", self.state, list(State)),
                ("card", self.card, CARDS),
            )
            if value is not None and value not in known
        ]
        if problems:
            raise Refused(problems)
        wanted: list[ColumnElement[bool]] = []
        if self.state is not None:
            wanted.append(ItemRow.state == self.state)
        if self.org is not None:
            wanted.append(ItemRow.org == self.org)
        if self.card is not None:
            wanted.append(ItemRow.card == self.card)
        if self.rule is not None:
            of_pack = ItemRow.rule.startswith(f"{self.rule}/", autoescape=True)
            wanted.append(or_(ItemRow.rule == self.rule, of_pack))
        return wanted


def read_queue(store: Store, wanted: Filter, *, limit: int = 50) -> Queue:
    """The items of the filter whose next step is due soonest; those without a clock last."""
    conditions = wanted.conditions()
    query = (
        select(
            ItemRow.id,
            ItemRow.state,
            ItemRow.card,
            ItemRow.due,
            ItemRow.rule,
            ItemRow.subject,
            ItemRow.org,
            ItemRow.vanished,
            ItemRow.recurrences,
        )
        .where(*conditions)
        .order_by(ItemRow.due.is_(None), ItemRow.due, ItemRow.rule, ItemRow.subject)
        .limit(limit)
    )
    with store.reading() as session:
        lines = tuple(QueueLine(*row) for row in session.execute(query))
        total = select(func.count()).select_from(ItemRow).where(*conditions)
        return Queue(lines, session.scalar(total) or 0)


def items_table(store: Store) -> pa.Table:
    """Every item, for reports: id, rule, subject, org, state, card, due and raised_on.

    `raised_on` is the day of the item's first entry in the trail.
    """
    first = (
        select(TrailRow.item, func.min(TrailRow.seq).label("seq"))
        .group_by(TrailRow.item)
        .subquery()
    )
    query = (
        select(
            ItemRow.id,
            ItemRow.rule,
            ItemRow.subject,
            ItemRow.org,
            ItemRow.state,
            ItemRow.card,
            ItemRow.due,
            TrailRow.at,
        )
        .join(first, first.c.item == ItemRow.id)
        .join(TrailRow, TrailRow.seq == first.c.seq)
        .order_by(ItemRow.id)
    )
    with store.reading() as session:
        rows = [(*row[:-1], date.fromisoformat(row[-1][:10])) for row in session.execute(query)]
    columns: list[Sequence[object]] = list(zip(*rows, strict=True)) or [()] * len(ITEMS)
    return pa.table([pa.array(c, t) for c, t in zip(columns, ITEMS.types, strict=True)], ITEMS)


def read_trail(store: Store, item: str | None = None, *, last: int | None = None) -> list[Entry]:
    """The entries of one item, or the `last` ones of all, in their order."""
    with store.reading() as session:
        if item is None and last is not None:
            return last_entries(session, last)
        return list(entries_of(session, item))
