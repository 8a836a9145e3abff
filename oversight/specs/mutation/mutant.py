"""A mutant: one small mistake in one file, and how it looks in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import unified_diff
from pathlib import Path

from oversight.clock.definition import ClockDefinition
from oversight.datalog.syntax import Module
from oversight.rulebook.norms import Norm


@dataclass(frozen=True)
class Edit:
    """The piece of a text from `start` to `end` (offsets in it) replaced by another."""

    start: int
    end: int
    new: str

    def apply(self, text: str) -> str:
        """The text with the piece replaced.

        >>> Edit(2, 3, "<=").apply("a > b")
        'a <= b'
        """
        return text[: self.start] + self.new + text[self.end :]


@dataclass(frozen=True)
class Mutant:
    """What differs: a module, a norm, or the clocks; all else is as it is.

    `unit` is the rule or the shared file it is counted under, `predicate` the one it changes.
    """

    unit: str
    kind: str
    file: Path
    edit: Edit | None
    module: Module | None = None
    predicate: str = ""
    dropped: tuple[int, int] | None = None
    """Line and column of the condition that is left out."""
    norm: Norm | None = None
    clocks: tuple[tuple[ClockDefinition, ClockDefinition], ...] = ()
    shown: Sequence[str] = field(default=())
    """For what is no rule text: the lines before and after."""

    def diff(self) -> list[str]:
        """The lines that differ, as `- before` and `+ after`."""
        if self.edit is None:
            return list(self.shown)
        text = self.file.read_text(encoding="utf-8-sig")
        lines = unified_diff(text.split("\n"), self.edit.apply(text).split("\n"), lineterm="", n=0)
        return [
            f"{line[0]} {line[1:]}"
            for line in lines
            if line[:1] in "+-" and line[:3] not in ("+++", "---")
        ]

    @property
    def line(self) -> int:
        """The line of the file on which the change begins; 0 where that is not known."""
        if self.edit is None:
            return 0
        text = self.file.read_text(encoding="utf-8-sig")
        return text.count("\n", 0, self.edit.start) + 1


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: `killed`, `survived`, `equal` or `unchecked`.

    `by` names the scenario that noticed. `sketch` says how a case would look that tells the
    mutant from the rule, where one was found.
    """

    mutant: Mutant
    fate: str
    by: str = ""
    sketch: Sequence[str] = ()


@dataclass(frozen=True)
class Score:
    """The count of fates of one unit."""

    unit: str
    fates: Mapping[str, int]

    @property
    def killed(self) -> int:
        return self.fates.get("killed", 0)

    @property
    def counted(self) -> int:
        return self.killed + self.fates.get("survived", 0)


def share(scores: Sequence[Score]) -> float:
    """The share of the mutants that were noticed, in percent; 100 where there are none.

    >>> share([Score("r", {"killed": 19, "survived": 1, "equal": 3})])
    95.0
    """
    counted = sum(score.counted for score in scores)
    return 100.0 * sum(score.killed for score in scores) / counted if counted else 100.0
