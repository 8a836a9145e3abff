"""Each clause and condition of a program, tried on the worlds of its scenarios."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from oversight.clock.definition import ClockDefinition
from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate, Type
from oversight.datalog.compile import ClauseCompiler
from oversight.datalog.context import Context
from oversight.datalog.syntax import Atom, Call, Const, Literal, Span, Var
from oversight.datalog.vocabulary import OUTCOMES
from oversight.datalog.walk import expressions, parts, variables
from oversight.engines.duckdb import DIALECT, rename_tables
from oversight.records.model import TABLES
from oversight.specs.coverage.follows import follows
from oversight.specs.trial.bench import Trial
from oversight.specs.trial.relational import for_many, many_clause

Key = tuple[object, ...]


@dataclass(frozen=True)
class Decided:
    """A clause (`literal` is None) or one of its conditions.

    A clause is covered where it holds in some scenario; a condition where in some scenario it
    is the first to fail, all before it holding. `needed` is false for a condition that cannot
    fail where those before it hold.
    """

    predicate: str
    span: Span
    literal: Literal | None
    covered: bool
    needed: bool = True


@dataclass(frozen=True)
class Measured:
    """What a rule's scenarios decide, and the days on which they ask for norms and clocks."""

    decided: tuple[Decided, ...]
    norm_days: Mapping[str, frozenset[date]]
    """By norm, each day for which some scenario asks its value."""
    clocks: frozenset[ClockDefinition]
    """The definitions by which a clock of something examined was reckoned."""


def measure(
    program: CheckedProgram,
    context: Context,
    clocks: Sequence[ClockDefinition],
    trial: Trial,
    only: Collection[Span] | None = None,
) -> Measured:
    """Try every clause of a rule's program (as checked, for one world) on the trial's worlds.

    `only` limits it to the clauses with a head or a condition at one of these places.
    """
    many = for_many(program)
    tables = trial.derive(many, context, clocks)
    measurer = _Measurer(program, many, context, trial, tables)
    decided = [
        found for predicate in program.predicates for found in measurer.predicate(predicate, only)
    ]
    return Measured(
        tuple(decided),
        {name: frozenset(days) for name, days in measurer.norm_days.items()},
        frozenset(_used_clocks(trial, tables, clocks)),
    )


