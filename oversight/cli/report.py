"""`oversight report`: editions as PDF and workbook, kept so that they can be issued again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from oversight.audit.period import Period
from oversight.auditing import basis_of
from oversight.briefing import material as material_of
from oversight.briefing import with_indicators
from oversight.cli.evaluate import as_of_day
from oversight.cli.report_kept import reissue, verify
from oversight.cli.report_kinds import circular, scorecard, special, weekly
from oversight.cli.report_sign import sign, signer
from oversight.cli.report_work import (
    AsOf,
    Out,
    Spoken,
    Tables,
    Unveiled,
    face_of,
    folders,
    issue_and_keep,
    languages_of,
    writable,
    write_tables,
)
from oversight.engagement.model import Audit
from oversight.engagement.printing import concluded
from oversight.engagement.service import get_audit
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.report.frozen import Order
from oversight.report.library import find_edition, find_programme
from oversight.store.database import open_store

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
    unveiled: Unveiled = False,
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
    material = material_of(project, day, unveiled=unveiled)
    name = "-".join([chosen.edition, day.isoformat(), *languages])
    issue_and_keep(project, Order(chosen, languages), material, face, name, out)
    write_tables(material, tables)


@app.command()
def audit(
    ctx: typer.Context,
    *,
    period: Annotated[
        str | None, typer.Option(help="A year, quarter or month, or several: 2021-Q3, 2010/2014.")
    ] = None,
    of: Annotated[
        str | None, typer.Option("--audit", help="The audit it reports, with its findings.")
    ] = None,
    as_of: AsOf = None,
    out: Out = None,
    language: Spoken = None,
    programme: Annotated[
        str | None, typer.Option(help="The programme, from audits/; one that suits the run.")
    ] = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "audit",
    tables: Tables = None,
    unveiled: Unveiled = False,
) -> None:
    """Write the audit report of a period, or of an audit: indicators, compared fairly; findings.

    Without --as-of it is seen from the latest run, where that covers the whole period. Of an
    audit (see `oversight audits`) the period, the day and the programme are those it froze.

    Example: oversight -C city report audit --period 2021-Q3 --language en
    """
    project = Project.open(ctx.obj.folder)
    found = _audit(project, of, period, programme, as_of)
    if found is not None:
        period, programme = found.plan.period, found.plan.programme
    if period is None:
        said = "An audit report covers a period, and none is named."
        raise Refused(Problem("--period", said, "Give --period, or the --audit it reports."))
    covered = Period.parse(period)
    languages = languages_of(language, project)
    writable(out)
    chosen = find_edition(edition, "audit", folders(project, "reports"))
    face = face_of(project)
    day = as_of_day(as_of) if as_of else _seen_from(project, covered)
    day = found.plan.as_of if found else day
    material = material_of(project, day, unveiled=unveiled)
    planned = find_programme(programme, folders(project, "audits"), material.rules)
    material = with_indicators(project, material, planned, covered)
    if found is not None:
        material = replace(material, concluded=concluded(found))
    over = covered.text.replace("/", "--")
    parts = [chosen.edition, found.id if found else planned.programme, over, *languages]
    order = Order(chosen, languages, covered, planned)
    issue_and_keep(project, order, material, face, "-".join(parts), out)
    write_tables(material, tables)


def _audit(
    project: Project, of: str | None, period: str | None, programme: str | None, as_of: str | None
) -> Audit | None:
    """The audit that is reported, which must still rest on what it froze."""
    if of is None:
        return None
    given = {"--period": period, "--programme": programme, "--as-of": as_of}
    problems = [
        Problem(name, "An audit has one of its own.", f"Leave {name} out.")
        for name, value in given.items()
        if value is not None
    ]
    if problems:
        raise Refused(problems)
    store = open_store(project.store_url, folder=project.folder)
    try:
        found = get_audit(store, of)
    finally:
        store.close()
    if found.basis is None or found.basis != basis_of(project, found.plan):
        said = "It is not frozen yet, or what it rests on is no longer what was frozen."
        fix = "Freeze it, or bring the run, the rules and the programme back."
        raise Refused(Problem(f"audit {found.id}", said, fix))
    return found


for command in (weekly, special, scorecard, circular, reissue, verify, sign, signer):
    app.command()(command)


def _seen_from(project: Project, period: Period) -> date:
    """The day of the latest run; the period's last day where that run ends before it."""
    latest = project.runs.latest()
    return max(latest.manifest.as_of, period.last) if latest else period.last
