"""Many worlds in one DuckDB connection, and what programs answer for each of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import count
from typing import Any

import duckdb
import pyarrow as pa

from oversight.clock.calendar import DAY
from oversight.clock.counting import local_midnight
from oversight.clock.definition import ClockDefinition
from oversight.clock.sql import install
from oversight.datalog.checked import CheckedProgram, Predicate
from oversight.datalog.compile import compile_program
from oversight.datalog.context import HOUR_CLOCK_COLUMNS, Context
from oversight.datalog.syntax import Atom, Call, Const
from oversight.datalog.walk import clause_parts
from oversight.engines.base import ARROW_TYPES
from oversight.engines.duckdb import DIALECT, rename_tables
from oversight.problem import Problem, Refused
from oversight.records.schema import COLUMNS, arrow_schema
from oversight.rulebook.relations import base_relations
from oversight.specs.trial.ground import Setting, known, reckoned, rows_of
from oversight.specs.trial.relational import WORLD
from oversight.specs.trial.worlds import World

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Answer:
    """What a rule answers for one world, as its finding would state it.

    `flagged`: subject to its facts and how many further rows flagged it; `doubtful`: subject to
    reason, without the flagged.
    """

    examined: frozenset[str]
    flagged: Mapping[str, tuple[Values, int]]
    doubtful: Mapping[str, str]


class Trial:
    """Worlds as tables of a connection; programs for many worlds are answered over them.

    A predicate's table is named by its query, so that a program that differs from an earlier
    one in one clause costs only that clause and what is derived from it.
    """

    def __init__(
        self, con: duckdb.DuckDBPyConnection, worlds: Sequence[World], setting: Setting
    ) -> None:
        self.con = con
        self.worlds = worlds
        self.setting = setting
        self.known = [known(world, setting.timezone) for world in worlds]
        self._tables: dict[str, str] = {}
        self._clocks: dict[tuple[ClockDefinition, ...], tuple[str, str]] = {}
        self._rows: dict[str, list[Values]] = {}
        self._made: dict[object, str] = {}

    def derive(
        self,
        program: CheckedProgram,
        context: Context,
        clocks: Sequence[ClockDefinition],
    ) -> Mapping[str, str]:
        """A table for each relation and predicate of the program; names by name."""
        names = {r: self._base(r, tuple(clocks)) for r in program.relations}
        for predicate in program.predicates:
            _refuse_recursion(predicate, names)
            names[predicate.name] = self._predicate(predicate, program, context, names)
        return names

    def _predicate(
        self,
        predicate: Predicate,
        program: CheckedProgram,
        context: Context,
        names: Mapping[str, str],
    ) -> str:
        """The table of one predicate; what was made before is not even compiled again."""
        sign = _sign(predicate, program, context, names)
        if sign not in self._made:
            (compiled,) = compile_program(_Part((predicate,), program.relations, program), context)
            sql = rename_tables(compiled.query, names).sql(dialect=DIALECT)
            self._made[sign] = self._derived(sql, compiled.columns)
        return self._made[sign]

    def answers(
        self,
        program: CheckedProgram,
        context: Context,
        clocks: Sequence[ClockDefinition],
    ) -> list[Answer]:
        """The answer of a rule's program for each world."""
        names = self.derive(program, context, clocks)
        examined: list[set[str]] = [set() for _ in self.worlds]
        flagged: list[dict[str, tuple[Values, int]]] = [{} for _ in self.worlds]
        doubtful: list[dict[str, str]] = [{} for _ in self.worlds]
        for world, subject in self.rows(names["examines"]):
            examined[world].add(subject)
        for world, subject, *values in self.rows(names["flags"]):
            least, more = flagged[world].get(subject, (tuple(values), -1))
            flagged[world][subject] = (min(least, tuple(values)), more + 1)
        for world, subject, reason in (
            self.rows(names["cannot_tell"]) if "cannot_tell" in names else ()
        ):
            if subject not in flagged[world]:
                doubtful[world][subject] = min(doubtful[world].get(subject, reason), reason)
        return [
            Answer(frozenset(e), f, d) for e, f, d in zip(examined, flagged, doubtful, strict=True)
        ]

    def rows(self, table: str) -> list[Values]:
        """The rows of a derived table; read once."""
        if table not in self._rows:
            self._rows[table] = self.ask(f"SELECT * FROM {table}")
        return self._rows[table]

    def ask(self, sql: str) -> list[Values]:
        table: pa.Table = self.con.sql(sql).to_arrow_table()
        return list(zip(*(column.to_pylist() for column in table.columns), strict=True))

    def _derived(self, sql: str, columns: Sequence[str]) -> str:
        name = f"derived_{sha256(sql.encode()).hexdigest()[:20]}"
        if name not in self._tables:
            self.con.execute(
                f"CREATE TEMP TABLE {name} AS SELECT {', '.join(columns)} FROM ({sql})"
            )
            self._tables[name] = name
        return name

    def _base(self, relation: str, clocks: tuple[ClockDefinition, ...]) -> str:
        if relation in ("clock", "pause"):
            if clocks not in self._clocks:
                made = [
                    reckoned(world, tables, clocks, self.setting)
                    for world, tables in zip(self.worlds, self.known, strict=True)
                ]
                self._clocks[clocks] = (self._load("clock", made), self._load("pause", made))
            return self._clocks[clocks][relation == "pause"]
        if relation not in self._tables:
            self._tables[relation] = self._load(relation, [])
        return self._tables[relation]

    def _load(self, relation: str, clocks: Sequence[tuple[Any, Any]]) -> str:
        """A relation's rows of all worlds as a table of the connection."""
        if relation == WORLD:
            rows = [
                {
                    WORLD: number,
                    "today": world.today,
                    "now": local_midnight(world.today + DAY, self.setting.timezone),
                }
                for number, world in enumerate(self.worlds)
            ]
        else:
            rows = list(rows_of(relation, self.known, clocks))
        held = pa.Table.from_pylist(rows, schema=_schema(relation))
        name = f"w{next(_NUMBERS)}_{relation}"
        self.con.register("oversight_held", held)
        self.con.execute(f"CREATE TEMP TABLE {name} AS SELECT * FROM oversight_held")
        self.con.unregister("oversight_held")
        self._tables[name] = name
        return name

    def close(self) -> None:
        """Drop every table."""
        for name in set(self._tables.values()):
            self.con.execute(f"DROP TABLE IF EXISTS {name}")
        for pair in self._clocks.values():
            for name in pair:
                self.con.execute(f"DROP TABLE IF EXISTS {name}")
        self._tables.clear()
        self._clocks.clear()
        self._rows.clear()
        self._made.clear()


