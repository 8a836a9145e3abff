"""`oversight report`: the daily brief and the audit report, as PDF."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from oversight.audit.period import Period
from oversight.audit.words import Language
from oversight.briefing import material as material_of
from oversight.briefing import with_indicators
from oversight.cli.evaluate import as_of_day
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project
from oversight.report.fonts import NOT_EMBEDDED, Face, find_face
from oversight.report.issue import Issued, issue
from oversight.report.library import find_edition, find_programme
from oversight.report.material import Material
from oversight.rulebook.rulebook import library_folder

app = typer.Typer(
    help="Write reports in which every number names its source.", no_args_is_help=True
)

_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "zh": ("zh",),
    "en": ("en",),
    "both": ("zh", "en"),
}
AsOf = Annotated[str | None, typer.Option(help="The day to report on.")]
Out = Annotated[Path | None, typer.Option(help="The PDF to write; reports/out/ if left out.")]
Spoken = Annotated[str | None, typer.Option(help="zh, en or both; the project's if left out.")]
Tables = Annotated[Path | None, typer.Option(help="Write the tables behind the numbers here.")]


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
    languages = _languages(language, project)
    _writable(out)
    chosen = find_edition(edition, "daily", _folders(project, "reports"))
    face = _face(project)
    day = as_of_day(as_of) if as_of else project.latest_run().manifest.as_of
    material = material_of(project, day)
    issued = issue(material, chosen, languages, face)
    name = "-".join([chosen.edition, day.isoformat(), *languages])
    _write(project, issued, out, name)
    _write_tables(material, tables)


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
    languages = _languages(language, project)
    _writable(out)
    chosen = find_edition(edition, "audit", _folders(project, "reports"))
    face = _face(project)
    day = as_of_day(as_of) if as_of else _seen_from(project, covered)
    material = material_of(project, day)
    planned = find_programme(programme, _folders(project, "audits"), material.rules)
    material = with_indicators(project, material, planned, covered)
    issued = issue(material, chosen, languages, face, period=covered, programme=planned)
    name = "-".join([chosen.edition, planned.programme, covered.text, *languages])
    _write(project, issued, out, name)
    _write_tables(material, tables)


def _seen_from(project: Project, period: Period) -> date:
    """The day of the latest run; the period's last day where that run ends before it."""
    latest = project.runs.latest()
    return max(latest.manifest.as_of, period.last) if latest else period.last


def _languages(asked: str | None, project: Project) -> tuple[Language, ...]:
    language = asked or project.language
    if language not in _LANGUAGES:
        said = f"'{language}' is not a language of reports."
        raise Refused(Problem("--language", said, suggest(language, _LANGUAGES)))
    return _LANGUAGES[language]


def _folders(project: Project, kind: str) -> Sequence[Path]:
    """The project's own folder of that kind, then the library's."""
    return [project.folder / kind, library_folder().parent / kind]


def _face(project: Project) -> Face:
    """The face to set the report in; where it cannot be embedded, that is said."""
    font = project.config.report.font
    face = find_face(project.folder / font if font else None)
    if not face.embedded:
        typer.echo(NOT_EMBEDDED, err=True)
    return face


def _writable(out: Path | None) -> None:
    """Refuses a place that cannot be written to before any work is done for it."""
    if out is None:
        return
    if not out.parent.is_dir():
        said = f"The folder '{out.parent}' does not exist."
        raise Refused(Problem(str(out), said, "Make it first, or name another file."))
    if out.is_dir():
        raise Refused(Problem(str(out), "This is a folder, not a file.", "Name a file in it."))


def _write(project: Project, issued: Issued, out: Path | None, name: str) -> None:
    path = out
    if path is None:
        path = project.folder / "reports" / "out" / f"{name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
    # By way of a file beside it: whoever opens the report never sees half of one.
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        stream.write(issued.pdf)
    Path(part).chmod(0o644)
    Path(part).replace(path)
    numbers = sum(len(ledger.printed) for ledger in issued.ledgers)
    typer.echo(f"Wrote {path}: {numbers:,} numbers, each with its source.")


def _write_tables(material: Material, folder: Path | None) -> None:
    if folder is not None:
        written = material.save_tables(folder)
        typer.echo(f"Wrote the {len(written)} tables behind the numbers to {folder}.")
