"""The rows behind indicators: each subject with its organisation, its day and what became of it.

Every value of an indicator is a count or a sum of these rows, so that each can be opened.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import duckdb
import pyarrow as pa
from sqlglot import exp, parse_one

from oversight.audit.authored import context_of
from oversight.audit.indicators.definition import (
    DENOMINATOR,
    EXCLUDED,
    NUMERATOR,
    Definition,
    Figure,
)
from oversight.clock.calendar import Calendar
from oversight.clock.definition import ClockDefinition
from oversight.datalog.checked import Type
from oversight.engines.base import Records, Task
from oversight.engines.duckdb import session
from oversight.records.owner import owner_query

DIALECT = "duckdb"

ROWS = pa.schema(
    [
        ("indicator", pa.string()),
        ("subject", pa.string()),
        ("org", pa.string()),
        ("item", pa.string()),
        ("channel", pa.string()),
        ("on_day", pa.date32()),
        ("standing", pa.string()),
        ("reason", pa.string()),
        ("top", pa.float64()),
        ("bottom", pa.float64()),
    ]
)
"""One row a subject. `standing` is counted, other or excluded; `top` over `bottom` is the value.

For a rate both are 1 or 0; for a ratio they are its weights; for a duration `bottom` is how long
it has lasted and `top` is 1 where it is over. An excluded subject has neither.
"""

_WEIGHTS: dict[Figure, tuple[str, str]] = {
    "rate": ("CASE WHEN n.subject IS NULL THEN 0 ELSE 1 END", "1"),
    "ratio": ("COALESCE(n.weight, 0)", "d.weight"),
    "duration": ("CASE WHEN n.subject IS NULL THEN 0 ELSE 1 END", "d.weight"),
}
_OF_CASE = frozenset({"event", "clock_stop", "rating", "permit"})


def indicator_rows(
    definitions: Sequence[Definition],
    records: Records,
    *,
    clocks: Sequence[ClockDefinition],
    calendar: Calendar,
    timezone: str,
    as_of: date,
    on_indicator: Callable[[str], None] = lambda name: None,
) -> pa.Table:
    """The rows of the indicators over the records as they were known on a day, as `ROWS`.

    Ordered by indicator and subject; the same records give the same rows.
    """
    task = Task((), records, clocks, calendar, timezone, as_of)
    found = [ROWS.empty_table()]
    with session(task) as opened:
        for definition in definitions:
            tables = opened.derive(definition.program, context_of(definition.norms, task))
            query = _query(definition, tables, timezone)
            found.append(_asked(opened.con, query))
            on_indicator(definition.id)
    return pa.concat_tables(found)


def _asked(con: duckdb.DuckDBPyConnection, query: str) -> pa.Table:
    return con.sql(query).to_arrow_table().cast(ROWS)


def _query(definition: Definition, tables: Mapping[str, str], timezone: str) -> str:
    """The subjects of the denominator, each with what became of it."""
    front = definition.front
    top, bottom = _WEIGHTS[front.kind]
    denominator = definition.program.predicate(DENOMINATOR)
    assert denominator is not None, "a definition without a denominator is refused"
    day = "c2"
    if denominator.types[1] is Type.INSTANT:
        day = "CAST(c2 AT TIME ZONE :zone AS DATE)"
    left_out = "SELECT c1 AS subject, MIN(c2) AS reason FROM excluded GROUP BY c1"
    if EXCLUDED not in tables:
        left_out = "SELECT NULL AS subject, NULL AS reason WHERE FALSE"
    text = f"""
        WITH d AS (
            SELECT c1 AS subject, MIN({day}) AS on_day
                {", SUM(c3) AS weight" if front.kind != "rate" else ""}
            FROM denominator GROUP BY c1
        ), n AS (
            SELECT c1 AS subject {", SUM(c2) AS weight" if front.kind == "ratio" else ""}
            FROM numerator GROUP BY c1
        ), x AS ({left_out}), o AS ({owner_query(front.subject)}), w AS ({_where(front.subject)})
        SELECT CAST(:indicator AS VARCHAR) AS indicator, d.subject, o.org,
            w.item, w.channel, d.on_day,
            CASE WHEN x.subject IS NOT NULL THEN 'excluded'
                 WHEN n.subject IS NOT NULL THEN 'counted' ELSE 'other' END AS standing,
            x.reason,
            CASE WHEN x.subject IS NULL THEN {top} END AS top,
            CASE WHEN x.subject IS NULL THEN {bottom} END AS bottom
        FROM d
        LEFT JOIN n ON n.subject = d.subject
        LEFT JOIN x ON x.subject = d.subject
        LEFT JOIN o ON o.subject = d.subject
        LEFT JOIN w ON w.subject = d.subject
        ORDER BY d.subject
    """
    tree = exp.replace_placeholders(
        parse_one(text, dialect=DIALECT), indicator=definition.id, zone=timezone
    )
    named = {name: tables[name] for name in (DENOMINATOR, NUMERATOR, EXCLUDED) if name in tables}
    for table in tree.find_all(exp.Table):
        if table.name in named and not table.db:
            table.set("this", exp.to_identifier(named[table.name]))
    return tree.sql(dialect=DIALECT)


def _where(subject: str) -> str:
    """SQL for (subject, item, channel): through which item and channel the subject's case came."""
    if subject == "case":
        return 'SELECT "case" AS subject, item, channel FROM "case"'
    if subject == "item":
        return "SELECT item AS subject, item, CAST(NULL AS VARCHAR) AS channel FROM item"
    if subject in _OF_CASE:
        return (
            f'SELECT s."{subject}" AS subject, c.item, c.channel FROM "{subject}" AS s '
            'JOIN "case" AS c ON c."case" = s."case"'
        )
    return (
        "SELECT CAST(NULL AS VARCHAR) AS subject, CAST(NULL AS VARCHAR) AS item, "
        "CAST(NULL AS VARCHAR) AS channel WHERE FALSE"
    )
