"""The folder of a city: the same bytes, the tables as they must be, whole or not at all."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight.city import City, make_city
from oversight.problem import Problem, Refused
from oversight.records import feed
from oversight.records.acts import ACTS
from oversight.records.lake import Lake
from oversight.records.model import TABLES
from oversight.records.schema import arrow_schema
from tests.city.walk import works

WORDS = {*ACTS, "extend_filing", "landed", "suit_ended"}
"""The base vocabulary, and what cn.penalty adds to it."""
TABLE_NAMES = ["case", "clock_stop", "event", "item", "org", "party", "permit"]


def bytes_of(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    one = make_city(tmp_path / "one", cases=300, seed=5, block=128)
    two = make_city(tmp_path / "two", cases=300, seed=5, block=128)
    other = make_city(tmp_path / "other", cases=300, seed=6, block=128)
    assert bytes_of(one.folder) == bytes_of(two.folder)
    assert bytes_of(one.folder)["event.parquet"] != bytes_of(other.folder)["event.parquet"]


def test_the_files(city: City) -> None:
    assert sorted(bytes_of(city.folder)) == sorted(
        [*(f"{name}.parquet" for name in TABLE_NAMES), "city.json", "truth/truth.parquet"]
    )
    described = json.loads((city.folder / "city.json").read_text(encoding="utf-8"))
    assert {k: described[k] for k in ("city", "seed", "cases", "as_of", "timezone")} == {
        "city": 1,
        "seed": 7,
        "cases": 4000,
        "as_of": "2021-12-31",
        "timezone": "Asia/Shanghai",
    }
    assert described["rules"] == city.rules
    assert described["plants"]["statute-missed"] == {
        "rule": "cn.licensing/decision-overdue",
        "outcome": "fault",
        "cases": len(city.planted["statute-missed"]),
    }


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_each_table_has_the_columns_of_its_model(city: City, name: str) -> None:
    assert pq.read_schema(city.folder / f"{name}.parquet").remove_metadata() == arrow_schema(name)


@pytest.mark.parametrize("name", TABLE_NAMES)
def test_each_record_is_valid(tables: dict[str, list[dict[str, Any]]], name: str) -> None:
    rows = tables[name]
    for row in rows[:: max(1, len(rows) // 300)]:
        TABLES[name].model_validate(row)
    keys = [(row[name], row.get("version")) for row in rows]
    assert len(set(keys)) == len(keys)


def test_records_point_to_records(tables: dict[str, list[dict[str, Any]]]) -> None:
    known = {name: {row[name] for row in rows} for name, rows in tables.items()}
    for case in tables["case"]:
        assert case["org"] in known["org"]
        assert case["item"] is None or case["item"] in known["item"]
        assert case["party"] is None or case["party"] in known["party"]
    assert {event["case"] for event in tables["event"]} <= known["case"]
    assert {stop["case"] for stop in tables["clock_stop"]} <= known["case"]
    assert {event["act"] for event in tables["event"]} <= WORDS
    assert [o["parent"] in known["org"] for o in tables["org"]] == [False] + [True] * 106


def test_events_are_in_order_within_their_case(tables: dict[str, list[dict[str, Any]]]) -> None:
    last: dict[str, tuple[int, datetime]] = {}
    for event in tables["event"]:
        before = last.get(event["case"], (0, datetime.min.replace(tzinfo=UTC)))
        assert (event["seq"], event["ts"] >= before[1]) == (before[0] + 1, True)
        last[event["case"]] = (event["seq"], event["ts"])
    # A received act may be lost, but no case is without any event.
    assert len(last) == len(tables["case"])


def test_nothing_lies_after_the_as_of_date(tmp_path: Path) -> None:
    made = make_city(tmp_path / "city", cases=500, seed=2, as_of=date(2021, 9, 22))
    end = datetime(2021, 9, 23, tzinfo=ZoneInfo("Asia/Shanghai"))
    for path in made.folder.glob("*.parquet"):
        table = pq.read_table(path)
        for field in table.schema:
            if pa.types.is_timestamp(field.type):
                assert all(v is None or v < end for v in table[field.name].to_pylist()), field


def test_the_days_are_believable(tables: dict[str, list[dict[str, Any]]]) -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    received = [e["ts"].astimezone(shanghai) for e in tables["event"] if e["act"] == "received"]
    weekend = sum(ts.weekday() >= 5 for ts in received) / len(received)
    office = sum(9 <= ts.hour < 18 for ts in received) / len(received)
    assert 0.0 < weekend < 0.08
    assert 0.85 < office < 0.98
    granted = [e["ts"].astimezone(shanghai) for e in tables["event"] if e["act"] == "granted"]
    assert all(works(ts.date()) for ts in granted)


@pytest.mark.parametrize("format", ["parquet", "csv"])
def test_the_folder_is_taken_into_a_lake_as_it_is(tmp_path: Path, format: Any) -> None:
    made = make_city(tmp_path / "city", cases=250, seed=4, format=format)
    lake = Lake(tmp_path / "lake")
    reports = list(
        feed.take(lake, feed.plan([made.folder], []), timezone="Asia/Shanghai", acts=WORDS)
    )
    assert sum(report.quarantined for report in reports) == 0
    assert lake.snapshot().counts() | made.tables == lake.snapshot().counts()


def test_a_city_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    make_city(folder, cases=100, seed=1)
    before = bytes_of(folder)

    def fail(done: int) -> None:
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        make_city(folder, cases=100, seed=2, on_block=fail)
    assert bytes_of(folder) == before
    assert [path.name for path in tmp_path.iterdir()] == ["city"]
    make_city(folder, cases=100, seed=2)
    assert bytes_of(folder) != before
    assert [path.name for path in tmp_path.iterdir()] == ["city"]


def refused(folder: Path, **options: Any) -> tuple[Problem, ...]:
    with pytest.raises(Refused) as caught:
        make_city(folder, **options)
    return caught.value.problems


def test_a_folder_that_holds_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "a.txt").write_text("dear", encoding="utf-8")
    assert refused(tmp_path / "letters", cases=10) == (
        Problem(
            str(tmp_path / "letters"),
            "The folder holds something that is not a city, and would be replaced.",
            "Name an empty or new folder, or one in which a city was made before.",
        ),
    )
    assert refused(tmp_path / "letters" / "a.txt", cases=10) == (
        Problem(
            str(tmp_path / "letters" / "a.txt"),
            "This is a file, not a folder.",
            "Name a folder for the city.",
        ),
    )
    assert [path.name for path in (tmp_path / "letters").iterdir()] == ["a.txt"]


def test_numbers_out_of_bounds_are_refused_together(tmp_path: Path) -> None:
    assert refused(tmp_path / "city", cases=0, seed=-1, as_of=date(2022, 3, 1)) == (
        Problem(
            "--cases", "A city of 0 cases cannot be made.", "Give a number from 1 to 99,000,000."
        ),
        Problem("--seed", "-1 is no seed.", "Give a whole number, 0 or greater."),
        Problem(
            "--as-of",
            "The records of the city run from 2021-01-04 to 2021-12-31; "
            "on 2022-03-01 there is too little to look at, or nothing more.",
            "Give a day from 2021-03-01 to 2021-12-31.",
        ),
    )
    assert not (tmp_path / "city").exists()


@pytest.mark.parametrize("cases", [1, 2, 7])
def test_the_smallest_cities(tmp_path: Path, cases: int) -> None:
    assert make_city(tmp_path / "city", cases=cases, seed=1).tables["case"] == cases
