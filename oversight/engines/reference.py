"""The reference engine: pyDatalog says what a rule means.

Slow and plain on purpose. Joins, negation and aggregates are pyDatalog's own; the clocks are
reckoned in Python; only what pyDatalog lacks (civil dates, working days, norms, exact numbers)
is given to it as resolver predicates. For specs, samples and the conformance tests.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any as AnyValue

import duckdb
import pyarrow as pa
from pyDatalog import pyDatalog, pyEngine, pyParser

from oversight.clock.reckon import reckon
from oversight.datalog.checked import CheckedProgram, Predicate, Type
from oversight.datalog.context import Context
from oversight.datalog.syntax import Scalar
from oversight.engines.base import ARROW_TYPES, OUTCOMES, RuleProgram, RuleRows, Task
from oversight.engines.resolvers import install_resolvers, never
from oversight.engines.translate import Translation, Usage, translate
from oversight.records.asof import register_as_of
from oversight.records.owner import owner_query

Row = Mapping[str, AnyValue]
_CLOCK_TABLES = ("case", "event", "clock_stop", "item")
_DERIVED_BY_CLOCK = ("clock", "pause")


class ReferenceEngine:
    """Runs each program in pyDatalog over the records as of the task's day."""

    name = "reference"

    def run(self, task: Task) -> Iterator[tuple[str, RuleRows]]:
        con = duckdb.connect()
        try:
            con.execute("SET TimeZone = 'UTC'")
            task.records.register(con)
            register_as_of(con, task.as_of, task.timezone)
            yield from answered(con, task)
        finally:
            con.close()


def answered(con: duckdb.DuckDBPyConnection, task: Task) -> Iterator[tuple[str, RuleRows]]:
    """The rows of each rule by its id, over a connection that shows what was known that day."""
    facts = _Facts(con, task)
    for program in task.programs:
        yield program.rule, _run(program, facts, task)
        task.on_rule(program.rule)


class _Facts:
    """The base relations as rows, read once and kept."""

    def __init__(self, con: duckdb.DuckDBPyConnection, task: Task) -> None:
        self.con = con
        tables = {table: self._read(f'SELECT * FROM "{table}"') for table in _CLOCK_TABLES}
        reckoned = reckon(tables, task.clocks, task.calendar, task.timezone, task.as_of)
        self._rows: dict[str, list[Row]] = {
            **tables,
            "clock": list(reckoned.clock),
            "pause": list(reckoned.pause),
        }
        self._owners: dict[str, dict[str, str | None]] = {}

    def rows(self, relation: str) -> list[Row]:
        if relation not in self._rows:
            self._rows[relation] = self._read(f'SELECT * FROM "{relation}"')
        return self._rows[relation]

    def owner(self, subject: str) -> Mapping[str, str | None]:
        if subject not in self._owners:
            rows = self._read(owner_query(subject))
            self._owners[subject] = {row["subject"]: row["org"] for row in rows}
        return self._owners[subject]

    def _read(self, sql: str) -> list[Row]:
        rows: list[Row] = self.con.sql(sql).to_arrow_table().to_pylist()
        return rows


def derived(
    task: Task, programs: Iterable[tuple[CheckedProgram, Context]], names: Iterable[str]
) -> Iterator[dict[str, set[tuple[AnyValue, ...]]]]:
    """The rows of each program's predicates of these names, as pyDatalog derives them.

    For programs that are no rules; what a program does not define has no rows.
    """
    wanted = tuple(names)
    con = duckdb.connect()
    try:
        con.execute("SET TimeZone = 'UTC'")
        task.records.register(con)
        register_as_of(con, task.as_of, task.timezone)
        facts = _Facts(con, task)
        for program, context in programs:
            translation = _load(program, context, facts, task)
            yield {name: set(_ask(program.predicate(name), translation)) for name in wanted}
    finally:
        con.close()


def _run(rule: RuleProgram, facts: _Facts, task: Task) -> RuleRows:
    return _answers(rule, _load(rule.program, rule.context, facts, task), facts)


