"""Signing in: sessions of browsers, and the waiting that guessing costs.

Nothing tells whether an account exists: an unknown name, a wrong password and an account that
may not sign in are answered alike, after as long a time.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from oversight.accounts.passwords import NOBODY, hashed, matches, outdated
from oversight.accounts.people import Account, account_of
from oversight.accounts.tables import AccountRow, AttemptRow, SessionRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store

IDLE = timedelta(minutes=30)
"""After how long without a request a session ends."""

LONGEST = timedelta(hours=12)
"""How long a session lasts at most."""

FREE = 5
"""How often signing in may fail before it costs waiting; then the wait doubles each time."""

LONGEST_WAIT = timedelta(minutes=15)
TOUCH = timedelta(minutes=1)
"""How often a session's use is written down: not at every request."""


@dataclass(frozen=True)
class SignedIn:
    """A new session: the token for the browser's cookie, and the person."""

    token: str
    csrf: str
    account: Account


class TooOftenError(Refused):
    """Signing in failed too often: `wait` is how long nobody may try."""

    def __init__(self, wait: timedelta) -> None:
        seconds = max(1, int(wait.total_seconds()))
        self.wait = timedelta(seconds=seconds)
        super().__init__(
            Problem(
                "signing in",
                f"Signing in has failed too often; nobody may try for {seconds} seconds.",
                "Wait, then try again.",
                (f"登录失败次数过多，{seconds}秒内不能再试。", "请稍候再试。"),
            )
        )


def sign_in(store: Store, login: str, password: str, *, address: str, at: datetime) -> SignedIn:
    """Open a session. Refused: a wrong name or password, or too many tries."""
    login = login.strip().casefold()
    keys = (f"login {login}", f"address {address}")
    with store.reading() as session:
        if wait := max(_wait(session, key, at) for key in keys):
            raise TooOftenError(wait)
        row = session.get(AccountRow, login)
        kept, active = (row.password, row.active) if row is not None else (NOBODY, False)
    if not (matches(kept, password) and active):
        with store.writing() as session:
            for key in keys:
                _failed(session, key, at)
        raise Refused(
            Problem(
                "signing in",
                "The sign-in name or the password is wrong.",
                "Type both again, or ask an administrator.",
                ("登录名或密码不对。", "请重新输入，或联系管理员。"),
            )
        )
    again = hashed(password) if outdated(kept) else None
    token, csrf, now = secrets.token_urlsafe(32), secrets.token_urlsafe(32), _text(at)
    with store.writing() as session:
        session.execute(delete(AttemptRow).where(AttemptRow.key == keys[0]))
        held = session.get_one(AccountRow, login)
        if again is not None:
            held.password = again
        session.add(
            SessionRow(hash=hash_of(token), login=login, csrf=csrf, created_at=now, used_at=now)
        )
        return SignedIn(token, csrf, account_of(session, held))


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
        with store.writing() as session:
            used = session.get(SessionRow, hash_of(token))
            if used is not None:
                used.used_at = _text(at)
    return SignedIn(token, csrf, account)


def sign_out(store: Store, token: str) -> None:
    """End a session; nothing happens where there is none."""
    with store.writing() as session:
        session.execute(delete(SessionRow).where(SessionRow.hash == hash_of(token)))


def csrf_ok(signed: SignedIn, given: str) -> bool:
    """Whether a form comes from a page of this session."""
    return hmac.compare_digest(signed.csrf.encode(), given.encode())


def hash_of(token: str) -> str:
    """A token as the store knows it: who reads the store cannot sign in with what is there."""
    return hashlib.sha256(token.encode()).hexdigest()


def _wait(session: Session, key: str, at: datetime) -> timedelta:
    row = session.get(AttemptRow, key)
    if row is None or row.failures < FREE:
        return timedelta(0)
    wait = min(timedelta(seconds=2 ** (row.failures - FREE)), LONGEST_WAIT)
    return max(timedelta(0), datetime.fromisoformat(row.last_at) + wait - at)


def _failed(session: Session, key: str, at: datetime) -> None:
    row = session.get(AttemptRow, key)
    if row is None:
        session.add(AttemptRow(key=key, failures=1, last_at=_text(at)))
        return
    # What failed long ago is no sign of guessing now.
    fresh = at - datetime.fromisoformat(row.last_at) > timedelta(hours=1)
    row.failures = 1 if fresh else min(row.failures + 1, FREE + 20)
    row.last_at = _text(at)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
