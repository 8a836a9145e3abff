"""The computation of a due date told in sentences, one for each thing that moved it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from oversight.clock.calendar import Calendar
from oversight.clock.units import Moment, Pause, Unit, amount


@dataclass(frozen=True)
class Teller:
    """Words the steps of one due date. `timezone` is that of the times of an hour clock."""

    unit: Unit
    calendar: Calendar
    timezone: str

    def moment(self, value: Moment) -> str:
        """A date with its weekday, or a local time with its offset."""
        if isinstance(value, datetime):
            return value.astimezone(ZoneInfo(self.timezone)).isoformat(timespec="minutes")
        return f"{value.isoformat()} ({value:%A})"

    def start(self, start: Moment) -> str:
        if self.unit == "hour":
            return f"Start: {self.moment(start)}; hours run from the moment."
        return f"Start: {self.moment(start)}; the day itself does not count."

    def limit(self, limit: int, extend: int, end: Moment) -> str:
        back = " back" if limit < 0 else ""
        extended = f", extended by {extend} to {limit + extend}" if extend else ""
        counted = f"{amount(abs(limit), self.unit)}{back}{extended}"
        return f"Limit: {counted}; the end is {self.moment(end)}."

    def pause(self, pause: Pause, removed: int, due: Moment) -> str:
        unit: Unit = self.unit if self.unit in ("wd", "hour") else "cd"
        return (
            f"Pause: after {self.moment(pause[0])} until {self.moment(pause[1])}, "
            f"{amount(removed, unit)} removed; the end moves to {self.moment(due)}."
        )

    def idle(self, pause: Pause) -> str:
        return f"Pause: begins on {self.moment(pause[0])}, not before the end; it moves nothing."

    def rolled(self, raw: Moment, rolled: Moment) -> str:
        if raw == rolled:
            return f"Rolled: {self.moment(raw)} is no rest day; the end stays."
        return f"Rolled: {self.moment(raw)} is a rest day; the end moves to {self.moment(rolled)}."

    def provisional(self) -> str:
        """Why the date may still change."""
        cal = self.calendar
        return (
            f"Provisional: the calendar {cal.name} is published from {cal.first} to {cal.last}; "
            "beyond it Monday to Friday stand in for the working days, so the date may change."
        )
