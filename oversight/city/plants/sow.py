"""Which faults are planted on which cases: distinct cases, seeded, more where care is lax.

A plant is a way in which a case goes wrong (`fault`), says too little (`silent`), or stays just
inside a limit (`near`). It names the rule it is meant for; the truth of the city is computed
over all cases afterwards and does not ask what was planted, since one slip often breaks
several rules at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from oversight.city.block import Codes, Flags
from oversight.city.workdays import Days, number

Outcome = Literal["fault", "silent", "near"]
LEAST = 3
"""So many cases of each plant even in a small city, as long as there are cases enough."""
SHARE = 0.0012
"""The share of its domain's cases that a plant gets, unless it says otherwise."""
LEAD = 110
"""So many days before the as-of date the last planted case arrives: time for it to go wrong."""


@dataclass(frozen=True)
class Plant:
    """One way of going wrong, or of staying just inside.

    `share` is of the cases of its domain. Only cases that arrive between `since` and `until`,
    at least `lead` days before the as-of date (so that what follows can be seen) and, where
    `recent` is given, at most so many days before it are taken. `shape` changes the plan of the
    cases before their story is told, `strike` the records afterwards.
    """

    name: str
    rule: str
    outcome: Outcome
    share: float
    since: date
    until: date
    lead: int
    recent: int | None
    shape: Callable[..., None]
    strike: Callable[..., None] | None

    def window(self, as_of: date) -> tuple[int, int]:
        """The first and the last day on which a planted case may arrive."""
        today = number(as_of)
        first = number(self.since)
        if self.recent is not None:
            first = max(first, today - self.recent)
        return first, min(number(self.until), today - self.lead)


class Register:
    """The plants of one file, in the order in which they are written; `pack` is their rules'."""

    def __init__(self, pack: str) -> None:
        self.pack = pack
        self.plants: list[Plant] = []

    def __call__(  # noqa: PLR0913
        self,
        rule: str,
        outcome: Outcome,
        *,
        share: float = SHARE,
        since: date = date(2021, 1, 4),
        until: date = date(2021, 12, 31),
        lead: int = LEAD,
        recent: int | None = None,
        strike: Callable[..., None] | None = None,
    ) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        """Register a function that shapes the plan of the planted cases."""

        def keep(shape: Callable[..., Any]) -> Callable[..., Any]:
            self.plants.append(
                Plant(
                    shape.__name__.replace("_", "-"),
                    f"{self.pack}/{rule}",
                    outcome,
                    share,
                    since,
                    until,
                    lead,
                    recent,
                    shape,
                    strike,
                )
            )
            return shape

        return keep


def sow(
    rng: np.random.Generator,
    plants: Iterable[Plant],
    arrival: Days,
    laxity: NDArray[np.float64],
    as_of: date,
) -> Codes:
    """The number of the plant on each case, -1 for none. `arrival` must be in order.

    A case of a lax organisation is more likely to be taken for a fault; `laxity` is per case.
    """
    planted = np.full(len(arrival), -1, dtype=np.int64)
    every = list(plants)
    room = len(arrival) // 2
    least = min(LEAST, room // max(1, len(every)))
    for code, plant in enumerate(every):
        first_day, last_day = plant.window(as_of)
        first = np.searchsorted(arrival, first_day, side="left")
        last = np.searchsorted(arrival, last_day, side="right")
        wanted = max(least, round(plant.share * len(arrival)))
        care = laxity if plant.outcome == "fault" else np.ones(1)
        _take(rng, planted, code, (int(first), int(last)), min(wanted, room), care)
    return planted


def _take(
    rng: np.random.Generator,
    planted: Codes,
    code: int,
    span: tuple[int, int],
    wanted: int,
    laxity: NDArray[np.float64],
) -> None:
    """Mark `wanted` free cases of the span, or as many as a few draws find."""
    first, last = span
    if first >= last:
        return
    highest = laxity.max()
    for _ in range(40):
        if wanted <= 0:
            return
        drawn = np.unique(rng.integers(first, last, wanted * 3))
        free = planted[drawn] < 0
        careless = rng.random(len(drawn)) * highest < (
            laxity[drawn] if len(laxity) > 1 else laxity[0]
        )
        taken: NDArray[np.int64] = rng.permutation(drawn[free & careless])[:wanted]
        planted[taken] = code
        wanted -= len(taken)


def rows_of(planted: Codes, code: int) -> NDArray[np.int64]:
    """The places of the cases that carry the plant."""
    return np.flatnonzero(planted == code)


def any_of(planted: Codes) -> Flags:
    """Which cases carry a plant at all."""
    return planted >= 0
