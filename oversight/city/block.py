"""What the simulator holds of some cases at once: one array a field, one place a case.

Times are whole seconds of the civil clock in China since 1970-01-01 00:00 (the zone has had no
summer time since 1991, so that UTC is eight hours less). `NEVER` stands where nothing happened.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Seconds = NDArray[np.int64]
Codes = NDArray[np.int64]
Flags = NDArray[np.bool_]
Officers = NDArray[np.int32]
"""Shape (cases, 3): the officers named, by number; -1 fills the rest. All -1: none is named."""

DAY = 86_400
NEVER = np.iinfo(np.int64).min
NOBODY = -1
NOTHING = -1

OUTCOMES = (
    "confiscation",
    "fine",
    "order_to_stop",
    "suspension",
    "warning",
    "violation",
    "no_violation",
    "party_absent",
    "passed",
    "failed",
    "consent",
    "danger",
    "immediate_removal",
    "plain",
    "complex",
    "major",
    "hard_to_enforce",
    "remote",
    "申请表",
    "营业执照或身份证明",
    "场所使用证明",
    "银行保函",
)
"""What stands in `event.outcome`: the kinds of penalty, the results of other acts, and materials
asked for."""

KINDS = (
    "appraisal",
    "auction",
    "expert_review",
    "hearing",
    "inspection",
    "internal_approval",
    "leader_absent",
    "other",
    "publicity",
    "quarantine",
    "tender",
    "testing",
)
"""The kinds of pause, in the order of the alphabet; four of them the law does not know."""

CLOCKS = ("decide", "promise", "seize", "decide_joint", "prelim")
"""The clocks that a pause may be recorded for; mostly it names none and stops them all."""

PROCEDURES = ("summary", "ordinary", "joint", "renewal")
CHANNELS = ("window", "online", "app", "patrol", "hotline", "referral", "device", "random_plan")


def kind(name: str) -> int:
    """The number of a kind of pause."""
    return KINDS.index(name)


def channel(name: str) -> int:
    """The number of a way in which cases come in."""
    return CHANNELS.index(name)


def outcome(name: str) -> int:
    """The number of a kind of penalty, or of another result."""
    return OUTCOMES.index(name)


@dataclass(slots=True)
class Act:
    """One act that each case may have once: when, by whom, with what.

    `amount` is in fen, `qty` in units of the limit, `outcome` a place in `OUTCOMES`; -1 where
    nothing is recorded. `late`: by how many seconds it was entered later than usual, `NEVER`
    where that is not recorded. `numbered` tells whether the document has a number, `kept` whether
    it is kept as evidence.
    """

    name: str
    ts: Seconds
    officers: Officers | None = None
    outcome: Codes | None = None
    amount: Codes | None = None
    qty: Codes | None = None
    numbered: Flags | None = None
    kept: Flags | None = None
    late: Seconds | None = None


@dataclass(slots=True)
class Stop:
    """One pause that each case may have: `kind` in `KINDS`, `clock` in `CLOCKS`, -1 for none.

    An `end` of `NEVER` is a pause without a recorded end. `promised`: how many working days it was
    said to take, -1 where none is recorded; `notified`: whether that was said. Left out: as many
    days as it took, and said.
    """

    start: Seconds
    end: Seconds
    kind: Codes
    clock: Codes
    promised: Codes | None = None
    notified: Flags | None = None


@dataclass(slots=True)
class Block:
    """Some cases of one domain as they will be written; `number` is the first case's own.

    `place`: the number of the place of each case, -1 where none is recorded. `parent`: the place
    in the block of the case above each, -1 for none. `expiry`: the last day of the licence that a
    case without one above it renews, `NEVER` for none. `unversioned`: cases that do not
    name the version of their item, which is the one of their day.
    """

    domain: str
    number: int
    item: Codes
    org: Codes
    party: Codes
    procedure: Codes
    channel: Codes
    opened: Seconds
    acts: list[Act]
    stops: list[Stop] = field(default_factory=list)
    place: Codes | None = None
    parent: Codes | None = None
    expiry: Codes | None = None
    unversioned: Flags | None = None

    def __len__(self) -> int:
        return len(self.item)

    def act(self, name: str) -> Act:
        """The act of that name; the first, where a case may have several."""
        return next(act for act in self.acts if act.name == name)

    def until(self, end: int) -> None:
        """Forget what lies at or after the second `end`: nobody has recorded it yet."""
        for act in self.acts:
            act.ts[act.ts >= end] = NEVER
        for stop in self.stops:
            stop.start[stop.start >= end] = NEVER
            stop.end[(stop.end >= end) | (stop.start == NEVER)] = NEVER
