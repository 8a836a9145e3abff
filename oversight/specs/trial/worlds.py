"""Scenarios taken apart: what each gives, without running it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from pytest_bdd import steps as bdd
from pytest_bdd.parser import Feature, Scenario, ScenarioTemplate, Step

from oversight.problem import Problem, Refused
from oversight.rulebook.rulebook import Rulebook
from oversight.specs import steps
from oversight.specs.cells import Record
from oversight.specs.collect import CURRENT
from oversight.specs.feature import home_of, language_of, read_feature
from oversight.specs.scene import Scene
from oversight.specs.table import SpecTable, Spot


@dataclass(frozen=True)
class Expected:
    """One sentence of what must come out: a table of findings, nothing (no table and no
    subjects), or the subjects examined."""

    spot: Spot
    table: SpecTable | None = None
    subjects: tuple[str, ...] | None = None


@dataclass(frozen=True)
class World:
    """The records of one scenario, the day on which it judges them, and what it asserts.

    `calendar` is the name of the scenario's own, or `None` for its pack's. `findings` and
    `examined` tell whether the scenario says anything of the one and of the other.
    """

    rule: str
    scenario: str
    spot: Spot
    tables: Mapping[str, Sequence[Record]]
    today: date
    calendar: str | None
    findings: bool = True
    examined: bool = True
    expected: tuple[Expected, ...] = ()
    language: str = "en"


def worlds_of(path: Path, rulebook: Rulebook | None = None) -> list[World]:
    """The worlds of every scenario of a feature file; of an outline, of each example.

    `rulebook` is where rules are looked for first, so that a pack need not be read again.

    Raises `Refused` where a scenario cannot be understood.
    """
    feature = read_feature(path)
    worlds: list[World] = []
    for template in feature.scenarios.values():
        for scenario in _examples(template):
            worlds += _play(feature, scenario, rulebook)
    return worlds


def background_of(feature: Feature, rulebook: Rulebook) -> Scene:
    """What the background of a feature gives to every scenario of it."""
    scene = _Listening(home_of(feature.filename), language_of(feature), known=rulebook)
    for step in feature.background.steps if feature.background else ():
        _step_function(step, Spot(feature.filename, step.line_number))(
            request=_Request(feature, step, scene)
        )
    return Scene(
        scene.home,
        scene.language,
        tables=scene.tables,
        rulebook=scene.rulebook,
        rule=scene.rule,
        today=scene.today,
        calendar=scene.calendar,
    )


def _examples(template: ScenarioTemplate) -> Iterator[Scenario]:
    contexts = [c for examples in template.examples for c in examples.as_contexts()]
    for number, context in enumerate(contexts or [{}], start=1):
        scenario = template.render(context)
        if contexts:
            scenario.name = f"{scenario.name} [{number}]"
        yield scenario


def _play(feature: Feature, scenario: Scenario, known: Rulebook | None) -> list[World]:
    scene = _Listening(home_of(feature.filename), language_of(feature), known=known)
    spot = Spot(feature.filename, scenario.line_number)
    for step in scenario.steps:
        _step_function(step, Spot(feature.filename, step.line_number))(
            request=_Request(feature, step, scene)
        )
    return [
        replace(world, scenario=scenario.name, spot=spot, language=scene.language)
        for world in scene.worlds
    ]


@dataclass
class _Listening(Scene):
    """A scene that remembers what it is asked instead of asking the engines."""

    worlds: list[World] = field(default_factory=list)
    known: Rulebook | None = None

    def use_rule(self, name: str, spot: Spot) -> None:
        if self.known is not None and name in self.known.rules:
            self.rulebook, self.rule = self.known, self.known.rules[name]
        else:
            super().use_rule(name, spot)

    def evaluate(self, spot: Spot) -> None:
        rule = self._rule(spot)
        if self.today is None:
            raise Refused(
                Problem(
                    str(spot),
                    "The scenario does not say what day it is.",
                    "Add the step: Given today is 2021-04-30.",
                )
            )
        tables = {name: [dict(row) for row in rows] for name, rows in self.tables.items()}
        self.worlds.append(
            World(rule.id, "", spot, tables, self.today, self.calendar, False, False)
        )

    def expect(self, table: SpecTable | None, spot: Spot) -> None:
        self._asserts("findings", Expected(spot, table))

    def expect_nothing(self, spot: Spot) -> None:
        self._asserts("findings", Expected(spot))

    def expect_examined(self, subjects: Sequence[str], spot: Spot) -> None:
        self._asserts("examined", Expected(spot, subjects=tuple(subjects)))

    def _asserts(self, what: str, expected: Expected) -> None:
        if self.worlds:
            last = self.worlds[-1]
            self.worlds[-1] = replace(
                last,
                findings=last.findings or what == "findings",
                examined=last.examined or what == "examined",
                expected=(*last.expected, expected),
            )


class _Request:
    """What a step asks of pytest: the step under way, and the scene."""

    def __init__(self, feature: Feature, step: Step, scene: Scene) -> None:
        self.node = self
        self.stash = {CURRENT: (feature, step)}
        self.scene = scene

    def getfixturevalue(self, name: str) -> Scene:
        assert name == "oversight_scene"
        return self.scene


def _step_function(step: Step, spot: Spot) -> Any:
    for context in bdd.step_function_context_registry.values():
        own = context.step_func.__module__ == steps.__name__
        if own and context.type in (None, step.type) and context.parser.is_matching(step.name):
            return context.step_func
    raise Refused(
        Problem(
            str(spot),
            f"There is no step '{step.name}' for '{step.type}'.",
            "Run 'oversight specs run' on the file; it lists the steps there are.",
        )
    )
