"""The people in the records: officers with their certificates, and the parties. All pseudonyms.

Each organisation has 36 officers. The first twelve work on approvals: four at the desk, four
reviewers, four who decide. The other 24 enforce: sixteen hold a certificate all year (two of
them by a renewal in the middle of the year, two with an overlap of two certificates, two
without an end date), four are auxiliaries without any, two have one that ends on 30 June 2021
and two have one that begins on 1 July 2021.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import numpy as np
import pyarrow as pa

from oversight.city.block import NEVER, NOTHING, Codes, Flags
from oversight.city.text import dates, hashed, looked_up, numbered
from oversight.city.workdays import Days, number
from oversight.records.schema import conform

PER_ORG = 36
DESK, REVIEWERS, DECIDERS = (0, 4), (4, 8), (8, 12)
CERTIFIED = (12, 28)
AUXILIARY = (28, 32)
LAPSED = (32, 34)
LATE_COMERS = (34, 36)

OPENED = number(date(2016, 3, 1))
LAST_BEFORE = number(date(2021, 6, 30))
FIRST_AFTER = number(date(2021, 7, 1))
CLOSES = number(date(2025, 2, 28))

KINDS = ("person", "organisation")


def officer_names(count: int, salt: int) -> pa.Array:
    """The pseudonym of each officer, by number."""
    return hashed("F", np.arange(count), salt)


@dataclass(frozen=True)
class Certificates:
    """Enforcement certificates: whose, and from when until when (`NEVER`: no end)."""

    officer: Codes
    valid_from: Days
    valid_to: Days

    def table(self, officers: pa.Array) -> pa.Table:
        """The canonical table `permit`."""
        count = len(self.officer)
        return conform(
            "permit",
            pa.table(
                {
                    "permit": numbered("ZF32990", np.arange(1, count + 1), 6),
                    "party": officers.take(pa.array(self.officer)),
                    "category": ["enforcement_certificate"] * count,
                    "valid_from": dates(self.valid_from),
                    "valid_to": dates(self.valid_to),
                    "status": ["valid"] * count,
                }
            ),
        )


def certificates(orgs: int) -> Certificates:
    """The certificates of all officers.

    >>> len(certificates(107).officer)
    2568
    """
    spans: list[tuple[int, int, int]] = []
    for place in range(*CERTIFIED):
        if place < CERTIFIED[0] + 2:
            spans += [(place, OPENED, LAST_BEFORE), (place, FIRST_AFTER, CLOSES)]
        elif place < CERTIFIED[0] + 4:
            spans += [(place, OPENED, FIRST_AFTER + 60), (place, LAST_BEFORE - 60, CLOSES)]
        elif place < CERTIFIED[0] + 6:
            spans.append((place, OPENED, NEVER))
        else:
            spans.append((place, OPENED, CLOSES))
    spans += [(place, OPENED, LAST_BEFORE) for place in range(*LAPSED)]
    spans += [(place, FIRST_AFTER, CLOSES) for place in range(*LATE_COMERS)]
    one = np.array(spans, dtype=np.int64)
    officer = (np.arange(orgs)[:, None] * PER_ORG + one[:, 0]).ravel()
    return Certificates(officer, np.tile(one[:, 1], orgs), np.tile(one[:, 2], orgs))


class Parties:
    """Persons and organisations. `kind` is a place in `KINDS`, -1 where it is not recorded.

    The last ones of the list have no recorded kind (`unknown` of them); only a case in which
    that is meant gets one of these.
    """

    def __init__(self, rng: np.random.Generator, cases: int) -> None:
        self.known = max(50, cases * 11 // 20)
        self.unknown = max(5, self.known // 500)
        self.kind: Codes = (rng.random(self.known + self.unknown) < 0.38).astype(np.int64)
        self.kind[self.known :] = NOTHING
        self.region: Codes = rng.integers(0, 10, len(self.kind))

    def names(self, salt: int) -> pa.Array:
        """The pseudonym of each party, by number."""
        return hashed("D", np.arange(len(self.kind)), salt + 1)

    def restricted(self) -> Flags:
        """Persons, every look at whom needs a reason."""
        return np.equal(self.kind, 0)

    def table(self, salt: int, regions: list[str]) -> pa.Table:
        """The canonical table `party`."""
        return conform(
            "party",
            pa.table(
                {
                    "party": self.names(salt),
                    "kind": looked_up(KINDS, self.kind),
                    "name_hash": hashed("", np.arange(len(self.kind)), salt + 2),
                    "status": pa.repeat("active", len(self.kind)),
                    "region": looked_up(regions, self.region),
                    "restricted": self.restricted(),
                }
            ),
        )
