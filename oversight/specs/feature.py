"""Feature files: where they belong, how they are read, what must be so before they run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pytest_bdd.exceptions import GherkinParseError
from pytest_bdd.parser import Feature, FeatureParser

from oversight.problem import Problem, Refused
from oversight.specs.gherkin import parse_gherkin
from oversight.specs.table import Spot

FOLDER = "features"
TAGS = ("must-fire", "must-not-fire", "cannot-tell")
"""The tags of scenarios; every rule needs at least one scenario of each."""
BOUNDARY = "boundary"
"""The tag of scenarios that `oversight specs boundary` made."""

_BEGIN = "Begin it with a step that says Given, When or Then."


def home_of(path: str | Path) -> Path:
    """The folder that holds `features/`, above a feature file.

    Raises `Refused` for a file that is in no such folder.
    """
    home = find_home(Path(path))
    if home is None:
        raise Refused(
            Problem(
                str(path),
                "The feature is in no folder 'features' beside a folder 'rules'.",
                "Put it in features/<pack>/<rule>.feature of the project.",
            )
        )
    return home


def find_home(path: Path) -> Path | None:
    """As `home_of`, but `None` for a file that is not a spec of rules."""
    return next(
        (
            folder.parent
            for folder in path.resolve().parents
            if folder.name == FOLDER and (folder.parent / "rules").is_dir()
        ),
        None,
    )


def language_of(feature: Feature) -> str:
    """The language of messages that a feature speaks: zh or en."""
    return "zh" if feature.language.startswith("zh") else "en"


def read_feature(path: Path) -> Feature:
    """The feature of a file.

    Raises `Refused` with every fault that would keep a scenario from being run or from
    asserting anything: a file that is not Gherkin, two scenarios of one name (of which only
    the last would run), a scenario that expects nothing.
    """
    names = _scenario_names(parse_gherkin(path))
    try:
        feature = FeatureParser(str(path.parent), path.name, encoding="utf-8-sig").parse()
    except GherkinParseError as error:
        raise Refused(
            Problem(
                str(Spot(str(path), error.line)), "A scenario begins with 'And' or 'But'.", _BEGIN
            )
        ) from error
    problems = [
        Problem(
            str(Spot(str(path), line)),
            f"A scenario '{name}' stands in the file already.",
            "Give every scenario a name of its own.",
        )
        for name, line in _repeated(names)
    ]
    problems += [
        Problem(
            str(Spot(str(path), scenario.line_number)),
            f"The scenario '{scenario.name}' expects nothing.",
            "End it with 'Then the findings are' or 'Then nothing is found'.",
        )
        for scenario in feature.scenarios.values()
        if not any(step.type == "then" for step in scenario.steps)
    ]
    if not feature.scenarios:
        problems.append(
            Problem(str(Spot(str(path), 1)), "The feature has no scenario.", "Write one.")
        )
    if problems:
        raise Refused(sorted(problems))
    return feature


def read_features(paths: Iterable[Path]) -> list[Feature]:
    """The features of all the files, or `Refused` with the faults of all."""
    features: list[Feature] = []
    problems: list[Problem] = []
    for path in paths:
        try:
            features.append(read_feature(path))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return features


def _scenario_names(feature: dict[str, Any]) -> list[tuple[str, int]]:
    """Every scenario's name and line, also of those inside a Gherkin `Rule:`."""
    names = []
    for child in feature["children"]:
        if "scenario" in child:
            scenario = child["scenario"]
            names.append((scenario["name"], scenario["location"]["line"]))
        elif "rule" in child:
            names += _scenario_names(child["rule"])
    return names


def _repeated(names: list[tuple[str, int]]) -> list[tuple[str, int]]:
    seen: Counter[str] = Counter()
    repeated = []
    for name, line in names:
        seen[name] += 1
        if seen[name] > 1:
            repeated.append((name, line))
    return repeated
