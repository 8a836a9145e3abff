"""The supervision item: a finding being followed up, and the one place that moves it.

`SupervisionItem.obey` answers a command with the item as it then stands and what the trail
has to say of it; it touches neither store nor clock. Everything that speaks against a
command is said at once, each in a sentence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from oversight.problem import Problem, Refused
from oversight.supervision.commands import Assess, Assign, Command, Moment, Sign, day_of
from oversight.supervision.identity import person
from oversight.supervision.workflow import (
    COMMANDS,
    OUTCOMES,
    State,
    Step,
    WorkdayAfter,
    cell,
    possible,
    stage_due,
    starts,
)

WHAT_IS_MISSING = {
    "by": ("the person who does it", "Say in `by` who it is."),
    "org": ("the organisation", "Say in `org` for which organisation it is signed."),
    "did": ("what was done", "Say in `did` what was done about it."),
    "why": ("the reason", "Say in `why` what is still wanting."),
    "outcome": ("the outcome", f"Say in `outcome` one of {', '.join(OUTCOMES)}."),
}


@dataclass(frozen=True)
class Finding:
    """What evaluation found: one flagged row of the findings table, at its latest.

    `facts` is JSON text, `due` the day the breached limit ended (not the item's own clock),
    `as_of` and `run` are those of the latest evaluation that judged the subject, whether it
    still found it or, for an item that `vanished`, no longer did.
    """

    version: str
    kind: str
    card: str
    org: str | None
    due: date | None
    facts: str
    message: str
    as_of: date
    run: str


@dataclass(frozen=True)
class Draft:
    """A trail entry before it has a number and a place in the chain."""

    item: str
    at: str
    who: str
    command: str
    start: str | None
    end: str
    why: str
    details: dict[str, str]
    run: str


@dataclass(frozen=True)
class SupervisionItem:
    """A finding being followed up.

    `org` is the organisation that answers for it now, `since` the day it came into its state,
    `due` the day by which the next step is due (None where no clock runs), `handlers` whoever
    signed or submitted it, `returns` how often it was returned since it was last assigned
    anew, `recurrences` how often it came back after closing, `vanished` whether the latest
    evaluation no longer found it, `version` the number of changes to its row.
    """

    id: str
    rule: str
    subject_kind: str
    subject: str
    finding: Finding
    state: State = State.RAISED
    org: str | None = None
    since: date = date.min
    due: date | None = None
    handlers: tuple[str, ...] = ()
    author: str | None = None
    returns: int = 0
    recurrences: int = 0
    vanished: bool = False
    outcome: str | None = None
    version: int = field(default=1, compare=False)

    def obey(self, command: Command, workday_after: WorkdayAfter) -> tuple[SupervisionItem, Draft]:
        """The item after `command`, and the trail entry of it.

        Refused, with every reason: a command that the state does not allow, a missing field,
        a person who is barred, an organisation that is not the item's, a date before the
        step it follows, an item changed since the person looked.
        """
        step = cell(self.state, command.name)
        problems = [
            *self._changed_since(command),
            *self._out_of_place(command, step),
            *self._incomplete(command),
            *self._elsewhere(command),
            *self._barred(command),
            *self._out_of_order(command),
        ]
        if problems or step is None:
            raise Refused(problems)
        end, day = self._leads_to(step), day_of(command.at)
        org = (command.to or self.finding.org) if isinstance(command, Assign) else self.org
        after = replace(
            self,
            state=end,
            org=org,
            since=day,
            due=stage_due(end, day, workday_after),
            handlers=self._handlers_after(command),
            returns=self._returns_after(command),
            outcome=command.outcome if isinstance(command, Assess) else self.outcome,
        )
        details = command.details
        if isinstance(command, Assign):
            details = {"org": org or ""}
        return after, Draft(
            item=self.id,
            at=written(command.at),
            who=command.by.strip(),
            command=command.name,
            start=self.state,
            end=end,
            why=command.why.strip(),
            details=details,
            run=self.finding.run,
        )

    @property
    def where(self) -> str:
        """The item as the place of a problem."""
        return f"item {self.id}"

    def _leads_to(self, step: Step) -> State:
        if step.at_most is not None and step.beyond is not None and self.returns >= step.at_most:
            return step.beyond
        return step.end

    def _handlers_after(self, command: Command) -> tuple[str, ...]:
        if COMMANDS[command.name].role != "handler":
            return self.handlers
        known = {person(name) for name in self.handlers}
        name = command.by.strip()
        return self.handlers if person(name) in known else (*self.handlers, name)

    def _returns_after(self, command: Command) -> int:
        # A newly assigned organisation starts afresh; the earlier returns are in the trail.
        if command.name == "assign":
            return 0
        return self.returns + (command.name == "return")

    def _changed_since(self, command: Command) -> Iterator[Problem]:
        if command.seen is not None and command.seen != self.version:
            yield Problem(
                self.where,
                f"The item has changed since you looked at it: it is now {self.state}.",
                "Look at it again before you decide.",
            )

    def _out_of_place(self, command: Command, step: Step | None) -> Iterator[Problem]:
        if step is not None:
            return
        when = " or ".join(starts(command.name))
        now = ", ".join(f"{rule.name} ({rule.role})" for rule in possible(self.state))
        yield Problem(
            self.where,
            f"The item is {self.state}; {command.name} is possible only when it is {when}.",
            f"Possible now: {now}." if now else "Nothing more can be done with it.",
        )

    def _incomplete(self, command: Command) -> Iterator[Problem]:
        for name in ("by", *COMMANDS[command.name].needs):
            if not str(getattr(command, name) or "").strip():
                what, fix = WHAT_IS_MISSING[name]
                yield Problem(self.where, f"To {command.name} an item, {what} must be given.", fix)
        texts = (command.by, command.why, *command.details.values())
        if any(not _writable(text) for text in texts):
            yield Problem(
                self.where,
                f"The {command.name} holds bytes that are not UTF-8 text.",
                "Give the text in UTF-8.",
            )
        if (
            isinstance(command, Assess)
            and command.outcome.strip()
            and command.outcome not in OUTCOMES
        ):
            yield Problem(
                self.where,
                f"There is no outcome '{command.outcome}'.",
                f"Say one of {', '.join(OUTCOMES)}.",
            )

    def _elsewhere(self, command: Command) -> Iterator[Problem]:
        if isinstance(command, Assign) and not (command.to or self.finding.org or "").strip():
            yield Problem(
                self.where,
                "The finding names no organisation, and none was given to assign the item to.",
                "Say in `to` which organisation is to handle it.",
            )
        if isinstance(command, Sign) and self.state == State.ASSIGNED:
            org = command.org.strip()
            if org and org != self.org:
                yield Problem(
                    self.where,
                    f"The item is assigned to organisation '{self.org}', not to '{org}'.",
                    f"Sign it for '{self.org}', or have it assigned to '{org}' first.",
                )

    def _barred(self, command: Command) -> Iterator[Problem]:
        barred = COMMANDS[command.name].barred
        who = person(command.by)
        if "handler" in barred and who in {person(name) for name in self.handlers}:
            yield Problem(
                self.where,
                f"{command.by.strip()} handled this item and cannot {command.name} it.",
                "Have it done by a person who neither signed nor submitted it.",
            )
        if "author" in barred and self.author is not None and who == person(self.author):
            yield Problem(
                self.where,
                f"{command.by.strip()} wrote the rule {self.rule} and cannot {command.name} "
                "what it found.",
                "Have it done by a person who did not write the rule.",
            )

    def _out_of_order(self, command: Command) -> Iterator[Problem]:
        day = day_of(command.at)
        if day < self.since:
            yield Problem(
                self.where,
                f"The item has been {self.state} since {self.since}; "
                f"this {command.name} cannot be dated {day}.",
                f"Date it {self.since} or later.",
            )


def written(at: Moment) -> str:
    """A moment as the trail writes it.

    >>> written(date(2021, 10, 8))
    '2021-10-08'
    """
    return at.isoformat()


def _writable(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
