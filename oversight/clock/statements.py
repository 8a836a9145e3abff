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
SELECT c.no, a.d,
    min(e."ts") FILTER (WHERE a.role = 'start') AS begun,
    min(e."ts") FILTER (WHERE a.role = 'stop') AS first_stop
FROM "event" e JOIN oc_case c ON c."case" = e."case"
JOIN oc_def_act a ON a.act = e."act" AND a."domain" IS NOT DISTINCT FROM c."domain"
WHERE a.role IN ('start', 'stop')
GROUP BY c.no, a.d;

CREATE OR REPLACE TEMP TABLE oc_extend AS
SELECT c.no, e."act" AS act, e."ts" AS ts, civil(e."ts") AS day, e."qty" AS qty
FROM "event" e JOIN oc_case c ON c."case" = e."case"
WHERE e."act" IN (SELECT extension_act FROM oc_def)
QUALIFY row_number() OVER (
    PARTITION BY c.no, e."act" ORDER BY e."ts", e."seq" NULLS LAST, e."event") = 1;

CREATE OR REPLACE TEMP TABLE oc_item AS
SELECT "item", "version", "valid_from", "valid_to",
    "statute_n", "statute_unit", "promise_n", "promise_unit"
FROM "item";

CREATE OR REPLACE TEMP TABLE oc_clock (
    no INTEGER, clock VARCHAR, begun TIMESTAMPTZ, "limit" BIGINT, unit VARCHAR, start DATE,
    due DATE, raw_due DATE, base_due DATE, ended DATE, until DATE, start_ts TIMESTAMPTZ,
    due_ts TIMESTAMPTZ, raw_due_ts TIMESTAMPTZ, base_due_ts TIMESTAMPTZ, ended_ts TIMESTAMPTZ,
    until_ts TIMESTAMPTZ, used BIGINT, paused BIGINT, extended BIGINT, provisional BOOLEAN,
    deemed BOOLEAN, basis VARCHAR
);
CREATE OR REPLACE TEMP TABLE oc_pause (
    no INTEGER, clock VARCHAR, kind VARCHAR, start DATE, "end" DATE, "left" BIGINT,
    days BIGINT, counted BOOLEAN
);
"""

# For each level of definitions: where each clock starts, and which dated row governs.
START = """
CREATE OR REPLACE TEMP TABLE oc_deemed AS
SELECT p.no, f.d, p.begun
FROM oc_clock p JOIN oc_def f ON f.deemed_from = p.clock JOIN oc_case c USING (no)
WHERE f.level = getvariable('oversight_level')
    AND (f.domain IS NULL OR f.domain = c."domain")
    AND (p.until > p.due OR p.until_ts > p.due_ts);

CREATE OR REPLACE TEMP TABLE oc_begin AS
SELECT b.*, civil(b.begun) AS day, f.clock, f.source, f.n, f.unit, f.shared
FROM (
    SELECT no, d, begun, first_stop, FALSE AS deemed
    FROM oc_touch ANTI JOIN oc_deemed USING (no, d)
    WHERE begun IS NOT NULL
    UNION ALL
    SELECT m.no, m.d, m.begun, t.first_stop, TRUE
    FROM oc_deemed m LEFT JOIN oc_touch t USING (no, d)
) b JOIN oc_def f USING (d)
WHERE f.level = getvariable('oversight_level')
    AND (f.valid_from IS NULL OR f.valid_from <= civil(b.begun))
    AND (f.valid_to IS NULL OR f.valid_to >= civil(b.begun));

CREATE OR REPLACE TEMP TABLE oc_limit AS
SELECT no, d, clock, begun, first_stop, deemed, day, shared, n, unit, n < 0 AS backward
FROM oc_begin WHERE source = 'fixed'
UNION ALL
SELECT b.no, d, clock, begun, first_stop, deemed, day, shared,
    CAST(c.stated - day AS BIGINT), 'cd', FALSE
