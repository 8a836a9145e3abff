"""`oversight specs`: run the feature specs of rules, and name the rules that lack some."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from oversight.cli import bench_specs
from oversight.config import FILE as CONFIG
from oversight.config import read_config
from oversight.problem import Problem, Refused
from oversight.rulebook.pack import TERMS
from oversight.rulebook.rulebook import library_folder
from oversight.specs.accept import accept
from oversight.specs.feature import FOLDER, find_home, home_of, read_features
from oversight.specs.lint import lint, mistagged, never_doubts, tags_by_rule
from oversight.specs.run import Told, run_specs

app = typer.Typer(help="Feature specs: what rules must find. 规则样例", no_args_is_help=True)
bench_specs.mount(app)


@app.callback()
def specs() -> None:
    """Feature specs: what rules must find."""


@app.command("run")
def run(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; the project's features/."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what fails.")] = False,
    jobs: Annotated[int, typer.Option(help="So many processes.", min=1)] = 1,
    accepting: Annotated[
        bool, typer.Option("--accept", help="Write what was found over tables that fail.")
    ] = False,
) -> None:
    """Run feature specs on every engine, and name rules without the specs every rule needs.

    A scenario that fails shows the proof of what was found. `--accept` shows each table of
    findings that fails beside the one that would hold, and writes that into the file; nothing
    else of the file changes. Engines that differ are never accepted.

    Exit code 1 where a scenario fails, 2 where one cannot be understood.

    Example: oversight -C fines specs run features/it.road-fines --jobs 2
    """
    console = Console(highlight=False, soft_wrap=True)
    files = feature_files(ctx.obj.folder, paths)
    shown = _Shown(console, quiet)
    teller = run_specs(files, shown, jobs=jobs)
    failed = [told for told in teller.told if told.why]
    for told in failed:
        if accepting and told.rewrite is not None:
            continue  # shown beside what replaces it
        console.print(f"\n{told.feature}: {told.scenario}", style="bold red")
        console.print(Text(told.why))
    for problem in missing(files, paths):
        console.print(Text(str(problem), style="yellow"))
    count = len(teller.told)
    console.print(f"\n{count - len(failed)} of {count} scenarios hold; features: {len(files)}.")
    if accepting:
        failed = _accepted(failed, console)
    elif any(told.rewrite for told in failed):
        console.print("Where the rule is right, --accept writes what was found over the table.")
    if failed:
        raise typer.Exit(2 if any(told.refused for told in failed) else 1)


@app.command("check")
def lint_command(
    ctx: typer.Context,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="[PATH]...", help="Files or folders; the project's features/."),
    ] = None,
) -> None:
    """Name each rule without a spec that fires, one that does not, or one that cannot tell.

    A rule without a clause `cannot_tell` needs no spec of the last kind. Also named is every
    scenario whose tag is not what it expects.

    Example: oversight -C fines specs check
    """
    problems = missing(feature_files(ctx.obj.folder, paths), paths)
    for problem in problems:
        typer.echo(str(problem))
    if problems:
        raise typer.Exit(1)
    typer.echo("Every rule has a spec that fires, one that does not, and one that cannot tell.")


def _accepted(failed: list[Told], console: Console) -> list[Told]:
    """Write the tables that fail as they would hold; the scenarios that still fail."""
    rewrites = {told.rewrite: told for told in failed if told.rewrite is not None}
    for rewrite in rewrites:
        console.print(Text(f"\n{rewrite.spot}: - goes, + comes.", style="bold"))
        console.print(Text(rewrite.diff()))
    unwritten = accept(rewrites)
    for problem in unwritten.values():
        console.print(Text(str(problem), style="yellow"))
    written = [one for one in rewrites if one not in unwritten]
    console.print(f"\nTables accepted: {len(written)}. Read what changed before you commit it.")
    return [told for told in failed if told.rewrite not in written]


class _Shown:
    """Prints each scenario as it ends, under the name of its feature."""

    def __init__(self, console: Console, quiet: bool) -> None:
        self.console = console
        self.quiet = quiet
        self.feature = ""

    def __call__(self, told: Told) -> None:
        if self.quiet:
            return
        if told.feature != self.feature:
            self.feature = told.feature
            self.console.print(Text(told.feature, style="bold"))
        mark = Text("  fails  ", style="red") if told.why else Text("  holds  ", style="green")
        self.console.print(mark + Text(told.scenario))


_WRITE_ONE = "Specs stand in features/<pack>/<rule>.feature, beside the folder rules/."


def feature_files(folder: Path, paths: list[Path] | None) -> list[Path]:
    """The feature files at or under the paths; without any, those of the project.

    A project without features of its own has those of its packs that came with the engine.
    Raises `Refused` for a path that does not exist or holds no feature.
    """
    problems = []
    files: dict[Path, None] = {}
    for path in paths or project_features(folder):
        found = sorted(path.rglob("*.feature")) if path.is_dir() else [path]
        if not path.exists():
            problems.append(Problem(str(path), "There is no such file or folder.", _WRITE_ONE))
        elif not found:
            problems.append(Problem(str(path), "No feature is in this folder.", _WRITE_ONE))
        elif any(file.suffix != ".feature" or find_home(file) is None for file in found):
            problems.append(
                Problem(str(path), "This is not a feature of a project's rules.", _WRITE_ONE)
            )
        files.update(dict.fromkeys(found))
    if problems:
        raise Refused(problems)
    return list(files)


def project_features(folder: Path) -> list[Path]:
    """The project's own features, or else those of its packs in the library."""
    own = folder / FOLDER
    if any(own.rglob("*.feature")) or not (folder / CONFIG).is_file():
        return [own]
    library = library_folder().parent / FOLDER
    shipped = [library / pack for pack in read_config(folder).rules.packs]
    return [place for place in shipped if place.is_dir()] or [own]


def missing(files: list[Path], paths: list[Path] | None) -> list[Problem]:
    """What the lint says: of the rules the files are about, or of all their packs' rules."""
    features = read_features(files)
    rules = set(tags_by_rule(features))
    if not paths:
        rules |= {
            f"{file.parent.name}/{rule.stem}"
            for file in files
            for rule in (home_of(file) / "rules" / file.parent.name).glob("*.rule")
            if rule.name != TERMS
        }
    files_of = {
        f"{file.parent.name}/{rule.stem}": rule
        for file in files
        for rule in (home_of(file) / "rules" / file.parent.name).glob("*.rule")
    }
    sure = {
        name
        for name in rules & set(files_of)
        if never_doubts(files_of[name].read_text(encoding="utf-8", errors="replace"))
    }
    return lint(rules, features, sure=sure) + mistagged(features)
