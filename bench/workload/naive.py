"""The nine rules as one ordinary statement each, self-joins and all, as a person would write them.

Nothing is shared between the rules but the views of the records as of the day, and each
statement reads the events as often as the rule mentions them.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

import duckdb

from bench.workload.by_hand import DAY, prepare
from oversight.clock.calendar import Calendar
from oversight.records.lake import LakeRecords

_VIEWS = """
CREATE TEMP VIEW event AS
    SELECT * FROM read_parquet({event}) WHERE ts < {end} AND recorded_at < {end};
CREATE TEMP VIEW approval AS
    SELECT * FROM read_parquet({case}) WHERE domain = 'approval' AND opened_at < {end};
CREATE TEMP VIEW pause AS
    SELECT "case", kind, start_at, CASE WHEN end_at < {end} THEN end_at END AS end_at
    FROM read_parquet({clock_stop}) WHERE start_at < {end};
CREATE TEMP VIEW item AS SELECT * FROM read_parquet({item});
CREATE TEMP MACRO local(ts) AS {day};
CREATE TEMP MACRO today() AS DATE '{as_of}';
"""

_BOTH = """
SELECT k."case", min(a.ts) AS accepted, min(d.ts) AS decided
FROM approval k
JOIN event a ON a."case" = k."case" AND a.act = 'accepted'
JOIN event d ON d."case" = k."case" AND d.act IN ('granted', 'refused')
GROUP BY k."case"
"""

_DUE = """
WITH accepted AS (
    SELECT "case", local(min(ts)) AS day FROM event WHERE act = 'accepted' GROUP BY "case"
), decided AS (
    SELECT e."case", local(min(e.ts)) AS day FROM event e JOIN accepted a ON a."case" = e."case"
    WHERE e.act IN ('granted', 'refused') AND local(e.ts) >= a.day GROUP BY e."case"
), paused AS (
    SELECT p."case", sum(greatest(0, t.ordinal - f.ordinal)) AS days
    FROM pause p JOIN accepted a ON a."case" = p."case"
    JOIN approval k ON k."case" = p."case" JOIN item i ON i.item = k.item
    LEFT JOIN decided d ON d."case" = p."case"
    JOIN day s ON s.day = a.day
    JOIN day f ON f.day = greatest(local(p.start_at), a.day)
    JOIN day t ON t.day = coalesce(local(p.end_at), today())
    WHERE p.kind = 'expert_review' AND f.ordinal - s.ordinal < i.statute_n
        AND local(p.start_at) <= coalesce(d.day, today())
    GROUP BY p."case"
), due AS (
    SELECT k."case", w.day AS due, d.day AS ended
    FROM approval k JOIN accepted a ON a."case" = k."case" JOIN item i ON i.item = k.item
    JOIN day s ON s.day = a.day
    LEFT JOIN decided d ON d."case" = k."case"
    LEFT JOIN paused p ON p."case" = k."case"
    JOIN workday w ON w.ordinal = s.ordinal + i.statute_n + coalesce(p.days, 0)
)
"""

STATEMENTS: Mapping[str, str] = {
    "correction-late": """
SELECT count(DISTINCT n."case") FROM approval k
JOIN (SELECT "case", local(min(ts)) AS day, count(*) AS notices FROM event
    WHERE act = 'correction_notice' GROUP BY "case") n ON n."case" = k."case"
LEFT JOIN (SELECT "case", local(min(ts)) AS day FROM event
    WHERE act = 'received' GROUP BY "case") r ON r."case" = k."case"
LEFT JOIN day s ON s.day = r.day
LEFT JOIN workday w ON w.ordinal = s.ordinal + 5
WHERE n.day > w.day OR n.notices > 1
""",
    "decided-first": f"SELECT count(*) FROM ({_BOTH}) WHERE decided < accepted",
    "decided-late": f"{_DUE} SELECT count(*) FROM due WHERE ended > due",
    "hasty": f"""
SELECT count(*) FROM ({_BOTH})
WHERE decided >= accepted AND epoch_us(decided) - epoch_us(accepted) < 60000000
""",
    "near-due": f"""
{_DUE} SELECT count(*) FROM due JOIN day t ON t.day = today() JOIN day d ON d.day = due.due
WHERE due.ended IS NULL AND today() <= due.due AND d.ordinal - t.ordinal <= 2
""",
    "no-review": f"""
SELECT count(*) FROM ({_BOTH}) b WHERE NOT EXISTS (
    SELECT 1 FROM event r WHERE r."case" = b."case" AND r.act = 'review'
        AND r.ts >= b.accepted AND r.ts <= b.decided)
""",
    "one-officer": """
SELECT count(DISTINCT k."case") FROM approval k
JOIN event a ON a."case" = k."case" AND a.act = 'accepted'
JOIN event d ON d."case" = k."case" AND d.act IN ('granted', 'refused')
WHERE list_has_any(a.officers, d.officers)
""",
    "open-overdue": f"{_DUE} SELECT count(*) FROM due WHERE ended IS NULL AND due < today()",
    "pause-open": """
SELECT count(DISTINCT k."case") FROM approval k JOIN pause p ON p."case" = k."case"
WHERE p.end_at IS NULL AND today() - local(p.start_at) >= 30
""",
}


def views(con: duckdb.DuckDBPyConnection, records: LakeRecords, as_of: date) -> None:
    """The records as of the day under short names, and two short functions of time."""
    files = {t: repr(records.files(t)) for t in ("event", "case", "clock_stop", "item")}
    end = f"TIMESTAMPTZ '{as_of} 16:00:00+00'"
    con.execute(_VIEWS.format(end=end, as_of=as_of, day=DAY.format(ts="ts"), **files))


def counts(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the rules flags."""
    with duckdb.connect() as con:
        prepare(con, calendar)
        views(con, records, as_of)
        return {rule: con.execute(STATEMENTS[rule]).fetchall()[0][0] for rule in rules}
