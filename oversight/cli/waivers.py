"""`oversight rules waivers`, and what waivers do to the commands that show findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.evaluate import as_of_day
from oversight.config import FILE as PROJECT
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.waivers import FILE, apply_waivers, expired, read_waivers

_STATES = {
    "in_force": ("生效", "in force"),
    "expired": ("已过期", "expired"),
    "not_yet": ("未生效", "not yet"),
}
_SAID = {
    "zh": "{what}  截止 {until}  {state}",
    "en": "{what}  until {until}  {state}",
}
_COVERS = {"zh": "  最近批次中覆盖：{count:,}", "en": "  covers in the latest run: {count:,}"}
_NONE = {
    "zh": "没有豁免：项目文件夹中没有 {file}，或其中为空。",
    "en": "There are no waivers: the project has no {file}, or an empty one.",
}


def waivers(
    ctx: typer.Context,
    as_of: Annotated[
        str | None, typer.Option(help="The day to judge by; today if left out.")
    ] = None,
) -> None:
    """List the waivers: who answers for what, why, until when, and what each covers.

    What a waiver covers is counted in the latest run. Exit code 1: one has run out.

    Example: oversight -C fines rules waivers
    """
    project = Project.open(ctx.obj.folder)
    day = as_of_day(as_of, project.config.zone)
    known = read_waivers(project.folder, project.rulebook.rules)
    language = project.language
    if not known:
        typer.echo(_NONE[language].format(file=FILE))
        return
    latest = project.runs.latest()
    covered = apply_waivers(latest.findings, known, latest.manifest.as_of).covered if latest else {}
    for one in known:
        said = _SAID[language].format(
            what=one.subject or one.org,
            until=one.until,
            state=_STATES[one.state(day)][0 if language == "zh" else 1],
        )
        if latest:
            said += _COVERS[language].format(count=covered.get(one, 0))
        typer.echo(f"{one.rule}  {said}")
        typer.echo(f"    {one.owner}: {one.reason}")
    report_expired(expired(known, day))


def report_expired(problems: Sequence[Problem]) -> None:
    """Say which waivers have run out, and leave with exit code 1 where any has."""
    for problem in problems:
        typer.echo(str(problem), err=True)
    if problems:
        raise typer.Exit(1)


def check_waivers(folder: Path) -> list[Problem]:
    """What is wrong with the waivers of the project in the folder, those run out included."""
    if not (folder / PROJECT).is_file() or not (folder / FILE).is_file():
        return []
    project = Project.open(folder)
    try:
        known = read_waivers(folder, project.rulebook.rules)
    except Refused as refused:
        return list(refused.problems)
    return expired(known, datetime.now(project.config.zone).date())
