"""DuckDB and pyDatalog derive the same rows from the same program and records."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oversight.clock.calendar import load_calendar
from oversight.clock.definition import ClockDefinition, read_clocks
from oversight.datalog.check import check
from oversight.datalog.checked import Type
from oversight.datalog.context import Context, DatedValue
from oversight.datalog.parser import parse
from oversight.engines.base import RuleProgram, RuleRows, Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.records.acts import ACTS
from oversight.records.memory import MemoryRecords
from oversight.rulebook.relations import base_relations
from tests.engines.programs import PROGRAMS

AS_OF = date(2021, 10, 15)
ZONE = "Asia/Shanghai"
CALENDAR = load_calendar("CN")
NORMS = {
    "cap": (
        DatedValue(10, date(2021, 1, 1), date(2021, 7, 14)),
        DatedValue(Decimal("20.5"), date(2021, 7, 15), None),
    )
}
CLOCKS = """\
clock,domain,start_event,stop_event,n,unit,extension,pause_kinds,rolls,deemed_from,basis,valid_from,valid_to,confidence
decide,approval,accepted,granted|refused,5,wd,10,hearing|testing,none,,test,,,certain
reply,approval,received,accepted,24,hour,,,none,,test,,,certain
"""
ACTS_USED = ("received", "accepted", "review", "granted", "payment", "extend")


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClockDefinition, ...]:
    path = Path(tmp_path_factory.mktemp("clocks")) / "clocks.csv"
    path.write_text(CLOCKS, encoding="utf-8")
    return read_clocks(path)


def moments() -> st.SearchStrategy[datetime]:
    """Instants around holidays, the make-up Saturdays and the change of the norm."""
    return st.builds(
        lambda day, minutes: (
            datetime(2021, 7, 10, tzinfo=UTC) + timedelta(days=day, minutes=minutes)
        ),
        st.integers(0, 98),
        st.sampled_from([0, 1, 480, 959, 960, 961]),
    )


@st.composite
def records(draw: st.DrawFn) -> MemoryRecords:
    """A handful of cases with events, officers, amounts and pauses; much of it missing."""
    cases = [
        {"case": f"C{i}", "domain": draw(st.sampled_from(["approval", "penalty"])), "org": "O"}
        for i in range(draw(st.integers(1, 4)))
    ]
    names = [case["case"] for case in cases]
    amount = st.none() | st.sampled_from([Decimal("9.5"), Decimal(10), Decimal(20), Decimal(21)])
    events: list[Mapping[str, Any]] = [
        {
            "event": f"E{i}",
            "case": draw(st.sampled_from(names)),
            "act": draw(st.sampled_from(ACTS_USED)),
            "ts": draw(moments()),
            "seq": draw(st.integers(1, 3)),
            "amount": draw(amount),
            "officers": draw(st.none() | st.lists(st.sampled_from("PQ"), min_size=1, max_size=2)),
        }
        for i in range(draw(st.integers(0, 12)))
    ]
    stops = []
    for i in range(draw(st.integers(0, 3))):
        start = draw(moments())
        end = draw(st.none() | st.integers(0, 20).map(lambda n, at=start: at + timedelta(days=n)))
        stops.append(
            {
                "clock_stop": f"S{i}",
                "case": draw(st.sampled_from(names)),
                "kind": draw(st.sampled_from(["hearing", "testing", "other", None])),
                "start_at": start,
                "end_at": end,
            }
        )
    return MemoryRecords.from_rows({"case": cases, "event": events, "clock_stop": stops})


def program(name: str) -> RuleProgram:
    checked = check(
        parse(PROGRAMS[name], f"{name}.rule"),
        relations=base_relations(),
        acts=ACTS,
        norms={"cap": Type.DECIMAL},
        clocks={"decide": "wd", "reply": "hour"},
        subject="case",
    )
    flags = checked.predicate("flags")
    assert flags is not None
    context = Context(AS_OF, ZONE, NORMS, {"decide": "wd", "reply": "hour"})
    return RuleProgram(name, "case", checked, context, flags.names[1:])


def plain(rows: RuleRows) -> dict[str, list[dict[str, Any]]]:
    return {
        part: getattr(rows, part).to_pylist()
        for part in ("examined", "flagged", "cannot_tell", "subjects")
    }


@pytest.mark.parametrize("name", PROGRAMS)
@given(held=records())
@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_both_engines_derive_the_same(
    name: str, held: MemoryRecords, clocks: tuple[ClockDefinition, ...]
) -> None:
    task = Task([program(name)], held, clocks, CALENDAR, ZONE, AS_OF)
    compiled = dict(DuckdbEngine().run(task))[name]
    meant = dict(ReferenceEngine().run(task))[name]
    assert plain(compiled) == plain(meant)
