"""The rows behind a printed number: the query that gives them, from the query of the number.

A figure is a count, a count of different values, or a sum of a column over some rows of a
table. `behind` turns the query that aggregates into the one that lists those rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from sqlglot import exp, parse_one

from oversight.report.traced import Key, Row, _Total

COUNTED = "counted"
"""The column of the rows that a sum or a count of different values is taken over."""


@dataclass(frozen=True)
class Behind:
    """`sql` lists the rows; `how` the number comes from them: `count`, `distinct` or `sum`."""

    sql: str
    how: str

    def amount(self, rows: Sequence[Row]) -> int:
        """The number that the rows amount to."""
        if self.how == "count":
            return len(rows)
        values = [row[COUNTED] for row in rows if row[COUNTED] is not None]
        return len(set(values)) if self.how == "distinct" else sum(int(str(v)) for v in values)


def behind(sql: str, column: str, key: Key) -> Behind | None:
    """The rows behind `column` of the row at `key`; None where the column aggregates nothing.

    >>> behind('SELECT "card", COUNT(*) AS "n" FROM "t" GROUP BY "card"', "n", {"card": "red"})
    Behind(sql='SELECT * FROM "t" WHERE "card" = \\'red\\'', how='count')
    """
    named = () if isinstance(key, _Total) else tuple(key.items())
    found = _shape(sql, column, tuple((name, value is not None) for name, value in named))
    if found is None:
        return None
    text = found.sql
    for place, (_, value) in enumerate(named):
        if value is not None:
            text = text.replace(f"'{_mark(place)}'", exp.convert(value).sql(dialect="duckdb"))
    return Behind(text, found.how)


def _mark(place: int) -> str:
    """What stands for the value of a key until it is known: no text of the records holds it."""
    return f"\x01{place}\x01"


@lru_cache(maxsize=4096)
def _shape(sql: str, column: str, names: tuple[tuple[str, bool], ...]) -> Behind | None:
    """As `behind`, with a mark for each value of the key that is not missing.

    The same for all rows of a table of figures, of which a report has thousands.
    """
    tree: Any = parse_one(sql, dialect="duckdb")
    columns = {one.alias_or_name: one for one in tree.expressions}
    if column not in columns:
        return None
    taken: Any = _bare(columns[column])
    beyond = 0
    if isinstance(taken, exp.Greatest):  # COUNT(*) less those that are listed
        beyond = int(taken.this.expression.name)
        taken = taken.this.this
    if isinstance(taken, exp.Filter):
        tree = tree.where(taken.expression.this.copy())
        taken = taken.this
    if not isinstance(taken, exp.Count | exp.Sum):
        return None
    for place, (name, there) in enumerate(names):
        tree = tree.where(_is(columns[name], _mark(place) if there else None))
    for part in ("group", "order", "qualify", "limit"):
        tree.set(part, None)
    shown: list[Any] = [exp.Star()]
    how = "count"
    if isinstance(taken, exp.Sum):
        how = "sum"
        shown.append(exp.alias_(taken.this.copy(), COUNTED, quoted=True))
    elif isinstance(taken.this, exp.Distinct):
        how = "distinct"
        shown.append(exp.alias_(taken.this.expressions[0].copy(), COUNTED, quoted=True))
    tree.set("expressions", shown)
    if beyond:
        tree = tree.offset(beyond)
    return Behind(tree.sql(dialect="duckdb", identify=True), how)


def _bare(column: Any) -> Any:
    """What is aggregated, without the name, the type and the zero it is given."""
    while isinstance(column, exp.Alias | exp.Cast | exp.Coalesce | exp.Paren):
        column = column.this
    return column


def _is(column: Any, wanted: object) -> Any:
    bare = column.this.copy() if isinstance(column, exp.Alias) else column.copy()
    if wanted is None:
        return exp.Is(this=bare, expression=exp.null())
    return exp.EQ(this=bare, expression=exp.convert(wanted))
