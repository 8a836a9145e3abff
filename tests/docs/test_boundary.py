"""The page on boundary days, its commands run in an empty folder.

`OVERSIGHT_WRITE_PAGES=1` writes what they print now into the page, to be read before it is kept.
"""

import os
from pathlib import Path

import pytest

from tests.docs.transcript import replay

PAGE = Path(__file__).parents[2] / "docs" / "boundary.md"


def test_the_page_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    page = PAGE.read_text(encoding="utf-8")
    now = replay(page, tmp_path)
    if os.environ.get("OVERSIGHT_WRITE_PAGES"):
        PAGE.write_text(now, encoding="utf-8")
    assert page == now
