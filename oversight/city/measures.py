"""What may go with a penalty case: documents of a seizure, emergencies, freezes, enforcement,
publication, evidence of devices. The plan of it; `measures_story` tells it.

Left alone every case keeps the law here too: the decision and list are handed over on the day of
the seizure, an emergency is approved within the day, a demand gives ten working days, the court
is asked within three months, a penalty is published within seven working days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.block import NOTHING, Codes, Flags, channel, outcome

NEVER_DEMOLISHED = 9999
DEVICE = channel("device")


@dataclass(slots=True)
class Measures:
    """One array a field, one place a case; -1 (`NOTHING`) for never, or nothing recorded.

    `handed`, `approved` and `told` are days after the seizure, or after its extension. `urgent`
    is how many seconds after an emergency it was approved, `delivered` how many working days after
    a freeze that was. `chased` cases do not pay: `remedy` calendar days after service the time for
    remedies ends, `demanded` calendar days later the demand is made, `demand_served` working days
    later served, `applied` working days later the court is asked, `enforced` working days later
    it is enforced without a court; `paid` counts calendar days from the end of the remedies, and
    so does `demolished`, which may be negative. `published` and `annulled` are working days after
    the decision, `withdrawn` after the annulment. `reviewed`: working days before the decision on
    which a device's evidence was reviewed. `involved`: the amount involved, in fen, stated when
    the case was filed.
    """

    handed: Codes
    seized_how: Codes
    approved: Codes
    told: Codes
    urgent: Flags
    urgent_after: Codes
    frozen: Flags
    delivered: Codes
    chased: Flags
    remedy: Codes
    demanded: Codes
    demand_served: Codes
    applied: Codes
    enforced: Codes
    enforced_how: Codes
    paid: Codes
    instalments: Flags
    demolished: Codes
    demolished_how: Codes
    published: Codes
    annulled: Codes
    withdrawn: Codes
    found: Codes
    reviewed: Codes
    reviewed_how: Codes
    involved: Codes


def draw(rng: np.random.Generator, n: int) -> Measures:
    """The measures of n cases, all within the law."""

    def nothing() -> Codes:
        return np.full(n, NOTHING)

    def none() -> Flags:
        return np.zeros(n, dtype=bool)

    chased = rng.random(n) < 0.05
    asked = rng.random(n) < 0.7
    annulled = rng.random(n) < 0.01
    return Measures(
        handed=np.zeros(n, dtype=np.int64),
        seized_how=nothing(),
        approved=np.zeros(n, dtype=np.int64),
        told=rng.integers(0, 3, n),
        urgent=rng.random(n) < 0.02,
        urgent_after=rng.integers(3600, 86_400, n),
        frozen=rng.random(n) < 0.02,
        delivered=rng.integers(0, 4, n),
        chased=chased,
        remedy=np.full(n, 60),
        demanded=rng.integers(2, 20, n),
        demand_served=rng.integers(0, 4, n),
        applied=np.where(asked, rng.integers(11, 20, n), NOTHING),
        enforced=np.where(~asked & (rng.random(n) < 0.3), rng.integers(11, 15, n), NOTHING),
        enforced_how=nothing(),
        paid=np.where(asked, NOTHING, rng.integers(20, 80, n)),
        instalments=none(),
        demolished=np.where(
            chased & (rng.random(n) < 0.1), rng.integers(3, 40, n), NEVER_DEMOLISHED
        ),
        demolished_how=nothing(),
        published=np.minimum(rng.poisson(3.0, n), 7),
        annulled=np.where(annulled, rng.integers(10, 40, n), NOTHING),
        withdrawn=rng.integers(0, 4, n),
        found=np.full(n, outcome("violation")),
        reviewed=rng.integers(0, 3, n),
        reviewed_how=np.full(n, outcome("passed")),
        involved=np.round(np.clip(rng.lognormal(8.5, 1.2, n), 200, 20_000) / 100).astype(np.int64)
        * 10_000,
    )


def settle(measures: Measures, rows: Codes) -> None:
    """Make the cases plain ones: nothing but the record of a plain penalty."""
    m = measures
    m.handed[rows] = m.approved[rows] = m.told[rows] = 0
    m.urgent[rows] = m.frozen[rows] = m.chased[rows] = m.instalments[rows] = False
    m.remedy[rows], m.demanded[rows], m.demand_served[rows] = 60, 10, 2
    m.applied[rows] = m.enforced[rows] = m.paid[rows] = m.annulled[rows] = NOTHING
    m.seized_how[rows] = m.demolished_how[rows] = m.enforced_how[rows] = NOTHING
    m.urgent_after[rows], m.delivered[rows] = 7200, 1
    m.demolished[rows] = NEVER_DEMOLISHED
    m.published[rows], m.withdrawn[rows] = 4, 2
    m.found[rows], m.reviewed_how[rows] = outcome("violation"), outcome("passed")
    m.reviewed[rows] = 2
