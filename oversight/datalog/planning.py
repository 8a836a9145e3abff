"""The programs of all rules as one plan, before anything is optimised."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from oversight.datalog.checked import CheckedProgram
from oversight.datalog.compile import compile_predicate
from oversight.datalog.context import Context
from oversight.datalog.optimiser.rewrite import renamed_relations
from oversight.datalog.plan import Derived, Fresh, Plan

OUTCOMES = ("examines", "flags", "cannot_tell")
"""The three predicates by which a rule answers."""


def plan_of(programs: Iterable[tuple[str, CheckedProgram, Context]]) -> Plan:
    """One plan of (rule, program, context); a predicate is named `rule:predicate`."""
    fresh = Fresh()
    derived: list[Derived] = []
    outcomes = {}
    case_relations: set[str] = set()
    present: set[tuple[str, str]] = set()
    for rule, program, context in programs:
        names = {p.name: f"{rule}:{p.name}" for p in program.predicates}
        for predicate in program.predicates:
            one = compile_predicate(predicate, program, context, fresh)
            renamed = renamed_relations(one, names)
            derived.append(replace(renamed, name=names[one.name]))
        outcomes[rule] = {outcome: names[outcome] for outcome in OUTCOMES if outcome in names}
        case_relations |= {
            name
            for name, schema in program.relations.items()
            if "case" in schema.columns and name != "permit"
        }
        for name, schema in program.relations.items():
            present |= {(name, column) for column in schema.required}
    return Plan(tuple(derived), outcomes, frozenset(case_relations), frozenset(present))
