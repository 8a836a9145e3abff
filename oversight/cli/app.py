"""The commands, mounted: one module a group."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer

from oversight import __version__
from oversight.cli import (
    city,
    clock,
    demo,
    evaluate,
    explain,
    intake,
    items,
    new,
    report,
    rules,
    specs,
    trail,
)

app = typer.Typer(
    name="oversight",
    help="Watch how an administration uses its powers. 行政问效",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@dataclass(frozen=True)
class Place:
    """Where a command works: `folder` is the project's, as `-C` names it."""

    folder: Path


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"oversight {__version__}")
        raise typer.Exit


@app.callback()
def place(
    ctx: typer.Context,
    folder: Annotated[
        Path, typer.Option("-C", help="The project's folder, as git takes it.")
    ] = Path(),
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True)
    ] = False,
) -> None:
    """Watch how an administration uses its powers: records in, rules, items, reports. 行政问效"""
    ctx.obj = Place(folder)


app.command("new")(new.new)
app.command("intake")(intake.intake)
app.command("evaluate")(evaluate.evaluate)
app.command("explain")(explain.explain)
app.command("demo")(demo.demo)
app.add_typer(items.app, name="items")
app.add_typer(trail.app, name="trail")
app.add_typer(clock.app, name="clock")
app.add_typer(rules.app, name="rules")
app.add_typer(specs.app, name="specs")
app.add_typer(report.app, name="report")
app.add_typer(city.app, name="city")
