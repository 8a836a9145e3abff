"""Rule text to syntax tree: what is read, where it stands, and what is refused."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from oversight.datalog.parser import parse
from oversight.datalog.syntax import (
    Aggregate,
    Any,
    Arith,
    Atom,
    Call,
    Clause,
    Comparison,
    Const,
    Expr,
    Head,
    Lookup,
    Membership,
    Module,
    Span,
    Var,
)
from oversight.problem import Refused
from tests.datalog.cases import Case, parametrize


def only(text: str) -> Clause:
    (clause,) = parse(text, "r").clauses
    return clause


def span(col: int, end: int, line: int = 1) -> Span:
    return Span("r", line, col, line, end)


def value(text: str) -> Expr:
    """The expression `text` as it stands in a comparison; it begins in column 15."""
    (literal,) = only(f"p(X) <= (X == {text})").body
    assert isinstance(literal, Comparison)
    return literal.right


def test_reads_a_clause_with_the_place_of_every_part() -> None:
    assert only('late(C) <= ~event(case=C, act="x")') == Clause(
        Head("late", (Var("C", span(6, 7)),), False, span(1, 8)),
        (
            Atom(
                "event",
                (),
                (("case", Var("C", span(24, 25))), ("act", Const("x", span(31, 34)))),
                True,
                span(12, 35),
            ),
        ),
        span(1, 35),
    )


def test_reads_an_atom_by_position_with_any_and_none() -> None:
    (literal,) = only('late(C) <= running(C, _, None, "中文", True)').body
    assert literal == Atom(
        "running",
        (
            Var("C", span(20, 21)),
            Any(span(23, 24)),
            Const(None, span(26, 30)),
            Const("中文", span(32, 36)),
            Const(True, span(38, 42)),
        ),
        (),
        False,
        span(12, 43),
    )


def test_counts_columns_in_characters_not_bytes() -> None:
    (_, literal) = only('late(C) <= a(C, "行政许可") & (X > 3)').body
    assert isinstance(literal, Comparison)
    assert literal.span == span(28, 33)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3", Const(3, span(15, 16))),
        ("1_000", Const(1000, span(15, 20))),
        ("-3", Const(-3, span(15, 17))),
        ("0.1", Const(Decimal("0.1"), span(15, 18))),
        ("-2.50", Const(Decimal("-2.50"), span(15, 20))),
        ("1234567890123.1234", Const(Decimal("1234567890123.1234"), span(15, 33))),
        ("-Y", Arith("-", Const(0, span(15, 17)), Var("Y", span(16, 17)), span(15, 17))),
        ("today", Call("today", (), (), span(15, 20))),
        ("n[Y]", Lookup("n", (Var("Y", span(17, 18)),), span(15, 19))),
        (
            "n[Y, 1]",
            Lookup("n", (Var("Y", span(17, 18)), Const(1, span(20, 21))), span(15, 22)),
        ),
        (
            'norm("cap", on=Y)',
            Call(
                "norm",
                (Const("cap", span(20, 25)),),
                (("on", Var("Y", span(30, 31))),),
                span(15, 32),
            ),
        ),
    ],
)
def test_reads_a_value(text: str, expected: Expr) -> None:
    assert value(text) == expected


def test_keeps_the_scale_of_a_decimal() -> None:
    read = value("1.50")
    assert isinstance(read, Const)
    assert str(read.value) == "1.50"


def test_multiplies_before_it_adds() -> None:
    read = value("1 + 2 * 3 - 4")
    assert isinstance(read, Arith)
    assert (read.op, str(read.span)) == ("-", "r:1:15")
    assert isinstance(read.left, Arith)
    assert isinstance(read.left.right, Arith)
    assert read.left.right.op == "*"


def test_reads_a_function_that_gathers() -> None:
    clause = only("(paid[C] == sum_(A, for_each=(E, F))) <= event(case=C, amount=A)")
    assert clause.head == Head(
        "paid",
        (
            Var("C", span(7, 8)),
            Aggregate(
                "sum_",
                Var("A", span(18, 19)),
                (Var("E", span(31, 32)), Var("F", span(34, 35))),
                span(13, 37),
            ),
        ),
        True,
        span(2, 37),
    )


def test_reads_for_each_without_its_parentheses() -> None:
    clause = only("(n[C] == mean_(A, for_each=E)) <= event(case=C, amount=A, event=E)")
    assert clause.head.args[-1] == Aggregate(
        "mean_", Var("A", span(16, 17)), (Var("E", span(28, 29)),), span(10, 30)
    )


def test_reads_a_membership_and_its_negation() -> None:
    plain, negated = only('p(X) <= X.in_(("a",)) & ~X.in_((1, 2))').body
    assert plain == Membership(
        Var("X", span(9, 10)), (Const("a", span(16, 19)),), False, span(9, 22)
    )
    assert negated == Membership(
        Var("X", span(26, 27)), (Const(1, span(33, 34)), Const(2, span(36, 37))), True, span(25, 39)
    )


def test_reads_facts_with_and_without_a_plus() -> None:
    module = parse('p("a", -1)\n+p("b", 2)\n(f["a"] == 3)\n+(f["b"] == 4)', "r")
    assert [(c.head.predicate, c.head.function, len(c.body)) for c in module.clauses] == [
        ("p", False, 0),
        ("p", False, 0),
        ("f", True, 0),
        ("f", True, 0),
    ]


def test_a_text_without_clauses_is_an_empty_module() -> None:
    assert parse("\n# only a comment\n\n", "r") == Module("r", ())


def test_lines_count_from_where_the_text_begins_in_its_file() -> None:
    module = parse("# first\n\nlate(C) <= a(C)\n", "x.rule", 20)
    assert str(module.clauses[0].span) == "x.rule:22:1"


@pytest.mark.parametrize(
    "text",
    [
        "late(C) <= a(C) & b(C)",
        "late(C) <= a(C) &\n  b(C)",
        "late(C) <= a(C)\n  & b(C)",
        "late(C) <= a(C) &\nb(C)",
        "late(C) <= a(C)\n& b(C)",
        "late(C) <= (\n    a(C)\n    & b(C)\n)",
        "late(C) <=\n  a(C)  # why\n\n  # more\n  & b(C)",
        "  late(C) <= a(C)\n    & b(C)",
        "\ufefflate(C) <= a(C) & b(C)\r\n",
        "late(\n  C) <= a(\n  C) & b(C)",
    ],
)
def test_a_clause_may_run_over_lines(text: str) -> None:
    literals = [literal.relation for literal in only(text).body if isinstance(literal, Atom)]
    assert literals == ["a", "b"]


def test_a_broken_clause_does_not_hide_the_next() -> None:
    with pytest.raises(Refused) as refused:
        parse("a(X) <= b(X\nc(X) <= d(X) e(X)\nf(X) <= g(X) &\n  h(X) <= i(X)", "r")
    assert [str(problem) for problem in refused.value.problems] == [
        "r:1:10: The '(' that stands here is never closed. Put the missing ')' in its place.",
        "r:2:14: A sign is missing between ')' and 'e'."
        " Join two conditions with '&', and two values with a comma.",
        "r:3:14: After '&' a condition is missing at the end of the clause."
        " Write the condition, or leave the '&' out.",
    ]


@parametrize("wrong_clauses.txt")
def test_says_what_is_wrong(case: Case) -> None:
    with pytest.raises(Refused) as refused:
        parse(case.text, "r")
    assert [str(problem) for problem in refused.value.problems] == case.messages


_PIECES = st.sampled_from(
    [
        *"()[]&~,.=<>+-*/\"'#\\{}:;!\n\t ",
        *("<=", "==", "!=", "_", "C", "X", "late", "event", "case=C", '"a"', "0.5", "007", "in_"),
        *("None", "True", "today", "norm(", "len_(", "for_each=", "lambda", "and", "not", "\x00"),
        *("中文", "，", "（", "\u3000", "\u2028", "\ud800", "1e9", "f'", '"""', "\n  ", "@"),
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(), st.lists(_PIECES, max_size=30).map("".join)))
@example("(" * 5000)
@example("late(C) <= " + "~" * 1900 + "a(C)")
@example("late(C) <= (X == " + "-" * 1900 + "1)")
@example("late(C) <= (X == " + " + ".join("1" * 900) + ")")
@example("late(C) <= (X == f" + "[f" * 39 + "]" * 39 + ")")
@example("late(C) <= " + " & ".join(["a(C)"] * 400))
@example("a(\n" * 5000)
@example("a(X) <= b(X) &\n" * 500)
@example("9" * 10_000)
@example("x" * 100_000)
@example('p("' + "\\" * 10_001 + '")')
def test_any_text_is_read_or_refused(text: str) -> None:
    started = time.monotonic()
    try:
        module = parse(text, "r")
    except Refused as refused:
        assert all(p.where.startswith("r:") and p.said and p.fix for p in refused.problems)
    else:
        assert isinstance(module, Module)
    assert time.monotonic() - started < 5
