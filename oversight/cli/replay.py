"""`oversight rules replay`: a draft beside what is published, on the stored history."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import duckdb
import typer
from rich.console import Console
from rich.progress import SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from oversight.cli.bars import progress
from oversight.cli.evaluate import as_of_day
from oversight.engines.base import Records
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.replay.compare import KINDS, Count, Ground, Replay, days_between
from oversight.replay.compare import replay as replayed
from oversight.replay.draft import Version, published, read_version
from oversight.replay.labels import label
from oversight.replay.workbook import Workbook, in_order, when
from oversight.runs import require_folder

_ORGS = 15
_PUBLISHED = "published"


def replay(
    ctx: typer.Context,
    draft: Annotated[Path, typer.Argument(help="A rule file, or a folder of rules or a pack.")],
    against: Annotated[
        str, typer.Option(help="published: the project's own version; or a path like DRAFT.")
    ] = _PUBLISHED,
    as_of: Annotated[
        str | None, typer.Option(help="The day to judge by; the latest run's if left out.")
    ] = None,
    first: Annotated[str | None, typer.Option("--from", help="The first of several days.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="The last of them; today.")] = None,
    every: Annotated[str, typer.Option(help="day, week, month, quarter or year.")] = "month",
    out: Annotated[Path | None, typer.Option(help="Write a workbook (.xlsx) here.")] = None,
    show: Annotated[int, typer.Option(help="How many items of each kind to list.")] = 5,
) -> None:
    """Evaluate a draft and the published version over the stored history, and compare.

    Example: oversight -C city rules replay drafts/decision-overdue.rule --out replay.xlsx
    """
    project = Project.open(ctx.obj.folder)
    require_folder(out)
    if out is not None and out.suffix != ".xlsx":
        raise Refused(
            Problem("--out", f"'{out}' is no workbook.", "Give it a name that ends in .xlsx.")
        )
    days = _days(project, as_of, first, last, every)
    drafted = read_version(draft, project.rule_folders, "DRAFT")
    other = _other(project, against, drafted)
    records = project.lake.snapshot()
    ground = Ground(
        records=records,
        calendar=project.calendar,
        timezone=project.timezone,
        language=project.language,
        lake=project.lake.version(),
        names=_names(records, project.language),
    )
    columns = SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn()
    with progress(*columns) as shown:
        bar = shown.add_task("")
        result = replayed(
            drafted, other, ground, days, lambda day: shown.update(bar, description=f"{day}")
        )
    _print(result, project.language, show, Console(highlight=False))
    if out is not None:
        Workbook(result, out, project.language).write()
        typer.echo(label("written", project.language, path=out))


def _days(
    project: Project, as_of: str | None, first: str | None, last: str | None, every: str
) -> list[date]:
    zone = project.config.zone
    if first is None:
        if last is not None:
            raise Refused(
                Problem("--to", "A last day is given, and no first one.", "Add --from DAY.")
            )
        latest = project.runs.latest() if as_of is None else None
        return [latest.manifest.as_of if latest else as_of_day(as_of, zone)]
    if as_of is not None:
        raise Refused(
            Problem("--as-of", "One day is given, and a range as well.", "Leave one of them out.")
        )
    begins, ends = _day("--from", first), _day("--to", last) if last else as_of_day(None, zone)
    return days_between(begins, ends, every)


def _day(option: str, text: str) -> date:
    try:
        return as_of_day(text)
    except Refused as refused:
        raise Refused(Problem(option, p.said, p.fix) for p in refused.problems) from None


def _other(project: Project, against: str, drafted: Version) -> Version:
    if against != _PUBLISHED:
        return read_version(Path(against), project.rule_folders, "--against")
    # A draft of a new pack has no published version, and everything it finds is gained.
    return published(project.config.rules.packs, project.rule_folders, drafted.rules)


def _names(records: Records, language: str) -> dict[str, str]:
    with duckdb.connect() as con:
        con.execute("SET TimeZone = 'UTC'")
        records.register(con)
        name = "coalesce(name_en, name)" if language == "en" else "name"
        rows = con.execute(f"SELECT org, {name} FROM lake.org").fetchall()
        return {str(org): str(named) for org, named in rows}


def _print(result: Replay, language: str, show: int, console: Console) -> None:
    def said(name: str, /, **values: object) -> str:
        return label(name, language, **values)

    title = said("title", draft=result.draft.name, against=result.against.name)
    console.print(title, style="bold", markup=False, soft_wrap=True)
    console.print(when(result, language), markup=False, soft_wrap=True)
    if not result.differences:
        console.print(said("same"))
    console.print(_table(result, language))
    differing = [org for org, count in result.orgs.items() if count.differs]
    if len(differing) > _ORGS:
        console.print(said("more_orgs", n=len(differing) - _ORGS))
    for kind in KINDS:
        found = result.of(kind)
        if not found or show < 1:
            continue
        console.print(f"\n{said(kind)} ({len(found):,})", style="bold")
        for one in found[:show]:
            console.print(f"  {one.rule}  {one.subject}  {one.org or ''}", markup=False)
            for mark, side in (("-", one.before), ("+", one.after)):
                if side is not None:
                    told = f"    {mark} {said(side.outcome)}: {side.message}"
                    console.print(told, markup=False, soft_wrap=True)
        if len(found) > show:
            console.print(f"  {said('rest', n=f'{len(found) - show:,}')}")


def _table(result: Replay, language: str) -> Table:
    """The counts by organisation, those with the most differences first, and all together."""
    table = Table(show_edge=False)
    table.add_column(label("org", language), no_wrap=True)
    table.add_column(label("name", language), overflow="ellipsis", max_width=30, no_wrap=True)
    for name in ("flagged", "cannot_tell", *KINDS):
        table.add_column(label(name, language), justify="right", no_wrap=True)
    shown = [pair for pair in in_order(result) if pair[1].differs][:_ORGS]
    for org, count in shown:
        name = result.names.get(org, "") if org else label("no_org", language)
        table.add_row(org or "", name, *_numbers(count))
    table.add_section()
    table.add_row(label("total", language), "", *_numbers(result.total), style="bold")
    return table


def _numbers(count: Count) -> list[str]:
    """Findings before and after, and how many of them differ."""
    pairs = (
        (count.flagged_before, count.flagged_after),
        (count.cannot_tell_before, count.cannot_tell_after),
    )
    differing = (f"{getattr(count, kind):,}" for kind in KINDS)
    return [*(f"{before:,} → {after:,}" for before, after in pairs), *differing]
