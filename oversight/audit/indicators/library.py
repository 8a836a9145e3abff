"""Where indicators are found: `audits/<pack>/<name>.indicator`, the project's own first."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from hashlib import sha256
from pathlib import Path

from oversight.audit.indicators.definition import SUFFIX, Definition, read_definition
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.pack import Pack
from oversight.rulebook.surroundings import Surroundings


def available(folders: Sequence[Path]) -> dict[str, Path]:
    """The files of indicators by id; one in an earlier folder stands before one in a later."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob(f"*/*{SUFFIX}")):
            found.setdefault(f"{path.parent.name}/{path.stem}", path)
    return found


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
    files = available(folders)
    problems = [
        Problem(where, f"There is no indicator '{name}'.", suggest(name, _known(files, packs)))
        for name in sorted(set(names or ()) - files.keys())
    ]
    found: dict[str, Definition] = {}
    around = Surroundings(packs)
    for name in sorted(files.keys() if names is None else files.keys() & set(names)):
        pack = packs.get(name.partition("/")[0])
        if pack is None:
            if names is not None:
                said = f"The indicator '{name}' is of a pack that this project does not use."
                fix = f"Add {name.partition('/')[0]} to rules.packs in oversight.toml."
                problems.append(Problem(where, said, fix))
            continue
        try:
            found[name] = read_definition(files[name], pack, around)
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return found


def definitions_hash(definitions: Collection[Definition]) -> str:
    """SHA-256 over the texts of these indicators: equal hashes give equal rows."""
    digest = sha256()
    for definition in sorted(definitions, key=lambda one: one.id):
        text = definition.text.replace("\r\n", "\n").encode()
        digest.update(f"{definition.id} {len(text)}\n".encode() + text)
    return digest.hexdigest()


def _known(files: Mapping[str, Path], packs: Mapping[str, Pack]) -> list[str]:
    return [name for name in files if name.partition("/")[0] in packs]
