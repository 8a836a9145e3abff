"""What all tables of the store share, and the one row every writer takes first."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NO_HASH = "0" * 64
"""The hash before the first entry of the trail."""


class Base(DeclarativeBase):
    """The registry of the store's tables. The migrations make them; nothing else does."""

    type_annotation_map = {str: Text, date: Date}  # noqa: RUF012 (declared so by SQLAlchemy)


class StoreRow(Base):
    """The one row that says whose store this is and where its trail ends.

    Every writer locks it, so that the chain of the trail has one end on every database.
    `schema_version` is for programs older than the migrations: they read it and let a store
    that is too new for them alone. Which revision the tables are of is in `alembic_version`.
    """

    __tablename__ = "supervision_store"

    id: Mapped[int] = mapped_column(primary_key=True)
    schema_version: Mapped[int]
    seq: Mapped[int]
    hash: Mapped[str]
