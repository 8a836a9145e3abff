"""Clocks as columns of a wide table with one row a case, for the cases where nothing odd happened.

`statements` can reckon every case; it is thorough and takes its time. Most cases are plain: the
clock starts, at most one pause falls into it, it stops. For these the same numbers come from a
few look-ups in the calendar, written here beside the columns of one query. Whatever is not plain
is marked, case by case, and left to `statements`:

- a stop on a day before the start, an act of extension, deemed acceptance, two pauses or more;
- an item without a version, a limit in hours; a clock that counts back, or whose dated rows
  start or stop at different acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from oversight.clock.definition import ClockDefinition

COLUMNS = (
    *("start", "due", "raw_due", "base_due", "ended", "until", "used", "paused", "limit"),
    *("unit", "extended", "provisional", "deemed", "basis"),
)
"""The columns of the relation `clock` that can be had."""


@dataclass(frozen=True)
class Touch:
    """What a wide row must hold of a case's events before its clocks can be reckoned."""

    name: str
    acts: tuple[str, ...]
    function: Literal["first", "last"]
    """When the first such event was, or the last."""


@dataclass(frozen=True)
class PlainClock:
    """One clock on the wide row; `place` tells its helper columns from those of the others."""

    name: str
    place: int
    rows: tuple[ClockDefinition, ...]
    parent: int | None
    """The place of the clock whose passing makes this one start at its own start."""

    units: frozenset[str]
    """The units that its limits can have, those of the catalogue included."""

    @property
    def formula(self) -> bool:
        """Whether the formula holds for the clock's plain cases; else all are reckoned."""
        first = self.rows[0]
        return all(
            row.start_events == first.start_events
            and row.stop_events == first.stop_events
            and row.domain == first.domain
            and row.pause_kinds == first.pause_kinds
            and row.source in ("fixed", "item.statute", "item.promise")
            and row.unit != "hour"
            and (row.n is None or row.n >= 0)
            for row in self.rows
        )

    def touches(self) -> list[Touch]:
        starts = tuple(dict.fromkeys(act for row in self.rows for act in row.start_events))
        stops = tuple(dict.fromkeys(act for row in self.rows for act in row.stop_events))
        extending = tuple(
            dict.fromkeys(row.extension_act for row in self.rows if row.extension_act)
        )
        found = [
            Touch(f"b{self.place}", starts, "first"),
            Touch(f"s{self.place}", stops, "first"),
            Touch(f"e{self.place}", stops, "last"),
        ]
        return found + ([Touch(f"x{self.place}", extending, "first")] if extending else [])


def plain_clocks(
    definitions: Iterable[ClockDefinition],
    wanted: Iterable[str],
    catalogue: Mapping[str, frozenset[str]],
) -> list[PlainClock]:
    """The clocks wanted and those they are deemed from, each after the one it hangs on.

    `catalogue` gives the units that the items' limits have, by `item.statute`, `item.promise`.
    """
    by_name: dict[str, list[ClockDefinition]] = {}
    for definition in definitions:
        by_name.setdefault(definition.clock, []).append(definition)
    found: dict[str, PlainClock] = {}

    def take(name: str) -> int | None:
        if name not in by_name:
            return None
        if name not in found:
            parents = {row.deemed_from for row in by_name[name] if row.deemed_from}
            places = [take(parent) for parent in sorted(parents)]
            parent = places[0] if places else None
            units: frozenset[str] = frozenset().union(
                *(
                    {row.unit} if row.unit else catalogue.get(row.source, ())
                    for row in by_name[name]
                )
            )
            found[name] = PlainClock(name, len(found), tuple(by_name[name]), parent, units)
        return found[name].place

    for name in sorted(wanted):
        take(name)
    return list(found.values())
