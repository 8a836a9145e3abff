"""`oversight samples`: drawn from a project's records, checked, and told."""

from __future__ import annotations

import re
from pathlib import Path

from .line import Typed

AT = ("--at", "2021-12-31")


def lines(printed: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line) for line in printed.splitlines()]


def test_a_sample_is_drawn_checked_and_told(typed: Typed, small: Path) -> None:
    def done(*arguments: str) -> str:
        return typed.done("-C", small, "samples", *arguments)

    by = ("--by", "Qian Hua", *AT)
    told = done("draw", "--as-of", "2021-12-31", "--size", "5", *by)
    assert told == "Sample S2021-01: 1 of 1 in 1 strata (seed 1).\n"
    assert lines(done("list", "S2021-01"))[1:] == [
        ["t.small/late", "B", "O1", "not checked yet"],
    ]
    missed = ("--verdict", "missed", "--why", "Decided too late.")
    assert done("check", "S2021-01", "t.small/late", "B", *missed, *by) == "B: missed.\n"
    assert [line[:1] + line[2:] for line in lines(done("list"))] == [
        ["sample", "population", "drawn", "checked", "missed", "person"],
        ["S2021-01", "1", "1", "1", "1", "Qian Hua"],
    ]
    assert done("list", "S2021-01", "--unchecked") == "There is nothing to list.\n"
    assert lines(done("figures"))[1:] == [
        ["t.small/late", "0", "-", "1", "100.0% [2.5%, 100.0%]"],
    ]
