"""A program that passed the checker: typed, safe, stratified, in one canonical form.

Canonical form, on which the compiler and both engines rely:
- `Lookup` is gone: `f[C]` became an extra positive atom `f(C, V1)` with a fresh variable.
- An atom on a record relation has only `named`; on a derived predicate only `args`;
  `Any` arguments are kept (they are not looked at).
- The body is in an order in which every literal can be evaluated when it is reached:
  positive atoms bind, `==` with one unbound variable on a side binds it, everything else
  (comparisons, negations) finds its variables bound. In a negated atom every variable is bound,
  but for a `_Name` that stands once: "there is no such value".
- `flags` and `cannot_tell` bodies begin with the implied `examines(Subject)` atom.
- `predicates` stand in stratum order: a predicate comes after all that it uses; those that
  need each other stand side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from oversight.datalog.syntax import Clause


class Type(StrEnum):
    """The types of values in rules; the numbers are one tower int < decimal < float."""

    TEXT = "text"
    INT = "int"
    DECIMAL = "decimal"
    FLOAT = "float"
    BOOL = "bool"
    DATE = "date"
    INSTANT = "instant"

    @property
    def numeric(self) -> bool:
        return self in (Type.INT, Type.DECIMAL, Type.FLOAT)


@dataclass(frozen=True)
class RelationSchema:
    """A base relation that rules may read: a record table, or one derived from them."""

    name: str
    columns: Mapping[str, Type]
    key: tuple[str, ...] = ()
    choices: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The only texts a column can hold, for columns with a closed list."""
    required: frozenset[str] = frozenset()
    """The columns that have a value in every record."""


@dataclass(frozen=True)
class CheckedClause:
    clause: Clause
    types: Mapping[str, Type]
    """The type of each variable of the clause."""


@dataclass(frozen=True)
class Predicate:
    """One derived predicate with the names and types of its columns.

    `names` are the head variables where all clauses agree on one, else `c1`, `c2`, ...
    `aggregate` is true where a clause's head ends in an `Aggregate`.
    """

    name: str
    names: tuple[str, ...]
    types: tuple[Type, ...]
    clauses: tuple[CheckedClause, ...]
    aggregate: bool = False
    recursive: tuple[str, ...] = ()
    """The predicates that need each other, this one among them; empty where it does not recur."""


@dataclass(frozen=True)
class CheckedProgram:
    """`predicates` in stratum order; `relations` are the base relations it reads."""

    predicates: tuple[Predicate, ...]
    relations: Mapping[str, RelationSchema]

    def predicate(self, name: str) -> Predicate | None:
        return next((p for p in self.predicates if p.name == name), None)
