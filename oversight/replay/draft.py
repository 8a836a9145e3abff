"""A draft of rules, read beside the packs it would change.

A draft is one rule file, or a folder: of rule files of one pack (with `terms.rule`,
`norms.yaml` or `clocks.csv`, where those change too), or of a whole pack. What a draft does not
hold is taken from the pack as it is.
"""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.pack import TERMS
from oversight.rulebook.rulebook import Rulebook, available_packs, load_rulebook
from oversight.rulebook.yamltext import read_file, shown_path

PACK_FILES = ("pack.yaml", "norms.yaml", "clocks.csv", TERMS)
_RULE = re.compile(r"^rule:\s*[\"']?([^\s\"'#]+)", re.MULTILINE)


@dataclass(frozen=True)
class Version:
    """One version of some rules: the rulebook that holds them, and which they are."""

    name: str
    """Where it was read: a path, or `published`."""
    rulebook: Rulebook
    rules: tuple[str, ...]


def published(packs: Sequence[str], folders: Sequence[Path], rules: Sequence[str]) -> Version:
    """The rules named as the packs have them; those they do not have are left out."""
    rulebook = load_rulebook(packs, folders)
    return Version("published", rulebook, tuple(r for r in rules if r in rulebook.rules))


def read_version(path: Path, folders: Sequence[Path], where: str) -> Version:
    """The rules of a draft, in packs that are otherwise as they are found in `folders`.

    Raises `Refused` with every fault of the draft, at its place in the draft's own files.
    `where` is the argument that named the path.
    """
    files = dict(_files(path, where))
    named = {file: _name(file) for file in files.values() if file.name not in PACK_FILES}
    packs = {name.partition("/")[0] for name in named.values()}
    if (path / "pack.yaml").is_file():
        packs.add(path.name)
    if not packs:
        raise Refused(
            Problem(where, f"'{path}' holds no rule.", "Name a rule file, or a folder of some.")
        )
    if len(packs) > 1:
        raise Refused(
            Problem(
                where,
                f"The rules of '{path}' belong to several packs: {', '.join(sorted(packs))}.",
                "Draft for one pack at a time.",
            )
        )
    pack = packs.pop()
    with tempfile.TemporaryDirectory() as workbench:
        home = Path(workbench) / pack
        origins = _laid_out(home, files, named, _published_pack(pack, path, folders, where))
        with _own_places(home, origins):
            rulebook = load_rulebook([pack], [home.parent, *folders])
    changed = sorted(named.values())
    whole = any(file.name in PACK_FILES for file in files.values())
    rules = sorted(rulebook.rules) if whole else changed
    return Version(str(path), rulebook, tuple(rules))


def _files(path: Path, where: str) -> Iterator[tuple[str, Path]]:
    """The files of a draft by name."""
    if path.is_file():
        yield path.name, path
    elif path.is_dir():
        for file in sorted(path.iterdir()):
            if file.suffix == ".rule" or file.name in PACK_FILES:
                yield file.name, file
    else:
        raise Refused(
            Problem(
                where, f"There is no file or folder '{path}'.", "Name a rule file, or a folder."
            )
        )


def _name(file: Path) -> str:
    """The rule that a file says it is; `Refused` where it says nothing of the kind."""
    found = _RULE.search(read_file(file).partition("\n---")[0])
    if found is None or "/" not in found[1]:
        raise Refused(
            Problem(
                f"{shown_path(file)}:1:1",
                "The draft does not say which rule it is.",
                "Write rule: pack/name in its front matter.",
            )
        )
    return found[1]


def _published_pack(pack: str, path: Path, folders: Sequence[Path], where: str) -> Path | None:
    """The folder of the pack as it is; `None` where the draft is a new pack, whole."""
    known = available_packs(folders)
    if pack in known:
        return known[pack]
    if (path / "pack.yaml").is_file():
        return None
    raise Refused(Problem(where, f"There is no pack '{pack}' yet.", suggest(pack, known)))


def _laid_out(
    home: Path, files: Mapping[str, Path], named: Mapping[Path, str], pack: Path | None
) -> dict[str, Path]:
    """Copy the pack, then the draft over it; which file each copy is of, by name."""
    home.mkdir()
    origins: dict[str, Path] = {}
    if pack is not None:
        taken = [pack / name for name in PACK_FILES]
        whole = "pack.yaml" in files
        taken += [] if whole else [f for f in sorted(pack.glob("*.rule")) if f.name != TERMS]
        for file in taken:
            if file.is_file():
                origins[file.name] = file
    for file in files.values():
        name = named.get(file)
        origins[f"{name.partition('/')[2]}.rule" if name else file.name] = file
    for name, file in origins.items():
        shutil.copyfile(file, home / name)
    return origins


@contextmanager
def _own_places(home: Path, origins: Mapping[str, Path]) -> Iterator[None]:
    """Let faults be told at their place in the files that were copied, not in the copies."""
    try:
        yield
    except Refused as refused:
        raise Refused(
            Problem(_told(p.where, home, origins), p.said, p.fix) for p in refused.problems
        ) from None


def _told(where: str, home: Path, origins: Mapping[str, Path]) -> str:
    for name, file in origins.items():
        for copy in (str(home / name), shown_path(home / name)):
            if where.startswith(copy):
                return shown_path(file) + where[len(copy) :]
    return where
