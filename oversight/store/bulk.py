"""Many new rows at once, by the fastest way each database has.

SQLAlchemy looks at every value of every row; for a hundred thousand findings that takes
longer than the database itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from operator import itemgetter
from typing import Any

from sqlalchemy import Column, Connection, Date, Table, Text, insert, select, text
from sqlalchemy import column as sqlcolumn
from sqlalchemy.exc import DBAPIError

FEW = 200
"""Up to so many rows the ordinary way is as fast."""

AT_ONCE = 5_000
"""Rows written or asked for in one statement: memory stays small however many there are."""


def add_rows(connection: Connection, table: Table, rows: Iterable[Mapping[str, Any]]) -> None:
    """Insert rows that all have the same columns, in the connection's transaction.

    Values are of the types that drivers know: text, numbers, truth values, days, bytes.
    """
    left = iter(rows)
    first = list(islice(left, FEW + 1))
    if len(first) <= FEW:
        if first:
            connection.execute(insert(table), first)
        return
    names = tuple(first[0])
    values = _values(names, first, left)
    if connection.dialect.name == "postgresql":
        _copy(connection, table, names, values)
    else:
        _execute(connection, table, names, values)


def _values(names: Sequence[str], *parts: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Any, ...]]:
    # One name alone would be got as a value and not as a row of one.
    pick = itemgetter(*names) if len(names) > 1 else lambda row: (row[names[0]],)
    for part in parts:
        yield from map(pick, part)


def _copy(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    columns = ", ".join(f'"{name}"' for name in names)
    statement = f'COPY "{table.name}" ({columns}) FROM STDIN'
    cursor: Any = connection.connection.cursor()
    try:
        with cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        # What goes around SQLAlchemy fails as what does not.
        kind = connection.dialect.loaded_dbapi.Error
        raise DBAPIError.instance(
            statement, None, error, kind, dialect=connection.dialect
        ) from error
    finally:
        cursor.close()


def _execute(
    connection: Connection, table: Table, names: Sequence[str], rows: Iterable[tuple[Any, ...]]
) -> None:
    columns, marks = ", ".join(f'"{name}"' for name in names), ", ".join("?" * len(names))
    statement = f'INSERT INTO "{table.name}" ({columns}) VALUES ({marks})'
    # Of a row's values only days are unknown to SQLite.
    days = [place for place, name in enumerate(names) if isinstance(table.c[name].type, Date)]
    written = (_with_days(row, days) for row in rows)
    while some := list(islice(written, AT_ONCE)):
        connection.exec_driver_sql(statement, some)


def _with_days(row: tuple[Any, ...], days: Sequence[int]) -> tuple[Any, ...]:
    if not days:
        return row
    values = list(row)
    for place in days:
        day: date | None = values[place]
        values[place] = None if day is None else day.isoformat()
    return tuple(values)


def present(connection: Connection, column: Column[str], values: Iterable[str]) -> set[str]:
    """Which of these values a column of text holds, however many are asked for."""
    # One parameter for all of them: thousands of marks take longer to read than to look up.
    if connection.dialect.name == "postgresql":
        asked = text("SELECT unnest(CAST(:values AS text[]))")
        pack: Callable[[list[str]], object] = list
    else:
        asked, pack = text("SELECT value FROM json_each(:values)"), json.dumps
    query = select(column).where(
        column.in_(asked.columns(sqlcolumn("value", Text)).scalar_subquery())
    )
    found: set[str] = set()
    left = iter(values)
    while some := list(islice(left, AT_ONCE)):
        found.update(connection.scalars(query, {"values": pack(some)}))
    return found
