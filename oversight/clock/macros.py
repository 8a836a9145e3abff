"""The arithmetic of days inside DuckDB, as macros over a packed calendar.

`install` gives a connection the project's calendar and time zone. Everything is temporary and
belongs to the connection alone (a cursor is a connection of its own and needs its own). The
text below is fixed; what a user chose travels as variables.

A macro's list becomes part of every plan that uses it, so the lists must be short: the
calendar is packed into blocks of 28 days (a number and 28 bits) and of ten working days (a day
and ten distances), which for China makes 300 and 600 entries instead of 8,401 and 5,724. The
first and the last entry of each list stand for all days before and after the span.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

import duckdb

from oversight.clock.calendar import DAY, Calendar, weekday_at

# 0001-01-01 is a Monday: day numbers are never negative and weeks begin at multiples of 7.
_MACROS = (
    "day_number(d) AS CAST(d - DATE '0001-01-01' AS BIGINT)",
    """
    ordinal(d) AS 20 * (day_number(d) // 28)
        + getvariable('oversight_counts')[month_block(d)]
        + bit_count(getvariable('oversight_masks')[month_block(d)]
            & ((2 << CAST(day_number(d) % 28 AS INTEGER)) - 1))
    """,
    """
    month_block(d) AS greatest(1, least(getvariable('oversight_months'),
        day_number(d) // 28 - getvariable('oversight_month_0')))
    """,
    """
    ten_block(k) AS greatest(1, least(getvariable('oversight_tens'),
        (k - 1) // 10 - getvariable('oversight_ten_0')))
    """,
    # The lambdas bind an argument once: without them, nested calls would grow exponentially.
    "ordinal_once(d) AS list_transform([d], lambda day: ordinal(day))[1]",
    """
    workday_at(k) AS list_transform([k], lambda number:
        DATE '0001-01-01' + CAST(14 * ((number - 1) // 10)
            + getvariable('oversight_starts')[ten_block(number)]
            + ((getvariable('oversight_steps')[ten_block(number)]
                >> CAST(12 * ((number - 1) % 10) AS INTEGER)) & 4095) AS INTEGER))[1]
    """,
    """
    within_years(d) AS list_transform([d], lambda day:
        CASE WHEN day > DATE '0001-01-01' AND day < DATE '9999-12-31' THEN day END)[1]
    """,
    "is_workday(d) AS ordinal(d) > ordinal(d - 1)",
    # Mostly the two are asked of one day: then the calendar need not be looked up.
    "workdays(a, b) AS CASE WHEN a = b THEN 0 ELSE CAST(ordinal(b) - ordinal(a) AS BIGINT) END",
    """
    workday_after(d, n) AS CASE WHEN n = 0 THEN d
        ELSE workday_at(ordinal_once(d - CAST(n < 0 AS INTEGER)) + CAST(n < 0 AS INTEGER) + n) END
    """,
    "rolled(d) AS workday_at(ordinal_once(d - 1) + 1)",
    """
    published(d) AS
        d BETWEEN getvariable('oversight_first') AND getvariable('oversight_last')
    """,
    "days(a, b) AS CAST(b - a AS BIGINT)",
    "hours(a, b) AS (epoch_us(b) - epoch_us(a)) / CAST(3600000000 AS DOUBLE)",
    "add_months(d, n) AS CAST(d + to_months(CAST(n AS INTEGER)) AS DATE)",
    "add_years(d, n) AS add_months(d, 12 * n)",
    # datesub clamps the end of the month when it counts back, which the law does not.
    """
    months(a, b) AS datesub('month', a, b) + CASE
        WHEN b < a AND add_months(a, datesub('month', a, b)) < b THEN 1 ELSE 0 END
    """,
    # Most of a zone's present has one offset from UTC, or the zone keeps changing for ever.
    # Adding the offset is ten times faster than asking for it.
    """
    civil(ts) AS CASE WHEN ts >= getvariable('oversight_settled')
        THEN DATE '1970-01-01' + CAST((epoch_us(ts) + getvariable('oversight_offset'))
            // 86400000000 AS INTEGER)
        ELSE CAST(ts AT TIME ZONE getvariable('oversight_timezone') AS DATE)
    END
    """,
    # Where the wall clock shows midnight twice, the day begins at the first.
    """
    local_midnight(d) AS CASE
        WHEN ((CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone'))
                - INTERVAL 1 HOUR) AT TIME ZONE getvariable('oversight_timezone')
            = CAST(d AS TIMESTAMP)
        THEN (CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone'))
            - INTERVAL 1 HOUR
        ELSE CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone')
    END
    """,
    # What create_clock_tables needs: limits on an axis of whole numbers, and the days outside
    # its table of days, which are outside the span of the calendar.
    """
    axis_length(unit, d, n) AS CAST(CASE unit
        WHEN 'hour' THEN n * 3600000000
        WHEN 'month' THEN add_months(d, n) - d
        WHEN 'year' THEN add_years(d, n) - d
        ELSE n
    END AS BIGINT)
    """,
    "axis_instant(unit, x) AS CASE WHEN unit = 'hour' THEN make_timestamptz(x) END",
    """
    outer_ordinal(d) AS 5 * (day_number(d) // 7) + least(day_number(d) % 7 + 1, 5)
        + CASE WHEN d > getvariable('oversight_high') THEN getvariable('oversight_surplus')
            ELSE 0 END
    """,
    "weekday_at(k) AS DATE '0001-01-01' + CAST(7 * ((k - 1) // 5) + (k - 1) % 5 AS INTEGER)",
    """
    outer_workday_at(k) AS weekday_at(CASE WHEN k > getvariable('oversight_before')
        THEN k - getvariable('oversight_surplus') ELSE k END)
    """,
    "outer_rolled(d) AS d + CASE isodow(d) WHEN 6 THEN 2 WHEN 7 THEN 1 ELSE 0 END",
    "outer_worked(d) AS isodow(d) < 6",
)


# Where a query is ours to write, a join is cheaper than a macro: create_clock_tables joins these.
_DAYS = """
CREATE OR REPLACE TEMP TABLE oversight_day AS
SELECT day, ordinal(day) AS ordinal, rolled(day) AS roll, is_workday(day) AS worked
FROM (
    SELECT least(getvariable('oversight_low'), DATE '1990-01-01') - 400 + CAST(i AS INTEGER) AS day
    FROM range(greatest(getvariable('oversight_high'), DATE '2060-01-01')
        - least(getvariable('oversight_low'), DATE '1990-01-01') + 800) r(i)
);
CREATE OR REPLACE TEMP TABLE oversight_workday AS
SELECT ordinal, day FROM oversight_day WHERE worked;
"""


def install(con: duckdb.DuckDBPyConnection, calendar: Calendar, timezone: str) -> None:
    """Give `con` the calendar and the time zone, and the macros that use them.

    Macros, each equal to its namesake in Python: workdays(DATE, DATE), workday_after(DATE, n),
    rolled(DATE), is_workday(DATE), published(DATE), days(DATE, DATE), months(DATE, DATE),
    add_months(DATE, n), add_years(DATE, n), hours(TIMESTAMPTZ, TIMESTAMPTZ),
    civil(TIMESTAMPTZ) -> DATE, local_midnight(DATE) -> TIMESTAMPTZ. The time zone of the
    session becomes UTC. Installing again replaces what was there.
    """
    con.execute("SET TimeZone = 'UTC'")
    month_0, counts, masks = _month_blocks(calendar)
    ten_0, starts, steps = _ten_blocks(calendar)
    settled, offset = _settled(timezone)
    _set(con, "first", calendar.first)
    _set(con, "last", calendar.last)
    _set(con, "low", calendar.low)
    _set(con, "high", calendar.high)
    _set(con, "before", calendar.ordinal_before)
    _set(con, "surplus", calendar.surplus)
    _set(con, "month_0", month_0)
    _set(con, "counts", counts)
    _set(con, "masks", masks)
    _set(con, "months", len(counts))
    _set(con, "ten_0", ten_0)
    _set(con, "starts", starts)
    _set(con, "steps", steps)
    _set(con, "tens", len(starts))
    _set(con, "timezone", timezone)
    _set(con, "offset", offset)
    con.execute("SET VARIABLE oversight_settled = CAST($1 AS TIMESTAMPTZ)", [settled.isoformat()])
    for macro in _MACROS:
        con.execute(f"CREATE OR REPLACE TEMP MACRO {macro}")
    con.execute(_DAYS)


def _set(con: duckdb.DuckDBPyConnection, name: str, value: object) -> None:
    con.execute(f"SET VARIABLE oversight_{name} = $1", [value])


@lru_cache(maxsize=8)
def _month_blocks(calendar: Calendar) -> tuple[int, list[int], list[int]]:
    """For every 28 days of the span: working days before them beyond 20 a block, and a bit for
    each that is worked. The first number is that of the block that stands for all earlier ones."""
    plain = _bits(day % 7 < 5 for day in range(28))
    counts, masks = [0], [plain]
    low, high = (_number(day) // 28 for day in (calendar.low, calendar.high))
    for block in range(low, high + 1):
        span = [date.fromordinal(28 * block + 1 + day) for day in range(28)]
        before = calendar.ordinal(span[0] - DAY) if span[0] > date.min else 0
        counts.append(before - 20 * block)
        masks.append(_bits(calendar.is_workday(day) for day in span))
    return low - 2, [*counts, calendar.surplus], [*masks, plain]


@lru_cache(maxsize=8)
def _ten_blocks(calendar: Calendar) -> tuple[int, list[int], list[int]]:
    """For every ten working days of the span: their first day, beyond 14 days a block, and the
    distance of each from it, twelve bits apiece."""
    starts, steps = [], []
    low = calendar.ordinal_before // 10
    high = (calendar.ordinal_before + len(calendar.workday_list)) // 10
    plain = [_number(weekday_at(k)) for k in range(1, 11)]
    after = [_number(weekday_at(10 * high + 11 + k - calendar.surplus)) for k in range(10)]
    blocks = [(0, plain)]
    for block in range(low, high + 1):
        days = [_number(calendar.workday_at(10 * block + 1 + k)) for k in range(10)]
        blocks.append((block, days))
    for block, days in [*blocks, (high + 1, after)]:
        starts.append(days[0] - 14 * block)
        steps.append(sum((day - days[0]) << (12 * k) for k, day in enumerate(days)))
    return low - 2, starts, steps


@lru_cache(maxsize=32)
def _settled(timezone: str) -> tuple[datetime, int]:
    """From when on a zone keeps one offset from UTC, and that offset in microseconds.

    A zone that changes its clocks every year never settles; then it is the year 9999.
    """
    zone = ZoneInfo(timezone)
    last = datetime(2100, 1, 1, tzinfo=UTC)
    offset = last.astimezone(zone).utcoffset() or timedelta()
    day = last
    while day.year > 1970 and day.astimezone(zone).utcoffset() == offset:
        day -= timedelta(days=1)
    if (last - day).days < 3660:
        day = datetime(9999, 1, 1, tzinfo=UTC)
    return day + timedelta(days=1), offset // timedelta(microseconds=1)


def _number(day: date) -> int:
    return day.toordinal() - 1


def _bits(flags: Iterable[bool]) -> int:
    return sum(1 << place for place, flag in enumerate(flags) if flag)
