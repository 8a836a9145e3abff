"""`oversight accounts`: who may sign in, with which roles, and what they looked at."""

from __future__ import annotations

import sys
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer

from oversight.accounts.changes import read_changes
from oversight.accounts.looks import read_looks
from oversight.accounts.people import (
    Account,
    create_account,
    get_account,
    grant_role,
    read_accounts,
    read_grant,
    revoke_role,
    set_active,
    set_password,
)
from oversight.accounts.tokens import create_token, read_tokens, revoke_token
from oversight.cli.desk import Desk, opened
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.supervision.actor import Grant
from oversight.supervision.text import columns
from oversight.supervision.words import word

app = typer.Typer(
    help="Accounts: who may sign in, with which roles at which places. 账户",
    no_args_is_help=True,
    rich_markup_mode=None,
)
token = typer.Typer(
    help="Tokens by which programs act for an account. 令牌",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(token, name="token")

Login = Annotated[str, typer.Argument(metavar="LOGIN", help="The sign-in name.")]
Role = Annotated[
    list[str], typer.Option(help="A role at a place, such as inspector@O-12; auditor is all.")
]
Stdin = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from standard input.")
]

NAMES = {
    "login": ("登录名", "Login"),
    "name": ("姓名", "Name"),
    "roles": ("角色", "Roles"),
    "state": ("状态", "State"),
    "active": ("可登录", "active"),
    "disabled": ("已停用", "disabled"),
    "made": ("已建立账户{login}。", "The account {login} was made."),
    "password": (
        "已更改{login}的密码，其会话和令牌均已失效。",
        "{login} has a new password; all sessions and tokens have ended.",
    ),
    "password_asked": ("密码", "Password"),
    "none": ("还没有账户。", "There is no account yet."),
    "token": ("令牌只显示这一次：", "The token, shown this once:"),
    "no_token": ("没有令牌。", "There is no token."),
    "revoked": ("已作废", "revoked"),
    "revoke": ("令牌{id}已作废。", "The token {id} is revoked."),
    "no_change": ("没有变更记录。", "No account has been changed yet."),
    "change": ("变更", "Change"),
    "by": ("办理人", "By"),
    "granted": ("授予角色", "role given"),
    "revoked_role": ("收回角色", "role taken"),
    "enabled": ("启用", "enabled"),
    "password_set": ("更改密码", "new password"),
    "created": ("新建", "made"),
    "no_look": ("没有查看记录。", "Nobody has looked at personal data."),
    "until": ("至{day}", "until {day}"),
    "used": ("最近使用{day}", "last used {day}"),
    "unused": ("未使用", "never used"),
    "when": ("时间", "When"),
    "item": ("督办件", "Item"),
    "what": ("查看内容", "What"),
    "purpose": ("目的", "Why"),
}


def _say(key: str, desk: Desk, **values: str) -> str:
    return NAMES[key][desk.project.language == "en"].format(**values)


def _now(desk: Desk) -> datetime:
    return datetime.now(ZoneInfo(desk.project.timezone)).replace(microsecond=0)


@app.command()
def add(
    ctx: typer.Context,
    login: Login,
    name: Annotated[str, typer.Option(help="The name that is shown.")],
    role: Role,
    language: Annotated[str, typer.Option(help="zh or en; the project's if left out.")] = "",
    password_stdin: Stdin = False,
) -> None:
    """Make an account; its password is asked for, or read from standard input.

    Example: oversight -C fines accounts add liwei --name "Li Wei" --role inspector@O-1
    """
    password = _password(ctx, password_stdin)
    with opened(ctx, create=True) as desk:
        create_account(
            desk.store,
            login,
            name,
            password,
            grants=[read_grant(each) for each in role],
            language=language or desk.project.language,
            at=_now(desk),
        )
        typer.echo(_say("made", desk, login=login))


@app.command("list")
def list_(ctx: typer.Context) -> None:
    """List the accounts with their roles.

    Example: oversight -C fines accounts list
    """
    with opened(ctx) as desk:
        accounts = read_accounts(desk.store)
        typer.echo(_table(desk, accounts) if accounts else _say("none", desk))


@app.command()
def grant(ctx: typer.Context, login: Login, role: Role) -> None:
    """Give an account roles.

    Example: oversight -C fines accounts grant liwei --role verifier@O-2
    """
    with opened(ctx) as desk:
        for each in role:
            grant_role(desk.store, login, read_grant(each))
        typer.echo(_table(desk, [get_account(desk.store, login)]))


@app.command()
def revoke(ctx: typer.Context, login: Login, role: Role) -> None:
    """Take roles from an account.

    Example: oversight -C fines accounts revoke liwei --role verifier@O-2
    """
    with opened(ctx) as desk:
        for each in role:
            revoke_role(desk.store, login, read_grant(each))
        typer.echo(_table(desk, [get_account(desk.store, login)]))


@app.command()
def password(ctx: typer.Context, login: Login, password_stdin: Stdin = False) -> None:
    """Give an account a new password; it is signed out everywhere.

    Example: oversight -C fines accounts password liwei
    """
    new = _password(ctx, password_stdin)
    with opened(ctx) as desk:
        set_password(desk.store, login, new)
        typer.echo(_say("password", desk, login=login))


