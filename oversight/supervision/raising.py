"""Raising items from findings: in bulk, in one transaction, without doubles.

What a finding does depends on the item of its rule and subject: there is none, it is raised;
it is open, its finding is brought up to date; it is closed, it stays closed while the facts
it was closed on still stand (a decision that came late stays late for ever), and recurs
where the finding had gone and is back, or stands with other facts. A run older than the one
an item was last judged by changes nothing in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import BindParameter, Table, bindparam, insert, select, update
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.database import AT_ONCE, Store
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.flagged import Flagged, Identity, read_flagged
from oversight.supervision.identity import LENGTH, item_id
from oversight.supervision.item import Draft, Finding, SupervisionItem, written
from oversight.supervision.tables import ItemRow, finding_values, item_values
from oversight.supervision.trail import append
from oversight.supervision.workflow import State, WorkdayAfter, stage_due

ITEM = cast(Table, ItemRow.__table__)


@dataclass(frozen=True)
class Raised:
    """What raising did: items newly raised, found open already, recurred, and vanished.

    `settled` are closed items whose finding still stands as it was closed, `refreshed` those
    of the open ones whose finding reads differently now. Every flagged finding is in one of
    raised, already_open, recurred and settled.
    """

    raised: int = 0
    already_open: int = 0
    recurred: int = 0
    vanished: int = 0
    settled: int = 0
    refreshed: int = 0


READS = ("rule_version", "kind", "card", "finding_org", "finding_due", "facts", "message")
"""The columns that make up how a finding reads."""

KEPT = (
    "state",
    "org",
    "since",
    "due",
    "returns",
    "recurrences",
    "vanished",
    "outcome",
    *READS,
    "as_of",
    "run",
)
"""The columns raising may change in an item."""


@dataclass
class _Raising:
    """One raising: who and when, and what is to be written of it, in order.

    `changes` are rows of `KEPT`, `judged` those of items a newer run found unchanged.
    """

    by: str
    at: Moment
    workday_after: WorkdayAfter
    new: list[SupervisionItem] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    judged: list[dict[str, Any]] = field(default_factory=list)
    drafts: list[Draft] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.day = day_of(self.at)
        self.due = stage_due(State.RAISED, self.day, self.workday_after)

    def begin(self, item: SupervisionItem) -> None:
        """A finding without an item: raise one."""
        self.new.append(item)
        self.counts["raised"] += 1
        self._say(item.id, "raise", (None, State.RAISED), item.finding, card=item.finding.card)

    def find(self, row: Any, finding: Finding) -> None:
        """A known item is found again."""
        closed = row.state == State.CLOSED
        older = finding.as_of < row.as_of
        back = row.vanished or row.facts != finding.facts
        if closed and back and not older and finding.as_of >= row.since:
            self._recur(row, finding)
            return
        self.counts["settled" if closed else "already_open"] += 1
        values = finding_values(finding)
        differs = row.vanished or any(getattr(row, name) != values[name] for name in READS)
        if older:
            return
        if differs and not closed:
            self._refresh(row, finding)
        elif finding.as_of > row.as_of and not row.vanished:
            self.judged.append({"key": row.id, "as_of": finding.as_of, "run": finding.run})

    def miss(self, row: Any, flagged: Flagged) -> None:
        """A known item of a rule that was evaluated is not found: note it, once."""
        as_of = flagged.as_of or self.day
        if row.vanished or as_of < row.as_of:
            return
        self.counts["vanished"] += 1
        run = flagged.run or row.run
        self.changes.append(_change(row, as_of=as_of, run=run, vanished=True))
        unsure = (row.rule, row.subject) in flagged.cannot_tell
        now = "cannot_tell" if unsure else "not_flagged"
        self.drafts.append(
            Draft(
                row.id,
                written(self.at),
                self.by,
                "vanish",
                row.state,
                row.state,
                "",
                {"now": now},
                run,
            )
        )

    def _refresh(self, row: Any, finding: Finding) -> None:
        self.counts["refreshed"] += 1
        self.changes.append(_change(row, **finding_values(finding), vanished=False))
        # Facts that grow by a day each day are no news; another card, or a return, is.
        if row.vanished:
            self._say(row.id, "reappear", (row.state, row.state), finding)
        elif row.card != finding.card:
            changed = {"card": finding.card, "was": row.card}
            self._say(row.id, "refresh", (row.state, row.state), finding, **changed)

    def _recur(self, row: Any, finding: Finding) -> None:
        self.counts["recurred"] += 1
        again = {
            "state": State.RAISED.value,
            "org": finding.org,
            "since": self.day,
            "due": self.due,
            "returns": 0,
            "recurrences": row.recurrences + 1,
            "vanished": False,
            "outcome": None,
        }
        self.changes.append(_change(row, **finding_values(finding), **again))
        states = (State.CLOSED, State.RAISED)
        self._say(row.id, "recur", states, finding, card=finding.card)

    def _say(
        self,
        item: str,
        command: str,
        states: tuple[str | None, str],
        finding: Finding,
        **details: str,
    ) -> None:
        start, end = states
        at, why = written(self.at), finding.message
        self.drafts.append(Draft(item, at, self.by, command, start, end, why, details, finding.run))


def raise_items(
    store: Store,
    findings: pa.Table,
    *,
    by: str,
    at: Moment,
    workday_after: WorkdayAfter,
    rules: Collection[str] | None = None,
    authors: Mapping[str, str] | None = None,
) -> Raised:
    """Open an item for every flagged finding that has none, and note what became of the rest.

    `findings` is the table `evaluate` yields. `rules` are the rules the run evaluated; items
    of these that it no longer flags are noted as vanished, once, and stay as they are. Without
    it they are the rules the table names, so a rule that finds nothing any more must be given.
    `authors` says who wrote a rule. The same findings again change nothing.

    Refused: findings that are no findings (see `read_flagged`), or nobody named in `by`.
    """
    if not by.strip():
        raise Refused(
            Problem("raising", "Nobody is named as raising the items.", "Say in `by` who does.")
        )
    flagged = read_flagged(findings)
    raising = _Raising(by.strip(), at, workday_after)
    with store.writing() as session:
        known = _known(session, flagged.rules | set(rules or ()))
        names = _names(session, flagged, known)
        for identity, (subject_kind, finding) in flagged.found.items():
            row = known.get(identity)
            if row is not None:
                raising.find(row, finding)
                continue
            rule, subject = identity
            author = (authors or {}).get(rule)
            raising.begin(
                SupervisionItem(
                    names[identity],
                    rule,
                    subject_kind,
                    subject,
                    finding,
                    org=finding.org,
                    since=raising.day,
                    due=raising.due,
                    author=author,
                )
            )
        for identity, row in known.items():
            if identity not in flagged.found:
                raising.miss(row, flagged)
        _write(session, raising)
    return Raised(**raising.counts)


def _change(row: Any, **values: object) -> dict[str, Any]:
    """All of `KEPT` for one item, so that every change is the same statement."""
    return {"key": row.id, **{name: values.get(name, getattr(row, name)) for name in KEPT}}


def _known(session: Session, rules: Collection[str]) -> dict[Identity, Any]:
    """The items of these rules, by rule and subject."""
    query = select(ITEM.c.id, ITEM.c.rule, ITEM.c.subject, *(ITEM.c[name] for name in KEPT))
    known: dict[Identity, Any] = {}
    for rule in sorted(rules):
        for row in session.execute(query.where(ITEM.c.rule == rule).order_by(ITEM.c.id)):
            known[(row.rule, row.subject)] = row
    return known


def _names(
    session: Session, flagged: Flagged, known: Mapping[Identity, object]
) -> dict[Identity, str]:
    """Ids for the findings that have no item yet, none of them another item's."""
    names = {each: item_id(*each, LENGTH) for each in flagged.found if each not in known}
    wanted = iter(list(names.values()))
    taken: set[str] = set()
    while some := list(islice(wanted, AT_ONCE)):
        taken.update(session.scalars(select(ItemRow.id).where(ItemRow.id.in_(some))))
    for identity, wish in names.items():
        name = wish
        # A longer id cannot be another's unless the same two met before, which takes 60 bits.
        while name in taken:
            name = item_id(*identity, len(name) + 2)
        taken.add(name)
        names[identity] = name
    return names


def _write(session: Session, raising: _Raising) -> None:
    Store.write_rows(session, insert(ITEM), map(item_values, raising.new))
    change: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in KEPT}
    mine = update(ITEM).where(ITEM.c.id == bindparam("key"))
    changed = mine.values({**change, "version": ITEM.c.version + 1})
    Store.write_rows(session, changed, raising.changes)
    # No new version: whoever looks at the item sees the same item.
    judged = mine.values({name: change[name] for name in ("as_of", "run")})
    Store.write_rows(session, judged, raising.judged)
    append(session, raising.drafts)
