"""`oversight specs coverage`, `mutate`, `watch` and `boundary`: the author's bench."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from oversight.cli.bars import progress
from oversight.cli.boundary import boundary
from oversight.cli.shelf import shelf_of
from oversight.problem import Problem, Refused
from oversight.rulebook.yamltext import shown_path
from oversight.specs.coverage.report import coverage as measure_coverage
from oversight.specs.coverage.report import percent
from oversight.specs.coverage.shown import on_text, summary
from oversight.specs.mutation.mutant import Score, Verdict, share
from oversight.specs.mutation.run import run, scores
from oversight.specs.trial.book import chosen, open_book
from oversight.specs.watch import Heard
from oversight.specs.watch import watch as watch_specs

What = Annotated[
    list[str] | None, typer.Argument(metavar="[PACK|RULE]...", help="Packs or rules; all.")
]


def mount(app: typer.Typer) -> None:
    """Add the commands to the group `specs`."""
    app.command("coverage")(coverage)
    app.command("mutate")(mutate)
    app.command("watch")(watch)
    app.command("boundary")(boundary)


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


def mutate(
    ctx: typer.Context,
    what: What = None,
    least: Annotated[float, typer.Option("--min", help="Percent below which it fails.")] = 95.0,
    jobs: Annotated[int, typer.Option(help="So many processes.")] = 2,
) -> None:
    """Put small mistakes into rules, terms, norms and clocks: does a scenario notice each?

    A limit or a switch day is off by one, a comparison flipped, a condition, a clause or a
    pause left out, an act exchanged, a negation turned. Each mistake that no scenario notices
    is shown with a case that would tell. Exit code 1 below the threshold.

    Example: oversight specs mutate cn.penalty --min 95 --jobs 2
    """
    console = _console()
    folders, asked = _asked(ctx.obj.folder, what)
    every: list[Score] = []
    for pack, rules in asked.items():
        book = open_book(folders, pack)
        with progress() as bar:
            advance = partial(bar.advance, bar.add_task(pack, total=None))
            verdicts = run(book, rules or None, jobs=jobs, on_verdict=advance)
        for verdict in verdicts:
            if verdict.fate == "survived":
                _print_survivor(console, verdict)
        found = scores(verdicts)
        for score in found:
            console.print(_score(score))
        for rule in book.without:
            console.print(Text(f"{rule} has no scenarios.", style="red"))
        every += found
    reached = share(every)
    console.print(
        Text(
            f"\n{reached:.1f} % of {sum(score.counted for score in every)} mutants are noticed by"
            f" a scenario; the threshold is {least:g} %.",
            style="green" if reached >= least else "red",
        )
    )
    if reached < least:
        raise typer.Exit(1)


def _score(score: Score) -> Text:
    fates = score.fates
    whole = score.killed == score.counted
    text = Text(f"{share([score]):5.1f} %  ", style="green" if whole else "red")
    return text + Text(
        f"{score.unit}  {score.killed} of {score.counted} noticed; left out:"
        f" {fates.get('equal', 0)} equal, {fates.get('unchecked', 0)} refused by the checker",
        style="default",
    )


def _print_survivor(console: Console, verdict: Verdict) -> None:
    mutant = verdict.mutant
    place = shown_path(mutant.file) + (f":{mutant.line}" if mutant.line else "")
    console.print(Text(f"{place}: no scenario notices ({mutant.kind}):", style="bold"))
    for line in mutant.diff():
        console.print(Text(f"    {line}", style="red" if line[0] == "-" else "green"))
    if not verdict.sketch:
        console.print("    No case near the scenarios tells the two apart.\n")
        return
    console.print("    A scenario would notice:")
    for line in verdict.sketch:
        console.print(Text(f"      {line}"))
    console.print()


def watch(ctx: typer.Context, what: What = None) -> None:
    """Run on every save what the saved file affects; Ctrl-C ends it.

    Example: oversight -C desk specs watch my.desk
    """
    console = _console()
    folder = ctx.obj.folder
    folders, asked = _asked(folder, what)
    own = {pack: rules for pack, rules in asked.items() if (folder / "rules" / pack).is_dir()}
    if not own:
        raise Refused(
            Problem(
                str(folder / "rules"),
                "No pack of this project's own is asked for, and what came with the engine does"
                " not change.",
                "Name a pack in rules/, or make one with 'oversight rules new my.desk/first'.",
            )
        )
    watch_specs(folders, own, folder.resolve(), lambda heard: _print_heard(console, heard))


def _print_heard(console: Console, heard: Heard) -> None:
    good = not heard.wrong
    said = f"{heard.count} scenarios hold" if good else f"{len(heard.wrong)} wrong"
    mark = Text("✓ " if good else "✗ ", style="green" if good else "red")
    console.print(mark + Text(f"{heard.name}: {said} ({heard.seconds:.2f} s)"))
    for wrong in heard.wrong:
        console.print(Text(wrong))
