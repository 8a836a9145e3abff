"""The boundary tables of small rules, whole: days, outcomes, and what none is made for."""

from __future__ import annotations

import pytest

from oversight.specs.boundary.make import Made, make
from oversight.specs.trial.book import open_book
from tests.specs.boundary.pack import gate_pack


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Made | None]:
    book = open_book([gate_pack(tmp_path_factory.mktemp("gate"))], "gate")
    return {tried.rule.id: make(tried, book.rulebook) for tried in book.tried}


def test_every_kind_of_due_day_and_each_change_of_the_clock(made: dict[str, Made | None]) -> None:
    slow = made["gate/slow"]
    assert slow is not None
    (table,) = slow.tables
    assert table.title == "Boundary days of the clock open"
    assert table.remark == (
        "10 calendar days, then 6 working days; from received; judged by the day of granted; "
        "Law 1 / Law 2"
    )
    assert table.columns == ("case", "received", "due", "granted", "outcome")
    assert list(table.rows) == [
        ("due-day-before", "2021-06-01", "2021-06-09", "2021-06-08", "complies"),
        ("due-on-the-day", "2021-06-01", "2021-06-09", "2021-06-09", "complies"),
        ("due-day-after", "2021-06-01", "2021-06-09", "2021-06-10", "flagged: Due 2021-06-09"),
        ("month-end-on-the-day", "2021-06-22", "2021-06-30", "2021-06-30", "complies"),
        (
            "month-end-day-after",
            "2021-06-22",
            "2021-06-30",
            "2021-07-01",
            "flagged: Due 2021-06-30",
        ),
        ("holiday-on-the-day", "2021-06-04", "2021-06-15", "2021-06-15", "complies"),
        ("holiday-day-after", "2021-06-04", "2021-06-15", "2021-06-16", "flagged: Due 2021-06-15"),
        ("make-up-on-the-day", "2021-09-14", "2021-09-23", "2021-09-23", "complies"),
        ("make-up-day-after", "2021-09-14", "2021-09-23", "2021-09-24", "flagged: Due 2021-09-23"),
        ("started-2021-04-30", "2021-04-30", "2021-05-10", "2021-05-11", "flagged: Due 2021-05-10"),
        ("started-2021-05-01", "2021-05-01", "2021-05-12", "2021-05-13", "flagged: Due 2021-05-12"),
        ("started-2021-05-02", "2021-05-02", "2021-05-12", "2021-05-13", "flagged: Due 2021-05-12"),
    ]
    assert slow.left == (
        "'open' is as old as the law of its pack (2019-01-01): what began before is not made a "
        "case.",
    )


def test_a_norm_that_counts_no_days_has_cases_about_its_change(
    made: dict[str, Made | None],
) -> None:
    dear = made["gate/dear"]
    assert dear is not None
    (table,) = dear.tables
    assert dear.language == "zh"
    assert (table.title, table.columns[0], table.columns[2:]) == (
        "边界日：规范fee-cap",
        "案件",
        ("结果",),
    )
    assert [(row[0], row[1], row[2]) for row in table.rows] == [
        ("始于2021-06-30", "2021-06-30", "标记: Paid 81, Cap 50"),
        ("始于2021-07-01", "2021-07-01", "标记: Paid 81, Cap 80"),
        ("始于2021-07-02", "2021-07-02", "标记: Paid 81, Cap 80"),
    ]


def test_the_scenario_that_holds_a_rule_to_its_table(made: dict[str, Made | None]) -> None:
    dear = made["gate/dear"]
    assert dear is not None
    lines = dear.tables[0].scenario.split("\n")
    assert lines[:2] == ["  @boundary", "  场景: 边界日：规范fee-cap"]
    assert lines[7:] == [
        "    假如今天是2021-12-31",
        "    而且event记录如下",
        "      | case           | act     | ts         | amount |",
        "      | 始于2021-06-30 | payment | 2021-06-30 | 81     |",
        "      | 始于2021-07-01 | payment | 2021-07-01 | 81     |",
        "      | 始于2021-07-02 | payment | 2021-07-02 | 81     |",
        "    当执行规则",
        "    那么结果为",
        "      | subject        | outcome | Paid | Cap |",
        "      | 始于2021-06-30 | flagged | 81   | 50  |",
        "      | 始于2021-07-01 | flagged | 81   | 80  |",
        "      | 始于2021-07-02 | flagged | 81   | 80  |",
        "    而且检查对象为始于2021-06-30 始于2021-07-01 始于2021-07-02",
        "",
    ]


def test_of_a_recursive_rule_none_are_made_and_that_is_said(made: dict[str, Made | None]) -> None:
    ring = made["gate/ring"]
    assert ring is not None
    assert (ring.tables, ring.left) == (
        (),
        (
            "'above' is defined by itself, and recursive rules are not measured, mutated or "
            "watched yet.",
        ),
    )
