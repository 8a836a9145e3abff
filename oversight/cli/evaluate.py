"""`oversight evaluate`: records and rules become findings."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.compute as pc
import typer
from rich.console import Console
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from oversight.cli.bars import progress
from oversight.evaluation import Evaluation
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.runs import copy_table, require_folder, write_table
from oversight.waivers import Applied, apply_waivers, expired, read_waivers


def as_of_day(text: str | None, zone: ZoneInfo | None = None) -> date:
    """The day given as YYYY-MM-DD, or today in the zone; `Refused` where it is no such day."""
    if text is None:
        return datetime.now(zone).date()
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise Refused(
            Problem("--as-of", f"'{text}' is not a day.", "Write it as 2021-03-29.")
        ) from error


def evaluate(
    ctx: typer.Context,
    as_of: Annotated[
        str | None, typer.Option(help="The day to judge by; today if left out.")
    ] = None,
    engine: Annotated[str, typer.Option(help="duckdb or reference.")] = "duckdb",
    rule: Annotated[list[str] | None, typer.Option(help="Only this rule; may be repeated.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write the findings here too (Parquet).")] = None,
    summary: Annotated[Path | None, typer.Option(help="Write the summary here too.")] = None,
) -> None:
    """Evaluate the project's rules over its lake, and keep the run.

    Exit code 1: done, but a waiver in waivers.yaml has run out.

    Example: oversight -C fines evaluate --as-of 2013-06-18 --out findings.parquet
    """
    project = Project.open(ctx.obj.folder)
    require_folder(out, summary)
    waivers = read_waivers(project.folder, project.rulebook.rules)
    console = Console(highlight=False)
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with progress(*columns) as shown, project.runs.writing() as writer:
        bar = shown.add_task("reading the records and reckoning the clocks")

        def walked(done: int, of: int) -> None:
            if of > 1:
                shown.update(bar, description=f"evaluated part {done} of {of} of the cases")

        evaluation = project.evaluate(
            as_of_day(as_of, project.config.zone),
            engine=engine,
            rules=rule,
            on_rule=lambda done: shown.update(bar, description=f"evaluated {done}"),
            on_span=walked,
            sink=writer.add,
        )
        run = writer.keep(evaluation)
    for name, path in (("findings", out), ("summary", summary)):
        if path is not None:
            copy_table(run.folder / f"{name}.parquet", path)
    day = evaluation.manifest.as_of
    parted = apply_waivers(run.findings, waivers, day) if waivers else None
    if parted is not None:
        write_table(parted.waived, run.folder / "waived.parquet")
    console.print(counts_table(evaluation, parted))
    kept = f"Run {run.manifest.run} as of {run.manifest.as_of} is kept in {run.folder}."
    console.print(kept, markup=False, soft_wrap=True)
    lapsed = expired(waivers, day)
    for problem in lapsed:
        typer.echo(str(problem), err=True)
    if lapsed:
        raise typer.Exit(1)


def counts_table(evaluation: Evaluation, parted: Applied | None = None) -> Table:
    """Examined, flagged and cannot-tell of each rule, over all organisations.

    Where a project has waivers, what they cover is counted apart from both.
    """
    table = Table("rule", title=f"As of {evaluation.manifest.as_of}")
    columns = ("examined", "flagged", "cannot_tell")
    for column in columns:
        table.add_column(column.replace("_", " "), justify="right")
    sums: pa.Table = (
        evaluation.summary.group_by("rule")
        .aggregate([(column, "sum") for column in columns])
        .sort_by("rule")
    )
    waived = parted.counts() if parted is not None else {}
    if parted is not None:
        table.add_column("waived", justify="right")
    for row in sums.to_pylist():
        apart = [waived.get((row["rule"], column), 0) for column in columns]
        left = [row[f"{column}_sum"] - n for column, n in zip(columns, apart, strict=True)]
        counts = [*left, sum(apart)] if parted is not None else left
        table.add_row(row["rule"], *(f"{count:,}" for count in counts))
    silent = set(evaluation.rules) - set(pc.unique(evaluation.summary["rule"]).to_pylist())
    for rule in sorted(silent):
        table.add_row(rule, *["0"] * (len(table.columns) - 1))
    return table
