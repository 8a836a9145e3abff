"""Which facts of a rule's findings tell of a person: read from the rule, not from the records.

A fact does where its variable can only come from a column that tells of a person, through
however many terms: such as the officer of `flags(C, Officer)`. Pages mask these facts, and
whatever repeats them, without reading a record.
"""

from __future__ import annotations

from collections.abc import Mapping

from oversight.datalog.checked import CheckedProgram
from oversight.datalog.syntax import Aggregate, Atom, Clause, Comparison, Expr, Var
from oversight.datalog.walk import parts
from oversight.records.schema import PERSONAL

OFFICERS = {"officer": frozenset({"officer"})}
"""The relation that names the members of `event.officers`, one by one."""

NUMBERS = frozenset({"len_", "sum_", "mean_"})
"""What is gathered by these is a number and names nobody."""

Columns = Mapping[str, frozenset[int]]
"""Of each derived predicate, the places of its columns that tell of a person."""


def personal_facts(program: CheckedProgram) -> frozenset[str]:
    """The facts of the findings of a rule's program that may tell of a person."""
    told = _told(program)
    flags = program.predicate("flags")
    if flags is None:
        return frozenset()
    return frozenset(flags.names[place] for place in told["flags"] if place > 0)


def _told(program: CheckedProgram) -> Columns:
    """The telling columns of every predicate; again until nothing is added, as some recur."""
    told: dict[str, frozenset[int]] = {each.name: frozenset() for each in program.predicates}
    while True:
        before = dict(told)
        for predicate in program.predicates:
            for checked in predicate.clauses:
                told[predicate.name] |= _of_clause(checked.clause, told)
        if told == before:
            return told


def _of_clause(clause: Clause, told: Columns) -> frozenset[int]:
    names = _variables(clause, told)
    return frozenset(place for place, given in enumerate(clause.head.args) if _tells(given, names))


def _variables(clause: Clause, told: Columns) -> set[str]:
    """The variables of a clause that hold what tells of a person."""
    names: set[str] = set()
    for literal in clause.body:
        if isinstance(literal, Atom) and not literal.negated:
            hidden = PERSONAL.get(literal.relation) or OFFICERS.get(literal.relation, frozenset())
            given = [value for column, value in literal.named if column in hidden]
            places = told.get(literal.relation, frozenset())
            given += [literal.args[place] for place in places if place < len(literal.args)]
            names |= {value.name for value in given if isinstance(value, Var)}
    while True:
        bound = {
            side.name
            for literal in clause.body
            if isinstance(literal, Comparison) and literal.op == "=="
            for side, other in (
                (literal.left, literal.right),
                (literal.right, literal.left),
            )
            if isinstance(side, Var) and _tells(other, names)
        }
        if bound <= names:
            return names
        names |= bound


def _tells(given: Expr | Aggregate, names: set[str]) -> bool:
    if isinstance(given, Aggregate):
        return given.function not in NUMBERS and _tells(given.value, names)
    return any(isinstance(part, Var) and part.name in names for part in parts(given))
