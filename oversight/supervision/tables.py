"""The tables of supervision, as typed declarative models, and items to and from their rows."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base
from oversight.supervision.chain import Entry
from oversight.supervision.item import (
    Contest,
    Extension,
    Finding,
    Part,
    Sleep,
    SupervisionItem,
)
from oversight.supervision.workflow import State


class ItemRow(Base):
    """An item as it stands. Columns as in `SupervisionItem` and `Finding`."""

    __tablename__ = "supervision_item"
    __table_args__ = (
        UniqueConstraint("rule", "subject"),
        Index("supervision_item_due", "due", "id"),
        Index("supervision_item_queue", "state", "due", "id"),
        Index("supervision_item_org", "org", "state", "due"),
        Index("supervision_item_snoozed", "snoozed_until"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str]
    subject_kind: Mapped[str]
    subject: Mapped[str] = mapped_column(index=True)
    state: Mapped[str]
    org: Mapped[str | None]
    raised_on: Mapped[date]
    since: Mapped[date]
    due: Mapped[date | None]
    author: Mapped[str | None]
    returns: Mapped[int]
    recurrences: Mapped[int]
    vanished: Mapped[bool]
    extension_asked: Mapped[date | None]
    extension_used: Mapped[bool]
    ground: Mapped[str | None]
    overruled_on: Mapped[date | None]
    overruled_by: Mapped[str | None]
    appealed: Mapped[bool]
    snoozed_until: Mapped[date | None]
    snoozed_worse: Mapped[bool]
    asked_on: Mapped[date | None]
    proven: Mapped[bool]
    disposition: Mapped[str | None]
    observe_by: Mapped[date | None]
    outcome: Mapped[str | None]
    rejudged: Mapped[str | None]
    emergency: Mapped[str | None]
    pace: Mapped[int | None]
    order_id: Mapped[str | None] = mapped_column(index=True)
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

    def values(self) -> dict[str, Any]:
        """The row by its columns."""
        return {name: getattr(self, name) for name in COLUMNS}

    def take(self, item: SupervisionItem) -> None:
        """Take over an item as it now stands."""
        for name, value in item_values(item).items():
            if name != "version" and getattr(self, name) != value:
                setattr(self, name, value)


COLUMNS: tuple[str, ...] = tuple(column.key for column in ItemRow.__mapper__.column_attrs)
"""The columns of an item."""


class PartRow(Base):
    """The part of an assisting organisation in an item."""

    __tablename__ = "supervision_part"
    __table_args__ = (Index("supervision_part_org", "org", "state"),)

    item: Mapped[str] = mapped_column(ForeignKey("supervision_item.id"), primary_key=True)
    org: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    since: Mapped[date]
    due: Mapped[date | None]

    def to_part(self) -> Part:
        """The model of this row."""
        return Part(self.org, State(self.state), self.since, self.due)


class OrgRow(Base):
    """An organisation as supervision knows it; `path` is `/city/county/town/`."""

    __tablename__ = "supervision_org"

    org: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    name_en: Mapped[str | None]
    parent: Mapped[str | None]
    level: Mapped[str | None]
    path: Mapped[str] = mapped_column(index=True)


class TrailRow(Base):
    """One entry of the trail. Columns as in `chain.Entry`.

    The trail only grows: the migrations put triggers on it that stop an accident; what a
    determined hand does is what the chain is for.
    """

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


class BeforeRow(Base):
    """An item as it stood before its last step by a person, so that the step can be undone.

    `seq` is the trail's entry of that step, `at` an instant in UTC, `stood` JSON.
    """

    __tablename__ = "supervision_before"

    item: Mapped[str] = mapped_column(ForeignKey("supervision_item.id"), primary_key=True)
    seq: Mapped[int]
    who: Mapped[str]
    at: Mapped[str]
    stood: Mapped[str]


class HoldRow(Base):
    """Who has an item before them, until which instant (ISO, UTC)."""

    __tablename__ = "supervision_hold"

    item: Mapped[str] = mapped_column(ForeignKey("supervision_item.id"), primary_key=True)
    who: Mapped[str]
    until: Mapped[str]


class BlobRow(Base):
    """The bytes of an attached file, once however often it is attached."""

    __tablename__ = "supervision_blob"

    sha256: Mapped[str] = mapped_column(primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class FileRow(Base):
    """A file attached to an item by the trail's entry `seq`."""

    __tablename__ = "supervision_file"

    seq: Mapped[int] = mapped_column(ForeignKey("supervision_trail.seq"), primary_key=True)
    item: Mapped[str] = mapped_column(ForeignKey("supervision_item.id"), index=True)
    name: Mapped[str]
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(ForeignKey("supervision_blob.sha256"))


