"""What of a rulebook one program can see: what is left out then cannot change its answer."""

from __future__ import annotations

from collections.abc import Sequence

from oversight.clock.definition import ClockDefinition
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.syntax import Atom, Const


def clocks_of(
    program: CheckedProgram, definitions: Sequence[ClockDefinition]
) -> tuple[ClockDefinition, ...]:
    """The definitions that the program can see: those of the clocks it names, and what they
    hang on. Where it reads clocks without naming them, all."""
    names: set[str] = set()
    for predicate in program.predicates:
        for checked in predicate.clauses:
            for item in checked.clause.body:
                if isinstance(item, Atom) and item.relation in ("clock", "pause"):
                    clock = dict(item.named).get("clock")
                    if not isinstance(clock, Const) or not isinstance(clock.value, str):
                        return tuple(definitions)
                    names.add(clock.value)
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        for one in definitions:
            if one.clock == name and one.deemed_from and one.deemed_from not in names:
                names.add(one.deemed_from)
                waiting.append(one.deemed_from)
    return tuple(one for one in definitions if one.clock in names)
