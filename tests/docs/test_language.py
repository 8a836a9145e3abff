"""The page on the language is what happens: each example is run, by both engines.

Where an example changes for a good reason, `OVERSIGHT_WRITE_PAGES=1` writes the page anew, to be
read before it is kept.
"""

import os
from pathlib import Path

import pytest

from tests.docs.examples import anew, pieces
from tests.docs.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "language.md"


def test_the_examples_are_what_happens() -> None:
    page = PAGE.read_text(encoding="utf-8")
    now = anew(page)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now


def test_the_packs_of_the_page_are_what_happens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for pack in ("city.common", "city.fines"):
        (tmp_path / "rules" / pack).mkdir(parents=True)
    page = PAGE.read_text(encoding="utf-8")
    now = replay(page, tmp_path)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now


def test_every_rule_of_the_page_has_its_findings() -> None:
    kinds = [piece.kind for piece in pieces(PAGE.read_text(encoding="utf-8"))]
    assert "```terms" not in PAGE.read_text(encoding="utf-8")
    for kind, following in zip(kinds, [*kinds[1:], ""], strict=True):
        assert kind != "rule" or following == "findings"
        assert kind != "records" or following == "rule"
