"""Why a clause holds for a subject, or the first of its conditions that does not.

A proof is made condition by condition, in the author's own words: each step is a piece of the
rule's text with the values its variables took. The conditions are tried in the order in which
they are evaluated; where the clause fails, the last step is the first condition that no row
satisfies, with the values found before it. All steps show one and the same row of values: where
the clause holds, the least by the head's columns, which is the one a finding states.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from sqlglot import exp

from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate
from oversight.datalog.compile import ClauseCompiler, literal
from oversight.datalog.context import Context
from oversight.datalog.syntax import (
    Aggregate,
    Arith,
    Atom,
    Call,
    Comparison,
    Expr,
    Literal,
    Lookup,
    Membership,
    Span,
    Var,
)

Run = Callable[[exp.Query], Sequence[Mapping[str, object]]]
"""Runs a query (over base relations and derived predicates) and gives its rows."""


@dataclass(frozen=True)
class Step:
    """One condition: whether it holds, and its variables' values."""

    literal: Literal
    holds: bool
    values: Mapping[str, object]


@dataclass(frozen=True)
class ClauseProof:
    """One clause tried for one subject."""

    predicate: str
    span: Span
    holds: bool
    steps: tuple[Step, ...]


def prove(
    program: CheckedProgram, predicate: Predicate, context: Context, subject: str, run: Run
) -> tuple[ClauseProof, ...]:
    """Each clause of a predicate tried for the subject (the value of the head's first place)."""
    return tuple(
        _prove_clause(program, predicate, clause, context, subject, run)
        for clause in predicate.clauses
    )


def _prove_clause(
    program: CheckedProgram,
    predicate: Predicate,
    checked: CheckedClause,
    context: Context,
    subject: str,
    run: Run,
) -> ClauseProof:
    body = checked.clause.body
    values: dict[str, object] = {}
    holds = True
    tried = 0
    for count in range(1, len(body) + 1):
        compiler = ClauseCompiler(checked, predicate, program, context)
        compiler.read(count)
        rows = run(_asked(compiler, checked, subject))
        tried, holds = count, bool(rows)
        if not holds:
            break
        values = dict(rows[0])
    steps = tuple(
        Step(
            item,
            holds or place < tried,
            {name: values[name] for name in sorted(variables(item)) if name in values},
        )
        for place, item in enumerate(body[:tried], start=1)
    )
    return ClauseProof(predicate.name, checked.clause.span, holds, steps)


def _asked(compiler: ClauseCompiler, checked: CheckedClause, subject: str) -> exp.Query:
    """One row of the variables bound so far, for this subject: the least by the head."""
    columns = [
        exp.alias_(value.sql.copy(), name, quoted=True) for name, value in compiler.bound.items()
    ]
    select = compiler.select(*(columns or [exp.Literal.number(1)]))
    key = checked.clause.head.args[0]
    if isinstance(key, Var) and key.name in compiler.bound:
        at = compiler.bound[key.name].sql.copy()
        select = select.where(exp.EQ(this=at, expression=literal(subject).sql))
    order = [
        compiler.expression(argument).sql
        for argument in checked.clause.head.args[1:]
        if not isinstance(argument, Aggregate)
        and variables(argument) <= compiler.bound.keys()
        and variables(argument)
    ]
    columns_in_turn = (exp.Literal.number(i + 1) for i in range(len(columns) or 1))
    return select.order_by(*order, *columns_in_turn).limit(1)


def variables(node: Literal | Expr | Aggregate) -> set[str]:
    """The names of the variables in a literal or an expression."""
    match node:
        case Var(name=name):
            return {name}
        case Atom():
            parts: tuple[Expr, ...] = (*node.args, *(value for _, value in node.named))
        case Comparison() | Arith():
            parts = (node.left, node.right)
        case Membership():
            parts = (node.item,)
        case Call():
            parts = (*node.args, *(value for _, value in node.named))
        case Lookup():
            parts = node.keys
        case Aggregate():
            parts = (node.value, *node.for_each)
        case _:
            parts = ()
    return set().union(*(variables(part) for part in parts)) if parts else set()
