"""Proofs: condition by condition, one and the same row of values, up to what fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import duckdb
import pytest
from sqlglot import exp

from oversight.datalog.check import check
from oversight.datalog.context import Context
from oversight.datalog.parser import parse
from oversight.datalog.proof import Run, prove, variables
from oversight.datalog.wording import condition
from oversight.records.acts import ACTS
from oversight.records.memory import MemoryRecords
from oversight.rulebook.relations import base_relations
from tests.engines.support import moment

EXAMINES = "examines(C) <= case(case=C)\n"
CONTEXT = Context(date(2021, 12, 31), "UTC", {}, {})


@pytest.fixture(scope="module")
def con() -> Iterator[duckdb.DuckDBPyConnection]:
    con = duckdb.connect()
    MemoryRecords.from_rows(
        {
            "case": [{"case": "A", "domain": "penalty"}, {"case": "O'B", "domain": "penalty"}],
            "event": [
                {
                    "event": f"{case}{seq}",
                    "case": case,
                    "act": "payment",
                    "ts": moment(seq),
                    "seq": seq,
                    "amount": Decimal(amount),
                }
                for case, seq, amount in (("A", 1, 5), ("A", 2, 30), ("A", 3, 20), ("O'B", 1, 5))
            ],
        }
    ).register(con)
    con.execute('CREATE TABLE examines AS SELECT "case" AS c1 FROM "case"')
    yield con
    con.close()


def proved(con: duckdb.DuckDBPyConnection, flags: str, subject: str = "A") -> list[Any]:
    program = check(
        parse(EXAMINES + flags, "r"),
        relations=base_relations(),
        acts=ACTS,
        norms={},
        clocks={},
        subject="case",
    )

    def run(query: exp.Query) -> Sequence[Mapping[str, object]]:
        return con.sql(query.sql(dialect="duckdb")).to_arrow_table().to_pylist()

    typed: Run = run
    predicate = program.predicate("flags")
    assert predicate is not None
    return [
        (
            proof.predicate,
            str(proof.span),
            proof.holds,
            [(condition(s.literal), s.holds, dict(s.values)) for s in proof.steps],
        )
        for proof in prove(program, predicate, CONTEXT, subject, typed)
    ]


EVENT = 'event(case=C, event=_E, act="payment", amount=A)'


def test_a_clause_that_holds_shows_one_row_the_least_by_the_head(
    con: duckdb.DuckDBPyConnection,
) -> None:
    """A1 is the first event and A2 the first that is large; A3 is the one of the finding."""
    flags = f"flags(C, A) <= {EVENT} & (A > 10)\n"
    values = {"C": "A", "_E": "A3", "A": Decimal(20)}
    assert proved(con, flags) == [
        (
            "flags",
            "r:2:1",
            True,
            [
                ("examines(C)", True, {"C": "A"}),
                (EVENT, True, values),
                ("(A > 10)", True, {"A": Decimal(20)}),
            ],
        )
    ]


def test_a_clause_that_fails_ends_with_what_fails(con: duckdb.DuckDBPyConnection) -> None:
    flags = f"flags(C, A) <= {EVENT} & (A > 10) & (A < 15) & (A != 3)\n"
    assert proved(con, flags) == [
        (
            "flags",
            "r:2:1",
            False,
            [
                ("examines(C)", True, {"C": "A"}),
                (EVENT, True, {"C": "A", "_E": "A3", "A": Decimal(20)}),
                ("(A > 10)", True, {"A": Decimal(20)}),
                ("(A < 15)", False, {"A": Decimal(20)}),
            ],
        )
    ]


def test_every_clause_is_tried(con: duckdb.DuckDBPyConnection) -> None:
    flags = (
        'flags(C) <= ~event(case=C, act="payment")\n'
        'flags(C) <= case(case=C, domain=D) & D.in_(("penalty", "approval"))\n'
    )
    assert proved(con, flags, "O'B") == [
        (
            "flags",
            "r:2:1",
            False,
            [
                ("examines(C)", True, {"C": "O'B"}),
                ('~event(case=C, act="payment")', False, {"C": "O'B"}),
            ],
        ),
        (
            "flags",
            "r:3:1",
            True,
            [
                ("examines(C)", True, {"C": "O'B"}),
                ("case(case=C, domain=D)", True, {"C": "O'B", "D": "penalty"}),
                ('D.in_(("penalty", "approval"))', True, {"D": "penalty"}),
            ],
        ),
    ]


def test_a_subject_that_is_not_there(con: duckdb.DuckDBPyConnection) -> None:
    assert proved(con, f"flags(C, A) <= {EVENT}\n", "Z") == [
        ("flags", "r:2:1", False, [("examines(C)", False, {})])
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("p(X, Y + 1, _)", {"X", "Y"}),
        ("event(case=C, ts=T, amount=None)", {"C", "T"}),
        ("(X == days(Y, Z) * 2)", {"X", "Y", "Z"}),
        ('(X < norm("n", on=D))', {"X", "D"}),
        ("(X == f[K] + 1)", {"X", "K"}),
        ("~X.in_((1, 2))", {"X"}),
        ('("a" == "b")', set()),
    ],
)
def test_the_variables_of_a_condition(text: str, names: set[str]) -> None:
    (clause,) = parse(f"q(X) <= {text}", "r").clauses
    assert variables(clause.body[0]) == names


def test_the_variables_of_an_aggregate() -> None:
    (clause,) = parse("(s[C] == sum_(A, for_each=(E, F))) <= p(C, A, E, F)", "r").clauses
    aggregate = clause.head.args[-1]
    assert not isinstance(aggregate, str)
    assert variables(aggregate) == {"A", "E", "F"}
