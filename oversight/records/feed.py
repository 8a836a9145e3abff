"""Several files into one lake: each with the mapping it is for, cases before what needs them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from oversight.problem import Problem, Refused
from oversight.records.fill import Mapping
from oversight.records.find import find_mapping
from oversight.records.intake import IntakeReport, Progress, intake
from oversight.records.lake import Lake
from oversight.records.mapping import read_mapping
from oversight.records.model import TABLES
from oversight.records.readers import SUFFIXES


@dataclass(frozen=True)
class Feed:
    """A file and the mapping it will be read with."""

    file: Path
    mapping: Mapping


def plan(files: Sequence[Path], mappings: Sequence[Path], chosen: Path | None = None) -> list[Feed]:
    """Find the mapping of each file, before any is taken in.

    A folder stands for the record files directly in it. `chosen` is used for all files; without
    it, `mappings` are searched. Refused, with all problems at once: no such file, a mapping
    with mistakes, a file that none fits.
    """
    problems: list[Problem] = []
    known: list[Mapping] = []
    for path in [chosen] if chosen else mappings:
        try:
            known.append(read_mapping(path))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    feeds = []
    for file in [one for path in files for one in _files(path)]:
        try:
            feeds.append(Feed(file, known[0] if chosen else find_mapping(file, known)))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    order = list(TABLES)
    return sorted(feeds, key=lambda feed: min(order.index(b.table) for b in feed.mapping.blocks))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    found = [
        file
        for file in sorted(path.iterdir())
        if file.name.lower().removesuffix(".gz").endswith(tuple(SUFFIXES))
    ]
    if not found:
        said = "The folder holds no file of records."
        raise Refused(Problem(str(path), said, f"Give files named {', '.join(SUFFIXES)}."))
    return found


def take(
    lake: Lake,
    feeds: Sequence[Feed],
    *,
    timezone: str,
    acts: Collection[str],
    replace: bool = False,
    progress: Callable[[Path], Progress] | None = None,
) -> Iterator[IntakeReport]:
    """Take each file into the lake, one after the other; what became of each (see `intake`)."""
    for feed in feeds:
        more = {"progress": progress(feed.file)} if progress else {}
        yield intake(
            lake, feed.file, feed.mapping, timezone=timezone, acts=acts, replace=replace, **more
        )
