"""`oversight items remind`: what the day has brought, told to whom it concerns."""

from __future__ import annotations

import typer

from oversight.cli.desk import At, opened
from oversight.cli.ownership import routed_text
from oversight.supervision.reminders import remind as remind_all


def remind(ctx: typer.Context, at: At = None) -> None:
    """Tell what is due, overdue, awake again or observed long enough; once, for every evening.

    Example: oversight -C fines items remind
    """
    with opened(ctx, at) as desk:
        done = remind_all(desk.store, at=desk.at, days=desk.project.calendar)
        if done.routed.moved or done.routed.to_decide:
            typer.echo(routed_text(done.routed, desk.reader))
        said = {
            name: getattr(done, name) for name in ("woken", "soon", "overdue", "observed", "paced")
        }
        typer.echo(desk.reader.sentence("reminded", routed=len(done.routed.moved), **said))
