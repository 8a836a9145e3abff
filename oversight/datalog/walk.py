"""Going through the expressions of a clause."""

from __future__ import annotations

from collections.abc import Iterator

from oversight.datalog.syntax import (
    Aggregate,
    Arith,
    Atom,
    Call,
    Clause,
    Comparison,
    Expr,
    Literal,
    Lookup,
    Var,
)


def parts(node: Expr | Aggregate) -> Iterator[Expr]:
    """An expression and all expressions within it, outermost first."""
    if isinstance(node, Aggregate):
        yield from parts(node.value)
        yield from node.for_each
        return
    yield node
    if isinstance(node, Call):
        for argument in node.args:
            yield from parts(argument)
        for _, argument in node.named:
            yield from parts(argument)
    elif isinstance(node, Arith):
        yield from parts(node.left)
        yield from parts(node.right)
    elif isinstance(node, Lookup):
        for key in node.keys:
            yield from parts(key)


def expressions(literal: Literal) -> tuple[Expr, ...]:
    """The expressions that stand directly in a condition."""
    if isinstance(literal, Atom):
        return (*literal.args, *(argument for _, argument in literal.named))
    if isinstance(literal, Comparison):
        return (literal.left, literal.right)
    return (literal.item,)


def variables(literal: Literal) -> list[Var]:
    """Every occurrence of a variable in a condition, in order."""
    return [
        part
        for expression in expressions(literal)
        for part in parts(expression)
        if isinstance(part, Var)
    ]


def head_variables(clause: Clause) -> list[Var]:
    """Every occurrence of a variable in a clause's head, in order."""
    return [p for argument in clause.head.args for p in parts(argument) if isinstance(p, Var)]


def clause_parts(clause: Clause) -> Iterator[Expr]:
    """Every expression of a clause, head first."""
    for argument in clause.head.args:
        yield from parts(argument)
    for literal in clause.body:
        for expression in expressions(literal):
            yield from parts(expression)


def lookups_of(clause: Clause) -> Iterator[Lookup]:
    """The function lookups of a clause, wherever they stand."""
    for part in clause_parts(clause):
        if isinstance(part, Lookup):
            yield part
