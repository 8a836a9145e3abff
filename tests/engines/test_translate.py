"""A program in pyDatalog's words: the text, the facts it needs, and that it means the same."""

from __future__ import annotations

from datetime import date

import pytest

from oversight.clock.calendar import load_calendar
from oversight.engines.base import Task
from oversight.engines.duckdb import DuckdbEngine
from oversight.engines.reference import ReferenceEngine
from oversight.engines.translate import Translation, Usage, translate

from .support import AS_OF, CONTEXT, RECORDS, ZONE, checked, rule_program

EXAMINES = "examines(C) <= case(case=C)\n"
EVENT = 'event(case=C, act="payment"'


def translated(text: str) -> Translation:
    return translate(checked(EXAMINES + text), CONTEXT)


def test_no_name_of_a_rule_reaches_pydatalog() -> None:
    made = translated(f"flags(C, Amount) <= {EVENT}, amount=Amount) & (Amount > 10)")
    assert made.predicates == {"examines": "p0", "flags": "p1"}
    assert made.usages == {
        Usage("case", ("case",), ()): "r0",
        Usage("event", ("case", "act", "amount"), ()): "r1",
    }
    assert made.constants == {}
    assert made.text.splitlines() == [
        "p0(V_1) <= r0(V_1)",
        "p1(V_2, V_3) <= p0(V_2) & r1(V_2, 'payment', V_3) & (V_3 > 10)",
    ]


def test_absence_has_a_relation_of_its_own() -> None:
    made = translated(f"flags(C) <= {EVENT}, qty=None) & ~{EVENT}, qty=_Qty)")
    assert made.usages == {
        Usage("case", ("case",), ()): "r0",
        Usage("event", ("case", "act"), ("qty",)): "r1",
        Usage("event", ("case", "act", "qty"), ()): "r2",
    }
    # `~` ranges over the columns that are known: the value of qty is projected away.
    assert made.text.splitlines()[1:] == [
        "p_3(X0, X1) <= r2(X0, X1, X2)",
        "p1(V_2) <= p0(V_2) & r1(V_2, 'payment') & ~p_3(V_2, 'payment')",
    ]


def test_values_that_are_neither_text_nor_whole_come_through_facts() -> None:
    made = translated(f"flags(C, D) <= {EVENT}, amount=A) & (A > 1.5) & (D == today)")
    assert {name: str(value) for name, value in made.constants.items()} == {
        "k0": "1.5",
        "k1": "2021-12-31",
    }
    assert made.constants["k1"] == date(2021, 12, 31)
    assert "k0(" in made.text
    assert "1.5" not in made.text


def test_clocks_of_hours_and_of_days_are_read_apart() -> None:
    made = translated(
        'flags(C) <= clock(case=C, clock="reply", due=D) & clock(case=C, clock="decide", due=E)'
        " & (D > E)"
    )
    columns = ("case", "clock", "due")
    assert list(made.usages)[1:] == [
        Usage("clock", columns, (), hours=True, dated=True),
        Usage("clock", columns, (), hours=False, dated=True),
    ]
    assert "fn_civil" in made.text


def test_an_aggregate_goes_through_the_distinct_rows() -> None:
    made = translated(
        f"(s[C] == sum_(A, for_each=E)) <= {EVENT}, event=E, amount=A)\nflags(C, X) <= (X == s[C])"
    )
    assert made.text.splitlines()[1:4] == [
        "a_5(V_2, V_4, V_3) <= r1(V_2, 'payment', V_3, V_4)",
        "(f_6[K0] == sum_(Y, for_each=(E0,))) <= a_5(K0, Y, E0)",
        "p1(K0, Z) <= (f_6[K0] == Z)",
    ]


@pytest.mark.parametrize(
    "flags",
    [
        f"flags(C, A) <= {EVENT}, amount=A) & A.in_((10, 20.5))",
        f"flags(C, A) <= {EVENT}, amount=A) & ~A.in_((10.0, 7))",
        f"flags(C, A) <= {EVENT}, amount=A, qty=Q) & ~(A / Q).in_((20.5, 1))",
        f"flags(C, A) <= {EVENT}, amount=A, qty=Q) & (A / Q).in_((10.25,))",
        f"flags(C, S) <= {EVENT}, seq=S) & S.in_((1.0, 3))",
        f"flags(C, E) <= {EVENT}, event=E) & E.in_(('A1', 'B2'))".replace("'", '"'),
        f"flags(C, D, N) <= {EVENT}, ts=T, seq=S) & (D == date(T) - S) & (N == date(T) - D)",
        f"flags(C, X) <= {EVENT}, amount=A, qty=Q) & (X == A / Q)",
        f'flags(C, A) <= {EVENT}, amount=A, ts=T) & ~{EVENT}, amount=norm("cap", on=T))',
        f'flags(C, X) <= {EVENT}, ts=T) & (X == norm("cap", on=T) * 3)',
        f"flags(C, X) <= {EVENT}, ts=T) & event(case=C, ts=U) & (X == hours(T, U)) & (X != 0)",
        f"p(C, A / S) <= {EVENT}, amount=A, seq=S)\nflags(C, X) <= p(C, X) & ~p(C, 7)",
    ],
)
def test_both_engines_answer_alike(flags: str) -> None:
    task = Task([rule_program(EXAMINES + flags)], RECORDS, (), load_calendar("CN"), ZONE, AS_OF)
    compiled = dict(DuckdbEngine().run(task))["r"].flagged.to_pylist()
    assert compiled == dict(ReferenceEngine().run(task))["r"].flagged.to_pylist()
    assert compiled
