"""The records as they were known on a day.

What happened, was recorded or was opened after the end of that civil day is not seen; an end
that lay after it is not seen either, so that what was then running runs. Permits,
organisations, items, parties and places are dated by their own validity and stay whole; so do
metrics, which state their period.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import duckdb
from sqlglot import exp, parse_one

from oversight.records.schema import COLUMNS
from oversight.records.views import DIALECT, LAKE, column, created, name, officers, run

SEEN = {
    "case": ("opened_at",),
    "event": ("ts", "recorded_at"),
    "clock_stop": ("start_at",),
    "rating": ("ts",),
    "movement": ("ts",),
    "reading": ("start_at",),
}
"""A record is seen when none of these lies after the day."""

HIDDEN = {
    "case": ("closed_at",),
    "event": ("finished_at",),
    "clock_stop": ("end_at", "notified_at"),
    "rating": ("verified_at", "answered_at"),
    "movement": ("filed_at", "confirmed_at"),
    "reading": ("end_at",),
}
"""These are shown as missing where they lie after the day."""


def end_of(day: date, timezone: str) -> datetime:
    """The first instant after a civil day.

    >>> end_of(date(2013, 6, 18), "Europe/Rome").isoformat()
    '2013-06-18T22:00:00+00:00'
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(timezone))
    return midnight.astimezone(UTC)


def register_as_of(con: duckdb.DuckDBPyConnection, as_of: date, timezone: str) -> None:
    """Replace the plain views by what was known at the end of `as_of` in the zone.

    The connection must hold registered records (`MemoryRecords.register`,
    `LakeRecords.register`), which stay readable in schema `lake`.
    """
    show_until(con, f"CAST('{end_of(as_of, timezone).isoformat()}' AS TIMESTAMPTZ)")


def show_until(con: duckdb.DuckDBPyConnection, end: str) -> None:
    """Replace the plain views by what was known before an instant, given in SQL."""
    run(con, _until(end))


# A suite of specs asks for the same day thousands of times.
@lru_cache(maxsize=64)
def _until(end: str) -> str:
    made = [created(name(table), _known(table, parse_one(end, dialect=DIALECT))) for table in SEEN]
    return ";\n".join([*made, officers()])


def _known(table: str, end: exp.Expr) -> exp.Query:
    shown = [
        exp.alias_(
            exp.case().when(exp.LT(this=column(c), expression=end.copy()), column(c)),
            c,
            quoted=True,
        )
        if c in HIDDEN[table]
        else column(c)
        for c in COLUMNS[table]
    ]
    query = exp.select(*shown).from_(name(table, LAKE))
    for c in SEEN[table]:
        before: exp.Condition = exp.LT(this=column(c), expression=end.copy())
        if not COLUMNS[table][c].required:
            before = exp.or_(exp.Is(this=column(c), expression=exp.null()), before)
        query = query.where(before)
    return query
