"""The search for what holds: top down, from one subject, over only the records it asks for.

A predicate is asked for with some of its values bound, and answers with the rows that agree.
Answers are kept, so that a predicate that needs itself ends: while it is being asked, whoever
asks again sees what has been found so far, and the asking is repeated until nothing is new.
Every row bears the number of its finding; a row is found from rows with smaller numbers, which
makes proofs of recursive predicates trees.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol

from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate
from oversight.datalog.context import HOUR_CLOCK_COLUMNS
from oversight.datalog.syntax import (
    Aggregate,
    Atom,
    Comparison,
    Const,
    Expr,
    Literal,
    Membership,
    Var,
)
from oversight.datalog.syntax import (
    Any as Anything,
)
from oversight.datalog.walk import parts, variables
from oversight.explain.values import Env, Row, Values, gathered, typed

FREE = object()
"""Stands in a question for a value that is asked for."""
_FRAMES = 200_000

Found = Mapping[tuple[Any, ...], int]
"""The rows of a predicate, each with the number of its finding."""


class Facts(Protocol):
    """Where the rows of base relations come from."""

    def rows(self, relation: str, bound: Row) -> Sequence[Row]:
        """At least every row that has the bound values; there may be others among them."""

    def derived(self, predicate: str, bound: tuple[Any, ...]) -> list[tuple[Any, ...]] | None:
        """The rows of a derived predicate, where they stand somewhere already."""


@dataclass(frozen=True)
class Trace:
    """One clause tried: its conditions in the order of trying, up to the first that fails.

    `envs` are the rows of values that satisfy all conditions, or all before the one that fails.
    """

    checked: CheckedClause
    tried: tuple[Literal, ...]
    holds: bool
    envs: tuple[Env, ...]


class Search:
    """Asks the predicates of one program."""

    def __init__(self, program: CheckedProgram, values: Values, facts: Facts) -> None:
        self.program = program
        self.values = values
        self.facts = facts
        self.predicates: dict[str, Predicate] = {p.name: p for p in program.predicates}
        self._tables: dict[tuple[str, tuple[Any, ...]], dict[tuple[Any, ...], int]] = {}
        self._done: set[tuple[str, tuple[Any, ...]]] = set()
        self._depth: dict[tuple[str, tuple[Any, ...]], int] = {}
        self._seen: set[tuple[str, tuple[Any, ...]]] = set()
        self._numbers = 0

    # -- predicates -------------------------------------------------------------

    def rows(self, name: str, bound: tuple[Any, ...]) -> Found:
        """The rows of a derived predicate that agree with `bound` (`FREE` where asked for)."""
        if name not in self.predicates:
            return {}
        with _deep():
            self._ask((name, bound))
        return self._tables[(name, bound)]

    def number(self, name: str, row: tuple[Any, ...]) -> int | None:
        """The number under which a whole row was found; `None` where it does not hold."""
        return self.rows(name, row).get(row)

    def _ask(self, goal: tuple[str, tuple[Any, ...]]) -> int:
        """Fill the goal's table; the depth of the earliest open goal that it leans on."""
        if goal in self._done:
            return sys.maxsize
        if goal in self._depth:
            return self._depth[goal]
        if goal in self._seen:  # asked already in this round of an open goal, and not complete
            return 0
        name, bound = goal
        table = self._tables.setdefault(goal, {})
        held = self.facts.derived(name, bound)
        if held is not None:
            for row in held:
                self._add(table, row)
            self._done.add(goal)
            return sys.maxsize
        depth = len(self._depth)
        self._depth[goal] = depth
        predicate = self.predicates[name]
        while True:
            before, outer = self._numbers, set(self._seen)
            lowest = sys.maxsize
            for checked in predicate.clauses:
                lowest = min(lowest, self._derive(predicate, checked, bound, table))
            if lowest < depth or lowest == sys.maxsize or self._numbers == before:
                break
            self._seen = outer
        del self._depth[goal]
        if lowest < depth:
            self._seen.add(goal)
            return lowest
        self._done.add(goal)
        self._done |= self._seen - outer  # they leant on nothing earlier, or this goal would have
        self._seen = outer
        return sys.maxsize

    def _add(self, table: dict[tuple[Any, ...], int], row: tuple[Any, ...]) -> None:
        if row not in table:
            self._numbers += 1
            table[row] = self._numbers

    def _derive(
        self,
        predicate: Predicate,
        checked: CheckedClause,
        bound: tuple[Any, ...],
        table: dict[tuple[Any, ...], int],
    ) -> int:
        """Put the clause's rows into the table; the depth it leans on."""
        head = checked.clause.head.args
        env = self.entered(checked, bound)
        if env is None:
            return sys.maxsize
        envs, lowest = self._solve(checked, env)
        groups: dict[tuple[Any, ...], dict[tuple[Any, ...], Any]] = {}
        for found in envs:
            keys = tuple(
                None if isinstance(a, Aggregate) else typed(self.values.value(a, found), kind)
                for a, kind in zip(head, predicate.types, strict=True)
            )
            aggregate = next((a for a in head if isinstance(a, Aggregate)), None)
            if aggregate is None:
                if all(
                    want is FREE or self.values.compare("==", got, want)
                    for got, want in zip(keys, bound, strict=True)
                ):
                    self._add(table, keys)
                continue
            value = self.values.value(aggregate.value, found)
            each = (value, *(found[v.name] for v in aggregate.for_each))
            groups.setdefault(keys, {})[each] = value
        for keys, members in groups.items():
            aggregate = next(a for a in head if isinstance(a, Aggregate))
            value = gathered(aggregate.function, list(members.values()))
            row = tuple(
                typed(value, kind) if isinstance(a, Aggregate) else key
                for a, key, kind in zip(head, keys, predicate.types, strict=True)
            )
            if all(
                want is FREE or self.values.compare("==", got, want)
                for got, want in zip(row, bound, strict=True)
            ):
                self._add(table, row)
        return lowest

    # -- clauses ----------------------------------------------------------------

    def entered(self, checked: CheckedClause, bound: tuple[Any, ...]) -> Env | None:
        """What the head's bound values give to the clause's variables; `None`: they disagree."""
        env: Env = {}
        for argument, value in zip(checked.clause.head.args, bound, strict=True):
            if value is FREE:
                continue
            if isinstance(argument, Var):
                if argument.name in env and not self.values.compare(
                    "==", env[argument.name], value
                ):
                    return None
                env.setdefault(argument.name, value)
            elif isinstance(argument, Const) and not self.values.compare(
                "==", argument.value, value
            ):
                return None
        return env

    def trace(self, checked: CheckedClause, env: Env) -> Trace:
        """Try the clause with some variables bound, as far as it goes."""
        envs = [env]
        tried: list[Literal] = []
        with _deep():
            for literal in ordered(checked.clause.body, set(env)):
                tried.append(literal)
                further, _ = self._extended(literal, envs)
                if not further:
                    return Trace(checked, tuple(tried), False, tuple(envs))
                envs = further
        return Trace(checked, tuple(tried), True, tuple(envs))

    def _solve(self, checked: CheckedClause, env: Env) -> tuple[list[Env], int]:
        envs, lowest = [env], sys.maxsize
        for literal in ordered(checked.clause.body, set(env)):
            envs, leant = self._extended(literal, envs)
            lowest = min(lowest, leant)
            if not envs:
                break
        return envs, lowest

    def _extended(self, literal: Literal, envs: Sequence[Env]) -> tuple[list[Env], int]:
        """The rows of values that also satisfy one more condition, each once."""
        found: dict[tuple[Any, ...], Env] = {}
        lowest = sys.maxsize
        for env in envs:
            more, leant = self._literal(literal, env)
            lowest = min(lowest, leant)
            for one in more:
                found.setdefault(tuple(one.values()), one)
        return list(found.values()), lowest

    def _literal(self, literal: Literal, env: Env) -> tuple[list[Env], int]:
        match literal:
            case Atom():
                found, leant = self._atom(literal, env)
                if literal.negated:
                    return ([] if found else [env]), leant
                return found, leant
            case Comparison():
                return self._comparison(literal, env), sys.maxsize
            case Membership():
                value = self.values.value(literal.item, env)
                listed = any(self.values.compare("==", value, c.value) for c in literal.values)
                return ([env] if value is not None and listed is not literal.negated else []), (
                    sys.maxsize
                )

    def _comparison(self, item: Comparison, env: Env) -> list[Env]:
        if item.op == "==":
            for one, other in ((item.left, item.right), (item.right, item.left)):
                if isinstance(one, Var) and one.name not in env:
                    value = self.values.value(other, env)
                    return [] if value is None else [env | {one.name: value}]
        left, right = self.values.value(item.left, env), self.values.value(item.right, env)
        return [env] if self.values.compare(item.op, left, right) else []

    # -- atoms ------------------------------------------------------------------

    def _atom(self, atom: Atom, env: Env) -> tuple[list[Env], int]:
        if atom.relation in self.predicates:
            wanted = tuple(self._bound(argument, env) for argument in atom.args)
            leant = self._ask((atom.relation, wanted))
            rows = self._tables[(atom.relation, wanted)]
            return [e for row in list(rows) if (e := self._unified(atom, row, env)) is not None], (
                leant
            )
        return [e for _, e in self.matching(atom, env)], sys.maxsize

    def matching(self, atom: Atom, env: Env) -> list[tuple[Row, Env]]:
        """The rows of a base relation that satisfy the atom, with the values they give."""
        bound = {
            column: value
            for column, argument in atom.named
            if (value := self._bound(argument, env)) is not FREE and value is not None
        }
        found = []
        for row in self.facts.rows(atom.relation, bound):
            after = self.matched(atom, row, env)
            if after is not None:
                found.append((row, after))
        return found

    def _bound(self, argument: Expr, env: Env) -> Any:
        if isinstance(argument, Anything) or (
            isinstance(argument, Var) and argument.name not in env
        ):
            return FREE
        return self.values.value(argument, env)

    def _unified(self, atom: Atom, row: tuple[Any, ...], env: Env) -> Env | None:
        after = dict(env)
        for argument, value in zip(atom.args, row, strict=True):
            if not self._fits(argument, value, after):
                return None
        return after

    def matched(self, atom: Atom, row: Row, env: Env) -> Env | None:
        """What a row gives to the variables of an atom; `None` where it does not satisfy it."""
        after = dict(env)
        hours = self.values.context.counts_hours(atom)
        for column, argument in atom.named:
            if isinstance(argument, Anything):
                continue
            value = row.get(column)
            if (
                atom.relation == "clock"
                and column in HOUR_CLOCK_COLUMNS
                and (row["unit"] == "hour") is not hours
            ):
                value = None  # its instants stand in columns that this condition does not read
            if isinstance(value, list):
                value = " ".join(map(str, value))
            if isinstance(argument, Const) and argument.value is None:
                if value is not None:
                    return None
            elif not self._fits(argument, value, after):
                return None
        return after

    def _fits(self, argument: Expr, value: Any, env: Env) -> bool:
        """Whether a value may stand there; a variable without a value takes it."""
        if isinstance(argument, Anything):
            return True
        if value is None:
            return False
        if isinstance(argument, Var) and argument.name not in env:
            env[argument.name] = value
            return True
        return self.values.compare("==", value, self.values.value(argument, env))


