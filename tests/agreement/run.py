"""Programs run through pyDatalog, through SQL as written, and through every part of the passes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from oversight.clock.calendar import load_calendar
from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram
from oversight.datalog.context import Context
from oversight.datalog.optimiser.optimise import PASSES, Pass
from oversight.datalog.parser import parse
from oversight.engines.base import Engine, RuleProgram, Task
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


def answer(program: CheckedProgram, rows: dict[str, list[dict[str, Any]]], engine: Engine) -> Part:
    """All that an engine says of the program."""
    flags = program.predicate("flags")
    assert flags is not None
    facts = tuple(f"v{i}" for i in range(len(flags.types) - 1))
    context = Context(AS_OF, ZONE, {}, {"decide": "wd"})
    task = Task(
        [RuleProgram("r", "case", program, context, facts)],
        MemoryRecords.from_rows(rows),
        CLOCKS,
        load_calendar("CN"),
        ZONE,
        AS_OF,
    )
    found = dict(engine.run(task))["r"]
    parts: Part = {
        part: getattr(found, part).to_pylist()
        for part in ("examined", "flagged", "cannot_tell", "subjects")
    }
    parts["examined"].sort(key=lambda row: row["org"] or "")
    return parts


def compared(seed: int, prefixes: Sequence[int]) -> Iterator[str] | None:
    """Each difference of one program's answers; nothing where the program is not one."""
    rng = random.Random(seed)
    text = program(rng)
    found = checked(text)
    if found is None:
        return None
    return _differences(seed, text, found, records(rng), prefixes)


def _differences(
    seed: int,
    text: str,
    found: CheckedProgram,
    rows: dict[str, list[dict[str, Any]]],
    prefixes: Sequence[int],
) -> Iterator[str]:
    meant = answer(found, rows, ReferenceEngine())
    for count in prefixes:
        passes: Sequence[Pass] = PASSES[:count]
        got = answer(found, rows, DuckdbEngine(passes))
        if got != meant:
            last = passes[-1].__name__ if passes else "no pass"
            yield f"seed {seed}, up to {last}:\n{text}meant {meant}\ngot   {got}"
