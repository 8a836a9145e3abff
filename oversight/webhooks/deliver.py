"""Delivering: each webhook is told of the trail from where it stopped, in order.

The trail itself is what is still to be sent, so that no command waits for a receiver and
nothing is lost with a process. A webhook has one deliverer at a time, by a lease; if that
dies, another takes over when the lease is over and may send the last message a second time,
with the same id. After a failure it is tried again later, twice as late each time; what comes
behind waits, so that the order stays.
"""

from __future__ import annotations

import random
import time
import uuid
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import Select, delete, func, or_, select, update
from sqlalchemy.orm import Session

from oversight.accounts.tables import EVERYWHERE, AccountRow, GrantRow
from oversight.problem import Problem
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.notices import tell_one
from oversight.supervision.scope import load_tree, visible
from oversight.supervision.tables import ItemRow, TrailRow
from oversight.webhooks.address import receiver_of
from oversight.webhooks.message import Message, message_of
from oversight.webhooks.post import Answer, post
from oversight.webhooks.subscriptions import own_row
from oversight.webhooks.tables import AttemptRow, WebhookRow

FIRST_WAIT = 10.0
LONGEST_WAIT = 6 * 3600.0
GIVEN_UP = timedelta(days=5)
"""After so long without one success a webhook is paused, and its administrators are told."""

LEASE = timedelta(seconds=60)
AT_ONCE = 50
"""Messages sent under one lease; each takes 10 seconds at most, so it is renewed on the way."""

LOOKED_AT = 5_000
"""Entries of the trail that are looked through at once for some that concern a webhook."""

KEPT = 500
"""Attempts of a webhook that stay listed."""

Post = Callable[..., Answer]


@dataclass(frozen=True)
class Delivered:
    """What one round did: messages that arrived, and attempts that failed."""

    sent: int = 0
    failed: int = 0


@dataclass(frozen=True)
class _Due:
    """A webhook that this deliverer holds."""

    id: str
    url: str
    secret: str


def deliver_due(
    store: Store,
    *,
    now: Callable[[], datetime],
    internal: Collection[str] = (),
    send: Post = post,
    stop: Callable[[], bool] = lambda: False,
) -> Delivered:
    """Send what is due, each webhook until it is up to date or fails."""
    me = uuid.uuid4().hex
    sent = failed = 0
    for name in _active(store, now()):
        while not stop():
            due = _lease(store, name, me, now())
            if due is None:
                break
            done = _deliver(store, due, me, now=now, internal=internal, send=send, stop=stop)
            sent, failed = sent + done.sent, failed + done.failed
            if done.failed or not done.sent:
                break
    return Delivered(sent, failed)


def send_test(
    store: Store, webhook: str, *, by: Actor, at: datetime, internal: Collection[str] = ()
) -> Answer:
    """Send a message of the type `ping` once, whatever the webhook's state; it is listed."""
    with store.reading() as session:
        row = own_row(session, webhook, by)
        due = _Due(row.id, row.url, row.secret)
    # An id of its own each time: a receiver that drops repeats must not drop a second test.
    one = f"ping_{uuid.uuid4().hex[:12]}"
    told = message_of(due.id, "ping", at.astimezone(UTC).isoformat(), {"webhook": due.id}, one)
    answer = _sent(due, told, internal, post)
    with store.noting() as session:
        _list(session, due.id, None, at, answer)
    return answer


def wait_after(failures: int, asked: float | None = None, chance: float = 0.5) -> float:
    """Seconds until the next attempt after so many failures; `chance` in 0..1 spreads them.

    >>> [wait_after(n) for n in (1, 2, 3, 20)]
    [10.0, 20.0, 40.0, 21600.0]
    >>> wait_after(1, asked=120.0)
    120.0
    """
    wait = min(LONGEST_WAIT, FIRST_WAIT * 2.0 ** min(failures - 1, 20))
    return max(wait * (0.8 + 0.4 * chance), min(asked or 0.0, LONGEST_WAIT))


def _active(store: Store, at: datetime) -> list[str]:
    """The webhooks that may have something to be sent."""
    now = _text(at)
    with store.reading() as session:
        last = session.scalar(select(func.max(TrailRow.seq))) or 0
        query = select(WebhookRow.id).where(
            WebhookRow.state == "active",
            WebhookRow.upto < last,
            or_(WebhookRow.next_at.is_(None), WebhookRow.next_at <= now),
        )
        return list(session.scalars(query.order_by(WebhookRow.id)))


def _lease(store: Store, name: str, me: str, at: datetime) -> _Due | None:
    """Hold a webhook for a while; None where another holds it, or it is not due."""
    now = _text(at)
    with store.noting() as session:
        free = or_(
            WebhookRow.leased_until.is_(None),
            WebhookRow.leased_until <= now,
            WebhookRow.leased_by == me,
        )
        due = or_(WebhookRow.next_at.is_(None), WebhookRow.next_at <= now)
        taken = session.execute(
            update(WebhookRow)
            .where(WebhookRow.id == name, WebhookRow.state == "active", free, due)
            .values(leased_until=_text(at + LEASE), leased_by=me)
        )
        if not taken.rowcount:  # type: ignore[attr-defined]
            return None
        row = session.get_one(WebhookRow, name)
        return _Due(row.id, row.url, row.secret)


