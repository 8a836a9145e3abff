"""A clock told step by step, in both languages, with every figure it came from."""

from __future__ import annotations

import random
from datetime import date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from oversight.clock.calendar import load_calendar
from oversight.clock.definition import read_clocks
from oversight.clock.reckon import World
from oversight.explain.answer import ClockWalk
from oversight.explain.walks import Walked
from tests.clock.worlds import scene

ZONE = "Asia/Shanghai"
_MOVING = ("limit", "pause", "extension")
HEADER = (
    "clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,basis,"
    "valid_from,valid_to,confidence\n"
)
CLOCKS = f"""{HEADER}\
answer,approval,received,accepted,5,wd,,,none,,law 32,2004-07-01,,certain
decide,approval,accepted,granted,20,wd,10,hearing,forward,answer,law 42,2004-07-01,,certain
hold,approval,seize,release,30,cd,30 extend_seize,testing,contested,,law 25,2012-01-01,,certain
report,approval,received,review,24,hour,,,none,,law 19,2012-01-01,,certain
"""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def event(name: str, act: str, ts: str, **more: Any) -> dict[str, Any]:
    return {"event": name, "act": act, "ts": at(ts), "seq": 1, "qty": None} | more


def stop(name: str, kind: str, start: str, end: str | None, clock: str) -> dict[str, Any]:
    return {
        "clock_stop": name,
        "kind": kind,
        "clock": clock,
        "start_at": at(start),
        "end_at": at(end) if end else None,
    }


def walk(
    folder: Path, name: str, events: list[dict[str, Any]], stops: list[dict[str, Any]]
) -> ClockWalk:
    path = folder / "clocks.csv"
    path.write_text(CLOCKS, encoding="utf-8")
    world = World(load_calendar("CN"), ZONE, date(2021, 12, 31))
    case = {"case": "A", "domain": "approval"}
    return Walked.of(world, read_clocks(path), case, events, stops, ()).walk(name)


def test_pauses_and_an_extension(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        "decide",
        [
            event("E1", "received", "2021-02-26T09:00"),
            event("E2", "accepted", "2021-03-01T09:00"),
            event("E3", "extend", "2021-04-06T09:00"),
            event("E4", "granted", "2021-04-30T09:00"),
        ],
        [
            stop("S1", "hearing", "2021-03-08T09:00", "2021-03-12T09:00", "decide"),
            stop("S2", "hearing", "2021-03-10T09:00", "2021-03-12T09:00", "decide"),
            stop("S3", "lunch", "2021-03-15T09:00", "2021-03-19T09:00", "decide"),
        ],
    )
    assert [(step.kind, step.said.en) for step in told.steps] == [
        (
            "start",
            "Starts 2021-03-01 (Mon) with event E2 (accepted); the day itself does not count",
        ),
        (
            "limit",
            "Limit: 20 working days (by law 42, in force from 2004-07-01); to 2021-03-29 (Mon)",
        ),
        (
            "pause",
            "Pause (hearing) 2021-03-08 (Mon) to 2021-03-12 (Fri): 4 working days removed;"
            " the end moves to 2021-04-02 (Fri)",
        ),
        (
            "pause",
            "Pause (hearing) 2021-03-10 (Wed) to 2021-03-12 (Fri): lies within one already"
            " removed; 0 more",
        ),
        (
            "pause",
            "Pause (lunch) 2021-03-15 (Mon) to 2021-03-19 (Fri): not a kind that stops this"
            " clock; 0 removed",
        ),
        (
            "extension",
            "Extension 2021-04-06 (Tue): made after the limit had run out; it adds nothing",
        ),
        ("due", "Due: 2021-04-02 (Fri)"),
        (
            "end",
            "Ended 2021-04-30 (Fri) by event E4 (granted); used 40 working days;"
            " over by 20 working days",
        ),
    ]
    assert told.steps[2].said.zh == (
        "停表（hearing）2021-03-08（周一）至2021-03-12（周五）：扣除4个工作日，期限移至2021-04-02（周五）"
    )
    assert told.steps[2].values == {
        "pause": "S1",
        "kind": "hearing",
        "start": "2021-03-08",
        "end": "2021-03-12",
        "counted": True,
        "removed": 4,
        "end_moves_to": "2021-04-02",
    }
    assert told.row["due"] == "2021-04-02" and told.row["paused"] == 4


