"""Make the lake of the city-day workload: approvals, clustered by case, about 6.6 events each.

    python -m bench.workload.make FOLDER EVENTS

107 organisations, 2,000 catalogue items, 4,000 officers; the year 2021 seen from its last day.
Everything is drawn from a hash of the case's number, so that a larger lake begins with a
smaller one. Faults of every kind that the nine rules look for are among the cases.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from oversight.records.lake import Lake, cluster_by
from oversight.records.schema import conform

AS_OF = date(2021, 12, 31)
ORGS = 107
ITEMS = 2_000
EVENTS_PER_CASE = 6.6
_BATCH = 400_000

# A chance of k per mille, and a number below k: each with its own salt, so that none hang
# together.
_MACROS = """
CREATE MACRO chance(i, salt, per_mille) AS hash(i * 64 + salt) % 1000 < per_mille;
CREATE MACRO below(i, salt, k) AS CAST(hash(i * 64 + salt) % k AS BIGINT);
CREATE MACRO days(n) AS to_days(CAST(n AS INTEGER));
CREATE MACRO name(i) AS 'C' || lpad(CAST(i AS VARCHAR), 10, '0');
CREATE MACRO officer(org, i, salt) AS
    ['P' || lpad(CAST(org * 40 + below(i, salt, 40) AS VARCHAR), 5, '0')];
"""

_STORY = """
CREATE OR REPLACE TEMP TABLE story AS
SELECT *,
    CASE WHEN has_accepted THEN received + days(below(i, 5, 5)) + to_minutes(below(i, 6, 90) + 1)
        END AS accepted
FROM (
    SELECT i, name(i) AS "case", below(i, 1, 107) AS org, below(i, 2, 2000) AS item,
        TIMESTAMPTZ '2020-12-14 01:00:00+00' + days(below(i, 3, 375))
            + to_seconds(below(i, 4, 25200)) AS received,
        chance(i, 7, 960) AS has_accepted, chance(i, 8, 80) AS has_notice,
        chance(i, 9, 930) AS has_review, chance(i, 10, 900) AS has_decision,
        chance(i, 11, 100) AS has_stop, chance(i, 12, 8) AS hasty, chance(i, 13, 5) AS backwards,
        chance(i, 14, 40) AS alone
    FROM range($1, $2) r(i)
)
"""

_STEPS = """
CREATE OR REPLACE TEMP TABLE steps AS
SELECT *,
    CASE WHEN has_decision AND has_accepted THEN CASE
        WHEN backwards THEN accepted - days(1)
        WHEN hasty THEN accepted + to_seconds(below(i, 20, 50) + 5)
        ELSE accepted + days(2 + below(i, 21, 24)) + to_minutes(below(i, 22, 300)) END
        END AS decided,
    CASE WHEN has_accepted AND has_stop THEN accepted + days(2 + below(i, 23, 9)) END AS stopped
FROM story
"""

_EVENTS = """
SELECT "case" || '-' || CAST(seq AS VARCHAR) AS event, "case", act, ts,
    ts + to_minutes(CAST(seq AS INTEGER) * 7 + 1) AS recorded_at, seq,
    'O' || lpad(CAST(org AS VARCHAR), 3, '0') AS org, officers
