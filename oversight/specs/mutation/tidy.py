"""A mutated module made fit for the checker, which refuses what is unused.

Where a condition is gone, the variables that it alone used need no name any more, and the
definitions that it alone used are no longer needed. That changes nothing of what is derived.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from oversight.datalog.syntax import Any, Atom, Clause, Comparison, Expr, Literal, Module, Var
from oversight.datalog.vocabulary import OUTCOMES
from oversight.datalog.walk import clause_parts, lookups_of


def tidy(module: Module, *, rule: bool) -> Module:
    """The module without unused names; of a `rule`, without unused definitions as well."""
    clauses = tuple(_clause(clause) for clause in module.clauses)
    if rule:
        clauses = _reached(clauses)
    return replace(module, clauses=clauses)


def _reached(clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    waiting, seen = list(OUTCOMES), set(OUTCOMES)
    while waiting:
        name = waiting.pop()
        for clause in clauses:
            if clause.head.predicate != name:
                continue
            used = {item.relation for item in clause.body if isinstance(item, Atom)}
            used |= {lookup.function for lookup in lookups_of(clause)}
            waiting += used - seen
            seen |= used
    return tuple(clause for clause in clauses if clause.head.predicate in seen)


def _clause(clause: Clause) -> Clause:
    """Rename what stands once, and leave out `==` that only names a value nobody looks at."""
    while True:
        counts = Counter(p.name for p in clause_parts(clause) if isinstance(p, Var))
        if clause.head.predicate in ("flags", "cannot_tell"):
            counts.update(a.name for a in clause.head.args[:1] if isinstance(a, Var))
        kept = tuple(item for item in clause.body if not _idle(item, counts))
        if len(kept) == len(clause.body) or not kept:
            break
        clause = replace(clause, body=kept)
    return replace(clause, body=tuple(_literal(item, counts) for item in clause.body))


def _idle(item: Literal, counts: Counter[str]) -> bool:
    return (
        isinstance(item, Comparison)
        and item.op == "=="
        and sum(isinstance(s, Var) and counts[s.name] == 1 for s in (item.left, item.right)) == 1
    )


def _literal(item: Literal, counts: Counter[str]) -> Literal:
    if not isinstance(item, Atom) or item.negated:
        return item

    def once(node: Expr) -> bool:
        return isinstance(node, Var) and counts[node.name] == 1 and not node.name.startswith("_")

    args = tuple(Any(a.span) if once(a) else a for a in item.args)
    named = tuple(
        (column, replace(a, name=f"_{a.name}") if isinstance(a, Var) and once(a) else a)
        for column, a in item.named
    )
    return replace(item, args=args, named=named)
