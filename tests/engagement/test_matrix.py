"""State x command x role x place x name: every cell done or refused as written down here."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from oversight.engagement import service
from oversight.engagement.guards import against
from oversight.engagement.workflow import COMMANDS, State
from oversight.store.database import Store
from oversight.supervision.actor import ROLES, Actor, Grant
from oversight.supervision.tree import OrgTree

from .walk import BASIS, DAY, RECORD, UNTIL, at, finding, said, walked

TREE = OrgTree({"O-1": "/O-1/", "O-12": "/O-1/O-12/", "O-12a": "/O-1/O-12/O-12a/", "O-2": "/O-2/"})
PLACES = {"all": None, "above": "O-1", "own": "O-12", "below": "O-12a", "elsewhere": "O-2"}
NAMES = ("lead", "reviewer", "auditor", "another")
"""The one in charge, the one who reviews, the one who wrote, and somebody else."""
LEADS: dict[str, dict[str, str]] = {
    "planned": {"freeze": "frozen"},
    "frozen": {"find": "executed"},
    "executed": {
        "find": "executed",
        "revise": "executed",
        "withdraw": "executed",
        "evidence": "executed",
        "send": "sent",
    },
    "sent": {
        "comment": "sent",
        "silent": "sent",
        "answer": "sent",
        "review": "reviewed",
        "return": "executed",
    },
    "reviewed": {"issue": "issued"},
    "issued": {"correct": "issued", "follow": "issued"},
}
for state, leads in LEADS.items():
    leads["hand"] = state
"""Which command leads from where to where, written down a second time."""
GIVEN_BY = {
    "hand": {"lead", "reviewer", "auditor", "another"},
    "find": {"lead", "auditor", "another"},
    "revise": {"lead", "auditor", "another"},
    "withdraw": {"lead", "auditor", "another"},
    "evidence": {"lead", "auditor", "another"},
    "answer": {"lead", "auditor", "another"},
    "follow": {"lead", "reviewer", "auditor", "another"},
    "review": {"reviewer"},
    "return": {"reviewer"},
    "comment": {"another"},
}
"""Who gives a command; the one in charge where nothing is said."""
DATA = {
    "hand": {"lead": "another lead", "reviewer": "reviewer"},
    "freeze": BASIS,
    "find": finding(),
    "revise": {"finding": 1, "written": finding()},
    "evidence": {"finding": 1, "evidence": RECORD.model_dump()},
    "send": {"by": UNTIL},
    "comment": {"finding": 1, "said": said("a")},
    "answer": {"finding": 1, "said": said("a")},
    "correct": {"finding": 1, "what": said("a")},
    "follow": {"finding": 1, "progress": "implemented"},
    "withdraw": {"finding": 1},
    "silent": {"finding": 1},
}
LATE = date(2021, 10, 19)


def test_every_command_is_in_the_matrix() -> None:
    assert {name for row in LEADS.values() for name in row} | {"plan"} == set(COMMANDS)


@pytest.mark.parametrize("state", State)
def test_who_may_do_what_where(any_store: Store, state: State) -> None:
    usual = service.get_audit(any_store, at(any_store, state))
    # That nothing was said is noted of a finding that nobody commented on, after the day.
    quiet = service.get_audit(any_store, walked(any_store, 3)) if state is State.SENT else usual
    wrong = []
    for command, role, place, name in product(COMMANDS, ROLES, PLACES, NAMES):
        if command == "plan":
            continue
        reaches = place in ("all", "above", "own")
        roles = ("handler", "inspector") if command == "comment" else ("auditor",)
        may = (
            command in LEADS[state]
            and name in GIVEN_BY.get(command, {"lead"})
            and role in roles
            and reaches
        )
        person = Actor(name, (Grant(role, PLACES[place]),))
        audit, on = (quiet, LATE) if command == "silent" else (usual, DAY)
        problems = against(audit, command, {**DATA.get(command, {}), "why": "so"}, person, on, TREE)
        if (problems == []) is not may:
            wrong.append((command, role, place, name, problems))
    assert wrong == []


@pytest.mark.parametrize("state", State)
def test_where_commands_lead(any_store: Store, state: State) -> None:
    led = {}
    for command in LEADS[state]:
        steps = walked(any_store, 3) if command == "silent" else at(any_store, state)
        name = "another" if command == "comment" else min(GIVEN_BY.get(command, {"lead"}))
        roles = (Grant("auditor", None), Grant("handler", None))
        given = service.Given(Actor(name, roles), LATE if command == "silent" else DAY, "so")
        found = service.act(any_store, steps, command, DATA.get(command, {}), given)
        led[command] = found.state.value
        assert service.entries(any_store, steps)[-1].end == found.state.value
    assert led == LEADS[state]
    assert service.verify(any_store) == []
