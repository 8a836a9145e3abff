"""`oversight indicators record`: what the records give, taken in beside what is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, TextColumn

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value, between, values
from oversight.audit.period import Period
from oversight.audit.recorded.figure import Figure
from oversight.audit.recorded.recomputed import recomputed
from oversight.cli.bars import progress
from oversight.cli.over import LEVELS, SeenFrom, grouped, known, seen_from
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.recording import record as recorded
from oversight.records.intake import IntakeReport
from oversight.runs import require_folder

To = Annotated[Path | None, typer.Option(help="Write the new figures to this file (CSV).")]
TakeIn = Annotated[bool, typer.Option("--take-in", help="Take them into the lake.")]
SAID = {
    "made": (
        "算出{made}个数字，其中{new}个为新值，其余与已记录的相同。",
        "{made} figures, {new} of them new; the others are recorded already.",
    ),
    "to": ("已写入{to}。", "Written to {to}."),
    "taken": (
        "接收{accepted}条，隔离{quarantined}条；记录库版本为{version}。",
        "{accepted} accepted, {quarantined} in quarantine; the lake is at version {version}.",
    ),
}


@dataclass(frozen=True)
class Asked:
    """What is recorded: the indicators with the codes they are reported under."""

    indicators: Mapping[str, Definition]
    codes: Mapping[str, str]


def record(
    ctx: typer.Context,
    periods: Annotated[
        list[str], typer.Argument(metavar="PERIOD...", help="Years, quarters or months.")
    ],
    *,
    by: Annotated[str, typer.Option(help="org, or the level counted at: city, county, town.")],
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[CODE=]NAME",
            help="Only this one; CODE= where it is reported under another name. Repeatable.",
        ),
    ] = None,
    as_shown: Annotated[
        bool, typer.Option("--as-shown", help="Rates per hundred, not as shares.")
    ] = False,
    as_of: SeenFrom = None,
    to: To = None,
    take_in: TakeIn = False,
) -> None:
    """Record what the records give for indicators, to be held against what is reported.

    Each figure becomes a row of the table metric whose source is "recomputed". What was recorded
    before and is the same is left out.

    Example: oversight -C centre indicators record 2021-Q3 --by county
    --indicator on-time=cn.licensing/decided-in-time --take-in
    """
    project = Project.open(ctx.obj.folder)
    somewhere(to, take_in)
    known("--by", by, ("org", *LEVELS))
    over = parsed(periods)
    asked = _asked(project, indicator)
    level = None if by == "org" else by
    figures: list[Figure] = []
    for period, told in _told(project, list(asked.indicators.values()), over, as_of, level):
        for name, found in told.items():
            definition, code = asked.indicators[name], asked.codes.get(name)
            figures += recomputed(definition, found, period.text, code=code, as_shown=as_shown)
    tell(project, figures, *recorded(project, figures, to=to, take_in=take_in), to)


def somewhere(to: Path | None, take_in: bool) -> None:
    """`Refused` where the figures would go nowhere, or the file's folder is not there."""
    if to is None and not take_in:
        said = "The figures would be written nowhere."
        raise Refused(Problem("--take-in", said, "Add --take-in, or --to with a file, or both."))
    require_folder(to)


def parsed(periods: Sequence[str]) -> list[Period]:
    """The periods, each once and in the order of time; `Refused` with all that are none."""
    found: dict[str, Period] = {}
    problems: list[Problem] = []
    for text in periods:
        try:
            period = Period.parse(text, "PERIOD")
        except Refused as refused:
            problems += refused.problems
        else:
            found[period.text] = period
    if problems:
        raise Refused(problems)
    return sorted(found.values(), key=lambda one: (one.first, one.last))


def tell(
    project: Project,
    figures: Sequence[Figure],
    new: Sequence[Figure],
    report: IntakeReport | None,
    to: Path | None,
) -> None:
    """Say what was recorded, and each record that was not accepted."""
    english = project.language == "en"
    typer.echo(SAID["made"][english].format(made=f"{len(figures):,}", new=f"{len(new):,}"))
    if new and to is not None:
        typer.echo(SAID["to"][english].format(to=to))
    if report is not None:
        counts = {name: f"{getattr(report, name):,}" for name in ("accepted", "quarantined")}
        typer.echo(SAID["taken"][english].format(**counts, version=project.lake.version()))
        for example in report.examples:
            typer.echo(f"{Path(report.file).name}:{example.line}: {example.reason}")


def _asked(project: Project, names: Sequence[str] | None) -> Asked:
    if not names:
        return Asked(project.indicators(), {})
    codes: dict[str, str] = {}
    for given in names:
        code, stroke, name = given.rpartition("=")
        if stroke and not code:
            said = f"'{given}' names no code."
            raise Refused(Problem("--indicator", said, f"Write CODE={name}, or only {name}."))
        codes[name] = code or name
    return Asked(project.indicators(list(codes)), codes)


def _told(
    project: Project,
    definitions: Sequence[Definition],
    periods: Sequence[Period],
    as_of: str | None,
    level: str | None,
) -> list[tuple[Period, dict[str, list[Value]]]]:
    """The values of each period, each over the records as they were known on its last day."""
    group = grouped(project, level)
    days = [seen_from(period, as_of) for period in periods]
    found = []
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("indicators", total=len(definitions) * len(periods))
        for period, day in zip(periods, days, strict=True):
            table = project.indicator_rows(
                definitions, day, on_indicator=lambda _: bar.advance(task)
            )
            table = between(table, period.first, period.last)
            told = {one.id: values(one, table, group=group) for one in definitions}
            found.append((period, told))
    return found
