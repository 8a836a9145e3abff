"""What a rule must say: whom it examines, and what it flags, with which facts."""

from __future__ import annotations

from collections.abc import Mapping

from oversight.datalog.complaints import Complaints
from oversight.datalog.definitions import Definition
from oversight.datalog.syntax import Aggregate, Clause, Module, Span, Var
from oversight.datalog.vocabulary import OUTCOMES, Vocabulary
from oversight.datalog.wording import a

_SHAPES = {
    "examines": "examines(C)",
    "flags": "flags(C, Due)",
    "cannot_tell": 'cannot_tell(C, "reason")',
}


def check_heads(
    module: Module,
    definitions: Mapping[str, Definition],
    vocabulary: Vocabulary,
    complaints: Complaints,
) -> None:
    """Complain where `examines`, `flags` or `cannot_tell` is missing or misshapen."""
    subject = vocabulary.subject
    if subject is None:
        return
    start = module.clauses[0].span if module.clauses else Span(module.file, 1, 1, 1, 1)
    defined = {clause.head.predicate for clause in module.clauses}
    if "examines" not in defined:
        complaints.add(
            start,
            "The rule does not say whom it examines.",
            f"Add a clause examines(X) <= {subject}({subject}=X), with what else must hold for"
            f" {a(subject)} to come under the rule.",
        )
    if "flags" not in defined:
        complaints.add(
            start,
            "The rule flags nothing.",
            "Add a clause flags(X, ...) <= with the conditions of the breach.",
        )
    for name in OUTCOMES:
        definition = definitions.get(name)
        for clause in definition.clauses if definition else ():
            _check_outcome(clause, name, complaints)
    if "flags" in definitions:
        _check_facts(definitions["flags"], complaints)


def _check_outcome(clause: Clause, name: str, complaints: Complaints) -> None:
    head = clause.head
    arity = {"examines": len(head.args) == 1, "cannot_tell": len(head.args) == 2}
    if head.function or not arity.get(name, True):
        complaints.add(
            head.span,
            f"The head of '{name}' does not have the values it must have.",
            f"Write {_SHAPES[name]}.",
        )
        return
    first = head.args[0]
    if not isinstance(first, Var):
        complaints.add(
            first.span,
            f"The first value of '{name}' is not a variable.",
            f"Write {_SHAPES[name]}, where C is what the rule is about.",
        )
    if not clause.body and isinstance(first, Var):
        complaints.add(
            head.span, f"'{name}' has no conditions.", "Write '<=' and the conditions after it."
        )


def _check_facts(flags: Definition, complaints: Complaints) -> None:
    """The variables of a flags head are the names of its facts."""
    expected: tuple[str, ...] | None = None
    line = flags.clauses[0].head.span.line
    for clause in flags.clauses:
        names = []
        for argument in clause.head.args:
            if isinstance(argument, Var):
                if argument.name in names:
                    complaints.add(
                        argument.span,
                        f"'{argument.name}' stands twice in the head of flags.",
                        "Give each fact a name of its own.",
                    )
                if argument.name.startswith("_"):
                    complaints.add(
                        argument.span,
                        f"The fact '{argument.name}' has a name that begins with '_'.",
                        "Begin its name with a capital letter: findings and messages use it.",
                    )
                names.append(argument.name)
            elif not isinstance(argument, Aggregate):
                complaints.add(
                    argument.span,
                    "A fact in the head of flags has no name.",
                    "Write a variable, and give it its value in the conditions:"
                    " (Late == workdays(Due, T)).",
                )
        if len(names) < len(clause.head.args):
            continue
        if expected is None:
            expected, line = tuple(names), clause.head.span.line
        elif tuple(names) != expected:
            complaints.add(
                clause.head.span,
                f"This head of flags names its facts ({', '.join(names)}), and the one on line"
                f" {line} names them ({', '.join(expected)}).",
                "Use the same variables in the same order in every head of flags.",
            )
