"""Delivering to a real receiver: in order, signed, again after failures, once for each place."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from oversight.accounts.tables import AccountRow, GrantRow
from oversight.store.database import Store
from oversight.supervision.notices import read_notices
from oversight.supervision.service import act
from oversight.webhooks import following as following_
from oversight.webhooks import post as posting
from oversight.webhooks.deliver import GIVEN_UP, Delivered, deliver_due, send_test
from oversight.webhooks.subscriptions import (
    Webhook,
    add_webhook,
    end_webhook,
    read_attempts,
    read_webhooks,
    resume_webhook,
)
from oversight.webhooks.tables import WebhookRow
from tests.supervision.support import DAYS, command, rows_of

from .support import ADMIN, NOW, Clock, Receiver, raise_some, receiving, with_orgs


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    with receiving() as found:
        yield found


@pytest.fixture
def store(any_store: Store) -> Store:
    return with_orgs(any_store)


def made(store: Store, receiver: Receiver, **how: Any) -> tuple[Webhook, str]:
    given: dict[str, Any] = {"by": ADMIN, "at": NOW, "internal": receiver.internal} | how
    return add_webhook(store, receiver.url, **given)


def delivered(store: Store, receiver: Receiver, clock: Clock | None = None) -> Delivered:
    return deliver_due(store, now=clock or Clock(), internal=receiver.internal)


def one(store: Store) -> Webhook:
    (found,) = read_webhooks(store, by=ADMIN)
    return found


def test_each_step_is_told_in_order_with_nothing_personal(store: Store, receiver: Receiver) -> None:
    raise_some(store, "before")
    webhook, _ = made(store, receiver)
    raise_some(store, "before", "A", "B")
    item = rows_of(store, "SELECT id FROM supervision_item WHERE subject = 'A'")[0][0]
    act(store, command("assign", item, to="O1", note="Ask Mr Zhao."), days=DAYS)
    assert delivered(store, receiver) == Delivered(sent=3)
    assert [each.entry for each in receiver.came] == [2, 3, 4]
    assert receiver.came[2].said == {
        "type": "item.assign",
        "timestamp": "2021-10-08",
        "data": {
            "entry": 4,
            "item": item,
            "command": "assign",
            "from": "raised",
            "to": "assigned",
            "rule": "cn.licensing/decision-overdue",
            "rule_version": "1",
            "kind": "timeout",
            "card": "red",
            "org": "O1",
            "run": "run-1",
        },
    }
    assert one(store) == replace(webhook, behind=0)
    assert delivered(store, receiver) == Delivered()


def test_the_signature_is_that_of_the_standard(store: Store, receiver: Receiver) -> None:
    """Reckoned here as a receiver would, from the specification."""
    _, secret = made(store, receiver)
    raise_some(store, "A")
    delivered(store, receiver)
    (came,) = receiver.came
    key = base64.b64decode(secret.split("_", 1)[1])
    signed = f"{came.headers['webhook-id']}.{came.headers['webhook-timestamp']}.".encode()
    digest = hmac.new(key, signed + came.body, hashlib.sha256).digest()
    assert came.headers["webhook-signature"] == "v1," + base64.b64encode(digest).decode()
    assert came.headers["content-type"] == "application/json"


def test_only_what_is_asked_for_at_the_place_asked_for(store: Store, receiver: Receiver) -> None:
    made(store, receiver, place="O1", events=["raise"])
    raise_some(store, "far", org="O9")
    raise_some(store, "own", org="O1")
    raise_some(store, "below", org="O2")
    assert delivered(store, receiver) == Delivered(sent=2)
    assert [each.said["data"]["org"] for each in receiver.came] == ["O1", "O2"]
    assert one(store).behind == 0


def test_a_failure_is_tried_again_later_and_holds_up_what_comes_behind(
    store: Store, receiver: Receiver
) -> None:
    clock = Clock()
    webhook, _ = made(store, receiver)
    raise_some(store, "A", "B")
    receiver.answers = [500, 302, 0, 200]
    for failures in (1, 2, 3):
        assert delivered(store, receiver, clock) == Delivered(failed=1)
        assert one(store).failures == failures
        assert delivered(store, receiver, clock) == Delivered(), "not before its time"
        clock.pass_(seconds=10 * 2**failures)
    assert delivered(store, receiver, clock) == Delivered(sent=2)
    assert [each.entry for each in receiver.came] == [1, 1, 1, 1, 2]
    ids = [each.headers["webhook-id"] for each in receiver.came]
    assert ids == [f"msg_{webhook.id}_1"] * 4 + [f"msg_{webhook.id}_2"]
    said = [(each.seq, each.status) for each in read_attempts(store, webhook.id, by=ADMIN)]
    assert said == [(2, 200), (1, 200), (1, None), (1, 302), (1, 500)]
    assert (one(store).failures, one(store).failing_since) == (0, None)


def test_the_wait_that_a_receiver_asks_for_is_kept(store: Store, receiver: Receiver) -> None:
    clock = Clock()
    made(store, receiver)
    raise_some(store, "A")
    receiver.answers, receiver.headers = [429, 200], {"Retry-After": "600"}
    delivered(store, receiver, clock)
    clock.pass_(seconds=599)
    assert delivered(store, receiver, clock) == Delivered()
    clock.pass_(seconds=2)
    assert delivered(store, receiver, clock) == Delivered(sent=1)


def test_gone_ends_it(store: Store, receiver: Receiver) -> None:
    made(store, receiver)
    raise_some(store, "A")
    receiver.answers = [410]
    assert delivered(store, receiver) == Delivered(failed=1)
    assert one(store).state == "ended"


def test_after_days_of_failing_it_is_paused_and_its_administrators_are_told(
    store: Store, receiver: Receiver
) -> None:
    with store.writing() as session:
        account = {"name": "Zhou Yi", "language": "en", "theme": "auto", "password": "-"}
        session.add(AccountRow(login="zhouyi", active=True, created_at="-", **account))
        session.flush()
        session.add(GrantRow(login="zhouyi", role="administrator", place=""))
    clock = Clock()
    webhook, _ = made(store, receiver)
    raise_some(store, "A")
    receiver.answers = [500]
    delivered(store, receiver, clock)
    clock.at += GIVEN_UP + timedelta(seconds=1)
    delivered(store, receiver, clock)
    assert one(store).state == "paused"
    (notice,) = read_notices(store, ADMIN)
    assert (notice.kind, notice.who) == ("webhook", "zhouyi")
    assert webhook.id in notice.said
    clock.pass_(days=1)
    assert delivered(store, receiver, clock) == Delivered()
    resume_webhook(store, webhook.id, by=ADMIN)
    receiver.answers = [200]
    assert delivered(store, receiver, clock) == Delivered(sent=1)


def test_an_ended_one_is_told_nothing_more(store: Store, receiver: Receiver) -> None:
    webhook, _ = made(store, receiver)
    end_webhook(store, webhook.id, by=ADMIN)
    raise_some(store, "A")
    assert delivered(store, receiver) == Delivered()
    assert receiver.came == []


def test_a_receiver_that_does_not_answer_or_drips_holds_nobody_up(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer that never ends is one that has come: only its status counts."""
    monkeypatch.setattr(posting, "SECONDS", 0.5)
    clock = Clock()
    webhook, _ = made(store, receiver)
    raise_some(store, "A")
    receiver.slow = 2.0
    assert delivered(store, receiver, clock) == Delivered(failed=1)
    (attempt,) = read_attempts(store, webhook.id, by=ADMIN)
    assert (attempt.status, attempt.said) == (None, "no answer within 0.5 seconds")
    receiver.slow, receiver.drip = 0.0, True
    monkeypatch.setattr(posting, "SECONDS", 2.0)  # for the status to come on a busy machine too
    clock.pass_(minutes=1)
    began = time.monotonic()
    assert delivered(store, receiver, clock) == Delivered(sent=1)
    assert time.monotonic() - began < 10, "the body takes 20 seconds to come"


