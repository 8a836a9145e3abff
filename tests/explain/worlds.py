"""Records in which each of the programs of `tests/engines/programs.py` finds something."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from oversight.records.memory import MemoryRecords

ACTS = ("received", "accepted", "review", "granted", "payment", "extend")


def _records() -> MemoryRecords:
    """Forty cases with a few events and pauses each; much of it missing, nothing by chance."""
    draw = random.Random(20210715)

    def moment() -> datetime:
        minutes = draw.choice([0, 1, 480, 959, 960, 961])
        return datetime(2021, 7, 10, tzinfo=UTC) + timedelta(
            days=draw.randint(0, 98), minutes=minutes
        )

    cases = [
        {"case": f"C{i}", "domain": draw.choice(["approval", "approval", "penalty"]), "org": "O"}
        for i in range(40)
    ]
    events: list[dict[str, Any]] = [
        {
            "event": f"E{i}",
            "case": draw.choice(cases)["case"],
            "act": draw.choice(ACTS),
            "ts": moment(),
            "seq": draw.randint(1, 3),
            "amount": draw.choice([None, Decimal("9.5"), Decimal(10), Decimal(20), Decimal(21)]),
            "officers": draw.choice([None, ["P"], ["P", "Q"]]),
        }
        for i in range(240)
    ]
    stops = []
    for i in range(30):
        start = moment()
        days = draw.choice([None, *range(0, 20, 4)])
        stops.append(
            {
                "clock_stop": f"S{i}",
                "case": draw.choice(cases)["case"],
                "kind": draw.choice(["hearing", "testing", "other", None]),
                "start_at": start,
                "end_at": None if days is None else start + timedelta(days=days),
            }
        )
    return MemoryRecords.from_rows({"case": cases, "event": events, "clock_stop": stops})


RECORDS = _records()
