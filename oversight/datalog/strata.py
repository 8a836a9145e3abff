"""In which order predicates can be derived, and which ones go round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from oversight.datalog.complaints import Complaints
from oversight.datalog.definitions import Definition
from oversight.datalog.syntax import (
    Aggregate,
    Atom,
    Clause,
    Comparison,
    Const,
    Lookup,
    Span,
    Var,
)
from oversight.datalog.walk import lookups_of


@dataclass(frozen=True)
class Need:
    """That one predicate is used in the definition of another."""

    name: str
    negated: bool
    gathered: bool
    span: Span


def needs(definition: Definition) -> Iterable[Need]:
    """The predicates and relations that a definition reads, clause by clause."""
    for clause in definition.clauses:
        yield from _clause_needs(clause)


def _clause_needs(clause: Clause) -> Iterable[Need]:
    gathered = isinstance(clause.head.args[-1], Aggregate)
    if clause.head.predicate in ("flags", "cannot_tell"):
        yield Need("examines", False, False, clause.head.span)
    for literal in clause.body:
        if isinstance(literal, Atom):
            yield Need(literal.relation, literal.negated, gathered, literal.span)
    for lookup in lookups_of(clause):
        yield Need(lookup.function, False, gathered, lookup.span)


def reachable(roots: Iterable[str], definitions: Mapping[str, Definition]) -> set[str]:
    """The predicates that `roots` are derived from, and they themselves."""
    seen: set[str] = set()
    waiting = [name for name in roots if name in definitions]
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += [n.name for n in needs(definitions[name]) if n.name in definitions]
    return seen


def strata(
    definitions: Mapping[str, Definition], complaints: Complaints
) -> tuple[list[list[str]], set[str]]:
    """Names in groups, each after all it needs, and the names in a circle that is refused.

    The names of one group need each other: they are derived together. A group of one that does
    not need itself is the common case.
    """
    refused: set[str] = set()
    groups = _components(definitions)
    for group in groups:
        members = set(group)
        inner = [
            (definitions[name], need)
            for name in group
            for need in needs(definitions[name])
            if need.name in members
        ]
        if inner and (
            _complain_of_circle([need for _, need in inner], members, complaints)
            or _complain_of_growth([definitions[name] for name in group], members, complaints)
        ):
            refused |= members
    return groups, refused


def recurs(group: Sequence[str], definitions: Mapping[str, Definition]) -> bool:
    """Whether the names of a group need each other, or the one name itself."""
    return any(need.name in group for name in group for need in needs(definitions[name]))


def _complain_of_circle(inner: list[Need], members: set[str], complaints: Complaints) -> bool:
    """Negation and gathering through recursion mean nothing."""
    circle = " and ".join(sorted(f"'{name}'" for name in members))
    negated = [need for need in inner if need.negated]
    gathered = [need for need in inner if need.gathered and not need.negated]
    for need in negated:
        complaints.add(
            need.span,
            f"'{need.name}' is negated here in what it is itself derived from"
            + (f" ({circle} need each other)." if len(members) > 1 else "."),
            "Negate only what is defined without the predicate that is being defined.",
        )
    for need in gathered:
        complaints.add(
            need.span,
            f"'{need.name}' is gathered here in what it is itself derived from"
            + (f" ({circle} need each other)." if len(members) > 1 else "."),
            "Gather only over what is defined without the function that is being defined.",
        )
    return bool(negated or gathered)


def _complain_of_growth(
    group: Sequence[Definition], members: set[str], complaints: Complaints
) -> bool:
    """A value computed in a circle could grow for ever, so that deriving would not end."""
    found = False
    for definition in group:
        for clause in definition.clauses:
            if not any(need.name in members for need in _clause_needs(clause)):
                continue
            bound = _bound(clause)
            for argument in clause.head.args:
                known = isinstance(argument, Const) or (
                    isinstance(argument, Var) and argument.name in bound
                )
                if not known:
                    found = True
                    complaints.add(
                        argument.span,
                        f"'{definition.name}' needs itself, and this value is computed anew each"
                        " time, so that it could grow without end.",
                        "Give a recursive predicate only values that records or other predicates"
                        " hold, and compute with them afterwards.",
                    )
    return found


def _bound(clause: Clause) -> set[str]:
    """The variables that stand for what a record or a predicate holds."""
    bound: set[str] = set()
    for literal in clause.body:
        if isinstance(literal, Atom) and not literal.negated:
            arguments = (*literal.args, *(value for _, value in literal.named))
            bound |= {argument.name for argument in arguments if isinstance(argument, Var)}
    for literal in clause.body:
        if isinstance(literal, Comparison) and literal.op == "==":
            for one, other in ((literal.left, literal.right), (literal.right, literal.left)):
                held = isinstance(other, Const | Lookup)
                if isinstance(one, Var) and (
                    held or (isinstance(other, Var) and other.name in bound)
                ):
                    bound.add(one.name)
    return bound


def _components(definitions: Mapping[str, Definition]) -> list[list[str]]:
    """Strongly connected components, each after those it needs (Tarjan 1972, iterative)."""
    successors = {
        name: sorted({need.name for need in needs(definition)} & definitions.keys())
        for name, definition in definitions.items()
    }
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    components: list[list[str]] = []
    for root in definitions:
        if root in index:
            continue
        work = [(root, iter(successors[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            name, following = work[-1]
            child = next(following, None)
            if child is None:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[name])
                if low[name] == index[name]:
                    start = stack.index(name)
                    components.append(stack[start:])
                    on_stack.difference_update(stack[start:])
                    del stack[start:]
            elif child not in index:
                index[child] = low[child] = len(index)
                stack.append(child)
                on_stack.add(child)
                work.append((child, iter(successors[child])))
            elif child in on_stack:
                low[name] = min(low[name], index[child])
    return components
