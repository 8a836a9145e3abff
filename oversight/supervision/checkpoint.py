"""Signed checkpoints: what the trail was, kept so that it cannot be rewritten unseen.

The chain of the trail shows every hand that changes a part of it. It does not show one that
writes all of it anew from some entry on, or cuts its end off, together with the head. A
checkpoint does: it holds how long the trail was and its last hash, signed with a key that the
store does not have. Its marks (the beginnings of the hashes since the checkpoint before) name
the very entry from which on the trail is another. Checkpoints are chained like entries, in a
table of the store and, line by line, in a file beside it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import cast

from cryptography.exceptions import InvalidSignature
from sqlalchemy import Table, insert, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from oversight.problem import Problem, Refused
from oversight.store.base import Base, StoreRow
from oversight.store.database import Store
from oversight.supervision.chain import Break, Entry, Head, canonical, first_break
from oversight.supervision.commands import Moment
from oversight.supervision.item import written
from oversight.supervision.keys import PublicKeys, SigningKey
from oversight.supervision.trail import TrailReport, entries_of, strayed

MARK = 6
"""Letters of an entry's hash that a checkpoint keeps: two hashes share them once in 16 million."""

Chains = Mapping[str, Sequence[str]]
"""The chains of audits beside the trail: the hashes of each one's entries in their order."""

ReadChains = Callable[[Session], Chains]
"""Reads them in the snapshot that the trail is read in, so that neither is ahead of the other."""


def no_chains(_: Session) -> Chains:
    """A store without audits."""
    return {}


class CheckpointRow(Base):
    """A checkpoint. Columns as in `Checkpoint`; rows are never changed or removed."""

    __tablename__ = "supervision_checkpoint"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    seq: Mapped[int]
    hash: Mapped[str]
    at: Mapped[str]
    items: Mapped[int]
    marks: Mapped[str]
    previous: Mapped[str]
    key: Mapped[str]
    signature: Mapped[str]
    audits: Mapped[str]


@dataclass(frozen=True)
class Checkpoint:
    """The trail as it was at a moment.

    `seq` and `hash` are those of its last entry, `items` how many items had been raised,
    `marks` the beginnings of the hashes of its entries since the checkpoint before, `previous`
    the signature of that one, `key` the name of the key that signed it. `audits` says of each
    audit that had moved on since then how long its chain was, and its last hash: canonical JSON.
    """

    number: int
    seq: int
    hash: str
    at: str
    items: int
    marks: str
    previous: str
    key: str
    signature: str = ""
    audits: str = ""

    def said(self) -> bytes:
        """What is signed."""
        return canonical(replace(self, signature="checkpoint of a trail, 1")._told()).encode()

    def line(self) -> str:
        """The checkpoint as a line of the file."""
        return canonical(self._told()) + "\n"

    def _told(self) -> dict[str, object]:
        # Those of before there were audits said nothing of them, and still hold.
        return {name: value for name, value in vars(self).items() if name != "audits" or value}

    def heads(self) -> dict[str, Head]:
        """The ends of the chains of audits."""
        return {name: Head(*end) for name, end in json.loads(self.audits or "{}").items()}


@dataclass(frozen=True)
class SealedReport(TrailReport):
    """What verifying a trail with its checkpoints found.

    `checkpoints` are those that hold, `sealed` the last entry they vouch for, `unwritten` how
    many the file lacks that the store has: none is lost by that, and the next one brings them.
    `audits` are the entries of audits that there are, `audits_sealed` those vouched for.
    """

    checkpoints: int = 0
    sealed: int = 0
    unwritten: int = 0
    audits: int = 0
    audits_sealed: int = 0


@dataclass
class _Watch:
    """Looks on while the chain is read: where it first differs from what was signed."""

    held: Sequence[Checkpoint]
    first: tuple[int, Checkpoint] | None = None
    items: int = 0
    marks: list[str] = field(default_factory=list)

    def over(self, entries: Iterable[Entry]) -> Iterator[Entry]:
        """The entries, unchanged, each looked at."""
        for entry in entries:
            self._look(entry)
            yield entry

    def _look(self, entry: Entry) -> None:
        while self.held and self.held[0].seq < entry.seq:
            # Of nothing but audits: the trail had not moved on since the one before.
            self.held = self.held[1:]
        self.items += entry.start is None
        if self.held:
            current = self.held[0]
            place = current.seq - len(current.marks) // MARK
            at = (entry.seq - place - 1) * MARK
            differs = at >= 0 and current.marks[at : at + MARK] != entry.hash[:MARK]
            if entry.seq == current.seq:
                differs = differs or (entry.hash, self.items) != (current.hash, current.items)
                self.held = self.held[1:]
            if differs and self.first is None:
                self.first = (entry.seq, current)
        else:
            self.marks.append(entry.hash[:MARK])

    def broken(self, head: Head) -> Break | None:
        """Where the trail is not what was signed; None where it is."""
        if self.first is not None:
            seq, signed = self.first
            return Break(
                seq,
                "rewritten",
                f"The trail was written anew from entry {seq} on: checkpoint {signed.number}, "
                f"signed on {signed.at}, holds another.",
            )
        if self.held and head.seq < self.held[-1].seq:
            signed = next(each for each in self.held if each.seq > head.seq)
            return Break(
                head.seq + 1,
                "removed",
                f"Entry {head.seq + 1} was removed: the trail ends at {head.seq}, but "
                f"checkpoint {signed.number}, signed on {signed.at}, holds {signed.seq} entries.",
            )
        return None


