"""Readers of record files, found by what the file is."""

from __future__ import annotations

from pathlib import Path

from oversight.problem import Problem, Refused
from oversight.records.readers.base import Reader
from oversight.records.readers.csv import CsvReader
from oversight.records.readers.parquet import ParquetReader
from oversight.records.readers.xes import XesReader
from oversight.records.readers.xlsx import XlsxReader

READERS: tuple[Reader, ...] = (CsvReader(), XlsxReader(), ParquetReader(), XesReader())
KINDS: tuple[str, ...] = tuple(reader.kind for reader in READERS)
SUFFIXES = {
    ".csv": "csv",
    ".tsv": "csv",
    ".txt": "csv",
    ".xlsx": "xlsx",
    ".xlsm": "xlsx",
    ".parquet": "parquet",
    ".xes": "xes",
}


def kind_of(path: Path) -> str:
    """The kind of a file by its name, with or without `.gz`. Refused: no such file or kind.

    >>> kind_of(Path(__file__))  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    ...
    oversight.problem.Refused: ...__init__.py: Files named '.py' cannot be read. Give ...
    """
    if not path.is_file():
        raise Refused(Problem(str(path), "There is no such file.", "Check the path as typed."))
    suffix = Path(path.name.lower().removesuffix(".gz")).suffix
    if suffix not in SUFFIXES:
        said = f"Files named '{suffix or path.name}' cannot be read."
        raise Refused(Problem(str(path), said, f"Give one of {', '.join(SUFFIXES)}."))
    return SUFFIXES[suffix]


def stem_of(path: Path) -> str:
    """The name of a file without what says its kind.

    >>> stem_of(Path("in/BPIC15_1.xes.gz"))
    'BPIC15_1'
    """
    name = path.name
    if name.lower().endswith(".gz"):
        name = name[:-3]
    return name[: -len(Path(name).suffix)] if Path(name).suffix else name


def reader_of(path: Path) -> Reader:
    """The reader for a file."""
    kind = kind_of(path)
    return next(reader for reader in READERS if reader.kind == kind)
