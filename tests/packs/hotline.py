"""Made-up records of a hotline: every branch the definitions name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from random import Random
from typing import Any

from oversight.records.memory import MemoryRecords
from tests.worlds import at

Row = dict[str, Any]
LAST = at("2021-10-01T00:00")
"""The end of the day as of which the tests ask."""


def requests(seed: int, each: int) -> MemoryRecords:
    """So many requests, their courses drawn at random."""
    draw = Random(seed)
    cases: list[Row] = []
    events: list[Row] = []
    ratings: list[Row] = []
    for number in range(each):
        case = f"H{number}"
        # One in ten in the last hours, so that limits of hours run on beyond the day.
        back = draw.randrange(24 * 60) if draw.random() < 0.9 else draw.randrange(3)
        opened = LAST - timedelta(hours=back, minutes=draw.randrange(60))
        cases.append(
            {"case": case, "domain": "hotline", "opened_at": opened} | _about(draw, opened)
        )
        for seq, (act, ts, more) in enumerate(_course(draw, opened)):
            one = {"event": f"{case}/{seq}", "case": case, "act": act, "ts": ts, "seq": seq}
            events.append(one | more)
        if draw.random() < 0.7:
            ratings.append({"rating": f"{case}/r", "case": case} | _rating(draw, opened))
    return MemoryRecords.from_rows({"case": cases, "event": events, "rating": ratings})


def _after(draw: Random, ts: datetime, days: float) -> datetime:
    return ts + timedelta(minutes=draw.randrange(int(days * 1440)))


def _rating(draw: Random, opened: datetime) -> Row:
    return {
        "ts": _after(draw, opened, 20),
        "mode": draw.choice(["active", "default", "callback", "callback", None]),
        "stars": draw.choice([None, 1, 3, 4, 5]),
        "resolved": draw.choice([True, False, None]),
        "satisfied": draw.choice([True, False, None]),
        "excluded_reason": draw.choice([None, None, None, "unreasonable"]),
    }


def _about(draw: Random, opened: datetime) -> Row:
    return {
        "org": draw.choice(["O1", "O2", None]),
        "item": draw.choice(["noise", "water", None]),
        "place": draw.choice([None, *(f"P{n}" for n in range(30))]),
        "procedure": draw.choice(["consult", "ordinary", "complex", None]),
        "urgency": draw.choice(["urgent", None, None]),
        "stated_due": draw.choice([None, None, None, _after(draw, opened, 30)]),
    }


def _course(draw: Random, opened: datetime) -> Iterator[tuple[str, datetime, Row]]:
    yield "received", opened, {}
    now = _after(draw, opened, 0.2)
    if draw.random() < 0.2:
        yield draw.choice(["answered", "closed"]), now, {}
        return
    for _ in range(draw.choice([0, 1, 1, 1, 2])):
        yield "dispatched", now, {"org": draw.choice(["O1", "O2"])}
        now = _after(draw, now, 2)
        act = draw.choice(["signed", "signed", "signed", "returned"])
        why = draw.choice(["misrouted", "busy", None]) if act == "returned" else None
        yield act, now, {"outcome": why}
    if draw.random() < 0.2:
        yield "extend", _after(draw, now, 3), {}
    if draw.random() < 0.8:
        now = _after(draw, now, 10)
        yield "replied", now, {}
    if draw.random() < 0.7:
        yield "closed", _after(draw, now, 2), {}
    if draw.random() < 0.6:
        reached = draw.choice(["reached", "unreached", None])
        yield "callback", _after(draw, now, 4), {"outcome": reached}