def test_deemed_acceptance(tmp_path: Path) -> None:
    told = walk(tmp_path, "decide", [event("E1", "received", "2021-03-01T09:00")], [])
    assert told.steps[0].said.en == (
        "Starts 2021-03-01 (Mon): the clock 'answer' ran out on 2021-03-08 (Mon) unanswered, so"
        " acceptance is deemed as of its start; the day itself does not count"
    )
    assert told.steps[0].values == {"start": "2021-03-01", "deemed": True, "missed": "2021-03-08"}
    assert told.steps[-1].said.zh.startswith("尚未终止，计至2021-12-31（周五）")


def test_rolling_that_is_contested(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        "hold",
        [event("E1", "seize", "2021-09-02T09:00"), event("E2", "release", "2021-10-08T09:00")],
        [],
    )
    assert [step.said.en for step in told.steps[1:]] == [
        "Limit: 30 calendar days (by law 25, in force from 2012-01-01); to 2021-10-02 (Sat)",
        "Rolled: 2021-10-02 (Sat) is a rest day; the end moves to 2021-10-08 (Fri)"
        " (disputed; 2021-10-02 is the safe date)",
        "Due: 2021-10-08 (Fri)",
        "Ended 2021-10-08 (Fri) by event E2 (release); used 36 calendar days; not over",
    ]


def test_an_extension_that_counts_and_hours(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        "hold",
        [
            event("E1", "seize", "2021-03-01T09:00"),
            event("E2", "extend_seize", "2021-03-20T09:00"),
            event("E3", "release", "2021-05-07T09:00"),
        ],
        [],
    )
    assert [step.said.en for step in told.steps[2:]] == [
        "Extension 2021-03-20 (Sat) by event E2: 30 calendar days more; to 2021-04-30 (Fri)",
        "Not rolled: 2021-04-30 (Fri) is no rest day",
        "Due: 2021-04-30 (Fri)",
        "Ended 2021-05-07 (Fri) by event E3 (release); used 67 calendar days;"
        " over by 7 calendar days",
    ]
    hours = walk(
        tmp_path,
        "report",
        [event("E1", "received", "2021-03-01T09:00"), event("E2", "review", "2021-03-02T10:30")],
        [],
    )
    assert [step.said.en for step in hours.steps] == [
        "Starts 2021-03-01 09:00+08:00 with event E1 (received); hours run from the moment",
        "Limit: 24 hours (by law 19, in force from 2012-01-01); to 2021-03-02 09:00+08:00",
        "Due: 2021-03-02 09:00+08:00",
        "Ended 2021-03-02 10:30+08:00 by event E2 (review); used 25 hours; over by 1.5 hours",
    ]


def test_a_pause_that_ends_on_the_day_it_begins(tmp_path: Path) -> None:
    told = walk(
        tmp_path,
        "decide",
        [event("E1", "accepted", "2021-03-01T09:00")],
        [stop("S1", "hearing", "2021-03-08T09:00", "2021-03-08T17:00", "decide")],
    )
    assert told.steps[2].said.en == (
        "Pause (hearing) 2021-03-08 (Mon) to 2021-03-08 (Mon): takes no day of the limit; 0 removed"
    )
    assert told.steps[2].values["removed"] == 0


@pytest.mark.parametrize("seed", range(12))
def test_the_steps_lead_to_the_due_day(seed: int) -> None:
    """On random worlds: the last step that moves the end moves it to what was reckoned."""
    world = scene(random.Random(seed), 40)
    shared = World(load_calendar(world.calendar), world.timezone, world.as_of)
    told = 0
    for case in world.tables["case"]:
        rows = {
            table: [row for row in world.tables[table] if row["case"] == case["case"]]
            for table in ("event", "clock_stop")
        }
        items = [row for row in world.tables["item"] if row["item"] == case.get("item")]
        stops = rows["clock_stop"]
        file = Walked.of(shared, world.definitions, case, rows["event"], stops, items)
        for name, row in file.clocks.items():
            walk = file.walk(name)
            moving = [step.values for step in walk.steps if step.kind in _MOVING]
            ends = [v["end"] if "source" in v else v.get("end_moves_to") for v in moving]
            ends = [end for end in ends if end is not None]
            assert ends[-1] == file.figures(raw=row["raw_due"])["raw"]
            due = next(step for step in walk.steps if step.kind == "due")
            assert due.values == file.figures(due=row["due"])
            told += 1
    assert told
