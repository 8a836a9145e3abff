"""What all cases of a city share: the calendar, the catalogue, the people, the day we look."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from oversight.city.block import DAY, NOBODY, Codes, Officers
from oversight.city.catalogue import Catalogue
from oversight.city.habits import given
from oversight.city.organisations import Organisations
from oversight.city.people import PER_ORG, Certificates, Parties, certificates, officer_names
from oversight.city.workdays import Workdays, number


@dataclass(frozen=True)
class World:
    """The city without its cases."""

    seed: int
    as_of: date
    workdays: Workdays
    catalogue: Catalogue
    organisations: Organisations
    certificates: Certificates
    parties: Parties
    habits: Codes | None = None
    """The habit of each organisation, by its place; None in a city without habits."""

    @property
    def today(self) -> int:
        """The as-of date in days since 1970-01-01."""
        return number(self.as_of)

    def officers(self) -> pa.Array:
        """The pseudonym of each officer, by number."""
        return officer_names(len(self.organisations.all) * PER_ORG, self.seed)

    @property
    def end(self) -> int:
        """The first civil second after the as-of date."""
        return (self.today + 1) * DAY


def make_world(seed: int, cases: int, as_of: date, *, habits: bool = False) -> World:
    """The city of a seed, with parties enough for so many cases.

    With `habits` its organisations are all alike, but for a few that have one.
    """
    rng = np.random.default_rng([seed, 0])
    organisations = Organisations(rng, alike=habits)
    return World(
        seed,
        as_of,
        Workdays(),
        Catalogue(),
        organisations,
        certificates(len(organisations.all)),
        Parties(rng, cases),
        given(np.random.default_rng([seed, 5]), organisations, cases) if habits else None,
    )


def some_officers(
    rng: np.random.Generator, org: Codes, span: tuple[int, int], second: float = 0.0
) -> Officers:
    """One officer of each case's organisation out of `span`, and sometimes a second one."""
    first, last = span
    size = last - first
    named = np.full((len(org), 3), NOBODY, dtype=np.int32)
    lead = rng.integers(0, size, len(org))
    named[:, 0] = org * PER_ORG + first + lead
    if second:
        both = rng.random(len(org)) < second
        other = (lead + rng.integers(1, size, len(org))) % size
        named[both, 1] = (org * PER_ORG + first + other)[both]
    return named
