"""A program for one world made a program for many: each relation and predicate says which.

Every atom gets one more value, the number of the world, which all atoms of a clause share; what
a program says of `today` and `now` is looked up for the world. One query then answers for all
scenarios of a rule. Rows of different worlds never meet, so each world's answer is its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from oversight.datalog.checked import (
    CheckedClause,
    CheckedProgram,
    Predicate,
    RelationSchema,
    Type,
)
from oversight.datalog.syntax import (
    Aggregate,
    Arith,
    Atom,
    Call,
    Clause,
    Comparison,
    Expr,
    Literal,
    Membership,
    Var,
)
from oversight.datalog.walk import clause_parts

WORLD = "world"
"""The name of the column, and of the relation of all worlds."""
_NUMBER = Var("__world")
_TIMES: Mapping[str, tuple[Var, Type]] = {
    "today": (Var("__today"), Type.DATE),
    "now": (Var("__now"), Type.INSTANT),
}
_WORLDS = RelationSchema(
    WORLD, {WORLD: Type.INT, "today": Type.DATE, "now": Type.INSTANT}, (WORLD,)
)


@dataclass(frozen=True)
class ManyClause:
    """A clause for many worlds; the first `given` conditions of its body are not the author's."""

    checked: CheckedClause
    given: int


def for_many(program: CheckedProgram) -> CheckedProgram:
    """The program over relations with a column `world`; it stands first in every predicate."""
    relations = {name: _relation(schema) for name, schema in program.relations.items()}
    return CheckedProgram(
        tuple(many_predicate(predicate) for predicate in program.predicates),
        {**relations, WORLD: _WORLDS},
    )


def many_predicate(predicate: Predicate) -> Predicate:
    """The predicate with the world as its first value."""
    return replace(
        predicate,
        names=(WORLD, *predicate.names),
        types=(Type.INT, *predicate.types),
        clauses=tuple(many_clause(checked).checked for checked in predicate.clauses),
    )


def many_clause(checked: CheckedClause) -> ManyClause:
    """The clause for many worlds. Its own conditions follow those that say which world it is."""
    clause = checked.clause
    times = [name for name in _TIMES if _speaks_of(clause, name)]
    body = tuple(_literal(item) for item in clause.body)
    given: tuple[Literal, ...] = ()
    starts = bool(body) and isinstance(body[0], Atom) and not body[0].negated
    if times or not starts:
        columns: tuple[tuple[str, Expr], ...] = tuple((name, _TIMES[name][0]) for name in times)
        given = (Atom(WORLD, named=((WORLD, _NUMBER), *columns), span=clause.span),)
    head = replace(clause.head, args=(_NUMBER, *(_value(a) for a in clause.head.args)))
    types = {_NUMBER.name: Type.INT, **_types(times)}
    many = CheckedClause(
        replace(clause, head=head, body=(*given, *body)), {**checked.types, **types}
    )
    return ManyClause(many, len(given))


def _types(times: list[str]) -> dict[str, Type]:
    return {_TIMES[name][0].name: _TIMES[name][1] for name in times}


def _relation(schema: RelationSchema) -> RelationSchema:
    return replace(schema, columns={WORLD: Type.INT, **schema.columns}, key=(WORLD, *schema.key))


def _speaks_of(clause: Clause, name: str) -> bool:
    return any(isinstance(part, Call) and part.name == name for part in clause_parts(clause))


def _literal(item: Literal) -> Literal:
    match item:
        case Atom(named=()) if item.args:
            return replace(item, args=(_NUMBER, *(_expr(a) for a in item.args)))
        case Atom():
            named = tuple((column, _expr(value)) for column, value in item.named)
            return replace(item, named=((WORLD, _NUMBER), *named))
        case Comparison():
            return replace(item, left=_expr(item.left), right=_expr(item.right))
        case Membership():
            return replace(item, item=_expr(item.item))


def _value(node: Expr | Aggregate) -> Expr | Aggregate:
    return replace(node, value=_expr(node.value)) if isinstance(node, Aggregate) else _expr(node)


def _expr(node: Expr) -> Expr:
    match node:
        case Call(name="today" | "now"):
            return _TIMES[node.name][0]
        case Call():
            args = tuple(_expr(a) for a in node.args)
            return replace(node, args=args, named=tuple((k, _expr(v)) for k, v in node.named))
        case Arith():
            return replace(node, left=_expr(node.left), right=_expr(node.right))
        case _:
            return node
