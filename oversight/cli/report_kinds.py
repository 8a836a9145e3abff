"""`oversight report weekly|special|scorecard|circular`: editions over a span of days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from oversight.audit.period import Period
from oversight.audit.programme import Programme
from oversight.briefing import material as material_of
from oversight.briefing import with_indicators
from oversight.cli.evaluate import as_of_day
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
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.report.frozen import Order
from oversight.report.library import find_edition, find_programme
from oversight.report.narrow import narrowed
from oversight.report.peers import with_peers
from oversight.report.spans import days

PeriodAsked = Annotated[
    str | None, typer.Option(help="A year, quarter or month; the month of the day if left out.")
]


@dataclass(frozen=True)
class _Asked:
    """What every one of these commands is asked."""

    kind: str
    edition: str
    as_of: str | None
    out: Path | None
    language: str | None
    tables: Path | None
    unveiled: bool
    programme: str | None = None


def weekly(
    ctx: typer.Context,
    *,
    as_of: AsOf = None,
    out: Out = None,
    language: Spoken = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "weekly",
    tables: Tables = None,
    unveiled: Unveiled = False,
) -> None:
    """Write the weekly brief: the seven days that end with a day, beside the seven before.

    Example: oversight -C city report weekly --as-of 2021-09-30 --language both
    """
    asked = _Asked("weekly", edition, as_of, out, language, tables, unveiled)
    _issue(Project.open(ctx.obj.folder), asked)


def circular(
    ctx: typer.Context,
    *,
    as_of: AsOf = None,
    period: PeriodAsked = None,
    out: Out = None,
    language: Spoken = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "circular",
    tables: Tables = None,
    unveiled: Unveiled = False,
) -> None:
    """Write the monthly accountability circular: a month beside the month before.

    Example: oversight -C city report circular --period 2021-09
    """
    asked = _Asked("circular", edition, as_of, out, language, tables, unveiled)
    _issue(Project.open(ctx.obj.folder), asked, period)


def special(
    ctx: typer.Context,
    *,
    rules: Annotated[
        list[str] | None,
        typer.Option(help="Only these rules: ids, * for any text, or a pack; may be repeated."),
    ] = None,
    org: Annotated[
        str | None, typer.Option(help="Only this organisation and those below it.")
    ] = None,
    as_of: AsOf = None,
    period: PeriodAsked = None,
    out: Out = None,
    language: Spoken = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "special",
    tables: Tables = None,
    unveiled: Unveiled = False,
) -> None:
    """Write a special report on one theme: some rules, a pack, or an organisation.

    Example: oversight -C city report special --rules cn.licensing --period 2021-Q3
    """
    if not rules and org is None:
        said = "A special report has a theme, and none is named."
        raise Refused(Problem("--rules", said, "Name rules or a pack, or --org."))
    asked = _Asked("special", edition, as_of, out, language, tables, unveiled)
    patterns = [rule if "/" in rule or "*" in rule else f"{rule}/*" for rule in rules or ()]
    _issue(Project.open(ctx.obj.folder), asked, period, org=org, rules=patterns)


def scorecard(
    ctx: typer.Context,
    org: Annotated[str, typer.Argument(help="The organisation, by its id.")],
    *,
    as_of: AsOf = None,
    period: PeriodAsked = None,
    programme: Annotated[
        str | None,
        typer.Option(help="Whose rates it is compared on, from audits/; one that suits the run."),
    ] = None,
    out: Out = None,
    language: Spoken = None,
    edition: Annotated[str, typer.Option(help="The edition, from reports/.")] = "scorecard",
    tables: Tables = None,
    unveiled: Unveiled = False,
) -> None:
    """Write the scorecard of one organisation, with those below it, beside its peers.

    Example: oversight -C city report scorecard C03 --period 2021-09
    """
    asked = _Asked("scorecard", edition, as_of, out, language, tables, unveiled, programme)
    _issue(Project.open(ctx.obj.folder), asked, period, org=org)


def _issue(
    project: Project,
    asked: _Asked,
    period: str | None = None,
    *,
    org: str | None = None,
    rules: list[str] | None = None,
) -> None:
    covered = Period.parse(period) if period else None
    languages = languages_of(asked.language, project)
    writable(asked.out)
    chosen = find_edition(asked.edition, asked.kind, folders(project, "reports"))
    face = face_of(project)
    day = as_of_day(asked.as_of) if asked.as_of else project.latest_run().manifest.as_of
    if covered is None:
        weekly = asked.kind == "weekly"
        covered = days(day, 7) if weekly else Period.parse(f"{day:%Y-%m}")
    material = material_of(project, day, unveiled=asked.unveiled)
    planned: Programme | None = None
    if asked.programme is not None and "peers" not in chosen.sections:
        said = f"The edition '{chosen.edition}' compares with no peers, so no programme is asked."
        fix = "Leave --programme out, or put 'peers' among the sections."
        raise Refused(Problem("--programme", said, fix))
    if org is not None and "peers" in chosen.sections:
        planned = find_programme(asked.programme, folders(project, "audits"), material.rules)
        material = with_indicators(project, material, planned, covered)
        material = with_peers(material, planned, covered, org)
    material = narrowed(material, org=org, rules=rules or ())
    theme = [part for part in (org, *(rules or ())) if part]
    parts = [chosen.edition, *theme, _short(covered, day), *languages]
    name = "-".join(parts).replace("/", ".").replace("*", "all")
    order = Order(chosen, languages, covered, planned)
    issue_and_keep(project, order, material, face, name, asked.out)
    write_tables(material, asked.tables)


def _short(period: Period, day: date) -> str:
    """The period for a file's name: its own text, or its last day where that holds a stroke."""
    last = min(period.last, day)
    return period.text if "/" not in period.text else last.isoformat()