class TallyRow(Base):
    """How many items there are of an organisation, rule, state and card: counts at once.

    `org` is "" for items without one. Kept by whatever writes items, in its transaction.
    """

    __tablename__ = "supervision_tally"

    org: Mapped[str] = mapped_column(primary_key=True)
    rule: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str] = mapped_column(primary_key=True)
    card: Mapped[str] = mapped_column(primary_key=True)
    n: Mapped[int]


class NoticeRow(Base):
    """Something a person or an organisation is told about an item.

    `who` is a sign-in name or None, `org` an organisation or None; `kind` is a word such as
    `mention`, `rerouted`, `reminder`; `said` is JSON; `seen_at` an instant in UTC or None.
    """

    __tablename__ = "supervision_notice"
    __table_args__ = (
        Index("supervision_notice_who", "who", "seen_at"),
        Index("supervision_notice_org", "org", "seen_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    item: Mapped[str | None] = mapped_column(ForeignKey("supervision_item.id"))
    who: Mapped[str | None]
    org: Mapped[str | None]
    kind: Mapped[str]
    at: Mapped[str]
    said: Mapped[str]
    seen_at: Mapped[str | None]


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


SAME = (
    "id",
    "rule",
    "subject_kind",
    "subject",
    "org",
    "raised_on",
    "since",
    "due",
    "author",
    "returns",
    "recurrences",
    "vanished",
    "asked_on",
    "proven",
    "disposition",
    "observe_by",
    "outcome",
    "rejudged",
    "emergency",
    "pace",
    "version",
)
"""What an item and its row call alike."""


def item_values(item: SupervisionItem) -> dict[str, Any]:
    """An item as the columns of `supervision_item`; its parts and handlers are elsewhere."""
    return {
        **{name: getattr(item, name) for name in SAME},
        "state": item.state.value,
        "extension_asked": item.extension.asked,
        "extension_used": item.extension.used,
        "ground": item.contest.ground,
        "overruled_on": item.contest.overruled_on,
        "overruled_by": item.contest.overruled_by,
        "appealed": item.contest.appealed,
        "snoozed_until": item.sleep.until,
        "snoozed_worse": item.sleep.worse,
        "order_id": item.order,
        **finding_values(item.finding),
    }


def item_of(
    values: Mapping[str, Any], handlers: tuple[str, ...] = (), parts: tuple[Part, ...] = ()
) -> SupervisionItem:
    """The item of the columns of a row; who handled it is in the trail and handed in."""
    return SupervisionItem(
        **{name: values[name] for name in SAME},
        state=State(values["state"]),
        finding=Finding(
            version=values["rule_version"],
            kind=values["kind"],
            card=values["card"],
            org=values["finding_org"],
            due=values["finding_due"],
            facts=values["facts"],
            message=values["message"],
            as_of=values["as_of"],
            run=values["run"],
        ),
        handlers=handlers,
        parts=parts,
        extension=Extension(values["extension_asked"], values["extension_used"]),
        contest=Contest(
            values["ground"], values["overruled_on"], values["overruled_by"], values["appealed"]
        ),
        sleep=Sleep(values["snoozed_until"], values["snoozed_worse"]),
        order=values["order_id"],
    )
