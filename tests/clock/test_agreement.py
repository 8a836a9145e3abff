"""Python and SQL give the same rows, whole, on random worlds."""

from __future__ import annotations

import random
from collections.abc import Iterator

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight.clock.calendar import load_calendar
from oversight.clock.reckon import Reckoned, reckon
from oversight.clock.sql import install
from tests.clock.support import agree, both, definition, events, in_sql
from tests.clock.worlds import DAYS, NAMES, Scene, scene


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


def compare(con: duckdb.DuckDBPyConnection, world: Scene) -> Reckoned:
    calendar = load_calendar(world.calendar)
    told = reckon(world.tables, world.definitions, calendar, world.timezone, world.as_of)
    install(con, calendar, world.timezone)
    agree(told, in_sql(con, world.tables, world.definitions, world.as_of))
    return told


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rng=st.randoms(use_true_random=False), cases=st.integers(1, 3))
def test_small_worlds_agree(con: duckdb.DuckDBPyConnection, rng: random.Random, cases: int) -> None:
    compare(con, scene(rng, cases))


@pytest.mark.parametrize("seed", range(12))
def test_large_worlds_agree(con: duckdb.DuckDBPyConnection, seed: int) -> None:
    told = compare(con, scene(random.Random(seed), 250))
    assert len(told.clock) > 50


def test_the_worlds_have_every_odd_side() -> None:
    """The comparison is worth something only if what may differ does occur."""
    seen: set[str] = set()
    for seed in range(12):
        world = scene(random.Random(seed), 250)
        told = reckon(
            world.tables,
            world.definitions,
            load_calendar(world.calendar),
            world.timezone,
            world.as_of,
        )
        dated = {d.clock for d in world.definitions if d.valid_to}
        for row in told.clock:
            seen |= {row["unit"], row["clock"]}
            seen |= {name for name in ("deemed", "provisional", "extended", "paused") if row[name]}
            seen |= {"rolled"} if row["due"] != row["raw_due"] else set()
            seen |= {"late"} if row["until"] > row["due"] else set()
            seen |= {"running"} if row["ended"] is None else set()
            seen |= {"backward"} if row["limit"] < 0 else set()
            seen |= {"two versions"} if row["clock"] in dated else set()
        for row in told.pause:
            seen |= {"open"} if row["end"] is None else set()
            seen |= {"unknown kind"} if not row["counted"] else set()
            seen |= {"after due"} if row["left"] < 0 else set()
    assert seen == {
        *NAMES,
        "wd",
        "cd",
        "month",
        "year",
        "hour",
        "deemed",
        "provisional",
        "extended",
        "paused",
        "rolled",
        "late",
        "running",
        "backward",
        "two versions",
        "open",
        "unknown kind",
        "after due",
    }


@pytest.mark.parametrize("tables", [{}, {"case": [{"case": "c", "domain": "approval"}]}])
def test_without_definitions_or_events_the_tables_are_empty(
    tables: dict[str, list[dict[str, str]]],
) -> None:
    calendar = load_calendar("CN")
    assert both(tables, [], calendar, "UTC", DAYS[0]) == Reckoned([], [])
    assert both(tables, [definition()], calendar, "UTC", DAYS[0]) == Reckoned([], [])


def test_a_second_computation_replaces_the_first_and_leaves_nothing_else(
    con: duckdb.DuckDBPyConnection,
) -> None:
    calendar = load_calendar("CN")
    install(con, calendar, "UTC")
    one = {"case": [{"case": "c"}], "event": events("c", ("start", "2021-03-01T08:00"))}
    for _ in range(2):
        told = reckon(one, [definition()], calendar, "UTC", DAYS[0])
        agree(told, in_sql(con, one, [definition()], DAYS[0]))
    agree(Reckoned([], []), in_sql(con, {}, [], DAYS[0]))
    left = con.sql("SELECT count(*) FROM duckdb_tables() WHERE table_name LIKE 'oc%'").fetchall()
    assert left == [(0,)]
