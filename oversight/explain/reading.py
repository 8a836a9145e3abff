"""Rows by the value of one column: from the lake by pruning, from memory, from anything else.

The lake's tables are clustered by case and their keys, and every file and row group states the
least and greatest value of each column. What cannot hold the value is not read: the rows of one
case cost the same in a lake of any size, as long as its files do not overlap.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Protocol
from weakref import WeakKeyDictionary

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from deltalake import DeltaTable

from oversight.engines.base import Records
from oversight.records.lake import LakeRecords
from oversight.records.memory import MemoryRecords
from oversight.records.schema import COLUMNS

Row = Mapping[str, Any]
WIDE_ROWS = 300_000
"""A table of more rows is not read whole for one subject."""
WIDE_SCANS = 60
"""So many look-ups are made one by one; who needs more reads the whole lake."""


class TooWideError(Exception):
    """The proof needs more than the records around one subject."""


@dataclass
class Read:
    """What was read of one table: files, row groups and rows, of how many there are."""

    table: str
    files: int = 0
    files_in_all: int = 0
    row_groups: int = 0
    rows: int = 0
    rows_in_all: int = 0


class Reader(Protocol):
    """Finds rows of the twelve tables as they stand in the records, whole."""

    reads: dict[str, Read]

    def having(self, table: str, column: str, value: str) -> list[Row]:
        """The rows whose column has the value."""

    def whole(self, table: str) -> list[Row]:
        """All rows; `TooWideError` where they are too many."""


def reader_of(records: Records) -> Reader:
    """The reader that fits the records."""
    if isinstance(records, LakeRecords):
        return LakeReader(records)
    try:
        held = _HELD.get(records)
    except TypeError:  # records of a kind that cannot be told apart from their like
        return TableReader(_registered(records))
    if held is None:
        tables = records.tables if isinstance(records, MemoryRecords) else _registered(records)
        held = _HELD[records] = TableReader(tables)
    return held


_HELD: WeakKeyDictionary[Records, TableReader] = WeakKeyDictionary()
"""The rows of records in memory, made once for all that is asked of them."""


def _registered(records: Records) -> Mapping[str, pa.Table]:
    import duckdb  # noqa: PLC0415  other records are rare, and the library takes its time

    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        records.register(con)
        return {t: con.sql(f'SELECT * FROM "lake"."{t}"').to_arrow_table() for t in COLUMNS}


@dataclass
class TableReader:
    """Records held in memory, indexed by the columns they are asked for."""

    tables: Mapping[str, pa.Table]
    reads: dict[str, Read] = field(default_factory=dict)
    _rows: dict[str, list[Row]] = field(default_factory=dict)
    _index: dict[tuple[str, str], dict[Any, list[Row]]] = field(default_factory=dict)

    def having(self, table: str, column: str, value: str) -> list[Row]:
        index = self._index.get((table, column))
        if index is None:
            index = self._index[(table, column)] = {}
            for row in self.whole(table):
                index.setdefault(row[column], []).append(row)
        return index.get(value, [])

    def whole(self, table: str) -> list[Row]:
        if table not in self._rows:
            self._rows[table] = plain_rows(self.tables[table])
            count = len(self._rows[table])
            self.reads[table] = Read(table, rows=count, rows_in_all=count)
        return self._rows[table]


@dataclass(frozen=True)
class _Group:
    """One row group: its file, its place there, and the bounds that its columns state."""

    file: pq.ParquetFile
    place: int


class LakeReader:
    """Reads of the lake only the row groups that may hold a value."""

    def __init__(self, records: LakeRecords) -> None:
        self.records = records
        self.reads: dict[str, Read] = {}
        self._files: dict[str, Sequence[Mapping[str, Any]]] = {}
        self._open: dict[Path, pq.ParquetFile] = {}
        self._scans = 0

    def having(self, table: str, column: str, value: str) -> list[Row]:
        self._scans += 1
        if self._scans > WIDE_SCANS:
            raise TooWideError
        found: list[Row] = []
        for group in self._groups(table, column, value):
            found += self._read(table, group, column, value)
        return found

    def whole(self, table: str) -> list[Row]:
        files = self._listed(table)
        if sum(file["num_records"] for file in files) > WIDE_ROWS:
            raise TooWideError
        rows: list[Row] = []
        for file in files:
            read = self._file(table, file)
            for place in range(read.num_row_groups):
                rows += self._taken(table, _Group(read, place))
        return rows

    def _listed(self, table: str) -> Sequence[Mapping[str, Any]]:
        """The files of a table with the bounds that its log states."""
        if table not in self._files:
            delta = self.records.manifest.tables.get(table)
            listed: list[Mapping[str, Any]] = []
            if delta is not None:
                log = DeltaTable(self.records.folder / table, version=delta)
                # pa.table() would first load pandas, to see whether it was given its table.
                stream = pa.RecordBatchReader.from_stream(log.get_add_actions(flatten=True))
                actions = stream.read_all()
                bounds = [
                    field.name
                    for field in actions.schema
                    if field.name.startswith(("min.", "max.")) and pa.types.is_string(field.type)
                ]
                listed = actions.select(["path", "num_records", *bounds]).to_pylist()
            self._files[table] = listed
            self.reads[table] = Read(
                table,
                files_in_all=len(listed),
                rows_in_all=sum(file["num_records"] for file in listed),
            )
        return self._files[table]

    def _file(self, table: str, file: Mapping[str, Any]) -> pq.ParquetFile:
        path = self.records.folder / table / Path(file["path"]).name
        if path not in self._open:
            self._open[path] = pq.ParquetFile(path)
            self.reads[table].files += 1
        return self._open[path]

    def _groups(self, table: str, column: str, value: str) -> list[_Group]:
        groups = []
        for file in self._listed(table):
            if not _within(value, file.get(f"min.{column}"), file.get(f"max.{column}")):
                continue
            read = self._file(table, file)
            place = read.schema_arrow.get_field_index(column)
            for number in range(read.num_row_groups):
                stated = _column(read.metadata.row_group(number), column, place)
                if (
                    stated is None
                    or not stated.has_min_max
                    or _within(value, stated.min, stated.max)
                ):
                    groups.append(_Group(read, number))
        return groups

    def _read(self, table: str, group: _Group, column: str, value: str) -> list[Row]:
        """The rows of one group that have the value; the other columns only where some do."""
        narrow = group.file.read_row_group(group.place, columns=[column], use_threads=False)
        # Comparing with a value would first load pandas, to see whether it is one of its own.
        mask = pc.starts_with(narrow[column], pattern=value)
        if not pc.any(mask).as_py():
            self._count(table, group)
            return []
        return [row for row in self._taken(table, group, mask) if row[column] == value]

    def _taken(self, table: str, group: _Group, mask: pa.ChunkedArray | None = None) -> list[Row]:
        """The rows of a group, or those of a mask; columns without any value are not read."""
        self._count(table, group)
        held = [name for name in COLUMNS[table] if not _empty(group, name)]
        read = group.file.read_row_group(group.place, columns=held, use_threads=False)
        rows = plain_rows(read if mask is None else read.filter(mask))
        blank = dict.fromkeys(COLUMNS[table])
        return [{**blank, **row} for row in rows]

    def _count(self, table: str, group: _Group) -> None:
        read = self.reads[table]
        read.row_groups += 1
        read.rows += group.file.metadata.row_group(group.place).num_rows


_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def plain_rows(table: pa.Table) -> list[Row]:
    """The rows as Python has them, instants in UTC.

    Arrow's own way to make an instant loads pandas first, which takes longer than a proof.
    """
    instants = [f.name for f in table.schema if pa.types.is_timestamp(f.type)]
    for name in instants:
        place = table.schema.get_field_index(name)
        table = table.set_column(place, name, table[name].cast(pa.int64()))
    rows: list[dict[str, Any]] = table.to_pylist()
    for row in rows:
        for name in instants:
            if row[name] is not None:
                row[name] = _EPOCH + timedelta(microseconds=row[name])
    return list(rows)


def _within(value: str, least: Any, greatest: Any) -> bool:
    """Whether stated bounds allow the value; bounds that are not stated allow everything."""
    if not isinstance(least, str) or not isinstance(greatest, str):
        return True
    # A long text is stated by its beginning, which for the greatest is made greater.
    return least <= value <= greatest


def _empty(group: _Group, column: str) -> bool:
    """Whether the row group states that a column has no value in it, or is without it."""
    place = group.file.schema_arrow.get_field_index(column)
    if place < 0:
        return True
    rows = group.file.metadata.row_group(group.place)
    stated = _column(rows, column, place)
    return stated is not None and stated.has_null_count and stated.null_count == rows.num_rows


def _column(group: pq.RowGroupMetaData, column: str, near: int) -> pq.Statistics | None:
    """What a row group states about a column; lists before it may have moved its place."""
    for place in (near, *range(group.num_columns)):
        if place < group.num_columns and group.column(place).path_in_schema == column:
            stated = group.column(place)
            return stated.statistics if stated.is_stats_set else None
    return None
