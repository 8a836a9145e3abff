"""`oversight indicators`: listed, computed, opened to their rows; what is asked wrongly is said."""

from __future__ import annotations

from pathlib import Path

import pyarrow.csv
import pytest
from pypdf import PdfReader

from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.memory import MemoryRecords
from tests.audit.indicators.support import HEAD, RATE
from tests.worlds import ZONE, records, small_pack

from .line import Typed

ORGS = [
    {"org": "O1", "name": "甲县", "name_en": "County One", "level": "county"},
    {"org": "O2", "name": "乙镇", "name_en": "Town Two", "level": "town", "parent": "O1"},
]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with the small pack, its records and one indicator."""
    folder = tmp_path_factory.mktemp("indicators") / "small"
    lay_out(folder, packs=["it.road-fines"], timezone=ZONE, calendar="CN")
    settings = folder / "oversight.toml"
    text = settings.read_text().replace("it.road-fines", "t.small")
    settings.write_text(text.replace('language = "en"', 'language = "zh"'))
    small_pack(folder / "rules")
    (folder / "audits" / "t.small").mkdir(parents=True)
    path = folder / "audits" / "t.small" / "in-time.indicator"
    path.write_text(HEAD + RATE, encoding="utf-8")
    tables = records().tables
    orgs = MemoryRecords.from_rows({"org": ORGS}).tables["org"]
    Project.open(folder).lake.append({**{n: tables[n] for n in ("case", "event")}, "org": orgs})
    return folder


def words(text: str) -> list[list[str]]:
    return [line.split() for line in text.splitlines() if line.strip()]


def test_they_are_listed_by_id(typed: Typed, home: Path) -> None:
    found = typed.done("-C", home, "indicators", "list")
    assert words(found) == [["t.small/in-time", "rate", "high", "按时率"]]


def test_one_is_shown_as_written(typed: Typed, home: Path) -> None:
    assert typed.done("-C", home, "indicators", "show", "t.small/in-time") == HEAD + RATE


def test_a_value_over_a_year(typed: Typed, home: Path) -> None:
    found = typed.done("-C", home, "indicators", "compute", "--period", "2021")
    assert words(found) == [
        ["指标", "分母", "分子", "剔除", "数值", "95%区间"],
        ["按时率", "2", "1", "0", "50.00", "%", "1.26", "…", "98.74"],
    ]


def test_a_value_by_organisation(typed: Typed, home: Path) -> None:
    ask = ("indicators", "compute", "--period", "2021-03", "--by", "org", "--level", "county")
    assert words(typed.done("-C", home, *ask)) == [
        ["按时率"],
        ["对象", "分母", "分子", "剔除", "数值", "95%区间"],
        # At the end of March B is decided and A is open past its limit.
        ["甲县", "2", "1", "0", "50.00", "%", "1.26", "…", "98.74"],
    ]


def test_values_and_rows_as_csv(typed: Typed, home: Path, tmp_path: Path) -> None:
    value, row = tmp_path / "values.csv", tmp_path / "rows.csv"
    ask = ("--period", "2021", "--csv")
    said = typed.done("-C", home, "indicators", "compute", "--by", "org", *ask, value)
    assert said == f"1 values written to {value}.\n"
    (found,) = pyarrow.csv.read_csv(value).to_pylist()
    assert (found["who"], found["subjects"], found["counted"], found["figure"]) == ("O1", 2, 1, 0.5)
    said = typed.done("-C", home, "indicators", "rows", "t.small/in-time", *ask, row)
    assert said == f"2 rows written to {row}.\n"
    table = pyarrow.csv.read_csv(row)
    assert (table["subject"].to_pylist(), table["top"].to_pylist()) == (["A", "B"], [0, 1])


def test_the_rows_of_one_organisation_that_do_not_count(typed: Typed, home: Path) -> None:
    ask = ("--period", "2021", "--org", "O1", "--standing", "other")
    found = words(typed.done("-C", home, "indicators", "rows", "t.small/in-time", *ask))
    assert found[1:] == [["A", "O1", "-", "-", "2021-04-12", "other", "-", "0.0", "1.0"]]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (("compute", "x/y", "--period", "2021"), "There is no indicator 'x/y'."),
        (("compute", "--period", "2021-Q5"), "'2021-Q5' names quarter 5"),
        (("compute", "--period", "2021", "--by", "orgs"), "There is no 'orgs' here."),
        (("compute", "--period", "2021", "--level", "town"), "A level is that of organisations"),
        (("compute", "--period", "2021", "--as-of", "2020-01-01"), "begins after 2020-01-01"),
        (("rows", "t.small/in-time", "--period", "2021", "--standing", "in"), "There is no 'in'"),
    ],
)
def test_what_is_asked_wrongly_is_said(
    typed: Typed, home: Path, ask: tuple[str, ...], said: str
) -> None:
    code, out, err = typed("-C", home, "indicators", *ask)
    assert (code, out) == (2, "")
    assert said in err


PROGRAMME = """\
programme: service
title: {zh: 服务审计, en: Audit of service}
indicators:
  - indicator: in-time
    title: {zh: 按时率, en: In time}
    measure: defined
    definition: t.small/in-time
    better: high
    minimum: 1
"""


def test_an_audit_report_prints_it_with_its_source(typed: Typed, home: Path) -> None:
    (home / "audits" / "service.yaml").write_text(PROGRAMME, encoding="utf-8")
    typed.done("-C", home, "evaluate", "--as-of", "2021-12-31")
    out = home / "service.pdf"
    ask = ("--period", "2021", "--programme", "service", "--out", out)
    assert typed("-C", home, "report", "audit", *ask)[0] == 0
    text = "".join(page.extract_text() for page in PdfReader(out).pages)
    assert "按时率：50.0 %" in text
    assert "分子：按时" in text
    assert '"indicator.parquet"' in text


def test_screening_says_how_much_was_compared_and_names_nobody_by_chance(
    typed: Typed, home: Path
) -> None:
    said = typed.done("-C", home, "indicators", "screen", "--period", "2021")
    assert said == (
        "比较1次，错误发现率5%：点名0项；另有0项偏差可由多次比较的偶然解释，0项件数过少不作比较。\n"
    )
