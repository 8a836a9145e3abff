"""`oversight assessment` over ten counties, twenty indicators and three years, all made up."""

from __future__ import annotations

import re
import shutil
from datetime import UTC, datetime
from pathlib import Path

import duckdb
import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from oversight.layout import lay_out
from oversight.project import Project
from oversight.records.schema import conform

from .line import Typed

COUNTIES, METRICS, YEARS = 10, 20, (2019, 2020, 2021)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose counties report figures; the eleventh reports hardly any."""
    folder = tmp_path_factory.mktemp("assessment") / "centre"
    lay_out(folder, packs=["cn.metrics"], timezone="Asia/Shanghai", calendar="CN")
    rng = np.random.default_rng(11)
    orgs = [
        {"org": f"C{at:02}", "name": f"第{at}县", "name_en": f"County {at}", "level": "county"}
        for at in range(COUNTIES + 1)
    ]
    rows = [
        {
            "metric": f"m{metric:02}",
            "org": f"C{org:02}",
            "period": str(year),
            "value": float(np.round(50 + 3 * org + 10 * rng.standard_normal(), 2)),
            "source": "reported",
            "version": "1",
            "reported_at": datetime(year + 1, 1, 10, tzinfo=UTC),
        }
        for year in YEARS
        for metric in range(METRICS)
        for org in range(COUNTIES)
    ]
    rows.append(rows[0] | {"org": f"C{COUNTIES:02}"})
    lake = Project.open(folder).lake
    lake.append({"org": conform("org", pa.Table.from_pylist(orgs))})
    lake.append({"metric": conform("metric", pa.Table.from_pylist(rows))})
    schemes = folder / "audits" / "assessments"
    schemes.mkdir(parents=True, exist_ok=True)
    (schemes / "twenty.yaml").write_text(scheme("twenty", METRICS), encoding="utf-8")
    (schemes / "ten.yaml").write_text(
        scheme("ten", 10) + "efficiency: {inputs: [m00], outputs: [m01, m02]}\n", encoding="utf-8"
    )
    return folder


def scheme(name: str, many: int) -> str:
    lines = [f"assessment: {name}", "title: {zh: 考核, en: An assessment}", "indicators:"]
    for at in range(many):
        lines += [
            f"  - metric: m{at:02}",
            f"    title: {{zh: 指标{at}, en: M{at}}}",
            f"    weight: {1 + at % 3}",
            f"    better: {'low' if at % 7 == 6 else 'high'}",
            '    targets: {"2021": 60}',
        ]
    return "\n".join(lines) + "\n"


def table(text: str) -> list[list[str]]:
    return [re.split(r"\s{2,}", line.strip()) for line in text.splitlines() if line.strip()]


def test_ranks_are_shown_with_how_far_they_hold(typed: Typed, home: Path) -> None:
    told = table(typed.done("-C", home, "assessment", "show", "twenty", "--period", "2021"))
    rows = told[1 : COUNTIES + 1]
    assert [int(row[2].strip("()")) for row in rows] == list(range(1, COUNTIES + 1))
    for row in rows:
        low, high = (int(end) for end in row[3].split("–"))
        assert low <= high
        assert (row[2].startswith("(")) == (row[5] == "the choices decide"), row
    scores = [float(row[1]) for row in rows]
    assert scores == sorted(scores, reverse=True)
    assert "County 10" in " ".join(" ".join(line) for line in told[COUNTIES + 1 :])


def test_what_ranks_rest_on_is_recorded_and_judged_as_it_is_shown(
    typed: Typed, home: Path, tmp_path: Path
) -> None:
    told = table(typed.done("-C", home, "assessment", "show", "twenty", "--period", "2021"))
    shown = {f"C{row[0].removeprefix('County '):0>2}": row for row in told[1 : COUNTIES + 1]}
    folder = shutil.copytree(home, tmp_path / "centre")
    out = typed.done("-C", folder, "assessment", "record", "twenty", "2021", "--take-in")
    assert out.splitlines()[0] == "11 figures, 11 of them new; the others are recorded already."
    with duckdb.connect() as con:
        Project.open(folder).lake.snapshot().register(con)
        asked = "SELECT org, value, num, den FROM lake.metric WHERE source = 'screen:first'"
        held = {row[0]: row[1:] for row in con.sql(asked).fetchall()}
    assert held.pop(f"C{COUNTIES}") == (None, None, 3.0)
    assert {org: (f"{share:.0%}", rank) for org, (share, rank, _) in held.items()} == {
        org: (row[4], float(row[2].strip("()"))) for org, row in shown.items()
    }
    found = tmp_path / "found.parquet"
    rule = ("--rule", "cn.metrics/rank-not-robust", "--out", found)
    typed.done("-C", folder, "evaluate", "--as-of", "2022-06-30", *rule)
    outcomes = {row["subject"]: row["outcome"] for row in pq.read_table(found).to_pylist()}
    assert outcomes.pop(f"C{COUNTIES}") == "cannot_tell"
    assert outcomes == {
        org: "flagged" for org, row in shown.items() if row[5] == "the choices decide"
    }


def test_every_figure_is_held_against_its_target(typed: Typed, home: Path) -> None:
    told = table(typed.done("-C", home, "assessment", "gap", "twenty", "--period", "2021"))
    rows = [row for row in told[1:] if row[0].startswith("County")]
    assert len(rows) == (COUNTIES + 1) * METRICS
    for row in rows:
        if row[2] != "–":
            value, share = float(row[2]), float(row[4].rstrip("%"))
            low = int(row[1][1:]) % 7 == 6
            wanted = 100 * (60 / value if low else value / 60)
            assert share == pytest.approx(wanted, abs=0.6)
            light = "blue" if wanted >= 100 else "red" if wanted < 90 else row[5]
            assert row[5] == light


def test_the_parts_of_a_change_sum_to_it(typed: Typed, home: Path) -> None:
    asked = ("--period", "2021", "--against", "2020")
    told = table(typed.done("-C", home, "assessment", "change", "ten", *asked))
    rows = [row for row in told if row[0].startswith("County")]
    assert len(rows) == COUNTIES
    for row in rows:
        before, after = int(row[1]), int(row[2])
        assert sum(float(part) for part in row[3:]) == pytest.approx(after - before, abs=0.6)


def test_efficiency_says_when_there_are_too_few(typed: Typed, home: Path) -> None:
    told = typed.done("-C", home, "assessment", "efficiency", "ten", "--period", "2021")
    rows = [row for row in table(told) if row[0].startswith("County")]
    assert any(float(row[2]) == 1.0 for row in rows)
    assert all(float(row[1]) <= float(row[2]) <= 1.0 for row in rows)


def test_efficiencies_have_intervals_where_they_are_asked_for(typed: Typed, home: Path) -> None:
    ask = ("-C", home, "assessment", "efficiency", "ten", "--period", "2021", "--draws", "100")
    told = typed.done(*ask)
    rows = [row for row in table(told) if row[0].startswith("County")]
    assert len(rows) == COUNTIES
    for row in rows:
        bcc, corrected, (low, high) = float(row[2]), row[4], row[5].split("–")
        assert 0 < float(low) <= float(high) <= bcc + 0.0005
        assert corrected == "–" or float(low) <= float(corrected) <= float(high)
    assert "Intervals by 100 draws" in told
    assert typed.done(*ask) == told
    assert typed.done(*ask, "--seed", "2") != told


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (
            ("show", "twnty", "--period", "2021"),
            "SCHEME: There is no assessment 'twnty'. Did you mean 'twenty'?",
        ),
        (
            ("show", "twenty", "--period", "2018"),
            "--period: There are no figures of twenty for 2018. Name another period, or take the "
            "figures in first.",
        ),
        (
            ("change", "twenty", "--period", "2021", "--against", "2020"),
            "twenty: The assessment has more than 12 indicators, too many to take all orders. "
            "Decompose one of fewer.",
        ),
        (
            ("efficiency", "ten", "--period", "2021", "--draws", "10"),
            "--draws: With 10 draws no interval can be told. Ask for 100 or more, or for none.",
        ),
        (
            ("efficiency", "twenty", "--period", "2021"),
            "twenty: The assessment states no inputs and outputs. Add efficiency: {inputs: [...], "
            "outputs: [...]} to its file.",
        ),
    ],
)
def test_wrong_questions_are_answered(
    typed: Typed, home: Path, args: tuple[str, ...], said: str
) -> None:
    code, out, err = typed("-C", home, "assessment", *args)
    assert (code, out, err.split()) == (2, "", said.split())
