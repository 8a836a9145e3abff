"""The generated part of a feature file: put in, exchanged and taken out, the rest to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.specs.boundary.feature import Table, accept, accepted, differences, region

BEFORE = "Feature: F\r\n\r\n  Scenario: A\r\n\tGiven nothing  \r\n"


def table(outcome: str, *, day: str = "2021-03-01") -> Table:
    head = "  @boundary\n  Scenario: Days\n"
    comment = f"    # | case | due        | outcome |\n    # | B1   | {day} | {outcome} |\n"
    rows = (("B1", day, outcome),)
    return Table("Days", "", ("case", "due", "outcome"), rows, f"{head}{comment}    Given x\n")


@pytest.mark.parametrize("before", [BEFORE, BEFORE.replace("\r", ""), "Feature: F"])
def test_the_rest_stays_to_the_byte(tmp_path: Path, before: str) -> None:
    file = tmp_path / "f.feature"
    file.write_bytes(before.encode())
    ends = before if before.endswith("\n") else before + "\n"
    assert accepted(file) is None
    accept(file, [table("complies")], "en")
    first = file.read_bytes()
    assert first.startswith(ends.encode())
    assert accepted(file) == region([table("complies")], "en")
    accept(file, [table("flagged: D")], "en")
    accept(file, [table("complies")], "en")
    assert file.read_bytes() == first
    file.write_bytes(first + b"\n  Scenario: Written after\n")
    accept(file, [], "en")
    assert file.read_bytes() == ends.encode() + b"\n  Scenario: Written after\n"


def test_rows_new_changed_and_gone() -> None:
    part = region([table("complies")], "en")
    assert differences(part, [table("complies")], "en") == []
    assert differences(part, [table("flagged: D")], "en") == [
        "Days:",
        "  - B1 | 2021-03-01 | complies",
        "  + B1 | 2021-03-01 | flagged: D",
    ]
    assert differences(part, [], "en") == ["Days:", "  - B1 | 2021-03-01 | complies"]
    moved = Table("Days", "", (), (), table("complies").scenario.replace("Given x", "Given y"))
    assert differences(part, [moved], "en") == [
        "The tables are the same, but the records of their scenarios are not."
    ]
