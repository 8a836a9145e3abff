"""In which order predicates can be derived, and which ones go round in circles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from oversight.datalog.complaints import Complaints
from oversight.datalog.definitions import Definition
from oversight.datalog.syntax import Aggregate, Atom, Clause, Span
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
) -> tuple[list[str], set[str]]:
    """Names in an order in which each comes after all it needs, and those in a circle."""
    circular: set[str] = set()
    order: list[str] = []
    for component in _components(definitions):
        order += component
        members = set(component)
        inner = [
            (definitions[name], need)
            for name in component
            for need in needs(definitions[name])
            if need.name in members
        ]
        if inner:
            circular |= members
            _complain_of_circle(inner, members, complaints)
    return order, circular


def _complain_of_circle(
    inner: list[tuple[Definition, Need]], members: set[str], complaints: Complaints
) -> None:
    """Recursion is refused for now, and through negation or gathering for good."""
    circle = " and ".join(sorted(f"'{name}'" for name in members))
    negated = [need for _, need in inner if need.negated]
    gathered = [need for _, need in inner if need.gathered and not need.negated]
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
    if not negated and not gathered:
        _refuse_recursion(inner[0][1], circle, len(members), complaints)


def _refuse_recursion(need: Need, circle: str, size: int, complaints: Complaints) -> None:
    by = "is defined by itself" if size == 1 else "are defined by each other"
    complaints.add(
        need.span,
        f"{circle} {by}, and recursion comes only with a later version.",
        "Write the steps you need as predicates of their own, one after the other.",
    )


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
