"""A question about one limit, as a person types it: read, checked as a whole, answered."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar, cast
from zoneinfo import ZoneInfo, available_timezones

from oversight.clock.calendar import SOURCES, load_calendar
from oversight.clock.counting import due
from oversight.clock.definition import LONGEST
from oversight.clock.named import Named, find_clock
from oversight.clock.units import ROLLS, UNITS, Moment, Pause, Rolls, Unit, amount
from oversight.problem import Problem, Refused, suggest

GENERAL: Mapping[str, tuple[int, Unit, str]] = MappingProxyType(
    {"decide": (20, "wd", "行政许可法42(1)")}
)
"""The limit where the catalogue states none of its own: what the general law says."""

HOME = MappingProxyType(
    {"CN": "Asia/Shanghai", "IT": "Europe/Rome", "NL": "Europe/Amsterdam", "NONE": "UTC"}
)
_MOMENT = r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?"

Read = TypeVar("Read")
Word = TypeVar("Word", bound=str)


@dataclass(frozen=True)
class Asked:
    """What was typed; None is what was left out."""

    start: str
    limit: str | None = None
    unit: str | None = None
    calendar: str | None = None
    pauses: Sequence[str] = ()
    extend: str | None = None
    clock: str | None = None
    pack: str | None = None
    rolls: str | None = None
    timezone: str | None = None
    overlay: Path | None = None


@dataclass(frozen=True)
class Setting:
    """What holds where nothing was typed: a project's calendar, and the packs' files of clocks."""

    calendar: str | None = None
    timezone: str | None = None
    overlay: Path | None = None
    clocks: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class Limit:
    """How long, in which unit, and where that comes from, if not from the question."""

    n: int
    unit: Unit
    note: str | None = None


def answer(asked: Asked, setting: Setting) -> list[str]:
    """The due date on the first line, then how it was counted.

    For calendar days, months and years a line `raw` and a line `rolled` follow the first.
    Raises `Refused` with everything that is wrong with the question.
    """
    problems: list[Problem] = []

    def attempt(read: Callable[[], Read]) -> Read | None:
        try:
            return read()
        except Refused as refused:
            problems.extend(refused.problems)
            return None

    day = attempt(lambda: _day("--from", asked.start[:10]))
    named: Named | None = None
    if asked.clock is not None and day is not None:
        name = asked.clock
        named = attempt(lambda: find_clock(name, asked.pack, day, setting.clocks))
    lost = asked.clock is not None and named is None
    limit = None if lost else attempt(lambda: _limit(asked, named))
    unit = limit.unit if limit else None
    calendar_name = asked.calendar or setting.calendar or _calendar_of(named)
    calendar = None
    if calendar_name is not None:
        overlay = asked.overlay or (setting.overlay if asked.calendar is None else None)
        calendar = attempt(lambda: load_calendar(calendar_name, overlay))
    elif not lost:
        problems.append(
            Problem("--calendar", "No calendar is named.", f"Name one: {', '.join(SOURCES)}.")
        )
    home = HOME.get((calendar_name or "").upper(), "UTC")
    timezone = attempt(lambda: _timezone(asked.timezone or setting.timezone or home)) or "UTC"
    start = attempt(lambda: _moment("--from", asked.start, unit, timezone)) if day else None
    pauses = attempt(lambda: _pauses(asked.pauses, unit, timezone)) or []
    extend = attempt(lambda: _extend(asked.extend)) or 0
    rolls: Rolls | None = named.definition.rolls if named else "forward"
    if asked.rolls is not None:
        rolls = attempt(lambda: _word("--rolls", "way to roll", cast(str, asked.rolls), ROLLS))
    problems += _misfits(limit, named, bool(asked.pauses), extend)
    if problems or start is None or limit is None or calendar is None or rolls is None:
        raise Refused(problems)
    try:
        found = due(
            start,
            limit.n,
            limit.unit,
            calendar=calendar,
            rolls=rolls,
            pauses=pauses,
            extend=extend,
            timezone=timezone,
        )
    except (OverflowError, ValueError) as error:
        raise Refused(
            Problem(
                "--limit",
                f"Counting {amount(abs(limit.n), limit.unit)} from {asked.start} leads out of the "
                "years 1 to 9999.",
                "Give a shorter limit or another start.",
            )
        ) from error
    lines = [_text(found.rolled, timezone)]
    if limit.unit in ("cd", "month", "year"):
        lines += [f"raw: {found.raw}", f"rolled: {found.rolled}"]
    lines += [line for line in (named.line if named else None, limit.note) if line]
    lines += found.steps
    if rolls == "contested" and found.raw != found.rolled:
        lines.append(f"Contested: whether it rolls is disputed; {found.raw} is the safe date.")
    return lines


def _limit(asked: Asked, named: Named | None) -> Limit:
    """The limit that was typed, else that of the clock, else the general one of the law."""
    definition = named.definition if named else None
    problems: list[Problem] = []
    n, unit, note = None, None, None
    if asked.limit is None and definition is not None:
        n, unit = definition.n, definition.unit
        if n is None and definition.clock in GENERAL and definition.source.startswith("item."):
            n, unit, law = GENERAL[definition.clock]
            note = (
                f"Limit: the catalogue states it for each item; taken here is the general "
                f"{amount(n, unit)} of {law}. Another can be stated with --limit and --unit."
            )
        elif n is None:
            whence = "the catalogue" if definition.source.startswith("item.") else "the case"
            problems.append(
                Problem(
                    "--clock",
                    f"The limit of the clock '{definition.clock}' comes from {whence} "
                    f"({definition.source}).",
                    "State it with --limit and --unit.",
                )
            )
    elif asked.limit is None:
        problems.append(
            Problem("--limit", "No limit is stated.", "State one, or name a clock with --clock.")
        )
    elif re.fullmatch(r"[+-]?\d{1,9}", asked.limit):
        n = int(asked.limit)
        unit = definition.unit if definition else None
    else:
        problems.append(
            Problem(
                "--limit", f"'{asked.limit}' is not a whole number.", "Write one, such as 20 or -7."
            )
        )
    if asked.unit is not None:
        try:
            unit = _word("--unit", "unit", asked.unit, UNITS)
        except Refused as refused:
            problems += refused.problems
    elif unit is None and not (named and problems):
        problems.append(Problem("--unit", "No unit is stated.", f"State one: {', '.join(UNITS)}."))
    if n is not None and unit is not None and abs(n) > LONGEST[unit]:
        problems.append(
            Problem(
                "--limit",
                f"The limit of {amount(abs(n), unit)} is too long.",
                f"A limit is at most {amount(LONGEST[unit], unit)}.",
            )
        )
    if problems or n is None or unit is None:
        raise Refused(problems)
    return Limit(n, unit, note)


def _misfits(limit: Limit | None, named: Named | None, paused: bool, extend: int) -> list[Problem]:
    """Pauses and extensions that this limit or this clock does not know."""
    found: list[Problem] = []
    given = [("--pause", "pauses", paused), ("--extend", "extension", extend > 0)]
    for where, what, present in given:
        if not present:
            continue
        if limit is not None and limit.n < 0:
            said = "A limit that counts back is not moved by pauses or extensions."
            found.append(Problem(where, said, f"Leave out {where}."))
        elif named is not None and not (
            named.definition.pause_kinds if where == "--pause" else named.definition.extension
        ):
            said = f"The clock '{named.definition.clock}' knows no {what}."
            fix = f"Leave out {where}, or count with --limit and --unit instead of --clock."
            found.append(Problem(where, said, fix))
    if named is not None and 0 < named.definition.extension < extend:
        most, clock = named.definition.extension, named.definition.clock
        said = f"The clock '{clock}' can be extended by at most {most}, not {extend}."
        found.append(Problem("--extend", said, f"Write at most {most}."))
    return found


def _calendar_of(named: Named | None) -> str | None:
    """The calendar of a pack's country: cn.licensing counts by CN."""
    country = named.pack.split(".")[0].upper() if named else ""
    return country if country in SOURCES else None


