"""Scenarios of one rule and day judged side by side by the default engine, in one query.

What a query costs over a few records is its planning. Where the rule keeps rows of different
scenarios apart (see `apart`), the records of all of them lie in one database, each scenario's
under identifiers of its own, and the answer is parted again. The reference engine judges each
scenario by itself, so a row that strayed into another scenario would be a difference.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pytest

from oversight.engines.base import RuleRows, Task
from oversight.evaluation import rule_program
from oversight.problem import Refused
from oversight.records.memory import MemoryRecords
from oversight.specs.apart import IDENTIFIERS, apart
from oversight.specs.cells import Record, Value
from oversight.specs.collect import FeatureFile
from oversight.specs.scene import AHEAD, Asked
from oversight.specs.stand import Stand
from oversight.specs.trial.worlds import World, worlds_of


def pytest_bdd_before_scenario(request: pytest.FixtureRequest) -> None:
    """Let the scenario know of the others in its file."""
    file = request.node.parent
    if isinstance(file, FeatureFile):
        request.node.stash[AHEAD] = file.stash.setdefault(AHEAD, Ahead(file.path))


@dataclass
class Ahead:
    """The scenarios of a feature file, of which those alike are judged together."""

    path: Path
    _worlds: list[World] | None = None
    _answers: dict[int, RuleRows] = field(default_factory=dict)

    def rows(self, asked: Asked, stand: Stand) -> RuleRows | None:
        """What the default engine answers; `None` where the scenario is to be judged alone."""
        if self._worlds is None:
            self._worlds = self._read()
        place = next((n for n, w in enumerate(self._worlds) if _same(w, asked)), None)
        if place is None:
            return None
        if place not in self._answers:
            alike = [n for n, w in enumerate(self._worlds) if _alike(w, self._worlds[place])]
            if len(alike) > 1 and apart(asked.rule.program):
                tables = [self._worlds[n].tables for n in alike]
                self._answers |= zip(alike, judged(tables, asked, stand) or (), strict=False)
        return self._answers.get(place)

    def _read(self) -> list[World]:
        try:
            return worlds_of(self.path)
        except Refused:
            return []  # the scenario that is at fault says so itself


def _same(world: World, asked: Asked) -> bool:
    told = (asked.rule.id, asked.as_of, asked.own_calendar)
    return (world.rule, world.today, world.calendar) == told and world.tables == asked.tables


def _alike(one: World, other: World) -> bool:
    return (one.rule, one.today, one.calendar) == (other.rule, other.today, other.calendar)


def judged(
    scenarios: Sequence[Mapping[str, Sequence[Record]]], asked: Asked, stand: Stand
) -> list[RuleRows] | None:
    """The default engine's answer for the records of each scenario; `None` if it gave none."""
    records = MemoryRecords.from_rows(_side_by_side(scenarios))
    task = Task(
        programs=[rule_program(asked.rulebook, asked.rule, stand.timezone, asked.as_of)],
        records=records,
        clocks=tuple(asked.rulebook.clocks),
        calendar=asked.calendar,
        timezone=stand.timezone,
        as_of=asked.as_of,
    )
    try:
        with stand.holding(records, asked.as_of) as engines:
            ((_, rows),) = engines["duckdb"].run(task)
    except duckdb.Error:
        return None  # judged alone, the scenario that is at fault shows it
    if not _counted_alike(rows):
        return None
    return [_part(rows, _mark(number)) for number in range(len(scenarios))]


def _mark(number: int) -> str:
    """What stands before the identifiers of one scenario; no text of a spec begins so."""
    return f"\ue000{number}\ue001"


def _side_by_side(
    scenarios: Sequence[Mapping[str, Sequence[Record]]],
) -> dict[str, list[Record]]:
    tables: dict[str, list[Record]] = {}
    for number, scenario in enumerate(scenarios):
        for table, rows in scenario.items():
            named = IDENTIFIERS[table]
            mark = _mark(number)
            tables.setdefault(table, []).extend(
                {name: _marked(v, mark) if name in named else v for name, v in row.items()}
                for row in rows
            )
    return tables


def _marked(value: Value, mark: str) -> Value:
    return None if value is None else f"{mark}{value}"


def _counted_alike(rows: RuleRows) -> bool:
    """Whether the counts, which cannot be parted, are those of the subjects."""
    assert rows.subjects is not None
    of_subjects, of_rows = (
        sorted((str(row["org"]), row["examined"]) for row in table.to_pylist())
        for table in (_counts(rows.subjects), rows.examined)
    )
    return of_subjects == of_rows


def _counts(subjects: pa.Table) -> pa.Table:
    counted = subjects.select(["org"]).group_by("org").aggregate([([], "count_all")])
    return counted.select(["org", "count_all"]).rename_columns(["org", "examined"])


def _part(rows: RuleRows, mark: str) -> RuleRows:
    """The rows of one scenario, under the identifiers that it wrote."""
    subjects = _own(rows.subjects, mark)
    return RuleRows(
        examined=_counts(subjects),
        flagged=_own(rows.flagged, mark),
        cannot_tell=_own(rows.cannot_tell, mark),
        subjects=subjects,
    )


def _own(table: pa.Table | None, mark: str) -> pa.Table:
    assert table is not None
    own = table.filter(pc.starts_with(table["subject"], mark))
    texts = [name for name in own.column_names if pa.types.is_string(own.schema.field(name).type)]
    for name in texts:
        place = own.column_names.index(name)
        own = own.set_column(place, name, pc.replace_substring(own[name], mark, ""))
    return own
