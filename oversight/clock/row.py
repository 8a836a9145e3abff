"""One row of a `clocks.csv`: its cells by column, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TypeVar

from oversight.problem import Problem, suggest

HEADER = (
    "clock",
    "domain",
    "start_event",
    "stop_event",
    "n",
    "unit",
    "extension",
    "pause_kinds",
    "rolls",
    "deemed_from",
    "basis",
    "valid_from",
    "valid_to",
    "confidence",
)

Word = TypeVar("Word", bound=str)


_LONGEST_QUOTE = 60


def shortened(text: str) -> str:
    """The text, cut where it is too long to quote in a message."""
    return text if len(text) <= _LONGEST_QUOTE else f"{text[:_LONGEST_QUOTE]}..."


class Row:
    """The cells of a row, read one by one; each refusal is kept in `problems`, none is thrown."""

    def __init__(self, where: str, cells: Sequence[str]) -> None:
        self.where = where
        self.cells = cells
        self.problems: list[Problem] = []
        if len(cells) > len(HEADER):
            self.problems.append(
                Problem(
                    where,
                    f"The row has {len(cells)} cells, but there are {len(HEADER)} columns.",
                    "Put a cell that contains a comma in double quotes.",
                )
            )

    def refuse(self, column: str, said: str, fix: str) -> None:
        """Note a problem of one cell; of a long one, messages quote the beginning."""
        said = said.replace(self.text(column), shortened(self.text(column)))
        self.problems.append(Problem(f"{self.where}, column {column}", said, fix))

    def text(self, column: str) -> str:
        """The cell without surrounding blanks; empty where the row is short."""
        index = HEADER.index(column)
        return self.cells[index].strip() if index < len(self.cells) else ""

    def required(self, column: str) -> str:
        """The cell, which must not be empty."""
        if not self.text(column):
            self.refuse(column, f"The column {column} is empty.", "Every clock needs one.")
        return self.text(column)

    def names(self, column: str, *, required: bool = False) -> tuple[str, ...]:
        """The words of a cell joined by `|`."""
        text = self.required(column) if required else self.text(column)
        return tuple(dict.fromkeys(word.strip() for word in text.split("|") if word.strip()))

    def one_of(self, column: str, known: Sequence[Word], default: Word | None = None) -> Word:
        """The cell as one of the known words; `default` where it is empty."""
        text = self.text(column)
        for word in known:
            if text == word:
                return word
        if not text and default is not None:
            return default
        said = f"There is no {column} '{text}'." if text else f"The column {column} is empty."
        self.refuse(column, said, suggest(text, known))
        return known[0]

    def day(self, column: str) -> date | None:
        """The cell as a date; None where it is empty."""
        text = self.text(column)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError:
            self.refuse(
                column, f"'{text}' is not a date.", "Write it as YYYY-MM-DD, such as 2021-07-15."
            )
            return None
