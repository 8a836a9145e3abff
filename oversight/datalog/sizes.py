"""How large a program may be: beyond these sizes no database finds its way in seconds.

The sizes are many times those of any rule that a law has asked for. What grows without being
long (a value that is twice the one before, many times over) is found by reckoning how long the
text would be with every variable written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from oversight.datalog.checked import Predicate
from oversight.datalog.complaints import Complaints
from oversight.datalog.definitions import Definition
from oversight.datalog.syntax import Aggregate, Atom, Clause, Comparison, Expr, Var
from oversight.datalog.walk import lookups_of, parts

MOST_JOINED = 10
"""Records and predicates that one clause joins."""
MOST_LOOKED_UP = 50
"""Values of functions that one clause looks up."""
MOST_ALTERNATIVES = 100
"""Clauses with conditions of one predicate."""
MOST_CLAUSES = 300
"""Clauses with conditions of one file."""
MOST_FACTS = 2_000
"""Facts of one file."""
LONGEST_VALUE = 1_000
"""Variables, values and signs of one calculation with every variable written out."""


def complain_of_clauses(definitions: Iterable[Definition], complaints: Complaints) -> None:
    """Complain of clauses of one file that join too much, and of too many clauses."""
    own = [definition for definition in definitions if definition.own]
    clauses = [clause for definition in own for clause in definition.clauses]
    for definition in own:
        derived = [clause for clause in definition.clauses if clause.body]
        _complain_of_count(derived, MOST_ALTERNATIVES, f"'{definition.name}' has", complaints)
        for clause in derived:
            for lookup in list(lookups_of(clause))[MOST_LOOKED_UP : MOST_LOOKED_UP + 1]:
                complaints.add(
                    lookup.span,
                    f"This clause looks up more than {MOST_LOOKED_UP} values of functions.",
                    "Derive a part of it in a predicate of its own.",
                )
            joined = [a for a in clause.body if isinstance(a, Atom) and not a.negated]
            for atom in joined[MOST_JOINED : MOST_JOINED + 1]:
                complaints.add(
                    atom.span,
                    f"This clause joins {len(joined)} records and predicates; {MOST_JOINED} are"
                    " the most.",
                    "Derive a part of it in a predicate of its own.",
                )
    for facts, most, noun in ((False, MOST_CLAUSES, "clauses"), (True, MOST_FACTS, "facts")):
        chosen = sorted(
            (clause for clause in clauses if (not clause.body) == facts),
            key=lambda clause: clause.span.line,
        )
        _complain_of_count(chosen, most, "This file has", complaints, noun)


def _complain_of_count(
    clauses: Sequence[Clause],
    most: int,
    what: str,
    complaints: Complaints,
    noun: str = "clauses",
) -> None:
    for clause in clauses[most : most + 1]:
        complaints.add(
            clause.head.span,
            f"{what} {len(clauses):,} {noun}; {most:,} are the most.",
            "Say by a value of the records or by a norm what these say one by one.",
        )


def complain_of_values(predicates: Sequence[Predicate], complaints: Complaints) -> None:
    """Complain of calculations that are too long once every variable is written out.

    `predicates` each after those it reads, their clauses in the order in which they are decided.
    """
    columns: dict[str, tuple[int, ...]] = {}
    for predicate in predicates:
        width = len(predicate.types)
        longest = [1] * width
        for checked in predicate.clauses:
            sizes = _sizes(checked.clause, columns, complaints)
            for place, argument in enumerate(checked.clause.head.args[:width]):
                longest[place] = max(longest[place], _size(argument, sizes))
        # A gathered value, and one that goes round in a circle, is held and not written out.
        held = predicate.recursive or predicate.aggregate
        columns[predicate.name] = (1,) * width if held else tuple(longest)


def _sizes(
    clause: Clause, columns: Mapping[str, tuple[int, ...]], complaints: Complaints
) -> dict[str, int]:
    """How long the text of each variable of a clause is with all others written out."""
    sizes: dict[str, int] = {}
    for literal in clause.body:
        if isinstance(literal, Atom) and not literal.negated:
            lengths = columns.get(literal.relation, (1,) * len(literal.args))
            for argument, length in zip(literal.args, lengths, strict=False):
                if isinstance(argument, Var):
                    sizes.setdefault(argument.name, length)
        if not isinstance(literal, Comparison):
            continue
        longest = 0
        for one, other in ((literal.left, literal.right), (literal.right, literal.left)):
            size = _size(other, sizes)
            longest = max(longest, size)
            if literal.op == "==" and isinstance(one, Var) and one.name not in sizes:
                sizes[one.name] = size
                break
        if longest > LONGEST_VALUE:
            complaints.add(
                literal.span,
                f"With every variable written out, this calculation has more than"
                f" {LONGEST_VALUE:,} steps.",
                "Calculate less in one rule.",
            )
            sizes |= {v.name: 1 for v in (literal.left, literal.right) if isinstance(v, Var)}
    return sizes


def _size(node: Expr | Aggregate, sizes: Mapping[str, int]) -> int:
    return sum(sizes.get(part.name, 1) if isinstance(part, Var) else 1 for part in parts(node))
