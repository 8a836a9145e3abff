"""`oversight intake`: what it prints, and what it says when it refuses."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from oversight.cli import main
from oversight.records.lake import Lake

TOML = """
[project]
name = "town"
timezone = "Asia/Shanghai"
calendar = "CN"
language = "en"
[lake]
path = "lake"
[rules]
packs = ["cn.licensing"]
"""


class Town:
    """A project folder and the command run in it."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys
        (folder / "oversight.toml").write_text(TOML)
        self.lake = Lake(folder / "lake")

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def intake(self, *arguments: str | Path) -> tuple[int, str, str]:
        sys.argv = ["oversight", "-C", str(self.folder), "intake", *map(str, arguments)]
        try:
            main()
            code = 0
        except SystemExit as left:
            code = int(left.code or 0)
        told = self._capsys.readouterr()
        return code, told.out, told.err


@pytest.fixture
def town(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Town:
    monkeypatch.setattr(sys, "argv", [])
    monkeypatch.setenv("COLUMNS", "80")
    return Town(tmp_path, capsys)


def test_what_it_prints(town: Town) -> None:
    cases = town.file("case.csv", "case,domain\nA,approval\nB,approvals\n")
    events = town.file("event.csv", "event,case,act,ts,seq\n1,A,received,2021-03-01,1\n")
    out_csv = town.folder / "left.csv"
    code, out, err = town.intake(events, cases, "--quarantine", out_csv)
    domains = (
        "approval, penalty, coercion, inspection, hotline, grid, citymgmt, petition, supervision"
    )
    reason = f"domain is 'approvals', which is none of {domains}."
    assert (code, err) == (0, "")
    assert out == (
        "┏━━━━━━━━━━━┳━━━━━━━┳━━━━━━━━┳━━━━━━━━━━┳━━━━━━━━━━━━━┳━━━━━━━┓\n"
        "┃ file      ┃ cases ┃ events ┃ accepted ┃ quarantined ┃ added ┃\n"
        "┡━━━━━━━━━━━╇━━━━━━━╇━━━━━━━━╇━━━━━━━━━━╇━━━━━━━━━━━━━╇━━━━━━━┩\n"
        "│ case.csv  │     1 │      0 │        1 │           1 │     1 │\n"
        "│ event.csv │     0 │      1 │        1 │           0 │     1 │\n"
        "└───────────┴───────┴────────┴──────────┴─────────────┴───────┘\n"
        f"{cases}:3, column domain: {reason}\n"
        f"1 record is in quarantine: {town.lake.path}/quarantine.\n"
        f"What was not accepted is also in {out_csv}.\n"
        f"The lake is at version {town.lake.version()}.\n"
    )
    assert out_csv.read_text(encoding="utf-8-sig") == (
        "file,line,table,column,reason,record\n"
        f'case.csv,3,case,domain,"{reason}","{{""case"":""B"",""domain"":""approvals""}}"\n'
    )


def test_all_that_is_wrong_is_refused_at_once_and_nothing_is_taken(town: Town) -> None:
    good = town.file("case.csv", "case,domain\nA,approval\n")
    none = town.folder / "none.csv"
    code, out, err = town.intake(good, none, town.file("notes.md", ""))
    assert (code, out) == (2, "")
    assert err == (
        f"{none}: There is no such file. Check the path as typed.\n"
        f"{town.folder}/notes.md: Files named '.md' cannot be read. "
        "Give one of .csv, .tsv, .txt, .xlsx, .xlsm, .parquet, .xes.\n"
    )
    assert town.lake.versions() == ["0-e3b0c44298fc"]


def test_a_mapping_that_is_wrong(town: Town) -> None:
    mapping = town.file("m.yaml", "for: {kind: csv, columns: [a]}\ntables: {cse: {}}\n")
    code, out, err = town.intake(town.file("a.csv", "a\n1\n"), "--mapping", mapping)
    assert (code, out) == (2, "")
    assert err == f"{mapping}:2:10: 'tables' has no 'cse'. Did you mean 'case'?\n"


def test_replacing(town: Town) -> None:
    town.intake(town.file("case.csv", "case,domain\nA,approval\n"))
    code, out, _ = town.intake(town.file("b.csv", "case,domain\nA,penalty\n"), "--replace")
    assert code == 0
    assert "│ b.csv │     1 │      0 │        1 │           0 │     0 │        1 │" in out


def test_help_has_an_example(town: Town) -> None:
    code, out, _ = town.intake("--help")
    assert code == 0
    assert "Example: oversight -C fines intake ../shared/data/road_fines.xes.gz" in out