class _Measurer:
    def __init__(
        self,
        program: CheckedProgram,
        many: CheckedProgram,
        context: Context,
        trial: Trial,
        tables: Mapping[str, str],
    ) -> None:
        self.program = program
        self.many = many
        self.context = context
        self.trial = trial
        self.tables = tables
        self.norm_days: dict[str, set[date]] = {}

    def predicate(self, predicate: Predicate, only: Collection[Span] | None) -> Iterator[Decided]:
        for checked in predicate.clauses:
            spans = {checked.clause.head.span, *(item.span for item in checked.clause.body)}
            if checked.clause.body and (only is None or spans & set(only)):
                yield from self._clause(predicate, checked)

    def _clause(self, predicate: Predicate, checked: CheckedClause) -> Iterator[Decided]:
        name, body = predicate.name, checked.clause.body
        many = many_clause(checked)
        implied = int(name in ("flags", "cannot_tell"))
        keys = _keys(name, checked)
        alive, bound = self._start(checked, keys)
        found: list[Decided] = []
        for place in range(len(body) + 1):
            if place:
                rows, now = self._alive(predicate, many.checked, many.given + place, keys)
                both = [name for name in bound if name in now]
                still = {_project(row, now, both) for row in rows}
                left = {row for row in alive if _project(row, bound, both) in still}
                fails = len(left) < len(alive)
                # Of a subject that no condition has bound yet, all are still there.
                alive, bound = (rows, now) if both == bound else (left, bound)
                if place > implied:
                    item = body[place - 1]
                    needed = fails or self._may_fail(name, body[: place - 1], item)
                    found.append(Decided(name, item.span, item, fails, needed))
            if place < len(body):
                self._norms(predicate, many.checked, many.given + place)
        holds = self._findings(name, alive)
        yield Decided(name, checked.clause.head.span, None, holds)
        yield from found

    def _may_fail(self, name: str, before: Sequence[Literal], item: Literal) -> bool:
        """Whether a record could make the condition fail first.

        The first condition of a definition says what it looks at; that there is none of it is
        for whoever uses the definition to show. Of an examines clause it is the population.
        """
        if not before and name not in OUTCOMES and isinstance(item, Atom) and not item.negated:
            return False
        return not follows(self.program, before, item)

    def _findings(self, name: str, alive: set[Key]) -> bool:
        """Whether the clause holds; one of cannot_tell, for a subject that is not flagged."""
        if name != "cannot_tell":
            return bool(alive)
        flagged = {row[:2] for row in self.trial.rows(self.tables["flags"])}
        return any(row[:2] not in flagged for row in alive)

    def _start(self, checked: CheckedClause, keys: list[str]) -> tuple[set[Key], list[str]]:
        """What there is before the first condition: the records of the subject's table, and
        those that other records point to."""
        table = _table_of(self.program, checked, keys[0]) if keys else None
        if table is None:
            return {(number,) for number in range(len(self.trial.worlds))}, []
        ids: set[Key] = {
            (number, row[table])
            for number, world in enumerate(self.trial.known)
            for rows in world.values()
            for row in rows
            if row.get(table) is not None
        }
        return ids, keys[:1]

    def _alive(
        self, predicate: Predicate, checked: CheckedClause, count: int, keys: list[str]
    ) -> tuple[set[Key], list[str]]:
        """The different values of the variables bound after so many conditions."""
        compiler = self._compiler(predicate, checked, count)
        bound = [name for name in keys if name in compiler.bound]
        columns = [compiler.bound[name].sql.copy() for name in ("__world", *bound)]
        return set(self._ask(compiler, columns)), bound

    def _norms(self, predicate: Predicate, checked: CheckedClause, count: int) -> None:
        """Note the days for which the next condition asks a norm."""
        calls = [
            part
            for node in expressions(checked.clause.body[count])
            for part in parts(node)
            if isinstance(part, Call) and part.name == "norm"
        ]
        for call in calls:
            compiler = self._compiler(predicate, checked, count)
            day = compiler.expression(dict(call.named)["on"])
            sql = day.sql
            if day.type is Type.INSTANT:
                sql = exp.Anonymous(this="civil", expressions=[sql])
            name = call.args[0]
            assert isinstance(name, Const) and isinstance(name.value, str)
            days = self.norm_days.setdefault(name.value, set())
            days |= {row[0] for row in self._ask(compiler, [sql]) if isinstance(row[0], date)}

    def _compiler(self, predicate: Predicate, checked: CheckedClause, count: int) -> ClauseCompiler:
        head = self.many.predicate(predicate.name)
        assert head is not None
        compiler = ClauseCompiler(checked, head, self.many, self.context)
        compiler.read(count)
        return compiler

    def _ask(self, compiler: ClauseCompiler, columns: Sequence[exp.Expr]) -> list[Key]:
        named = [exp.alias_(column, f"k{i}", quoted=True) for i, column in enumerate(columns)]
        query = rename_tables(compiler.select(*named).distinct(), self.tables)
        return self.trial.ask(query.sql(dialect=DIALECT))


def _keys(name: str, checked: CheckedClause) -> list[str]:
    """What a condition decides on: of an outcome its subject, of a definition every row."""
    if name in OUTCOMES:
        subject = checked.clause.head.args[0]
        return [subject.name] if isinstance(subject, Var) else []
    return list(dict.fromkeys(v.name for item in checked.clause.body for v in variables(item)))


def _project(row: Key, names: Sequence[str], onto: Sequence[str]) -> Key:
    return (row[0], *(row[1 + names.index(name)] for name in onto))


def _table_of(program: CheckedProgram, checked: CheckedClause, name: str) -> str | None:
    """The table that a variable's values are keys of, as a condition of the clause tells."""
    for item in checked.clause.body:
        if not isinstance(item, Atom) or item.negated:
            continue
        for column, value in item.named:
            if column in TABLES and isinstance(value, Var) and value.name == name:
                return column
        predicate = program.predicate(item.relation)
        for position, value in enumerate(item.args):
            if predicate is None or not isinstance(value, Var) or value.name != name:
                continue
            for inner in predicate.clauses:
                formal = inner.clause.head.args[position]
                table = _table_of(program, inner, formal.name) if isinstance(formal, Var) else None
                if table is not None:
                    return table
    return None


def _used_clocks(
    trial: Trial, tables: Mapping[str, str], clocks: Sequence[ClockDefinition]
) -> Iterator[ClockDefinition]:
    """The definition behind each clock of each world's cases that are examined, or of any case
    where the subjects are no cases."""
    if "clock" not in tables:
        return
    rows = trial.ask(
        f'SELECT world, "case", clock, coalesce(start, civil(start_ts)) FROM {tables["clock"]}'
    )
    domains = [
        {row["case"]: row.get("domain") for row in world.get("case", ())} for world in trial.known
    ]
    examined = {row[:2] for row in trial.rows(tables["examines"])}
    cases = {(number, case) for number, world in enumerate(domains) for case in world}
    only = examined if examined & cases else cases
    for world, case, name, start in rows:
        if (world, case) not in only:
            continue
        for one in clocks:
            domain = one.domain in (None, domains[world].get(case))
            if one.clock == name and domain and one.in_force(start):
                yield one
