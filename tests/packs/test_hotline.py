"""The indicators of the hotline: pyDatalog agrees, and cases by hand."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.library import load_definitions
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from tests.audit.indicators.support import agreed, met, rows_of, wanted
from tests.worlds import at

from .hotline import requests

AS_OF = date(2021, 9, 30)


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.hotline"], [library_folder()])


@pytest.fixture(scope="module")
def found(rulebook: Rulebook) -> dict[str, Definition]:
    return load_definitions(rulebook.packs, [library_folder().parent / "audits"])


def test_pydatalog_derives_the_same_rows(rulebook: Rulebook, found: dict[str, Definition]) -> None:
    assert agreed(rulebook, found, requests(seed=5, each=60), AS_OF) > 400


def test_every_standing_and_reason_is_met(rulebook: Rulebook, found: dict[str, Definition]) -> None:
    assert met(rulebook, found, requests(seed=5, each=400), AS_OF) == wanted(found)


def world(
    domain: str, cases: dict[str, dict[str, Any]], courses: dict[str, list[str]]
) -> MemoryRecords:
    """Cases, and their acts as "act 2021-09-01T09:00"."""
    rows = [{"case": name, "domain": domain, "org": "O1"} | more for name, more in cases.items()]
    events = []
    for case, course in courses.items():
        for seq, line in enumerate(course):
            act, ts = line.split()
            event = {"event": f"{case}{seq}", "case": case, "act": act, "ts": at(ts), "seq": seq}
            events.append(event)
    return MemoryRecords.from_rows({"case": rows, "event": events})


def standings(
    rulebook: Rulebook, definition: Definition, records: MemoryRecords
) -> dict[str, tuple[str, date]]:
    """Each subject's standing or its reason, and its day."""
    rows = rows_of(rulebook, definition, as_of=AS_OF, given=records).to_pylist()
    return {row["subject"]: (row["reason"] or row["standing"], row["on_day"]) for row in rows}


def test_handled_in_time_goes_by_the_day_it_was_due(
    rulebook: Rulebook, found: dict[str, Definition]
) -> None:
    """The Mid-Autumn rest is 19 to 21 September 2021; Saturday 18 and Sunday 26 were worked.

    Five working days from Wednesday 15 September: 16, 17, 18, 22, 23. Ten with an extension:
    24, 26 (Sunday), 27, 28, 29. One for a question: 16. Twenty-four hours run over all days.
    """
    sent = "dispatched 2021-09-15T10:00"
    records = world(
        "hotline",
        {
            "on-time": {},
            "late": {},
            "extended": {},
            "question": {"procedure": "consult"},
            "law-gives-more": {"stated_due": at("2021-09-29T00:00")},
            "urgent": {"urgency": "urgent"},
            "urgent-late": {"urgency": "urgent"},
            "open-late": {},
            "open": {"procedure": "complex"},
            "sent-on": {},
        },
        {
            "on-time": [sent, "replied 2021-09-23T17:00"],
            "late": [sent, "replied 2021-09-24T09:00"],
            "extended": [sent, "extend 2021-09-23T09:00", "replied 2021-09-29T09:00"],
            "question": [sent, "replied 2021-09-17T09:00"],
            "law-gives-more": [sent, "replied 2021-09-29T23:00"],
            "urgent": [sent, "replied 2021-09-16T10:00"],
            "urgent-late": [sent, "replied 2021-09-16T10:01"],
            "open-late": [sent],
            "open": ["dispatched 2021-09-24T10:00"],
            "sent-on": [sent, "dispatched 2021-09-22T10:00", "replied 2021-09-24T09:00"],
        },
    )
    got = standings(rulebook, found["cn.hotline/handled-in-time"], records)
    assert got == {
        "on-time": ("counted", date(2021, 9, 23)),
        "late": ("other", date(2021, 9, 23)),
        "extended": ("counted", date(2021, 9, 29)),
        "question": ("other", date(2021, 9, 16)),
        "law-gives-more": ("counted", date(2021, 9, 29)),
        "urgent": ("counted", date(2021, 9, 16)),
        "urgent-late": ("other", date(2021, 9, 16)),
        "open-late": ("other", date(2021, 9, 23)),
        # 15 working days from Friday 24 September, over the National Day rest to 7 October.
        "open": ("still within its limit", date(2021, 10, 20)),
        "sent-on": ("other", date(2021, 9, 23)),
    }


def test_what_comes_back_within_thirty_days_is_known_by_place_and_matter(
    rulebook: Rulebook, found: dict[str, Definition]
) -> None:
    def about(opened: str, place: str | None = "P1", item: str = "noise") -> dict[str, Any]:
        return {"place": place, "item": item, "opened_at": at(opened)}

    records = world(
        "hotline",
        {
            "back": about("2021-08-01T09:00"),
            "again": about("2021-09-04T09:00"),
            "other-matter": about("2021-08-20T09:00", item="water"),
            "too-late": about("2021-08-02T09:00", place="P2"),
            "long-after": about("2021-09-05T09:00", place="P2"),
            "nowhere": about("2021-08-01T09:00", place=None),
        },
        {
            "back": ["closed 2021-08-05T09:00"],
            "again": ["closed 2021-09-10T09:00"],
            "other-matter": ["closed 2021-08-21T09:00"],
            "too-late": ["closed 2021-08-05T09:00"],
            "long-after": ["received 2021-09-05T09:00"],
            "nowhere": ["closed 2021-08-05T09:00"],
        },
    )
    got = standings(rulebook, found["cn.hotline/repeated"], records)
    assert got == {
        "back": ("counted", date(2021, 8, 5)),
        "again": ("closed less than thirty days ago", date(2021, 9, 10)),
        "other-matter": ("other", date(2021, 8, 21)),
        "too-late": ("other", date(2021, 8, 5)),
        "nowhere": ("where or what it was about is not recorded", date(2021, 8, 5)),
    }
