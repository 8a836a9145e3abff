"""CSV: text, lines, broken rows, encodings."""

from __future__ import annotations

import gzip
import random
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.records.readers import csv as module
from oversight.records.readers.base import Broken, Options, silent
from oversight.records.readers.csv import CsvReader

READER = CsvReader()


def read(
    path: Path, options: Options | None = None
) -> tuple[list[dict[str, object]], list[Broken]]:
    rows, broken = [], []
    for batch in READER.batches(path, options or Options(), silent):
        rows += batch.tables["row"].to_pylist()
        broken += batch.broken
    return rows, broken


def test_rows_know_their_line(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('﻿a,b\n1,"x\ny"\n\n2,\n3\n4,5,6\n7,8\n', encoding="utf-8")
    assert READER.columns(path, Options()) == {"row": ["a", "b"]}
    assert read(path) == (
        [
            {"a": "1", "b": "x\ny", "@line": 2},
            {"a": "2", "b": "", "@line": 5},
            {"a": "7", "b": "8", "@line": 8},
        ],
        [
            Broken(6, "The row has 1 value, but the file has 2 columns.", "3"),
            Broken(7, "The row has 3 values, but the file has 2 columns.", "4,5,6"),
        ],
    )


@pytest.mark.parametrize("block", [64, 16 << 20])
def test_lines_hold_across_blocks(
    tmp_path: Path, block: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "BLOCK", block)
    chance = random.Random(3)
    kinds = ["{},x,y\n", '{},"p\nq","\n"\n', "\n", "{},bad\n", '{},"b\nd",1,2\n']
    lines = [chance.choice(kinds).format(i) for i in range(200)]
    path = tmp_path / "a.csv"
    path.write_text("a,b,c\n" + "".join(lines), encoding="utf-8")
    rows, broken = read(path)
    stands = path.read_text(encoding="utf-8").split("\n")
    assert all(stands[row["@line"] - 1].startswith(f"{row['a']},") for row in rows)
    assert all(stands[row.line - 1] == row.text.split("\n")[0] for row in broken)
    assert len(rows) + len(broken) == sum(line != "\n" for line in lines)


def test_gz_encoding_and_delimiter(tmp_path: Path) -> None:
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress("名称;数\n受理;1\n".encode("gb18030")))
    options = Options(encoding="gb18030", delimiter=";")
    assert read(path, options)[0] == [{"名称": "受理", "数": "1", "@line": 2}]


def test_wrong_encoding_is_located(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("a,b\n1,2\n3,受理\n".encode("gb18030"))
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(refused.value) == (
        f"{path}:3: The text is not utf-8. Name its encoding in the mapping "
        "(read: encoding: gb18030), or save it as UTF-8."
    )


def test_unknown_encoding(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a\n1\n")
    with pytest.raises(Refused) as refused:
        read(path, Options(encoding="utf-99"))
    assert str(refused.value) == (
        f"{path}: There is no encoding 'utf-99'. Name one such as utf-8 or gb18030."
    )


def test_a_column_twice(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b,a\n1,2,3\n")
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(refused.value) == f"{path}:1: The column 'a' stands twice. Rename one of them."


def test_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("")
    with pytest.raises(Refused) as refused:
        read(path)
    assert str(refused.value) == (
        f"{path}: This cannot be read as CSV: Empty CSV file. Check the file and its delimiter."
    )
