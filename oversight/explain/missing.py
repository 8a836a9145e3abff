"""What is not in the records where a rule cannot tell, and where it should stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from oversight.datalog.checked import CheckedClause
from oversight.datalog.syntax import Any as Anything
from oversight.datalog.syntax import Atom, Var
from oversight.evaluation import plain
from oversight.explain.answer import Missing, Words
from oversight.explain.facts import CaseFacts
from oversight.explain.noclock import why_none
from oversight.explain.prove import EXAMINES, Prover, is_missing, record_key, shown
from oversight.explain.search import FREE
from oversight.explain.values import Env

_DEEPEST = 6


class Gaps:
    """Looks for what would have to be there for a cannot-tell clause not to hold."""

    def __init__(self, prover: Prover, facts: CaseFacts) -> None:
        self.prover = prover
        self.search = prover.search
        self.facts = facts

    def of(self, checked: CheckedClause, env: Env, depth: int = 0) -> Iterator[Missing]:
        """What is missing by the conditions of a clause that holds with these values."""
        for literal in checked.clause.body:
            if not isinstance(literal, Atom) or literal.relation == EXAMINES:
                continue
            if literal.relation not in self.search.predicates:
                yield from (
                    self._record(literal, env) if literal.negated else self._column(literal, env)
                )
            elif depth < _DEEPEST:
                yield from self._term(literal, env, depth + 1)

    def _term(self, literal: Atom, env: Env, depth: int) -> Iterator[Missing]:
        """Of a term that holds, its own gaps; of one that does not, what fails in it."""
        asked = tuple(
            FREE
            if isinstance(a, Anything) or (isinstance(a, Var) and a.name not in env)
            else self.search.values.value(a, env)
            for a in literal.args
        )
        for checked in self.search.predicates[literal.relation].clauses:
            entered = self.search.entered(checked, asked)
            if entered is None:
                continue
            trace = self.search.trace(checked, entered)
            if trace.holds and not literal.negated:
                yield from self.of(checked, trace.envs[0], depth)
            elif not trace.holds and literal.negated and trace.tried:
                failed, found = trace.tried[-1], trace.envs[0]
                if not isinstance(failed, Atom) or failed.negated:
                    continue
                if failed.relation in self.search.predicates:
                    if depth < _DEEPEST:
                        opposite = Atom(failed.relation, failed.args, negated=True)
                        yield from self._term(opposite, found, depth + 1)
                else:
                    yield from self._record(failed, found)

    def _column(self, atom: Atom, env: Env) -> Iterator[Missing]:
        """Columns that are asked to be empty, of the records in which they are."""
        empty = [column for column, argument in atom.named if is_missing(argument)]
        for row, _ in self.search.matching(atom, env) if empty else ():
            key = record_key(atom.relation, row)
            for column in empty:
                yield Missing(
                    atom.relation,
                    key,
                    column,
                    Words(
                        f"{atom.relation} {key} 未填{column}",
                        f"{atom.relation} {key} has no value in its column {column}",
                    ),
                )

    def _record(self, atom: Atom, env: Env) -> Iterator[Missing]:
        """A record that is not there, or is there without what is asked of it."""
        if atom.relation == "clock" and (name := self._clock(atom, env)):
            case = self.search.values.value(dict(atom.named)["case"], env)
            walked = self.facts.walked(case)
            if name not in walked.clocks:
                yield from why_none(walked, name)
                return
        if atom.relation == "officer":
            unnamed = list(self._unnamed(atom, env))
            if unnamed:
                yield from unnamed
                return
        near = self.prover.nearest(atom, env)
        lacking = [
            (row, [c for c, a in atom.named if row.get(c) is None and not is_missing(a)])
            for row in near
        ]
        if any(columns for _, columns in lacking):
            for row, columns in lacking:
                key = record_key(atom.relation, row)
                for column in columns:
                    yield Missing(
                        atom.relation,
                        key,
                        column,
                        Words(
                            f"{atom.relation} {key} 未填{column}",
                            f"{atom.relation} {key} has no value in its column {column}",
                        ),
                    )
            return
        wanted = ", ".join(_wanted(self._values(atom, env)))
        yield Missing(
            atom.relation,
            None,
            None,
            Words(
                f"{atom.relation} 中没有 {wanted} 的记录",
                f"there is no {atom.relation} with {wanted}",
            ),
        )

    def _unnamed(self, atom: Atom, env: Env) -> Iterator[Missing]:
        """The events that an officer is asked of and that name none."""
        asked = {c: v for c, v in self._values(atom, env) if c != "officer" and v is not FREE}
        for event in self.facts.rows("event", asked) if asked else ():
            if not event["officers"] and all(event[c] == v for c, v in asked.items()):
                key = event["event"]
                yield Missing(
                    "event",
                    str(key),
                    "officers",
                    Words(
                        f"event {key}（{event['act']}）未填officers",
                        f"event {key} ({event['act']}) names nobody in its column officers",
                    ),
                )

    def _clock(self, atom: Atom, env: Env) -> str:
        named = dict(atom.named)
        clock, case = named.get("clock"), named.get("case")
        if clock is None or case is None or isinstance(clock, Anything):
            return ""
        if isinstance(case, Var) and case.name not in env:
            return ""
        if isinstance(clock, Var) and clock.name not in env:
            return ""
        return str(self.search.values.value(clock, env))

    def _values(self, atom: Atom, env: Env) -> Sequence[tuple[str, Any]]:
        return [
            (
                column,
                FREE
                if isinstance(a, Anything) or (isinstance(a, Var) and a.name not in env)
                else self.search.values.value(a, env),
            )
            for column, a in atom.named
        ]


def _wanted(values: Sequence[tuple[str, Any]]) -> Iterator[str]:
    for column, value in values:
        if value is FREE:
            yield f"{column}=…"
        elif value is not None:
            yield f"{column}={shown(value, plain(value, ZoneInfo('UTC')))}"