FROM oc_begin b JOIN oc_case c USING (no)
WHERE source = 'case.stated_due' AND c.stated IS NOT NULL
UNION ALL
SELECT l.no, d, clock, begun, first_stop, deemed, day, shared, l.number, l.unit, FALSE
FROM (
    SELECT b.* EXCLUDE (unit),
        CASE source WHEN 'item.statute' THEN i."statute_n" ELSE i."promise_n" END AS number,
        CASE source WHEN 'item.statute' THEN i."statute_unit" ELSE i."promise_unit" END AS unit
    FROM oc_begin b JOIN oc_case c USING (no)
    JOIN oc_item i ON i."item" = c."item" AND i."version" = c."item_version"
    WHERE b.source IN ('item.statute', 'item.promise')
    UNION ALL
    SELECT b.* EXCLUDE (unit),
        CASE source WHEN 'item.statute' THEN i."statute_n" ELSE i."promise_n" END AS number,
        CASE source WHEN 'item.statute' THEN i."statute_unit" ELSE i."promise_unit" END AS unit
    FROM oc_begin b JOIN oc_case c USING (no)
    JOIN oc_item i ON i."item" = c."item" AND c."item_version" IS NULL
    WHERE b.source IN ('item.statute', 'item.promise')
        AND (i."valid_from" IS NULL OR i."valid_from" <= b.day)
        AND (i."valid_to" IS NULL OR i."valid_to" >= b.day)
    QUALIFY row_number() OVER (PARTITION BY b.no, b.d
        ORDER BY i."valid_from" DESC NULLS LAST, coalesce(i."version", '') DESC) = 1
) l JOIN oc_longest g ON g.unit = l.unit AND l.number BETWEEN 0 AND g.longest;

CREATE OR REPLACE TEMP TABLE oc_run AS
SELECT CAST(row_number() OVER () AS INTEGER) AS rid, * EXCLUDE (shared, day), day AS start
FROM (
    SELECT * FROM oc_limit WHERE NOT shared
    UNION ALL
    (SELECT * FROM oc_limit WHERE shared
     QUALIFY row_number() OVER (PARTITION BY no, clock ORDER BY begun, d) = 1)
);

CREATE OR REPLACE TEMP TABLE oc_second_stop AS
SELECT r.rid, min(e."ts") AS stop
FROM oc_run r JOIN oc_case c USING (no)
JOIN oc_act a ON a.d = r.d AND a.role = 'stop'
JOIN "event" e ON e."case" = c."case" AND e."act" = a.act
WHERE NOT r.backward
    AND CASE r.unit WHEN 'hour' THEN r.first_stop < r.begun ELSE civil(r.first_stop) < r.start END
    AND CASE r.unit WHEN 'hour' THEN e."ts" >= r.begun ELSE civil(e."ts") >= r.start END
GROUP BY r.rid;

CREATE OR REPLACE TEMP TABLE oc_span AS
SELECT r.* EXCLUDE (first_stop, stopped), f.kinds, f.rolls, f.basis,
    CASE WHEN unit = 'hour' THEN stopped END AS ended_ts,
    CASE WHEN unit <> 'hour' THEN civil(stopped) END AS ended,
    CASE WHEN unit = 'hour' THEN coalesce(stopped, getvariable('oversight_now')) END AS until_ts,
    CASE WHEN unit <> 'hour' THEN coalesce(civil(stopped), getvariable('oversight_today')) END
        AS until
FROM (
    SELECT r.*, CASE
        WHEN r.backward THEN r.first_stop
        WHEN r.unit = 'hour' AND r.first_stop >= r.begun THEN r.first_stop
        WHEN r.unit <> 'hour' AND civil(r.first_stop) >= r.start THEN r.first_stop
        ELSE s.stop
    END AS stopped
    FROM oc_run r LEFT JOIN oc_second_stop s USING (rid)
) r JOIN (SELECT d, kinds, rolls, basis FROM oc_def) f USING (d);
"""

# The axis of each run, its limits on it without and with the extension, and its pauses cut
# free of overlap.
PAUSES = """
CREATE OR REPLACE TEMP TABLE oc_axis AS
SELECT r.*, ordinal_start, limit_0, limit_1, add, since, since_ts,
    CASE unit
        WHEN 'wd' THEN CASE WHEN backward THEN ordinal(start - 1) + 1 ELSE ordinal_start END
        WHEN 'hour' THEN epoch_us(begun)
        ELSE day_number(start)
    END AS x0,
    CASE unit
        WHEN 'wd' THEN ordinal(until)
        WHEN 'hour' THEN epoch_us(until_ts)
        ELSE day_number(until)
    END AS xu