def verify_sealed(
    store: Store,
    keys: PublicKeys,
    file: Sequence[Checkpoint] = (),
    audits: ReadChains = no_chains,
) -> SealedReport:
    """Whether the trail is whole, the items are as it says, and every checkpoint holds.

    `file` are the checkpoints kept beside the store (`read_file`), `audits` reads the chains of
    the audits. Names the first break.
    """
    with store.reading() as session:
        return verify_in(session, keys, file, audits)


def verify_in(
    session: Session,
    keys: PublicKeys,
    file: Sequence[Checkpoint] = (),
    audits: ReadChains = no_chains,
) -> SealedReport:
    """`verify_sealed` within a snapshot."""
    return _verified(session, keys, file, audits(session))[0]


def _verified(
    session: Session, keys: PublicKeys, file: Sequence[Checkpoint], audits: Chains
) -> tuple[SealedReport, _Watch]:
    row = session.scalars(select(StoreRow)).one()
    head = Head(row.seq, row.hash)
    stored = checkpoints_of(session)
    held, odd = _held(stored, file, keys)
    watch = _Watch(held)
    chain = first_break(watch.over(entries_of(session)), head)
    found = [each for each in (chain, watch.broken(head), odd) if each is not None]
    broken = min(found, key=lambda each: each.seq) if found else strayed(session)
    broken = broken or next(_audits_broken(held, audits), None)
    report = SealedReport(
        head.seq,
        broken,
        checkpoints=len(held),
        sealed=held[-1].seq if held else 0,
        unwritten=max(0, len(stored) - len(file)),
        audits=sum(map(len, audits.values())),
        audits_sealed=sum(end.seq for end in _ends(held).values()),
    )
    return report, watch


def _ends(checkpoints: Iterable[Checkpoint]) -> dict[str, Head]:
    """Where each audit ended when it was last signed."""
    return {name: end for each in checkpoints for name, end in each.heads().items()}


def _audits_broken(held: Sequence[Checkpoint], audits: Chains) -> Iterator[Break]:
    """Where the chains of audits are not what was signed."""
    for signed in held:
        for audit, end in signed.heads().items():
            now = audits.get(audit, ())
            if len(now) < end.seq:
                gone = len(now) + 1
                said = (
                    f"Entry {gone} of audit {audit} was removed: its history ends at {len(now)}, "
                )
                said += f"but checkpoint {signed.number}, signed on {signed.at}, goes to {end.seq}."
                yield Break(gone, "removed", said, audit)
            elif now[end.seq - 1] != end.hash:
                said = (
                    f"The history of audit {audit} was written anew, at entry {end.seq} or before: "
                )
                said += f"checkpoint {signed.number}, signed on {signed.at}, holds another."
                yield Break(end.seq, "rewritten", said, audit)


def _held(
    stored: Sequence[Checkpoint], file: Sequence[Checkpoint], keys: PublicKeys
) -> tuple[list[Checkpoint], Break | None]:
    """The checkpoints that can be relied on, and the first fault of the others."""
    held: list[Checkpoint] = []
    odd: Break | None = None
    for number, beside in enumerate(file, 1):
        kept = stored[number - 1] if number <= len(stored) else None
        if kept != beside and odd is None:
            what = "is not in the store any more" if kept is None else "was changed"
            odd = _odd(beside, f"Checkpoint {number} {what}: the file beside holds another.")
    # Of two that differ, whichever is signed is the one that was made.
    for number in range(1, max(len(stored), len(file)) + 1):
        before = held[-1] if held else None
        both = [each[number - 1] for each in (stored, file) if number <= len(each)]
        faults = [_fault(each, number, before, keys) for each in both]
        good = [each for each, fault in zip(both, faults, strict=True) if fault is None]
        if not good:
            return held, odd or _odd(both[0], faults[0] or "")
        held.append(good[0])
    return held, odd


