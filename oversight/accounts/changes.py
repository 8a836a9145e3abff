"""What was changed of accounts, by whom and when. The table only grows, as that of looks does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from oversight.accounts.tables import ChangeRow
from oversight.store.database import Store

HERE = "command line"
"""Who changes accounts by the command line: whoever has the store."""


@dataclass(frozen=True)
class Change:
    """One change. `what` is a word such as granted; `details` the role and its place."""

    at: str
    by: str
    login: str
    what: str
    details: str


@dataclass(frozen=True)
class By:
    """Who changes something, and when; now where nothing is said."""

    name: str = HERE
    at: datetime | None = None

    def note(self, session: Session, login: str, what: str, details: str = "") -> None:
        """Write a change down in the transaction that makes it."""
        at = (self.at or datetime.now(UTC)).astimezone(UTC).isoformat(timespec="seconds")
        session.add(ChangeRow(at=at, by=self.name, login=login, what=what, details=details))


def read_changes(store: Store, *, login: str | None = None, limit: int = 100) -> Sequence[Change]:
    """The last changes of an account, or of all, newest first."""
    query = select(ChangeRow).order_by(ChangeRow.id.desc()).limit(limit)
    if login is not None:
        query = query.where(ChangeRow.login == login)
    with store.reading() as session:
        return [
            Change(row.at, row.by, row.login, row.what, row.details)
            for row in session.scalars(query)
        ]
