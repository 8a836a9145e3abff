"""The hash chain of the trail: what an entry is, and where a chain first breaks.

Each entry's hash is taken over all it says and over the hash before it, so that whoever
changes, removes, adds or moves an entry must write anew every hash after it and the head,
which is kept beside the chain. A chain rewritten from end to end looks whole: only a head
kept elsewhere shows that (see docs/supervision.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass

from oversight.store.base import NO_HASH
from oversight.supervision.item import Draft

_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@dataclass(frozen=True)
class Head:
    """The end of a chain: the number and the hash of its last entry."""

    seq: int = 0
    hash: str = NO_HASH


@dataclass(frozen=True)
class Entry:
    """One line of the trail. `at` is an ISO day or instant, `details` canonical JSON text."""

    seq: int
    item: str
    at: str
    who: str
    command: str
    start: str | None
    end: str
    why: str
    details: str
    run: str
    previous: str
    hash: str = ""

    def digest(self, seq: int | None = None) -> str:
        """The sha256 of the entry, hexadecimal; with `seq`, as if it stood there."""
        said = [
            self.seq if seq is None else seq,
            self.item,
            self.at,
            self.who,
            self.command,
            self.start,
            self.end,
            self.why,
            self.details,
            self.run,
            self.previous,
        ]
        return hashlib.sha256(canonical(said).encode()).hexdigest()


@dataclass(frozen=True)
class Break:
    """Where a chain first breaks: entry `seq` was changed, removed, reordered or added.

    The chain is that of an audit where one is named, else the trail.
    """

    seq: int
    what: str
    said: str
    audit: str = ""


def canonical(value: object) -> str:
    """JSON in the one form that is hashed: sorted keys, no spaces, letters as they are.

    >>> canonical({"b": 1, "a": "签收"})
    '{"a":"签收","b":1}'
    """
    return _CANONICAL.encode(value)


def chained(drafts: Iterable[Draft], head: Head) -> tuple[list[Entry], Head]:
    """The drafts as entries that continue the chain at `head`, and its new head."""
    entries: list[Entry] = []
    for draft in drafts:
        said = (draft.item, draft.at, draft.who, draft.command, draft.start, draft.end, draft.why)
        rest = (canonical(draft.details), draft.run, head.hash)
        digest = Entry(head.seq + 1, *said, *rest).digest()
        entries.append(Entry(head.seq + 1, *said, *rest, hash=digest))
        head = Head(head.seq + 1, digest)
    return entries, head


def first_break(entries: Iterable[Entry], head: Head) -> Break | None:
    """The first entry that is not as it was written; None for a whole chain.

    `entries` come in the order of their numbers; they are read once.
    """
    last = Head()
    # An entry that is whole in itself but follows another hash than the one before it bears:
    # which of the two was rewritten shows in the entry after it.
    doubted: tuple[Entry, Entry] | None = None
    before: Entry | None = None
    for entry in entries:
        if doubted is not None:
            return _rewritten(*doubted, entry.previous)
        if entry.seq != last.seq + 1:
            return _gap(last.seq + 1, entry)
        if entry.seq > head.seq:
            return _beyond(entry, head)
        if entry.digest() != entry.hash:
            return _altered(entry, head)
        if entry.previous != last.hash:
            if before is None:
                return _changed(entry.seq)
            doubted = (before, entry)
        before, last = entry, Head(entry.seq, entry.hash)
    if doubted is not None:
        return _rewritten(*doubted, head.hash)
    return _cut(last, head)


def _cut(last: Head, head: Head) -> Break | None:
    """What the end of a chain tells that is whole as far as it goes."""
    if last.seq < head.seq:
        return Break(
            last.seq + 1,
            "removed",
            f"Entry {last.seq + 1} was removed: the trail ends at {last.seq}, "
            f"but {head.seq} entries were written.",
        )
    if last.hash != head.hash:
        return Break(
            last.seq,
            "changed",
            f"Entry {last.seq}, the last one, was changed and its hash written anew, or the "
            "head of the trail was: the two no longer agree.",
        )
    return None


def _changed(seq: int) -> Break:
    return Break(
        seq,
        "changed",
        f"Entry {seq} was changed and its hash written anew: it no longer fits its neighbours.",
    )


def _altered(entry: Entry, head: Head) -> Break:
    """An entry whose hash is not of what it says: written for another place, or changed."""
    for seq in range(1, head.seq + 1):
        if entry.digest(seq) == entry.hash:
            return Break(
                entry.seq,
                "reordered",
                f"The trail was reordered: in place of entry {entry.seq} stands the one that "
                f"was written as entry {seq} (item {entry.item}, {entry.command}).",
            )
    return Break(
        entry.seq,
        "changed",
        f"Entry {entry.seq} (item {entry.item}, {entry.command}) was changed: "
        "its hash is not of what it now says.",
    )


def _gap(wanted: int, found: Entry) -> Break:
    # Numbers are unique and come in order, so a wrong one can only be too high, or below 1.
    if found.seq < wanted:
        return Break(found.seq, "added", f"Entry {found.seq} was added: numbers begin at 1.")
    return Break(
        wanted,
        "removed",
        f"Entry {wanted} was removed: entry {found.seq} is the next that is there.",
    )


def _beyond(entry: Entry, head: Head) -> Break:
    return Break(
        entry.seq,
        "added",
        f"Entry {entry.seq} was added: the last entry that was written is {head.seq}.",
    )


def _rewritten(before: Entry, entry: Entry, followed: str) -> Break:
    return _changed(before.seq if followed == entry.hash else entry.seq)
