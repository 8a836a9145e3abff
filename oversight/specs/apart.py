"""Whether scenarios can be judged side by side in one database: whether their rows never meet.

Scenarios side by side have identifiers of their own. A program keeps them apart where every
record that a clause reads is tied to the others by an identifier, and every row that it derives
shows one: then no row comes of two scenarios, and no count or absence spans them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from oversight.datalog.checked import CheckedProgram, Predicate
from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Atom,
    Clause,
    Comparison,
    Const,
    Expr,
    Literal,
    Var,
)
from oversight.datalog.walk import parts, variables
from oversight.records.schema import COLUMNS, KEYS

IDENTIFIERS: Mapping[str, frozenset[str]] = {
    **{
        table: frozenset({KEYS[table], *(name for name, c in columns.items() if c.refers)})
        for table, columns in COLUMNS.items()
    },
    "officer": frozenset({"event", "case"}),
    "clock": frozenset({"case"}),
    "pause": frozenset({"case"}),
}
"""By relation the columns that name a record."""

_UNNAMED = {("case", "links")}
"""Columns that name records in a way that cannot be told from here."""


class _NotApartError(Exception):
    """A clause in which rows of two scenarios could meet."""


def apart(program: CheckedProgram) -> bool:
    """Whether rows of scenarios with identifiers of their own never meet in the program.

    Never true of a program in which they do; a program may be too involved to tell.
    """
    shown: dict[str, frozenset[int] | None] = {}
    try:
        for predicate in program.predicates:
            if predicate.recursive:
                return False
            shown[predicate.name] = _shows(predicate, shown)
    except _NotApartError:
        return False
    return True


def _shows(
    predicate: Predicate, shown: Mapping[str, frozenset[int] | None]
) -> frozenset[int] | None:
    """The places of a predicate that hold identifiers; `None` if it reads no record at all."""
    found = {_Clause(checked.clause, shown).places() for checked in predicate.clauses}
    if len(found) != 1:
        raise _NotApartError
    return found.pop()


class _Clause:
    """One clause, its variables told apart into identifiers and other values."""

    def __init__(self, clause: Clause, shown: Mapping[str, frozenset[int] | None]) -> None:
        self.clause = clause
        self.shown = shown
        self.identifiers: set[str] = set()
        self.tied: list[set[str]] = []
        """The identifiers that hang together because a record, or an equality, has them all."""
        others: set[str] = set()
        for item in clause.body:
            if isinstance(item, Atom):
                others |= self._atom(item)
        if others & self.identifiers:
            raise _NotApartError

    def places(self) -> frozenset[int] | None:
        """The places of the head that hold identifiers; `None` if the body reads no record."""
        for item in self.clause.body:
            if not isinstance(item, Atom):
                self._compares(item)
        if not self.tied:
            return None
        places = {place for place, one in enumerate(self.clause.head.args) if self._names_one(one)}
        if not places or not self._hang_together():
            raise _NotApartError
        return frozenset(places)

    def _atom(self, atom: Atom) -> set[str]:
        """Note the identifiers of an atom; its other variables."""
        if atom.relation in self.shown and self.shown[atom.relation] is None:
            return {variable.name for variable in variables(atom)}
        mine: set[str] = set()
        others: set[str] = set()
        for value, identifies in self._values(atom):
            if not identifies:
                others |= {part.name for part in parts(value) if isinstance(part, Var)}
            elif isinstance(value, Var):
                mine.add(value.name)
            elif not isinstance(value, Any) and not _is_nothing(value):
                raise _NotApartError
        if not mine:
            raise _NotApartError
        self.identifiers |= mine
        if not atom.negated:
            self.tied.append(mine)
        return others

    def _values(self, atom: Atom) -> Iterator[tuple[Expr, bool]]:
        places = self.shown.get(atom.relation)
        if places is not None:
            yield from ((value, place in places) for place, value in enumerate(atom.args))
            return
        for column, value in atom.named:
            if (atom.relation, column) in _UNNAMED:
                raise _NotApartError
            yield value, column in IDENTIFIERS.get(atom.relation, ())

    def _compares(self, item: Literal) -> None:
        """Identifiers are compared with each other alone; equal ones tie their records."""
        names = {variable.name for variable in variables(item)}
        if not names & self.identifiers:
            return
        if not isinstance(item, Comparison) or not names <= self.identifiers:
            raise _NotApartError
        if not isinstance(item.left, Var) or not isinstance(item.right, Var):
            raise _NotApartError
        if item.op == "==":
            self.tied.append(names)

    def _names_one(self, value: Expr | Aggregate) -> bool:
        """Whether a value of the head is an identifier; one may be counted, not worked with."""
        if isinstance(value, Var):
            return value.name in self.identifiers
        counted = isinstance(value, Aggregate) and value.function == "len_"
        named = {part.name for part in parts(value) if isinstance(part, Var)}
        if not counted and isinstance(value, Aggregate):
            named -= {variable.name for variable in value.for_each}
        if not counted and named & self.identifiers:
            raise _NotApartError
        return False

    def _hang_together(self) -> bool:
        """Whether all identifiers of the clause are tied to each other."""
        first, *rest = self.tied
        joined = set(first)
        while True:
            near = [group for group in rest if group & joined]
            if not near:
                return self.identifiers <= joined and not rest
            joined = joined.union(*near)
            rest = [group for group in rest if group not in near]


def _is_nothing(value: Expr) -> bool:
    return isinstance(value, Const) and value.value is None
