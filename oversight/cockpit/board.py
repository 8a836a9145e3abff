"""The store's numbers for the cockpit: what waits, by stream, by organisation, by stage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from oversight.cockpit.streams import Stream
from oversight.store.base import StoreRow
from oversight.store.database import Store
from oversight.supervision.actor import Actor
from oversight.supervision.scope import load_tree, places_of
from oversight.supervision.tables import ItemRow, TallyRow
from oversight.supervision.tree import OrgTree
from oversight.supervision.workflow import OPEN, State

DECIDED: tuple[State, ...] = (State.DISPUTED, State.ESCALATED, State.REFERRED)
"""The states in which an item waits for somebody with power to decide."""
AHEAD = 14
"""Days that the pipeline of yellow cards looks ahead."""
BOARDS = 64
"""Boards held in memory."""
_BOARDS: dict[tuple[object, ...], Board] = {}
AT_MOST = 10_000
"""What is not kept as a sum is counted so far and no further."""


@dataclass(frozen=True)
class OfStream:
    """A stream: the packs that feed it here, each with its open red and yellow items."""

    stream: Stream
    packs: tuple[tuple[str, int, int], ...]


@dataclass(frozen=True)
class Stage:
    """A stage of the loop: how many items stand in it, how many past its clock."""

    state: State
    items: int
    overdue: int


@dataclass(frozen=True)
class Board:
    """All of it, for one person, today, of all they see or of an organisation and below it."""

    streams: tuple[OfStream, ...]
    cards: Mapping[tuple[str, str], int]
    """Open items by the pack of their rule and their card."""
    decisions: Mapping[State, int]
    stages: tuple[Stage, ...]
    pipeline: tuple[tuple[date, int], ...]
    """Open yellow items by the day on which they are due, of the days ahead."""
    by_org: Mapping[str, tuple[int, int]]
    """Open red and yellow items of each organisation itself."""


def board(
    store: Store,
    streams: Sequence[Stream],
    packs: Sequence[str],
    *,
    actor: Actor,
    today: date,
    org: str | None = None,
) -> Board:
    """The board; `packs` are those of the project. At most `AT_MOST` of a kind are counted one
    by one, the others come from the kept sums."""
    with store.reading() as session:
        tree = load_tree(session)
        places = reach(actor, tree, org)
        # Whatever changes an item adds to the trail: with the same end it is the same board.
        end = session.scalars(select(StoreRow.hash)).one()
        key = (store.shown, end, today, None if places is None else frozenset(places), *packs)
        if key not in _BOARDS:
            while len(_BOARDS) >= BOARDS:
                _BOARDS.pop(next(iter(_BOARDS)), None)
            _BOARDS[key] = _counted(session, places, today)
        found = _BOARDS[key]
        return replace(found, streams=_of_streams(found.cards, streams, packs))


def _counted(session: Session, places: set[str] | None, today: date) -> Board:
    states, rules, orgs = _sums(session, places)
    late = {state: _late(session, places, state, today) for state in OPEN}
    cards: Counter[tuple[str, str]] = Counter()
    for (rule, card), n in rules.items():
        cards[rule.partition("/")[0], card] += n
    return Board(
        streams=(),
        cards=cards,
        decisions={state: states[state] for state in DECIDED},
        stages=tuple(Stage(state, states[state], late[state]) for state in OPEN),
        pipeline=_pipeline(session, places, today),
        by_org={one: (orgs[one, "red"], orgs[one, "yellow"]) for one, _ in sorted(orgs)},
    )


def _of_streams(
    cards: Mapping[tuple[str, str], int], streams: Sequence[Stream], packs: Sequence[str]
) -> tuple[OfStream, ...]:
    """The streams with the packs that feed them here."""
    return tuple(
        OfStream(
            stream,
            tuple(
                (pack, cards.get((pack, "red"), 0), cards.get((pack, "yellow"), 0))
                for pack in stream.packs
                if pack in packs
            ),
        )
        for stream in streams
    )


def reach(actor: Actor, tree: OrgTree, org: str | None) -> set[str] | None:
    """The organisations a person sees, of those at or below `org`; None for all there are."""
    places = places_of(actor, tree)
    if org is None:
        return places
    below = {each for each in tree.paths if tree.within(each, org)} | {org}
    return below if places is None else below & places


def _sums(
    session: Session, places: set[str] | None
) -> tuple[Counter[str], Counter[tuple[str, str]], Counter[tuple[str, str]]]:
    """Items by state; open ones by rule and card, and by organisation and card."""
    mine = [] if places is None else [TallyRow.org.in_(places)]
    n = func.sum(TallyRow.n)
    states: Counter[str] = Counter()
    by_state = select(TallyRow.state, n).where(*mine).group_by(TallyRow.state)
    for state, count in session.execute(by_state):
        states[state] = count
    here = [*mine, TallyRow.state.in_(OPEN)]
    rules: Counter[tuple[str, str]] = Counter()
    by_rule = select(TallyRow.rule, TallyRow.card, n).where(*here)
    for rule, card, count in session.execute(by_rule.group_by(TallyRow.rule, TallyRow.card)):
        rules[rule, card] = count
    orgs: Counter[tuple[str, str]] = Counter()
    by_org = select(TallyRow.org, TallyRow.card, n).where(*here)
    for org, card, count in session.execute(by_org.group_by(TallyRow.org, TallyRow.card)):
        if org:
            orgs[org, card] = count
    return states, rules, orgs


def _late(session: Session, places: set[str] | None, state: State, today: date) -> int:
    """The items past the clock of a state."""
    mine = [] if places is None else [ItemRow.org.in_(places)]
    some = select(ItemRow.id).where(ItemRow.state == state, ItemRow.due < today, *mine)
    counted = select(func.count()).select_from(some.limit(AT_MOST).subquery())
    return session.scalar(counted) or 0


def _pipeline(
    session: Session, places: set[str] | None, today: date
) -> tuple[tuple[date, int], ...]:
    mine = [] if places is None else [ItemRow.org.in_(places)]
    some = select(ItemRow.due).where(
        ItemRow.due >= today,
        ItemRow.due <= today + timedelta(days=AHEAD),
        ItemRow.card == "yellow",
        ItemRow.state.in_(OPEN),
        *mine,
    )
    soon = some.order_by(ItemRow.due).limit(AT_MOST).subquery()
    counted = select(soon.c.due, func.count()).group_by(soon.c.due).order_by(soon.c.due)
    return tuple((due, n) for due, n in session.execute(counted))
