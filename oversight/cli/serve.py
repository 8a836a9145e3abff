"""`oversight serve`: the pages and the API of a project, in the browser."""

from __future__ import annotations

import socket
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
import uvicorn

from oversight.cli.desk import moment_of
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.store.database import Store
from oversight.supervision.commands import day_of
from oversight.web.app import make_app
from oversight.webhooks.following import following


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    at: Annotated[
        str | None, typer.Option(help="As if it were this day: for a demonstration.")
    ] = None,
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
    webhooks: Annotated[bool, typer.Option(help="Deliver webhooks too.")] = True,
) -> None:
    """Serve the queue, the items and the desks; stop it with Ctrl-C.

    Example: oversight -C demo/centre serve
    """
    project = Project.open(ctx.obj.folder)
    app = make_app(project, clock=_as_if(at, project.timezone) if at else None)
    listening = _listening(host, port)
    zh = project.language == "zh"
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"{'请在浏览器打开' if zh else 'Open'} http://{shown}:{port}")
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    # Nobody else is told of a day that is only played.
    told = _delivering(project, app.state.site.store) if webhooks and not at else nullcontext()
    with told:
        server.run(sockets=[listening])


def _delivering(project: Project, store: Store) -> AbstractContextManager[None]:
    zone = ZoneInfo(project.timezone)
    internal = project.config.webhooks.internal
    return following(store, now=lambda: datetime.now(zone), internal=internal)


def _listening(host: str, port: int) -> socket.socket:
    """A socket bound there. Refused: an address that is none of ours, a port that is taken."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, kind, protocol, _, address = found[0]
        bound = socket.socket(family, kind, protocol)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind(address)
    except OSError as error:
        raise Refused(
            Problem(
                f"{host}:{port}",
                f"Nothing can be served there: {error.strerror or error}.",
                "Name another `--port`, or a `--host` of this machine.",
                (f"无法在该地址提供服务（{error.strerror or error}）。", "请换--port或--host。"),
            )
        ) from error
    return bound


def _as_if(text: str, timezone: str) -> Callable[[], datetime]:
    """The clock of another day: its time of day goes on as on the wall."""
    day, zone = day_of(moment_of(text, timezone)), ZoneInfo(timezone)

    def now() -> datetime:
        return datetime.combine(day, datetime.now(zone).time().replace(microsecond=0), zone)

    return now
