"""The tables of supervision, as typed declarative models."""

from __future__ import annotations

from datetime import date

from sqlalchemy import DDL, ForeignKey, Index, UniqueConstraint, event
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base
from oversight.supervision.chain import Entry
from oversight.supervision.item import Finding, SupervisionItem
from oversight.supervision.workflow import State


class ItemRow(Base):
    """An item as it stands. Columns as in `SupervisionItem` and `Finding`."""

    __tablename__ = "supervision_item"
    __table_args__ = (
        UniqueConstraint("rule", "subject"),
        Index("supervision_item_queue", "state", "due"),
        Index("supervision_item_org", "org", "state"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str]
    subject_kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    org: Mapped[str | None]
    since: Mapped[date]
    due: Mapped[date | None]
    author: Mapped[str | None]
    returns: Mapped[int]
    recurrences: Mapped[int]
    vanished: Mapped[bool]
    outcome: Mapped[str | None]
    rule_version: Mapped[str]
    kind: Mapped[str]
    card: Mapped[str]
    finding_org: Mapped[str | None]
    finding_due: Mapped[date | None]
    facts: Mapped[str]
    message: Mapped[str]
    as_of: Mapped[date]
    run: Mapped[str]
    version: Mapped[int] = mapped_column()

    # Each update says which version it changes; if that is gone, it is refused as stale.
    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012

    def to_item(self, handlers: tuple[str, ...]) -> SupervisionItem:
        """The model of this row; who handled it is in the trail and handed in."""
        return SupervisionItem(
            id=self.id,
            rule=self.rule,
            subject_kind=self.subject_kind,
            subject=self.subject,
            finding=Finding(
                version=self.rule_version,
                kind=self.kind,
                card=self.card,
                org=self.finding_org,
                due=self.finding_due,
                facts=self.facts,
                message=self.message,
                as_of=self.as_of,
                run=self.run,
            ),
            state=State(self.state),
            org=self.org,
            since=self.since,
            due=self.due,
            handlers=handlers,
            author=self.author,
            returns=self.returns,
            recurrences=self.recurrences,
            vanished=self.vanished,
            outcome=self.outcome,
            version=self.version,
        )

    def take(self, item: SupervisionItem) -> None:
        """Take over what a command can change."""
        self.state = item.state.value
        self.org = item.org
        self.since = item.since
        self.due = item.due
        self.returns = item.returns
        self.outcome = item.outcome


class TrailRow(Base):
    """One entry of the trail. Columns as in `chain.Entry`."""

    __tablename__ = "supervision_trail"
    __table_args__ = (Index("supervision_trail_item", "item", "seq"),)

    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    item: Mapped[str] = mapped_column(ForeignKey("supervision_item.id"))
    at: Mapped[str]
    who: Mapped[str]
    command: Mapped[str]
    from_state: Mapped[str | None]
    to_state: Mapped[str]
    why: Mapped[str]
    details: Mapped[str]
    run: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]


# The trail only grows. The triggers stop an accident; what a determined hand does is what
# the chain is for.
for verb in ("UPDATE", "DELETE"):
    event.listen(
        TrailRow.__table__,
        "after_create",
        DDL(  # type: ignore[no-untyped-call]
            f"CREATE TRIGGER supervision_trail_no_{verb.lower()} BEFORE {verb} "
            "ON supervision_trail BEGIN SELECT RAISE(ABORT, 'the trail only grows'); END"
        ).execute_if(dialect="sqlite"),
    )


def trail_values(entry: Entry) -> dict[str, object]:
    """An entry as the columns of `supervision_trail`."""
    return {
        "seq": entry.seq,
        "item": entry.item,
        "at": entry.at,
        "who": entry.who,
        "command": entry.command,
        "from_state": entry.start,
        "to_state": entry.end,
        "why": entry.why,
        "details": entry.details,
        "run": entry.run,
        "previous": entry.previous,
        "hash": entry.hash,
    }


def finding_values(found: Finding) -> dict[str, object]:
    """A finding as the columns of `supervision_item`."""
    return {
        "rule_version": found.version,
        "kind": found.kind,
        "card": found.card,
        "finding_org": found.org,
        "finding_due": found.due,
        "facts": found.facts,
        "message": found.message,
        "as_of": found.as_of,
        "run": found.run,
    }


def item_values(item: SupervisionItem) -> dict[str, object]:
    """A new item as the columns of `supervision_item`."""
    return {
        "id": item.id,
        "rule": item.rule,
        "subject_kind": item.subject_kind,
        "subject": item.subject,
        "state": item.state.value,
        "org": item.org,
        "since": item.since,
        "due": item.due,
        "author": item.author,
        "returns": item.returns,
        "recurrences": item.recurrences,
        "vanished": item.vanished,
        "outcome": item.outcome,
        "version": item.version,
        **finding_values(item.finding),
    }
