"""`oversight samples`: what no rule flagged, drawn for checking, and what that tells of rules."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import typer

from oversight.cli.desk import HERE, At, By, opened
from oversight.cli.ownership import day_given, person_named
from oversight.population import draw_passed
from oversight.supervision.missing import MissRate, miss_rates
from oversight.supervision.precision import RuleFigures, rule_figures
from oversight.supervision.sampling import (
    Case,
    Plan,
    Sample,
    check_case,
    list_cases,
    list_samples,
)
from oversight.supervision.text import Reader, columns

app = typer.Typer(
    help="Samples of what no rule flagged. 抽样复核",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def draw(
    ctx: typer.Context,
    size: Annotated[int, typer.Option(min=1, help="About how many subjects.")] = 100,
    minimum: Annotated[int, typer.Option(min=0, help="Of each rule and organisation.")] = 2,
    seed: Annotated[str, typer.Option(help="The same seed draws the same sample.")] = "1",
    rule: Annotated[list[str] | None, typer.Option(help="Only this rule; may repeat.")] = None,
    as_of: Annotated[str | None, typer.Option(help="Evaluate as of this day.")] = None,
    by: By = "",
    at: At = None,
) -> None:
    """Draw a sample of the subjects that were examined and that no rule flagged.

    The rules are evaluated for it as of the day of the latest run, or the one given.

    Example: oversight -C fines samples draw --size 200 --seed 2021-4 --by "Qian Hua"
    """
    with opened(ctx, at, create=True) as desk:
        who, day = person_named(by), day_given("--as-of", as_of)
        plan = Plan(size, minimum, seed)
        sample = draw_passed(
            desk.project, desk.store, plan, by=who, at=desk.at, as_of=day, rules=rule or ()
        )
        said = {name: getattr(sample, name) for name in ("id", "strata", "population", "cases")}
        typer.echo(desk.reader.sentence("drawn", seed=sample.seed, **said))


@app.command("list")
def list_(
    ctx: typer.Context,
    sample: Annotated[str | None, typer.Argument(help="The cases of this sample.")] = None,
    unchecked: Annotated[bool, typer.Option(help="Only what is not checked yet.")] = False,
) -> None:
    """List the samples, or the subjects of one.

    Example: oversight -C fines samples list S2021-01 --unchecked
    """
    with opened(ctx) as desk:
        if sample is None:
            typer.echo(samples_text(list_samples(desk.store, actor=HERE), desk.reader))
            return
        cases = list_cases(desk.store, actor=HERE, sample=sample, unchecked=unchecked)
        typer.echo(cases_text(cases, desk.reader))


@app.command()
def check(
    ctx: typer.Context,
    sample: Annotated[str, typer.Argument(help="The sample.")],
    rule: Annotated[str, typer.Argument(help="The rule.")],
    subject: Annotated[str, typer.Argument(help="The subject that was checked.")],
    verdict: Annotated[str, typer.Option(help="clean, or missed.")],
    why: Annotated[str, typer.Option(help="What was missed.")] = "",
    by: By = "",
    at: At = None,
) -> None:
    """Say what a subject of a sample turned out to be.

    Example: oversight -C fines samples check S2021-01 cn.licensing/x C7 --verdict clean --by "Li"
    """
    with opened(ctx, at) as desk:
        case = Case(sample, rule, subject, "", verdict, why)
        done = check_case(desk.store, case, by=person_named(by), at=desk.at)
        said = desk.reader.word(done.verdict or "")
        typer.echo(desk.reader.sentence("checked", subject=done.subject, verdict=said))


@app.command()
def figures(
    ctx: typer.Context,
    sample: Annotated[str | None, typer.Option(help="From this sample only.")] = None,
) -> None:
    """Show each rule's precision and miss rate, with their 95 % intervals.

    Example: oversight -C fines samples figures
    """
    with opened(ctx) as desk:
        precise = rule_figures(desk.store, actor=HERE)
        missing = miss_rates(desk.store, actor=HERE, sample=sample)
        typer.echo(figures_text(precise, missing, desk.reader))


def samples_text(samples: Sequence[Sample], reader: Reader) -> str:
    """Samples as a table."""
    if not samples:
        return reader.sentence("no_rows")
    names = ("sample", "run", "population", "drawn", "checked", "missed", "by")
    rows = [
        (
            each.id,
            each.run,
            str(each.population),
            str(each.cases),
            str(each.checked),
            str(each.missed),
            each.drawn_by,
        )
        for each in samples
    ]
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))


def cases_text(cases: Sequence[Case], reader: Reader) -> str:
    """Subjects of samples as a table."""
    if not cases:
        return reader.sentence("no_rows")
    names = ("rule", "subject", "org", "verdict", "by", "why")
    rows = [
        (
            each.rule,
            each.subject,
            each.org,
            reader.word(each.verdict or "unchecked"),
            each.checked_by or "",
            each.why,
        )
        for each in cases
    ]
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))


def figures_text(
    precise: Sequence[RuleFigures], missing: Sequence[MissRate], reader: Reader
) -> str:
    """Precision and miss rate of each rule, with what they rest on."""
    by_rule = {each.rule: each for each in precise}
    misses = {each.rule: each for each in missing}
    names = ("rule", "decided", "precision", "checked", "miss_rate")
    rows = []
    for rule in sorted({*by_rule, *misses}):
        figures, rate = by_rule.get(rule, RuleFigures(rule)), misses.get(rule)
        rows.append(
            (
                rule,
                str(figures.decided),
                _percent(figures.precision, figures.interval),
                str(rate.checked if rate else 0),
                _percent(rate.rate, rate.interval) if rate else "-",
            )
        )
    if not rows:
        return reader.sentence("no_rows")
    return "\n".join(columns([tuple(reader.word(name) for name in names), *rows]))


def _percent(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return "-"
    low, high = interval
    return f"{value:.1%} [{low:.1%}, {high:.1%}]"
