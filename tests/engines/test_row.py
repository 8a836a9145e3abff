"""The clocks in the row of a case are those that are reckoned, in any world."""

from __future__ import annotations

import random
from typing import Any

import duckdb
import pytest
from sqlglot import exp

from oversight.clock.calendar import load_calendar
from oversight.clock.plain import COLUMNS
from oversight.clock.sql import create_clock_tables, install
from oversight.datalog.plan import Gather, Plan, quoted, row_column
from oversight.datalog.rows import gathered
from oversight.engines.base import Task
from oversight.engines.row import RowTable
from oversight.records.asof import register_as_of
from oversight.records.memory import MemoryRecords
from tests.clock.worlds import NAMES, scene

DAYS = ("start", "due", "raw_due", "base_due", "ended", "until")


def _gathers(chosen: tuple[str, ...]) -> list[Gather]:
    found = []
    for clock in NAMES:
        picks = (exp.EQ(this=quoted("clock"), expression=exp.Literal.string(clock)),)
        found.append(Gather("clock", "some", exp.true(), picks))
        found += [Gather("clock", "value", quoted(column), picks) for column in chosen]
    return found


def _rows(con: duckdb.DuckDBPyConnection, sql: str) -> list[dict[str, Any]]:
    return [dict(row) for row in con.sql(sql).to_arrow_table().to_pylist()]


@pytest.mark.parametrize("clocks", ["few", "many"])
@pytest.mark.parametrize("seed", range(12))
def test_plain_and_odd_cases_alike(seed: int, clocks: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """`few` looks the calendar up by joins, `many` by macros; both must be right."""
    monkeypatch.setattr("oversight.clock.layers.MANY", 99 if clocks == "few" else 1)
    world = scene(random.Random(seed), 60)
    task = Task(
        [],
        MemoryRecords.from_rows(world.tables),
        world.definitions,
        load_calendar(world.calendar),
        world.timezone,
        world.as_of,
    )
    columns = (*COLUMNS, *(f"{day}_ts" for day in DAYS))
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        task.records.register(con)
        register_as_of(con, task.as_of, task.timezone)
        install(con, task.calendar, task.timezone)
        gathers = _gathers(columns)

        def table(name: str) -> exp.Table:
            return exp.table_(name, db="main", quoted=True)

        RowTable(con, task, Plan((), {}, frozenset(), row=tuple(gathers)), table).make(
            "made", ["case"], optional=True
        )
        create_clock_tables(con, world.definitions, world.as_of)
        named = {row_column(i): gather for i, gather in enumerate(gathers)}
        reckoned = gathered("clock", named, table("clock")).sql("duckdb")
        shown = ", ".join(
            f'coalesce(p."{n}", FALSE) AS "{n}"' if g.function == "some" else f'p."{n}"'
            for n, g in named.items()
        )
        names = ", ".join(f'"{n}"' for n in named)
        meant = _rows(
            con,
            f'SELECT c."case", {shown} FROM "case" AS c LEFT JOIN ({reckoned}) AS p USING ("case") '
            "ORDER BY 1",
        )
        found = _rows(con, f'SELECT "case", {names} FROM made ORDER BY 1')
        told = {name: gather.text for name, gather in named.items()}
        differences = [
            (row["case"], told[name], row[name], right[name])
            for row, right in zip(found, meant, strict=True)
            for name in named
            if row[name] != right[name]
        ]
        assert differences == [], str(differences)
