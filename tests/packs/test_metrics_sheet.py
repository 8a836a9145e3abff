"""The indicator sheet of an assessment becomes the figures it states, and says what it cannot."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.intake import IntakeReport, intake
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
from oversight.rulebook.rulebook import library_folder

HEAD = ["指标代码", "机构", "期间", "分子", "分母", "数值", "目标", "权重", "版本", "上报时间"]
SHEET = library_folder() / "cn.metrics" / "mapping.yaml"


def taken(folder: Path, frame: pd.DataFrame) -> tuple[Lake, IntakeReport]:
    """A lake that knows two counties and has read the sheet."""
    lake = Lake(folder / "lake")
    frame.to_excel(folder / "sheet.xlsx", index=False)
    done = intake(
        lake, folder / "sheet.xlsx", read_mapping(SHEET), timezone="Asia/Shanghai", acts=ACTS
    )
    return lake, done


def told(lake: Lake) -> list[dict[str, object]]:
    """What the lake says of figures, in the order of the organisations."""
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        lake.snapshot().register(con)
        return con.sql('SELECT * FROM "lake"."metric" ORDER BY org').to_arrow_table().to_pylist()


def test_a_row_becomes_the_figure_it_states(tmp_path: Path) -> None:
    row = ["on-time", "C01", "2021", 9, 10, 0.9, 0.95, 4, "1", "2022-01-05 10:00"]
    lake, done = taken(tmp_path, pd.DataFrame([row], columns=HEAD))
    assert (done.accepted, done.quarantined) == (1, 0)
    (record,) = told(lake)
    assert (
        record.items()
        >= {
            "metric": "on-time",
            "org": "C01",
            "period": "2021",
            "num": 9.0,
            "den": 10.0,
            "value": 0.9,
            "target": 0.95,
            "weight": 4.0,
            "source": "reported",
            "version": "1",
            "reported_at": datetime(2022, 1, 5, 2, 0, tzinfo=UTC),
        }.items()
    )


def test_a_figure_that_is_no_number_waits_in_quarantine(tmp_path: Path) -> None:
    good = ["on-time", "C01", "2021", "—", "/", 0.9, "无", None, "1", "2022-01-05"]
    bad = ["on-time", "C02", "2021", None, None, "很好", 0.95, 4, "1", "2022-01-05"]
    lake, done = taken(tmp_path, pd.DataFrame([good, bad], columns=HEAD))
    assert (done.accepted, done.quarantined) == (1, 1)
    (record,) = told(lake)
    assert [record[name] for name in ("org", "num", "den", "target", "weight")] == [
        "C01",
        *(None, None, None, None),
    ]


def test_a_sheet_that_lacks_a_heading_is_refused_by_its_name(tmp_path: Path) -> None:
    row = ["on-time", "C01", "2021", 0.9, "2022-01-05"]
    few = pd.DataFrame([row], columns=["指标代码", "机构", "期间", "数值", "上报时间"])
    with pytest.raises(Refused) as refused:
        taken(tmp_path, few)
    named = [problem.said.split(".")[0] for problem in refused.value.problems]
    assert named == [
        f"The file has no column '{name}'" for name in ("分子", "分母", "目标", "权重", "版本")
    ]
