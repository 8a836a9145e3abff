"""The lake: versions, time travel, one writer, nothing half shown."""

from __future__ import annotations

import fcntl
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest

from oversight.problem import Refused
from oversight.records import manifest as manifests
from oversight.records.lake import Lake
from oversight.records.lock import FILE
from oversight.records.model import TABLES
from oversight.records.schema import arrow_schema
from tests.records.support import arrow, rows_of, some, take, utc, write

CASES = [{"case": "B", "domain": "approval"}, {"case": "A", "domain": "penalty"}]
EVENT = {"event": "1", "case": "A", "act": "filed", "ts": utc("2021-03-01"), "seq": 1}


@pytest.fixture
def lake(tmp_path: Path) -> Lake:
    return Lake(tmp_path / "a lake 湖 100%")


def test_an_empty_lake_has_all_tables(lake: Lake) -> None:
    assert lake.counts() == dict.fromkeys(TABLES, 0)
    con = duckdb.connect()
    lake.snapshot().register(con)
    for table in TABLES:
        found = con.sql(f'SELECT * FROM "{table}"').to_arrow_table().schema
        assert found.names == arrow_schema(table).names


def test_tables_appear_together_sorted_and_can_be_seen_as_they_were(lake: Lake) -> None:
    first = lake.append({"case": arrow("case", CASES)})
    second = lake.append(
        {
            "case": arrow("case", [{"case": "0", "domain": "grid"}]),
            "event": arrow("event", [EVENT, {**EVENT, "event": "0", "seq": 0}]),
        }
    )
    assert [row["case"] for row in rows_of(lake, "case")] == ["0", "A", "B"]
    assert [row["case"] for row in rows_of(lake, "case", first)] == ["A", "B"]
    assert lake.snapshot(first).counts()["event"] == 0
    assert lake.versions()[1:] == [first, second]
    (file,) = lake.snapshot().files("event")
    assert pa.parquet.read_table(file).column("seq").to_pylist() == [0, 1]
    assert pa.parquet.read_table(file).schema.field("ts").type == pa.timestamp("us", "UTC")


def test_equal_lakes_bear_equal_versions(tmp_path: Path) -> None:
    tables = {"case": arrow("case", CASES)}
    again = {"case": arrow("case", CASES[::-1])}
    assert Lake(tmp_path / "a").append(tables) == Lake(tmp_path / "b").append(again)
    assert (
        Lake(tmp_path / "c").append({"case": arrow("case", CASES[:1])})
        != Lake(tmp_path / "a").version()
    )


def test_one_case_alone(lake: Lake) -> None:
    other = {**EVENT, "event": "2", "case": "B"}
    permit = {"permit": "P", "party": "officer", "category": "enforcement_certificate"}
    lake.append(
        {
            "case": arrow("case", CASES),
            "event": arrow("event", [EVENT, other]),
            "permit": arrow("permit", [permit]),
        }
    )
    counts = lake.snapshot().only_case("A").counts()
    assert (counts["case"], counts["event"], counts["permit"]) == (1, 1, 1)
    assert lake.snapshot().only_case("A' OR true --").counts()["case"] == 0


def test_no_such_version(lake: Lake) -> None:
    version = lake.append({"case": arrow("case", CASES)})
    for wrong in ("7", "1-ffff", "latest"):
        with pytest.raises(Refused) as refused:
            lake.snapshot(wrong)
        assert str(refused.value) == (
            f"lake {lake.path}: The lake has no version '{wrong}'. "
            f"Its newest version is {version}; versions are numbered 0 to 1."
        )


def test_no_such_table(lake: Lake) -> None:
    with pytest.raises(Refused) as refused:
        lake.append({"cases": arrow("case", CASES)})
    assert str(refused.value) == (
        f"lake {lake.path}: There is no table 'cases'. Did you mean 'case'?"
    )


def test_a_manifest_that_cannot_be_read(lake: Lake) -> None:
    lake.append({"case": arrow("case", CASES)})
    path = lake.path / manifests.FOLDER / "00000001.json"
    path.write_text("{")
    with pytest.raises(Refused) as refused:
        lake.version()
    assert str(refused.value) == (
        f"{path}: The lake's manifest cannot be read: Expecting property name enclosed in double "
        "quotes: line 1 column 2 (char 1). Put back this file from a backup of the lake."
    )


def test_one_writer_at_a_time(lake: Lake, tmp_path: Path) -> None:
    lake.append({"case": arrow("case", CASES)})
    with (lake.path / FILE).open("a+") as held:
        held.truncate(0)
        held.write("4711")
        held.flush()
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Refused) as refused:
            take(lake, write("csv", arrow("case", CASES), tmp_path / "case.csv"))
        assert str(refused.value) == (
            f"lake {lake.path}: Another intake is writing to this lake (process 4711). "
            "Wait until it has ended, then run this again."
        )
        assert lake.counts()["case"] == 2, "reading never waits"
    assert take(lake, tmp_path / "case.csv").added == 0


def test_a_folder_in_the_way_is_left_alone(lake: Lake) -> None:
    own = lake.path / "case"
    own.mkdir(parents=True)
    (own / "notes.txt").write_text("mine")
    with pytest.raises(Refused) as refused:
        lake.append({"case": arrow("case", CASES)})
    assert str(refused.value) == (
        f"{own}: The folder is meant for a table of the lake, but holds 'notes.txt'. "
        "Give the lake a folder of its own."
    )
    assert (own / "notes.txt").read_text() == "mine"


def test_what_was_not_committed_is_not_seen_and_is_set_back(lake: Lake) -> None:
    lake.append({"case": arrow("case", CASES)})
    with lake.writing() as writer:
        writer.add("case", arrow("case", [{"case": "lost", "domain": "grid"}]))
        writer.add("event", arrow("event", [EVENT]))
    assert (lake.counts()["case"], lake.counts()["event"]) == (2, 0)
    lake.append({"event": arrow("event", [EVENT]), "case": arrow("case", [])})
    assert (lake.counts()["case"], lake.counts()["event"]) == (2, 1)
    assert [some(row) for row in rows_of(lake, "event")] == [EVENT]


def test_nothing_is_left_in_staging(lake: Lake) -> None:
    lake.append({"case": arrow("case", CASES)})
    assert sorted(path.name for path in lake.path.iterdir()) == ["case", FILE, manifests.FOLDER]
