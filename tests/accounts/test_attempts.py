"""Tries to sign in: how they are counted, whoever makes them and however many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from oversight.accounts import passwords
from oversight.accounts.attempts import FREE, FREE_FROM_ADDRESS, TooOftenError, admit
from oversight.accounts.people import create_account
from oversight.accounts.signin import session_of, sign_in
from oversight.accounts.tables import AttemptRow, SessionRow
from oversight.problem import Refused
from oversight.store.database import Store

NOW = datetime(2021, 10, 8, 1, 0, tzinfo=UTC)
PASSWORD = "seven quiet herons"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", cheap)


def answer(store: Store, login: str, address: str = "10.0.0.7", at: datetime = NOW) -> str:
    try:
        sign_in(store, login, "a wrong password", address=address, at=at)
    except Refused as no:
        return type(no).__name__
    return "in"


def test_tries_at_the_same_moment_are_all_counted(any_store: Store) -> None:
    def one(_: int) -> str:
        try:
            admit(any_store, "liwei", "10.0.0.7", NOW)
        except TooOftenError:
            return "wait"
        return "try"

    with ThreadPoolExecutor(8) as threads:
        answers = sorted(threads.map(one, range(24)))
    assert answers == ["try"] * FREE + ["wait"] * (24 - FREE)


def test_many_names_from_one_address_are_guessing_too(any_store: Store) -> None:
    for n in range(FREE_FROM_ADDRESS):
        admit(any_store, f"name{n}", "10.0.0.7", NOW)
    with pytest.raises(TooOftenError) as no:
        admit(any_store, "another", "10.0.0.7", NOW)
    assert no.value.wait == timedelta(seconds=1)
    admit(any_store, "another", "10.0.0.8", NOW)


def test_who_knows_one_password_does_not_guess_others_for_free(any_store: Store) -> None:
    create_account(any_store, "liwei", "Li Wei", PASSWORD, at=NOW)
    for n in range(FREE_FROM_ADDRESS):
        admit(any_store, f"name{n}", "10.0.0.7", NOW)
    late = NOW + timedelta(seconds=2)
    sign_in(any_store, "liwei", PASSWORD, address="10.0.0.7", at=late)
    assert answer(any_store, "zhaomin", at=late) == "TooOftenError"


@pytest.mark.parametrize("login", ["", "\0", "x" * 100_000, "\ud800", "李伟", "a'; --"])
def test_names_that_nobody_can_have_are_answered_like_others(any_store: Store, login: str) -> None:
    assert [answer(any_store, login) for _ in range(FREE)] == ["Refused"] * FREE
    assert answer(any_store, login) == "TooOftenError"


@pytest.mark.parametrize("password", ["", "\0" * 20, "\ud800", "y" * 1_000_000])
def test_passwords_that_nobody_can_have_are_wrong(any_store: Store, password: str) -> None:
    create_account(any_store, "liwei", "Li Wei", PASSWORD, at=NOW)
    with pytest.raises(Refused) as no:
        sign_in(any_store, "liwei", password, address="10.0.0.7", at=NOW)
    said = [problem.said for problem in no.value.problems]
    assert said == ["The sign-in name or the password is wrong."]


def test_what_was_typed_as_a_name_is_not_kept(any_store: Store) -> None:
    answer(any_store, PASSWORD)
    with any_store.reading() as session:
        keys = session.scalars(select(AttemptRow.key)).all()
    assert [len(key) for key in keys] == [64, 64]


def test_old_counts_and_sessions_are_swept_when_somebody_signs_in(any_store: Store) -> None:
    create_account(any_store, "liwei", "Li Wei", PASSWORD, at=NOW)
    answer(any_store, "nobody", "10.0.0.9")
    left = sign_in(any_store, "liwei", PASSWORD, address="10.0.0.7", at=NOW).token
    late = NOW + timedelta(hours=3)
    here = sign_in(any_store, "liwei", PASSWORD, address="10.0.0.8", at=late).token
    assert session_of(any_store, left, late) is None
    assert session_of(any_store, here, late) is not None
    with any_store.reading() as session:
        assert len(session.scalars(select(SessionRow)).all()) == 1
        failures = session.scalars(select(AttemptRow.failures)).all()
    assert failures == [0, 0], "those of three hours ago are still there"


def test_a_password_is_the_same_however_it_was_composed(any_store: Store) -> None:
    create_account(any_store, "liwei", "Li Wei", "caf\u00e9 on a quiet corner", at=NOW)
    composed = "cafe\u0301 on a quiet corner"
    assert sign_in(any_store, "liwei", composed, address="10.0.0.7", at=NOW).account.active


@pytest.mark.parametrize("store_url", ["postgresql"], indirect=True)
def test_people_sign_in_while_items_are_raised(any_store: Store) -> None:
    """On PostgreSQL only: SQLite has one writer at a time, whatever it writes."""
    create_account(any_store, "liwei", "Li Wei", PASSWORD, at=NOW)
    with any_store.writing():
        token = sign_in(any_store, "liwei", PASSWORD, address="10.0.0.7", at=NOW).token
        late = NOW + timedelta(minutes=20)
        assert session_of(any_store, token, late) is not None
    later = NOW + timedelta(minutes=40)
    assert session_of(any_store, token, later) is not None, "its use was not noted"