def _schema(relation: str) -> pa.Schema:
    number = pa.field(WORLD, pa.int64())
    if relation == WORLD:
        return pa.schema([number, ("today", pa.date32()), ("now", pa.timestamp("us", tz="UTC"))])
    if relation in COLUMNS:
        return pa.schema([number, *arrow_schema(relation)])
    columns = base_relations()[relation].columns
    fields = [(name, ARROW_TYPES[kind]) for name, kind in columns.items()]
    if relation == "clock":
        fields += [
            (f"{name}_ts", pa.timestamp("us", tz="UTC")) for name in sorted(HOUR_CLOCK_COLUMNS)
        ]
    return pa.schema([number, *fields])


@dataclass(frozen=True)
class _Part(CheckedProgram):
    """Some predicates of a program, which still knows of the others."""

    whole: CheckedProgram

    def predicate(self, name: str) -> Predicate | None:
        return self.whole.predicate(name)


def _sign(
    predicate: Predicate, program: CheckedProgram, context: Context, names: Mapping[str, str]
) -> object:
    """What decides a predicate's query: its text, the tables it reads, the norms it asks for."""
    clauses = tuple(checked.clause for checked in predicate.clauses)
    types = tuple(tuple(sorted(checked.types.items())) for checked in predicate.clauses)
    read = {item.relation for clause in clauses for item in clause.body if isinstance(item, Atom)}
    tables = []
    for name in sorted(read):
        derived = program.predicate(name)
        tables.append((name, names[name], derived.types if derived else ()))
    norms = {
        part.args[0].value
        for clause in clauses
        for part in clause_parts(clause)
        if isinstance(part, Call) and part.name == "norm" and isinstance(part.args[0], Const)
    }
    values = tuple((name, context.norms[str(name)]) for name in sorted(map(str, norms)))
    return clauses, types, predicate.types, tuple(tables), values


_NUMBERS = count(1)
_HELD: list[object] = []
"""Connections of the parent process, kept so that nothing closes them here."""
_CONNECTIONS: dict[Setting, duckdb.DuckDBPyConnection] = {}


def _refuse_recursion(predicate: Predicate, names: Mapping[str, str]) -> None:
    """Refuse a predicate that needs itself: the scenarios of such a rule are run one by one."""
    for checked in predicate.clauses:
        for item in checked.clause.body:
            if isinstance(item, Atom) and item.relation not in names:
                raise Refused(
                    Problem(
                        str(item.span),
                        f"'{predicate.name}' is defined by itself, and recursive rules are not"
                        " measured, mutated or watched yet.",
                        "Run its scenarios with 'oversight specs run', and name the other rules"
                        " here.",
                    )
                )


def forget() -> None:
    """Let go of the connections, which a forked process must not share with its parent."""
    _HELD.append(dict(_CONNECTIONS))
    _CONNECTIONS.clear()


@contextmanager
def trial(worlds: Sequence[World], setting: Setting) -> Iterator[Trial]:
    """A trial on the process's connection for the calendar and zone, which is kept."""
    if setting not in _CONNECTIONS:
        con = duckdb.connect()
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET threads = 1")
        install(con, setting.load_calendar(), setting.timezone)
        _CONNECTIONS[setting] = con
    opened = Trial(_CONNECTIONS[setting], worlds, setting)
    try:
        yield opened
    finally:
        opened.close()
