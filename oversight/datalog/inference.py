"""The types of variables and columns, followed through the clauses in the order of derivation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from oversight.datalog.builtins import BUILTINS
from oversight.datalog.checked import Type
from oversight.datalog.complaints import Complaints
from oversight.datalog.kinds import (
    DAYS,
    comparable,
    fix_arithmetic,
    fix_comparison,
    fix_constant,
    same_value,
    scalar_type,
    widest,
)
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
    Literal,
    Membership,
    Span,
    Var,
)
from oversight.datalog.vocabulary import HOUR_COLUMNS, Vocabulary
from oversight.datalog.wording import KINDS, a, constant, expression


@dataclass(frozen=True)
class Column:
    """A column of a derived predicate; `type` is `None` where a mistake left it open.

    `role` is the record key, or the closed list, that its values are taken from, if one.
    """

    type: Type | None
    role: str | None = None


@dataclass
class Typing:
    """What is known of the variables of one clause."""

    types: dict[str, Type | None] = field(default_factory=dict)
    roles: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    """Where a variable got its type, in words."""


class ClauseTyper:
    """Finds the types of one clause's variables, given those of what it reads."""

    def __init__(
        self,
        derived: Mapping[str, Sequence[Column]],
        vocabulary: Vocabulary,
        origins: Mapping[str, Expr],
        complaints: Complaints,
    ) -> None:
        self.derived = derived
        self.vocabulary = vocabulary
        self.origins = origins
        self.complaints = complaints
        self.typing = Typing()

    def clause(self, clause: Clause, body: Sequence[Literal]) -> tuple[Typing, tuple[Column, ...]]:
        """Type the conditions in the given (safe) order, then the head."""
        for literal in body:
            if isinstance(literal, Atom):
                self._atom(literal)
            elif isinstance(literal, Comparison):
                self._comparison(literal)
            else:
                self._membership(literal)
        return self.typing, tuple(self._head(argument) for argument in clause.head.args)

    # Conditions

    def _atom(self, atom: Atom) -> None:
        for name, argument, column in self._columns(atom):
            place = f"column '{name}' of {_name(atom)}" if name else f"'{atom.relation}'"
            if isinstance(argument, Var):
                if atom.negated and argument.name not in self.typing.types:
                    continue
                self._bind(argument, column, place)
            elif isinstance(argument, Const) and argument.value is not None:
                given = scalar_type(argument.value)
                if given and column.type and not same_value(given, column.type):
                    self.complaints.add(
                        argument.span,
                        f"{_capital(place)} holds {KINDS[column.type]}, and"
                        f" {constant(argument.value)} is {KINDS[given]}.",
                        fix_constant(column.type),
                    )

    def _columns(self, atom: Atom) -> list[tuple[str, Expr, Column]]:
        if atom.relation in self.derived:
            columns = self.derived[atom.relation]
            if len(columns) == len(atom.args):
                return [("", arg, col) for arg, col in zip(atom.args, columns, strict=True)]
        schema = self.vocabulary.relations.get(atom.relation)
        if schema is None:
            return [("", argument, Column(None)) for argument in atom.args]
        found = []
        for name, argument in atom.named:
            type_ = schema.columns.get(name)
            if atom.relation == "clock" and name in HOUR_COLUMNS:
                type_ = self._clock_column(atom, argument)
            role = self.vocabulary.role(atom.relation, name) if type_ else None
            found.append((name, argument, Column(type_, role)))
        return found

    def _clock_column(self, atom: Atom, argument: Expr) -> Type | None:
        clock = dict(atom.named).get("clock")
        name = clock.value if isinstance(clock, Const) else None
        if isinstance(name, str) and name not in self.vocabulary.clocks:
            return None
        hours = self.vocabulary.clock_counts_hours(name)
        if hours is None and not isinstance(argument, Any):
            self.complaints.add(
                argument.span,
                "Some clocks count days and some hours, and which clock is meant is not said.",
                'Name the clock, as in clock(case=C, clock="decide", due=Due).',
            )
            return None
        return Type.INSTANT if hours else Type.DATE

    def _bind(self, variable: Var, column: Column, place: str) -> None:
        name = variable.name
        self._role(variable, column)
        known = self.typing.types.get(name)
        if known is None or column.type is None:
            if column.type is not None:
                self.typing.types[name] = column.type
                self.typing.places[name] = place
            else:
                self.typing.types.setdefault(name, None)
        elif not same_value(known, column.type):
            shown = expression(variable, self.origins)
            self.complaints.add(
                variable.span,
                f"'{shown}' is {KINDS[known]} ({self.typing.places[name]}) and"
                f" {KINDS[column.type]} ({place}).",
                "Use two variables and compare them: a comparison of the two looks at the date"
                " alone."
                if known in DAYS and column.type in DAYS
                else "Use two variables: these are different things.",
            )
        elif known.numeric:
            self.typing.types[name] = widest((known, column.type))

    def _role(self, variable: Var, column: Column) -> None:
        if column.role is None:
            return
        known = self.typing.roles.setdefault(variable.name, column.role)
        if known != column.role and {known, column.role} <= self.vocabulary.keys:
            self.complaints.add(
                variable.span,
                f"'{expression(variable, self.origins)}' is {a(known)} elsewhere in this clause"
                f" and {a(column.role)} here.",
                "Use two variables: these are different things.",
            )

    def _comparison(self, item: Comparison) -> None:
        types = self.typing.types
        if item.op == "==":
            for one, other in ((item.left, item.right), (item.right, item.left)):
                if isinstance(one, Var) and one.name not in types:
                    types[one.name] = self._type(other)
                    self.typing.places[one.name] = f"it equals {expression(other, self.origins)}"
                    if isinstance(other, Var) and other.name in self.typing.roles:
                        self.typing.roles[one.name] = self.typing.roles[other.name]
                    return
        left, right = self._type(item.left), self._type(item.right)
        for side, other in ((item.left, item.right), (item.right, item.left)):
            if isinstance(side, Var) and isinstance(other, Const):
                self._word(side, other)
        if left is None or right is None:
            return
        shown = [expression(side, self.origins) for side in (item.left, item.right)]
        if not comparable(left, right):
            self.complaints.add(
                item.span,
                f"{shown[0]} is {KINDS[left]} and {shown[1]} is {KINDS[right]}; the two cannot be"
                " compared.",
                fix_comparison(left, right),
            )
        elif Type.BOOL in (left, right) and item.op not in ("==", "!="):
            self.complaints.add(
                item.span,
                f"True and False have no order, so {shown[0]} {item.op} {shown[1]} means nothing.",
                "Compare them with '==' or '!='.",
            )

    def _word(self, variable: Var, value: Const) -> None:
        """A text compared with an act or a clock must be one."""
        role = self.typing.roles.get(variable.name)
        if role is not None:
            self.vocabulary.check_word(role, value, self.complaints)

    def _membership(self, item: Membership) -> None:
        type_ = self._type(item.item)
        for value in item.values:
            if isinstance(item.item, Var):
                self._word(item.item, value)
            given = scalar_type(value.value)
            if type_ and given and not same_value(type_, given):
                self.complaints.add(
                    value.span,
                    f"{expression(item.item, self.origins)} is {KINDS[type_]}, and"
                    f" {constant(value.value)} is {KINDS[given]}.",
                    fix_constant(type_),
                )

    # Values

    def _type(self, node: Expr) -> Type | None:
        match node:
            case Var(name=name):
                return self.typing.types.get(name)
            case Const(value=value):
                return scalar_type(value)
            case Arith():
                return self._arithmetic(node)
            case Call():
                return self._call(node)
        return None

    def _arithmetic(self, node: Arith) -> Type | None:
        left, right = self._type(node.left), self._type(node.right)
        if left is None or right is None:
            return Type.FLOAT if node.op == "/" else None
        if left.numeric and right.numeric:
            return Type.FLOAT if node.op == "/" else widest((left, right))
        if node.op == "-" and left is right is Type.DATE:
            return Type.INT
        if node.op in "+-" and left is Type.DATE and right is Type.INT:
            return Type.DATE
        if node.op == "+" and left is Type.INT and right is Type.DATE:
            return Type.DATE
        shown = [expression(side, self.origins) for side in (node.left, node.right)]
        self.complaints.add(
            node.span,
            f"{shown[0]} is {KINDS[left]} and {shown[1]} is {KINDS[right]};"
            f" '{node.op}' cannot be applied to them.",
            fix_arithmetic(left, right, shown),
        )
        return None

    def _call(self, node: Call) -> Type | None:
        builtin = BUILTINS[node.name]
        given = [*zip(node.args, builtin.args, strict=True)]
        given += [
            (argument, type_)
            for (_, argument), (_, type_) in zip(node.named, builtin.named, strict=True)
        ]
        for argument, wanted in given:
            found = self._type(argument)
            fits = found is None or found is wanted or (wanted is Type.DATE and found in DAYS)
            if not fits and found is not None:
                self.complaints.add(
                    argument.span,
                    f"'{node.name}' needs {KINDS[wanted]} here, and"
                    f" {expression(argument, self.origins)} is {KINDS[found]}.",
                    "Use days(A, B) or workdays(A, B) for dates."
                    if node.name == "hours" and found is Type.DATE
                    else f"Write {builtin.example}.",
                )
        if node.name != "norm":
            return builtin.result
        name = node.args[0]
        return self.vocabulary.norms.get(str(name.value)) if isinstance(name, Const) else None

    def _head(self, argument: Expr | Aggregate) -> Column:
        if isinstance(argument, Aggregate):
            return Column(self._aggregate(argument))
        if isinstance(argument, Var):
            name = argument.name
            return Column(self.typing.types.get(name), self.typing.roles.get(name))
        return Column(self._type(argument))

    def _aggregate(self, node: Aggregate) -> Type | None:
        type_ = self._type(node.value)
        if node.function == "len_":
            return Type.INT
        if type_ is None:
            return Type.FLOAT if node.function == "mean_" else None
        if node.function in ("sum_", "mean_") and not type_.numeric:
            self.complaints.add(
                node.span,
                f"'{node.function}' needs numbers, and {expression(node.value, self.origins)} is"
                f" {KINDS[type_]}.",
                "Use len_(X) to count, min_(X) or max_(X) for the first or last.",
            )
            return None
        return Type.FLOAT if node.function == "mean_" else type_


