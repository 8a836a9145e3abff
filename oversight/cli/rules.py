"""`oversight rules`: the rules of a project, listed, checked, shown, and as SQL."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.evaluate import as_of_day
from oversight.cli.plan import plan
from oversight.cli.replay import replay
from oversight.cli.shelf import Shelf, shelf_of
from oversight.cli.waivers import check_waivers, waivers
from oversight.config import FILE
from oversight.engines.duckdb import program_sql
from oversight.evaluation import rule_program
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project
from oversight.rulebook.norms import Norm
from oversight.rulebook.rule import Rule
from oversight.rulebook.rulebook import (
    Rulebook,
    available_packs,
    load_rulebook,
)
from oversight.rulebook.scaffold import Wanted, add_pack, scaffold
from oversight.rulebook.schemas import FILES, schemas
from oversight.rulebook.yamltext import shown_path
from oversight.site.build import Site

app = typer.Typer(
    help="The rules: list, check, show them, or see their SQL. 规则",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def _rule(rulebook: Rulebook, name: str) -> Rule:
    rule = rulebook.rules.get(name)
    if rule is None:
        raise Refused(Problem("RULE", f"There is no rule '{name}'.", suggest(name, rulebook.rules)))
    return rule


def _one(shelf: Shelf, name: str) -> tuple[Rulebook, Rule]:
    """The named rule, with only its own pack read where there is such a pack."""
    pack = name.partition("/")[0]
    rulebook = shelf.rulebook([pack] if pack in available_packs(shelf.folders) else ())
    return rulebook, _rule(rulebook, name)


@app.command("list")
def list_rules(
    ctx: typer.Context,
    pack: Annotated[list[str] | None, typer.Argument(help="Only these packs.")] = None,
) -> None:
    """List the rules: id, catalogue number, card, kind, since when in force, title.

    Example: oversight -C fines rules list
    """
    shelf = shelf_of(ctx.obj.folder)
    rules = shelf.rulebook(pack or ()).rules
    rows = [
        (rule.id, rule.catalogue or "-", rule.card, rule.kind, _days(rule.in_force, rule.until))
        for rule in rules.values()
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    for row, rule in zip(rows, rules.values(), strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        typer.echo("  ".join([*cells, getattr(rule.title, shelf.language)]))


@app.command()
def new(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(metavar="PACK/NAME", help="The rule to make.")],
    title: Annotated[str | None, typer.Option(help="What it is called, in English.")] = None,
    title_zh: Annotated[str | None, typer.Option(help="What it is called, in Chinese.")] = None,
) -> None:
    """Make a rule that runs, with its spec and its page, to be changed into one's own.

    Example: oversight -C desk rules new my.desk/slow-reply --title "Reply too slow"
    """
    folder = ctx.obj.folder
    shelf = shelf_of(folder)
    name = rule.partition("/")[2].replace("-", " ").capitalize()
    wanted = Wanted(
        rule,
        en=title if title is not None else name or "-",
        zh=title_zh if title_zh is not None else title or name or "-",
        language=shelf.language,
        timezone=shelf.timezone or "Asia/Shanghai",
        calendar=shelf.calendar,
    )
    written = scaffold(folder, wanted)
    if (folder / FILE).is_file() and add_pack(folder / FILE, wanted.pack):
        written.append(folder / FILE)
    for path in written:
        typer.echo(shown_path(path))
    place = "" if folder == Path() else f" -C {folder}"
    typer.echo(f"Next: oversight{place} rules check, then oversight{place} specs run")


@app.command()
def check(
    ctx: typer.Context,
    what: Annotated[
        list[str] | None, typer.Argument(metavar="[PACK|FILE]...", help="Packs or rule files.")
    ] = None,
) -> None:
    """Check rules, terms, norms, clocks and waivers, and say everything that is wrong with them.

    Exit code 0: nothing is wrong; 2: something is, and each problem was printed.

    Example: oversight rules check rules/cn.licensing/not-answered.rule
    """
    shelf = shelf_of(ctx.obj.folder)
    files = [Path(name) for name in what or () if name.endswith(".rule") or Path(name).is_file()]
    packs = [name for name in what or () if Path(name) not in files]
    problems: list[Problem] = []
    counted = []
    if packs or not files:
        try:
            counted.append(_count(len(shelf.rulebook(packs).rules), "rule"))
            problems += check_waivers(ctx.obj.folder)
        except Refused as refused:
            problems += refused.problems
    for file in files:
        problems += _file_problems(shelf, file)
    if files:
        counted.append(_count(len(files), "file"))
    if problems:
        raise Refused(dict.fromkeys(problems))
    typer.echo(f"{' and '.join(counted)} checked: nothing is wrong.")


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _file_problems(shelf: Shelf, file: Path) -> Sequence[Problem]:
    """What is wrong in one file; where nothing is, what is wrong in the rest of its pack."""
    folder = file.resolve().parent
    if not (folder / "pack.yaml").is_file() or not file.is_file():
        return [
            Problem(
                str(file),
                "There is no such file."
                if not file.is_file()
                else "The file stands in no pack: its folder has no 'pack.yaml'.",
                "Name a rule file of a pack, such as rules/cn.licensing/not-answered.rule.",
            )
        ]
    try:
        load_rulebook([folder.name], [folder.parent, *shelf.folders])
    except Refused as refused:
        own = [p for p in refused.problems if p.where.startswith(f"{shown_path(file)}:")]
        return own or refused.problems
    return []


@app.command()
def show(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(help="The rule, as pack/name.")],
    as_of: Annotated[
        str | None, typer.Option(help="The day whose norms and clocks are shown; today.")
    ] = None,
) -> None:
    """Show a rule: its text, and the norms and clocks it uses as they are in force on a day.

    Example: oversight rules show cn.penalty/summary-over-cap --as-of 2021-07-14
    """
    day = as_of_day(as_of)
    shelf = shelf_of(ctx.obj.folder)
    rulebook, found = _one(shelf, rule)
    typer.echo(found.text.rstrip("\n"))
    if found.norms:
        typer.echo(f"\nNorms in force on {day}:")
        for norm in found.norms.values():
            typer.echo(f"  {_norm_line(norm, day, shelf.language)}")
    clocks = [clock for clock in rulebook.clocks if clock.clock in found.clocks]
    if clocks:
        typer.echo(f"\nClocks in force on {day}:")
        for name in found.clocks:
            rows = [c for c in clocks if c.clock == name and c.in_force(day)]
            for row in rows:
                limit = f"{row.n} {row.unit}" if row.n is not None else row.source
                events = f"{'|'.join(row.start_events)} -> {'|'.join(row.stop_events)}"
                typer.echo(f"  {name}: {limit}, {events} ({row.basis})")
            if not rows:
                typer.echo(f"  {name}: none")
    typer.echo(f"\nFacts of a finding: {', '.join(found.facts) or 'none'}")
    typer.echo(f"File: {shown_path(found.path)}")


def _norm_line(norm: Norm, day: date, language: str) -> str:
    title = getattr(norm.title, language)
    value = next((value for value in norm.values if value.in_force(day)), None)
    if value is None:
        return f"{norm.name}: none ({title})"
    unit = f" {norm.unit}" if norm.unit else ""
    dates = _days(value.start, value.until)
    return f"{norm.name}: {value.value}{unit}, {dates} ({title}; {value.source})"


def _days(start: date, until: date | None) -> str:
    return f"{start}..{until}" if until else f"since {start}"


@app.command()
def sql(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(help="The rule, as pack/name.")],
    as_of: Annotated[str | None, typer.Option(help="The day to judge by; today.")] = None,
) -> None:
    """Print the SQL that a rule becomes.

    Example: oversight rules sql cn.licensing/decision-overdue
    """
    day = as_of_day(as_of)
    shelf = shelf_of(ctx.obj.folder)
    rulebook, found = _one(shelf, rule)
    timezone = shelf.timezone or rulebook.packs[found.pack].timezone or "UTC"
    program = rule_program(rulebook, found, timezone, day)
    typer.echo(program_sql(program.program, program.context))


app.command()(plan)


@app.command()
def docs(
    ctx: typer.Context,
    out: Annotated[Path, typer.Option(help="The folder the pages go to.")] = Path("site"),
    guides: Annotated[
        Path | None, typer.Option(help="A folder of Markdown pages to build in.")
    ] = None,
) -> None:
    """Make a page of every rule, in Chinese and English, to be read in a browser.

    Example: oversight -C fines rules docs --out site
    """
    folder = ctx.obj.folder
    shelf = shelf_of(folder)
    run = Project.open(folder).runs.latest() if (folder / FILE).is_file() else None
    if guides is not None and not guides.is_dir():
        raise Refused(
            Problem(str(guides), "There is no such folder.", "Name a folder of Markdown pages.")
        )
    pages = Site(out, shelf.rulebook(), guides, run).build()
    typer.echo(f"{len(pages)} files are written; begin with {out / 'index.html'}.")


app.command()(replay)
app.command()(waivers)


@app.command()
def schema(
    out: Annotated[Path, typer.Option(help="The folder the schemas go to.")] = Path("schemas"),
) -> None:
    """Write a JSON Schema for each kind of file, so that an editor completes its settings.

    Example: oversight rules schema --out schemas
    """
    out.mkdir(parents=True, exist_ok=True)
    for name, made in schemas().items():
        path = out / f"{name}.schema.json"
        text = json.dumps(made, ensure_ascii=False, indent=2)
        path.write_text(f"{text}\n", encoding="utf-8")
        typer.echo(f"{path}  for {FILES[name]}")
