"""The commands people give on an item: what each carries, nothing of what it does.

`at` is a day, or an aware instant whose own date is the civil day meant. `seen` is the
version of the item the person looked at; given, the command is refused where the item has
changed since.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

Moment = date | datetime


def day_of(at: Moment) -> date:
    """The civil day of a moment: an instant's date in the zone it carries.

    >>> day_of(datetime.fromisoformat("2021-10-08T23:30:00+08:00"))
    datetime.date(2021, 10, 8)
    """
    return at.date() if isinstance(at, datetime) else at


@dataclass(frozen=True, kw_only=True)
class Command:
    """What all commands carry: which item, who gives it, when."""

    name: ClassVar[str] = ""
    item: str
    by: str
    at: Moment
    seen: int | None = None

    @property
    def why(self) -> str:
        """The sentence that goes into the trail in the person's own words."""
        return ""

    @property
    def details(self) -> dict[str, str]:
        """What else goes into the trail, by name."""
        return {}


@dataclass(frozen=True, kw_only=True)
class Assign(Command):
    """Send the item to an organisation; without `to`, to the one the finding names."""

    name: ClassVar[str] = "assign"
    to: str | None = None
    note: str = ""

    @property
    def why(self) -> str:
        return self.note


@dataclass(frozen=True, kw_only=True)
class Sign(Command):
    """Take the item on, for the organisation it was assigned to."""

    name: ClassVar[str] = "sign"
    org: str

    @property
    def details(self) -> dict[str, str]:
        return {"org": self.org}


@dataclass(frozen=True, kw_only=True)
class Submit(Command):
    """Say what was done, with a reference to the evidence where there is one."""

    name: ClassVar[str] = "submit"
    did: str
    evidence: str = ""

    @property
    def why(self) -> str:
        return self.did

    @property
    def details(self) -> dict[str, str]:
        return {"evidence": self.evidence} if self.evidence else {}


@dataclass(frozen=True, kw_only=True)
class Verify(Command):
    """Find that what was submitted mends the finding."""

    name: ClassVar[str] = "verify"
    note: str = ""

    @property
    def why(self) -> str:
        return self.note


@dataclass(frozen=True, kw_only=True)
class Return(Command):
    """Find that what was submitted does not mend it, and say why (the field `reason`)."""

    name: ClassVar[str] = "return"
    reason: str

    @property
    def why(self) -> str:
        return self.reason


@dataclass(frozen=True, kw_only=True)
class Assess(Command):
    """Judge the effect: effective, ineffective or too_early."""

    name: ClassVar[str] = "assess"
    outcome: str
    note: str = ""

    @property
    def why(self) -> str:
        return self.note

    @property
    def details(self) -> dict[str, str]:
        return {"outcome": self.outcome}


@dataclass(frozen=True, kw_only=True)
class Close(Command):
    """End the item."""

    name: ClassVar[str] = "close"
    note: str = ""

    @property
    def why(self) -> str:
        return self.note
