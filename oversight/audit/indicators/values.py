"""The value of an indicator for whoever is compared: counted and summed from its rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.compare.survival import Quantile, curve, quantile
from oversight.audit.indicators.definition import Definition

DIMENSIONS = ("org", "item", "channel")
"""By what a value can be told apart: columns of the rows."""


@dataclass(frozen=True)
class Value:
    """An indicator for one of those compared; `who` is None where the records name nobody.

    `subjects` are in the denominator, `counted` of them in the numerator; `left_out` counts the
    excluded by reason. `figure` is the rate (0..1), the ratio, or the median duration, None
    where there is none; `low` and `high` its interval at the level asked for, where one is
    known: exact for a rate, log-log for a median.
    """

    indicator: str
    who: str | None
    subjects: int
    counted: int
    top: float
    bottom: float
    left_out: Mapping[str, int]
    figure: float | None
    low: float | None = None
    high: float | None = None

    @property
    def excluded(self) -> int:
        """How many are left out, for whatever reason."""
        return sum(self.left_out.values())


def between(rows: pa.Table, first: date, last: date) -> pa.Table:
    """The rows whose day lies within these days, both of them included."""
    day = rows["on_day"]
    inside = pc.and_(pc.greater_equal(day, pa.scalar(first)), pc.less_equal(day, pa.scalar(last)))
    return rows.filter(inside)


def opened(
    rows: pa.Table, *, who: str | None, by: str = "org", group: Mapping[str, str] | None = None
) -> pa.Table:
    """The rows behind the value of `who`: what `values` counted for it."""
    return rows.filter(pc.equal(_who(rows, by, group), pa.scalar(who or "", pa.string())))


def values(
    definition: Definition,
    rows: pa.Table,
    *,
    by: str | None = "org",
    group: Mapping[str, str] | None = None,
    level: float = 0.95,
) -> list[Value]:
    """The indicator's value for each `org`, `item` or `channel` of its rows, or for all as one.

    `group` says under which organisation another is counted (see `ancestors`); those it does
    not name stand for themselves. Ordered by name, whoever has none last.
    """
    own = rows.filter(pc.equal(rows["indicator"], definition.id))
    if by is None:
        return [_value(definition, None, own, level)]
    names = _who(own, by, group)
    found = []
    for who in sorted(pc.unique(names).to_pylist(), key=lambda name: (name == "", name)):
        mine = own.filter(pc.equal(names, pa.scalar(who, pa.string())))
        found.append(_value(definition, who or None, mine, level))
    return found


def ancestors(orgs: Iterable[Mapping[str, object]], level: str) -> dict[str, str]:
    """Each organisation by the one of that level that it is, or belongs to.

    Those above the level are left out: they stand for themselves.

    >>> rows = [{"org": "a", "level": "county"}, {"org": "b", "level": "town", "parent": "a"}]
    >>> ancestors(rows, "county")
    {'a': 'a', 'b': 'a'}
    """
    known = {str(row["org"]): row for row in orgs}
    found: dict[str, str] = {}
    for org in known:
        at: str | None = org
        passed: set[str] = set()
        while at in known and at not in passed:
            passed.add(at)
            if known[at].get("level") == level:
                found[org] = at
                break
            parent = known[at].get("parent")
            at = None if parent is None else str(parent)
    return found


def _who(rows: pa.Table, by: str, group: Mapping[str, str] | None) -> pa.ChunkedArray:
    """By whom each row is counted; an empty name for nobody."""
    names = pc.fill_null(rows[by], "")
    if not group or by != "org":
        return names
    coded = names.combine_chunks().dictionary_encode()
    grouped = [group.get(name, name) for name in coded.dictionary.to_pylist()]
    return pa.chunked_array([pa.array(grouped, pa.string()).take(coded.indices)])


def _value(definition: Definition, who: str | None, rows: pa.Table, level: float) -> Value:
    counts = dict(_pairs(rows["standing"].value_counts()))
    reasons = dict(_pairs(rows["reason"].drop_null().value_counts()))
    counted = counts.get("counted", 0)
    subjects = counted + counts.get("other", 0)
    top, bottom = (float(pc.sum(rows[name]).as_py() or 0) for name in ("top", "bottom"))
    figure, low, high = _figure(definition, rows, (counted, subjects, top, bottom), level)
    left_out = dict(sorted(reasons.items()))
    return Value(definition.id, who, subjects, counted, top, bottom, left_out, figure, low, high)


def _figure(
    definition: Definition, rows: pa.Table, sums: tuple[int, int, float, float], level: float
) -> tuple[float | None, float | None, float | None]:
    counted, subjects, top, bottom = sums
    if not subjects:
        return None, None, None
    match definition.kind:
        case "rate":
            return counted / subjects, *clopper_pearson(counted, subjects, level)
        case "ratio":
            return (top / bottom if bottom else None), None, None
        case "duration":
            found = median(rows, level)
            return found.time, found.low, found.high


def median(rows: pa.Table, level: float = 0.95) -> Quantile:
    """The median of a duration's rows by Kaplan and Meier, open ones counted as they stand."""
    inside = rows.filter(pc.is_valid(rows["bottom"]))
    lengths = inside["bottom"].to_pylist()
    over = [top == 1 for top in inside["top"].to_pylist()]
    return quantile(curve(lengths, over, level))


def _pairs(counted: pa.Array) -> Iterable[tuple[str, int]]:
    return zip(
        counted.field("values").to_pylist(), counted.field("counts").to_pylist(), strict=True
    )
