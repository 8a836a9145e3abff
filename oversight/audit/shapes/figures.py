"""The figures behind shapes: each subject with its organisation, its day and its numbers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pyarrow as pa
from sqlglot import exp, parse_one

from oversight.audit.authored import context_of
from oversight.audit.shapes.definition import ACTED, FIGURE, Shape
from oversight.datalog.checked import Type
from oversight.engines.base import Task
from oversight.engines.duckdb import DIALECT, session
from oversight.records.owner import owner_query

FIGURES = pa.schema(
    [
        ("shape", pa.string()),
        ("subject", pa.string()),
        ("org", pa.string()),
        ("on_day", pa.date32()),
        ("first", pa.float64()),
        ("second", pa.float64()),
        ("acted", pa.bool_()),
    ]
)
"""One row a figure; `first` and `second` are its numbers, where its detector has any."""


def figures(
    shapes: Sequence[Shape],
    task: Task,
    on_shape: Callable[[str], None] = lambda name: None,
) -> pa.Table:
    """The figures of the shapes over the task's records, as `FIGURES`, ordered.

    The task's programs are not evaluated.
    """
    found = [FIGURES.empty_table()]
    with session(task) as opened:
        for shape in shapes:
            tables = opened.derive(shape.program, context_of(shape.norms, task))
            query = _query(shape, tables, task.timezone)
            found.append(opened.con.sql(query).to_arrow_table().cast(FIGURES))
            on_shape(shape.id)
    return pa.concat_tables(found)


def _query(shape: Shape, tables: Mapping[str, str], timezone: str) -> str:
    figure = shape.program.predicate(FIGURE)
    assert figure is not None, "a shape without figures is refused"
    day = "c2" if figure.types[1] is Type.DATE else "CAST(c2 AT TIME ZONE :zone AS DATE)"
    numbers = [f"c{at}" if at <= len(figure.types) else "NULL" for at in (3, 4)]
    acted = "SELECT DISTINCT c1 AS subject FROM acted"
    if ACTED not in tables:
        acted = "SELECT NULL AS subject WHERE FALSE"
    text = f"""
        WITH f AS (
            SELECT c1 AS subject, {day} AS on_day, {numbers[0]} AS first, {numbers[1]} AS second
            FROM figure
        ), a AS ({acted}), o AS ({owner_query(shape.front.subject)})
        SELECT CAST(:shape AS VARCHAR) AS shape, f.subject, o.org, f.on_day, f.first, f.second,
            a.subject IS NOT NULL AS acted
        FROM f LEFT JOIN a ON a.subject = f.subject LEFT JOIN o ON o.subject = f.subject
        ORDER BY f.subject, f.on_day, f.first, f.second
    """
    tree = exp.replace_placeholders(parse_one(text, dialect=DIALECT), shape=shape.id, zone=timezone)
    for table in tree.find_all(exp.Table):
        if table.name in (FIGURE, ACTED) and not table.db:
            table.set("this", exp.to_identifier(tables[table.name]))
    return tree.sql(dialect=DIALECT)
