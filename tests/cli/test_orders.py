"""`oversight orders`: what it prints, and what it says when it refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from ..supervision.support import RULE
from .desk import ITEM, Desk, raised_desk


@pytest.fixture
def desk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Desk:
    return raised_desk(tmp_path, monkeypatch, capsys)


def test_orders_are_issued_listed_and_shown(desk: Desk) -> None:
    told = desk.done("orders", "issue", "--by", "Li Wei", "--at", "2021-10-08")
    listed = desk.done("orders", "list")
    assert [line.split() for line in listed.splitlines()] == [
        ["number", "Organisation", "Rule", "run", "issued", "person", "items"],
        ["2021-0001", "O-12", RULE, "run-1", "2021-10-08", "Li", "Wei", "1"],
    ]
    assert told == listed + (
        "1 items name no organisation and were left; set who owns them, or assign each.\n"
        "Issued 1 orders with 1 items; refused 0.\n"
    )
    shown = desk.done("orders", "show", "2021-0001", "--language", "zh")
    assert (shown.splitlines()[0], ITEM in shown) == ("督办单 2021-0001", True)


def test_an_order_that_is_not_there_is_said(desk: Desk) -> None:
    assert desk.done("orders", "list") == "There is nothing to list.\n"
    assert desk.refused("orders", "show", "2021-0009") == (
        "order 2021-0009: There is no order '2021-0009'. "
        "`oversight orders list` shows those there are.\n"
    )
