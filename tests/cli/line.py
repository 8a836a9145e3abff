"""The command line as it is typed: its exit code, and what it printed."""

from __future__ import annotations

import sys
from dataclasses import dataclass

import pytest

from oversight.cli import main


@dataclass(frozen=True)
class Typed:
    """Runs the command line as if typed, and gives (exit code, stdout, stderr)."""

    monkeypatch: pytest.MonkeyPatch
    capsys: pytest.CaptureFixture[str]

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        argv = ["oversight", *(str(argument) for argument in arguments)]
        self.monkeypatch.setattr(sys, "argv", argv)
        code: object = 0
        try:
            main()
        except SystemExit as stop:
            code = stop.code or 0
        assert isinstance(code, int)
        printed = self.capsys.readouterr()
        return code, printed.out, printed.err

    def done(self, *arguments: object) -> str:
        code, out, err = self(*arguments)
        assert (code, err) == (0, "")
        return out
