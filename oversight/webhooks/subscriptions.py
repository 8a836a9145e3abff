"""Subscriptions: made, listed, ended and taken up again, each bound to a place of the tree."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from oversight.problem import Problem, Refused, suggest
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.identity import ALPHABET
from oversight.supervision.scope import load_tree, places_of
from oversight.supervision.tables import OrgRow, TrailRow
from oversight.supervision.workflow import COMMANDS, NOTES
from oversight.webhooks.address import receiver_of
from oversight.webhooks.message import new_secret
from oversight.webhooks.tables import AttemptRow, WebhookRow

MAKES = frozenset({"administrator"})
"""Who makes and ends webhooks, at the place they are bound to or above it."""

EVENTS: tuple[str, ...] = (*NOTES, *COMMANDS)
"""What can be subscribed to: the steps of the trail."""

_LETTERS = 9


@dataclass(frozen=True)
class Webhook:
    """A subscription as it is shown; its secret was shown once.

    `state` is active, paused (it failed for too long) or ended. `behind` counts the entries of
    the trail that it has not come to yet, whether or not they concern it.
    """

    id: str
    url: str
    place: str | None
    events: tuple[str, ...]
    state: str
    made_by: str
    made_at: str
    failures: int
    failing_since: str | None
    next_at: str | None
    behind: int


@dataclass(frozen=True)
class Attempt:
    """One attempt at delivering: the trail's entry (None for a test), and what came of it."""

    seq: int | None
    at: str
    status: int | None
    said: str


def add_webhook(
    store: Store,
    url: str,
    *,
    by: Actor,
    at: datetime,
    events: Collection[str] = (),
    place: str | None = None,
    internal: Collection[str] = (),
) -> tuple[Webhook, str]:
    """Subscribe to what happens from now on at a place; the webhook and, once, its secret.

    Refused, all at once: a URL that may not be gone to, an event or a place that there is
    not, and whoever does not administer that place.
    """
    found = receiver_of(url, internal)
    problems = [found] if isinstance(found, Problem) else []
    problems += [_unknown_event(name) for name in sorted(set(events) - set(EVENTS))]
    with store.writing() as session:
        problems += _place_faults(session, by, place)
        if problems:
            raise Refused(problems)
        row = WebhookRow(
            id="W" + "".join(secrets.choice(ALPHABET) for _ in range(_LETTERS)),
            url=url,
            place=place,
            events=" ".join(name for name in EVENTS if name in set(events)),
            secret=new_secret(),
            state="active",
            made_by=by.name,
            made_at=at.astimezone(UTC).isoformat(),
            upto=_last_entry(session),
            failures=0,
        )
        session.add(row)
        session.flush()
        return _shown(session, row), row.secret


def read_webhooks(store: Store, *, by: Actor) -> Sequence[Webhook]:
    """The webhooks of the places that a person administers, oldest first."""
    with store.reading() as session:
        rows = session.scalars(select(WebhookRow).order_by(WebhookRow.made_at, WebhookRow.id))
        return [_shown(session, row) for row in rows if _administers(session, by, row.place)]


def read_attempts(store: Store, webhook: str, *, by: Actor, limit: int = 50) -> Sequence[Attempt]:
    """The last attempts of a webhook, newest first."""
    with store.reading() as session:
        row = own_row(session, webhook, by)
        query = select(AttemptRow).where(AttemptRow.webhook == row.id)
        found = session.scalars(query.order_by(AttemptRow.id.desc()).limit(limit))
        return [Attempt(each.seq, each.at, each.status, each.said) for each in found]


def end_webhook(store: Store, webhook: str, *, by: Actor) -> Webhook:
    """End a webhook for good; what it was sent stays listed."""
    with store.writing() as session:
        row = own_row(session, webhook, by)
        row.state = "ended"
        session.flush()
        return _shown(session, row)


def resume_webhook(store: Store, webhook: str, *, by: Actor) -> Webhook:
    """Try a paused or failing webhook again at once, from where it stopped.

    Refused for one that has ended.
    """
    with store.writing() as session:
        row = own_row(session, webhook, by)
        if row.state == "ended":
            raise Refused(
                Problem(
                    f"webhook {row.id}",
                    "The webhook has ended.",
                    "Make a new one.",
                    ("该推送已终止。", "请新建一个。"),
                )
            )
        row.state, row.failures, row.failing_since, row.next_at = "active", 0, None, None
        session.flush()
        return _shown(session, row)


def own_row(session: Session, webhook: str, by: Actor) -> WebhookRow:
    """The row of a webhook that a person administers; another is answered like none."""
    row = session.get(WebhookRow, webhook.strip().upper()[:20])
    if row is None or not _administers(session, by, row.place):
        raise Refused(
            Problem(
                f"webhook {webhook[:40]}",
                f"There is no webhook '{webhook[:40]}'.",
                "Take its id from the list of webhooks.",
                (f"没有推送“{webhook[:40]}”。", "请从推送列表中取编号。"),
            )
        )
    return row


def _administers(session: Session, by: Actor, place: str | None) -> bool:
    places = places_of(by, load_tree(session), MAKES)
    return places is None or (place is not None and place in places)


def _place_faults(session: Session, by: Actor, place: str | None) -> list[Problem]:
    if place is not None and session.get(OrgRow, place) is None:
        known = session.scalars(select(OrgRow.org))
        return [
            Problem(
                "place",
                f"There is no place '{place}'.",
                suggest(place, known),
                (f"没有“{place}”这一机构。", "请核对机构代码。"),
            )
        ]
    if not _administers(session, by, place):
        return [
            Problem(
                "place",
                "A webhook is made by an administrator of its place.",
                "Name a place that you administer, or have one of its administrators make it.",
                ("只有该机构的管理员可以设置推送。", "请填写您管理的机构，或请其管理员设置。"),
            )
        ]
    return []


def _unknown_event(name: str) -> Problem:
    return Problem(
        "events",
        f"There is no step '{name}'.",
        suggest(name, EVENTS),
        (f"没有“{name}”这一步骤。", "请核对步骤名称。"),
    )


def _last_entry(session: Session) -> int:
    return session.scalar(select(func.max(TrailRow.seq))) or 0


def _shown(session: Session, row: WebhookRow) -> Webhook:
    behind = max(0, _last_entry(session) - row.upto) if row.state != "ended" else 0
    return Webhook(
        row.id,
        row.url,
        row.place,
        tuple(row.events.split()),
        row.state,
        row.made_by,
        row.made_at,
        row.failures,
        row.failing_since,
        row.next_at,
        behind,
    )
