"""What `oversight specs` prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from oversight.cli.app import app
from oversight.problem import Refused
from tests.specs.tables import CHINESE, ENGLISH, feature, project


def run(*args: object) -> tuple[int, list[str]]:
    result = CliRunner().invoke(app, [str(arg) for arg in args])
    if isinstance(result.exception, Refused):
        return 2, [str(problem) for problem in result.exception.problems]
    return result.exit_code, result.output.splitlines()


def test_every_scenario_is_told_under_its_feature(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH, zh=CHINESE)
    assert run("-C", home, "specs", "run") == (
        0,
        [
            "Refused",
            "  holds  Refused with a fee",
            "  holds  Granted",
            "不予许可（中文）",
            "  holds  未记录费用，无法判断",
            "",
            "3 of 3 scenarios hold; features: 2.",
        ],
    )


def test_failures_come_with_their_tables_and_missing_specs_are_named(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH.replace("| 35.50 |", "| 35.60 |"))
    path = home / "features" / "x.shop" / "en.feature"
    rule = home / "rules" / "x.shop" / "refused.rule"
    code, lines = run("-C", home, "specs", "run", "--quiet", path)
    assert code == 1
    assert lines == [
        "",
        "Refused: Refused with a fee",
        f"{path}:12: The findings are not those expected.",
        "Expected (- is not among the findings):",
        "  | subject | outcome | Day        | Fee   | message                         |",
        "- | C1      | flagged | 2021-04-01 | 35.60 | Refused on 2021-04-01, fee 35.5 |",
        "Got (+ is not expected):",
        "  | subject | outcome | Day        | Fee  | message                         |",
        "+ | C1      | flagged | 2021-04-01 | 35.5 | Refused on 2021-04-01, fee 35.5 |",
        "Why, for C1:",
        "  C1 is flagged by x.shop/refused",
        "  Refused (as of 2021-04-30)",
        "    Refused on 2021-04-01, fee 35.5",
        "    basis: 商店规则 1",
        "    version 1 of the rule, in force since 2020-01-01",
        "",
        "  Why it is flagged",
        f"    flags  {rule}:13:1",
        "    ✓ the rule examines it",
        f"        examines  {rule}:12:1",
        '        ✓ event(case=C, act="refused")',
        "            → event event-1: act = refused",
        '    ✓ event(case=C, act="refused", ts=T, amount=Fee)',
        "        → event event-1: act = refused, ts = 2021-04-01 23:30, amount = 35.5",
        "    ✓ Day == date(T)",
        "        2021-04-01 == date(2021-04-01T23:30:00+08:00)",
        "",
        "  event event-1: act = refused, ts = 2021-04-01 23:30, amount = 35.5",
        "features/x.shop/refused.feature: No scenario of the rule 'x.shop/refused' is tagged "
        "@cannot-tell and expects 'cannot_tell'. "
        "Add one: every rule needs @must-fire, @must-not-fire, @cannot-tell.",
        "",
        "1 of 2 scenarios hold; features: 1.",
        "Where the rule is right, --accept writes what was found over the table.",
    ]


def test_a_scenario_that_makes_no_sense_exits_with_2(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH.replace("today is 2021-04-30", "today is 2021-04-31"))
    path = home / "features" / "x.shop" / "en.feature"
    code, lines = run("-C", home, "specs", "run", "-q", path)
    assert code == 2
    assert f"{path}:4: '2021-04-31' is not a day. Write it as 2021-03-29." in lines


@pytest.mark.parametrize("name", ["nowhere", "features/empty", "rules/x.shop/pack.yaml"])
def test_paths_without_features(tmp_path: Path, name: str) -> None:
    home = project(tmp_path, en=ENGLISH)
    (home / "features" / "empty").mkdir()
    said = {
        "nowhere": "There is no such file or folder.",
        "features/empty": "No feature is in this folder.",
        "rules/x.shop/pack.yaml": "This is not a feature of a project's rules.",
    }
    assert run("-C", home, "specs", "run", home / name) == (
        2,
        [
            f"{home / name}: {said[name]} "
            "Specs stand in features/<pack>/<rule>.feature, beside the folder rules/."
        ],
    )


def test_nothing_is_run_where_a_file_cannot_be_read(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH)
    path = feature(home, "broken", "")
    assert run("-C", home, "specs", "run") == (
        2,
        [
            f"{path}:1: The file holds no feature. "
            "Begin it with 'Feature: ', or with '# language: zh-CN' and '功能: '."
        ],
    )


def test_lint_names_the_rules_of_the_packs(tmp_path: Path) -> None:
    home = project(tmp_path, en=ENGLISH)
    code, lines = run("-C", home, "specs", "check")
    assert (code, lines) == (
        1,
        [
            "features/x.shop/refused.feature: No scenario of the rule 'x.shop/refused' is tagged "
            "@cannot-tell and expects 'cannot_tell'. "
            "Add one: every rule needs @must-fire, @must-not-fire, @cannot-tell."
        ],
    )
    feature(home, "zh", CHINESE)
    assert run("-C", home, "specs", "check") == (
        0,
        ["Every rule has a spec that fires, one that does not, and one that cannot tell."],
    )


def test_a_project_without_features_has_those_of_its_library_packs(tmp_path: Path) -> None:
    home = tmp_path / "fines"
    made = run("new", home, "--packs", "nl.wabo", "--timezone", "Europe/Amsterdam",
               "--calendar", "NL")  # fmt: skip
    assert made[0] == 0
    assert run("-C", home, "specs", "check") == (
        0,
        ["Every rule has a spec that fires, one that does not, and one that cannot tell."],
    )


@pytest.mark.parametrize("command", ["run", "check"])
def test_help_has_an_example(command: str) -> None:
    code, lines = run("specs", command, "--help")
    assert code == 0
    assert any(f"oversight -C fines specs {command}" in line for line in lines)
