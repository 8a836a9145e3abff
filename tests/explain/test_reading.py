"""A proof reads what may hold its case and nothing else, however large the lake is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pytest

from oversight.clock.calendar import load_calendar
from oversight.explain import Explanation, Setting, explain
from oversight.explain.reading import LakeReader, TooWideError
from oversight.records.lake import Lake
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook

ACTS = ("received", "accepted", "review", "granted", "delivered", "published")
START = datetime(2021, 3, 1, 1, tzinfo=UTC)
GROUP = 122_880
"""Rows of a row group, as the lake writes them."""


def block(first: int, cases: int) -> dict[str, pa.Table]:
    """Cases of six events each, numbered from `first`, as plain columns."""
    names = [f"C{n:08}" for n in range(first, first + cases)]
    events = [(name, place) for name in names for place in range(len(ACTS))]
    stamp = pa.timestamp("us", tz="UTC")
    opened = [START] * cases
    return {
        "case": pa.table(
            {
                "case": names,
                "domain": ["approval"] * cases,
                "item": ["I"] * cases,
                "item_version": ["1"] * cases,
                "org": ["O"] * cases,
                "opened_at": pa.array(opened, stamp),
            }
        ),
        "event": pa.table(
            {
                "event": [f"{name}-{place}" for name, place in events],
                "case": [name for name, _ in events],
                "act": [ACTS[place] for _, place in events],
                "ts": pa.array([START + timedelta(days=9 * place) for _, place in events], stamp),
                "seq": [place + 1 for _, place in events],
            }
        ),
    }


def lake(folder: Path, blocks: Sequence[tuple[int, int]]) -> Lake:
    made = Lake(folder)
    made.append(
        {
            "org": pa.table({"org": ["O"], "name": ["Bureau"]}),
            "item": pa.table(
                {
                    "item": ["I"],
                    "version": ["1"],
                    "name": ["Licence"],
                    "statute_n": [20],
                    "statute_unit": ["wd"],
                }
            ),
        }
    )
    for first, cases in blocks:
        made.append(block(first, cases))
    return made


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing"], [library_folder()])


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake(tmp_path_factory.mktemp("small") / "lake", [(0, 5_000)])


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    """Eight times as much, in files that do not overlap; one of them of two row groups."""
    rest = [(5_000 * n, 5_000) for n in range(2, 6)]
    return lake(tmp_path_factory.mktemp("large") / "lake", [(0, 5_000), *rest, (90_000, 22_000)])


def asked(rulebook: Rulebook, held: Lake, case: str) -> Explanation:
    calendar = load_calendar("CN")
    setting = Setting(rulebook, held.snapshot(), calendar, "Asia/Shanghai", date(2021, 12, 31))
    return explain(setting, "cn.licensing/decision-overdue", case)


def test_the_work_does_not_grow_with_the_lake(rulebook: Rulebook, small: Lake, large: Lake) -> None:
    before, after = (asked(rulebook, held, "C00000042") for held in (small, large))
    assert before.outcome == after.outcome == "complies"
    assert before.records == after.records
    work = [
        {one.table: (one.files, one.row_groups, one.rows) for one in explanation.reading}
        for explanation in (before, after)
    ]
    assert work[0] == work[1]
    assert work[1] == {
        "case": (1, 1, 5_000),
        "event": (1, 1, 30_000),
        "clock_stop": (0, 0, 0),
        "item": (1, 1, 1),
        "rating": (0, 0, 0),
    }
    event = {one.table: asdict(one) for one in after.reading}["event"]
    assert (event["files_in_all"], event["rows_in_all"]) == (6, 282_000)


def test_of_a_large_file_one_row_group_is_read(rulebook: Rulebook, large: Lake) -> None:
    """132,000 events stand in two row groups; the case stands in the second."""
    explanation = asked(rulebook, large, "C00111999")
    event = {one.table: one for one in explanation.reading}["event"]
    assert (event.files, event.row_groups, event.rows) == (1, 1, 132_000 - GROUP)
    assert [row["event"] for row in explanation.records["event"]] == [
        f"C00111999-{place}" for place in range(6)
    ]


def test_an_event_is_looked_for_by_what_the_files_state(large: Lake) -> None:
    """Numbers that rise with the cases are found like the cases; others cost a whole column."""
    reader = LakeReader(large.snapshot())
    (row,) = reader.having("event", "event", "C00012345-3")
    assert row["case"] == "C00012345"
    assert row["ts"] == START + timedelta(days=27)
    assert (reader.reads["event"].files, reader.reads["event"].rows) == (1, 30_000)


def test_a_large_table_is_not_read_whole(large: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("oversight.explain.reading.WIDE_ROWS", 100)
    with pytest.raises(TooWideError):
        LakeReader(large.snapshot()).whole("event")
    assert LakeReader(large.snapshot()).whole("org") == [
        {"org": "O", "name": "Bureau"}
        | dict.fromkeys(("name_en", "region", "level", "parent", "kind", "valid_from", "valid_to"))
    ]
