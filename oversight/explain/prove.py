"""What the search found, told condition by condition in the author's words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from oversight.datalog.checked import CheckedClause
from oversight.datalog.syntax import (
    Aggregate,
    Atom,
    Comparison,
    Const,
    Literal,
    Membership,
    Var,
)
from oversight.datalog.syntax import (
    Any as Anything,
)
from oversight.datalog.walk import expressions, variables
from oversight.evaluation import Value, plain
from oversight.explain.answer import Condition, NormRead, RecordRead, Tried, Words
from oversight.explain.search import FREE, Search, Trace
from oversight.explain.source import comment_above, source_text, substituted
from oversight.explain.values import Env, Row
from oversight.records.schema import IDENTITY
from oversight.rulebook.norms import Norm

EXAMINES = "examines"
IMPLIED = "the rule examines it"
"""The text of the condition that flags and cannot_tell imply."""
_DEEPEST = 16
_MOST = 300
_RECORDS = 12

Goal = tuple[str, tuple[Any, ...]]


class Prover:
    """Makes proofs from a search. A proof never opens what is open already: it is a tree."""

    def __init__(self, search: Search, norms: Mapping[str, Norm]) -> None:
        self.search = search
        self.norms = norms
        self.zone = search.values.zone
        self._left = _MOST
        self._open: set[Goal] = set()

    def afresh(self) -> None:
        """Begin another proof, in which nothing is shown yet."""
        self._left = _MOST
        self._open.clear()

    def holding(
        self, name: str, row: tuple[Any, ...], path: frozenset[Goal] = frozenset()
    ) -> tuple[Tried, ...]:
        """The first clause by which a row of a predicate holds; empty where only a circle does."""
        number = self.search.number(name, row)
        path = path | {(name, row)}
        for checked in self.search.predicates[name].clauses:
            env = self.search.entered(checked, row)
            if env is None:
                continue
            trace = self.search.trace(checked, env)
            if not trace.holds:
                continue
            if any(isinstance(a, Aggregate) for a in checked.clause.head.args):
                return (self._tried(name, trace, trace.envs, path),)
            grounded = self._grounded(checked, trace.envs, path, number)
            if grounded is not None:
                return (self._tried(name, trace, (grounded,), path),)
        return ()

    def failing(
        self, name: str, bound: tuple[Any, ...], path: frozenset[Goal] = frozenset()
    ) -> tuple[Tried, ...]:
        """Each clause that does not hold, up to what fails; the one that came furthest first."""
        path = path | {(name, bound)}
        tried = []
        for checked in self.search.predicates[name].clauses:
            env = self.search.entered(checked, bound)
            if env is None:
                continue
            trace = self.search.trace(checked, env)
            if not trace.holds:
                tried.append(self._tried(name, trace, (_least(checked, trace.envs),), path))
        return tuple(sorted(tried, key=lambda one: -one.passed))

    def norm(self, name: str, day: date) -> NormRead | None:
        """A norm as it was in force on a day; `None` where it had no value."""
        norm = self.norms.get(name)
        value = next((v for v in norm.values if v.in_force(day)), None) if norm else None
        if norm is None or value is None:
            return None
        return NormRead(
            name=name,
            title=Words(norm.title.zh, norm.title.en),
            on=day.isoformat(),
            value=plain(value.value, self.zone),
            unit=norm.unit,
            since=value.start.isoformat(),
            until=value.until.isoformat() if value.until else None,
            source=value.source,
            confidence=value.confidence,
        )

    # -- clauses ----------------------------------------------------------------

    def _grounded(
        self, checked: CheckedClause, envs: Sequence[Env], path: frozenset[Goal], number: int | None
    ) -> Env | None:
        """The least row of values that rests on nothing being proved already.

        Rows that rest only on what was found before the row itself go first: they lead to the
        ground. The path keeps the others from going round in a circle.
        """
        names = {name for name, _ in path}
        recursive = [
            literal
            for literal in checked.clause.body
            if isinstance(literal, Atom) and not literal.negated and literal.relation in names
        ]
        if not recursive:
            return _least(checked, envs)
        later: list[Env] = []
        for env in sorted(envs, key=lambda env: _order(checked, env)):
            goals = [(literal.relation, self._row(literal, env)) for literal in recursive]
            if any(goal in path for goal in goals):
                continue
            found = [self.search.number(*goal) for goal in goals]
            if number is not None and all(n is not None and n < number for n in found):
                return env
            later.append(env)
        return next(iter(later), None)

    def _tried(self, name: str, trace: Trace, envs: Sequence[Env], path: frozenset[Goal]) -> Tried:
        clause = trace.checked.clause
        env = _least(trace.checked, envs)
        last = len(trace.tried) - 1
        return Tried(
            predicate=name,
            where=str(clause.span),
            holds=trace.holds,
            conditions=tuple(
                self._condition(literal, trace.holds or place < last, env, path)
                for place, literal in enumerate(trace.tried)
            ),
            text=source_text(clause.span),
            says=comment_above(clause.span),
            gathered=len(envs) if any(isinstance(a, Aggregate) for a in clause.head.args) else 0,
        )

    def _condition(
        self,
        literal: Literal,
        holds: bool,
        env: Env,
        path: frozenset[Goal],
    ) -> Condition:
        self._left -= 1
        asked = literal.relation if isinstance(literal, Atom) else ""
        term = self.search.predicates.get(asked)
        implied = asked == EXAMINES
        names = dict.fromkeys(v.name for v in variables(literal) if v.name in env)
        values = {name: plain(env[name], self.zone) for name in sorted(names)}
        opened, above = self._opened(literal, holds, env, path)
        return Condition(
            text=IMPLIED if implied else source_text(literal.span),
            where=str(literal.span),
            holds=holds,
            values={n: v for n, v in values.items() if not n.removeprefix("_").isdigit()},
            substituted=""
            if implied
            else substituted(literal, {n: shown(env[n], values[n]) for n in names}),
            computed=self._computed(literal, env),
            defined=tuple(
                source_text(checked.clause.span)
                for checked in (term.clauses if term and not implied else ())
                if checked.clause.body
            ),
            records=tuple(self._records(literal, holds, env)),
            norms=self._norms(literal, env),
            opened=opened,
            above=above,
        )

    def _opened(
        self, literal: Literal, holds: bool, env: Env, path: frozenset[Goal]
    ) -> tuple[tuple[Tried, ...], bool]:
        """The proof of a term, or why it does not hold; and whether it is left shut."""
        if not isinstance(literal, Atom) or literal.relation not in self.search.predicates:
            return (), False
        there = holds is not literal.negated
        goal = (literal.relation, self._row(literal, env) if there else self._asked(literal, env))
        told = goal in path or (there and goal in self._open)
        if told or len(path) >= _DEEPEST or self._left <= 0:
            return (), True
        if there:
            self._open.add(goal)
        opened = self.holding(*goal, path) if there else self.failing(*goal, path)
        return opened, there and not opened

    def _asked(self, atom: Atom, env: Env) -> tuple[Any, ...]:
        return tuple(
            FREE
            if isinstance(a, Anything) or (isinstance(a, Var) and a.name not in env)
            else self.search.values.value(a, env)
            for a in atom.args
        )

    def _row(self, atom: Atom, env: Env) -> tuple[Any, ...]:
        """The row by which an atom on a derived predicate holds: the least that agrees."""
        asked = self._asked(atom, env)
        if FREE not in asked and asked in self.search.rows(atom.relation, asked):
            return asked
        return min(self.search.rows(atom.relation, asked), default=asked)

    # -- what stands behind a condition -------------------------------------------

    def _computed(self, literal: Literal, env: Env) -> str:
        """Both sides of a comparison as values; empty where a side is only being named."""
        if isinstance(literal, Membership):
            value = self.search.values.value(literal.item, env) if _has(literal, env) else None
            return "" if value is None else shown(value, plain(value, self.zone))
        if not isinstance(literal, Comparison) or not _has(literal, env):
            return ""
        if literal.op == "==" and isinstance(literal.left, Var):
            return ""
        sides = [self.search.values.value(s, env) for s in (literal.left, literal.right)]
        left, right = (
            "-" if side is None else shown(side, plain(side, self.zone)) for side in sides
        )
        return f"{left} {literal.op} {right}"

    def _norms(self, literal: Literal, env: Env) -> tuple[NormRead, ...]:
        asked = self.search.values.norms_in(expressions(literal), env)
        return tuple(read for name, day in asked if (read := self.norm(name, day)))

    def _records(self, literal: Literal, holds: bool, env: Env) -> Iterator[RecordRead]:
        """The records that satisfy a condition; where none does, those that come nearest."""
        if not isinstance(literal, Atom) or literal.relation in self.search.predicates:
            return
        rows = [row for row, _ in self.search.matching(literal, env)]
        if not rows and not holds and not literal.negated:
            rows = self.nearest(literal, env)
        keyed = {record_key(literal.relation, row): row for row in rows}
        columns = [name for name, _ in literal.named]
        for key, row in list(keyed.items())[:_RECORDS]:
            yield RecordRead(literal.relation, key, self._columns(row, columns))

    def nearest(self, atom: Atom, env: Env) -> list[Row]:
        """The rows that satisfy the most columns of an atom, more than the case alone."""
        single = [
            (place, Atom(atom.relation, named=(pair,))) for place, pair in enumerate(atom.named)
        ]
        bound = {
            column: value
            for (column, _), value in zip(atom.named, self._named(atom, env), strict=True)
            if value is not FREE and value is not None
        }
        keyed = bool(set(bound) & set(IDENTITY.get(atom.relation, ())))
        if "case" not in bound and not keyed:
            return []
        scored: list[tuple[int, Row]] = []
        for row in self.search.facts.rows(atom.relation, bound):
            fits = {p for p, one in single if self.search.matched(one, row, env) is not None}
            if len(fits) >= 2 or (fits and (keyed or len(atom.named) == 1)):
                scored.append((len(fits), row))
        most = max((score for score, _ in scored), default=0)
        return [row for score, row in scored if score == most]

    def _named(self, atom: Atom, env: Env) -> list[Any]:
        return [
            FREE
            if isinstance(a, Anything) or (isinstance(a, Var) and a.name not in env)
            else self.search.values.value(a, env)
            for _, a in atom.named
        ]

    def _columns(self, row: Row, columns: Sequence[str]) -> Mapping[str, Value]:
        return {
            name: ", ".join(map(str, row[name]))
            if isinstance(row.get(name), list)
            else plain(row.get(name), self.zone)
            for name in columns
        }


def record_key(relation: str, row: Row) -> str:
    """What names a row: its key, or for what is reckoned, what tells it from its like."""
    match relation:
        case "clock":
            return str(row["clock"])
        case "pause":
            return f"{row['clock']} {row['kind'] or '-'} {row['start']}"
        case "officer":
            return f"{row['event']} {row['officer']}"
    return " ".join(str(row[name]) for name in IDENTITY[relation])


def shown(value: Any, as_plain: Value) -> str:
    """A value as it stands within a condition: texts in quotation marks.

    >>> shown("A", "A"), shown(9, 9)
    ('"A"', '9')
    """
    return f'"{value}"' if isinstance(value, str) else str(as_plain)


def _has(literal: Literal, env: Env) -> bool:
    return all(variable.name in env for variable in variables(literal))


def _least(checked: CheckedClause, envs: Sequence[Env]) -> Env:
    """The row of values that is least by the head's columns, then by the others."""
    return min(envs, key=lambda env: _order(checked, env))


def _order(checked: CheckedClause, env: Env) -> tuple[Any, ...]:
    head = [a.name for a in checked.clause.head.args if isinstance(a, Var)]
    return tuple(env[n] for n in dict.fromkeys([*head, *sorted(env)]) if n in env)


def is_missing(argument: object) -> bool:
    """Whether a column is asked to have no value."""
    return isinstance(argument, Const) and argument.value is None