@app.command()
def disable(ctx: typer.Context, login: Login) -> None:
    """Let an account sign in no longer; its sessions and tokens end at once.

    Example: oversight -C fines accounts disable liwei
    """
    with opened(ctx) as desk:
        typer.echo(_table(desk, [set_active(desk.store, login, active=False)]))


@app.command()
def enable(ctx: typer.Context, login: Login) -> None:
    """Let an account sign in again.

    Example: oversight -C fines accounts enable liwei
    """
    with opened(ctx) as desk:
        typer.echo(_table(desk, [set_active(desk.store, login, active=True)]))


@app.command()
def looks(
    ctx: typer.Context,
    login: Annotated[str | None, typer.Option(help="Only this person's.")] = None,
    item: Annotated[str | None, typer.Option(help="Only at this item.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of the newest.")] = 50,
) -> None:
    """Show who looked at personal data, when, at what and why, newest first.

    Example: oversight -C fines accounts looks --login liwei
    """
    with opened(ctx) as desk:
        rows = [
            (_local(desk, look.at), look.login, look.item, look.what, look.purpose)
            for look in read_looks(desk.store, login=login, item=item, limit=limit)
        ]
        head = tuple(_say(key, desk) for key in ("when", "login", "item", "what", "purpose"))
        typer.echo("\n".join(columns([head, *rows])) if rows else _say("no_look", desk))


@app.command()
def changes(
    ctx: typer.Context,
    login: Annotated[str | None, typer.Option(help="Only this account's.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of the newest.")] = 50,
) -> None:
    """Show what was changed of accounts, by whom and when, newest first.

    Example: oversight -C fines accounts changes --login liwei
    """
    with opened(ctx) as desk:
        rows = [
            (_local(desk, each.at), each.login, _say(each.what, desk), each.details, each.by)
            for each in read_changes(desk.store, login=login, limit=limit)
        ]
        head = tuple(_say(key, desk) for key in ("when", "login", "change", "roles", "by"))
        typer.echo("\n".join(columns([head, *rows])) if rows else _say("no_change", desk))


@token.command("new")
def token_new(
    ctx: typer.Context,
    login: Login,
    name: Annotated[str, typer.Option(help="What it is for.")],
    days: Annotated[int, typer.Option(min=1, max=366, help="How many days it lasts.")] = 90,
) -> None:
    """Make a token for an account and show it, this once.

    Example: oversight -C fines accounts token new liwei --name nightly
    """
    with opened(ctx) as desk:
        made = create_token(desk.store, login, name, at=_now(desk), days=days)
        typer.echo(_say("token", desk), err=True)
        typer.echo(made)


@token.command("list")
def token_list(ctx: typer.Context, login: Login) -> None:
    """List the tokens of an account.

    Example: oversight -C fines accounts token list liwei
    """
    with opened(ctx) as desk:
        rows = [
            (
                each.id,
                each.name,
                _say("until", desk, day=each.expires_at[:10]),
                _say("used", desk, day=each.used_at[:10]) if each.used_at else _say("unused", desk),
                _say("revoked", desk) if each.revoked else "",
            )
            for each in read_tokens(desk.store, get_account(desk.store, login).login)
        ]
        typer.echo("\n".join(columns(rows)) if rows else _say("no_token", desk))


@token.command("revoke")
def token_revoke(
    ctx: typer.Context,
    login: Login,
    token_id: Annotated[str, typer.Argument(metavar="ID", help="The token's id, as listed.")],
) -> None:
    """End a token.

    Example: oversight -C fines accounts token revoke liwei 0a1b2c3d4e5f
    """
    with opened(ctx) as desk:
        revoke_token(desk.store, login, token_id)
        typer.echo(_say("revoke", desk, id=token_id))


def _local(desk: Desk, at: str) -> str:
    zone = ZoneInfo(desk.project.timezone)
    return datetime.fromisoformat(at).astimezone(zone).strftime("%Y-%m-%d %H:%M")


def _table(desk: Desk, accounts: list[Account]) -> str:
    rows = [tuple(_say(key, desk) for key in ("login", "name", "roles", "state"))]
    for account in accounts:
        roles = ", ".join(_role(desk, grant) for grant in account.grants)
        state = _say("active" if account.active else "disabled", desk)
        rows.append((account.login, account.name, roles, state))
    return "\n".join(columns(rows))


def _role(desk: Desk, held: Grant) -> str:
    """A role as it is written for `grant`, in Chinese with its name before it."""
    key = held.role if held.place is None else f"{held.role}@{held.place}"
    return f"{word(held.role, 'zh')} {key}" if desk.project.language == "zh" else key


def _password(ctx: typer.Context, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if not sys.stdin.isatty():
        raise Refused(
            Problem(
                "--password-stdin",
                "There is no terminal to ask for the password at.",
                "Give it on standard input with --password-stdin.",
                ("没有可以询问密码的终端。", "请用 --password-stdin 从标准输入给出。"),
            )
        )
    asked = NAMES["password_asked"][Project.open(ctx.obj.folder).language == "en"]
    return str(typer.prompt(asked, hide_input=True, confirmation_prompt=True))
