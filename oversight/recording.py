"""Figures that the engine finds, written as records and taken in as any file of records is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb
import pyarrow.csv

from oversight.audit.recorded.figure import Figure, fresh, metric_rows
from oversight.project import Project
from oversight.records import feed, manifest
from oversight.records.intake import IntakeReport


def record(
    project: Project, figures: Sequence[Figure], *, to: Path | None, take_in: bool
) -> tuple[list[Figure], IntakeReport | None]:
    """Write the figures that are new to `to` and take them into the lake, as asked.

    Gives the new ones and what became of them; none are written where none is new. What the
    lake holds already and says the same is left out, so that recording twice adds nothing.
    """
    held = manifest.read(project.lake.path)
    new = fresh(figures, _metrics(project, held.version))
    if not new:
        return [], None
    rows = metric_rows(new, held.version, manifest.written_at(project.lake.path, held))
    if to is not None:
        pyarrow.csv.write_csv(rows, to)
    if not take_in:
        return new, None
    with TemporaryDirectory() as folder:
        file = Path(folder) / "metric.csv"
        pyarrow.csv.write_csv(rows, file)
        feeds = feed.plan([file], [])
        taken = feed.take(
            project.lake, feeds, timezone=project.timezone, acts=project.acts, replace=False
        )
        return new, next(iter(taken))


def _metrics(project: Project, version: str) -> list[dict[str, object]]:
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        project.lake.snapshot(version).register(con)
        columns = "metric, org, period, num, den, value, source, reported_at"
        found = con.sql(f"SELECT {columns} FROM lake.metric WHERE source IS NOT NULL")
        return list(found.to_arrow_table().to_pylist())
