"""`oversight` itself: exit codes without a traceback, and help with an example everywhere."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import typer

from oversight import __version__
from oversight.cli.app import COMMANDS, app
from oversight.cli.bars import progress
from oversight.problem import Problem, Refused

from .line import Typed

GROUPS = (
    "items",
    "ownership",
    "orders",
    "emergencies",
    "samples",
    "trail",
    "evidence",
    "accounts",
    "webhooks",
    "store",
    "clock",
    "rules",
    "specs",
    "indicators",
    "shapes",
    "assessment",
    "audits",
    "report",
    "city",
)


def commands(command: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command that does something, by the words that call it."""
    names = command.list_commands(None) if hasattr(command, "list_commands") else None
    if names is None:
        yield path, command
        return
    for name in names:
        yield from commands(command.get_command(None, name), (*path, name))


ALL = dict(commands(typer.main.get_command(app)))


def test_each_command_that_the_front_page_names_is_there() -> None:
    assert {path[0] for path in ALL} == set(COMMANDS)
    assert {path[0] for path in ALL if len(path) > 1} == set(GROUPS)


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help_has_an_example_that_names_the_command(typed: Typed, path: tuple[str, ...]) -> None:
    shown = re.sub(r"\n  (?=\S)", " ", typed.done(*path, "--help"))
    (example,) = re.findall(r"Example: (oversight .*)", shown)
    assert re.fullmatch(rf"oversight( -C \S+)? {' '.join(path)}( .*)?", example), example
    assert shown.startswith(f"Usage: oversight {' '.join(path)} ")
    assert "--install-completion" not in shown


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_the_example_names_only_options_that_are_there(path: tuple[str, ...]) -> None:
    options = {name for parameter in ALL[path].params for name in parameter.opts}
    _, example = ALL[path].help.split("Example: ")
    assert set(re.findall(r"(?<=\s)--[a-z-]+", example)) <= options


@pytest.mark.parametrize("group", ["", *GROUPS])
def test_a_group_alone_shows_what_it_has(typed: Typed, group: str) -> None:
    code, out, err = typed(*filter(None, [group]))
    assert code == 2
    listed = re.findall(r"^  ([a-z][a-z-]*)  ", out + err, re.MULTILINE)
    expected = COMMANDS if not group else dict.fromkeys(p[1] for p in ALL if p[0] == group)
    assert listed == list(expected)
    assert "--install-completion" not in out + err


def test_the_version(typed: Typed) -> None:
    assert typed.done("--version") == f"oversight {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["explan"], "Error: No such command 'explan'."),
        (["-C"], "Error: Option '-C' requires an argument."),
        (["evaluate", "--asof", "x"], "Error: No such option: --asof"),
        (["explain", "rule"], "Error: Missing argument 'subject'."),
        (["clock", "dew"], "Error: No such command 'dew'."),
    ],
)
def test_what_is_mistyped_is_refused(typed: Typed, arguments: list[str], said: str) -> None:
    code, out, err = typed(*arguments)
    assert (code, out) == (2, "")
    assert err.splitlines()[-1].startswith(said)


def breaks(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Make `oversight new` end with an error."""

    def fails(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr(import_module("oversight.cli.new"), "lay_out", fails)


def test_every_problem_of_a_refusal_is_printed(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = Problem("a.csv row 2", "There is no act 'x'.", "Did you mean 'y'?")
    breaks(monkeypatch, Refused([one, Problem("b", "It is [bold]not[/bold] there.", "")]))
    assert typed("new", "x") == (
        2,
        "",
        "a.csv row 2: There is no act 'x'. Did you mean 'y'?\nb: It is [bold]not[/bold] there.\n",
    )


def test_a_fault_of_ours_is_said_in_one_sentence(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    breaks(monkeypatch, RuntimeError("the wheel came off"))
    code, out, err = typed("new", "x")
    (log,) = tmp_path.iterdir()
    assert (code, out) == (70, "")
    assert err == (
        "This is a fault of Oversight, not of your input. "
        f"The details are in {log}; please report it with that file.\n"
    )
    text = log.read_text(encoding="utf-8")
    assert text.startswith("Traceback (most recent call last):\n")
    assert text.endswith("RuntimeError: the wheel came off\n")


def test_an_interruption(typed: Typed, monkeypatch: pytest.MonkeyPatch) -> None:
    breaks(monkeypatch, KeyboardInterrupt())
    assert typed("new", "x") == (
        130,
        "",
        "Interrupted; what was finished is kept. Run the same command again.\n",
    )


def test_a_bar_is_for_a_person_only(capsys: pytest.CaptureFixture[str]) -> None:
    with progress() as bar:
        bar.update(bar.add_task("working", total=2), advance=1)
    assert tuple(capsys.readouterr()) == ("", "")
