"""`oversight indicators record`: what is reported is held against the records, from end to end."""

from __future__ import annotations

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

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
SHEET = """\
指标代码,机构,期间,分子,分母,数值,目标,权重,版本,上报时间
on-time,O1,2021-Q1,49,50,98,—,—,1,2021-04-05
on-time,O1,2021,1,2,50,—,—,1,2022-01-05
"""


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose county decided one of two cases in time, and reports 98 of 100."""
    folder = tmp_path_factory.mktemp("record") / "small"
    lay_out(folder, packs=["cn.metrics", "it.road-fines"], timezone=ZONE, calendar="CN")
    settings = folder / "oversight.toml"
    settings.write_text(settings.read_text().replace("it.road-fines", "t.small"))
    small_pack(folder / "rules")
    (folder / "audits" / "t.small").mkdir(parents=True)
    path = folder / "audits" / "t.small" / "in-time.indicator"
    path.write_text(HEAD + RATE, encoding="utf-8")
    (path.parent / "amounts-round.shape").write_text(SHAPE, encoding="utf-8")
    tables = records().tables
    orgs = MemoryRecords.from_rows({"org": ORGS}).tables["org"]
    Project.open(folder).lake.append({**{n: tables[n] for n in ("case", "event")}, "org": orgs})
    (folder / "sheet.csv").write_text(SHEET, encoding="utf-8")
    return folder


@pytest.fixture
def home(untouched: Path, tmp_path: Path) -> Path:
    """A copy of it that may be written to."""
    return Path(shutil.copytree(untouched, tmp_path / "small"))


def judged(typed: Typed, home: Path, *rules: str) -> list[dict[str, object]]:
    """What rules of cn.metrics find on the last day of January 2022."""
    asked = [word for rule in rules for word in ("--rule", f"cn.metrics/{rule}")]
    out = home / "findings.parquet"
    typed.done("-C", home, "evaluate", "--as-of", "2022-01-31", *asked, "--out", out)
    return list(pq.read_table(out).to_pylist())


def held(home: Path, source: str) -> list[dict[str, object]]:
    """The figures of a source in the lake, the oldest first."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        Project.open(home).lake.snapshot().register(con)
        asked = "SELECT * FROM lake.metric WHERE source = $source ORDER BY reported_at, period"
        return con.sql(asked, params={"source": source}).to_arrow_table().to_pylist()


SHAPE = """\
---
shape: t.small/amounts-round
title: {zh: 数额堆积, en: Amounts end in round figures}
detector: heaping
figures: {zh: 缴款数额, en: amounts paid}
subject: event
caution: {zh: 无, en: none}
---
figure(E, On, Amount) <= event(event=E, act="payment", amount=Amount, ts=T) & (On == date(T))
"""
ASK = ("2021", "2021-Q1", "--by", "county", "--indicator", "on-time=t.small/in-time", "--as-shown")


def test_a_figure_that_differs_is_recomputed_and_flagged(typed: Typed, home: Path) -> None:
    typed.done("-C", home, "intake", home / "sheet.csv")
    lake = Project.open(home).lake
    before, made = lake.version(), (home / "lake" / "manifests" / "00000002.json").stat().st_mtime
    out = typed.done("-C", home, "indicators", "record", *ASK, "--take-in")
    assert out == (
        "2 figures, 2 of them new; the others are recorded already.\n"
        f"2 accepted, 0 in quarantine; the lake is at version {lake.version()}.\n"
    )
    told = [
        {name: row[name] for name in ("metric", "org", "period", "num", "den", "value")}
        for row in held(home, "recomputed")
    ]
    one = {"metric": "on-time", "org": "O1", "num": 1.0, "den": 2.0, "value": 50.0}
    assert told == [one | {"period": "2021"}, one | {"period": "2021-Q1"}]
    (version,) = {row["version"] for row in held(home, "recomputed")}
    (at,) = {row["reported_at"] for row in held(home, "recomputed")}
    assert (version, at) == (f"recomputed {before}", datetime.fromtimestamp(made, UTC))
    (finding,) = judged(typed, home, "reported-differs")
    assert finding.items() >= {"subject": "O1", "outcome": "flagged", "card": "red"}.items()
    facts = {"Metric": "on-time", "Period": "2021-Q1", "Said": 98.0, "Found": 50.0}
    assert json.loads(str(finding["facts"])) == facts
    # Once more, nothing is new.
    version = lake.version()
    out = typed.done("-C", home, "indicators", "record", *ASK, "--take-in")
    assert out == "2 figures, 0 of them new; the others are recorded already.\n"
    assert lake.version() == version


