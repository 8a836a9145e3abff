"""Derived figures of an audit: limits over time, how long cases last, whether they differ.

Each is a function of the rows of one query, a key and a column, as `traced.FUNCTIONS` asks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

import numpy as np

from oversight.audit.compare.logrank import LogRank, log_rank
from oversight.audit.compare.survival import Curve, curve, quantile
from oversight.audit.control.pchart import PChart, p_chart
from oversight.audit.period import Period, Step

Row = dict[str, object]
Value = int | float | None
Lengths = tuple[tuple[float, int, int], ...]
"""(how long, how many ended then, how many are still open after it), each length once."""
LATE = 0.9
"""The share of the cases that have ended by the later time that is printed."""


def charted(rows: Iterable[Row], text: str, by: Step) -> tuple[tuple[str, ...], PChart]:
    """The p' chart of the rows (`part`, `numerator`, `denominator`), and its parts in order.

    A part of the period without a row has no cases.
    """
    counts = {str(row["part"]): (_int(row["numerator"]), _int(row["denominator"])) for row in rows}
    parts = tuple(part.text for part in Period.parse(text).parts(by))
    return parts, _chart(tuple(counts.get(part, (0, 0)) for part in parts))


@lru_cache(maxsize=64)
def _chart(pairs: tuple[tuple[int, int], ...]) -> PChart:
    return p_chart([count for count, _ in pairs], [of for _, of in pairs])


def lasting(rows: Iterable[Row], key: object, level: float) -> Curve:
    """The survival curve of the rows (`org`, `length`, `numerator`, `denominator`) at a key.

    The numerator counts those that ended at that length, the denominator those of that length.
    """
    wanted = dict(key) if isinstance(key, Mapping) else {}
    chosen: dict[float, tuple[int, int]] = {}
    for row in rows:
        if all(row[name] == value for name, value in wanted.items()):
            length, ended = float(str(row["length"])), _int(row["numerator"])
            before = chosen.get(length, (0, 0))
            still = _int(row["denominator"]) - ended
            chosen[length] = (before[0] + ended, before[1] + still)
    return _curve(tuple((length, *chosen[length]) for length in sorted(chosen)), level)


@lru_cache(maxsize=256)
def _curve(lengths: Lengths, level: float) -> Curve:
    times = [length for length, _, _ in lengths for _ in (0, 1)]
    many = [count for _, ended, still in lengths for count in (ended, still)]
    over = [True, False] * len(lengths)
    return curve(np.repeat(times, many), np.repeat(over, many), level)  # type: ignore[arg-type]


def differing(rows: Iterable[Row], minimum: int) -> LogRank:
    """The log-rank test of the organisations of `minimum` cases or more."""
    told: dict[str, list[tuple[float, int, int]]] = {}
    for row in rows:
        ended = _int(row["numerator"])
        still = _int(row["denominator"]) - ended
        told.setdefault(str(row["org"]), []).append((float(str(row["length"])), ended, still))
    kept = {
        org: tuple(lengths)
        for org, lengths in sorted(told.items())
        if sum(ended + still for _, ended, still in lengths) >= minimum
    }
    return _tested(tuple(kept.items()))


@lru_cache(maxsize=64)
def _tested(groups: tuple[tuple[str, Lengths], ...]) -> LogRank:
    flat = [
        (length, over, org, count)
        for org, lengths in groups
        for length, ended, still in lengths
        for over, count in ((True, ended), (False, still))
    ]
    many = [count for *_, count in flat]
    return log_rank(
        np.repeat([length for length, *_ in flat], many),  # type: ignore[arg-type]
        np.repeat([over for _, over, *_ in flat], many),  # type: ignore[arg-type]
        np.repeat([org for _, _, org, _ in flat], many).tolist() if flat else [],
    )


def _over_time(rows: list[Row], key: object, column: str, per: float, text: str, by: Step) -> Value:
    """`low`, `high` of the part that the key names; `centre`; `sigma`, the spread in
    spreads of chance; how many lie `beyond`."""
    parts, chart = charted(rows, text, by)
    if column == "centre":
        return None if chart.centre is None else per * chart.centre
    if column == "sigma":
        return chart.sigma_z
    if column == "beyond":
        return len(beyond(chart))
    at = parts.index(str(dict(key)["part"])) if isinstance(key, Mapping) else 0
    value = getattr(chart.periods[at], column)
    return None if value is None else per * value


def beyond(chart: PChart) -> dict[int, str]:
    """The positions of the parts that lie beyond their limits, each with its side."""
    found = {}
    for at, part in enumerate(chart.periods):
        if part.rate is not None and part.low is not None and part.high is not None:
            if part.rate < part.low:
                found[at] = "low"
            elif part.rate > part.high:
                found[at] = "high"
    return found


def _lasting(rows: list[Row], key: object, column: str, level: float) -> Value:
    """`median`, its `low` and `high`; `late`: by when nine in ten have ended."""
    found = lasting(rows, key, level)
    if column == "late":
        return quantile(found, LATE).time
    middle = quantile(found)
    return middle.time if column == "median" else getattr(middle, column)


def _differing(rows: list[Row], key: object, column: str, minimum: float) -> Value:
    """`statistic`, `freedom` and `p` of the log-rank test."""
    value: Value = getattr(differing(rows, int(minimum)), column)
    return value


def _int(value: object) -> int:
    return int(str(value)) if value is not None else 0


AUDITED: dict[str, Callable[..., Value]] = {
    "over_time": _over_time,
    "lasting": _lasting,
    "differing": _differing,
}
