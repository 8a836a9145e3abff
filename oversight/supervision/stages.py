"""The clocks of the loop itself: how long an item may stay in a stage, in working days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from oversight.supervision.workflow import State


class Days(Protocol):
    """Counting in working days, as `oversight.clock.calendar.Calendar` does."""

    def workday_after(self, day: date, n: int, /) -> date:
        """The n-th working day after a day."""

    def workdays(self, start: date, end: date, /) -> int:
        """The working days after `start` up to and with `end`."""


@dataclass(frozen=True)
class StageClock:
    """The limit of a stage, in working days from the day the item came into it."""

    name: str
    states: tuple[State, ...]
    n: int
    basis: str
    confidence: str


PRACTICE = "customary: practice of supervision orders (督办单); 政府督查工作条例 sets no days"

CLOCKS: tuple[StageClock, ...] = (
    StageClock("order_issue", (State.RAISED, State.ESCALATED), 1, PRACTICE, "likely"),
    StageClock("order_sign", (State.ASSIGNED,), 1, PRACTICE, "likely"),
    StageClock(
        "order_feedback", (State.SIGNED, State.HANDLING, State.RETURNED), 5, PRACTICE, "likely"
    ),
    StageClock("order_verify", (State.SUBMITTED,), 3, PRACTICE, "likely"),
    StageClock("order_rule", (State.DISPUTED,), 3, PRACTICE, "likely"),
    StageClock("order_assess", (State.VERIFIED, State.ASSESSED), 3, PRACTICE, "likely"),
)

EXTENSION_MOST = 10
"""The most working days an extension may add to the day the answer was due."""

APPEAL_WITHIN = 5
"""Working days after an overruled dispute in which it may be appealed."""

SNOOZE_MOST = 20
"""The most working days an item may be laid aside at once."""

OBSERVE_FOR = 20
"""Working days of the observation window after closing; "too early" adds as many."""


def stage_clock(state: State) -> StageClock | None:
    """The clock that runs in `state`; None where none does."""
    return next((clock for clock in CLOCKS if state in clock.states), None)


def stage_due(state: State, since: date, days: Days, pace: int | None = None) -> date | None:
    """The day by which the next step is due in a stage entered on `since`.

    `pace` is the most working days any stage may take while an emergency lasts.
    """
    clock = stage_clock(state)
    if clock is None:
        return None
    return days.workday_after(since, clock.n if pace is None else min(clock.n, pace))


def goes_on(before: State, after: State) -> bool:
    """Whether the clock of one stage goes on in the next: beginning the work starts none.

    >>> goes_on(State.SIGNED, State.HANDLING), goes_on(State.SUBMITTED, State.RETURNED)
    (True, False)
    """
    clock = stage_clock(before)
    return clock is not None and clock == stage_clock(after)


def clocks_markdown() -> str:
    """The stage clocks as the docs print them."""
    lines = ["| clock | runs in | working days | basis | confidence |", "|---|---|---|---|---|"]
    for clock in CLOCKS:
        states = ", ".join(clock.states)
        lines.append(
            f"| {clock.name} | {states} | {clock.n} | {clock.basis} | {clock.confidence} |"
        )
    return "\n".join(lines)
