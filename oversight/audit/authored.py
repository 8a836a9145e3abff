"""A file of clauses with settings above them, as authors of audits write them.

Indicators and shapes are such files: front matter that people read, and clauses that decide.
Either may rest on a rule of its pack; its clauses may then speak of the rule's own heads.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Generic, TypeVar

from pydantic import Field

from oversight.datalog.checked import CheckedProgram
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.parser import parse
from oversight.datalog.syntax import Module
from oversight.engines.base import Task
from oversight.problem import Problem, Refused, suggest
from oversight.records.model import TABLES
from oversight.rulebook.frontmatter import split
from oversight.rulebook.norms import Norm
from oversight.rulebook.pack import Pack
from oversight.rulebook.rule import Draft, read_draft, used_norms
from oversight.rulebook.surroundings import Surroundings
from oversight.rulebook.yamltext import Section, Text, YamlText, read_file, read_yaml, shown_path


class Front(Section):
    """The settings that every such file has."""

    subject: Text
    """The table that the subjects are records of."""
    rule: Text | None = None
    """The rule of the same pack whose heads the clauses may speak of."""
    reasons: Annotated[dict[str, Text], Field(default_factory=dict)]


F = TypeVar("F", bound=Front)
D = TypeVar("D")
Words = Mapping[str, str]
"""The Chinese of each reason, by its English."""


@dataclass(frozen=True)
class Authored(Generic[F]):
    """One such file, checked. `norms` are those its clauses ask for, by the names they use."""

    id: str
    pack: str
    front: F
    program: CheckedProgram
    norms: Mapping[str, Norm]
    path: Path
    text: str


@dataclass(frozen=True)
class Kind(Generic[F]):
    """A kind of such files: its settings, the heads asked for, and what can be wrong besides.

    `keyword` is the setting that names it, and the ending of its files. `faults` is asked where
    the settings are sound.
    """

    keyword: str
    front: type[F]
    heads: Collection[str]
    faults: Callable[
        [F, YamlText, CheckedProgram | None, str, Mapping[str, str]], Iterable[Problem]
    ]
    """From the settings, their header, the program (None where the clauses are not sound), where
    its clauses begin, and the words of the rule's reasons."""

    @property
    def suffix(self) -> str:
        return f".{self.keyword}"


def read_authored(path: Path, kind: Kind[F], pack: Pack, around: Surroundings) -> Authored[F]:
    """The file of `pack`, of a kind; raises `Refused` with every problem at its place."""
    file = shown_path(path)
    text = read_file(path)
    head, body, body_line = split(text, file, kind.keyword)
    problems: list[Problem] = []
    front, header, program = None, None, None
    try:
        header = read_yaml(head, file, 2)
        front = header.read(kind.front)
    except Refused as refused:
        problems += refused.problems
    rule: Draft | None = None
    try:
        module = parse(body, file, body_line)
        # What its names mean hangs on the rule that the front matter names.
        if front is not None and header is not None:
            rule = _rule_of(front, header, pack)
            if rule is not None:
                module = Module(file, (*rule.module.clauses, *module.clauses))
            subject = None if rule is None else rule.front.subject
            program = around.check(pack, module, subject, kind.heads)
    except Refused as refused:
        problems += refused.problems
    if front is not None and header is not None:
        problems += _wrong_name(front, header, path, kind)
        words = {} if rule is None else rule.front.reasons
        front = front.model_copy(update={"reasons": {**words, **front.reasons}})
        problems += kind.faults(front, header, program, f"{file}:{body_line}:1", words)
    if problems or front is None or program is None:
        raise Refused(problems)
    norms = around.norms(pack)
    used = {name for name, _ in used_norms(program) if name in norms}
    chosen = {name: norms[name] for name in sorted(used)}
    name = getattr(front, kind.keyword)
    return Authored(name, pack.name, front, program, chosen, path, text)


def available(folders: Iterable[Path], suffix: str) -> dict[str, Path]:
    """The files of a kind by id; one in an earlier folder stands before one in a later."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/*{suffix}")):
            found.setdefault(f"{path.parent.name}/{path.stem}", path)
    return found


def load(
    kind: Kind[F],
    read: Callable[[Path, Pack, Surroundings], D],
    packs: Mapping[str, Pack],
    folders: Sequence[Path],
    names: Collection[str] | None = None,
    *,
    where: str,
) -> dict[str, D]:
    """What the files of a kind hold, of these packs or of those named, by id and in its order.

    Raises `Refused` with every problem of every file, and for a name that none bears. A file
    whose pack the project does not use is left alone unless it is named.
    """
    files = available(folders, kind.suffix)
    known = [name for name in files if name.partition("/")[0] in packs]
    problems = [
        Problem(where, f"There is no {kind.keyword} '{name}'.", suggest(name, known))
        for name in sorted(set(names or ()) - files.keys())
    ]
    found: dict[str, D] = {}
    around = Surroundings(packs)
    for name in sorted(files.keys() if names is None else files.keys() & set(names)):
        pack = packs.get(name.partition("/")[0])
        if pack is None:
            if names is not None:
                said = f"The {kind.keyword} '{name}' is of a pack that this project does not use."
                fix = f"Add {name.partition('/')[0]} to rules.packs in oversight.toml."
                problems.append(Problem(where, said, fix))
            continue
        try:
            found[name] = read(files[name], pack, around)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return found


def context_of(norms: Mapping[str, Norm], task: Task) -> Context:
    """What the clauses of such a file are evaluated in, over the records of a task."""
    dated = {
        name: tuple(DatedValue(v.value, v.start, v.until) for v in norm.values)
        for name, norm in norms.items()
    }
    units = {clock.clock: clock.unit or "wd" for clock in task.clocks}
    return Context(as_of=task.as_of, timezone=task.timezone, norms=dated, clock_units=units)


def _rule_of(front: Front, header: YamlText, pack: Pack) -> Draft | None:
    """The rule that a file rests on, as it is written; `Refused` where it cannot be read."""
    if front.rule is None:
        return None
    files = {f"{pack.name}/{path.stem}": path for path in pack.rule_files}
    if front.rule not in files:
        said = f"The pack '{pack.name}' has no rule '{front.rule}'."
        raise Refused(Problem(header.where("rule"), said, suggest(front.rule, files)))
    draft, problems = read_draft(files[front.rule])
    if draft is None:
        raise Refused(problems)
    return draft


def _wrong_name(front: F, header: YamlText, path: Path, kind: Kind[F]) -> Iterator[Problem]:
    name, expected = getattr(front, kind.keyword), f"{path.parent.name}/{path.stem}"
    if name != expected:
        yield Problem(
            header.where(kind.keyword),
            f"The {kind.keyword} is called '{name}', and its file stands for '{expected}'.",
            f"Write {kind.keyword}: {expected}, or move the file to {name}{kind.suffix}.",
        )
    if front.subject not in TABLES:
        yield Problem(
            header.where("subject"),
            f"There is no table '{front.subject}'.",
            suggest(front.subject, TABLES),
        )
