"""Which facts tell of a person: through terms, sums, equations and recursion."""

from __future__ import annotations

import pytest

from oversight.datalog.check import check
from oversight.datalog.parser import parse
from oversight.records.acts import ACTS
from oversight.rulebook.personal import personal_facts
from oversight.rulebook.relations import base_relations
from oversight.rulebook.rulebook import library_folder, load_rulebook

HEAD = 'examines(C) <= case(case=C, domain="approval")\n'


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ('flags(C, O) <= officer(case=C, act="granted", officer=O)', {"O"}),
        ("flags(C, D) <= event(case=C, ts=T) & (D == date(T))", set()),
        ("flags(C, P) <= case(case=C, party=P)", {"P"}),
        ("flags(C, Q) <= case(case=C, party=P) & (Q == P)", {"Q"}),
        (
            "hand(C, O) <= officer(case=C, officer=O)\n"
            "other(C, X) <= hand(C, X)\n"
            "flags(C, N, Who) <= event(case=C, event=N) & other(C, Who)",
            {"Who"},
        ),
        (
            "(hands[C] == len_(O)) <= officer(case=C, officer=O)\n"
            "flags(C, N) <= case(case=C) & (N == hands[C]) & (N > 1)",
            set(),
        ),
        (
            "(first[C] == min_(O)) <= officer(case=C, officer=O)\n"
            "flags(C, O) <= case(case=C) & (O == first[C])",
            {"O"},
        ),
        (
            "reach(P, C) <= case(case=C, party=P)\n"
            "reach(P, C) <= reach(P, B) & case(case=C, parent_case=B)\n"
            "flags(C, From) <= reach(From, C)",
            {"From"},
        ),
        ("flags(C, A) <= event(case=C, act=A) & ~officer(case=C, act=A, officer=_O)", set()),
    ],
)
def test_a_fact_tells_where_its_variable_comes_from_such_a_column(
    clauses: str, told: set[str]
) -> None:
    program = check(
        parse(HEAD + clauses, "r"),
        relations=base_relations(),
        acts=ACTS,
        norms={},
        clocks={},
        subject="case",
    )
    assert personal_facts(program) == told


def test_the_packs_name_people_in_these_facts_only() -> None:
    book = load_rulebook(
        ["cn.licensing", "cn.penalty", "it.road-fines", "nl.wabo"], [library_folder()]
    )
    told = {rule.id: personal_facts(rule.program) for rule in book.rules.values()}
    assert {rule: facts for rule, facts in told.items() if facts} == {
        "cn.licensing/chaired-by-reviewer": {"Officer"},
        "cn.licensing/one-officer": {"Officer"},
    }
