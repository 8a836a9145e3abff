"""Reading without the model: the queue, straight from the tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

import pyarrow as pa
from sqlalchemy import ColumnElement, Row, func, or_, select, tuple_
from sqlalchemy.orm import InstrumentedAttribute, Session

from oversight.problem import Problem, Refused, suggest
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.chain import Entry
from oversight.supervision.holds import held_items, holders
from oversight.supervision.identity import as_typed, writable
from oversight.supervision.lookup import find_item
from oversight.supervision.scope import load_tree, places_of, visible
from oversight.supervision.tables import FileRow, ItemRow, TallyRow
from oversight.supervision.trail import entries_of, last_entries
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import OPEN, State

CARDS = ("yellow", "red")
ITEMS = pa.schema(
    [(name, pa.string()) for name in ("id", "rule", "subject", "org", "state", "card")]
    + [("due", pa.date32()), ("raised_on", pa.date32())]
)


Key = tuple[date | None, str]
"""Where a page of the queue ends: the due day and the id of its last line."""


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
    message: str
    facts: str
    returns: int
    rejudged: str | None
    emergency: str | None
    snoozed_until: date | None
    asked_on: date | None
    order: str | None
    version: int
    holder: str | None = None

    @property
    def key(self) -> Key:
        """Where the page after this line begins."""
        return (self.due, self.id)


LINE = (
    ItemRow.id,
    ItemRow.state,
    ItemRow.card,
    ItemRow.due,
    ItemRow.rule,
    ItemRow.subject,
    ItemRow.org,
    ItemRow.vanished,
    ItemRow.recurrences,
    ItemRow.message,
    ItemRow.facts,
    ItemRow.returns,
    ItemRow.rejudged,
    ItemRow.emergency,
    ItemRow.snoozed_until,
    ItemRow.asked_on,
    ItemRow.order_id,
    ItemRow.version,
)


@dataclass(frozen=True)
class Queue:
    """A page of a filter, by the clocks, and where the next one begins (None at the end)."""

    lines: tuple[QueueLine, ...]
    after: Key | None


@dataclass(frozen=True)
class Counts:
    """How many items there are of a filter: in all, by state, by card; of these overdue.

    `overdue` counts to `AT_MOST` and no further, and so do the others where the kept sums do
    not answer them: `more` says that there are that many or more.
    """

    matching: int
    by_state: Mapping[str, int]
    by_card: Mapping[str, int]
    overdue: int
    more: bool = False

    @property
    def open(self) -> int:
        """Those that have not come to their end."""
        return sum(n for state, n in self.by_state.items() if state in OPEN)


AT_MOST = 10_000
"""Where counting what is not kept as a sum ends: a page then says "10,000 or more"."""


@dataclass(frozen=True, kw_only=True)
class Filter:
    """Which items are asked for.

    `states` any of these; `org` an organisation and all below it; `rule` a rule or a whole
    pack; `overdue_on` what is due before that day; `snoozed` leaves out (False) or asks for
    (True) what is laid aside on that day; `text` the beginning of an id or a subject;
    `rejudged` and `order` as they stand in the item; `rejudged_any` whatever a new version
    of its rule made of it; `held` what a person has taken, at an instant.
    """

    states: tuple[str, ...] = ()
    org: str | None = None
    rule: str | None = None
    card: str | None = None
    overdue_on: date | None = None
    snoozed: bool | None = None
    today: date | None = None
    text: str = ""
    rejudged: str | None = None
    rejudged_any: bool = False
    order: str | None = None
    held: tuple[str, datetime] | None = None

    def check(self) -> None:
        """Refused: a state or a card that there is not."""
        problems = [
            Problem(f"--{name}", f"There is no {name} '{value}'.", suggest(value, known))
            for name, value, known in (
                *(("state", state, list(State)) for state in self.states),
                ("card", self.card, CARDS),
            )
            if value is not None and value not in known
        ]
        if problems:
            raise Refused(problems)

    def counted(self, tree: OrgTree) -> list[ColumnElement[bool]]:
        """What the kept sums can tell, on their columns."""
        return self._common(tree, TallyRow.state, TallyRow.org, TallyRow.card, TallyRow.rule)

    def conditions(self, tree: OrgTree) -> list[ColumnElement[bool]]:
        """The filter as SQL on items."""
        self.check()
        wanted = self._common(tree, ItemRow.state, ItemRow.org, ItemRow.card, ItemRow.rule)
        if self.overdue_on is not None:
            wanted.append(ItemRow.due < self.overdue_on)
        if self.snoozed is not None and self.today is not None:
            until = ItemRow.snoozed_until
            awake = or_(until.is_(None), until <= self.today)
            wanted.append(until > self.today if self.snoozed else awake)
        if self.text.strip():
            text = self.text.strip() if writable(self.text) else "?"
            by_id = ItemRow.id.startswith(as_typed(text), autoescape=True)
            wanted.append(or_(by_id, ItemRow.subject.startswith(text, autoescape=True)))
        if self.rejudged is not None:
            wanted.append(ItemRow.rejudged == self.rejudged)
        if self.rejudged_any:
            wanted.append(ItemRow.rejudged.is_not(None))
        if self.order is not None:
            wanted.append(ItemRow.order_id == self.order)
        if self.held is not None:
            wanted.append(ItemRow.id.in_(held_items(*self.held)))
        return wanted

    @property
    def sums_suffice(self) -> bool:
        """Whether the kept sums answer how many match."""
        asked = (self.overdue_on, self.rejudged, self.order, self.held)
        narrowed = self.text.strip() or self.rejudged_any or self.snoozed
        return not narrowed and all(value is None for value in asked)

    def _common(
        self,
        tree: OrgTree,
        state: InstrumentedAttribute[str],
        org: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
        card: InstrumentedAttribute[str],
        rule: InstrumentedAttribute[str],
    ) -> list[ColumnElement[bool]]:
        wanted: list[ColumnElement[bool]] = []
        if self.states:
            wanted.append(state.in_(self.states))
        if self.org is not None:
            below = [each for each in tree.paths if tree.within(each, self.org)]
            wanted.append(org.in_([*below, self.org]))
        if self.card is not None:
            wanted.append(card == self.card)
        if self.rule is not None:
            of_pack = rule.startswith(f"{self.rule}/", autoescape=True)
            wanted.append(or_(rule == self.rule, of_pack))
        return wanted


def read_queue(
    store: Store,
    wanted: Filter,
    *,
    actor: Actor,
    after: Key | None = None,
    limit: int = 50,
    at: datetime | None = None,
) -> Queue:
    """The items of the filter that the person may see, soonest due first, from `after` on.

    Those without a clock come last. `at` is the instant for which holders are named.
    """
    with store.reading() as session:
        tree = load_tree(session)
        conditions = [*wanted.conditions(tree), visible(actor, tree)]
        rows = _page(session, conditions, after, limit + 1)
        ids = [row.id for row in rows]
        held = holders(session, ids, at) if at is not None else {}
    lines = tuple(_line(row, held.get(row.id)) for row in rows[:limit])
    return Queue(lines, lines[-1].key if len(rows) > limit else None)


def _line(row: Row[Any], holder: str | None) -> QueueLine:
    names = (each.name for each in fields(QueueLine))
    return QueueLine(**dict(zip(names, (*row, holder), strict=True)))


def _page(
    session: Session, conditions: list[ColumnElement[bool]], after: Key | None, limit: int
) -> list[Row[Any]]:
    """Rows by due day and id; two ranges of one index, those with a clock and those without."""
    query = select(*LINE).where(*conditions)
    due, last = after if after is not None else (date.min, "")
    rows: list[Row[Any]] = []
    if due is not None:
        clocked = query.where(tuple_(ItemRow.due, ItemRow.id) > (due, last))
        rows += session.execute(clocked.order_by(ItemRow.due, ItemRow.id).limit(limit))
    if len(rows) < limit:
        begin = last if due is None else ""
        rest = query.where(ItemRow.due.is_(None), ItemRow.id > begin).order_by(ItemRow.id)
        rows += session.execute(rest.limit(limit - len(rows)))
    return rows


def counts(store: Store, wanted: Filter, *, actor: Actor, today: date) -> Counts:
    """How many items of the filter the person may see, from the kept sums where they suffice."""
    wanted.check()
    with store.reading() as session:
        tree = load_tree(session)
        places = places_of(actor, tree)
        mine = [] if places is None else [TallyRow.org.in_(places)]
        conditions = [*wanted.conditions(tree), visible(actor, tree)]
        by_state: Counter[str] = Counter()
        by_card: Counter[str] = Counter()
        if wanted.sums_suffice:
            sums = (
                select(TallyRow.state, TallyRow.card, func.sum(TallyRow.n))
                .where(*wanted.counted(tree), *mine)
                .group_by(TallyRow.state, TallyRow.card)
            )
        else:
            some = select(ItemRow.state, ItemRow.card).where(*conditions).limit(AT_MOST).subquery()
            sums = select(some.c.state, some.c.card, func.count()).group_by(
                some.c.state, some.c.card
            )
        for state, card, n in session.execute(sums):
            by_state[state] += n
            by_card[card] += n
        if wanted.sums_suffice and wanted.snoozed is False:
            # The kept sums know nothing of days: what is laid aside now is few, and taken off.
            asleep = replace(wanted, snoozed=True).conditions(tree)
            laid = select(ItemRow.state, ItemRow.card, func.count()).where(
                *asleep, visible(actor, tree)
            )
            for state, card, n in session.execute(laid.group_by(ItemRow.state, ItemRow.card)):
                by_state[state] -= n
                by_card[card] -= n
        late = select(ItemRow.id).where(*conditions, ItemRow.due < today).limit(AT_MOST)
        overdue = session.scalar(select(func.count()).select_from(late.subquery())) or 0
    return Counts(
        by_state.total(),
        {state: n for state, n in by_state.items() if n},
        {card: n for card, n in by_card.items() if n},
        overdue,
        not wanted.sums_suffice and by_state.total() >= AT_MOST,
    )


def items_table(store: Store) -> pa.Table:
    """Every item, for reports: id, rule, subject, org, state, card, due and raised_on."""
    query = select(
        ItemRow.id,
        ItemRow.rule,
        ItemRow.subject,
        ItemRow.org,
        ItemRow.state,
        ItemRow.card,
        ItemRow.due,
        ItemRow.raised_on,
    ).order_by(ItemRow.id)
    with store.reading() as session:
        rows = session.execute(query).all()
    columns: list[Sequence[object]] = list(zip(*rows, strict=True)) or [()] * len(ITEMS)
    return pa.table([pa.array(c, t) for c, t in zip(columns, ITEMS.types, strict=True)], ITEMS)


def read_files(store: Store, item: str, *, actor: Actor) -> list[dict[str, Any]]:
    """The files of one item: entry, name, size, sha256."""
    with store.reading() as session:
        row = find_item(session, item, actor)
        query = select(FileRow).where(FileRow.item == row.id).order_by(FileRow.seq)
        return [
            {"entry": f.seq, "name": f.name, "size": f.size, "sha256": f.sha256}
            for f in session.scalars(query)
        ]


def read_trail(
    store: Store, item: str | None = None, *, actor: Actor, last: int | None = None
) -> list[Entry]:
    """The entries of one item, or the `last` ones of all that the person may see, in order."""
    with store.reading() as session:
        if item is not None:
            return list(entries_of(session, find_item(session, item, actor).id))
        return last_entries(session, last, visible(actor, load_tree(session)))
