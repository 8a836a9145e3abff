"""Examples of a page, run: a block of records, a block of clauses, a block of findings.

Records are tables with columns apart by two blanks or more; the first column names the table,
`-` is a value that is missing, a time of day is that of the project's zone. Findings have a line
for each subject that is examined: `C1  flagged  Due 2021-03-29, more 1`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from oversight.clock.calendar import load_calendar
from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram, Type
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.parser import parse
from oversight.engines.base import Engine, RuleProgram, Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.evaluation import plain
from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.records.memory import MemoryRecords
from oversight.records.schema import COLUMNS
from oversight.rulebook.relations import base_relations
from tests.clock.support import definition

ZONE, AS_OF = "Asia/Shanghai", date(2021, 4, 30)
CLOCKS = (
    definition(
        clock="decide",
        domain="approval",
        start_events=("accepted",),
        stop_events=("granted", "refused"),
        n=20,
        unit="wd",
        pause_kinds=("testing",),
        rolls="none",
    ),
    definition(
        clock="reply",
        domain="approval",
        start_events=("received",),
        stop_events=("accepted",),
        n=24,
        unit="hour",
        pause_kinds=(),
        rolls="none",
    ),
)
UNITS = {"decide": "wd", "reply": "hour"}
NORMS = {
    "cap": (
        DatedValue(1000, None, date(2021, 7, 14)),
        DatedValue(3000, date(2021, 7, 15), None),
    ),
    "gap": (DatedValue(3, date(2021, 3, 10), None),),
}
_PIECE = re.compile(
    r"^```(?P<kind>records|rule|findings|wrong)\n(?P<text>.*?)^```$(?P<said>(?:\n> `[^\n]*`)*)",
    re.MULTILINE | re.DOTALL,
)


@dataclass(frozen=True)
class Piece:
    """A block of the page, with the lines of quoted messages under it."""

    kind: str
    text: str
    said: str
    place: re.Match[str]


def pieces(page: str) -> list[Piece]:
    return [Piece(m["kind"], m["text"], m["said"], m) for m in _PIECE.finditer(page)]


def anew(page: str) -> str:
    """The page with the findings and messages as they are now, by both engines."""
    rows: dict[str, list[dict[str, Any]]] = {}
    program: CheckedProgram | None = None
    made, end = [], 0
    for piece in pieces(page):
        new = piece.place[0]
        match piece.kind:
            case "records":
                rows = records(piece.text)
            case "rule":
                program = checked(piece.text)
            case "wrong":
                said = "".join(f"\n> `{line}`" for line in refused(piece.text))
                new = f"```wrong\n{piece.text}```{said}"
            case _:
                assert program is not None
                told = [findings(program, rows, e) for e in (DuckdbEngine(), ReferenceEngine())]
                assert told[0] == told[1], piece.text
                new = f"```findings\n{told[0]}```"
        made += [page[end : piece.place.start()], new]
        end = piece.place.end()
    return "".join([*made, page[end:]])


def checked(text: str) -> CheckedProgram:
    return check(
        parse(text, "r"),
        relations=base_relations(),
        acts=ACTS,
        norms={"cap": Type.INT, "gap": Type.INT},
        clocks=UNITS,
        subject="case",
    )


def refused(text: str) -> list[str]:
    """What is said of clauses that are refused."""
    try:
        checked(text)
    except Refused as told:
        return [str(problem) for problem in told.problems]
    raise AssertionError(f"nothing is wrong with {text}")


def records(text: str) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table of a block."""
    tables: dict[str, list[dict[str, Any]]] = {}
    for block in text.strip().split("\n\n"):
        header, *lines = (re.split(r"  +", line.strip()) for line in block.split("\n"))
        table = header[0]
        for number, cells in enumerate(lines, 1):
            row = {
                name: _value(COLUMNS[table][name].kind, cell)
                for name, cell in zip(header, cells, strict=True)
            }
            if table == "event":
                row.setdefault("seq", number)
            tables.setdefault(table, []).append(row)
    return tables


def _value(kind: type, cell: str) -> Any:
    if cell == "-":
        return None
    if kind is datetime:
        return datetime.fromisoformat(cell).replace(tzinfo=ZoneInfo(ZONE))
    if kind is date:
        return date.fromisoformat(cell)
    return cell.split(", ") if kind is list else Decimal(cell) if kind is Decimal else kind(cell)


def findings(program: CheckedProgram, rows: dict[str, list[dict[str, Any]]], engine: Engine) -> str:
    """What becomes of each subject, a line each."""
    flags = program.predicate("flags")
    assert flags is not None
    names = flags.names[1:]
    task = Task(
        [RuleProgram("r", "case", program, Context(AS_OF, ZONE, NORMS, UNITS), names)],
        MemoryRecords.from_rows(rows),
        CLOCKS,
        load_calendar("CN"),
        ZONE,
        AS_OF,
    )
    (_, found), *_ = engine.run(task)
    assert found.subjects is not None
    said = {row["subject"]: "complies" for row in found.subjects.to_pylist()}
    for row in found.cannot_tell.to_pylist():
        said[row["subject"]] = f"cannot tell  {row['reason']}"
    for row in found.flagged.to_pylist():
        said[row["subject"]] = "  ".join(["flagged", ", ".join(_facts(row, names))]).rstrip()
    return "".join(f"{subject}  {what}\n" for subject, what in sorted(said.items()))


def _facts(row: dict[str, Any], names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        yield f"{name} {plain(row[name], ZoneInfo(ZONE))}"
    if row["more"]:
        yield f"more {row['more']}"
