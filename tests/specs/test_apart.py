"""Which programs keep scenarios apart that lie side by side."""

from __future__ import annotations

import pytest

from oversight.datalog.check import check
from oversight.datalog.parser import parse
from oversight.records.acts import ACTS
from oversight.rulebook.relations import base_relations
from oversight.specs.apart import apart

EXAMINES = "examines(C) <= case(case=C)\n"
"""Put before what each test is about; `flags` ends it."""


def kept_apart(text: str) -> bool:
    program = check(
        parse(EXAMINES + text, "x.rule"),
        relations=base_relations(),
        acts=ACTS,
        norms={},
        clocks={},
        subject="case",
    )
    return apart(program)


@pytest.mark.parametrize(
    "text",
    [
        'flags(C, T) <= event(case=C, act="granted", ts=T)',
        'flags(C, T) <= event(case=C, act="granted", ts=T) & ~event(case=C, act="review")',
        "flags(C, U) <= case(case=C, item=I) & item(item=I, statute_unit=U)",
        'stage("granted", 1)\nflags(C, N) <= event(case=C, act=A) & stage(A, N)',
        "(count[C] == len_(E)) <= event(case=C, event=E)\nflags(C, N) <= (N == count[C]) & (N > 2)",
        "flags(C, D) <= case(case=C, party=P) & case(case=D, party=P) & (C != D)",
        "flags(C, T) <= event(case=C, org=O, ts=T) & case(case=C, org=P) & (O != P)",
    ],
)
def test_records_tied_by_identifiers_stay_apart(text: str) -> None:
    assert kept_apart(text)


@pytest.mark.parametrize(
    "text",
    [
        # an absence, a count or a match over all scenarios
        'flags(C, T) <= event(case=C, ts=T) & ~org(level="city")',
        '(every["of"] == len_(C)) <= case(case=C)\n'
        'flags(C, N) <= case(case=C) & (N == every["of"])',
        "flags(C, N) <= event(case=C, doc_no=N) & event(case=D, doc_no=N) & (C != D)",
        "flags(C, D) <= case(case=C) & case(case=D) & ~case(case=C, parent_case=D)",
        # an identifier that the rule itself names or works with
        'flags(C, O) <= case(case=C, org=O) & (O == "A")',
        'flags(C, O) <= case(case=C, org=O) & event(case=C, org="A")',
        "flags(C, O) <= case(case=C, org=O, domain=O)",
        "(first[C] == min_(O)) <= event(case=C, org=O)\nflags(C, O) <= (O == first[C])",
        # one that needs itself
        "above(O, P) <= org(org=O, parent=P)\n"
        "above(O, Q) <= above(O, P) & org(org=P, parent=Q)\n"
        "flags(C, P) <= case(case=C, org=O) & above(O, P)",
    ],
)
def test_what_spans_scenarios_is_not_apart(text: str) -> None:
    assert not kept_apart(text)
