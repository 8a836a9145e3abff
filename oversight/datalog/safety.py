"""An order in which the conditions of a clause can be decided, and variables that prevent it."""

from __future__ import annotations

from collections.abc import Mapping

from oversight.datalog.canonical import Canonical
from oversight.datalog.complaints import Complaints
from oversight.datalog.syntax import Atom, Clause, Comparison, Expr, Literal, Var
from oversight.datalog.walk import clause_parts, expressions, head_variables, parts, variables
from oversight.datalog.wording import condition


def check_unused(clause: Clause, implied: bool, complaints: Complaints) -> None:
    """Complain of variables that stand once, where they bind a value nobody looks at.

    `implied`: the first head value also stands in the `examines` that the head implies.
    """
    counts = _occurrences(clause)
    if implied and isinstance(clause.head.args[0], Var):
        counts[clause.head.args[0].name] += 1
    for literal in clause.body:
        if isinstance(literal, Comparison) and literal.op == "==":
            sides = [literal.left, literal.right]
            given = [side for side in sides if isinstance(side, Var) and counts[side.name] == 1]
            if len(given) == 1:
                complaints.add(
                    given[0].span,
                    f"'{given[0].name}' is given a value here and used nowhere else.",
                    "Leave the condition out, or use the variable.",
                )
        if not isinstance(literal, Atom) or literal.negated:
            continue
        for variable in variables(literal):
            if counts[variable.name] == 1 and not variable.name.startswith("_"):
                complaints.add(
                    variable.span,
                    f"'{variable.name}' is used nowhere else in this clause.",
                    f"Write _ if any value will do, or _{variable.name} if there must be one."
                    if literal.named
                    else "Write _ in its place.",
                )


def _occurrences(clause: Clause) -> dict[str, int]:
    counts: dict[str, int] = {}
    for part in clause_parts(clause):
        if isinstance(part, Var):
            counts[part.name] = counts.get(part.name, 0) + 1
    return counts


def ordered(canonical: Canonical, complaints: Complaints) -> tuple[Literal, ...]:
    """The conditions in an order in which each finds its variables bound.

    Each time the first condition in the author's order that can be decided is taken. Complains
    of variables that nothing binds, and then goes on as if they were bound.
    """
    clause = canonical.clause
    counts = _occurrences(clause)
    waiting = list(clause.body)
    bound: set[str] = set()
    order: list[Literal] = []
    while waiting:
        ready = next((item for item in waiting if _ready(item, bound, counts)), None)
        if ready is None:
            bound |= _complain_unbound(waiting, bound, canonical.origins, counts, complaints)
            continue
        waiting = [item for item in waiting if item is not ready]
        order.append(ready)
        if not (isinstance(ready, Atom) and ready.negated):
            bound |= {variable.name for variable in variables(ready)}
    for variable in head_variables(clause):
        if variable.name not in bound and variable.name not in canonical.origins:
            complaints.add(
                variable.span,
                f"Nothing gives '{variable.name}' a value, and the head of"
                f" '{clause.head.predicate}' needs it.",
                f"Bind {variable.name} in a record or a predicate, or write"
                f" ({variable.name} == ...).",
            )
    return tuple(order)


def _ready(literal: Literal, bound: set[str], counts: Mapping[str, int]) -> bool:
    if isinstance(literal, Atom):
        if not literal.negated:
            return True
        return all(v.name in bound or _only_there(v, counts) for v in variables(literal))
    if isinstance(literal, Comparison) and literal.op == "==":
        left, right = ({v.name for v in _variables(side)} for side in expressions(literal))
        if isinstance(literal.left, Var) and right <= bound and literal.left.name not in right:
            return True
        if isinstance(literal.right, Var) and left <= bound and literal.right.name not in left:
            return True
    return all(variable.name in bound for variable in variables(literal))


def _variables(node: object) -> list[Var]:
    return [part for part in parts(node) if isinstance(part, Var)]  # type: ignore[arg-type]


def _only_there(variable: Var, counts: Mapping[str, int]) -> bool:
    """`_Name` in a negated record, and nowhere else: there is no row with such a value."""
    return variable.name.startswith("_") and counts[variable.name] == 1


def _complain_unbound(
    waiting: list[Literal],
    bound: set[str],
    origins: Mapping[str, Expr],
    counts: Mapping[str, int],
    complaints: Complaints,
) -> set[str]:
    """Complain of the variables that hold everything up; they then count as bound."""
    # A variable that a waiting condition would bind is held up itself, and not at fault.
    held_up = {
        side.name
        for item in waiting
        if isinstance(item, Comparison) and item.op == "=="
        for side in (item.left, item.right)
        if isinstance(side, Var)
    }
    free = [
        (item, variable)
        for item in waiting
        for variable in variables(item)
        if variable.name not in bound
        and not (isinstance(item, Atom) and _only_there(variable, counts))
    ]
    guilty = [(item, v) for item, v in free if v.name not in held_up] or free
    named: set[str] = set()
    for item, variable in guilty:
        name = variable.name
        if name in named or name in origins:
            continue
        named.add(name)
        if isinstance(item, Atom):
            complaints.add(
                variable.span,
                f"'{name}' has no value here: it stands only in a negated condition.",
                f"Write _ if any value counts, or bind {name} in a condition that is not negated.",
            )
        else:
            complaints.add(
                variable.span,
                f"Nothing gives '{name}' a value, so {condition(item, origins)} cannot be decided.",
                f"Bind {name} in a record or a predicate, as in event(case=C, ts={name}).",
            )
    return {variable.name for _, variable in guilty}
