"""The plan of an approval: what will happen on it and after how many days, before it is told.

Drawn so that, left alone, every case keeps the law: answered in five working days, decided
within what is promised, paused only by article 45 and in good time, extended before the limit
ends, published in seven. Some are accepted late without a notice; the law then counts them as
accepted from receipt, and so does their plan.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from oversight.city.arrivals import off_hours
from oversight.city.block import CHANNELS, NEVER, NOTHING, Codes, Flags, Officers
from oversight.city.dealings import Dealings
from oversight.city.dealings import draw as draw_dealings
from oversight.city.people import DECIDERS, DESK, REVIEWERS
from oversight.city.process import Process
from oversight.city.process import draw as draw_process
from oversight.city.workdays import Days
from oversight.city.world import World, some_officers

DIRECT, CORRECTION, DECLINED, WITHDRAWN_EARLY, SILENT = range(5)
GRANTED, REFUSED, WITHDRAWN, TERMINATED, OPEN = range(5)
UNPROMISED = 15
"""How many working days an authority allows itself where the catalogue says nothing."""
MOST_EXTENDED = 10
QUEUED = 5
"""How many working days every application for a limited quota takes, so that none overtakes."""


@dataclass(slots=True)
class PausePlan:
    """A pause: after `at` units of the limit, for `length` working days.

    `counted`: the officer leaves its days out when reckoning when to decide.
    """

    there: Flags
    at: Codes
    length: Codes
    kind: Codes
    clock: Codes
    counted: Flags


@dataclass(slots=True)
class Plan:
    """One array a field, one place a case. Offsets are in working days unless said otherwise.

    `used`: units of the promised limit (else of the statutory one, else working days) that are
    used when the case is decided, pauses not counted; `limit` and `by_workday` are that limit.
    `extend_at` likewise, -1 for no extension; `extend_by` is what is recorded as its length.
    `from_receipt`: the limit is reckoned from receipt. `overlaps`: the second pause begins
    during the first, `second.at` working days after it. `deliver`, `publish`: -1 for never.
    """

    day: Days
    evening: Flags
    item: Codes
    org: Codes
    party: Codes
    channel: Codes
    path: Codes
    answer: Codes
    resubmit: Codes
    reaccept: Codes
    accepts: Flags
    from_receipt: Flags
    limit: Codes
    by_workday: Flags
    outcome: Codes
    used: Codes
    decided_on: Days
    extend_at: Codes
    extend_by: Codes
    first: PausePlan
    second: PausePlan
    overlaps: Flags
    review: NDArray[np.float64]
    reviewed: Flags
    deliver: Codes
    publish: Codes
    numbered: Flags
    desk: Officers
    reviewer: Officers
    decider: Officers
    process: Process
    dealings: Dealings

    def __len__(self) -> int:
        return len(self.day)


def draw(rng: np.random.Generator, world: World, day: Days, org: Codes) -> Plan:
    """The plan of each approval that arrives on `day` at `org`."""
    n = len(day)
    item = world.catalogue.draw(rng, day, licence=True)
    evening = off_hours(rng, world.workdays.is_working(day), 0.07)
    instant = world.catalogue.instant[item]
    path = rng.choice(4, n, p=(0.865, 0.095, 0.02, 0.02))
    path[instant] = DIRECT
    answer = rng.choice(6, n, p=(0.52, 0.25, 0.11, 0.06, 0.03, 0.03))
    answer[instant] = 0
    answer = np.maximum(answer, evening)
    limit, by_workday = pace(world, item)
    used = _used(rng, limit, instant)
    queued = world.catalogue.quota[item] >= 0
    path[queued], answer[queued], used[queued] = DIRECT, evening[queued], QUEUED
    plan = Plan(
        day=day.copy(),
        evening=evening,
        item=item,
        org=org,
        party=rng.integers(0, world.parties.known, n),
        channel=np.where(evening, rng.integers(1, 3, n), rng.choice(3, n, p=(0.6, 0.25, 0.15))),
        path=path,
        answer=answer,
        resubmit=1 + rng.poisson(4.0, n),
        reaccept=rng.integers(0, 4, n),
        accepts=rng.random(n) > np.where(path == CORRECTION, 0.08, 0.0),
        from_receipt=np.zeros(n, dtype=bool),
        limit=limit,
        by_workday=by_workday,
        outcome=rng.choice(4, n, p=(0.93, 0.03, 0.025, 0.015)),
        used=used,
        decided_on=np.full(n, NEVER),
        extend_at=np.full(n, NOTHING),
        extend_by=np.full(n, NOTHING),
        first=_no_pause(n),
        second=_no_pause(n),
        overlaps=np.zeros(n, dtype=bool),
        review=rng.random(n),
        reviewed=np.ones(n, dtype=bool),
        deliver=np.minimum(rng.poisson(2.0, n), 10),
        publish=np.minimum(rng.poisson(1.8, n), 7),
        numbered=np.ones(n, dtype=bool),
        desk=some_officers(rng, org, DESK),
        reviewer=some_officers(rng, org, REVIEWERS, 0.4),
        decider=some_officers(rng, org, DECIDERS),
        process=draw_process(rng, used, limit, by_workday),
        dealings=draw_dealings(rng, world.catalogue, item),
    )
    early = (plan.outcome >= WITHDRAWN) & (rng.random(n) < 0.5)
    plan.reviewed[early] = False
    plan.decider[instant], plan.reviewer[instant] = plan.desk[instant], plan.desk[instant]
    _deem(rng, world, plan)
    _pause(rng, world, plan)
    _extend(rng, world, plan)
    plan.extend_at[queued], plan.used[queued] = NOTHING, QUEUED
    return plan


def pace(world: World, item: Codes) -> tuple[Codes, Flags]:
    """The limit an authority works towards, and whether it is in working days."""
    catalogue = world.catalogue
    promised, legal = catalogue.promise[item], catalogue.statute[item]
    limit = np.where(promised >= 0, promised, np.where(legal >= 0, legal, UNPROMISED))
    by_workday = np.where(
        promised >= 0,
        catalogue.promise_wd[item],
        np.where(legal >= 0, catalogue.statute_wd[item], True),
    )
    return limit, by_workday


def channel(name: str) -> int:
    """The number of a channel."""
    return CHANNELS.index(name)


def _no_pause(n: int) -> PausePlan:
    return PausePlan(
        np.zeros(n, dtype=bool),
        np.zeros(n, dtype=np.int64),
        np.ones(n, dtype=np.int64),
        np.full(n, NOTHING),
        np.full(n, NOTHING),
        np.ones(n, dtype=bool),
    )


def _used(rng: np.random.Generator, limit: Codes, instant: Flags) -> Codes:
    """Most cases finish early; some wait for the last days of the limit, and bunch there."""
    n = len(limit)
    used = np.floor(rng.beta(1.6, 2.8, n) * (limit + 1)).astype(np.int64)
    bunched = rng.random(n) < 0.16
    at_end = limit - rng.choice(4, n, p=(0.4, 0.3, 0.2, 0.1))
    used = np.clip(np.where(bunched, at_end, used), 0, limit)
    used[instant] = 0
    return used


def _same_unit(world: World, item: Codes) -> Flags:
    """Items with both limits, in the same unit."""
    catalogue = world.catalogue
    both = (catalogue.statute[item] >= 0) & (catalogue.promise[item] >= 0)
    return np.asarray(both & (catalogue.statute_wd[item] == catalogue.promise_wd[item]))


def _deem(rng: np.random.Generator, world: World, plan: Plan) -> None:
    """A few are accepted after the fifth working day, and reckoned from receipt, as is right."""
    chosen = (
        (plan.path == DIRECT)
        & _same_unit(world, plan.item)
        & plan.by_workday
        & (plan.limit >= 10)
        & (rng.random(len(plan)) < 0.01)
    )
    late = rng.integers(6, 10, len(plan))
    plan.answer = np.where(chosen, late, plan.answer)
    plan.used = np.where(chosen, np.maximum(plan.used, late), plan.used)
    plan.from_receipt = chosen


def _pause(rng: np.random.Generator, world: World, plan: Plan) -> None:
    """Pauses of the kinds that the item lists, begun with at least a third of the limit left."""
    kinds, count = world.catalogue.pauses
    n = len(plan)
    many = count[plan.item]
    there = (many > 0) & ~plan.from_receipt & plan.accepts & (rng.random(n) < 0.16)
    first = plan.first
    first.there = there
    first.at = np.floor(rng.random(n) * (0.6 * plan.limit + 1)).astype(np.int64)
    first.length = 3 + rng.poisson(6.0, n)
    first.kind = kinds[plan.item, rng.integers(0, np.maximum(many, 1))]
    second = plan.second
    apart = first.at + rng.integers(1, 5, n)
    second.there = there & (rng.random(n) < 0.12) & (apart <= plan.limit - 3)
    plan.overlaps = rng.random(n) < 0.5
    within = 1 + np.floor(rng.random(n) * (first.length - 2)).astype(np.int64)
    second.at = np.where(plan.overlaps, within, apart)
    second.length = 2 + rng.poisson(5.0, n)
    second.kind = kinds[plan.item, rng.integers(0, np.maximum(many, 1))]
    latest = np.where(second.there & ~plan.overlaps, second.at, first.at)
    plan.used = np.where(there, np.maximum(plan.used, latest + 1), plan.used)


def _extend(rng: np.random.Generator, world: World, plan: Plan) -> None:
    """Extensions in the last days of the promised limit, after any pause, and used."""
    n = len(plan)
    at = plan.limit - rng.integers(0, 4, n)
    latest = np.where(plan.second.there & ~plan.overlaps, plan.second.at, plan.first.at)
    chosen = (
        _same_unit(world, plan.item)
        & ~world.catalogue.instant[plan.item]
        & ~plan.from_receipt
        & (plan.limit >= 5)
        & (~plan.first.there | (latest < at))
        & (rng.random(n) < 0.018)
    )
    by = rng.choice(np.array([NOTHING, 10, 5]), n, p=(0.3, 0.5, 0.2))
    gained = np.where(by < 0, MOST_EXTENDED, np.minimum(by, MOST_EXTENDED))
    longer = plan.limit + 1 + np.floor(rng.random(n) * gained).astype(np.int64)
    plan.extend_at = np.where(chosen, at, NOTHING)
    plan.extend_by = np.where(chosen, by, NOTHING)
    plan.used = np.where(chosen, longer, plan.used)
