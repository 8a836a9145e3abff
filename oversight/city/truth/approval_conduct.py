"""What is true of fees, materials, renewals, quotas, the catalogue, and what figures give away.

Three rules look beyond one case: at the queue for a quota, and at how an organisation's decisions
and withdrawals are spread. What they need of each block is kept, and judged when all are in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from oversight.city.block import (
    DAY,
    NEVER,
    NOTHING,
    OUTCOMES,
    PROCEDURES,
    Block,
    Codes,
    Flags,
    outcome,
)
from oversight.city.catalogue import DROPPED, LISTED, Catalogue
from oversight.city.tables import recorded_at, renews
from oversight.city.text import looked_up
from oversight.city.truth.clock import Limit
from oversight.city.truth.count import Dates, Marks, absent, civil_date, days, workdays
from oversight.city.truth.verdict import Money, Verdict
from oversight.city.truth.view import View, moments
from oversight.city.world import World

PACK = "cn.licensing/"
ENDS = ("granted", "refused", "withdrawn", "terminated")
DECISIONS = ENDS[:2]
RENEWAL = PROCEDURES.index("renewal")
AHEAD, ENTRY_DAYS, OVERNIGHT = 30, 3, 18 * 3600
CHANCE, LEAST, AT_DEADLINE = 9.55, 10, 1
NO_MOMENT = np.datetime64("NaT", "s")


class Conduct:
    """What can be judged case by case of a block of approvals; `decide` is the law's limit."""

    def __init__(self, block: Block, world: World, decide: Limit) -> None:
        self.block, self.world, self.decide = block, world, decide
        self.catalogue: Catalogue = world.catalogue
        self.today = np.datetime64(world.as_of, "D")
        self.view = View(block, self.today)
        self.accepted = self.view.first("accepted")
        none = np.zeros(len(block), dtype=bool)
        self.unversioned = none if block.unversioned is None else block.unversioned

    def first(self, *names: str) -> NDArray[np.datetime64]:
        """The moment of the first of several acts."""
        found = np.full(len(self.view), NO_MOMENT)
        for name in names:
            found = np.fmin(found, self.view.first(name))
        return found

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule."""
        yield from (self._fee(), self._material(), self._renewal(), self._catalogue())
        yield from (self._entered(), self._on_the_spot())

    def _fee(self) -> Verdict:
        amount = self.block.act("fee").amount
        assert amount is not None
        there, item = self.view.has("fee"), self.block.item
        known = (item >= 0) & ~(self.unversioned & self.catalogue.several[item])
        return Verdict(
            PACK + "fee-without-basis",
            there,
            (amount > 0) & known & (self.catalogue.fee[item] < 0),
            {"Fee": Money(amount)},
            {
                "the fee's amount is not recorded": amount < 0,
                "the entry of the catalogue is not recorded": (amount > 0) & ~known,
            },
        )

    def _material(self) -> Verdict:
        act = self.block.act("material_demanded")
        assert act.outcome is not None
        day = civil_date(moments(act.ts))
        item = self.block.item
        lists = (item >= 0) & self.catalogue.listed[item]
        lasting = np.isin(act.outcome, [outcome(name) for name in LISTED[:2]])
        lasting |= (act.outcome == outcome(LISTED[2])) & (day < np.datetime64(DROPPED, "D"))
        named = act.outcome >= 0
        return Verdict(
            PACK + "material-off-list",
            self.view.has("material_demanded"),
            named & lists & ~lasting,
            {"Demanded": day, "Material": looked_up(OUTCOMES, act.outcome)},
            {
                "the material demanded is not recorded": ~named,
                "the catalogue lists no materials": named & ~lists,
            },
        )

    def _renewal(self) -> Verdict:
        block, view = self.block, self.view
        expiry = np.full(len(view), 0) if block.expiry is None else block.expiry
        known = renews(block)
        last = civil_date(moments(np.where(known, np.where(known, expiry, 0) * DAY, NEVER)))
        received = view.day("received")
        settled = civil_date(self.first(*ENDS, "not_accepted"))
        until = np.where(absent(settled), self.today, settled)
        return Verdict(
            PACK + "renewal-undecided",
            (block.procedure == RENEWAL) & ~(days(received, last) < AHEAD * _both(received, last)),
            ~absent(received) & (until > last),
            {"Due": last, "Late": days(last, until)},
            {
                "no receipt is recorded": absent(received),
                "the licence to be renewed is not recorded": absent(last) & ~absent(received),
            },
        )

    def _catalogue(self) -> Verdict:
        day = civil_date(self.accepted)
        first, last = self.catalogue.in_force
        item = self.block.item
        known = item >= 0
        kept = (day >= first[item]) & (day <= last[item])
        return Verdict(
            PACK + "item-off-catalogue",
            self.view.has("accepted"),
            known & ~kept,
            {
                "Item": looked_up([e.item for e in self.catalogue.entries], item),
                "Accepted": day,
            },
            {"the case names no item": ~known},
        )

    def _entered(self) -> Verdict:
        """Of the acts entered late, the first by its name and its day."""
        view, end = self.view, self.world.end
        names = sorted({act.name for act in self.block.acts})
        found = np.zeros(len(view), dtype=np.int64)
        which = np.full(len(view), len(names))
        day, entered = (np.full(len(view), np.datetime64("NaT", "D")) for _ in range(2))
        nowhere = np.zeros(len(view), dtype=bool)
        for act in self.block.acts:
            on = civil_date(moments(act.ts))
            recorded = recorded_at(act, end)
            at = civil_date(moments(recorded))
            nowhere |= (act.ts != NEVER) & (recorded == NEVER)
            wrong = workdays(on, at) > ENTRY_DAYS
            if act.name in ENDS:
                wrong |= self.decide.there & (on <= self.decide.due) & (at > self.decide.due)
            place = names.index(act.name)
            before = wrong & (
                (place < which) | ((place == which) & ((on < day) | ((on == day) & (at < entered))))
            )
            same = wrong & (place == which) & (on == day) & (at == entered)
            found += wrong & ~same
            which = np.where(before, place, which)
            day, entered = np.where(before, on, day), np.where(before, at, entered)
        return Verdict(
            PACK + "entry-back-dated",
            view.has(*names),
            found > 0,
            {"Act": looked_up(names, which % len(names)), "Day": day, "Entered": entered},
            {"an act has no recording time": nowhere},
            rows=found,
        )

    def _on_the_spot(self) -> Verdict:
        view, item = self.view, self.block.item
        unclear = (item >= 0) & self.unversioned & self.catalogue.differs[item]
        instant = (item >= 0) & self.catalogue.instant[item] & ~unclear
        finished = self.first(*ENDS)
        accepted_on, finished_on = civil_date(self.accepted), civil_date(finished)
        until = np.where(absent(finished_on), self.today, finished_on)
        late = workdays(accepted_on, until)
        rest = days(accepted_on, until) - late
        taken = np.where(
            absent(finished_on),
            OVERNIGHT + 1,
            (finished - self.accepted).astype(np.int64) - rest * DAY,
        )
        return Verdict(
            PACK + "not-on-the-spot",
            (instant | unclear) & view.has("accepted"),
            instant & (late > 0) & (taken > OVERNIGHT),
            {"Accepted": accepted_on, "Late": late},
            {"which version of the item applied is not recorded": unclear},
        )


def _both(one: Dates, two: Dates) -> Codes:
    return (~absent(one) & ~absent(two)).astype(np.int64)


@dataclass
class _Kept:
    """One kind of row of all blocks, as columns."""

    columns: dict[str, list[NDArray[np.int64]]] = field(default_factory=dict)

    def add(self, marks: Flags, **columns: Codes) -> None:
        for name, values in columns.items():
            self.columns.setdefault(name, []).append(values[marks].astype(np.int64))

    def column(self, name: str) -> Codes:
        parts = self.columns.get(name, [])
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


class Queues:
    """What is true of many approvals together. `case` is a case's own number throughout."""

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.queue, self.decisions, self.deadline = _Kept(), _Kept(), _Kept()
        self.deciding: set[int] = set()

    def add(self, block: Block, conduct: Conduct) -> None:
        """Keep of a block what is needed in the end."""
        view = conduct.view
        review = block.act("review")
        assert review.outcome is not None
        came = np.where(review.ts != NEVER, review.outcome, NOTHING)
        limited = (block.item >= 0) & (self.catalogue.quota[block.item] >= 0)
        limited &= ~(conduct.unversioned & self.catalogue.several[block.item])
        granted = view.has("granted")
        kept = limited & view.has("accepted")
        kept &= granted | ~view.has("withdrawn", "terminated")
        self.queue.add(
            kept,
            case=block.number + np.arange(len(block)),
            org=block.org,
            item=block.item,
            accepted=np.where(kept, conduct.accepted, np.datetime64(0, "s")).astype(np.int64),
            granted=granted.astype(np.int64),
            came=came,
        )
        for name in DECISIONS:
            ts = block.act(name).ts
            there = ts != NEVER
            self.deciding |= set(np.unique(block.org[there]).tolist())
            self.decisions.add(there & (ts % DAY != 0), org=block.org, ts=ts)
        clock = conduct.decide
        near = clock.there & ~absent(clock.ended) & (clock.ended <= clock.due)
        near &= workdays(clock.ended, clock.due) <= AT_DEADLINE
        self.deadline.add(near, org=block.org, given_up=(~view.has(*DECISIONS)).astype(np.int64))

    def verdicts(self) -> Iterator[tuple[Verdict, Codes | None, Codes]]:
        """Each verdict with the number and the organisation of its cases; of organisations
        themselves without a number."""
        yield self._jumped(), self.queue.column("case"), self.queue.column("org")
        if self.deciding:
            orgs = np.array(sorted(self.deciding))
            yield self._bulk(orgs), None, orgs
        if len(self.deadline.column("org")):
            yield self._given_up(), None, np.unique(self.deadline.column("org"))

    def _jumped(self) -> Verdict:
        item, at = self.queue.column("item"), self.queue.column("accepted")
        granted, came = self.queue.column("granted") > 0, self.queue.column("came")
        last = np.full(len(self.catalogue.entries), NEVER)
        np.maximum.at(last, item[granted], at[granted])
        overtaken = at < last[item]
        return Verdict(
            PACK + "queue-jumped",
            ~granted,
            overtaken & (came == outcome("passed")),
            {
                "Accepted": civil_date(at.astype("datetime64[s]")),
                "Later": civil_date(moments(last[item])),
            },
            {"whether the applicant was eligible is not recorded": overtaken & (came < 0)},
        )

    def _bulk(self, orgs: Codes) -> Verdict:
        """Of each organisation the first day on which too many decisions bear one time."""
        org, ts = self.decisions.column("org"), self.decisions.column("ts")
        low = int(ts.min(initial=0))
        span = int(ts.max(initial=0)) - low + 1
        moment, many = np.unique(org * span + (ts - low), return_counts=True)
        whose, day = np.searchsorted(orgs, moment // span), (moment % span + low) // DAY
        every = np.bincount(whose, many, minlength=len(orgs)).astype(np.int64)
        moment_count = np.bincount(whose, minlength=len(orgs))
        mean = every / np.maximum(moment_count, 1)
        over = many - (mean + (CHANCE - 1) / 6)[whose]
        wrong = (over > 0) & (over * over > CHANCE * mean[whose]) & (every[whose] >= LEAST)
        rows = np.unique(np.stack([whose, day, many], axis=1)[wrong], axis=0)
        number = np.bincount(rows[:, 0], minlength=len(orgs))
        first = np.zeros((len(orgs), 3), dtype=np.int64)
        first[rows[::-1, 0]] = rows[::-1]
        return Verdict(
            PACK + "decided-in-bulk",
            np.ones(len(orgs), dtype=bool),
            number > 0,
            {
                "Day": first[:, 1].astype("datetime64[D]"),
                "Decisions": first[:, 2],
                "All": every,
                "Moments": moment_count,
            },
            {"too few decisions with a time of day": every < LEAST},
            rows=number,
        )

    def _given_up(self) -> Verdict:
        org, up = self.deadline.column("org"), self.deadline.column("given_up")
        orgs, whose, ended = np.unique(org, return_inverse=True, return_counts=True)
        given_up = np.bincount(whose, up).astype(np.int64)
        share = up.sum() / len(up)
        over = given_up - ended * share
        wrong: Marks = (ended >= LEAST) & (over > 0)
        wrong &= over * over > CHANCE * ended * share * (1 - share)
        return Verdict(
            PACK + "withdrawn-at-deadline",
            np.ones(len(orgs), dtype=bool),
            wrong,
            {"Withdrawn": given_up, "Ended": ended},
            {"too few cases ended at the deadline": ended < LEAST},
        )
