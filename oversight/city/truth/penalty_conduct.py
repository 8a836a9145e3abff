"""What is true of the conduct of enforcement: the record, fines, visits, crimes, devices.

Three rules look beyond one case: at the fines for one breach, the visits to one firm, the fines
of one organisation. What they need of each block is kept, and judged when all blocks are in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa

from oversight.city.block import CHANNELS, NOTHING, PROCEDURES, Block, Codes, outcome
from oversight.city.people import KINDS
from oversight.city.text import looked_up
from oversight.city.truth.count import Marks, Moments, absent, civil_date, workday_after
from oversight.city.truth.count import workdays as between
from oversight.city.truth.verdict import Money, Verdict
from oversight.city.truth.view import View, moments
from oversight.city.world import World

PACK = "cn.penalty/"
NEW_LAW = np.datetime64("2021-07-15", "D")
SUMMARY, ORDINARY = (PROCEDURES.index(name) for name in ("summary", "ordinary"))
PROMPTED = tuple(CHANNELS.index(name) for name in ("hotline", "referral", "random_plan"))
FOLLOWING = (
    "filed",
    "not_filed",
    "order_correct",
    "warning",
    "penalty",
    "no_penalty",
    "transferred",
)
LEAST, DEVIATIONS, SHARE, CRITICAL = 20, 3, 0.5, 10.828
WINDOW, ALLOWED, FOLLOW_UP = 90, 2, 15
PERSON, FIRM = KINDS.index("person"), KINDS.index("organisation")


class Conduct:
    """What can be judged case by case of a block of penalty cases."""

    def __init__(self, block: Block, world: World, today: np.datetime64) -> None:
        self.block, self.world, self.today = block, world, today
        self.view = View(block, today)
        self.penalty = block.act("penalty")
        self.decided = self.view.day("penalty")
        assert self.penalty.outcome is not None and self.penalty.amount is not None
        self.amount = self.penalty.amount
        fined = self.view.has("penalty") & (self.penalty.outcome == outcome("fine"))
        self.fined: Marks = fined & (block.procedure == ORDINARY)

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule that is law today; one came with the new law."""
        yield from (self._record(), self._benchmark(), self._followed(), self._crime())
        if self.today >= NEW_LAW:
            yield self._device()

    def _record(self) -> Verdict:
        """Links in the order of the alphabet: the first one missing stands in the facts."""
        view, block = self.view, self.block
        ordinary = block.procedure == ORDINARY
        known = block.procedure >= 0
        assert self.penalty.numbered is not None
        lacking = [
            ordinary & ~view.has("filed"),
            ordinary & ~view.has("inspect", "inquire", "scene"),
            known & ~self.penalty.numbered,
            ordinary & ~view.has("prior_notice"),
        ]
        first = np.argmax(lacking, axis=0)
        return Verdict(
            PACK + "record-incomplete",
            view.has("penalty"),
            np.any(lacking, axis=0),
            {
                "Link": looked_up(["filed", "inquire", "penalty", "prior_notice"], first),
                "Lacking": looked_up(["record", "number"], np.where(first == 2, 1, 0)),
            },
            {"the procedure is not recorded": ~known},
            rows=np.sum(lacking, axis=0),
        )

    def _benchmark(self) -> Verdict:
        """Fines whose entry has a benchmark, and those without an amount."""
        catalogue, item = self.world.catalogue, self.block.item
        low, high = catalogue.fine_min[item], catalogue.fine_max[item]
        there = low >= 0
        unknown = self.amount < 0
        below = self.amount < low
        return Verdict(
            PACK + "fine-outside-benchmark",
            self.fined & (there | unknown),
            there & ~unknown & (below | (self.amount > high)),
            {
                "Fine": Money(self.amount),
                "Finding": looked_up(["above", "below"], np.where(below, 1, 0)),
                "Reference": Money(np.where(below, low, high)),
            },
            {"the fine's amount is not recorded": unknown},
        )

    def _followed(self) -> Verdict:
        view = self.view
        followed = view.has(*FOLLOWING)
        found = np.full(len(view), np.datetime64("NaT", "s"))
        nothing = np.zeros(len(view), dtype=bool)
        for act in view.acts("inspect"):
            ts = moments(act.ts)
            assert act.outcome is not None
            violation = act.outcome == outcome("violation")
            found = np.fmin(found, np.where(violation, ts, np.datetime64("NaT", "s")))
            nothing |= ~absent(ts) & (act.outcome == NOTHING)
        day = civil_date(found)
        due = workday_after(day, FOLLOW_UP)
        today = np.full(len(view), self.today)
        return Verdict(
            PACK + "violation-not-followed",
            view.has("inspect"),
            ~followed & (today > due),
            {"Found": day, "Due": due, "Late": between(due, today)},
            {"the result of the inspection is not recorded": nothing & ~followed},
        )

    def _crime(self) -> Verdict:
        view = self.view
        threshold = self.world.catalogue.crime[self.block.item]
        involved = self.block.act("filed").amount
        assert involved is not None
        moved = view.has("transferred")
        return Verdict(
            PACK + "crime-not-transferred",
            view.has("filed") & (threshold >= 0) & view.has("penalty", "no_penalty", "withdrawn"),
            (involved >= threshold) & ~moved,
            {"Amount": Money(involved), "Threshold": Money(threshold)},
            {"the amount involved is not recorded": (involved < 0) & ~moved},
        )

    def _device(self) -> Verdict:
        view = self.view
        passed = np.full(len(view), np.datetime64("NaT", "s"))
        for act in view.acts("device_review"):
            assert act.outcome is not None
            failed = act.outcome == outcome("failed")
            passed = np.fmin(passed, np.where(failed, np.datetime64("NaT", "s"), moments(act.ts)))
        return Verdict(
            PACK + "device-evidence-unreviewed",
            (self.block.channel == CHANNELS.index("device")) & (self.decided >= NEW_LAW),
            absent(passed) | (civil_date(passed) > self.decided),
            {"Decided": self.decided},
            {"review and decision bear the same time": passed == view.first("penalty")},
        )


