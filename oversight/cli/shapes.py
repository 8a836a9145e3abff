"""`oversight shapes`: shapes that work on a figure leaves, and the organisations that show them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Annotated

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv
import typer
from rich.console import Console
from rich.progress import BarColumn, TextColumn
from rich.table import Table

from oversight.audit.gaming.screen import Standing
from oversight.audit.period import Period
from oversight.audit.shapes.definition import Detector, Shape
from oversight.audit.shapes.looking import LEVEL, Looked, Seen, look
from oversight.cli.bars import progress
from oversight.cli.over import Csv, Over, SeenFrom, grouped, listed, names_of, seen_from
from oversight.project import Project
from oversight.runs import require_folder

app = typer.Typer(
    help="Shapes that work on a figure leaves: a reason to look, never proof. 围着指标转的形状",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Names = Annotated[list[str] | None, typer.Argument(metavar="SHAPE...", help="Only these.")]
SAID = (
    "看了{looks}次（单位×形状），错误发现率{rate:g}%：点名{named}项；另有{chance}项单看成立、"
    "放在这么多次里属偶然；{few}项件数过少，{other}项不适用。形状只是查看案件的理由，不证明有意为之。",
    "{looks} looks (an organisation at a shape) at a false discovery rate of {rate:g} %: {named} "
    "named; {chance} more show it by themselves, as some of so many do by chance; {few} have too "
    "few cases, and {other} figures of another kind. A shape is a reason to look at the cases, "
    "never proof of intent.",
)
HEADS = {
    "org": ("单位", "organisation"),
    "shape": ("形状", "shape"),
    "cases": ("件数", "cases"),
    "seen": ("所见", "seen"),
    "q": ("q值", "q"),
}
FIGURES: Mapping[Detector, tuple[str, str]] = {
    "bunching": ("到期日多出{:.1f}天的件数", "{:.1f} days' worth of cases too many on the due day"),
    "late-acts": (
        "最后两天的几率为此前的{:.1f}倍",
        "odds {:.1f} times as high in the last two days",
    ),
    "back-dating": (
        "跨过期限的为预期的{:.1f}倍",
        "{:.1f} times as many as expected cross the due day",
    ),
    "heaping": ("{:.0%}以0或5结尾", "{:.0%} end in 0 or 5"),
    "first-digits": ("首位数字平均偏差{:.3f}", "mean deviation of first digits {:.3f}"),
    "defaults": ("{:.0%}为默认", "{:.0%} are defaults"),
    "too-perfect": ("按同类应有{:.1f}件出错", "{:.1f} would have gone wrong as elsewhere"),
}


@app.command("list")
def list_shapes(ctx: typer.Context, names: Names = None) -> None:
    """List the shapes of the project's packs: id, detector, title.

    Example: oversight -C centre shapes list
    """
    project = Project.open(ctx.obj.folder)
    found = project.shapes(names or None)
    width = max((len(one) for one in found), default=0)
    for one in found.values():
        title = getattr(one.front.title, project.language)
        typer.echo(f"{one.id.ljust(width)}  {one.front.detector:<12}  {title}")


@app.command()
def show(ctx: typer.Context, shape: Annotated[str, typer.Argument()]) -> None:
    """Show a shape as it is written.

    Example: oversight -C centre shapes show cn.licensing/decisions-bunch
    """
    project = Project.open(ctx.obj.folder)
    typer.echo(project.shapes([shape])[shape].text.rstrip("\n"))


@app.command("look")
def look_for(
    ctx: typer.Context,
    names: Names = None,
    *,
    period: Over,
    as_of: SeenFrom = None,
    level: Annotated[
        str | None, typer.Option(help="The level looked at: city, county, town; each by itself.")
    ] = None,
    rate: Annotated[
        float, typer.Option(min=0.001, max=0.5, help="The false discovery rate.")
    ] = LEVEL,
    csv: Csv = None,
) -> None:
    """Look for the shapes in every organisation, and name those that show one beyond chance.

    All looks share one false discovery rate. --csv writes every look, also those that found
    nothing.

    Example: oversight -C centre shapes look --period 2021
    """
    project = Project.open(ctx.obj.folder)
    require_folder(csv)
    found = project.shapes(names or None)
    table = _figures(project, list(found.values()), Period.parse(period), as_of)
    result = look(period, list(found.values()), table, group=grouped(project, level), level=rate)
    if csv is not None:
        plain = _plain(result)
        pa.csv.write_csv(plain, csv)
        typer.echo(f"{plain.num_rows:,} looks written to {csv}.")
        return
    tally = Counter(each.standing for each in result.screening.judged)
    few, other = tally[Standing.TOO_FEW], tally[Standing.DOES_NOT_APPLY]
    said = SAID[project.language == "en"].format(
        looks=len(result.screening.judged) - few - other,
        rate=100 * rate,
        named=tally[Standing.NAMED],
        chance=tally[Standing.CHANCE_OF_MANY],
        few=few,
        other=other,
    )
    typer.echo(said)
    if result.screening.named:
        Console(highlight=False).print(_named(project, found, result))


@app.command("figures")
def figures_of(
    ctx: typer.Context,
    shape: Annotated[str, typer.Argument()],
    *,
    period: Over,
    as_of: SeenFrom = None,
    org: Annotated[str | None, typer.Option(help="Only of this organisation.")] = None,
    csv: Csv = None,
) -> None:
    """Show the figures behind a shape: the subjects to open, with their numbers.

    Example: oversight -C centre shapes figures cn.licensing/decisions-bunch --period 2021
    --org C329903000
    """
    project = Project.open(ctx.obj.folder)
    require_folder(csv)
    table = _figures(project, list(project.shapes([shape]).values()), Period.parse(period), as_of)
    if org is not None:
        table = table.filter(pc.equal(table["org"], org))
    listed(table, csv, "figures", without="shape")


def _figures(project: Project, shapes: list[Shape], period: Period, as_of: str | None) -> pa.Table:
    """The figures of a period, as it is seen from a day or from its last."""
    day = seen_from(period, as_of)
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("shapes", total=len(shapes))
        table = project.shape_figures(shapes, day, on_shape=lambda _: bar.advance(task))
    first, last = (pa.scalar(end) for end in (period.first, period.last))
    on = table["on_day"]
    return table.filter(pc.and_(pc.greater_equal(on, first), pc.less_equal(on, last)))


def _named(project: Project, found: Mapping[str, Shape], result: Looked) -> Table:
    english = project.language == "en"
    titles = names_of(project, "org")
    table = Table(box=None, pad_edge=False)
    for head, words in HEADS.items():
        table.add_column(words[english], justify="right" if head in ("cases", "q") else "left")
    for each in result.screening.named:
        one = found[each.look.shape]
        seen = result.seen[each.look.org, each.look.shape]
        table.add_row(
            titles.get(each.look.org, each.look.org),
            getattr(one.front.title, project.language),
            f"{each.look.cases:,}",
            _seen(one, seen, english),
            "–" if each.q is None else f"{each.q:.2g}",
        )
    return table


def _seen(shape: Shape, seen: Seen, english: bool) -> str:
    if seen.figure is None:
        return ""
    return FIGURES[shape.front.detector][english].format(seen.figure)


def _plain(result: Looked) -> pa.Table:
    """Every look as it is, for a spreadsheet."""
    rows = [
        {
            "org": each.look.org,
            "shape": each.look.shape,
            "standing": each.standing.value,
            "cases": each.look.cases,
            "figure": result.seen[each.look.org, each.look.shape].figure,
            "p": each.look.p,
            "q": each.q,
        }
        for each in result.screening.judged
    ]
    schema = pa.schema(
        [(name, pa.string()) for name in ("org", "shape", "standing")]
        + [("cases", pa.int64())]
        + [(name, pa.float64()) for name in ("figure", "p", "q")]
    )
    return pa.Table.from_pylist(rows, schema=schema)