def ordered(body: Sequence[Literal], bound: set[str]) -> Iterator[Literal]:
    """The conditions in the author's order, but for those that would have to look at everything.

    A condition waits until one of its variables has a value, so that the search stays with the
    subject; a comparison or a negation waits until all have.
    """
    waiting = list(body)
    known = set(bound)
    counts: dict[str, int] = {}
    for item in body:
        for variable in variables(item):
            counts[variable.name] = counts.get(variable.name, 0) + 1
    while waiting:
        ready = [item for item in waiting if _ready(item, known, counts)]
        item = next((one for one in ready if _connected(one, known)), ready[0])
        waiting = [one for one in waiting if one is not item]
        yield item
        if not (isinstance(item, Atom) and item.negated):
            known |= {variable.name for variable in variables(item)}


def _ready(item: Literal, known: set[str], counts: Mapping[str, int]) -> bool:
    names = {variable.name for variable in variables(item)}
    if isinstance(item, Atom):
        if item.negated:
            return all(n in known or (n.startswith("_") and counts[n] == 1) for n in names)
        return True
    if isinstance(item, Comparison) and item.op == "==":
        for one, other in ((item.left, item.right), (item.right, item.left)):
            needed = {part.name for part in parts(other) if isinstance(part, Var)}
            if isinstance(one, Var) and one.name not in needed and needed <= known:
                return True
    return names <= known


def _connected(item: Literal, known: set[str]) -> bool:
    if not isinstance(item, Atom) or item.negated:
        return True
    here = {v.name for v in variables(item)}
    return not here or bool(here & known)


@contextmanager
def _deep() -> Iterator[None]:
    """Let a long chain be followed: Python's own limit is meant for other mistakes."""
    before = sys.getrecursionlimit()
    sys.setrecursionlimit(max(before, _FRAMES))
    try:
        yield
    finally:
        sys.setrecursionlimit(before)
