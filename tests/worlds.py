"""One small world for the tests of evaluation, explanation, runs and projects: the pack
`t.small` (see tests/rulebook/packs.py) and six cases, one of each outcome and more.
"""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from oversight.clock.calendar import load_calendar
from oversight.evaluation import Evaluation, evaluate
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook, load_rulebook

from .rulebook.packs import write_pack

ZONE = "Asia/Shanghai"
AS_OF = date(2021, 12, 31)
TWICE = """\
---
rule: t.small/paid
catalogue: T02
title: {zh: 缴款, en: Paid}
kind: abnormal
card: yellow
basis: [{law: 行政处罚法, article: 74}]
in_force: 2004-07-01
until: 2021-12-31
subject: case
message:
  zh: "缴款{Amount}"
  en: "Paid {Amount} at {At}"
---
examines(C) <= event(case=C, act="payment")
flags(C, Amount, At) <= event(case=C, event=E, act="payment", amount=Amount, ts=At) & ~small(E)
small(E) <= event(event=E, amount=A) & (A < 5)
"""
"""A rule that may flag a case through several rows."""


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(ZONE))


def _event(event: str, case: str, act: str, ts: str, seq: int, **more: Any) -> dict[str, Any]:
    return {"event": event, "case": case, "act": act, "ts": at(ts), "seq": seq} | more


CASES: list[dict[str, Any]] = [
    {"case": "A", "domain": "approval", "org": "O1"},
    {"case": "B", "domain": "approval", "org": "O1"},
    {"case": "C", "domain": "approval", "org": "O2"},
    {"case": "D", "domain": "approval"},
    {"case": "P", "domain": "penalty", "org": "O1"},
]
EVENTS = [
    # Late: due 2021-03-29, decided nine working days after it.
    _event("A1", "A", "stamped", "2021-03-01T08:00", 1, officers=["K", "L"]),
    _event("A2", "A", "accepted", "2021-03-01T09:00", 2),
    _event("A3", "A", "granted", "2021-04-12T16:30", 3),
    # In time.
    _event("B1", "B", "stamped", "2021-03-01T08:00", 1),
    _event("B2", "B", "accepted", "2021-03-01T09:00", 2),
    _event("B3", "B", "granted", "2021-03-29T23:59", 3),
    # Never accepted.
    _event("C1", "C", "stamped", "2021-03-01T08:00", 1),
    _event("D1", "D", "stamped", "2021-03-01T08:00", 1),
    # Three payments, two of them not small; the least is not the first.
    _event("P1", "P", "payment", "2021-05-01T00:00", 1, amount=Decimal(20)),
    _event("P2", "P", "payment", "2021-05-02T12:00", 2, amount=Decimal("10.5")),
    _event("P3", "P", "payment", "2021-05-03T12:00", 3, amount=Decimal(1)),
]


def records() -> MemoryRecords:
    return MemoryRecords.from_rows({"case": CASES, "event": EVENTS})


def small_pack(folder: Path) -> Path:
    """The pack with its second rule, in `folder`; returns the folder."""
    (write_pack(folder) / "paid.rule").write_text(TWICE, encoding="utf-8")
    return folder


def small_rulebook(folder: Path) -> Rulebook:
    return load_rulebook(["t.small"], [small_pack(folder)])


def evaluated(rulebook: Rulebook, **given: Any) -> Evaluation:
    settings = {"calendar": load_calendar("CN"), "timezone": ZONE, "as_of": AS_OF} | given
    return evaluate(rulebook, settings.pop("records", records()), **settings)
