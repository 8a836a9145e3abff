"""The tables of audits: the end of each audit's chain, and the entries of all chains."""

from __future__ import annotations

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base


class AuditRow(Base):
    """An audit: where its chain ends, and the state that the last entry left it in."""

    __tablename__ = "audit"

    id: Mapped[str] = mapped_column(primary_key=True)
    state: Mapped[str]
    seq: Mapped[int]
    hash: Mapped[str]


class AuditEntryRow(Base):
    """One entry of an audit's chain; columns as in `oversight.supervision.chain.Entry`."""

    __tablename__ = "audit_entry"

    audit: Mapped[str] = mapped_column(ForeignKey("audit.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    who: Mapped[str]
    command: Mapped[str]
    from_state: Mapped[str | None]
    to_state: Mapped[str]
    why: Mapped[str]
    details: Mapped[str]
    previous: Mapped[str]
    hash: Mapped[str]
