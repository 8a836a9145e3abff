"""What is true of the hearings that approvals have: notice, time, and who was in the chair."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from oversight.city.block import NOBODY, Block
from oversight.city.text import looked_up
from oversight.city.truth.clock import in_working_days, reckon
from oversight.city.truth.count import CHINA, Marks, absent, filled, rolled, workdays
from oversight.city.truth.verdict import Verdict
from oversight.city.truth.view import View, named

PACK = "cn.licensing/"
BACK, HOLD, ASK = 7, 20, 5


class Hearings:
    """The hearings of a block of approvals, judged."""

    def __init__(self, block: Block, officers: pa.Array, today: np.datetime64) -> None:
        self.block, self.officers, self.today = block, officers, today
        self.view = View(block, today)

    def verdicts(self) -> Iterator[Verdict]:
        """The verdict of each rule."""
        yield from (self._notice(), self._held(), self._chair())

    def _notice(self) -> Verdict:
        view = self.view
        held, told = view.day("hearing"), view.day("hearing_notice")
        back = np.busday_offset(filled(held), 0, roll="forward", busdaycal=CHINA)
        due = np.busday_offset(back, -BACK, roll="forward", busdaycal=CHINA)
        return Verdict(
            PACK + "hearing-notice-late",
            view.has("hearing"),
            ~absent(held) & (told > due),
            {"Due": due, "Notified": told},
            {"no notice of the hearing is recorded": absent(told)},
        )

    def _held(self) -> Verdict:
        view = self.view
        told, asked = view.day("hearing_right_notice"), view.day("hearing_request")
        clock = reckon(
            asked,
            view.full(HOLD),
            in_working_days(len(view)),
            [
                day
                for name in ("hearing", "hearing_waived", "withdrawn", "terminated")
                for day in view.days(name)
            ],
            self.today,
        )
        out_of_time: Marks = np.asarray(asked > rolled(told + np.timedelta64(ASK, "D")))
        return Verdict(
            PACK + "hearing-not-held",
            view.has("hearing_request") & ~out_of_time,
            ~absent(told) & clock.passed,
            {"Due": clock.due, "Late": workdays(clock.due, clock.until)},
            {"no notice of the right to a hearing is recorded": absent(told)},
        )

    def _chair(self) -> Verdict:
        """The first officer by name who is on both acts."""
        view, block = self.view, self.block
        chair, review = block.act("hearing_chair").officers, block.act("review").officers
        assert chair is not None and review is not None
        order = pc.sort_indices(self.officers)
        rank = np.argsort(order.to_numpy())
        there = view.has("hearing_chair")
        both = np.stack(
            [
                there & (chair[:, k] != NOBODY) & (chair[:, [k]] == review).any(axis=1)
                for k in range(3)
            ],
            axis=1,
        )
        both[:, 1] &= chair[:, 1] != chair[:, 0]
        both[:, 2] &= (chair[:, 2] != chair[:, 0]) & (chair[:, 2] != chair[:, 1])
        first = np.where(both, rank[chair], len(self.officers)).min(axis=1) % len(self.officers)
        return Verdict(
            PACK + "chaired-by-reviewer",
            view.has("hearing", "hearing_chair") & view.has("review"),
            np.asarray(both.any(axis=1)),
            {"Officer": looked_up(self.officers.take(order), first)},
            {
                "the records do not name who chaired the hearing": ~(there & named(chair)),
                "the records do not name who reviewed": there & named(chair) & ~named(review),
            },
            rows=both.sum(axis=1),
        )
