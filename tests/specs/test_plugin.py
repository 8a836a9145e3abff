"""`pytest` alone, in a user's project, finds and runs the features."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from oversight.specs.run import Told, installed, run_specs
from tests.specs.tables import CHINESE, ENGLISH, feature, project

ROOT = Path(__file__).parents[2]

WRONG = """\
Feature: Wrong
  Scenario: A step that does not exist
    Given the moon is blue
    Then nothing is found

  Scenario Outline: An example is filled in
    Given the rule "x.shop/refused"
    And today is 2021-04-30
    And the records of event
      | case | act   | ts         |
      | C1   | <act> | 2021-04-01 |
    When the rule is evaluated
    Then nothing is found
    Examples:
      | act     |
      | granted |
      | refused |
"""


def pytest_in(folder: Path) -> tuple[int, list[str]]:
    plugin = [] if installed() else ["-p", "oversight.specs.plugin"]
    ran = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *plugin],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return ran.returncode, ran.stdout.splitlines()


def test_pytest_alone_runs_the_features_in_both_languages(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, zh=CHINESE)
    code, lines = pytest_in(home)
    assert (code, lines[-1].partition(" in ")[0]) == (0, "3 passed")


def test_a_failure_is_told_in_sentences_and_tables_without_a_traceback(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH.replace("| 35.50 |", "| 35.60 |"), wrong=WRONG)
    feature(home, "broken", "Feature x\n")
    code, lines = pytest_in(home)
    assert code == 2
    assert (
        "features/x.shop/broken.feature:1: 'Feature x' cannot stand here. "
        "This line may be 'Feature:' (功能:) or a tag (@must-fire)."
    ) in lines
    (home / "features" / "x.shop" / "broken.feature").unlink()
    code, lines = pytest_in(home)
    assert code == 1
    assert lines[-1].partition(" in ")[0] == "3 failed, 2 passed"
    told = "\n".join(lines)
    assert "Traceback" not in told
    assert "scenario.py" not in told
    assert (
        "features/x.shop/wrong.feature:3: There is no step 'the moon is blue' for 'given'. "
        'The steps are: the rule "pack/name"; today is 2021-04-30; the calendar "CN"; '
        "2021-03-05 is a public holiday; 2021-03-06 is a make-up working day; "
        'the item "I1" has a statutory limit of 20 working days; '
        'the case "C1" of approval under the item "I1"; '
        'the records of event; "C1" was "accepted" on 2021-03-01; '
        '"C1" was "granted" on the 3rd working day after "accepted"; '
        '"C1" was paused for "hearing" from 2021-03-05 to 2021-03-12; '
        "the rule is evaluated; the findings are; nothing is found; "
        "examined are C1 C2; nothing is examined."
    ) in lines
    start = lines.index("features/x.shop/en.feature:12: The findings are not those expected.")
    assert lines[start + 1 : start + 7] == [
        "Expected (- is not among the findings):",
        "  | subject | outcome | Day        | Fee   | message                         |",
        "- | C1      | flagged | 2021-04-01 | 35.60 | Refused on 2021-04-01, fee 35.5 |",
        "Got (+ is not expected):",
        "  | subject | outcome | Day        | Fee  | message                         |",
        "+ | C1      | flagged | 2021-04-01 | 35.5 | Refused on 2021-04-01, fee 35.5 |",
    ]


def test_features_elsewhere_are_left_alone(tmp_path: Path) -> None:
    feature(tmp_path, "en", ENGLISH)
    assert pytest_in(tmp_path)[0] == 5  # pytest's own "no tests collected"


def test_each_scenario_is_told_as_it_was_named(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, wrong=WRONG, zh=CHINESE)
    heard: list[Told] = []
    teller = run_specs(sorted(home.rglob("*.feature")), heard.append)
    assert heard == teller.told
    assert [(t.feature, t.scenario, bool(t.why), t.refused) for t in heard] == [
        ("Refused", "Refused with a fee", False, False),
        ("Refused", "Granted", False, False),
        ("Wrong", "A step that does not exist", True, True),
        ("Wrong", "An example is filled in [granted]", False, False),
        ("Wrong", "An example is filled in [refused]", True, False),
        ("不予许可（中文）", "未记录费用，无法判断", False, False),
    ]


def test_two_processes_tell_the_same_in_the_same_order(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, wrong=WRONG, zh=CHINESE)
    files = sorted(home.rglob("*.feature"))
    heard: list[Told] = []
    assert run_specs(files, heard.append, jobs=2).told == heard
    assert heard == run_specs(files, lambda told: None).told
