"""`oversight indicators record`: what the records give, taken in beside what is reported."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Annotated

import typer
from rich.progress import BarColumn, TextColumn

from oversight.audit.indicators.definition import Definition
from oversight.audit.indicators.values import Value, between, values
from oversight.audit.period import Period
from oversight.audit.recorded.course import course
from oversight.audit.recorded.figure import Figure
from oversight.audit.recorded.recomputed import recomputed
from oversight.audit.recorded.shape import shape_figures
from oversight.audit.shapes.definition import Shape
from oversight.audit.shapes.looking import look
from oversight.cli.bars import progress
from oversight.cli.over import LEVELS, SeenFrom, grouped, known, seen_from
from oversight.cli.recorded import Periods, TakeIn, To, parsed, somewhere, tell
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.recording import record as recorded


@dataclass(frozen=True)
class Asked:
    """What is recorded: indicators, with the codes they are reported under, and shapes."""

    indicators: Mapping[str, Definition]
    codes: Mapping[str, str]
    shapes: Mapping[str, Shape]


@dataclass(frozen=True)
class Over:
    """Over what: periods in the order of time, the day each is seen from, and who counts whom."""

    periods: Sequence[tuple[Period, date]]
    group: Mapping[str, str] | None


def record(
    ctx: typer.Context,
    periods: Periods,
    *,
    by: Annotated[str, typer.Option(help="org, or the level counted at: city, county, town.")],
    indicator: Annotated[
        list[str] | None,
        typer.Option(
            metavar="[CODE=]NAME",
            help="Only this one; CODE= where it is reported under another name; with --screen "
            "also a shape. Repeatable.",
        ),
    ] = None,
    screen: Annotated[
        bool,
        typer.Option(
            "--screen", help="Also where each period stands in its course, and the shapes."
        ),
    ] = False,
    as_shown: Annotated[
        bool, typer.Option("--as-shown", help="Rates per hundred, not as shares.")
    ] = False,
    as_of: SeenFrom = None,
    to: To = None,
    take_in: TakeIn = False,
) -> None:
    """Record what the records give for indicators, to be held against what is reported.

    Each figure becomes a row of the table metric whose source is "recomputed". With --screen, what
    was measured of the course of the periods and of shapes becomes rows whose source begins with
    "screen:". What was recorded before and is the same is left out.

    Example: oversight -C centre indicators record 2021-Q3 --by county
    --indicator on-time=cn.licensing/decided-in-time --take-in
    """
    project = Project.open(ctx.obj.folder)
    somewhere(to, take_in)
    known("--by", by, ("org", *LEVELS))
    group = grouped(project, None if by == "org" else by)
    asked_for = parsed(periods)
    if screen:
        _follow(asked_for)
    over = Over([(one, seen_from(one, as_of)) for one in asked_for], group)
    asked = _asked(project, indicator, screen)
    figures: list[Figure] = []
    told = _told(project, list(asked.indicators.values()), over)
    for name, definition in asked.indicators.items():
        series, code = [(period, all_[name]) for period, all_ in told], asked.codes.get(name)
        for period, own in series:
            figures += recomputed(definition, own, period, code=code, as_shown=as_shown)
        if screen:
            figures += course(definition, series, code=code)
    if asked.shapes:
        figures += _looked(project, list(asked.shapes.values()), over)
    tell(project, figures, *recorded(project, figures, to=to, take_in=take_in), to)


def _follow(periods: Sequence[Period]) -> None:
    """`Refused` where periods overlap: a course is of days that are counted once."""
    for before, after in pairwise(periods):
        if after.first <= before.last:
            said = f"The periods {before.text} and {after.text} overlap, and have no course."
            raise Refused(Problem("PERIOD", said, "Record them one after the other."))


def _asked(project: Project, names: Sequence[str] | None, screen: bool) -> Asked:
    """The indicators and shapes named, or all there are; shapes only where there is a screening."""
    if not names:
        return Asked(project.indicators(), {}, project.shapes() if screen else {})
    shapes, codes = project.shapes(), {}
    problems = []
    for given in names:
        code, stroke, name = given.rpartition("=")
        codes[name] = code or name
        if stroke and not code:
            said = f"'{given}' names no code."
            problems.append(Problem("--indicator", said, f"Write CODE={name}, or only {name}."))
        elif stroke and name in shapes:
            said = f"'{name}' is a shape, of which nothing is reported."
            problems.append(Problem("--indicator", said, f"Write {name} without a code."))
        elif name in shapes and not screen:
            said = f"'{name}' is a shape."
            problems.append(Problem("--indicator", said, "Add --screen, or leave it out."))
    if problems:
        raise Refused(problems)
    indicators = [name for name in codes if name not in shapes]
    definitions = project.indicators(indicators) if indicators else {}
    return Asked(definitions, codes, {name: shapes[name] for name in codes if name in shapes})


def _told(
    project: Project, definitions: Sequence[Definition], over: Over
) -> list[tuple[str, dict[str, list[Value]]]]:
    """The values of each period, each over the records as they were known on its day."""
    if not definitions:
        return []
    found = []
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("indicators", total=len(definitions) * len(over.periods))
        for period, day in over.periods:
            table = project.indicator_rows(
                definitions, day, on_indicator=lambda _: bar.advance(task)
            )
            table = between(table, period.first, period.last)
            told = {one.id: values(one, table, group=over.group) for one in definitions}
            found.append((period.text, told))
    return found


def _looked(project: Project, shapes: Sequence[Shape], over: Over) -> list[Figure]:
    """What the detectors measure in each period by itself."""
    found: list[Figure] = []
    with progress(TextColumn("{task.description}"), BarColumn()) as bar:
        task = bar.add_task("shapes", total=len(shapes) * len(over.periods))
        for period, day in over.periods:
            table = project.shape_figures(shapes, day, on_shape=lambda _: bar.advance(task))
            table = between(table, period.first, period.last)
            looked = look(period.text, shapes, table, group=over.group)
            found += shape_figures(shapes, looked, period.text)
    return found
