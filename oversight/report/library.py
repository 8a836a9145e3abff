"""Where editions and programmes are found: the project's own first, then the library."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from fnmatch import fnmatchcase
from pathlib import Path

from oversight.audit.programme import Programme, read_programme
from oversight.problem import Problem, Refused, suggest
from oversight.report.edition import Edition, read_edition

_NOUNS = {"edition": "报告", "programme": "审计方案"}


def find_edition(name: str, kind: str, folders: Sequence[Path]) -> Edition:
    """The edition `name`, which must be of that kind; raises `Refused`."""
    edition = read_edition(_find(name, "edition", folders))
    if edition.kind != kind:
        said = f"The edition '{name}' is of the kind {edition.kind}, not {kind}."
        fix = f"Name an edition of the kind {kind}, or use 'oversight report {edition.kind}'."
        raise Refused(Problem("--edition", said, fix))
    return edition


def find_programme(name: str | None, folders: Sequence[Path], rules: Collection[str]) -> Programme:
    """The programme `name`; without a name the one that suits the rules of the run.

    A programme suits a run where each pattern under its `suits` matches some rule. Of those,
    the project's own come before the library's, and those that state `suits` before those
    that suit any run; then by name. Raises `Refused` where there is none.
    """
    if name is not None:
        return read_programme(_find(name, "programme", folders))
    for path in _documents(folders).values():
        programme = read_programme(path)
        if programme.suits and all(
            any(fnmatchcase(rule, pattern) for rule in rules) for pattern in programme.suits
        ):
            return programme
    for path in _documents(folders).values():
        programme = read_programme(path)
        if not programme.suits:
            return programme
    said = "No audit programme suits the rules of this run."
    raise Refused(Problem("--programme", said, "Name one, or write one under audits/."))


def programmes(folders: Sequence[Path]) -> list[Programme]:
    """All audit programmes, by name. `Refused` where one is wrong."""
    return [read_programme(path) for _, path in sorted(_documents(folders).items())]


def _find(name: str, noun: str, folders: Sequence[Path]) -> Path:
    known = _documents(folders)
    if name not in known:
        said = f"There is no {noun} '{name}'."
        told = (f"没有{_NOUNS[noun]}“{name}”。", suggest(name, known, "zh"))
        raise Refused(Problem(f"--{noun}", said, suggest(name, known), told))
    return known[name]


def _documents(folders: Sequence[Path]) -> dict[str, Path]:
    """The YAML files of the folders by name; a name found twice is the earlier folder's."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*.yaml")):
            found.setdefault(path.stem, path)
    return found
