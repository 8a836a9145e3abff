"""`oversight emergencies`: what it prints, and what it says when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from .desk import Desk, raised_desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys)


def test_an_event_is_declared_listed_and_ended(desk: Desk) -> None:
    by = ("--by", "Li Wei", "--at")
    flood = ("emergencies", "declare", "Flood", "--why", "It rises.", *by, "2021-10-08")
    assert desk.done(*flood) == (
        "Emergency E2021-01 is declared: it covers 2 items, at most 1 working days a stage.\n"
    )
    listed = desk.done("emergencies", "list", "--at", "2021-10-08").splitlines()
    assert listed[1].split() == [
        "E2021-01",
        "Flood",
        "1",
        "2021-10-08",
        "Li",
        "Wei",
        "It",
        "rises.",
    ]
    assert desk.done("emergencies", "end", "E2021-01", *by, "2021-10-09") == (
        "Emergency E2021-01 has ended: the clocks of 2 items are as they were.\n"
    )
    assert desk.done("emergencies", "list", "--at", "2021-10-09") == "There is nothing to list.\n"


def test_what_is_missing_is_said(desk: Desk) -> None:
    assert desk.refused("emergencies", "declare", " ", "--pace", "0", "--by", "Li Wei") == (
        "emergency  : No title is given. Say it in `title`.\n"
        "emergency  : No why is given. Say it in `why`.\n"
        "emergency  : A stage cannot take at most 0 working days. Give a number of one or more.\n"
    )
