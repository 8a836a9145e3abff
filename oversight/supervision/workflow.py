"""The workflow as data: states, commands, steps, and who may give them.

Whoever wants another state or another command adds a row here; the model (`item`), the
printed table (`docs/supervision.md`), the pages and the tests all read these rows and
nothing else. The stage clocks are in `stages`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """Where an item stands."""

    RAISED = "raised"
    ASSIGNED = "assigned"
    SIGNED = "signed"
    HANDLING = "handling"
    EXTENDED = "extended"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    DISPUTED = "disputed"
    ESCALATED = "escalated"
    VERIFIED = "verified"
    ASSESSED = "assessed"
    CLOSED = "closed"
    DISMISSED = "dismissed"
    REFERRED = "referred"


S = State

ENDED: tuple[State, ...] = (S.CLOSED, S.DISMISSED)
"""Where an item has come to its end; all other states are open."""

OPEN: tuple[State, ...] = tuple(state for state in State if state not in ENDED)

AT_WORK: tuple[State, ...] = (S.SIGNED, S.HANDLING, S.EXTENDED, S.RETURNED)
"""Where the handling organisation has it in hand."""

ANYONE = "anyone"
"""In place of roles: whoever sees the item."""


@dataclass(frozen=True)
class CommandRule:
    """One command: the roles that may give it, the fields it needs, and what speaks against it.

    `barred` names part-takers of the item: its "handler"s (whoever signed, began or submitted
    it), the "line" (whoever has a place in the handling organisation) and the "author" of its
    rule. `guards` are conditions beyond the state, each explained in `guards.GUARDS`.
    """

    name: str
    roles: tuple[str, ...]
    needs: tuple[str, ...] = ()
    barred: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()


WATCH = ("inspector",)
WORK = ("handler",)
CHECK = ("verifier",)
APART = ("handler", "line", "author")

COMMANDS: dict[str, CommandRule] = {
    rule.name: rule
    for rule in (
        CommandRule("assign", WATCH, guards=("somewhere", "assistants_are_others")),
        CommandRule("dismiss", WATCH, ("disposition", "why"), guards=("which_twin",)),
        CommandRule("sign", WORK, ("org",), guards=("assigned_there",)),
        CommandRule("begin", WORK),
        CommandRule("submit", WORK, ("did",), guards=("nothing_asked", "assistants_done")),
        CommandRule("ask_extension", WORK, ("until", "why"), guards=("in_time", "first_time")),
        CommandRule("grant_extension", WATCH, guards=("extension_asked",)),
        CommandRule("refuse_extension", WATCH, ("why",), guards=("extension_asked",)),
        CommandRule("dispute", WORK, ("ground", "why")),
        CommandRule("uphold", WATCH, ("why",), guards=("appeal_goes_up",)),
        CommandRule("overrule", WATCH, ("why",), guards=("appeal_goes_up",)),
        CommandRule("appeal", WORK, ("why",), guards=("overruled_lately",)),
        CommandRule("verify", CHECK, ("basis",), APART, ("basis_stands",)),
        CommandRule("return", CHECK, ("why",), APART),
        # What it was is judged and the item closed by whoever follows it, not by the auditor:
        # who compares organisations later must not have decided their items.
        CommandRule("assess", WATCH, ("disposition",)),
        CommandRule("close", WATCH),
        CommandRule("observe", WATCH, ("outcome",), guards=("observed_once",)),
        CommandRule("refer", WATCH, ("to_person", "to_org", "why")),
        CommandRule("conclude", WATCH, ("why",)),
        CommandRule("snooze", WATCH, ("why",), guards=("snooze_ends",)),
        CommandRule("wake", WATCH, guards=("asleep",)),
        CommandRule("ask", WORK, ("text",), guards=("nothing_asked",)),
        CommandRule("answer", ("inspector", "verifier"), ("text",), guards=("something_asked",)),
        CommandRule("comment", (ANYONE,), ("text",)),
        CommandRule("attach", ("inspector", "handler", "verifier"), ("file",)),
        CommandRule("undo", (ANYONE,), guards=("own_last_step",)),
    )
}
"""Every command people give. `why` is the reason in their own words."""


@dataclass(frozen=True)
class Step:
    """One cell of the table: `command` leads from `start` to `end`; None leaves the state.

    With `at_most`, the step is taken that often; the next time it leads to `beyond`. `above`
    asks for a place above the handling organisation's own.
    """

    command: str
    start: State
    end: State | None
    at_most: int | None = None
    beyond: State | None = None
    above: bool = False


def _steps(command: str, starts: tuple[State, ...], end: State | None) -> tuple[Step, ...]:
    return tuple(Step(command, start, end) for start in starts)


STEPS: tuple[Step, ...] = (
    # Not signed yet, and the wrong organisation: it may be sent on.
    *_steps("assign", (S.RAISED, S.ASSIGNED), S.ASSIGNED),
    # The upper centre decides who handles it now.
    Step("assign", S.ESCALATED, S.ASSIGNED, above=True),
    *_steps("dismiss", (S.RAISED, S.ASSIGNED), S.DISMISSED),
    Step("dismiss", S.ESCALATED, S.DISMISSED, above=True),
    Step("sign", S.ASSIGNED, S.SIGNED),
    Step("begin", S.SIGNED, S.HANDLING),
    *_steps("submit", AT_WORK, S.SUBMITTED),
    *_steps("ask_extension", (S.SIGNED, S.HANDLING), None),
    *_steps("grant_extension", (S.SIGNED, S.HANDLING), S.EXTENDED),
    *_steps("refuse_extension", (S.SIGNED, S.HANDLING), None),
    *_steps("dispute", (S.ASSIGNED, S.SIGNED, S.HANDLING), S.DISPUTED),
    Step("uphold", S.DISPUTED, S.DISMISSED),
    Step("overrule", S.DISPUTED, S.HANDLING),
    Step("appeal", S.HANDLING, S.DISPUTED),
    Step("verify", S.SUBMITTED, S.VERIFIED),
    Step("return", S.SUBMITTED, S.RETURNED, at_most=2, beyond=S.ESCALATED),
    Step("assess", S.VERIFIED, S.ASSESSED),
    Step("close", S.ASSESSED, S.CLOSED),
    # What proves ineffective begins anew; "too early" asks to be looked at again.
    Step("observe", S.CLOSED, None),
    *_steps("refer", (S.ESCALATED, S.ASSESSED, S.CLOSED), S.REFERRED),
    Step("conclude", S.REFERRED, S.CLOSED),
    *_steps("snooze", OPEN, None),
    *_steps("wake", OPEN, None),
    *_steps("ask", AT_WORK, None),
    *_steps("answer", AT_WORK, None),
    *_steps("comment", tuple(State), None),
    *_steps("attach", OPEN, None),
    *_steps("undo", tuple(State), None),
)

WAITS_FOR: dict[str, tuple[State, ...]] = {
    "inspector": (S.RAISED, S.DISPUTED, S.ESCALATED, S.VERIFIED, S.ASSESSED),
    "handler": (S.ASSIGNED, *AT_WORK),
    "verifier": (S.SUBMITTED,),
}
"""In which states an item waits for whom."""

PART_STEPS: tuple[Step, ...] = (
    Step("sign", S.ASSIGNED, S.SIGNED),
    *_steps("submit", (S.SIGNED, S.RETURNED), S.SUBMITTED),
)
"""What an assisting organisation does with its part of an item."""

DISPOSITIONS: tuple[str, ...] = ("confirmed", "data_wrong", "rule_wrong", "law_allows")
"""What an item turned out to be. Confirmed, and law-allows among the others, say how good a
rule is: all but `confirmed` are false alarms of it, `data_wrong` of its records."""

SET_ASIDE: tuple[str, ...] = ("duplicate", "not_an_issue", *DISPOSITIONS[1:])
"""Why an item may be dismissed."""

GROUNDS: tuple[str, ...] = DISPOSITIONS[1:]
"""What an organisation may hold against an item."""

BASES: tuple[str, ...] = ("evaluation", "proof")
"""On what a verifier may rest: a fresh run that no longer finds it, or an attached file."""

OUTCOMES: tuple[str, ...] = ("effective", "ineffective", "too_early")
"""What `observe` may find of the effect, at the end of the observation window."""

EVALUATION = "evaluation"
"""The role, and the usual name, of whoever raises items from findings."""

NOTES: tuple[str, ...] = (
    "raise",
    "recur",
    "vanish",
    "reappear",
    "refresh",
    "clear",
    "rejudge",
    "reroute",
    "shorten",
    "restore",
    "remind",
)
"""What the program itself writes in the trail. `raise` begins an item, `recur` leads from an
end back to raised, `clear` ends a yellow item whose risk is gone; the rest leave the state."""

NOT_UNDONE: tuple[str, ...] = ("comment", "attach", "undo", *NOTES)
"""What `undo` does not take back: words and files stay said, and the program's own notes."""


