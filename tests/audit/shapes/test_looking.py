"""Shapes in a simulated city: who heaps decisions and dates them back is named, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from oversight.audit.authored import context_of, load
from oversight.audit.gaming.bunching import bunching
from oversight.audit.gaming.screen import Standing
from oversight.audit.gaming.verdict import Verdict
from oversight.audit.shapes.definition import ACTED, FIGURE, SHAPE, Shape, read_shape
from oversight.audit.shapes.figures import FIGURES, figures
from oversight.audit.shapes.looking import look
from oversight.city import make_city
from oversight.city.make import ORGANISATIONS
from oversight.clock.calendar import load_calendar
from oversight.engines.base import Task
from oversight.engines.reference import derived
from oversight.records.memory import MemoryRecords
from oversight.records.model import TABLES
from oversight.rulebook.rulebook import Rulebook, library_folder, load_rulebook
from tests.packs.hotline import requests

ZONE, AS_OF = "Asia/Shanghai", date(2021, 12, 31)
LIBRARY = library_folder().parent / "audits"


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return load_rulebook(["cn.licensing", "cn.penalty"], [library_folder()])


@pytest.fixture(scope="module")
def shapes(rulebook: Rulebook) -> dict[str, Shape]:
    return load(SHAPE, read_shape, rulebook.packs, [LIBRARY], where="SHAPE")


def _records(folder: Path) -> MemoryRecords:
    files = {path.stem: path for path in folder.glob("*.parquet") if path.stem in TABLES}
    return MemoryRecords({name: pq.read_table(path) for name, path in files.items()})


def _task(rulebook: Rulebook, records: MemoryRecords) -> Task:
    return Task((), records, rulebook.clocks, load_calendar("CN"), ZONE, AS_OF)


def test_who_heaps_decisions_and_dates_them_back_is_named(
    tmp_path: Path, rulebook: Rulebook, shapes: dict[str, Shape]
) -> None:
    folder = make_city(tmp_path / "c", cases=30_000, seed=3, habits=True).folder
    chosen = [
        shapes[f"cn.licensing/{name}"] for name in ("decisions-bunch", "decisions-dated-back")
    ]
    table = figures(chosen, _task(rulebook, _records(folder)))
    assert table.schema.equals(FIGURES)
    result = look("2021", chosen, table)
    named = {(each.look.org, each.look.shape) for each in result.screening.named}
    habits = {
        row["org"]: row["habit"]
        for row in pq.read_table(folder / ORGANISATIONS).to_pylist()
        if row["habit"]
    }
    judged = {(each.look.org, each.look.shape): each.standing for each in result.screening.judged}
    for org, habit in habits.items():
        if habit == "dates-back":
            assert (org, "cn.licensing/decisions-dated-back") in named
        if habit == "decides-on-the-last-day":
            # Of fewer than a hundred decisions in the window nothing is said.
            standing = judged[org, "cn.licensing/decisions-bunch"]
            assert standing in (Standing.NAMED, Standing.TOO_FEW)
    assert {org for org, shape in named if shape.endswith("bunch")} <= set(habits)
    for org, shape in named:
        if shape.endswith("bunch"):
            own = table.filter(
                pc.and_(pc.equal(table["org"], org), pc.equal(table["shape"], shape))
            )
            direct = bunching([round(value) for value in own["first"].to_pylist()])
            seen = result.seen[org, shape]
            assert (seen.verdict, seen.cases, seen.figure) == (
                Verdict.FOUND,
                direct.cases,
                direct.mass,
            )


@pytest.mark.parametrize("packs", [["cn.licensing", "cn.penalty"], ["cn.hotline"]])
def test_pydatalog_derives_the_same_figures(tmp_path: Path, packs: list[str]) -> None:
    rulebook = load_rulebook(packs, [library_folder()])
    shapes = load(SHAPE, read_shape, rulebook.packs, [LIBRARY], where="SHAPE")
    if "cn.hotline" in packs:
        records = requests(seed=4, each=60)
    else:
        records = _records(make_city(tmp_path / "c", cases=60, seed=4).folder)
    task = _task(rulebook, records)
    rows = figures(list(shapes.values()), task).to_pylist()
    programs = [(shape.program, context_of(shape.norms, task)) for shape in shapes.values()]
    for shape, sets in zip(shapes.values(), derived(task, programs, (FIGURE, ACTED)), strict=True):
        acted = {subject for (subject,) in sets[ACTED]}
        expected = {
            (subject, day, *(float(number) for number in numbers), subject in acted)
            for subject, day, *numbers in sets[FIGURE]
        }
        width = len(next(iter(expected))) - 3 if expected else 0
        got = {
            (
                row["subject"],
                row["on_day"],
                *(row[name] for name in ("first", "second")[:width]),
                row["acted"],
            )
            for row in rows
            if row["shape"] == shape.id
        }
        assert got == expected, shape.id


def test_figures_without_an_organisation_are_nobodys(shapes: dict[str, Shape]) -> None:
    one = shapes["cn.licensing/ratings-by-default"]
    rows = [
        {"shape": one.id, "subject": str(at), "org": org, "on_day": AS_OF, "acted": True}
        for org in ("A", None)
        for at in range(200)
    ]
    result = look("2021", [one], pa.Table.from_pylist(rows, schema=FIGURES))
    assert [(each.look.org, each.standing) for each in result.screening.judged] == [
        ("A", Standing.NAMED)
    ]
    assert result.seen["A", one.id].figure == 1.0
