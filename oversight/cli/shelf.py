"""Where the rules of a command stand: those of a project, or else of the library."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from oversight.config import FILE
from oversight.project import Project
from oversight.rulebook.rulebook import (
    Rulebook,
    available_packs,
    library_folder,
    load_rulebook,
)


@dataclass(frozen=True)
class Shelf:
    """Where the rules of a command stand: those of a project, or else of the library."""

    packs: Sequence[str]
    folders: Sequence[Path]
    language: str
    timezone: str | None
    calendar: str = "CN"

    def rulebook(self, packs: Sequence[str] = ()) -> Rulebook:
        return load_rulebook(packs or self.packs, self.folders)


def shelf_of(folder: Path) -> Shelf:
    """The shelf of the project in a folder, or of the folder and the library."""
    if (folder / FILE).is_file():
        project = Project.open(folder)
        packs = project.config.rules.packs
        return Shelf(
            packs,
            project.rule_folders,
            project.language,
            project.timezone,
            project.config.project.calendar,
        )
    folders = [folder / "rules", library_folder()]
    return Shelf(sorted(available_packs(folders)), folders, "en", None)
