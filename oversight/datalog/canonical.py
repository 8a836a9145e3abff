"""Clauses in the form that the engines read: no lookups, only plain values in atoms and heads.

`f[C]` becomes a condition `f(C, V)`, and a calculation inside an atom or a head becomes
`(V == calculation)`. The made-up variables are called `_1`, `_2`, ..., which no author can write.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Arith,
    Atom,
    Call,
    Clause,
    Comparison,
    Const,
    Expr,
    Literal,
    Lookup,
    Membership,
    Var,
)


@dataclass
class Canonical:
    """A clause in canonical form, and what each made-up variable stands for."""

    clause: Clause
    origins: dict[str, Expr] = field(default_factory=dict)


def canonical(clause: Clause, implied: str | None = None) -> Canonical:
    """The canonical form of a clause; `implied` is a predicate of its first head value.

    >>> from oversight.datalog.parser import parse
    >>> from oversight.datalog.wording import condition
    >>> late = parse("late(C) <= (paid[C] > 3) & p(C, 1 + 2)", "t").clauses[0]
    >>> [condition(literal) for literal in canonical(late).clause.body]
    ['paid(C, _1)', '(_1 > 3)', 'p(C, _2)', '(_2 == 1 + 2)']
    """
    writer = _Writer()
    first = clause.head.args[0]
    if implied is not None and isinstance(first, Var):
        writer.body.append(Atom(implied, (first,), span=first.span))
    for literal in clause.body:
        writer.literal(literal)
    head = replace(clause.head, args=tuple(writer.head(item) for item in clause.head.args))
    return Canonical(replace(clause, head=head, body=tuple(writer.body)), writer.origins)


class _Writer:
    def __init__(self) -> None:
        self.body: list[Literal] = []
        self.origins: dict[str, Expr] = {}
        self.looked_up: dict[object, Var] = {}

    def fresh(self, origin: Expr) -> Var:
        variable = Var(f"_{len(self.origins) + 1}", origin.span)
        self.origins[variable.name] = origin
        return variable

    def literal(self, literal: Literal) -> None:
        if isinstance(literal, Comparison):
            left, right = self.value(literal.left), self.value(literal.right)
            self.body.append(replace(literal, left=left, right=right))
        elif isinstance(literal, Membership):
            self.body.append(replace(literal, item=self.value(literal.item)))
        else:
            pending: list[Literal] = []
            args = tuple(self.plain(argument, pending) for argument in literal.args)
            named = tuple(
                (column, self.plain(argument, pending)) for column, argument in literal.named
            )
            self.body.append(replace(literal, args=args, named=named))
            self.body += pending

    def head(self, node: Expr | Aggregate) -> Expr | Aggregate:
        if isinstance(node, Aggregate):
            return replace(node, value=self.plain(node.value, self.body))
        return self.plain(node, self.body)

    def plain(self, node: Expr, pending: list[Literal]) -> Expr:
        """A variable, constant or `_` in place of any value."""
        value = self.value(node)
        if isinstance(value, Var | Const | Any):
            return value
        variable = self.fresh(node)
        pending.append(Comparison("==", variable, value, node.span))
        return variable

    def value(self, node: Expr) -> Expr:
        """The value with its lookups taken out into conditions."""
        if isinstance(node, Arith):
            return replace(node, left=self.value(node.left), right=self.value(node.right))
        if isinstance(node, Call):
            args = tuple(self.value(argument) for argument in node.args)
            named = tuple((key, self.value(argument)) for key, argument in node.named)
            return replace(node, args=args, named=named)
        if isinstance(node, Lookup):
            return self.lookup(node)
        return node

    def lookup(self, node: Lookup) -> Var:
        pending: list[Literal] = []
        keys = tuple(self.plain(key, pending) for key in node.keys)
        same = (node.function, tuple(_sign(key) for key in keys))
        if same not in self.looked_up:
            self.body += pending
            variable = self.fresh(node)
            self.body.append(Atom(node.function, (*keys, variable), span=node.span))
            self.looked_up[same] = variable
        return replace(self.looked_up[same], span=node.span)


def _sign(key: Expr) -> tuple[str, object]:
    """What makes two plain keys the same, wherever they stand."""
    match key:
        case Var(name=name):
            return ("var", name)
        case Const(value=value):
            return (type(value).__name__, value)
        case _:
            return ("", id(key))
