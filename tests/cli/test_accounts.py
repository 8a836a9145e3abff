"""`oversight accounts`: what it prints, and what it says when it refuses."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

import pytest

from oversight.accounts.looks import record_look
from oversight.store.database import open_store
from oversight.supervision.actor import Actor

from .desk import Desk, new_desk

PASSWORD = "seven quiet herons"


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    desk = new_desk(tmp_path, monkeypatch, capsys)
    roles = ("--role", "inspector@O-1", "--role", "auditor")
    told = desk.done("accounts", "add", "liwei", "--name", "Li Wei", *roles, "--password-stdin")
    assert told == "The account liwei was made.\n"
    return desk


def test_accounts_are_listed_with_their_roles(desk: Desk) -> None:
    assert desk.done("accounts", "list") == (
        "Login  Name    Roles                   State\n"
        "liwei  Li Wei  auditor, inspector@O-1  active\n"
    )
    assert "auditor, inspector@O-1, verifier@O-2" in desk.done(
        "accounts", "grant", "liwei", "--role", "verifier@O-2"
    )
    assert "liwei  Li Wei  auditor  active" in desk.done(
        "accounts", "revoke", "liwei", "--role", "verifier@O-2", "--role", "inspector@O-1"
    )
    assert "disabled" in desk.done("accounts", "disable", "liwei")
    assert "active" in desk.done("accounts", "enable", "liwei")


def test_a_token_is_made_listed_and_revoked(desk: Desk) -> None:
    code, out, err = desk.run("accounts", "token", "new", "liwei", "--name", "nightly")
    assert (code, err) == (0, "The token, shown this once:\n")
    assert out.startswith("ovs_")
    token_id, name, *_ = desk.done("accounts", "token", "list", "liwei").split()
    assert name == "nightly"
    revoked = desk.done("accounts", "token", "revoke", "liwei", token_id)
    assert revoked == f"The token {token_id} is revoked.\n"
    assert "revoked" in desk.done("accounts", "token", "list", "liwei")


def test_what_is_refused_is_said(desk: Desk) -> None:
    add = ("accounts", "add", "Li Wei", "--name", "Li", "--role", "inspecter")
    assert desk.refused(*add, "--password-stdin") == (
        "account Li Wei: 'Li Wei' cannot be a sign-in name. "
        "Write two to forty small letters, digits, dots, dashes or underscores.\n"
        "password of Li Wei: It has fewer than 12 characters. "
        "Take a sentence that only you would think of.\n"
        "password of Li Wei: It is among the first that are guessed. Take another one.\n"
        "role inspecter: There is no role 'inspecter'. Did you mean 'inspector'?\n"
    )
    assert desk.refused("accounts", "password", "liwei") == (
        "--password-stdin: There is no terminal to ask for the password at. "
        "Give it on standard input with --password-stdin.\n"
    )
    assert desk.refused("accounts", "disable", "liwie") == (
        "account liwie: There is no account 'liwie'. Did you mean 'liwei'?\n"
    )


def test_looks_are_shown_with_their_purpose(desk: Desk) -> None:
    assert desk.done("accounts", "looks") == "Nobody has looked at personal data.\n"
    store = open_store(f"sqlite:///{desk.folder / 'oversight.db'}")
    actor = Actor("liwei", (), "Li Wei")
    at = datetime(2021, 10, 8, 1, 0, tzinfo=UTC)
    what = "case C1: case.party"
    record_look(store, actor, roles={"auditor"}, item="A1", what=what, purpose="Audit.", at=at)
    store.close()
    assert desk.done("accounts", "looks") == (
        "When              Login  Item  What                 Why\n"
        "2021-10-08 09:00  liwei  A1    case C1: case.party  Audit.\n"
    )


def test_changes_are_shown_with_who_made_them(desk: Desk) -> None:
    desk.done("accounts", "revoke", "liwei", "--role", "auditor")
    lines = desk.done("accounts", "changes", "--login", "liwei").splitlines()
    assert [line.split()[2:] for line in lines[1:]] == [
        ["liwei", "role", "taken", "auditor", "command", "line"],
        ["liwei", "role", "given", "auditor", "command", "line"],
        ["liwei", "role", "given", "inspector@O-1", "command", "line"],
        ["liwei", "made", "command", "line"],
    ]
    assert desk.done("accounts", "changes", "--login", "none") == (
        "No account has been changed yet.\n"
    )


def test_a_chinese_project_is_spoken_to_in_chinese(desk: Desk) -> None:
    settings = desk.folder / "oversight.toml"
    settings.write_text(settings.read_text().replace('language = "en"', 'language = "zh"'))
    assert desk.done("accounts", "list") == (
        "登录名  姓名    角色                                  状态\n"
        "liwei   Li Wei  审计员 auditor, 督查员 inspector@O-1  可登录\n"
    )
