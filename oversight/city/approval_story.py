"""Approvals told: from the plan of a case to the acts and pauses that its records hold."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from oversight.city.approvals import (
    CORRECTION,
    DECLINED,
    DIRECT,
    GRANTED,
    OPEN,
    REFUSED,
    SILENT,
    TERMINATED,
    WITHDRAWN,
    WITHDRAWN_EARLY,
    PausePlan,
    Plan,
)
from oversight.city.arrivals import evening_time, office_time, stamp
from oversight.city.block import (
    DAY,
    NEVER,
    NOTHING,
    PROCEDURES,
    Act,
    Block,
    Codes,
    Flags,
    Seconds,
    Stop,
)
from oversight.city.dealings import Course as DealingsCourse
from oversight.city.dealings import Story, review_outcome
from oversight.city.people import DECIDERS
from oversight.city.process_story import Told, acts, parents, procedure
from oversight.city.workdays import Days, Workdays
from oversight.city.world import World, some_officers

RENEWAL = PROCEDURES.index("renewal")


def tell(rng: np.random.Generator, world: World, plan: Plan, number: int) -> Block:
    """The records of each case, the first of which has that number."""
    n = len(plan)
    workdays = world.workdays
    received = plan.day * DAY + np.where(plan.evening, evening_time(rng, n), office_time(rng, n))
    answered_on = workdays.after(plan.day, plan.answer)
    answered = stamp(rng, answered_on, received)
    resubmitted_on = workdays.after(answered_on, plan.resubmit)
    resubmitted = stamp(rng, resubmitted_on, answered)
    again_on = workdays.after(resubmitted_on, plan.reaccept)
    corrected = plan.path == CORRECTION
    accepted_on = np.where(corrected, again_on, answered_on)
    accepted = np.where(corrected, stamp(rng, again_on, resubmitted), answered)

    course = Course(workdays, plan, accepted_on)
    first, second = course.stops(rng, accepted)
    extended = stamp(rng, course.extended_on, accepted)
    reviewed_on = workdays.after(
        accepted_on,
        np.floor(plan.review * workdays.between(accepted_on, course.decided_on)).astype(np.int64),
    )
    reviewed = stamp(rng, reviewed_on, accepted)
    before = np.maximum(np.where(plan.reviewed, reviewed, accepted), course.last(first, second))
    before = np.where(plan.extend_at >= 0, np.maximum(before, extended), before)
    decided = stamp(rng, course.decided_on, before)
    published = stamp(rng, workdays.after(course.decided_on, np.maximum(plan.publish, 0)), decided)
    delivered = stamp(rng, workdays.after(course.decided_on, np.maximum(plan.deliver, 0)), decided)

    going = plan.accepts & ((plan.path == DIRECT) | corrected)
    ended = going & (plan.outcome != OPEN)
    ruled = ended & (plan.outcome <= REFUSED)
    answering = plan.path != SILENT
    silent = ~going
    early = plan.path == WITHDRAWN_EARLY
    withdrawn = np.where(early, answered, np.where(plan.outcome == WITHDRAWN, decided, NEVER))
    extends = going & (plan.extend_at >= 0)
    told = Told(
        answered, accepted, extended, reviewed, decided, course.decided_on, going, extends, ruled
    )
    own = [
        Act("received", received, plan.desk),
        Act("correction_notice", _if(corrected & answering, answered), plan.desk),
        Act("resubmitted", _if(corrected & plan.accepts, resubmitted)),
        _answer("accepted", _if(going, accepted), plan),
        _answer("not_accepted", _if(plan.path == DECLINED, answered), plan),
        Act(
            "extend",
            _if(extends, extended),
            plan.decider,
            qty=plan.extend_by,
            numbered=np.zeros(n, dtype=bool),
        ),
        Act(
            "review",
            _if(going & plan.reviewed, reviewed),
            plan.reviewer,
            outcome=review_outcome(world.catalogue, plan.item, plan.outcome == REFUSED),
        ),
        _decision("granted", _if(ruled & (plan.outcome == GRANTED), decided), plan),
        _decision("refused", _if(ruled & (plan.outcome == REFUSED), decided), plan),
        Act("withdrawn", _if(early | (ended & (plan.outcome == WITHDRAWN)), withdrawn)),
        Act("terminated", _if(ended & (plan.outcome == TERMINATED), decided), plan.decider),
        Act("published", _if(ruled & (plan.publish >= 0), published)),
        Act(
            "delivered",
            _if(ruled & (plan.outcome == GRANTED) & (plan.deliver >= 0), delivered),
            plan.desk,
        ),
    ]
    settled_on = np.where(ended, course.decided_on, NEVER)
    settled_on[early | (plan.path == DECLINED)] = answered_on[early | (plan.path == DECLINED)]
    story = Story(
        rng,
        workdays,
        world.catalogue,
        plan.dealings,
        DealingsCourse(
            plan.item,
            received,
            accepted,
            course.decided_on,
            settled_on,
            going,
            ended,
            some_officers(rng, plan.org, DECIDERS),
            plan.reviewer,
        ),
    )
    for stop in (first, second):
        stop.start[silent], stop.end[silent] = NEVER, NEVER
    return Block(
        domain="approval",
        number=number,
        item=plan.item,
        org=plan.org,
        party=plan.party,
        procedure=np.where(plan.dealings.renewal & ~plan.process.joint, RENEWAL, procedure(plan)),
        channel=plan.channel,
        opened=received.copy(),
        acts=own + acts(rng, workdays, plan, told) + story.acts(),
        stops=[first, second],
        parent=parents(plan),
        expiry=np.where(plan.process.joint, NEVER, story.expiry()),
    )


def _if(there: Flags, ts: Seconds) -> Seconds:
    return np.where(there, ts, NEVER)


def _decision(name: str, ts: Seconds, plan: Plan) -> Act:
    kept = plan.process.kept if name == "refused" else None
    return Act(name, ts, plan.decider.copy(), numbered=plan.numbered, kept=kept)


def _answer(name: str, ts: Seconds, plan: Plan) -> Act:
    return Act(name, ts, plan.desk, numbered=np.zeros(len(plan), dtype=bool))


@dataclass
class Course:
    """The days between acceptance and decision, with what stops the limit in between."""

    workdays: Workdays
    plan: Plan
    accepted_on: Days

    def __post_init__(self) -> None:
        plan = self.plan
        self.start = np.where(plan.from_receipt, plan.day, self.accepted_on)
        self.first_on, self.first_end, removed = self._first()
        self.second_on, self.second_end, more = self._second(removed)
        removed = removed + more
        self.extended_on = self._reach(np.maximum(plan.extend_at, 0) + removed)
        decided = self._reach(plan.used + removed)
        for pause, end in ((plan.first, self.first_end), (plan.second, self.second_end)):
            decided = np.where(pause.there & pause.counted, np.maximum(decided, end), decided)
        self.decided_on = np.where(plan.decided_on == NEVER, decided, plan.decided_on)

    def _reach(self, units: Codes) -> Days:
        """The day on which so many units have passed; a working day, not before acceptance."""
        by_day = self.workdays.on_or_before(self.start + units)
        by_workday = self.workdays.after(self.start, units)
        return np.maximum(np.where(self.plan.by_workday, by_workday, by_day), self.accepted_on)

    def _units(self, start: Days, end: Days) -> Codes:
        return np.where(self.plan.by_workday, self.workdays.between(start, end), end - start)

    def _first(self) -> tuple[Days, Days, Codes]:
        pause = self.plan.first
        start = self._reach(pause.at)
        end = self.workdays.after(start, pause.length)
        return start, end, np.where(pause.there & pause.counted, self._units(start, end), 0)

    def _second(self, removed: Codes) -> tuple[Days, Days, Codes]:
        pause = self.plan.second
        start = np.where(
            self.plan.overlaps,
            self.workdays.after(self.first_on, np.maximum(pause.at, 1)),
            self._reach(pause.at + removed),
        )
        end = self.workdays.after(start, pause.length)
        begin = np.where(self.plan.overlaps, np.maximum(start, self.first_end), start)
        more = np.maximum(self._units(begin, end), 0)
        return start, end, np.where(pause.there & pause.counted, more, 0)

    def stops(self, rng: np.random.Generator, accepted: Seconds) -> tuple[Stop, Stop]:
        """Both pauses with their times."""
        made = []
        for pause, on, end in (
            (self.plan.first, self.first_on, self.first_end),
            (self.plan.second, self.second_on, self.second_end),
        ):
            start = stamp(rng, on, accepted)
            made.append(_stop(pause, start, stamp(rng, end, start)))
        process = self.plan.process
        made[0].promised = np.where(
            process.length, np.maximum(self.plan.first.length - process.short, 0), NOTHING
        )
        made[0].notified = process.notice.copy()
        made[1].promised = self.plan.second.length.copy()
        return made[0], made[1]

    def last(self, *stops: Stop) -> Seconds:
        """The last second of any pause that the decision waits for; `NEVER` without one."""
        ends = [
            np.where(pause.counted, stop.end, NEVER)
            for pause, stop in zip((self.plan.first, self.plan.second), stops, strict=True)
        ]
        return np.maximum(*ends)


def _stop(pause: PausePlan, start: Seconds, end: Seconds) -> Stop:
    return Stop(_if(pause.there, start), _if(pause.there, end), pause.kind, pause.clock)
