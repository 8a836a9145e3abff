"""The supervision item: a finding being followed up, and the one place that moves it.

`SupervisionItem.obey` answers a command with the item as it then stands and what the trail
has to say of it; it touches neither store nor clock. Everything that speaks against a
command is said at once (`guards`); what it changes is in `moves`.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date

from oversight.supervision.commands import Moment
from oversight.supervision.workflow import ENDED, State


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
class Part:
    """What an assisting organisation has to do of an item, with a clock of its own."""

    org: str
    state: State
    since: date
    due: date | None


@dataclass(frozen=True)
class Extension:
    """Whether more time was asked for, until when, and given. Once in the life of an item.

    `asked` is the day that is waiting for an answer, None where nothing waits.
    """

    asked: date | None = None
    used: bool = False


@dataclass(frozen=True)
class Contest:
    """What the organisation holds against the item.

    `ground` is that of its latest dispute, `overruled_on` and `overruled_by` when and by whom
    it was last overruled, `appealed` whether it went to the centre above.
    """

    ground: str | None = None
    overruled_on: date | None = None
    overruled_by: str | None = None
    appealed: bool = False


@dataclass(frozen=True)
class Sleep:
    """Until when the item is laid aside: a day, a worse card, or both; None for neither."""

    until: date | None = None
    worse: bool = False

    @property
    def on(self) -> bool:
        """Whether the item is laid aside at all."""
        return self.until is not None or self.worse


@dataclass(frozen=True)
class SupervisionItem:
    """A finding being followed up.

    `org` is the organisation that answers for it now, `since` the day it came into its state,
    `due` the day by which the next step is due (None where no clock runs), `handlers` whoever
    signed, began or submitted it, `parts` the assisting organisations, `returns` how often it
    was returned since it was last assigned anew, `recurrences` how often it came back after
    its end, `vanished` whether the latest evaluation no longer found it, `asked_on` the day
    of a question that waits for its answer, `proven` whether a file was attached since it was
    assigned, `disposition` what it turned out to be, `observe_by` the end of the observation
    window, `outcome` the effect seen, `rejudged` what a new version of the rule made of it,
    `emergency` the declared event that covers it and `pace` the most working days a stage may
    then take, `order` the order it went out with, `version` the number of changes to its row.
    """

    id: str
    rule: str
    subject_kind: str
    subject: str
    finding: Finding
    state: State = State.RAISED
    org: str | None = None
    raised_on: date = date.min
    since: date = date.min
    due: date | None = None
    handlers: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()
    author: str | None = None
    returns: int = 0
    recurrences: int = 0
    vanished: bool = False
    extension: Extension = Extension()
    contest: Contest = Contest()
    sleep: Sleep = Sleep()
    asked_on: date | None = None
    proven: bool = False
    disposition: str | None = None
    observe_by: date | None = None
    outcome: str | None = None
    rejudged: str | None = None
    emergency: str | None = None
    pace: int | None = None
    order: str | None = None
    version: int = field(default=1, compare=False)

    @property
    def where(self) -> str:
        """The item as the place of a problem."""
        return f"item {self.id}"

    @property
    def ended(self) -> bool:
        """Whether it has come to its end."""
        return self.state in ENDED

    def part(self, org: str | None) -> Part | None:
        """The part of an assisting organisation; None where it has none."""
        return next((part for part in self.parts if part.org == org), None)

    def with_part(self, changed: Part) -> SupervisionItem:
        """The item with one part as it now is."""
        parts = (changed if part.org == changed.org else part for part in self.parts)
        return replace(self, parts=tuple(parts))


def written(at: Moment) -> str:
    """A moment as the trail writes it.

    >>> written(date(2021, 10, 8))
    '2021-10-08'
    """
    return at.isoformat()
