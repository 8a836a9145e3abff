"""Accounts: what is refused, what is kept, and what of it can be read back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from oversight.accounts import passwords
from oversight.accounts.changes import By, read_changes
from oversight.accounts.people import (
    Account,
    change_password,
    create_account,
    get_account,
    grant_role,
    read_accounts,
    revoke_role,
    set_active,
    set_preferences,
)
from oversight.accounts.saved import delete_view, read_views, save_view
from oversight.accounts.signin import (
    IDLE,
    LONGEST,
    SignedIn,
    TooOftenError,
    csrf_ok,
    session_of,
    sign_in,
    sign_out,
)
from oversight.accounts.tables import AccountRow, SessionRow, TokenRow
from oversight.accounts.tokens import (
    Token,
    account_of_token,
    create_token,
    read_tokens,
    revoke_token,
)
from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.actor import Grant

NOW = datetime(2021, 10, 8, 1, 0, tzinfo=UTC)
PASSWORD = "seven quiet herons"
INSPECTOR = Grant("inspector", "O-1")
HERE: Any = {"address": "10.0.0.7", "at": NOW}


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no time: how strong they are is the library's own test."""
    cheap = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", cheap)


def made(store: Store, login: str = "liwei", **how: object) -> Account:
    given = {"grants": (INSPECTOR,), "language": "en", "at": NOW} | how
    return create_account(store, login, "Li Wei", PASSWORD, **given)  # type: ignore[arg-type]


def entered(store: Store, at: datetime = NOW, password: str = PASSWORD) -> SignedIn:
    return sign_in(store, "liwei", password, address="10.0.0.7", at=at)


def said(refused: pytest.ExceptionInfo[Refused]) -> list[str]:
    return [problem.said for problem in refused.value.problems]


def test_an_account_is_kept_with_its_roles_and_without_its_password(any_store: Store) -> None:
    account = made(any_store)
    assert account == Account("liwei", "Li Wei", "en", "auto", True, (INSPECTOR,))
    assert (account.actor.name, account.actor.label) == ("liwei", "Li Wei")
    assert get_account(any_store, "liwei") == account
    assert read_accounts(any_store) == [account]
    with any_store.reading() as session:
        kept = session.get_one(AccountRow, "liwei").password
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


def test_everything_wrong_with_an_account_is_said_at_once(any_store: Store) -> None:
    with pytest.raises(Refused) as no:
        create_account(any_store, "Li Wei", " ", "short", grants=[Grant("inspecter", None)], at=NOW)
    assert said(no) == [
        "'Li Wei' cannot be a sign-in name.",
        "It has fewer than 12 characters.",
        "There is no role 'inspecter'.",
        "The account has no name to be shown.",
    ]
    assert all(problem.zh for problem in no.value.problems)
    assert read_accounts(any_store) == []


def test_a_sign_in_name_is_taken_once(any_store: Store) -> None:
    made(any_store)
    with pytest.raises(Refused) as no:
        made(any_store)
    assert said(no) == ["There is an account 'liwei' already."]


def test_roles_are_given_and_taken(any_store: Store) -> None:
    made(any_store)
    everywhere = Grant("auditor", None)
    assert grant_role(any_store, "liwei", everywhere).grants == (everywhere, INSPECTOR)
    assert grant_role(any_store, "liwei", everywhere).grants == (everywhere, INSPECTOR)
    assert revoke_role(any_store, "liwei", INSPECTOR).grants == (everywhere,)
    with pytest.raises(Refused) as no:
        revoke_role(any_store, "liwei", INSPECTOR)
    assert said(no) == ["'liwei' does not hold the role inspector at O-1."]
    with pytest.raises(Refused) as nobody:
        grant_role(any_store, "liwie", everywhere)
    assert nobody.value.problems == (
        Problem("account liwie", "There is no account 'liwie'.", "Did you mean 'liwei'?"),
    )


def test_signing_in_opens_a_session_that_ends_by_itself(any_store: Store) -> None:
    account = made(any_store)
    signed = entered(any_store)
    assert signed.account == account
    assert session_of(any_store, signed.token, NOW) == signed
    assert csrf_ok(signed, signed.csrf)
    assert not csrf_ok(signed, "")
    used = NOW + IDLE
    assert session_of(any_store, signed.token, used) == signed
    assert session_of(any_store, signed.token, used + IDLE) == signed, "its use was not noted"
    idle = used + IDLE + IDLE + timedelta(seconds=1)
    assert session_of(any_store, signed.token, idle) is None
    assert session_of(any_store, signed.token, NOW) is None, "an ended session came back"


def test_no_session_lasts_longer_than_half_a_day(any_store: Store) -> None:
    made(any_store)
    token, at = entered(any_store).token, NOW
    while session_of(any_store, token, at) is not None:
        at += timedelta(minutes=20)
    assert LONGEST < at - NOW <= LONGEST + timedelta(minutes=20)


