"""The folder of a city: written beside its place, and put there whole."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Self

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pv
import pyarrow.parquet as pq

from oversight.problem import Problem, Refused

UNIQUE = frozenset(
    {"event", "clock_stop", "doc_no", "ts", "recorded_at", "opened_at", "closed_at", "facts"}
)
"""Columns whose values hardly repeat: a dictionary of them would only cost."""

WAITING = 6
"""So many pieces may wait to be written; more would only fill the memory."""


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """A scratch folder that takes the place of `folder` when all went well.

    Raises `Refused` where `folder` is a file, or holds anything but a city.
    """
    _check(folder)
    folder = folder.absolute()
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise Refused(
            Problem(
                str(folder),
                f"The folder cannot be made: {error.strerror}.",
                "Name a place you may write to.",
            )
        ) from error
    try:
        new = scratch / "new"
        new.mkdir()
        yield new
        if folder.exists():
            folder.rename(scratch / "old")
        new.rename(folder)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _check(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise Refused(
            Problem(str(folder), "This is a file, not a folder.", "Name a folder for the city.")
        )
    if folder.is_dir() and any(folder.iterdir()) and not is_city(folder):
        raise Refused(
            Problem(
                str(folder),
                "The folder holds something that is not a city, and would be replaced.",
                "Name an empty or new folder, or one in which a city was made before.",
            )
        )


def is_city(folder: Path) -> bool:
    """Whether a city was made in the folder before."""
    try:
        described = json.loads((folder / "city.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(described, dict) and described.get("city") == 1


class Files:
    """The tables of a city as files, each written piece by piece by one thread of its own.

    A context manager: the files are whole when it is left.
    """

    def __init__(self, folder: Path, format: str) -> None:
        self.folder, self.format = folder, format
        self.writers: dict[str, pq.ParquetWriter | pv.CSVWriter] = {}
        self.hand = ThreadPoolExecutor(max_workers=1)
        self.pending: deque[Future[None]] = deque()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        try:
            while self.pending:
                self.pending.popleft().result()
        finally:
            self.hand.shutdown(cancel_futures=True)
            for writer in self.writers.values():
                writer.close()

    def write(self, name: str, table: pa.Table) -> None:
        """Append rows to the file of a table, in the order of the calls."""
        self.pending.append(self.hand.submit(self._write, name, table))
        if len(self.pending) > WAITING:
            self.pending.popleft().result()

    def _write(self, name: str, table: pa.Table) -> None:
        if self.format == "csv":
            table = _plain(table)
        if name not in self.writers:
            self.writers[name] = self._open(name, table.schema)
        self.writers[name].write_table(table)

    def _open(self, name: str, schema: pa.Schema) -> pq.ParquetWriter | pv.CSVWriter:
        path = self.folder / f"{name}.{self.format}"
        if self.format == "csv":
            return pv.CSVWriter(path, schema, write_options=pv.WriteOptions(quoting_style="needed"))
        return pq.ParquetWriter(
            path,
            schema,
            compression="zstd",
            compression_level=1,
            use_dictionary=[
                field.name
                for field in schema
                if field.name not in UNIQUE and not pa.types.is_list(field.type)
            ],
        )


def _plain(table: pa.Table) -> pa.Table:
    """Columns as CSV holds them: lists joined by blanks, instants in ISO 8601 with their zone."""
    columns = []
    for field, column in zip(table.schema, table.columns, strict=True):
        if pa.types.is_list(field.type):
            columns.append(pc.binary_join(column, " "))
        elif pa.types.is_timestamp(field.type):
            columns.append(pc.strftime(column.cast(pa.timestamp("s", "UTC")), "%Y-%m-%dT%H:%M:%SZ"))
        else:
            columns.append(column)
    return pa.table(columns, names=table.schema.names)
