"""From what stands in a file to a column's type, in SQL; what cannot be read becomes missing.

Text times may be written `2021-03-01`, `2021/3/1 9:05`, `2021-03-01T09:05:00.5+08:00`,
`...Z` or `2021年3月1日`; a time without an offset is of the zone given. Of a time that the
clocks showed twice the later is meant, one that they skipped is moved on by the gap.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Literal

import pyarrow as pa
from sqlglot import exp

from oversight.records.fields import BLANKS
from oversight.records.sqlparts import part, text

Kind = Literal["text", "int", "float", "decimal", "bool", "date", "local", "instant", "list"]

EXPECTED: Mapping[type, str] = {
    int: "a whole number",
    float: "a number",
    Decimal: "an amount of at most 14 digits and 4 decimals",
    bool: "true or false",
    date: "a date",
    datetime: "a time",
    list: "a list",
    str: "text",
}
"""What a column's type asks for, in the words of a message."""

_DATE = r"^\d{4}(-\d{1,2}-|/\d{1,2}/)\d{1,2}"
_TIME = r"[T ]\d{1,2}:\d{2}(:\d{2}([.]\d+)?)?"
_LOCAL = text(f"{_DATE}({_TIME})?$")
_OFFSET = text(f"{_DATE}{_TIME}(Z|[+-]\\d{{2}}(:?\\d{{2}})?)$")
_TRUE = ("true", "t", "yes", "y", "1", "是")
_FALSE = ("false", "f", "no", "n", "0", "否")


def kind_of(arrow: pa.DataType) -> Kind | None:
    """The kind of a source column by its Arrow type; None where nothing can be made of it."""
    t = pa.types
    for kind, known in (
        ("text", (t.is_string, t.is_large_string, t.is_string_view, t.is_null)),
        ("int", (t.is_integer,)),
        ("float", (t.is_floating,)),
        ("decimal", (t.is_decimal,)),
        ("bool", (t.is_boolean,)),
        ("date", (t.is_date,)),
        ("list", (t.is_list, t.is_large_list)),
    ):
        if any(check(arrow) for check in known):
            return kind  # type: ignore[return-value]
    if t.is_timestamp(arrow):
        return "instant" if arrow.tz is not None else "local"
    return None


@dataclass(frozen=True)
class Reading:
    """How to read values: the zone of naive times, a time format, a list's separator, a factor.

    `split` is a regular expression; without it a text is a list of one.
    """

    timezone: str
    format: str | None = None
    split: str | None = None
    times: str | None = None


def as_text(raw: exp.Expr, kind: Kind) -> exp.Expr:
    """A source value as the text a person would write for it."""
    if kind == "text":
        return part(":raw", raw=raw)
    if kind == "float":
        return part(
            "CASE WHEN :raw = floor(:raw) AND abs(:raw) < 1e15 "
            "THEN CAST(CAST(:raw AS BIGINT) AS VARCHAR) ELSE CAST(:raw AS VARCHAR) END",
            raw=raw,
        )
    if kind == "instant":
        return part(
            "strftime(:raw, '%Y-%m-%dT%H:%M:%S.%fZ')", raw=part("timezone('UTC', :r)", r=raw)
        )
    if kind == "list":
        return part("CAST(to_json(:raw) AS VARCHAR)", raw=raw)
    return part("CAST(:raw AS VARCHAR)", raw=raw)


def converted(raw: exp.Expr, kind: Kind, target: type, reading: Reading) -> exp.Expr:
    """The value in the target's DuckDB type, or NULL where it cannot be read as such."""
    if target is str:
        return as_text(raw, kind)
    if target is list:
        return _list(raw, kind, reading)
    if target in (datetime, date):
        return _time(raw, kind, target, reading)
    if target is bool:
        return _bool(raw, kind)
    return _number(raw, kind, target, reading)


def _trimmed(raw: exp.Expr) -> exp.Expr:
    return part("trim(:raw, :blanks)", raw=raw, blanks=text(BLANKS))


def _list(raw: exp.Expr, kind: Kind, reading: Reading) -> exp.Expr:
    if kind == "list":
        return part("TRY_CAST(:raw AS VARCHAR[])", raw=raw)
    plain = as_text(raw, kind)
    if reading.split is None:
        return part("CASE WHEN :plain IS NOT NULL THEN [:plain] END", plain=plain)
    return part(
        "CASE WHEN :trimmed LIKE '[%' THEN TRY_CAST(TRY_CAST(:plain AS JSON) AS VARCHAR[]) "
        "ELSE list_transform(str_split_regex(:trimmed, :split), LAMBDA x: trim(x, :blanks)) END",
        plain=plain,
        blanks=text(BLANKS),
        trimmed=_trimmed(plain),
        split=text(reading.split),
    )


