"""Feature specs run by pytest, told scenario by scenario instead of in pytest's own words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from oversight.specs import plugin
from oversight.specs.feature import home_of


@dataclass(frozen=True)
class Told:
    """One scenario's outcome; `why` is empty where it holds."""

    feature: str
    scenario: str
    why: str


@dataclass
class Teller:
    """Listens to a pytest session and tells each scenario as it ends."""

    on_scenario: Callable[[Told], None]
    told: list[Told] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.unreadable.append(str(report.longrepr))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and not report.failed:
            return
        scenario = getattr(report, "scenario", {})
        told = Told(
            feature=scenario.get("feature", {}).get("name", report.nodeid.partition("::")[0]),
            scenario=scenario.get("name", report.nodeid.partition("::")[2]) + _example(report),
            why=str(report.longrepr) if report.failed else "",
        )
        self.told.append(told)
        self.on_scenario(told)


def _example(report: pytest.TestReport) -> str:
    """Which example of an outline it was, as pytest names it."""
    _, bracket, example = report.nodeid.partition("[")
    return f" {bracket}{example}" if bracket else ""


def run_specs(paths: Sequence[Path], on_scenario: Callable[[Told], None]) -> Teller:
    """Run the feature files at or under the paths.

    `unreadable` of the answer holds what kept files from being run at all.
    """
    teller = Teller(on_scenario)
    options = ["-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:xdist"]
    root = ["--rootdir", str(home_of(paths[0] / "_" if paths[0].is_dir() else paths[0]))]
    plugins: list[object] = [teller]
    if not _installed():
        plugins.append(plugin)
    pytest.main([*options, *root, "-c", "/dev/null", *map(str, paths)], plugins=plugins)
    return teller


def _installed() -> bool:
    """Whether pytest finds the plugin by itself, as it does once the package is installed."""
    from importlib.metadata import entry_points

    return any(point.value == plugin.__name__ for point in entry_points(group="pytest11"))
