"""Packs with the scenarios of their rules: what coverage and mutation are made over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oversight.clock.definition import ClockDefinition
from oversight.datalog.context import Context
from oversight.datalog.syntax import Atom
from oversight.evaluation import rule_program
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook, available_packs, load_rulebook
from oversight.specs.feature import FOLDER
from oversight.specs.sight import clocks_of
from oversight.specs.trial.bench import Trial, trial
from oversight.specs.trial.ground import Setting
from oversight.specs.trial.worlds import World, worlds_of


@dataclass(frozen=True)
class Tried:
    """One rule with its worlds. All worlds have one calendar and zone."""

    rule: Rule
    worlds: Sequence[World]
    setting: Setting
    context: Context
    clocks: tuple[ClockDefinition, ...]
    """The definitions that the rule can see."""
    others: Sequence[World] = ()
    """Worlds of other calendars, which are neither measured nor mutated."""

    @contextmanager
    def trial(self) -> Iterator[Trial]:
        with trial(self.worlds, self.setting) as opened:
            yield opened


@dataclass(frozen=True)
class Book:
    """One pack, its rules with their scenarios, and the rules that have none."""

    rulebook: Rulebook
    pack: str
    tried: Sequence[Tried]
    without: Sequence[str] = ()


def chosen(
    folders: Sequence[Path], default: Sequence[str], what: Sequence[str]
) -> dict[str, set[str]]:
    """The packs asked for, each with the rules asked for by name; none named: all of them.

    Raises `Refused` for what names no pack and no rule.
    """
    packs = available_packs(folders)
    asked: dict[str, set[str]] = {}
    problems = []
    for name in what or default:
        pack, _, rule = name.partition("/")
        if pack not in packs:
            problems.append(Problem(name, f"There is no pack '{pack}'.", suggest(pack, packs)))
            continue
        if rule and not (packs[pack] / f"{rule}.rule").is_file():
            known = [f"{pack}/{path.stem}" for path in packs[pack].glob("*.rule")]
            problems.append(Problem(name, f"There is no rule '{name}'.", suggest(name, known)))
            continue
        asked.setdefault(pack, set())
        if rule:
            asked[pack].add(name)
    if problems:
        raise Refused(problems)
    return asked


def open_book(folders: Sequence[Path], pack: str, only: Collection[Path] | None = None) -> Book:
    """A pack with its scenarios, which stand in `features/<pack>` beside the folder of rules.

    `only` limits it to some files of scenarios and the rules they are named for.

    Raises `Refused` where the rules do not check or a scenario cannot be understood.
    """
    rules = None if only is None else {f"{pack}/{path.stem}" for path in only}
    rulebook = load_rulebook([pack], folders, only=rules)
    home = rulebook.packs[pack].folder.parent.parent
    found = sorted((home / FOLDER / pack).glob("*.feature"))
    worlds: dict[str, list[World]] = {}
    problems: list[Problem] = []
    for path in [p for p in found if only is None or p in only]:
        try:
            for world in worlds_of(path, rulebook):
                worlds.setdefault(world.rule, []).append(world)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    own = [rule for rule in rulebook.rules.values() if rule.pack == pack]
    tried = [_tried(rulebook, rule, worlds[rule.id]) for rule in own if rule.id in worlds]
    without = [rule.id for rule in own if rule.id not in worlds]
    return Book(rulebook, pack, tried, without)


def _tried(rulebook: Rulebook, rule: Rule, worlds: Sequence[World]) -> Tried:
    pack = rulebook.packs[rule.pack]
    own = pack.calendar or "NONE"
    calendar, _ = Counter(world.calendar or own for world in worlds).most_common(1)[0]
    setting = Setting(calendar, pack.timezone or "UTC")
    kept = [world for world in worlds if (world.calendar or own) == calendar]
    program = rule_program(rulebook, rule, setting.timezone, worlds[0].today)
    clocks = clocks_of(program.program, rulebook.clocks)
    others = [world for world in worlds if (world.calendar or own) != calendar]
    return Tried(rule, kept, setting, program.context, clocks, others)


def acts_of(tried: Tried) -> list[str]:
    """The acts among which to exchange: those the rule names, and those of its scenarios."""
    from_worlds = {
        str(row["act"]) for world in tried.worlds for row in world.tables.get("event", ())
    }
    named = {
        str(getattr(value, "value", ""))
        for predicate in tried.rule.program.predicates
        for checked_ in predicate.clauses
        for item in checked_.clause.body
        if isinstance(item, Atom)
        for column, value in item.named
        if column == "act" and hasattr(value, "value")
    }
    return sorted(from_worlds | named)
