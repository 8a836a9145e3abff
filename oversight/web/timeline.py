"""The stages of an item as a picture: made here, so that it is there without script."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from oversight.supervision.chain import Entry
from oversight.supervision.item import SupervisionItem

STANDING_STILL = {"ask": True, "answer": False}


@dataclass(frozen=True)
class Stage:
    """A stretch of the line, from and to in percent of the whole; `still` where no clock runs."""

    state: str
    begin: date
    end: date
    left: float
    width: float
    still: bool


@dataclass(frozen=True)
class Timeline:
    """The stages in order, the due day as a place on the line, and what the ends are."""

    stages: tuple[Stage, ...]
    due: float | None
    due_day: date | None
    begin: date
    end: date


def timeline(
    trail: Sequence[Entry], item: SupervisionItem, today: date, _language: str
) -> Timeline | None:
    """The stages since the item was raised; None where nothing is told of it."""
    points: list[tuple[date, str, bool]] = []
    for entry in trail:
        day = date.fromisoformat(entry.at[:10])
        state = entry.end
        still = STANDING_STILL.get(entry.command, False)
        if points and points[-1][1:] == (state, still) and entry.command not in STANDING_STILL:
            continue
        points.append((day, state, still))
    if not points:
        return None
    begin = points[0][0]
    end = max(today, item.due or today, points[-1][0])
    if item.ended:
        end = points[-1][0]
    span = max((end - begin).days, 1)

    def place(day: date) -> float:
        return round(100 * (day - begin).days / span, 2)

    stages = []
    ends = [*(point[0] for point in points[1:]), end if item.ended else max(today, begin)]
    for (day, state, still), until in zip(points, ends, strict=True):
        left, right = place(day), place(max(until, day))
        stages.append(Stage(state, day, until, left, max(right - left, 0.0), still))
    due = place(item.due) if item.due is not None else None
    return Timeline(tuple(stages), due, item.due, begin, end)
