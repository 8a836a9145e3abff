"""`oversight rules`: what each command prints, for a project and for the library."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from typer.testing import CliRunner

from oversight.cli.rules import app
from oversight.problem import Refused
from tests.rulebook.packs import RULE, write_pack

TOML = """\
[project]
name = "small"
timezone = "Asia/Shanghai"
calendar = "CN"
language = "{language}"

[rules]
packs = ["t.small"]
"""


@dataclass(frozen=True)
class Place:
    folder: Path


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write_pack(tmp_path / "rules")
    (tmp_path / "oversight.toml").write_text(TOML.format(language="en"))
    return tmp_path


def run(folder: Path, *arguments: str) -> str:
    result = CliRunner().invoke(app, list(arguments), obj=Place(folder))
    assert result.exit_code == 0, result.output
    return result.output


def refused(folder: Path, *arguments: str) -> list[str]:
    result = CliRunner().invoke(app, list(arguments), obj=Place(folder))
    assert isinstance(result.exception, Refused), result.output
    assert result.output == ""
    return [str(problem) for problem in result.exception.problems]


def test_lists_the_rules_of_the_project(project: Path) -> None:
    assert run(project, "list") == "t.small/late  T01  red  timeout  since 2004-07-01  Late\n"


def test_lists_in_the_language_of_the_project(project: Path) -> None:
    (project / "oversight.toml").write_text(TOML.format(language="zh"))
    assert run(project, "list") == "t.small/late  T01  red  timeout  since 2004-07-01  逾期\n"


def test_lists_a_pack_of_the_library_without_a_project(tmp_path: Path) -> None:
    lines = run(tmp_path, "list", "cn.penalty").splitlines()
    assert [line.split()[:6] for line in lines if "/decision-overdue" in line] == [
        ["cn.penalty/decision-overdue", "E02", "red", "timeout", "since", "2021-07-15"]
    ]
    assert [line.partition("/")[0] for line in lines] == ["cn.penalty"] * len(lines)


def test_checks_the_project(project: Path) -> None:
    assert run(project, "check") == "1 rule checked: nothing is wrong.\n"


def test_checks_packs_and_files(project: Path) -> None:
    file = "rules/t.small/late.rule"
    assert run(project, "check", "t.small", file) == (
        "1 rule and 1 file checked: nothing is wrong.\n"
    )


def test_check_names_every_problem(project: Path) -> None:
    text = RULE.replace("card: red", "card: pink").replace("{Due}; ", "{Deu}; ")
    (project / "rules/t.small/late.rule").write_text(text.replace("act=", "atc="))
    (project / "rules/t.small/open.rule").write_text(RULE.replace("small/late", "small/open"))
    (project / "rules/t.small/shut.rule").write_text("examines")
    (project / "rules/t.small/norms.yaml").write_text("few: 3\n")
    expected = ["rules/t.small/late.rule:6:1: card is 'pink'. Write one of: yellow, red."]
    assert refused(project, "check", "rules/t.small/late.rule") == expected
    assert refused(project, "check") == [
        "rules/t.small/norms.yaml:1:1: few is '3'. Write a mapping of names to values.",
        *expected,
        "rules/t.small/shut.rule:1:1: The rule has no front matter. Begin the file with a line"
        " '---', the settings (rule, title, ...), and another line '---'; the clauses follow.",
    ]


def test_check_of_a_sound_file_names_what_is_wrong_beside_it(project: Path) -> None:
    (project / "rules/t.small/terms.rule").write_text("approval(C) <= case(case=C")
    assert refused(project, "check", "rules/t.small/late.rule") == [
        "rules/t.small/terms.rule:1:20: The '(' that stands here is never closed."
        " Put the missing ')' in its place."
    ]


def test_check_of_a_file_that_is_not_there_or_in_no_pack(project: Path) -> None:
    (project / "lone.rule").write_text(RULE)
    fix = "Name a rule file of a pack, such as rules/cn.licensing/not-answered.rule."
    assert refused(project, "check", "gone.rule", "lone.rule") == [
        f"gone.rule: There is no such file. {fix}",
        f"lone.rule: The file stands in no pack: its folder has no 'pack.yaml'. {fix}",
    ]


def test_shows_a_rule_with_its_norms_and_clocks(project: Path) -> None:
    assert run(project, "show", "t.small/late", "--as-of", "2020-12-31") == (
        f"{RULE}\n"
        "Norms in force on 2020-12-31:\n"
        "  few: 3 wd, 2004-07-01..2020-12-31 (Few; old law)\n"
        "\n"
        "Clocks in force on 2020-12-31:\n"
        "  decide: 20 wd, accepted -> granted|refused (law 42)\n"
        "\n"
        "Facts of a finding: Due, Late\n"
        "File: rules/t.small/late.rule\n"
    )


def test_shows_what_is_not_in_force(project: Path) -> None:
    shown = run(project, "show", "t.small/late", "--as-of", "2000-01-01")
    assert "\n  few: none (Few)\n" in shown
    assert "\n  decide: none\n" in shown


def test_an_unknown_rule(project: Path) -> None:
    assert refused(project, "show", "t.small/lat") == [
        "RULE: There is no rule 't.small/lat'. Did you mean 't.small/late'?"
    ]


def test_prints_the_sql_of_a_rule(project: Path) -> None:
    sql = run(project, "sql", "t.small/late", "--as-of", "2021-12-31")
    assert sql.startswith("WITH ")
    assert '"approval" AS (' in sql
    assert '"flags" AS (' in sql


@pytest.mark.parametrize("command", ["list", "check", "show", "sql"])
def test_help_has_an_example(command: str) -> None:
    assert "Example: oversight " in run(Path(), command, "--help")
