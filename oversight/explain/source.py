"""What the author of a rule wrote: the text of a condition, and the comment above a clause."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from oversight.datalog.syntax import Literal, Span
from oversight.datalog.walk import variables


@lru_cache(maxsize=64)
def _lines(file: str, changed: int) -> tuple[str, ...]:
    return tuple(Path(file).read_text(encoding="utf-8-sig").splitlines())


def _read(file: str) -> tuple[str, ...]:
    try:
        return _lines(file, Path(file).stat().st_mtime_ns)
    except OSError:
        return ()


def source_text(span: Span) -> str:
    """The piece of a rule file that a span covers, on one line; empty where there is none."""
    return _joined(_piece(span))


def substituted(literal: Literal, shown: Mapping[str, str]) -> str:
    """The author's words of a condition with values in place of its variables.

    A look-up such as `first[C]` stands in the tree as a variable that bears its span.
    """
    piece = _piece(literal.span)
    if not piece:
        return ""
    offsets = [0]
    for line in piece:
        offsets.append(offsets[-1] + len(line) + 1)
    text = "\n".join(piece)

    def place(line: int, col: int) -> int:
        row = line - literal.span.line
        return offsets[row] + col - 1 - (literal.span.col - 1 if row == 0 else 0)

    spots = {
        (place(v.span.line, v.span.col), place(v.span.end_line, v.span.end_col)): v.name
        for v in variables(literal)
        if v.span.file and v.span.line >= literal.span.line and v.span != literal.span
    }
    inner = {
        one
        for one in spots
        if any(other[0] <= one[0] and one[1] <= other[1] for other in spots if other != one)
    }
    for (start, end), name in sorted(spots.items(), reverse=True):
        if (start, end) not in inner and name in shown and 0 <= start < end <= len(text):
            text = text[:start] + shown[name] + text[end:]
    own = next((v.name for v in variables(literal) if v.span == literal.span), "")
    found = f" = {shown[own]}" if own in shown else ""  # a look-up, with what it finds
    return _joined(text.split("\n")) + found


def comment_above(span: Span) -> str:
    """The comment above a clause, or above the group of clauses without gaps it stands in."""
    lines = _read(span.file)
    at = span.line - 2
    while 0 <= at < len(lines) and lines[at].strip() and not lines[at].startswith("#"):
        at -= 1
    said: list[str] = []
    while 0 <= at < len(lines) and lines[at].startswith("#"):
        said.insert(0, lines[at].lstrip("#").strip())
        at -= 1
    return " ".join(filter(None, said))


def _piece(span: Span) -> list[str]:
    lines = list(_read(span.file)[span.line - 1 : span.end_line])
    if not lines:
        return []
    lines[-1] = lines[-1][: span.end_col - 1]
    lines[0] = lines[0][span.col - 1 :]
    return lines


def _joined(lines: list[str]) -> str:
    """Lines as one, without the comments at their ends."""
    bare = (re.sub(r'^((?:[^"#]|"[^"]*")*)#.*$', r"\1", line).strip() for line in lines)
    return re.sub(r"(?<=[(\[]) (?! )| (?=[)\]])", "", " ".join(filter(None, bare)))
