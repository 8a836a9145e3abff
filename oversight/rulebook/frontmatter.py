"""A file of settings and clauses taken apart: YAML between two lines `---`, and what follows."""

from __future__ import annotations

from oversight.problem import Problem, Refused


def split(text: str, file: str, noun: str = "rule") -> tuple[str, str, int]:
    """Front matter, clauses, and the line on which the clauses begin.

    Refused: a text without front matter, or whose front matter does not end.

    >>> split("---\\nrule: a\\n---\\nflags(C) <= late(C)\\n", "a.rule")
    ('rule: a', 'flags(C) <= late(C)\\n', 4)
    """
    lines = text.split("\n")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(marks) < 2 or marks[0] != 0:
        said = f"The {noun} has no front matter."
        if marks[:1] == [0]:
            said = f"The front matter of the {noun} does not end."
        raise Refused(
            Problem(
                f"{file}:1:1",
                said,
                f"Begin the file with a line '---', the settings ({noun}, title, ...), and another"
                " line '---'; the clauses follow.",
            )
        )
    end = marks[1]
    return "\n".join(lines[1:end]), "\n".join(lines[end + 1 :]), end + 2
