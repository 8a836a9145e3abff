"""One scenario while it runs: what is given, what the rule answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Protocol
from zoneinfo import ZoneInfo

import pyarrow as pa
import pytest

from oversight.clock.calendar import Calendar
from oversight.engines.base import RuleRows
from oversight.evaluation import Evaluation, evaluate, in_force
from oversight.explain import Setting
from oversight.problem import Problem, Refused, suggest
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from oversight.specs.cells import Record, read_day, read_records
from oversight.specs.comparison import compare, compare_examined, expect_nothing, found
from oversight.specs.days import calendar_named, with_base, with_day
from oversight.specs.proof import proofs
from oversight.specs.sight import clocks_of
from oversight.specs.stand import Foreseen, Stand, stand_for
from oversight.specs.table import SpecTable, Spot, render
from oversight.specs.unmet import UnmetError


@cache
def rulebook_of(pack: str, folders: tuple[Path, ...]) -> Rulebook:
    """The rulebook of one pack; read once, however many scenarios speak of it."""
    return load_rulebook([pack], list(folders))


def rule_folders(home: Path) -> tuple[Path, ...]:
    """Where the packs of a project are: its own rules first, then the library."""
    return tuple(dict.fromkeys((home / "rules", library_folder())))


@dataclass(frozen=True)
class Asked:
    """What a scenario asks the engines: one rule over its records, as of its day.

    The rulebook's clocks are those that the rule can see; `own_calendar` is the name of the
    scenario's own, where it has one.
    """

    rulebook: Rulebook
    rule: Rule
    tables: Mapping[str, Sequence[Record]]
    calendar: Calendar
    own_calendar: str | None
    as_of: date


class Foresight(Protocol):
    """Answers of the default engine for several scenarios at once."""

    def rows(self, asked: Asked, stand: Stand) -> RuleRows | None:
        """The answer, if the scenario is judged together with others."""


AHEAD = pytest.StashKey[Foresight]()
"""Where a scenario's test, and its file, keep what foresees its answer."""


