"""The relations `clock` and `pause` for millions of cases, inside DuckDB.

`reckon` says in plain Python what every column means; this must agree with it everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import duckdb

from oversight.clock import statements
from oversight.clock.definition import LONGEST, ClockDefinition, LimitSource, levels
from oversight.clock.macros import install

_SOURCES: dict[LimitSource, str] = {
    "fixed": statements.FIXED,
    "item.statute": statements.CATALOGUED,
    "item.promise": statements.CATALOGUED,
    "case.stated_due": statements.STATED,
}

# What is needed on the way would otherwise stay in memory as long as the connection.
_TEMPORARY = (
    *("oc_def", "oc_act", "oc_longest", "oc_case", "oc_def_act", "oc_touch", "oc_extend"),
    *("oc_missed", "oc_deemed", "oc_run", "oc_second_stop", "oc_axis", "oc_extending"),
    *("oc_stop", "oc_piece", "oc_removed", "oc_extended"),
)

__all__ = ["create_clock_tables", "install", "remember_today"]


def create_clock_tables(
    con: duckdb.DuckDBPyConnection, definitions: Iterable[ClockDefinition], as_of: date
) -> None:
    """Make the tables `clock` and `pause` from the views case, event, clock_stop and item.

    The connection must be `install`ed, and its views must show nothing that happened after
    `as_of`. The columns are those of the relations; as DATE columns cannot hold the instants of
    an hour clock, these stand in start_ts, due_ts, raw_due_ts, base_due_ts, ended_ts and
    until_ts, and the DATE columns are NULL on its rows. Without definitions both tables are
    empty. Tables of the same names are replaced.
    """
    ordered = levels(definitions)
    con.execute(statements.RESULT)
    con.execute(statements.DEFINITIONS)
    _load(con, ordered)
    remember_today(con, as_of)
    con.execute(statements.PREPARE)
    for level, rows in enumerate(ordered):
        con.execute("SET VARIABLE oversight_level = $1", [level])
        con.execute(statements.DEEMED)
        for source in {_SOURCES[row.source] for row in rows}:
            con.execute(source)
        if len({row.clock for row in rows}) < len(rows):
            con.execute(statements.SHARED)
        con.execute(statements.AXIS)
        con.execute(statements.PAUSES)
        con.execute(statements.ENDS)
    con.execute("DROP VIEW oc_begin")
    for table in _TEMPORARY:
        con.execute(f"DROP TABLE IF EXISTS {table}")


def remember_today(con: duckdb.DuckDBPyConnection, as_of: date) -> None:
    """Give the installed connection the day it is, and the end of that day."""
    con.execute("SET VARIABLE oversight_today = CAST($1 AS DATE)", [as_of])
    con.execute("SET VARIABLE oversight_now = local_midnight(getvariable('oversight_today') + 1)")


def _load(con: duckdb.DuckDBPyConnection, ordered: list[list[ClockDefinition]]) -> None:
    """The definitions as tables: `oc_def`, one row each, and `oc_act`, one row for each act."""
    con.executemany("INSERT INTO oc_longest VALUES ($1, $2)", list(LONGEST.items()))
    number = 0
    for level, definitions in enumerate(ordered):
        names = [definition.clock for definition in definitions]
        for one in definitions:
            con.execute(
                "INSERT INTO oc_def VALUES "
                "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
                [
                    number,
                    level,
                    one.clock,
                    one.domain,
                    one.source,
                    one.n,
                    one.unit,
                    one.extension,
                    one.extension_act,
                    list(one.pause_kinds),
                    one.rolls != "none",
                    one.deemed_from,
                    one.basis or None,
                    one.valid_from,
                    one.valid_to,
                    names.count(one.clock) > 1,
                ],
            )
            roles = {"start": one.start_events, "stop": one.stop_events}
            acts = [[number, role, act] for role, named in roles.items() for act in named]
            con.executemany("INSERT INTO oc_act VALUES ($1, $2, $3)", acts)
            number += 1
