"""The measures of a penalty case told: acts added to those of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oversight.city.arrivals import stamp
from oversight.city.block import DAY, NEVER, Act, Flags, Seconds
from oversight.city.measures import DEVICE, NEVER_DEMOLISHED
from oversight.city.workdays import Days, Workdays

if TYPE_CHECKING:
    from oversight.city.penalties import Plan


def tell(
    rng: np.random.Generator, workdays: Workdays, plan: Plan, acts: list[Act], ordinary: Flags
) -> list[Act]:
    """The acts of the measures of `ordinary` cases; completes `inspect` and `filed`, and takes
    back the payment of who is chased for it."""
    first = {act.name: act for act in reversed(acts)}
    story = _Story(rng, workdays, plan, first, ordinary)
    for act in acts:
        if act.name == "inspect":
            act.outcome = plan.measures.found
    first["seize"].outcome = plan.measures.seized_how
    first["filed"].amount = plan.measures.involved
    return [
        *story.seizure(),
        *story.emergency(),
        *story.freeze(),
        *story.enforcement(),
        *story.publication(),
        story.device(),
    ]


class _Story:
    def __init__(
        self,
        rng: np.random.Generator,
        workdays: Workdays,
        plan: Plan,
        first: dict[str, Act],
        ordinary: Flags,
    ) -> None:
        self.rng, self.workdays, self.plan, self.ordinary = rng, workdays, plan, ordinary
        self.m = plan.measures
        self.first = first

    def _ts(self, name: str) -> tuple[Seconds, Flags]:
        """When the act was done, with some day where it was not; and where it was."""
        ts = self.first[name].ts
        there = (ts != NEVER) & self.ordinary
        return np.where(there, ts, self.plan.day * DAY), there

    def _act(self, name: str, there: Flags, ts: Seconds, *, by: bool = True) -> Act:
        who = self.plan.others if by else None
        return Act(name, np.where(there, ts, NEVER), who)

    def _workday(self, after: Seconds, n: Days) -> Seconds:
        """A time on the n-th working day after a moment."""
        return stamp(self.rng, self.workdays.after(after // DAY, np.maximum(n, 0)), after)

    def _day(self, after: Seconds, n: Days) -> Seconds:
        """A time n days after a moment, or on the working day that follows."""
        return stamp(self.rng, self.workdays.on_or_after(after // DAY + np.maximum(n, 0)), after)

    def seizure(self) -> list[Act]:
        seized, there = self._ts("seize")
        extended, longer = self._ts("extend_seize")
        m = self.m
        return [
            self._act("seize_doc", there & (m.handed >= 0), self._day(seized, m.handed)),
            self._act(
                "extend_approved",
                longer & (m.approved >= 0),
                np.where(m.approved == 0, extended - 600, extended + m.approved * DAY),
            ),
            self._act("extend_notified", longer & (m.told >= 0), self._day(extended, m.told)),
        ]

    def emergency(self) -> list[Act]:
        inspected, there = self._ts("inspect")
        there &= self.m.urgent
        approved = there & (self.m.urgent_after >= 0)
        return [
            self._act("urgent_seize", there, inspected + 300),
            self._act("approved", approved, inspected + 300 + self.m.urgent_after),
        ]

    def freeze(self) -> list[Act]:
        inquired, there = self._ts("inquire")
        there &= self.m.frozen
        frozen = inquired + 900
        return [
            self._act("freeze", there, frozen),
            self._act(
                "freeze_delivered",
                there & (self.m.delivered >= 0),
                self._workday(frozen, self.m.delivered),
            ),
        ]

    def enforcement(self) -> list[Act]:
        """From the end of the time for remedies to the court, for who did not pay."""
        m = self.m
        served, there = self._ts("served")
        there &= (self.first["penalty"].ts != NEVER) & (self.plan.amount > 0)
        chased = there & m.chased
        self.first["payment"].ts[chased] = NEVER
        ends = (served // DAY + np.maximum(m.remedy, 0)) * DAY + 61_200
        demanded = self._day(ends, m.demanded)
        reached = self._workday(demanded, m.demand_served)
        applied = self._workday(reached, m.applied)
        paid = stamp(self.rng, ends // DAY + np.maximum(m.paid, 0), ends)
        demolished = stamp(self.rng, ends // DAY + m.demolished)
        torn = chased & (m.demolished != NEVER_DEMOLISHED)
        demolish = self._act("demolish", torn, demolished)
        demolish.outcome = m.demolished_how
        enforce = self._act(
            "enforce", chased & (m.enforced >= 0), self._workday(reached, m.enforced)
        )
        enforce.outcome = m.enforced_how
        known = chased & (m.remedy >= 0)
        return [
            self._act("remedy_end", known, ends, by=False),
            self._act("instalment", chased & m.instalments, served + 600),
            self._act("demand", chased & (m.demanded >= 0), demanded),
            self._act("demand_served", chased & (m.demand_served >= 0), reached, by=False),
            self._act("court_apply", chased & (m.applied >= 0), applied),
            self._act("paid", chased & (m.paid >= 0), paid, by=False),
            enforce,
            demolish,
        ]

    def publication(self) -> list[Act]:
        m = self.m
        decided, there = self._ts("penalty")
        annulled = self._workday(decided, np.maximum(m.annulled, 0))
        gone = there & (m.annulled >= 0)
        return [
            self._act("published", there & (m.published >= 0), self._workday(decided, m.published)),
            self._act("annulled", gone, annulled),
            self._act(
                "unpublished", gone & (m.withdrawn >= 0), self._workday(annulled, m.withdrawn)
            ),
        ]

    def device(self) -> Act:
        """The review of what a camera recorded, made before the decision."""
        decided, there = self._ts("penalty")
        there &= (self.plan.channel == DEVICE) & (self.m.reviewed >= 0)
        day = self.workdays.after(decided // DAY, -np.maximum(self.m.reviewed, 0))
        review = self._act("device_review", there, np.minimum(stamp(self.rng, day), decided - 60))
        review.outcome = self.m.reviewed_how
        return review
