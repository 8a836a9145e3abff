"""The matrix of state x command x role x place through the store, on both databases."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pyarrow as pa
import pytest
from sqlalchemy import select

from oversight.store.database import Store
from oversight.supervision.actor import ROLES, Actor, Grant
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.service import Done, act_within
from oversight.supervision.tables import ItemRow
from oversight.supervision.workflow import ANYONE, State

from .matrix import CELLS, GIVEN_BY, PLACES, POSSIBLE, TREE, allowed, end_of, ready
from .support import DAYS, command, raised, row, rows_of

Cell = tuple[State, str]
SEEN_FROM = ("all", "above", "own")
"""The places from which an item of the organisation is seen."""


class _TakenBackError(Exception):
    """Ends a transaction without keeping anything of it."""


@pytest.fixture
def items(any_store: Store) -> dict[str, Cell]:
    """An item for each cell, in its state, with what the command's guards ask for; by id."""
    names = [place.strip("/").split("/") for place in TREE.paths.values()]
    orgs = {
        "org": [path[-1] for path in names],
        "name": [path[-1] for path in names],
        "name_en": [path[-1] for path in names],
        "parent": [path[-2] if path[1:] else None for path in names],
        "level": ["town" for _ in names],
    }
    sync_orgs(any_store, pa.table(orgs))
    raised(any_store, *(row(f"{state}-{name}") for state, name in CELLS))
    by_subject = {f"{state}-{name}": (state, name) for state, name in CELLS}
    found: dict[str, Cell] = {}
    with any_store.writing() as session:
        for held in session.scalars(select(ItemRow)):
            found[held.id] = by_subject[held.subject]
            stands = ready(*by_subject[held.subject])
            held.take(replace(stands, id=held.id, subject=held.subject))
    return found


def given_by(store: Store, items: dict[str, Cell], actor: Actor) -> dict[str, str]:
    """What becomes of each item when a person gives its command; nothing of it is kept."""
    done: list[Done] = []
    commands = [command(name, item, by=actor) for item, (_, name) in items.items()]
    with pytest.raises(_TakenBackError), store.writing() as session:
        done.append(act_within(session, commands, DAYS))
        raise _TakenBackError
    moved = {item.id: str(item.state) for item in done[0].moved}
    for item, problems in done[0].refused:
        assert problems
        assert all(each.said and each.fix and each.zh for each in problems), items[item]
    return moved


def test_each_cell_is_allowed_or_refused_as_the_table_says(
    any_store: Store, items: dict[str, Cell]
) -> None:
    possible = {item: cell for item, cell in items.items() if cell in POSSIBLE}
    assert len(possible) == len(POSSIBLE)
    for role, (where, place) in product(ROLES, PLACES.items()):
        actor = Actor("Wu Tong", (Grant(role, place),))
        expected = {
            item: end_of(state, name)
            for item, (state, name) in possible.items()
            if allowed(state, name, role, where)
            and (where in SEEN_FROM or GIVEN_BY.get(name) != ANYONE)
        }
        assert given_by(any_store, possible, actor) == expected, (role, where)
    assert rows_of(any_store, "SELECT DISTINCT command FROM supervision_trail") == [("raise",)]


def test_what_is_no_cell_is_refused_to_everybody(any_store: Store, items: dict[str, Cell]) -> None:
    impossible = {item: cell for item, cell in items.items() if cell not in POSSIBLE}
    assert len(impossible) == len(CELLS) - len(POSSIBLE)
    everything = Actor("Wu Tong", tuple(Grant(role, None) for role in ROLES))
    assert given_by(any_store, impossible, everything) == {}