def _bool(raw: exp.Expr, kind: Kind) -> exp.Expr:
    if kind == "bool":
        return part(":raw", raw=raw)
    return part(
        "CASE WHEN list_contains(:yes, :low) THEN true "
        "WHEN list_contains(:no, :low) THEN false END",
        low=part("lower(:t)", t=_trimmed(as_text(raw, kind))),
        yes=exp.Array(expressions=[text(word) for word in _TRUE]),
        no=exp.Array(expressions=[text(word) for word in _FALSE]),
    )


def _number(raw: exp.Expr, kind: Kind, target: type, reading: Reading) -> exp.Expr:
    if kind not in ("text", "int", "float", "decimal"):
        return part("NULL")
    value = _trimmed(raw) if kind == "text" else raw
    if target is float:
        number = part(
            "CASE WHEN isfinite(:n) THEN :n END", n=part("TRY_CAST(:v AS DOUBLE)", v=value)
        )
        return _times(number, reading)
    if target is int:
        exact = part("TRY_CAST(:v AS DECIMAL(38, 6))", v=value)
        return part(
            "CASE WHEN :exact = floor(:exact) THEN TRY_CAST(:exact AS BIGINT) END",
            exact=_times(exact, reading),
        )
    if kind == "float":
        # A binary fraction is seldom the decimal it stands for: allow for its last digits.
        number = _times(raw, reading)
        return part(
            "CASE WHEN abs(CAST(:near AS DOUBLE) - :v) <= 1e-9 * greatest(1, abs(:v)) "
            "THEN :near END",
            near=part("TRY_CAST(:v AS DECIMAL(18, 4))", v=number),
            v=number,
        )
    exact = _times(part("TRY_CAST(:v AS DECIMAL(38, 18))", v=value), reading)
    return part(
        "CASE WHEN :near = :exact THEN :near END",
        near=part("TRY_CAST(:exact AS DECIMAL(18, 4))", exact=exact),
        exact=exact,
    )


def _times(number: exp.Expr, reading: Reading) -> exp.Expr:
    if reading.times is None:
        return part(":n", n=number)
    return part("(:n * :by)", n=number, by=exp.Literal.number(reading.times))


def _time(raw: exp.Expr, kind: Kind, target: type, reading: Reading) -> exp.Expr:
    zone = text(reading.timezone)
    if kind == "text":
        written = part(
            "regexp_replace(:t, '^(\\d{4})年(\\d{1,2})月(\\d{1,2})日 ?', '\\1-\\2-\\3 ')",
            t=_trimmed(raw),
        )
        written = part("rtrim(:w)", w=written)
        local = (
            part("try_strptime(:w, :f)", w=written, f=text(reading.format))
            if reading.format
            else part(
                "CASE WHEN regexp_matches(:w, :shape) THEN TRY_CAST(:w AS TIMESTAMP) END",
                w=written,
                shape=_LOCAL,
            )
        )
        exact = part(
            "CASE WHEN regexp_matches(:w, :shape) THEN TRY_CAST(:w AS TIMESTAMPTZ) END",
            w=written,
            shape=_OFFSET,
        )
        if target is date:
            here = part("timezone(:zone, :exact)", zone=zone, exact=exact)
            return _within(part("CAST(coalesce(:a, :b) AS DATE)", a=local, b=here))
        there = part("timezone(:zone, :local)", zone=zone, local=local)
        return _within(part("coalesce(:a, :b)", a=there, b=exact))
    if kind == "instant":
        if target is datetime:
            return _within(part("CAST(:raw AS TIMESTAMPTZ)", raw=raw))
        return _within(part("CAST(timezone(:zone, :raw) AS DATE)", zone=zone, raw=raw))
    if kind in ("local", "date"):
        if target is date:
            return _within(part("CAST(:raw AS DATE)", raw=raw))
        return _within(part("timezone(:zone, CAST(:raw AS TIMESTAMP))", zone=zone, raw=raw))
    return part("NULL")


def _within(value: exp.Expr) -> exp.Expr:
    """Only years 1 to 9999, which every engine can hold."""
    return part(
        "CASE WHEN :v >= DATE '0001-01-01' AND :v <= TIMESTAMP '9999-12-31 23:59:59.999999' "
        "THEN :v END",
        v=value,
    )
