"""`oversight specs coverage`, `mutate` and `watch`: the author's bench."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from oversight.cli.rules import shelf_of
from oversight.specs.coverage.report import coverage as measure_coverage
from oversight.specs.coverage.report import percent
from oversight.specs.coverage.shown import on_text, summary
from oversight.specs.trial.book import chosen, open_book

What = Annotated[
    list[str] | None, typer.Argument(metavar="[PACK|RULE]...", help="Packs or rules; all.")
]


def mount(app: typer.Typer) -> None:
    """Add the commands to the group `specs`."""
    app.command("coverage")(coverage)


def _asked(folder: Path, what: Sequence[str] | None) -> tuple[Sequence[Path], dict[str, set[str]]]:
    shelf = shelf_of(folder)
    return shelf.folders, chosen(shelf.folders, shelf.packs, what or ())


def _console() -> Console:
    return Console(highlight=False, soft_wrap=True)


def coverage(
    ctx: typer.Context,
    what: What = None,
    least: Annotated[float, typer.Option("--min", help="Percent below which it fails.")] = 100.0,
) -> None:
    """Show which clauses and conditions the scenarios decide, on the text of the rules.

    A clause counts where it holds in some scenario; a condition where in some scenario it is
    the first to fail; a dated norm or clock where some scenario asks for it. Exit code 1 below
    the threshold.

    Example: oversight specs coverage cn.penalty/summary-over-cap --min 100
    """
    console = _console()
    folders, asked = _asked(ctx.obj.folder, what)
    every = []
    for pack, rules in asked.items():
        units = measure_coverage(open_book(folders, pack), rules or None)
        for unit in units:
            console.print(summary(unit))
            if unit.covered < unit.counted or unit.name in rules:
                for line in on_text(unit):
                    console.print(line)
        every += units
    share = percent(every)
    console.print(
        Text(
            f"\n{share:.1f} % of clauses, conditions and dated values are decided by a scenario; "
            f"the threshold is {least:g} %.",
            style="green" if share >= least else "red",
        )
    )
    if share < least:
        raise typer.Exit(1)
