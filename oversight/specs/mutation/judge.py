"""Mutants tried on the scenarios of the rules they touch."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

import duckdb

from oversight.clock.definition import ClockDefinition
from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.syntax import Module
from oversight.problem import Refused
from oversight.rulebook.relations import base_relations
from oversight.rulebook.rule import read_draft
from oversight.rulebook.rulebook import Rulebook
from oversight.rulebook.surroundings import Surroundings
from oversight.specs.coverage.follows import follows
from oversight.specs.mutation.mutant import Mutant, Verdict
from oversight.specs.mutation.tidy import tidy
from oversight.specs.trial.bench import Answer, Trial
from oversight.specs.trial.book import Tried, acts_of
from oversight.specs.trial.nearby import Nearby, nearby
from oversight.specs.trial.relational import for_many
from oversight.specs.trial.worlds import World

OUTCOMES = ("examines", "flags", "cannot_tell")
Clocks = tuple[ClockDefinition, ...]


@dataclass(frozen=True)
class Version:
    """A rule as it is, or with a mistake in it."""

    program: CheckedProgram
    context: Context
    clocks: Clocks


class Bench:
    """Rules held ready: their worlds loaded, their answers known."""

    def __init__(self, rulebook: Rulebook, tried: Sequence[Tried], stack: ExitStack) -> None:
        self.rulebook = rulebook
        self.stack = stack
        self.rules = {one.rule.id: _Held(rulebook, one, stack) for one in tried}

    def judge(self, mutant: Mutant) -> Verdict:
        """Try the mutant on every rule it touches, until a scenario notices."""
        fates = set()
        for held in self.rules.values():
            if not held.touched(mutant):
                continue
            fate, by = held.fate(mutant)
            if fate == "killed":
                return Verdict(mutant, fate, by)
            fates.add(fate)
        if "survived" in fates:
            return Verdict(mutant, "survived", "", self._sketch(mutant))
        return Verdict(mutant, "unchecked" if "unchecked" in fates else "equal")

    def _sketch(self, mutant: Mutant) -> Sequence[str]:
        for held in self.rules.values():
            if held.touched(mutant):
                sketch = held.sketch(mutant)
                if sketch:
                    return sketch
        return ()


class _Held:
    def __init__(self, rulebook: Rulebook, tried: Tried, stack: ExitStack) -> None:
        self.rulebook = rulebook
        self.tried = tried
        self.stack = stack
        self.rule = tried.rule
        draft, _ = read_draft(tried.rule.path)
        assert draft is not None, "the rulebook was read from this very file"
        self.module = draft.module
        self.original = Version(tried.rule.program, tried.context, tried.clocks)

    @cached_property
    def trial(self) -> Trial:
        return self.stack.enter_context(self.tried.trial())

    @cached_property
    def answers(self) -> list[Answer]:
        return self._answers(self.trial, self.original)

    @cached_property
    def tables(self) -> Mapping[str, str]:
        return self._tables(self.trial, self.original)

    @cached_property
    def near(self) -> tuple[list[Nearby], Trial, list[Answer]]:
        """The worlds near the scenarios', loaded, and what the rule answers for them."""
        zone = ZoneInfo(self.tried.setting.timezone)
        around = nearby(self.tried.worlds, acts_of(self.tried), zone)
        worlds = replace(self.tried, worlds=[one.world for one in around])
        trial = self.stack.enter_context(worlds.trial())
        return around, trial, self._answers(trial, self.original)

    def touched(self, mutant: Mutant) -> bool:
        """Whether the rule reads what the mutant changes."""
        if mutant.norm is not None:
            known = self.rule.norms.get(mutant.norm.name)
            return known is not None and known.pack == mutant.norm.pack
        if mutant.clocks:
            return any(before in self.original.clocks for before, _ in mutant.clocks)
        if mutant.file == self.rule.path:
            return True
        return (
            mutant.file.name == "terms.rule"
            and self.rule.program.predicate(mutant.predicate) is not None
        )

    def fate(self, mutant: Mutant) -> tuple[str, str]:
        """What becomes of the mutant here, and the scenario that notices."""
        version = self._version(mutant)
        if version is None:
            return "unchecked", ""
        try:
            tables = self._tables(self.trial, version)
            if all(tables.get(name) == self.tables.get(name) for name in OUTCOMES):
                return "equal", ""
            answers = self._answers(self.trial, version)
        except duckdb.Error:
            return "killed", "it cannot be evaluated"
        for world, was, now in zip(self.tried.worlds, self.answers, answers, strict=True):
            if differs(world, was, now):
                return "killed", world.scenario
        if self._idle(mutant):
            return "equal", ""
        return "survived", ""

    def sketch(self, mutant: Mutant) -> Sequence[str]:
        """A world nearby on which rule and mutant differ, in words; empty where none is found."""
        version = self._version(mutant)
        if version is None:
            return ()
        around, trial, before = self.near
        try:
            after = self._answers(trial, version)
        except duckdb.Error:
            return ()
        for one, was, now in zip(around, before, after, strict=True):
            if differs(replace(one.world, findings=True, examined=False), was, now):
                zone = ZoneInfo(self.tried.setting.timezone)
                return [*one.sketch(zone), *_told(self.rule.facts, was, now)]
        for one, was, now in zip(around, before, after, strict=True):
            if was.examined != now.examined:
                zone = ZoneInfo(self.tried.setting.timezone)
                return [
                    *one.sketch(zone),
                    f"The rule examines {' '.join(sorted(was.examined)) or 'nothing'}; "
                    f"the mutant {' '.join(sorted(now.examined)) or 'nothing'}.",
                ]
        return ()

    def _version(self, mutant: Mutant) -> Version | None:
        """The rule with the mistake; `None` where it does not check."""
        if mutant.norm is not None:
            values = tuple(DatedValue(v.value, v.start, v.until) for v in mutant.norm.values)
            norms = {**self.original.context.norms, mutant.norm.name: values}
            return replace(self.original, context=replace(self.original.context, norms=norms))
        if mutant.clocks:
            swaps = dict(mutant.clocks)
            return replace(
                self.original, clocks=tuple(swaps.get(one, one) for one in self.original.clocks)
            )
        assert mutant.module is not None
        own = mutant.file == self.rule.path
        terms = {} if own else {mutant.file: tidy(mutant.module, rule=False)}
        module = tidy(mutant.module, rule=True) if own else self.module
        try:
            program = checked(self.rulebook, self.rule.pack, module, terms, self.rule.subject)
        except Refused:
            return None
        return replace(self.original, program=program)

    def _idle(self, mutant: Mutant) -> bool:
        """Whether what was dropped follows from the clause's other conditions."""
        if mutant.dropped is None:
            return False
        file = mutant.file.resolve()
        program = self.rule.program
        return any(
            mutant.dropped == (item.span.line, item.span.col)
            and Path(item.span.file).resolve() == file
            and follows(program, [other for other in body if other is not item], item)
            for predicate in program.predicates
            for body in (one.clause.body for one in predicate.clauses)
            for item in body
        )

    def _tables(self, trial: Trial, version: Version) -> Mapping[str, str]:
        return trial.derive(for_many(version.program), version.context, version.clocks)

    def _answers(self, trial: Trial, version: Version) -> list[Answer]:
        return trial.answers(for_many(version.program), version.context, version.clocks)


