"""Recursive predicates: what DuckDB derives round by round is what pyDatalog says they mean."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.clock.calendar import load_calendar
from oversight.engines.base import RuleProgram, Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.records.memory import MemoryRecords
from tests.engines.support import AS_OF, CONTEXT, ZONE, checked

PROGRAMS = {
    "a tree": """
        above(A, B) <= org(org=A, parent=B)
        above(A, B) <= above(A, X) & org(org=X, parent=B)
        flags(C, U) <= case(case=C, org=O) & above(O, U)
    """,
    "two steps at once, and those who are not above each other": """
        above(A, B) <= org(org=A, parent=B)
        above(A, B) <= above(A, X) & above(X, B)
        flags(C, U) <= case(case=C, org=O) & above(O, U) & ~above(U, O)
    """,
    "two that need each other": """
        odd(A, B) <= org(org=A, parent=B)
        odd(A, B) <= even(A, X) & org(org=X, parent=B)
        even(A, B) <= odd(A, X) & org(org=X, parent=B)
        flags(C, U) <= case(case=C, org=O) & even(O, U)
    """,
    "gathered from outside": """
        above(A, B) <= org(org=A, parent=B)
        above(A, B) <= above(A, X) & org(org=X, parent=B)
        (height[A] == len_(B)) <= above(A, B)
        flags(C, N) <= case(case=C, org=O) & (N == height[O])
    """,
}
NAMES = "ABCDEF"


def _flagged(text: str, parents: dict[str, str | None], engine: Any) -> list[dict[str, Any]]:
    program = checked("examines(C) <= case(case=C)\n" + "\n".join(map(str.strip, text.split("\n"))))
    flags = program.predicate("flags")
    assert flags is not None
    records = MemoryRecords.from_rows(
        {
            "org": [{"org": o, "name": o, "parent": p} for o, p in parents.items()],
            "case": [{"case": f"C{o}", "domain": "approval", "org": o} for o in parents],
        }
    )
    rule = RuleProgram("r", "case", program, CONTEXT, flags.names[1:])
    task = Task([rule], records, (), load_calendar("CN"), ZONE, AS_OF)
    rows: list[dict[str, Any]] = dict(engine.run(task))["r"].flagged.to_pylist()
    return rows


@pytest.mark.parametrize("name", PROGRAMS)
@given(
    parents=st.dictionaries(
        st.sampled_from(NAMES), st.none() | st.sampled_from(NAMES), min_size=1, max_size=6
    )
)
@settings(max_examples=12, deadline=None)
def test_the_engines_agree_on_any_graph(name: str, parents: dict[str, str | None]) -> None:
    meant = _flagged(PROGRAMS[name], parents, ReferenceEngine())
    assert _flagged(PROGRAMS[name], parents, DuckdbEngine()) == meant
    assert _flagged(PROGRAMS[name], parents, DuckdbEngine(passes=())) == meant


def test_a_ring_ends() -> None:
    found = _flagged(PROGRAMS["a tree"], {"A": "B", "B": "C", "C": "A"}, DuckdbEngine())
    assert found == [
        {"subject": "CA", "org": "A", "U": "A", "more": 2},
        {"subject": "CB", "org": "B", "U": "A", "more": 2},
        {"subject": "CC", "org": "C", "U": "A", "more": 2},
    ]