def test_a_broken_end_takes_the_status_not_back(store: Store, receiver: Receiver) -> None:
    made(store, receiver)
    raise_some(store, "A")
    receiver.headers = {"Transfer-Encoding": "chunked"}  # and then no chunk comes
    assert delivered(store, receiver) == Delivered(sent=1)


def test_many_deliverers_send_each_message_once(store: Store, receiver: Receiver) -> None:
    made(store, receiver)
    raise_some(store, *(f"C{number:03}" for number in range(120)))
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: delivered(store, receiver), range(4)))
    if sum(each.sent for each in done) < 120:  # one that came while another held it is done
        delivered(store, receiver)
    assert [each.entry for each in receiver.came] == list(range(1, 121))


def test_one_that_died_is_followed_by_another_when_its_lease_is_over(
    store: Store, receiver: Receiver
) -> None:
    clock = Clock()
    webhook, _ = made(store, receiver)
    raise_some(store, "A")

    def dies(*_: object) -> Any:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(store, now=clock, internal=receiver.internal, send=dies)
    assert delivered(store, receiver, clock) == Delivered()
    clock.pass_(seconds=61)
    assert delivered(store, receiver, clock) == Delivered(sent=1)
    with store.reading() as session:
        assert session.get_one(WebhookRow, webhook.id).leased_by is None


def test_an_unsafe_receiver_is_not_knocked_at(store: Store, receiver: Receiver) -> None:
    """Named as internal when made, and no longer when it is delivered."""
    webhook, _ = made(store, receiver)
    raise_some(store, "A")
    assert deliver_due(store, now=Clock()) == Delivered(failed=1)
    (attempt,) = read_attempts(store, webhook.id, by=ADMIN)
    assert attempt.said == "not sent: A webhook goes by https."
    assert receiver.came == []


def test_a_test_is_sent_whatever_the_state(store: Store, receiver: Receiver) -> None:
    webhook, _ = made(store, receiver)
    end_webhook(store, webhook.id, by=ADMIN)
    answer = send_test(store, webhook.id, by=ADMIN, at=NOW, internal=receiver.internal)
    assert (answer.status, answer.arrived) == (200, True)
    send_test(store, webhook.id, by=ADMIN, at=NOW, internal=receiver.internal)
    came, again = receiver.came
    assert came.headers["webhook-id"] != again.headers["webhook-id"]
    assert came.said == {
        "type": "ping",
        "timestamp": NOW.isoformat(),
        "data": {"webhook": webhook.id},
    }


def test_a_round_that_fails_does_not_end_the_next(
    store: Store, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever goes wrong while one webhook is told, the others are told in the next round."""
    rounds: list[int] = []

    def fails_once(*_: object, **how: Any) -> Delivered:
        rounds.append(1)
        if len(rounds) == 1:
            raise UnicodeError("label empty or too long")
        return deliver_due(store, now=Clock(), internal=receiver.internal)

    made(store, receiver)
    raise_some(store, "A")
    monkeypatch.setattr(following_, "deliver_due", fails_once)
    with following_.following(store, now=Clock(), every=0.05):
        until = time.monotonic() + 10
        while not receiver.came and time.monotonic() < until:
            time.sleep(0.05)
    assert [each.entry for each in receiver.came] == [1]
