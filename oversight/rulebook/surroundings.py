"""What a text of a pack may speak of: the words, norms, clocks and acts around it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram, Type
from oversight.datalog.syntax import Module
from oversight.records.acts import ACTS
from oversight.rulebook.norms import Norm
from oversight.rulebook.pack import Pack
from oversight.rulebook.relations import base_relations


@dataclass(frozen=True)
class Surroundings:
    """The packs that were read, by name: a pack's texts see its own words and those it uses."""

    packs: Mapping[str, Pack]

    def visible(self, pack: Pack) -> Iterator[Pack]:
        """The packs whose terms, norms, clocks and acts a pack's texts may use: its own last."""
        seen: dict[str, Pack] = {}
        waiting = [pack]
        while waiting:
            current = waiting.pop()
            if current.name not in seen:
                seen[current.name] = current
                waiting += [self.packs[name] for name in current.uses if name in self.packs]
        return reversed(seen.values())

    def norms(self, pack: Pack) -> dict[str, Norm]:
        """The norms a pack's texts may ask for, by the names they use."""
        return {name: norm for p in self.visible(pack) for name, norm in p.norms.items()}

    def check(
        self, pack: Pack, module: Module, subject: str | None, wanted: Collection[str] = ()
    ) -> CheckedProgram:
        """A module of the pack, checked: see `datalog.check.check`."""
        visible = list(self.visible(pack))
        terms = [p.terms for p in visible if p.terms is not module]
        norms: dict[str, Type | None] = {n: norm.type for n, norm in self.norms(pack).items()}
        norms |= {name: None for p in visible for name in p.broken_norms}
        return check(
            module,
            terms=terms,
            relations=base_relations(),
            acts=acts_of({p.name: p for p in visible}),
            norms=norms,
            clocks={c.clock: c.unit or "" for p in visible for c in p.clocks},
            subject=subject,
            wanted=wanted,
        )


def acts_of(packs: Mapping[str, Pack]) -> dict[str, tuple[str, str]]:
    """The acts that records may name: the base vocabulary and the packs' own."""
    acts = dict(ACTS)
    for pack in packs.values():
        acts |= {act: (words.zh, words.en) for act, words in pack.acts.items()}
    return acts
