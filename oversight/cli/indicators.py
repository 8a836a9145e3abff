"""`oversight indicators`: what is measured, its values, and the rows behind each value."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.table import Table

from oversight.audit.compare.screen import Judged, Verdict
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.screening import LEVEL, compared, screened
from oversight.audit.indicators.shown import shown, shown_interval
from oversight.audit.indicators.values import DIMENSIONS, Value, opened, values
from oversight.audit.period import Period
from oversight.cli.bars import progress
from oversight.cli.indicators_compare import effect, mix, ranks
from oversight.cli.indicators_record import record
from oversight.cli.over import (
    Csv,
    Over,
    SeenFrom,
    grouped,
    known,
    listed,
    names_of,
    rows_of,
    title_of,
)
from oversight.cockpit.figures import keep
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.runs import require_folder

app = typer.Typer(
    help="Indicators: what is measured, its values, and the rows behind each. 指标",
    no_args_is_help=True,
    rich_markup_mode=None,
)
for command in (record, ranks, mix, effect):
    app.command()(command)
NOBODY = {"zh": "（未记载）", "en": "(none recorded)"}
HEADS = {
    "who": ("对象", "of"),
    "indicator": ("指标", "indicator"),
    "subjects": ("分母", "among"),
    "counted": ("分子", "counted"),
    "excluded": ("剔除", "left out"),
    "figure": ("数值", "value"),
    "interval": ("95%区间", "95 % interval"),
    "common": ("共同水平", "common"),
    "q": ("q值", "q"),
}
SCREENED = (
    "比较{told}次，错误发现率{rate:g}%：点名{named}项；另有{chance}项偏差可由多次比较的偶然解释，"
    "{few}项件数过少不作比较。",
    "{told} comparisons at a false discovery rate of {rate:g} %: {named} named; {chance} more are "
    "outside their limits as some of so many are by chance; {few} have too few cases to compare.",
)
Names = Annotated[list[str] | None, typer.Argument(metavar="INDICATOR...", help="Only these.")]


@app.command("list")
def list_indicators(ctx: typer.Context, names: Names = None) -> None:
    """List the indicators of the project's packs: id, kind, which way is better, title.

    Example: oversight -C centre indicators list
    """
    project = Project.open(ctx.obj.folder)
    found = project.indicators(names or None)
    rows = [(one.id, one.kind, one.front.better) for one in found.values()]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)] if rows else []
    for row, one in zip(rows, found.values(), strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        typer.echo("  ".join([*cells, getattr(one.front.title, project.language)]))


@app.command()
def show(ctx: typer.Context, indicator: Annotated[str, typer.Argument()]) -> None:
    """Show an indicator as it is written.

    Example: oversight -C centre indicators show cn.licensing/decided-in-time
    """
    project = Project.open(ctx.obj.folder)
    typer.echo(project.indicators([indicator])[indicator].text.rstrip("\n"))


@app.command()
def compute(
    ctx: typer.Context,
    names: Names = None,
    *,
    period: Over,
    as_of: SeenFrom = None,
    by: Annotated[
        str | None, typer.Option(help="org, item or channel; all as one if left out.")
    ] = None,
    level: Annotated[
        str | None, typer.Option(help="With --by org: the level counted at: city, county, town.")
    ] = None,
    csv: Csv = None,
) -> None:
    """Compute indicators over a period: what counts, among how many, what is left out.

    Example: oversight -C centre indicators compute cn.licensing/decided-in-time
    --period 2021-Q3 --by org --level county
    """
    project = Project.open(ctx.obj.folder)
    require_folder(csv)
    by = known("--by", by, DIMENSIONS)
    if level is not None and by != "org":
        said = "A level is that of organisations, and the values are not told by organisation."
        raise Refused(Problem("--level", said, "Add --by org, or leave --level out."))
    found = project.indicators(names or None)
    rows = rows_of(project, list(found.values()), Period.parse(period), as_of)
    group = grouped(project, level)
    told = {one.id: values(one, rows, by=by, group=group) for one in found.values()}
    if csv is not None:
        table = _plain_table([value for some in told.values() for value in some])
        pa.csv.write_csv(table, csv)
        typer.echo(f"{table.num_rows:,} values written to {csv}.")
        return
    console = Console(highlight=False)
    if by is None:
        lines = [(title_of(one, project), one, told[one.id][0]) for one in found.values()]
        console.print(_table(project.language, "indicator", lines))
        return
    titles = names_of(project, by)
    for one in found.values():
        console.print(f"\n{title_of(one, project)}", markup=False)
        own = told[one.id]
        lines = [(titles.get(value.who or "", value.who or ""), one, value) for value in own]
        console.print(_table(project.language, "who", lines))


@app.command()
def screen(
    ctx: typer.Context,
    names: Names = None,
    *,
    period: Over,
    as_of: SeenFrom = None,
    level: Annotated[
        str | None, typer.Option(help="The level compared at: city, county, town; each by itself.")
    ] = None,
    rate: Annotated[
        float, typer.Option(min=0.001, max=0.5, help="The false discovery rate.")
    ] = LEVEL,
) -> None:
    """Name the organisations that do worse than chance and spread explain, on many indicators.

    All comparisons share one false discovery rate, so that looking often accuses nobody. No
    organisation is ranked.

    Example: oversight -C centre indicators screen --period 2021-Q3
    """
    project = Project.open(ctx.obj.folder)
    found = project.indicators(names or None)
    chosen = compared(found.values())
    table = rows_of(project, chosen, Period.parse(period), as_of)
    result = screened(period, chosen, table, group=grouped(project, level), level=rate)
    said = SCREENED[project.language == "en"]
    tally = Counter(each.verdict for each in result.judged)
    told = len(result.judged) - tally[Verdict.TOO_FEW]
    typer.echo(
        said.format(
            told=told,
            rate=100 * rate,
            named=tally[Verdict.NAMED],
            few=tally[Verdict.TOO_FEW],
            chance=tally[Verdict.CHANCE_OF_MANY],
        )
    )
    if result.named:
        titles = names_of(project, "org")
        Console(highlight=False).print(_named(project.language, found, titles, result.named))


def _named(
    language: str,
    found: Mapping[str, Definition],
    titles: Mapping[str, str],
    named: Sequence[Judged],
) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in ("who", "indicator", "counted", "subjects", "figure", "common", "q"):
        right = head not in ("who", "indicator")
        table.add_column(HEADS[head][language != "zh"], justify="right" if right else "left")
    for each in named:
        one = found[each.indicator]
        table.add_row(
            titles.get(each.org, each.org),
            getattr(one.front.title, language),
            f"{each.count:,}",
            f"{each.of:,}",
            shown(one, each.rate, language),
            shown(one, each.theta, language),
            f"{each.q:.2g}",
        )
    return table


@app.command()
def rows(
    ctx: typer.Context,
    indicator: Annotated[str, typer.Argument()],
    *,
    period: Over,
    as_of: SeenFrom = None,
    org: Annotated[str | None, typer.Option(help="Only of this organisation.")] = None,
    level: Annotated[
        str | None, typer.Option(help="With --org: and of those below it, down from this level.")
    ] = None,
    standing: Annotated[
        str | None, typer.Option(help="Only those: counted, other, or excluded.")
    ] = None,
    csv: Csv = None,
) -> None:
    """Show the rows behind a value: each subject, its day, and what became of it.

    Example: oversight -C centre indicators rows cn.licensing/decided-in-time
    --period 2021-Q3 --org 320600 --standing other
    """
    project = Project.open(ctx.obj.folder)
    require_folder(csv)
    standing = known("--standing", standing, ("counted", "other", "excluded"))
    found = project.indicators([indicator])
    table = rows_of(project, list(found.values()), Period.parse(period), as_of)
    if org is not None:
        table = opened(table, who=org, group=grouped(project, level))
    if standing is not None:
        table = table.filter(pc.equal(table["standing"], standing))
    listed(table, csv, "rows", without="indicator")


@app.command("keep")
def keep_figures(ctx: typer.Context) -> None:
    """Keep the indicators' rows with the latest run, for the cockpit and the pages behind it.

    Example: oversight -C centre indicators keep
    """
    project = Project.open(ctx.obj.folder)
    run = project.latest_run()
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("indicators", total=len(project.indicators()))
        many = keep(project, run, lambda _: bar.advance(task))
    typer.echo(f"Kept {many:,} rows of indicators with run {run.manifest.run}.")


def _table(
    language: str, first: str, lines: Sequence[tuple[str | None, Definition, Value]]
) -> Table:
    table = Table(box=None, pad_edge=False)
    for head in (first, "subjects", "counted", "excluded", "figure", "interval"):
        words = HEADS[head][language != "zh"]
        table.add_column(words, justify="left" if head == first else "right")
    for name, definition, value in lines:
        table.add_row(
            name or NOBODY[language],
            f"{value.subjects:,}",
            f"{value.counted:,}",
            f"{value.excluded:,}",
            shown(definition, value.figure, language),
            shown_interval(definition, value),
        )
    return table


def _plain_table(told: Sequence[Value]) -> pa.Table:
    """The values as they are, for a spreadsheet."""
    names = ["indicator", "who", "subjects", "counted", "excluded", "top", "bottom"]
    names += ["figure", "low", "high"]
    return pa.table({name: [getattr(value, name) for value in told] for name in names})
