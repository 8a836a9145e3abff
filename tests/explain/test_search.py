"""The search answers as the reference engine does, ends on circles, and keeps proofs trees."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from oversight.clock.calendar import load_calendar
from oversight.clock.definition import ClockDefinition, read_clocks
from oversight.datalog.checked import CheckedClause, CheckedProgram, Predicate, Type
from oversight.datalog.context import Context
from oversight.datalog.parser import parse
from oversight.engines.base import Task
from oversight.engines.reference import ReferenceEngine
from oversight.explain.answer import Tried
from oversight.explain.facts import CaseFacts
from oversight.explain.prove import Prover
from oversight.explain.reading import reader_of
from oversight.explain.search import FREE, Search
from oversight.explain.values import Row, Values
from oversight.records.memory import MemoryRecords
from tests.engines.programs import PROGRAMS
from tests.engines.test_agreement import AS_OF, CALENDAR, CLOCKS, ZONE, program
from tests.explain.worlds import RECORDS


@pytest.fixture(scope="module")
def clocks(tmp_path_factory: pytest.TempPathFactory) -> tuple[ClockDefinition, ...]:
    path = Path(tmp_path_factory.mktemp("clocks")) / "clocks.csv"
    path.write_text(CLOCKS, encoding="utf-8")
    return read_clocks(path)


def answers(
    name: str, records: MemoryRecords, clocks: Sequence[ClockDefinition]
) -> tuple[dict[str, tuple[Any, ...]], dict[str, str]]:
    """By subject: the least flagging row with the number of others; the least reason."""
    asked = program(name)
    facts = CaseFacts(reader_of(records), clocks, CALENDAR, asked.context)
    search = Search(asked.program, Values(asked.context, CALENDAR), facts)
    flagged, doubtful = {}, {}
    for case in records.tables["case"]["case"].to_pylist():
        width = len(asked.facts)
        rows = sorted(search.rows("flags", (case, *(FREE,) * width)))
        doubts = sorted(search.rows("cannot_tell", (case, FREE)))
        if rows:
            flagged[case] = (*rows[0][1:], len(rows) - 1)
        elif doubts:
            doubtful[case] = doubts[0][1]
    return flagged, doubtful


@pytest.mark.parametrize("name", PROGRAMS)
def test_it_answers_as_the_reference_engine_does(
    name: str, clocks: tuple[ClockDefinition, ...]
) -> None:
    task = Task([program(name)], RECORDS, clocks, CALENDAR, ZONE, AS_OF)
    meant = dict(ReferenceEngine().run(task))[name]
    flagged = {
        row["subject"]: tuple(v for k, v in row.items() if k not in ("subject", "org"))
        for row in meant.flagged.to_pylist()
    }
    doubtful = {row["subject"]: row["reason"] for row in meant.cannot_tell.to_pylist()}
    assert answers(name, RECORDS, clocks) == (flagged, doubtful)


# -- recursion ------------------------------------------------------------------


class Edges:
    """A base relation `movement` with from_party and to_party, and nothing else."""

    def __init__(self, *edges: tuple[str, str]) -> None:
        self.edges = [{"movement": a + b, "from_party": a, "to_party": b} for a, b in edges]

    def rows(self, relation: str, bound: Row) -> list[Row]:
        return list(self.edges) if relation == "movement" else []

    def derived(self, predicate: str, bound: tuple[Any, ...]) -> None:
        return None


RIGHT = """\
reach(A, B) <= movement(from_party=A, to_party=B)
reach(A, C) <= movement(from_party=A, to_party=B) & reach(B, C)
"""
LEFT = """\
reach(A, B) <= movement(from_party=A, to_party=B)
reach(A, C) <= reach(A, B) & movement(from_party=B, to_party=C)
"""
BOTH = """\
reach(A, B) <= movement(from_party=A, to_party=B)
reach(A, C) <= reach(A, B) & reach(B, C)
"""
MUTUAL = """\
reach(A, B) <= movement(from_party=A, to_party=B)
reach(A, C) <= further(A, C)
further(A, C) <= movement(from_party=A, to_party=B) & reach(B, C)
"""


def search(text: str, facts: Edges, tmp_path: Path) -> Search:
    file = tmp_path / "r.rule"
    file.write_text(text, encoding="utf-8")
    names: dict[str, list[CheckedClause]] = {}
    for clause in parse(text, str(file)).clauses:
        names.setdefault(clause.head.predicate, []).append(CheckedClause(clause, {}))
    predicates = tuple(
        Predicate(name, ("A", "B"), (Type.TEXT, Type.TEXT), tuple(clauses))
        for name, clauses in names.items()
    )
    context = Context(date(2021, 1, 1), "UTC", {}, {})
    values = Values(context, load_calendar("NONE"))
    return Search(CheckedProgram(predicates, {}), values, facts)


CIRCLE = Edges(("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"))


@pytest.mark.parametrize("text", [RIGHT, LEFT, BOTH, MUTUAL])
def test_a_circle_is_gone_round_once(text: str, tmp_path: Path) -> None:
    asked = search(text, CIRCLE, tmp_path)
    assert set(asked.rows("reach", ("a", FREE))) == {("a", x) for x in "abcd"}
    assert set(asked.rows("reach", (FREE, "d"))) == {(x, "d") for x in "abc"}
    assert set(asked.rows("reach", ("d", FREE))) == set()
    everything = {(x, y) for x in "abc" for y in "abcd"}
    assert set(asked.rows("reach", (FREE, FREE))) == everything


def depth(tried: Sequence[Tried]) -> int:
    opened = [depth(c.opened) for one in tried for c in one.conditions if c.opened]
    return 1 + max(opened, default=0) if tried else 0


def leaves(tried: Sequence[Tried]) -> list[str]:
    """The records that a proof rests on."""
    found = []
    for one in tried:
        assert one.holds
        for condition in one.conditions:
            assert condition.records or condition.opened or condition.above
            found += [record.key for record in condition.records]
            found += leaves(condition.opened)
    return found


@pytest.mark.parametrize("text", [RIGHT, LEFT, BOTH, MUTUAL])
def test_a_proof_is_a_tree_that_stands_on_records(text: str, tmp_path: Path) -> None:
    prover = Prover(search(text, CIRCLE, tmp_path), {})
    assert sorted(leaves(prover.holding("reach", ("a", "d")))) == ["ab", "bc", "cd"]


class Chain(Edges):
    """A line of a thousand and five hundred, each handing on to the next."""

    def __init__(self) -> None:
        self.nodes = [f"{n:04}" for n in range(1500)]
        super().__init__(*pairwise(self.nodes))
        self.after = {edge["from_party"]: [edge] for edge in self.edges}

    def rows(self, relation: str, bound: Row) -> list[Row]:
        if "from_party" in bound:
            return list(self.after.get(bound["from_party"], []))
        return super().rows(relation, bound)


def test_the_longest_chain_is_told_as_far_as_anyone_reads(tmp_path: Path) -> None:
    chain = Chain()
    whole = (chain.nodes[0], chain.nodes[-1])
    asked = search(RIGHT, chain, tmp_path)
    assert list(asked.rows("reach", whole)) == [whole]
    assert depth(Prover(asked, {}).holding("reach", whole)) == 16


def test_why_something_recursive_does_not_hold(tmp_path: Path) -> None:
    prover = Prover(search(RIGHT, CIRCLE, tmp_path), {})
    failing = prover.failing("reach", ("d", "a"))
    assert [(one.holds, one.conditions[-1].text) for one in failing] == [
        (False, "movement(from_party=A, to_party=B)"),
        (False, "movement(from_party=A, to_party=B)"),
    ]
    (further,) = prover.failing("reach", ("a", "z"))[:1]
    assert [c.holds for c in further.conditions] == [True, False]


def test_a_program_without_a_predicate_finds_nothing(tmp_path: Path) -> None:
    asked = search(RIGHT, CIRCLE, tmp_path)
    assert asked.rows("flags", ("a",)) == {}
