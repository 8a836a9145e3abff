"""The proceedings of a penalty case told: acts added to those of its story."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from oversight.city.arrivals import stamp
from oversight.city.block import DAY, NEVER, NOTHING, Act, Codes, Flags, Seconds, outcome
from oversight.city.proceedings import PLAIN
from oversight.city.workdays import Days, Workdays

if TYPE_CHECKING:
    from oversight.city.penalties import Plan

TIME_TO_PAY = 15
HEARD = 14
"""Working days between notice and decision that leave time for a hearing."""
MORNING = 8 * 3600


def tell(
    rng: np.random.Generator, workdays: Workdays, plan: Plan, acts: list[Act], ordinary: Flags
) -> list[Act]:
    """The acts of the proceedings; completes `filed` and `prior_notice`, and takes back the
    payment of who paid on the spot, or not yet."""
    first = {act.name: act for act in reversed(acts)}
    story = _Story(rng, workdays, plan, first, ordinary)
    first["filed"].outcome = plan.proceedings.weight
    first["prior_notice"].amount = np.where(
        plan.amount > 0, plan.amount + plan.proceedings.announced, NOTHING
    )
    return [*story.beginning(), *story.defence(), *story.cash(), *story.charges()]


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
        self.p = plan.proceedings
        self.first = first
        self.fined = (plan.amount > 0) & (plan.punished == outcome("fine"))

    def _ts(self, name: str) -> tuple[Seconds, Flags]:
        """When the act was done, with some day where it was not; and where it was."""
        ts = self.first[name].ts
        there = ts != NEVER
        return np.where(there, ts, self.plan.day * DAY), there

    def _act(self, name: str, there: Flags, ts: Seconds, *, by: bool = True) -> Act:
        return Act(name, np.where(there, ts, NEVER), self.plan.others if by else None)

    def _after(self, ts: Seconds, n: Days) -> Days:
        """The day n working days after a moment; before it where n is negative."""
        return self.workdays.after(ts // DAY, n)

    def beginning(self) -> list[Act]:
        """The lead that led to the filing; when the unlawful act ended and came to light."""
        p, rng = self.p, self.rng
        filed, there = self._ts("filed")
        led = there & (p.lead >= 0)
        lead = stamp(rng, self._after(filed, -np.maximum(p.lead, 0)))
        longer = stamp(rng, self._after(lead, np.maximum(p.longer, 0)), lead)
        _, punished = self._ts("penalty")
        ended = (self.plan.day - np.maximum(p.ended, 0)) * DAY + MORNING
        found = (self.plan.day - np.maximum(p.found, 0)) * DAY + MORNING + 1800
        return [
            self._act("lead", led, lead),
            self._act("extend_filing", led & (p.longer >= 0), longer),
            self._act("act_end", punished & (p.ended >= 0), ended, by=False),
            self._act("discovered", punished & (p.ended >= 0) & (p.found >= 0), found),
        ]

    def defence(self) -> list[Act]:
        """Defence, hearing and discussion, between the notice and the decision."""
        p, rng = self.p, self.rng
        noticed, told = self._ts("prior_notice")
        decided, punished = self._ts("penalty")
        _, asked = self._ts("hearing_request")
        held = asked & (self.plan.notice >= HEARD)
        hearing_on = self._after(noticed, np.full(len(p.lead), 12))
        notified_on = self.workdays.after(hearing_on, -np.maximum(p.notified, 0))
        weighty = self.ordinary & punished & ~np.isin(p.weight, [PLAIN, NOTHING])
        return [
            self._act(
                "defence",
                told & p.defended,
                stamp(rng, self._after(noticed, np.ones_like(p.lead)), noticed),
                by=False,
            ),
            self._act("hearing_notice", held & (p.notified >= 0), stamp(rng, notified_on)),
            self._act("hearing", held, stamp(rng, hearing_on)),
            self._act(
                "collective",
                weighty & (p.discussed >= 0),
                decided - 1800 - np.maximum(p.discussed, 0) * DAY,
            ),
        ]

    def cash(self) -> list[Act]:
        """What is collected on the spot, and when the officers hand it in."""
        p, rng = self.p, self.rng
        decided, punished = self._ts("penalty")
        there = punished & self.fined & p.collected
        self.first["payment"].ts[there] = NEVER
        collected = self._act("collected_on_spot", there, decided + 120)
        collected.amount, collected.outcome = self.plan.amount.copy(), p.how
        ashore = there & (p.afloat >= 0)
        landed = stamp(rng, self._after(decided, np.maximum(p.afloat, 0)), decided + 600)
        start = np.where(ashore, landed, decided + 600)
        handed = stamp(rng, self._after(start, np.maximum(p.handed, 0)), start)
        return [
            collected,
            self._act("landed", ashore, landed),
            self._act("handed_in", there & (p.handed >= 0), handed),
        ]

    def charges(self) -> list[Act]:
        """Additional fines on who does not pay; none for the days of review or suit."""
        p = self.p
        served, there = self._ts("served")
        _, punished = self._ts("penalty")
        contested = there & punished & self.ordinary & self.fined & p.contested
        contested &= ~self.plan.measures.chased
        chased = there & punished & self.ordinary & self.fined & self.plan.measures.chased
        self.first["payment"].ts[contested] = NEVER
        due = self.workdays.on_or_after(served // DAY + TIME_TO_PAY)
        begun = due + 1 + np.maximum(p.asks, 1)
        over = begun + p.takes
        last = over + 5
        # The first charge is for the day after the last for paying; the second for the others.
        free = (last - due) - (over - begun + 1) - 1
        once = self._charge(chased | contested, due + 1, np.ones_like(due))
        again = self._charge(contested, last, free)
        return [
            once,
            again,
            self._act("review_applied", contested & ~p.suit, begun * DAY + 36_000, by=False),
            self._act("review_served", contested & ~p.suit, over * DAY + 36_000, by=False),
            self._act("sued", contested & p.suit, begun * DAY + 36_000, by=False),
            self._act("suit_ended", contested & p.suit, over * DAY + 36_000, by=False),
            self._act("paid", contested, last * DAY + 54_000, by=False),
        ]

    def _charge(self, there: Flags, day: Days, days: Codes) -> Act:
        """Three per cent of the fine for each of the days, charged early on a day."""
        act = self._act("add_fine", there, day * DAY + 1800, by=False)
        act.qty = np.where(there, days, NOTHING)
        charged = np.minimum(days * 3, 97) * np.maximum(self.plan.amount, 0) // 100
        act.amount = np.where(there, charged, NOTHING)
        return act