FROM (
    SELECT i, "case", org, unnest([
        {act: 'received', ts: received, officers: officer(org, i, 30), seq: 1},
        {act: CASE WHEN has_notice THEN 'correction_notice' END,
            ts: received + days(1 + below(i, 31, 9)), officers: officer(org, i, 30), seq: 2},
        {act: CASE WHEN has_notice AND chance(i, 32, 150) THEN 'correction_notice' END,
            ts: received + days(9 + below(i, 33, 9)), officers: officer(org, i, 30), seq: 3},
        {act: CASE WHEN has_accepted THEN 'accepted' END, ts: accepted,
            officers: officer(org, i, 34), seq: 4},
        {act: 'receipt_issued', ts: coalesce(accepted, received) + to_minutes(20),
            officers: officer(org, i, 34), seq: 5},
        {act: CASE WHEN has_accepted AND has_review THEN 'review' END,
            ts: accepted + days(CASE WHEN chance(i, 35, 30) THEN 40 ELSE 1 + below(i, 36, 2) END),
            officers: officer(org, i, 37), seq: 6},
        {act: CASE WHEN has_accepted AND chance(i, 38, 300) THEN 'site_check' END,
            ts: accepted + days(1), officers: officer(org, i, 39), seq: 7},
        {act: CASE WHEN decided IS NOT NULL THEN
            CASE WHEN chance(i, 40, 80) THEN 'refused' ELSE 'granted' END END, ts: decided,
            officers: officer(org, i, CASE WHEN alone THEN 34 ELSE 41 END), seq: 8},
        {act: CASE WHEN decided IS NOT NULL AND chance(i, 42, 950) THEN 'published' END,
            ts: decided + days(below(i, 43, 12)), officers: officer(org, i, 44), seq: 9},
        {act: CASE WHEN decided IS NOT NULL AND chance(i, 45, 900) THEN 'delivered' END,
            ts: decided + days(below(i, 46, 15)), officers: officer(org, i, 44), seq: 10}
    ], recursive := true)
    FROM steps
) WHERE act IS NOT NULL AND ts < TIMESTAMPTZ '2022-01-05 00:00:00+00'
ORDER BY "case", seq, event
"""

_CASES = """
SELECT "case", 'approval' AS domain, 'I' || lpad(CAST(item AS VARCHAR), 4, '0') AS item,
    '1' AS item_version, 'O' || lpad(CAST(org AS VARCHAR), 3, '0') AS org, received AS opened_at
FROM steps ORDER BY "case"
"""

_STOPS = """
SELECT 'S' || "case" AS clock_stop, "case", NULL::VARCHAR AS clock,
    CASE WHEN chance(i, 50, 100) THEN 'publicity' ELSE 'expert_review' END AS kind,
    stopped AS start_at,
    CASE WHEN NOT chance(i, 51, 120) THEN stopped + days(1 + below(i, 52, 20)) END AS end_at,
    10::BIGINT AS promised_days, stopped AS notified_at
FROM steps WHERE stopped IS NOT NULL ORDER BY "case", clock_stop
"""

_ITEMS = """
SELECT 'I' || lpad(CAST(i AS VARCHAR), 4, '0') AS item, '1' AS version,
    'Item ' || CAST(i AS VARCHAR) AS name,
    CASE WHEN i % 50 = 0 THEN NULL ELSE 5 + (i % 4) * 5 END AS statute_n, 'wd' AS statute_unit
FROM range(2000) r(i)
"""

_ORGS = """
SELECT 'O' || lpad(CAST(i AS VARCHAR), 3, '0') AS org, 'Organisation ' || CAST(i AS VARCHAR)
    AS name FROM range(107) r(i)
"""


def make(folder: Path, events: int) -> Lake:
    """A lake of about so many events in the folder, unless it is there already."""
    lake = Lake(folder)
    if lake.versions()[-1][0] != "0":
        return lake
    cases = round(events / EVENTS_PER_CASE)
    with duckdb.connect() as con, lake.writing() as writer:
        con.execute("SET TimeZone = 'UTC'")
        con.execute(_MACROS)
        writer.add("org", _rows(con, "org", _ORGS))
        writer.add("item", _rows(con, "item", _ITEMS))
        for low in range(0, cases, _BATCH):
            con.execute(_STORY, [low, min(low + _BATCH, cases)])
            con.execute(_STEPS)
            for table, query in (("case", _CASES), ("event", _EVENTS), ("clock_stop", _STOPS)):
                writer.add(table, _rows(con, table, query))
        writer.commit(f"city-day {events}")
    return lake


def _rows(con: duckdb.DuckDBPyConnection, table: str, query: str) -> pa.Table:
    rows = conform(table, con.sql(query).to_arrow_table())
    return rows.sort_by([(column, "ascending") for column in cluster_by(table)])


if __name__ == "__main__":
    print(dict(make(Path(sys.argv[1]), int(sys.argv[2])).counts()))
