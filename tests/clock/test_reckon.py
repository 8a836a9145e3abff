"""Clocks of cases, story by story: whole rows, the same from Python and from SQL."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from oversight.clock.calendar import load_calendar
from oversight.clock.definition import ClockDefinition
from oversight.clock.reckon import Reckoned
from tests.clock.support import both, definition, events, stop

CN = load_calendar("CN")
TODAY = date(2021, 7, 30)


def d(text: str) -> date:
    """A day of 2021 as month-day."""
    return date.fromisoformat(f"2021-{text}")


def reckoned(
    definitions: list[ClockDefinition],
    done: list[dict[str, Any]],
    stops: tuple[dict[str, Any], ...] = (),
    as_of: date = TODAY,
    **more: Any,
) -> Reckoned:
    """The clocks of case c, opened in Shanghai; `more` are columns of the case, or `items`."""
    items = more.pop("items", [])
    case = {"case": "c", "domain": "approval", **more}
    tables = {"case": [case], "event": done, "clock_stop": list(stops), "item": items}
    return both(tables, definitions, CN, "Asia/Shanghai", as_of)


def row(start: str, due: str, until: str, used: int, **changes: Any) -> dict[str, Any]:
    """A clock row of five working days that is running on `until`, with some things changed."""
    plain: dict[str, Any] = {
        "case": "c",
        "clock": "k",
        "start": d(start),
        "due": d(due),
        "raw_due": d(due),
        "base_due": d(due),
        "ended": None,
        "until": d(until),
        "used": used,
        "paused": 0,
        "limit": 5,
        "unit": "wd",
        "extended": 0,
        "provisional": False,
        "deemed": False,
        "basis": None,
    }
    return {**plain, **changes}


def pause(start: str, end: str | None, left: int, days: int, **changes: Any) -> dict[str, Any]:
    plain = {
        "case": "c",
        "clock": "k",
        "kind": "testing",
        "start": d(start),
        "end": d(end) if end else None,
        "left": left,
        "days": days,
        "counted": True,
    }
    return {**plain, **changes}


def test_a_clock_that_was_stopped_in_time() -> None:
    done = events("c", ("start", "2021-06-01T02:00"), ("stop", "2021-06-07T01:00"))
    assert reckoned([definition(basis="行政许可法44")], done) == Reckoned(
        [row("06-01", "06-08", "06-07", 4, ended=d("06-07"), basis="行政许可法44")], []
    )


def test_the_civil_date_is_that_of_the_project() -> None:
    """16:00 in UTC is midnight in Shanghai: the next day."""
    done = events("c", ("start", "2021-05-31T16:00"), ("stop", "2021-06-08T15:59"))
    assert reckoned([definition()], done).clock == [
        row("06-01", "06-08", "06-08", 5, ended=d("06-08"))
    ]


def test_a_running_clock_runs_to_today() -> None:
    done = events("c", ("start", "2021-06-01T02:00"))
    assert reckoned([definition()], done).clock == [row("06-01", "06-08", "07-30", 42)]


def test_the_first_start_and_the_first_stop_after_it_count() -> None:
    done = events(
        "c",
        ("stop", "2021-05-20T02:00"),
        ("start", "2021-06-03T02:00"),
        ("start", "2021-06-01T09:00"),
        ("stop", "2021-06-10T02:00"),
        ("stop", "2021-06-09T02:00"),
    )
    assert reckoned([definition()], done).clock == [
        row("06-01", "06-08", "06-09", 6, ended=d("06-09"))
    ]


def test_a_stop_earlier_on_the_start_day_ends_the_clock() -> None:
    """Many sources know the day only; the order within it says nothing."""
    done = events("c", ("start", "2021-06-01T09:00"), ("stop", "2021-06-01T02:00"))
    assert reckoned([definition()], done).clock == [
        row("06-01", "06-08", "06-01", 0, ended=d("06-01"))
    ]


def test_no_start_no_clock_and_another_domain_no_clock() -> None:
    done = events("c", ("stop", "2021-06-01T09:00"))
    assert reckoned([definition()], done) == Reckoned([], [])
    done = events("c", ("start", "2021-06-01T09:00"))
    assert reckoned([definition(domain="penalty")], done) == Reckoned([], [])
    assert len(reckoned([definition(domain="approval")], done).clock) == 1


EXTENDED = definition(extension=10, extension_act="extend", pause_kinds=("testing",))


@pytest.mark.parametrize(
    ("act", "added", "due"),
    [
        (("extend", "2021-06-08T15:59"), 10, "06-23"),
        (("extend", "2021-06-08T16:00"), 0, "06-08"),
        (("extend", "2021-06-02T02:00", 3), 3, "06-11"),
        (("extend", "2021-06-02T02:00", 40), 10, "06-23"),
        (("extend", "2021-06-02T02:00", -4), 0, "06-08"),
        (("extend_seize", "2021-06-02T02:00"), 0, "06-08"),
    ],
)
def test_an_extension_counts_if_made_by_the_due_day(
    act: tuple[str, str] | tuple[str, str, int], added: int, due: str
) -> None:
    done = events("c", ("start", "2021-06-01T02:00"), act)
    assert reckoned([EXTENDED], done).clock == [
        row("06-01", due, "07-30", 42, base_due=d("06-08"), limit=5 + added, extended=added)
    ]


def test_only_the_first_extension_counts() -> None:
    twice = events(
        "c",
        ("start", "2021-06-01T02:00"),
        ("extend", "2021-06-03T02:00", 2),
        ("extend", "2021-06-02T02:00", 1),
    )
    late = events(
        "c",
        ("start", "2021-06-01T02:00"),
        ("extend", "2021-06-10T02:00", 2),
        ("extend", "2021-06-30T02:00", 1),
    )
    assert [r["extended"] for r in reckoned([EXTENDED], twice).clock] == [1]
    assert [r["extended"] for r in reckoned([EXTENDED], late).clock] == [0]


def test_an_extension_may_come_as_late_as_a_pause_allows() -> None:
    """The pause removes 4, 7, 8, 9 and 10 June, so the limit ends on 16 June, not on the 8th."""
    done = events("c", ("start", "2021-06-01T02:00"), ("extend", "2021-06-16T02:00", 1))
    stops = (stop("c", "2021-06-03T02:00", "2021-06-10T02:00"),)
    assert reckoned([EXTENDED], done, stops) == Reckoned(
        [
            row(
                "06-01",
                "06-17",
                "07-30",
                37,
                base_due=d("06-08"),
                limit=6,
                extended=1,
                paused=5,
            )
        ],
        [pause("06-03", "06-10", 3, 5)],
    )


def test_a_rolled_due_day_is_the_last_for_an_extension() -> None:
    clock = definition(
        n=30, unit="cd", rolls="contested", extension=30, extension_act="extend_seize"
    )
    start = ("start", "2021-03-04T02:00")
    in_time = events("c", start, ("extend_seize", "2021-04-06T02:00"))
    assert reckoned([clock], in_time).clock == [
        row(
            "03-04",
            "05-06",
            "07-30",
            148,
            raw_due=d("05-03"),
            base_due=d("04-06"),
            limit=60,
            extended=30,
            unit="cd",
        )
    ]
    too_late = events("c", start, ("extend_seize", "2021-04-07T02:00"))
    assert reckoned([clock], too_late).clock == [
        row("03-04", "04-06", "07-30", 148, raw_due=d("04-03"), limit=30, unit="cd")
    ]


ANSWER = definition("answer", start_events=("received",), stop_events=("accepted", "notice"))
DECIDE = definition(
    "decide", n=20, start_events=("accepted",), stop_events=("granted",), deemed_from="answer"
)


def decide(*done: tuple[str, str]) -> list[dict[str, Any]]:
    found = reckoned([DECIDE, ANSWER], events("c", *done)).clock
    return [r for r in found if r["clock"] == "decide"]


def test_answered_in_time_the_decision_runs_from_acceptance() -> None:
    assert decide(("received", "2021-06-01T02:00"), ("accepted", "2021-06-08T02:00")) == [
        row("06-08", "07-07", "07-30", 37, clock="decide", limit=20)
    ]


def test_answered_late_it_counts_as_accepted_from_receipt() -> None:
    assert decide(("received", "2021-06-01T02:00"), ("accepted", "2021-06-09T02:00")) == [
        row("06-01", "06-30", "07-30", 42, clock="decide", limit=20, deemed=True)
    ]


def test_never_answered_it_counts_as_accepted_too() -> None:
    assert decide(("received", "2021-06-01T02:00")) == [
        row("06-01", "06-30", "07-30", 42, clock="decide", limit=20, deemed=True)
    ]


def test_while_the_answer_is_not_due_nothing_is_deemed() -> None:
    assert decide(("received", "2021-07-26T02:00")) == []


def test_pauses_of_every_sort() -> None:
    clock = definition(n=20, pause_kinds=("testing", "hearing"))
    done = events("c", ("start", "2021-06-01T02:00"))
    stops = (
        stop("c", "2021-05-10T02:00", "2021-05-20T02:00"),
        stop("c", "2021-05-20T02:00", "2021-06-02T02:00", "hearing"),
        stop("c", "2021-06-10T02:00", "2021-06-18T02:00"),
        stop("c", "2021-06-15T02:00", "2021-06-16T02:00", "hearing", "k"),
        stop("c", "2021-06-21T02:00", "2021-06-22T02:00", "rain"),
        stop("c", "2021-06-21T03:00", "2021-06-22T02:00", None),
        stop("c", "2021-06-21T04:00", "2021-06-22T02:00", "testing", "another"),
        stop("c", "2021-07-28T02:00", None),
    )
    # Removed: 2 June; 11, 15-18 June; 29 and 30 July. Used by 28 July: 40 - 6 = 34.
    assert reckoned([clock], done, stops) == Reckoned(
        [row("06-01", "07-08", "07-30", 34, base_due=d("06-30"), limit=20, paused=8)],
        [
            pause("05-20", "06-02", 20, 1, kind="hearing"),
            pause("06-10", "06-18", 14, 5),
            pause("06-15", "06-16", 14, 1, kind="hearing"),
            pause("06-21", "06-22", 13, 0, kind="rain", counted=False),
            pause("06-21", "06-22", 13, 0, kind=None, counted=False),
            pause("07-28", None, -14, 2),
        ],
    )


def test_an_open_pause_moves_the_due_day_with_every_day() -> None:
    clock = definition(pause_kinds=("*",))
    done = events("c", ("start", "2021-06-01T02:00"))
    stops = (stop("c", "2021-06-03T02:00", None, None),)
    for as_of, due, paused in ((d("06-04"), "06-09", 1), (d("07-30"), "08-04", 40)):
        assert reckoned([clock], done, stops, as_of) == Reckoned(
            [
                row(
                    "06-01",
                    due,
                    f"{as_of:%m-%d}",
                    2,
                    base_due=d("06-08"),
                    paused=paused,
                )
            ],
            [pause("06-03", None, 3, paused, kind=None)],
        )


def test_a_pause_after_the_end_is_no_pause_of_the_clock() -> None:
    done = events("c", ("start", "2021-06-01T02:00"), ("stop", "2021-06-03T02:00"))
    stops = (
        stop("c", "2021-06-03T03:00", "2021-06-04T02:00"),
        stop("c", "2021-06-04T02:00", "2021-06-07T02:00"),
    )
    found = reckoned([definition(pause_kinds=("testing",))], done, stops)
    assert found.pause == [pause("06-03", "06-04", 3, 0)]
    assert found.clock == [row("06-01", "06-09", "06-03", 2, base_due=d("06-08"), ended=d("06-03"))]


def test_a_clock_without_pauses_ignores_those_not_meant_for_it() -> None:
    done = events("c", ("start", "2021-06-01T02:00"))
    stops = (
        stop("c", "2021-06-02T02:00", "2021-06-04T02:00"),
        stop("c", "2021-06-02T03:00", "2021-06-04T02:00", clock="k"),
    )
    assert reckoned([definition()], done, stops) == Reckoned(
        [row("06-01", "06-08", "07-30", 42)], [pause("06-02", "06-04", 4, 0, counted=False)]
    )


def test_what_was_left_counts_the_extension_only_once_it_was_made() -> None:
    done = events("c", ("start", "2021-06-01T02:00"), ("extend", "2021-06-04T02:00"))
    stops = (
        stop("c", "2021-06-03T02:00", "2021-06-03T05:00"),
        stop("c", "2021-06-07T02:00", "2021-06-07T05:00"),
    )
    found = reckoned([EXTENDED], done, stops)
    assert found.pause == [pause("06-03", "06-03", 3, 0), pause("06-07", "06-07", 11, 0)]


def test_the_row_in_force_on_the_start_day_governs() -> None:
    versions = [
        definition(n=3, unit="cd", rolls="forward", valid_to=d("07-14")),
        definition(valid_from=d("07-15")),
    ]
    old = reckoned(versions, events("c", ("start", "2021-07-14T02:00"))).clock
    new = reckoned(versions, events("c", ("start", "2021-07-15T02:00"))).clock
    assert old == [row("07-14", "07-19", "07-30", 16, raw_due=d("07-17"), limit=3, unit="cd")]
    assert new == [row("07-15", "07-22", "07-30", 11)]
    assert reckoned(versions[1:], events("c", ("start", "2021-07-14T02:00"))).clock == []


def test_of_two_rows_with_different_starts_the_first_to_start_governs() -> None:
    versions = [
        definition(n=3, start_events=("notice",), valid_from=d("07-15")),
        definition(n=5, valid_to=d("07-14")),
    ]
    done = events("c", ("start", "2021-07-12T02:00"), ("notice", "2021-07-16T02:00"))
    assert [(r["start"], r["limit"]) for r in reckoned(versions, done).clock] == [(d("07-12"), 5)]


def item(version: str, n: int | None, unit: str | None = "wd", **dates: date) -> dict[str, Any]:
    return {"item": "i", "version": version, "statute_n": n, "statute_unit": unit, **dates}


@pytest.mark.parametrize(
    ("items", "version", "limit"),
    [
        ([item("1", 20), item("2", 10)], "2", (10, "wd")),
        ([item("1", 20), item("2", 10)], "3", None),
        ([item("1", None)], "1", None),
        ([item("1", 20, None)], "1", None),
        ([item("1", 99_999_999)], "1", None),
        ([item("1", 0)], "1", (0, "wd")),
        ([item("1", 24, "hour")], "1", (24, "hour")),
        # The case names no version: the one of the start day.
        (
            [item("1", 20, valid_to=d("05-31")), item("2", 10, valid_from=d("06-01"))],
            None,
            (10, "wd"),
        ),
        (
            [item("1", 20, valid_to=d("06-01")), item("2", 10, valid_from=d("06-02"))],
            None,
            (20, "wd"),
        ),
        ([item("1", 20, valid_to=d("05-31"))], None, None),
        ([], None, None),
    ],
)
def test_the_limit_of_the_catalogue(
    items: list[dict[str, Any]], version: str | None, limit: tuple[int, str] | None
) -> None:
    clock = definition(source="item.statute", n=None, unit=None)
    found = reckoned(
        [clock],
        events("c", ("start", "2021-06-01T02:00")),
        items=items,
        item="i",
        item_version=version,
    )
    assert [(r["limit"], r["unit"]) for r in found.clock] == ([] if limit is None else [limit])


def test_a_promise_of_the_catalogue() -> None:
    clock = definition(source="item.promise", n=None, unit=None, pause_kinds=("testing",))
    made = {"item": "i", "version": "1", "promise_n": 10, "promise_unit": "cd", "statute_n": 20}
    done = events("c", ("start", "2021-06-01T02:00"), ("stop", "2021-06-11T02:00"))
    found = reckoned([clock], done, items=[made], item="i", item_version="1")
    assert found.clock == [
        row("06-01", "06-11", "06-11", 10, ended=d("06-11"), limit=10, unit="cd")
    ]


def test_a_due_date_the_source_states_stands() -> None:
    clock = definition(source="case.stated_due", n=None, unit="cd")
    done = events("c", ("start", "2021-06-01T02:00"))
    stated = datetime(2021, 6, 26, 16, tzinfo=UTC)
    stops = (stop("c", "2021-06-02T02:00", "2021-06-04T02:00", clock="k"),)
    assert reckoned([clock], done, stops, stated_due=stated) == Reckoned(
        [row("06-01", "06-27", "07-30", 59, limit=26, unit="cd")],
        [pause("06-02", "06-04", 25, 0, counted=False)],
    )
    assert reckoned([clock], done).clock == []


def test_a_limit_that_counts_back() -> None:
    """Notice seven working days before the hearing; the day of the hearing does not count."""
    clock = definition(n=-7, start_events=("hearing",), stop_events=("notice",))
    hearing = ("hearing", "2021-06-15T02:00")
    stops = (stop("c", "2021-06-02T02:00", "2021-06-04T02:00", clock="k"),)
    for notice, used in (("06-03", -7), ("06-04", -6), ("06-01", -9), ("06-16", 1)):
        done = events("c", hearing, ("notice", f"2021-{notice}T02:00"))
        assert reckoned([clock], done, stops) == Reckoned(
            [row("06-15", "06-03", notice, used, ended=d(notice), limit=-7)], []
        )


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2021-{text}:00+00:00")


def hour_row(start: str, due: str, until: str, used: int, **changes: Any) -> dict[str, Any]:
    moments = {"start": at(start), "due": at(due), "raw_due": at(due), "base_due": at(due)}
    return row("06-01", "06-08", "07-30", used, limit=24, unit="hour") | {
        **moments,
        "until": at(until),
        **changes,
    }


def test_hours_run_from_the_moment_to_the_end_of_today() -> None:
    clock = definition(n=24, unit="hour", rolls="forward", pause_kinds=("testing",))
    done = events("c", ("start", "2021-07-30T02:15"))
    assert reckoned([clock], done).clock == [
        hour_row("07-30T02:15", "07-31T02:15", "07-30T16:00", 13)
    ]
    stopped = events("c", ("start", "2021-07-30T02:15"), ("stop", "2021-07-30T02:14"))
    assert [r["ended"] for r in reckoned([clock], stopped).clock] == [None]
    stops = (stop("c", "2021-07-30T03:00", "2021-07-30T04:30"),)
    assert reckoned([clock], done, stops) == Reckoned(
        [
            hour_row(
                "07-30T02:15",
                "07-31T03:45",
                "07-30T16:00",
                12,
                base_due=at("07-31T02:15"),
                paused=1,
            )
        ],
        [pause("07-30", "07-30", 24, 1)],
    )


def test_months_used_are_complete_months() -> None:
    clock = definition(n=3, unit="month", rolls="forward", pause_kinds=("testing",))
    done = events("c", ("start", "2021-02-28T02:00"), ("stop", "2021-05-30T02:00"))
    stops = (stop("c", "2021-03-01T02:00", "2021-03-03T02:00"),)
    assert reckoned([clock], done).clock == [
        row("02-28", "05-28", "05-30", 3, ended=d("05-30"), limit=3, unit="month")
    ]
    assert reckoned([clock], done, stops).clock == [
        row(
            "02-28",
            "05-31",
            "05-30",
            3,
            raw_due=d("05-30"),
            base_due=d("05-28"),
            ended=d("05-30"),
            limit=3,
            unit="month",
            paused=2,
        )
    ]


def test_a_due_day_beyond_the_published_years_is_provisional() -> None:
    done = events("c", ("start", "2026-12-28T02:00"))
    found = reckoned([definition()], done, as_of=date(2026, 12, 31)).clock
    assert [(r["due"], r["provisional"], r["used"]) for r in found] == [(date(2027, 1, 4), True, 3)]


def test_events_of_no_case_and_stops_of_no_clock_are_ignored() -> None:
    done = [
        *events("c", ("start", "2021-06-01T02:00")),
        *events("ghost", ("start", "2021-06-01T02:00")),
    ]
    found = reckoned([definition()], done, (stop("ghost", "2021-06-02T02:00", None),))
    assert found == Reckoned([row("06-01", "06-08", "07-30", 42)], [])
