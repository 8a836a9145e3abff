"""A block of cases as the truth looks at it: dates and moments with `NaT` for what is absent."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.block import CLOCKS, KINDS, NEVER, NOBODY, Act, Block, Officers, Seconds
from oversight.city.truth.clock import NAT, Pause
from oversight.city.truth.count import Dates, Marks, Moments, Numbers, civil_date


def moments(ts: Seconds) -> Moments:
    """Civil seconds as moments."""
    return np.where(ts == NEVER, np.datetime64("NaT", "s"), ts.astype("datetime64[s]"))


@dataclass(frozen=True)
class View:
    """What a rule may ask of the cases of a block."""

    block: Block
    today: np.datetime64

    def __len__(self) -> int:
        return len(self.block)

    def acts(self, name: str) -> list[Act]:
        """Every act of the name."""
        return [act for act in self.block.acts if act.name == name]

    def first(self, name: str) -> Moments:
        """The moment of the first act of the name."""
        found = np.full(len(self), np.datetime64("NaT", "s"))
        for act in self.acts(name):
            found = np.fmin(found, moments(act.ts))
        return found

    def day(self, name: str) -> Dates:
        """The day of the first act of the name."""
        return civil_date(self.first(name))

    def days(self, name: str) -> list[Dates]:
        """The days of all acts of the name."""
        return [civil_date(moments(act.ts)) for act in self.acts(name)]

    def has(self, *names: str) -> Marks:
        """Cases with at least one of the acts."""
        found = np.zeros(len(self), dtype=bool)
        for name in names:
            for act in self.acts(name):
                found |= act.ts != NEVER
        return found

    def pauses(self, clock: str, lawful: frozenset[str]) -> list[Pause]:
        """The pauses of the cases as they count for a clock; of other clocks: none."""
        known = np.array([name in lawful for name in KINDS] + [False])
        mine = CLOCKS.index(clock)
        found = []
        for stop in self.block.stops:
            here = (stop.clock < 0) | (stop.clock == mine)
            start = np.where(here, civil_date(moments(stop.start)), NAT)
            found.append(Pause(start, civil_date(moments(stop.end)), known[stop.kind] & here))
        return found

    def full(self, n: int) -> Numbers:
        """The same number for every case."""
        return np.full(len(self), n, dtype=np.int64)


def named(officers: Officers) -> Marks:
    """Acts on which somebody is named."""
    found: Marks = np.any(officers != NOBODY, axis=1)
    return found
