"""Finding a clock by its name among the packs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from oversight.clock.definition import ClockDefinition, read_clocks
from oversight.problem import Problem, Refused, suggest


@dataclass(frozen=True)
class Named:
    """The row of a clock that is in force on a day, and the pack it stands in."""

    pack: str
    definition: ClockDefinition

    @property
    def line(self) -> str:
        """The clock in one sentence: its name, its law, the days on which the row is law."""
        one = self.definition
        since = f" from {one.valid_from}" if one.valid_from else ""
        until = f" to {one.valid_to}" if one.valid_to else ""
        dated = f", in force{since}{until}" if since or until else ""
        return f"Clock: {one.clock} of {self.pack}, {one.basis or 'no basis stated'}{dated}."


def find_clock(name: str, pack: str | None, day: date, files: Mapping[str, Path]) -> Named:
    """The clock `name` as it is law on `day`; `files` holds each pack's file of clocks.

    Raises `Refused` where no pack has the clock, several have it, or no row is in force.
    """
    if pack is not None and pack not in files:
        raise Refused(
            Problem("--pack", f"There is no pack '{pack}' with clocks.", suggest(pack, files))
        )
    read = {key: read_clocks(files[key]) for key in ([pack] if pack is not None else files)}
    having = {
        key: rows
        for key, every in read.items()
        if (rows := [row for row in every if row.clock == name])
    }
    if not having:
        where = f" in the pack {pack}" if pack is not None else " in any pack"
        known = {row.clock for rows in read.values() for row in rows}
        raise Refused(
            Problem("--clock", f"There is no clock '{name}'{where}.", suggest(name, known))
        )
    if len(having) > 1:
        raise Refused(
            Problem(
                "--clock",
                f"The packs {' and '.join(sorted(having))} have a clock '{name}' each.",
                "Name one of them with --pack.",
            )
        )
    home, rows = next(iter(having.items()))
    governing = [row for row in rows if row.in_force(day)]
    if not governing:
        raise Refused(
            Problem(
                "--clock",
                f"The clock '{name}' of {home} was not law on {day}.",
                f"It is law {_dates(rows)}.",
            )
        )
    return Named(home, governing[0])


def _dates(rows: Sequence[ClockDefinition]) -> str:
    spans = []
    for row in sorted(rows, key=lambda row: row.valid_from or date.min):
        since = f"from {row.valid_from}" if row.valid_from else "from the beginning"
        spans.append(f"{since} to {row.valid_to}" if row.valid_to else f"{since} on")
    return ", ".join(spans)
