"""The public logs, whole: the counts that are known of them."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import duckdb

from oversight.records.lake import Lake
from tests.records.support import DATA, needs_data, take, taken

pytestmark = needs_data


def asked(lake: Lake, sql: str) -> list[tuple[object, ...]]:
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'").fetchall()
        lake.snapshot().register(con)
        return con.sql(sql).fetchall()


def test_road_fines(road_fines: Lake) -> None:
    lake, version = road_fines, road_fines.version()
    assert taken("it.road-fines", lake, "road_fines.xes.gz") == [(150_370, 561_470, 0)]
    assert lake.version() == version
    assert asked(
        lake,
        "SELECT act, count(*), count(amount), count(outcome), count(qty) FROM event "
        "GROUP BY act ORDER BY act",
    ) == [
        ("appeal_judge", 555, 0, 555, 0),
        ("appeal_prefecture", 4_188, 0, 0, 0),
        ("appeal_prefecture_sent", 4_141, 0, 4_141, 0),
        ("collection", 59_013, 0, 0, 0),
        ("created", 150_370, 150_370, 150_370, 0),
        ("notified", 79_860, 0, 79_860, 0),
        ("payment", 77_601, 77_601, 0, 77_601),
        ("penalty_added", 79_860, 79_860, 0, 0),
        ("prefecture_result", 999, 0, 0, 0),
        ("result_notified", 896, 0, 0, 0),
        ("sent", 103_987, 103_987, 0, 0),
    ]
    assert asked(
        lake,
        "SELECT strftime(timezone('Europe/Rome', min(ts)), '%Y-%m-%d %H:%M'), "
        "strftime(timezone('Europe/Rome', max(ts)), '%Y-%m-%d %H:%M') FROM event",
    ) == [("2000-01-01 00:00", "2013-06-18 00:00")]
    same = (
        'SELECT count(*) FROM (SELECT ts = lag(ts) OVER (PARTITION BY "case" ORDER BY seq) AS s '
        "FROM event) WHERE s"
    )
    assert asked(lake, same) == [(12_018,)], "file order is the order"


def test_dutch_permits(dutch_permits: Lake, tmp_path: Path) -> None:
    lake = Lake(copytree(dutch_permits.path, tmp_path / "lake"))
    assert taken("nl.wabo", lake, "receipt.xes.gz") == [(1_434, 8_577, 0)]
    assert asked(
        lake,
        "SELECT org, count(closed_at), count(stated_due), "
        'count(*) FILTER (closed_at < opened_at) FROM "case" GROUP BY org ORDER BY org',
    ) == [
        ("BPIC15_1", 956, 137, 0),
        ("BPIC15_2", 711, 0, 0),
        ("BPIC15_3", 1_260, 25, 0),
        ("NL-COSELOG", 1_329, 1_434, 2),
    ]
    assert asked(
        lake,
        "SELECT count(*), count(due_at), count(finished_at), count(DISTINCT doc_no) "
        "FROM event WHERE act = 'activity'",
    ) == [(156_252, 7_588, 156_252, 477)]


def test_public_messages(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    mapping = Path(__file__).parent / "data" / "messages.yaml"
    report = take(lake, DATA / "public_messages_replied.xlsx", mapping)
    assert (report.cases, report.events, report.quarantined) == (2_816, 5_632, 0)
    assert asked(
        lake,
        "SELECT strftime(timezone('Asia/Shanghai', ts), '%Y-%m-%d %H:%M:%S') FROM event "
        "WHERE \"case\" = 'M2554' ORDER BY seq",
    ) == [("2019-04-24 16:03:40",), ("2019-05-09 09:49:10",)]
