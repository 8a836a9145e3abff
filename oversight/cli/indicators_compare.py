"""`oversight indicators ranks|mix|effect`: what a rate says of organisations beyond its value."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import fields
from itertools import pairwise
from pathlib import Path
from typing import Annotated

import pyarrow as pa
import pyarrow.csv
import typer
from rich.console import Console
from rich.table import Table

from oversight.audit.compare.change import Effect, Pair, Placebo, Verdict
from oversight.audit.indicators.comparing import COVARIATES, changed, mixed, ranked
from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.screening import compared
from oversight.audit.indicators.shown import shown
from oversight.audit.period import Period
from oversight.cli.over import Csv, Over, SeenFrom, grouped, names_of, rows_of, title_of
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project
from oversight.runs import require_folder

Rate = Annotated[str, typer.Argument(metavar="INDICATOR", help="A rate, by its id.")]
Level = Annotated[
    str | None, typer.Option(help="The level compared at: city, county, town; each by itself.")
]
_KINDS = 6
"""So many kinds of which all or none had it are named."""
HEADS = {
    "who": ("对象", "of"),
    "among": ("分母", "among"),
    "counted": ("分子", "counted"),
    "rate": ("数值", "value"),
    "shrunk": ("估计", "estimate"),
    "shrunk_ends": ("95%区间", "95 % interval"),
    "ranks": ("名次区间", "ranks"),
    "worst": ("末{k}位", "worst {k}"),
    "cases": ("件数", "cases"),
    "observed": ("实际", "observed"),
    "expected": ("预期", "expected"),
    "ratio": ("实际/预期", "O/E"),
    "ends": ("95%区间", "95 % interval"),
}
RANKED = (
    "{n}个单位，名次为95%区间，末列为排在末几位的可能；其中{wide}个的区间跨过一半以上的名次，排行榜说明不了它们的先后。",
    "{n} organisations with 95 % intervals of their ranks, and the chance of being among the "
    "worst; the intervals of {wide} span half the table or more, and a league table could not tell "
    "them apart.",
)
MIXED = (
    "“{title}”中{outcome}的实际件数与按{kinds}构成的预期件数之比；1为构成已能解释。",
    "Of “{title}”, those {outcome}: observed over what the mix by {kinds} leads to expect; 1 where "
    "the mix explains all.",
)
OUTCOMES = {
    "counted": ("计入分子", "counted"),
    "other": ("未计入分子", "not counted"),
}
KINDS = {
    "item": ("事项", "item"),
    "channel": ("渠道", "channel"),
    "month": ("月份", "month"),
    "quarter": ("季度", "quarter"),
}
SEPARATED = (
    "某些类别全部或从不发生（{kinds}），故用Firth惩罚似然估计。",
    "Of some kinds all or none had it ({kinds}), so the likelihood is penalised (Firth).",
)
OUTSIDE = (
    "整个区间高于1的{above}个，低于1的{below}个；这里没有考虑比较次数。",
    "Wholly above 1: {above}; wholly below: {below}. The number of comparisons is not allowed for.",
)
VERDICTS = {
    Verdict.ROSE: ("升高，非同期变化所能解释。", "It rose, by more than it did elsewhere."),
    Verdict.FELL: ("降低，非同期变化所能解释。", "It fell, by more than it did elsewhere."),
    Verdict.NOT_SHOWN: (
        "看不出效果；这不等于没有效果。",
        "No effect is shown, which does not show that there is none.",
    ),
    Verdict.NOT_CREDIBLE: (
        "有差异，但措施之前两边已不同步，不能归于措施。",
        "There is a difference, but the two went apart before; it cannot be put down to this.",
    ),
    Verdict.TOO_FEW: ("件数过少，不作判断。", "There are too few cases to say anything."),
}
CHECKS = {
    Placebo.PASSED: ("安慰剂检验通过。", "The placebo passed."),
    Placebo.FAILED: ("安慰剂检验未通过。", "The placebo failed."),
    Placebo.TOO_WEAK: (
        "安慰剂区间过宽，等于没有检验。",
        "The placebo's interval is too wide to have failed.",
    ),
    Placebo.NOT_MADE: ("没有作安慰剂检验。", "No placebo was made."),
}
EFFECT = (
    "{title}：{of}变化{treated}个百分点，{against}变化{control}个百分点，相差{estimate}（95%区间{low}至{high}）。",
    "{title}: {of} changed by {treated} points of a hundred, {against} by {control}; the "
    "difference is {estimate} (95 % interval {low} to {high}).",
)


def ranks(
    ctx: typer.Context,
    name: Rate,
    *,
    period: Over,
    as_of: SeenFrom = None,
    level: Level = None,
    worst: Annotated[int, typer.Option(min=1, help="How many places count as the worst.")] = 10,
    csv: Csv = None,
) -> None:
    """Tell how far organisations can be told apart by a rate: an interval for each rank.

    In the order of their ids: nobody is ranked.

    Example: oversight -C centre indicators ranks cn.licensing/decided-in-time --period 2021-Q3
    """
    project, one = _comparable(ctx, name, csv)
    rows = rows_of(project, [one], Period.parse(period), as_of)
    found = ranked(one, rows, group=grouped(project, level), worst=worst).rows
    if csv is not None:
        plain = [
            {"org": row.org, "counted": row.count, "among": row.of, "rate": row.rate}
            | {"estimate": row.shrunk.rate, "low": row.shrunk.low, "high": row.shrunk.high}
            | {"rank_low": row.low, "rank_high": row.high, "worst": row.worst}
            for row in found
        ]
        _write(plain, csv)
        return
    wide = sum(2 * (row.high - row.low + 1) >= len(found) for row in found)
    typer.echo(RANKED[project.language != "zh"].format(n=len(found), wide=wide))
    table = _table(
        project,
        ("who", "among", "counted", "rate", "shrunk", "shrunk_ends", "ranks", "worst"),
        worst,
    )
    names = names_of(project, "org")
    for row in found:
        per = one.front.per
        table.add_row(
            names.get(row.org, row.org),
            f"{row.of:,}",
            f"{row.count:,}",
            shown(one, row.rate, project.language),
            shown(one, row.shrunk.rate, project.language),
            f"{per * row.shrunk.low:.2f} … {per * row.shrunk.high:.2f}",
            f"{row.low}–{row.high}",
            f"{100 * row.worst:.0f} %",
        )
    Console(highlight=False).print(table)


def mix(
    ctx: typer.Context,
    name: Rate,
    *,
    period: Over,
    by: Annotated[
        str, typer.Option("--for", help=f"What cases differ by: {', '.join(COVARIATES)}.")
    ] = "item,channel",
    as_of: SeenFrom = None,
    level: Level = None,
    csv: Csv = None,
) -> None:
    """Compare what was observed with what each organisation's mix of cases leads to expect.

    Example: oversight -C centre indicators mix cn.licensing/decided-in-time --period 2021-Q3
    --for item,month
    """
    project, one = _comparable(ctx, name, csv)
    chosen = _listed(by)
    problems = [
        Problem("--for", f"Cases are not told apart by '{each}'.", suggest(each, COVARIATES))
        for each in chosen
        if each not in COVARIATES
    ]
    if problems:
        raise Refused(problems)
    rows = rows_of(project, [one], Period.parse(period), as_of)
    found = mixed(one, rows, chosen, group=grouped(project, level))
    told = found.mix.rows if found else ()
    if csv is not None:
        _write([{f.name: getattr(row, f.name) for f in fields(row)} for row in told], csv)
        return
    at = int(project.language != "zh")
    if found is None:
        typer.echo(("期间内没有可比的件。", "There are no cases in the period.")[at])
        return
    between_words = ("、", ", ")[at]
    typer.echo(
        MIXED[at].format(
            title=title_of(one, project),
            outcome=OUTCOMES[found.outcome][at],
            kinds=between_words.join(KINDS[each][at] for each in chosen),
        )
    )
    if found.mix.separated:
        kinds = [f"{KINDS[kind][at]} {value or '–'}" for kind, value in found.mix.separated]
        more = ("，另有{n}类", " and {n} more")[at].format(n=len(kinds) - _KINDS)
        told_of = between_words.join(kinds[:_KINDS]) + (more if len(kinds) > _KINDS else "")
        typer.echo(SEPARATED[at].format(kinds=told_of))
    above = sum(row.low is not None and row.low > 1 for row in told)
    below = sum(row.high is not None and row.high < 1 for row in told)
    typer.echo(OUTSIDE[at].format(above=above, below=below))
    table = _table(project, ("who", "cases", "observed", "expected", "ratio", "ends"))
    names = names_of(project, "org")
    for row in told:
        table.add_row(
            names.get(row.org, row.org),
            f"{row.cases:,}",
            f"{row.observed:,}",
            f"{row.expected:,.1f}",
            "–" if row.ratio is None else f"{row.ratio:.2f}",
            "" if row.low is None else f"{row.low:.2f} … {row.high:.2f}",
        )
    Console(highlight=False).print(table)


def effect(
    ctx: typer.Context,
    name: Rate,
    *,
    of: Annotated[str, typer.Option(help="Where the measure was taken: ids, by commas.")],
    before: Annotated[str, typer.Option(help="A period before the measure.")],
    after: Annotated[str, typer.Option(help="A period after it.")],
    against: Annotated[
        str | None, typer.Option(help="Where it was not: ids; all others if left out.")
    ] = None,
    placebo: Annotated[
        str | None, typer.Option(help="A period still earlier, from which nothing should change.")
    ] = None,
    as_of: SeenFrom = None,
) -> None:
    """Compare the change of a rate where a measure was taken with the change elsewhere.

    An organisation stands for itself and those below it. Only a change beyond that of the others
    over the same time is put down to the measure, and only where they went alike before.

    Example: oversight -C centre indicators effect cn.licensing/decided-in-time --of C01,C02
    --before 2021-Q1 --after 2021-Q3 --placebo 2020-Q3
    """
    project, one = _comparable(ctx, name, None)
    spans = [Period.parse(before, "--before"), Period.parse(after, "--after")]
    if placebo is not None:
        spans.insert(0, Period.parse(placebo, "--placebo"))
    problems = [
        Problem("periods", f"{later.text} begins before {sooner.text} has ended.", "Part them.")
        for sooner, later in pairwise(spans)
        if later.first <= sooner.last
    ]
    orgs = {str(row["org"]): row.get("parent") for row in project.orgs().to_pylist()}
    treated, control = _listed(of), _listed(against or "")
    problems += [
        Problem(option, f"There is no organisation '{each}'.", suggest(each, orgs))
        for option, ids in (("--of", treated), ("--against", control))
        for each in ids
        if each not in orgs
    ]
    mine = _with_those_below(treated, orgs)
    others = _with_those_below(control, orgs) if control else set(orgs) - mine
    problems += [
        Problem("--against", f"'{each}' is on both sides.", "Leave it out on one of them.")
        for each in sorted(mine & others)
    ]
    if problems:
        raise Refused(problems)
    whole = Period("", spans[0].first, spans[-1].last)
    rows = rows_of(project, [one], whole, as_of)
    judged = changed(
        one, rows, mine, others, Pair(*spans[-2:]), spans[0] if placebo is not None else None
    )
    at = int(project.language != "zh")
    names = names_of(project, "org")
    elsewhere = ("其他单位", "the others")[at]
    told = judged.effect
    if told.estimate is not None:
        typer.echo(
            EFFECT[at].format(
                title=title_of(one, project),
                of=("、", ", ")[at].join(names.get(each, each) for each in treated),
                against=("、", ", ")[at].join(names.get(each, each) for each in control)
                or elsewhere,
                **_points(told),
            )
        )
    typer.echo(("", " ")[at].join([VERDICTS[judged.verdict][at], CHECKS[judged.check][at]]))


def _points(told: Effect) -> dict[str, str]:
    """The changes, in points of a hundred, with their signs."""
    return {
        name: f"{100 * getattr(told, name):+.1f}"
        for name in ("treated", "control", "estimate", "low", "high")
    }


def _with_those_below(heads: Collection[str], parents: dict[str, object]) -> set[str]:
    """The organisations and those below them, however deep."""
    found = {head for head in heads if head in parents}
    while more := {org for org, parent in parents.items() if parent in found} - found:
        found |= more
    return found


def _comparable(ctx: typer.Context, name: str, csv: Path | None) -> tuple[Project, Definition]:
    """The project and its indicator of that name, which must be a rate with a better end."""
    project = Project.open(ctx.obj.folder)
    require_folder(csv)
    one = project.indicators([name])[name]
    if not compared([one]):
        said = f"By '{name}' organisations are not compared: it is no rate with a better end."
        fix = "Name one that `oversight indicators list` shows as a rate with high or low."
        raise Refused(Problem("INDICATOR", said, fix))
    return project, one


def _listed(text: str) -> list[str]:
    return list(dict.fromkeys(each.strip() for each in text.split(",") if each.strip()))


def _table(project: Project, columns: Sequence[str], worst: int = 0) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in columns:
        words = HEADS[column][project.language != "zh"].format(k=worst)
        table.add_column(
            words, justify="left" if column == "who" else "right", no_wrap=column != "who"
        )
    return table


def _write(rows: list[dict[str, object]], csv: Path) -> None:
    table = pa.Table.from_pylist(rows)
    pa.csv.write_csv(table, csv)
    typer.echo(f"{table.num_rows:,} organisations written to {csv}.")