def differs(world: World, was: Answer, now: Answer) -> bool:
    """Whether what the scenario asserts of its world has changed."""
    if world.findings and (was.flagged, was.doubtful) != (now.flagged, now.doubtful):
        return True
    return world.examined and was.examined != now.examined


def checked(
    rulebook: Rulebook,
    pack: str,
    module: Module,
    terms: Mapping[Path, Module],
    subject: str,
) -> CheckedProgram:
    """A module checked as a rule of its pack, some files of terms exchanged for others.

    Raises `Refused` where it does not check.
    """
    visible = list(Surroundings(rulebook.packs).visible(rulebook.packs[pack]))
    acts = {act for p in visible for act in p.acts}
    return check(
        module,
        terms=[terms.get(p.folder / "terms.rule", p.terms) for p in visible],
        relations=base_relations(),
        acts=acts | rulebook.acts.keys(),
        norms={name: norm.type for p in visible for name, norm in p.norms.items()},
        clocks={c.clock: c.unit or "" for p in visible for c in p.clocks},
        subject=subject,
    )


def _told(facts: Sequence[str], was: Answer, now: Answer) -> list[str]:
    """What rule and mutant say of the subjects on which they differ."""
    lines = []
    for subject in sorted({*was.flagged, *was.doubtful, *now.flagged, *now.doubtful}):
        one, other = _said(facts, was, subject), _said(facts, now, subject)
        if one != other:
            lines.append(f"Of {subject} the rule says: {one}. The mutant: {other}.")
    return lines


def _said(facts: Sequence[str], answer: Answer, subject: str) -> str:
    if subject in answer.flagged:
        values, more = answer.flagged[subject]
        told = ", ".join(f"{name} {value}" for name, value in zip(facts, values, strict=True))
        return f"flagged, {told}" + (f", {more} more" if more else "")
    if subject in answer.doubtful:
        return f"cannot_tell, {answer.doubtful[subject]}"
    return "nothing"
