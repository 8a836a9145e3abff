"""What else an approval may see: a renewal, a fee, a material asked for, a hearing. Which cases do,
and the story of it.

Left alone every case keeps the law here too: a renewal is decided before the licence expires, fees
are charged where the catalogue has a basis, only listed materials are asked for, and a hearing
is held in time, after seven working days' notice, by somebody who did not review.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.arrivals import stamp
from oversight.city.block import DAY, NEVER, NOTHING, Act, Codes, Flags, Officers, Seconds, outcome
from oversight.city.catalogue import LISTED, Catalogue
from oversight.city.workdays import Days, Workdays

AHEAD = 30
"""So many days before its licence expires a renewal is applied for."""
FAR = 400
"""Days from receipt to the expiry of a licence whose renewal nobody can decide."""
NOTICE = 8
"""Working days of notice that a hearing gets, one more than the law wants."""
SHORTEST, LONGEST = 10, 20
"""Working days from acceptance to the decision of a case with a hearing."""


@dataclass(slots=True)
class Dealings:
    """One flag a case: renews a licence, pays a fee, is asked for a material, is heard."""

    renewal: Flags
    fee: Flags
    demand: Flags
    hearing: Flags


def draw(rng: np.random.Generator, catalogue: Catalogue, item: Codes) -> Dealings:
    """What each case will see."""
    n = len(item)
    return Dealings(
        renewal=rng.random(n) < 0.04,
        fee=(catalogue.fee[item] >= 0) & (rng.random(n) < 0.7),
        demand=catalogue.listed[item] & (rng.random(n) < 0.05),
        hearing=~catalogue.instant[item] & (rng.random(n) < 0.2),
    )


def settle(dealings: Dealings, rows: Codes) -> None:
    """Make the cases plain ones: none of it."""
    for flags in (dealings.renewal, dealings.fee, dealings.demand, dealings.hearing):
        flags[rows] = False


@dataclass
class Course:
    """How the approval itself went: `going` and `ended` tell whether it was accepted and ended;
    `settled_on` is the day it ended, whether accepted or not (`NEVER`: it never will be)."""

    item: Codes
    received: Seconds
    accepted: Seconds
    decided_on: Days
    settled_on: Days
    going: Flags
    ended: Flags
    chair: Officers
    attends: Officers


@dataclass
class Story:
    """The dealings told."""

    rng: np.random.Generator
    workdays: Workdays
    catalogue: Catalogue
    dealings: Dealings
    course: Course

    def acts(self) -> list[Act]:
        """The acts, each of which a case may have once."""
        return [*self._charged(), *self._heard()]

    def expiry(self) -> Days:
        """The last day of the licence that each case renews; `NEVER` for other cases."""
        c, rng = self.course, self.rng
        n = len(c.item)
        received_on = c.received // DAY
        open_end = c.settled_on == NEVER
        earliest = np.maximum(received_on + AHEAD, np.where(open_end, 0, c.settled_on))
        last = np.where(open_end, received_on + FAR, earliest + rng.integers(0, 90, n))
        late = rng.random(n) < 0.1
        last = np.where(late, received_on + rng.integers(0, AHEAD, n), last)
        return np.where(self.dealings.renewal, last, NEVER)

    def _charged(self) -> list[Act]:
        c, n = self.course, len(self.course.item)
        charged = self.dealings.fee & c.going
        asked = self.dealings.demand & c.going
        named = np.array([outcome(name) for name in LISTED[:2]])
        return [
            Act(
                "fee",
                np.where(charged, c.accepted + 900, NEVER),
                amount=np.maximum(self.catalogue.fee[c.item], 0),
            ),
            Act(
                "material_demanded",
                np.where(asked, c.accepted + self.rng.integers(600, 3600, n), NEVER),
                c.attends.copy(),
                outcome=named[self.rng.integers(0, 2, n)],
            ),
        ]

    def _heard(self) -> list[Act]:
        c, rng, after = self.course, self.rng, self.workdays.after
        accepted_on = c.accepted // DAY
        span = self.workdays.between(accepted_on, np.maximum(c.decided_on, accepted_on))
        there = self.dealings.hearing & c.ended & (span >= SHORTEST) & (span <= LONGEST)
        asked = stamp(rng, after(accepted_on, 1))
        held_on = after(accepted_on, np.maximum(span - 1, NOTICE + 1))
        notice = stamp(rng, after(held_on, -NOTICE), asked)
        held = stamp(rng, held_on, notice)
        return [
            Act("hearing_right_notice", _if(there, c.accepted + 600)),
            Act("hearing_request", _if(there, asked)),
            Act("hearing_notice", _if(there, notice)),
            Act("hearing", _if(there, held), c.attends.copy()),
            Act("hearing_chair", _if(there, held), c.chair.copy()),
        ]


def review_outcome(catalogue: Catalogue, item: Codes, refused: Flags) -> Codes:
    """What the review of an application for a limited quota came to; of others nothing is noted."""
    came = np.where(refused, outcome("failed"), outcome("passed"))
    return np.where(catalogue.quota[item] >= 0, came, NOTHING)


def _if(there: Flags, ts: Seconds) -> Seconds:
    return np.where(there, ts, NEVER)
