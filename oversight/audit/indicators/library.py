"""Where indicators are found: `audits/<pack>/<name>.indicator`, the project's own first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from oversight.audit.authored import load
from oversight.audit.indicators.definition import INDICATOR, Definition, read_definition
from oversight.rulebook.pack import Pack


def load_definitions(
    packs: Mapping[str, Pack],
    folders: Sequence[Path],
    names: Collection[str] | None = None,
    where: str = "indicator",
) -> dict[str, Definition]:
    """The indicators of these packs, or those named, by id; the order is that of their ids.

    Raises `Refused` with every problem of every file, and for a name that none bears. A file
    whose pack the project does not use is left alone unless it is named.
    """
    return load(INDICATOR, read_definition, packs, folders, names, where=where)


def definitions_hash(definitions: Collection[Definition]) -> str:
    """SHA-256 over the texts of these indicators: equal hashes give equal rows."""
    digest = sha256()
    for definition in sorted(definitions, key=lambda one: one.id):
        text = definition.text.replace("\r\n", "\n").encode()
        digest.update(f"{definition.id} {len(text)}\n".encode() + text)
    return digest.hexdigest()