def _deliver(
    store: Store,
    due: _Due,
    me: str,
    *,
    now: Callable[[], datetime],
    internal: Collection[str],
    send: Post,
    stop: Callable[[], bool],
) -> Delivered:
    """Send the next messages of a held webhook; let go of it at the end or at a failure."""
    with store.reading() as session:
        told, upto = _next(session, due.id)
    sent = 0
    for seq, message in told:
        if stop() or not _renew(store, due.id, me, now()):
            break
        answer = _sent(due, message, internal, send)
        if not _note(store, due.id, me, seq, answer, now()):
            return Delivered(sent, 0 if answer.arrived else 1)
        if not answer.arrived:
            return Delivered(sent, 1)
        sent += 1
    else:
        _advance(store, due.id, me, upto)
    _let_go(store, due.id, me)
    return Delivered(sent)


def _next(session: Session, name: str) -> tuple[list[tuple[int, Message]], int]:
    """The next messages of a webhook, and up to which entry of the trail they reach."""
    row = session.get_one(WebhookRow, name)
    last = session.scalar(select(func.max(TrailRow.seq))) or 0
    end = min(last, row.upto + LOOKED_AT)
    rows = session.execute(_concerning(session, row, end)).all()
    if len(rows) == AT_ONCE:
        end = rows[-1][0].seq
    return [(entry.seq, _told(name, entry, item)) for entry, item in rows], end


def _concerning(session: Session, row: WebhookRow, end: int) -> Select[TrailRow, ItemRow]:
    """The entries of the trail behind the cursor that a webhook is to be told of."""
    query = (
        select(TrailRow, ItemRow)
        .join(ItemRow, ItemRow.id == TrailRow.item)
        .where(TrailRow.seq > row.upto, TrailRow.seq <= end)
    )
    if row.events:
        query = query.where(TrailRow.command.in_(row.events.split()))
    if row.place is not None:
        reads = Actor(f"webhook {row.id}", (Grant("auditor", row.place),))
        query = query.where(visible(reads, load_tree(session)))
    return query.order_by(TrailRow.seq).limit(AT_ONCE)


def _told(webhook: str, entry: TrailRow, item: ItemRow) -> Message:
    data: dict[str, object] = {
        "entry": entry.seq,
        "item": item.id,
        "command": entry.command,
        "from": entry.from_state,
        "to": entry.to_state,
        "rule": item.rule,
        "rule_version": item.rule_version,
        "kind": item.kind,
        "card": item.card,
        "org": item.org,
        "run": entry.run,
    }
    return message_of(webhook, f"item.{entry.command}", entry.at, data, entry.seq)


def _sent(due: _Due, message: Message, internal: Collection[str], send: Post) -> Answer:
    receiver = receiver_of(due.url, internal)
    if isinstance(receiver, Problem):
        return Answer(None, f"not sent: {receiver.said}")
    return send(receiver, message.headers(due.secret, int(time.time())), message.body)


def _renew(store: Store, name: str, me: str, at: datetime) -> bool:
    return _change(store, name, me, leased_until=_text(at + LEASE))


def _advance(store: Store, name: str, me: str, upto: int) -> None:
    _change(store, name, me, upto=upto)


def _let_go(store: Store, name: str, me: str) -> None:
    _change(store, name, me, leased_until=None, leased_by=None)


def _change(store: Store, name: str, me: str, **values: object) -> bool:
    """Change a webhook that this deliverer still holds."""
    with store.noting() as session:
        held = (WebhookRow.id == name, WebhookRow.leased_by == me, WebhookRow.state == "active")
        done = session.execute(update(WebhookRow).where(*held).values(**values))
        return bool(done.rowcount)  # type: ignore[attr-defined]


def _note(store: Store, name: str, me: str, seq: int, answer: Answer, at: datetime) -> bool:
    """Write down what came of a message. False where somebody else holds the webhook by now."""
    with store.noting() as session:
        row = session.get(WebhookRow, name, with_for_update=True)
        if row is None or row.leased_by != me:
            return False
        _list(session, name, seq, at, answer)
        if answer.arrived:
            row.upto, row.failures, row.failing_since, row.next_at = seq, 0, None, None
            return True
        row.failures += 1
        row.failing_since = row.failing_since or _text(at)
        seconds = wait_after(row.failures, answer.after, random.random())
        row.next_at = _text(at + timedelta(seconds=seconds))
        row.leased_until = row.leased_by = None
        if answer.status == 410:
            row.state = "ended"
        elif at - datetime.fromisoformat(row.failing_since) > GIVEN_UP:
            row.state = "paused"
            _tell_administrators(session, row, at)
        return True


def _list(session: Session, name: str, seq: int | None, at: datetime, answer: Answer) -> None:
    """List an attempt, and forget the oldest."""
    session.add(
        AttemptRow(webhook=name, seq=seq, at=_text(at), status=answer.status, said=answer.said)
    )
    session.flush()
    own = select(AttemptRow.id).where(AttemptRow.webhook == name).order_by(AttemptRow.id.desc())
    oldest = session.scalar(own.offset(KEPT).limit(1))
    if oldest is not None:
        old = (AttemptRow.webhook == name, AttemptRow.id <= oldest)
        session.execute(delete(AttemptRow).where(*old))


def _tell_administrators(session: Session, row: WebhookRow, at: datetime) -> None:
    """Tell whoever administers the webhook's place, there or above it."""
    above = load_tree(session).path(row.place).strip("/").split("/") if row.place else []
    places = (EVERYWHERE, *above)
    who = (
        select(GrantRow.login)
        .join(AccountRow, AccountRow.login == GrantRow.login)
        .where(GrantRow.role == "administrator", GrantRow.place.in_(places), AccountRow.active)
        .distinct()
    )
    for login in session.scalars(who):
        said = {"why": f"{row.id}: {row.url}", "since": row.failing_since or ""}
        tell_one(session, item=None, who=login, kind="webhook", at=_text(at), said=said)


def _text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")
