"""Every command on docs/clocks.md prints what the page says."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oversight.cli.clock import app

PAGE = Path(__file__).parents[2] / "docs" / "clocks.md"
EXAMPLES = re.findall(r"```\n\$ oversight clock (.*?)\n(.*?)```", PAGE.read_text("utf-8"), re.S)


@dataclass(frozen=True)
class Place:
    folder: Path


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == 11


@pytest.mark.parametrize(("words", "printed"), EXAMPLES, ids=[words for words, _ in EXAMPLES])
def test_an_example_prints_what_the_page_says(words: str, printed: str, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, words.split(), obj=Place(tmp_path))
    assert result.stdout == printed