def _load(program: CheckedProgram, context: Context, facts: _Facts, task: Task) -> Translation:
    """Give pyDatalog the program and the facts it looks at, and nothing else."""
    translation = translate(program, context)
    pyDatalog.clear()
    # pyParser.load is what pyDatalog.load calls after a slow search of the caller's names, of
    # which none is meant here.
    # Numbers are compared as they are; pyDatalog would otherwise round floats to 8 digits.
    pyEngine.Float_Precision = None
    install_resolvers(context, task.calendar)
    for name, value in translation.constants.items():
        pyDatalog.assert_fact(name, value)
    for usage, name in translation.usages.items():
        rows = _usage_rows(facts.rows(usage.relation), usage)
        for values in rows:
            pyDatalog.assert_fact(name, *(values or (0,)))
        if not rows:
            pyParser.load(never(name, max(len(usage.columns), 1)))
    pyParser.load(translation.text)
    for name, (inside, width) in translation.recursive.items():
        _complete(name, inside, width)
    return translation


def _complete(name: str, inside: str, width: int) -> None:
    """Give others the rows of a recursive predicate as facts, now that all are derived."""
    answer = pyDatalog.ask(f"{inside}({', '.join(f'V{i}' for i in range(width))})")
    for row in answer.answers if answer is not None else ():
        pyDatalog.assert_fact(name, *row)
    if answer is None:
        pyParser.load(never(name, width))


def _usage_rows(rows: Iterable[Row], usage: Usage) -> set[tuple[AnyValue, ...]]:
    """The distinct rows of the columns a literal looks at, where each has a value."""
    found = set()
    for row in rows:
        if usage.relation == "clock" and (row["unit"] == "hour") != usage.hours and usage.dated:
            continue
        if any(row[column] is not None for column in usage.missing):
            continue
        values = tuple(_plain(row[column]) for column in usage.columns)
        if None not in values:
            found.add(values)
    return found


def _plain(value: AnyValue) -> AnyValue:
    """Lists (the officers of an event) only need to be told apart from nothing."""
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _answers(rule: RuleProgram, translation: Translation, facts: _Facts) -> RuleRows:
    examined, flags, cannot_tell = (
        _ask(rule.program.predicate(outcome), translation) for outcome in OUTCOMES
    )
    owner = facts.owner(rule.subject)
    first: dict[str, tuple[Scalar, ...]] = {}
    count: dict[str, int] = {}
    for subject, *values in sorted(flags):
        first.setdefault(subject, tuple(values))
        count[subject] = count.get(subject, 0) + 1
    reasons: dict[str, str] = {}
    for subject, reason in sorted(cannot_tell):
        if subject not in first:
            reasons.setdefault(subject, reason)
    flagged_types = rule.program.predicate("flags")
    assert flagged_types is not None
    fields = [("subject", pa.string()), ("org", pa.string())]
    fact_fields = [
        (name, ARROW_TYPES[kind])
        for name, kind in zip(rule.facts, flagged_types.types[1:], strict=True)
    ]
    flagged_rows = [
        (subject, owner.get(subject), *first[subject], count[subject] - 1)
        for subject in sorted(first)
    ]
    subjects = sorted({row[0] for row in examined})
    counts = Counter(owner.get(s) for s in subjects)
    return RuleRows(
        examined=_table(
            sorted(counts.items(), key=lambda one: (one[0] is None, one[0])),
            [("org", pa.string()), ("examined", pa.int64())],
        ),
        subjects=_table([(s, owner.get(s)) for s in subjects], fields),
        flagged=_table(flagged_rows, [*fields, *fact_fields, ("more", pa.int64())]),
        cannot_tell=_table(
            [(s, owner.get(s), reasons[s]) for s in sorted(reasons)],
            [*fields, ("reason", pa.string())],
        ),
    )


def _ask(predicate: Predicate | None, translation: Translation) -> list[tuple[AnyValue, ...]]:
    if predicate is None:
        return []
    variables = ", ".join(f"V{i}" for i in range(len(predicate.types)))
    answer = pyDatalog.ask(f"{translation.predicates[predicate.name]}({variables})")
    if answer is None:
        return []
    return [
        tuple(_as(value, kind) for value, kind in zip(row, predicate.types, strict=True))
        for row in answer.answers
    ]


def _as(value: AnyValue, kind: Type) -> AnyValue:
    """pyDatalog keeps one object for 1, True and 1.0: the declared type says which it is."""
    match kind:
        case Type.BOOL:
            return bool(value)
        case Type.INT:
            return int(value)
        case Type.FLOAT:
            return float(value)
        case Type.DECIMAL:
            return Decimal(value)
    return value


def _table(rows: list[tuple[AnyValue, ...]], fields: list[tuple[str, pa.DataType]]) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(fields)
    arrays = [
        pa.array(list(column), type=kind) for column, (_, kind) in zip(columns, fields, strict=True)
    ]
    return pa.Table.from_arrays(arrays, names=[name for name, _ in fields])
