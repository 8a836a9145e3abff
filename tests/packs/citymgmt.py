"""Made-up records of city management and of the grid, and the figures of a published circular."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from oversight.records.memory import MemoryRecords
from tests.worlds import at

Row = dict[str, Any]
Act = tuple[str, datetime, Row]

AS_OF = date(2050, 1, 14)
_ENDS = (at("2021-10-01T00:00"), at("2050-01-15T00:00"))
"""Cases run up to either day. Of 2050 no calendar is published, so its due days are provisional."""

ITEMS = [
    {"item": "cover", "name": "井盖", "statute_n": 3, "statute_unit": "wd"},
    {"item": "tree", "name": "行道树", "statute_n": 7, "statute_unit": "cd"},
    {"item": "leak", "name": "漏水", "statute_n": 4, "statute_unit": "hour"},
]


def drawn(seed: int, each: int) -> MemoryRecords:
    """`each` cases of city management and of the grid, their courses drawn at random."""
    draw = Random(seed)
    cases: list[Row] = []
    events: list[Row] = []
    for domain in ("citymgmt", "grid"):
        for number in range(each):
            case = f"{domain}-{number}"
            start = draw.choice(_ENDS) - timedelta(minutes=draw.randrange(1, 12 * 24 * 60))
            cases.append({"case": case, "domain": domain} | _about(draw, start))
            for seq, (act, ts, more) in enumerate(_course(draw, start)):
                one = {"event": f"{case}/{seq}", "case": case, "act": act, "ts": ts, "seq": seq}
                events.append(one | more)
    return MemoryRecords.from_rows({"case": cases, "event": events, "item": ITEMS})


def _about(draw: Random, start: datetime) -> Row:
    return {
        "org": draw.choice(["O1", "O2", None]),
        "item": draw.choice(["cover", "tree", "leak", None]),
        "channel": draw.choice(["patrol", "patrol", "hotline", None]),
        "urgency": draw.choice(["urgent", None]),
        "procedure": draw.choice(["self", None, None, None]),
        "stated_due": draw.choice([None, *[_after(draw, start, 9)] * 3]),
    }


def _after(draw: Random, ts: datetime, days: float) -> datetime:
    return ts + timedelta(minutes=draw.randrange(int(days * 1440)))


def _by(draw: Random, ts: datetime, days: float) -> Row:
    """By when the next step is to end, where that is stated."""
    return {"due_at": _after(draw, ts, days) if draw.random() < 0.6 else None}


def _course(draw: Random, start: datetime) -> Iterator[Act]:
    now = start
    yield "reported", now, _by(draw, now, 1)
    if draw.random() < 0.4:
        yield "verify_ordered", now, _by(draw, now, 1)
        if draw.random() < 0.8:
            yield "checked", _after(draw, now, 3), {}
    now = _after(draw, now, 2)
    act = draw.choice(["filed"] * 7 + ["not_filed", "voided", ""])
    if act != "filed":
        if act:
            yield act, now, {"outcome": draw.choice(["wrong", "double", None])}
        elif draw.random() < 0.5:
            yield draw.choice(["dispatched", "closed"]), now, {}
        return
    yield act, now, _by(draw, now, 1)
    if draw.random() < 0.1:
        # Dated before it was filed.
        yield "closed", now - timedelta(hours=1), {}
        return
    for _ in range(draw.choice([0, 1, 1, 1, 2])):
        now = _after(draw, now, 2)
        yield "dispatched", now, _by(draw, now, 4)
        if draw.random() < 0.2:
            now = _after(draw, now, 0.5)
            yield "returned", now, {"outcome": draw.choice(["misrouted", "busy", None])}
    yield from _handling(draw, now)


def _handling(draw: Random, now: datetime) -> Iterator[Act]:
    for act in ("extend", "deferred", "voided"):
        if draw.random() < 0.2:
            ts = _after(draw, now, 4)
            yield act, ts, _by(draw, ts, 4) if act == "extend" else {"outcome": None}
    for _ in range(draw.choice([0, 1, 1, 2])):
        now = _after(draw, now, 4)
        yield "handled", now, {}
        if draw.random() < 0.7:
            yield "check_ordered", now, _by(draw, now, 1)
            if draw.random() < 0.8:
                now = _after(draw, now, 3)
                yield draw.choice(["verify", "verify", "verify_fail"]), now, {}
    if draw.random() < 0.6:
        now = _after(draw, now, 2)
        yield "closed", now, {}
        if draw.random() < 0.2:
            yield "reopen", _after(draw, now, 2), {}


def tianmen() -> MemoryRecords:
    """December 2016 in Tianmen, as its circular of 3 January 2017 counts it.

    1,054 reports, 996 of them filed, 972 to be closed in the month, 911 closed, 737 in time.
    """
    cases: list[Row] = []
    events: list[Row] = []
    for number in range(1054):
        case = f"T{number:04}"
        due = at("2016-12-20T12:00" if number < 972 else "2017-01-05T12:00")
        cases.append({"case": case, "domain": "citymgmt", "org": "O1", "stated_due": due})
        acts = [("reported", at("2016-12-05T09:00"))]
        acts.append(("filed" if number < 996 else "not_filed", at("2016-12-05T10:00")))
        if number < 911:
            acts.append(("closed", at("2016-12-20T12:00" if number < 737 else "2016-12-20T12:01")))
        for seq, (act, ts) in enumerate(acts):
            one = {"event": f"{case}/{seq}", "case": case, "act": act, "ts": ts, "seq": seq}
            events.append(one)
    return MemoryRecords.from_rows({"case": cases, "event": events})
