"""The nine rules as the best SQL we can write by hand: one pass over the events of each case.

It answers what the engine answers: how many cases each rule examined, flagged and cannot tell of,
by organisation. It says the same as the rules on this workload, and no more: its writer knows that
the zone is eight hours from UTC, that no case has two pauses, that nothing was extended or deemed.
Over ranges of cases it is the same text, as somebody would who has run out of memory once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from bench.workload.days import civil_days
from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords

RULES = (
    "correction-late",
    "decided-first",
    "decided-late",
    "hasty",
    "near-due",
    "no-review",
    "one-officer",
    "open-overdue",
    "pause-open",
)

CASES = """
SELECT "case",
    min(ts) FILTER (act = 'received') AS received,
    min(ts) FILTER (act = 'accepted') AS accepted,
    min(ts) FILTER (act = 'granted' OR act = 'refused') AS decided,
    min(ts) FILTER (act = 'correction_notice') AS noticed,
    count(*) FILTER (act = 'correction_notice') AS notices,
    list(ts) FILTER (act = 'review') AS reviews,
    string_agg(array_to_string(officers, '|'), '|') FILTER (act = 'accepted') AS takers,
    string_agg(array_to_string(officers, '|'), '|')
        FILTER (act = 'granted' OR act = 'refused') AS deciders
FROM {event} WHERE ts < $end AND recorded_at < $end {range} GROUP BY "case"
"""

DAY = "DATE '1970-01-01' + CAST((epoch_us({ts}) + 28800000000) // 86400000000 AS INTEGER)"
"""The civil date in China: ten times cheaper than to add an interval and cast to a date."""

STATEMENT = """
WITH e AS ({cases}), k AS (
    SELECT "case", item, org FROM {case} WHERE domain = 'approval' AND opened_at < $end {range}
), p AS (
    SELECT "case", kind, start_at,
        CASE WHEN end_at < $end THEN end_at END AS end_at
    FROM {clock_stop} WHERE start_at < $end {range}
), dated AS (
    SELECT e.*, k.item, k.org, p.kind, p.start_at, p.end_at, i.statute_n AS n,
        {accepted} AS accepted_on, {decided} AS decided_on, {received} AS received_on,
        {noticed} AS noticed_on, {started} AS paused_from, {ended} AS paused_to
    FROM k JOIN e USING ("case") LEFT JOIN p USING ("case") LEFT JOIN {item} i USING (item)
), due AS (
    SELECT d.*, w.day AS due, c.day AS notice_due,
        CASE WHEN decided_on >= accepted_on THEN decided_on END AS ended_on
    FROM dated d
    LEFT JOIN day s ON s.day = accepted_on
    LEFT JOIN day f ON f.day = greatest(paused_from, accepted_on)
    LEFT JOIN day t ON t.day = coalesce(paused_to, $today)
    LEFT JOIN day r ON r.day = received_on
    LEFT JOIN workday c ON c.ordinal = r.ordinal + 5
    LEFT JOIN workday w ON w.ordinal = s.ordinal + n + CASE
        WHEN kind = 'expert_review' AND f.ordinal - s.ordinal < n
            AND paused_from <= coalesce(CASE WHEN decided_on >= accepted_on THEN decided_on END,
                $today)
        THEN greatest(0, t.ordinal - f.ordinal) ELSE 0 END
), judged AS (
    SELECT org,
        notices > 0 AS e0, noticed_on > notice_due OR notices > 1 AS f0, received IS NULL AS d0,
        decided IS NOT NULL AS e1, decided < accepted AS f1, accepted IS NULL AS d1,
        accepted IS NOT NULL AS e2, ended_on > due.due AS f2, due.due IS NULL AS d2,
        accepted IS NOT NULL AND decided IS NOT NULL AS e3, decided >= accepted
            AND epoch_us(decided) - epoch_us(accepted) < 60000000 AS f3, FALSE AS d3,
        e2 AS e4, ended_on IS NULL AND $today <= due.due
            AND w2.ordinal - $ordinal <= 2 AS f4, d2 AS d4,
        e3 AS e5, e3 AND (reviews IS NULL OR len(list_filter(reviews,
            lambda t: t >= accepted AND t <= decided)) = 0) AS f5, FALSE AS d5,
        e3 AS e6, list_has_any(string_split(takers, '|'), string_split(deciders, '|')) AS f6,
            coalesce(takers, '') = '' AS d6,
        e2 AS e7, ended_on IS NULL AND accepted_on IS NOT NULL AND due.due < $today AS f7,
            d2 AS d7,
        start_at IS NOT NULL AS e8,
            start_at IS NOT NULL AND end_at IS NULL AND $today - paused_from >= 30 AS f8,
            FALSE AS d8
    FROM due LEFT JOIN day w2 ON w2.day = due.due
)
SELECT org, {counts} FROM judged GROUP BY org
"""


def prepare(con: duckdb.DuckDBPyConnection, calendar: Calendar) -> None:
    """The working days as two small tables."""
    con.execute("SET TimeZone = 'UTC'")
    days, ordinals = civil_days(calendar)
    con.register("held_day", pa.table({"day": days, "ordinal": ordinals}))
    con.execute("CREATE TEMP TABLE day AS SELECT day, ordinal FROM held_day")
    con.execute(
        "CREATE TEMP TABLE workday AS SELECT ordinal, min(day) AS day FROM day GROUP BY ordinal"
    )


def statement(records: LakeRecords, ranged: bool) -> str:
    tables = {
        table: f"read_parquet({records.files(table)!r})"
        for table in ("case", "event", "clock_stop", "item")
    }
    between = 'AND "case" >= $low AND "case" < $high' if ranged else ""
    cases = CASES.format(event=tables.pop("event"), range=between)
    dates = {
        name: DAY.format(ts=column)
        for name, column in {
            "accepted": "accepted",
            "decided": "decided",
            "received": "received",
            "noticed": "noticed",
            "started": "start_at",
            "ended": "end_at",
        }.items()
    }
    counted = ", ".join(
        f"count(*) FILTER (e{i}), count(*) FILTER (f{i}), "
        f"count(*) FILTER (e{i} AND d{i} AND f{i} IS NOT TRUE)"
        for i in range(len(RULES))
    )
    return STATEMENT.format(cases=cases, range=between, counts=counted, **tables, **dates)


def counts(
    records: LakeRecords,
    calendar: Calendar,
    as_of: date,
    ranges: Iterable[tuple[str, str]] | None = None,
    database: Path | None = None,
) -> Mapping[str, int]:
    """How many cases each rule flags, in all; over ranges of cases (from, before) where given.

    Those examined and in doubt stand beside them, as `RULE examined` and `RULE cannot_tell`.
    """
    end = f"{as_of} 16:00:00+00"
    with duckdb.connect(str(database or ":memory:")) as con:
        prepare(con, calendar)
        asked = {"today": as_of, "end": end, "ordinal": calendar.ordinal(as_of)}
        text = statement(records, ranged=ranges is not None)
        totals: Counter[str] = Counter()
        for span in [None] if ranges is None else ranges:
            low_high = {} if span is None else {"low": span[0], "high": span[1]}
            used = {k: v for k, v in (asked | low_high).items() if f"${k}" in text}
            for _, *row in con.execute(text, used).fetchall():
                for i, rule in enumerate(RULES):
                    examined, flagged, doubtful = row[3 * i : 3 * i + 3]
                    totals[f"{rule} examined"] += examined
                    totals[rule] += flagged
                    totals[f"{rule} cannot_tell"] += doubtful
        return totals
