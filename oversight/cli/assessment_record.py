"""`oversight assessment record`: how far ranks hold, taken in for the rules to judge."""

from __future__ import annotations

from typing import Annotated

import typer

from oversight.assessing import assessed
from oversight.audit.assessment.figures import tabled
from oversight.audit.assessment.scheme import find_scheme
from oversight.audit.composite.sensitivity import sensitivity
from oversight.audit.recorded.figure import Figure
from oversight.audit.recorded.rank import rank_figures
from oversight.cli.recorded import Periods, TakeIn, To, parsed, somewhere, tell
from oversight.project import Project
from oversight.recording import record as recorded


def record(
    ctx: typer.Context,
    scheme: Annotated[str, typer.Argument(metavar="SCHEME", help="The assessment, from audits/.")],
    periods: Periods,
    *,
    to: To = None,
    take_in: TakeIn = False,
) -> None:
    """Record how often each organisation is among the first, under other reasonable choices.

    Each becomes a row of the table metric whose source is "screen:first", which the rule
    cn.metrics/rank-not-robust judges. What was recorded before and is the same is left out.

    Example: oversight -C centre assessment record licensing-service 2021 --take-in
    """
    project = Project.open(ctx.obj.folder)
    somewhere(to, take_in)
    over = parsed(periods)
    chosen = find_scheme(scheme, project.audit_folders)
    figures: list[Figure] = []
    for period in over:
        told, orgs = assessed(project, chosen, period.text)
        table = tabled(chosen, told, orgs)
        held = sensitivity(orgs, table, chosen.recipe, min(chosen.first, max(1, len(orgs))))
        figures += rank_figures(chosen.assessment, period.text, held, held.left_out)
    tell(project, figures, *recorded(project, figures, to=to, take_in=take_in), to)
