"""Of a simulated city, a proof says of every planted fault what the city's own truth says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from oversight.city import TRUTH, make_city
from oversight.clock.calendar import load_calendar
from oversight.explain import Condition, Setting, Tried, explain
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.rulebook.rulebook import library_folder, load_rulebook

ROWS = 500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_city(tmp_path_factory.mktemp("city") / "small", cases=900, seed=11).folder


@pytest.fixture(scope="module")
def setting(folder: Path) -> Setting:
    files = {path.stem: path for path in folder.glob("*.parquet") if path.stem in TABLES}
    return Setting(
        rulebook=load_rulebook(["cn.licensing", "cn.penalty"], [library_folder()]),
        records=MemoryRecords({table: pq.read_table(path) for table, path in files.items()}),
        calendar=load_calendar("CN"),
        timezone="Asia/Shanghai",
        as_of=date(2021, 12, 31),
    )


def conditions(tried: tuple[Tried, ...]) -> Iterator[Condition]:
    for one in tried:
        for condition in one.conditions:
            yield condition
            yield from conditions(condition.opened)


def test_it_says_what_is_true(folder: Path, setting: Setting) -> None:
    truth = [
        row
        for row in pq.read_table(folder / TRUTH).to_pylist()
        if row["rule"] in setting.rulebook.rules
    ]
    assert truth
    wrong = []
    for row in truth[:: max(1, len(truth) // ROWS)]:
        explanation = explain(setting, row["rule"], row["subject"])
        said = (explanation.outcome, dict(explanation.facts))
        if said != (row["outcome"], json.loads(row["facts"])):
            wrong.append((row["rule"], row["subject"], said))
        (clause,) = explanation.tried
        assert clause.holds and all(condition.holds for condition in clause.conditions)
        assert all(c.text for c in conditions(explanation.tried))
        json.dumps(explanation.plain(), ensure_ascii=False)
    assert wrong == []


def test_every_case_without_a_fault_shows_what_fails(folder: Path, setting: Setting) -> None:
    rows = pq.read_table(folder / TRUTH).to_pylist()
    found = {(row["rule"], row["subject"]) for row in rows}
    cases = pq.read_table(folder / "case.parquet")["case"].to_pylist()[::60]
    rule = "cn.licensing/decision-overdue"
    for case in (case for case in cases if (rule, case) not in found):
        explanation = explain(setting, rule, case)
        assert explanation.outcome in ("complies", "not_examined")
        for tried in explanation.tried:
            assert [c.holds for c in tried.conditions] == [True] * tried.passed + [False]
