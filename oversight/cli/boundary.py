"""`oversight specs boundary`: the days on which a rule's limits must turn, for review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from oversight.cli.shelf import shelf_of
from oversight.problem import Problem, Refused
from oversight.rulebook.yamltext import shown_path
from oversight.specs.boundary.feature import accept as accept_tables
from oversight.specs.boundary.feature import accepted, differences
from oversight.specs.boundary.make import Made, make
from oversight.specs.trial.book import chosen, open_book
from oversight.specs.unmet import UnmetError


def boundary(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None,
        typer.Argument(metavar="[PACK|RULE]...", help="Packs or rules; all of one's own."),
    ] = None,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write the tables into the feature files.")
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Tell only what differs from what is accepted.")
    ] = False,
) -> None:
    """Make the boundary days of each limit a rule reads, as a table for review.

    The day before the due day, the day and the day after; a due day at a month's end, after a
    public holiday, across a make-up day; starts about a change of the limit. Nothing is written
    without --accept, which puts the tables into the rule's feature as scenarios. Exit code 2
    where the tables accepted before are no longer those that are made, 1 where the engines
    differ on one.

    Example: oversight specs boundary cn.licensing/decision-overdue --accept
    """
    console = Console(highlight=False, soft_wrap=True)
    folder: Path = ctx.obj.folder
    shelf = shelf_of(folder)
    stale = disagree = 0
    for pack, rules in chosen(shelf.folders, own_packs(folder, shelf.packs), what or ()).items():
        book = open_book(shelf.folders, pack)
        for tried in book.tried:
            if rules and tried.rule.id not in rules:
                continue
            try:
                made = make(tried, book.rulebook)
            except UnmetError as error:
                console.print(Text(str(error), style="red"))
                disagree += 1
                continue
            if made is None:
                if rules:
                    console.print(Text(f"{tried.rule.id} reads no limit."))
                continue
            if accept:
                refuse_foreign(made.file, folder)
            stale += _tell(console, made, accept=accept, quiet=quiet)
        for rule in book.without:
            if not rules or rule in rules:
                console.print(Text(f"{rule} has no scenarios to make boundary days of."))
    if stale or disagree:
        raise typer.Exit(2 if stale else 1)


def own_packs(folder: Path, packs: Sequence[str]) -> Sequence[str]:
    """Those of the packs that stand in the project itself; all where none does."""
    return [pack for pack in packs if (folder / "rules" / pack).is_dir()] or packs


def refuse_foreign(file: Path, folder: Path) -> None:
    """Raise `Refused` for a feature that is not the project's own to change."""
    if not file.resolve().is_relative_to(folder.resolve()):
        raise Refused(
            Problem(
                str(file),
                "The feature came with the engine; it is not this project's to change.",
                "Leave --accept out, or name rules of the project's own.",
            )
        )


def _tell(console: Console, made: Made, *, accept: bool, quiet: bool) -> bool:
    """Print a rule's tables; whether those accepted before are no longer these."""
    part = accepted(made.file)
    changed = differences(part, made.tables, made.language) if part else []
    if not quiet:
        console.print(Text(made.rule, style="bold"))
        for table in made.tables:
            console.print(Text(f"\n{table.title}\n  {table.remark}"))
            console.print(Text(table.shown()))
        for sentence in made.left:
            console.print(Text(f"  {sentence}", style="yellow"))
    where = shown_path(made.file)
    if accept:
        if changed or (part is None and made.tables):
            accept_tables(made.file, made.tables, made.language)
            console.print(Text(f"{where}: accepted.\n", style="green"))
        return False
    if changed:
        console.print(
            Text(f"{where}: the tables accepted (-) are not those made now (+).", style="red")
        )
        for line in changed:
            console.print(Text(line))
        console.print("Accept them with --accept, or mend the rule.\n")
        return True
    if not quiet and made.tables:
        said = "as accepted" if part else "not accepted yet; --accept writes them"
        console.print(Text(f"{where}: {said}.\n"))
    return False
