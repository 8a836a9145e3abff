"""What the commands of `oversight report` share: options, the face, writing and keeping."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from oversight.audit.words import Language
from oversight.problem import Problem, Refused, suggest
from oversight.project import Project
from oversight.report.fonts import NOT_EMBEDDED, Face, find_face
from oversight.report.frozen import Order, freeze
from oversight.report.material import Material
from oversight.report.sections.sources import manifest_rows
from oversight.rulebook.rulebook import library_folder

_LANGUAGES: dict[str, tuple[Language, ...]] = {
    "zh": ("zh",),
    "en": ("en",),
    "both": ("zh", "en"),
}
AsOf = Annotated[str | None, typer.Option(help="The day to report on.")]
Out = Annotated[
    Path | None,
    typer.Option(help="The PDF to write, a workbook beside it; reports/out/ if left out."),
]
Spoken = Annotated[str | None, typer.Option(help="zh, en or both; the project's if left out.")]
Unveiled = Annotated[
    bool,
    typer.Option("--unveiled", help="Name the people that reasons tell of; hidden if left out."),
]
Tables = Annotated[Path | None, typer.Option(help="Write the tables behind the numbers here.")]


def languages_of(asked: str | None, project: Project) -> tuple[Language, ...]:
    """The languages of an edition, in the order of print."""
    language = asked or project.language
    if language not in _LANGUAGES:
        said = f"'{language}' is not a language of reports."
        raise Refused(Problem("--language", said, suggest(language, _LANGUAGES)))
    return _LANGUAGES[language]


def folders(project: Project, kind: str) -> Sequence[Path]:
    """The project's own folder of that kind, then the library's."""
    return [project.folder / kind, library_folder().parent / kind]


def kept_folder(project: Project) -> Path:
    """Where the editions of a project are kept once they are issued."""
    return project.folder / "reports" / "kept"


def face_of(project: Project) -> Face:
    """The face to set the report in; where it cannot be embedded, that is said."""
    font = project.config.report.font
    face = find_face(project.folder / font if font else None)
    if not face.embedded:
        typer.echo(NOT_EMBEDDED, err=True)
    return face


def writable(out: Path | None) -> None:
    """Refuses a place that cannot be written to before any work is done for it."""
    if out is None:
        return
    if not out.parent.is_dir():
        said = f"The folder '{out.parent}' does not exist."
        raise Refused(Problem(str(out), said, "Make it first, or name another file."))
    if out.is_dir():
        raise Refused(Problem(str(out), "This is a folder, not a file.", "Name a file in it."))


def issue_and_keep(
    project: Project, order: Order, material: Material, face: Face, name: str, out: Path | None
) -> None:
    """Issues, keeps and writes the edition, and prints what it was made from."""
    frozen, issued = freeze(kept_folder(project), name, order, material, face)
    path = out
    if path is None:
        path = project.folder / "reports" / "out" / f"{name}.pdf"
        path.parent.mkdir(parents=True, exist_ok=True)
    write(path, issued.pdf)
    write(path.with_suffix(".xlsx"), issued.workbook)
    numbers = sum(len(ledger.printed) for ledger in issued.ledgers)
    typer.echo(f"Wrote {path}: {numbers:,} numbers, each with its source.")
    typer.echo(f"Wrote {path.with_suffix('.xlsx')}: the same numbers. Kept as {frozen.name}.")
    for words, value in manifest_rows(issued.composers[-1]):
        typer.echo(f"  {words}: {value}")


def write(path: Path, content: bytes) -> None:
    """Writes by way of a file beside it: whoever opens the report never sees half of one."""
    handle, part = tempfile.mkstemp(dir=path.parent, suffix=".part")
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
    Path(part).chmod(0o644)
    Path(part).replace(path)


def write_tables(material: Material, folder: Path | None) -> None:
    """Writes the tables that the printed queries run over."""
    if folder is not None:
        written = material.save_tables(folder)
        typer.echo(f"Wrote the {len(written)} tables behind the numbers to {folder}.")
