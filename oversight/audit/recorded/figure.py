"""A figure on its way into the table `metric`, and which of many are new to it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from math import isclose

import pyarrow as pa

from oversight.records.schema import COLUMNS

RECOMPUTED = "recomputed"
"""The source of figures that the records give."""
SCREEN = "screen:"
"""What the source of a screening's figures begins with; what was measured follows."""
PLACES = 4
"""The places that measures of a screening are kept to: the rule language's own."""

Key = tuple[str, str, str, str]


@dataclass(frozen=True)
class Figure:
    """One row of `metric`: of which indicator (or shape, or assessment), whose, of which period.

    `source` says what the figure is. `value` is None where there is none to tell.
    """

    metric: str
    org: str
    period: str
    source: str
    value: float | None
    num: float | None = None
    den: float | None = None

    @property
    def key(self) -> Key:
        """What two tellings of one figure share."""
        return self.metric, self.org, self.period, self.source


def fresh(figures: Iterable[Figure], held: Iterable[Mapping[str, object]]) -> list[Figure]:
    """The figures that say anything else than was last told, in their order.

    `held` are rows of `metric`; of those of one key the one reported last counts.

    >>> row = {"metric": "m", "org": "A", "period": "2021", "source": "recomputed", "num": 9.0}
    >>> row |= {"den": 10.0, "value": 0.9, "reported_at": datetime(2022, 1, 1, tzinfo=UTC)}
    >>> same = Figure("m", "A", "2021", "recomputed", 0.9, 9, 10)
    >>> other = Figure("m", "B", "2021", "recomputed", 0.9, 9, 10)
    >>> [one.org for one in fresh([same, other], [row])]
    ['B']
    """
    last: dict[Key, Mapping[str, object]] = {}
    for row in held:
        key = str(row["metric"]), str(row["org"]), str(row["period"]), str(row["source"])
        if key not in last or _when(row) > _when(last[key]):
            last[key] = row
    return [one for one in figures if one.key not in last or not _same(one, last[one.key])]


def metric_rows(figures: Iterable[Figure], lake: str, at: datetime) -> pa.Table:
    """The figures as rows of `metric`, in the columns and the order of its model, all as text.

    `lake` is the version of the lake that they were reckoned from and `at` its time: their
    version names it, since two tellings of a figure are two records.

    >>> figure = Figure("m", "A", "2021", "recomputed", 0.9)
    >>> row = metric_rows([figure], "3-9f", datetime(2022, 1, 1, tzinfo=UTC))
    >>> row["version"][0].as_py(), row["value"][0].as_py(), row["num"][0].as_py()
    ('recomputed 3-9f', '0.9', '')
    """
    rows = [
        {
            "metric": one.metric,
            "org": one.org,
            "period": one.period,
            "num": _text(one.num),
            "den": _text(one.den),
            "value": _text(one.value),
            "source": one.source,
            "version": f"{one.source} {lake}",
            "reported_at": at.isoformat(),
        }
        for one in figures
    ]
    names = [name for name in COLUMNS["metric"] if name not in ("target", "weight")]
    return pa.Table.from_pylist(rows, pa.schema([(name, pa.string()) for name in names]))


def _when(row: Mapping[str, object]) -> datetime:
    at = row["reported_at"]
    return at if isinstance(at, datetime) else datetime.min.replace(tzinfo=UTC)


def _same(figure: Figure, row: Mapping[str, object]) -> bool:
    return all(
        _alike(getattr(figure, name), None if row[name] is None else float(str(row[name])))
        for name in ("num", "den", "value")
    )


def _alike(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=1e-12, abs_tol=1e-12)


def _text(value: float | None) -> str:
    """A number so that it is read back as it was; nothing for none."""
    return "" if value is None else repr(float(value))
