"""Cells become records of the schema's types; every wrong one is said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.problem import Refused
from oversight.specs.cells import Record, read_day, read_instant, read_records
from oversight.specs.table import SpecTable
from tests.specs.tables import SPOT, table

SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(
    name: str, cells: SpecTable | None, events: list[Record] | None = None, before: int = 0
) -> list[Record]:
    held: list[Record] = [{}] * before
    return read_records(
        name, cells, spot=SPOT, zone=SHANGHAI, before=held, events=[] if events is None else events
    )


def problems(name: str, cells: SpecTable | None) -> list[str]:
    with pytest.raises(Refused) as refused:
        read(name, cells)
    return [str(problem) for problem in refused.value.problems]


def test_cells_take_the_types_of_their_columns() -> None:
    records = read(
        "event",
        table(
            """
            | event | case | act | ts               | amount | qty | officers | outcome |
            | E7    | C1   | fee | 2021-04-01 09:30 | 35.50  |     | A B      |         |
            """
        ),
    )
    assert records == [
        {
            "event": "E7",
            "case": "C1",
            "act": "fee",
            "ts": datetime(2021, 4, 1, 9, 30, tzinfo=SHANGHAI),
            "amount": Decimal("35.50"),
            "officers": ["A", "B"],
            "seq": 1,
        }
    ]


def test_numbers_flags_and_days() -> None:
    assert read(
        "item",
        table(
            """
            | item | name | statute_n | statute_unit | instant | valid_from |
            | I1   | 甲   | 20        | wd           | 是      | 2021-01-01 |
            | I2   | 乙   |           |              | no      |            |
            """
        ),
    ) == [
        {
            "item": "I1",
            "name": "甲",
            "statute_n": 20,
            "statute_unit": "wd",
            "instant": True,
            "valid_from": date(2021, 1, 1),
        },
        {"item": "I2", "name": "乙", "instant": False},
    ]


def test_keys_are_filled_in_on_from_the_earlier_records() -> None:
    cells = table("| name |\n| 甲 |\n| 乙 |")
    assert [record["item"] for record in read("item", cells, before=3)] == ["item-4", "item-5"]


def test_seq_goes_on_within_each_case_and_keeps_what_is_written() -> None:
    held: list[Record] = [{"case": "C1", "seq": 4}]
    cells = table(
        """
        | case | act | ts         | seq |
        | C1   | fee | 2021-04-01 |     |
        | C2   | fee | 2021-04-01 |     |
        | C1   | fee | 2021-04-01 | 9   |
        | C1   | fee | 2021-04-01 |     |
        """
    )
    assert [record["seq"] for record in read("event", cells, held)] == [5, 1, 9, 10]


def test_every_wrong_cell_is_said_with_its_line_and_column() -> None:
    cells = table(
        """
        | case | act | tss | amount | amount | ts         |
        | C1   | fee | x   | 3,5    | 2      | 2021-02-30 |
        |      | fee |     |        |        |            |
        """
    )
    at = "features/p/r.feature"
    assert problems("event", cells) == [
        f"{at}:11: Table 'event' has no column 'tss'. Did you mean 'ts'?",
        f"{at}:11: Column 'amount' stands 2 times. Leave one of them out.",
        f"{at}:12, column amount: '3,5' is not an exact number. Write it as 35.50.",
        f"{at}:12, column ts: '2021-02-30' is not a day or an instant. "
        "Write it as 2021-03-29 or 2021-03-29 09:30.",
        f"{at}:13: A record of 'event' needs a value of 'case' (案件). Add the column 'case'.",
        f"{at}:13: A record of 'event' needs a value of 'ts' (发生时间). Add the column 'ts'.",
    ]


def test_values_that_are_not_allowed_are_said() -> None:
    at = "features/p/r.feature:12"
    assert problems(
        "item",
        table(
            """
            | name | statute_n | promise_n | statute_unit | instant | valid_from |
            | 甲   | twenty    | -1        | workday      | perhaps | 1.1.2021   |
            """
        ),
    ) == [
        f"{at}, column statute_n: 'twenty' is not a whole number from 0. Write it as 20.",
        f"{at}, column promise_n: '-1' is not a whole number from 0. Write it as 20.",
        f"{at}, column statute_unit: 'workday' is none of the values allowed. "
        "Known: cd, hour, month, wd, year.",
        f"{at}, column instant: 'perhaps' is not yes or no. Write 'yes' or 'no'.",
        f"{at}, column valid_from: '1.1.2021' is not a day. Write it as 2021-03-29.",
    ]


def test_a_table_that_is_not_there() -> None:
    assert problems("evnt", table("| case |\n| C1 |")) == [
        "features/p/r.feature:10: There is no table 'evnt'. Did you mean 'event'?"
    ]
    assert problems("event", None) == [
        "features/p/r.feature:10: No records of 'event' are given. "
        "Put a table under the step, its columns first."
    ]


@given(st.dates(date(1950, 1, 1), date(2050, 1, 1)))
@settings(max_examples=50, deadline=None)
def test_a_day_reads_as_it_is_written(day: date) -> None:
    assert read_day(day.isoformat()) == day
    assert read_instant(day.isoformat(), SHANGHAI).astimezone(SHANGHAI).date() == day


@given(st.datetimes(datetime(2000, 1, 1), datetime(2030, 1, 1)), st.integers(-12, 14))
@settings(max_examples=50, deadline=None)
def test_an_offset_that_is_written_counts_more_than_the_zone(moment: datetime, hours: int) -> None:
    written = (
        moment.replace(tzinfo=UTC)
        .isoformat(" ")
        .replace("+00:00", f"{'-' if hours < 0 else '+'}{abs(hours):02}:00")
    )
    assert read_instant(written, SHANGHAI) == (moment - timedelta(hours=hours)).replace(tzinfo=UTC)
