"""What each construct means in SQL: by what DuckDB answers, and for a few by the text itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest

from oversight.clock.calendar import load_calendar
from oversight.clock.sql import install
from oversight.datalog.checked import Type
from oversight.datalog.compile import compile_program, literal
from oversight.engines.duckdb import program_sql
from oversight.records.asof import register_as_of
from tests.engines.support import AS_OF, CONTEXT, RECORDS, ZONE, checked, moment

EXAMINES = "examines(C) <= case(case=C)\n"
PAID = 'event(case=C, act="payment"'


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    con.execute("SET TimeZone = 'UTC'")
    RECORDS.register(con)
    register_as_of(con, AS_OF, ZONE)
    install(con, load_calendar("CN"), ZONE)
    yield con
    con.close()


def rows(con: duckdb.DuckDBPyConnection, text: str) -> list[tuple[Any, ...]]:
    """The rows of `flags` of a program, as its compiled queries derive them."""
    for predicate in compile_program(checked(EXAMINES + text), CONTEXT):
        con.execute(f'CREATE OR REPLACE TEMP TABLE "{predicate.name}" AS {_sql(predicate.query)}')
    found = con.sql("SELECT * FROM flags ORDER BY ALL").to_arrow_table()
    return [tuple(row.values()) for row in found.to_pylist()]


def _sql(query: Any) -> str:
    return str(query.sql(dialect="duckdb"))


MEANT: dict[str, tuple[str, list[tuple[Any, ...]]]] = {
    "sets, not bags": (
        f"flags(C, A) <= {PAID}, amount=A)",
        [("A", Decimal(10)), ("A", Decimal("20.5")), ("B", Decimal(7))],
    ),
    "a variable has a value": (
        f"flags(C, Q) <= {PAID}, qty=Q)",
        [("A", Decimal(0)), ("A", Decimal(2))],
    ),
    "None has none": (f"flags(C, E) <= {PAID}, event=E, qty=None)", [("B", "B1"), ("B", "B2")]),
    "_ looks at nothing": (f"flags(C) <= {PAID}, qty=_)", [("A",), ("B",)]),
    "_Name has a value": (f"flags(C) <= {PAID}, qty=_Qty)", [("A",)]),
    "negation": (f"flags(C) <= ~{PAID})", [("C",)]),
    "negation of a value": (f"flags(C) <= ~{PAID}, qty=_Qty)", [("B",), ("C",)]),
    "negation of no value": (f"flags(C) <= ~{PAID}, qty=None)", [("A",), ("C",)]),
    "negation of a constant": (f"flags(C) <= ~{PAID}, amount=7)", [("A",), ("C",)]),
    "negation of an expression": (
        f"flags(C, S) <= {PAID}, seq=S) & ~{PAID}, seq=S + 1)",
        [("A", 2), ("B", 2)],
    ),
    "a join": (
        f"flags(C, E, F) <= {PAID}, event=E, amount=A) & {PAID}, event=F, amount=A) & (E < F)",
        [("B", "B1", "B2")],
    ),
    "a union of clauses": (
        f"odd(C, S) <= {PAID}, seq=S) & (S == 1)\nodd(C, 9) <= case(case=C)\n"
        "flags(C, S) <= odd(C, S)",
        [("A", 1), ("A", 9), ("B", 1), ("B", 9), ("C", 9)],
    ),
    "facts": (
        'word("A", 1.5)\nword("B", 2)\nflags(C, N) <= word(C, N)',
        [("A", Decimal("1.5")), ("B", Decimal(2))],
    ),
    "a quote in a text": ('flags(C, X) <= (C == "A") & (X == "O\'Neil")', [("A", "O'Neil")]),
    "membership": (
        f"flags(C, A) <= {PAID}, amount=A) & A.in_((10, 20.5))",
        [("A", Decimal(10)), ("A", Decimal("20.5"))],
    ),
    "no membership": (
        f"flags(C, A) <= {PAID}, amount=A) & ~A.in_((10, 7))",
        [("A", Decimal("20.5"))],
    ),
    "no membership of what does not exist": (
        f"flags(C, A) <= {PAID}, amount=A, qty=Q) & ~(A / Q).in_((1,))",
        [("A", Decimal("20.5"))],
    ),
    "arithmetic": (
        f"flags(C, X) <= {PAID}, amount=A, seq=S) & (X == (A - S) * 2 + 0.5)",
        [
            ("A", Decimal("18.5")),
            ("A", Decimal("37.5")),
            ("B", Decimal("10.5")),
            ("B", Decimal("12.5")),
        ],
    ),
    "division is exact neither in whole numbers nor in decimals": (
        f"flags(C, X) <= {PAID}, seq=S) & (X == S / 4)",
        [("A", 0.25), ("A", 0.5), ("B", 0.25), ("B", 0.5)],
    ),
    "division by zero fails": (
        f"flags(C, X) <= {PAID}, amount=A, qty=Q) & (X == A / Q)",
        [("A", 10.25)],
    ),
    "a date and days": (
        f"flags(C, X, Y, N) <= {PAID}, ts=T, seq=S) & (X == date(T) + S) & (Y == X - 3)"
        " & (N == X - Y)",
        [
            ("A", date(2021, 3, 2), date(2021, 2, 27), 3),
            ("A", date(2021, 3, 4), date(2021, 3, 1), 3),
            ("B", date(2021, 3, 6), date(2021, 3, 3), 3),
            ("B", date(2021, 3, 7), date(2021, 3, 4), 3),
        ],
    ),
    "an instant against a date is its civil date": (
        f"flags(C, T) <= {PAID}, ts=T) & (D == date(T)) & (T == D) & (T >= D) & (S == 2)"
        f" & {PAID}, ts=T, seq=S)",
        [("A", moment(1, 16)), ("B", moment(5))],
    ),
    "days, hours and working days": (
        'flags(C, N, H, W, D) <= event(case=C, event="A1", ts=T) & event(event="B1", ts=U)'
        " & (N == days(T, U)) & (H == hours(T, U)) & (W == workdays(T, U))"
        " & (D == workday_after(T, 5))",
        [("A", 4, 96.0, 4, date(2021, 3, 8))],
    ),
    "today and now": (
        'flags(C, D, T) <= (C == "A") & (D == today) & (T == now)',
        [("A", AS_OF, moment(1).replace(month=12, day=31, hour=16))],
    ),
    "a norm on a day": (
        f'flags(C, E, N) <= {PAID}, event=E, ts=T) & (N == norm("cap", on=T))',
        [("A", "A2", Decimal(10)), ("B", "B1", Decimal("20.5")), ("B", "B2", Decimal("20.5"))],
    ),
    "no norm in force fails": (
        f'flags(C, A) <= {PAID}, amount=A, ts=T) & (A < norm("cap", on=T))',
        [("B", Decimal(7))],
    ),
    "a norm without bounds": (
        'flags(C, D) <= (C == "A") & (D == today + norm("days", on=today))',
        [("A", date(2022, 1, 3))],
    ),
    "a sum over distinct rows": (
        f"(s[C] == sum_(A, for_each=E)) <= {PAID}, event=E, amount=A)\nflags(C, X) <= (X == s[C])",
        [("A", Decimal("30.5")), ("B", Decimal(14))],
    ),
    "a count of distinct values": (
        f"(n[C] == len_(A)) <= {PAID}, amount=A)\nflags(C, X) <= (X == n[C])",
        [("A", 2), ("B", 1)],
    ),
    "least, greatest, mean": (
        f"(a[C] == min_(A)) <= {PAID}, amount=A)\n(z[C] == max_(T)) <= {PAID}, ts=T)\n"
        f"(m[C] == mean_(A, for_each=E)) <= {PAID}, event=E, amount=A)\n"
        "flags(C, A, T, M) <= (A == a[C]) & (T == z[C]) & (M == m[C])",
        [("A", Decimal(10), moment(1, 16), 15.25), ("B", Decimal(7), moment(5), 7.0)],
    ),
    "a function of a constant": (
        '(all_["x"] == sum_(A, for_each=E)) <= event(event=E, amount=A)\n'
        'flags(C, X) <= (C == "A") & (X == all_["x"])',
        [("A", Decimal("44.5"))],
    ),
    "nothing has no sum": (
        f"(s[C] == sum_(Q, for_each=E)) <= {PAID}, event=E, qty=Q)\nflags(C, X) <= (X == s[C])",
        [("A", Decimal(2))],
    ),
    "officers": (
        "flags(C, E, O) <= officer(case=C, event=E, officer=O)",
        [("A", "A1", "K"), ("A", "A1", "L"), ("B", "B1", "K")],
    ),
}


@pytest.mark.parametrize("name", MEANT)
def test_what_it_means(con: duckdb.DuckDBPyConnection, name: str) -> None:
    text, expected = MEANT[name]
    assert rows(con, text) == expected


@pytest.mark.parametrize(
    ("clause", "sql"),
    [
        (
            "flags(C) <= ~event(case=C, amount=None)",
            'SELECT DISTINCT t2."c1" AS "c1" FROM "examines" AS t2 WHERE NOT EXISTS('
            'SELECT 1 FROM "event" AS t3 WHERE t3."case" = t2."c1" AND t3."amount" IS NULL)',
        ),
        (
            'flags(C, Due) <= clock(case=C, clock="decide", due=Due, until=T) & (T > Due)',
            'SELECT DISTINCT t2."c1" AS "c1", t3."due" AS "c2" FROM "examines" AS t2 CROSS JOIN '
            '"clock" AS t3 WHERE t3."case" = t2."c1" AND t3."clock" = \'decide\' '
            'AND NOT t3."due" IS NULL AND NOT t3."until" IS NULL AND t3."until" > t3."due"',
        ),
        (
            'flags(C, Due) <= clock(case=C, clock="reply", due=Due) & (Due < today)',
            'SELECT DISTINCT t2."c1" AS "c1", t3."due_ts" AS "c2" FROM "examines" AS t2 '
            'CROSS JOIN "clock" AS t3 WHERE t3."case" = t2."c1" AND t3."clock" = \'reply\' '
            'AND NOT t3."due_ts" IS NULL AND CIVIL(t3."due_ts") < '
            "CAST('2021-12-31' AS DATE)",
        ),
    ],
)
def test_the_text_of_a_query(clause: str, sql: str) -> None:
    *_, flags = compile_program(checked(EXAMINES + clause), CONTEXT)
    assert (flags.name, _sql(flags.query)) == ("flags", sql)


def test_a_text_of_the_rule_is_never_sql() -> None:
    text = "'; DROP TABLE event; --"
    assert literal(text).sql.sql(dialect="duckdb") == "'''; DROP TABLE event; --'"


def test_constants() -> None:
    values = [True, 3, Decimal("1.50"), "x", date(2021, 3, 1), moment(1)]
    assert [(literal(v).sql.sql(dialect="duckdb"), literal(v).type) for v in values] == [
        ("TRUE", Type.BOOL),
        ("3", Type.INT),
        ("1.50", Type.DECIMAL),
        ("'x'", Type.TEXT),
        ("CAST('2021-03-01' AS DATE)", Type.DATE),
        ("CAST('2021-03-01T08:00:00+00:00' AS TIMESTAMPTZ)", Type.INSTANT),
    ]


def test_the_whole_program_is_one_statement(con: duckdb.DuckDBPyConnection) -> None:
    text = (
        EXAMINES
        + f"flags(C) <= {PAID}, amount=7)\n"
        + 'cannot_tell(C, "no payment") <= ~event(case=C)'
    )
    found = con.sql(program_sql(checked(text), CONTEXT)).fetchall()
    assert sorted(found) == [
        ("cannot_tell", "C"),
        ("examines", "A"),
        ("examines", "B"),
        ("examines", "C"),
        ("flags", "B"),
    ]
