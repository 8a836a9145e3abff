"""The table of states and commands, cell by cell, and its stage clocks."""

from __future__ import annotations

from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.supervision.item import SupervisionItem
from oversight.supervision.workflow import (
    CLOCKS,
    COMMANDS,
    STEPS,
    State,
    cell,
    clocks_markdown,
    stage_due,
    table_markdown,
)

from .support import DAY, PATHS, command, item, workday_after

EXPECTED = {
    "raised": {"assign": "assigned"},
    "assigned": {"assign": "assigned", "sign": "signed"},
    "signed": {"submit": "submitted"},
    "submitted": {"verify": "verified", "return": "returned"},
    "returned": {"submit": "submitted"},
    "escalated": {"assign": "assigned"},
    "verified": {"assess": "assessed"},
    "assessed": {"assess": "assessed", "close": "closed"},
    "closed": {},
}

ROLES = {
    "assign": "inspector",
    "sign": "handler",
    "submit": "handler",
    "verify": "verifier",
    "return": "verifier",
    "assess": "inspector",
    "close": "inspector",
}

POSSIBLE = {
    "raised": "Possible now: assign (inspector).",
    "assigned": "Possible now: assign (inspector), sign (handler).",
    "signed": "Possible now: submit (handler).",
    "submitted": "Possible now: verify (verifier), return (verifier).",
    "returned": "Possible now: submit (handler).",
    "escalated": "Possible now: assign (inspector).",
    "verified": "Possible now: assess (inspector).",
    "assessed": "Possible now: assess (inspector), close (inspector).",
    "closed": "Nothing more can be done with it.",
}

WHEN = {
    "assign": "raised or assigned or escalated",
    "sign": "assigned",
    "submit": "signed or returned",
    "verify": "submitted",
    "return": "submitted",
    "assess": "verified or assessed",
    "close": "assessed",
}

CELLS = [(state, name) for state in State for name in COMMANDS]


def walked(state: State) -> SupervisionItem:
    """An item brought into a state by commands alone."""
    stands = item()
    for name in PATHS[state]:
        stands, _ = stands.obey(command(name), workday_after)
    assert stands.state == state
    return stands


def test_the_table_is_the_one_expected() -> None:
    table: dict[str, dict[str, str]] = {state.value: {} for state in State}
    for step in STEPS:
        assert step.command not in table[step.start.value], "a cell stands twice"
        table[step.start.value][step.command] = step.end.value
    assert table == EXPECTED
    assert {name: rule.role for name, rule in COMMANDS.items()} == ROLES


@pytest.mark.parametrize(("state", "name"), CELLS)
def test_the_model_obeys_each_cell(state: State, name: str) -> None:
    stands = walked(state)
    expected = EXPECTED[state.value].get(name)
    if expected is not None:
        after, draft = stands.obey(command(name), workday_after)
        assert (after.state, draft.start, draft.end) == (expected, state, expected)
        return
    with pytest.raises(Refused) as refused:
        stands.obey(command(name), workday_after)
    problem = refused.value.problems[0]
    assert (problem.where, problem.said, problem.fix) == (
        "item AB12CD34EF",
        f"The item is {state}; {name} is possible only when it is {WHEN[name]}.",
        POSSIBLE[state.value],
    )


def test_every_state_can_be_reached() -> None:
    assert {walked(state).state for state in State} == set(State)


def test_each_stage_has_its_clock() -> None:
    due = {state.value: stage_due(state, DAY, workday_after) for state in State}
    after = {state: (day - DAY).days if day else None for state, day in due.items()}
    assert after == {
        "raised": 1,
        "assigned": 1,
        "signed": 5,
        "submitted": 3,
        "returned": 5,
        "escalated": None,
        "verified": None,
        "assessed": None,
        "closed": None,
    }
    assert all(clock.basis.startswith("customary") for clock in CLOCKS)


def test_no_cell_is_missing_a_state_beyond() -> None:
    step = cell(State.SUBMITTED, "return")
    assert step is not None
    assert (step.at_most, step.beyond) == (2, State.ESCALATED)


def test_the_docs_print_the_table_and_the_clocks() -> None:
    docs = Path(__file__).parents[2] / "docs" / "supervision.md"
    text = docs.read_text(encoding="utf-8")
    assert table_markdown() in text
    assert clocks_markdown() in text
