"""Which acts, domains and kinds of pauses the records hold at all, and so which clocks can run."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from oversight.datalog.optimiser.drop_absent import asked_columns
from oversight.datalog.plan import Plan, Ref

if TYPE_CHECKING:
    import duckdb

    from oversight.clock.definition import ClockDefinition

ACT, DOMAIN = ("event", "act"), ("case", "domain")
COUNTED = (ACT, DOMAIN, ("clock_stop", "kind"))
"""Columns of few different texts: to list these takes next to nothing."""

CLOCKS = (("clock", "clock"), ("pause", "clock"))


def held_values(
    con: duckdb.DuckDBPyConnection, plan: Plan, definitions: Iterable[ClockDefinition]
) -> Mapping[Ref, frozenset[str]]:
    """By column all texts that any record has in it; of those columns that the plan asks.

    The connection holds the records as registered, all of them: what is not seen on the day of
    the task counts as held.
    """
    asked = set(asked_columns(plan))
    of_clocks = asked & set(CLOCKS)
    if ("officer", "act") in asked or of_clocks:
        asked.add(ACT)
    if of_clocks:
        asked.add(DOMAIN)
    held = {column: _texts(con, *column) for column in COUNTED if column in asked}
    if ACT in held:
        held["officer", "act"] = held[ACT]
    if of_clocks:
        running = _running(definitions, held[ACT], held[DOMAIN])
        held |= dict.fromkeys(CLOCKS, running)
    return held


def _texts(con: duckdb.DuckDBPyConnection, relation: str, column: str) -> frozenset[str]:
    rows = con.execute(f'SELECT DISTINCT "{column}" FROM lake."{relation}"').fetchall()
    return frozenset(row[0] for row in rows if row[0] is not None)


def _running(
    definitions: Iterable[ClockDefinition], acts: frozenset[str], domains: frozenset[str]
) -> frozenset[str]:
    """The clocks that an act starts which was done, on a case of a domain that there is.

    A clock that starts by what was deemed starts where another one does.
    """
    definitions = tuple(definitions)
    running: set[str] = set()
    while True:
        found = {
            d.clock
            for d in definitions
            if (not acts.isdisjoint(d.start_events) or d.deemed_from in running)
            and (not d.domain or d.domain in domains)
        }
        if found <= running:
            return frozenset(running)
        running |= found
