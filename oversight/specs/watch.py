"""What a saved file affects, run at once in a process that stays warm.

Scenarios run on the default engine, all of a rule in one query; `oversight specs run` holds them
to both engines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from time import perf_counter
from zoneinfo import ZoneInfo

from watchfiles import watch as changes

from oversight.evaluation import plain, render
from oversight.explain import Setting
from oversight.problem import Refused
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook
from oversight.specs.comparison import Found, compare, compare_examined, expect_nothing
from oversight.specs.feature import FOLDER
from oversight.specs.proof import proofs
from oversight.specs.scene import rulebook_of
from oversight.specs.trial.bench import Answer
from oversight.specs.trial.book import Book, Tried, open_book
from oversight.specs.trial.relational import for_many
from oversight.specs.trial.worlds import Expected, World
from oversight.specs.unmet import UnmetError

PAUSE = 50
"""Milliseconds within which several saved files count as one change."""


@dataclass(frozen=True)
class Heard:
    """What came of one change: how many scenarios of which rule hold, and what is wrong."""

    name: str
    count: int
    wrong: Sequence[str]
    seconds: float


def watch(
    folders: Sequence[Path],
    asked: dict[str, set[str]],
    home: Path,
    on_heard: Callable[[Heard], None],
    stop: Event | None = None,
) -> None:
    """Run everything asked for once, then on every save what it affects, until stopped."""
    for pack, rules in asked.items():
        for heard in judge(folders, pack, features_of(home, pack, rules)):
            on_heard(heard)
    places = [place for name in ("rules", FOLDER) if (place := home / name).is_dir()]
    for batch in changes(*places, step=PAUSE, debounce=PAUSE * 4, stop_event=stop):
        for pack, features in affected([Path(path) for _, path in batch], home, asked).items():
            for heard in judge(folders, pack, features):
                on_heard(heard)


def affected(
    changed: Sequence[Path], home: Path, asked: dict[str, set[str]]
) -> dict[str, set[Path]]:
    """The feature files to run, by pack: a rule's and a feature's own; of anything else that a
    pack's rules read, all of the pack."""
    found: dict[str, set[Path]] = {}
    for path in changed:
        pack = path.parent.name
        if pack not in asked or path.suffix not in (".rule", ".feature", ".yaml", ".csv"):
            continue
        own = path.suffix == ".feature" or (path.suffix == ".rule" and path.stem != "terms")
        rules = {f"{pack}/{path.stem}"} if own else asked[pack]
        if own and asked[pack] and not rules & asked[pack]:
            continue
        found.setdefault(pack, set()).update(features_of(home, pack, rules))
    return found


def features_of(home: Path, pack: str, rules: Collection[str]) -> set[Path]:
    """The feature files of some rules, or of all of a pack."""
    every = (home / FOLDER / pack).glob("*.feature")
    return {path for path in every if not rules or f"{pack}/{path.stem}" in rules}


def judge(folders: Sequence[Path], pack: str, features: Collection[Path]) -> Iterator[Heard]:
    """Run some features of a pack; what is wrong with its files is said as well."""
    started = perf_counter()
    rulebook_of.cache_clear()
    try:
        book = open_book(folders, pack, features)
    except Refused as refused:
        wrong = [str(problem) for problem in refused.problems]
        yield Heard(pack, 0, wrong, perf_counter() - started)
        return
    for tried in book.tried:
        wrong = [why for part in _by_calendar(tried, book) for why in _wrong(part, book.rulebook)]
        count = len(tried.worlds) + len(tried.others)
        yield Heard(tried.rule.id, count, wrong, perf_counter() - started)
        started = perf_counter()


def _by_calendar(tried: Tried, book: Book) -> Iterator[Tried]:
    """The rule with its scenarios of one calendar after another."""
    yield tried
    default = book.rulebook.packs[tried.rule.pack].calendar or "NONE"
    for name in sorted({world.calendar or default for world in tried.others}):
        worlds = [world for world in tried.others if (world.calendar or default) == name]
        yield replace(tried, worlds=worlds, setting=replace(tried.setting, calendar=name))


def _wrong(tried: Tried, rulebook: Rulebook) -> Iterator[str]:
    zone = ZoneInfo(tried.setting.timezone)
    with tried.trial() as trial:
        answers = trial.answers(for_many(tried.rule.program), tried.context, tried.clocks)
    for world, answer in zip(tried.worlds, answers, strict=True):
        for expected in world.expected:
            try:
                _compare(expected, answer, world, tried.rule, zone)
            except Refused as refused:
                yield f"{world.scenario}\n{refused}"
            except UnmetError as unmet:
                yield f"{world.scenario}\n{unmet}\n{_proofs(tried, rulebook, world, unmet)}"


def _proofs(tried: Tried, rulebook: Rulebook, world: World, unmet: UnmetError) -> str:
    setting = Setting(
        rulebook=rulebook,
        records=MemoryRecords.from_rows(world.tables),
        calendar=tried.setting.load_calendar(),
        timezone=tried.setting.timezone,
        as_of=world.today,
        language=world.language,
    )
    return proofs(setting, tried.rule.id, unmet.subjects)


def _compare(expected: Expected, answer: Answer, world: World, rule: Rule, zone: ZoneInfo) -> None:
    """Raise `UnmetError` where the answer is not what is expected."""
    if expected.subjects is not None:
        compare_examined(expected.subjects, list(answer.examined), expected.spot, world.language)
    elif expected.table is None:
        expect_nothing(_found(answer, world, rule, zone), expected.spot, world.language)
    else:
        got = _found(answer, world, rule, zone)
        compare(expected.table, got, spot=expected.spot, zone=zone, language=world.language)


def _found(answer: Answer, world: World, rule: Rule, zone: ZoneInfo) -> list[Found]:
    """The answer as findings, in the language of the world's feature."""
    found = []
    for subject, (values, more) in answer.flagged.items():
        facts = dict(zip(rule.facts, (plain(value, zone) for value in values), strict=True))
        message = render(getattr(rule.message, world.language), facts)
        found.append(Found(subject, "flagged", facts | ({"more": more} if more else {}), message))
    for subject, reason in answer.doubtful.items():
        said = rule.reasons.get(reason, reason) if world.language == "zh" else reason
        found.append(Found(subject, "cannot_tell", {"reason": reason}, said))
    return sorted(found, key=lambda one: (one.subject, one.outcome))
