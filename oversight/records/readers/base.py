"""What all readers give: source columns as they stand in the file, batch by batch.

A reader knows nothing of our tables. It yields Arrow tables of source columns, each row with
the line it stands on, and the rows that it could not take apart.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pyarrow as pa

LINE = "@line"
"""The column of every source table that holds the line (for Parquet: the row) in the file."""
POSITION = "@position"
"""XES: the place of an event in its trace, from 1."""
OF_TRACE = "case:"
"""XES: `case:concept:name` is the attribute of the trace that an event stands in."""
OF_FIRST = "first:"
"""XES: `first:time:timestamp` is the attribute of the first event of a trace."""

Progress = Callable[[int, int], None]
"""Called with (done, total) now and then; the unit is the reader's."""


@dataclass(frozen=True)
class Broken:
    """A row of the file that cannot be taken apart."""

    line: int
    reason: str
    text: str


@dataclass(frozen=True)
class Batch:
    """Some rows of each source table (`row`; for XES `trace` and `event`)."""

    tables: Mapping[str, pa.Table]
    broken: tuple[Broken, ...] = ()


@dataclass(frozen=True)
class Options:
    """How a file is to be read, where the file itself does not say."""

    encoding: str = "utf-8"
    delimiter: str = ","
    sheet: str | None = None
    columns: Mapping[str, Collection[str]] = field(default_factory=dict)
    """The columns wanted of each source table; without an entry, all of them."""


class Reader(Protocol):
    """A way to read one kind of file. Refused: a file that is not of the kind."""

    kind: str

    def columns(self, path: Path, options: Options) -> Mapping[str, list[str]]:
        """The columns of each source table, as found at the beginning of the file."""

    def batches(self, path: Path, options: Options, progress: Progress) -> Iterator[Batch]:
        """The rows of the file in its order."""


def silent(done: int, total: int) -> None:
    """No progress shown."""
