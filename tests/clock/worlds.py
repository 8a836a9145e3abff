"""Random worlds: cases, events, pauses, catalogues and clocks, with all their odd sides."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from oversight.clock.definition import ClockDefinition
from tests.clock.support import definition

ACTS = ("a", "b", "c", "d", "extend", "extend_seize")
KINDS = ("testing", "hearing", "rain")
NAMES = ("k1", "k2", "k3", "k4")
UNITS = ("wd", "wd", "cd", "month", "year", "hour")
ZONES = ("Asia/Shanghai", "Europe/Rome", "America/Sao_Paulo", "UTC")
# A plain year, the end of the published Chinese calendar, its beginning, and two nights on
# which European clocks change.
DAYS = (
    date(2021, 10, 20),
    date(2026, 12, 31),
    date(2004, 1, 9),
    date(2021, 3, 30),
    date(2021, 11, 2),
)


@dataclass(frozen=True)
class Scene:
    """Everything one comparison needs."""

    tables: dict[str, list[dict[str, Any]]]
    definitions: list[ClockDefinition]
    calendar: str
    timezone: str
    as_of: date


def scene(rng: random.Random, cases: int) -> Scene:
    """A random scene with this many cases; the same generator state gives the same scene."""
    timezone, as_of = rng.choice(ZONES), rng.choice(DAYS)
    maker = Maker(rng, timezone, as_of)
    numbers = [f"c{number}" for number in range(cases)]
    return Scene(
        {
            "case": [maker.case(number) for number in numbers],
            "event": [event for number in numbers for event in maker.events(number)],
            "clock_stop": [stop for number in numbers for stop in maker.stops(number)],
            "item": maker.items(),
        },
        maker.definitions(),
        rng.choice(("CN", "CN", "IT", "NONE")),
        timezone,
        as_of,
    )


class Maker:
    """Draws the parts of a scene; nothing lies after the end of `as_of`."""

    def __init__(self, rng: random.Random, timezone: str, as_of: date) -> None:
        self.rng, self.as_of = rng, as_of
        zone = ZoneInfo(timezone)
        end = datetime.combine(as_of + timedelta(days=1), datetime.min.time(), zone)
        self.end = end.astimezone(UTC)
        self.midnight = datetime.combine(as_of, datetime.min.time(), zone)

    def instant(self, days: int = 60) -> datetime:
        """A moment of the last `days` days: any, or a local midnight, or the very last."""
        kind = self.rng.random()
        if kind < 0.3:
            back = timedelta(days=self.rng.randrange(days))
            return min((self.midnight - back).astimezone(UTC), self.end - timedelta(seconds=1))
        if kind < 0.33:
            return self.end - timedelta(microseconds=1)
        return self.end - timedelta(minutes=self.rng.randrange(1, days * 1440))

    def maybe(self, value: Any, chance: float = 0.5) -> Any:
        return value if self.rng.random() < chance else None

    def case(self, number: str) -> dict[str, Any]:
        return {
            "case": number,
            "domain": self.rng.choice(("approval", "penalty")),
            "item": self.maybe(self.rng.choice(("i1", "i2", "i3")), 0.9),
            "item_version": self.maybe(self.rng.choice(("1", "2")), 0.5),
            "stated_due": self.maybe(self.instant() + timedelta(days=30), 0.7),
        }

    def events(self, case: str) -> list[dict[str, Any]]:
        rng = self.rng
        moments = [self.instant() for _ in range(rng.randrange(7))]
        return [
            {
                "event": f"{case}-{number}",
                "case": case,
                "act": rng.choice(ACTS),
                "ts": rng.choice(moments),
                "seq": rng.randrange(3),
                "qty": self.maybe(Decimal(rng.choice(("3", "7.5", "-2", "40"))), 0.4),
            }
            for number, _ in enumerate(moments)
        ]

    def stops(self, case: str) -> list[dict[str, Any]]:
        made = []
        for number in range(self.rng.choice((0, 0, 1, 2, 4))):
            start = self.instant(80)
            end = start + timedelta(minutes=self.rng.choice((0, 30, 1440, 9000, 20000, 90000)))
            made.append(
                {
                    "clock_stop": f"{case}-{number}",
                    "case": case,
                    "clock": self.maybe(self.rng.choice(NAMES)),
                    "kind": self.maybe(self.rng.choice(KINDS), 0.9),
                    "start_at": start,
                    "end_at": self.maybe(end, 0.8),
                }
            )
        return made

    def items(self) -> list[dict[str, Any]]:
        rows = []
        for item in ("i1", "i2"):
            for version in ("1", "2"):
                rows.append(
                    {
                        "item": item,
                        "version": version,
                        "statute_n": self.maybe(self.rng.choice((0, 3, 10, 200_000)), 0.8),
                        "statute_unit": self.maybe(self.rng.choice(UNITS), 0.9),
                        "promise_n": self.maybe(self.rng.choice((0, 2, 5)), 0.8),
                        "promise_unit": self.maybe(self.rng.choice(UNITS), 0.9),
                        "valid_from": self.maybe(self.day(), 0.7),
                        "valid_to": self.maybe(self.day() + timedelta(days=20), 0.3),
                    }
                )
        return rows

    def day(self) -> date:
        return self.as_of - timedelta(days=self.rng.randrange(70))

    def definitions(self) -> list[ClockDefinition]:
        rng = self.rng
        made: list[ClockDefinition] = []
        for index, name in enumerate(NAMES):
            deemed_from = self.maybe(rng.choice(NAMES[:index]), 0.4) if index else None
            switch = self.day()
            if rng.random() < 0.4:
                made.append(self.definition(name, deemed_from, valid_to=switch))
                made.append(
                    self.definition(name, deemed_from, valid_from=switch + timedelta(days=1))
                )
            else:
                made.append(self.definition(name, deemed_from, valid_from=self.maybe(switch, 0.2)))
        rng.shuffle(made)
        return made

    def definition(self, name: str, deemed_from: str | None, **dates: Any) -> ClockDefinition:
        rng = self.rng
        source = rng.choice(("fixed",) * 4 + ("item.statute", "item.promise", "case.stated_due"))
        unit: str | None = rng.choice(UNITS)
        n = {"hour": rng.choice((0, 6, 24, 100)), "year": 1}.get(unit or "", rng.randrange(13))
        if unit in ("wd", "cd") and rng.random() < 0.2:
            n = -n
        fixed = source == "fixed"
        movable = source.startswith("item") or (fixed and n >= 0)
        more: dict[str, Any] = {
            "domain": self.maybe(rng.choice(("approval", "penalty")), 0.3),
            "start_events": tuple(rng.sample(ACTS[:4], rng.choice((1, 1, 2)))),
            "stop_events": tuple(rng.sample(ACTS[:4], rng.choice((1, 2)))),
            "source": source,
            "n": n if fixed else None,
            "unit": unit if fixed else ("cd" if source == "case.stated_due" else None),
            "rolls": "none"
            if source == "case.stated_due"
            else rng.choice(("forward", "contested", "none")),
            "deemed_from": deemed_from,
            "basis": rng.choice(("", "行政许可法42")),
        }
        if movable:
            more["pause_kinds"] = rng.choice(((), ("*",), ("testing",), ("testing", "hearing")))
            if rng.random() < 0.6:
                more["extension"] = rng.choice((1, 5, 10))
                more["extension_act"] = rng.choice(("extend", "extend_seize"))
        return definition(name, **more, **dates)
