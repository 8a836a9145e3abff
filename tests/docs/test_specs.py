"""The page on specs: its commands run, its sentences are all there are, each in both languages."""

import os
import re
from pathlib import Path

import pytest

from oversight.specs.grammar import SENTENCES, SHOWN, kind_of
from tests.docs.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "specs.md"
KEYWORDS = re.compile(r"^ +(?:Given|And|When|Then|假如|而且|当|那么) ?(.+)$", re.MULTILINE)


def test_the_page_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = PAGE.read_text(encoding="utf-8")
    now = replay(page, tmp_path)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now


def test_every_sentence_is_shown_and_used_in_both_languages() -> None:
    page = PAGE.read_text(encoding="utf-8")
    rows = re.findall(r"^\| `([^`]+)` \| `([^`]+)` \| \S.*\|$", page, re.MULTILINE)
    assert sorted(rows) == sorted(SHOWN.values())
    features = re.findall(r"# FILE: \S+\.feature\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    for text in features:
        used = {kind_of(sentence) for sentence in KEYWORDS.findall(text)}
        assert used == set(SENTENCES)
