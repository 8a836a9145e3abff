"""Excel: types of columns, empty rows, sheets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from oversight.problem import Refused
from oversight.records.readers.base import Options, silent
from oversight.records.readers.xlsx import XlsxReader

READER = XlsxReader()


def book(path: Path, *rows: list[object], sheet: str = "Sheet") -> Path:
    made = openpyxl.Workbook()
    made.active.title = sheet
    for row in rows:
        made.active.append(row)
    made.save(path)
    return path


def test_columns_keep_their_kind(tmp_path: Path) -> None:
    at = datetime(2021, 3, 1, 9, 5)
    path = book(
        tmp_path / "a.xlsx",
        ["号", "time", "mixed", "n"],
        [1, at, at, 1],
        [None, None, None, None],
        [2, None, "2021/3/2 9:05:01", 1.5],
    )
    (batch,) = READER.batches(path, Options(), silent)
    rows = batch.tables["row"]
    assert [str(kind) for kind in rows.schema.types] == [
        "int64",
        "timestamp[us]",
        "string",
        "double",
        "int64",
    ]
    assert rows.to_pylist() == [
        {"号": 1, "time": at, "mixed": "2021-03-01 09:05:00", "n": 1.0, "@line": 2},
        {"号": 2, "time": None, "mixed": "2021/3/2 9:05:01", "n": 1.5, "@line": 4},
    ]


def test_no_such_sheet(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a"], [1], sheet="cases")
    with pytest.raises(Refused) as refused:
        READER.columns(path, Options(sheet="case"))
    assert str(refused.value) == (
        f"{path}: The workbook has no sheet 'case'. Did you mean 'cases'?"
    )


def test_header_problems_all_at_once(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", ["a", None, "a"], [1, 2, 3])
    with pytest.raises(Refused) as refused:
        READER.columns(path, Options())
    assert str(refused.value) == (
        f"{path} row 1: Column 2 has no name. Name it, or delete it.\n"
        f"{path} row 1: The column 'a' stands twice. Rename one of them."
    )


def test_not_a_workbook(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(Refused) as refused:
        READER.columns(path, Options())
    assert str(refused.value) == (
        f"{path}: This is not an Excel workbook: File is not a zip file. Save it as .xlsx."
    )
