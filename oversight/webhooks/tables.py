"""The tables of webhooks, as typed declarative models. Instants are ISO text in UTC."""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from oversight.store.base import Base


class WebhookRow(Base):
    """Who is told, of what, and how far. Columns as in `subscriptions.Webhook`.

    `events` are names of commands, with spaces between, or "" for all. `upto` is the trail's
    entry up to which everything was delivered or did not concern it. `next_at` is when it is
    tried again, `failing_since` the first of the failures now going on; `leased_until` and
    `leased_by` keep a second deliverer away.
    """

    __tablename__ = "webhook"

    id: Mapped[str] = mapped_column(primary_key=True)
    url: Mapped[str]
    place: Mapped[str | None]
    events: Mapped[str]
    secret: Mapped[str]
    state: Mapped[str]
    made_by: Mapped[str]
    made_at: Mapped[str]
    upto: Mapped[int]
    failures: Mapped[int]
    failing_since: Mapped[str | None]
    next_at: Mapped[str | None]
    leased_until: Mapped[str | None]
    leased_by: Mapped[str | None]


class AttemptRow(Base):
    """One attempt: which entry of the trail, when, and what came of it."""

    __tablename__ = "webhook_attempt"
    __table_args__ = (Index("webhook_attempt_of", "webhook", "id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    webhook: Mapped[str] = mapped_column(ForeignKey("webhook.id"))
    seq: Mapped[int | None]
    at: Mapped[str]
    status: Mapped[int | None]
    said: Mapped[str]
