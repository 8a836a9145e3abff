"""`oversight evidence`: everything behind an item in one file, made and checked."""

from __future__ import annotations

import zipfile
from pathlib import Path
from typing import Annotated

import typer

from oversight.cli.desk import HERE, Id, opened
from oversight.evidence.material import gather
from oversight.evidence.pack import check_bundle, make_bundle
from oversight.problem import Problem, Refused
from oversight.project import Project
from oversight.report.fonts import find_face
from oversight.runs import require_folder

app = typer.Typer(
    help="Evidence: everything behind an item in one zip that opens offline. 证据包",
    no_args_is_help=True,
    rich_markup_mode=None,
)

SAID = {
    "made": ("已写入{out}：{n}份文件。", "Wrote {out}: {n} files."),
    "gap": ("缺项：{gap}", "Missing: {gap}"),
    "whole": ("证据包完整，逐份相符。", "The bundle is whole: each file as it was packed."),
    "broken": ("证据包不完整：", "The bundle is not whole:"),
}


@app.command()
def make(
    ctx: typer.Context,
    item: Id,
    out: Annotated[Path | None, typer.Option(help="The file; ID.zip here if left out.")] = None,
) -> None:
    """Pack an item: its proof and records as they stood, files, comments, trail.

    What tells of a person is masked. Example: oversight -C fines evidence make 1NYTYNRX5C
    """
    with opened(ctx) as desk:
        project = desk.project
        material = gather(project, desk.store, item, actor=HERE)
        path = out or Path(f"{material.item.id}.zip")
        require_folder(path)
        content = make_bundle(material, find_face(_font(project)))
        path.write_bytes(content)
        english = project.language == "en"
        with zipfile.ZipFile(path) as packed:
            n = len(packed.namelist())
        typer.echo(SAID["made"][english].format(out=path, n=n))
        for gap in material.gaps:
            typer.echo(SAID["gap"][english].format(gap=gap))


@app.command()
def verify(
    bundle: Annotated[Path, typer.Argument(help="A file that `evidence make` wrote.")],
) -> None:
    """Check that every file of a bundle is as it was packed; exit code 1 where one is not.

    Example: oversight evidence verify 1NYTYNRX5C.zip
    """
    try:
        content = bundle.read_bytes()
    except OSError as error:
        raise Refused(
            Problem(str(bundle), f"'{bundle}' cannot be read.", "Name a bundle that can.")
        ) from error
    wrong = check_bundle(content)
    typer.echo(" ".join(SAID["broken" if wrong else "whole"]))
    for line in wrong:
        typer.echo(f"  {line}")
    if wrong:
        raise typer.Exit(1)


def _font(project: Project) -> Path | None:
    font = project.config.report.font
    return project.folder / font if font else None
