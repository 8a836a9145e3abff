"""The predicates that a rule and the terms of its packs define, and their clauses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from oversight.datalog.builtins import AGGREGATES, BUILTINS
from oversight.datalog.complaints import Complaints
from oversight.datalog.syntax import Aggregate, Clause, Head, Module
from oversight.datalog.vocabulary import OUTCOMES, Vocabulary
from oversight.datalog.wording import values


@dataclass(frozen=True)
class Definition:
    """All clauses of one predicate; `arity` counts a function's value as well."""

    name: str
    arity: int
    function: bool
    own: bool
    """Defined in the rule itself, not in the terms of a pack."""
    clauses: tuple[Clause, ...]

    @property
    def aggregate(self) -> bool:
        return any(isinstance(clause.head.args[-1], Aggregate) for clause in self.clauses)


def define(
    module: Module, terms: Sequence[Module], vocabulary: Vocabulary, complaints: Complaints
) -> dict[str, Definition]:
    """Gather the clauses of each predicate, complaining of names and shapes that clash."""
    found: dict[str, _Gathering] = {}
    homes: dict[str, str] = {}
    folded: dict[str, str] = {}
    for home in (*terms, module):
        for clause in home.clauses:
            head = clause.head
            name = head.predicate
            if not _may_define(clause, home is module, vocabulary, complaints):
                continue
            known = found.get(name)
            twin = folded.setdefault(name.lower(), name)
            if twin != name:
                complaints.add(
                    head.span,
                    f"'{name}' and '{twin}' differ only in capital letters.",
                    "Give one of them another name.",
                )
            elif known is None:
                found[name] = _Gathering(head, home is module, [clause])
                homes[name] = home.file
            elif homes[name] != home.file:
                complaints.add(
                    head.span,
                    f"'{name}' is already defined in {homes[name]}.",
                    "Choose another name, or use what is defined there.",
                )
            elif _agrees(clause, known.head, complaints):
                known.clauses.append(clause)
    return {name: gathering.definition() for name, gathering in found.items()}


@dataclass
class _Gathering:
    """The clauses of a predicate while they are still being read."""

    head: Head
    own: bool
    clauses: list[Clause]

    def definition(self) -> Definition:
        head = self.head
        clauses = tuple(self.clauses)
        return Definition(head.predicate, len(head.args), head.function, self.own, clauses)


def _may_define(
    clause: Clause, in_rule: bool, vocabulary: Vocabulary, complaints: Complaints
) -> bool:
    head = clause.head
    name = head.predicate
    if name in vocabulary.relations:
        complaints.add(
            head.span,
            f"'{name}' is a table of the records and cannot be defined by a rule.",
            "Choose another name for what this clause derives.",
        )
        return False
    if name in BUILTINS or name in AGGREGATES:
        complaints.add(
            head.span,
            f"'{name}' is a built-in and cannot be defined by a rule.",
            "Choose another name for what this clause derives.",
        )
        return False
    if name in OUTCOMES and not (in_rule and vocabulary.subject is not None):
        complaints.add(
            head.span,
            f"'{name}' stands in a file of terms, which defines words and flags nothing.",
            "Move the clause to a rule of its own.",
        )
        return False
    return True


def _agrees(clause: Clause, known: Head, complaints: Complaints) -> bool:
    head = clause.head
    first = known.span.line
    if head.function != known.function:
        kinds = ("a predicate", "a function")
        complaints.add(
            head.span,
            f"'{head.predicate}' is {kinds[head.function]} here and"
            f" {kinds[known.function]} on line {first}.",
            f"Write {head.predicate}[...] == ... in both places, or in neither.",
        )
        return False
    if len(head.args) != len(known.args):
        complaints.add(
            head.span,
            f"'{head.predicate}' has {values(len(head.args))} here and {len(known.args)} on"
            f" line {first}.",
            "Give it the same values in every clause.",
        )
        return False
    if isinstance(known.args[-1], Aggregate) or isinstance(head.args[-1], Aggregate):
        complaints.add(
            head.span,
            f"'{head.predicate}' gathers many rows and is defined more than once"
            f" (first on line {first}).",
            "Put the alternatives into a predicate of their own and gather over that.",
        )
        return False
    return True
