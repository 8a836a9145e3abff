"""Whether every name in a clause means something, and stands where it may."""

from __future__ import annotations

from collections.abc import Mapping

from oversight.datalog.builtins import BUILTINS
from oversight.datalog.complaints import Complaints
from oversight.datalog.definitions import Definition
from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Arith,
    Atom,
    Call,
    Clause,
    Comparison,
    Const,
    Expr,
    Lookup,
)
from oversight.datalog.vocabulary import Vocabulary
from oversight.datalog.wording import are, expression, short, suggest_short, values
from oversight.problem import suggest


class Resolver:
    """Checks the names of clauses against what is defined and what the records hold."""

    def __init__(
        self,
        definitions: Mapping[str, Definition],
        vocabulary: Vocabulary,
        complaints: Complaints,
    ) -> None:
        self.definitions = definitions
        self.vocabulary = vocabulary
        self.complaints = complaints

    def clause(self, clause: Clause) -> None:
        """Complain of every name in the clause that means nothing or is misplaced."""
        for argument in clause.head.args:
            if isinstance(argument, Aggregate):
                self._aggregate(argument)
            else:
                self._value(argument, "a head")
        for literal in clause.body:
            if isinstance(literal, Atom):
                self._atom(literal)
            elif isinstance(literal, Comparison):
                self._value(literal.left, "a comparison")
                self._value(literal.right, "a comparison")
            else:
                self._value(literal.item, "in_")
                for value in literal.values:
                    self._value(value, "in_")

    # Conditions

    def _atom(self, atom: Atom) -> None:
        schema = self.vocabulary.relations.get(atom.relation)
        if schema is not None:
            self._record(atom, list(schema.columns))
        elif atom.relation in self.definitions:
            self._derived(atom, self.definitions[atom.relation])
        elif atom.relation in BUILTINS:
            self.complaints.add(
                atom.span,
                f"'{atom.relation}' gives a value and is no condition.",
                f"Compare it, as in (X == {BUILTINS[atom.relation].example}).",
            )
        else:
            known = [*self.vocabulary.relations, *self.definitions]
            self.complaints.add(
                atom.span,
                f"There is no record or predicate '{atom.relation}'.",
                suggest(atom.relation, known),
            )
        for argument in atom.args:
            self._argument(argument, "a predicate")
        for _, argument in atom.named:
            self._argument(argument, None)

    def _record(self, atom: Atom, columns: list[str]) -> None:
        if atom.args:
            pairs = [
                f"{column}={expression(value)}"
                for column, value in zip(columns, atom.args, strict=False)
            ]
            self.complaints.add(
                atom.span,
                f"'{atom.relation}' is a record, whose values are named, not listed by position.",
                f"Name its columns, as in {atom.relation}({', '.join(pairs[:3])}).",
            )
        for column, value in atom.named:
            if column not in columns:
                self.complaints.add(
                    value.span,
                    f"'{atom.relation}' has no column '{column}'.",
                    suggest(column, columns),
                )
            elif isinstance(value, Const):
                role = self.vocabulary.role(atom.relation, column)
                if role is not None:
                    self.vocabulary.check_word(role, value, self.complaints)

    def _derived(self, atom: Atom, definition: Definition) -> None:
        if atom.named:
            listed = ", ".join(expression(value) for _, value in atom.named)
            self.complaints.add(
                atom.span,
                f"'{atom.relation}' is a predicate, whose values are listed by position, not"
                " named.",
                f"Write {atom.relation}({listed}), in the order of its definition.",
            )
        elif len(atom.args) != definition.arity:
            line = definition.clauses[0].head.span
            self.complaints.add(
                atom.span,
                f"'{atom.relation}' has {definition.arity} values, and {len(atom.args)} are given.",
                f"Give it the values of its definition in {line.file}, line {line.line}; write _"
                " for those that do not matter.",
            )

    def _argument(self, node: Expr, place: str | None) -> None:
        """The value of a column or of a predicate, where `_` may stand alone."""
        if isinstance(node, Any) or (place is None and isinstance(node, Const)):
            return
        self._value(node, place or "a column")

    # Values

    def _aggregate(self, aggregate: Aggregate) -> None:
        name = aggregate.function
        self._value(aggregate.value, name)
        if name in ("sum_", "mean_") and not aggregate.for_each:
            self.complaints.add(
                aggregate.span,
                f"'{name}' is not told what to count each value for, and would count equal"
                " values once.",
                f"Write {name}({expression(aggregate.value)}, for_each=(E,)), with the variables"
                " that tell the rows apart, such as the event.",
            )
        elif name not in ("sum_", "mean_") and aggregate.for_each:
            self.complaints.add(
                aggregate.span,
                f"'{name}' takes no for_each.",
                f"Write {name}({expression(aggregate.value)}).",
            )

    def _value(self, node: Expr, place: str) -> None:
        if isinstance(node, Any):
            self.complaints.add(
                node.span,
                f"'_' stands for any value and cannot be the value of {place}.",
                "Use a variable, and bind it in a record or a predicate.",
            )
        elif isinstance(node, Const) and node.value is None:
            self.complaints.add(
                node.span,
                f"None means that a column has no value and cannot be the value of {place}.",
                "Write it as a column's value, as in event(case=C, amount=None).",
            )
        elif isinstance(node, Arith):
            self._value(node.left, "a calculation")
            self._value(node.right, "a calculation")
        elif isinstance(node, Call):
            self._call(node)
        elif isinstance(node, Lookup):
            self._lookup(node)

    def _call(self, node: Call) -> None:
        for argument in (*node.args, *(value for _, value in node.named)):
            self._value(argument, f"'{node.name}'")
        if node.name != "norm":
            return
        name = node.args[0]
        if not isinstance(name, Const) or not isinstance(name.value, str):
            self.complaints.add(
                node.span,
                "The name of a norm is not written out.",
                'Write it as a text, as in norm("name", on=D).',
            )
        elif name.value not in self.vocabulary.norms:
            self.complaints.add(
                name.span,
                f"There is no norm '{short(name.value)}'.",
                suggest_short(name.value, self.vocabulary.norms),
            )

    def _lookup(self, node: Lookup) -> None:
        for key in node.keys:
            self._value(key, f"the key of '{node.function}'")
        definition = self.definitions.get(node.function)
        if definition is None or not definition.function:
            functions = [name for name, known in self.definitions.items() if known.function]
            self.complaints.add(
                node.span,
                f"There is no function '{node.function}'."
                if definition is None
                else f"'{node.function}' is a predicate and has no value to look up.",
                suggest_short(node.function, functions)
                if definition is None and functions
                else f"Define it in a clause of its own: ({node.function}[...] == ...) <= ..."
                if definition is None
                else f"Write {node.function}(...) as a condition.",
            )
        elif len(node.keys) + 1 != definition.arity:
            self.complaints.add(
                node.span,
                f"'{node.function}' has {values(definition.arity - 1, 'key')}, and"
                f" {are(len(node.keys))} given.",
                f"Give it the keys of its definition on line {definition.clauses[0].span.line}.",
            )
