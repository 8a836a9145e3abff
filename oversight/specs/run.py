"""Feature specs run by pytest, told scenario by scenario instead of in pytest's own words."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from oversight.specs import plugin
from oversight.specs.accept import Rewrite
from oversight.specs.feature import home_of, read_features


@dataclass(frozen=True)
class Told:
    """One scenario's outcome; `why` is empty where it holds.

    `refused` tells a spec that cannot be understood from one that does not hold; `rewrite` is
    the table of findings that would hold.
    """

    feature: str
    scenario: str
    why: str
    refused: bool
    rewrite: Rewrite | None = None


@dataclass
class Teller:
    """Listens to a pytest session and tells each scenario as it ends."""

    on_scenario: Callable[[Told], None]
    told: list[Told] = field(default_factory=list)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when != "call" and not report.failed:
            return
        names = dict(report.user_properties)
        rewrite = names.get("rewrite")
        told = Told(
            feature=str(names.get("feature", report.nodeid)),
            scenario=str(names.get("scenario", "")) + _example(report),
            why=str(report.longrepr) if report.failed else "",
            refused=bool(names.get("refused")),
            rewrite=rewrite if isinstance(rewrite, Rewrite) else None,
        )
        self.told.append(told)
        self.on_scenario(told)


def _example(report: pytest.TestReport) -> str:
    """Which example of an outline it was, as pytest names it."""
    _, bracket, example = report.nodeid.partition("[")
    return f" {bracket}{example}" if bracket else ""


def run_specs(
    files: Sequence[Path], on_scenario: Callable[[Told], None], *, jobs: int = 1
) -> Teller:
    """Run the feature files, all of one project, in so many processes.

    Scenarios are told in the order of the files, whatever the number of processes.

    Raises `Refused` with every fault of every file that cannot be read; nothing is run then.
    """
    read_features(files)
    if min(jobs, len(files)) < 2:
        return _run_here(files, on_scenario)
    teller = Teller(on_scenario)
    # Forked processes would share the parent's DuckDB, whose threads do not survive that.
    fresh = multiprocessing.get_context("spawn")
    size = -(-len(files) // (jobs * _SHARES))
    shares = [files[start : start + size] for start in range(0, len(files), size)]
    with ProcessPoolExecutor(min(jobs, len(shares)), mp_context=fresh) as pool:
        for told in pool.map(_told_of, shares):
            for one in told:
                teller.told.append(one)
                on_scenario(one)
    return teller


_SHARES = 4
"""So many times a process is given files: enough to end together, few enough to begin rarely."""


def _told_of(files: Sequence[Path]) -> list[Told]:
    return _run_here(files, lambda told: None).told


def _run_here(files: Sequence[Path], on_scenario: Callable[[Told], None]) -> Teller:
    teller = Teller(on_scenario)
    # The plugin for errors in finalisers walks all of memory five times at the end of a run.
    without = ("terminal", "cacheprovider", "xdist", "unraisableexception")
    options = [option for name in without for option in ("-p", f"no:{name}")]
    root = ["--rootdir", str(home_of(files[0]))]
    plugins: list[object] = [teller]
    if not installed():
        plugins.append(plugin)
    pytest.main([*options, *root, "-c", os.devnull, *map(str, files)], plugins=plugins)
    return teller


def installed() -> bool:
    """Whether pytest finds the plugin by itself, as it does once the package is installed."""
    return any(point.value == plugin.__name__ for point in entry_points(group="pytest11"))
