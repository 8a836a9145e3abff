"""`oversight assessment`: many organisations by many indicators, and how far ranks hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
from rich.table import Table

from oversight.assessing import assessed, reported
from oversight.audit.assessment.figures import Light, gaps, tabled
from oversight.audit.assessment.scheme import find_scheme
from oversight.audit.composite import decompose as parts
from oversight.audit.composite.index import index
from oversight.audit.composite.sensitivity import Standing, sensitivity
from oversight.audit.efficiency.bootstrap import (
    FEWEST_DRAWS,
    Bootstrap,
    Bounded,
    Drawing,
    bootstrap,
)
from oversight.audit.efficiency.dea import dea
from oversight.audit.efficiency.units import Unit
from oversight.cli.assessment_record import record
from oversight.cli.bars import progress
from oversight.cli.over import names_of
from oversight.problem import Problem, Refused
from oversight.project import Project

app = typer.Typer(
    help="Assessments: an index, its gaps, its changes, and how far ranks hold. 综合评估",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command("record")(record)
Name = Annotated[str, typer.Argument(metavar="SCHEME", help="The assessment, from audits/.")]
Over = Annotated[str, typer.Option(help="A year, quarter or month: 2021, 2021-Q3, 2021-07.")]
WORDS = {
    "org": ("单位", "organisation"),
    "score": ("得分", "score"),
    "rank": ("名次", "rank"),
    "range": ("名次范围（95%）", "ranks (95 %)"),
    "first": ("前{k}的可能", "in the first {k}"),
    "holds": ("是否稳健", "does it hold"),
    "among": ("稳居前列", "among the first"),
    "not_among": ("不在前列", "not among the first"),
    "choices_decide": ("由权重等选择决定", "the choices decide"),
    "indicator": ("指标", "indicator"),
    "value": ("数值", "value"),
    "target": ("目标", "target"),
    "share": ("完成度", "of target"),
    "light": ("预警", "light"),
    "blue": ("蓝", "blue"),
    "on_the_way": ("推进中", "on the way"),
    "yellow": ("黄", "yellow"),
    "red": ("红", "red"),
    "no_target": ("未设目标", "no target"),
    "no_figure": ("无数据", "no figure"),
    "before": ("原名次", "before"),
    "after": ("现名次", "after"),
    "ccr": ("综合效率CCR", "CCR"),
    "bcc": ("技术效率BCC", "BCC"),
    "scale": ("规模收益", "scale"),
    "right": ("适度", "right"),
    "increasing": ("递增", "increasing"),
    "decreasing": ("递减", "decreasing"),
    "corrected": ("BCC去偏", "BCC without bias"),
    "interval": ("BCC区间（95%）", "BCC (95 %)"),
    "peers": ("参照单位", "peers"),
}
SAID = {
    "robust": (
        "名次是权重、标准化和汇总方法的产物：在其他合理选择下，平均移动{shift:.1f}位。“由权重等选择决定”的名次不宜公布。",
        "A rank is made by weights and by how figures are scaled and added: under other reasonable "
        "choices an organisation moves {shift:.1f} ranks on average. Ranks that the choices decide "
        "should not be published.",
    ),
    "left_out": ("缺数据未评：{orgs}。", "Left out, since figures are missing: {orgs}."),
    "flat": (
        "各单位相同、不起作用的指标：{names}。",
        "The same for all, and so of no effect: {names}.",
    ),
    "change": (
        "名次变化按各指标分解（Shapley值），负数为上升；各项之和等于名次变化。",
        "Each change of rank in parts (Shapley values), which sum to it; below 0 is up the table.",
    ),
    "small": (
        "单位数少于规则要求的{needed}个：效率被高估。",
        "There are fewer organisations than the {needed} asked for: efficiencies are overstated.",
    ),
    "drawn": (
        "区间由{draws}次平滑自助抽样得出（Simar、Wilson 2008，种子{seed}）；"
        "“–”表示去偏不值其误差。",
        "Intervals by {draws} draws of a smoothed bootstrap (Simar and Wilson 2008, seed {seed}); "
        "– where taking the bias out is not worth its noise.",
    ),
    "no_spread": (
        "几乎都有效，无从抽样，没有区间。",
        "Nearly all are efficient: there is no spread to draw from, and no interval.",
    ),
}


@app.command()
def show(ctx: typer.Context, scheme: Name, *, period: Over) -> None:
    """Show the index of a period: scores, ranks, and how far each rank holds under other choices.

    Example: oversight -C centre assessment show licensing-service --period 2021
    """
    project = Project.open(ctx.obj.folder)
    chosen = find_scheme(scheme, project.audit_folders)
    told, orgs = assessed(project, chosen, period)
    table = tabled(chosen, told, orgs)
    found = index(orgs, table, chosen.recipe)
    held = sensitivity(orgs, table, chosen.recipe, min(chosen.first, max(1, len(orgs))))
    say, titles = _say(project), names_of(project, "org")
    by_org = {row.org: row for row in held.rows}
    first = say("first").format(k=held.k)
    grid = _grid([say("org"), say("score"), say("rank"), say("range"), first, say("holds")], 1)
    for row in sorted(found.rows, key=lambda one: (one.rank, one.org)):
        range_ = by_org[row.org]
        decided = range_.standing is Standing.CHOICES_DECIDE
        grid.add_row(
            titles.get(row.org, row.org),
            f"{row.score:.3f}",
            f"({row.rank})" if decided else str(row.rank),
            f"{range_.low}–{range_.high}",
            f"{range_.first_k:.0%}",
            say(range_.standing.value),
        )
    _print(grid)
    typer.echo(_sentence(project, "robust", shift=held.shift))
    if found.left_out:
        named = ", ".join(titles.get(org, org) for org in found.left_out)
        typer.echo(_sentence(project, "left_out", orgs=named))
    if found.flat:
        typer.echo(_sentence(project, "flat", names=", ".join(found.flat)))


@app.command()
def gap(ctx: typer.Context, scheme: Name, *, period: Over) -> None:
    """Show each figure against the target of its period: blue, on the way, yellow or red.

    Example: oversight -C centre assessment gap licensing-service --period 2021
    """
    project = Project.open(ctx.obj.folder)
    chosen = find_scheme(scheme, project.audit_folders)
    told, orgs = assessed(project, chosen, period)
    say, names = _say(project), names_of(project, "org")
    titles = {one.name: getattr(one.title, project.language) for one in chosen.indicators}
    grid = _grid([say(k) for k in ("org", "indicator", "value", "target", "share", "light")], 2)
    lights: Counter[Light] = Counter()
    for one in gaps(chosen, told, orgs, period):
        lights[one.light] += 1
        grid.add_row(
            names.get(one.org, one.org),
            titles[one.indicator],
            "–" if one.value is None else f"{one.value:.4g}",
            "–" if one.target is None else f"{one.target:.4g}",
            "–" if one.share is None else f"{one.share:.1%}",
            say(one.light.value),
        )
    _print(grid)
    typer.echo(", ".join(f"{say(light.value)}: {n}" for light, n in sorted(lights.items())))


@app.command()
def change(
    ctx: typer.Context,
    scheme: Name,
    *,
    period: Over,
    against: Annotated[str, typer.Option(help="The period before.")],
) -> None:
    """Show why each rank changed from one period to another: the part of each indicator.

    Example: oversight -C centre assessment change licensing-service --period 2021 --against 2020
    """
    project = Project.open(ctx.obj.folder)
    chosen = find_scheme(scheme, project.audit_folders)
    if len(chosen.indicators) > parts.MOST:
        said = f"The assessment has more than {parts.MOST} indicators, too many to take all orders."
        raise Refused(Problem(chosen.assessment, said, "Decompose one of fewer."))
    after_told, orgs = assessed(project, chosen, period)
    before_told, others = assessed(project, chosen, against)
    both = sorted(set(orgs) & set(others))
    before, after = (
        parts.Period(tabled(chosen, told, both), chosen.recipe)
        for told in (before_told, after_told)
    )
    say, names = _say(project), names_of(project, "org")
    titles = [getattr(one.title, project.language) for one in chosen.indicators]
    grid = _grid([say("org"), say("before"), say("after"), *titles], 1)
    for one in parts.decompose(both, before, after):
        moved = [f"{part.rank:+.1f}" if abs(part.rank) > 0.05 else "0" for part in one.parts]
        grid.add_row(names.get(one.org, one.org), str(one.before), str(one.after), *moved)
    _print(grid)
    typer.echo(_sentence(project, "change"))


@app.command()
def efficiency(
    ctx: typer.Context,
    scheme: Name,
    *,
    period: Over,
    draws: Annotated[
        int, typer.Option(help="Draws of a bootstrap, at least 100, for intervals; 0 for none.")
    ] = 0,
    seed: Annotated[int, typer.Option(help="The same seed gives the same intervals.")] = 1,
) -> None:
    """Show how much each organisation makes of how much, by data envelopment analysis.

    The scheme states inputs and outputs, which are reported figures. CCR and BCC come out too
    high, the more so the fewer organisations there are; with --draws 1000 the bias of BCC is
    taken out and its interval shown.

    Example: oversight -C centre assessment efficiency licensing-service --period 2021
    """
    if draws and draws < FEWEST_DRAWS:
        said = f"With {draws} draws no interval can be told."
        raise Refused(Problem("--draws", said, f"Ask for {FEWEST_DRAWS} or more, or for none."))
    project = Project.open(ctx.obj.folder)
    chosen = find_scheme(scheme, project.audit_folders)
    made = chosen.efficiency
    if made is None:
        said = "The assessment states no inputs and outputs."
        fix = "Add efficiency: {inputs: [...], outputs: [...]} to its file."
        raise Refused(Problem(chosen.assessment, said, fix))
    told, orgs = reported(project, chosen, period)
    units = [
        Unit(
            org,
            tuple(told.get((org, name), np.nan) for name in made.inputs),
            tuple(told.get((org, name), np.nan) for name in made.outputs),
        )
        for org in orgs
    ]
    found = dea(units)
    drawn = _drawn(units, Drawing(draws, seed=seed)) if draws else None
    bounds = {row.org: row for row in drawn.rows} if drawn else {}
    say, names = _say(project), names_of(project, "org")
    heads = ["org", "ccr", "bcc", "scale", *(("corrected", "interval") if bounds else ()), "peers"]
    grid = _grid([say(key) for key in heads], 1)
    for row in found.rows:
        peers = ", ".join(names.get(peer.org, peer.org) for peer in row.bcc.peers)
        grid.add_row(
            names.get(row.org, row.org),
            f"{row.ccr.efficiency:.3f}",
            f"{row.bcc.efficiency:.3f}",
            say(row.scale.value),
            *(_bounded(bounds[row.org]) if bounds else ()),
            peers,
        )
    _print(grid)
    if not found.size.enough:
        typer.echo(_sentence(project, "small", needed=found.size.needed))
    if bounds:
        typer.echo(_sentence(project, "drawn", draws=draws, seed=seed))
    elif drawn:
        typer.echo(_sentence(project, "no_spread"))
    if found.left_out:
        named = ", ".join(names.get(one.org, one.org) for one in found.left_out)
        typer.echo(_sentence(project, "left_out", orgs=named))


def _drawn(units: Sequence[Unit], drawing: Drawing) -> Bootstrap:
    with progress(TextColumn("DEA"), BarColumn(), MofNCompleteColumn()) as bar:
        task = bar.add_task("", total=drawing.draws)
        return bootstrap(units, drawing=drawing, on_draw=lambda: bar.advance(task))


def _bounded(row: Bounded) -> tuple[str, str]:
    """The efficiency without its bias where that is worth its noise, and the interval."""
    corrected = f"{row.corrected:.3f}" if row.trust_correction else "–"
    return corrected, f"{row.low:.3f}–{row.high:.3f}"


def _say(project: Project) -> Callable[[str], str]:
    place = project.language == "en"
    return lambda key: WORDS[key][place]


def _sentence(project: Project, key: str, **told: object) -> str:
    return SAID[key][project.language == "en"].format(**told)


def _grid(heads: Sequence[str], numbers_from: int) -> Table:
    grid = Table(box=None, pad_edge=False)
    for at, head in enumerate(heads):
        grid.add_column(head, justify="right" if at >= numbers_from else "left")
    return grid


def _print(grid: Table) -> None:
    Console(highlight=False).print(grid)
