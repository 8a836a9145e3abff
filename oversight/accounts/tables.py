"""The tables of accounts, as typed declarative models. Instants are ISO text in UTC."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base

EVERYWHERE = ""
"""The place of a role that holds in the whole tree (a key column is never empty)."""


class AccountRow(Base):
    """A person who signs in. `login` is what the trail writes."""

    __tablename__ = "account"

    login: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    language: Mapped[str]
    theme: Mapped[str]
    password: Mapped[str]
    active: Mapped[bool]
    created_at: Mapped[str]


class GrantRow(Base):
    """A role that an account holds at a place: an organisation's code, or `EVERYWHERE`."""

    __tablename__ = "account_grant"

    login: Mapped[str] = mapped_column(ForeignKey("account.login"), primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[str] = mapped_column(primary_key=True)


class SessionRow(Base):
    """A signed-in browser, known by the hash of the token it holds."""

    __tablename__ = "account_session"

    hash: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("account.login"), index=True)
    csrf: Mapped[str]
    created_at: Mapped[str]
    used_at: Mapped[str]


class TokenRow(Base):
    """A token for programs, known by its hash; the token itself is shown once."""

    __tablename__ = "account_token"

    hash: Mapped[str] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(ForeignKey("account.login"), index=True)
    name: Mapped[str]
    created_at: Mapped[str]
    expires_at: Mapped[str]
    revoked: Mapped[bool]
    used_at: Mapped[str | None]


class AttemptRow(Base):
    """How often signing in failed in a row, for an account or from an address."""

    __tablename__ = "account_attempt"

    key: Mapped[str] = mapped_column(primary_key=True)
    failures: Mapped[int]
    last_at: Mapped[str]


class LookRow(Base):
    """One look at personal data: who, when, at what of which item, for which purpose.

    Rows are added, never changed: the database itself refuses it.
    """

    __tablename__ = "account_look"
    __table_args__ = (Index("account_look_login", "login", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    login: Mapped[str]
    at: Mapped[str]
    item: Mapped[str]
    what: Mapped[str]
    purpose: Mapped[str]


class ChangeRow(Base):
    """One change of an account: when, by whom, of whom, what.

    Rows are added, never changed: the database itself refuses it.
    """

    __tablename__ = "account_change"
    __table_args__ = (Index("account_change_login", "login", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[str]
    by: Mapped[str]
    login: Mapped[str]
    what: Mapped[str]
    details: Mapped[str]


class ViewRow(Base):
    """A filter of the queue that a person keeps under a name: the query of its address."""

    __tablename__ = "account_view"

    login: Mapped[str] = mapped_column(ForeignKey("account.login"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    query: Mapped[str]
