"""The columns of the tables as Arrow and DuckDB see them, derived from the models."""

from __future__ import annotations

import re
import types
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal, Union, get_args, get_origin

import pyarrow as pa
import pyarrow.compute as pc
from pydantic.fields import FieldInfo

from oversight.problem import Problem, Refused, suggest
from oversight.records.fields import NotBlank, Personal, Refers
from oversight.records.model import TABLES

ARROW: Mapping[type, pa.DataType] = {
    str: pa.string(),
    int: pa.int64(),
    float: pa.float64(),
    Decimal: pa.decimal128(18, 4),
    bool: pa.bool_(),
    date: pa.date32(),
    datetime: pa.timestamp("us", tz="UTC"),
    list: pa.list_(pa.string()),
}
DUCKDB: Mapping[type, str] = {
    str: "VARCHAR",
    int: "BIGINT",
    float: "DOUBLE",
    Decimal: "DECIMAL(18,4)",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "TIMESTAMPTZ",
    list: "VARCHAR[]",
}


@dataclass(frozen=True)
class Column:
    """One column of a table: its kind (a key of `ARROW`), its constraints, its words."""

    name: str
    kind: type
    required: bool
    default: str | None
    not_blank: bool
    refers: Refers | None
    personal: bool
    choices: tuple[str, ...]
    lowest: float | None
    highest: float | None
    title: str
    description: str


def _unwrap(annotation: Any, metadata: Iterable[Any]) -> tuple[Any, list[Any]]:
    """The plain type and all constraints on it, however deep they stand."""
    found = [*metadata]
    while True:
        origin = get_origin(annotation)
        if origin in (Union, types.UnionType):
            (annotation,) = (a for a in get_args(annotation) if a is not type(None))
        elif hasattr(annotation, "__metadata__"):
            found.extend(annotation.__metadata__)
            annotation = annotation.__origin__
        else:
            return annotation, list(_flat(found))


def _flat(metadata: Iterable[Any]) -> Iterator[Any]:
    for one in metadata:
        if isinstance(one, FieldInfo):
            yield from _flat(one.metadata)
        else:
            yield one


def _column(name: str, field: FieldInfo) -> Column:
    plain, constraints = _unwrap(field.annotation, field.metadata)
    choices: tuple[str, ...] = ()
    if get_origin(plain) is Literal:
        choices = get_args(plain)
        plain = str
    elif get_origin(plain) is list:
        plain = list
    elif plain.__name__ == "AwareDatetime":
        plain = datetime
    return Column(
        name=name,
        kind=plain,
        required=field.is_required(),
        default=None if field.is_required() else field.default,
        not_blank=any(isinstance(c, NotBlank) for c in constraints),
        refers=next((c for c in constraints if isinstance(c, Refers)), None),
        personal=any(isinstance(c, Personal) for c in constraints),
        choices=choices,
        lowest=next((c.ge for c in constraints if hasattr(c, "ge")), None),
        highest=next((c.le for c in constraints if hasattr(c, "le")), None),
        title=field.title or name,
        description=field.description or "",
    )


COLUMNS: Mapping[str, Mapping[str, Column]] = {
    table: {name: _column(name, field) for name, field in model.model_fields.items()}
    for table, model in TABLES.items()
}
"""Every column by table and name, in the order of the model."""

KEYS: Mapping[str, str] = {table: table for table in TABLES}
"""The key column of each table, by which findings and other records name its records."""

PERSONAL: Mapping[str, frozenset[str]] = {
    table: frozenset(column.name for column in columns.values() if column.personal)
    for table, columns in COLUMNS.items()
}
"""The columns of each table that tell of a person."""

IDENTITY: Mapping[str, tuple[str, ...]] = {
    table: model.IDENTITY or (table,) for table, model in TABLES.items()
}
"""The columns that tell one record from another: the key, and for an item also its version."""

_SCHEMAS: Mapping[str, pa.Schema] = {
    table: pa.schema([pa.field(c.name, ARROW[c.kind]) for c in columns.values()])
    for table, columns in COLUMNS.items()
}


def arrow_schema(table: str) -> pa.Schema:
    """The table's columns in the model's order.

    >>> arrow_schema("clock_stop").field("start_at").type
    TimestampType(timestamp[us, tz=UTC])
    """
    return _SCHEMAS[table]


def duckdb_columns(table: str) -> Mapping[str, str]:
    """The DuckDB type of each column, by name.

    >>> duckdb_columns("rating")["stars"]
    'BIGINT'
    """
    return {name: DUCKDB[column.kind] for name, column in COLUMNS[table].items()}


def conform(table: str, rows: pa.Table) -> pa.Table:
    """Rows with exactly the table's columns: those left out are missing or their default.

    Types are cast where that loses nothing. Refused: a column that the table does not have, or
    one whose values are not of its type. The checks of `check.py` are not made here.

    >>> conform("org", pa.table({"org": ["A"], "name": ["Town hall"]})).num_columns
    9
    """
    schema = arrow_schema(table)
    problems = [
        Problem(f"table {table}", f"There is no column '{name}'.", suggest(name, schema.names))
        for name in rows.column_names
        if name not in schema.names
    ]
    arrays = []
    for field in schema:
        default = COLUMNS[table][field.name].default
        if field.name not in rows.column_names:
            value = pa.scalar(default, field.type)
            arrays.append(pa.repeat(value, rows.num_rows))
            continue
        column = rows.column(field.name)
        if COLUMNS[table][field.name].kind is datetime and not _is_instant(column.type):
            said = f"Column '{field.name}' holds {column.type}, which is not an instant."
            problems.append(Problem(f"table {table}", said, "Give instants with their zone."))
            continue
        try:
            column = column.cast(field.type)
        except (pa.ArrowInvalid, pa.ArrowNotImplementedError) as error:
            said = f"Column '{field.name}' holds {column.type}, which is not {field.type}: {error}."
            problems.append(Problem(f"table {table}", said, "Give values of that type."))
            continue  # the values are of another type: what is left out cannot be filled in
        arrays.append(column if default is None else column.fill_null(default))
    if problems:
        raise Refused(problems)
    return pa.Table.from_arrays(arrays, schema=schema)


def cleaned(table: str, rows: pa.Table) -> pa.Table:
    """Conforming rows whose lists of names name somebody each, without control characters.

    For records that no check has seen; in files from outside `check.py` finds such names.
    """
    for place, field in enumerate(rows.schema):
        if COLUMNS[table][field.name].kind is list:
            rows = rows.set_column(place, field, _named(rows.column(place)))
    return rows


def _named(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """Lists of names without members that name nobody, or that hold a control character."""
    members = column.combine_chunks().flatten() if column.num_chunks else pa.array([], pa.string())
    stray = pc.match_substring_regex(members, r"^\s*$|[\x00-\x1f]")
    if not members.null_count and not pc.any(stray, min_count=0).as_py():
        return column
    lists = [
        one and [name for each in one if each and (name := _CONTROL.sub("", each).strip())]
        for one in column.to_pylist()
    ]
    return pa.chunked_array([pa.array(lists, column.type)])


_CONTROL = re.compile(r"[\x00-\x1f]")


def _is_instant(kind: pa.DataType) -> bool:
    """A time without a zone is no instant: Arrow would take it for UTC without a word."""
    return pa.types.is_null(kind) or (pa.types.is_timestamp(kind) and kind.tz is not None)
