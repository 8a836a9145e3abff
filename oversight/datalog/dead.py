"""Clauses that can never add anything: conditions that contradict each other, clauses said twice.

Only what is certain is told. Predicates of one clause are looked into, so that a rule whose
population asks one case to be of two kinds is found where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from oversight.datalog.checked import CheckedClause, Predicate, RelationSchema
from oversight.datalog.complaints import Complaints
from oversight.datalog.syntax import (
    NOWHERE,
    Any,
    Atom,
    Clause,
    Comparison,
    Const,
    Expr,
    Literal,
    Scalar,
    Span,
    Var,
)
from oversight.datalog.wording import constant

_DEEPEST = 8
"""So many predicates are looked into, one within the other."""


@dataclass(frozen=True)
class Said:
    """That a column of the record with this key has this value."""

    relation: str
    key: tuple[str, ...]
    column: str
    value: Scalar
    span: Span


def complain_of_the_dead(
    predicates: Sequence[Predicate],
    own: Mapping[str, bool],
    relations: Mapping[str, RelationSchema],
    complaints: Complaints,
) -> None:
    """Complain of every clause of this text that no records can satisfy, or that stands twice.

    `own` tells the predicates of this text from those of others, which are checked with theirs.
    """
    known = {predicate.name: predicate for predicate in predicates}
    for predicate in predicates:
        if not own.get(predicate.name):
            continue
        seen: dict[str, Span] = {}
        for checked in predicate.clauses:
            clause = checked.clause
            text = repr(_bare(clause))
            if text in seen:
                complaints.add(
                    clause.head.span,
                    f"This clause says what the one on line {seen[text].line} says already.",
                    "Leave one of the two out.",
                )
            seen.setdefault(text, clause.head.span)
            _contradictions(checked, known, relations, complaints)


def _contradictions(
    checked: CheckedClause,
    known: Mapping[str, Predicate],
    relations: Mapping[str, RelationSchema],
    complaints: Complaints,
) -> None:
    clause = checked.clause
    _records(clause, known, relations, complaints)
    _values(clause.body, complaints)
    _denied(clause.body, complaints)


def _records(
    clause: Clause,
    known: Mapping[str, Predicate],
    relations: Mapping[str, RelationSchema],
    complaints: Complaints,
) -> None:
    """One record cannot hold two values in one column."""
    held: dict[tuple[str, tuple[str, ...], str], Said] = {}
    for said in _said(clause.body, known, relations, {}, _DEEPEST, None):
        place = (said.relation, said.key, said.column)
        other = held.setdefault(place, said)
        # Where both stand within one predicate, that predicate is where it is told.
        if other.value != said.value and other.span != said.span:
            complaints.add(
                said.span,
                f"One {said.relation} is to have {constant(other.value)} and"
                f" {constant(said.value)} as its {said.column}, so that this clause holds for"
                " nothing.",
                "Leave one of the two conditions out, or make them two clauses.",
            )
            return


def _said(
    body: Sequence[Literal],
    known: Mapping[str, Predicate],
    relations: Mapping[str, RelationSchema],
    names: Mapping[str, str],
    depth: int,
    outer: Span | None,
) -> Iterator[Said]:
    """What the positive conditions of a body say of the columns of records."""
    for literal in body:
        if not isinstance(literal, Atom) or literal.negated:
            continue
        span = outer or literal.span
        schema = relations.get(literal.relation)
        if schema is not None and schema.key:
            named = dict(literal.named)
            key = tuple(_key(named.get(column), names) for column in schema.key)
            if all(key):
                for column, value in literal.named:
                    if isinstance(value, Const) and column not in schema.key:
                        yield Said(literal.relation, key, column, value.value, outer or value.span)
        predicate = known.get(literal.relation)
        if predicate is None or predicate.recursive or len(predicate.clauses) != 1 or not depth:
            continue
        (inner,) = predicate.clauses
        if predicate.aggregate:
            continue
        into = {
            place.name: _key(argument, names)
            for place, argument in zip(inner.clause.head.args, literal.args, strict=False)
            if isinstance(place, Var)
        }
        yield from _said(inner.clause.body, known, relations, _Inside(into), depth - 1, span)


class _Inside(dict[str, str]):
    """Names of variables inside a predicate as its reader calls them; others have none."""

    def __missing__(self, name: str) -> str:
        return ""


def _key(argument: Expr | None, names: Mapping[str, str]) -> str:
    match argument:
        case Var(name=name):
            return names[name] if isinstance(names, _Inside) else f"?{name}"
        case Const(value=value) if value is not None:
            return repr(value)
    return ""


def _values(body: Sequence[Literal], complaints: Complaints) -> None:
    """One variable cannot be below what it is above."""
    lows: dict[str, tuple[Scalar, bool]] = {}
    highs: dict[str, tuple[Scalar, bool]] = {}
    equals: dict[str, Scalar] = {}
    for literal in body:
        if not isinstance(literal, Comparison):
            continue
        found = _bound(literal)
        if found is None:
            continue
        name, op, value = found
        impossible = False
        if op == "==":
            impossible = name in equals and equals[name] != value
            equals[name] = value
        elif op in ("<", "<="):
            highs[name] = _tighter(highs.get(name), (value, op == "<"), low=False)
        elif op in (">", ">="):
            lows[name] = _tighter(lows.get(name), (value, op == ">"), low=True)
        low, high = lows.get(name), highs.get(name)
        if low and high:
            impossible |= _less(high[0], low[0]) or (high[0] == low[0] and (low[1] or high[1]))
        if name in equals:
            here = equals[name]
            if low:
                impossible |= _less(here, low[0]) or (here == low[0] and low[1])
            if high:
                impossible |= _less(high[0], here) or (here == high[0] and high[1])
        if impossible:
            complaints.add(
                literal.span,
                f"No value of {name} satisfies this condition and those before it, so that this"
                " clause holds for nothing.",
                "Change one of the bounds, or make them two clauses.",
            )
            return


def _tighter(
    known: tuple[Scalar, bool] | None, new: tuple[Scalar, bool], low: bool
) -> tuple[Scalar, bool]:
    if known is None:
        return new
    if known[0] == new[0]:
        return known if known[1] else new
    better = _less(known[0], new[0]) if low else _less(new[0], known[0])
    return new if better else known


def _less(one: Scalar, other: Scalar) -> bool:
    """Whether a constant is less than another; `False` for what has no order between them."""
    if isinstance(one, str) != isinstance(other, str) or one is None or other is None:
        return False
    if isinstance(one, date | datetime) or isinstance(other, date | datetime):
        return False
    return bool(one < other)  # type: ignore[operator]


_TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}


def _bound(literal: Comparison) -> tuple[str, str, Scalar] | None:
    """A comparison of a variable with a constant: name, operator, constant."""
    if literal.op not in _TURNED:
        return None
    if isinstance(literal.left, Var) and isinstance(literal.right, Const):
        return literal.left.name, literal.op, literal.right.value
    if isinstance(literal.right, Var) and isinstance(literal.left, Const):
        return literal.right.name, _TURNED[literal.op], literal.left.value
    return None


def _denied(body: Sequence[Literal], complaints: Complaints) -> None:
    """What is asked for cannot be denied in the same clause."""
    asked = {
        repr(_plain(literal))
        for literal in body
        if isinstance(literal, Atom) and not literal.negated
    }
    for literal in body:
        if not isinstance(literal, Atom) or not literal.negated:
            continue
        if repr(replace(_plain(literal), negated=False)) in asked:
            complaints.add(
                literal.span,
                "This clause asks for the same thing and denies it, so that it holds for nothing.",
                "Leave one of the two conditions out.",
            )
            return


def _plain(atom: Atom) -> Atom:
    """The atom without its place in the text, its columns in order."""
    return replace(
        atom,
        args=tuple(map(_nowhere, atom.args)),
        named=tuple(sorted((name, _nowhere(value)) for name, value in atom.named)),
        span=NOWHERE,
    )


def _nowhere(node: Expr) -> Expr:
    return replace(node, span=NOWHERE) if isinstance(node, Var | Const | Any) else node


def _bare(clause: Clause) -> object:
    """A clause without its places, for comparing its text with another's."""
    return (
        tuple(_nowhere(a) if isinstance(a, Var | Const) else repr(a) for a in clause.head.args),
        tuple(
            _plain(item)
            if isinstance(item, Atom)
            else replace(item, left=_nowhere(item.left), right=_nowhere(item.right), span=NOWHERE)
            if isinstance(item, Comparison)
            else repr(item)
            for item in clause.body
        ),
    )
