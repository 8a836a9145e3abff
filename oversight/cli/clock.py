"""`oversight clock`: when a legal limit ends, and why."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from oversight.clock.asked import Asked, Setting, answer
from oversight.config import FILE, read_config
from oversight.rulebook.rulebook import available_packs, library_folder

app = typer.Typer(
    help="Legal clocks: when a limit ends. 时限", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def clock() -> None:
    """Legal clocks: when a limit ends. 时限"""


@app.command()
def due(
    ctx: typer.Context,
    start: Annotated[
        str, typer.Option("--from", help="The day the limit starts (for hours: the moment).")
    ],
    limit: Annotated[
        str | None, typer.Option(help="How many units; a negative number counts back.")
    ] = None,
    unit: Annotated[str | None, typer.Option(help="wd, cd, month, year or hour.")] = None,
    calendar: Annotated[
        str | None, typer.Option(help="CN, NL, IT or NONE; else the project's or the pack's.")
    ] = None,
    pause: Annotated[
        list[str] | None, typer.Option(help="START:END; the start day counts as used. Repeatable.")
    ] = None,
    extend: Annotated[str | None, typer.Option(help="Units an extension adds.")] = None,
    name: Annotated[
        str | None, typer.Option("--clock", help="A clock of the packs, such as decide.")
    ] = None,
    pack: Annotated[str | None, typer.Option(help="The pack of the clock.")] = None,
    rolls: Annotated[str | None, typer.Option(help="forward, contested or none.")] = None,
    timezone: Annotated[str | None, typer.Option(help="The time zone of an hour clock.")] = None,
    overlay: Annotated[
        Path | None, typer.Option(help="A CSV file day,kind,note of local days.")
    ] = None,
) -> None:
    """Tell when a limit ends: the date on the first line, then how it was counted.

    Example: oversight clock due --calendar CN --from 2021-03-01 --limit 20 --unit wd
    """
    asked = Asked(
        start=start,
        limit=limit,
        unit=unit,
        calendar=calendar,
        pauses=tuple(pause or ()),
        extend=extend,
        clock=name,
        pack=pack,
        rolls=rolls,
        timezone=timezone,
        overlay=overlay,
    )
    for line in answer(asked, _setting(ctx.obj.folder if ctx.obj else Path())):
        typer.echo(line)


def _setting(folder: Path) -> Setting:
    """The calendar and the packs of the project in `folder`; without one, the library's packs."""
    packs = available_packs([folder / "rules", library_folder()])
    clocks = {
        name: home / "clocks.csv" for name, home in packs.items() if (home / "clocks.csv").is_file()
    }
    if not (folder / FILE).is_file():
        return Setting(clocks=clocks)
    project = read_config(folder).project
    return Setting(
        calendar=project.calendar,
        timezone=project.timezone,
        overlay=folder / project.overlay if project.overlay else None,
        clocks=clocks,
    )