ASIDE: tuple[str, ...] = ("snooze", "wake", "ask", "comment", "attach", "undo")
"""Commands that do not carry an item on, and are not named as what it needs next."""


def cell(state: State, command: str, steps: tuple[Step, ...] = STEPS) -> Step | None:
    """The step that `command` takes from `state`; None where it is not possible.

    >>> cell(State.ASSIGNED, "sign").end
    <State.SIGNED: 'signed'>
    >>> cell(State.RAISED, "sign") is None
    True
    """
    for step in steps:
        if step.start == state and step.command == command:
            return step
    return None


def possible(state: State) -> tuple[CommandRule, ...]:
    """The commands that can be given in `state`, in the order of the workflow.

    >>> [rule.name for rule in possible(State.SUBMITTED)]
    ['verify', 'return', 'snooze', 'wake', 'comment', 'attach', 'undo']
    """
    return tuple(rule for rule in COMMANDS.values() if cell(state, rule.name))


def starts(command: str) -> tuple[State, ...]:
    """The states in which `command` can be given.

    >>> [str(state) for state in starts("verify")]
    ['submitted']
    """
    return tuple(step.start for step in STEPS if step.command == command)


def table_markdown() -> str:
    """The whole table, commands down, as the docs print it."""
    lines = [
        "| command | who | from | to | needs | barred | besides |",
        "|---|---|---|---|---|---|---|",
    ]
    for rule in COMMANDS.values():
        for froms, to in _rows(rule.name):
            cells = (
                rule.name,
                ", ".join(rule.roles),
                froms,
                to,
                ", ".join(rule.needs),
                ", ".join(rule.barred),
                ", ".join(name.replace("_", " ") for name in rule.guards),
            )
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _rows(command: str) -> list[tuple[str, str]]:
    """The steps of a command with the same end as one row: its starts, and its end."""
    rows: dict[str, list[State]] = {}
    for step in STEPS:
        if step.command != command:
            continue
        end = "the same" if step.end is None else str(step.end)
        if step.at_most is not None:
            end += f", after {step.at_most} times {step.beyond}"
        if step.above:
            end += " (by a place above)"
        rows.setdefault(end, []).append(step.start)
    return [(_named(states), end) for end, states in rows.items()]


def _named(states: list[State]) -> str:
    if len(states) == len(State):
        return "any"
    return "any open" if tuple(states) == OPEN else ", ".join(states)
