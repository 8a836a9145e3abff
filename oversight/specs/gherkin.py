"""Gherkin text read with every mistake said in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gherkin.errors import CompositeParserException
from gherkin.parser import Parser

from oversight.problem import Problem, Refused
from oversight.specs.table import Spot

_EXPECTED = re.compile(r"expected: (?P<tokens>.*), got '(?P<got>.*)'$", re.DOTALL)
_MAY_BE = {
    "#FeatureLine": "'Feature:' (功能:)",
    "#BackgroundLine": "'Background:' (背景:)",
    "#ScenarioLine": "'Scenario:' (场景:)",
    "#ExamplesLine": "'Examples:' (例子:)",
    "#StepLine": "a step (Given, When, Then, And; 假如, 当, 那么, 而且)",
    "#TableRow": "a row of a table (| ... |)",
    "#TagLine": "a tag (@must-fire)",
}


def parse_gherkin(path: Path) -> dict[str, Any]:
    """The feature of a file as Gherkin's own parser gives it.

    Raises `Refused` with every mistake, for a file that is not UTF-8, and for an empty one.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        document: Mapping[str, Any] = Parser().parse(text)
    except UnicodeDecodeError as error:
        raise Refused(
            Problem(str(Spot(str(path), 1)), "The file is not text in UTF-8.", "Save it as UTF-8.")
        ) from error
    except CompositeParserException as error:
        raise Refused(_problem(path, one) for one in error.errors) from error
    if "feature" not in document:
        raise Refused(
            Problem(
                str(Spot(str(path), 1)),
                "The file holds no feature.",
                "Begin it with 'Feature: ', or with '# language: zh-CN' and '功能: '.",
            )
        )
    feature: dict[str, Any] = document["feature"]
    return feature


def _problem(path: Path, error: Exception) -> Problem:
    location: dict[str, int] = getattr(error, "location", {})
    where = f"{Spot(str(path), location.get('line', 1))}"
    told = re.sub(r"^\(\d+:\d+\): ", "", str(error))
    unexpected = _EXPECTED.search(told)
    if unexpected:
        tokens = unexpected["tokens"].split(", ")
        may_be = [words for token, words in _MAY_BE.items() if token in tokens]
        got = unexpected["got"].strip()
        return Problem(
            where, f"'{got}' cannot stand here.", f"This line may be {' or '.join(may_be)}."
        )
    if "cell count" in told:
        return Problem(
            where,
            "The row has not as many cells as the table's first row.",
            "Write a cell for each column, blank where there is no value; '|' in a text is '\\|'.",
        )
    if "Language not supported" in told:
        return Problem(where, f"{told}.", "Write '# language: zh-CN' or '# language: en'.")
    return Problem(where, f"The feature cannot be read: {told}.", "Mend the line.")
