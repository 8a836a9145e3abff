"""CSV files, plain or gz: every value is text, and every row knows its line.

A row with too many or too few values is broken and goes to quarantine; an empty line is no row.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pacsv

from oversight.problem import Problem, Refused
from oversight.records.readers.base import LINE, Batch, Broken, Options, Progress, silent

BLOCK = 16 << 20


class CsvReader:
    """Source table `row`, all of it text."""

    kind = "csv"

    def columns(self, path: Path, options: Options) -> Mapping[str, list[str]]:
        return {"row": _Csv(path, options, silent).columns}

    def batches(self, path: Path, options: Options, progress: Progress) -> Iterator[Batch]:
        return _Csv(path, options, progress).batches()


class _Csv:
    """One file being read."""

    def __init__(self, path: Path, options: Options, progress: Progress) -> None:
        self._path, self._options, self._progress = path, options, progress
        self._invalid: list[Any] = []
        self._newlines = 0
        self._number = 2
        names = self._header()
        twice = sorted({name for name in names if names.count(name) > 1})
        if twice:
            raise Refused(
                Problem(f"{path}:1", f"The column '{name}' stands twice.", "Rename one of them.")
                for name in twice
            )
        self.columns = names

    def _header(self) -> list[str]:
        with self._open({}) as stream:
            names: list[str] = stream.schema.names
        self._invalid.clear()
        return names

    def _open(self, types: Mapping[str, pa.DataType]) -> Any:
        try:
            return pacsv.open_csv(
                pa.input_stream(str(self._path), compression="detect"),
                read_options=pacsv.ReadOptions(
                    # In parallel the parser would not know the number of a broken row.
                    use_threads=False,
                    block_size=BLOCK,
                    encoding=self._options.encoding,
                ),
                parse_options=pacsv.ParseOptions(
                    delimiter=self._options.delimiter,
                    newlines_in_values=True,
                    invalid_row_handler=self._keep_invalid,
                    ignore_empty_lines=False,
                ),
                convert_options=pacsv.ConvertOptions(column_types=types, strings_can_be_null=False),
            )
        except (pa.ArrowInvalid, LookupError, UnicodeError) as error:
            raise self._refusal(error) from error

    def _keep_invalid(self, row: Any) -> str:
        self._invalid.append(row)
        return "skip"

    def _refusal(self, error: Exception) -> Refused:
        encoding = self._options.encoding
        try:
            line = _undecodable(self._path, encoding)
        except LookupError:
            said = f"There is no encoding '{encoding}'."
            return Refused(Problem(str(self._path), said, "Name one such as utf-8 or gb18030."))
        if line:
            said = f"The text is not {encoding}."
            fix = "Name its encoding in the mapping (read: encoding: gb18030), or save it as UTF-8."
            return Refused(Problem(f"{self._path}:{line}", said, fix))
        said = f"This cannot be read as CSV: {str(error).rstrip('.')}."
        return Refused(Problem(str(self._path), said, "Check the file and its delimiter."))

    def batches(self) -> Iterator[Batch]:
        with self._open({name: pa.string() for name in self.columns}) as stream:
            while True:
                try:
                    rows = pa.Table.from_batches([stream.read_next_batch()])
                except StopIteration:
                    break
                except (pa.ArrowInvalid, UnicodeError) as error:
                    raise self._refusal(error) from error
                yield self._batch(rows)
        broken = tuple(self._broken(None))
        if broken:
            yield Batch({"row": _no_rows(self.columns)}, broken)

    def _batch(self, rows: pa.Table) -> Batch:
        """Number the rows by the line they begin on, in spite of broken rows and line ends."""
        count = rows.num_rows
        invalid = np.array([row.number for row in self._invalid], dtype=np.int64)
        candidates = np.arange(self._number, self._number + count + len(invalid))
        numbers = np.setdiff1d(candidates, invalid, assume_unique=True)[:count]
        breaks = np.zeros(count, dtype=np.int64)
        written = np.zeros(count, dtype=bool)
        for column in rows.columns:
            breaks += pc.count_substring(column, "\n").to_numpy()
            written |= pc.not_equal(column, "").to_numpy()
        last = int(numbers[-1]) if count else self._number
        early = [row for row in self._invalid if row.number < last]
        early_breaks = np.array([row.text.count("\n") for row in early], dtype=np.int64)
        early_numbers = invalid[: len(early)]
        before = np.concatenate([[0], np.cumsum(breaks)])[:-1] if count else breaks
        before_early = np.concatenate([[0], np.cumsum(early_breaks)])
        lines = (
            numbers
            + self._newlines
            + before
            + before_early[np.searchsorted(early_numbers, numbers)]
        )
        at_early = np.concatenate([[0], np.cumsum(breaks)])[np.searchsorted(numbers, early_numbers)]
        broken = [
            self._broken_row(row, int(row.number + self._newlines + at + early_before))
            for row, at, early_before in zip(early, at_early, before_early, strict=False)
        ]
        self._invalid = self._invalid[len(early) :]
        self._newlines += int(breaks.sum() + early_breaks.sum())
        self._number = last + 1
        self._progress(min(last, 1 << 62), 0)
        table = rows.append_column(LINE, pa.array(lines, pa.int64())).filter(pa.array(written))
        return Batch({"row": table}, tuple(broken))

    def _broken(self, last: int | None) -> Iterator[Broken]:
        """What remains after the last row."""
        for row in self._invalid:
            yield self._broken_row(row, row.number + self._newlines)
            self._newlines += row.text.count("\n")

    def _broken_row(self, row: Any, line: int) -> Broken:
        reason = (
            f"The row has {_values(row.actual_columns)}, "
            f"but the file has {row.expected_columns} columns."
        )
        return Broken(line, reason, row.text)


def _values(count: int) -> str:
    return f"{count} value" if count == 1 else f"{count} values"


def _no_rows(columns: list[str]) -> pa.Table:
    return pa.table(
        {**{name: pa.array([], pa.string()) for name in columns}, LINE: pa.array([], pa.int64())}
    )


def _undecodable(path: Path, encoding: str) -> int:
    """The first line that cannot be decoded, or 0."""
    decoder = codecs.getincrementaldecoder(encoding)()
    with pa.input_stream(str(path), compression="detect") as file:
        line = 1
        while block := file.read(1 << 16):
            try:
                line += decoder.decode(block).count("\n")
            except UnicodeDecodeError as error:
                return line + int(block[: error.start].count(b"\n"))
    return 0