def _word(where: str, what: str, text: str, known: Sequence[Word]) -> Word:
    for word in known:
        if text == word:
            return word
    raise Refused(Problem(where, f"There is no {what} '{text}'.", suggest(text, known)))


def _timezone(name: str) -> str:
    if name in available_timezones():
        return name
    places = [zone for zone in available_timezones() if "/" in zone]
    fix = suggest(name, places)
    if fix.startswith("Known"):
        fix = "Write it as Area/City, such as Asia/Shanghai."
    raise Refused(Problem("--timezone", f"There is no time zone '{name}'.", fix))


def _day(where: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(
            Problem(
                where, f"'{text}' is not a date.", "Write it as YYYY-MM-DD, such as 2021-03-01."
            )
        ) from None


def _moment(where: str, text: str, unit: Unit | None, timezone: str) -> Moment:
    """A date; for hours, a local time. While the unit is unknown, either will do."""
    if unit is None and re.fullmatch(_MOMENT, text):
        text, unit = text[:10], "cd"
    if unit != "hour":
        return _day(where, text)
    try:
        if len(text) > 10:
            return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(timezone))
    except ValueError:
        pass
    raise Refused(
        Problem(
            where,
            f"'{text}' is not a moment, and hours run from the moment.",
            "Write date and local time, such as 2021-03-01T09:30.",
        )
    )


def _pauses(texts: Sequence[str], unit: Unit | None, timezone: str) -> list[Pause]:
    pauses: list[Pause] = []
    problems: list[Problem] = []
    for text in texts:
        try:
            pauses.append(_pause(text, unit, timezone))
        except Refused as refused:
            problems += refused.problems
    if problems:
        raise Refused(problems)
    return pauses


def _pause(text: str, unit: Unit | None, timezone: str) -> Pause:
    parts = re.fullmatch(f"({_MOMENT}):({_MOMENT})", text)
    if not parts:
        example = "2021-06-10T09:00:2021-06-18T17:00" if unit == "hour" else "2021-06-10:2021-06-18"
        raise Refused(
            Problem("--pause", f"'{text}' is not a pause.", f"Write START:END, such as {example}.")
        )
    start, end = (_moment("--pause", part, unit, timezone) for part in parts.groups())
    if end < start:
        said = f"The pause ends on {parts[2]}, before it begins on {parts[1]}."
        raise Refused(Problem("--pause", said, "Write the earlier first."))
    return start, end


def _extend(text: str | None) -> int:
    if text is None:
        return 0
    if re.fullmatch(r"\d{1,5}", text):
        return int(text)
    raise Refused(
        Problem("--extend", f"'{text}' is no number of units.", "Write a whole number, such as 10.")
    )


def _text(moment: Moment, timezone: str) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(ZoneInfo(timezone)).isoformat()
    return moment.isoformat()
