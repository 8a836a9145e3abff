"""The SQL of the relations `clock` and `pause`, as fixed text in the order of running.

The names of a user's clocks and acts stand in the tables `oc_def` and `oc_def_act`, today and
the level in variables, so that no text is ever put together. `reckon` tells what is meant;
here it is done for all cases at once.

Pauses need no loop: every unit is laid on an axis of whole numbers (working-day ordinals, day
numbers, microseconds). There a pause is an interval; cut free of overlap, it moves the end if
and only if what was used when it began is less than the limit.
"""

from __future__ import annotations

DEFINITIONS = """
CREATE OR REPLACE TEMP TABLE oc_def (
    d INTEGER, level INTEGER, clock VARCHAR, domain VARCHAR, source VARCHAR, n BIGINT,
    unit VARCHAR, extension BIGINT, extension_act VARCHAR, kinds VARCHAR[], rolls BOOLEAN,
    deemed_from VARCHAR, basis VARCHAR, valid_from DATE, valid_to DATE, shared BOOLEAN
);
CREATE OR REPLACE TEMP TABLE oc_act (d INTEGER, role VARCHAR, act VARCHAR);
CREATE OR REPLACE TEMP TABLE oc_longest (unit VARCHAR, longest BIGINT);
"""

# The relations themselves, typed as rules and engines know them.
RESULT = """
CREATE OR REPLACE TABLE "clock" (
    "case" VARCHAR, "clock" VARCHAR, "start" DATE, "due" DATE, "raw_due" DATE, "base_due" DATE,
    "ended" DATE, "until" DATE, "start_ts" TIMESTAMPTZ, "due_ts" TIMESTAMPTZ,
    "raw_due_ts" TIMESTAMPTZ, "base_due_ts" TIMESTAMPTZ, "ended_ts" TIMESTAMPTZ,
    "until_ts" TIMESTAMPTZ, "used" BIGINT, "paused" BIGINT, "limit" BIGINT, "unit" VARCHAR,
    "extended" BIGINT, "provisional" BOOLEAN, "deemed" BOOLEAN, "basis" VARCHAR
);
CREATE OR REPLACE TABLE "pause" (
    "case" VARCHAR, "clock" VARCHAR, "kind" VARCHAR, "start" DATE, "end" DATE, "left" BIGINT,
    "days" BIGINT, "counted" BOOLEAN
);
"""

# Once: number the cases, find the first start and the first stop of every clock of every case
# in one pass over the events, and the first extension.
PREPARE = """
CREATE OR REPLACE TEMP TABLE oc_case AS
SELECT CAST(row_number() OVER () AS INTEGER) AS no, "case", "domain", "item", "item_version",
    civil("stated_due") AS stated
FROM "case";

CREATE OR REPLACE TEMP TABLE oc_def_act AS
SELECT k."domain", a.act, a.d, a.role
FROM oc_act a JOIN oc_def f USING (d)
JOIN (SELECT DISTINCT "domain" FROM oc_case) k
    ON f.domain IS NULL OR f.domain = k."domain";

CREATE OR REPLACE TEMP TABLE oc_touch AS
SELECT CAST(rid >> 16 AS INTEGER) AS no, CAST(rid & 65535 AS INTEGER) AS d, begun, first_stop,
    civil(begun) AS start
FROM (
    SELECT CAST(c.no AS BIGINT) * 65536 + a.d AS rid,
        min(CASE WHEN a.role = 'start' THEN e."ts" END) AS begun,
        min(CASE WHEN a.role = 'stop' THEN e."ts" END) AS first_stop
    FROM "event" e JOIN oc_case c ON c."case" = e."case"
    JOIN oc_def_act a ON a.act = e."act" AND a."domain" IS NOT DISTINCT FROM c."domain"
    GROUP BY 1
);

CREATE OR REPLACE TEMP TABLE oc_extend AS
SELECT c.no, e."act" AS act, e."ts" AS ts, civil(e."ts") AS day, e."qty" AS qty
FROM "event" e JOIN oc_case c ON c."case" = e."case"
WHERE e."act" IN (SELECT extension_act FROM oc_def)
QUALIFY row_number() OVER (
    PARTITION BY c.no, e."act" ORDER BY e."ts", e."seq" NULLS LAST, e."event") = 1;

CREATE OR REPLACE TEMP TABLE oc_missed (no INTEGER, clock VARCHAR, begun TIMESTAMPTZ, start DATE);

CREATE OR REPLACE TEMP TABLE oc_deemed (
    no INTEGER, d INTEGER, begun TIMESTAMPTZ, first_stop TIMESTAMPTZ, start DATE
);

CREATE OR REPLACE TEMP VIEW oc_begin AS
SELECT b.*, f.source, f.n, f.unit
FROM (
    SELECT no, d, begun, first_stop, start, FALSE AS deemed
    FROM oc_touch ANTI JOIN oc_deemed USING (no, d)
    WHERE begun IS NOT NULL
    UNION ALL
    SELECT no, d, begun, first_stop, start, TRUE FROM oc_deemed
) b JOIN oc_def f USING (d)
WHERE f.level = getvariable('oversight_level')
    AND (f.valid_from IS NULL OR f.valid_from <= b.start)
    AND (f.valid_to IS NULL OR f.valid_to >= b.start);
"""

