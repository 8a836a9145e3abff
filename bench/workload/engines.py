"""The product's engines, and the hand-written SQL, under the signature of the rivals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import date
from pathlib import Path

from bench.workload import by_hand
from oversight.clock.calendar import Calendar
from oversight.engines.base import Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.evaluation import chosen_rules, rule_program
from oversight.records.lake import LakeRecords
from oversight.rulebook.rulebook import load_rulebook

HERE = Path(__file__).parent
ZONE = "Asia/Shanghai"
PACK = "bench.city-day"
WHOLE = 20_000_000
"""A person's SQL runs over so many events at once; over more, by ranges of cases."""


def by_engine(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """How many cases each of the city-day rules flags; a pack's name stands for its rules."""
    return _counted(DuckdbEngine(), _task(records, calendar, as_of, rules))


def unoptimised(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """The engine with no pass of its optimiser."""
    return _counted(DuckdbEngine(passes=()), _task(records, calendar, as_of, rules))


def by_pydatalog(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """The reference engine, which has pyDatalog derive everything."""
    found: Counter[str] = Counter()
    for rule, rows in ReferenceEngine().run(_task(records, calendar, as_of, rules)):
        found[_short(rule)] += rows.flagged.num_rows
    return found


def hand(
    records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]
) -> Mapping[str, int]:
    """The best hand-written SQL, which knows only all nine rules at once."""
    ranges = None
    if records.counts()["event"] > WHOLE:
        ranges = [(low or "", high or "~") for low, high in records.spans(WHOLE // 4)]
    return by_hand.counts(records, calendar, as_of, ranges)


def _task(records: LakeRecords, calendar: Calendar, as_of: date, rules: Collection[str]) -> Task:
    packs = {rule for rule in rules if "." in rule}
    wanted = {f"{PACK}/{rule}" for rule in rules if rule not in packs}
    book = load_rulebook(
        sorted(packs | ({PACK} if wanted else set())), [HERE / "rules", HERE.parents[1] / "rules"]
    )
    chosen = [
        rule_program(book, rule, ZONE, as_of)
        for rule in chosen_rules(book, None)
        if rule.id in wanted or rule.id.split("/")[0] in packs
    ]
    return Task(chosen, records, tuple(book.clocks), calendar, ZONE, as_of, subjects=False)


def _counted(engine: DuckdbEngine, task: Task) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for rule, rows in engine.count(task):
        for column in ("flagged", "examined", "cannot_tell"):
            name = _short(rule) if column == "flagged" else f"{_short(rule)} {column}"
            found[name] += sum(map(int, rows[column].to_pylist()))
    return found


def _short(rule: str) -> str:
    return rule.removeprefix(f"{PACK}/")
