"""The table of docs/audits.md is the commands as data."""

from __future__ import annotations

import re
from pathlib import Path

from oversight.engagement.service import table

DOCS = Path(__file__).parents[2] / "docs"


def test_the_table_is_that_of_the_commands() -> None:
    text = (DOCS / "audits.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z]+) \| (.*?) \| (.*?) \| (\w+) \|$", text, re.MULTILINE)
    assert [row for row in rows if row[0] != "command"] == list(table())
