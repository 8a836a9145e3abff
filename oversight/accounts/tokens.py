"""Tokens by which programs act for an account; shown once, kept as hashes."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from oversight.accounts.given import one_line
from oversight.accounts.hashes import hash_of
from oversight.accounts.people import Account, account_of, row_of
from oversight.accounts.tables import AccountRow, TokenRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store

DAYS = 90
"""How long a token lasts unless it is said otherwise."""

PREFIX = "ovs_"
"""How every token begins, so that one left in a file can be found."""

TOUCH = timedelta(minutes=1)
"""How often a token's use is written down: not at every request."""


@dataclass(frozen=True)
class Token:
    """What is known of a token but the token itself; `id` is the beginning of its hash."""

    id: str
    name: str
    created_at: str
    expires_at: str
    revoked: bool
    used_at: str | None
    """When it was last used, to the minute."""


def create_token(store: Store, login: str, name: str, *, at: datetime, days: int = DAYS) -> str:
    """Make a token for an account and answer it, this once. Refused: no such account, no name."""
    token = PREFIX + secrets.token_urlsafe(32)
    ends = (at + timedelta(days=days)).astimezone(UTC)
    name = one_line(name)
    if not name:
        raise Refused(
            Problem(
                "token",
                "The token has no name.",
                "Say what it is for.",
                ("令牌没有名称。", "请说明用途。"),
            )
        )
    with store.writing() as session:
        row_of(session, login)
        session.add(
            TokenRow(
                hash=hash_of(token),
                login=login,
                name=name,
                created_at=at.astimezone(UTC).isoformat(),
                expires_at=ends.isoformat(),
                revoked=False,
            )
        )
    return token


def account_of_token(store: Store, token: str, at: datetime) -> Account | None:
    """The account a token acts for; None where it is over, revoked or never was."""
    with store.reading() as session:
        row = session.get(TokenRow, hash_of(token))
        if row is None or row.revoked or datetime.fromisoformat(row.expires_at) <= at:
            return None
        account = account_of(session, session.get_one(AccountRow, row.login))
        used = row.used_at and datetime.fromisoformat(row.used_at)
    if not account.active:
        return None
    if not used or at - used > TOUCH:
        # Who only reads is not refused because somebody writes for long.
        with suppress(Refused), store.noting() as session:
            row = session.get(TokenRow, hash_of(token))
            if row is not None:
                row.used_at = at.astimezone(UTC).isoformat()
    return account


def read_tokens(store: Store, login: str) -> Sequence[Token]:
    """The tokens of an account, newest first."""
    with store.reading() as session:
        query = select(TokenRow).where(TokenRow.login == login)
        rows = session.scalars(query.order_by(TokenRow.created_at.desc()))
        return [
            Token(row.hash[:12], row.name, row.created_at, row.expires_at, row.revoked, row.used_at)
            for row in rows
        ]


def revoke_token(store: Store, login: str, token_id: str) -> None:
    """End a token of an account. Refused where it has none of that id."""
    token_id = one_line(token_id)
    with store.writing() as session:
        begins = TokenRow.hash.startswith(token_id, autoescape=True)
        rows = session.scalars(select(TokenRow).where(TokenRow.login == login, begins)).all()
        if len(rows) != 1 or not token_id:
            raise Refused(
                Problem(
                    f"token {token_id}",
                    f"'{login}' has no one token '{token_id}'.",
                    "Give its id as it is listed.",
                    (f"“{login}”没有令牌“{token_id}”。", "请按列表中的编号填写。"),
                )
            )
        rows[0].revoked = True
