"""Raising items from findings: in bulk, in one transaction, without doubles.

What a finding does depends on the item of its rule and subject: there is none, it is raised;
it is open, its finding is brought up to date; it is closed, it stays closed while the facts
it was closed on still stand (a decision that came late stays late for ever), and recurs
where the finding had gone and is back, or stands with other facts; dismissed, it recurs only
where it had gone or has a worse card, for what a person has weighed does not come back each
day. A yellow item whose risk is gone is cleared; a red one is noted as vanished and waits for
people. A run older than the one an item was last judged by changes nothing in it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice
from typing import Any, cast

import pyarrow as pa
from sqlalchemy import BindParameter, Table, bindparam, delete, select, update
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused
from oversight.store.bulk import AT_ONCE, present
from oversight.store.database import Store
from oversight.supervision.commands import Moment, day_of
from oversight.supervision.covering import Covering, covering
from oversight.supervision.flagged import Flagged, Identity, read_flagged
from oversight.supervision.identity import LENGTH, item_id
from oversight.supervision.item import Draft, Finding, Sleep, SupervisionItem, written
from oversight.supervision.moves import begun_anew
from oversight.supervision.stages import Days, stage_due
from oversight.supervision.tables import ItemRow, PartRow, finding_values, item_of, item_values
from oversight.supervision.tally import count_anew
from oversight.supervision.trail import append
from oversight.supervision.workflow import ENDED, State

ITEM = cast(Table, ItemRow.__table__)

WORSE = {"yellow": 0, "red": 1}
"""The cards, the worse the higher."""


@dataclass(frozen=True)
class Raised:
    """What raising did: items newly raised, found open already, recurred, and vanished.

    `settled` are ended items whose finding still stands as it was ended, `refreshed` those
    of the open ones whose finding reads differently now, `cleared` the yellow ones whose risk
    is gone. Every flagged finding is in one of raised, already_open, recurred and settled.
    """

    raised: int = 0
    already_open: int = 0
    recurred: int = 0
    vanished: int = 0
    settled: int = 0
    refreshed: int = 0
    cleared: int = 0


def as_found(_rule: str, finding: Finding) -> str | None:
    """Who answers for a finding where no ownership rule says otherwise: whom it names."""
    return finding.org


@dataclass(frozen=True)
class About:
    """What else is known of the run whose findings are raised.

    `rules` are those it evaluated, with their versions: items of these that it no longer flags
    are noted. Without them they are the rules the table names, so a rule that finds nothing
    any more must be given. `authors` says who wrote a rule, `owner_of` who gets its items.
    """

    rules: Mapping[str, str | None] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    owner_of: Callable[[str, Finding], str | None] = as_found


READS = ("rule_version", "kind", "card", "finding_org", "finding_due", "facts", "message")
"""The columns that make up how a finding reads."""

KEPT = ("vanished", "rejudged", "snoozed_until", "snoozed_worse", *READS, "as_of", "run")
"""The columns raising may change in an item that stays in its state."""


@dataclass
class _Raising:
    """One raising: who and when, and what is to be written of it, in order.

    `changes` are rows of `KEPT`, `judged` those of items a newer run found unchanged, `moved`
    what a few items become that change their state: by id, how.
    """

    by: str
    at: Moment
    days: Days
    about: About
    known_rules: frozenset[str] = frozenset()
    covers: Covering = field(default_factory=Covering)
    new: list[SupervisionItem] = field(default_factory=list)
    changes: list[dict[str, Any]] = field(default_factory=list)
    judged: list[dict[str, Any]] = field(default_factory=list)
    moved: dict[str, Callable[[SupervisionItem], SupervisionItem]] = field(default_factory=dict)
    drafts: list[Draft] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.day = day_of(self.at)
        self._dues: dict[int | None, date | None] = {}

    def begin(self, name: str, identity: Identity, subject_kind: str, finding: Finding) -> None:
        """A finding without an item: raise one."""
        rule, subject = identity
        org = self.about.owner_of(rule, finding)
        emergency, pace = self._emergency(rule, org)
        item = SupervisionItem(
            name,
            rule,
            subject_kind,
            subject,
            finding,
            org=org,
            raised_on=self.day,
            since=self.day,
            due=self._due(pace),
            emergency=emergency,
            pace=pace,
            author=self.about.authors.get(rule),
            rejudged="newly" if rule in self.known_rules else None,
        )
        self.new.append(item)
        self.counts["raised"] += 1
        self._say(item.id, "raise", (None, State.RAISED), finding, card=finding.card)

    def find(self, row: Any, finding: Finding) -> None:
        """A known item is found again."""
        ended = row.state in ENDED
        older = finding.as_of < row.as_of
        if ended and not older and finding.as_of >= row.since and _is_back(row, finding):
            self._recur(row, finding)
            return
        self.counts["settled" if ended else "already_open"] += 1
        values = finding_values(finding)
        differs = row.vanished or any(getattr(row, name) != values[name] for name in READS)
        if older:
            return
        if differs and not ended:
            self._refresh(row, finding)
        elif finding.as_of > row.as_of and not row.vanished:
            self.judged.append({"key": row.id, "as_of": finding.as_of, "run": finding.run})

    def miss(self, row: Any, flagged: Flagged) -> None:
        """A known item of a rule that was evaluated is not found: note it, once."""
        as_of = flagged.as_of or self.day
        if row.vanished or as_of < row.as_of:
            return
        run = flagged.run or row.run
        unsure = (row.rule, row.subject) in flagged.cannot_tell
        details = {"now": "cannot_tell" if unsure else "not_flagged"}
        if row.card == "yellow" and row.state not in ENDED and not unsure:
            self.counts["cleared"] += 1
            self._clear(row, as_of, run)
            return
        self.counts["vanished"] += 1
        version = self.about.rules.get(row.rule)
        anew = row.state not in ENDED and version is not None and version != row.rule_version
        rejudged = "no_longer" if anew else row.rejudged
        self.changes.append(_change(row, as_of=as_of, run=run, vanished=True, rejudged=rejudged))
        self._note(row, "vanish", (row.state, row.state), run, **details)
        if anew and version is not None:
            said = {"now": "no_longer", "version": version, "was": row.rule_version}
            self._note(row, "rejudge", (row.state, row.state), run, **said)

    def _refresh(self, row: Any, finding: Finding) -> None:
        self.counts["refreshed"] += 1
        values: dict[str, Any] = {**finding_values(finding), "vanished": False}
        states = (row.state, row.state)
        # Facts that grow by a day each day are no news; another card, or a return, is.
        if row.vanished:
            self._say(row.id, "reappear", states, finding)
        elif row.card != finding.card:
            changed = {"card": finding.card, "was": row.card}
            self._say(row.id, "refresh", states, finding, **changed)
        if row.snoozed_worse and WORSE.get(finding.card, 0) > WORSE.get(row.card, 0):
            values |= {"snoozed_until": None, "snoozed_worse": False}
            self._say(row.id, "remind", states, finding)
        if row.rule_version != finding.version:
            values["rejudged"] = "still"
            said = {"now": "still", "version": finding.version, "was": row.rule_version}
            self._note(row, "rejudge", states, finding.run, **said)
        self.changes.append(_change(row, **values))

    def _recur(self, row: Any, finding: Finding) -> None:
        self.counts["recurred"] += 1

        def recurred(item: SupervisionItem) -> SupervisionItem:
            org = self.about.owner_of(item.rule, finding)
            emergency, pace = self._emergency(item.rule, org)
            item = replace(item, emergency=emergency, pace=pace)
            changes = begun_anew(item, self.day, self.days)
            return replace(item, **changes, finding=finding, org=org, vanished=False)

        self.moved[row.id] = recurred
        states = (row.state, State.RAISED)
        self._say(row.id, "recur", states, finding, card=finding.card)

    def _emergency(self, rule: str, org: str | None) -> tuple[str | None, int | None]:
        """The emergency that covers an item raised now, and its pace."""
        found = self.covers.of(rule, org) if self.covers.emergencies else None
        return (found.id, found.pace) if found else (None, None)

    def _due(self, pace: int | None) -> date | None:
        """When what is raised now is due: reckoned once for each pace."""
        if pace not in self._dues:
            self._dues[pace] = stage_due(State.RAISED, self.day, self.days, pace)
        return self._dues[pace]

    def _clear(self, row: Any, as_of: Any, run: str) -> None:
        def cleared(item: SupervisionItem) -> SupervisionItem:
            return replace(
                item,
                state=State.CLOSED,
                since=self.day,
                due=None,
                sleep=Sleep(),
                vanished=True,
                outcome="cleared",
                finding=replace(item.finding, as_of=as_of, run=run),
            )

        self.moved[row.id] = cleared
        self._note(row, "clear", (row.state, State.CLOSED), run, now="not_flagged")

    def _note(
        self, row: Any, command: str, states: tuple[str, str], run: str, **details: str
    ) -> None:
        start, end = states
        at = written(self.at)
        self.drafts.append(Draft(row.id, at, self.by, command, start, end, "", details, run))

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


def _is_back(row: Any, finding: Finding) -> bool:
    """Whether an ended item comes back with a finding that stands again, or otherwise."""
    if row.vanished:
        return True
    if row.state == State.DISMISSED:
        return WORSE.get(finding.card, 0) > WORSE.get(row.card, 0)
    return bool(row.facts != finding.facts)


def raise_items(
    store: Store,
    findings: pa.Table,
    *,
    by: str,
    at: Moment,
    days: Days,
    about: About | None = None,
) -> Raised:
    """Open an item for every flagged finding that has none, and note what became of the rest.

    `findings` is the table `evaluate` yields, `about` what else is known of its run. The same
    findings again change nothing.

    Refused: findings that are no findings (see `read_flagged`), or nobody named in `by`.
    """
    if not by.strip():
        raise Refused(
            Problem("raising", "Nobody is named as raising the items.", "Say in `by` who does.")
        )
    flagged = read_flagged(findings)
    about = about or About()
    rules = flagged.rules | set(about.rules)
    with store.writing() as session:
        known = _known(session, rules)
        changed, covers = _changed_rules(known, flagged), covering(session, day_of(at))
        raising = _Raising(by.strip(), at, days, about, changed, covers)
        names = _names(session, flagged, known)
        for identity, (subject_kind, finding) in flagged.found.items():
            row = known.get(identity)
            if row is not None:
                raising.find(row, finding)
            else:
                raising.begin(names[identity], identity, subject_kind, finding)
        for identity, row in known.items():
            if identity not in flagged.found:
                raising.miss(row, flagged)
        _write(session, raising)
        count_anew(session, rules)
    return Raised(**raising.counts)


def _changed_rules(known: Mapping[Identity, Any], flagged: Flagged) -> frozenset[str]:
    """The rules of the findings that had items under another version only."""
    held: dict[str, set[str]] = {}
    for row in known.values():
        held.setdefault(row.rule, set()).add(row.rule_version)
    now = {rule: finding.version for (rule, _), (_, finding) in flagged.found.items()}
    return frozenset(
        rule for rule, version in now.items() if version not in held.get(rule, {version})
    )


def _change(row: Any, **values: object) -> dict[str, Any]:
    """All of `KEPT` for one item, so that every change is the same statement."""
    return {"key": row.id, **{name: values.get(name, getattr(row, name)) for name in KEPT}}


def _known(session: Session, rules: Collection[str]) -> dict[Identity, Any]:
    """The items of these rules, by rule and subject."""
    names = ("id", "rule", "subject", "state", "since", *KEPT)
    query = select(*(ITEM.c[name] for name in names))
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
    taken = present(session.connection(), ITEM.c.id, names.values())
    for identity, wish in names.items():
        name = wish
        # A longer id cannot be another's unless the same two met before, which takes 60 bits.
        while name in taken:
            name = item_id(*identity, len(name) + 2)
        taken.add(name)
        names[identity] = name
    return names


def _write(session: Session, raising: _Raising) -> None:
    Store.add_rows(session, ITEM, map(item_values, raising.new))
    change: dict[str, BindParameter[Any]] = {name: bindparam(name) for name in KEPT}
    mine = update(ITEM).where(ITEM.c.id == bindparam("key"))
    changed = mine.values({**change, "version": ITEM.c.version + 1})
    Store.write_rows(session, changed, raising.changes)
    # No new version: whoever looks at the item sees the same item.
    judged = mine.values({name: change[name] for name in ("as_of", "run")})
    Store.write_rows(session, judged, raising.judged)
    _move(session, raising)
    append(session, raising.drafts)


def _move(session: Session, raising: _Raising) -> None:
    """Items that change their state: whole ones, for all of an item may change with it."""
    wanted = iter(raising.moved)
    while some := list(islice(wanted, AT_ONCE)):
        for row in session.scalars(select(ItemRow).where(ItemRow.id.in_(some))):
            row.take(raising.moved[row.id](item_of(row.values())))
        session.execute(delete(PartRow).where(PartRow.item.in_(some)))
        session.flush()
        session.expire_all()
