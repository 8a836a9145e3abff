"""`oversight serve`: the pages and the API of a project, in the browser."""

from __future__ import annotations

from typing import Annotated

import typer
import uvicorn

from oversight.project import Project
from oversight.web.app import make_app


def serve(
    ctx: typer.Context,
    host: Annotated[str, typer.Option(help="The address to listen at.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="The port to listen at.")] = 8000,
) -> None:
    """Serve the queue, the items and the desks; stop it with Ctrl-C.

    Example: oversight -C demo/centre serve
    """
    project = Project.open(ctx.obj.folder)
    app = make_app(project)
    zh = project.language == "zh"
    typer.echo(f"{'请在浏览器打开' if zh else 'Open'} http://{host}:{port}")
    uvicorn.run(app, host=host, port=port, log_level="warning")