@dataclass
class _Kept:
    """One kind of row of all blocks, as columns: filled block by block, then joined."""

    columns: dict[str, list[np.ndarray[tuple[int, ...], np.dtype[np.int64]]]] = field(
        default_factory=dict
    )

    def add(self, marks: Marks, **columns: Codes) -> None:
        for name, values in columns.items():
            self.columns.setdefault(name, []).append(values[marks].astype(np.int64))

    def column(self, name: str) -> Codes:
        parts = self.columns.get(name, [])
        return np.concatenate(parts) if parts else np.empty(0, dtype=np.int64)


class Beyond:
    """What is true of many cases together. `case` is a case's own number throughout."""

    def __init__(self, world: World, today: np.datetime64) -> None:
        self.world, self.today = world, today
        self.fines, self.odd, self.visits = _Kept(), _Kept(), _Kept()

    def add(self, block: Block, conduct: Conduct) -> None:
        """Keep of a block what is needed in the end."""
        case = block.number + np.arange(len(block))
        known = conduct.fined & (conduct.amount >= 0)
        self.fines.add(known, org=block.org, amount=conduct.amount)
        bare = known & (self.world.catalogue.fine_min[block.item] < 0)
        self.odd.add(bare, case=case, item=block.item, org=block.org, amount=conduct.amount)
        kind = np.where(
            block.party < 0, PERSON, self.world.parties.kind[np.maximum(block.party, 0)]
        )
        first: Moments = conduct.view.first("inspect")
        day = civil_date(first)
        looked_at = ~absent(day) & (kind != PERSON) & ~np.isin(block.channel, PROMPTED)
        self.visits.add(
            looked_at,
            case=case,
            org=block.org,
            party=block.party,
            kind=kind,
            channel=block.channel,
            day=np.where(absent(day), np.datetime64(0, "D"), day).astype(np.int64),
        )

    def verdicts(self) -> Iterator[tuple[Verdict, Codes | None, Codes]]:
        """Each verdict with the number and the organisation of its cases; of organisations
        themselves without a number."""
        yield self._unusual(), self.odd.column("case"), self.odd.column("org")
        yield self._repeated(), self.visits.column("case"), self.visits.column("org")
        if len(self.fines.column("org")):
            yield self._heaped(), None, np.unique(self.fines.column("org"))

    def _unusual(self) -> Verdict:
        """Fines for a breach without a benchmark, against all fines for it."""
        item, amount = self.odd.column("item"), self.odd.column("amount") / 100
        _, place, number = np.unique(item, return_inverse=True, return_counts=True)
        mean = np.bincount(place, amount) / number
        variance = np.bincount(place, amount * amount) / number - mean * mean
        off = amount - mean[place]
        enough = number[place] >= LEAST
        return Verdict(
            PACK + "fine-outside-benchmark",
            np.ones(len(item), dtype=bool),
            enough & (off * off > DEVIATIONS * DEVIATIONS * variance[place]),
            {
                "Fine": Money(self.odd.column("amount")),
                "Finding": pa.repeat("unusual", len(item)),
                "Reference": number[place],
            },
            {"too few fines of this kind to compare": ~enough},
        )

    def _repeated(self) -> Verdict:
        """Visits counted for each: those of the pair up to its day, less those too long ago."""
        column = self.visits.column
        day, kind, channel = column("day"), column("kind"), column("channel")
        counts = (kind == FIRM) & (channel >= 0)
        pair = column("org") * (column("party").max(initial=0) + 2) + column("party")
        width = 100_000
        key = np.sort(pair[counts] * width + day[counts])
        upto = np.searchsorted(key, pair * width + day, side="right")
        before = np.searchsorted(key, pair * width + day - WINDOW, side="right")
        visits = upto - before
        return Verdict(
            PACK + "inspected-repeatedly",
            np.ones(len(day), dtype=bool),
            counts & (visits > ALLOWED),
            {"Inspected": day.astype("datetime64[D]"), "Visits": visits},
            {
                "how the inspection came about is not recorded": channel < 0,
                "the party's kind is not recorded": (kind < 0) & (channel >= 0),
            },
        )

    def _heaped(self) -> Verdict:
        """Of each organisation the smallest amount that heaps up, if any does."""
        org, amount = self.fines.column("org"), self.fines.column("amount")
        orgs, place, of_org = np.unique(org, return_inverse=True, return_counts=True)
        amounts, what, of_all = np.unique(amount, return_inverse=True, return_counts=True)
        pair, equal = np.unique(place * len(amounts) + what, return_counts=True)
        row, which = pair // len(amounts), pair % len(amounts)
        fines = of_org[row]
        share = of_all[which] / len(amount)
        over = equal - fines * share
        heap = (fines >= LEAST) & (equal >= fines * SHARE) & (over > 0)
        heap &= over * over > CRITICAL * fines * share * (1 - share)
        rows = np.bincount(row[heap], minlength=len(orgs))
        first = np.full(len(orgs), 0)
        first[row[heap][::-1]] = np.flatnonzero(heap)[::-1]
        return Verdict(
            PACK + "fines-heaped",
            np.ones(len(orgs), dtype=bool),
            rows > 0,
            {"Amount": Money(amounts[which[first]]), "Equal": equal[first], "Fines": of_org},
            {"too few fines to look at": of_org < LEAST},
            rows=rows,
        )
