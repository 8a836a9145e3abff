"""Numbers that know where they come from, and the ledger of all that a report prints.

A figure reaches the page only through `Ledger.show`, so the ledger is the complete list of
printed figures with their sources. `check` runs every source again and compares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from oversight.audit.compare.centre import among
from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.indicator import standing_of
from oversight.audit.measure import Ask
from oversight.report.audited import AUDITED

Row = dict[str, object]
Value = int | float | None


@dataclass(frozen=True)
class Query:
    """SQL over the run's tables, what it counts (in the report's language), and the ids.

    `ids` is a second query, of one column `id`: the items or subjects behind the figure.
    """

    sql: str
    counts: str
    ids: str = ""


@dataclass(frozen=True)
class Derived:
    """A figure computed from the rows of a query by a named function of `FUNCTIONS`."""

    function: str
    query: Query
    constants: tuple[float | str | None, ...] = ()


Source = Query | Derived


class _Total:
    """The key of a column's sum over all rows."""

    def __repr__(self) -> str:
        return "TOTAL"


TOTAL: Final = _Total()
Key = Mapping[str, object] | _Total


@dataclass(frozen=True)
class Number:
    """A value and its source: which column, in the row that `key` picks.

    An empty key is the only row. Where no row fits the key the value is 0: a query that
    groups has no row for a group without members.
    """

    value: Value
    source: Source
    column: str = "n"
    key: Key = field(default_factory=dict)


@dataclass(frozen=True)
class Printed:
    """A number as it stands on the page."""

    text: str
    number: Number
    pattern: str


class Found(list[Row]):
    """The rows of a query, looked up by what they bear in some columns."""

    def __init__(self, rows: Iterable[Row]) -> None:
        super().__init__(rows)
        self._places: dict[tuple[str, ...], dict[tuple[object, ...], Row]] = {}

    def at(self, key: Mapping[str, object]) -> Row | None:
        """The first row that bears the key's values; the first of all for an empty key."""
        names = tuple(key)
        if names not in self._places:
            places: dict[tuple[object, ...], Row] = {}
            for row in self:
                places.setdefault(tuple(row[name] for name in names), row)
            self._places[names] = places
        return self._places[names].get(tuple(key.values()))


class Ledger:
    """Gives each source its mark, in the order of print, and keeps every printed number."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._rows: dict[str, list[Row]] = {}
        self._marks: dict[Source, int] = {}
        self.printed: list[Printed] = []

    def rows(self, query: Query | str) -> list[Row]:
        """The rows of a query; each query is run once."""
        sql = query if isinstance(query, str) else query.sql
        if sql not in self._rows:
            self._rows[sql] = Found(self._ask(sql))
        return self._rows[sql]

    def number(self, source: Source, column: str = "n", key: Key | None = None) -> Number:
        """The number that `source` gives in `column` of the row at `key`."""
        chosen: Key = {} if key is None else key
        return Number(value_of(source, column, chosen, self.rows), source, column, chosen)

    def show(self, number: Number, pattern: str = "{:,}") -> str:
        """The text of `number`, which is thereby printed; a dash where there is none."""
        text = shown(number.value, pattern)
        self.mark(number.source)
        self.printed.append(Printed(text, number, pattern))
        return text

    def mark(self, source: Source) -> int:
        """The reference mark of `source`: 1, 2, ... in order of first print."""
        if isinstance(source, Derived):
            self.mark(source.query)
        return self._marks.setdefault(source, len(self._marks) + 1)

    @property
    def sources(self) -> list[tuple[int, Source]]:
        """All sources by mark."""
        return [(mark, source) for source, mark in self._marks.items()]


def shown(value: Value, pattern: str) -> str:
    """A value as printed.

    >>> shown(1234, "{:,}"), shown(None, "{:,}")
    ('1,234', '–')
    """
    return "–" if value is None else pattern.format(value)


def value_of(source: Source, column: str, key: Key, rows_of: Callable[[Query], list[Row]]) -> Value:
    """What `source` gives, computed anew from the rows of its query."""
    if isinstance(source, Derived):
        return FUNCTIONS[source.function](rows_of(source.query), key, column, *source.constants)
    return _cell(rows_of(source), column, key)


def check(ledger: Ledger, ask: Ask) -> list[str]:
    """Runs the source of every printed number again; one sentence per number that differs."""
    seen: dict[str, list[Row]] = {}

    def rows_of(query: Query) -> list[Row]:
        if query.sql not in seen:
            seen[query.sql] = Found(ask(query.sql))
        return seen[query.sql]

    wrong = []
    for one in ledger.printed:
        number = one.number
        again = shown(value_of(number.source, number.column, number.key, rows_of), one.pattern)
        if again != one.text:
            mark = ledger.mark(number.source)
            wrong.append(f"[{mark}] {number.column} {number.key}: {one.text} is now {again}.")
    return wrong


def _cell(rows: list[Row], column: str, key: Key) -> Value:
    if isinstance(key, _Total):
        return sum(_int(row[column]) for row in rows)
    row = (rows if isinstance(rows, Found) else Found(rows)).at(key)
    return 0 if row is None else _int(row[column])


def _int(value: object) -> int:
    return int(str(value)) if value is not None else 0


def _pair(rows: list[Row], key: Key) -> tuple[int, int]:
    return int(_cell(rows, "numerator", key) or 0), int(_cell(rows, "denominator", key) or 0)


def _rate(rows: list[Row], key: Key, column: str, per: float) -> Value:
    count, of = _pair(rows, key)
    return per * count / of if of else None


def _interval(rows: list[Row], key: Key, column: str, per: float, level: float) -> Value:
    """The `low` or the `high` end, as `column` says."""
    count, of = _pair(rows, key)
    if not of:
        return None
    low, high = clopper_pearson(count, of, level)
    return per * (low if column == "low" else high)


def _standings(
    rows: list[Row], key: Key, column: str, minimum: float, target: float | None
) -> Value:
    """How many rows have the standing that `column` names, or any but too few (`compared`)."""
    pairs = [_pair([row], {}) for row in rows]
    centre = among(pairs, int(minimum), target)
    found = [standing_of(pair, int(minimum), centre) for pair in pairs]
    if column == "compared":
        return sum(one != Standing.TOO_FEW for one in found)
    return sum(one == column for one in found)


def _chance(rows: list[Row], key: Key, column: str, minimum: float, target: float | None) -> Value:
    """How many would lie beyond the outer limits by chance: 0.2 % of those compared."""
    compared = _standings(rows, key, "compared", minimum, target)
    return 0.002 * (compared or 0)


def _common(
    rows: list[Row], key: Key, column: str, per: float, minimum: float, target: float | None
) -> Value:
    """What the organisations are compared with: the target, else their common rate."""
    centre = among([_pair([row], {}) for row in rows], int(minimum), target)
    return None if centre is None else per * centre.theta


def _difference(rows: list[Row], key: Key, column: str) -> Value:
    """How far `now` lies from `before`, without its sign: the words say which way."""
    return abs(int(_cell(rows, "now", key) or 0) - int(_cell(rows, "before", key) or 0))


FUNCTIONS: dict[str, Callable[..., Value]] = {
    **AUDITED,
    "rate": _rate,
    "interval": _interval,
    "standings": _standings,
    "chance": _chance,
    "common": _common,
    "difference": _difference,
}
"""How a derived figure comes from the rows of its query, at a key and for a column."""
