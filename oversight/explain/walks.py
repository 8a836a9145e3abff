"""The clocks of one case reckoned so that every step can be told.

`Walked` is the reckoning of `oversight.clock.reckon` itself, which here also keeps what it went
through: where the limit came from, each pause, the extension, the rolling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

from oversight.clock.counting import civil, hours, target
from oversight.clock.definition import ClockDefinition, levels
from oversight.clock.reckon import CaseFile, Record, Running, Stop, World
from oversight.clock.units import Moment, Unit
from oversight.evaluation import Value, plain
from oversight.explain.answer import ClockStep, ClockWalk, Words
from oversight.explain.moves import Moves, units

_WEEKDAYS = "一二三四五六日"


class Walked(CaseFile):
    """A case's clocks with what they went through; `clock_rows`, `pause_rows` as reckoned."""

    def __init__(
        self,
        world: World,
        case: Record,
        events: Sequence[Record],
        stops: Sequence[Record],
        items: Sequence[Record],
    ) -> None:
        super().__init__(world, case, events, stops, items)
        self.ran: dict[str, Running] = {}
        self.definitions: Sequence[ClockDefinition] = ()
        self.zone = ZoneInfo(world.timezone)

    @classmethod
    def of(
        cls,
        world: World,
        definitions: Sequence[ClockDefinition],
        case: Record | None,
        events: Sequence[Record],
        stops: Sequence[Record],
        items: Sequence[Record],
    ) -> Walked:
        """Reckon the clocks of one case; a case that is not there has none."""
        file = cls(world, case or {}, events, stops, items)
        file.definitions = definitions
        for level in levels(definitions) if case is not None else ():
            file.run(level)
        return file

    @property
    def clock_rows(self) -> list[dict[str, Any]]:
        return [self.clocks[name] for name in sorted(self.clocks)]

    @property
    def pause_rows(self) -> list[dict[str, Any]]:
        return [row for name in sorted(self.pauses) for row in self.pauses[name]]

    def _row(self, clock: Running) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        self.ran[clock.definition.clock] = clock
        return super()._row(clock)

    def item(self, day: date) -> Record | None:
        """The catalogue row that states the case's limits, as of its start day."""
        return self._item(day)

    # -- telling ----------------------------------------------------------------

    def walk(self, name: str) -> ClockWalk:
        """The clock of that name, which must have a row, step by step."""
        row, clock = self.clocks[name], self.ran[name]
        steps = (
            self._told_start(clock),
            self._told_limit(clock),
            *Moves(self, clock, row).steps(),
            *self._told_rolling(clock, row),
            *self._told_due(clock, row),
            self._told_end(clock, row),
        )
        shown = {
            key: plain(value, self.zone) if not isinstance(value, list) else str(value)
            for key, value in row.items()
            if value is not None
        }
        return ClockWalk(name, shown, clock.definition.where, steps)

    def stops_of(self, clock: Running, until: Moment) -> list[Stop]:
        """The pauses of a clock, in the order of their beginning."""
        return sorted(self._stops(clock, until), key=lambda stop: (stop.start, stop.until))

    def extension_of(self, clock: Running) -> int:
        """What the first extension of the case would add, were it in time."""
        return self._extension(clock)[0]

    def day(self, moment: Moment) -> Words:
        """A date with its weekday, or a local time with its offset."""
        if isinstance(moment, datetime):
            text = moment.astimezone(self.zone).isoformat(sep=" ", timespec="minutes")
            return Words(text, text)
        return Words(f"{moment}（周{_WEEKDAYS[moment.weekday()]}）", f"{moment} ({moment:%a})")

    def figures(self, **values: Any) -> dict[str, Value]:
        """The figures of a step; those that are missing are left out."""
        return {k: plain(v, self.zone) for k, v in values.items() if v is not None}

    def _told_start(self, clock: Running) -> ClockStep:
        day = self.day(clock.start)
        if clock.deemed:
            parent = self.clocks[cast(str, clock.definition.deemed_from)]
            due = self.day(parent["due"])
            return ClockStep(
                "start",
                Words(
                    f"起算：{day.zh}。“{parent['clock']}”时限{due.zh}届满未答复，视为受理，"
                    "自收到之日起算，当日不计入",
                    f"Starts {day.en}: the clock '{parent['clock']}' ran out on {due.en}"
                    " unanswered, so acceptance is deemed as of its start; the day itself does"
                    " not count",
                ),
                self.figures(start=clock.start, deemed=True, missed=parent["due"]),
            )
        event = next(
            e
            for e in self.events
            if e["act"] in clock.definition.start_events and e["ts"] == clock.begun
        )
        zh, en = (
            ("按小时连续计算", "hours run from the moment")
            if clock.unit == "hour"
            else ("当日不计入", "the day itself does not count")
        )
        back = clock.backward
        return ClockStep(
            "start",
            Words(
                f"起算：{day.zh}，事件 {event['event']}（{event['act']}）；{zh}",
                f"Starts {day.en} with event {event['event']} ({event['act']}); {en}",
            ),
            self.figures(
                start=clock.start, event=event["event"], act=event["act"], backward=back or None
            ),
        )

    def _told_limit(self, clock: Running) -> ClockStep:
        definition, item = clock.definition, self.case.get("item")
        amount = units(abs(clock.limit), clock.unit)
        reached = self._reached(clock)
        end = self.day(reached)
        if definition.source == "fixed":
            basis = definition.basis or "-"
            zh, en = f"依{basis}", f"by {basis}"
        elif definition.source == "case.stated_due":
            zh, en = "来源载明的到期日", "the due date that the source states"
        else:
            which = definition.source.partition(".")[2]
            version = self.case.get("item_version")
            found = self._item(civil(clock.begun, self.world.timezone)) or {}
            version = version or found.get("version")
            zh = f"事项清单 {item} 第{version}版 {which}_n；{definition.basis}"
            en = f"{which}_n of item {item}, version {version}; {definition.basis}"
        since = definition.valid_from
        dated = (f"，{since}起施行", f", in force from {since}") if since else ("", "")
        way = ("向前", " back") if clock.backward else ("", "")
        return ClockStep(
            "limit",
            Words(
                f"时限：{way[0]}{amount.zh}（{zh}{dated[0]}）；至{end.zh}",
                f"Limit: {amount.en}{way[1]} ({en}{dated[1]}); to {end.en}",
            ),
            self.figures(
                limit=clock.limit,
                unit=clock.unit,
                source=definition.source,
                basis=definition.basis or None,
                definition=definition.where,
                end=reached,
            ),
        )

    def _reached(self, clock: Running) -> Moment:
        if clock.definition.source == "case.stated_due":
            return civil(self.case["stated_due"], self.world.timezone)
        return target(clock.start, clock.limit, clock.unit, self.world.calendar)

    def _told_rolling(self, clock: Running, row: dict[str, Any]) -> Iterator[ClockStep]:
        if clock.unit in ("wd", "hour") or clock.definition.source == "case.stated_due":
            return  # working days end on one; hours and stated dates never roll
        raw, due, rolls = row["raw_due"], row["due"], clock.definition.rolls
        before, after = self.day(raw), self.day(due)
        at = self.figures(raw=raw, due=due, rolls=rolls)
        if rolls == "none":
            said = Words("末日不顺延：本时限不因休息日顺延", "Not rolled: this clock never rolls")
        elif raw == due:
            said = Words(
                f"末日不顺延：{before.zh}不是休息日", f"Not rolled: {before.en} is no rest day"
            )
        else:
            said = Words(
                f"末日顺延：{before.zh}是休息日，顺延至{after.zh}",
                f"Rolled: {before.en} is a rest day; the end moves to {after.en}",
            )
        if rolls == "contested" and raw != due:
            said = Words(
                f"{said.zh}（是否顺延有争议，稳妥日期为{raw}）",
                f"{said.en} (disputed; {raw} is the safe date)",
            )
        yield ClockStep("rolling", said, at)

    def _told_due(self, clock: Running, row: dict[str, Any]) -> Iterator[ClockStep]:
        day = self.day(row["due"])
        yield ClockStep(
            "due", Words(f"届满：{day.zh}", f"Due: {day.en}"), self.figures(due=row["due"])
        )
        if row["provisional"]:
            cal = self.world.calendar
            yield ClockStep(
                "provisional",
                Words(
                    f"暂定：日历 {cal.name} 公布至{cal.last}，此后以周一至周五代替，日期可能变动",
                    f"Provisional: the calendar {cal.name} is published up to {cal.last}; the date"
                    " may change",
                ),
                {},
            )

    def _told_end(self, clock: Running, row: dict[str, Any]) -> ClockStep:
        unit = cast(Unit, row["unit"])
        used, until = units(row["used"], unit), self.day(row["until"])
        over, over_by = self._over(row, unit)
        if row["ended"] is not None:
            event = next(
                (
                    e
                    for e in self.events
                    if e["act"] in clock.definition.stop_events
                    and self.world.moment(e["ts"], unit) == row["ended"]
                ),
                None,
            )
            named = f"{event['event']}（{event['act']}）" if event else ""
            named_en = f" by event {event['event']} ({event['act']})" if event else ""
            zh = f"终止：{until.zh}，事件 {named}；已用{used.zh}"
            en = f"Ended {until.en}{named_en}; used {used.en}"
        else:
            event = None
            zh = f"尚未终止，计至{until.zh}；已用{used.zh}"
            en = f"Still running, counted to {until.en}; used {used.en}"
        if over_by is None:
            zh, en = f"{zh}；未超期", f"{en}; not over"
        else:
            zh, en = f"{zh}；超期{over_by.zh}", f"{en}; over by {over_by.en}"
        return ClockStep(
            "end",
            Words(zh, en),
            self.figures(
                ended=row["ended"],
                until=row["until"],
                used=row["used"],
                event=event["event"] if event else None,
                over=over,
            ),
        )

    def _over(self, row: dict[str, Any], unit: Unit) -> tuple[float | int, Words | None]:
        """How far `until` lies beyond due: working days, calendar days or hours."""
        due, until = row["due"], row["until"]
        if until <= due:
            return 0, None
        if unit == "hour":
            late = round(hours(due, until), 1)
            return late, units(late, "hour")
        if unit == "wd":
            days = self.world.calendar.workdays(due, until)
            return days, units(days, "wd")
        return (until - due).days, units((until - due).days, "cd")
