"""`oversight serve`: the pages and the API of a project, in the browser."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
import uvicorn

from oversight.cli.desk import moment_of
from oversight.project import Project
from oversight.supervision.commands import day_of
from oversight.web.app import make_app


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    at: Annotated[
        str | None, typer.Option(help="As if it were this day: for a demonstration.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
) -> None:
    """Serve the queue, the items and the desks; stop it with Ctrl-C.

    Example: oversight -C demo/centre serve
    """
    project = Project.open(ctx.obj.folder)
    app = make_app(project, clock=_as_if(at, project.timezone) if at else None)
    zh = project.language == "zh"
    typer.echo(f"{'请在浏览器打开' if zh else 'Open'} http://{host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning")


def _as_if(text: str, timezone: str) -> Callable[[], datetime]:
    """The clock of another day: its time of day goes on as on the wall."""
    day, zone = day_of(moment_of(text, timezone)), ZoneInfo(timezone)

    def now() -> datetime:
        return datetime.combine(day, datetime.now(zone).time().replace(microsecond=0), zone)

    return now
