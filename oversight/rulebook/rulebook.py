"""The rulebook: all rules of a project's packs, read and checked together."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import oversight
from oversight.clock.definition import ClockDefinition, together
from oversight.problem import Problem, Refused, suggest
from oversight.rulebook.norms import Norm
from oversight.rulebook.pack import TERMS, Pack, read_pack
from oversight.rulebook.rule import Draft, Rule, finish, read_draft
from oversight.rulebook.surroundings import Surroundings, acts_of
from oversight.rulebook.yamltext import shown_path


@dataclass(frozen=True)
class Rulebook:
    """Rules by id, the packs they stand in, and everything those packs define."""

    rules: Mapping[str, Rule]
    packs: Mapping[str, Pack]
    """The packs asked for, and those they use."""
    norms: Mapping[str, Norm]
    """By `pack/name`."""
    clocks: tuple[ClockDefinition, ...]
    acts: Mapping[str, tuple[str, str]]
    """Every act records may name, with its Chinese and English."""
    hash: str
    """SHA-256 over every file of every pack: equal hashes give equal findings."""


def library_folder() -> Path:
    """The packs that come with the engine: in the wheel, or beside it in its repository."""
    home = Path(oversight.__file__).parent
    shipped = home / "_library" / "rules"
    return shipped if shipped.is_dir() else home.parent / "rules"


def available_packs(folders: Sequence[Path]) -> dict[str, Path]:
    """The folder of each pack; a pack in an earlier folder stands before one in a later."""
    found: dict[str, Path] = {}
    for folder in folders:
        for path in sorted(folder.glob("*/pack.yaml")):
            found.setdefault(path.parent.name, path.parent)
    return found


def load_rulebook(
    packs: Sequence[str],
    folders: Sequence[Path],
    *,
    asked_at: str = "packs",
    only: Collection[str] | None = None,
) -> Rulebook:
    """Read the named packs, and those they use, from the folders.

    `asked_at` is where the packs are named, for telling of one that is not there. `only` names
    the rules to read, where the others are not wanted.

    Raises `Refused` with every problem of every file.
    """
    loader = _Loader(available_packs(folders), folders)
    for name in packs:
        loader.read(name, asked_at)
    rules = loader.rules(packs, only)
    clocks = loader.clocks()
    if loader.problems:
        raise Refused(dict.fromkeys(loader.problems))
    return Rulebook(
        rules=rules,
        packs=loader.packs,
        norms={
            f"{pack.name}/{norm.name}": norm
            for pack in loader.packs.values()
            for norm in pack.norms.values()
        },
        clocks=clocks,
        acts=acts_of(loader.packs),
        hash=_hash(loader.packs),
    )


class _Loader:
    """Reads packs one after the other, gathering problems instead of stopping at them."""

    def __init__(self, available: Mapping[str, Path], folders: Sequence[Path]) -> None:
        self.available = available
        self.folders = folders
        self.packs: dict[str, Pack] = {}
        self.around = Surroundings(self.packs)
        self.failed: set[str] = set()
        self.problems: list[Problem] = []

    def read(self, name: str, asked_at: str, path: tuple[str, ...] = ()) -> None:
        """Read a pack and, first, those it uses; `path` is who uses whom on the way here."""
        if name in path:
            circle = " uses ".join([*path[path.index(name) :], name])
            self._add(asked_at, f"The packs use each other: {circle}.", "Leave one of them out.")
            return
        if name in self.packs or name in self.failed:
            return
        folder = self.available.get(name)
        if folder is None:
            places = ", ".join(shown_path(folder) for folder in self.folders)
            hint = suggest(name, self.available)
            self._add(asked_at, f"There is no pack '{name}' in {places}.", hint)
            self.failed.add(name)
            return
        pack, problems = read_pack(folder)
        self.problems += problems
        if pack is None:
            self.failed.add(name)
            return
        for used in pack.uses:
            self.read(used, pack.where[f"uses.{used}"], (*path, name))
        self.packs[name] = pack
        self._check_norms(pack)
        self._check_clocks(pack)

    def rules(self, names: Sequence[str], only: Collection[str] | None = None) -> dict[str, Rule]:
        """The checked rules of the named packs; of the other packs only the terms count."""
        rules: dict[str, Rule] = {}
        for pack in self.packs.values():
            drafts = []
            for path in pack.rule_files if pack.name in names else ():
                if only is not None and f"{pack.name}/{path.stem}" not in only:
                    continue
                draft, problems = read_draft(path)
                self.problems += problems
                if draft is not None:
                    drafts.append(draft)
            visible = list(self.around.visible(pack))
            if self.failed & self._used(pack) or not all(p.readable for p in visible):
                continue  # the rules would only be blamed for what is missing elsewhere
            self._check_terms(pack)
            for draft in drafts:
                rule = self._rule(pack, draft)
                if rule is not None:
                    rules[rule.id] = rule
        return rules

    def clocks(self) -> tuple[ClockDefinition, ...]:
        try:
            return together(pack.clocks for pack in self.packs.values())
        except Refused as refused:
            self.problems += refused.problems
            return ()

    def _rule(self, pack: Pack, draft: Draft) -> Rule | None:
        try:
            program = self.around.check(pack, draft.module, draft.front.subject)
        except Refused as refused:
            self.problems += refused.problems
            return None
        rule, problems = finish(draft, program, pack.name, self.around.norms(pack))
        self.problems += problems
        return rule

    def _check_terms(self, pack: Pack) -> None:
        try:
            self.around.check(pack, pack.terms, None)
        except Refused as refused:
            self.problems += refused.problems

    def _used(self, pack: Pack) -> set[str]:
        return {used for visible in self.around.visible(pack) for used in visible.uses}

    def _check_norms(self, pack: Pack) -> None:
        for other in self.around.visible(pack):
            for name in other.norms if other is not pack else ():
                if name in pack.norms:
                    self._add(
                        pack.norms[name].where,
                        f"'{name}' is already a norm of the pack '{other.name}'.",
                        "Choose another name, or use that one.",
                    )

    def _check_clocks(self, pack: Pack) -> None:
        visible = list(self.around.visible(pack))
        acts = acts_of({p.name: p for p in visible})
        hourly: dict[str, bool] = {}
        for clock in (clock for p in visible for clock in p.clocks):
            if clock in pack.clocks:
                for act in sorted(clock.acts - acts.keys()):
                    self._add(clock.where, f"There is no act '{act}'.", suggest(act, acts))
            in_hours = clock.unit == "hour"
            if hourly.setdefault(clock.clock, in_hours) != in_hours:
                self._add(
                    clock.where,
                    f"The clock '{clock.clock}' is counted in hours in one row and in days in"
                    " another.",
                    "Give the clock in hours a name of its own.",
                )

    def _add(self, where: str, said: str, fix: str) -> None:
        self.problems.append(Problem(where, said, fix))


def _hash(packs: Mapping[str, Pack]) -> str:
    """Over the texts alone, whatever their line ends, so that a checkout does not change it."""
    digest = sha256()
    for name in sorted(packs):
        pack = packs[name]
        files = [pack.folder / file for file in ("pack.yaml", "norms.yaml", "clocks.csv", TERMS)]
        for path in [*files, *pack.rule_files]:
            if path.exists():
                text = path.read_bytes().replace(b"\r\n", b"\n")
                head = f"{name}/{path.name} {len(text)}\n"
                digest.update(head.encode() + text)
    return digest.hexdigest()
