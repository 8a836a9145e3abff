"""The models' checks over millions of rows: what is wrong with each, in full sentences.

Derived from `schema.COLUMNS`: a row is accepted here exactly when its pydantic model accepts
it (a property test holds the two together).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

import duckdb
import pyarrow as pa
from sqlglot import exp

from oversight.records.fields import BLANKS
from oversight.records.model import TABLES
from oversight.records.schema import COLUMNS, Column, conform
from oversight.records.sqlparts import named, own, part, sentence, text, texts
from oversight.records.views import DIALECT, column, run


@dataclass(frozen=True)
class Failure:
    """A condition under which a row is not accepted, and what is then said of which column."""

    column: str
    condition: exp.Expr
    said: exp.Expr


def failures(table: str) -> Iterator[Failure]:
    """Every check of a table, over columns that have the table's names and types."""
    for checked in COLUMNS[table].values():
        value = column(checked.name)
        for condition, said in _checks(checked, value):
            yield Failure(checked.name, condition, said)
    for first, second in TABLES[table].ORDERED:
        yield Failure(
            second,
            part(":b < :a", a=column(first), b=column(second)),
            text(f"{second} lies before {first}."),
        )


def _checks(checked: Column, value: exp.Column) -> Iterator[tuple[exp.Expr, exp.Expr]]:
    name = checked.name
    blanks = text(BLANKS)
    if checked.required:
        yield part(":v IS NULL", v=value), text(f"The record has no {name}.")
    if checked.kind is list:
        yield part("len(:v) = 0", v=value), text(f"{name} is an empty list.")
        blank = part(
            "len(list_filter(:v, LAMBDA x: x IS NULL OR trim(x, :blanks) = '')) > 0",
            v=value,
            blanks=blanks,
        )
        yield blank, text(f"{name} has a blank in its list.")
    elif checked.not_blank:
        yield part("trim(:v, :blanks) = ''", v=value, blanks=blanks), text(f"{name} is blank.")
    if checked.choices:
        said = f"{name} is '{{v}}', which is none of {', '.join(checked.choices)}."
        known = texts(checked.choices)
        yield part("NOT list_contains(:known, :v)", v=value, known=known), sentence(said, v=value)
    if checked.kind is float:
        yield part("NOT isfinite(:v)", v=value), text(f"{name} is not a finite number.")
    for bound, sign, words in (
        (checked.lowest, "<", "below the lowest allowed"),
        (checked.highest, ">", "above the highest allowed"),
    ):
        if bound is None or abs(bound) >= 2**62:
            continue
        said = f"{name} is {{v}}, {words}, {bound}."
        condition = part(f":v {sign} :bound", v=value, bound=exp.Literal.number(bound))
        yield condition, sentence(said, v=value)


def reasons(found: Iterable[Failure]) -> tuple[exp.Expr, exp.Expr]:
    """Expressions for the columns at fault (`a, b`) and for the sentences; NULL if none."""
    listed = list(found)
    by_column: dict[str, exp.Expr] = {}
    for failure in listed:
        before = by_column.get(failure.column)
        condition = failure.condition
        by_column[failure.column] = (
            part("(:a) OR (:b)", a=before, b=condition) if before is not None else condition
        )
    columns = [_when(condition, text(name)) for name, condition in by_column.items()]
    said = [_when(failure.condition, failure.said) for failure in listed]
    return _joined(", ", columns), _joined(" ", said)


def _when(condition: exp.Expr, then: exp.Expr) -> exp.Case:
    return exp.Case(ifs=[exp.If(this=own(condition), true=own(then))])


def _joined(separator: str, words: list[exp.Case]) -> exp.Expr:
    call = exp.Anonymous(this="concat_ws", expressions=[text(separator), *words])
    return part("nullif(:call, '')", call=call)


def check_rows(table: str, rows: pa.Table) -> pa.Array:
    """For each row of typed records, what is wrong with it, or null where nothing is.

    >>> rows = pa.table({"org": ["A", " "], "name": ["Town hall", None]})
    >>> check_rows("org", rows).to_pylist()
    [None, 'org is blank. The record has no name.']
    """
    with duckdb.connect() as con:
        run(con, "SET TimeZone = 'UTC'")
        con.register("rows", conform(table, rows))
        found = con.sql(_check_query(table)).to_arrow_table().column("said")
    return found.combine_chunks()


@lru_cache
def _check_query(table: str) -> str:
    _, said = reasons(failures(table))
    return exp.select(named(said, "said")).from_("rows").sql(DIALECT)
