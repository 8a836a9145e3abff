"""The pytest plugin: `pytest` in a project's folder runs its feature specs.

Files `features/**/*.feature` that stand beside a folder `rules` are collected; each scenario is
a test. Failures are shown as sentences and tables, without a traceback.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path

import pytest
from pytest_bdd.parser import Feature, Scenario, Step

from oversight.problem import Problem, Refused
from oversight.specs import grammar
from oversight.specs.collect import CURRENT, FeatureFile
from oversight.specs.feature import BOUNDARY, TAGS, find_home, language_of
from oversight.specs.table import Spot
from oversight.specs.unmet import UnmetError

LATER = ("oversight.specs.steps", "oversight.specs.together")
"""Imported with the first feature, so that other test sessions do not pay for the engines."""


def pytest_configure(config: pytest.Config) -> None:
    for tag in (*TAGS, BOUNDARY):
        config.addinivalue_line("markers", f"{tag}: a scenario of a feature spec of a rule")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    if file_path.suffix != ".feature" or find_home(file_path) is None:
        return None
    for module in LATER:
        parent.config.pluginmanager.import_plugin(module)
    collected: FeatureFile = FeatureFile.from_parent(parent, path=file_path)
    return collected


def pytest_bdd_before_scenario(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario
) -> None:
    """Keep the names as they were written: Python's names of tests lose their signs."""
    request.node.user_properties += [("feature", feature.name), ("scenario", scenario.name)]


@pytest.hookimpl(tryfirst=True)
def pytest_bdd_before_step(request: pytest.FixtureRequest, feature: Feature, step: Step) -> None:
    request.node.stash[CURRENT] = (feature, step)


def pytest_bdd_step_func_lookup_error(
    request: pytest.FixtureRequest, feature: Feature, scenario: Scenario, step: Step
) -> None:
    """Say which sentences there are, where one is not among them."""
    if not isinstance(request.node.parent, FeatureFile):
        return
    spot = Spot(feature.filename, step.line_number)
    chinese = language_of(feature) == "zh"
    shown = "; ".join(example[chinese] for example in grammar.SHOWN.values())
    raise Refused(
        Problem(
            str(spot),
            f"There is no step '{step.name}' for '{step.type}'.",
            f"The steps are: {shown}.",
        )
    )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Show what is wrong with a spec as its sentences alone."""
    report = yield
    raised = call.excinfo and call.excinfo.value
    if isinstance(raised, (Refused, UnmetError)) and isinstance(item.parent, FeatureFile):
        report.longrepr = str(raised)
        report.user_properties.append(("refused", isinstance(raised, Refused)))
        if isinstance(raised, UnmetError) and raised.rewrite is not None:
            report.user_properties.append(("rewrite", raised.rewrite))
    return report
