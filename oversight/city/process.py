"""What else happens on an approval: receipts, first-level reviews, checks on site, joint handling,
licences to be collected, and what is said about a pause. The plan of it; `process_story` tells it.

Left alone every case keeps the law here too: it has its receipt, an extension is approved and its
reasons are told, a first-level review ends within 20 working days and joint handling within 45,
two officers check on site, and a pause takes as long as was announced.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.block import NOTHING, Codes, Flags

FIRST_REVIEW = 20
JOINT = 45


@dataclass(slots=True)
class Process:
    """One array a field, one place a case; -1 (`NOTHING`) for never.

    `joint`: handled jointly. `prelim`: working days from acceptance to the end of a first-level
    review. `checked`: checked on site on the day of the review. `told`: working days after the
    decision on which the applicant is told to collect the licence. `short`: by how many working
    days the first pause was announced shorter than it was; `length` and `notice`: whether its
    length, and the notice of it, are recorded. `kept`: whether a refusal is kept as a document.
    """

    joint: Flags
    prelim: Codes
    checked: Flags
    told: Codes
    short: Codes
    length: Flags
    notice: Flags
    kept: Flags


def draw(rng: np.random.Generator, used: Codes, limit: Codes, by_workday: Flags) -> Process:
    """The process of each case, all within the law; `used` of `limit` are used by the decision."""
    n = len(used)
    plain = by_workday & (limit <= JOINT - 10)
    takes = np.minimum(rng.integers(1, FIRST_REVIEW, n), used)
    return Process(
        joint=plain & (rng.random(n) < 0.015),
        prelim=np.where(by_workday & (rng.random(n) < 0.03), takes, NOTHING),
        checked=rng.random(n) < 0.08,
        told=np.where(rng.random(n) < 0.05, rng.integers(0, 4, n), NOTHING),
        short=-rng.integers(0, 3, n),
        length=np.ones(n, dtype=bool),
        notice=np.ones(n, dtype=bool),
        kept=rng.random(n) < 0.3,
    )


def settle(process: Process, rows: Codes) -> None:
    """Make the cases plain ones: nothing but the record of a plain approval."""
    p = process
    p.joint[rows] = p.checked[rows] = p.kept[rows] = False
    p.prelim[rows] = p.told[rows] = NOTHING
    p.short[rows] = 0
    p.length[rows] = p.notice[rows] = True
