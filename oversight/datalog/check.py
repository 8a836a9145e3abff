"""The checker: from a syntax tree to a program that every engine can run, or every problem.

It asks one question after the other, each in a file of its own: what is defined
(`definitions`), do the names mean something (`resolve`), does the rule say what a rule must
(`heads`), in which order are predicates derived (`strata`), can each condition be decided
(`safety`), do the types fit (`inference`), and can a database run it (`sizes`). What is wrong in
one clause does not stop the others from being looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from oversight.datalog.canonical import Canonical, canonical
from oversight.datalog.checked import (
    CheckedClause,
    CheckedProgram,
    Predicate,
    RelationSchema,
    Type,
)
from oversight.datalog.complaints import Complaints
from oversight.datalog.dead import complain_of_the_dead
from oversight.datalog.definitions import Definition, define
from oversight.datalog.heads import check_heads
from oversight.datalog.inference import ClauseTyper, Column, Typing, join_columns, settled
from oversight.datalog.resolve import Resolver
from oversight.datalog.safety import check_unused, ordered
from oversight.datalog.sizes import complain_of_clauses, complain_of_values
from oversight.datalog.strata import reachable, recurs, strata
from oversight.datalog.syntax import Atom, Clause, Const, Module, Var
from oversight.datalog.vocabulary import OUTCOMES, Vocabulary
from oversight.datalog.wording import KINDS, a


def check(  # noqa: PLR0913 - what a text may speak of, all by name
    module: Module,
    *,
    terms: Sequence[Module] = (),
    relations: Mapping[str, RelationSchema],
    acts: Collection[str],
    norms: Mapping[str, Type | None],
    clocks: Mapping[str, str],
    subject: str | None = None,
    wanted: Collection[str] = (),
) -> CheckedProgram:
    """Check one rule, or, without a `subject`, one file of terms.

    `terms` are the definitions the rule may use; `relations` the records; `acts` the closed
    list of acts; `norms` the type of each norm, None where a mistake in it leaves that open;
    `clocks` the unit of each clock; `subject` the table that the rule's subjects are records of;
    `wanted` names predicates that are asked for beside the outcomes of a rule.

    Returns the program in canonical form, with only the predicates that the rule needs.
    Raises `Refused` with every problem, each at its place in the text.
    """
    vocabulary = Vocabulary(relations, acts, norms, clocks, subject)
    complaints = Complaints()
    checker = _Checker(module, terms, vocabulary, complaints, wanted)
    program = checker.program()
    complaints.raise_if_any()
    return program


class _Checker:
    def __init__(
        self,
        module: Module,
        terms: Sequence[Module],
        vocabulary: Vocabulary,
        complaints: Complaints,
        wanted: Collection[str],
    ) -> None:
        self.module = module
        self.wanted = (*OUTCOMES, *wanted)
        self.vocabulary = vocabulary
        self.complaints = complaints
        self.definitions = define(module, terms, vocabulary, complaints)
        self.columns: dict[str, tuple[Column, ...]] = {}
        self.predicates: list[Predicate] = []

    def program(self) -> CheckedProgram:
        complain_of_clauses(self.definitions.values(), self.complaints)
        check_heads(self.module, self.definitions, self.vocabulary, self.complaints)
        resolver = Resolver(self.definitions, self.vocabulary, self.complaints)
        for definition in self.definitions.values():
            for clause in definition.clauses:
                resolver.clause(clause)
        groups, refused = strata(self.definitions, self.complaints)
        for group in groups:
            together = tuple(group) if recurs(group, self.definitions) else ()
            if together and not refused.issuperset(group):
                self._infer(group)
            for name in group:
                self._define(self.definitions[name], name in refused, together)
        self._check_subject()
        self._check_reason()
        needed = self._needed()
        if not self.complaints:  # a name that is misspelt elsewhere may be the one unused
            self._check_needed(needed)
            complain_of_values(self.predicates, self.complaints)
            complain_of_the_dead(
                self.predicates,
                {name: known.own for name, known in self.definitions.items()},
                self.vocabulary.relations,
                self.complaints,
            )
        kept = tuple(predicate for predicate in self.predicates if predicate.name in needed)
        return CheckedProgram(kept, self._relations(kept))

    def _infer(self, group: Sequence[str]) -> None:
        """The types of predicates that need each other: from the clauses that do not, onwards.

        A round can only settle what was open, so that as many rounds as columns suffice.
        """
        quiet = Complaints()
        for name in group:
            width = len(self.definitions[name].clauses[0].head.args)
            self.columns[name] = tuple(Column(None) for _ in range(width))
        while True:
            before = dict(self.columns)
            for name in group:
                rows = []
                for clause in self.definitions[name].clauses:
                    form = canonical(clause, None)
                    typer = ClauseTyper(self.columns, self.vocabulary, form.origins, quiet)
                    _, columns = typer.clause(form.clause, ordered(form, quiet))
                    rows.append((clause.head.span, columns))
                self.columns[name] = settled(name, rows, quiet)
            if self.columns == before:
                return

    def _define(
        self, definition: Definition, circular: bool, together: tuple[str, ...] = ()
    ) -> None:
        """Bring one predicate's clauses into canonical form and type them."""
        checked: list[tuple[Clause, Typing, tuple[Column, ...]]] = []
        for clause in definition.clauses:
            checked.append(self._clause(clause))
        rows = [(clause.head.span, columns) for clause, _, columns in checked]
        columns = join_columns(definition.name, rows, self.complaints)
        # Within a circle the types of what comes later are not known yet.
        if circular:
            self.columns[definition.name] = tuple(Column(None) for _ in columns)
        elif not together:
            self.columns[definition.name] = columns
        clauses = tuple(
            CheckedClause(clause, {k: t for k, t in typing.types.items() if t is not None})
            for clause, typing, _ in checked
        )
        self.predicates.append(
            Predicate(
                definition.name,
                _names([clause for clause, _, _ in checked]),
                tuple(column.type or Type.TEXT for column in columns),
                clauses,
                definition.aggregate,
                together,
            )
        )

    def _clause(self, clause: Clause) -> tuple[Clause, Typing, tuple[Column, ...]]:
        name = clause.head.predicate
        implied = "examines" if name in ("flags", "cannot_tell") else None
        check_unused(clause, implied is not None, self.complaints)
        form: Canonical = canonical(clause, implied)
        body = ordered(form, self.complaints)
        typer = ClauseTyper(self.columns, self.vocabulary, form.origins, self.complaints)
        typing, columns = typer.clause(form.clause, body)
        self._check_words(form.clause, typing)
        return replace(form.clause, body=body), typing, columns

    def _check_words(self, clause: Clause, typing: Typing) -> None:
        """Facts that are joined to a column with a closed list must be of that list."""
        for literal in clause.body:
            known = self.definitions.get(literal.relation) if isinstance(literal, Atom) else None
            if known is None or not isinstance(literal, Atom):
                continue
            for position, argument in enumerate(literal.args):
                role = typing.roles.get(argument.name) if isinstance(argument, Var) else None
                for fact in known.clauses if role else ():
                    if position < len(fact.head.args):
                        value: object = fact.head.args[position]
                        if isinstance(value, Const) and role:
                            self.vocabulary.check_word(role, value, self.complaints)

    def _check_subject(self) -> None:
        """What a rule examines must be a record of the table it is about."""
        subject = self.vocabulary.subject
        examines = self.definitions.get("examines")
        columns = self.columns.get("examines")
        if subject is None or subject not in self.vocabulary.keys:
            return
        if examines is None or not columns:
            return
        if len(columns) != 1 or columns[0].role == subject or columns[0].type is None:
            return
        first = examines.clauses[0].head.args[0]
        if not all(isinstance(clause.head.args[0], Var) for clause in examines.clauses):
            return
        name = first.name if isinstance(first, Var) else "C"
        self.complaints.add(
            first.span,
            f"The rule is about {a(subject)}, and '{name}' is not known to be one.",
            f"Bind {name} in a record, as in {subject}({subject}={name}).",
        )

    def _check_reason(self) -> None:
        definition, columns = self.definitions.get("cannot_tell"), self.columns.get("cannot_tell")
        if definition is None or not columns or len(columns) != 2:
            return
        kind = columns[1].type
        if kind is not None and kind is not Type.TEXT:
            self.complaints.add(
                definition.clauses[0].head.args[1].span,
                f"The reason of 'cannot_tell' is {KINDS[kind]}.",
                'Give it a text, as in cannot_tell(C, "the catalogue gives no limit").',
            )

    def _needed(self) -> set[str]:
        if self.vocabulary.subject is None:
            own = [name for name, known in self.definitions.items() if known.own]
            return reachable(own, self.definitions)
        return reachable(self.wanted, self.definitions)

    def _check_needed(self, needed: set[str]) -> None:
        for name, definition in self.definitions.items():
            if definition.own and name not in needed:
                self.complaints.add(
                    definition.clauses[0].head.span,
                    f"'{name}' is defined here and used nowhere.",
                    "Use it in the clauses of examines, flags or cannot_tell, or leave it out.",
                )

    def _relations(self, kept: Sequence[Predicate]) -> dict[str, RelationSchema]:
        read = {
            literal.relation
            for predicate in kept
            for checked in predicate.clauses
            for literal in checked.clause.body
            if isinstance(literal, Atom)
        }
        return {name: schema for name, schema in self.vocabulary.relations.items() if name in read}


def _names(clauses: Sequence[Clause]) -> tuple[str, ...]:
    """The head variables on which all clauses agree; `c1`, `c2`, ... where they do not."""
    names: list[str] = []
    for position in range(len(clauses[0].head.args)):
        arguments = [clause.head.args[position] for clause in clauses]
        found = {argument.name if isinstance(argument, Var) else "" for argument in arguments}
        name = found.pop()
        plain = not found and name and not name.startswith("_") and name not in names
        names.append(name if plain else f"c{position + 1}")
    return tuple(names)