def test_signing_out_ends_it(any_store: Store) -> None:
    made(any_store)
    token = entered(any_store).token
    sign_out(any_store, token)
    assert session_of(any_store, token, NOW) is None
    with any_store.reading() as session:
        assert session.query(SessionRow).count() == 0


def test_nothing_tells_whether_an_account_is_there(any_store: Store) -> None:
    made(any_store)
    made(any_store, "zhaomin")
    set_active(any_store, "zhaomin", active=False)
    answers = set()
    tries = (("liwei", "another password"), ("nobody", PASSWORD), ("zhaomin", PASSWORD))
    for login, password in tries:
        with pytest.raises(Refused) as no:
            sign_in(any_store, login, password, address=login, at=NOW)
        answers.add(no.value.problems)
    assert len(answers) == 1


def test_guessing_costs_waiting_that_doubles(any_store: Store) -> None:
    made(any_store)
    at, waits = NOW, []
    for _ in range(9):
        try:
            entered(any_store, at, "wrong password")
        except TooOftenError as wait:
            waits.append(wait.wait.total_seconds())
            at += wait.wait
            with pytest.raises(Refused):
                entered(any_store, at, "wrong password")
        except Refused:
            pass
    assert waits == [1, 2, 4, 8]
    with pytest.raises(TooOftenError):
        entered(any_store, at)
    # Another person in the same office does not wait.
    made(any_store, "zhaomin")
    assert sign_in(any_store, "zhaomin", PASSWORD, address="10.0.0.7", at=at).account.active
    assert entered(any_store, at + timedelta(minutes=20)).account.login == "liwei"


def test_who_may_no_longer_sign_in_is_out_at_once(any_store: Store) -> None:
    made(any_store)
    signed, token = entered(any_store), create_token(any_store, "liwei", "script", at=NOW)
    set_active(any_store, "liwei", active=False)
    assert session_of(any_store, signed.token, NOW) is None
    assert account_of_token(any_store, token, NOW) is None
    set_active(any_store, "liwei", active=True)
    assert account_of_token(any_store, token, NOW) is None, "a revoked token came back"
    assert [each.revoked for each in read_tokens(any_store, "liwei")] == [True]


def test_a_password_is_changed_by_who_knows_it(any_store: Store) -> None:
    made(any_store)
    token = entered(any_store).token
    with pytest.raises(Refused) as no:
        change_password(any_store, "liwei", "wrong", "111111111111", **HERE)
    assert said(no) == [
        "The present password is another one.",
        "It is among the first that are guessed.",
    ]
    change_password(any_store, "liwei", PASSWORD, "eight loud geese", **HERE)
    assert session_of(any_store, token, NOW) is None
    with pytest.raises(Refused):
        entered(any_store)
    assert entered(any_store, password="eight loud geese").account.login == "liwei"


def test_an_open_page_is_no_place_to_guess_a_password(any_store: Store) -> None:
    made(any_store)
    answers = []
    for _ in range(7):
        with pytest.raises(Refused) as no:
            change_password(any_store, "liwei", "a guess of mine", "eight loud geese", **HERE)
        answers.append(type(no.value).__name__)
    assert answers == ["Refused"] * 5 + ["TooOftenError"] * 2
    with pytest.raises(TooOftenError):
        entered(any_store)


