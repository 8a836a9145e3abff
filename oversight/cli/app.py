"""The commands, mounted: one module a group."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from oversight import __version__

COMMANDS = (
    "new",
    "intake",
    "evaluate",
    "explain",
    "items",
    "ownership",
    "orders",
    "emergencies",
    "samples",
    "trail",
    "evidence",
    "accounts",
    "webhooks",
    "store",
    "serve",
    "clock",
    "rules",
    "specs",
    "indicators",
    "shapes",
    "assessment",
    "audits",
    "report",
    "city",
    "demo",
)
"""Each is a module of this package, holding a group `app` or a function of its own name."""


class Commands(TyperGroup):
    """Loads the module of a command when that command is asked for.

    Counting a date need not wait for the charts of the reports to be loaded.
    """

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"oversight.cli.{cmd_name}")
        group = getattr(module, "app", None)
        if group is None:
            group = typer.Typer(add_completion=False, rich_markup_mode=None)
            group.command(cmd_name)(getattr(module, cmd_name))
            command: Any = typer.main.get_command(group)
        else:
            group.rich_markup_mode = None
            command = typer.main.get_group(group)
        command.name = cmd_name
        return command


app = typer.Typer(
    name="oversight",
    cls=Commands,
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
