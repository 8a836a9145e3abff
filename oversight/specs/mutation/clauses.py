"""Mistakes in clauses: each a changed module and the edit of the text that makes it so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from oversight.datalog.syntax import (
    Aggregate,
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
    Module,
    Span,
)
from oversight.specs.mutation.mutant import Edit

Change = tuple[str, Clause | None, Edit]
"""What kind of mistake, the clause it leaves (none where the clause is dropped), the edit."""

FLIPS: Mapping[str, tuple[str, ...]] = {
    "<": ("<=",),
    "<=": ("<",),
    ">": (">=",),
    ">=": (">",),
    "==": ("!=",),
    "!=": ("==",),
}


@dataclass(frozen=True)
class Text:
    """A rule file's text, by offset."""

    text: str

    def offset(self, line: int, col: int) -> int:
        start = 0
        for _ in range(line - 1):
            start = self.text.index("\n", start) + 1
        return start + col - 1

    def piece(self, span: Span) -> tuple[int, int]:
        """The offsets of a span."""
        return self.offset(span.line, span.col), self.offset(span.end_line, span.end_col)

    def whole(self, literal: Literal) -> tuple[int, int]:
        """The offsets of a condition with the brackets or the sign `~` before it."""
        start, end = self.piece(literal.span)
        if isinstance(literal, Comparison):
            before, after = self.text[:start].rstrip(), self.text[end:].lstrip()
            if before.endswith("(") and after.startswith(")"):
                return len(before) - 1, len(self.text) - len(after) + 1
        if not isinstance(literal, Comparison) and literal.negated and self.text[start] != "~":
            start = self.text.rindex("~", 0, start)
        return start, end


Place = tuple[int, int]


def mutations(
    module: Module, text: str, acts: Sequence[str]
) -> Iterator[tuple[int, Change, Place | None]]:
    """Every mistake in every clause of a module, with the number of its clause, and line and
    column of the condition that is left out, if one is.

    `acts` are those among which acts are swapped.
    """
    where = Text(text)
    for number, clause in enumerate(module.clauses):
        for change in _clause(clause, where, acts):
            yield number, change, None
        for place, literal in enumerate(clause.body if len(clause.body) > 1 else ()):
            rest = replace(clause, body=clause.body[:place] + clause.body[place + 1 :])
            change = ("drop a condition", rest, _without(clause, place, where))
            yield number, change, (literal.span.line, literal.span.col)


def changed(module: Module, number: int, clause: Clause | None) -> Module:
    """The module with one clause replaced or left out."""
    clauses = list(module.clauses)
    clauses[number : number + 1] = [] if clause is None else [clause]
    return replace(module, clauses=tuple(clauses))


def _clause(clause: Clause, text: Text, acts: Sequence[str]) -> Iterator[Change]:
    yield "drop a clause", None, Edit(*text.piece(clause.span), "")
    for place, argument in enumerate(clause.head.args):
        for kind, new, edit in _constants(argument, text, acts, "act"):
            args = (*clause.head.args[:place], new, *clause.head.args[place + 1 :])
            yield kind, replace(clause, head=replace(clause.head, args=args)), edit
    for place, literal in enumerate(clause.body):
        for kind, new_literal, edit in _literal(literal, text, acts):
            body = (*clause.body[:place], new_literal, *clause.body[place + 1 :])
            yield kind, replace(clause, body=body), edit


def _without(clause: Clause, place: int, text: Text) -> Edit:
    """The edit that takes a condition out, and one `&` with it."""
    start, end = text.whole(clause.body[place])
    if place + 1 < len(clause.body):
        return Edit(start, text.whole(clause.body[place + 1])[0], "")
    return Edit(text.whole(clause.body[place - 1])[1], end, "")


