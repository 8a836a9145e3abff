"""The same arithmetic inside DuckDB: macros over the calendar's own lists.

`install` gives a connection the project's calendar and time zone. All of it is temporary and
belongs to the connection alone (a cursor is a connection of its own and needs its own). The
text below is fixed; whatever a user chose travels as a variable.
"""

from __future__ import annotations

import duckdb

from oversight.clock.calendar import Calendar

# 0001-01-01 is a Monday, so that integer division never meets a negative number.
_MACROS = (
    """
    CREATE OR REPLACE TEMP MACRO weekday_ordinal(d) AS
        5 * ((d - DATE '0001-01-01') // 7) + least((d - DATE '0001-01-01') % 7 + 1, 5)
    """,
    """
    CREATE OR REPLACE TEMP MACRO weekday_at(k) AS
        DATE '0001-01-01' + CAST(7 * ((k - 1) // 5) + (k - 1) % 5 AS INTEGER)
    """,
    """
    CREATE OR REPLACE TEMP MACRO ordinal(d) AS CASE
        WHEN d < getvariable('oversight_low') THEN weekday_ordinal(d)
        WHEN d > getvariable('oversight_high')
            THEN weekday_ordinal(d) + getvariable('oversight_surplus')
        ELSE getvariable('oversight_ordinals')[d - getvariable('oversight_low') + 1]
    END
    """,
    """
    CREATE OR REPLACE TEMP MACRO workday_at(k) AS CASE
        WHEN k <= getvariable('oversight_before') THEN weekday_at(k)
        WHEN k - getvariable('oversight_before') > getvariable('oversight_listed')
            THEN weekday_at(k - getvariable('oversight_surplus'))
        ELSE getvariable('oversight_workdays')[k - getvariable('oversight_before')]
    END
    """,
    """
    CREATE OR REPLACE TEMP MACRO is_workday(d) AS ordinal(d) > ordinal(d - 1)
    """,
    """
    CREATE OR REPLACE TEMP MACRO workdays(a, b) AS CAST(ordinal(b) - ordinal(a) AS BIGINT)
    """,
    """
    CREATE OR REPLACE TEMP MACRO workday_after(d, n) AS CASE
        WHEN n = 0 THEN d
        WHEN n > 0 THEN workday_at(ordinal(d) + n)
        ELSE workday_at(ordinal(d - 1) + 1 + n)
    END
    """,
    """
    CREATE OR REPLACE TEMP MACRO rolled(d) AS workday_at(ordinal(d - 1) + 1)
    """,
    """
    CREATE OR REPLACE TEMP MACRO published(d) AS
        d BETWEEN getvariable('oversight_first') AND getvariable('oversight_last')
    """,
    """
    CREATE OR REPLACE TEMP MACRO days(a, b) AS CAST(b - a AS BIGINT)
    """,
    """
    CREATE OR REPLACE TEMP MACRO hours(a, b) AS (epoch_us(b) - epoch_us(a)) / 3600000000.0::DOUBLE
    """,
    """
    CREATE OR REPLACE TEMP MACRO add_months(d, n) AS
        CAST(d + to_months(CAST(n AS INTEGER)) AS DATE)
    """,
    """
    CREATE OR REPLACE TEMP MACRO add_years(d, n) AS add_months(d, 12 * n)
    """,
    """
    CREATE OR REPLACE TEMP MACRO months_apart(a, b) AS
        12 * (year(b) - year(a)) + month(b) - month(a)
    """,
    """
    CREATE OR REPLACE TEMP MACRO months(a, b) AS months_apart(a, b) + CASE
        WHEN months_apart(a, b) > 0 AND add_months(a, months_apart(a, b)) > b THEN -1
        WHEN months_apart(a, b) < 0 AND add_months(a, months_apart(a, b)) < b THEN 1
        ELSE 0
    END
    """,
    # The axis of whole numbers on which create_clock_tables lays a limit of any unit.
    """
    CREATE OR REPLACE TEMP MACRO day_number(d) AS CAST(d - DATE '0001-01-01' AS BIGINT)
    """,
    """
    CREATE OR REPLACE TEMP MACRO axis_length(unit, d, n) AS CAST(CASE unit
        WHEN 'hour' THEN n * 3600000000
        WHEN 'month' THEN add_months(d, n) - d
        WHEN 'year' THEN add_years(d, n) - d
        ELSE n
    END AS BIGINT)
    """,
    """
    CREATE OR REPLACE TEMP MACRO axis_date(unit, d, x0, length) AS CASE
        WHEN unit = 'hour' THEN NULL
        WHEN length = 0 THEN d
        WHEN unit = 'wd' THEN workday_at(x0 + length)
        ELSE DATE '0001-01-01' + CAST(x0 + length AS INTEGER)
    END
    """,
    """
    CREATE OR REPLACE TEMP MACRO axis_instant(unit, x0, length) AS
        CASE WHEN unit = 'hour' THEN make_timestamptz(x0 + length) END
    """,
    """
    CREATE OR REPLACE TEMP MACRO civil(ts) AS
        CAST(ts AT TIME ZONE getvariable('oversight_timezone') AS DATE)
    """,
    # Where the wall clock shows midnight twice, the day begins at the first.
    """
    CREATE OR REPLACE TEMP MACRO local_midnight(d) AS CASE
        WHEN ((CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone'))
                - INTERVAL 1 HOUR) AT TIME ZONE getvariable('oversight_timezone')
            = CAST(d AS TIMESTAMP)
        THEN (CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone'))
            - INTERVAL 1 HOUR
        ELSE CAST(d AS TIMESTAMP) AT TIME ZONE getvariable('oversight_timezone')
    END
    """,
)


def install(con: duckdb.DuckDBPyConnection, calendar: Calendar, timezone: str) -> None:
    """Give `con` the calendar and the time zone, and the macros that use them.

    Macros, each equal to its namesake in Python: workdays(DATE, DATE), workday_after(DATE, n),
    rolled(DATE), is_workday(DATE), published(DATE), days(DATE, DATE), months(DATE, DATE),
    add_months(DATE, n), add_years(DATE, n), hours(TIMESTAMPTZ, TIMESTAMPTZ),
    civil(TIMESTAMPTZ) -> DATE, local_midnight(DATE) -> TIMESTAMPTZ.
    """
    con.execute("SET TimeZone = 'UTC'")
    values: dict[str, object] = {
        "oversight_low": calendar.low,
        "oversight_high": calendar.high,
        "oversight_first": calendar.first,
        "oversight_last": calendar.last,
        "oversight_surplus": calendar.surplus,
        "oversight_before": calendar.ordinal_before,
        "oversight_listed": len(calendar.workday_list),
        "oversight_ordinals": list(calendar.ordinals),
        "oversight_workdays": list(calendar.workday_list),
        "oversight_timezone": timezone,
    }
    for name, value in values.items():
        con.execute(f"SET VARIABLE {name} = $1", [value])
    for macro in _MACROS:
        con.execute(macro)
