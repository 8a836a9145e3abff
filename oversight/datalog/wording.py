"""Types and expressions in the words of messages."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from oversight.datalog.checked import Type
from oversight.datalog.syntax import (
    Any,
    Arith,
    Atom,
    Call,
    Comparison,
    Const,
    Expr,
    Literal,
    Lookup,
    Scalar,
    Var,
)
from oversight.problem import suggest

KINDS: Mapping[Type, str] = {
    Type.TEXT: "a text",
    Type.INT: "a whole number",
    Type.DECIMAL: "a number",
    Type.FLOAT: "a number",
    Type.BOOL: "True or False",
    Type.DATE: "a date",
    Type.INSTANT: "a date with a time of day",
}


def a(noun: str) -> str:
    """The noun with its article.

    >>> a("event"), a("case")
    ('an event', 'a case')
    """
    return f"an {noun}" if noun[:1] in "aeiou" else f"a {noun}"


def are(count: int) -> str:
    """The number with its verb.

    >>> are(1), are(2)
    ('1 is', '2 are')
    """
    return f"{count} is" if count == 1 else f"{count} are"


def values(count: int, noun: str = "value") -> str:
    """So many values.

    >>> values(1), values(2, "key")
    ('1 value', '2 keys')
    """
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def short(text: str) -> str:
    """The text, cut where it is too long to quote in a message."""
    return text if len(text) <= 60 else text[:60] + "..."


def constant(value: Scalar) -> str:
    """A fixed value as it is written in a rule."""
    return f'"{short(value)}"' if isinstance(value, str) else str(value)


def expression(node: Expr, origins: Mapping[str, Expr] | None = None) -> str:
    """An expression as its author may have written it; `origins` explains made-up variables.

    >>> from oversight.datalog.syntax import Arith, Call, Const, Var
    >>> expression(Arith("+", Call("workdays", (Var("A"), Var("B"))), Const(1)))
    'workdays(A, B) + 1'
    """
    match node:
        case Var(name=name):
            origin = (origins or {}).get(name)
            return name if origin is None else expression(origin, origins)
        case Const(value=value):
            return constant(value)
        case Any():
            return "_"
        case Call(name=name, args=args, named=named):
            inner = [expression(argument, origins) for argument in args]
            inner += [f"{key}={expression(argument, origins)}" for key, argument in named]
            return f"{name}({', '.join(inner)})" if inner else name
        case Arith(op=op, left=left, right=right):
            sides = [
                f"({expression(side, origins)})"
                if isinstance(side, Arith)
                else expression(side, origins)
                for side in (left, right)
            ]
            return f"{sides[0]} {op} {sides[1]}"
        case Lookup(function=function, keys=keys):
            return f"{function}[{', '.join(expression(key, origins) for key in keys)}]"


def condition(literal: Literal, origins: Mapping[str, Expr] | None = None) -> str:
    """A condition as its author may have written it."""
    match literal:
        case Comparison(op=op, left=left, right=right):
            return f"({expression(left, origins)} {op} {expression(right, origins)})"
        case Atom(relation=relation, args=args, named=named, negated=negated):
            inner = [expression(argument, origins) for argument in args]
            inner += [f"{column}={expression(argument, origins)}" for column, argument in named]
            return f"{'~' if negated else ''}{relation}({', '.join(inner)})"
        case _:
            values = ", ".join(expression(value) for value in literal.values)
            sign = "~" if literal.negated else ""
            return f"{sign}{expression(literal.item, origins)}.in_(({values}))"


def suggest_short(word: str, known: Collection[str]) -> str:
    """Like `suggest`, but points to a long list instead of printing it."""
    names = sorted(known)
    hint = suggest(word[:100], names)
    if hint.startswith("Known: ") and len(names) > 12:
        return f"Known: {', '.join(names[:12])} and {len(names) - 12} more."
    return hint
