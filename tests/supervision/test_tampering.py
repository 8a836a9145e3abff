"""A thousand random hands on the trail: each is found, and the first entry it broke is named.

Each tampering is done within a transaction that is taken back, on a store of some hundreds of
entries with three signed checkpoints, the last of which holds all of it.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.orm import Session

from oversight.store.database import Store, open_store
from oversight.supervision.chain import Break, Entry, Head
from oversight.supervision.checkpoint import checkpoints_of, make_checkpoint, verify_in
from oversight.supervision.keys import PublicKeys, make_key
from oversight.supervision.tables import trail_values
from oversight.supervision.trail import TRAIL, entries_of

from .support import DAY, PATHS, State, raised, row, rows_of, walk

ITEMS = 150
FIELDS = ("item", "at", "who", "command", "start", "end", "why", "details", "run")
STATES = (State.ASSIGNED, State.SIGNED, State.CLOSED, State.ESCALATED, State.DISMISSED)
GUARDED = ("supervision_trail_no_update", "supervision_trail_no_delete")


@dataclass(frozen=True)
class Sealed:
    """A store whose whole trail is signed."""

    store: Store
    keys: PublicKeys
    entries: list[Entry]


@pytest.fixture
def sealed(store_url: str, tmp_path: Path) -> Iterator[Sealed]:
    store = open_store(store_url)
    signer = make_key(tmp_path / "keys")
    keys = {signer.name: signer.private.public_key()}
    raised(store, *[row(f"C{n}") for n in range(ITEMS)])
    names = [name for (name,) in rows_of(store, "SELECT id FROM supervision_item ORDER BY id")]
    for third in range(3):
        for n, name in enumerate(names[third * 5 : third * 5 + 5]):
            walk(store, name, *PATHS[STATES[n]])
        assert make_checkpoint(store, signer, keys, DAY + timedelta(third), tmp_path / "file")
    with store.reading() as session:
        entries = list(entries_of(session))
        assert verify_in(session, keys).broken is None
    assert len(entries) > 200
    yield Sealed(store, keys, entries)
    store.close()


@contextmanager
def opened_up(store: Store) -> Iterator[Session]:
    """A transaction in which the database lets the trail be changed; taken back at its end."""
    with Session(store.engine) as session:
        run = session.connection().exec_driver_sql
        if store.engine.dialect.name == "sqlite":
            for trigger in GUARDED:
                run(f"DROP TRIGGER {trigger}")
            run("PRAGMA defer_foreign_keys = ON")
        else:
            run("SET LOCAL session_replication_role = replica")
        yield session
        session.rollback()


def rewritten(session: Session, entries: list[Entry], head: Head) -> None:
    """Put these entries in place of all from the first of them on, and this head."""
    run = session.connection().execute
    run(text("DELETE FROM supervision_trail WHERE seq >= :seq"), {"seq": entries[0].seq})
    session.connection().execute(insert(TRAIL), [trail_values(entry) for entry in entries])
    run(text("UPDATE supervision_store SET seq = :seq, hash = :hash"), vars(head))


Told = tuple[int, str]
"""The entry that is to be named, and as what."""


def change(whole: Sealed, session: Session, pick: random.Random) -> Told:
    entry, name = pick.choice(whole.entries), pick.choice(FIELDS)
    column = {"start": "from_state", "end": "to_state"}.get(name, name)
    said = {"value": f"x{pick.random()}", "seq": entry.seq}
    change = f"UPDATE supervision_trail SET {column} = :value WHERE seq = :seq"
    session.connection().execute(text(change), said)
    return entry.seq, "changed"


def change_and_hash(whole: Sealed, session: Session, pick: random.Random) -> Told:
    entry = replace(pick.choice(whole.entries), who="Wu")
    said = {"who": "Wu", "hash": entry.digest(), "seq": entry.seq}
    change = "UPDATE supervision_trail SET who = :who, hash = :hash WHERE seq = :seq"
    session.connection().execute(text(change), said)
    return entry.seq, "changed"


def remove(whole: Sealed, session: Session, pick: random.Random) -> Told:
    seq = pick.choice(whole.entries).seq
    session.connection().execute(
        text("DELETE FROM supervision_trail WHERE seq = :seq"), {"seq": seq}
    )
    return seq, "removed"


def reorder(whole: Sealed, session: Session, pick: random.Random) -> Told:
    low, high = sorted(pick.sample(range(1, len(whole.entries) + 1), 2))
    for start, end in ((low, -1), (high, low), (-1, high)):
        move = "UPDATE supervision_trail SET seq = :end WHERE seq = :start"
        session.connection().execute(text(move), {"start": start, "end": end})
    return low, "reordered"


def add(whole: Sealed, session: Session, pick: random.Random) -> Told:
    last = whole.entries[-1]
    added = replace(last, seq=last.seq + pick.randint(1, 3), who="Wu", previous=last.hash)
    added = replace(added, hash=added.digest())
    session.connection().execute(insert(TRAIL), [trail_values(added)])
    gap = added.seq > last.seq + 1
    return last.seq + 1, "removed" if gap else "added"


def add_between(whole: Sealed, session: Session, pick: random.Random) -> Told:
    """An entry put in, those after it pushed on, and every hash and the head written anew.

    Not at the end: what is written there as the program writes it is a longer trail, and whole.
    """
    at = pick.randrange(len(whole.entries) - 1)
    tail = chained_anew([whole.entries[at], *whole.entries[at:]], whole.entries[:at])
    rewritten(session, tail, Head(tail[-1].seq, tail[-1].hash))
    # The same entry stands there twice; from the second on the trail is another.
    return at + 2, "rewritten"


def rewrite(whole: Sealed, session: Session, pick: random.Random) -> Told:
    """An entry changed, and every hash after it and the head written anew."""
    at = pick.randrange(len(whole.entries))
    changed = replace(whole.entries[at], why=f"x{pick.random()}")
    tail = chained_anew([changed, *whole.entries[at + 1 :]], whole.entries[:at])
    rewritten(session, tail, Head(tail[-1].seq, tail[-1].hash))
    return at + 1, "rewritten"


def cut(whole: Sealed, session: Session, pick: random.Random) -> Told:
    """The end cut off with the head: as if it had never been."""
    left = pick.randrange(len(whole.entries))
    cut = text("DELETE FROM supervision_trail WHERE seq > :seq")
    session.connection().execute(cut, {"seq": left})
    head = Head(left, whole.entries[left - 1].hash) if left else Head()
    end = text("UPDATE supervision_store SET seq = :seq, hash = :hash")
    session.connection().execute(end, vars(head))
    return left + 1, "removed"


def move_item(whole: Sealed, session: Session, pick: random.Random) -> Told:
    last = {entry.item: entry for entry in whole.entries}
    entry = last[pick.choice(sorted(last))]
    other = pick.choice([str(state) for state in State if state != entry.end])
    move = text("UPDATE supervision_item SET state = :state WHERE id = :item")
    session.connection().execute(move, {"state": other, "item": entry.item})
    return entry.seq, "strayed"


def chained_anew(entries: list[Entry], before: list[Entry]) -> list[Entry]:
    """Entries numbered and hashed so that they follow those before."""
    made: list[Entry] = []
    head = Head(before[-1].seq, before[-1].hash) if before else Head()
    for entry in entries:
        follows = replace(entry, seq=head.seq + 1, previous=head.hash)
        made.append(replace(follows, hash=follows.digest()))
        head = Head(made[-1].seq, made[-1].hash)
    return made


HANDS: tuple[Callable[[Sealed, Session, random.Random], Told], ...] = (
    change,
    change_and_hash,
    remove,
    reorder,
    add,
    add_between,
    rewrite,
    cut,
    move_item,
)


def test_a_thousand_hands_are_found_and_named(sealed: Sealed) -> None:
    pick = random.Random(20211008)
    # On a server each takes longer, and what is found does not depend on the database.
    times = 1_000 if sealed.store.engine.dialect.name == "sqlite" else 90
    for n in range(times):
        hand = HANDS[n % len(HANDS)]
        with opened_up(sealed.store) as session:
            seq, what = hand(sealed, session, pick)
            broken = verify_in(session, sealed.keys).broken
        assert broken is not None, (n, hand.__name__, seq)
        assert (broken.seq, broken.what) == (seq, what), (n, hand.__name__, broken)
    with sealed.store.reading() as session:
        assert verify_in(session, sealed.keys).broken is None


def test_without_checkpoints_a_trail_rewritten_to_its_end_looks_whole(sealed: Sealed) -> None:
    """What the checkpoints are for."""
    pick = random.Random(1)
    with opened_up(sealed.store) as session:
        run = session.connection().exec_driver_sql
        if sealed.store.engine.dialect.name == "sqlite":
            run("DROP TRIGGER supervision_checkpoint_no_delete")
        run("DELETE FROM supervision_checkpoint")
        rewrite(sealed, session, pick)
        assert verify_in(session, sealed.keys).broken is None


def test_what_is_said_of_a_rewritten_and_of_a_cut_trail(sealed: Sealed) -> None:
    pick = random.Random(2)
    with opened_up(sealed.store) as session:
        seq, _ = rewrite(sealed, session, pick)
        anew = verify_in(session, sealed.keys).broken
    assert anew == Break(
        seq,
        "rewritten",
        f"The trail was written anew from entry {seq} on: checkpoint 1, signed on 2021-10-08, "
        "holds another.",
    )
    with opened_up(sealed.store) as session:
        seq, _ = cut(sealed, session, pick)
        gone = verify_in(session, sealed.keys).broken
    with sealed.store.reading() as session:
        held = next(each for each in checkpoints_of(session) if each.seq >= seq)
    assert gone == Break(
        seq,
        "removed",
        f"Entry {seq} was removed: the trail ends at {seq - 1}, but checkpoint {held.number}, "
        f"signed on {held.at}, holds {held.seq} entries.",
    )
