"""`oversight trail`: the history of the items, shown and verified."""

from __future__ import annotations

from typing import Annotated

import typer

from oversight.cli.desk import HERE, opened
from oversight.supervision.service import get_item
from oversight.supervision.text import report_text, trail_lines
from oversight.supervision.trail import verify_trail
from oversight.supervision.views import read_trail

app = typer.Typer(
    help="The trail: the append-only history of every item. 痕迹",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def verify(ctx: typer.Context) -> None:
    """Check that no entry was changed, removed or moved; names the first that was.

    Exit code 0: the trail is whole; 1: it is broken.

    Example: oversight -C fines trail verify
    """
    with opened(ctx) as desk:
        report = verify_trail(desk.store)
        typer.echo(report_text(report, desk.reader))
    if not report.whole:
        raise typer.Exit(1)


@app.command()
def show(
    ctx: typer.Context,
    item: Annotated[
        str | None, typer.Argument(metavar="[ID]", help="Only this item's entries.")
    ] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many of the newest, of all items.")] = 20,
) -> None:
    """Show the newest entries, or all entries of one item.

    Example: oversight -C fines trail show 1NYTYNRX5C
    """
    with opened(ctx) as desk:
        if item is None:
            lines = trail_lines(read_trail(desk.store, actor=HERE, last=limit), desk.reader)
        else:
            found = get_item(desk.store, item, actor=HERE)
            lines = trail_lines(
                read_trail(desk.store, found.id, actor=HERE), desk.reader, of_one=True
            )
        typer.echo("\n".join(lines))
