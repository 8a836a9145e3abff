"""What commands that record figures share: over which periods, where to, and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from oversight.audit.period import Period
from oversight.audit.recorded.figure import Figure
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.records.intake import IntakeReport
from oversight.runs import require_folder

Periods = Annotated[
    list[str], typer.Argument(metavar="PERIOD...", help="Years, quarters or months.")
]
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
