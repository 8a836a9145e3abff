"""Signed checkpoints: kept in the store and beside it, chained, checked, and never overwritten."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from sqlalchemy import text

from oversight.problem import Problem, Refused
from oversight.store.database import Store
from oversight.supervision.chain import Break
from oversight.supervision.checkpoint import (
    MARK,
    Checkpoint,
    SealedReport,
    append_to_file,
    checkpoints_of,
    make_checkpoint,
    read_file,
    verify_sealed,
)
from oversight.supervision.keys import PublicKeys, SigningKey, make_key, read_key, read_public

from .support import DAY, only_id, raised, row, rows_of, walk


@pytest.fixture
def signer(tmp_path: Path) -> SigningKey:
    return make_key(tmp_path / "keys")


def known(signer: SigningKey) -> PublicKeys:
    return {signer.name: signer.private.public_key()}


def sign(store: Store, signer: SigningKey, folder: Path, day: int = 0) -> Checkpoint:
    at = DAY + timedelta(day)
    made = make_checkpoint(store, signer, read_public(folder / "keys"), at, folder / "file")
    assert made is not None
    return made


def refused(problem: Refused) -> Problem:
    (only,) = problem.problems
    return only


def test_a_checkpoint_says_what_the_trail_is(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    raised(any_store, row("C1"), row("C2"))
    first = sign(any_store, signer, tmp_path)
    walk(any_store, first_id(any_store), "assign", "sign")
    second = sign(any_store, signer, tmp_path, 1)
    hashes = [hash_ for (hash_,) in rows_of(any_store, "SELECT hash FROM supervision_trail")]
    assert replace(first, signature="") == Checkpoint(
        number=1,
        seq=2,
        hash=hashes[1],
        at="2021-10-08",
        items=2,
        marks="".join(each[:MARK] for each in hashes[:2]),
        previous="",
        key=signer.name,
    )
    assert replace(second, signature="") == Checkpoint(
        number=2,
        seq=4,
        hash=hashes[3],
        at="2021-10-09",
        items=2,
        marks="".join(each[:MARK] for each in hashes[2:]),
        previous=first.signature,
        key=signer.name,
    )
    with any_store.reading() as session:
        assert checkpoints_of(session) == [first, second] == read_file(tmp_path / "file")
    report = verify_sealed(any_store, known(signer), [first, second])
    assert report == SealedReport(4, None, checkpoints=2, sealed=4, unwritten=0)


def first_id(store: Store) -> str:
    return str(rows_of(store, "SELECT min(id) FROM supervision_item")[0][0])


def test_nothing_new_is_not_signed_again(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    keys, file = known(signer), tmp_path / "file"
    assert make_checkpoint(any_store, signer, keys, DAY, file) is None
    raised(any_store, row())
    made = sign(any_store, signer, tmp_path)
    assert make_checkpoint(any_store, signer, keys, DAY, file) is None
    assert read_file(file) == [made]


def test_a_broken_trail_is_not_signed(any_store: Store, signer: SigningKey, tmp_path: Path) -> None:
    raised(any_store, row())
    with any_store.writing() as session:
        session.execute(text("UPDATE supervision_item SET state = 'closed'"))
    with pytest.raises(Refused) as caught:
        make_checkpoint(any_store, signer, known(signer), DAY, tmp_path / "file")
    name = only_id(any_store)
    assert refused(caught.value) == Problem(
        any_store.shown,
        "The trail is broken at entry 1, so it is not signed.",
        f"Item {name} was left raised by entry 1, but it stands as closed.",
    )
    assert not (tmp_path / "file").exists()


def broken(store: Store, keys: PublicKeys, file: list[Checkpoint]) -> Break | None:
    return verify_sealed(store, keys, file).broken


def test_a_checkpoint_that_was_touched_is_named(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    raised(any_store, row("C1"))
    first = sign(any_store, signer, tmp_path)
    raised(any_store, row("C1"), row("C2"))
    second = sign(any_store, signer, tmp_path, 1)
    keys, file = known(signer), read_file(tmp_path / "file")
    with any_store.writing() as session:
        run = session.connection().exec_driver_sql
        if any_store.engine.dialect.name == "sqlite":
            run("DROP TRIGGER supervision_checkpoint_no_delete")
        else:
            run("ALTER TABLE supervision_checkpoint DISABLE TRIGGER ALL")
        run("DELETE FROM supervision_checkpoint WHERE number = 2")
    gone = "Checkpoint 2 is not in the store any more: the file beside holds another."
    assert broken(any_store, keys, file) == Break(2, "checkpoint", gone)
    # Without the file beside, a shorter row of checkpoints is all there is to see.
    assert broken(any_store, keys, []) is None
    with any_store.writing() as session:
        run = session.connection().exec_driver_sql
        run("DELETE FROM supervision_checkpoint")
    other = replace(first, items=7)
    assert broken(any_store, keys, [other]) == Break(
        1, "checkpoint", "Checkpoint 1 is not in the store any more: the file beside holds another."
    )
    assert broken(any_store, keys, [second]) is not None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"at": "2020-01-01"},
            "Checkpoint 1 was changed: its signature is not of what it now says.",
        ),
        (
            {"signature": "zz"},
            "Checkpoint 1 was changed: its signature is not of what it now says.",
        ),
        ({"number": 2}, "Checkpoint 1 was removed: 2 is the next that is there."),
        (
            {"key": "0" * 16},
            f"Checkpoint 1 is signed with key {'0' * 16}, whose public half is not here.",
        ),
    ],
)
def test_what_is_said_of_a_checkpoint_that_is_none(
    any_store: Store, signer: SigningKey, tmp_path: Path, changes: dict[str, object], said: str
) -> None:
    raised(any_store, row("C1"))
    made = sign(any_store, signer, tmp_path)
    guard = {
        "sqlite": "DROP TRIGGER supervision_checkpoint_no_update",
        "postgresql": "ALTER TABLE supervision_checkpoint DISABLE TRIGGER ALL",
    }[any_store.engine.dialect.name]
    ((name, value),) = changes.items()
    with any_store.writing() as session:
        session.execute(text(guard))
        change = text(f"UPDATE supervision_checkpoint SET {name} = :value")
        session.execute(change, {"value": value})
    assert broken(any_store, known(signer), []) == Break(1, "checkpoint", said)
    # The one that was made is in the file.
    told = broken(any_store, known(signer), [made])
    assert told is not None
    assert told.said == "Checkpoint 1 was changed: the file beside holds another."


def test_keys_may_change_and_what_they_signed_still_holds(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    raised(any_store, row("C1"))
    sign(any_store, signer, tmp_path)
    (tmp_path / "keys/trail.key").rename(tmp_path / "safe")
    (tmp_path / "keys/trail.pub").rename(tmp_path / "keys/2021.pub")
    other = make_key(tmp_path / "keys")
    raised(any_store, row("C1"), row("C2"))
    sign(any_store, other, tmp_path)
    report = verify_sealed(any_store, read_public(tmp_path / "keys"), read_file(tmp_path / "file"))
    assert report == SealedReport(2, None, checkpoints=2, sealed=2)
    told = broken(any_store, known(other), [])
    assert told is not None
    assert told.said == (
        f"Checkpoint 1 is signed with key {signer.name}, whose public half is not here."
    )


def test_a_file_that_a_killed_process_left_is_completed(
    any_store: Store, signer: SigningKey, tmp_path: Path
) -> None:
    raised(any_store, row("C1"))
    first = sign(any_store, signer, tmp_path)
    file = tmp_path / "file"
    whole = file.read_text()
    file.write_text(whole[:100])
    assert read_file(file) == []
    report = verify_sealed(any_store, known(signer), read_file(file))
    assert (report.whole, report.unwritten) == (True, 1)
    raised(any_store, row("C1"), row("C2"))
    second = sign(any_store, signer, tmp_path)
    assert read_file(file) == [first, second]
    assert file.read_text().startswith(whole)


def test_a_file_of_something_else_is_refused(tmp_path: Path, signer: SigningKey) -> None:
    file = tmp_path / "file"
    file.write_text('{"number": 1}\n')
    fix = "Name the file that `oversight trail checkpoint` writes, or a copy of it."
    with pytest.raises(Refused) as caught:
        read_file(file)
    said = "The file of checkpoints cannot be used: line 1 is no checkpoint."
    assert refused(caught.value) == Problem(str(file), said, fix)
    with pytest.raises(Refused) as caught:
        append_to_file(file, [])
    said = "The file of checkpoints cannot be used: it holds other checkpoints than the store."
    assert refused(caught.value) == Problem(str(file), said, fix)
    assert json.loads(file.read_text()) == {"number": 1}
    with pytest.raises(Refused):
        read_file(tmp_path)
    with pytest.raises(Refused):
        append_to_file(tmp_path, [])


def test_a_key_is_its_owners_alone(tmp_path: Path, signer: SigningKey) -> None:
    private = tmp_path / "keys/trail.key"
    assert private.stat().st_mode & 0o777 == 0o600
    assert read_key(private).name == signer.name
    assert list(read_public(tmp_path / "keys")) == [signer.name]
    private.chmod(0o644)
    with pytest.raises(Refused) as caught:
        read_key(private)
    assert refused(caught.value).said == (
        "Others than its owner may read the key, so what it signs proves nothing."
    )


def test_a_file_without_a_key_is_refused(tmp_path: Path) -> None:
    other = generate_private_key(65537, 2048)
    pem = other.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    for content in (b"no key", pem):
        file = tmp_path / "some.pub"
        file.write_bytes(content)
        file.chmod(0o600)
        said = Problem(
            str(file),
            "The file holds no Ed25519 key.",
            "Name one that `oversight trail key` made.",
        )
        for read in (read_key, read_public):
            with pytest.raises(Refused) as caught:
                read(file)
            assert refused(caught.value) == said


def test_a_key_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(Refused) as caught:
        make_key(tmp_path / "file/keys")
    assert refused(caught.value) == Problem(
        str(tmp_path / "file/keys"),
        "The key cannot be written: Not a directory.",
        "Give yourself the right to write the folder.",
    )
