"""Sheets as the records of one scenario, and what the rule says of each case on both engines."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from zoneinfo import ZoneInfo

from oversight.records.schema import KEYS
from oversight.specs.boundary.cases import Case, Sheet
from oversight.specs.cells import Record
from oversight.specs.comparison import Found, found
from oversight.specs.scene import Scene
from oversight.specs.table import Row, SpecTable, Spot
from oversight.specs.trial.nearby import written

Cells = dict[str, str]


@dataclass(frozen=True)
class Answered:
    """A sheet with the names of its cases, the tables that give them and what the rule said."""

    sheet: Sheet
    names: tuple[str, ...]
    tables: Mapping[str, Sequence[Cells]]
    found: Mapping[str, Found]
    others: tuple[Found, ...]
    """Findings on cases that the background of the feature gives."""
    examined: tuple[str, ...]


def ask(sheet: Sheet, names: Sequence[str], background: Scene, spot: Spot) -> Answered:
    """Put the cases of a sheet before the rule, all at once, as its scenario will.

    Raises `UnmetError` where the engines differ.
    """
    zone = sheet.template.zone
    tables = _tables(sheet, names, background, zone)
    scene = replace(
        background,
        tables={name: [dict(row) for row in rows] for name, rows in background.tables.items()},
        today=sheet.today,
        calendar=sheet.template.world.calendar or background.calendar,
    )
    for name, rows in tables.items():
        columns = tuple(rows[0])
        cells = tuple(Row(spot, tuple(row.values())) for row in rows)
        scene.add(name, SpecTable(Row(spot, columns), cells), spot)
    scene.evaluate(spot)
    assert scene.evaluation is not None
    every = found(scene.evaluation.findings)
    examined = sorted(scene.evaluation.examined["subject"].to_pylist())
    return Answered(
        sheet,
        tuple(names),
        tables,
        {one.subject: one for one in every if one.subject in names},
        tuple(one for one in every if one.subject not in names),
        tuple([name for name in names if name in examined])
        + tuple(one for one in examined if one not in names),
    )


def _tables(
    sheet: Sheet, names: Sequence[str], background: Scene, zone: ZoneInfo
) -> dict[str, list[Cells]]:
    """The records of all cases by table, as cells; what the background gives is left out."""
    template = sheet.template
    gathered: dict[str, list[Cells]] = {}
    for table, rows in template.world.tables.items():
        given = background.tables.get(table, [])
        lone = [row for row in rows if not template.own(table, row) and row not in given]
        gathered[table] = [_cells(table, row, zone) for row in lone]
    for name, case in zip(names, sheet.cases, strict=True):
        for table, rows in case.template.world.tables.items():
            for row in rows:
                if template.own(table, row):
                    named = _named(table, row, name, case)
                    gathered[table].append(_cells(table, named, zone))
    ordered: list[str] = [table for table in ("case", "event") if table in gathered]
    ordered += [table for table in gathered if table not in ordered]
    return {table: _even(gathered[table]) for table in ordered if gathered[table]}


def _named(table: str, row: Record, name: str, case: Case) -> Record:
    template = case.template
    names = {template.case: name, **{one: f"{name}-{one}" for one in template.parents}}
    named = {**row, "case": names[str(row["case"])]}
    if row.get("parent_case"):
        named["parent_case"] = names.get(str(row["parent_case"]), row["parent_case"])
    if table == "event" and template.subject != template.case:
        named["event"] = name if row["event"] == template.subject else None
    elif table != "case" and not _automatic(table, row):
        named[KEYS[table]] = f"{row[KEYS[table]]}-{name}"
    return named


def _automatic(table: str, row: Mapping[str, object]) -> bool:
    return re.fullmatch(rf"{table}-\d+", str(row.get(KEYS[table]))) is not None


def _cells(table: str, row: Record, zone: ZoneInfo) -> Cells:
    hidden = {"seq"} | ({KEYS[table]} if _automatic(table, row) else set())
    cells = {}
    for column, value in row.items():
        cell = "" if column in hidden else written(value, zone)
        if cell:
            cells[column] = cell
    first = {column: cells.pop(column) for column in ("case", "event") if column in cells}
    return first | cells


def _even(rows: Sequence[Cells]) -> list[Cells]:
    """The rows with the same columns each."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    return [{column: row.get(column, "") for column in columns} for row in rows]


def day_of(sheet: Sheet, moment: date | None) -> str:
    """A day or instant as a table shows it; a day alone unless the limit counts hours."""
    if moment is None:
        return ""
    hours = any(case.kind == "hour" for case in sheet.cases)
    zone = sheet.template.zone
    return written(moment if hours else sheet.template.day(moment), zone)
