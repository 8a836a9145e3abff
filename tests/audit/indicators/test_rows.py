"""The rows behind an indicator of each kind, as of one day and of another."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from oversight.rulebook.rulebook import Rulebook

from .support import HEAD, RATE, book, row, rows_of, written

LATE, IN_TIME = date(2021, 4, 12), date(2021, 3, 29)


@pytest.fixture(scope="module")
def rulebook(tmp_path_factory: pytest.TempPathFactory) -> Rulebook:
    return book(tmp_path_factory.mktemp("indicators"))


def test_a_rate_tells_what_became_of_each(tmp_path: Path, rulebook: Rulebook) -> None:
    found = rows_of(rulebook, written(tmp_path, rulebook, HEAD + RATE))
    assert found.to_pylist() == [row("A", "other", LATE), row("B", "counted", IN_TIME)]


def test_as_of_a_day_before_the_end_what_runs_is_left_out_or_late(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    """On 30 March B is decided and A is open past its limit; on the 20th both are running."""
    definition = written(tmp_path, rulebook, HEAD + RATE)
    day = date(2021, 3, 30)
    assert rows_of(rulebook, definition, as_of=day).to_pylist() == [
        row("A", "other", day),
        row("B", "counted", IN_TIME),
    ]
    day = date(2021, 3, 20)
    left = {"reason": "still running", "top": None, "bottom": None}
    assert rows_of(rulebook, definition, as_of=day).to_pylist() == [
        row("A", "excluded", day, **left),
        row("B", "excluded", day, **left),
    ]


def test_what_is_left_out_counts_nowhere_even_where_it_would_count(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    text = HEAD + RATE.replace("尚在办理}", '尚在办理, "of O1": 甲县的}')
    text += 'excluded(C, "of O1") <= case(case=C, org="O1", domain="approval")\n'
    found = rows_of(rulebook, written(tmp_path, rulebook, text)).to_pylist()
    left = {"reason": "of O1", "top": None, "bottom": None}
    assert found == [row("A", "excluded", LATE, **left), row("B", "excluded", IN_TIME, **left)]


def test_a_ratio_adds_its_weights(tmp_path: Path, rulebook: Rulebook) -> None:
    head = HEAD.replace("kind: rate", "kind: ratio\nunit: {zh: 元, en: yuan}")
    body = """---
denominator(C, On, Amount) <= event(case=C, act="payment", amount=Amount, ts=T) & (On == date(T))
numerator(C, Amount) <= event(case=C, act="payment", amount=Amount) & (Amount > 5)
"""
    found = rows_of(rulebook, written(tmp_path, rulebook, head + body))
    assert found.to_pylist() == [row("P", "counted", date(2021, 5, 1), top=30.5, bottom=31.5)]


def test_a_duration_keeps_what_is_open_for_as_long_as_it_lasted(
    tmp_path: Path, rulebook: Rulebook
) -> None:
    head = HEAD.replace("kind: rate", "kind: duration\nunit: {zh: 工作日, en: working days}")
    body = """---
denominator(C, On, Days) <= clock(case=C, clock="decide", start=On, used=Days)
numerator(C) <= clock(case=C, clock="decide", ended=_Ended)
"""
    definition = written(tmp_path, rulebook, head + body)
    start = date(2021, 3, 1)
    assert rows_of(rulebook, definition, as_of=date(2021, 3, 30)).to_pylist() == [
        row("A", "other", start, bottom=21.0),
        row("B", "counted", start, bottom=20.0),
    ]


def test_an_instant_counts_on_its_civil_day(tmp_path: Path, rulebook: Rulebook) -> None:
    """B was decided a minute before midnight in Shanghai, which is the afternoon in UTC."""
    body = """---
denominator(C, T) <= event(case=C, act="payment", ts=T)
numerator(C) <= event(case=C, act="payment", amount=A) & (A > 15)
"""
    found = rows_of(rulebook, written(tmp_path, rulebook, HEAD + body))
    assert found.to_pylist() == [row("P", "counted", date(2021, 5, 1))]
