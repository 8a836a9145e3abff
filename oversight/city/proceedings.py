"""What else happens on a penalty case: leads and filings, defences, hearings, discussions, and the
money of a fine. The plan of it; `proceedings_story` tells it.

Left alone every case keeps the law here too: a lead is filed within fifteen working days, weighty
cases are reviewed and discussed, nobody is fined more than was announced or two years later, and
cash collected on the spot is handed in within two working days.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.block import NOTHING, Codes, Flags, outcome

PLAIN, COMPLEX, MAJOR = (outcome(name) for name in ("plain", "complex", "major"))
WITHIN = 15
"""Working days for the decision to file; so many more where it was extended."""
LARGE = (10_000, 100_000)
"""Fines in yuan, on a person and on an organisation, that give a right to a hearing."""
ON_SPOT = (20, 100)
"""Yuan that may be collected on the spot without a reason, under the old law and the new."""


@dataclass(slots=True)
class Proceedings:
    """One array a field, one place a case; -1 (`NOTHING`) for never, or nothing recorded.

    `weight`: what the case was called when it was filed. `lead`: working days before the filing the
    lead came in, and `longer` working days later the time for it was extended. `ended` and `found`:
    days before the opening on which the unlawful act ended, and was discovered. `defended`: the
    party answers the notice, which announced a fine higher by `announced` fen. `discussed`: days
    before the decision; `notified`: working days before the hearing. `collected` cases pay on the
    spot, for the reason `how`; on water they land `afloat` working days later; the cash is handed
    in `handed` working days after that. `contested` cases do not pay but go to review, or to court
    (`suit`), `asks` days after the first additional fine, for `takes` days.
    """

    weight: Codes
    lead: Codes
    longer: Codes
    ended: Codes
    found: Codes
    placed: Flags
    defended: Flags
    announced: Codes
    discussed: Codes
    notified: Codes
    collected: Flags
    how: Codes
    afloat: Codes
    handed: Codes
    contested: Flags
    suit: Flags
    asks: Codes
    takes: Codes


def draw(rng: np.random.Generator, n: int) -> Proceedings:
    """The proceedings of n cases, all within the law."""
    longer = rng.random(n) < 0.02
    led = longer | (rng.random(n) < 0.1)
    lead = np.where(longer, rng.integers(16, 30, n), rng.integers(1, 15, n))
    ended = np.where(rng.random(n) < 0.25, rng.integers(0, 300, n), NOTHING)
    return Proceedings(
        weight=rng.choice(np.array([PLAIN, COMPLEX, MAJOR]), n, p=(0.88, 0.08, 0.04)),
        lead=np.where(led, lead, NOTHING),
        longer=np.where(longer, rng.integers(8, 15, n), NOTHING),
        ended=ended,
        found=np.where(ended >= 0, np.minimum(ended, rng.integers(0, 30, n)), NOTHING),
        placed=np.ones(n, dtype=bool),
        defended=rng.random(n) < 0.2,
        announced=np.where(rng.random(n) < 0.3, rng.integers(1, 5, n) * 20_000, 0),
        discussed=rng.integers(0, 4, n),
        notified=rng.integers(7, 9, n),
        collected=rng.random(n) < 0.12,
        how=np.where(rng.random(n) < 0.8, outcome("hard_to_enforce"), outcome("remote")),
        afloat=np.where(rng.random(n) < 0.05, rng.integers(1, 4, n), NOTHING),
        handed=rng.integers(0, 3, n),
        contested=rng.random(n) < 0.015,
        suit=rng.random(n) < 0.3,
        asks=rng.integers(1, 4, n),
        takes=rng.integers(10, 25, n),
    )


def settle(proceedings: Proceedings, rows: Codes) -> None:
    """Make the cases plain ones: nothing but the record of a plain penalty."""
    p = proceedings
    p.weight[rows] = PLAIN
    for never in (p.lead, p.longer, p.ended, p.found, p.how, p.afloat):
        never[rows] = NOTHING
    for off in (p.defended, p.collected, p.contested, p.suit):
        off[rows] = False
    p.placed[rows] = True
    p.announced[rows], p.discussed[rows], p.notified[rows] = 0, 1, 8
    p.handed[rows], p.asks[rows], p.takes[rows] = 1, 2, 15
