"""`oversight city make`: a simulated city with planted faults and a truth table."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from oversight.city import TRUTH, City, make_city
from oversight.cli.bars import progress
from oversight.problem import Problem, Refused

app = typer.Typer(no_args_is_help=True, help="Simulate a city whose faults are known.")


class Form(StrEnum):
    """How the records are written."""

    parquet = "parquet"
    csv = "csv"


@app.callback()
def city() -> None:
    """Simulate a city whose faults are known."""


@app.command("make")
def make(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Where the city is written.")],
    cases: Annotated[int, typer.Option(help="How many cases.")] = 20_000,
    seed: Annotated[int, typer.Option(help="The same seed gives the same city.")] = 7,
    as_of: Annotated[
        str, typer.Option(help="The last day of the records, in 2021.")
    ] = "2021-12-31",
    format: Annotated[Form, typer.Option(help="Of the records.")] = Form.parquet,
    habits: Annotated[
        bool, typer.Option("--habits", help="Plant slow and gaming organisations among like ones.")
    ] = False,
) -> None:
    """Write a year of records of an invented city, and apart from them what each rule must find.

    An empty or new folder, or one with a city, which is replaced.

    Example: oversight city make city --cases 20000 --seed 7
    """
    day = _day(as_of)
    with progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    ) as shown:
        bar = shown.add_task("simulating cases", total=cases)
        made = make_city(
            folder,
            cases=cases,
            seed=seed,
            as_of=day,
            format=format.value,
            habits=habits,
            on_block=lambda done: shown.advance(bar, done),
        )
    console = Console(highlight=False)
    console.print(_counts(made))
    console.print(
        f"{made.tables['case']:,} cases with {made.tables['event']:,} events, as of {day}, "
        f"are in {folder}; what is true of them is in {folder / TRUTH}.",
        soft_wrap=True,
    )


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError as error:
        raise Refused(
            Problem("--as-of", f"'{text}' is not a day.", "Write it as 2021-12-31.")
        ) from error


def _counts(made: City) -> Table:
    """What is true, in numbers."""
    table = Table("rule", title=f"True of the city of seed {made.seed}, as of {made.as_of}")
    columns = ("examined", "flagged", "cannot_tell")
    for column in columns:
        table.add_column(column.replace("_", " "), justify="right")
    for rule, counts in made.rules.items():
        table.add_row(rule, *(f"{counts[column]:,}" for column in columns))
    return table
