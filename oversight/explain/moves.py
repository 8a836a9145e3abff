"""What moves the end of a limit: pauses and the extension, in the order in which they count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from oversight.clock.counting import merged, removed, shifted, target
from oversight.clock.reckon import Running, Stop
from oversight.clock.units import Moment, Pause
from oversight.evaluation import Value
from oversight.explain.answer import ClockStep, Words

if TYPE_CHECKING:
    from oversight.explain.walks import Walked

_UNITS: dict[str, tuple[str, str, str]] = {
    "wd": ("个工作日", "working day", "working days"),
    "cd": ("日", "calendar day", "calendar days"),
    "month": ("个月", "month", "months"),
    "year": ("年", "year", "years"),
    "hour": ("小时", "hour", "hours"),
}


def units(n: Value, unit: str) -> Words:
    """A number of units in words.

    >>> units(1, "wd"), units(20, "cd")
    (Words(zh='1个工作日', en='1 working day'), Words(zh='20日', en='20 calendar days'))
    """
    zh, one, many = _UNITS[unit]
    return Words(f"{n}{zh}", f"{n} {one if n == 1 else many}")


class Moves:
    """The steps between a limit and its end not rolled: `raw_due`.

    Pauses that begin before the end as it then stands move it. What begins after the plain
    limit is over may still count where an extension has moved the end beyond it.
    """

    def __init__(self, walked: Walked, clock: Running, row: dict[str, Any]) -> None:
        self.walked, self.clock, self.row = walked, clock, row
        self.calendar = walked.world.calendar
        self.unit = clock.unit
        self.reached = target(clock.start, clock.limit, clock.unit, self.calendar)
        self.taken: set[Pause] = set()

    def steps(self) -> Iterator[ClockStep]:
        """Pauses, then the extension, then the pauses that count by it alone."""
        clock = self.clock
        if clock.backward or clock.definition.source == "case.stated_due":
            return
        stops = self.walked.stops_of(clock, self.row["until"])
        union = merged(((s.start, s.until) for s in stops if s.counted), clock.start)
        later: list[Stop] = []
        for stop in stops:
            if self.row["extended"] and self._later(stop, union):
                later.append(stop)
            else:
                yield self._pause(stop, union)
        yield from self._extension()
        for stop in later:
            yield self._pause(stop, union)

    def _piece(self, stop: Stop, union: Sequence[Pause]) -> Pause | None:
        """The stretch without overlap that a pause lies in; none where it takes no moment."""
        begun = max(stop.start, self.clock.start)
        return next((p for p in union if p[0] <= begun <= p[1]), None) if stop.counted else None

    def _later(self, stop: Stop, union: Sequence[Pause]) -> bool:
        piece = self._piece(stop, union)
        return piece is not None and piece not in self.taken and piece[0] >= self.reached

    def _pause(self, stop: Stop, union: Sequence[Pause]) -> ClockStep:
        day, piece = self.walked.day, self._piece(stop, union)
        if not stop.counted:
            why = Words("不属法定停表情形，不扣除", "not a kind that stops this clock; 0 removed")
            return self._told(stop, why, removed=0)
        if piece is None:
            why = Words("未占用时限内的日期，不扣除", "takes no day of the limit; 0 removed")
            return self._told(stop, why, removed=0)
        if piece in self.taken:
            why = Words("与已扣除的停表重叠，不重复扣除", "lies within one already removed; 0 more")
            return self._told(stop, why, removed=0)
        self.taken.add(piece)
        if piece[0] >= self.reached:
            why = Words("开始时已届满，不影响期限", "begins when the limit is over; moves nothing")
            return self._told(stop, why, removed=0)
        count = removed(piece, self.unit, self.calendar)
        self.reached = shifted(self.reached, piece, self.unit, self.calendar)
        amount = units(count, self.unit if self.unit in ("wd", "hour") else "cd")
        end, after = day(piece[1]), day(self.reached)
        more = piece[1] > stop.until
        why = Words(
            f"{f'连同重叠停表至{end.zh}，' if more else ''}扣除{amount.zh}，期限移至{after.zh}",
            f"{f'with what overlaps it, to {end.en}, ' if more else ''}{amount.en} removed;"
            f" the end moves to {after.en}",
        )
        return self._told(stop, why, removed=count, end_moves_to=self.reached)

    def _told(self, stop: Stop, why: Words, **figures: Any) -> ClockStep:
        day, kind = self.walked.day, stop.record.get("kind") or "-"
        begin, end = day(stop.start), day(stop.end) if stop.end else None
        span = Words(
            f"{begin.zh}至{end.zh if end else '今（未恢复）'}",
            f"{begin.en} to {end.en if end else 'today (still open)'}",
        )
        values: dict[str, Value] = self.walked.figures(
            pause=stop.record.get("clock_stop"),
            kind=kind,
            start=stop.start,
            end=stop.end,
            counted=stop.counted,
            **figures,
        )
        return ClockStep(
            "pause",
            Words(f"停表（{kind}）{span.zh}：{why.zh}", f"Pause ({kind}) {span.en}: {why.en}"),
            values,
        )

    def _extension(self) -> Iterator[ClockStep]:
        walked, row = self.walked, self.row
        act = self.clock.definition.extension_act
        event = next((e for e in walked.events if act and e["act"] == act), None)
        if event is None:
            return
        day = walked.day(walked.world.moment(event["ts"], self.unit))
        at = walked.figures(event=event["event"], act=act, on=event["ts"], added=row["extended"])
        if not row["extended"]:
            why = (
                Words("作出时已届满，不生效", "made after the limit had run out; it adds nothing")
                if walked.extension_of(self.clock)
                else Words("延期零日", "it adds nothing")
            )
            said = Words(f"延期：{day.zh}，{why.zh}", f"Extension {day.en}: {why.en}")
            yield ClockStep("extension", said, at)
            return
        self.reached = self._extended()
        added, end = units(row["extended"], self.unit), walked.day(self.reached)
        yield ClockStep(
            "extension",
            Words(
                f"延期：{day.zh}，事件 {event['event']}，增加{added.zh}，期限至{end.zh}",
                f"Extension {day.en} by event {event['event']}: {added.en} more; to {end.en}",
            ),
            at | walked.figures(end_moves_to=self.reached),
        )

    def _extended(self) -> Moment:
        """The end of the extended limit, moved by the pauses that have counted so far."""
        limit = self.clock.limit + self.row["extended"]
        reached = target(self.clock.start, limit, self.unit, self.calendar)
        for piece in sorted(self.taken):
            if piece[0] < reached:
                reached = shifted(reached, piece, self.unit, self.calendar)
        return reached
