"""Tables of findings written over with what was found, and nothing else touched."""

from __future__ import annotations

from contextlib import chdir
from pathlib import Path

import pytest
from pytest_bdd.feature import features
from typer.testing import CliRunner

from oversight.cli import app
from oversight.specs.accept import Rewrite, accept
from tests.specs.tables import CHINESE, ENGLISH, feature, project

OUTLINE = """\
Feature: Outline
  Scenario Outline: Filled in
    Given the rule "x.shop/refused"
    And today is 2021-04-30
    And the records of event
      | case | act     | ts         | amount |
      | C1   | refused | 2021-04-01 | 2      |
    When the rule is evaluated
    Then the findings are
      | subject | outcome | Day        | Fee   |
      | C1      | flagged | 2021-04-01 | <fee> |
    Examples:
      | fee |
      | 1   |
"""


def run(home: Path, *options: str) -> tuple[int, str]:
    features.clear()  # of this process's runs before: pytest-bdd reads a file once
    with chdir(home):
        ran = CliRunner().invoke(app, ["specs", "run", "-q", *options])
    return ran.exit_code, ran.output


def of(home: Path, name: str) -> Path:
    return home / "features" / "x.shop" / f"{name}.feature"


def test_a_failing_table_is_shown_and_written_and_nothing_else(tmp_path: Path) -> None:
    wrong = ENGLISH.replace(
        "| C1      | flagged | 2021-04-01 | 35.50 |", "| C7 | flagged | 1 | 2 |"
    )
    home = project(tmp_path, en=wrong, zh=CHINESE)
    of(home, "en").write_bytes(b"\xef\xbb\xbf" + wrong.replace("\n", "\r\n").encode())
    untouched = of(home, "zh").read_bytes()

    code, said = run(home)
    assert code == 1
    assert "Where the rule is right, --accept writes what was found over the table." in said

    code, said = run(home, "--accept")
    assert code == 0
    start = said.index("features/x.shop/en.feature:13: - goes, + comes.")
    assert said[start:].splitlines()[1:6] == [
        "  | subject | outcome | Day        | Fee  | message                         |",
        "- | C7      | flagged | 1          | 2    | Refused on 2021-04-01, fee 35.5 |",
        "+ | C1      | flagged | 2021-04-01 | 35.5 | Refused on 2021-04-01, fee 35.5 |",
        "",
        "Tables accepted: 1. Read what changed before you commit it.",
    ]
    held = ENGLISH.replace("| Fee   |", "| Fee  |").replace("| 35.50 | Refused", "| 35.5 | Refused")
    assert of(home, "en").read_bytes() == b"\xef\xbb\xbf" + held.replace("\n", "\r\n").encode()
    assert of(home, "zh").read_bytes() == untouched
    assert run(home)[0] == 0


def test_a_table_gains_columns_and_loses_rows(tmp_path: Path) -> None:
    told = ENGLISH.replace("outcome | Day        | Fee   |", "outcome |").replace(
        "flagged | 2021-04-01 | 35.50 | Refused on 2021-04-01, fee 35.5 |",
        "flagged |         |\n      | C2      | flagged |         |",
    )
    home = project(tmp_path, en=told)
    assert run(home, "--accept")[0] == 0
    lines = of(home, "en").read_text(encoding="utf-8").splitlines()
    assert lines[12:15] == [
        "      | subject | outcome | Day        | Fee  | message |",
        "      | C1      | flagged | 2021-04-01 | 35.5 |         |",
        "    And examined are C1",
    ]


def test_what_an_example_fills_in_is_left_to_the_author(tmp_path: Path) -> None:
    home = project(tmp_path, outline=OUTLINE)
    code, said = run(home, "--accept")
    assert code == 1
    assert (
        "features/x.shop/outline.feature:11: The row is not the one that was run: an example "
        "fills it in, or it was changed. Change it by hand."
    ) in said
    assert "Tables accepted: 0." in said
    assert of(home, "outline").read_text(encoding="utf-8") == OUTLINE


def test_a_table_is_not_emptied(tmp_path: Path) -> None:
    text = ENGLISH.replace(
        "| C1   | refused | 2021-04-01 23:30", "| C1   | granted | 2021-04-01 23:30"
    )
    home = project(tmp_path, en=text)
    code, said = run(home, "--accept")
    assert code == 1
    assert (
        "features/x.shop/en.feature:13: Nothing was found, so that no row would be left. "
        "Write 'Then nothing is found', and tag the scenario @must-not-fire."
    ) in said
    assert of(home, "en").read_text(encoding="utf-8") == text


def test_a_spec_that_cannot_be_understood_is_not_accepted(tmp_path: Path) -> None:
    wrong = ENGLISH.replace("act     | ts ", "akt     | ts ")
    home = project(tmp_path, en=wrong)
    code, said = run(home, "--accept")
    assert (code, "Tables accepted: 0." in said) == (2, True)
    assert of(home, "en").read_text(encoding="utf-8") == wrong


def test_lines_between_rows_and_signs_within_cells(tmp_path: Path) -> None:
    path = feature(tmp_path, "x", "")
    path.write_text("  | a | b |\n  # why\n  | 1 | 2 |\n  | a |\n  | x\\|y |\n", encoding="utf-8")
    apart = Rewrite(str(path), (1, 3), (("a", "b"), ("1", "2")), (("a", "b"), ("1", "3")))
    signs = Rewrite(str(path), (4, 5), (("a",), ("x|y",)), (("a",), ("p\\q|中",)))
    with chdir(tmp_path):
        said = {one: str(problem) for one, problem in accept([apart, signs]).items()}
    assert said == {
        apart: "features/x.shop/x.feature:1: Other lines stand between the rows of the table. "
        "Change it by hand."
    }
    assert path.read_text(encoding="utf-8") == (
        "  | a | b |\n  # why\n  | 1 | 2 |\n  | a        |\n  | p\\\\q\\|中 |\n"
    )


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_failure_shows_the_proof_in_the_language_of_the_feature(
    tmp_path: Path, language: str
) -> None:
    if language == "en":
        text = ENGLISH.replace("| C1   | granted", "| C1   | refused")
        marked = [
            "Why, for C1:",
            "  Why it cannot be told",
        ]
    else:
        text = CHINESE.replace("| C2   | granted", "| C2   | refused")
        marked = ["C2的推理：", "  无法判断的理由"]
    code, said = run(project(tmp_path, one=text))
    assert code == 1
    lines = said.splitlines()
    assert [line for line in lines if line in marked] == marked
    assert any('✓ event(case=C, act="refused"' in line for line in lines)


def test_the_first_false_condition_is_marked_with_its_values(tmp_path: Path) -> None:
    text = ENGLISH.replace(
        "| C1   | refused | 2021-04-01 23:30 |", "| C1   | granted | 2021-04-01 |"
    )
    code, said = run(project(tmp_path, one=text))
    assert code == 1
    assert '✗ event(case=C, act="refused")' in said
