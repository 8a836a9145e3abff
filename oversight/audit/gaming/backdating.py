"""Back-dating: acts entered after the due day that are dated before it.

Every act has two times, when it happened and when it was recorded. Late recording by itself is
sloth, an offline office or a nightly exchange, and has nothing to do with the deadline. So what is
asked is whether those acts are recorded late whose late recording saves a deadline: whether the
delay of recording hangs together with the days that were left. If delays have nothing to do with
deadlines, they could be dealt out anew among the acts without changing how many cross the due day.

Source: the permutation test (Fisher, The Design of Experiments (1935), 21; Phipson and Smyth,
Statistical Applications in Genetics and Molecular Biology 9 (2010) 39, for the p-value; Patefield,
Applied Statistics 30 (1981) 91, for drawing tables).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.stats import random_table

from oversight.audit.gaming.verdict import ALARM, Verdict

Whole = NDArray[np.int64]

FEWEST = 50
"""Acts dated in time; with fewer nothing is said."""
LARGE = 1.25
"""How many times as many must cross the due day as delays alone would have. No more is asked,
since the delays of acts dated back are among those dealt out, and raise what is expected."""

_AT_ONCE = 500
"""Tables drawn at once, which bounds the memory."""


@dataclass(frozen=True)
class Entry:
    """An act: `left`, working days from the day it is dated to the due day (0 on it, below 0
    late); `delay`, working days from that day to the day it was recorded."""

    left: int
    delay: int


@dataclass(frozen=True)
class Delays:
    """A row of the figure: of the acts dated `left` days before the due day, how many there are,
    how many were recorded after it, and their mean delay in working days."""

    left: int
    acts: int
    crossed: int
    mean_delay: float


@dataclass(frozen=True)
class Drawing:
    """How often delays are dealt out anew, and from which seed."""

    draws: int = 9999
    seed: int = 1


@dataclass(frozen=True)
class BackDating:
    """Whether acts dated in time were recorded after the due day more often than delays explain.

    `cases`: acts dated in time; `crossed`: those of them recorded after the due day, the ones to
    look at, with their positions in `which`; `expected`: how many would cross if delays had
    nothing to do with deadlines; `p`: the chance of so many then. `ahead`: acts recorded before
    they happened, an error or a promise; `dated_late`: acts dated after the due day, which no
    back-dating saved. `rows`: the figure to draw, by days left.
    """

    verdict: Verdict
    cases: int
    crossed: int
    which: tuple[int, ...]
    expected: float | None
    p: float | None
    ahead: int
    dated_late: int
    rows: tuple[Delays, ...]


def back_dating(
    entries: Sequence[Entry], drawing: Drawing | None = None, *, level: float = ALARM
) -> BackDating:
    """Whether late recording saves deadlines more often than it would by chance.

    Found where at least a quarter more cross than expected, and p is at most `level`. The smallest
    p is 1 / (draws + 1). Acts recorded ahead are counted and left out.

    Raises `ValueError` where so few draws cannot reach the level.

    >>> honest = [Entry(left, delay) for left in range(20) for delay in (0, 0, 0, 0, 0, 1, 1, 3)]
    >>> dated_back = [Entry(0, 2), Entry(0, 3), Entry(1, 3), Entry(0, 4)] * 8
    >>> found = back_dating(honest + dated_back)
    >>> found.verdict, found.cases, found.crossed, round(found.expected, 1), found.p
    (<Verdict.FOUND: 'found'>, 192, 37, 21.8, 0.0001)
    >>> back_dating(honest).verdict
    <Verdict.NOT_FOUND: 'not_found'>
    """
    drawing = Drawing() if drawing is None else drawing
    if not 1 / (drawing.draws + 1) <= level < 1:
        raise ValueError(f"{drawing.draws} draws cannot reach a level of {level}")
    ahead = sum(entry.delay < 0 for entry in entries)
    dated_late = sum(entry.left < 0 for entry in entries)
    places = [i for i, entry in enumerate(entries) if entry.left >= 0 and entry.delay >= 0]
    left = np.array([entries[i].left for i in places], dtype=np.int64)
    delay = np.array([entries[i].delay for i in places], dtype=np.int64)
    over = delay > left
    crossed = int(np.count_nonzero(over))
    which = tuple(places[i] for i in np.flatnonzero(over))
    expected: float | None = None
    p: float | None = None
    verdict = Verdict.TOO_FEW
    if len(places) >= FEWEST:
        # Each delay falls on each act with the same chance: how many delays are longer than left.
        longer = len(delay) - np.searchsorted(np.sort(delay), left, side="right")
        expected = float(longer.sum() / len(delay))
        p = _chance(left, delay, crossed, drawing)
        found = crossed >= LARGE * expected and crossed > 0 and p <= level
        verdict = Verdict.FOUND if found else Verdict.NOT_FOUND
    rows = tuple(
        Delays(
            int(day),
            int(np.count_nonzero(left == day)),
            int(np.count_nonzero(over & (left == day))),
            float(delay[left == day].mean()),
        )
        for day in np.unique(left)
    )
    return BackDating(verdict, len(places), crossed, which, expected, p, ahead, dated_late, rows)


def _chance(left: Whole, delay: Whole, crossed: int, drawing: Drawing) -> float:
    """(1 + draws with as many crossings) / (1 + draws).

    How delays fall on acts is drawn as a table of days left by delay with the sums that there
    are, which is the same as dealing them out one by one, and takes no longer for a million acts.
    """
    longest = int(delay.max())
    # Acts with more days left than any delay cannot cross: one row for all of them.
    days, of_days = np.unique(np.minimum(left, longest), return_counts=True)
    delays, of_delays = np.unique(delay, return_counts=True)
    if len(days) == 1 or len(delays) == 1:
        return 1.0
    crosses = delays[None, :] > days[:, None]
    generator = np.random.default_rng(drawing.seed)
    tables = random_table(of_days, of_delays)
    as_many, todo = 0, drawing.draws
    while todo:
        some = min(todo, _AT_ONCE)
        drawn = tables.rvs(some, random_state=generator)
        as_many += int(np.count_nonzero((drawn * crosses).sum(axis=(1, 2)) >= crossed))
        todo -= some
    return (1 + as_many) / (1 + drawing.draws)