def test_weaker_hashes_are_renewed_on_signing_in(
    any_store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(any_store)
    better = passwords.PasswordHasher(time_cost=2, memory_cost=8, parallelism=1)
    monkeypatch.setattr(passwords, "HASHER", better)
    entered(any_store)
    with any_store.reading() as session:
        assert "t=2" in session.get_one(AccountRow, "liwei").password


def test_a_token_is_shown_once_and_ends(any_store: Store) -> None:
    account = made(any_store)
    token = create_token(any_store, "liwei", "nightly", at=NOW, days=1)
    assert account_of_token(any_store, token, NOW) == account
    assert account_of_token(any_store, token, NOW + timedelta(days=1)) is None
    assert account_of_token(any_store, token + "x", NOW) is None
    with any_store.reading() as session:
        assert all(token not in str(vars(row)) for row in session.query(TokenRow))
    (known,) = read_tokens(any_store, "liwei")
    ends = (NOW + timedelta(days=1)).isoformat()
    assert known == Token(known.id, "nightly", NOW.isoformat(), ends, False, NOW.isoformat())
    account_of_token(any_store, token, NOW + timedelta(hours=2))
    (used,) = read_tokens(any_store, "liwei")
    assert used.used_at == (NOW + timedelta(hours=2)).isoformat()
    revoke_token(any_store, "liwei", known.id)
    assert account_of_token(any_store, token, NOW) is None
    with pytest.raises(Refused) as no:
        revoke_token(any_store, "liwei", "zzz")
    assert said(no) == ["'liwei' has no one token 'zzz'."]


def test_views_and_preferences_are_kept(any_store: Store) -> None:
    made(any_store)
    save_view(any_store, "liwei", "Red", "card=red")
    save_view(any_store, "liwei", "Red", "card=red&state=raised")
    assert read_views(any_store, "liwei") == [("Red", "card=red&state=raised")]
    delete_view(any_store, "liwei", "Red")
    assert read_views(any_store, "liwei") == []
    account = set_preferences(any_store, "liwei", language="zh", theme="dark")
    assert (account.language, account.theme) == ("zh", "dark")
    with pytest.raises(Refused) as no:
        set_preferences(any_store, "liwei", language="fr", theme="pink")
    assert said(no) == ["There is no language 'fr'.", "There is no theme 'pink'."]
    assert [problem.told("zh") for problem in no.value.problems] == [
        "没有“fr”这一语言。可选：zh、en。",
        "没有“pink”这一外观。可选：auto、light、dark。",
    ]


def test_texts_that_no_database_keeps_are_kept_as_far_as_they_can_be(any_store: Store) -> None:
    made(any_store)
    save_view(any_store, "liwei", "Red\0\ud800 ones", "card=red\0")
    assert read_views(any_store, "liwei") == [("Red ones", "card=red")]
    create_token(any_store, "liwei", "night\nly\0", at=NOW)
    assert [each.name for each in read_tokens(any_store, "liwei")] == ["night ly"]
    with pytest.raises(Refused) as no:
        get_account(any_store, "li\0wei")
    assert said(no) == ["There is no account 'li\0wei'."]


def test_the_last_who_administers_everything_stays(any_store: Store) -> None:
    whole, county = Grant("administrator", None), Grant("administrator", "O-1")
    made(any_store, "zhouyi", grants=(whole,))
    made(any_store, "wuhao", grants=(county,))
    for attempt in (
        lambda: revoke_role(any_store, "zhouyi", whole),
        lambda: set_active(any_store, "zhouyi", active=False),
    ):
        with pytest.raises(Refused) as refused:
            attempt()
        assert refused.value.problems == (
            Problem(
                "account zhouyi",
                "'zhouyi' is the only one who administers all accounts.",
                "Make another account an administrator of everything first.",
                ("“zhouyi”是唯一的全局管理员。", "请先让另一账户担任全局管理员。"),
            ),
        )
    assert get_account(any_store, "zhouyi").active
    grant_role(any_store, "wuhao", whole)
    assert set_active(any_store, "zhouyi", active=False).active is False
    with pytest.raises(Refused, match="wuhao"):
        revoke_role(any_store, "wuhao", whole)
    assert set_active(any_store, "zhouyi", active=True).grants == (whole,)
    assert revoke_role(any_store, "wuhao", whole).grants == (county,)


def test_every_change_is_written_down_with_who_made_it(any_store: Store) -> None:
    by = By("zhouyi", NOW)
    create_account(any_store, "liwei", "Li Wei", PASSWORD, grants=(INSPECTOR,), at=NOW, by="zhouyi")
    grant_role(any_store, "liwei", Grant("auditor", None), by)
    grant_role(any_store, "liwei", Grant("auditor", None), by)
    revoke_role(any_store, "liwei", INSPECTOR, by)
    set_active(any_store, "liwei", active=False, by=by)
    set_active(any_store, "liwei", active=True, by=by)
    change_password(any_store, "liwei", PASSWORD, "eight quiet herons", **HERE)
    at = "2021-10-08T01:00:00+00:00"
    assert [(each.by, each.what, each.details) for each in read_changes(any_store)] == [
        ("liwei", "password_set", ""),
        ("zhouyi", "enabled", ""),
        ("zhouyi", "disabled", ""),
        ("zhouyi", "revoked_role", "inspector@O-1"),
        ("zhouyi", "granted", "auditor"),
        ("zhouyi", "granted", "inspector@O-1"),
        ("zhouyi", "created", ""),
    ]
    assert {(each.at, each.login) for each in read_changes(any_store)} == {(at, "liwei")}
    assert read_changes(any_store, login="nobody") == []


@pytest.mark.parametrize(
    "statement", ["UPDATE account_change SET login = 'x'", "DELETE FROM account_change"]
)
def test_what_was_written_down_stays(any_store: Store, statement: str) -> None:
    made(any_store)
    with pytest.raises(DBAPIError, match="changes only grow"), any_store.writing() as session:
        session.execute(text(statement))
    assert [each.what for each in read_changes(any_store)] == ["granted", "created"]
