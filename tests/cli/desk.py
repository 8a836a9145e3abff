"""A project with findings, and the command line run in it: for the tests of items and trail."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from oversight.cli import main
from oversight.supervision.identity import item_id

from ..supervision.support import RULE, row, table

TOML = """
[project]
name = "desk"
timezone = "Asia/Shanghai"
calendar = "CN"
language = "{language}"
[rules]
packs = ["cn.licensing"]
"""

ITEM = item_id(RULE, "C1")
OTHER = item_id("cn.penalty/not-served", "P9")


@dataclass(frozen=True)
class Desk:
    """A project's folder, its findings table, and what running a command there printed."""

    folder: Path
    findings: Path
    run: Callable[..., tuple[int, str, str]]

    def done(self, *arguments: str) -> str:
        """What a command printed that went well."""
        code, out, err = self.run(*arguments)
        assert (code, err) == (0, "")
        return out

    def refused(self, *arguments: str) -> str:
        """What a command said that was refused."""
        code, out, err = self.run(*arguments)
        assert (code, out) == (2, "")
        return err

    def walk(self, *names: str) -> None:
        """Give these commands on `ITEM`, all on 2021-10-08, by people who may."""
        for name in names:
            self.done("items", name, ITEM, "--at", "2021-10-08", *GIVEN[name])


GIVEN = {
    "assign": ("--by", "Li Wei"),
    "sign": ("--by", "Zhao Min", "--org", "O-12"),
    "submit": ("--by", "Zhao Min", "--did", "Decided and told.", "--evidence", "file 7"),
    "verify": ("--by", "Sun Li", "--note", "Seen."),
    "return": ("--by", "Sun Li", "--why", "No notice served."),
    "assess": ("--by", "Li Wei", "--outcome", "effective"),
    "close": ("--by", "Li Wei"),
}


def new_desk(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str = "en",
) -> Desk:
    (folder / "oversight.toml").write_text(TOML.format(language=language), encoding="utf-8")
    findings = folder / "findings.parquet"
    penalty = row(
        "P9",
        rule="cn.penalty/not-served",
        card="yellow",
        org=None,
        kind="gap",
        message="Not served.",
    )
    pq.write_table(table(row("C1"), penalty), findings)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["oversight", "-C", str(folder), *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return Desk(folder, findings, run)


def raised_desk(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str = "en",
) -> Desk:
    """A desk whose findings were raised on 2021-10-08."""
    desk = new_desk(folder, monkeypatch, capsys, language)
    desk.done("items", "raise", str(desk.findings), "--at", "2021-10-08")
    return desk