def _literal(
    literal: Literal, text: Text, acts: Sequence[str]
) -> Iterator[tuple[str, Literal, Edit]]:
    if not isinstance(literal, Comparison) and literal.negated:
        start, _ = text.whole(literal)
        yield "negate a negation", replace(literal, negated=False), Edit(start, start + 1, "")
    match literal:
        case Comparison():
            yield from _comparison(literal, text, acts)
        case Membership():
            for place, value in enumerate(literal.values):
                for kind, new, edit in _constants(value, text, acts, "act"):
                    assert isinstance(new, Const)
                    values = (*literal.values[:place], new, *literal.values[place + 1 :])
                    yield kind, replace(literal, values=values), edit
        case Atom():
            for place, argument in enumerate(literal.args):
                for kind, made, edit in _constants(argument, text, acts, "act"):
                    args = (*literal.args[:place], _expr(made), *literal.args[place + 1 :])
                    yield kind, replace(literal, args=args), edit
            for place, (column, argument) in enumerate(literal.named):
                for kind, made, edit in _constants(argument, text, acts, column):
                    pair = (column, _expr(made))
                    named = (*literal.named[:place], pair, *literal.named[place + 1 :])
                    yield kind, replace(literal, named=named), edit


def _comparison(
    literal: Comparison, text: Text, acts: Sequence[str]
) -> Iterator[tuple[str, Literal, Edit]]:
    start, end = text.piece(literal.left.span)[1], text.piece(literal.right.span)[0]
    at = text.text.index(literal.op, start, end)
    for op in FLIPS[literal.op]:
        edit = Edit(at, at + len(literal.op), op)
        yield "flip a comparison", replace(literal, op=op), edit
    for kind, made, edit in _constants(literal.left, text, acts, ""):
        yield kind, replace(literal, left=_expr(made)), edit
    for kind, made, edit in _constants(literal.right, text, acts, ""):
        yield kind, replace(literal, right=_expr(made)), edit


def _constants(
    node: Expr | Aggregate, text: Text, acts: Sequence[str], column: str
) -> Iterator[tuple[str, Expr | Aggregate, Edit]]:
    """Each constant within an expression, changed a little."""
    match node:
        case Const(value=value):
            start, end = text.piece(node.span)
            for kind, new in _other(value, acts, column):
                shown = f'"{new}"' if isinstance(new, str) else str(new)
                yield kind, replace(node, value=new), Edit(start, end, shown)
        case Arith():
            for kind, made, edit in _constants(node.left, text, acts, ""):
                yield kind, replace(node, left=_expr(made)), edit
            for kind, made, edit in _constants(node.right, text, acts, ""):
                yield kind, replace(node, right=_expr(made)), edit
        case Call(name=name) if name != "norm":
            for place, argument in enumerate(node.args):
                for kind, made, edit in _constants(argument, text, acts, ""):
                    args = (*node.args[:place], _expr(made), *node.args[place + 1 :])
                    yield kind, replace(node, args=args), edit
        case Lookup():
            for place, argument in enumerate(node.keys):
                for kind, made, edit in _constants(argument, text, acts, "act"):
                    keys = (*node.keys[:place], _expr(made), *node.keys[place + 1 :])
                    yield kind, replace(node, keys=keys), edit
        case _:
            return


def _other(
    value: object, acts: Sequence[str], column: str
) -> Iterator[tuple[str, str | int | Decimal | bool]]:
    if isinstance(value, bool):
        yield "turn a truth", not value
    elif isinstance(value, int | Decimal):
        yield "shift a limit", value - unit(value)
        yield "shift a limit", value + unit(value)
    elif isinstance(value, str) and column == "act" and value in acts and len(acts) > 1:
        yield "swap an act", acts[(acts.index(value) + 1) % len(acts)]


def unit(value: int | Decimal) -> int | Decimal:
    """One unit of a number: 1, or one in its last written place.

    >>> unit(20), unit(Decimal("0.9"))
    (1, Decimal('0.1'))
    """
    if isinstance(value, int):
        return 1
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(min(0, exponent)) if isinstance(exponent, int) else Decimal(1)


def _expr(node: Expr | Aggregate) -> Expr:
    assert not isinstance(node, Aggregate)
    return node
