"""`oversight report`: editions as PDF and workbook, kept so that they can be issued again."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from oversight.audit.period import Period
from oversight.briefing import material as material_of
from oversight.briefing import with_indicators
from oversight.cli.evaluate import as_of_day
from oversight.cli.report_kept import reissue, verify
from oversight.cli.report_kinds import circular, scorecard, special, weekly
from oversight.cli.report_work import (
    AsOf,
    Out,
    Spoken,
    Tables,
    face_of,
    folders,
    issue_and_keep,
    languages_of,
    writable,
    write_tables,
)
from oversight.project import Project
from oversight.report.frozen import Order
from oversight.report.library import find_edition, find_programme

app = typer.Typer(
    help="Write reports in which every number names its source.", no_args_is_help=True
)


@app.command()
def daily(
    ctx: typer.Context,
    *,
    as_of: AsOf = None,
    out: Out = None,
    language: Spoken = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "daily",
    tables: Tables = None,
) -> None:
    """Write the daily brief: what is new, what is open, what is overdue.

    Without --as-of it is that of the latest run.

    Example: oversight -C city report daily --as-of 2021-09-30 --language both
    """
    project = Project.open(ctx.obj.folder)
    languages = languages_of(language, project)
    writable(out)
    chosen = find_edition(edition, "daily", folders(project, "reports"))
    face = face_of(project)
    day = as_of_day(as_of) if as_of else project.latest_run().manifest.as_of
    material = material_of(project, day)
    name = "-".join([chosen.edition, day.isoformat(), *languages])
    issue_and_keep(project, Order(chosen, languages), material, face, name, out)
    write_tables(material, tables)


@app.command()
def audit(
    ctx: typer.Context,
    *,
    period: Annotated[str, typer.Option(help="A year, quarter or month: 2021, 2021-Q3, 2021-07.")],
    as_of: AsOf = None,
    out: Out = None,
    language: Spoken = None,
    programme: Annotated[
        str | None, typer.Option(help="The programme, from audits/; one that suits the run.")
    ] = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "audit",
    tables: Tables = None,
) -> None:
    """Write the audit report of a period: indicators, compared fairly.

    Without --as-of it is seen from the latest run, where that covers the whole period.

    Example: oversight -C city report audit --period 2021-Q3 --language en
    """
    project = Project.open(ctx.obj.folder)
    covered = Period.parse(period)
    languages = languages_of(language, project)
    writable(out)
    chosen = find_edition(edition, "audit", folders(project, "reports"))
    face = face_of(project)
    day = as_of_day(as_of) if as_of else _seen_from(project, covered)
    material = material_of(project, day)
    planned = find_programme(programme, folders(project, "audits"), material.rules)
    material = with_indicators(project, material, planned, covered)
    name = "-".join(
        [chosen.edition, planned.programme, covered.text.replace("/", "--"), *languages]
    )
    order = Order(chosen, languages, covered, planned)
    issue_and_keep(project, order, material, face, name, out)
    write_tables(material, tables)


for command in (weekly, special, scorecard, circular, reissue, verify):
    app.command()(command)


def _seen_from(project: Project, period: Period) -> date:
    """The day of the latest run; the period's last day where that run ends before it."""
    latest = project.runs.latest()
    return max(latest.manifest.as_of, period.last) if latest else period.last
