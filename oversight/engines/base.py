"""What an engine is asked and what it answers; all engines answer alike.

An engine derives rows from records and programs. It knows no packs, no messages, no files:
those are the evaluation's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

import duckdb
import pyarrow as pa

from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.datalog.checked import CheckedProgram, Type
from oversight.datalog.context import Context

ARROW_TYPES: Mapping[Type, pa.DataType] = {
    Type.TEXT: pa.string(),
    Type.INT: pa.int64(),
    Type.DECIMAL: pa.decimal128(38, 4),
    Type.FLOAT: pa.float64(),
    Type.BOOL: pa.bool_(),
    Type.DATE: pa.date32(),
    Type.INSTANT: pa.timestamp("us", tz="UTC"),
}

OUTCOMES = ("examines", "flags", "cannot_tell")
"""The three predicates by which a rule answers."""


Span = tuple[str | None, str | None]
"""A range of cases: from the first, up to before the second; `None` is without bound."""


class Records(Protocol):
    """Records as they stood at one moment."""

    def register(self, con: duckdb.DuckDBPyConnection) -> None:
        """Offer the twelve tables to the connection, whole and typed."""

    def spans(self, events: int) -> Sequence[Span]:
        """Ranges that hold every case once, with about so many events each; at least one."""


@dataclass(frozen=True)
class RuleProgram:
    """One rule as an engine sees it: its checked program and what its subject is."""

    rule: str
    subject: str
    program: CheckedProgram
    context: Context
    facts: tuple[str, ...]
    """The names of the flags head after the subject."""


@dataclass(frozen=True)
class Task:
    """Programs to run over records, as of a day."""

    programs: Sequence[RuleProgram]
    records: Records
    clocks: Sequence[ClockDefinition]
    calendar: Calendar
    timezone: str
    as_of: date
    on_rule: Callable[[str], None] = field(default=lambda rule: None)
    on_span: Callable[[int, int], None] = field(default=lambda done, of: None)
    subjects: bool = True
    """Whether every examined subject is to be named, not only counted."""


@dataclass(frozen=True)
class RuleRows:
    """What one rule derived over some of the records, or over all.

    `examined`: org, examined (how many subjects). `flagged`: subject, org, one column per fact,
    more (how many further rows flagged the same subject). `cannot_tell`: subject, org, reason;
    never a subject that is also flagged. `subjects`: subject, org of all examined, where the
    task asks for them. All but the first have one row per subject and are sorted by it.
    """

    examined: pa.Table
    flagged: pa.Table
    cannot_tell: pa.Table
    subjects: pa.Table | None = None


class Engine(Protocol):
    """A way to run programs. All engines give equal rows for equal tasks."""

    name: str

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        """The rows of each rule by its id; a rule may come several times, with other subjects."""
