"""The table of states and commands, cell by cell, and its stage clocks."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from oversight.problem import Refused
from oversight.supervision.actor import ROLES, Actor, Grant
from oversight.supervision.guards import carrying_on
from oversight.supervision.item import Contest, Extension, Sleep, SupervisionItem
from oversight.supervision.moves import obey
from oversight.supervision.refusals import Named
from oversight.supervision.stages import CLOCKS, clocks_markdown, stage_due
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import (
    ANYONE,
    COMMANDS,
    STEPS,
    State,
    cell,
    starts,
    table_markdown,
)

from .support import DAY, DAYS, PATHS, command, item

LEADS: dict[str, dict[str, str]] = {
    "raised": {"assign": "assigned", "dismiss": "dismissed"},
    "assigned": {
        "assign": "assigned",
        "dismiss": "dismissed",
        "sign": "signed",
        "dispute": "disputed",
    },
    "signed": {
        "begin": "handling",
        "submit": "submitted",
        "grant_extension": "extended",
        "dispute": "disputed",
    },
    "handling": {
        "submit": "submitted",
        "grant_extension": "extended",
        "dispute": "disputed",
        "appeal": "disputed",
    },
    "extended": {"submit": "submitted"},
    "submitted": {"verify": "verified", "return": "returned"},
    "returned": {"submit": "submitted"},
    "disputed": {"uphold": "dismissed", "overrule": "handling"},
    "escalated": {"assign": "assigned", "dismiss": "dismissed", "refer": "referred"},
    "verified": {"assess": "assessed"},
    "assessed": {"close": "closed", "refer": "referred"},
    "closed": {"refer": "referred"},
    "dismissed": {},
    "referred": {"conclude": "closed"},
}
"""Which command leads from where to where, written down a second time."""

AT_WORK = {"signed", "handling", "extended", "returned"}
STAYS: dict[str, set[str]] = {
    "ask_extension": {"signed", "handling"},
    "refuse_extension": {"signed", "handling"},
    "observe": {"closed"},
    "snooze": set(LEADS) - {"closed", "dismissed"},
    "wake": set(LEADS) - {"closed", "dismissed"},
    "attach": set(LEADS) - {"closed", "dismissed"},
    "ask": AT_WORK,
    "answer": AT_WORK,
    "comment": set(LEADS),
    "undo": set(LEADS),
}
"""Which command leaves an item where it is, and where it can be given."""

GIVEN_BY = {
    "sign": "handler",
    "begin": "handler",
    "submit": "handler",
    "ask_extension": "handler",
    "dispute": "handler",
    "appeal": "handler",
    "ask": "handler",
    "verify": "verifier",
    "return": "verifier",
    "answer": "inspector verifier",
    "attach": "inspector handler verifier",
    "comment": ANYONE,
    "undo": ANYONE,
}
"""Who gives a command; an inspector where nothing is said."""

TREE = OrgTree({"O-1": "/O-1/", "O-12": "/O-1/O-12/", "O-12a": "/O-1/O-12/O-12a/", "O-2": "/O-2/"})
PLACES = {"all": None, "above": "O-1", "own": "O-12", "below": "O-12a", "elsewhere": "O-2"}

CELLS = [(state, name) for state in State for name in COMMANDS if name != "undo"]


def walked(state: State) -> SupervisionItem:
    """An item brought into a state by commands alone."""
    stands = item()
    for name in PATHS[state]:
        stands, _ = obey(stands, command(name), DAYS)
    assert stands.state == state
    return stands


def ready(state: State, name: str) -> SupervisionItem:
    """An item in a state, with what the guards of a command ask for."""
    stands = walked(state)
    changes = {
        "grant_extension": {"extension": Extension(DAY, used=True)},
        "refuse_extension": {"extension": Extension(DAY, used=True)},
        "ask_extension": {"extension": Extension()},
        "appeal": {"contest": Contest("law_allows", DAY, "Li Wei")},
        "answer": {"asked_on": DAY},
        "wake": {"sleep": Sleep(DAY)},
    }
    return SupervisionItem(**vars(stands) | changes.get(name, {}))


def end_of(state: State, name: str) -> str | None:
    """Where a command leads, as written down above; None where it is refused."""
    if state.value in STAYS.get(name, ()):
        return state.value
    return LEADS[state.value].get(name)


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


POSSIBLE = [cell for cell in CELLS if end_of(*cell) is not None]


@pytest.mark.parametrize(("state", "name"), POSSIBLE)
def test_each_cell_asks_for_its_role_at_its_place(state: State, name: str) -> None:
    """State x command x role x place: each allowed or refused as the tables above say."""
    stands = ready(state, name)
    step = cell(state, name)
    assert step is not None
    for role, (where, place) in product(ROLES, PLACES.items()):
        actor = Actor("Wu Tong", (Grant(role, place),))
        given = GIVEN_BY.get(name, "inspector").split()
        reaches = where in ("all", "above") or (where == "own" and not step.above)
        allowed = (role in given and reaches) or (given == [ANYONE])
        if name in ("verify", "return") and where in ("own", "below"):
            allowed = False
        try:
            obey(stands, command(name, by=actor), DAYS, TREE)
            obeyed = True
        except Refused as no:
            obeyed = False
            assert all(p.where == stands.where and p.said and p.fix and p.zh for p in no.problems)
        assert obeyed == allowed, (role, where)


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
