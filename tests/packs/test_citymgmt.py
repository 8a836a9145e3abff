"""The indicators of city management: pyDatalog agrees, cases by hand, a published circular."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from oversight.audit.authored import context_of, load
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import load_definitions
from oversight.audit.indicators.values import between, values
from oversight.audit.shapes.definition import ACTED, FIGURE, SHAPE, read_shape
from oversight.audit.shapes.figures import figures
from oversight.clock.calendar import load_calendar
from oversight.engines.base import Task
from oversight.engines.reference import derived
from oversight.records.memory import MemoryRecords
from oversight.rulebook.personal import personal_facts
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from tests.audit.indicators.support import agreed, met, rows_of, wanted
from tests.worlds import ZONE, at

from .citymgmt import AS_OF, drawn, tianmen

PACK = "cn.citymgmt"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook([PACK], [library_folder()])


@pytest.fixture(scope="module")
def found(rulebook: Rulebook) -> dict[str, Definition]:
    return load_definitions(rulebook.packs, [library_folder().parent / "audits"])


def test_pydatalog_derives_the_same_rows(rulebook: Rulebook, found: dict[str, Definition]) -> None:
    assert agreed(rulebook, found, drawn(seed=7, each=16), AS_OF) > 150


def test_every_standing_and_reason_is_met(rulebook: Rulebook, found: dict[str, Definition]) -> None:
    assert met(rulebook, found, drawn(seed=7, each=300), AS_OF) == wanted(found)


def test_pydatalog_derives_the_same_figures_of_the_shape(rulebook: Rulebook) -> None:
    """Every task whose limit has passed, and those that were late: figures of nobody else."""
    folder = library_folder().parent / "audits"
    (shape,) = load(SHAPE, read_shape, rulebook.packs, [folder], where="SHAPE").values()
    task = Task((), handling_world(), rulebook.clocks, load_calendar("CN"), ZONE, date(2021, 9, 30))
    got = {
        (row["subject"], row["on_day"], row["acted"]) for row in figures([shape], task).to_pylist()
    }
    (sets,) = derived(task, [(shape.program, context_of(shape.norms, task))], (FIGURE, ACTED))
    assert got == {(case, day, (case,) in sets[ACTED]) for case, day in sets[FIGURE]}
    assert got == {
        ("in-time", DAY, False),
        ("late", DAY, True),
        ("open-late", DAY, True),
        ("extended", date(2021, 9, 16), False),
        ("extended-late", DAY, True),
        ("deferred-late", DAY, True),
        ("returned-late", DAY, True),
        ("reworked", DAY, False),
        ("sent-on", date(2021, 9, 17), False),
        ("by-catalogue", date(2021, 9, 18), False),
        ("by-catalogue-late", date(2021, 9, 18), True),
        ("by-hours", date(2021, 9, 22), False),
        ("by-hours-late", date(2021, 9, 22), True),
        ("urgent", date(2021, 9, 18), False),
        ("urgent-late", date(2021, 9, 18), True),
    }


def test_no_finding_names_a_person(rulebook: Rulebook) -> None:
    told = {rule.id: personal_facts(rule.program) for rule in rulebook.rules.values()}
    assert {rule: facts for rule, facts in told.items() if facts} == {}


def test_the_figures_of_a_published_circular(
    rulebook: Rulebook, found: dict[str, Definition]
) -> None:
    """天门日报 2017-01-03: 立案996, 应结案972, 结案911 (93.72 %), 按期737 (75.82 %)."""
    first, last = date(2016, 12, 1), date(2016, 12, 31)
    names = [f"{PACK}/{name}" for name in ("filed-share", "closed-share", "closed-in-time")]
    rows = rows_of(rulebook, *(found[name] for name in names), as_of=last, given=tianmen())
    got = [values(found[name], between(rows, first, last), by=None)[0] for name in names]
    assert [(one.counted, one.subjects, dict(one.left_out)) for one in got] == [
        (996, 1054, {}),
        (911, 972, {}),
        (737, 972, {}),
    ]
    assert [f"{one.figure:.2%}" for one in got] == ["94.50%", "93.72%", "75.82%"]


def world(cases: dict[str, list[str]], **more: dict[str, Any]) -> MemoryRecords:
    """Cases of city management, and their acts as "act 2021-09-01T09:00 due-or-nothing"."""
    rows = [
        {"case": name, "domain": "citymgmt", "org": "O1"} | more.get(name.replace("-", "_"), {})
        for name in cases
    ]
    events = []
    for case, course in cases.items():
        for seq, line in enumerate(course):
            act, ts, *due = line.split()
            event = {"event": f"{case}{seq}", "case": case, "act": act, "ts": at(ts), "seq": seq}
            events.append(event | {"due_at": at(due[0]) if due else None})
    items = [
        {"item": "I1", "name": "井盖", "statute_n": 3, "statute_unit": "wd"},
        {"item": "I2", "name": "道牙", "statute_n": 12, "statute_unit": "hour"},
    ]
    return MemoryRecords.from_rows({"case": rows, "event": events, "item": items})


def standings(
    rulebook: Rulebook, definition: Definition, records: MemoryRecords
) -> dict[str, tuple[str, date]]:
    """Each case's standing or its reason, and its day."""
    rows = rows_of(rulebook, definition, as_of=date(2021, 9, 30), given=records).to_pylist()
    return {row["subject"]: (row["reason"] or row["standing"], row["on_day"]) for row in rows}


