"""Records held in memory: what specs, samples and tests evaluate rules over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

import duckdb
import pyarrow as pa

from oversight.problem import Problem, Refused, suggest
from oversight.records.model import TABLES
from oversight.records.schema import arrow_schema, cleaned, conform
from oversight.records.views import install_views


class MemoryRecords:
    """Arrow tables by table name; tables and columns left out are empty or missing.

    >>> records = MemoryRecords({"org": pa.table({"org": ["A"], "name": ["Town hall"]})})
    >>> records.counts()["org"], records.counts()["case"]
    (1, 0)
    """

    def __init__(self, tables: Mapping[str, pa.Table]) -> None:
        unknown = [name for name in tables if name not in TABLES]
        if unknown:
            raise Refused(
                Problem("records", f"There is no table '{name}'.", suggest(name, TABLES))
                for name in unknown
            )
        self.tables: Mapping[str, pa.Table] = {
            name: cleaned(name, conform(name, tables[name]))
            if name in tables
            else arrow_schema(name).empty_table()
            for name in TABLES
        }

    @classmethod
    def from_rows(cls, tables: Mapping[str, Iterable[Mapping[str, Any]]]) -> Self:
        """Records from plain rows, whose values are of the columns' Python types.

        >>> MemoryRecords.from_rows({"org": [{"org": "A", "name": "Town hall"}]}).counts()["org"]
        1
        """
        made = {}
        for name, rows in tables.items():
            listed = list(rows)
            if name not in TABLES or any(
                set(row) - set(arrow_schema(name).names) for row in listed
            ):
                made[name] = pa.Table.from_pylist(listed)  # the constructor says what is wrong
            else:
                made[name] = pa.Table.from_pylist(listed, schema=arrow_schema(name))
        return cls(made)

    def spans(self, events: int) -> Sequence[tuple[str | None, str | None]]:
        """All cases as one range: what is held in memory needs no walking."""
        return [(None, None)]

    def register(self, con: duckdb.DuckDBPyConnection) -> None:
        """Offer the twelve tables to the connection, whole and typed (see `views.py`)."""
        install_views(con, self.tables)

    def counts(self) -> Mapping[str, int]:
        """How many records each table holds."""
        return {name: rows.num_rows for name, rows in self.tables.items()}