# For each level of definitions: which clocks run. The limit of each comes from one of four
# places, and only those statements are run whose place the level asks.
DEEMED = """
CREATE OR REPLACE TEMP TABLE oc_deemed AS
SELECT m.no, f.d, m.begun, t.first_stop, m.start
FROM oc_missed m JOIN oc_def f ON f.deemed_from = m.clock JOIN oc_case c USING (no)
LEFT JOIN oc_touch t ON t.no = m.no AND t.d = f.d
WHERE f.level = getvariable('oversight_level')
    AND (f.domain IS NULL OR f.domain = c."domain");

CREATE OR REPLACE TEMP TABLE oc_run (
    no INTEGER, d INTEGER, begun TIMESTAMPTZ, first_stop TIMESTAMPTZ, start DATE,
    deemed BOOLEAN, n BIGINT, unit VARCHAR, backward BOOLEAN
);
"""

FIXED = """
INSERT INTO oc_run
SELECT no, d, begun, first_stop, start, deemed, n, unit, n < 0
FROM oc_begin WHERE source = 'fixed'
"""

STATED = """
INSERT INTO oc_run
SELECT no, d, begun, first_stop, start, deemed, CAST(c.stated - start AS BIGINT), 'cd', FALSE
FROM oc_begin JOIN oc_case c USING (no)
WHERE source = 'case.stated_due' AND c.stated IS NOT NULL
"""

# A case that names no version of its item has the one that was valid on the start day.
CATALOGUED = """
INSERT INTO oc_run
SELECT no, d, begun, first_stop, start, deemed, number, g.unit, FALSE
FROM (
    SELECT b.* EXCLUDE (n, unit),
        CASE source WHEN 'item.statute' THEN "statute_n" ELSE "promise_n" END AS number,
        CASE source WHEN 'item.statute' THEN "statute_unit" ELSE "promise_unit" END AS unit
    FROM oc_begin b JOIN oc_case c USING (no)
    JOIN "item" i ON i."item" = c."item" AND i."version" = c."item_version"
    WHERE b.source IN ('item.statute', 'item.promise')
) l JOIN oc_longest g ON g.unit = l.unit AND l.number BETWEEN 0 AND g.longest;

INSERT INTO oc_run
SELECT no, d, begun, first_stop, start, deemed, number, g.unit, FALSE
FROM (
    SELECT b.* EXCLUDE (n, unit),
        CASE source WHEN 'item.statute' THEN "statute_n" ELSE "promise_n" END AS number,
        CASE source WHEN 'item.statute' THEN "statute_unit" ELSE "promise_unit" END AS unit
    FROM (SELECT no, "item" FROM oc_case WHERE "item_version" IS NULL) c
    JOIN oc_begin b USING (no) JOIN "item" i ON i."item" = c."item"
    WHERE b.source IN ('item.statute', 'item.promise')
        AND (i."valid_from" IS NULL OR i."valid_from" <= b.start)
        AND (i."valid_to" IS NULL OR i."valid_to" >= b.start)
    QUALIFY row_number() OVER (PARTITION BY b.no, b.d
        ORDER BY i."valid_from" DESC NULLS LAST, coalesce(i."version", '') DESC) = 1
) l JOIN oc_longest g ON g.unit = l.unit AND l.number BETWEEN 0 AND g.longest;
"""

# Of dated rows of one clock, the first to start governs.
SHARED = """
DELETE FROM oc_run WHERE CAST(no AS BIGINT) * 65536 + d IN (
    SELECT CAST(no AS BIGINT) * 65536 + d FROM oc_run JOIN oc_def f USING (d) WHERE f.shared
    QUALIFY row_number() OVER (PARTITION BY no, f.clock ORDER BY begun, d) > 1
)
"""

