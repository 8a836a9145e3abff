"""A rule: what it is called, whom it examines, and the law it stands on, with its program."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from oversight.datalog.checked import CheckedProgram
from oversight.datalog.parser import parse
from oversight.datalog.syntax import Atom, Call, Const, Module, Span, Var
from oversight.datalog.walk import clause_parts
from oversight.problem import Problem, Refused, suggest
from oversight.records.model import TABLES
from oversight.rulebook.frontmatter import split
from oversight.rulebook.norms import Norm
from oversight.rulebook.yamltext import (
    Bilingual,
    Section,
    Text,
    YamlText,
    read_file,
    read_yaml,
    shown_path,
)

Kind = Literal["timeout", "gap", "abnormal"]
Card = Literal["yellow", "red"]
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


class Basis(Section):
    """The provision a rule stands on."""

    law: Text
    article: Text | None = None


class FrontMatter(Section):
    """The settings above a rule's clauses."""

    rule: Text
    catalogue: Text | None = None
    title: Bilingual
    kind: Kind
    card: Card
    basis: Annotated[tuple[Basis, ...], Field(min_length=1)]
    in_force: date
    until: date | None = None
    subject: Text
    message: Bilingual
    reasons: Annotated[dict[str, Text], Field(default_factory=dict)]
    risk: Bilingual | None = None
    gaps: Text | None = None
    version: Text = "1"


@dataclass(frozen=True)
class Draft:
    """A rule file taken apart: checked front matter, and clauses that are only parsed."""

    path: Path
    text: str
    header: YamlText
    front: FrontMatter
    module: Module


@dataclass(frozen=True)
class Rule:
    """One rule, checked: every name means something and every placeholder is a fact."""

    id: str
    pack: str
    version: str
    catalogue: str | None
    title: Bilingual
    kind: Kind
    card: Card
    basis: tuple[Basis, ...]
    in_force: date
    until: date | None
    subject: str
    """The table that the rule's subjects are records of."""
    message: Bilingual
    """With placeholders such as {Due} for the facts."""
    reasons: Mapping[str, str]
    """The Chinese of each reason of cannot_tell."""
    risk: Bilingual | None
    gaps: str | None
    text: str
    path: Path
    program: CheckedProgram
    facts: tuple[str, ...]
    """The variables of the flags head after the subject: the names of a finding's facts."""
    norms: Mapping[str, Norm]
    """The norms the program asks for, by the name it uses."""
    clocks: tuple[str, ...]
    """The names of the clocks the program reads."""


def read_draft(path: Path) -> tuple[Draft | None, list[Problem]]:
    """Read a rule file, and everything wrong with it that shows without its pack.

    `None` comes back where the front matter or a clause could not be read.
    """
    file = shown_path(path)
    problems: list[Problem] = []
    try:
        text = read_file(path)
        head, body, body_line = split(text, file)
    except Refused as refused:
        return None, list(refused.problems)
    front, header, module = None, None, None
    try:
        header = read_yaml(head, file, 2)
        front = header.read(FrontMatter)
        problems += _wrong_settings(front, header, path)
    except Refused as refused:
        problems += refused.problems
    try:
        module = parse(body, file, body_line)
    except Refused as refused:
        problems += refused.problems
    if header is None or front is None or module is None:
        return None, problems
    return Draft(path, text, header, front, module), problems


def _wrong_settings(front: FrontMatter, header: YamlText, path: Path) -> list[Problem]:
    problems = []
    expected = f"{path.parent.name}/{path.stem}"
    if front.rule != expected:
        problems.append(
            Problem(
                header.where("rule"),
                f"The rule is called '{front.rule}', and its file stands for '{expected}'.",
                f"Write rule: {expected}, or move the file to {front.rule}.rule.",
            )
        )
    if front.subject not in TABLES:
        problems.append(
            Problem(
                header.where("subject"),
                f"There is no table '{front.subject}'.",
                suggest(front.subject, TABLES),
            )
        )
    if front.until is not None and front.until < front.in_force:
        problems.append(
            Problem(
                header.where("until"),
                f"The rule ends on {front.until}, before it begins on {front.in_force}.",
                "Change in_force or until.",
            )
        )
    return problems


