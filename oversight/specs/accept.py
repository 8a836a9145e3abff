"""What was found written over what a spec expected: the table alone, to the byte.

Only a table of findings can be accepted. Everything else in the file stays as it was: its line
ends, its indents, its comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from oversight.problem import Problem
from oversight.specs.table import Spot, render, wide

Cells = tuple[str, ...]
_BY_HAND = "Change it by hand."


@dataclass(frozen=True)
class Rewrite:
    """One table of a feature file as it stands and as it would have to be.

    `lines` are the lines of its rows, the header first; `old` and `new` their cells.
    """

    file: str
    lines: tuple[int, ...]
    old: tuple[Cells, ...]
    new: tuple[Cells, ...]

    @property
    def spot(self) -> Spot:
        return Spot(self.file, self.lines[0])

    def diff(self) -> str:
        """Both as one table: `-` what goes, `+` what comes."""
        columns = self.new[0]
        before = [_under(columns, self.old[0], row) for row in self.old[1:]]
        after = list(self.new[1:])
        rows = [("-" if row not in after else "", row) for row in before]
        rows += [("+", row) for row in after if row not in before]
        return render(columns, [row for _, row in rows], [mark for mark, _ in rows])


def _under(columns: Cells, own: Cells, row: Cells) -> Cells:
    """The row of a table with some columns under those of another; blank where it has none."""
    cells = dict(zip(own, row, strict=True))
    return tuple(cells.get(column, "") for column in columns)


def accept(rewrites: Iterable[Rewrite]) -> dict[Rewrite, Problem]:
    """Write the tables into their files; those that are not written, and why.

    A table is written where the file still shows it just as it was run: not one whose cells
    the examples of an outline fill in, nor one with something between its rows. Nor is a table
    emptied: that nothing is found says something else of the rule, and has a sentence.
    """
    problems: dict[Rewrite, Problem] = {}
    ordered = sorted(set(rewrites), key=lambda one: (one.file, one.lines))
    for file, group in groupby(ordered, key=lambda one: one.file):
        path = Path(file)
        lines = path.read_bytes().splitlines(keepends=True)
        whole = list(lines)
        for one in reversed(list(group)):
            problem = _problem(one, lines)
            if problem is None:
                first, last = one.lines[0] - 1, one.lines[-1]
                whole[first:last] = _written(one, lines[first])
            else:
                problems[one] = problem
        if whole != lines:
            path.write_bytes(b"".join(whole))
    return problems


def _problem(one: Rewrite, lines: Sequence[bytes]) -> Problem | None:
    if len(one.new) == 1:
        return Problem(
            str(one.spot),
            "Nothing was found, so that no row would be left.",
            "Write 'Then nothing is found', and tag the scenario @must-not-fire.",
        )
    if one.lines != tuple(range(one.lines[0], one.lines[-1] + 1)):
        return Problem(str(one.spot), "Other lines stand between the rows of the table.", _BY_HAND)
    for number, cells in zip(one.lines, one.old, strict=True):
        if _cells(lines[number - 1].decode("utf-8")) != cells:
            return Problem(
                f"{one.spot.at(number)}",
                "The row is not the one that was run: an example fills it in, or it was changed.",
                _BY_HAND,
            )
    return None


def _written(one: Rewrite, header: bytes) -> list[bytes]:
    text = header.decode("utf-8")
    indent = text[: len(text) - len(text.lstrip())]
    end = text[len(text.rstrip("\r\n")) :] or "\n"
    rows = [[_escaped(cell) for cell in row] for row in one.new]
    widths = [max(wide(row[place]) for row in rows) for place in range(len(rows[0]))]
    return [
        (
            f"{indent}| "
            + " | ".join(c + " " * (w - wide(c)) for c, w in zip(row, widths, strict=True))
            + f" |{end}"
        ).encode()
        for row in rows
    ]


_ESCAPES = {"\\": "\\\\", "|": "\\|", "\n": "\\n"}


def _escaped(cell: str) -> str:
    return "".join(_ESCAPES.get(sign, sign) for sign in cell)


def _cells(line: str) -> Cells | None:
    """The cells of a line of a table, as Gherkin reads them; `None` if it is none."""
    text = line.strip()
    if not text.startswith("|"):
        return None
    cells, cell, signs = [], "", iter(text[1:])
    for sign in signs:
        if sign == "|":
            cells.append(cell.strip())
            cell = ""
        elif sign == "\\":
            following = next(signs, "")
            cell += {"n": "\n", "|": "|", "\\": "\\"}.get(following, f"\\{following}")
        else:
            cell += sign
    return tuple(cells)
