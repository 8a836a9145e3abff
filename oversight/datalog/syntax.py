"""The syntax tree of rule text: what the parser makes and every engine reads.

Immutable and free of meaning: names are not yet looked up, types are not yet known.
Every node carries the `Span` of the text it came from, so that whatever is later found
wrong can be pointed at.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

Scalar = str | int | Decimal | bool | date | datetime | None


@dataclass(frozen=True)
class Span:
    """Where a node stands: file, first line and column, last line and column (from 1)."""

    file: str
    line: int
    col: int
    end_line: int
    end_col: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.col}"


NOWHERE = Span("", 0, 0, 0, 0)


@dataclass(frozen=True)
class Var:
    """A variable. A name that begins with `_` need not be used anywhere else."""

    name: str
    span: Span = NOWHERE


@dataclass(frozen=True)
class Const:
    """A constant; `None` stands for "has no value" and only as a column's value."""

    value: Scalar
    span: Span = NOWHERE


@dataclass(frozen=True)
class Any:
    """`_`: any value, also none; the column is not looked at."""

    span: Span = NOWHERE


@dataclass(frozen=True)
class Call:
    """A built-in: `workdays(A, B)`, `norm("name", on=D)`, `today`, `now` (no arguments)."""

    name: str
    args: tuple[Expr, ...]
    named: tuple[tuple[str, Expr], ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True)
class Arith:
    """`left op right` with op one of + - * /."""

    op: str
    left: Expr
    right: Expr
    span: Span = NOWHERE


@dataclass(frozen=True)
class Lookup:
    """`f[K1, K2]`: the value of a function; the checker turns it into an atom."""

    function: str
    keys: tuple[Expr, ...]
    span: Span = NOWHERE


Expr = Var | Const | Any | Call | Arith | Lookup


@dataclass(frozen=True)
class Atom:
    """`p(X, Y)` (derived, by position) or `event(case=C, ts=T)` (record, by column)."""

    relation: str
    args: tuple[Expr, ...] = ()
    named: tuple[tuple[str, Expr], ...] = ()
    negated: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True)
class Comparison:
    """`left op right` with op one of == != < <= > >=; `==` binds a free variable."""

    op: str
    left: Expr
    right: Expr
    span: Span = NOWHERE


@dataclass(frozen=True)
class Membership:
    """`X.in_((...))`, or its negation."""

    item: Expr
    values: tuple[Const, ...]
    negated: bool = False
    span: Span = NOWHERE


Literal = Atom | Comparison | Membership


@dataclass(frozen=True)
class Aggregate:
    """`sum_(X, for_each=(Y, Z))`: over the distinct (value, for_each) rows of each group.

    `function` is one of len_ sum_ min_ max_ mean_.
    """

    function: str
    value: Expr
    for_each: tuple[Var, ...] = ()
    span: Span = NOWHERE


@dataclass(frozen=True)
class Head:
    """What a clause derives. `function` heads (`f[C] == ...`) keep the value as last arg."""

    predicate: str
    args: tuple[Expr | Aggregate, ...]
    function: bool = False
    span: Span = NOWHERE


@dataclass(frozen=True)
class Clause:
    """`head <= body`; a fact has an empty body."""

    head: Head
    body: tuple[Literal, ...]
    span: Span = NOWHERE


@dataclass(frozen=True)
class Module:
    """The clauses of one text (a rule's body, or a pack's terms), in order."""

    file: str
    clauses: tuple[Clause, ...]