# Each run on its axis of whole numbers, up to its end or to now. A stop before the start does
# not end a clock: where the first stop is one, the next is sought.
AXIS = """
CREATE OR REPLACE TEMP TABLE oc_second_stop AS
SELECT r.no, r.d, min(e."ts") AS stop
FROM oc_run r JOIN oc_case c USING (no)
JOIN oc_act a ON a.d = r.d AND a.role = 'stop'
JOIN "event" e ON e."case" = c."case" AND e."act" = a.act
WHERE NOT r.backward AND r.first_stop < r.begun
    AND CASE r.unit WHEN 'hour' THEN TRUE ELSE civil(r.first_stop) < r.start END
    AND CASE r.unit WHEN 'hour' THEN e."ts" >= r.begun ELSE civil(e."ts") >= r.start END
GROUP BY r.no, r.d;

CREATE OR REPLACE TEMP TABLE oc_axis AS
SELECT CAST(no AS BIGINT) * 65536 + d AS rid, no, d, begun, stopped, ended, until, deemed, start,
    n, unit, backward,
    CASE unit
        WHEN 'wd' THEN CASE WHEN backward THEN before_start + 1 ELSE ordinal_start END
        WHEN 'hour' THEN epoch_us(begun)
        ELSE day_number(start)
    END AS x0,
    CASE unit
        WHEN 'wd' THEN CASE
            WHEN NOT backward THEN ordinal_until
            WHEN until < start THEN before_until + 1
            ELSE ordinal_until - ordinal_start + before_start + 1 END
        WHEN 'hour' THEN epoch_us(coalesce(stopped, getvariable('oversight_now')))
        ELSE day_number(until)
    END AS xu,
    axis_length(unit, start, n) AS limit_0
FROM (
    SELECT r.*,
        coalesce(s.ordinal, outer_ordinal(start)) AS ordinal_start,
        coalesce(u.ordinal, outer_ordinal(until)) AS ordinal_until,
        coalesce(s.ordinal, outer_ordinal(start))
            - CAST(coalesce(s.worked, outer_worked(start)) AS INTEGER) AS before_start,
        coalesce(u.ordinal, outer_ordinal(until))
            - CAST(coalesce(u.worked, outer_worked(until)) AS INTEGER) AS before_until
    FROM (
        SELECT r.*, CASE WHEN unit <> 'hour'
            THEN coalesce(ended, getvariable('oversight_today')) END AS until
        FROM (
            SELECT r.*, CASE WHEN r.unit <> 'hour' THEN civil(r.stopped) END AS ended
            FROM (
                SELECT r.*, CASE
                    WHEN s.stop IS NOT NULL THEN s.stop
                    WHEN r.backward OR r.first_stop >= r.begun THEN r.first_stop
                    WHEN r.unit <> 'hour' AND civil(r.first_stop) >= r.start THEN r.first_stop
                END AS stopped
                FROM oc_run r LEFT JOIN oc_second_stop s ON s.no = r.no AND s.d = r.d
            ) r
        ) r
    ) r LEFT JOIN oversight_day s ON s.day = r.start LEFT JOIN oversight_day u ON u.day = r.until
) r;

CREATE OR REPLACE TEMP TABLE oc_extending AS
SELECT e.*, axis_length(unit, start, n + add) AS limit_1
FROM (
    SELECT a.rid, a.unit, a.start, a.n, e.day AS since, e.ts AS since_ts,
        least(f.extension, coalesce(CAST(trunc(e.qty) AS BIGINT), f.extension)) AS add
    FROM oc_extend e JOIN oc_axis a USING (no) JOIN oc_def f USING (d)
    WHERE e.act = f.extension_act AND NOT a.backward
) e WHERE add > 0;
"""

