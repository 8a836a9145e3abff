"""A hundred inspectors at once on PostgreSQL, all at the same few items.

    python bench/together.py --people 100 --seconds 60

Each reads the queue, picks one of its first items and gives a command on it as it was seen,
through the service, while the same findings are raised again and again. Afterwards every
command that somebody was told is done must be in the trail, once; no step may begin where the
one before it did not end; every item must have as many changes as its trail tells; no item may
be there twice; and every refusal must have been a sentence.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from sqlalchemy import text

from bench._inspectors import ITEMS, RULE, Seen, inspectors
from bench._items import DAY, DAYS, findings, new_url
from oversight.store.database import Store, open_store
from oversight.supervision.raising import About, raise_items
from oversight.supervision.trail import entries_of, verify_trail

PROCESSES = 4


def rows() -> Iterator[tuple[str, str, str]]:
    """Faults of a hundred inspectors in a quarter of a minute."""
    yield measured(100, 15)


def measured(people: int, seconds: float) -> tuple[str, str, str]:
    """What so many inspectors did in that time, and what was wrong with it."""
    what = f"{people} inspectors for {seconds:.0f} s on PostgreSQL"
    with new_url("postgresql") as url:
        if url is None:
            return what, "not measured", "it is not installed"
        store = open_store(url, create=True)
        more = About(rules={RULE: "1"})
        table = findings(ITEMS, rule=RULE)
        raise_items(store, table, by="evaluation", at=DAY, days=DAYS, about=more)
        context = get_context("forkserver")
        context.set_forkserver_preload(["bench._inspectors"])
        with ProcessPoolExecutor(PROCESSES, mp_context=context) as pool:
            share = people // PROCESSES
            work = [pool.submit(inspectors, url, n, share, seconds) for n in range(PROCESSES)]
            seen = [each.result() for each in work]
        faults = [*wrong(store, seen), *(fault for each in seen for fault in each.faults)]
        store.close()
    print(*faults[:20], sep="\n", end="")
    return what, f"{len(faults)} faults", told(seen)


def told(seen: list[Seen]) -> str:
    """What they did, in a line."""
    done = sum(len(each.done) for each in seen)
    refused = sum((each.refused for each in seen), Counter[str]())
    waits = sorted(wait for each in seen for wait in each.waits)
    late = waits[int(len(waits) * 0.95)] if waits else 0
    why = "; ".join(f"{n} x {said}" for said, n in refused.most_common(4))
    return f"{done:,} commands done, {refused.total():,} refused; p95 {late:.1f} s; {why}"


def wrong(store: Store, seen: list[Seen]) -> Iterator[str]:
    """What is not as it must be, after all that somebody was told to be done."""
    report = verify_trail(store)
    if report.broken is not None:
        yield report.broken.said
    given: Counter[str] = Counter()
    stands: dict[str, str] = {}
    with store.reading() as session:
        for entry in entries_of(session):
            if entry.command == "raise":
                if entry.item in stands:
                    yield f"raised twice: {entry.item}"
            else:
                given[entry.who] += 1
                if stands.get(entry.item) != entry.start:
                    yield f"lost: entry {entry.seq} begins at {entry.start}"
            stands[entry.item] = entry.end
        query = text("SELECT count(*), count(DISTINCT (rule, subject)) FROM supervision_item")
        items, different = session.execute(query).one()
        tally = session.execute(text("SELECT sum(n) FROM supervision_tally")).scalar()
        versions = session.execute(
            text(
                "SELECT i.id, i.version, count(*) FROM supervision_item i "
                "JOIN supervision_trail t ON t.item = i.id "
                "WHERE t.command <> 'comment' GROUP BY i.id HAVING i.version <> count(*)"
            )
        ).all()
    if (items, different, tally) != (ITEMS, ITEMS, ITEMS):
        yield f"{items} items, {different} of them different, {tally} in the tally"
    yield from (f"changes lost or added: {row}" for row in versions)
    for each in seen:
        yield from (f"lost: {who}" for who in each.done if given[who] != 1)
    if given.total() != sum(len(each.done) for each in seen):
        yield f"{given.total()} commands in the trail"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=60)
    given = parser.parse_args()
    what, figure, note = measured(given.people, given.seconds)
    print(what, figure, note, sep=" | ")
    sys.exit(0 if figure == "0 faults" else 1)


if __name__ == "__main__":
    main()
