"""`oversight evaluate`: the table it prints, the run it keeps, the files it writes."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pyarrow.parquet as pq
import pytest

from oversight.cli.evaluate import as_of_day
from oversight.problem import Refused
from oversight.runs import Runs

from .line import Typed

BOTH = [["t.small/late", "4", "1", "2"], ["t.small/paid", "1", "1", "0"]]


def counts(out: str) -> list[list[str]]:
    """The cells of the table's rows."""
    return [[c.strip() for c in x.split("│")[1:-1]] for x in out.splitlines() if x[0] == "│"]


def test_it_prints_counts_and_keeps_the_run(typed: Typed, small: Path) -> None:
    out = typed.done(
        "-C", small, "evaluate", "--as-of", "2021-12-31", "--out", "f", "--summary", "s"
    )
    run = Runs(small / "runs").needed()
    assert out.splitlines()[0].strip() == "As of 2021-12-31"
    assert counts(out) == BOTH
    assert (
        out.splitlines()[-1] == f"Run {run.manifest.run} as of 2021-12-31 is kept in {run.folder}."
    )
    assert pq.read_table("f").equals(run.findings)
    assert pq.read_table("s").equals(run.summary)
    assert run.findings["subject"].to_pylist() == ["A", "C", "D", "P"]


def test_the_reference_engine_counts_the_same(typed: Typed, small: Path) -> None:
    out = typed.done("-C", small, "evaluate", "--as-of", "2021-12-31", "--engine", "reference")
    assert counts(out) == BOTH
    assert Runs(small / "runs").needed().manifest.engine == "reference"


def test_only_some_rules(typed: Typed, small: Path) -> None:
    whole = typed.done("-C", small, "evaluate", "--as-of", "2021-12-31")
    part = typed.done("-C", small, "evaluate", "--as-of", "2021-12-31", "--rule", "t.small/paid")
    assert (counts(whole), counts(part)) == (BOTH, BOTH[1:])
    assert len(list((small / "runs").glob("*/manifest.json"))) == 2


def test_a_rule_under_which_nothing_falls_is_counted_too(typed: Typed, small: Path) -> None:
    out = typed.done("-C", small, "evaluate", "--as-of", "2021-03-31")
    assert counts(out) == [["t.small/late", "4", "0", "2"], ["t.small/paid", "0", "0", "0"]]
    out = typed.done("-C", small, "evaluate", "--as-of", "1999-12-31")
    assert counts(out) == []


def test_everything_wrong_is_refused_and_nothing_kept(typed: Typed, small: Path) -> None:
    for options, said in (
        (["--as-of", "31.12.2021"], "--as-of: '31.12.2021' is not a day. Write it as 2021-03-29."),
        (["--engine", "duck"], "--engine: There is no engine 'duck'. Did you mean 'duckdb'?"),
        (
            ["--rule", "t.small/pay"],
            "--rule: There is no rule 't.small/pay'. Did you mean 't.small/paid'?",
        ),
        (
            ["--out", "no/f"],
            "no/f: The folder 'no' does not exist. Make it first, or name another file.",
        ),
    ):
        assert typed("-C", small, "evaluate", *options) == (2, "", f"{said}\n")
    assert not (small / "runs").exists()


def test_a_day() -> None:
    zone = ZoneInfo("Pacific/Kiritimati")
    before = datetime.now(zone).date()
    assert before <= as_of_day(None, zone) <= datetime.now(zone).date()
    assert as_of_day("2021-03-29") == date(2021, 3, 29)
    with pytest.raises(Refused):
        as_of_day("2021-02-29")
