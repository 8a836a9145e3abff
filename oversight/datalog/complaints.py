"""Gathering what is wrong with rule text, so that all of it is reported at once."""

from __future__ import annotations

from oversight.datalog.syntax import Span
from oversight.problem import Problem, Refused


class Complaints:
    """Problems with rule text, each with the span it is about.

    >>> complaints = Complaints()
    >>> complaints.add(Span("a.rule", 2, 5, 2, 9), "There is no relation 'evnt'.", "Say 'event'.")
    >>> [str(problem) for problem in complaints.problems()]
    ["a.rule:2:5: There is no relation 'evnt'. Say 'event'."]
    """

    def __init__(self) -> None:
        self._found: dict[tuple[Span, str], str] = {}

    def add(self, span: Span, said: str, fix: str) -> None:
        """Note that at `span` something is wrong; the same complaint twice counts once."""
        self._found.setdefault((span, said), fix)

    def __len__(self) -> int:
        return len(self._found)

    def problems(self) -> tuple[Problem, ...]:
        """All problems, file by file as they came, in the order of the text."""
        files: dict[str, int] = {}
        for span, _ in self._found:
            files.setdefault(span.file, len(files))
        ordered = sorted(
            self._found.items(),
            key=lambda item: (files[item[0][0].file], item[0][0].line, item[0][0].col),
        )
        return tuple(Problem(str(span), said, fix) for (span, said), fix in ordered)

    def raise_if_any(self) -> None:
        """Raise `Refused` with every problem, if there is one."""
        if self._found:
            raise Refused(self.problems())
