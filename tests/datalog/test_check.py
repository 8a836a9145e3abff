"""The checker: programs in canonical form, and every reason for which a rule is refused."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.datalog.check import check
from oversight.datalog.checked import CheckedProgram, RelationSchema, Type
from oversight.datalog.parser import parse
from oversight.datalog.syntax import Any, Atom, Const, Var
from oversight.datalog.wording import condition
from oversight.problem import Refused
from oversight.records.acts import ACTS
from oversight.rulebook.relations import base_relations
from tests.datalog.cases import Case, parametrize, read_cases

EXAMINES = 'examines(C) <= case(case=C, domain="approval")\n'
FLAGS = 'flags(C, Due) <= clock(case=C, clock="decide", due=Due) & (today > Due)\n'
NORMS = {"near-days": Type.INT, "share": Type.DECIMAL, "law-day": Type.DATE}
CLOCKS = {"decide": "wd", "answer": "hour"}


def checked(text: str, *terms: str, subject: str | None = "case") -> CheckedProgram:
    return check(
        parse(text, "r"),
        terms=[parse(term, f"terms{n}") for n, term in enumerate(terms)],
        relations=base_relations(),
        acts=ACTS,
        norms=NORMS,
        clocks=CLOCKS,
        subject=subject,
    )


def problems(text: str, *terms: str, subject: str | None = "case") -> list[str]:
    with pytest.raises(Refused) as refused:
        checked(text, *terms, subject=subject)
    return [str(problem) for problem in refused.value.problems]


def bodies(program: CheckedProgram, name: str) -> list[list[str]]:
    predicate = program.predicate(name)
    assert predicate is not None
    return [[condition(item) for item in c.clause.body] for c in predicate.clauses]


def types(program: CheckedProgram, name: str) -> tuple[str, ...]:
    predicate = program.predicate(name)
    assert predicate is not None
    return tuple(predicate.types)


@parametrize("wrong_rules.txt")
def test_says_what_is_wrong(case: Case) -> None:
    text = case.text.replace("EXAMINES\n", EXAMINES).replace("FLAGS\n", FLAGS)
    text = text.replace("EXAMINES", EXAMINES).replace("FLAGS", FLAGS)
    assert problems(text) == case.messages


def test_every_message_is_a_sentence_with_its_fix() -> None:
    for case in [*read_cases("wrong_rules.txt"), *read_cases("wrong_clauses.txt")]:
        for message in case.messages:
            assert message.startswith("r:"), message
            assert message.count(". ") >= 1 or "? " in message, message


def test_flags_begin_with_whom_the_rule_examines() -> None:
    program = checked(EXAMINES + FLAGS + 'cannot_tell(C, "no item") <= case(case=C, item=None)')
    assert bodies(program, "flags") == [
        ["examines(C)", 'clock(case=C, clock="decide", due=Due)', "(today > Due)"]
    ]
    assert bodies(program, "cannot_tell") == [["examines(C)", "case(case=C, item=None)"]]


def test_predicates_come_after_what_they_use() -> None:
    program = checked(
        "flags(C) <= second(C) & ~third(C)\n"
        "second(C) <= first(C)\n"
        "third(C) <= first(C) & event(case=C, outcome=None)\n"
        "first(C) <= event(case=C)\n" + EXAMINES
    )
    names = [predicate.name for predicate in program.predicates]
    assert sorted(names) == ["examines", "first", "flags", "second", "third"]
    assert names[-1] == "flags"
    assert names.index("first") < min(names.index("second"), names.index("third"))
    assert set(program.relations) == {"case", "event"}


def test_only_what_the_rule_needs_is_kept_of_the_terms() -> None:
    program = checked(
        EXAMINES + "flags(C) <= open(C)",
        "open(C) <= case(case=C, closed_at=None)\nshut(C) <= permit(case=C)",
    )
    assert [predicate.name for predicate in program.predicates] == ["open", "examines", "flags"]
    assert set(program.relations) == {"case"}


def test_conditions_are_put_into_an_order_that_can_be_decided() -> None:
    program = checked(
        EXAMINES + "flags(C, Late) <= (Late > 5) & ~done(C, T) & (Late == workdays(Due, T))"
        ' & clock(case=C, clock="decide", due=Due, until=T)\n'
        "done(C, T) <= event(case=C, due_at=U) & (T == date(U))"
    )
    assert bodies(program, "flags") == [
        [
            "examines(C)",
            'clock(case=C, clock="decide", due=Due, until=T)',
            "~done(C, T)",
            "(Late == workdays(Due, T))",
            "(Late > 5)",
        ]
    ]


def test_an_equality_binds_from_either_side() -> None:
    program = checked(
        EXAMINES + "flags(C, D, E) <= (D + 1 == E) & (date(T) == D) & event(case=C, ts=T)"
    )
    assert bodies(program, "flags")[0][2:] == ["(date(T) == D)", "(D + 1 == E)"]
    assert types(program, "flags") == (Type.TEXT, Type.DATE, Type.DATE)


def test_a_lookup_becomes_a_condition_that_is_made_once() -> None:
    program = checked(
        EXAMINES + "(paid[C] == sum_(A, for_each=E)) <= event(case=C, event=E, amount=A)\n"
        "flags(C, P) <= (P == paid[C]) & (paid[C] > 100.5)"
    )
    assert bodies(program, "flags") == [["examines(C)", "paid(C, _1)", "(P == _1)", "(_1 > 100.5)"]]
    paid = program.predicate("paid")
    assert paid is not None
    assert (paid.names, paid.types, paid.aggregate) == (
        ("C", "c2"),
        (Type.TEXT, Type.DECIMAL),
        True,
    )


def test_lookups_within_lookups_and_calculations_in_atoms() -> None:
    program = checked(
        EXAMINES + "(f[C] == N) <= event(case=C, seq=N)\n"
        "(g[N] == N + 1) <= event(seq=N)\n"
        "flags(C) <= (g[f[C] + 1] > 2) & ~event(case=C, seq=f[C] - 1)"
    )
    assert bodies(program, "flags") == [
        [
            "examines(C)",
            "f(C, _1)",
            "(_2 == _1 + 1)",
            "g(_2, _3)",
            "(_3 > 2)",
            "(_4 == _1 - 1)",
            "~event(case=C, seq=_4)",
        ]
    ]
    assert bodies(program, "g") == [["event(seq=N)", "(_1 == N + 1)"]]


def test_atoms_hold_only_variables_constants_and_any() -> None:
    program = checked(
        EXAMINES + "p(C, X) <= event(case=C, seq=X)\n"
        "flags(C) <= p(C, 1 + 2) & p(C, -1) & event(case=C, ts=now) & p(C, _)"
    )
    for predicate in program.predicates:
        for clause in predicate.clauses:
            for literal in clause.clause.body:
                if isinstance(literal, Atom):
                    values = [*literal.args, *(value for _, value in literal.named)]
                    assert all(isinstance(value, Var | Const | Any) for value in values)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("1", Type.INT),
        ("1.5", Type.DECIMAL),
        ('"x"', Type.TEXT),
        ("True", Type.BOOL),
        ("today", Type.DATE),
        ("now", Type.INSTANT),
        ("N + 1", Type.INT),
        ("N * 1.5", Type.DECIMAL),
        ("N / 2", Type.FLOAT),
        ("A - N", Type.DECIMAL),
        ("hours(T, now) * A", Type.FLOAT),
        ("workdays(T, today)", Type.INT),
        ("days(D, T)", Type.INT),
        ("workday_after(T, N)", Type.DATE),
        ("date(T)", Type.DATE),
        ("D + N", Type.DATE),
        ("N + D", Type.DATE),
        ("D - 1", Type.DATE),
        ("D - date(T)", Type.INT),
        ('norm("near-days", on=T)', Type.INT),
        ('norm("share", on=D)', Type.DECIMAL),
        ('norm("law-day", on=today)', Type.DATE),
        ("T", Type.INSTANT),
    ],
)
def test_types_of_values(expression: str, expected: Type) -> None:
    source = 'event(case=C, ts=T, seq=N, amount=A) & clock(case=C, clock="decide", due=D)'
    used = "(T == T) & (N == N) & (A == A) & (D == D)"
    program = checked(EXAMINES + f"flags(C, X) <= {source} & {used} & (X == {expression})")
    assert types(program, "flags") == (Type.TEXT, expected)


def test_types_of_gatherings() -> None:
    rows = "event(case=C, event=E, amount=A, ts=T, seq=N)"
    program = checked(
        EXAMINES + f"(a[C] == len_(E)) <= event(case=C, event=E)\n"
        f"(b[C] == mean_(N, for_each=E)) <= {rows} & (A > 0) & (T < now)\n"
        f"(c[C] == min_(T)) <= event(case=C, ts=T)\n"
        f"(d[C] == max_(A + 1)) <= event(case=C, amount=A)\n"
        f"(e[C] == sum_(N, for_each=E)) <= event(case=C, event=E, seq=N)\n"
        "flags(C, U, V, W, X, Y) <= (U == a[C]) & (V == b[C]) & (W == c[C]) & (X == d[C])"
        " & (Y == e[C])"
    )
    assert types(program, "flags") == (
        Type.TEXT,
        Type.INT,
        Type.FLOAT,
        Type.INSTANT,
        Type.DECIMAL,
        Type.INT,
    )


def test_a_column_is_as_wide_as_the_widest_of_its_clauses() -> None:
    program = checked(
        EXAMINES + "fine(C, A) <= event(case=C, amount=A)\n"
        "fine(C, A) <= event(case=C, amount=None) & (A == 0)\n"
        "flags(C, A) <= fine(C, A)"
    )
    assert types(program, "flags") == (Type.TEXT, Type.DECIMAL)


def test_a_clock_in_hours_has_instants_and_one_in_days_dates() -> None:
    program = checked(
        EXAMINES + 'flags(C, D, T) <= clock(case=C, clock="decide", due=D)'
        ' & clock(case=C, clock="answer", due=T) & (T > D)'
    )
    assert types(program, "flags") == (Type.TEXT, Type.DATE, Type.INSTANT)


def test_names_are_those_all_heads_agree_on() -> None:
    program = checked(
        EXAMINES
        + 'kind("a", 1)\npart(C, X, Y) <= event(case=C, act=X, outcome=Y)\n'
        "part(C, Y, X) <= event(case=C, channel=Y, org=X)\n".replace("channel", "source")
        + "flags(C) <= part(C, X, _) & kind(X, _)"
    )
    names = {predicate.name: predicate.names for predicate in program.predicates}
    assert names["part"] == ("C", "c2", "c3")
    assert names["kind"] == ("c1", "c2")


def test_a_variable_with_an_underscore_need_not_be_used() -> None:
    program = checked(
        EXAMINES
        + 'flags(C) <= clock(case=C, clock="decide", ended=_Ended) & ~event(doc_no=_No, case=C)'
    )
    assert bodies(program, "flags") == [
        [
            "examines(C)",
            'clock(case=C, clock="decide", ended=_Ended)',
            "~event(doc_no=_No, case=C)",
        ]
    ]


def test_the_reason_may_come_from_a_predicate() -> None:
    program = checked(
        EXAMINES + FLAGS + 'unsure(C, "no kind") <= clock_stop(case=C, kind=None)\n'
        "cannot_tell(C, R) <= unsure(C, R)"
    )
    assert types(program, "cannot_tell") == (Type.TEXT, Type.TEXT)


def test_terms_alone_are_checked_without_a_subject() -> None:
    program = checked("open(C) <= case(case=C, closed_at=None)", subject=None)
    assert [predicate.name for predicate in program.predicates] == ["open"]


def test_terms_cannot_flag() -> None:
    assert problems(EXAMINES, subject=None) == [
        "r:1:1: 'examines' stands in a file of terms, which defines words and flags nothing."
        " Move the clause to a rule of its own."
    ]


def test_terms_cannot_be_defined_again() -> None:
    text = EXAMINES + "open(C) <= case(case=C)\nflags(C) <= open(C)"
    assert problems(text, "open(C) <= case(case=C, closed_at=None)") == [
        "r:2:1: 'open' is already defined in terms0."
        " Choose another name, or use what is defined there."
    ]


def test_problems_of_all_clauses_are_reported_at_once() -> None:
    text = (
        'examines(C) <= case(case=C, domain="aproval")\n'
        'flags(C, Due) <= clock(case=C, clock="decied", due=Due) & (Due > 3)\n'
        "cannot_tell(C, 3) <= evnt(case=C, act=A)\n"
    )
    assert problems(text) == [
        "r:1:36: There is no domain 'aproval'. Did you mean 'approval'?",
        "r:2:38: There is no clock 'decied'. Did you mean 'decide'?",
        "r:3:16: The reason of 'cannot_tell' is a whole number."
        ' Give it a text, as in cannot_tell(C, "the catalogue gives no limit").',
        "r:3:22: There is no record or predicate 'evnt'. Did you mean 'event'?",
        "r:3:39: 'A' is used nowhere else in this clause."
        " Write _ if any value will do, or _A if there must be one.",
    ]


def test_records_by_hand_do_for_a_schema() -> None:
    thing = RelationSchema("thing", {"thing": Type.TEXT, "size": Type.FLOAT}, ("thing",))
    program = check(
        parse("examines(T) <= thing(thing=T)\nflags(T) <= thing(thing=T, size=S) & (S > 1)", "r"),
        relations={"thing": thing},
        acts=(),
        norms={},
        clocks={},
        subject="thing",
    )
    assert program.relations == {"thing": thing}


def test_a_long_chain_and_a_long_table_are_checked_in_reasonable_time() -> None:
    links = [f"p{i}(X) <= p{i + 1}(X)" for i in range(300)]
    facts = [f'p300("{i}")' for i in range(2000)]
    program = checked("\n".join(links + facts), subject=None)
    assert len(program.predicates) == 301


_HEADS = st.sampled_from(
    ["examines(C)", "flags(C, X)", 'cannot_tell(C, "why")', "p(C, X)", "q(X)", "(n[C] == len_(X))"]
)
_BODY = st.sampled_from(
    [
        *('case(case=C, domain="approval")', "event(case=C, seq=X)", "event(case=C, ts=X)"),
        *('clock(case=C, clock="decide", due=X)', "p(C, X)", "~p(C, X)", "q(X)", "~q(_)"),
        *("(X > 3)", "(X == n[C])", "(n[C] / 2 > X)", "(X == today + 1)", '(X == "a")', "~p(C, _)"),
        *(
            'X.in_(("a", "b"))',
            "~X.in_((1, 2))",
            "(Y == X)",
            "(X == X)",
            '(X == norm("share", on=Y))',
        ),
    ]
)
_CLAUSE = st.tuples(_HEADS, st.lists(_BODY, max_size=4)).map(
    lambda parts: f"{parts[0]} <= {' & '.join(parts[1])}" if parts[1] else parts[0]
)


@settings(max_examples=100, deadline=None)
@given(st.lists(_CLAUSE, max_size=8).map("\n".join), st.sampled_from(["case", "event", None]))
def test_any_rule_is_checked_or_refused(text: str, subject: str | None) -> None:
    try:
        program = checked(text, subject=subject)
    except Refused as refused:
        assert all(p.where.startswith("r:") and p.said and p.fix for p in refused.problems)
        return
    for predicate in program.predicates:
        for clause in predicate.clauses:
            names = {v.name for v in clause.clause.head.args if isinstance(v, Var)}
            assert names <= set(clause.types)
