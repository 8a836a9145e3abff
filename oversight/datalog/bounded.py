"""Typed SQL expressions, and calculations that keep to the bounds of `arithmetic`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlglot import exp

from oversight.datalog.arithmetic import DIGITS_OF_DAYS, DIGITS_OF_DECIMAL
from oversight.datalog.checked import Type

SQL_TYPES: Mapping[Type, str] = {
    Type.TEXT: "VARCHAR",
    Type.INT: "BIGINT",
    Type.DECIMAL: "DECIMAL(38, 4)",
    Type.FLOAT: "DOUBLE",
    Type.BOOL: "BOOLEAN",
    Type.DATE: "DATE",
    Type.INSTANT: "TIMESTAMPTZ",
}


_BOUNDED = {Type.INT: "BIGINT", Type.DECIMAL: f"DECIMAL({DIGITS_OF_DECIMAL + 4}, 4)"}


@dataclass(frozen=True)
class Typed:
    """An SQL expression, its type, and whether it may come out as NULL."""

    sql: exp.Expr
    type: Type
    partial: bool = False


def cast(sql: exp.Expr, to: Type) -> exp.Cast:
    return exp.cast(sql, SQL_TYPES[to], dialect="duckdb")


def call(name: str, *arguments: exp.Expr) -> exp.Expr:
    return exp.Anonymous(this=name, expressions=list(arguments))


def _tried(sql: exp.Expr, kind: str) -> exp.Expr:
    return exp.TryCast(this=sql, to=exp.DataType.build(kind, dialect="duckdb"))


def so_many(count: exp.Expr) -> exp.Expr:
    """A number of days to go by; NULL where it would lead out of the years from anywhere."""
    if isinstance(count, exp.Literal) and len(count.name) <= DIGITS_OF_DAYS:
        return count
    return exp.cast(_tried(count, f"DECIMAL({DIGITS_OF_DAYS}, 0)"), "INTEGER", dialect="duckdb")


def within(sql: exp.Expr, kind: Type) -> exp.Expr:
    """The value if it is within the bounds of `arithmetic`, else NULL; its text stands but once."""
    if kind is Type.DATE:
        return call("within_years", sql)
    return _tried(sql, _BOUNDED[kind])


def widened(value: Typed, kind: Type) -> exp.Expr:
    """A side of a calculation, so that the calculation itself cannot overflow."""
    if kind is Type.INT:
        return exp.cast(value.sql, "HUGEINT", dialect="duckdb")
    return _tried(value.sql, _BOUNDED[kind]) if kind is Type.DECIMAL else value.sql