def test_a_file_is_written_that_can_be_taken_in(typed: Typed, home: Path, tmp_path: Path) -> None:
    file, settings = tmp_path / "figures.csv", home / "oversight.toml"
    settings.write_text(settings.read_text().replace('language = "en"', 'language = "zh"'))
    version = Project.open(home).lake.version()
    out = typed.done("-C", home, "indicators", "record", "2021-Q1", "--by", "org", "--to", file)
    assert out == f"算出1个数字，其中1个为新值，其余与已记录的相同。\n已写入{file}。\n"
    assert Project.open(home).lake.version() == version
    (row,) = pyarrow.csv.read_csv(file).to_pylist()
    assert row.items() >= {"metric": "t.small/in-time", "org": "O1", "value": 0.5}.items()
    typed.done("-C", home, "intake", file)
    (taken,) = held(home, "recomputed")
    assert (taken["value"], taken["num"], taken["den"]) == (0.5, 1.0, 2.0)


def test_a_screening_is_measured_and_judged(typed: Typed, home: Path) -> None:
    ask = ("2021-Q1", "2021-Q2", "--by", "county", "--screen", "--take-in")
    typed.done("-C", home, "indicators", "record", *ask)
    names = ("metric", "org", "period", "value", "den")
    told = {
        source: [tuple(row[name] for name in names) for row in held(home, source)]
        for source in ("recomputed", "screen:sigmas", "screen:run", "screen:heaping")
    }
    rate, shape = ("t.small/in-time", "O1"), ("t.small/amounts-round", "O1")
    # One of two in time, then none of one: 1/3 in all, and z moves by 1.207.
    assert told == {
        "recomputed": [(*rate, "2021-Q1", 0.5, 2.0), (*rate, "2021-Q2", 0.0, 1.0)],
        "screen:sigmas": [(*rate, "2021-Q1", 0.4672, 2.0), (*rate, "2021-Q2", -0.6608, 2.0)],
        "screen:run": [(*rate, "2021-Q1", 1.0, 2.0), (*rate, "2021-Q2", -1.0, 2.0)],
        "screen:heaping": [(*shape, "2021-Q2", None, 3.0)],
    }
    findings = judged(typed, home, "figures-heaped", "out-of-control")
    assert [
        tuple(row[n] for n in ("rule", "subject", "outcome", "message")) for row in findings
    ] == [
        ("cn.metrics/figures-heaped", "O1", "cannot_tell", "too few figures"),
        ("cn.metrics/out-of-control", "O1", "cannot_tell", "too few periods"),
    ]


@pytest.mark.parametrize(
    ("ask", "said"),
    [
        (
            ("2021", "--by", "county"),
            "--take-in: The figures would be written nowhere. Add --take-in, or --to with a file, "
            "or both.",
        ),
        (
            ("2021", "--by", "item", "--take-in"),
            "--by: There is no 'item' here. Known: city, county, org, town.",
        ),
        (
            ("2021-Q5", "2021-13", "--by", "org", "--take-in"),
            "PERIOD: '2021-Q5' names quarter 5, but a year has the quarters 1 to 4. Write 2021-Q1 "
            "to 2021-Q4. PERIOD: '2021-13' names month 13, but a year has the months 1 to 12. "
            "Write 2021-01 to 2021-12.",
        ),
        (
            ("2021", "2021-Q4", "--by", "org", "--take-in", "--screen"),
            "PERIOD: The periods 2021 and 2021-Q4 overlap, and have no course. Record them one "
            "after the other.",
        ),
        (
            ("2021", "--by", "org", "--take-in", "--indicator", "=t.small/in-time"),
            "--indicator: '=t.small/in-time' names no code. Write CODE=t.small/in-time, or only "
            "t.small/in-time.",
        ),
        (
            ("2021", "--by", "org", "--take-in", "--indicator", "x=t.small/on-time"),
            "INDICATOR: There is no indicator 't.small/on-time'. Did you mean 't.small/in-time'?",
        ),
        (
            ("2021", "--by", "org", "--take-in", "--indicator", "t.small/amounts-round"),
            "--indicator: 't.small/amounts-round' is a shape. Add --screen, or leave it out.",
        ),
        (
            ("2021", "--by", "org", "--take-in", "--indicator", "x=t.small/amounts-round"),
            "--indicator: 't.small/amounts-round' is a shape, of which nothing is reported. Write "
            "t.small/amounts-round without a code.",
        ),
    ],
)
def test_what_is_asked_wrongly_is_said(
    typed: Typed, untouched: Path, ask: tuple[str, ...], said: str
) -> None:
    code, out, err = typed("-C", untouched, "indicators", "record", *ask)
    assert (code, out, " ".join(err.split())) == (2, "", said)
