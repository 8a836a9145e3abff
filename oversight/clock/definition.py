"""Clock definitions: dated legal limits as rows of a pack's `clocks.csv`.

Each row says from which act to which act a limit runs, how long, what stops it and between
which days the row is law. Several rows may bear one clock name; the row in force on the start
day governs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Literal, get_args

from oversight.clock.overlay import read_rows
from oversight.clock.row import HEADER, Row, shortened
from oversight.clock.units import ROLLS, UNITS, Rolls, Unit, amount
from oversight.problem import Problem, Refused, suggest

LimitSource = Literal["fixed", "item.statute", "item.promise", "case.stated_due"]
Confidence = Literal["certain", "likely", "unsure"]
LONGEST: dict[Unit, int] = {
    "wd": 100_000,
    "cd": 100_000,
    "month": 12_000,
    "year": 1_000,
    "hour": 100_000,
}
"""A longer limit is a slip of the keyboard or a code for "none"; no clock runs on it."""


_COUNT = re.compile(r"[0-9]{1,9}")


@dataclass(frozen=True)
class ClockDefinition:
    """One dated row. `n` and `unit` are None where they come from elsewhere (`source`).

    `domain` None means every domain; `valid_from`, `valid_to` None mean without bound.
    `extension` units are added once by the act `extension_act` (None: no extension).
    `pause_kinds` holds the kinds that stop the clock, or `*` for all. `where` names the row.
    """

    clock: str
    domain: str | None
    start_events: tuple[str, ...]
    stop_events: tuple[str, ...]
    source: LimitSource
    n: int | None
    unit: Unit | None
    extension: int
    extension_act: str | None
    pause_kinds: tuple[str, ...]
    rolls: Rolls
    deemed_from: str | None
    basis: str
    valid_from: date | None
    valid_to: date | None
    confidence: Confidence
    where: str = field(default="", compare=False)

    def in_force(self, day: date) -> bool:
        """Whether this row is law on `day`."""
        return (self.valid_from or date.min) <= day <= (self.valid_to or date.max)

    def stops_for(self, kind: str | None) -> bool:
        """Whether a pause of this kind stops the clock."""
        return "*" in self.pause_kinds or (kind is not None and kind in self.pause_kinds)

    @property
    def acts(self) -> frozenset[str]:
        """Every act the row names, so that a pack can check them against its vocabulary."""
        own = self.start_events + self.stop_events
        return frozenset(own + ((self.extension_act,) if self.extension_act else ()))


def read_clocks(path: Path) -> tuple[ClockDefinition, ...]:
    """The definitions of one file, in its order.

    Raises `Refused` with every bad cell of every row, every pair of rows of one clock that are
    in force on the same day, and every `deemed_from` that names no clock or runs in a ring.
    """
    first, *rows = read_rows(path, "file of clocks") or [[]]
    header = tuple(cell.strip() for cell in first)
    if header != HEADER:
        raise Refused(
            Problem(
                f"{path} row 1",
                f"The columns are {shortened(', '.join(header)) or 'missing'}.",
                f"A file of clocks has the columns {', '.join(HEADER)}, in this order.",
            )
        )
    problems: list[Problem] = []
    definitions: list[ClockDefinition] = []
    for number, cells in enumerate(rows, start=2):
        if not any(cell.strip() for cell in cells):
            continue
        row = Row(f"{path} row {number}", cells)
        definition = _definition(row)
        problems += row.problems
        if not row.problems:
            definitions.append(definition)
    if not problems:
        problems += _clashes(definitions)
        problems += _bad_deeming(definitions)
    if problems:
        raise Refused(problems)
    return tuple(definitions)


def together(packs: Iterable[Iterable[ClockDefinition]]) -> tuple[ClockDefinition, ...]:
    """The definitions of several packs as one tuple.

    Raises `Refused` where two packs define one clock of one domain for the same day, or where
    clocks of two packs hang on each other in a ring.
    """
    definitions = [definition for pack in packs for definition in pack]
    problems = [*_clashes(definitions), *_bad_deeming(definitions)]
    if problems:
        raise Refused(problems)
    return tuple(definitions)


def levels(definitions: Iterable[ClockDefinition]) -> list[list[ClockDefinition]]:
    """The definitions in the order of computing: a deemed clock after the one it hangs on.

    Raises `Refused` where clocks hang on each other in a ring.
    """
    known = list(definitions)
    parents = _parents(known)
    rings = [name for name in parents if name in _ancestors(name, parents)]
    if rings:
        raise Refused(_bad_deeming(known))

    def depth(name: str) -> int:
        return max((depth(parent) + 1 for parent in parents[name] if parent in parents), default=0)

    depths = {name: depth(name) for name in parents}
    deepest = max(depths.values(), default=-1)
    return [[d for d in known if depths[d.clock] == level] for level in range(deepest + 1)]


def _definition(row: Row) -> ClockDefinition:
    source, n = _limit(row)
    unit = _unit(row, source, n)
    extension, extension_act = _extension(row)
    kinds = row.names("pause_kinds")
    rolls = row.one_of("rolls", ROLLS, default="none")
    immovable = source == "case.stated_due" or (n is not None and n < 0)
    if immovable:
        what = "a limit that counts back" if source == "fixed" else "a due date the source states"
        for column in ("extension", "pause_kinds"):
            if row.text(column):
                row.refuse(
                    column,
                    f"'{row.text(column)}' would move {what}, which nothing moves.",
                    "Leave the column empty.",
                )
    if source == "case.stated_due" and rolls != "none":
        row.refuse("rolls", "A due date the source states does not roll.", "Write none.")
    valid_from, valid_to = row.day("valid_from"), row.day("valid_to")
    if valid_from and valid_to and valid_to < valid_from:
        row.refuse(
            "valid_to",
            f"The row ends on {valid_to}, before it begins on {valid_from}.",
            "Put the last day on which the row is law.",
        )
    domain = row.text("domain")
    return ClockDefinition(
        clock=row.required("clock"),
        domain=None if domain in ("", "*") else domain,
        start_events=row.names("start_event", required=True),
        stop_events=row.names("stop_event", required=True),
        source=source,
        n=n,
        unit=unit,
        extension=extension,
        extension_act=extension_act,
        pause_kinds=kinds,
        rolls=rolls,
        deemed_from=row.text("deemed_from") or None,
        basis=row.text("basis"),
        valid_from=valid_from,
        valid_to=valid_to,
        confidence=row.one_of("confidence", get_args(Confidence), default="certain"),
        where=row.where,
    )


def _limit(row: Row) -> tuple[LimitSource, int | None]:
    text = row.text("n")
    for source in get_args(LimitSource)[1:]:
        if text == source:
            return source, None
    try:
        return "fixed", int(text)
    except ValueError:
        row.refuse(
            "n",
            f"'{text}' is no limit.",
            "Write a whole number, item.statute, item.promise or case.stated_due.",
        )
        return "fixed", 1


def _unit(row: Row, source: LimitSource, n: int | None) -> Unit | None:
    text = row.text("unit")
    if source in ("item.statute", "item.promise"):
        if text not in ("", "item"):
            row.refuse(
                "unit",
                f"The unit '{text}' is given, but the limit and its unit come from the catalogue.",
                "Leave the unit empty, or write item.",
            )
        return None
    if source == "case.stated_due":
        if text not in ("", "cd"):
            row.refuse(
                "unit", f"The unit '{text}' cannot go with a date the source states.", "Write cd."
            )
        return "cd"
    unit = row.one_of("unit", UNITS)
    if abs(n or 0) > LONGEST[unit]:
        row.refuse(
            "n",
            f"The limit of {amount(abs(n or 0), unit)} is too long.",
            f"A limit is at most {amount(LONGEST[unit], unit)}.",
        )
    return unit


def _extension(row: Row) -> tuple[int, str | None]:
    words = row.text("extension").split()
    if not words:
        return 0, None
    if len(words) > 2 or not _COUNT.fullmatch(words[0]) or int(words[0]) > LONGEST["year"]:
        row.refuse(
            "extension",
            f"'{row.text('extension')}' is no extension.",
            "Write the units one extension adds, and the act if it is not extend: "
            "'10' or '30 extend_seize'.",
        )
        return 0, None
    return int(words[0]), words[1] if len(words) == 2 else "extend"


def _clashes(definitions: list[ClockDefinition]) -> Iterator[Problem]:
    for index, second in enumerate(definitions):
        for first in definitions[:index]:
            same = first.clock == second.clock
            domains = first.domain is None or second.domain is None
            overlap = (first.valid_from or date.min) <= (second.valid_to or date.max) and (
                second.valid_from or date.min
            ) <= (first.valid_to or date.max)
            if same and overlap and (domains or first.domain == second.domain):
                yield Problem(
                    second.where,
                    f"The clock '{second.clock}' is in force on the same days here and in "
                    f"{first.where}.",
                    "Give the earlier row a valid_to before the later one's valid_from.",
                )


def _parents(definitions: Iterable[ClockDefinition]) -> dict[str, set[str]]:
    parents: dict[str, set[str]] = {}
    for definition in definitions:
        hangs_on = {definition.deemed_from} if definition.deemed_from else set()
        parents.setdefault(definition.clock, set()).update(hangs_on)
    return parents


def _bad_deeming(definitions: list[ClockDefinition]) -> Iterator[Problem]:
    parents = _parents(definitions)
    for definition in definitions:
        if not definition.deemed_from:
            continue
        if definition.deemed_from not in parents:
            yield Problem(
                f"{definition.where}, column deemed_from",
                f"There is no clock '{definition.deemed_from}' in this file.",
                suggest(definition.deemed_from, parents),
            )
        elif definition.clock in _ancestors(definition.clock, parents):
            yield Problem(
                f"{definition.where}, column deemed_from",
                f"The clock '{definition.clock}' hangs on itself through "
                f"'{definition.deemed_from}'.",
                "Let one clock of the ring start at its own start event only.",
            )


def _ancestors(name: str, parents: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    todo = set(parents[name])
    while todo:
        parent = todo.pop()
        if parent not in found:
            found.add(parent)
            todo |= parents.get(parent, set())
    return found