@dataclass
class Scene:
    """What the steps of one scenario have said so far.

    `home` is the folder that holds `features/` and `rules/`; `language` that of the feature,
    in which the messages are told. Every method takes the spot of its step, and raises
    `Refused` for what cannot be understood, `UnmetError` for what does not hold.
    """

    home: Path
    language: str
    tables: dict[str, list[Record]] = field(default_factory=dict)
    rulebook: Rulebook | None = None
    rule: Rule | None = None
    today: date | None = None
    calendar: str | None = None
    evaluation: Evaluation | None = None
    ahead: Foresight | None = None

    # -- given ------------------------------------------------------------------

    def use_rule(self, name: str, spot: Spot) -> None:
        pack, slash, _ = name.partition("/")
        if not slash:
            raise Refused(
                Problem(
                    str(spot),
                    f"'{name}' does not name a rule.",
                    "Write its pack and its name, as in cn.licensing/decision-overdue.",
                )
            )
        folders = rule_folders(self.home)
        known = sorted({path.parent.name for f in folders for path in f.glob("*/pack.yaml")})
        if pack not in known:
            raise Refused(Problem(str(spot), f"There is no pack '{pack}'.", suggest(pack, known)))
        self.rulebook = rulebook_of(pack, folders)
        if name not in self.rulebook.rules:
            raise Refused(
                Problem(
                    str(spot), f"There is no rule '{name}'.", suggest(name, self.rulebook.rules)
                )
            )
        self.rule = self.rulebook.rules[name]

    def use_day(self, text: str, spot: Spot) -> None:
        try:
            self.today = read_day(text)
        except ValueError:
            raise Refused(_no_day(text, spot)) from None

    def use_calendar(self, name: str, spot: Spot) -> None:
        try:
            calendar_named(name)
        except Refused as refused:
            raise Refused(Problem(str(spot), p.said, p.fix) for p in refused.problems) from None
        self.calendar = with_base(self.calendar, name) if self.calendar else name

    def state_day(self, text: str, worked: bool, spot: Spot) -> None:
        """Let a day be worked, or not, whatever the calendar says."""
        try:
            day = read_day(text)
        except ValueError:
            raise Refused(_no_day(text, spot)) from None
        self.calendar = with_day(self.calendar_name(spot), day, worked)

    def add(self, name: str, table: SpecTable | None, spot: Spot) -> None:
        records = read_records(
            name,
            table,
            spot=spot,
            zone=self._zone(spot),
            before=self.tables.get(name, []),
            events=self.tables.get("event", []),
        )
        self.tables.setdefault(name, []).extend(records)

    # -- when -------------------------------------------------------------------

    def evaluate(self, spot: Spot) -> None:
        """Run the rule on every engine; a difference between them is a failure by itself."""
        rule, rulebook = self._rule(spot), self.rulebook
        assert rulebook is not None
        if self.today is None:
            raise Refused(
                Problem(
                    str(spot),
                    "The scenario does not say what day it is.",
                    "Add the step: Given today is 2021-04-30.",
                )
            )
        if not in_force(rule, self.today):
            raise Refused(
                Problem(
                    str(spot),
                    f"The rule '{rule.id}' is not in force on {self.today}.",
                    "Choose a day on which it is: "
                    f"from {rule.in_force}" + (f" to {rule.until}." if rule.until else "."),
                )
            )
        # Reckoning clocks that the rule does not read would be most of the work.
        narrow = replace(rulebook, clocks=clocks_of(rule.program, rulebook.clocks))
        calendar = calendar_named(self.calendar_name(spot))
        asked = Asked(narrow, rule, self.tables, calendar, self.calendar, self.today)
        answers = self._judged(asked, stand_for(calendar, self._zone(spot).key))
        first, *others = answers
        for other in others:
            same_answer(spot, (first, answers[first]), (other, answers[other]))
        self.evaluation = answers[first]

    def _judged(self, asked: Asked, stand: Stand) -> Mapping[str, Evaluation]:
        """What each engine answers."""
        records = MemoryRecords.from_rows(asked.tables)
        foreseen = self.ahead.rows(asked, stand) if self.ahead else None
        answered = {"duckdb": Foreseen("duckdb", foreseen)} if foreseen is not None else {}
        with stand.holding(records, asked.as_of) as engines:
            return {
                name: evaluate(
                    asked.rulebook,
                    records,
                    calendar=asked.calendar,
                    timezone=stand.timezone,
                    as_of=asked.as_of,
                    engine=engine,
                    language=self.language,
                    rules=[asked.rule.id],
                )
                for name, engine in {**engines, **answered}.items()
            }

    # -- then -------------------------------------------------------------------

    def expect(self, table: SpecTable | None, spot: Spot) -> None:
        if table is None:
            raise Refused(
                Problem(
                    str(spot),
                    "No findings are given.",
                    "Put a table under the step, or write: Then nothing is found.",
                )
            )
        got = found(self._answer(spot).findings)
        with self._proved(spot):
            compare(table, got, spot=spot, zone=self._zone(spot), language=self.language)

    def expect_nothing(self, spot: Spot) -> None:
        got = found(self._answer(spot).findings)
        with self._proved(spot):
            expect_nothing(got, spot, self.language)

    def expect_examined(self, subjects: Sequence[str], spot: Spot) -> None:
        got = self._answer(spot).examined["subject"].to_pylist()
        with self._proved(spot):
            compare_examined(subjects, got, spot, self.language)

    @contextmanager
    def _proved(self, spot: Spot) -> Iterator[None]:
        """Where the answer is not what is expected, show how it came to be."""
        try:
            yield
        except UnmetError as unmet:
            assert self.rulebook is not None and self.today is not None
            setting = Setting(
                rulebook=self.rulebook,
                records=MemoryRecords.from_rows(self.tables),
                calendar=calendar_named(self.calendar_name(spot)),
                timezone=self._zone(spot).key,
                as_of=self.today,
                language=self.language,
            )
            told = proofs(setting, self._rule(spot).id, unmet.subjects)
            raise UnmetError(f"{unmet}\n{told}", unmet.subjects, unmet.rewrite) from None

    # -- what the steps rely on --------------------------------------------------

    def _rule(self, spot: Spot) -> Rule:
        if self.rule is None:
            raise Refused(
                Problem(
                    str(spot),
                    "The scenario has not named its rule yet.",
                    'Begin with the step: Given the rule "pack/name".',
                )
            )
        return self.rule

    def rule_named(self, spot: Spot) -> Rule:
        """The rule; `Refused` where none is named yet."""
        return self._rule(spot)

    def calendar_name(self, spot: Spot) -> str:
        """The scenario's own calendar, or its pack's."""
        rule = self._rule(spot)
        assert self.rulebook is not None
        pack = self.rulebook.packs[rule.id.partition("/")[0]]
        return self.calendar or pack.calendar or "NONE"

    def _zone(self, spot: Spot) -> ZoneInfo:
        rule = self._rule(spot)
        assert self.rulebook is not None
        return ZoneInfo(self.rulebook.packs[rule.id.partition("/")[0]].timezone or "UTC")

    def _answer(self, spot: Spot) -> Evaluation:
        if self.evaluation is None:
            raise Refused(
                Problem(
                    str(spot),
                    "The rule was not evaluated yet.",
                    "Put the step 'When the rule is evaluated' before this one.",
                )
            )
        return self.evaluation


def _no_day(text: str, spot: Spot) -> Problem:
    return Problem(str(spot), f"'{text}' is not a day.", "Write it as 2021-03-29.")


def same_answer(spot: Spot, one: tuple[str, Evaluation], other: tuple[str, Evaluation]) -> None:
    """Raise `UnmetError` where two engines differ in findings, summary or population."""
    parts: list[str] = []
    for name in ("findings", "summary", "examined"):
        mine, theirs = (_comparable(getattr(answer, name)) for _, answer in (one, other))
        if _rows(mine) != _rows(theirs):
            parts += [f"The engines differ in the {name} (* is not in the other's):"]
            parts += [f"{one[0]}:", _marked(mine, theirs)]
            parts += [f"{other[0]}:", _marked(theirs, mine)]
    if parts:
        raise UnmetError("\n".join([f"{spot}: The engines do not agree.", *parts]))


def _comparable(table: pa.Table) -> pa.Table:
    """All but the run's name, which tells the engine."""
    return table.select([name for name in table.column_names if name != "run"])


def _rows(table: pa.Table) -> list[list[str]]:
    return sorted(
        ["" if value is None else str(value) for value in row.values()] for row in table.to_pylist()
    )


def _marked(mine: pa.Table, theirs: pa.Table) -> str:
    others = _rows(theirs)
    rows = _rows(mine)
    if not rows:
        return "  nothing"
    return render(mine.column_names, rows, ["" if row in others else "*" for row in rows])
