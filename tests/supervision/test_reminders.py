"""Reminders: what time alone brings about, told once."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from oversight.store.database import Store
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import declare_emergency
from oversight.supervision.ownership import Owner
from oversight.supervision.reminders import Reminded, remind
from oversight.supervision.rerouting import set_owners
from oversight.supervision.service import act, get_item
from oversight.supervision.trail import verify_trail

from .support import DAY, DAYS, INSPECTOR, SEES_ALL, TO_CLOSE, command, raised, row, rows_of, walk
from .test_emergencies import day, filled


def told(store: Store, *kinds: str) -> list[tuple[Any, ...]]:
    """The notices of these kinds: who, organisation, kind and what is said."""
    rows = rows_of(store, "SELECT who, org, kind, said FROM supervision_notice ORDER BY id")
    return [(who, org, kind, json.loads(said)) for who, org, kind, said in rows if kind in kinds]


def reminded(store: Store, at: date) -> Reminded:
    """Reminding, which says nothing new the second time."""
    done = remind(store, at=at, days=DAYS)
    assert remind(store, at=at, days=DAYS) == Reminded()
    return done


def test_a_snooze_that_ended_is_told_to_who_snoozed(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "snooze")
    assert reminded(any_store, day(10)) == Reminded()
    assert get_item(any_store, name, actor=SEES_ALL).sleep.on
    assert reminded(any_store, day(11)) == Reminded(woken=1)
    assert not get_item(any_store, name, actor=SEES_ALL).sleep.on
    said = {"what": "snooze", "until": "2021-10-11"}
    assert told(any_store, "reminder") == [("Li Wei", None, "reminder", said)]
    entry = (
        "SELECT who, command, to_state, details FROM supervision_trail ORDER BY seq DESC LIMIT 1"
    )
    assert rows_of(any_store, entry) == [
        ("evaluation", "remind", "raised", '{"until":"2021-10-11"}')
    ]
    assert verify_trail(any_store).whole


def test_what_is_due_and_overdue_is_told_once_a_stage(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    assert reminded(any_store, day(12)) == Reminded()  # nobody's yet but the inspector's
    walk(any_store, name, "assign", "sign", at=day(12))
    assert reminded(any_store, day(15)) == Reminded()
    assert reminded(any_store, day(16)) == Reminded(soon=1)
    assert reminded(any_store, day(17)) == Reminded()
    assert reminded(any_store, day(18)) == Reminded(overdue=1)
    assert reminded(any_store, day(19)) == Reminded()
    walk(any_store, name, "submit", "return", at=day(19))
    assert reminded(any_store, day(25)) == Reminded(overdue=1)
    signed = {"state": "signed", "since": "2021-10-12", "due": "2021-10-17"}
    returned = {"state": "returned", "since": "2021-10-19", "due": "2021-10-24"}
    assert told(any_store, "due_soon", "overdue") == [
        (None, "O-12", "due_soon", signed),
        (None, "O-12", "overdue", signed),
        (None, "O-12", "overdue", returned),
    ]


def test_a_clock_that_stands_still_reminds_nobody(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign", "ask")
    assert reminded(any_store, day(20)) == Reminded()


def test_assisting_organisations_are_told_of_their_own_part(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    act(any_store, command("assign", name, assisting=("O-7",)), days=DAYS)
    walk(any_store, name, "sign")
    assert reminded(any_store, day(10)) == Reminded(overdue=1)
    said = {"state": "assigned", "since": "2021-10-08", "due": "2021-10-09"}
    assert told(any_store, "overdue") == [(None, "O-7", "overdue", said)]


def test_an_observation_window_that_ended_is_told_to_who_closed(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, *TO_CLOSE)
    assert reminded(any_store, day(27)) == Reminded()
    assert reminded(any_store, day(28)) == Reminded(observed=1)
    act(any_store, command("observe", name, day(28), outcome="too_early"), days=DAYS)
    assert reminded(any_store, date(2021, 11, 17)) == Reminded(observed=1)
    assert [each[::3] for each in told(any_store, "observe")] == [
        ("Li Wei", {"until": "2021-10-28"}),
        ("Li Wei", {"until": "2021-11-17"}),
    ]


def test_what_begins_and_ends_on_a_day_is_brought_about(any_store: Store) -> None:
    filled(any_store)
    later = Owner("O-7", since=day(12))
    set_owners(any_store, [later], by=INSPECTOR, at=DAY, days=DAYS)
    flood = Emergency("Flood", 1, "It rises.", day(13))
    declare_emergency(any_store, flood, by=INSPECTOR, at=DAY, days=DAYS)
    assert [item.org for item, _ in reminded(any_store, day(12)).routed.moved] == ["O-7"]
    assert reminded(any_store, day(13)).paced == 1
    raised(any_store, row("C1"), row("C2"), at=day(13))
    assert reminded(any_store, day(14)) == Reminded()
