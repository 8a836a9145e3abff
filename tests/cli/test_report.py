"""`oversight report`: what it writes, prints and refuses."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from oversight.cli import main, report, report_kinds
from oversight.project import Project
from oversight.report import fonts
from oversight.report.material import COLUMNS, Material
from tests.report.made import AS_OF, material

TOML = """\
[project]
name = "desk"
timezone = "Asia/Shanghai"
calendar = "CN"
language = "en"

[rules]
packs = ["cn.licensing"]
"""
Run = Callable[..., tuple[int, str, str]]
MANIFEST = """\
  As of: 2021-09-30
  Run: 5f2a9c71e0b3
  Lake version: case=12,event=40
  Rulebook: 9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c9b1c
  Calendar: CN 2004-2026 7d0e
  Engine: duckdb
  Edition: daily
"""
"""What a daily edition of the made-up city is printed to be made from."""


def kept_as(folder: Path, beginning: str) -> str:
    """The one kept edition whose name begins so."""
    (found,) = (folder / "desk" / "reports" / "kept").glob(f"{beginning}-*")
    return found.name


class Asked:
    """Stands for the project's material, and remembers what was asked for."""

    def __init__(self) -> None:
        self.with_: list[date] = []
        self.unveiled: list[bool] = []

    def material(self, project: Project, as_of: date, *, unveiled: bool) -> Material:
        self.with_.append(as_of)
        self.unveiled.append(unveiled)
        return material()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(report, "material_of", asked.material)
    monkeypatch.setattr(report_kinds, "material_of", asked.material)
    return asked


@pytest.fixture
def run(
    asked: Asked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Run:
    folder = tmp_path / "desk"
    folder.mkdir()
    (folder / "oversight.toml").write_text(TOML, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["oversight", "-C", "desk", "report", *arguments])
        code = 0
        try:
            main()
        except SystemExit as ended:
            code = int(ended.code or 0)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


def _first_page(path: str) -> str:
    return PdfReader(BytesIO(Path(path).read_bytes())).pages[0].extract_text()


def test_daily(run: Run, asked: Asked, tmp_path: Path) -> None:
    path = "desk/reports/out/daily-2021-09-30-en.pdf"
    code, out, err = run("daily", "--as-of", "2021-09-30")
    name = kept_as(tmp_path, "daily-2021-09-30-en")
    assert (code, out, err) == (
        0,
        f"Wrote {path}: 793 numbers, each with its source.\n"
        f"Wrote {path.replace('.pdf', '.xlsx')}: the same numbers. Kept as {name}.\n{MANIFEST}",
        "",
    )
    assert "Items raised on 30 September 2021:" in _first_page(path)
    assert asked.with_ == [AS_OF]


def test_daily_in_both_languages_with_its_tables(run: Run, tmp_path: Path) -> None:
    options = ("--out", "brief.pdf", "--language", "both", "--tables", "tables")
    code, out, err = run("daily", "--as-of", "2021-09-30", *options)
    name = kept_as(tmp_path, "daily-2021-09-30-zh-en")
    assert (code, out, err) == (
        0,
        "Wrote brief.pdf: 1,586 numbers, each with its source.\n"
        f"Wrote brief.xlsx: the same numbers. Kept as {name}.\n{MANIFEST}"
        "Wrote the 7 tables behind the numbers to tables.\n",
        "",
    )
    assert "效能监督日报" in _first_page("brief.pdf")
    written = sorted(path.name for path in (tmp_path / "tables").iterdir())
    assert written == sorted(f"{name}.parquet" for name in COLUMNS)
    assert [path.name for path in tmp_path.glob("*.part")] == []


def test_audit(run: Run, asked: Asked) -> None:
    path = "desk/reports/out/audit-general-2021-Q3-zh.pdf"
    options = ("--programme", "general", "--language", "zh")
    code, out, err = run("audit", "--period", "2021-Q3", *options)
    assert (code, err) == (0, "")
    assert out.startswith(f"Wrote {path}: ")
    assert "行政效能审计报告" in _first_page(path)
    assert asked.with_ == [AS_OF]


def test_without_a_font_it_says_so(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: iter(()))
    code, out, err = run("daily", "--as-of", "2021-09-30", "--out", "x.pdf")
    name = kept_as(tmp_path, "daily-2021-09-30-en")
    assert (code, out) == (
        0,
        "Wrote x.pdf: 793 numbers, each with its source.\n"
        f"Wrote x.xlsx: the same numbers. Kept as {name}.\n{MANIFEST}",
    )
    assert err == (
        "No embeddable TrueType font with Chinese was found, so the report is set in "
        "STSong-Light, which is not embedded: install fonts-wqy-zenhei, or name a font file as "
        "font under [report] in oversight.toml.\n"
    )


def test_the_configured_font(run: Run, tmp_path: Path) -> None:
    toml = tmp_path / "desk" / "oversight.toml"
    toml.write_text(f'{TOML}\n[report]\nfont = "fonts/own.ttf"\n', encoding="utf-8")
    assert run("daily", "--as-of", "2021-09-30") == (
        2,
        "",
        "oversight.toml: report.font: There is no font file 'desk/fonts/own.ttf'. Name a "
        "TrueType font (.ttf or .ttc) with Chinese, or leave the setting out.\n",
    )


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ("audit", "--period", "2021-Q7"),
            "--period: '2021-Q7' names quarter 7, but a year has the quarters 1 to 4. "
            "Write 2021-Q1 to 2021-Q4.\n",
        ),
        (
            ("audit", "--period", "2021", "--programme", "licencing-quarter"),
            "--programme: There is no programme 'licencing-quarter'. "
            "Did you mean 'licensing-quarter'?\n",
        ),
        (
            ("audit", "--period", "2022-01", "--as-of", "2021-09-30"),
            "--period: The period 2022-01 begins after the as-of date 2021-09-30. "
            "Name an earlier period, or a later as-of date.\n",
        ),
        (
            ("daily", "--as-of", "30.9.2021"),
            "--as-of: '30.9.2021' is not a day. Write it as 2021-03-29.\n",
        ),
        (
            ("daily", "--as-of", "2021-09-30", "--language", "de"),
            "--language: 'de' is not a language of reports. Known: both, en, zh.\n",
        ),
        (
            ("daily", "--as-of", "2021-09-30", "--edition", "audit"),
            "--edition: The edition 'audit' is of the kind audit, not daily. "
            "Name an edition of the kind daily, or use 'oversight report audit'.\n",
        ),
        (
            ("daily", "--as-of", "2021-09-30", "--out", "no/brief.pdf"),
            "no/brief.pdf: The folder 'no' does not exist. Make it first, or name another file.\n",
        ),
        (
            ("daily", "--as-of", "2021-09-30", "--out", "desk"),
            "desk: This is a folder, not a file. Name a file in it.\n",
        ),
    ],
)
def test_refused(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    assert run(*arguments) == (2, "", said)
    assert list(tmp_path.rglob("*.pdf")) == []


def test_without_a_run_there_is_no_day(run: Run) -> None:
    code, out, err = run("daily")
    assert (code, out) == (2, "")
    assert err == (
        "desk/runs: The rules have not been evaluated yet. Run 'oversight evaluate' first.\n"
    )


@pytest.mark.parametrize("command", ["daily", "audit", "weekly", "circular", "special"])
def test_help_ends_with_an_example(run: Run, command: str) -> None:
    code, out, _ = run(command, "--help")
    assert code == 0
    assert f"Example: oversight -C city report {command} --" in out
