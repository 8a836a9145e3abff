"""The commands people give on an item: what each carries, nothing of what it does.

`at` is a day, or an aware instant whose own date is the civil day meant. `seen` is the
version of the item the person looked at; given, the command is refused where the item has
changed since.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import ClassVar

from oversight.supervision.actor import Actor

Moment = date | datetime


def day_of(at: Moment) -> date:
    """The civil day of a moment: an instant's date in the zone it carries.

    >>> day_of(datetime.fromisoformat("2021-10-08T23:30:00+08:00"))
    datetime.date(2021, 10, 8)
    """
    return at.date() if isinstance(at, datetime) else at


@dataclass(frozen=True, kw_only=True)
class Command:
    """What all commands carry: which item, who gives it, when, and why in their own words."""

    name: ClassVar[str] = ""
    item: str
    by: Actor
    at: Moment
    seen: int | None = None
    note: str = ""

    @property
    def words(self) -> str:
        """The sentence that goes into the trail in the person's own words."""
        return self.note

    @property
    def details(self) -> dict[str, str]:
        """What else goes into the trail, by name."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Reasoned(Command):
    """A command that must say why."""

    why: str

    @property
    def words(self) -> str:
        return self.why


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    """Send the item to an organisation; without `to`, to the one the finding names.

    `assisting` organisations have a part in it; `order` is the order it goes out with.
    """

    name: ClassVar[str] = "assign"
    to: str | None = None
    assisting: tuple[str, ...] = ()
    order: str | None = None


@dataclass(frozen=True, kw_only=True)
class Dismiss(Reasoned):
    """Set the item aside; `of` is the item that it repeats, where it is a duplicate."""

    name: ClassVar[str] = "dismiss"
    disposition: str
    of: str = ""

    @property
    def details(self) -> dict[str, str]:
        return {"disposition": self.disposition} | ({"of": self.of} if self.of else {})


@dataclass(frozen=True, kw_only=True)
class Sign(Command):
    """Take the item on, for the organisation it was assigned to, leading or assisting."""

    name: ClassVar[str] = "sign"
    org: str

    @property
    def details(self) -> dict[str, str]:
        return {"org": self.org}


@dataclass(frozen=True, kw_only=True)
class Begin(Command):
    """Begin the work; the clock goes on."""

    name: ClassVar[str] = "begin"


@dataclass(frozen=True, kw_only=True)
class Submit(Command):
    """Say what was done, with a reference to the evidence where there is one.

    `org` is named by an assisting organisation, which submits its own part.
    """

    name: ClassVar[str] = "submit"
    did: str
    evidence: str = ""
    org: str = ""

    @property
    def words(self) -> str:
        return self.did

    @property
    def details(self) -> dict[str, str]:
        said = {"evidence": self.evidence, "org": self.org}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, kw_only=True)
class AskExtension(Reasoned):
    """Ask for more time: until which day, and why."""

    name: ClassVar[str] = "ask_extension"
    until: date | None

    @property
    def details(self) -> dict[str, str]:
        return {"until": str(self.until)}


@dataclass(frozen=True, kw_only=True)
class GrantExtension(Command):
    """Give the time that was asked for."""

    name: ClassVar[str] = "grant_extension"


@dataclass(frozen=True, kw_only=True)
class RefuseExtension(Reasoned):
    """Not give it."""

    name: ClassVar[str] = "refuse_extension"


@dataclass(frozen=True, kw_only=True)
class Dispute(Reasoned):
    """Hold that it is not so: the data are wrong, the rule is, or the law allows it."""

    name: ClassVar[str] = "dispute"
    ground: str

    @property
    def details(self) -> dict[str, str]:
        return {"ground": self.ground}


@dataclass(frozen=True, kw_only=True)
class Uphold(Reasoned):
    """Find the organisation right: the item is dismissed on the ground it gave."""

    name: ClassVar[str] = "uphold"


@dataclass(frozen=True, kw_only=True)
class Overrule(Reasoned):
    """Find it wrong: the item is to be handled."""

    name: ClassVar[str] = "overrule"


@dataclass(frozen=True, kw_only=True)
class Appeal(Reasoned):
    """Take an overruled dispute to the centre above, once."""

    name: ClassVar[str] = "appeal"


@dataclass(frozen=True, kw_only=True)
class Verify(Command):
    """Find that what was submitted mends the finding, by a fresh run or by proof."""

    name: ClassVar[str] = "verify"
    basis: str

    @property
    def details(self) -> dict[str, str]:
        return {"basis": self.basis}


@dataclass(frozen=True, kw_only=True)
class Return(Reasoned):
    """Find that what was submitted does not mend it, and say why.

    `orgs` are the assisting organisations whose parts go back too.
    """

    name: ClassVar[str] = "return"
    orgs: tuple[str, ...] = ()

    @property
    def details(self) -> dict[str, str]:
        return {"orgs": " ".join(self.orgs)} if self.orgs else {}


@dataclass(frozen=True, kw_only=True)
class Assess(Command):
    """Judge what the item turned out to be."""

    name: ClassVar[str] = "assess"
    disposition: str

    @property
    def details(self) -> dict[str, str]:
        return {"disposition": self.disposition}


@dataclass(frozen=True, kw_only=True)
class Close(Command):
    """End the item; its effect is then watched for a while."""

    name: ClassVar[str] = "close"


@dataclass(frozen=True, kw_only=True)
class Observe(Command):
    """Judge the effect after closing: effective, ineffective or too_early."""

    name: ClassVar[str] = "observe"
    outcome: str

    @property
    def details(self) -> dict[str, str]:
        return {"outcome": self.outcome}


@dataclass(frozen=True, kw_only=True)
class Refer(Reasoned):
    """Propose that a named person with that power look at who is accountable."""

    name: ClassVar[str] = "refer"
    to_person: str
    to_org: str

    @property
    def details(self) -> dict[str, str]:
        return {"to_person": self.to_person, "to_org": self.to_org}


@dataclass(frozen=True, kw_only=True)
class Conclude(Reasoned):
    """Record what the person with that power decided."""

    name: ClassVar[str] = "conclude"


@dataclass(frozen=True, kw_only=True)
class Snooze(Reasoned):
    """Lay the item aside until a day, or until it reads worse, whichever is first."""

    name: ClassVar[str] = "snooze"
    until: date | None = None
    worse: bool = False

    @property
    def details(self) -> dict[str, str]:
        said = {"until": str(self.until or ""), "worse": "yes" if self.worse else ""}
        return {name: value for name, value in said.items() if value}


@dataclass(frozen=True, kw_only=True)
class Wake(Command):
    """Take a snoozed item up again."""

    name: ClassVar[str] = "wake"


@dataclass(frozen=True, kw_only=True)
class _Said(Command):
    text: str

    @property
    def words(self) -> str:
        return self.text


@dataclass(frozen=True, kw_only=True)
class Ask(_Said):
    """Ask for information; the clock of the one who asks stands still until the answer."""

    name: ClassVar[str] = "ask"


@dataclass(frozen=True, kw_only=True)
class Answer(_Said):
    """Answer what was asked; the clock goes on."""

    name: ClassVar[str] = "answer"


@dataclass(frozen=True, kw_only=True)
class Comment(_Said):
    """Say something; `mentions` are the sign-in names of those who are told of it."""

    name: ClassVar[str] = "comment"
    mentions: tuple[str, ...] = ()

    @property
    def details(self) -> dict[str, str]:
        return {"mentions": " ".join(self.mentions)} if self.mentions else {}


@dataclass(frozen=True, kw_only=True)
class Attach(Command):
    """Add a file: its name, and its bytes, which the store keeps by their sha256."""

    name: ClassVar[str] = "attach"
    file: str
    content: bytes = field(repr=False)

    @property
    def sha256(self) -> str:
        """The hash of the bytes, hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()

    @property
    def details(self) -> dict[str, str]:
        return {"file": self.file, "sha256": self.sha256, "size": str(len(self.content))}


@dataclass(frozen=True, kw_only=True)
class Undo(Command):
    """Take back one's own last step, within ten minutes and before anybody acted on it."""

    name: ClassVar[str] = "undo"


BY_NAME: dict[str, type[Command]] = {
    kind.name: kind
    for kind in (
        Assign,
        Dismiss,
        Sign,
        Begin,
        Submit,
        AskExtension,
        GrantExtension,
        RefuseExtension,
        Dispute,
        Uphold,
        Overrule,
        Appeal,
        Verify,
        Return,
        Assess,
        Close,
        Observe,
        Refer,
        Conclude,
        Snooze,
        Wake,
        Ask,
        Answer,
        Comment,
        Attach,
        Undo,
    )
}
"""Every command by its name."""
