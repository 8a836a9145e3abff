"""`oversight intake`: files of records go into the project's lake."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from oversight.cli.bars import progress
from oversight.project import Project
from oversight.records import feed
from oversight.records.intake import IntakeReport, Progress
from oversight.records.lake import Lake

_COUNTS = ("cases", "events", "accepted", "quarantined", "added")


def intake(
    ctx: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV, XLSX, Parquet or XES; or folders.")],
    mapping: Annotated[
        Path | None, typer.Option(help="Read the files with this mapping, not the packs' own.")
    ] = None,
    replace: Annotated[
        bool, typer.Option(help="Let records that differ take the place of those held.")
    ] = False,
    quarantine: Annotated[
        Path | None, typer.Option(help="Write what was not accepted here too (CSV).")
    ] = None,
) -> None:
    """Take files of records into the project's lake, whole or not at all.

    Example: oversight -C fines intake ../shared/data/road_fines.xes.gz
    """
    project = Project.open(ctx.obj.folder)
    console = Console(highlight=False)
    feeds = feed.plan(files, project.mappings, mapping)
    with progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
    ) as bars:
        bar = bars.add_task("")

        def show(file: Path) -> Progress:
            def shown(doing: str, done: int, total: int) -> None:
                bars.update(
                    bar,
                    description=f"{doing} {file.name}",
                    completed=done if total else 0,
                    total=total or None,
                )

            return shown

        reports = list(
            feed.take(
                project.lake,
                feeds,
                timezone=project.timezone,
                acts=project.acts,
                replace=replace,
                progress=show,
            )
        )
    console.print(counts_table(reports))
    for report in reports:
        for example in report.examples:  # the first few; all are in the quarantine
            where = f"{report.file}:{example.line}"
            column = f", column {example.column}" if example.column else ""
            console.print(f"{where}{column}: {example.reason}", soft_wrap=True, markup=False)
    left_out = sum(report.quarantined for report in reports)
    if left_out:
        place = project.lake.path / "quarantine"
        words = "1 record is" if left_out == 1 else f"{left_out:,} records are"
        console.print(f"{words} in quarantine: {place}.", soft_wrap=True, markup=False)
    if quarantine is not None:
        write_quarantine(project.lake, reports, quarantine)
        told = f"What was not accepted is also in {quarantine}."
        console.print(told, soft_wrap=True, markup=False)
    console.print(f"The lake is at version {project.lake.version()}.")


def counts_table(reports: Sequence[IntakeReport]) -> Table:
    """One row a file: what was accepted, what was not, what was new.

    Accepted and quarantined together are all records of the file.
    """
    replaced = ("replaced",) if any(report.replaced for report in reports) else ()
    table = Table("file")
    for name in (*_COUNTS, *replaced):
        table.add_column(name, justify="right", no_wrap=True)
    for report in reports:
        counts = (f"{getattr(report, name):,}" for name in (*_COUNTS, *replaced))
        table.add_row(escape(Path(report.file).name), *counts)
    return table


def write_quarantine(lake: Lake, reports: Sequence[IntakeReport], path: Path) -> None:
    """Write the quarantine of these files as CSV, with file, line, columns and reason."""
    rows = lake.snapshot().own("quarantine").to_pandas()
    mine = rows[rows["sha256"].isin([report.sha256 for report in reports])]
    mine.drop(columns="sha256").to_csv(path, index=False, encoding="utf-8-sig")
