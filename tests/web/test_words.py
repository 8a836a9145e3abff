"""The words of the pages: both languages have all of them, and templates have none of their own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oversight.records.model import TABLES
from oversight.site.labels import LABELS
from oversight.supervision.words import WORDS as LOOP
from oversight.web.render import TEMPLATES
from oversight.web.words import WORDS, Say

PAGES = sorted(TEMPLATES.glob("*.html"))
JINJA = re.compile(r"(?s)\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}")
TAGS = re.compile(r"(?s)<[^>]*>|&\w+;")
ALIKE = {"J", "K", "T", "N", "P", "U", "X", "Enter", "English", "中文"}
"""What is alike in every language: what stands on keys, and what languages call themselves."""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_template_has_no_word_of_its_own(page: Path) -> None:
    left = TAGS.sub(" ", JINJA.sub(" ", page.read_text(encoding="utf-8")))
    assert set(re.findall(r"[A-Za-z\u3400-\u9fff]+", left)) <= ALIKE


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_word_that_a_template_asks_for_is_known(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    said = Say("zh")
    asked = re.findall(r"\bt\('(\w+)'", text)
    assert [key for key in asked if not said.knows(key)] == []
    assert [
        key for key in re.findall(r"\bt\.(?:loop|head)\('(\w+)'", text) if key not in LOOP
    ] == []
    assert [key for key in re.findall(r"\bw\('(\w+)'", text) if key not in LABELS] == []


def test_both_languages_say_the_same_with_the_same_values() -> None:
    for key, (zh, en) in WORDS.items():
        assert zh.strip() and en.strip(), key
        assert set(re.findall(r"\{\w+\}", zh)) == set(re.findall(r"\{\w+\}", en)), key
        assert not re.search(r"[\u3400-\u9fff]", en), key


def test_a_sheet_and_a_script_ask_for_nothing_from_elsewhere() -> None:
    for file in sorted((TEMPLATES.parent / "static").iterdir()):
        assert not re.search(r"https?:|//[a-z]+\.|@import|url\(", file.read_text()), file.name


def test_every_table_of_the_records_has_a_name() -> None:
    assert [table for table in TABLES if f"table_{table}" not in WORDS] == []
