"""Excel workbooks: one sheet, its first row the names of the columns."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
from openpyxl.utils.exceptions import InvalidFileException

from oversight.problem import Problem, Refused, suggest
from oversight.records.readers.base import LINE, Batch, Options, Progress, silent

BATCH = 50_000
_PLAIN: tuple[tuple[type, pa.DataType], ...] = (
    (str, pa.string()),
    (bool, pa.bool_()),
    (int, pa.int64()),
    (float, pa.float64()),
    (dt.datetime, pa.timestamp("us")),
)


class XlsxReader:
    """Source table `row`. A column whose cells are of several kinds is text."""

    kind = "xlsx"

    def columns(self, path: Path, options: Options) -> Mapping[str, list[str]]:
        return {"row": _Sheet(path, options).columns}

    def batches(self, path: Path, options: Options, progress: Progress = silent) -> Iterator[Batch]:
        return _Sheet(path, options).batches(progress)


class _Sheet:
    """One sheet being read."""

    def __init__(self, path: Path, options: Options) -> None:
        try:
            book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError) as error:
            said = f"This is not an Excel workbook: {error}."
            raise Refused(Problem(str(path), said, "Save it as .xlsx.")) from error
        if options.sheet is not None and options.sheet not in book.sheetnames:
            said = f"The workbook has no sheet '{options.sheet}'."
            raise Refused(Problem(str(path), said, suggest(options.sheet, book.sheetnames)))
        self._sheet = book[options.sheet] if options.sheet else book.worksheets[0]
        self._rows = self._sheet.iter_rows(values_only=True)
        header = next(self._rows, ())
        names = ["" if cell is None else str(cell) for cell in header]
        while names and not names[-1]:
            names.pop()
        problems = [
            Problem(f"{path} row 1", f"Column {i} has no name.", "Name it, or delete it.")
            for i, name in enumerate(names, 1)
            if not name
        ] + [
            Problem(f"{path} row 1", f"The column '{name}' stands twice.", "Rename one of them.")
            for name in dict.fromkeys(names)
            if name and names.count(name) > 1
        ]
        if not names:
            problems.append(
                Problem(f"{path} row 1", "The sheet has no columns.", "Name them in row 1.")
            )
        if problems:
            raise Refused(problems)
        self.columns = names

    def batches(self, progress: Progress) -> Iterator[Batch]:
        done, total = 1, self._sheet.max_row or 0
        while rows := list(islice(self._rows, BATCH)):
            yield Batch({"row": self._table(rows, done + 1)})
            done += len(rows)
            progress(done, max(done, total))

    def _table(self, rows: list[tuple[Any, ...]], first: int) -> pa.Table:
        cells = list(zip(*rows, strict=True))
        made = {name: _array(list(cells[i])) for i, name in enumerate(self.columns)}
        made[LINE] = pa.array(range(first, first + len(rows)), pa.int64())
        empty = [all(cell is None or cell == "" for cell in row) for row in rows]
        return pa.table(made).filter(pa.array([not none for none in empty]))


def _array(cells: list[Any]) -> pa.Array:
    kinds = {type(cell) for cell in cells if cell is not None}
    for plain, arrow in _PLAIN:
        if kinds <= {plain}:
            return pa.array(cells, arrow)
    if kinds == {int, float}:
        return pa.array([None if c is None else float(c) for c in cells], pa.float64())
    return pa.array([None if cell is None else _text(cell) for cell in cells], pa.string())


def _text(cell: Any) -> str:
    if isinstance(cell, dt.datetime):
        return cell.isoformat(sep=" ")
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
