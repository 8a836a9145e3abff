"""The page on gaming: its examples print what it says they print."""

import doctest
import re
from pathlib import Path

PAGE = Path(__file__).parents[3] / "docs" / "gaming.md"


def test_the_examples_are_what_happens() -> None:
    # Without its fences: a closing one would count as expected output.
    text = re.sub(r"^```.*$", "", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    test = doctest.DocTestParser().get_doctest(text, {}, "gaming", str(PAGE), 0)
    runner = doctest.DocTestRunner(verbose=False)
    told: list[str] = []
    runner.run(test, out=told.append)
    assert "".join(told) == ""
    assert runner.summarize(verbose=False).attempted == 43