def _fault(
    found: Checkpoint, number: int, before: Checkpoint | None, keys: PublicKeys
) -> str | None:
    if found.number != number:
        return f"Checkpoint {number} was removed: {found.number} is the next that is there."
    if found.key not in keys:
        return f"Checkpoint {number} is signed with key {found.key}, whose public half is not here."
    try:
        keys[found.key].verify(bytes.fromhex(found.signature), found.said())
    except (InvalidSignature, ValueError):
        return f"Checkpoint {number} was changed: its signature is not of what it now says."
    if found.previous != (before.signature if before else ""):
        return f"Checkpoint {number} does not follow the one before it: that one was replaced."
    return None


def _odd(found: Checkpoint, said: str) -> Break:
    return Break(found.seq, "checkpoint", said)


def checkpoints_of(session: Session) -> list[Checkpoint]:
    """The checkpoints in the store, in their order."""
    rows = session.scalars(select(CheckpointRow).order_by(CheckpointRow.number))
    names = [each.name for each in fields(Checkpoint)]
    return [Checkpoint(**{name: getattr(row, name) for name in names}) for row in rows]


def make_checkpoint(
    store: Store,
    key: SigningKey,
    keys: PublicKeys,
    at: Moment,
    path: Path,
    *,
    audits: ReadChains = no_chains,
) -> Checkpoint | None:
    """Sign the trail as it stands; the store and the file at `path` each keep the checkpoint.

    `keys` are those that signed the checkpoints before, `audits` reads the chains of the audits,
    which are signed with it; that each is whole is for the caller to see to. None where nothing
    was written since the last one. Refused: a trail that is broken, a file that says otherwise
    than the store, and another checkpoint made at the same moment.
    """
    beside = read_file(path)
    with store.reading() as session:
        stored = checkpoints_of(session)
        row = session.scalars(select(StoreRow)).one()
        head = Head(row.seq, row.hash)
        chains = audits(session)
        report, watch = _verified(session, keys, beside, chains)
    if report.broken is not None:
        broken = report.broken
        what = f"The history of audit {broken.audit}" if broken.audit else "The trail"
        said = f"{what} is broken at entry {broken.seq}, so it is not signed."
        raise Refused(Problem(store.shown, said, broken.said))
    last = stored[-1] if stored else None
    signed = _ends(stored)
    ends = {name: Head(len(hashes), hashes[-1]) for name, hashes in chains.items()}
    moved = {name: [end.seq, end.hash] for name, end in ends.items() if signed.get(name) != end}
    if head.seq == (last.seq if last else 0) and not moved:
        append_to_file(path, stored)
        return None
    draft = Checkpoint(
        number=len(stored) + 1,
        seq=head.seq,
        hash=head.hash,
        at=written(at),
        items=watch.items,
        marks="".join(watch.marks),
        previous=last.signature if last else "",
        key=key.name,
        audits=canonical(moved) if moved else "",
    )
    made = replace(draft, signature=key.sign(draft.said()))
    with store.writing() as session:
        if checkpoints_of(session) != stored:
            raise Refused(
                Problem(
                    store.shown,
                    "Another checkpoint was made at the same moment; this one was not.",
                    "Nothing is to be done; the other one holds.",
                )
            )
        session.execute(insert(cast(Table, CheckpointRow.__table__)), vars(made))
    append_to_file(path, [*stored, made])
    return made


def read_file(path: Path) -> list[Checkpoint]:
    """The checkpoints of a file; none where there is no file.

    Refused: a line that is no checkpoint. A last line without its end is what a killed process
    leaves; it is left out, and completed by the next checkpoint.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        raise Refused(_unread(path, str(error))) from error
    found = []
    for number, line in enumerate(lines, 1):
        if not line.endswith("\n"):
            break
        try:
            found.append(Checkpoint(**json.loads(line)))
        except (ValueError, TypeError) as error:
            raise Refused(_unread(path, f"line {number} is no checkpoint")) from error
    return found


def append_to_file(path: Path, stored: Sequence[Checkpoint]) -> None:
    """Write what the file lacks of the checkpoints in the store; it only grows."""
    whole = "".join(each.line() for each in stored).encode()
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o644), "r+b") as file:
            there = file.read()
            if whole.startswith(there):
                file.write(whole[len(there) :])
                file.flush()
                os.fsync(file.fileno())
                return
    except OSError as error:
        raise Refused(_unread(path, str(error.strerror))) from error
    raise Refused(_unread(path, "it holds other checkpoints than the store"))


def _unread(path: Path, said: str) -> Problem:
    return Problem(
        str(path),
        f"The file of checkpoints cannot be used: {said}.",
        "Name the file that `oversight trail checkpoint` writes, or a copy of it.",
    )
