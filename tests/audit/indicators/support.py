"""What the tests of indicators share: the pack `t.small` and indicators written beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa

from oversight.audit.authored import context_of
from oversight.audit.indicators.definition import (
    DENOMINATOR,
    EXCLUDED,
    NUMERATOR,
    Definition,
    read_definition,
)
from oversight.audit.indicators.rows import indicator_rows
from oversight.clock.calendar import load_calendar
from oversight.engines.base import Task
from oversight.engines.reference import derived
from oversight.records.memory import MemoryRecords
from oversight.rulebook.rulebook import Rulebook
from oversight.rulebook.surroundings import Surroundings
from tests.worlds import AS_OF, ZONE, records, small_rulebook

HEAD = """\
---
indicator: t.small/in-time
title: {zh: 按时率, en: In time}
kind: rate
numerator: {zh: 按时, en: in time}
denominator: {zh: 已受理, en: accepted}
better: high
minimum: 1
subject: case
source: {zh: 测试, en: a test}
"""
RATE = """\
reasons: {"still running": 尚在办理}
---
denominator(C, On) <= clock(case=C, clock="decide", ended=On)
denominator(C, On) <= clock(case=C, clock="decide", ended=None) & (On == today)
numerator(C) <= clock(case=C, clock="decide", ended=Ended, due=Due) & (Ended <= Due)
excluded(C, "still running") <= clock(case=C, clock="decide", ended=None, due=Due) & (Due >= today)
"""
TOLD = ("standing", "on_day", "reason", "top", "bottom")


def book(folder: Path) -> Rulebook:
    """The rulebook of the pack `t.small`, laid in a folder."""
    return small_rulebook(folder / "rules")


def written(folder: Path, rulebook: Rulebook, text: str, name: str = "in-time") -> Definition:
    """An indicator of the pack from its text. `Refused` where it is wrong."""
    path = folder / "audits" / "t.small" / f"{name}.indicator"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return read_definition(path, rulebook.packs["t.small"], Surroundings(rulebook.packs))


def rows_of(
    rulebook: Rulebook,
    *definitions: Definition,
    as_of: date = AS_OF,
    given: MemoryRecords | None = None,
) -> pa.Table:
    """The rows of indicators over the small world."""
    return indicator_rows(
        definitions,
        given or records(),
        clocks=rulebook.clocks,
        calendar=load_calendar("CN"),
        timezone=ZONE,
        as_of=as_of,
    )


def row(subject: str, standing: str, on_day: date, **more: Any) -> dict[str, Any]:
    """One row as the tests expect it."""
    return {
        "indicator": "t.small/in-time",
        "subject": subject,
        "org": "O1",
        "item": None,
        "channel": None,
        "on_day": on_day,
        "standing": standing,
        "reason": None,
        "top": 1.0 if standing == "counted" else 0.0,
        "bottom": 1.0,
    } | more


def agreed(
    rulebook: Rulebook, found: Mapping[str, Definition], records: MemoryRecords, as_of: date
) -> int:
    """Holds the rows of indicators to what pyDatalog derives; how many rows there were."""
    around: dict[str, Any] = {"clocks": rulebook.clocks, "calendar": load_calendar("CN")}
    rows = indicator_rows(list(found.values()), records, timezone=ZONE, as_of=as_of, **around)
    task = Task((), records, around["clocks"], around["calendar"], ZONE, as_of)
    programs = [(d.program, context_of(d.norms, task)) for d in found.values()]
    heads = (DENOMINATOR, NUMERATOR, EXCLUDED)
    examined = 0
    for definition, sets in zip(found.values(), derived(task, programs, heads), strict=True):
        expected = dict(_reckoned(definition, *(sets[head] for head in heads)))
        got = {
            one["subject"]: tuple(one[name] for name in TOLD)
            for one in rows.to_pylist()
            if one["indicator"] == definition.id
        }
        assert got == expected, definition.id
        examined += len(got)
    return examined


def met(
    rulebook: Rulebook, found: Mapping[str, Definition], records: MemoryRecords, as_of: date
) -> dict[str, set[str]]:
    """The standings and the reasons that the rows of each indicator come to."""
    told: dict[str, set[str]] = {name: set() for name in found}
    for row in rows_of(rulebook, *found.values(), as_of=as_of, given=records).to_pylist():
        told[row["indicator"]].add(row["reason"] or row["standing"])
    return told


def wanted(found: Mapping[str, Definition]) -> dict[str, set[str]]:
    """All that they can come to: to count, not to count, and each reason of being left out."""
    return {name: {"counted", "other", *one.front.reasons} for name, one in found.items()}


def _reckoned(
    definition: Definition, denominator: set[Any], numerator: set[Any], excluded: set[Any]
) -> Iterator[tuple[str, tuple[Any, ...]]]:
    """What the rows must be, from what pyDatalog derived, without any SQL."""
    for subject in {each[0] for each in denominator}:
        own = [each for each in denominator if each[0] == subject]
        on_day = min(each[1] for each in own)
        reasons = [reason for name, reason in excluded if name == subject]
        if reasons:
            yield subject, ("excluded", on_day, min(reasons), None, None)
            continue
        hits = [each for each in numerator if each[0] == subject]
        top = float(sum(hit[1] for hit in hits) if definition.kind == "ratio" else bool(hits))
        bottom = 1.0 if definition.kind == "rate" else float(sum(each[2] for each in own))
        yield subject, ("counted" if hits else "other", on_day, None, top, bottom)
