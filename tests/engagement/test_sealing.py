"""Checkpoints sign the histories of audits too: rewritten or cut, they are named."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from oversight.engagement import service
from oversight.engagement.workflow import State
from oversight.problem import Problem, Refused
from oversight.store.database import Store, open_store
from oversight.supervision.chain import Break, Entry, Head
from oversight.supervision.checkpoint import (
    Checkpoint,
    SealedReport,
    make_checkpoint,
    read_file,
    verify_sealed,
)
from oversight.supervision.keys import SigningKey, make_key, read_public
from tests.supervision.support import DAY as RAISED
from tests.supervision.support import raised, row

from . import walk
from .walk import at, planned


@pytest.fixture
def signer(tmp_path: Path) -> SigningKey:
    return make_key(tmp_path / "keys")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(f"sqlite:///{tmp_path / 'store.db'}", create=True)
    yield opened
    opened.close()


def sign(store: Store, signer: SigningKey, folder: Path, day: int = 0) -> Checkpoint | None:
    keys, moment = read_public(folder / "keys"), RAISED + timedelta(day)
    path = folder / "file"
    return make_checkpoint(store, signer, keys, moment, path, audits=service.hashes)


def checked(store: Store, folder: Path) -> SealedReport:
    keys = read_public(folder / "keys")
    return verify_sealed(store, keys, read_file(folder / "file"), service.hashes)


def test_a_checkpoint_says_where_the_audits_ended_that_had_moved_on(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    one = at(any_store, State.ISSUED)
    first = sign(any_store, signer, tmp_path)
    assert first is not None
    last = service.entries(any_store, one)[-1]
    assert first.heads() == {one: Head(last.seq, last.hash)}
    assert sign(any_store, signer, tmp_path, 1) is None

    two = planned(any_store)
    second = sign(any_store, signer, tmp_path, 2)
    assert second is not None
    assert set(second.heads()) == {two}
    assert (second.seq, second.hash, second.marks) == (first.seq, first.hash, "")

    raised(any_store, row())
    third = sign(any_store, signer, tmp_path, 3)
    assert third is not None
    assert (third.audits, third.seq > 0, third.items) == ("", True, 1)
    assert "audits" not in json.loads(third.line())
    assert checked(any_store, tmp_path) == SealedReport(
        third.seq, None, checkpoints=3, sealed=third.seq, audits=9, audits_sealed=9
    )
    walk.do(any_store, two, "freeze", walk.BASIS)
    later = checked(any_store, tmp_path)
    assert (later.broken, later.audits, later.audits_sealed) == (None, 10, 9)


def rewritten(store: Store, audit: str, why: str) -> None:
    """Somebody with the store in hand writes an audit anew, each hash as it must be."""
    before = "0" * 64
    with store.writing() as session:
        session.execute(text("DROP TRIGGER audit_entry_no_update"))
        for one in service.chain_of(session, audit):
            said = {**vars(one), "previous": before, "why": why, "hash": ""}
            entry = Entry(**said)
            before = entry.digest()
            session.execute(
                text(
                    "UPDATE audit_entry SET why = :why, previous = :previous, hash = :hash "
                    "WHERE audit = :audit AND seq = :seq"
                ),
                {
                    "why": why,
                    "previous": entry.previous,
                    "hash": before,
                    "audit": audit,
                    "seq": one.seq,
                },
            )
        end = {"hash": before, "id": audit}
        session.execute(text("UPDATE audit SET hash = :hash WHERE id = :id"), end)


def test_a_history_written_anew_to_its_end_is_named(
    store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    audit = at(store, State.ISSUED)
    made = sign(store, signer, tmp_path)
    assert made is not None
    first = service.entries(store, audit)[0]
    rewritten(store, audit, "nobody will see")
    assert service.entries(store, audit)[0].hash != first.hash
    assert service.verify(store) == []  # its chain looks whole
    seq = made.heads()[audit].seq
    said = (
        f"The history of audit {audit} was written anew, at entry {seq} or before: "
        f"checkpoint 1, signed on {made.at}, holds another."
    )
    assert checked(store, tmp_path).broken == Break(seq, "rewritten", said, audit)
    with pytest.raises(Refused) as refused:
        sign(store, signer, tmp_path, 1)
    assert refused.value.problems == (
        Problem(
            store.shown,
            f"The history of audit {audit} is broken at entry {seq}, so it is not signed.",
            said,
        ),
    )


def test_an_audit_that_is_gone_is_named(store: Store, signer: SigningKey, tmp_path: Path) -> None:
    audit = planned(store)
    made = sign(store, signer, tmp_path)
    assert made is not None
    with store.writing() as session:
        session.execute(text("DROP TRIGGER audit_entry_no_delete"))
        session.execute(text("DELETE FROM audit_entry"))
        session.execute(text("DELETE FROM audit"))
    said = (
        f"Entry 1 of audit {audit} was removed: its history ends at 0, but checkpoint 1, "
        f"signed on {made.at}, goes to 1."
    )
    assert checked(store, tmp_path).broken == Break(1, "removed", said, audit)


def test_a_checkpoint_of_before_there_were_audits_still_holds(
    store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    """It says nothing of audits, and what it said is what was signed."""
    raised(store, row())
    keys = read_public(tmp_path / "keys")
    made = make_checkpoint(store, signer, keys, RAISED, tmp_path / "file")
    assert made is not None
    assert sorted(json.loads(made.said())) == [
        *("at", "hash", "items", "key", "marks", "number", "previous", "seq", "signature"),
    ]
    audit = planned(store)
    later = sign(store, signer, tmp_path, 1)
    assert later is not None
    assert (later.seq, set(later.heads())) == (made.seq, {audit})
    assert checked(store, tmp_path).whole
