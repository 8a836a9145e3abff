"""`oversight city make` as it is typed."""

from __future__ import annotations

import json
from pathlib import Path

from typer.testing import CliRunner

from oversight.cli.city import app
from oversight.problem import Problem, Refused

runner = CliRunner()


def test_make_says_what_was_made_and_where(tmp_path: Path) -> None:
    folder = tmp_path / "city"
    result = runner.invoke(app, ["make", str(folder), "--cases", "200", "--seed", "3"])
    assert result.exit_code == 0, result.output
    lines = result.stdout.splitlines()
    assert lines[0].strip() == "True of the city of seed 3, as of 2021-12-31"
    rules = json.loads((folder / "city.json").read_text(encoding="utf-8"))["rules"]
    for rule in rules:
        assert sum(f" {rule} " in f" {line} " for line in lines) == 1, rule
    assert lines[-1].startswith("200 cases with ")
    assert lines[-1].endswith(
        f"events, as of 2021-12-31, are in {folder}; "
        f"what is true of them is in {folder / 'truth' / 'truth.parquet'}."
    )
    assert (folder / "city.json").is_file()


def test_make_shows_an_example() -> None:
    result = runner.invoke(app, ["make", "--help"])
    assert "Example: oversight city make city --cases 20000 --seed 7" in result.stdout


def test_a_day_that_is_none_is_refused(tmp_path: Path) -> None:
    result = runner.invoke(app, ["make", str(tmp_path / "city"), "--as-of", "31.12.2021"])
    assert isinstance(result.exception, Refused)
    assert result.exception.problems == (
        Problem("--as-of", "'31.12.2021' is not a day.", "Write it as 2021-12-31."),
    )
    assert not (tmp_path / "city").exists()
