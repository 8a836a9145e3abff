"""What is true of the approvals: the twelve rules of cn.licensing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from oversight.city.block import KINDS, NEVER, NOBODY, PROCEDURES, Block, Officers
from oversight.city.catalogue import Catalogue
from oversight.city.text import looked_up
from oversight.city.truth.clock import (
    Extension,
    Limit,
    Units,
    in_working_days,
    reckon,
)
from oversight.city.truth.count import Marks, Numbers, absent, workdays
from oversight.city.truth.verdict import Verdict
from oversight.city.truth.view import View, moments, named

PACK = "cn.licensing/"
LAWFUL = frozenset(
    {
        "hearing",
        "tender",
        "auction",
        "inspection",
        "testing",
        "quarantine",
        "appraisal",
        "expert_review",
    }
)
ANSWERS = ("correction_notice", "accepted", "not_accepted", "withdrawn")
ENDS = ("granted", "refused", "withdrawn", "terminated")
DECISIONS = ("granted", "refused")
EXTENSION = 10
JOINT, JOINT_EXTENSION = 45, 15
NEAR_DAYS = 1
LATE_PAUSE = 2
SKEW = 60
ORDER = (("received",), ("accepted",), ("review",), DECISIONS, ("delivered", "published"))
"""What must come before what: each group before every later one."""

NO_RECEIPT = "no receipt is recorded"
NO_PROMISE = "the catalogue gives no promised limit"
NO_LIMIT = "the catalogue gives no limit"


class Approvals:
    """The approvals of a block, judged."""

    def __init__(
        self, block: Block, catalogue: Catalogue, officers: pa.Array, today: np.datetime64
    ) -> None:
        self.block, self.catalogue, self.officers = block, catalogue, officers
        self.today = today
        order = pc.sort_indices(officers)
        self.by_name = officers.take(order)
        self.rank = np.argsort(order.to_numpy())
        self.view = View(block, self.today)

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule."""
        yield from (self._correction_late(), self._deemed_ignored(), self._not_answered())
        yield from (self._promise_near(), self._promise_overdue(), self._decision_overdue())
        yield from (self._extension_late(), self._pause_unlawful(), self._pause_late())
        yield from (self._one_officer(), self._unpublished(), self._order())

    # --- limits ---

    def _five_days(self, *ends: str) -> Limit:
        view = self.view
        return reckon(
            view.day("received"),
            view.full(5),
            in_working_days(len(view)),
            [day for name in ends for day in view.days(name)],
            self.today,
        )

    @cached_property
    def answer(self) -> Limit:
        """Five working days to accept, decline, or ask for corrections."""
        return self._five_days(*ANSWERS)

    @cached_property
    def correction(self) -> Limit:
        """Five working days to ask for corrections."""
        return self._five_days("correction_notice")

    def _deciding(self, clock: str, n: Numbers, by_workday: Marks, most: int = EXTENSION) -> Limit:
        """A limit for the decision, from acceptance, or from receipt where nobody answered."""
        view = self.view
        deemed = self.answer.passed
        start = np.where(deemed, view.day("received"), view.day("accepted"))
        qty = self.block.act("extend").qty
        assert qty is not None
        units = np.where(qty < 0, most, np.minimum(qty, most))
        return reckon(
            start,
            n,
            Units(by_workday),
            [day for name in ENDS for day in view.days(name)],
            self.today,
            pauses=view.pauses(clock, LAWFUL),
            extension=Extension(view.day("extend"), units),
        )

    @cached_property
    def decide(self) -> Limit:
        """The limit of the law."""
        item, law = self.block.item, self.catalogue
        return self._deciding("decide", law.statute[item], law.statute_wd[item])

    @cached_property
    def decide_joint(self) -> Limit:
        """The limit of joint handling."""
        n = self.view.full(JOINT)
        return self._deciding("decide_joint", n, n > 0, JOINT_EXTENSION)

    @cached_property
    def joint(self) -> Marks:
        """Cases handled jointly."""
        found: Marks = self.block.procedure == PROCEDURES.index("joint")
        return found

    @cached_property
    def _past_statute(self) -> Marks:
        return np.where(self.joint, self.decide_joint.passed, self.decide.passed)

    @cached_property
    def promise(self) -> Limit:
        """The limit promised."""
        item, guide = self.block.item, self.catalogue
        return self._deciding("promise", guide.promise[item], guide.promise_wd[item])

    # --- answer ---

    def _correction_late(self) -> Verdict:
        clock, view = self.correction, self.view
        return Verdict(
            PACK + "correction-late",
            view.has("correction_notice"),
            clock.there & (clock.ended > clock.due),
            {"Due": clock.due, "Late": workdays(clock.due, clock.ended)},
            {NO_RECEIPT: ~view.has("received")},
        )

    def _deemed_ignored(self) -> Verdict:
        clock, view = self.correction, self.view
        received, accepted = view.day("received"), view.day("accepted")
        return Verdict(
            PACK + "deemed-acceptance-ignored",
            view.has("correction_notice") & view.has("accepted"),
            clock.there & (clock.ended > clock.due) & (accepted > received),
            {
                "Received": received,
                "Accepted": accepted,
                "Lost": workdays(received, accepted),
            },
            {NO_RECEIPT: ~view.has("received")},
        )

    def _not_answered(self) -> Verdict:
        clock, view = self.answer, self.view
        today = np.full(len(view), self.today)
        return Verdict(
            PACK + "not-answered",
            np.ones(len(view), dtype=bool),
            clock.there & absent(clock.ended) & (today > clock.due),
            {"Due": clock.due, "Late": workdays(clock.due, today)},
            {NO_RECEIPT: ~view.has("received")},
        )

    # --- limits for the decision ---

    def _promise_near(self) -> Verdict:
        clock, view = self.promise, self.view
        today = np.full(len(view), self.today)
        left = workdays(today, clock.due)
        near = (left <= NEAR_DAYS) | (10 * clock.used >= 9 * clock.limit)
        return Verdict(
            PACK + "promise-near",
            view.has("accepted") & ~view.has(*ENDS),
            clock.there & absent(clock.ended) & (today <= clock.due) & near,
            {"Due": clock.due, "Left": left},
            {NO_PROMISE: ~clock.there},
        )

    def _promise_overdue(self) -> Verdict:
        clock = self.promise
        return Verdict(
            PACK + "promise-overdue",
            self.view.has("accepted"),
            clock.passed & ~self._past_statute,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {NO_PROMISE: ~clock.there},
        )

    def _decision_overdue(self) -> Verdict:
        clock = self.decide
        return Verdict(
            PACK + "decision-overdue",
            self.view.has("accepted") & ~self.joint,
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {NO_LIMIT: ~clock.there},
        )

    def _extension_late(self) -> Verdict:
        clock, extended = self.decide, self.view.day("extend")
        return Verdict(
            PACK + "extension-after-due",
            self.view.has("extend") & ~self.joint,
            clock.there & (clock.extended == 0) & (extended > clock.due),
            {"Extended": extended, "Due": clock.due},
            {NO_LIMIT: ~clock.there},
        )

    # --- pauses ---

    @cached_property
    def _paused(self) -> Marks:
        found: Marks = np.any([stop.start != NEVER for stop in self.block.stops], axis=0)
        return found

    def _pause_unlawful(self) -> Verdict:
        lawful = np.array([name in LAWFUL for name in KINDS] + [False])
        stops = self.block.stops
        unlawful = [(s.start != NEVER) & (s.kind >= 0) & ~lawful[s.kind] for s in stops]
        start = [moments(s.start).astype("datetime64[D]") for s in stops]
        one, two = unlawful
        second = two & (
            ~one
            | (stops[1].kind < stops[0].kind)
            | ((stops[1].kind == stops[0].kind) & (start[1] < start[0]))
        )
        nameless = np.any([(s.start != NEVER) & (s.kind < 0) for s in stops], axis=0)
        same = one & two & (stops[0].kind == stops[1].kind) & (start[0] == start[1])
        return Verdict(
            PACK + "pause-unlawful",
            self._paused,
            one | two,
            {
                "Kind": looked_up(KINDS, np.where(second, stops[1].kind, stops[0].kind)),
                "Start": np.where(second, start[1], start[0]),
            },
            {"a pause has no kind": nameless},
            rows=one.astype(np.int64) + two - same,
        )

    def _pause_late(self) -> Verdict:
        clock = self.decide
        pauses = self.view.pauses("decide", LAWFUL)
        late = [
            clock.there
            & pause.counts
            & (pause.start <= clock.until)
            & (absent(pause.end) | (pause.end >= clock.start))
            & (left <= LATE_PAUSE)
            for pause, left in zip(pauses, clock.left, strict=True)
        ]
        (a, b), (left1, left2), (one, two) = pauses, clock.left, late
        second = two & (~one | (b.start < a.start) | ((b.start == a.start) & (left2 < left1)))
        same = one & two & (a.start == b.start) & (left1 == left2)
        return Verdict(
            PACK + "pause-late",
            self._paused & ~self.joint,
            one | two,
            {
                "Start": np.where(second, b.start, a.start),
                "Left": np.where(second, left2, left1),
            },
            {NO_LIMIT: ~clock.there},
            rows=one.astype(np.int64) + two - same,
        )

    # --- officers, publication, order ---

    def _one_officer(self) -> Verdict:
        block, view = self.block, self.view
        accepted, reviewed = block.act("accepted").officers, block.act("review").officers
        decided = self._deciders()
        assert accepted is not None and reviewed is not None
        every = [
            (accepted[:, [place]] != NOBODY)
            & (accepted[:, [place]] == reviewed).any(axis=1, keepdims=True)
            & (accepted[:, [place]] == decided).any(axis=1, keepdims=True)
            for place in range(3)
        ]
        same = np.hstack(every)
        same[:, 1] &= accepted[:, 1] != accepted[:, 0]
        same[:, 2] &= (accepted[:, 2] != accepted[:, 0]) & (accepted[:, 2] != accepted[:, 1])
        rank = np.where(same, self.rank[accepted], len(self.officers))
        return Verdict(
            PACK + "one-officer",
            view.has("accepted")
            & view.has("review")
            & view.has(*DECISIONS)
            & ~self.catalogue.instant[block.item],
            np.any(same, axis=1),
            {"Officer": looked_up(self.by_name, rank.min(axis=1) % len(self.officers))},
            {"the records name no officer": ~(named(accepted) & named(reviewed) & named(decided))},
            rows=same.sum(axis=1),
        )

    def _deciders(self) -> Officers:
        granted, refused = (self.block.act(name) for name in DECISIONS)
        assert granted.officers is not None and refused.officers is not None
        chosen = np.where(granted.ts[:, None] != NEVER, granted.officers, refused.officers)
        return chosen.astype(np.int32)

    def _unpublished(self) -> Verdict:
        view = self.view
        clock = reckon(
            np.fmin(view.day("granted"), view.day("refused")),
            view.full(7),
            in_working_days(len(view)),
            view.days("published"),
            self.today,
        )
        nameless = np.zeros(len(view), dtype=bool)
        for name in DECISIONS:
            act = self.block.act(name)
            assert act.numbered is not None
            nameless |= (act.ts != NEVER) & ~act.numbered
        return Verdict(
            PACK + "decision-unpublished",
            view.has(*DECISIONS),
            clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"the decision has no document number": nameless},
        )

    def _order(self) -> Verdict:
        view = self.view
        at = {name: view.first(name) for group in ORDER for name in group}
        pairs = sorted(
            (before, after)
            for place, earlier in enumerate(ORDER)
            for before in earlier
            for later in ORDER[place + 1 :]
            for after in later
        )
        skew = np.timedelta64(SKEW, "s")
        wrong = np.stack([at[before] - at[after] > skew for before, after in pairs], axis=1)
        first = wrong.argmax(axis=1)
        return Verdict(
            PACK + "time-order",
            view.has(*DECISIONS),
            np.any(wrong, axis=1),
            {
                "Before": looked_up([before for before, _ in pairs], first),
                "After": looked_up([after for _, after in pairs], first),
            },
            {"no acceptance is recorded": ~view.has("accepted")},
            rows=wrong.sum(axis=1),
        )
