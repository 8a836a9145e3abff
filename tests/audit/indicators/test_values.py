"""Values: rates with exact intervals, ratios, medians; by organisation and above it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pyarrow as pa
import pytest

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.rows import ROWS
from oversight.audit.indicators.values import Value, ancestors, between, opened, values
from oversight.rulebook.rulebook import Rulebook

from .support import HEAD, RATE, book, row, written

DAY = date(2021, 7, 1)
NAME = "t.small/in-time"


@pytest.fixture(scope="module")
def rate(tmp_path_factory: pytest.TempPathFactory) -> Definition:
    folder = tmp_path_factory.mktemp("values")
    rulebook: Rulebook = book(folder)
    return written(folder, rulebook, HEAD + RATE)


def of_kind(definition: Definition, kind: str) -> Definition:
    return replace(definition, front=definition.front.model_copy(update={"kind": kind}))


def table(*rows: dict[str, Any]) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=ROWS)


ROWS_OF_RATE = table(
    row("A", "counted", DAY, org="t1"),
    row("B", "other", DAY, org="t1"),
    row("C", "counted", DAY, org="t2"),
    row("D", "excluded", DAY, org="t2", reason="still running", top=None, bottom=None),
    row("E", "counted", DAY, org=None),
    row("F", "counted", DAY, indicator="t.small/another"),
)
COUNTIES = {"t1": "c1", "t2": "c1"}


def test_a_rate_is_told_by_organisation_with_its_exact_interval(rate: Definition) -> None:
    low, high = clopper_pearson(1, 2, 0.95)
    assert values(rate, ROWS_OF_RATE) == [
        Value(NAME, "t1", 2, 1, 1.0, 2.0, {}, 0.5, low, high),
        Value(NAME, "t2", 1, 1, 1.0, 1.0, {"still running": 1}, 1.0, *clopper_pearson(1, 1)),
        Value(NAME, None, 1, 1, 1.0, 1.0, {}, 1.0, *clopper_pearson(1, 1)),
    ]


def test_a_county_is_all_its_towns_and_opens_to_their_rows(rate: Definition) -> None:
    (county, nobody) = values(rate, ROWS_OF_RATE, group=COUNTIES)
    assert (county.who, county.subjects, county.counted, county.excluded) == ("c1", 3, 2, 1)
    assert nobody.who is None
    own = ROWS_OF_RATE.slice(0, 5)
    behind = opened(own, who="c1", group=COUNTIES)
    assert behind["subject"].to_pylist() == ["A", "B", "C", "D"]
    assert opened(own, who=None, group=COUNTIES)["subject"].to_pylist() == ["E"]


def test_all_as_one(rate: Definition) -> None:
    (whole,) = values(rate, ROWS_OF_RATE, by=None)
    assert (whole.who, whole.subjects, whole.counted, whole.excluded) == (None, 4, 3, 1)


def test_a_ratio_is_of_the_sums_not_the_mean_of_the_ratios(rate: Definition) -> None:
    rows = table(row("A", "counted", DAY, top=1.0, bottom=10.0), row("B", "counted", DAY, top=9.0))
    (found,) = values(of_kind(rate, "ratio"), rows)
    assert (found.figure, found.low, found.high) == (10 / 11, None, None)


def test_the_median_of_a_duration_counts_the_open_ones(rate: Definition) -> None:
    """Of five, the two longest are open: the median lies beyond that of the three closed."""
    lengths = [(2.0, 1.0), (4.0, 1.0), (6.0, 1.0), (8.0, 0.0), (9.0, 0.0)]
    rows = table(
        *(
            row(f"C{place}", "counted" if over else "other", DAY, top=over, bottom=length)
            for place, (length, over) in enumerate(lengths)
        )
    )
    (found,) = values(of_kind(rate, "duration"), rows)
    assert (found.figure, found.subjects, found.counted) == (6.0, 5, 3)


def test_without_subjects_there_is_no_figure(rate: Definition) -> None:
    left = row("D", "excluded", DAY, reason="still running", top=None, bottom=None)
    for kind in ("rate", "ratio", "duration"):
        (found,) = values(of_kind(rate, kind), table(left))
        assert (found.figure, found.low, found.high, found.subjects) == (None, None, None, 0)


def test_a_period_holds_its_first_and_its_last_day() -> None:
    days = [date(2021, 6, 30), date(2021, 7, 1), date(2021, 9, 30), date(2021, 10, 1)]
    rows = table(*(row(str(day), "counted", day) for day in days))
    inside = between(rows, date(2021, 7, 1), date(2021, 9, 30))
    assert inside["on_day"].to_pylist() == days[1:3]


def test_a_ring_of_parents_ends() -> None:
    ring = [{"org": "a", "parent": "b"}, {"org": "b", "parent": "a"}]
    assert ancestors(ring, "county") == {}
