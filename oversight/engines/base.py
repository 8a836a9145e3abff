"""What an engine is asked and what it answers; all engines answer alike.

An engine derives rows from records and programs. It knows no packs, no messages, no files:
those are the evaluation's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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


class Records(Protocol):
    """Records as they stood at one moment."""

    def register(self, con: duckdb.DuckDBPyConnection) -> None:
        """Offer the twelve tables to the connection, whole and typed."""


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


@dataclass(frozen=True)
class RuleRows:
    """What one rule derived, each table sorted by subject, one row per subject.

    `examined`: subject, org. `flagged`: subject, org, one column per fact, more (how many
    further rows flagged the same subject). `cannot_tell`: subject, org, reason; never a
    subject that is also flagged.
    """

    examined: pa.Table
    flagged: pa.Table
    cannot_tell: pa.Table


class Engine(Protocol):
    """A way to run programs. All engines give equal rows for equal tasks."""

    name: str

    def run(self, task: Task) -> Mapping[str, RuleRows]:
        """The rows of each rule, by rule id."""
