"""The relations that rules may read: the tables of the records, and three made from them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache

from oversight.datalog.checked import RelationSchema, Type
from oversight.records.schema import COLUMNS, IDENTITY

_TYPES: Mapping[type, Type] = {
    str: Type.TEXT,
    int: Type.INT,
    float: Type.FLOAT,
    Decimal: Type.DECIMAL,
    bool: Type.BOOL,
    date: Type.DATE,
    datetime: Type.INSTANT,
    # A list (event.officers) can only be asked for its presence; `officer` has its members.
    list: Type.TEXT,
}

_OFFICER = RelationSchema(
    "officer",
    {"event": Type.TEXT, "case": Type.TEXT, "act": Type.TEXT, "officer": Type.TEXT},
    ("event", "officer"),
    required=frozenset({"event", "case", "act", "officer"}),
)
_CLOCK = RelationSchema(
    "clock",
    {
        "case": Type.TEXT,
        "clock": Type.TEXT,
        "start": Type.DATE,
        "due": Type.DATE,
        "raw_due": Type.DATE,
        "base_due": Type.DATE,
        "ended": Type.DATE,
        "until": Type.DATE,
        "used": Type.INT,
        "paused": Type.INT,
        "limit": Type.INT,
        "unit": Type.TEXT,
        "extended": Type.INT,
        "provisional": Type.BOOL,
        "deemed": Type.BOOL,
        "basis": Type.TEXT,
    },
    ("case", "clock"),
    required=frozenset({"case", "clock"}),
)
_PAUSE = RelationSchema(
    "pause",
    {
        "case": Type.TEXT,
        "clock": Type.TEXT,
        "kind": Type.TEXT,
        "start": Type.DATE,
        "end": Type.DATE,
        "left": Type.INT,
        "days": Type.INT,
        "counted": Type.BOOL,
    },
    required=frozenset({"case", "clock"}),
)


@cache
def base_relations() -> Mapping[str, RelationSchema]:
    """Every relation by name, with the type of each column.

    The twelve tables of the records, and `officer` (who did what), `clock` (legal limits
    reckoned for each case) and `pause` (what stopped them). The day columns of `clock` hold
    instants where the clock is counted in hours; the checker sees to that.

    >>> base_relations()["event"].columns["ts"]
    <Type.INSTANT: 'instant'>
    """
    tables = {
        table: RelationSchema(
            table,
            {name: _TYPES[column.kind] for name, column in columns.items()},
            IDENTITY[table],
            {name: column.choices for name, column in columns.items() if column.choices},
            frozenset(name for name, column in columns.items() if column.required),
        )
        for table, columns in COLUMNS.items()
    }
    return tables | {relation.name: relation for relation in (_OFFICER, _CLOCK, _PAUSE)}
