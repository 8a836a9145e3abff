"""The table of states and commands, cell by cell, and its stage clocks."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.supervision.actor import ROLES, Actor, Grant
from oversight.supervision.guards import carrying_on
from oversight.supervision.moves import obey
from oversight.supervision.refusals import Named
from oversight.supervision.stages import CLOCKS, clocks_markdown, stage_due
from oversight.supervision.workflow import (
    COMMANDS,
    STEPS,
    State,
    cell,
    starts,
    table_markdown,
)

from .matrix import (
    CELLS,
    GIVEN_BY,
    LEADS,
    PLACES,
    POSSIBLE,
    STAYS,
    TREE,
    allowed,
    end_of,
    ready,
    walked,
)
from .support import DAY, DAYS, command


def test_the_table_is_the_one_expected() -> None:
    leads: dict[str, dict[str, str]] = {state.value: {} for state in State}
    stays: dict[str, set[str]] = {}
    for step in STEPS:
        if step.end is None:
            stays.setdefault(step.command, set()).add(step.start.value)
            continue
        assert step.command not in leads[step.start.value], "a cell stands twice"
        leads[step.start.value][step.command] = step.end.value
    assert leads == LEADS
    assert stays == STAYS
    roles = {name: " ".join(rule.roles) for name, rule in COMMANDS.items()}
    assert roles == {name: GIVEN_BY.get(name, "inspector") for name in COMMANDS}


@pytest.mark.parametrize(("state", "name"), CELLS)
def test_the_model_obeys_each_cell(state: State, name: str) -> None:
    stands = ready(state, name)
    expected = end_of(state, name)
    if expected is not None:
        after, draft = obey(stands, command(name), DAYS)
        assert (after.state, draft.start, draft.end) == (expected, state, expected)
        return
    with pytest.raises(Refused) as refused:
        obey(stands, command(name), DAYS)
    problem = refused.value.problems[0]
    now = ", ".join(rule.name for rule in carrying_on(stands)) or "comment"
    assert (problem.where, problem.said, problem.fix) == (
        "item AB12CD34EF",
        f"The item is {state}; {name} is possible only when it is "
        f"{Named.any_of(starts(name)).told('en')}.",
        f"Possible now: {now}.",
    )


@pytest.mark.parametrize(("state", "name"), POSSIBLE)
def test_each_cell_asks_for_its_role_at_its_place(state: State, name: str) -> None:
    """State x command x role x place: each allowed or refused as the tables above say."""
    stands = ready(state, name)
    for role, (where, place) in product(ROLES, PLACES.items()):
        actor = Actor("Wu Tong", (Grant(role, place),))
        try:
            obey(stands, command(name, by=actor), DAYS, TREE)
            obeyed = True
        except Refused as no:
            obeyed = False
            assert all(p.where == stands.where and p.said and p.fix and p.zh for p in no.problems)
        assert obeyed == allowed(state, name, role, where), (role, where)


def test_every_state_can_be_reached() -> None:
    assert {walked(state).state for state in State} == set(State)


def test_each_stage_has_its_clock() -> None:
    due = {state.value: stage_due(state, DAY, DAYS) for state in State}
    after = {state: (day - DAY).days if day else None for state, day in due.items()}
    assert after == {
        "raised": 1,
        "assigned": 1,
        "signed": 5,
        "handling": 5,
        "extended": None,
        "submitted": 3,
        "returned": 5,
        "disputed": 3,
        "escalated": 1,
        "verified": 3,
        "assessed": 3,
        "closed": None,
        "dismissed": None,
        "referred": None,
    }
    assert all(clock.basis.startswith("customary") for clock in CLOCKS)


def test_an_emergency_shortens_every_stage() -> None:
    assert stage_due(State.SIGNED, DAY, DAYS, pace=2) == DAYS.workday_after(DAY, 2)
    assert stage_due(State.RAISED, DAY, DAYS, pace=2) == DAYS.workday_after(DAY, 1)


def test_no_cell_is_missing_a_state_beyond() -> None:
    step = cell(State.SUBMITTED, "return")
    assert step is not None
    assert (step.at_most, step.beyond) == (2, State.ESCALATED)


def test_the_docs_print_the_table_and_the_clocks() -> None:
    docs = Path(__file__).parents[2] / "docs" / "supervision.md"
    text = docs.read_text(encoding="utf-8")
    assert table_markdown() in text
    assert clocks_markdown() in text
