"""What each cell of state x command x role x place must do, written down a second time."""

from __future__ import annotations

from dataclasses import replace

from oversight.supervision.item import Contest, Extension, Sleep, SupervisionItem
from oversight.supervision.moves import obey
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import ANYONE, COMMANDS, State, cell

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
    return replace(stands, **changes.get(name, {}))


def end_of(state: State, name: str) -> str | None:
    """Where a command leads, as written down above; None where it is refused."""
    if state.value in STAYS.get(name, ()):
        return state.value
    return LEADS[state.value].get(name)


def allowed(state: State, name: str, role: str, where: str) -> bool:
    """Whether somebody with one role at one of `PLACES` may give a command that is possible."""
    step = cell(state, name)
    assert step is not None
    given = GIVEN_BY.get(name, "inspector").split()
    if name in ("verify", "return") and where == "own":
        return False  # whoever belongs to the organisation that handled
    reaches = where in ("all", "above") or (where == "own" and not step.above)
    return given == [ANYONE] or (role in given and reaches)


POSSIBLE = [each for each in CELLS if end_of(*each) is not None]
