"""What commands over a period share: the day it is seen from, indicators' rows, names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.csv
import typer
from rich.progress import BarColumn, TextColumn

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import ancestors, between
from oversight.audit.period import Period
from oversight.cli.bars import progress
from oversight.cli.evaluate import as_of_day
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project

LEVELS = ("city", "county", "town")
Over = Annotated[
    str, typer.Option(help="A year, quarter or month, or several: 2021, 2021-Q3, 2010/2014.")
]
SeenFrom = Annotated[
    str | None, typer.Option(help="The day it is seen from; the period's last if left out.")
]
Csv = Annotated[Path | None, typer.Option(help="Write it here instead, as CSV.")]


def seen_from(period: Period, as_of: str | None) -> date:
    """The day that a period is seen from: its last, or the one given where that is earlier."""
    day = min(as_of_day(as_of), period.last) if as_of else period.last
    if day < period.first:
        said = f"The period {period.text} begins after {day}."
        raise Refused(Problem("--as-of", said, "Name an earlier period, or a later day."))
    return day


def grouped(project: Project, level: str | None) -> dict[str, str] | None:
    """Each organisation by the one of that level that it belongs to; None without a level."""
    if level is None:
        return None
    return ancestors(project.orgs().to_pylist(), known("--level", level, LEVELS) or "")


def rows_of(
    project: Project, definitions: Sequence[Definition], period: Period, as_of: str | None
) -> pa.Table:
    """The rows of indicators over a period, as it is seen from a day or from its last."""
    day = seen_from(period, as_of)
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("indicators", total=len(definitions))
        found = project.indicator_rows(definitions, day, on_indicator=lambda _: bar.advance(task))
    return between(found, period.first, period.last)


def title_of(definition: Definition, project: Project) -> str:
    """The indicator's title in the project's language."""
    return str(getattr(definition.front.title, project.language))


def known(option: str, given: str | None, there: Sequence[str]) -> str | None:
    """What was given, which must be one of those that there are."""
    if given is None or given in there:
        return given
    raise Refused(Problem(option, f"There is no '{given}' here.", suggest(given, there)))


def names_of(project: Project, by: str) -> Mapping[str, str]:
    """The names of the organisations, where they are told apart."""
    if by != "org":
        return {}
    zh = project.language == "zh"
    return {
        str(row["org"]): str(row["name"] if zh else row["name_en"] or row["name"])
        for row in project.orgs().to_pylist()
    }


def listed(table: pa.Table, csv: Path | None, what: str, *, without: str) -> None:
    """The rows of a table, one a line without that column; or whole in a file, as CSV."""
    if csv is not None:
        pa.csv.write_csv(table, csv)
        typer.echo(f"{table.num_rows:,} {what} written to {csv}.")
        return
    table = table.drop_columns([without])
    typer.echo("  ".join(table.column_names))
    for row in table.to_pylist():
        typer.echo("  ".join("-" if value is None else str(value) for value in row.values()))
