"""How long raising takes, and what a person waits for when a store is full.

    python bench/supervision.py                  # 100,000 findings; then 1,000,000 items
    python bench/supervision.py --items 200000   # a smaller store

Bars: 100,000 findings in one transaction in less than 20 s on each database; with a million
items on PostgreSQL a page of the queue and an item within 150 ms, a command within 100 ms
(the 95th percentile).
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

from sqlalchemy import select, text

from bench._items import DAY, DAYS, ORGS, RULES, findings, inspector, new_store
from oversight.store.database import Store
from oversight.supervision import commands as c
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.raising import About, raise_items
from oversight.supervision.service import act, get_item
from oversight.supervision.tables import ItemRow
from oversight.supervision.trail import verify_trail
from oversight.supervision.views import Filter, counts, read_queue, read_trail

AT_ONCE = 100_000
TIMES = 200
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}
Row = tuple[str, str, str]


def rows() -> Iterator[Row]:
    """The figures of `make bench`."""
    yield from raising()
    yield from waiting(1_000_000)


def raising() -> Iterator[Row]:
    """Seconds to raise 100,000 findings in one transaction, and to find them all again."""
    table = findings(AT_ONCE)
    for backend, name in DATABASES.items():
        with new_store(backend) as store:
            if store is None:
                yield f"{name}, {AT_ONCE:,} findings", "not measured", "it is not installed"
                continue
            for what in ("raised", "found again"):
                took = seconds(lambda store=store: raise_all(store, table))
                yield f"{name}, {AT_ONCE:,} findings {what}", f"{took:.1f} s", "one transaction"
            took = seconds(lambda store=store: verify_trail(store))
            yield f"{name}, trail of {AT_ONCE:,} entries verified", f"{took:.1f} s", ""


def raise_all(store: Store, table: object, **about: object) -> None:
    """Raise findings on the day of the benchmark."""
    more = About(**about)  # type: ignore[arg-type]
    raise_items(store, table, by="evaluation", at=DAY, days=DAYS, about=more)  # type: ignore[arg-type]


def waiting(count: int) -> Iterator[Row]:
    """What a person waits for in a store of so many items, on PostgreSQL."""
    with new_store("postgresql") as store:
        if store is None:
            yield f"{count:,} items on PostgreSQL", "not measured", "it is not installed"
            return
        took = seconds(lambda: fill(store, count))
        yield f"PostgreSQL, {count:,} items raised", f"{took:.0f} s", "100,000 at a time"
        for what, each in people(store):
            times = sorted(seconds(each) * 1000 for _ in range(TIMES))
            middle, late = times[TIMES // 2], times[int(TIMES * 0.95)]
            yield f"{what}, {count:,} items", f"p95 {late:.0f} ms", f"median {middle:.0f} ms"


def fill(store: Store, count: int) -> None:
    """So many items, of as many rules as it takes, in several states."""
    for batch in range(-(-count // AT_ONCE)):
        raise_all(store, findings(min(AT_ONCE, count), batch, f"cn.licensing/filled-{batch:02}"))
    with store.writing() as session:
        # A store in use holds items in every state and with many due days; put in directly,
        # since the benchmark is of reading them and of the next command.
        session.execute(
            text(
                "UPDATE supervision_item SET due = CAST(:day AS date) "
                "+ CAST(hashtext(id) % 60 AS integer)"
            ),
            {"day": DAY},
        )
    with store.engine.connect() as connection:
        connection.execution_options(isolation_level="AUTOCOMMIT").execute(text("ANALYZE"))


def people(store: Store) -> Iterator[tuple[str, Callable[[], object]]]:
    """What people do, each a call that is timed."""
    pick = random.Random(7)
    everywhere = inspector("Li Wei")
    somewhere = Actor("Zhou Yi", tuple(Grant("inspector", org) for org in ORGS[:8]))
    with store.reading() as session:
        ids = list(session.scalars(select(ItemRow.id).order_by(ItemRow.id).limit(20_000)))
    pick.shuffle(ids)
    named = iter(ids)
    first = Filter(states=("raised",), card="red")
    yield "queue, first page and counts", lambda: page(store, first, everywhere)
    deep = read_queue(store, Filter(), actor=everywhere, limit=5_000).after
    yield (
        "queue, a page far down",
        lambda: read_queue(store, Filter(), actor=everywhere, after=deep, limit=50),
    )
    mine = Filter(states=("raised", "assigned"))
    yield "queue of one with eight places", lambda: page(store, mine, somewhere)
    late = Filter(overdue_on=DAY, rule=RULES[0].partition("/")[0])
    yield "queue, overdue of a pack", lambda: page(store, late, everywhere)
    yield "item with its trail", lambda: item(store, pick.choice(ids), everywhere)
    yield (
        "a command",
        lambda: act(
            store,
            c.Assign(item=next(named), by=everywhere, at=datetime.now(UTC), to="O-001"),
            days=DAYS,
        ),
    )


def page(store: Store, wanted: Filter, actor: Actor) -> None:
    """What a page of the queue reads."""
    read_queue(store, wanted, actor=actor, limit=50, at=datetime.now(UTC))
    counts(store, wanted, actor=actor, today=DAY)


def item(store: Store, name: str, actor: Actor) -> None:
    """What the page of an item reads."""
    get_item(store, name, actor=actor)
    read_trail(store, name, actor=actor)


def seconds(work: Callable[[], object]) -> float:
    """How long something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--items", type=int, default=1_000_000)
    parser.add_argument("--only", choices=("raising", "waiting"))
    given = parser.parse_args()
    if given.only != "waiting":
        for row in raising():
            print(*row, sep=" | ", flush=True)
    if given.only != "raising":
        for row in waiting(given.items):
            print(*row, sep=" | ", flush=True)


if __name__ == "__main__":
    main()
