"""The table of docs/audits.md is the commands as data."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from typer.main import get_group

from oversight.cli.audits import app
from oversight.engagement.service import table

DOCS = Path(__file__).parents[2] / "docs"


def test_the_table_is_that_of_the_commands() -> None:
    text = (DOCS / "audits.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z]+) \| (.*?) \| (.*?) \| (\w+) \|$", text, re.MULTILINE)
    assert [row for row in rows if row[0] != "command"] == list(table())


def test_every_command_has_a_place_in_the_table_and_every_line_can_be_typed() -> None:
    """The lines of the walk name commands and options that there are."""
    text = (DOCS / "audits.md").read_text(encoding="utf-8")
    commands = get_group(app).commands
    lines = re.findall(r"^oversight audits (.*)$", text, re.MULTILINE)
    assert len(lines) == 11
    for line in lines:
        name, *words = shlex.split(line)
        # Parsed as it would be typed, and not carried out.
        commands[name].make_context(name, words)
    assert {row[0] for row in table()} <= set(commands)