# The pauses of each run on its axis, then cut free of overlap, then what they remove from the
# limit without and with the extension.
PAUSES = """
CREATE OR REPLACE TEMP TABLE oc_stop AS
SELECT CAST(row_number() OVER () AS INTEGER) AS sid, r.rid, k.kind, k.start, k."end", k.start_ts,
    civil(k.end_ts) AS end_hour, r.unit, r.x0, r.limit_0,
    coalesce(x.limit_1, r.limit_0) AS limit_1, r.xu,
    coalesce(list_contains(f.kinds, '*') OR list_contains(f.kinds, k.kind), FALSE) AS counted,
    greatest(r.x0, CASE r.unit
        WHEN 'wd' THEN coalesce(t.ordinal, outer_ordinal(k.start))
        WHEN 'hour' THEN epoch_us(k.start_ts)
        ELSE day_number(k.start)
    END) AS a,
    CASE r.unit
        WHEN 'wd' THEN coalesce(u.ordinal, outer_ordinal(k.until))
        WHEN 'hour' THEN epoch_us(coalesce(k.end_ts, getvariable('oversight_now')))
        ELSE day_number(k.until)
    END AS b
FROM (
    SELECT *, coalesce("end", getvariable('oversight_today')) AS until
    FROM (
        SELECT c.no, s."clock" AS clock, s."kind" AS kind, s."start_at" AS start_ts,
            civil(s."start_at") AS start,
            CASE WHEN s."end_at" <= getvariable('oversight_now') THEN s."end_at" END AS end_ts,
            CASE WHEN civil(s."end_at") <= getvariable('oversight_today')
                THEN civil(s."end_at") END AS "end"
        FROM "clock_stop" s JOIN oc_case c USING ("case")
    )
) k JOIN oc_axis r ON r.no = k.no JOIN oc_def f USING (d)
LEFT JOIN oc_extending x USING (rid)
LEFT JOIN oversight_day t ON t.day = k.start LEFT JOIN oversight_day u ON u.day = k.until
WHERE NOT r.backward
    AND (k.clock = f.clock OR (k.clock IS NULL AND len(f.kinds) > 0))
    AND CASE r.unit
        WHEN 'hour' THEN epoch_us(k.start_ts) <= r.xu AND (k.end_ts IS NULL OR k.end_ts >= r.begun)
        ELSE k.start <= r.until AND (k."end" IS NULL OR k."end" >= r.start)
    END;

CREATE OR REPLACE TEMP TABLE oc_piece AS
SELECT rid, cut, b, x0, xu, limit_0, limit_1, b - cut AS length,
    cut - x0 - coalesce(sum(b - cut) OVER (PARTITION BY rid ORDER BY cut, b
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS used
FROM (
    SELECT *, greatest(a, coalesce(max(b) OVER (PARTITION BY rid ORDER BY a, b, sid
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), a)) AS cut
    FROM oc_stop WHERE counted AND b > a
)
WHERE b > cut;

CREATE OR REPLACE TEMP TABLE oc_removed AS
SELECT rid,
    CAST(coalesce(sum(length) FILTER (WHERE used < limit_0), 0) AS BIGINT) AS removed_0,
    CAST(coalesce(sum(length) FILTER (WHERE used < limit_1), 0) AS BIGINT) AS removed_1,
    CAST(sum(greatest(0, least(b, xu) - cut)) AS BIGINT) AS paused
FROM oc_piece GROUP BY rid;
"""

