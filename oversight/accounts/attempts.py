"""What guessing costs: tries to sign in, counted by name and by address, and waits that double.

A try is counted before its password is looked at, so that many at the same moment are as many.
The counts lie in the store, shared by all processes, under hashes: people type passwords into
the field of the name.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from oversight.accounts.hashes import hash_of
from oversight.accounts.tables import AttemptRow
from oversight.problem import Problem, Refused
from oversight.store.database import Store

FREE = 5
"""How often signing in under a name may fail before it costs waiting; then each wait doubles."""

FREE_FROM_ADDRESS = 50
"""The same from one address, which a whole office may share."""

LONGEST_WAIT = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=1)
"""What failed before so long a quiet is no sign of guessing now."""

DIALECTS = {"sqlite": sqlite, "postgresql": postgresql}


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


def keys_of(login: str, address: str) -> dict[str, int]:
    """Under what a try is counted, and how many failures each allows before it costs waiting."""
    return {hash_of(f"login {login}"): FREE, hash_of(f"address {address}"): FREE_FROM_ADDRESS}


def admit(store: Store, login: str, address: str, at: datetime) -> None:
    """Count a try, as failed until `passed` says otherwise. Refused (`TooOftenError`): wait."""
    keys = keys_of(login, address)
    with store.noting() as session:
        rows = {key: _held(session, key, at) for key in sorted(keys)}
        if wait := max(_wait(row, keys[key], at) for key, row in rows.items()):
            raise TooOftenError(wait)
        for key, row in rows.items():
            # The clocks of two processes may differ a little: a count never goes back in time.
            row.last_at = max(row.last_at, _text(at))
            row.failures = min(row.failures + 1, keys[key] + 20)


def passed(session: Session, login: str, address: str) -> None:
    """Take back a try that succeeded: all that failed under the name, and the one by address."""
    by_name, _by_address = keys = keys_of(login, address)
    # Always in the same order, so that two who wait for each other's count cannot be.
    for key in sorted(keys):
        row = session.get(AttemptRow, key, with_for_update=True)
        if row is not None:
            row.failures = 0 if key == by_name else max(0, row.failures - 1)


def sweep(session: Session, at: datetime) -> None:
    """Drop the counts that are forgotten; those somebody just counts on are left alone."""
    old = select(AttemptRow.key).where(AttemptRow.last_at < _text(at - FORGOTTEN))
    held = session.scalars(old.with_for_update(skip_locked=True)).all()
    session.execute(delete(AttemptRow).where(AttemptRow.key.in_(held)))


def _held(session: Session, key: str, at: datetime) -> AttemptRow:
    """The count of a key, made where there is none, and held to the transaction's end."""
    dialect: Any = DIALECTS[session.get_bind().dialect.name]
    new = dialect.insert(AttemptRow).values(key=key, failures=0, last_at=_text(at))
    # Changes nothing where it is there, but holds it: doing nothing would not.
    session.execute(new.on_conflict_do_update(index_elements=["key"], set_={"key": key}))
    row = session.get_one(AttemptRow, key)
    if at - datetime.fromisoformat(row.last_at) > FORGOTTEN:
        row.failures = 0
    return row


def _wait(row: AttemptRow, free: int, at: datetime) -> timedelta:
    if row.failures < free:
        return timedelta(0)
    wait = min(timedelta(seconds=2 ** (row.failures - free)), LONGEST_WAIT)
    return max(timedelta(0), datetime.fromisoformat(row.last_at) + wait - at)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()