FROM (
    SELECT r.*,
        CASE WHEN unit = 'wd' THEN ordinal(start) END AS ordinal_start,
        axis_length(unit, start, n) AS limit_0,
        axis_length(unit, start, n + add) AS limit_1
    FROM (
        SELECT s.*, e.day AS since, e.ts AS since_ts,
            CASE WHEN e.act IS NULL THEN 0 ELSE greatest(0, least(f.extension,
                coalesce(CAST(trunc(e.qty) AS BIGINT), f.extension))) END AS add
        FROM oc_span s JOIN oc_def f USING (d)
        LEFT JOIN oc_extend e
            ON e.no = s.no AND e.act = f.extension_act AND NOT s.backward
    ) r
) r;

CREATE OR REPLACE TEMP TABLE oc_stop AS
SELECT CAST(row_number() OVER () AS INTEGER) AS sid, r.rid, k.kind, k.start, k."end", k.start_ts,
    civil(k.end_ts) AS end_hour, r.x0, r.limit_0, r.limit_1, r.xu,
    len(r.kinds) > 0 AND coalesce(list_contains(r.kinds, '*')
        OR list_contains(r.kinds, k.kind), FALSE) AS counted,
    greatest(r.x0, CASE r.unit
        WHEN 'wd' THEN ordinal(k.start)
        WHEN 'hour' THEN epoch_us(k.start_ts)
        ELSE day_number(k.start)
    END) AS a,
    CASE r.unit
        WHEN 'wd' THEN ordinal(coalesce(k."end", getvariable('oversight_today')))
        WHEN 'hour' THEN epoch_us(coalesce(k.end_ts, getvariable('oversight_now')))
        ELSE day_number(coalesce(k."end", getvariable('oversight_today')))
    END AS b
FROM (
    SELECT c.no, s."clock" AS clock, s."kind" AS kind, s."start_at" AS start_ts,
        civil(s."start_at") AS start,
        CASE WHEN s."end_at" <= getvariable('oversight_now') THEN s."end_at" END AS end_ts,
        CASE WHEN civil(s."end_at") <= getvariable('oversight_today')
            THEN civil(s."end_at") END AS "end"
    FROM "clock_stop" s JOIN oc_case c USING ("case")
) k JOIN oc_axis r ON r.no = k.no
WHERE NOT r.backward
    AND (k.clock = r.clock OR (k.clock IS NULL AND len(r.kinds) > 0))
    AND CASE r.unit
        WHEN 'hour' THEN k.start_ts <= r.until_ts AND (k.end_ts IS NULL OR k.end_ts >= r.begun)
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
CREATE OR REPLACE TEMP TABLE oc_end AS
SELECT e.*,
    CASE WHEN unit <> 'hour' AND rolls AND unit <> 'wd' THEN rolled(raw_due) ELSE raw_due END
        AS due
FROM (
    SELECT e.*,
        axis_date(unit, start, x0, CASE WHEN extended > 0
            THEN limit_1 + removed_1 ELSE limit_0 + removed_0 END) AS raw_due,
        axis_instant(unit, x0, CASE WHEN extended > 0
            THEN limit_1 + removed_1 ELSE limit_0 + removed_0 END) AS due_ts,
        CASE WHEN rolls AND unit IN ('cd', 'month', 'year')
            THEN rolled(axis_date(unit, start, x0, limit_0))
            ELSE axis_date(unit, start, x0, limit_0) END AS base_due,
        axis_instant(unit, x0, limit_0) AS base_due_ts
    FROM (
        SELECT e.*, CASE
            WHEN add = 0 THEN 0
            WHEN unit = 'hour' AND since_ts <= axis_instant(unit, x0, limit_0 + removed_0)
                THEN add
            WHEN unit IN ('cd', 'month', 'year') AND rolls
                AND since <= rolled(axis_date(unit, start, x0, limit_0 + removed_0)) THEN add
            WHEN unit <> 'hour' AND since <= axis_date(unit, start, x0, limit_0 + removed_0)
                THEN add
            ELSE 0
        END AS extended
        FROM (
            SELECT a.*, coalesce(m.removed_0, 0) AS removed_0,
                coalesce(m.removed_1, 0) AS removed_1, coalesce(m.paused, 0) AS paused
            FROM oc_axis a LEFT JOIN oc_removed m USING (rid)
        ) e
    ) e
) e;

