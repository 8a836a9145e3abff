"""Subscriptions: who makes them where, and what is refused, all at once."""

from __future__ import annotations

import pytest

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.webhooks.subscriptions import (
    add_webhook,
    end_webhook,
    read_webhooks,
    resume_webhook,
)

from .support import ADMIN, COUNTY, NOW, with_orgs

INSPECTOR = Actor("li", (Grant("inspector", None),))
URL = "https://hooks.example.org/in"


@pytest.fixture
def store(any_store: Store) -> Store:
    return with_orgs(any_store)


def said(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    assert all(problem.fix and problem.zh for problem in refused.value.problems)
    return [(problem.where, problem.said) for problem in refused.value.problems]


def test_what_is_kept_is_what_was_asked_and_the_secret_is_shown_once(store: Store) -> None:
    made, secret = add_webhook(store, URL, by=COUNTY, at=NOW, events=["close", "raise"], place="O2")
    assert (made.url, made.place, made.events, made.state) == (
        URL,
        "O2",
        ("raise", "close"),
        "active",
    )
    assert secret.startswith("whsec_")
    assert len(secret) == 50
    assert read_webhooks(store, by=COUNTY) == [made]
    assert secret not in repr(made)


def test_everything_wrong_is_told_at_once(store: Store) -> None:
    with pytest.raises(Refused) as refused:
        add_webhook(store, "http://x.example/", by=ADMIN, at=NOW, events=["closed"], place="O7")
    assert said(refused) == [
        ("url", "A webhook goes by https."),
        ("events", "There is no step 'closed'."),
        ("place", "There is no place 'O7'."),
    ]


@pytest.mark.parametrize(
    ("by", "place"),
    [
        (COUNTY, None),
        (COUNTY, "O9"),
        (COUNTY, "O"),
        (Actor("li", (Grant("inspector", None),)), "O"),
    ],
)
def test_only_an_administrator_of_the_place_makes_one(
    store: Store, by: Actor, place: str | None
) -> None:
    with pytest.raises(Refused) as refused:
        add_webhook(store, URL, by=by, at=NOW, place=place)
    assert said(refused) == [("place", "A webhook is made by an administrator of its place.")]


def test_another_place_s_webhook_is_answered_like_none(store: Store) -> None:
    made, _ = add_webhook(store, URL, by=ADMIN, at=NOW, place="O9")
    assert read_webhooks(store, by=COUNTY) == []
    with pytest.raises(Refused) as theirs:
        end_webhook(store, made.id, by=COUNTY)
    with pytest.raises(Refused) as nobodys:
        end_webhook(store, "X" + made.id[1:], by=COUNTY)
    assert [each[1].replace(made.id[1:], "") for each in said(theirs)] == [
        "There is no webhook 'W'."
    ]
    assert [each[1].replace(made.id[1:], "") for each in said(nobodys)] == [
        "There is no webhook 'X'."
    ]


def test_what_has_ended_is_not_taken_up_again(store: Store) -> None:
    made, _ = add_webhook(store, URL, by=ADMIN, at=NOW)
    assert end_webhook(store, made.id, by=ADMIN).state == "ended"
    with pytest.raises(Refused) as refused:
        resume_webhook(store, made.id, by=ADMIN)
    assert said(refused) == [(f"webhook {made.id}", "The webhook has ended.")]
