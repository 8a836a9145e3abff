"""Programs run through pyDatalog, through SQL as written, and through every part of the passes."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from oversight.clock.calendar import load_calendar
from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.context import Context
from oversight.datalog.optimiser.optimise import PASSES, Pass
from oversight.datalog.parser import parse
from oversight.engines.base import Engine, RuleProgram, RuleRows, Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.memory import MemoryRecords
from oversight.rulebook.relations import base_relations
from tests.agreement.programs import program, records
from tests.clock.support import definition

ZONE, AS_OF = "Asia/Shanghai", date(2021, 3, 22)
CLOCKS = (
    definition(
        clock="decide",
        domain="approval",
        start_events=("accepted",),
        stop_events=("granted", "refused"),
        source="item.statute",
        n=None,
        unit=None,
        pause_kinds=("testing",),
        rolls="forward",
    ),
)
Part = dict[str, list[dict[str, Any]]]


def checked(text: str) -> CheckedProgram | None:
    """The program, or nothing where the checker has something to say."""
    try:
        return check(
            parse(text, "r"),
            relations=base_relations(),
            acts=ACTS,
            norms={},
            clocks={"decide": "wd"},
            subject="case",
        )
    except Refused:
        return None


def answers(
    programs: Mapping[str, CheckedProgram], rows: dict[str, list[dict[str, Any]]], engine: Engine
) -> dict[str, Part]:
    """All that an engine says of the programs, by their names; they are run together."""
    return {name: _part(found) for name, found in engine.run(_task(programs, rows))}


def _task(programs: Mapping[str, CheckedProgram], rows: dict[str, list[dict[str, Any]]]) -> Task:
    told = []
    for name, one in programs.items():
        flags = one.predicate("flags")
        assert flags is not None
        facts = tuple(f"v{i}" for i in range(len(flags.types) - 1))
        context = Context(AS_OF, ZONE, {}, {"decide": "wd"})
        told.append(RuleProgram(name, "case", one, context, facts))
    records = MemoryRecords.from_rows(rows)
    return Task(told, records, CLOCKS, load_calendar("CN"), ZONE, AS_OF)


def counted(
    programs: Mapping[str, CheckedProgram], rows: dict[str, list[dict[str, Any]]]
) -> dict[str, list[tuple[Any, ...]]]:
    """What the engine counts of the programs by organisation, without deriving any fact."""
    found: dict[str, dict[str | None, list[int]]] = {name: {} for name in programs}
    for name, table in DuckdbEngine().count(_task(programs, rows)):
        for row in table.to_pylist():
            counts = [row[column] for column in ("examined", "flagged", "cannot_tell")]
            held = found[name].setdefault(row["org"], [0, 0, 0])
            found[name][row["org"]] = [a + b for a, b in zip(held, counts, strict=True)]
    return {name: _listed(by_org) for name, by_org in found.items()}


def _listed(by_org: Mapping[str | None, list[int]]) -> list[tuple[Any, ...]]:
    return sorted(((org, *counts) for org, counts in by_org.items() if any(counts)), key=str)


def _counts(part: Part) -> list[tuple[Any, ...]]:
    """The same counts from the rows that an engine derived."""
    by_org: dict[str | None, list[int]] = {}
    for row in part["examined"]:
        by_org.setdefault(row["org"], [0, 0, 0])[0] += row["examined"]
    for place, name in ((1, "flagged"), (2, "cannot_tell")):
        for row in part[name]:
            by_org.setdefault(row["org"], [0, 0, 0])[place] += 1
    return _listed(by_org)


def _part(rows: RuleRows) -> Part:
    parts: Part = {
        part: getattr(rows, part).to_pylist()
        for part in ("examined", "flagged", "cannot_tell", "subjects")
    }
    parts["examined"].sort(key=lambda row: row["org"] or "")
    return parts


@dataclass(frozen=True)
class Compared:
    """What became of one world: how many programs ran, were refused, and what differs."""

    programs: int
    refused: int
    differences: tuple[str, ...]


def compared(seed: int, prefixes: Sequence[int], programs: int = 1) -> Compared:
    """Programs over one world of records, together, through every engine and prefix of passes."""
    rng = random.Random(seed)
    texts = [program(rng) for _ in range(programs)]
    checks = {f"r{place}": checked(text) for place, text in enumerate(texts)}
    found = {name: one for name, one in checks.items() if one is not None}
    rows = records(rng)
    meant = answers(found, rows, ReferenceEngine())
    differences = []
    for count in prefixes:
        passes: Sequence[Pass] = PASSES[:count]
        got = answers(found, rows, DuckdbEngine(passes))
        last = passes[-1].__name__ if passes else "no pass"
        for name in found:
            if got.get(name) != meant[name]:
                text = texts[int(name[1:])]
                differences.append(
                    f"seed {seed}, {name}, up to {last}:\n{text}"
                    f"meant {meant[name]}\ngot   {got.get(name)}"
                )
    counts = counted(found, rows)
    for name in found:
        if counts[name] != _counts(meant[name]):
            text = texts[int(name[1:])]
            differences.append(
                f"seed {seed}, {name}, counted:\n{text}"
                f"meant {_counts(meant[name])}\ngot   {counts[name]}"
            )
    return Compared(len(found), programs - len(found), tuple(differences))
