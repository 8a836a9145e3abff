"""The newcomer's page, followed word by word in an empty folder.

Where the commands print something else for a good reason, `OVERSIGHT_WRITE_PAGES=1` writes the
page anew, to be read before it is kept.
"""

import os
import re
from pathlib import Path

import pytest

from tests.docs.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "first-rule.md"
LONGEST_RULE = 12


def test_the_page_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = PAGE.read_text(encoding="utf-8")
    now = replay(page, tmp_path)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now


def test_the_rule_is_short_and_no_python() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rules = re.findall(r"# FILE: \S+\.rule\n---\n.*?\n---\n(.*?)^```", page, re.M | re.S)
    assert len(rules) == 1
    clauses = [line for line in rules[0].split("\n") if line.strip() and line[0] != "#"]
    assert len(clauses) <= LONGEST_RULE
    assert "python" not in page.lower()