def join_columns(
    name: str, rows: Sequence[tuple[Span, Sequence[Column]]], complaints: Complaints
) -> tuple[Column, ...]:
    """The columns of a predicate, from those of each of its clauses."""
    joined = list(rows[0][1])
    line = rows[0][0].line
    for span, columns in rows[1:]:
        for position, (known, column) in enumerate(zip(joined, columns, strict=True)):
            role = known.role if known.role == column.role else None
            if known.type is None or column.type is None:
                joined[position] = Column(known.type or column.type, role)
            elif not same_value(known.type, column.type):
                complaints.add(
                    span,
                    f"Value {position + 1} of '{name}' is {KINDS[column.type]} here and"
                    f" {KINDS[known.type]} on line {line}.",
                    "Write date(T) for the date of a time, so that both are dates."
                    if known.type in DAYS and column.type in DAYS
                    else "Let it hold the same kind of value in every clause.",
                )
            elif known.type.numeric:
                joined[position] = Column(widest((known.type, column.type)), role)
            else:
                joined[position] = Column(known.type, role)
    return tuple(joined)


def settled(
    name: str, rows: Sequence[tuple[Span, Sequence[Column]]], complaints: Complaints
) -> tuple[Column, ...]:
    """The columns as `join_columns` gives them, looking only at clauses that know their types.

    A clause that waits for the types of its own predicate has nothing to say about roles yet.
    """
    told = [row for row in rows if all(column.type is not None for column in row[1])]
    return join_columns(name, told or rows, complaints)


def _name(atom: Atom) -> str:
    """The relation of an atom; a clock with its name, since clocks differ in kind."""
    clock = dict(atom.named).get("clock") if atom.relation == "clock" else None
    return f"clock {constant(clock.value)}" if isinstance(clock, Const) else atom.relation


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