SENT = "dispatched 2021-09-15T10:00 2021-09-15T14:00"
HANDLING = {
    "in-time": [SENT, "handled 2021-09-15T14:00"],
    "late": [SENT, "handled 2021-09-15T14:01"],
    "open-late": [SENT],
    "extended": [SENT, "extend 2021-09-15T13:00 2021-09-16T14:00", "handled 2021-09-16T14:00"],
    "extended-late": [SENT, "extend 2021-09-15T15:00 2021-09-16T14:00", "handled 2021-09-15T16:00"],
    "deferred": [SENT, "deferred 2021-09-15T14:00"],
    "deferred-late": [SENT, "deferred 2021-09-15T14:01"],
    "voided": [SENT, "voided 2021-09-15T11:00"],
    "reworked": [
        SENT,
        "handled 2021-09-15T12:00",
        "verify_fail 2021-09-15T13:00",
        "verify_fail 2021-09-16T13:00",
    ],
    "sent-on": [
        SENT,
        "returned 2021-09-15T11:00",
        "dispatched 2021-09-15T12:00 2021-09-17T12:00",
        "handled 2021-09-17T11:00",
    ],
    "open": ["dispatched 2021-09-30T10:00 2021-10-01T10:00"],
    "by-catalogue": ["dispatched 2021-09-15T10:00", "handled 2021-09-18T18:00"],
    "by-catalogue-late": ["dispatched 2021-09-15T10:00", "handled 2021-09-19T09:00"],
    "by-hours": ["dispatched 2021-09-17T15:00", "handled 2021-09-22T11:00"],
    "by-hours-late": ["dispatched 2021-09-17T15:00", "handled 2021-09-22T11:15"],
    "urgent": ["dispatched 2021-09-17T15:00", "handled 2021-09-18T03:00"],
    "urgent-late": ["dispatched 2021-09-17T15:00", "handled 2021-09-18T03:15"],
    "by-hours-open": ["dispatched 2021-09-30T15:00"],
    "no-limit": ["dispatched 2021-09-15T10:00", "handled 2021-09-15T11:00"],
    "returned-late": [
        SENT,
        "returned 2021-09-15T15:00",
        "dispatched 2021-09-15T16:00 2021-09-17T12:00",
    ],
    "nobody's": [SENT, "returned 2021-09-15T11:00"],
}
DAY = date(2021, 9, 15)
LEFT_OUT = {
    "deferred": ("deferred before its limit", DAY),
    "voided": ("voided before its limit", DAY),
    "open": ("still within its limit", date(2021, 10, 1)),
    "by-hours-open": ("still within its limit", date(2021, 10, 9)),
    "no-limit": ("no limit is stated", DAY),
}


