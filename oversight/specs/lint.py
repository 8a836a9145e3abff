"""Which rules lack a spec that fires, stays silent or cannot tell; which tags tell wrongly."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from pytest_bdd.parser import Feature, ScenarioTemplate

from oversight.problem import Problem
from oversight.specs import grammar
from oversight.specs.feature import FOLDER, TAGS
from oversight.specs.table import Spot

_SHOWS = {"must-fire": "flagged", "cannot-tell": "cannot_tell"}
"""The outcome that a scenario so tagged must expect of some subject."""


_DOUBTS = re.compile(r"^\s*cannot_tell\(", re.MULTILINE)


def never_doubts(rule: str) -> bool:
    """Whether the text of a rule has no clause that cannot tell, so that no scenario can show it.

    >>> never_doubts("examines(C) <= case(case=C)")
    True
    """
    return not _DOUBTS.search(rule)


def lint(
    rules: Collection[str], features: Iterable[Feature], *, sure: Collection[str] = ()
) -> list[Problem]:
    """A problem for each rule and tag of which there is no scenario.

    The rules that are `sure` need none that cannot tell. A scenario counts for the rule that it,
    or its feature's background, names; tagged `must-fire` or `cannot-tell` it counts where its
    table of findings shows that outcome.
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
        if tag not in told.get(rule, ()) and not (tag == "cannot-tell" and rule in sure)
    ]


def mistagged(features: Iterable[Feature]) -> list[Problem]:
    """A problem for each tag of a scenario that its expected findings do not bear out.

    A scenario of several subjects may be tagged both `must-fire` and `must-not-fire`.
    """
    problems = []
    for feature in features:
        for scenario in feature.scenarios.values():
            where = str(Spot(feature.filename, scenario.line_number))
            tags, outcomes = scenario.tags | feature.tags, _outcomes(scenario)
            problems += [
                Problem(
                    where,
                    f"The scenario is tagged @{tag}, but expects no '{outcome}'.",
                    f"Take the tag away, or expect a finding that is '{outcome}'.",
                )
                for tag, outcome in _SHOWS.items()
                if tag in tags and outcome not in outcomes and not _filled_in(outcomes)
            ]
            if {"must-fire", "must-not-fire"} & tags == {"must-not-fire"} and "flagged" in outcomes:
                problems.append(
                    Problem(
                        where,
                        "The scenario is tagged @must-not-fire, but expects 'flagged'.",
                        "Tag it @must-fire; both, where another of its subjects is not flagged.",
                    )
                )
    return problems


def _filled_in(cells: Collection[str]) -> bool:
    """Whether an outline's examples fill cells in, of which nothing can be said here."""
    return any(cell.startswith("<") and cell.endswith(">") for cell in cells)


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
