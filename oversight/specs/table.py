"""The tables of a spec as they were written: cells, and the line each row stands on."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pytest_bdd.parser import Step


@dataclass(frozen=True)
class Spot:
    """A line of a feature file, shown relative to where the command is run.

    >>> str(Spot("features/x.feature", 3))
    'features/x.feature:3'
    """

    file: str
    line: int

    def __str__(self) -> str:
        path = Path(self.file)
        here = Path.cwd()
        shown = path.relative_to(here) if path.is_relative_to(here) else path
        return f"{shown}:{self.line}"

    def at(self, line: int) -> Spot:
        return Spot(self.file, line)


@dataclass(frozen=True)
class Row:
    """The cells of one row, and where it stands."""

    spot: Spot
    cells: tuple[str, ...]


@dataclass(frozen=True)
class SpecTable:
    """A header and its rows; every row has as many cells as the header."""

    header: Row
    rows: tuple[Row, ...]

    @classmethod
    def of(cls, step: Step, spot: Spot) -> Self | None:
        """The table under a step, or `None`."""
        if step.datatable is None or not step.datatable.rows:
            return None
        header, *rows = (
            Row(spot.at(row.location.line), tuple(cell.value.strip() for cell in row.cells))
            for row in step.datatable.rows
        )
        return cls(header, tuple(rows))

    @property
    def columns(self) -> tuple[str, ...]:
        return self.header.cells


def render(columns: Sequence[str], rows: Sequence[Sequence[str]], marks: Sequence[str]) -> str:
    """A table as text, each row behind its mark; wide characters count as two columns.

    >>> print(render(["subject", "Late"], [["C1", "3"]], ["-"]))
      | subject | Late |
    - | C1      | 3    |
    """
    lines = [columns, *rows]
    widths = [max(wide(line[place]) for line in lines) for place in range(len(columns))]
    return "\n".join(
        f"{mark:1} | "
        + " | ".join(
            cell + " " * (width - wide(cell)) for cell, width in zip(line, widths, strict=True)
        )
        + " |"
        for mark, line in zip(["", *marks], lines, strict=True)
    )


def wide(text: str) -> int:
    """How many columns a text takes; signs of Chinese take two."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