def handling_world() -> MemoryRecords:
    """Three working days from Wednesday 15 September 2021: 16, 17 and Saturday 18, worked.

    Twelve hours of duty from Friday 17, 15:00: two then, eight on Saturday, two on Wednesday 22.
    Of those from Thursday 30, 15:00, two are left on Saturday 9 October, after the rest.
    """
    hours = {"item": "I2"}
    return world(
        HANDLING,
        by_catalogue={"item": "I1"},
        by_catalogue_late={"item": "I1"},
        by_hours=hours,
        by_hours_late=hours,
        by_hours_open=hours,
        urgent=hours | {"urgency": "urgent"},
        urgent_late=hours | {"urgency": "urgent"},
    )


def test_due_is_what_ran_out_in_the_period_handled_or_not(
    rulebook: Rulebook, found: dict[str, Definition]
) -> None:
    records = handling_world()
    got = standings(rulebook, found[f"{PACK}/handled-in-time"], records)
    assert got == LEFT_OUT | {
        "in-time": ("counted", DAY),
        "late": ("other", DAY),
        "open-late": ("other", DAY),
        "extended": ("counted", date(2021, 9, 16)),
        "extended-late": ("other", DAY),
        "deferred-late": ("other", DAY),
        "returned-late": ("other", DAY),
        "reworked": ("counted", DAY),
        "sent-on": ("counted", date(2021, 9, 17)),
        "by-catalogue": ("counted", date(2021, 9, 18)),
        "by-catalogue-late": ("other", date(2021, 9, 18)),
        "by-hours": ("counted", date(2021, 9, 22)),
        "by-hours-late": ("other", date(2021, 9, 22)),
        "urgent": ("counted", date(2021, 9, 18)),
        "urgent-late": ("other", date(2021, 9, 18)),
    }
    late = standings(rulebook, found[f"{PACK}/handled-late"], records)
    turned = {"counted": "other", "other": "counted"}
    assert late == {case: (turned.get(how, how), day) for case, (how, day) in got.items()}


def test_rework_counts_every_failed_check(rulebook: Rulebook, found: dict[str, Definition]) -> None:
    one = found[f"{PACK}/rework"]
    rows = rows_of(rulebook, one, as_of=date(2021, 9, 30), given=handling_world())
    (value,) = values(one, rows, by=None)
    assert (value.counted, value.subjects, value.top, value.bottom) == (1, 15, 2.0, 15.0)
    assert value.left_out == Counter(reason for reason, _ in LEFT_OUT.values())


def test_filed_in_time_by_the_time_stated_else_by_the_next_working_day(
    rulebook: Rulebook, found: dict[str, Definition]
) -> None:
    """Saturday 18 September 2021 was worked, 19 to 21 were not."""
    records = world(
        {
            "stated": ["reported 2021-09-17T09:00 2021-09-17T10:00", "filed 2021-09-17T10:00"],
            "stated-late": ["reported 2021-09-17T09:00 2021-09-17T10:00", "filed 2021-09-17T10:01"],
            "declined": [
                "reported 2021-09-17T09:00 2021-09-17T10:00",
                "not_filed 2021-09-17T09:30",
            ],
            "silent": ["reported 2021-09-17T09:00 2021-09-17T10:00"],
            "next-day": ["reported 2021-09-17T09:00", "filed 2021-09-18T18:00"],
            "day-after": ["reported 2021-09-17T09:00", "filed 2021-09-19T09:00"],
            "new": ["reported 2021-09-30T09:00"],
        }
    )
    got = standings(rulebook, found[f"{PACK}/filed-in-time"], records)
    friday, saturday = date(2021, 9, 17), date(2021, 9, 18)
    assert got == {
        "stated": ("counted", friday),
        "stated-late": ("other", friday),
        "declined": ("counted", friday),
        "silent": ("other", friday),
        "next-day": ("counted", saturday),
        "day-after": ("other", saturday),
        "new": ("still within its limit", date(2021, 10, 8)),
    }
