"""Which state of each Delta table belongs together: the lake's own versions.

Delta commits one table at a time. What a reader sees is what the newest manifest names, and a
manifest appears by one atomic rename: all tables of an intake show together or not at all.
Manifests are small, never change and are kept, so that any earlier version can be read again.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Self

from oversight.problem import Problem, Refused

FOLDER = "manifests"


@dataclass(frozen=True)
class Manifest:
    """One version of the lake: its number, the hash of what was taken in, table versions.

    `digest` chains the hash of everything taken in so far, so that two lakes that took in the
    same files in the same order bear the same version, however often they were interrupted.
    """

    number: int = 0
    digest: str = sha256(b"").hexdigest()
    tables: Mapping[str, int] = field(default_factory=dict)

    @property
    def version(self) -> str:
        """`3-9f86d081884c`: number and digest.

        >>> Manifest().version
        '0-e3b0c44298fc'
        """
        return f"{self.number}-{self.digest[:12]}"

    def next(self, tables: Mapping[str, int], content: str) -> Self:
        """The version after this one, with the tables given and what was taken in.

        >>> Manifest().next({"case": 0}, "abc").tables
        {'case': 0}
        """
        digest = sha256(f"{self.digest}\n{content}".encode()).hexdigest()
        return type(self)(self.number + 1, digest, {**self.tables, **tables})


def _path(lake: Path, number: int) -> Path:
    return lake / FOLDER / f"{number:08}.json"


def numbers(lake: Path) -> list[int]:
    """The numbers of all versions of the lake, oldest first; the empty version 0 is always."""
    found = (int(path.stem) for path in (lake / FOLDER).glob("*.json") if path.stem.isdigit())
    return [0, *sorted(found)]


def read(lake: Path, version: str | None = None) -> Manifest:
    """The newest version of the lake, or the one named (`3-9f86d081884c`, or just `3`).

    Refused: a version that the lake does not have, or a manifest that cannot be read.
    """
    known = numbers(lake)
    if version is None:
        return _read(lake, known[-1])
    number, _, digest = version.partition("-")
    manifest = _read(lake, int(number)) if number.isdigit() and int(number) in known else None
    if manifest is None or not manifest.digest.startswith(digest):
        newest = _read(lake, known[-1]).version
        raise Refused(
            Problem(
                f"lake {lake}",
                f"The lake has no version '{version}'.",
                f"Its newest version is {newest}; versions are numbered 0 to {known[-1]}.",
            )
        )
    return manifest


def written_at(lake: Path, manifest: Manifest) -> datetime:
    """When that version of the lake was made; the beginning of time for the empty lake.

    >>> written_at(Path("nowhere"), Manifest()).year
    1970
    """
    path = _path(lake, manifest.number)
    return datetime.fromtimestamp(path.stat().st_mtime if path.exists() else 0, UTC)


def _read(lake: Path, number: int) -> Manifest:
    if number == 0:
        return Manifest()
    path = _path(lake, number)
    try:
        held = json.loads(path.read_text(encoding="utf-8"))
        return Manifest(held["number"], held["digest"], held["tables"])
    except (ValueError, KeyError, TypeError) as error:
        said = f"The lake's manifest cannot be read: {error}."
        raise Refused(
            Problem(str(path), said, "Put back this file from a backup of the lake.")
        ) from error


def write(lake: Path, manifest: Manifest) -> None:
    """Make a version the newest one, durably and in one step."""
    path = _path(lake, manifest.number)
    path.parent.mkdir(parents=True, exist_ok=True)
    held = {
        "version": manifest.version,
        "number": manifest.number,
        "digest": manifest.digest,
        "tables": dict(sorted(manifest.tables.items())),
    }
    draft = path.with_suffix(".draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(held, file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
