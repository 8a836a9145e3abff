"""What all tables of the store share, and the one row every writer takes first."""

from __future__ import annotations

from datetime import date

from sqlalchemy import Date, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

SCHEMA = 1
"""The version of the tables; a store of another version is not touched."""

NO_HASH = "0" * 64
"""The hash before the first entry of the trail."""


class Base(DeclarativeBase):
    """The registry of the store's tables."""

    type_annotation_map = {str: Text, date: Date}  # noqa: RUF012 (declared so by SQLAlchemy)


class StoreRow(Base):
    """The one row that says whose store this is and where its trail ends.

    Every writer locks it, so that the chain of the trail has one end on every database.
    """

    __tablename__ = "supervision_store"

    id: Mapped[int] = mapped_column(primary_key=True)
    schema_version: Mapped[int]
    seq: Mapped[int]
    hash: Mapped[str]
