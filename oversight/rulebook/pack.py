"""Rule packs: a folder of rules with the words, norms and clocks they speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import AfterValidator, Field

from oversight.clock.definition import ClockDefinition, read_clocks
from oversight.datalog.parser import parse
from oversight.datalog.syntax import Module
from oversight.datalog.wording import suggest_short
from oversight.problem import Problem, Refused
from oversight.rulebook.norms import Norm, NormsFile, read_norms
from oversight.rulebook.yamltext import (
    Bilingual,
    Section,
    Text,
    YamlText,
    read_file,
    read_yaml,
    shown_path,
)

TERMS = "terms.rule"
_ACT = re.compile(r"[a-z][a-z0-9_]*")


@dataclass(frozen=True)
class Pack:
    """One pack as read; `uses` names the packs whose terms, norms and clocks it shares.

    `readable` is false where terms, norms or clocks could not be read at all, so that a rule
    cannot be blamed for what it does not find there.
    """

    name: str
    folder: Path
    title: Bilingual
    domain: str | None
    timezone: str | None
    calendar: str | None
    uses: tuple[str, ...]
    acts: Mapping[str, Bilingual]
    """The acts the pack adds to the base vocabulary."""
    norms: Mapping[str, Norm]
    broken_norms: tuple[str, ...]
    """Norms that are named in norms.yaml and have a mistake there."""
    clocks: tuple[ClockDefinition, ...]
    terms: Module
    readable: bool
    mappings: tuple[Path, ...]
    """How the sources of the pack's domain map to records."""
    rule_files: tuple[Path, ...]
    where: Mapping[str, str]
    """`file:line:col` of the settings of pack.yaml."""


@cache
def _zones() -> frozenset[str]:
    return frozenset(available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise ValueError(f"There is no time zone '{value}'.|{suggest_short(value, _zones())}")
    return value


class PackFile(Section):
    """The settings of `pack.yaml`."""

    pack: Text
    title: Bilingual
    domain: Text | None = None
    timezone: Annotated[Text, AfterValidator(_zone)] | None = None
    calendar: Text | None = None
    uses: tuple[Text, ...] = ()
    acts: Annotated[dict[str, Bilingual], Field(default_factory=dict)]


def read_pack(folder: Path) -> tuple[Pack | None, list[Problem]]:
    """Read the pack in a folder, and everything wrong in its files apart from the rules.

    `None` comes back where pack.yaml itself cannot be read.
    """
    problems: list[Problem] = []
    path = folder / "pack.yaml"
    try:
        text = read_yaml(read_file(path), shown_path(path))
        read = text.read(PackFile)
    except Refused as refused:
        return None, list(refused.problems)
    problems += _wrong_names(read, text, folder)
    unreadable: list[Problem] = []
    norms = NormsFile({})
    clocks: tuple[ClockDefinition, ...] = ()
    terms = Module(shown_path(folder / TERMS), ())
    try:
        if (folder / "norms.yaml").exists():
            norms = read_norms(folder / "norms.yaml", read.pack)
            problems += norms.problems
    except Refused as refused:
        unreadable += refused.problems
    try:
        if (folder / "clocks.csv").exists():
            clocks = read_clocks(Path(shown_path(folder / "clocks.csv")))
    except Refused as refused:
        unreadable += refused.problems
    try:
        if (folder / TERMS).exists():
            terms = parse(read_file(folder / TERMS), shown_path(folder / TERMS))
    except Refused as refused:
        unreadable += refused.problems
    pack = Pack(
        name=read.pack,
        folder=folder,
        title=read.title,
        domain=read.domain,
        timezone=read.timezone,
        calendar=read.calendar,
        uses=read.uses,
        acts=read.acts,
        norms=norms.norms,
        broken_norms=norms.broken,
        clocks=clocks,
        terms=terms,
        readable=not unreadable,
        mappings=tuple(sorted(folder.glob("mapping*.yaml"))),
        rule_files=tuple(f for f in sorted(folder.glob("*.rule")) if f.name != TERMS),
        where={"pack": text.where("pack")}
        | {f"uses.{name}": text.where("uses", n) for n, name in enumerate(read.uses)},
    )
    return pack, problems + unreadable


def _wrong_names(read: PackFile, text: YamlText, folder: Path) -> list[Problem]:
    problems = []
    if read.pack != folder.name:
        problems.append(
            Problem(
                text.where("pack"),
                f"The pack is called '{read.pack}', and its folder '{folder.name}'.",
                "Give both the same name.",
            )
        )
    for act in read.acts:
        if not _ACT.fullmatch(act):
            problems.append(
                Problem(
                    text.where("acts", act),
                    f"'{act}' is no name of an act.",
                    "Write small letters, digits and '_', beginning with a letter.",
                )
            )
    return problems
