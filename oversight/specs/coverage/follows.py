"""Whether a condition follows from those before it, so that no record can make it fail.

`event(case=C, act="penalty", ts=T)` cannot fail after `penalised(C)`, of which it is a part:
it only gives T its value. Such a condition decides nothing and no scenario can show it failing.
What is found here does follow; what follows by a longer way is not found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from oversight.datalog.checked import CheckedProgram
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
    Membership,
    Var,
)
from oversight.datalog.walk import variables
from oversight.records.schema import COLUMNS, KEYS

_DEPTH = 6
_MAY_BE_MISSING: Mapping[str, frozenset[str]] = {
    "clock": frozenset({"ended", "basis"}),
    "pause": frozenset({"kind", "end"}),
    "officer": frozenset(),
}
Values = Mapping[str, Expr]


def follows(program: CheckedProgram, before: Sequence[Literal], item: Literal) -> bool:
    """Whether `item` holds wherever the conditions `before` it hold."""
    if gives_value(before, item):
        return True
    names = count(1)
    facts = [fact for literal in before for fact in _unfolded(program, literal, names, _DEPTH)]
    bound = {v.name for literal in before for v in variables(literal)}
    goal = _Goal(program, facts, frozenset(bound), names)
    return any(True for _ in goal.ways([_plain(item)], {}, _DEPTH))


def gives_value(before: Sequence[Literal], item: Literal) -> bool:
    """Whether the condition is an `==` that gives a variable its value."""
    if not isinstance(item, Comparison) or item.op != "==":
        return False
    bound = {v.name for literal in before for v in variables(literal) if _binds(literal)}
    return any(isinstance(s, Var) and s.name not in bound for s in (item.left, item.right))


def _binds(literal: Literal) -> bool:
    return not (isinstance(literal, Atom) and literal.negated)


def _unfolded(
    program: CheckedProgram, literal: Literal, names: Iterator[int], depth: int
) -> Iterator[Literal]:
    """The condition and, where it asks for a predicate of one clause, what that one says."""
    yield _plain(literal)
    if not isinstance(literal, Atom) or literal.negated or depth == 0:
        return
    predicate = program.predicate(literal.relation)
    if predicate is None or len(predicate.clauses) != 1:
        return
    body = _body(predicate.clauses[0].clause, literal.args, names)
    for item in body or ():
        yield from _unfolded(program, item, names, depth - 1)


def _body(clause: Clause, args: Sequence[Expr], names: Iterator[int]) -> list[Literal] | None:
    """The body of a clause with the arguments put in; `None` where the head does not take them."""
    values: dict[str, Expr] = {}
    for formal, actual in zip(clause.head.args, args, strict=True):
        if isinstance(formal, Aggregate) or isinstance(actual, Any):
            continue
        if isinstance(formal, Const):
            if not isinstance(actual, Const) or formal.value != actual.value:
                return None
        elif isinstance(formal, Var):
            if formal.name in values and _plain_expr(values[formal.name]) != _plain_expr(actual):
                return None
            values[formal.name] = actual
    number = next(names)
    for item in clause.body:
        for variable in variables(item):
            values.setdefault(variable.name, Var(f"{variable.name}'{number}"))
    return [_put(item, values) for item in clause.body]


@dataclass(frozen=True)
class _Goal:
    program: CheckedProgram
    facts: Sequence[Literal]
    bound: frozenset[str]
    names: Iterator[int]

    def ways(self, goals: Sequence[Literal], values: Values, depth: int) -> Iterator[Values]:
        """Each way in which the goals hold by the facts, as values of their own variables."""
        if not goals:
            yield values
            return
        first, rest = _put(goals[0], values), goals[1:]
        if first in self.facts:
            yield from self.ways(rest, values, depth)
            return
        if isinstance(first, Comparison) and first.op == "==":
            for one, other in ((first.left, first.right), (first.right, first.left)):
                if isinstance(one, Var) and self._free(one, values):
                    yield from self.ways(rest, {**values, one.name: other}, depth)
                    return
        if isinstance(first, Atom) and not first.negated:
            if self.program.predicate(first.relation) is None:
                for found in self._record(first, values):
                    yield from self.ways(rest, found, depth)
            elif depth:
                yield from self._derived(first, rest, values, depth)

    def _derived(
        self, first: Atom, rest: Sequence[Literal], values: Values, depth: int
    ) -> Iterator[Values]:
        for fact in self.facts:
            if isinstance(fact, Atom) and fact.relation == first.relation and not fact.negated:
                found = self._matched(zip(first.args, fact.args, strict=True), values, None)
                if found is not None:
                    yield from self.ways(rest, found, depth)
        predicate = self.program.predicate(first.relation)
        for checked in predicate.clauses if predicate else ():
            body = _body(checked.clause, first.args, self.names)
            if body is not None:
                yield from self.ways([*map(_plain, body), *rest], values, depth - 1)

    def _record(self, first: Atom, values: Values) -> Iterator[Values]:
        for fact in self.facts:
            if not isinstance(fact, Atom) or fact.negated or fact.relation != first.relation:
                continue
            there = dict(fact.named)
            pairs = [(value, there.get(column, Any())) for column, value in first.named]
            columns = [column for column, _ in first.named]
            found = self._matched(pairs, values, (first.relation, columns))
            if found is not None:
                yield found

    def _matched(
        self,
        pairs: Iterable[tuple[Expr, Expr]],
        values: Values,
        record: tuple[str, list[str]] | None,
    ) -> Values | None:
        """Values with which each wanted argument is the one that is there."""
        found = dict(values)
        for place, (wanted, there) in enumerate(pairs):
            value = found.get(wanted.name, wanted) if isinstance(wanted, Var) else wanted
            if isinstance(value, Any) or value == there:
                continue
            if not isinstance(value, Var) or not self._free(value, found):
                return None
            if isinstance(there, Const) and there.value is None:
                return None
            some = isinstance(there, Any)
            if some and record is not None and not _always(record[0], record[1][place]):
                return None
            found[value.name] = Var(f"'{next(self.names)}") if some else there
        return found

    def _free(self, variable: Var, values: Values) -> bool:
        """Whether a variable stands for nothing yet, neither before the goal nor by now."""
        name = variable.name
        known = {v.name for fact in self.facts for v in variables(fact)}
        return name not in self.bound and name not in values and name not in known


def _always(relation: str, column: str) -> bool:
    """Whether every row of the relation has a value in the column."""
    if relation in _MAY_BE_MISSING:
        return column not in _MAY_BE_MISSING[relation]
    known = COLUMNS[relation].get(column)
    return known is not None and (known.required or column == KEYS[relation])


def _plain(item: Literal) -> Literal:
    """The condition without its place in the text, so that equal ones are equal."""
    return _put(item, {})


def _plain_expr(node: Expr) -> Expr:
    return _put_expr(node, {})


def _put(item: Literal, values: Values) -> Literal:
    match item:
        case Atom():
            args = tuple(_put_expr(a, values) for a in item.args)
            named = tuple((column, _put_expr(a, values)) for column, a in item.named)
            return Atom(item.relation, args, named, item.negated)
        case Comparison():
            left, right = _put_expr(item.left, values), _put_expr(item.right, values)
            return Comparison(item.op, left, right)
        case Membership():
            constants = tuple(Const(value.value) for value in item.values)
            return Membership(_put_expr(item.item, values), constants, item.negated)


def _put_expr(node: Expr, values: Values) -> Expr:
    match node:
        case Var(name=name):
            value = values.get(name)
            return Var(name) if value is None or value == node else _put_expr(value, values)
        case Const(value=constant):
            return Const(constant)
        case Call():
            args = tuple(_put_expr(a, values) for a in node.args)
            named = tuple((key, _put_expr(a, values)) for key, a in node.named)
            return Call(node.name, args, named)
        case Arith():
            left, right = _put_expr(node.left, values), _put_expr(node.right, values)
            return Arith(node.op, left, right)
        case Any():
            return Any()
        case _:
            return replace(node)
