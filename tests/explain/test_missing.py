"""What is missing where a rule cannot tell, and where it should stand."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from oversight.clock.calendar import load_calendar
from oversight.explain import Missing, Setting, Words, explain
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook

ZONE = ZoneInfo("Asia/Shanghai")
RULE = "cn.licensing/decision-overdue"
ITEM = {"item": "I", "version": "1", "name": "Licence", "statute_n": 20, "statute_unit": "wd"}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing"], [library_folder()])


def event(name: str, act: str, day: int, **more: Any) -> dict[str, Any]:
    ts = datetime(2021, 3, day, 9, tzinfo=ZONE)
    return {"event": name, "case": "A", "act": act, "ts": ts, "seq": day} | more


def missing(
    rulebook: Rulebook,
    *,
    rule: str = RULE,
    case: dict[str, Any] | None = None,
    items: tuple[dict[str, Any], ...] = (),
    events: tuple[dict[str, Any], ...] = (),
) -> tuple[Missing, ...]:
    records = MemoryRecords.from_rows(
        {
            "case": [{"case": "A", "domain": "approval"} | (case or {})],
            "item": items,
            "event": events or (event("E1", "accepted", 1),),
        }
    )
    calendar = load_calendar("CN")
    setting = Setting(rulebook, records, calendar, "Asia/Shanghai", date(2021, 12, 31))
    explanation = explain(setting, rule, "A")
    assert explanation.outcome == "cannot_tell"
    return explanation.missing


def test_a_limit_that_the_catalogue_does_not_give(rulebook: Rulebook) -> None:
    assert missing(rulebook) == (
        Missing(
            "case",
            "A",
            "item",
            Words("案件 A 未载明事项", "case A names no item of the catalogue"),
        ),
    )
    other = {"item": "I", "item_version": "2"}
    assert missing(rulebook, case=other, items=(ITEM,)) == (
        Missing(
            "item",
            "I",
            "version",
            Words("清单中没有事项 I 的版本 2", "the catalogue has no version 2 of item I"),
        ),
    )
    silent = ITEM | {"statute_n": None, "statute_unit": None}
    assert missing(rulebook, case={"item": "I", "item_version": "1"}, items=(silent,)) == (
        Missing(
            "item",
            "I (1)",
            "statute_n",
            Words(
                "清单中事项 I 第1版未载明可用的statute_n",
                "item I, version 1, has no usable statute_n in the catalogue",
            ),
        ),
    )


def test_an_act_that_is_not_recorded(rulebook: Rulebook) -> None:
    assert missing(
        rulebook,
        rule="cn.licensing/not-answered",
        events=(event("E1", "accepted", 1),),
    ) == (
        Missing(
            "event",
            None,
            None,
            Words(
                'event 中没有 case="A", act="received" 的记录',
                'there is no event with case="A", act="received"',
            ),
        ),
    )


def test_officers_that_an_event_does_not_name(rulebook: Rulebook) -> None:
    events = (
        event("E1", "accepted", 1),
        event("E2", "review", 2, officers=["P"]),
        event("E3", "granted", 3, officers=["P"]),
    )
    assert missing(rulebook, rule="cn.licensing/one-officer", events=events) == (
        Missing(
            "event",
            "E1",
            "officers",
            Words(
                "event E1（accepted）未填officers",
                "event E1 (accepted) names nobody in its column officers",
            ),
        ),
    )
