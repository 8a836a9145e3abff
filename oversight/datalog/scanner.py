"""Words and signs of rule text, and which of them make one clause.

A clause begins at the left margin and ends where the next begins; the lines that carry it on
are indented, or follow an open bracket or a sign that cannot end a clause. Cutting the text
into clauses before it is parsed keeps one broken clause from hiding the others.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from oversight.datalog.syntax import Span

Kind = Literal["name", "number", "string", "unclosed", "triple", "sign", "stray"]

_TOKEN = re.compile(
    r"""
      (?P<space>[ \t]+)
    | (?P<comment>\#.*)
    | (?P<triple>(?:\"\"\"|''').*)
    | (?P<string>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
    | (?P<unclosed>["'].*)
    | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
    | (?P<number>[0-9][0-9A-Za-z_]*(?:\.[0-9A-Za-z_]+)?)
    | (?P<sign><=|>=|==|!=|:=|:-|->|=>|=<|<>|&&|\|\||\*\*|//|<<|>>|[&~()\[\],.=<>+\-*/])
    | (?P<stray>[^\W\d_]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPENING = {"(": ")", "[": "]"}
_CLOSING = {")", "]"}
_CARRY_ON = {"&", "<=", ",", "~", "==", "!=", "<", ">", ">=", "=", "+", "-", "*", "/", "."}
_CARRIED = _CARRY_ON - {"~", "+"} | _CLOSING


@dataclass(frozen=True)
class Token:
    """One word or sign; `line` counts from 0 within the text, `col` from 0 within the line."""

    kind: Kind
    text: str
    line: int
    col: int

    @property
    def end(self) -> int:
        return self.col + len(self.text)


@dataclass(frozen=True)
class Statement:
    """The tokens of one clause and the lines of text it stands on."""

    file: str
    first_line: int
    """The number, in the file, of the first of `lines`."""
    lines: tuple[str, ...]
    tokens: tuple[Token, ...]
    """Their `line` counts from the first of `lines`."""

    def span(self, first: Token, last: Token | None = None) -> Span:
        last = last or first
        return Span(
            self.file,
            self.first_line + first.line,
            first.col + 1,
            self.first_line + last.line,
            last.end + 1,
        )


def statements(text: str, file: str, first_line: int = 1) -> list[Statement]:
    """Cut rule text into the clauses it is made of; never fails.

    >>> [len(s.tokens) for s in statements('a(X) <= b(X)\\n  & c(X)\\n\\nd("x")', "t")]
    [14, 4]
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    scanned = [_scan(line, number) for number, line in enumerate(lines)]
    margin = min((tokens[0].col for tokens in scanned if tokens), default=0)
    groups: list[list[list[Token]]] = []
    open_brackets = 0
    for tokens in scanned:
        if not tokens:
            continue
        if not groups or _begins(tokens, margin, groups[-1], open_brackets):
            groups.append([])
            open_brackets = 0
        groups[-1].append(tokens)
        open_brackets = max(0, open_brackets + _depth(tokens))
    return [_statement(file, first_line, lines, group) for group in groups]


def _scan(line: str, number: int) -> list[Token]:
    tokens = []
    for match in _TOKEN.finditer(line):
        kind = match.lastgroup
        if kind not in ("space", "comment"):
            tokens.append(Token(kind, match.group(), number, match.start()))  # type: ignore[arg-type]
    return tokens


def _depth(tokens: list[Token]) -> int:
    return sum((t.text in _OPENING) - (t.text in _CLOSING) for t in tokens if t.kind == "sign")


def _begins(
    tokens: list[Token], margin: int, before: list[list[Token]], open_brackets: int
) -> bool:
    """Whether a line begins a clause, given the lines of the clause before it."""
    first, last = tokens[0], before[-1][-1]
    if first.kind == "sign" and first.text in _CARRIED:
        return False
    unfinished = open_brackets > 0 or (last.kind == "sign" and last.text in _CARRY_ON)
    if first.col == margin and not unfinished:
        return True
    # A line with a head and an arrow of its own begins a clause even where the one before was
    # left unfinished: the mistake is then reported there and this clause is still read.
    return _has_arrow(tokens) and (first.col == margin or any(map(_has_arrow, before)))


def _has_arrow(tokens: list[Token]) -> bool:
    """Whether a line reads `name(...) <=` or `(name[...] == ...) <=` from its beginning."""
    start = tokens[1:] if tokens[0].text in ("(", "+") else tokens
    if not start or start[0].kind != "name" or not start[0].text[0].islower():
        return False
    depth = 0
    for token in tokens:
        if token.kind != "sign":
            continue
        if token.text in _OPENING:
            depth += 1
        elif token.text in _CLOSING:
            depth -= 1
        elif depth == 0 and token.text not in ("+", "="):
            return token.text in ("<=", ":-")
    return False


def _statement(file: str, first_line: int, lines: list[str], group: list[list[Token]]) -> Statement:
    start, end = group[0][0].line, group[-1][0].line
    moved = tuple(
        Token(token.kind, token.text, token.line - start, token.col)
        for tokens in group
        for token in tokens
    )
    return Statement(file, first_line + start, tuple(lines[start : end + 1]), moved)
