"""Every example of docs/language.md is what the page says it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from oversight.datalog.check import check
from oversight.datalog.parser import parse
from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.rulebook.relations import base_relations

PAGE = (Path(__file__).parents[2] / "docs" / "language.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(rule|terms)\n(.*?)^```", PAGE, re.MULTILINE | re.DOTALL)
WRONG = re.findall(r"^```wrong\n(.*?)^```\n((?:> `[^\n]*`\n)+)", PAGE, re.MULTILINE | re.DOTALL)


def _check(text: str, subject: str | None) -> None:
    check(
        parse(text, "r"),
        relations=base_relations(),
        acts={*ACTS, "created", "payment"},
        norms={},
        clocks={"decide": "wd"},
        subject=subject,
    )


@pytest.mark.parametrize(("kind", "text"), EXAMPLES, ids=[text[:30] for _, text in EXAMPLES])
def test_the_examples_are_sound(kind: str, text: str) -> None:
    _check(text, "case" if kind == "rule" else None)


@pytest.mark.parametrize(("text", "said"), WRONG, ids=["parsed", "checked"])
def test_the_wrong_examples_are_refused_as_the_page_says(text: str, said: str) -> None:
    with pytest.raises(Refused) as refused:
        _check(text, "case")
    messages = [str(problem) for problem in refused.value.problems]
    assert messages == [line.removeprefix("> `").removesuffix("`") for line in said.splitlines()]


def test_the_page_has_examples() -> None:
    assert (len(EXAMPLES), len(WRONG)) == (9, 2)
