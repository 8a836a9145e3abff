"""The base relations and derived predicates over all records, for what no one case can answer.

A rule about an organisation may need every case it has. Then the SQL engine derives the whole
program first, and the proof asks its tables.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.datalog.context import HOUR_CLOCK_COLUMNS, Context
from oversight.engines.duckdb import Session
from oversight.explain.facts import CaseFacts
from oversight.explain.reading import Read, Row
from oversight.records.schema import COLUMNS


class SessionReader:
    """Rows of a session's records by one column."""

    def __init__(self, opened: Session) -> None:
        self.opened = opened
        self.reads: dict[str, Read] = {}

    def having(self, table: str, column: str, value: str) -> list[Row]:
        return self.asked(f'lake."{table}"', {column: value})

    def whole(self, table: str) -> list[Row]:
        return self.asked(f'lake."{table}"', {})

    def asked(self, table: str, where: Mapping[str, Any]) -> list[Row]:
        """The rows of a table of the session (named as SQL has it) with these values."""
        clause = " AND ".join(f'"{column}" = ?' for column in where) or "TRUE"
        found = self.opened.con.sql(
            f"SELECT * FROM {table} WHERE {clause}", params=list(where.values())
        )
        rows: list[Row] = found.to_arrow_table().to_pylist()
        return rows


class WholeFacts(CaseFacts):
    """All records of a session, with the tables that its engine derived."""

    def __init__(
        self,
        opened: Session,
        tables: Mapping[str, str],
        clocks: Sequence[ClockDefinition],
        calendar: Calendar,
        context: Context,
    ) -> None:
        self.session_reader = SessionReader(opened)
        super().__init__(self.session_reader, clocks, calendar, context)
        self.tables = tables

    def derived(self, predicate: str, bound: tuple[Any, ...]) -> list[tuple[Any, ...]] | None:  # type: ignore[override]
        table = self.tables.get(predicate)
        if table is None:
            return None
        where = {
            f"c{place}": value
            for place, value in enumerate(bound, start=1)
            if isinstance(value, str | int) and not isinstance(value, bool)
        }
        return [tuple(row.values()) for row in self.session_reader.asked(table, where)]

    def rows(self, relation: str, bound: Mapping[str, Any]) -> Sequence[Row]:
        where = {name: value for name, value in bound.items() if isinstance(value, str)}
        if relation in ("clock", "pause", "officer") and "case" not in where:
            rows = self.session_reader.asked(f'main."{relation}"', where)
            return [_clock(row) for row in rows] if relation == "clock" else rows
        if relation in COLUMNS and where and "case" not in where:
            return list(
                self._known(relation, self.session_reader.asked(f'lake."{relation}"', where))
            )
        return super().rows(relation, bound)


def _clock(row: Row) -> Row:
    """A row of the SQL relation as the rules know it: an hour clock's instants in its columns."""
    if row["unit"] != "hour":
        return row
    return {**row, **{name: row[f"{name}_ts"] for name in HOUR_CLOCK_COLUMNS}}
