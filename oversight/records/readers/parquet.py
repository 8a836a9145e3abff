"""Parquet files: columns come with their types; a row's line is its number, from 1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from oversight.problem import Problem, Refused
from oversight.records.readers.base import LINE, Batch, Options, Progress

BATCH = 200_000


class ParquetReader:
    """Source table `row`, typed."""

    kind = "parquet"

    def columns(self, path: Path, options: Options) -> Mapping[str, list[str]]:
        with _open(path) as file:
            return {"row": list(file.schema_arrow.names)}

    def batches(self, path: Path, options: Options, progress: Progress) -> Iterator[Batch]:
        with _open(path) as file:
            done, total = 0, file.metadata.num_rows
            wanted = options.columns.get("row")
            for rows in file.iter_batches(BATCH, columns=list(wanted) if wanted else None):
                table = pa.Table.from_batches([rows])
                lines = pa.array(np.arange(done + 1, done + 1 + rows.num_rows))
                yield Batch({"row": _plain(table).append_column(LINE, lines)})
                done += rows.num_rows
                progress(done, total)


def _open(path: Path) -> pq.ParquetFile:
    try:
        return pq.ParquetFile(path)
    except pa.ArrowInvalid as error:
        said = f"This is not a Parquet file: {str(error).rstrip('.')}."
        raise Refused(Problem(str(path), said, "Write it again as Parquet.")) from error


def _plain(table: pa.Table) -> pa.Table:
    """Dictionaries become the values they stand for."""
    for i, field in enumerate(table.schema):
        if pa.types.is_dictionary(field.type):
            column = table.column(i).cast(field.type.value_type)
            table = table.set_column(i, field.name, column)
    return table
