"""The queue and its counts: in order, by pages, and following what is done."""

from __future__ import annotations

from datetime import date, timedelta

from oversight.store.database import Store
from oversight.supervision.actor import Actor, Grant
from oversight.supervision.service import act
from oversight.supervision.views import Counts, Filter, counts, read_queue

from .support import DAY, DAYS, INSPECTOR, SEES_ALL, command, raised, row, rows_of


def ids(store: Store) -> list[str]:
    return [name for (name,) in rows_of(store, "SELECT id FROM supervision_item ORDER BY id")]


def test_pages_follow_each_other_by_the_clock_and_miss_nothing(any_store: Store) -> None:
    raised(any_store, *[row(f"C{n}") for n in range(7)])
    for name in ids(any_store)[:2]:
        act(any_store, command("dismiss", name), days=DAYS)
    seen: list[tuple[date | None, str]] = []
    after = None
    while True:
        page = read_queue(any_store, Filter(), actor=SEES_ALL, after=after, limit=2)
        seen += [line.key for line in page.lines]
        after = page.after
        if after is None:
            break
    clocked, ended = ids(any_store)[2:], ids(any_store)[:2]
    due = DAY + timedelta(1)
    assert seen == [*[(due, name) for name in clocked], *[(None, name) for name in ended]]


def test_counts_follow_what_is_done_and_leave_out_what_is_laid_aside(any_store: Store) -> None:
    raised(any_store, row("C1"), row("C2", card="yellow"), row("C3", org="O-7"))
    first, second, third = ids(any_store)
    cards = dict(rows_of(any_store, "SELECT id, card FROM supervision_item"))
    awake = Filter(snoozed=False, today=DAY)

    def told(actor: Actor = SEES_ALL, wanted: Filter = awake) -> Counts:
        return counts(any_store, wanted, actor=actor, today=DAY + timedelta(2))

    assert told() == Counts(3, {"raised": 3}, {"red": 2, "yellow": 1}, 3)
    act(any_store, command("assign", first), days=DAYS)
    assert told().by_state == {"raised": 2, "assigned": 1}
    act(any_store, command("snooze", second), days=DAYS)
    left = {"red": 2, "yellow": 1}
    left[cards[second]] -= 1
    after = told()
    assert (after.matching, after.overdue) == (2, 2)
    assert after.by_card == {card: n for card, n in left.items() if n}
    assert told(wanted=Filter(snoozed=True, today=DAY)).matching == 1
    assert told(wanted=Filter()).matching == 3
    act(any_store, command("wake", second), days=DAYS)
    assert told().matching == 3
    places = dict(rows_of(any_store, "SELECT id, org FROM supervision_item"))
    here = Actor("Wu", (Grant("inspector", places[third]),))
    assert told(here).matching == list(places.values()).count(places[third])
    assert INSPECTOR.name not in places.values()
