"""Which rules lack a spec that fires, one that stays silent, or one that cannot tell."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pytest_bdd.parser import Feature, ScenarioTemplate

from oversight.problem import Problem
from oversight.specs import grammar
from oversight.specs.feature import FOLDER, TAGS

_SHOWS = {"must-fire": "flagged", "cannot-tell": "cannot_tell"}
"""The outcome that a scenario so tagged must expect of some subject."""


def lint(rules: Collection[str], features: Iterable[Feature]) -> list[Problem]:
    """A problem for each rule and tag of which there is no scenario.

    A scenario counts for the rule that it, or its feature's background, names; tagged
    `must-fire` or `cannot-tell` it counts where its table of findings shows that outcome.
    """
    told = tags_by_rule(features)
    return [
        Problem(
            str(Path(FOLDER, f"{rule}.feature")),
            f"No scenario of the rule '{rule}' is tagged @{tag}{_and_shows(tag)}.",
            f"Add one: every rule needs {', '.join(f'@{t}' for t in TAGS)}.",
        )
        for rule in sorted(rules)
        for tag in TAGS
        if tag not in told.get(rule, ())
    ]


def _and_shows(tag: str) -> str:
    return f" and expects '{_SHOWS[tag]}'" if tag in _SHOWS else ""


def tags_by_rule(features: Iterable[Feature]) -> Mapping[str, set[str]]:
    """The tags that the scenarios of each rule bear out."""
    told: dict[str, set[str]] = {}
    for feature in features:
        for scenario in feature.scenarios.values():
            tags = {
                tag
                for tag in scenario.tags | feature.tags
                if tag in TAGS and (tag not in _SHOWS or _SHOWS[tag] in _outcomes(scenario))
            }
            for rule in _rules(feature, scenario):
                told.setdefault(rule, set()).update(tags)
    return told


def _rules(feature: Feature, scenario: ScenarioTemplate) -> set[str]:
    steps = [*(feature.background.steps if feature.background else ()), *scenario.steps]
    return {
        grammar.words(step.name, "rule")["rule"]
        for step in steps
        if grammar.kind_of(step.name) == "rule"
    }


def _outcomes(scenario: ScenarioTemplate) -> set[str]:
    return {
        cell.value
        for step in scenario.steps
        if step.datatable is not None and grammar.kind_of(step.name) == "findings"
        for row in step.datatable.rows
        for cell in row.cells
    }
