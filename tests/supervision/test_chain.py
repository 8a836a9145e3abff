"""The hash chain: any tampering is found, and the first broken entry is named."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from oversight.store.base import NO_HASH
from oversight.supervision.chain import Break, Entry, Head, chained, first_break
from oversight.supervision.item import Draft

LENGTH = 12


def chain(length: int = LENGTH) -> tuple[list[Entry], Head]:
    drafts = [
        Draft(f"I{n % 3}", "2021-10-08", "Li", "sign", "assigned", "signed", f"w{n}", {}, "run-1")
        for n in range(length)
    ]
    return chained(drafts, Head())


def rehashed(entry: Entry) -> Entry:
    return replace(entry, hash=entry.digest())


def test_a_chain_begins_at_nothing_and_ends_at_its_head() -> None:
    entries, head = chain(2)
    assert [entry.previous for entry in entries] == [NO_HASH, entries[0].hash]
    assert head == Head(2, entries[1].hash)
    assert first_break(entries, head) is None
    assert first_break([], Head()) is None


def test_a_chain_made_in_two_goes_is_the_chain_made_in_one() -> None:
    entries, head = chain(4)
    again, middle = chain(2)
    drafts = [
        Draft(f"I{n % 3}", "2021-10-08", "Li", "sign", "assigned", "signed", f"w{n}", {}, "run-1")
        for n in (2, 3)
    ]
    more, end = chained(drafts, middle)
    assert ([*again, *more], end) == (entries, head)


FIELDS = ("item", "at", "who", "command", "start", "end", "why", "details", "run", "previous")


@settings(max_examples=100, deadline=None)
@given(at=st.integers(0, LENGTH - 1), name=st.sampled_from(FIELDS), with_hash=st.booleans())
def test_a_changed_entry_is_named(at: int, name: str, with_hash: bool) -> None:
    entries, head = chain()
    changed = replace(entries[at], **{name: "x"})
    entries[at] = rehashed(changed) if with_hash else changed
    broken = first_break(entries, head)
    assert broken is not None
    assert (broken.seq, broken.what) == (at + 1, "changed")


@settings(max_examples=50, deadline=None)
@given(at=st.integers(0, LENGTH - 1), count=st.integers(1, 3))
def test_removed_entries_are_named(at: int, count: int) -> None:
    entries, head = chain()
    del entries[at : at + count]
    broken = first_break(entries, head)
    assert broken is not None
    assert (broken.seq, broken.what) == (at + 1, "removed")


@settings(max_examples=50, deadline=None)
@given(st.sets(st.integers(0, LENGTH - 1), min_size=2, max_size=2).map(sorted))
def test_reordered_entries_are_named(places: list[int]) -> None:
    entries, head = chain()
    low, high = places
    entries[low], entries[high] = (
        replace(entries[high], seq=low + 1),
        replace(entries[low], seq=high + 1),
    )
    assert first_break(entries, head) == Break(
        low + 1,
        "reordered",
        f"The trail was reordered: in place of entry {low + 1} stands the one that was written "
        f"as entry {high + 1} (item I{high % 3}, sign).",
    )


def test_an_added_entry_is_named() -> None:
    entries, head = chain()
    added = Entry(LENGTH + 1, *_after(entries[-1]))
    assert first_break([*entries, rehashed(added)], head) == Break(
        13, "added", "Entry 13 was added: the last entry that was written is 12."
    )
    assert first_break([replace(entries[0], seq=0), *entries], head) == Break(
        0, "added", "Entry 0 was added: numbers begin at 1."
    )


def _after(entry: Entry) -> tuple[str, ...]:
    said = (entry.item, entry.at, entry.who, entry.command, entry.end, entry.end, entry.why)
    return (*said, entry.details, entry.run, entry.hash)


def test_what_is_said_of_each_break() -> None:
    entries, head = chain()
    cut = first_break(entries[:-2], head)
    gap = first_break(entries[:3] + entries[4:], head)
    changed = first_break([*entries[:4], replace(entries[4], who="Wu"), *entries[5:]], head)
    hidden = rehashed(replace(entries[4], who="Wu"))
    rewritten = first_break([*entries[:4], hidden, *entries[5:]], head)
    last = first_break([*entries[:-1], rehashed(replace(entries[-1], who="Wu"))], head)
    assert [found.said for found in (cut, gap, changed, rewritten, last) if found] == [
        "Entry 11 was removed: the trail ends at 10, but 12 entries were written.",
        "Entry 4 was removed: entry 5 is the next that is there.",
        "Entry 5 (item I1, sign) was changed: its hash is not of what it now says.",
        "Entry 5 was changed and its hash written anew: it no longer fits its neighbours.",
        "Entry 12, the last one, was changed and its hash written anew, or the head of the "
        "trail was: the two no longer agree.",
    ]
