"""Signing in, and the sessions of browsers that follow from it.

Nothing tells whether an account exists: an unknown name, a wrong password and an account that
may not sign in are answered alike, after as long a time.
"""

from __future__ import annotations

import hmac
import secrets
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, or_, update

from oversight.accounts.attempts import TooOftenError, admit, passed, sweep
from oversight.accounts.hashes import hash_of
from oversight.accounts.passwords import hashed, matches, outdated
from oversight.accounts.people import LOGIN, Account, account_of
from oversight.accounts.tables import AccountRow, SessionRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store

__all__ = ["SignedIn", "TooOftenError", "csrf_ok", "session_of", "sign_in", "sign_out"]

IDLE = timedelta(minutes=30)
"""After how long without a request a session ends."""

LONGEST = timedelta(hours=12)
"""How long a session lasts at most."""

TOUCH = timedelta(minutes=1)
"""How often a session's use is written down: not at every request."""


@dataclass(frozen=True)
class SignedIn:
    """A new session: the token for the browser's cookie, and the person."""

    token: str
    csrf: str
    account: Account


def sign_in(store: Store, login: str, password: str, *, address: str, at: datetime) -> SignedIn:
    """Open a session. Refused: a wrong name or password, or too many tries (`TooOftenError`)."""
    login = login.strip().casefold()
    admit(store, login, address, at)
    kept = _kept(store, login)
    if matches(kept, password) and kept is not None:
        again = hashed(password) if outdated(kept) else kept
        signed = _opened(store, login, (kept, again), address, at)
        if signed is not None:
            return signed
    raise Refused(
        Problem(
            "signing in",
            "The sign-in name or the password is wrong.",
            "Type both again, or ask an administrator.",
            ("登录名或密码不对。", "请重新输入，或联系管理员。"),
        )
    )


def _kept(store: Store, login: str) -> str | None:
    """The password as it is kept of an account that may sign in."""
    # Not every text can be asked for: PostgreSQL knows no NUL.
    if not LOGIN.fullmatch(login):
        return None
    with store.reading() as session:
        row = session.get(AccountRow, login)
        return row.password if row is not None and row.active else None


def _opened(
    store: Store, login: str, passwords: tuple[str, str], address: str, at: datetime
) -> SignedIn | None:
    """A new session, unless the account was changed while its password was looked at.

    `passwords` are what was kept, and what is to be kept from now on.
    """
    token, csrf, now = secrets.token_urlsafe(32), secrets.token_urlsafe(32), _text(at)
    with store.noting() as session:
        passed(session, login, address)
        row = session.get(AccountRow, login, with_for_update=True)
        if row is None or not row.active or row.password != passwords[0]:
            return None
        row.password = passwords[1]
        over = or_(
            SessionRow.used_at < _text(at - IDLE), SessionRow.created_at < _text(at - LONGEST)
        )
        session.execute(delete(SessionRow).where(SessionRow.login == login, over))
        session.add(
            SessionRow(hash=hash_of(token), login=login, csrf=csrf, created_at=now, used_at=now)
        )
        sweep(session, at)
        return SignedIn(token, csrf, account_of(session, row))


def session_of(store: Store, token: str, at: datetime) -> SignedIn | None:
    """The person of a session's token; None where the session is over or never was."""
    with store.reading() as session:
        row = session.get(SessionRow, hash_of(token))
        if row is None:
            return None
        idle = at - datetime.fromisoformat(row.used_at)
        over = idle > IDLE or at - datetime.fromisoformat(row.created_at) > LONGEST
        held = session.get_one(AccountRow, row.login)
        account, csrf = account_of(session, held), row.csrf
    if over or not account.active:
        sign_out(store, token)
        return None
    if idle > TOUCH:
        # Who only reads is not refused because somebody writes for long.
        with suppress(Refused), store.noting() as session:
            used = update(SessionRow).where(SessionRow.hash == hash_of(token))
            session.execute(used.values(used_at=_text(at)))
    return SignedIn(token, csrf, account)


def sign_out(store: Store, token: str) -> None:
    """End a session; nothing happens where there is none."""
    with store.noting() as session:
        session.execute(delete(SessionRow).where(SessionRow.hash == hash_of(token)))


def csrf_ok(signed: SignedIn, given: str) -> bool:
    """Whether a form comes from a page of this session."""
    return hmac.compare_digest(signed.csrf.encode(), given.encode())


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
