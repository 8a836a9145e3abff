"""The workflow as data: states, commands, steps, who may give them, and the stage clocks.

Whoever wants another state or another command adds a row here; the model (`item`), the
printed table (`docs/supervision.md`) and the tests all read these rows and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

WorkdayAfter = Callable[[date, int], date]
"""The n-th working day after a day, as `Calendar.workday_after`."""


class State(StrEnum):
    """Where an item stands. A signed item is being handled."""

    RAISED = "raised"
    ASSIGNED = "assigned"
    SIGNED = "signed"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ESCALATED = "escalated"
    VERIFIED = "verified"
    ASSESSED = "assessed"
    CLOSED = "closed"


@dataclass(frozen=True)
class CommandRule:
    """One command: the role that gives it, the fields it needs, and who is barred from it.

    `barred` names part-takers of the item: its "handler"s (whoever signed or submitted it)
    and the "author" of its rule.
    """

    name: str
    role: str
    needs: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()


COMMANDS: dict[str, CommandRule] = {
    rule.name: rule
    for rule in (
        CommandRule("assign", "inspector"),
        CommandRule("sign", "handler", needs=("org",)),
        CommandRule("submit", "handler", needs=("did",)),
        CommandRule("verify", "verifier", barred=("handler", "author")),
        CommandRule("return", "verifier", needs=("why",), barred=("handler", "author")),
        # Effect is judged and the item closed by whoever follows it, not by the auditor:
        # who compares organisations later must not have decided their items.
        CommandRule("assess", "inspector", needs=("outcome",)),
        CommandRule("close", "inspector"),
    )
}


@dataclass(frozen=True)
class Step:
    """One cell of the table: `command` leads from `start` to `end`.

    With `at_most`, the step is taken that often; the next time it leads to `beyond`.
    """

    command: str
    start: State
    end: State
    at_most: int | None = None
    beyond: State | None = None


STEPS: tuple[Step, ...] = (
    Step("assign", State.RAISED, State.ASSIGNED),
    # Not signed yet, and the wrong organisation: it may be sent on.
    Step("assign", State.ASSIGNED, State.ASSIGNED),
    # The upper centre decides who handles it now.
    Step("assign", State.ESCALATED, State.ASSIGNED),
    Step("sign", State.ASSIGNED, State.SIGNED),
    Step("submit", State.SIGNED, State.SUBMITTED),
    Step("submit", State.RETURNED, State.SUBMITTED),
    Step("verify", State.SUBMITTED, State.VERIFIED),
    Step("return", State.SUBMITTED, State.RETURNED, at_most=2, beyond=State.ESCALATED),
    Step("assess", State.VERIFIED, State.ASSESSED),
    # "Too early" is an answer that asks to be given again.
    Step("assess", State.ASSESSED, State.ASSESSED),
    Step("close", State.ASSESSED, State.CLOSED),
)

OUTCOMES: tuple[str, ...] = ("effective", "ineffective", "too_early")
"""What `assess` may find of the effect."""

EVALUATION = "evaluation"
"""The role, and the usual name, of whoever raises items from findings."""

NOTES: tuple[str, ...] = ("raise", "recur", "vanish", "reappear", "refresh")
"""What raising writes in the trail. `raise` begins an item, `recur` leads from closed back
to raised; the other three leave the state as it is."""


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
    StageClock("order_issue", (State.RAISED,), 1, PRACTICE, "likely"),
    StageClock("order_sign", (State.ASSIGNED,), 1, PRACTICE, "likely"),
    StageClock("order_feedback", (State.SIGNED, State.RETURNED), 5, PRACTICE, "likely"),
    StageClock("order_verify", (State.SUBMITTED,), 3, PRACTICE, "likely"),
)


def cell(state: State, command: str) -> Step | None:
    """The step that `command` takes from `state`; None where it is not possible.

    >>> cell(State.ASSIGNED, "sign").end
    <State.SIGNED: 'signed'>
    >>> cell(State.RAISED, "sign") is None
    True
    """
    for step in STEPS:
        if step.start == state and step.command == command:
            return step
    return None


def possible(state: State) -> tuple[CommandRule, ...]:
    """The commands that can be given in `state`, in the order of the workflow.

    >>> [rule.name for rule in possible(State.SUBMITTED)]
    ['verify', 'return']
    """
    return tuple(rule for rule in COMMANDS.values() if cell(state, rule.name))


def starts(command: str) -> tuple[State, ...]:
    """The states in which `command` can be given.

    >>> [str(state) for state in starts("submit")]
    ['signed', 'returned']
    """
    return tuple(step.start for step in STEPS if step.command == command)


def stage_clock(state: State) -> StageClock | None:
    """The clock that runs in `state`; None where none does."""
    return next((clock for clock in CLOCKS if state in clock.states), None)


def stage_due(state: State, since: date, workday_after: WorkdayAfter) -> date | None:
    """The day by which the next step is due in a stage entered on `since`.

    >>> from datetime import timedelta
    >>> stage_due(State.SIGNED, date(2021, 3, 1), lambda day, n: day + timedelta(n))
    datetime.date(2021, 3, 6)
    """
    clock = stage_clock(state)
    return None if clock is None else workday_after(since, clock.n)


def table_markdown() -> str:
    """The whole table, states down and commands across, as the docs print it."""
    names = list(COMMANDS)
    lines = [
        "| state | " + " | ".join(f"{n} ({COMMANDS[n].role})" for n in names) + " |",
        "|---|" + "---|" * len(names),
    ]
    for state in State:
        cells = []
        for name in names:
            step = cell(state, name)
            text = "" if step is None else str(step.end)
            if step is not None and step.at_most is not None:
                text += f", after {step.at_most} times {step.beyond}"
            cells.append(text)
        lines.append(f"| {state} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def clocks_markdown() -> str:
    """The stage clocks as the docs print them."""
    lines = ["| clock | runs in | working days | basis | confidence |", "|---|---|---|---|---|"]
    for clock in CLOCKS:
        states = ", ".join(clock.states)
        lines.append(
            f"| {clock.name} | {states} | {clock.n} | {clock.basis} | {clock.confidence} |"
        )
    return "\n".join(lines)