# The end of each run: first without the extension, which counts only if it was made by then.
ENDS = """
CREATE OR REPLACE TEMP TABLE oc_extended AS
SELECT rid, add AS extended, since, since_ts, limit_1
FROM (
    SELECT e.*, CASE
        WHEN unit = 'wd' AND length > 0
            THEN coalesce(w.day, outer_workday_at(x0 + length))
        WHEN unit <> 'hour' THEN start + CAST(length AS INTEGER)
    END AS due
    FROM (
        SELECT x.*, a.x0, f.rolls AND a.unit <> 'wd' AS rolls,
            a.limit_0 + coalesce(m.removed_0, 0) AS length
        FROM oc_extending x JOIN oc_axis a USING (rid) JOIN oc_def f USING (d)
        LEFT JOIN oc_removed m USING (rid)
    ) e LEFT JOIN oversight_workday w ON w.ordinal = CASE unit WHEN 'wd' THEN x0 + length END
) e LEFT JOIN oversight_day r ON r.day = e.due
WHERE CASE WHEN unit = 'hour' THEN since_ts <= make_timestamptz(x0 + length)
    WHEN rolls THEN since <= coalesce(r.roll, outer_rolled(due))
    ELSE since <= due END;

INSERT INTO "clock"
SELECT c."case", e.clock, CASE WHEN unit <> 'hour' THEN start END, due, raw_due, base_due,
    ended, until, CASE WHEN unit = 'hour' THEN begun END, axis_instant(unit, x0 + length),
    axis_instant(unit, x0 + length), axis_instant(unit, x0 + limit_0),
    CASE WHEN unit = 'hour' THEN stopped END, axis_instant(unit, xu),
    CASE unit
        WHEN 'hour' THEN (xu - x0 - paused) // 3600000000
        WHEN 'month' THEN months(start, net_until)
        WHEN 'year' THEN months(start, net_until) // 12
        ELSE xu - x0 - paused
    END,
    CASE WHEN unit = 'hour' THEN paused // 3600000000 ELSE paused END,
    n + extended, unit, extended,
    CASE
        WHEN unit = 'hour' OR raw_due = start AND unit = 'wd' THEN FALSE
        WHEN unit = 'wd' AND raw_due > start
            THEN NOT (published(start + 1) AND published(raw_due))
        WHEN unit = 'wd' THEN NOT (published(raw_due) AND published(start - 1))
        ELSE rolls AND NOT (published(raw_due) AND published(due))
    END,
    deemed, e.basis
FROM (
    SELECT e.*,
        CASE WHEN rolls THEN coalesce(r.roll, outer_rolled(raw_due)) ELSE raw_due END AS due,
        CASE WHEN rolls THEN coalesce(b.roll, outer_rolled(plain_due)) ELSE plain_due END
            AS base_due
    FROM (
        SELECT e.*, CASE
            WHEN unit = 'wd' AND length <> 0
                THEN coalesce(w.day, outer_workday_at(x0 + length))
            WHEN unit <> 'hour' THEN start + CAST(length AS INTEGER)
        END AS raw_due, CASE
            WHEN unit = 'wd' AND limit_0 <> 0
                THEN coalesce(CASE WHEN length = limit_0 THEN w.day ELSE p.day END,
                    outer_workday_at(x0 + limit_0))
            WHEN unit <> 'hour' THEN start + CAST(limit_0 AS INTEGER)
        END AS plain_due,
        CASE WHEN unit IN ('month', 'year') THEN until - CAST(paused AS INTEGER) END AS net_until
        FROM (
            SELECT a.*, f.clock, f.basis, f.rolls AND a.unit IN ('cd', 'month', 'year') AS rolls,
                coalesce(x.extended, 0) AS extended, coalesce(m.paused, 0) AS paused,
                CASE WHEN x.extended IS NULL THEN limit_0 + coalesce(m.removed_0, 0)
                    ELSE limit_1 + coalesce(m.removed_1, 0) END AS length
            FROM oc_axis a JOIN oc_def f USING (d)
            LEFT JOIN oc_removed m USING (rid) LEFT JOIN oc_extended x USING (rid)
        ) e
        LEFT JOIN oversight_workday w ON w.ordinal = CASE unit WHEN 'wd' THEN x0 + length END
        LEFT JOIN oversight_workday p
            ON p.ordinal = CASE WHEN unit = 'wd' AND length <> limit_0 THEN x0 + limit_0 END
    ) e LEFT JOIN oversight_day r ON e.rolls AND r.day = e.raw_due
    LEFT JOIN oversight_day b ON e.rolls AND b.day = e.plain_due
) e JOIN oc_case c USING (no);

INSERT INTO oc_missed
SELECT c.no, k.clock, a.begun, a.start
FROM "clock" k JOIN oc_case c USING ("case")
JOIN oc_def f ON f.clock = k.clock AND f.level = getvariable('oversight_level')
JOIN oc_axis a ON a.no = c.no AND a.d = f.d
WHERE k.clock IN (SELECT deemed_from FROM oc_def)
    AND (k.until > k.due OR k.until_ts > k.due_ts);

INSERT INTO "pause"
SELECT c."case", f.clock, s.kind, s.start,
    CASE WHEN r.unit = 'hour' THEN s.end_hour ELSE s."end" END,
    r.n + CASE
        WHEN r.unit = 'hour' AND k.since_ts <= s.start_ts THEN k.extended
        WHEN r.unit <> 'hour' AND k.since <= s.start THEN k.extended
        ELSE 0
    END - CASE r.unit
        WHEN 'hour' THEN (s.a - r.x0 - s.before) // 3600000000
        WHEN 'month' THEN months(r.start, s.net)
        WHEN 'year' THEN months(r.start, s.net) // 12
        ELSE s.a - r.x0 - s.before
    END,
    CASE WHEN NOT s.counted THEN 0
        WHEN r.unit = 'hour' THEN greatest(0, least(s.b, r.xu) - s.a) // 3600000000
        ELSE greatest(0, least(s.b, r.xu) - s.a) END,
    s.counted
FROM (
    SELECT s.*, coalesce(p.before, 0) AS before,
        CASE WHEN unit IN ('month', 'year')
            THEN DATE '0001-01-01' + CAST(a - coalesce(p.before, 0) AS INTEGER) END AS net
    FROM oc_stop s LEFT JOIN (
        SELECT s.sid, CAST(sum(greatest(0, least(p.b, s.a) - p.cut)) AS BIGINT) AS before
        FROM oc_stop s JOIN oc_piece p USING (rid) GROUP BY s.sid
    ) p USING (sid)
) s JOIN oc_axis r USING (rid) JOIN oc_def f USING (d) JOIN oc_case c USING (no)
LEFT JOIN oc_extended k USING (rid);
"""