def finish(
    draft: Draft, program: CheckedProgram, pack: str, norms: Mapping[str, Norm]
) -> tuple[Rule, list[Problem]]:
    """The rule with its checked program, and what does not fit between it and its settings.

    `norms` are those the pack knows. Problems: a placeholder that is no fact, a reason without
    its Chinese, a norm without a value while the rule is in force.
    """
    front = draft.front
    flags = program.predicate("flags")
    assert flags is not None, "the checker refuses a rule without flags"
    head = flags.clauses[0].clause.head.args
    facts = tuple(argument.name for argument in head[1:] if isinstance(argument, Var))
    used = list(used_norms(program))
    problems = [
        *_wrong_message(draft, facts),
        *_wrong_reasons(draft, program),
        *_wrong_norms(front, norms, used),
    ]
    rule = Rule(
        id=front.rule,
        pack=pack,
        version=front.version,
        catalogue=front.catalogue,
        title=front.title,
        kind=front.kind,
        card=front.card,
        basis=front.basis,
        in_force=front.in_force,
        until=front.until,
        subject=front.subject,
        message=front.message,
        reasons=front.reasons,
        risk=front.risk,
        gaps=front.gaps,
        text=draft.text,
        path=draft.path,
        program=program,
        facts=facts,
        norms={name: norms[name] for name, _ in used if name in norms},
        clocks=tuple(sorted(_used_clocks(program))),
    )
    return rule, problems


def _wrong_message(draft: Draft, facts: tuple[str, ...]) -> Iterator[Problem]:
    for language in ("zh", "en"):
        template = getattr(draft.front.message, language)
        where = draft.header.where("message", language)
        named = _PLACEHOLDER.findall(template)
        for name in dict.fromkeys(named):
            if name not in facts:
                yield Problem(
                    where,
                    f"The message names {{{name}}}, and flags has no fact '{name}'.",
                    suggest(name, facts)
                    if facts
                    else "Leave it out, or add the variable to the head of flags.",
                )
        if "{" in (rest := _PLACEHOLDER.sub("", template)) or "}" in rest:
            yield Problem(
                where,
                "A brace in the message is not part of a placeholder.",
                "Write {Due}, with the name of a fact between the braces.",
            )


def _wrong_reasons(draft: Draft, program: CheckedProgram) -> Iterator[Problem]:
    found = dict(reasons_of(program, "cannot_tell"))
    given = draft.front.reasons
    for reason in found:
        if reason not in given:
            yield Problem(
                draft.header.where("reasons"),
                f'The reason "{reason}" has no Chinese wording.',
                f'Add it under reasons: as "{reason}": and its wording.',
            )
    for reason in given:
        if reason not in found:
            yield Problem(
                draft.header.where("reasons", reason),
                f'No clause of cannot_tell gives the reason "{reason}".',
                suggest(reason, found) if found else "Leave it out.",
            )


def reasons_of(program: CheckedProgram, head: str) -> Iterator[tuple[str, Span]]:
    """The texts that a head `p(C, "reason")` can give, followed through predicates."""
    waiting = [(head, 1)]
    seen = set(waiting)
    while waiting:
        name, position = waiting.pop()
        predicate = program.predicate(name)
        for checked in predicate.clauses if predicate else ():
            argument = checked.clause.head.args[position]
            if isinstance(argument, Const) and isinstance(argument.value, str):
                yield argument.value, argument.span
            if not isinstance(argument, Var):
                continue
            for literal in checked.clause.body:
                if not isinstance(literal, Atom) or literal.negated:
                    continue
                for place, value in enumerate(literal.args):
                    step = (literal.relation, place)
                    if isinstance(value, Var) and value.name == argument.name and step not in seen:
                        seen.add(step)
                        waiting.append(step)


def used_norms(program: CheckedProgram) -> Iterator[tuple[str, Span]]:
    """The norms a program asks for, and where."""
    for predicate in program.predicates:
        for checked in predicate.clauses:
            for part in clause_parts(checked.clause):
                if isinstance(part, Call) and part.name == "norm":
                    name = part.args[0]
                    if isinstance(name, Const) and isinstance(name.value, str):
                        yield name.value, name.span


def _wrong_norms(
    front: FrontMatter, norms: Mapping[str, Norm], used: list[tuple[str, Span]]
) -> Iterator[Problem]:
    for name, span in used:
        if name not in norms:
            continue  # it has a mistake of its own in norms.yaml
        missing = norms[name].missing(front.in_force, front.until)
        if missing is not None:
            first, last = missing
            yield Problem(
                str(span),
                f"The norm '{name}' has no value from {first}"
                + (f" to {last}" if last else " on")
                + f", while {front.rule} is in force.",
                f"Add the value to norms.yaml ({norms[name].where}), or limit the rule with"
                " in_force and until.",
            )


def _used_clocks(program: CheckedProgram) -> set[str]:
    names: set[str] = set()
    for predicate in program.predicates:
        for checked in predicate.clauses:
            for literal in checked.clause.body:
                if isinstance(literal, Atom) and literal.relation in ("clock", "pause"):
                    value = dict(literal.named).get("clock")
                    if isinstance(value, Const) and isinstance(value.value, str):
                        names.add(value.value)
    return names
