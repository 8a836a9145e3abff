"""Reads the files of wrong texts: `=== title`, the text, and `!! message` for each problem."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest


class Case(NamedTuple):
    title: str
    text: str
    messages: list[str]


def read_cases(name: str) -> list[Case]:
    whole = Path(__file__).with_name(name).read_text(encoding="utf-8")
    cases = []
    for block in whole.split("=== ")[1:]:
        title, *lines = block.split("\n")
        messages = [line[3:] for line in lines if line.startswith("!! ")]
        text = "\n".join(line for line in lines if not line.startswith("!! ")).strip("\n")
        cases.append(Case(title, text, messages))
    return cases


def parametrize(name: str) -> pytest.MarkDecorator:
    cases = read_cases(name)
    return pytest.mark.parametrize("case", cases, ids=[case.title for case in cases])
