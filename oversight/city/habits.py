"""Organisations with a habit, planted among others that are all alike: who is slow, who games.

A fair comparison must name these and nobody else, however the luck of small numbers falls. A
habit does something to a share of an organisation's approvals, in the way of one of the plants;
the truth of each rule follows from the records as it always does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from oversight.city.block import Codes
from oversight.city.organisations import Organisations
from oversight.city.plants.sow import Plant
from oversight.city.workdays import Days

Nature = Literal["slow", "gaming"]


@dataclass(frozen=True)
class Habit:
    """What an organisation does with a `share` of its approvals, by the plant of that name.

    `organisations` have it. `shows`: the indicator on which it shows.
    """

    name: str
    nature: Nature
    plant: str
    share: float
    organisations: int
    shows: str


HABITS: tuple[Habit, ...] = (
    Habit("decides-late", "slow", "statute-missed", 0.20, 6, "cn.licensing/decided-in-time"),
    Habit(
        "dates-back",
        "gaming",
        "decision-entered-after-the-limit",
        0.20,
        2,
        "cn.licensing/entered-after-limit",
    ),
    Habit(
        "pauses-late",
        "gaming",
        "paused-with-two-days-left",
        0.20,
        2,
        "cn.licensing/paused-near-limit",
    ),
    Habit(
        "decides-on-the-last-day",
        "gaming",
        "decided-on-the-last-day",
        0.30,
        2,
        "cn.licensing/decided-on-the-last-day",
    ),
)
NONE = -1
LEAST = 200
"""Cases of all kinds that an organisation with a habit gets at least, on average."""
TRUTH = pa.schema([("org", pa.string()), ("habit", pa.string()), ("nature", pa.string())])


def given(rng: np.random.Generator, organisations: Organisations, cases: int) -> Codes:
    """The number of the habit of each organisation, `NONE` for most.

    Of a city of so many cases those have one that get `LEAST` or more: a habit on a fifth of a
    dozen cases is no more than bad luck. In a city too small for that, any may have one.
    """
    habits = np.full(len(organisations.all), NONE, dtype=np.int64)
    enough = np.flatnonzero(organisations.load * cases >= LEAST)
    if len(enough) < sum(habit.organisations for habit in HABITS):
        enough = np.arange(len(habits))
    chosen = rng.permutation(enough)
    at = 0
    for number, habit in enumerate(HABITS):
        habits[chosen[at : at + habit.organisations]] = number
        at += habit.organisations
    return habits


def practise(
    rng: np.random.Generator,
    habits: Codes,
    plants: Sequence[Plant],
    arrival: Days,
    org: Codes,
    planted: Codes,
    *,
    window: tuple[int, int],
) -> None:
    """Mark in `planted` the cases on which organisations follow their habits.

    Of each organisation the habit's share of the free cases that arrive within the `window`.
    """
    codes = {plant.name: code for code, plant in enumerate(plants)}
    inside = (arrival >= window[0]) & (arrival <= window[1])
    for place in np.flatnonzero(habits != NONE):
        habit = HABITS[habits[place]]
        free: NDArray[np.int64] = np.flatnonzero((org == place) & (planted < 0) & inside)
        taken = rng.permutation(free)[: round(habit.share * len(free))]
        planted[taken] = codes[habit.plant]


def truth(habits: Codes, organisations: Organisations) -> pa.Table:
    """Every organisation with its habit and its nature; both are missing for most."""
    found = [HABITS[code] if code != NONE else None for code in habits]
    return pa.table(
        {
            "org": organisations.codes,
            "habit": pa.array([each and each.name for each in found], pa.string()),
            "nature": pa.array([each and each.nature for each in found], pa.string()),
        },
        schema=TRUTH,
    )