INSERT INTO oc_clock
SELECT no, clock, begun, n + extended, unit,
    CASE WHEN unit <> 'hour' THEN start END, due, raw_due, base_due, ended, until,
    CASE WHEN unit = 'hour' THEN begun END, due_ts, due_ts, base_due_ts, ended_ts, until_ts,
    CASE unit
        WHEN 'wd' THEN CASE WHEN until < start THEN ordinal(until - 1) - ordinal(start - 1)
            ELSE xu - ordinal_start - paused END
        WHEN 'hour' THEN (xu - x0 - paused) // 3600000000
        WHEN 'cd' THEN xu - x0 - paused
        WHEN 'month' THEN months(start, until - CAST(paused AS INTEGER))
        ELSE months(start, until - CAST(paused AS INTEGER)) // 12
    END,
    CASE WHEN unit = 'hour' THEN paused // 3600000000 ELSE paused END,
    extended,
    CASE
        WHEN unit = 'hour' OR raw_due = start AND unit = 'wd' THEN FALSE
        WHEN unit = 'wd' AND raw_due > start
            THEN NOT (published(start + 1) AND published(raw_due))
        WHEN unit = 'wd' THEN NOT (published(raw_due) AND published(start - 1))
        ELSE rolls AND NOT (published(raw_due) AND published(due))
    END,
    deemed, basis
FROM oc_end;

INSERT INTO oc_pause
SELECT r.no, r.clock, s.kind, s.start,
    CASE WHEN r.unit = 'hour' THEN s.end_hour ELSE s."end" END,
    r.n + CASE
        WHEN r.unit = 'hour' AND r.since_ts <= s.start_ts THEN r.extended
        WHEN r.unit <> 'hour' AND r.since <= s.start THEN r.extended
        ELSE 0
    END - CASE r.unit
        WHEN 'hour' THEN (s.a - r.x0 - s.before) // 3600000000
        WHEN 'month' THEN months(r.start, greatest(s.start, r.start) - CAST(s.before AS INTEGER))
        WHEN 'year' THEN months(r.start, greatest(s.start, r.start)
            - CAST(s.before AS INTEGER)) // 12
        ELSE s.a - r.x0 - s.before
    END,
    CASE WHEN NOT s.counted THEN 0
        WHEN r.unit = 'hour' THEN greatest(0, least(s.b, r.xu) - s.a) // 3600000000
        ELSE greatest(0, least(s.b, r.xu) - s.a) END,
    s.counted
FROM (
    SELECT s.sid, any_value(s.rid) AS rid, any_value(s.kind) AS kind, any_value(s.start) AS start,
        any_value(s."end") AS "end", any_value(s.end_hour) AS end_hour,
        any_value(s.start_ts) AS start_ts, any_value(s.counted) AS counted,
        any_value(s.a) AS a, any_value(s.b) AS b,
        CAST(coalesce(sum(greatest(0, least(p.b, s.a) - p.cut)), 0) AS BIGINT) AS before
    FROM oc_stop s LEFT JOIN oc_piece p USING (rid)
    GROUP BY s.sid
) s JOIN oc_end r USING (rid);
"""

# The relations themselves, named and typed as rules and engines know them.
RESULT = """
CREATE OR REPLACE TABLE "clock" AS
SELECT c."case", k.clock, k.start, k.due, k.raw_due, k.base_due, k.ended, k.until,
    k.start_ts, k.due_ts, k.raw_due_ts, k.base_due_ts, k.ended_ts, k.until_ts,
    k.used, k.paused, k."limit", k.unit, k.extended, k.provisional, k.deemed, k.basis
FROM oc_clock k JOIN oc_case c USING (no);

CREATE OR REPLACE TABLE "pause" AS
SELECT c."case", p.clock, p.kind, p.start, p."end", p."left", p.days, p.counted
FROM oc_pause p JOIN oc_case c USING (no);
"""
