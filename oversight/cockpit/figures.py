"""Indicators as they were kept with a run: counts for what is shown at once, rows for the rest.

Computing an indicator over a lake takes seconds; a page has no seconds. `keep` writes the rows
beside the run they belong to, and their counts by month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from oversight.audit.compare.centre import Centre, among
from oversight.audit.compare.funnel import Standing
from oversight.audit.compare.interval import clopper_pearson
from oversight.audit.indicator import standing_of
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value
from oversight.audit.period import Period
from oversight.project import Project
from oversight.runs import Run, write_table

ROWS_FILE, COUNTS_FILE = "indicators.parquet", "indicator-counts.parquet"
_COUNTS = """
    SELECT indicator, coalesce(org, '') AS org, CAST(date_trunc('month', on_day) AS DATE) AS month,
        standing, coalesce(reason, '') AS reason, count(*) AS n,
        coalesce(sum("top"), 0) AS "top", coalesce(sum(bottom), 0) AS bottom
    FROM read_parquet($rows) GROUP BY ALL ORDER BY ALL
"""


def keep(project: Project, run: Run, on_indicator: Callable[[str], None]) -> int:
    """Write the rows of the project's indicators as of a run beside it; how many there are."""
    definitions = list(project.indicators().values())
    rows = project.indicator_rows(definitions, run.manifest.as_of, on_indicator=on_indicator)
    rows = rows.sort_by([("indicator", "ascending"), ("org", "ascending"), ("on_day", "ascending")])
    write_table(rows, run.folder / ROWS_FILE)
    with duckdb.connect() as con:
        found = con.sql(_COUNTS, params={"rows": str(run.folder / ROWS_FILE)})
        counts = found.to_arrow_table()
    write_table(counts, run.folder / COUNTS_FILE)
    return int(rows.num_rows)


@dataclass(frozen=True)
class Kept:
    """The indicators that were kept with a run."""

    folder: Path

    @classmethod
    def of(cls, run: Run | None) -> Kept | None:
        """Those of a run; None where none were kept."""
        if run is None or not (run.folder / COUNTS_FILE).is_file():
            return None
        return cls(run.folder)

    @property
    def counts(self) -> pa.Table:
        """indicator, org, month, standing, reason, n, top, bottom."""
        path = self.folder / COUNTS_FILE
        return _read(path, path.stat().st_mtime_ns)

    def rows(self, indicator: str) -> pa.Table:
        """The rows of one indicator (see `indicators.rows.ROWS`)."""
        path = self.folder / ROWS_FILE
        return _read(path, path.stat().st_mtime_ns, indicator)


@lru_cache(maxsize=32)
def _read(path: Path, changed: int, indicator: str | None = None) -> pa.Table:
    chosen = [("indicator", "=", indicator)] if indicator is not None else None
    return pq.read_table(path, filters=chosen)


def counted(
    definitions: Iterable[Definition], counts: pa.Table, period: Period, orgs: set[str] | None
) -> dict[str, Value]:
    """The values of rates and ratios from the kept counts, of some organisations or of all.

    A duration has no figure here: its median needs the rows.
    """
    summed = _summed(_of(_days(counts, "month", period.first, period.last), orgs))
    return {each.id: _value(each, summed.get(each.id, [])) for each in definitions}


def by_part(
    definition: Definition, counts: pa.Table, period: Period, groups: Mapping[str, set[str]]
) -> dict[str, Value]:
    """The value of each group of organisations, by the group's name."""
    own = _within(counts, definition.id, period, None)
    return {name: _told(definition, _of(own, orgs)) for name, orgs in groups.items()}


def compared(
    definition: Definition, values: Mapping[str, Value]
) -> tuple[Centre | None, dict[str, Standing]]:
    """The common rate of those compared, and where each stands; nobody for what is no rate."""
    if definition.kind != "rate":
        return None, {}
    minimum = definition.front.minimum
    pairs = {name: (one.counted, one.subjects) for name, one in values.items()}
    centre = among(pairs.values(), minimum)
    return centre, {name: standing_of(pair, minimum, centre) for name, pair in pairs.items()}


def chosen_rows(
    kept: Kept, definition: Definition, period: Period, orgs: set[str] | None, standing: str = ""
) -> pa.Table:
    """The rows behind a value, of one standing where one is named."""
    rows = _days(kept.rows(definition.id), "on_day", period.first, period.last)
    rows = _of(rows, orgs)
    return rows.filter(pc.equal(rows["standing"], standing)) if standing else rows


def months(
    definition: Definition, counts: pa.Table, period: Period, orgs: set[str] | None
) -> list[tuple[str, int, int]]:
    """(month, counted, subjects) of a rate, month by month."""
    own = _within(counts, definition.id, period, orgs)
    found = []
    for part in period.parts("month"):
        one = _told(definition, _days(own, "month", part.first, part.last))
        found.append((part.text, one.counted, one.subjects))
    return found


def _within(counts: pa.Table, name: str, period: Period, orgs: set[str] | None) -> pa.Table:
    own = counts.filter(pc.equal(counts["indicator"], name))
    return _days(_of(own, orgs), "month", period.first, period.last)


def _of(table: pa.Table, orgs: set[str] | None) -> pa.Table:
    if orgs is None:
        return table
    return table.filter(pc.is_in(table["org"], pa.array(sorted(orgs), pa.string())))


def _days(table: pa.Table, column: str, first: date, last: date) -> pa.Table:
    day = table[column]
    inside = pc.and_(pc.greater_equal(day, pa.scalar(first)), pc.less_equal(day, pa.scalar(last)))
    return table.filter(inside)


@dataclass(frozen=True)
class _Sum:
    """What one standing, or one reason of being left out, comes to."""

    standing: str
    reason: str
    n: int
    top: float
    bottom: float


def _summed(counts: pa.Table) -> dict[str, list[_Sum]]:
    """Counts by indicator, standing and reason: one pass for all indicators."""
    sums = [(column, "sum") for column in ("n", "top", "bottom")]
    grouped = counts.group_by(["indicator", "standing", "reason"]).aggregate(sums)
    found: dict[str, list[_Sum]] = {}
    for row in grouped.to_pylist():
        one = _Sum(row["standing"], row["reason"], row["n_sum"], row["top_sum"], row["bottom_sum"])
        found.setdefault(row["indicator"], []).append(one)
    return found


def _told(definition: Definition, own: pa.Table) -> Value:
    return _value(definition, _summed(own).get(definition.id, []))


def _value(definition: Definition, sums: Sequence[_Sum]) -> Value:
    inside = [one for one in sums if one.standing != "excluded"]
    counts = sum(one.n for one in inside if one.standing == "counted")
    subjects = sum(one.n for one in inside)
    top = float(sum(one.top for one in inside))
    bottom = float(sum(one.bottom for one in inside))
    told = {one.reason: one.n for one in sums if one.standing == "excluded"}
    figure, low, high = None, None, None
    if definition.kind == "rate" and subjects:
        figure = counts / subjects
        low, high = clopper_pearson(counts, subjects)
    elif definition.kind == "ratio" and bottom:
        figure = top / bottom
    reasons = dict(sorted(told.items()))
    return Value(definition.id, None, subjects, counts, top, bottom, reasons, figure, low, high)
