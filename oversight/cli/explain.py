"""`oversight explain`: why a subject was flagged, why not, or what is missing."""

from __future__ import annotations

import json
from typing import Annotated

import typer
from rich.console import Console

from oversight.cli.evaluate import as_of_day
from oversight.explain import Setting
from oversight.explain import explain as explained
from oversight.explain.told import Told
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.rulebook.rulebook import Rulebook, load_rulebook


def explain(
    ctx: typer.Context,
    rule: Annotated[str, typer.Argument(help="The rule, as pack/name.")],
    subject: Annotated[str, typer.Argument(help="The case (or other subject) asked about.")],
    as_of: Annotated[
        str | None, typer.Option(help="The day to judge by; the latest run's if left out.")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the proof as JSON.")] = False,
    language: Annotated[
        str | None, typer.Option(help="en or zh; the project's if left out.")
    ] = None,
    reading: Annotated[
        bool, typer.Option("--reading", help="Tell how much of each table was read.")
    ] = False,
) -> None:
    """Explain a finding: each condition, the values behind it, the clocks and the records.

    Example: oversight -C fines explain it.road-fines/send-within-90 A1
    """
    if language not in (None, "en", "zh"):
        raise Refused(
            Problem("--language", f"There is no language '{language}'.", "Write en or zh.")
        )
    project = Project.open(ctx.obj.folder)
    latest = project.runs.latest()
    day = (
        as_of_day(as_of, project.config.zone) if as_of or latest is None else latest.manifest.as_of
    )
    setting = Setting(
        rulebook=_rulebook(project, rule),
        records=project.lake.snapshot(),
        calendar=project.calendar,
        timezone=project.timezone,
        as_of=day,
        language=language or project.language,
    )
    explanation = explained(setting, rule, subject)
    if as_json:
        typer.echo(json.dumps(explanation.plain(), ensure_ascii=False, indent=2))
        return
    told = Told(explanation, setting.language, Console(highlight=False))
    told.all()
    if reading:
        told.reading()


def _rulebook(project: Project, rule: str) -> Rulebook:
    """The rulebook with this rule alone, which is read sooner; the whole where there is none."""
    read = load_rulebook(project.config.rules.packs, project.rule_folders, only=[rule])
    return read if rule in read.rules else project.rulebook
