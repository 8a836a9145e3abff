"""The registers kept beside the items: owners, orders, emergencies, samples, as tables."""

from __future__ import annotations

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base


class OwnerRow(Base):
    """Who gets the items of what. Columns as in `ownership.Owner`.

    `rule` is a rule, a pack or "", `item` an entry of the catalogue of powers or "",
    `territory` a place of the tree or "". `routed` says whether open items have been routed
    by it: what was routed before is what a change of ownership is weighed against.
    """

    __tablename__ = "supervision_owner"

    id: Mapped[int] = mapped_column(primary_key=True)
    rule: Mapped[str]
    item: Mapped[str]
    territory: Mapped[str]
    org: Mapped[str]
    since: Mapped[date]
    until: Mapped[date | None]
    set_by: Mapped[str]
    set_at: Mapped[str]
    ended_by: Mapped[str | None]
    routed: Mapped[bool]


class OrderRow(Base):
    """An order: the findings of one run for one organisation and rule, sent together."""

    __tablename__ = "supervision_order"
    __table_args__ = (
        UniqueConstraint("year", "serial"),
        Index("supervision_order_org", "org", "id"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    year: Mapped[int]
    serial: Mapped[int]
    org: Mapped[str]
    rule: Mapped[str]
    run: Mapped[str]
    issued_on: Mapped[date]
    issued_by: Mapped[str]
    items: Mapped[int]
    note: Mapped[str]


class EmergencyRow(Base):
    """A declared event that shortens clocks. Columns as in `emergencies.Emergency`."""

    __tablename__ = "supervision_emergency"

    id: Mapped[str] = mapped_column(primary_key=True)
    title: Mapped[str]
    rule: Mapped[str | None]
    place: Mapped[str | None]
    pace: Mapped[int]
    since: Mapped[date]
    until: Mapped[date | None]
    declared_by: Mapped[str]
    why: Mapped[str]
    ended_by: Mapped[str | None]
    ended_why: Mapped[str | None]


class SampleRow(Base):
    """A sample of examined subjects that no rule flagged, drawn for people to check."""

    __tablename__ = "supervision_sample"

    id: Mapped[str] = mapped_column(primary_key=True)
    run: Mapped[str]
    as_of: Mapped[date]
    seed: Mapped[str]
    drawn_on: Mapped[date]
    drawn_by: Mapped[str]


class StratumRow(Base):
    """A stratum of a sample: the subjects of one rule and organisation; `org` "" is none."""

    __tablename__ = "supervision_sample_stratum"

    sample: Mapped[str] = mapped_column(ForeignKey("supervision_sample.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(primary_key=True)
    org: Mapped[str] = mapped_column(primary_key=True)
    population: Mapped[int]


class CaseRow(Base):
    """A subject of a sample, and what whoever checked it found: clean, missed or nothing yet."""

    __tablename__ = "supervision_sample_case"
    __table_args__ = (Index("supervision_sample_case_rule", "rule", "org"),)

    sample: Mapped[str] = mapped_column(ForeignKey("supervision_sample.id"), primary_key=True)
    rule: Mapped[str] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(primary_key=True)
    org: Mapped[str]
    verdict: Mapped[str | None]
    why: Mapped[str]
    checked_by: Mapped[str | None]
    checked_at: Mapped[str | None]
