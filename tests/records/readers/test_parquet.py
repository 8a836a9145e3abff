"""Parquet: types as they are, rows numbered."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight.problem import Refused
from oversight.records.readers.base import Options, silent
from oversight.records.readers.parquet import ParquetReader

READER = ParquetReader()


def test_rows_and_types(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    told = pa.array(["x", None, "x"]).dictionary_encode()
    pq.write_table(pa.table({"a": told, "n": pa.array([1, 2, 3], pa.int32())}), path)
    assert READER.columns(path, Options()) == {"row": ["a", "n"]}
    (batch,) = READER.batches(path, Options(columns={"row": ["a"]}), silent)
    assert batch.tables["row"].to_pylist() == [
        {"a": "x", "@line": 1},
        {"a": None, "@line": 2},
        {"a": "x", "@line": 3},
    ]


def test_not_parquet(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(Refused) as refused:
        READER.columns(path, Options())
    (problem,) = refused.value.problems
    assert problem.where == str(path)
    assert problem.said.startswith("This is not a Parquet file: Parquet magic bytes not found")
    assert problem.fix == "Write it again as Parquet."
