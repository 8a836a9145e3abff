"""What the tests of compilation and translation share: a small world, checked programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram, Type
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.parser import parse
from oversight.engines.base import RuleProgram
from oversight.records.acts import ACTS
from oversight.records.memory import MemoryRecords
from oversight.rulebook.relations import base_relations

AS_OF = date(2021, 12, 31)
ZONE = "Asia/Shanghai"
NORMS: Mapping[str, tuple[DatedValue, ...]] = {
    "cap": (
        DatedValue(10, date(2021, 3, 2), date(2021, 3, 2)),
        DatedValue(Decimal("20.5"), date(2021, 3, 3)),
    ),
    "days": (DatedValue(3),),
}
TYPES = {"cap": Type.DECIMAL, "days": Type.INT}
CLOCKS = {"decide": "wd", "reply": "hour"}


def moment(day: int, hour: int = 8) -> datetime:
    """An hour (UTC) of a day of March 2021; from 16 on it is the next day in the zone."""
    return datetime(2021, 3, day, hour, tzinfo=UTC)


def _payment(event: str, day: int, hour: int, seq: int, **more: Any) -> dict[str, Any]:
    return {
        "event": event,
        "case": event[0],
        "act": "payment",
        "ts": moment(day, hour),
        "seq": seq,
    } | more


RECORDS = MemoryRecords.from_rows(
    {
        "case": [{"case": c, "domain": "penalty", "org": "O"} for c in "ABC"],
        "event": [
            _payment("A1", 1, 8, 1, amount=Decimal(10), qty=Decimal(0), officers=["K", "L"]),
            _payment("A2", 1, 16, 2, amount=Decimal("20.5"), qty=Decimal(2)),
            _payment("B1", 5, 8, 1, amount=Decimal(7), officers=["K"]),
            _payment("B2", 5, 8, 2, amount=Decimal(7)),
        ],
    }
)
CONTEXT = Context(AS_OF, ZONE, NORMS, CLOCKS)


def checked(text: str) -> CheckedProgram:
    return check(
        parse(text, "r"),
        relations=base_relations(),
        acts=ACTS,
        norms=TYPES,
        clocks=CLOCKS,
        subject="case",
    )


def rule_program(text: str) -> RuleProgram:
    program = checked(text)
    flags = program.predicate("flags")
    assert flags is not None
    return RuleProgram("r", "case", program, CONTEXT, flags.names[1:])
