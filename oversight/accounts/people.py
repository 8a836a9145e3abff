"""Accounts and the roles they hold: made, changed, listed."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from oversight.accounts.attempts import admit, passed
from oversight.accounts.changes import HERE, By
from oversight.accounts.given import one_line
from oversight.accounts.passwords import faults, hashed, matches
from oversight.accounts.tables import EVERYWHERE, AccountRow, GrantRow, SessionRow, TokenRow
from oversight.problem import Problem, Refused, suggest
from oversight.store.database import Store
from oversight.supervision.actor import ROLES, Actor, Grant

LOGIN = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
LANGUAGES = ("zh", "en")
THEMES = ("auto", "light", "dark")
ADMINISTERS = Grant("administrator", None)
"""What it takes to give anybody any role."""
NOBODY_ELSE = By()
"""Whoever works at the command line, now."""


@dataclass(frozen=True)
class Account:
    """A person as the store knows them. `theme` is auto, light or dark."""

    login: str
    name: str
    language: str
    theme: str
    active: bool
    grants: tuple[Grant, ...]

    @property
    def actor(self) -> Actor:
        """The person as supervision weighs them."""
        return Actor(self.login, self.grants, self.name)


def create_account(  # noqa: PLR0913  an account is made of exactly these
    store: Store,
    login: str,
    name: str,
    password: str,
    *,
    grants: Iterable[Grant] = (),
    language: str = "zh",
    at: datetime,
    by: str = HERE,
) -> Account:
    """Make an account. Refused: a name that is taken or none, a weak password, unknown roles."""
    given = tuple(grants)
    problems = [*_login_faults(login), *faults(password, login), *grant_faults(given)]
    name = one_line(name)
    if not name:
        problems.append(_problem(login, "no_name"))
    if language not in LANGUAGES:
        problems.append(_unknown(login, "language", language, LANGUAGES))
    if problems:
        raise Refused(problems)
    kept = hashed(password)
    with store.writing() as session:
        if session.get(AccountRow, login) is not None:
            raise Refused(_problem(login, "taken"))
        now = at.astimezone(UTC).isoformat()
        session.add(
            AccountRow(
                login=login,
                name=name,
                language=language,
                theme="auto",
                password=kept,
                active=True,
                created_at=now,
            )
        )
        session.flush()
        session.add_all(_grant_rows(login, given))
        author = By(by, at)
        author.note(session, login, "created")
        for grant in given:
            author.note(session, login, "granted", _written(grant))
        session.flush()
        return account_of(session, session.get_one(AccountRow, login))


def read_accounts(store: Store) -> list[Account]:
    """All accounts, by their sign-in names."""
    with store.reading() as session:
        rows = session.scalars(select(AccountRow).order_by(AccountRow.login))
        return [account_of(session, row) for row in rows]


def get_account(store: Store, login: str) -> Account:
    """One account. Refused where there is none, with the nearest name."""
    with store.reading() as session:
        return account_of(session, row_of(session, login))


def grant_role(store: Store, login: str, grant: Grant, by: By = NOBODY_ELSE) -> Account:
    """Give an account a role at a place; nothing changes where it has it."""
    if problems := grant_faults((grant,)):
        raise Refused(problems)
    with store.writing() as session:
        row = row_of(session, login)
        for new in _grant_rows(login, (grant,)):
            if session.get(GrantRow, (login, new.role, new.place)) is None:
                session.add(new)
                by.note(session, login, "granted", _written(grant))
        session.flush()
        return account_of(session, row)


def revoke_role(store: Store, login: str, grant: Grant, by: By = NOBODY_ELSE) -> Account:
    """Take a role at a place from an account.

    Refused where it does not hold it, and where nobody would be left to administer accounts.
    """
    with store.writing() as session:
        row = row_of(session, login)
        held = session.get(GrantRow, (login, grant.role, grant.place or EVERYWHERE))
        if held is None:
            raise Refused(_problem(login, "not_held", role=grant.role, place=grant.place or "-"))
        if grant == ADMINISTERS:
            _keep_one(session, login)
        session.delete(held)
        by.note(session, login, "revoked_role", _written(grant))
        session.flush()
        return account_of(session, row)


def set_active(store: Store, login: str, *, active: bool, by: By = NOBODY_ELSE) -> Account:
    """Let an account sign in, or no longer; its sessions and tokens end with it.

    Refused where nobody would be left to administer accounts.
    """
    with store.writing() as session:
        row = row_of(session, login)
        if row.active and not active:
            _keep_one(session, login)
        if row.active != active:
            by.note(session, login, "enabled" if active else "disabled")
        row.active = active
        if not active:
            end_all(session, login)
        session.flush()
        return account_of(session, row)


def set_password(store: Store, login: str, password: str, by: By = NOBODY_ELSE) -> None:
    """Give an account a new password, as an administrator; its sessions and tokens end."""
    if problems := faults(password, login):
        raise Refused(problems)
    kept = hashed(password)
    with store.writing() as session:
        row_of(session, login).password = kept
        by.note(session, login, "password_set")
        end_all(session, login)


def change_password(
    store: Store, login: str, old: str, new: str, *, address: str, at: datetime
) -> None:
    """Change one's own password; all sessions and tokens end.

    Refused where the old one is another, or the new one weak. Whoever sits down at a page that
    was left open guesses no more often than at the door (`TooOftenError`).
    """
    admit(store, login, address, at)
    with store.reading() as session:
        held = row_of(session, login).password
    problems = faults(new, login)
    if matches(held, old):
        with store.noting() as session:
            passed(session, login, address)
    else:
        problems.insert(0, _problem(login, "old_password"))
    if problems:
        raise Refused(problems)
    set_password(store, login, new, By(login, at))


def set_preferences(store: Store, login: str, *, language: str, theme: str) -> Account:
    """Choose the language and the theme of the pages."""
    problems = [
        _unknown(login, what, value, known)
        for what, value, known in (("language", language, LANGUAGES), ("theme", theme, THEMES))
        if value not in known
    ]
    if problems:
        raise Refused(problems)
    with store.writing() as session:
        row = row_of(session, login)
        row.language, row.theme = language, theme
        session.flush()
        return account_of(session, row)


def account_of(session: Session, row: AccountRow) -> Account:
    """The account of a row, with its roles."""
    query = select(GrantRow).where(GrantRow.login == row.login)
    held = session.scalars(query.order_by(GrantRow.role, GrantRow.place))
    grants = tuple(Grant(each.role, each.place or None) for each in held)
    return Account(row.login, row.name, row.language, row.theme, row.active, grants)


def end_all(session: Session, login: str) -> None:
    """End every session and token of an account. The tokens stay to be seen, revoked."""
    session.execute(delete(SessionRow).where(SessionRow.login == login))
    session.execute(update(TokenRow).where(TokenRow.login == login).values(revoked=True))


def read_grant(text: str) -> Grant:
    """A role at a place as people write it: `inspector@O-12`, or `auditor` for everywhere.

    >>> read_grant("inspector@O-12"), read_grant("auditor")
    (Grant(role='inspector', place='O-12'), Grant(role='auditor', place=None))
    """
    role, _, place = text.partition("@")
    return Grant(one_line(role), one_line(place) or None)


def grant_faults(grants: Iterable[Grant]) -> list[Problem]:
    """What is wrong with roles: those there are not."""
    return [
        Problem(
            f"role {grant.role}",
            f"There is no role '{grant.role}'.",
            suggest(grant.role, ROLES),
            (f"没有“{grant.role}”这一角色。", f"角色有：{'、'.join(ROLES)}。"),
        )
        for grant in grants
        if grant.role not in ROLES
    ]


def _grant_rows(login: str, grants: Iterable[Grant]) -> list[GrantRow]:
    return [
        GrantRow(login=login, role=grant.role, place=grant.place or EVERYWHERE)
        for grant in dict.fromkeys(grants)
    ]


def _written(grant: Grant) -> str:
    return grant.role if grant.place is None else f"{grant.role}@{grant.place}"


def _keep_one(session: Session, login: str) -> None:
    """Refused: to take the last account that administers everything out of its hands."""
    held = (
        select(GrantRow.login)
        .join(AccountRow, AccountRow.login == GrantRow.login)
        .where(GrantRow.role == ADMINISTERS.role, GrantRow.place == EVERYWHERE, AccountRow.active)
        .order_by(GrantRow.login)
        .with_for_update()  # two who take it from each other at once meet here
    )
    if list(session.scalars(held)) == [login]:
        raise Refused(_problem(login, "last"))


def row_of(session: Session, login: str) -> AccountRow:
    """The row of an account. Refused where there is none, with the nearest name."""
    row = session.get(AccountRow, login) if LOGIN.fullmatch(login) else None
    if row is None:
        known = session.scalars(select(AccountRow.login))
        raise Refused(
            Problem(
                f"account {login}",
                f"There is no account '{login}'.",
                suggest(login, known),
                (f"没有账户“{login}”。", "请核对登录名。"),
            )
        )
    return row


def _login_faults(login: str) -> list[Problem]:
    return [] if LOGIN.fullmatch(login) else [_problem(login, "bad_login")]


SAID: dict[str, tuple[str, str, str, str]] = {
    "bad_login": (
        "'{login}' cannot be a sign-in name.",
        "Write two to forty small letters, digits, dots, dashes or underscores.",
        "“{login}”不能用作登录名。",
        "请用2至40个小写字母、数字、点、横线或下划线。",
    ),
    "no_name": (
        "The account has no name to be shown.",
        "Say in `name` what the person is called.",
        "没有填写姓名。",
        "请填写要显示的姓名。",
    ),
    "taken": (
        "There is an account '{login}' already.",
        "Take another sign-in name, or change that account.",
        "登录名“{login}”已被使用。",
        "请换一个登录名，或修改该账户。",
    ),
    "not_held": (
        "'{login}' does not hold the role {role} at {place}.",
        "Look at the account's roles first.",
        "“{login}”在{place}没有{role}角色。",
        "请先查看该账户的角色。",
    ),
    "last": (
        "'{login}' is the only one who administers all accounts.",
        "Make another account an administrator of everything first.",
        "“{login}”是唯一的全局管理员。",
        "请先让另一账户担任全局管理员。",
    ),
    "old_password": (
        "The present password is another one.",
        "Type it again, or have an administrator set a new one.",
        "当前密码不对。",
        "请重新输入，或请管理员重设。",
    ),
}


def _problem(login: str, key: str, **values: str) -> Problem:
    said, fix, zh, fix_zh = (text.format(login=login, **values) for text in SAID[key])
    return Problem(f"account {login}", said, fix, (zh, fix_zh))


def _unknown(login: str, what: str, value: str, known: tuple[str, ...]) -> Problem:
    said = {"language": "语言", "theme": "外观"}[what]
    return Problem(
        f"account {login}",
        f"There is no {what} '{value}'.",
        suggest(value, known),
        (f"没有“{value}”这一{said}。", f"可选：{'、'.join(known)}。"),
    )
