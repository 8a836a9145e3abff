"""Emergencies: clocks shortened while they last, and as they were when they end."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from oversight.problem import Refused
from oversight.store.database import Store
from oversight.supervision.covering import Emergency
from oversight.supervision.emergencies import (
    Shortened,
    apply_emergencies,
    declare_emergency,
    end_emergency,
    list_emergencies,
    preview_emergency,
)
from oversight.supervision.orgs import sync_orgs
from oversight.supervision.pacing import Paced
from oversight.supervision.service import act, get_item
from oversight.supervision.trail import verify_trail

from .support import DAY, DAYS, INSPECTOR, NEXT, SEES_ALL, command, raised, row, rows_of, walk
from .test_ownership import at_place, orgs

FLOOD = Emergency("Flood", 2, "The river rises.", NEXT)


def filled(store: Store, *rows: dict[str, Any]) -> dict[str, str]:
    sync_orgs(store, orgs())
    raised(store, *(rows or (row("C1"),)))
    return dict(rows_of(store, "SELECT subject, id FROM supervision_item"))


def day(number: int) -> date:
    return date(2021, 10, number)


def stands(store: Store, name: str) -> tuple[date | None, str | None, int | None]:
    found = get_item(store, name, actor=SEES_ALL)
    return found.due, found.emergency, found.pace


def trail_of(store: Store, *commands: str) -> list[tuple[Any, ...]]:
    named = ", ".join(f"'{each}'" for each in commands)
    return rows_of(
        store,
        "SELECT who, command, to_state, why, details FROM supervision_trail "
        f"WHERE command IN ({named}) ORDER BY seq",
    )


def declared(store: Store, emergency: Emergency = FLOOD, at: date = NEXT) -> Paced:
    return declare_emergency(store, emergency, by=INSPECTOR, at=at, days=DAYS)[1]


def ended(store: Store, at: date, name: str = "E2021-01") -> Paced:
    return end_emergency(store, name, by=INSPECTOR, at=at, days=DAYS)[1]


def test_it_shortens_what_it_covers_and_what_it_shortened_comes_back(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign")
    assert declared(any_store) == Paced(shortened=1)
    assert stands(any_store, name) == (day(13), "E2021-01", 2)  # as it was: not lengthened
    ended(any_store, NEXT)
    walk(any_store, name, "begin", at=NEXT)
    declared(any_store, Emergency("Flood", 1, "It rises.", NEXT), at=NEXT)
    assert stands(any_store, name) == (day(12), "E2021-02", 1)
    assert ended(any_store, day(12), "E2021-02") == Paced(restored=1)
    # Reckoned from the signing, for the work that began later began no clock.
    assert stands(any_store, name) == (day(13), None, None)
    assert trail_of(any_store, "shorten", "restore")[2:] == [
        (
            "Li Wei",
            "shorten",
            "handling",
            "It rises.",
            '{"due":"2021-10-12","emergency":"E2021-02","was":"2021-10-13"}',
        ),
        (
            "Li Wei",
            "restore",
            "handling",
            "",
            '{"due":"2021-10-13","emergency":"E2021-02","was":"2021-10-12"}',
        ),
    ]
    assert verify_trail(any_store).whole


def test_what_is_raised_or_moved_meanwhile_keeps_its_pace(any_store: Store) -> None:
    filled(any_store)
    declared(any_store, Emergency("Flood", 2, "It rises.", DAY), at=DAY)
    raised(any_store, row("C1"), row("C2"))
    name = dict(rows_of(any_store, "SELECT subject, id FROM supervision_item"))["C2"]
    assert stands(any_store, name) == (day(9), "E2021-01", 2)
    walk(any_store, name, "assign", "sign")
    assert stands(any_store, name) == (day(10), "E2021-01", 2)
    ended(any_store, day(9))
    assert stands(any_store, name) == (day(13), None, None)
    walk(any_store, name, "submit", at=day(10))
    assert stands(any_store, name) == (day(13), None, None)


def test_questions_that_stopped_the_clock_count_when_it_is_restored(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign", "ask")
    walk(any_store, name, "answer", at=day(11))
    assert stands(any_store, name)[0] == day(16)
    declared(any_store, Emergency("Flood", 1, "It rises.", day(12)), at=day(12))
    assert stands(any_store, name)[0] == day(13)
    ended(any_store, day(13))
    assert stands(any_store, name)[0] == day(16)


def test_an_extension_that_was_granted_stands(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign", "ask_extension", "grant_extension")
    until = stands(any_store, name)[0]
    declared(any_store)
    assert stands(any_store, name) == (until, "E2021-01", 2)
    ended(any_store, day(12))
    assert stands(any_store, name) == (until, None, None)


def test_nobody_is_late_by_what_is_declared_today(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign")
    declared(any_store, Emergency("Flood", 1, "It rose.", DAY), at=day(12))
    assert stands(any_store, name)[0] == day(12)


def test_it_covers_its_rule_and_place_only_and_the_tightest_counts(any_store: Store) -> None:
    ids = filled(
        any_store, row("C1"), row("C2", org="O-7"), row("C3", rule="cn.penalty/x"), row("C4")
    )
    walk(any_store, ids["C4"], "dismiss")
    here = Emergency("Flood", 2, "It rises.", NEXT, rule="cn.licensing", place="north")
    assert declared(any_store, here) == Paced(shortened=1)
    everywhere = Emergency("Quake", 1, "It shakes.", NEXT)
    assert declared(any_store, everywhere) == Paced(shortened=3)
    found = {subject: stands(any_store, name)[1] for subject, name in ids.items()}
    assert found == {"C1": "E2021-02", "C2": "E2021-02", "C3": "E2021-02", "C4": None}
    assert ended(any_store, day(12), "E2021-02") == Paced(restored=3)
    found = {subject: stands(any_store, name)[1] for subject, name in ids.items()}
    assert found == {"C1": "E2021-01", "C2": None, "C3": None, "C4": None}


def test_the_parts_of_assisting_organisations_are_shortened_too(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    act(any_store, command("assign", name, assisting=("O-7",)), days=DAYS)
    act(any_store, command("sign", name, org="O-7"), days=DAYS)
    declared(any_store, Emergency("Flood", 1, "It rises.", DAY), at=DAY)
    assert [part.due for part in get_item(any_store, name, actor=SEES_ALL).parts] == [day(9)]
    ended(any_store, day(9))
    assert [part.due for part in get_item(any_store, name, actor=SEES_ALL).parts] == [day(13)]


def test_it_ends_by_itself_on_the_day_that_was_said(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign")
    declared(any_store, Emergency("Flood", 1, "It rises.", NEXT, until=day(12)))
    assert stands(any_store, name)[0] == day(12)
    assert apply_emergencies(any_store, at=day(12), days=DAYS) == Paced()
    assert apply_emergencies(any_store, at=day(13), days=DAYS) == Paced(restored=1)
    assert stands(any_store, name) == (day(13), None, None)
    assert [each[:2] for each in trail_of(any_store, "restore")] == [("evaluation", "restore")]
    with pytest.raises(Refused, match="no emergency 'E2021-01' that is still on"):
        ended(any_store, day(13))


def test_each_organisation_is_told_once(any_store: Store) -> None:
    filled(any_store, row("C1"), row("C2"), row("C3", org="O-7"))
    declared(any_store)
    said = "SELECT org, kind, said FROM supervision_notice ORDER BY org"
    told = '{"by":"Li Wei","emergency":"E2021-01","n":"%s","why":"The river rises."}'
    assert rows_of(any_store, said) == [
        ("O-12", "emergency", told % 2),
        ("O-7", "emergency", told % 1),
    ]


def test_everything_wrong_with_it_is_said(any_store: Store) -> None:
    filled(any_store)
    wrong = Emergency(" ", 0, "", NEXT, place="city", until=DAY)
    with pytest.raises(Refused) as caught:
        declare_emergency(any_store, wrong, by=at_place("inspector", "north"), at=NEXT, days=DAYS)
    assert [problem.said for problem in caught.value.problems] == [
        "No title is given.",
        "No why is given.",
        "A stage cannot take at most 0 working days.",
        "It would end on 2021-10-08, before it begins on 2021-10-11.",
        "Wu Jun is no inspector over 'city'.",
    ]
    assert list_emergencies(any_store, actor=SEES_ALL) == []


@pytest.mark.parametrize(
    ("role", "place", "may"),
    [
        ("inspector", "north", True),
        ("inspector", "city", True),
        ("inspector", "O-12", False),
        ("inspector", "south", False),
        ("auditor", "city", False),
    ],
)
def test_an_inspector_at_the_place_or_above_declares_and_ends_it(
    any_store: Store, role: str, place: str, may: bool
) -> None:
    filled(any_store)
    by, here = at_place(role, place), Emergency("Flood", 1, "It rises.", DAY, place="north")
    if may:
        declare_emergency(any_store, here, by=by, at=DAY, days=DAYS)
        end_emergency(any_store, "E2021-01", by=by, at=NEXT, days=DAYS)
        assert list_emergencies(any_store, actor=SEES_ALL, day=NEXT) == []
        return
    with pytest.raises(Refused):
        declare_emergency(any_store, here, by=by, at=DAY, days=DAYS)
    declared(any_store, here, at=DAY)
    with pytest.raises(Refused):
        end_emergency(any_store, "E2021-01", by=by, at=NEXT, days=DAYS)


def test_it_is_seen_from_above_and_from_below(any_store: Store) -> None:
    filled(any_store)
    declared(any_store, Emergency("Flood", 1, "It rises.", DAY, place="north"), at=DAY)
    seen = {
        place: [
            each.title for each in list_emergencies(any_store, actor=at_place("handler", place))
        ]
        for place in ("city", "O-12", "south")
    }
    assert seen == {"city": ["Flood"], "O-12": ["Flood"], "south": []}


def test_a_preview_says_what_would_be_covered_and_leaves_all_as_it_is(any_store: Store) -> None:
    name = filled(any_store)["C1"]
    walk(any_store, name, "assign", "sign", "begin", at=NEXT)
    emergency = Emergency("Flood", 1, "It rises.", NEXT)
    before = stands(any_store, name)
    tried, seen = preview_emergency(any_store, emergency, by=INSPECTOR, at=NEXT, days=DAYS)
    item = get_item(any_store, name, actor=SEES_ALL)
    assert (tried, seen) == (Paced(shortened=1), [Shortened(item, day(12))])
    assert stands(any_store, name) == before
    assert list_emergencies(any_store, actor=SEES_ALL) == []
    assert declared(any_store, emergency) == tried
    assert stands(any_store, name) == (day(12), "E2021-01", 1)
    with pytest.raises(Refused, match="at most 0 working days"):
        nothing = Emergency("Flood", 0, "It rises.", NEXT)
        preview_emergency(any_store, nothing, by=INSPECTOR, at=NEXT, days=DAYS)
